package workshop

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
)

// Wishes of 52 practices on one page: names may be cut in its rows, and figures and
// their units never.
func TestTheRowsOfAMergeAreCutInNamesOnly(t *testing.T) {
	t.Parallel()
	y := builtInYear(t)
	for _, w := range []int{50, 80, 120} {
		d := newDriver(t, y, file.Document{}, "plain", w, 24)
		for i, p := range y.Practices {
			own := model.NewChange(model.Target{Referrals: "midshire-ent"}, model.Size{Kind: model.Percent, Amount: -float64(5 + i%7)})
			own.Practices = []string{p.ID}
			all := fewerOf("eastmoor-ent", float64(3+i%2))
			d.put(fmt.Sprintf("2010-12-%02d Ours", 1+i%28), p.Name, own, all)
		}
		d.press("o")
		d.press("*", "J")
		d.sees("INTO ONE")
		var seen []string
		figures := map[string]bool{}
		look := func() {
			d.press("home")
			for before := ""; before != d.screenText(); {
				before = d.screenText()
				seen = append(seen, before)
				for _, line := range strings.Split(before, "\n") {
					if cut.MatchString(line) {
						t.Errorf("%d wide: %s", w, line)
					}
					for _, f := range regexp.MustCompile(`\d+% fewer|\d+ ask \d+% fewer`).FindAllString(line, -1) {
						figures[f] = true
					}
				}
				d.press("down")
			}
		}
		look()
		for !d.works("left") {
			d.press("up")
		}
		d.press("left") // all added up
		look()
		if said := strings.Join(strings.Fields(fmt.Sprint(seen)), " "); !strings.Contains(said, "wishes") {
			t.Errorf("%d wide, no row says what the wishes come to:\n%s", w, said)
		}
		for _, f := range []string{"5% fewer", "11% fewer", "26 ask 3% fewer"} {
			if !figures[f] {
				t.Errorf("%d wide: %q is on no row; there are %v", w, f, figures)
			}
		}
	}
}

// cut is a figure or its unit that an ellipsis ends.
var cut = regexp.MustCompile(`[0-9][0-9.,%£]*…|(fewe?|saved?|ask|wishe?s?|contracted)…`)
