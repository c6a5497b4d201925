package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/scenarios/letters"
	"fewer/views/words"
)

// Practices go by letters until somebody asks for their names, in every theme;
// the switch is that of all screens.
func TestPracticesAreLetteredUnlessNamesAreAskedFor(t *testing.T) {
	for _, theme := range []string{"dark", "projector"} {
		d := newDriver(t, builtInYear(t), file.Document{}, theme, 120, 40)
		d.press("p")
		d.sees("Practice AH", "limits: chance and patients")
		for _, q := range d.app.Session.Year().Year().Practices {
			d.lacks(q.Name)
		}
		d.press("N")
		d.sees("Ploughshare Practice")
		d.press("N")
		d.sees("Practice AH", "Practices go by letters")
		d.lacks("Ploughshare")
	}
}

// What the list says is what the model says, for all referrals, for the row that
// was selected, and with limits for chance alone.
func TestPracticesSideBySide(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "dark", 80, 24)
	d.press("down", "p")
	d.sees("PRACTICES · all referrals", "271.3 above 99.8%", "random effects")
	d.press("k")
	d.sees("limits: chance only", "exact Poisson limits")
	d.press("k", "space", "home")
	stream := d.app.Session.Year().StreamAt("midshire-dermatology")
	f := insight.FunnelOf(d.app.Session.Year(), stream, true)
	d.sees("Dermatology to Midshire General", f.Words())
	highest := f.Practices[0]
	for _, q := range f.Practices {
		if q.Rate > highest.Rate {
			highest = q
		}
	}
	d.sees("Practice " + letters.LettersOf(d.app.Session.Year().Year()).Of(d.app.Year.Practices[highest.Practice].ID) + ", " + model.Thousands(int64(highest.List)) + " patients")
	d.press("space")
	d.sees("PRACTICES · all referrals")
	d.press("left", "right", "right")
	d.sees("ENT to Midshire General")
	d.press("esc")
	d.sees("A WEEK")
}

// What could be had at most is shown first, taken as one step, and taken again
// in place of the first.
func TestWhatCouldBeHadAtMostIsTakenInOneStep(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "dark", 80, 24)
	d.press("left", "p", "enter")
	d.sees("At most, from now to 31 March", "Nobody knows how many of these patients", "came to it: beyond what is", "asked already, 1 practice, 34 referrals fewer; saved: £5,750.")
	d.press("esc")
	if n := len(d.app.Session.Document().Scenario.Changes); n != 1 {
		t.Fatalf("looking made %d changes", n)
	}
	d.press("enter", "9")
	d.sees("Taken, as the most that there is: 34 referrals fewer beyond what was asked", "already; u takes it back")
	once := len(d.app.Session.Document().Scenario.Changes)
	if label, _ := d.app.Session.CanUndo(); !strings.HasPrefix(label, "At most") || once < 2 {
		t.Errorf("%q made %d changes", label, once)
	}
	saved := d.saving(model.AsContracted)
	d.press("enter", "5")
	d.press("enter", "9")
	if got := d.saving(model.AsContracted); got != saved || len(d.app.Session.Document().Scenario.Changes) != once {
		t.Errorf("taken again, %v is saved by %d changes, not %v by %d", got, len(d.app.Session.Document().Scenario.Changes), saved, once)
	}
	d.press("u", "u", "u")
	if n := len(d.app.Session.Document().Scenario.Changes); n != 1 {
		t.Errorf("undone, %d changes are left", n)
	}
}

// A practice sees its share, its rate and what its own part of the scenario does.
func TestAPracticeSeesItsOwn(t *testing.T) {
	y := practicesYear()
	change := model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -30})
	change.Practices = []string{"combe-lane"}
	d := newDriver(t, y, file.Document{Scenario: model.Scenario{Changes: []model.Change{change}}}, "plain", 80, 24)
	d.press("tab", "tab", "p", "home")
	doc := d.app.Session.Document()
	own := insight.ForPractice(d.app.Session.Year(), &doc.Scenario, "combe-lane")
	pr := d.app.Session.Year().NewProjection()
	d.app.Session.Year().Project(&own, pr)
	d.sees("Practice A, 8,000 patients", "% of all", "Its part of the scenario",
		"saved "+pr.Terms[model.AllCostPerCase].Saving.Whole()+" if all were cost per case")
	d.press("down")
	d.sees("Practice B, 6,000 patients", "The scenario changes none of its referrals.")
}

// practicesYear has three practices with lists.
func practicesYear() *model.Year {
	y := testYear()
	y.Practices = append(y.Practices, model.Practice{ID: "mill", Name: "Mill Street Surgery"})
	for i, list := range []float64{8000, 6000, 9000} {
		y.Practices[i].ListSize = model.Given(list)
	}
	for i := range y.Referrals {
		y.Referrals[i].ByPractice = append(y.Referrals[i].ByPractice, model.PracticeCount{Practice: "mill", Count: 20})
	}
	return y
}

// Whatever is missing is said in a sentence; no figure is made up in its place.
func TestPracticesThatCannotBeCompared(t *testing.T) {
	for want, spoil := range map[string]func(*model.Year){
		"It is not known which practices the referrals came from.": func(y *model.Year) {
			y.Practices = nil
			for i := range y.Referrals {
				y.Referrals[i].ByPractice = nil
			}
		},
		"The year has no referrals.": func(y *model.Year) { y.Referrals = nil },
		"No practice that these referrals came from has a list size.": func(y *model.Year) {
			for i := range y.Practices {
				y.Practices[i].ListSize = model.Optional{}
			}
		},
		"Only one practice is known; there is none to compare it with.": func(y *model.Year) {
			y.Practices = y.Practices[:1]
			for i := range y.Referrals {
				y.Referrals[i].ByPractice = y.Referrals[i].ByPractice[:1]
			}
		},
		"None of these practices has sent a referral in this time.": func(y *model.Year) {
			for i := range y.Referrals {
				for k := range y.Referrals[i].ByPractice {
					y.Referrals[i].ByPractice[k].Count = 0
				}
			}
		},
	} {
		y := practicesYear()
		spoil(y)
		for _, size := range [][2]int{{80, 24}, {50, 16}, {40, 12}} {
			d := newDriver(t, y, file.Document{}, "plain", size[0], size[1])
			d.press("p")
			if size[1] > 12 {
				d.sees(want)
			}
			d.press("down", "k", "enter", "esc", "c", "right", "space", "N")
			d.validFrame(t, size[0], size[1])
			d.lacks("NaN", "Inf")
		}
	}
}

// What is asked already is not asked twice, and a page of one stream counts that
// stream's referrals alone.
func TestPracticesOfOneStreamBesideWhatIsAsked(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "dark", 120, 40)
	d.press("3", "enter", "p", "enter")
	d.sees("beyond what is asked already")
	before, _ := words.NotSent(d.app.Projection())
	year := d.app.Session.Year()
	m := words.NewAtMost(year, insight.FunnelOf(year, insight.AllStreams, true), words.Median, &model.Scenario{}, model.AsContracted)
	d.press("m")
	d.sees("referrals fewer beyond what was asked already")
	// Practices below the median keep the 3% that they were asked for.
	if got, _ := words.NotSent(d.app.Projection()); got <= m.NotSent || got >= m.NotSent+before {
		t.Errorf("%v are not sent; the median alone is %v, asked were %v", got, m.NotSent, before)
	}
	d = newDriver(t, builtInYear(t), file.Document{}, "dark", 120, 40)
	d.press("/", "e", "a", "s", "t", "enter", "10", "enter", "p")
	d.sees("Its part of the scenario: ")
	d.press("right")
	d.sees("ENT to Midshire General", "The scenario changes none of these referrals for it.")
	d.lacks("Its part of the scenario")
}
