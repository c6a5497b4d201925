package workbook

import (
	"testing"

	"github.com/adrg/xdg"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/letters"
	"fewer/scenarios/samples"
)

// bothYears are the built-in years: by week and by month.
func bothYears(t testing.TB) (years []*model.Year) {
	t.Helper()
	xdg.StateHome = t.TempDir() // the letters of whoever runs the tests are left alone
	for _, b := range samples.All() {
		read, err := b.AsRead()
		if err != nil {
			t.Fatal(err)
		}
		years = append(years, &read.Year)
	}
	return years
}

func bundled(y *model.Year, s model.Scenario) file.Document {
	doc := file.Document{Scenario: s, Year: file.ReferenceTo(y)}
	bundle, _ := letters.Bundle(doc, y, true)
	return bundle
}

func mustBuild(t testing.TB, name string, doc file.Document) *maker {
	t.Helper()
	m, err := build(Source{Document: doc})
	if err != nil {
		for r := top; m != nil && r < m.compared.Rows(); r++ {
			if c := m.compared.Cell(r, checkDifference); c.Number != 0 || c.Text != "" {
				t.Log(m.compared.Cell(r, 0).Text, m.compared.Cell(r, 1).Text, m.compared.Cell(r, 2).Number, m.compared.Cell(r, 3).Number, m.compared.Cell(r, 3).Text, c.Number, c.Text)
			}
		}
		t.Fatal(name, err)
	}
	return m
}
