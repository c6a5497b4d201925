package workshop

import (
	"testing"

	"fewer/scenarios"
)

// The screens that say how sure the figures are and who refers how much, cell by
// cell, on the built-in year.
func TestGoldenFindings(t *testing.T) {
	for _, c := range []struct {
		name  string
		theme string
		w, h  int
		keys  []string
	}{
		{"range-80x24-plain.txt", "plain", 80, 24, []string{"left", "r"}},
		{"range-80x24-dark.ansi", "dark", 80, 24, []string{"left", "r"}},
		{"range-50x16-plain.txt", "plain", 50, 16, []string{"left", "r"}},
		{"range-chart-50x16-plain.txt", "plain", 50, 16, []string{"left", "r", "c"}},
		{"range-120x40-dark.ansi", "dark", 120, 40, []string{"left", "r"}},
		{"methods-80x24-plain.txt", "plain", 80, 24, []string{"left", "f"}},
		{"methods-50x16-plain.txt", "plain", 50, 16, []string{"f", "down"}},
		{"methods-80x24-light.ansi", "light", 80, 24, []string{"f", "down"}},
		{"over-time-80x24-plain.txt", "plain", 80, 24, []string{"x"}},
		{"over-time-80x24-dark.ansi", "dark", 80, 24, []string{"x"}},
		{"over-time-50x16-plain.txt", "plain", 50, 16, []string{"x"}},
		{"practices-80x24-plain.txt", "plain", 80, 24, []string{"p", "down"}},
		{"practices-80x24-dark.ansi", "dark", 80, 24, []string{"p", "down"}},
		{"practices-chance-120x40-light.ansi", "light", 120, 40, []string{"p", "space", "k", "n"}},
		{"practices-50x16-plain.txt", "plain", 50, 16, []string{"p"}},
		{"practices-funnel-50x16-plain.txt", "plain", 50, 16, []string{"p", "c"}},
		{"practices-at-most-80x24-plain.txt", "plain", 80, 24, []string{"p", "enter"}},
		{"practices-at-most-50x16-plain.txt", "plain", 50, 16, []string{"p", "enter"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDriver(t, builtInYear(t), scenarios.Document{}, c.theme, c.w, c.h)
			d.press(c.keys...)
			d.validFrame(t, c.w, c.h)
			golden(t, c.name, d.app.View()+"\n")
		})
	}
}
