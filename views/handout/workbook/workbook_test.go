package workbook

import (
	"os"
	"testing"

	"github.com/adrg/xdg"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/letters"
)

func builtIn(t testing.TB) *model.Year {
	t.Helper()
	xdg.StateHome = t.TempDir() // the letters of whoever runs the tests are left alone
	y, err := scenarios.BuiltInYear()
	if err != nil {
		t.Fatal(err)
	}
	return y
}

func bundled(y *model.Year, s model.Scenario) file.Document {
	doc := file.Document{Scenario: s, Year: file.ReferenceTo(y)}
	bundle, _ := letters.Bundle(doc, y, true)
	return bundle
}

func TestSlice(t *testing.T) {
	y := builtIn(t)
	s := model.Scenario{Name: "Ours", Changes: []model.Change{model.NewChange(model.Target{Referrals: y.Referrals[0].ID}, model.Size{Amount: -10})}}
	m, err := build(Source{Document: bundled(y, s), Version: "test"})
	if m != nil {
		for _, sh := range m.book.Sheets {
			t.Log(sh.Name, sh.Rows(), sh.Columns())
		}
	}
	if err != nil {
		for r := m.checksFrom + 1; r < m.sources.Rows(); r++ {
			if c := m.sources.Cell(r, checkDifference); c.Number != 0 || c.Text != "" {
				t.Log(m.sources.Cell(r, 0).Text, m.sources.Cell(r, 1).Text, m.sources.Cell(r, 2).Number, m.sources.Cell(r, 3).Number, m.sources.Cell(r, 3).Text, c.Number, c.Text)
			}
		}
		t.Error(err)
	}
	b, err := m.book.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/book/a.xlsx", b, 0o644)
	t.Log(len(b))
}
