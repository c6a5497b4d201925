package workshop

import (
	"strings"
	"testing"

	"fewer/scenarios/file"
)

// Every new screen is as large as its window and keeps the deficit in sight.
func TestFindingsInAllSizes(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"r"}, {"r", "c"}, {"f"}, {"x"}, {"p"}, {"p", "c"}, {"p", "enter"}} {
		d := newDriver(t, practicesYear(), file.Document{}, "plain", 80, 24)
		d.press(keys...)
		for w := 1; w < 260; w += 7 {
			for _, h := range []int{1, 3, 9, 10, 11, 13, 16, 19, 20, 24, 28, 40, 60} {
				d.resize(w, h)
				d.validFrame(t, w, h)
				if text := d.screenText(); w >= 5 && !strings.Contains(text, "£7.9m") {
					t.Fatalf("%v: no deficit in a window of %d×%d:\n%s", keys, w, h, text)
				}
			}
		}
	}
}

// The screens that say how sure the figures are and who refers how much, cell by
// cell, on the built-in year.
func TestGoldenFindings(t *testing.T) {
	t.Parallel()
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
		{"practices-chance-120x40-light.ansi", "light", 120, 40, []string{"p", "space", "k", "N"}},
		{"practices-50x16-plain.txt", "plain", 50, 16, []string{"p"}},
		{"practices-funnel-50x16-plain.txt", "plain", 50, 16, []string{"p", "c"}},
		{"practices-at-most-80x24-plain.txt", "plain", 80, 24, []string{"p", "enter"}},
		{"practices-at-most-50x16-plain.txt", "plain", 50, 16, []string{"p", "enter"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDriver(t, builtInYear(t), file.Document{}, c.theme, c.w, c.h)
			d.press(c.keys...)
			d.validFrame(t, c.w, c.h)
			d.golden(t, c.name)
		})
	}
}
