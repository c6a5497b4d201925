package workshop

import (
	"fmt"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios"
	"fewer/scenarios/samples"
)

// builtInYear is the year that people see first.
func builtInYear(t testing.TB) *model.Year {
	t.Helper()
	y, faults := scenarios.ReadYear(samples.YearName, samples.Year())
	if faults.Fatal() {
		t.Fatal(faults)
	}
	return y
}

// An edit of a year of 50 providers, 2,000 lines and 500 streams, with ten
// changes and a proposal, from the message to the frame: the headline, the table,
// the sentence and the chart in view. The design asks for 50 ms.
func BenchmarkUpdateAndViewOfAnEditOfTheLargeYear(b *testing.B) {
	y := modeltest.Large()
	doc := scenarios.Document{Scenario: model.Scenario{Proposals: []model.Proposal{
		{Provider: y.Providers[0].ID, FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}},
	}}}
	for i := range 10 {
		target := model.Target{Referrals: y.Referrals[i*len(y.Referrals)/10].ID}
		doc.Scenario.Changes = append(doc.Scenario.Changes, model.NewChange(target, model.Size{Kind: model.Percent, Amount: -5}))
	}
	d := newDriver(b, y, doc, "dark", 200, 60)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.app.Update(tea.KeyMsg{Type: []tea.KeyType{tea.KeyLeft, tea.KeyRight}[i%2]})
		if d.app.View() == "" {
			b.Fatal("no frame")
		}
	}
}

// A key on the workbench of the built-in year, from the message to the frame.
// The design asks for 0.2 ms at 120×40 and 0.5 ms at 200×60.
func BenchmarkUpdateAndViewOfTheWorkbench(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, key := range []tea.KeyType{tea.KeyLeft, tea.KeyDown, tea.KeyTab} {
			b.Run(fmt.Sprintf("%dx%d/%v", size[0], size[1], tea.KeyMsg{Type: key}), func(b *testing.B) {
				d := newDriver(b, builtInYear(b), scenarios.Document{}, "dark", size[0], size[1])
				d.press("left", "down", "left", "down", "left")
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					k := key
					if key == tea.KeyLeft && i%2 == 1 {
						k = tea.KeyRight
					} else if key == tea.KeyDown && i%20 >= 10 {
						k = tea.KeyUp
					}
					d.app.Update(tea.KeyMsg{Type: k})
					if d.app.View() == "" {
						b.Fatal("no frame")
					}
				}
			})
		}
	}
}
