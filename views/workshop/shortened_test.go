package workshop

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/tui"
)

// The tour of the README ends with two rows changed: the headline says whose the
// amount after 31 March is.
func TestTheTourSaysWhoseTheAmountAfterTheYearEndIs(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "dark", 80, 24)
	d.press("left", "left", "left")
	d.sees("£5,155 less care at tariff after 31 March")
	d.press("/", "eastmoor", "enter", "left")
	d.sees("£6,386 at tariff after 31 March, £5,155 another row's")
	d.resize(100, 24)
	d.sees("£6,386 at tariff after 31 March, £5,155 of it ENT to Midshire General")
}

// A change for one practice at 80 by 24: what the sentence leads with is the
// figure of the row, and what there is no room for ends at a whole clause.
func TestTheSentenceLeadsWithTheTermsInFocus(t *testing.T) {
	y := builtInYear(t)
	c := model.NewChange(model.Target{Referrals: "eastmoor-ent"}, model.Size{Kind: model.Percent, Amount: -10})
	c.Practices = []string{y.Practices[0].ID}
	d := newDriver(t, y, file.Document{Scenario: model.Scenario{Changes: []model.Change{c}}}, "dark", 80, 24)
	d.press("/", "eastmoor", "enter")
	row := regexp.MustCompile(`in part.*(£[0-9,]+)`).FindStringSubmatch(d.screenText())
	if row == nil {
		t.Fatalf("no saving in the row:\n%s", d.screenText())
	}
	d.sees("As contracted it saves " + row[1] + ": Eastmoor Foundation is paid for each patient")
	text := strings.Join(strings.Fields(d.screenText()), " ")
	_, said, _ := strings.Cut(text, "17 weeks hold")
	said, _, _ = strings.Cut(said, "←→")
	if said = strings.TrimSpace(said); !strings.HasSuffix(said, ".") && !strings.HasSuffix(said, " …") {
		t.Errorf("the sentence breaks off: %q", said)
	}
	if strings.Index(said, "as contracted") > strings.Index(said, "Paid by the case") && strings.Contains(said, "Paid by the case") {
		t.Errorf("the case leads: %q", said)
	}
}

// On no screen in use does an ellipsis stand in a figure.
func TestNoFigureIsCut(t *testing.T) {
	t.Parallel()
	cut := regexp.MustCompile(`(£|[−+]?\b)[0-9][0-9.,]*[a-z%]*…`)
	for _, w := range []int{50, 80, 100} {
		d := newDriver(t, builtInYear(t), file.Document{}, "dark", w, 24)
		look := func(where string) {
			for _, line := range strings.Split(d.screenText(), "\n") {
				if cut.MatchString(line) {
					t.Errorf("%s, %d wide: %s", where, w, line)
				}
			}
		}
		for i := range 36 {
			d.press("down", "left")
			look("workbench")
			if i%12 == 0 {
				for _, k := range []string{"e", "b", "w", "x", "p", "f", "l", "v", "h"} {
					d.press(k)
					look(k)
					d.press("down", "enter")
					look(k + " enter")
					d.press("esc", "esc", "esc")
				}
			}
		}
	}
}

// A change of 0.7 patients for one practice: the wall shows 0.7 and rates that
// differ, and the calendar no dash for what is there.
func TestASmallChangeIsNotNothing(t *testing.T) {
	y := builtInYear(t)
	c := model.NewChange(model.Target{Referrals: "eastmoor-ent"}, model.Size{Kind: model.Percent, Amount: -10})
	c.Practices = []string{y.Practices[0].ID}
	c.Delivered = 0.2
	d := newDriver(t, y, file.Document{Scenario: model.Scenario{Changes: []model.Change{c}}}, "plain", 50, 16)
	d.press("R", "j", "fewer of one", "enter")
	gone := d.app.Projection().Changes[0].NotSent
	if gone <= 0 || gone >= 1 {
		t.Fatalf("%v patients fewer: no small change", gone)
	}
	d.sees(strconv.FormatFloat(gone, 'f', 1, 64) + " patients fewer by 31 March, by one change to a part of them")
	facts := regexp.MustCompile(`(\S+) referrals a week now, (\S+) then`).FindStringSubmatch(d.screenText())
	if len(facts) == 0 || facts[1] == facts[2] {
		t.Errorf("now and then are %q", facts)
	}
}

// What begins a sentence is a letter of any alphabet, or a pound sign, never a byte.
func TestAPoundSignIsNotPutInCapitals(t *testing.T) {
	c := model.NewChange(model.Target{Referrals: "eastmoor-ent"}, model.Size{Kind: model.Percent, Amount: -10})
	d := newDriver(t, builtInYear(t), file.Document{Scenario: model.Scenario{Changes: []model.Change{c}}}, "plain", 80, 24)
	d.press("R", "j", "means for patients", "enter")
	d.sees("£7,829 saved as contracted, £6,670 saved if paid by the case.")
	for text, want := range map[string]string{"£5": "£5", "éire": "Éire", "": "", "x": "X"} {
		if got := tui.UpperFirst(text); got != want {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}
