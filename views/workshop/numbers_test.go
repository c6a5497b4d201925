package workshop

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/screens"
)

func bench(t *testing.T) *driver {
	t.Helper()
	return newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
}

// entSize is the size of the plain change of the first row.
func (d *driver) entSize() model.Size {
	size, _ := d.app.Session.PlainChange(ent)
	return size
}

func TestADecimalTypedOnARowIsADecimal(t *testing.T) {
	for typed, want := range map[string]model.Size{
		"0.5": {Kind: model.Percent, Amount: -0.5}, ".5": {Kind: model.Percent, Amount: -0.5}, "0,5": {Kind: model.Percent, Amount: -0.5},
		",5": {Kind: model.Percent, Amount: -0.5}, "1,5": {Kind: model.Percent, Amount: -1.5}, "1.5": {Kind: model.Percent, Amount: -1.5},
		"0.5w": {Kind: model.PerWeek, Amount: -0.5}, "+0,5": {Kind: model.Percent, Amount: 0.5}, "17 of 20": {Kind: model.Percent, Amount: -15},
		"17/20": {Kind: model.Percent, Amount: -15}, "20": {Kind: model.Percent, Amount: -20},
	} {
		d := bench(t)
		d.press(typed, "enter")
		if got := d.entSize(); got != want {
			t.Errorf("%q makes %+v, not %+v", typed, got, want)
		}
		if n := len(d.app.Session.Steps()); n != 2 {
			t.Errorf("%q is %d steps", typed, n-1)
		}
	}
	d := bench(t)
	d.press("1,500")
	d.sees("reads in two ways, as 1500, which is too much, and as 1.5: type 1.5")
	d.press("enter")
	if len(d.changes()) != 0 {
		t.Errorf("1,500 was taken: %+v", d.changes())
	}
}

func TestANoughtClearsAtOnceAndIsTheBeginningOfASize(t *testing.T) {
	d := bench(t)
	d.press("10", "enter", "enter", "down", "down", "down") // a second change, for one practice
	d.press("esc")
	one := model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -20})
	one.Practices = []string{"combe-lane"}
	d.app.Session.AddChange(one)
	d.app.Changed()
	steps := len(d.app.Session.Steps())
	d.press("0")
	if len(d.changes()) != 0 {
		t.Fatalf("0 leaves %+v", d.changes())
	}
	d.press(".")
	d.sees("0.")
	d.press("5", "enter")
	if got := d.changes(); len(got) != 2 || got[0].Size.Amount != -0.5 || got[1].Size.Amount != -20 {
		t.Errorf("0.5 makes %+v", got)
	}
	if n := len(d.app.Session.Steps()); n != steps+1 {
		t.Errorf("0.5 is %d steps", n-steps)
	}
	d.press("u")
	if got := d.changes(); len(got) != 2 || got[0].Size.Amount != -10 || got[1].Size.Amount != -20 {
		t.Errorf("one undo leaves %+v", got)
	}
	d.press("0", ",", "esc") // the 0 was said, and stands
	if len(d.changes()) != 0 {
		t.Errorf("0 and then Esc leaves %+v", d.changes())
	}
	d.press("u")
	if len(d.changes()) != 2 {
		t.Errorf("undone, %+v", d.changes())
	}
	d.press("0", "down", "up", ".", "5", "enter") // no longer next: the row stays cleared, and is then set
	if got := d.changes(); len(got) != 1 || got[0].Size.Amount != -0.5 {
		t.Errorf("0, then elsewhere, then .5 makes %+v", got)
	}
}

func TestASizeTypedAfterANoughtIsHeldByARedLine(t *testing.T) {
	d := bench(t)
	d.press("10", "enter")
	d.app.Session.SetRedLine(file.RedLine{Target: ent, NotBelow: -10, Why: "enough"})
	d.press("0", ".", "5", "enter")
	if got := d.entSize().Amount; got != -0.5 {
		t.Errorf("within the red line, %v", got)
	}
}

func TestToSoManyIsASize(t *testing.T) {
	d := bench(t)
	now := d.app.Projection().Streams[0].Now
	d.press("=40", "enter")
	if got := d.entSize(); got.Kind != model.PerWeek || math.Abs(got.Amount-(40-now)) > 0.005+1e-9 {
		t.Fatalf("=40 of %v makes %+v", now, got)
	}
	if left := d.app.Projection().Streams[0].New; math.Abs(left-40) > 0.005+1e-9 {
		t.Errorf("=40 leaves %v a week", left)
	}
	d.press("=", "30", "enter") // from what is there without it, not from what it left
	if left := d.app.Projection().Streams[0].New; math.Abs(left-30) > 0.005+1e-9 {
		t.Errorf("=30 then leaves %v a week", left)
	}

	// In the form, of one practice and of its weeks only.
	d = bench(t)
	d.press("enter", "to 10 a week", "down", "40", "down", "down", "enter", "combe", "space", "enter")
	d.press("down", "0.6", "enter")
	got := d.changes()
	if len(got) != 1 || len(got[0].Practices) != 1 || got[0].FromWeek != 40 || got[0].Delivered != 0.6 {
		t.Fatalf("the form makes %+v", got)
	}
	whole, weeks := got[0], &d.app.Prepared().Streams[0].Week
	mean := 0.0
	for _, w := range weeks[39:] {
		mean += w / 13
	}
	stream := d.app.Year.Referrals[0]
	want := 10 - mean*stream.ByPractice[0].Count/stream.Actual.Total
	if math.Abs(whole.Size.Amount-want) > 0.005+1e-9 || whole.Size.Kind != model.PerWeek {
		t.Errorf("“to 10 a week” makes %+v, not %v", whole.Size, want)
	}
}

func TestEveryProportionIsReadAlikeAndShownBeforeEnter(t *testing.T) {
	for typed, want := range map[string]float64{"0.6": 0.6, "0,6": 0.6, "60": 0.6, "60%": 0.6, "1": 1, "1.5": 0.015, "0": 0} {
		d := bench(t)
		d.press("enter", "10", "down", "down", "down", "down", typed)
		d.sees(model.PercentWords(want) + " of what was agreed")
		d.press("down", typed)
		d.press("down", "8", "enter")
		got := d.changes()
		if len(got) != 1 || got[0].Delivered != want || got[0].ComesBack.Share != want {
			t.Errorf("%q makes %+v", typed, got)
		} else if want > 0 && got[0].ComesBack.Lag != (model.Lag{First: 8, Last: 8}) {
			t.Errorf("8 weeks later is %+v", got[0].ComesBack.Lag)
		}
	}
}

func TestAFilledFieldIsReplacedByTheFirstCharacter(t *testing.T) {
	d := bench(t)
	d.press("3", "enter", "enter")
	d.sees("[3]", "replaces it")
	d.press("5")
	d.sees("5% fewer")
	d.lacks("35% fewer")
	d.press("enter")
	if got := d.entSize().Amount; got != -5 {
		t.Errorf("5 after a 3 that stood there makes %v", got)
	}
	d.press("enter", "right", "0", "enter") // an arrow keeps it
	if got := d.entSize().Amount; got != -50 {
		t.Errorf("an arrow and a 0 after 5 make %v", got)
	}
	d.press("enter", "backspace", "5", "enter")
	if got := d.entSize().Amount; got != -55 {
		t.Errorf("the last 0 of 50 replaced makes %v", got)
	}
	d.press("enter", "down", "down", "down", "down")
	d.sees("[100%]")
	d.press("60", "enter")
	if got := d.changes()[0].Delivered; got != 0.6 {
		t.Errorf("60 after 100%% makes %v", got)
	}
}

func TestALimitOfASearchIsAPercentage(t *testing.T) {
	for typed, want := range map[string]float64{"20": -20, "-20%": -20, "0.5": -0.5, "0,5": -0.5} {
		d := bench(t)
		d.press("g")
		d.press("down", "down", "down", typed)
		d.sees(model.PercentWords(-want/100) + " fewer at most")
		d.press("enter")
		if s, ok := d.app.Screen().(*screens.Seek); !ok || !s.Answer.Limited {
			t.Errorf("%q is no limit: %T", typed, d.app.Screen())
		}
	}
}

func TestASizeThatMoneyCannotHoldIsRefused(t *testing.T) {
	d := bench(t)
	d.press("5", "enter")
	saved := d.saving(model.AllCostPerCase)
	d.press("+900000000w", "enter")
	d.sees("more than £90,000,000,000, the most that is reckoned with")
	if got := d.entSize(); got != (model.Size{Kind: model.Percent, Amount: -5}) || d.saving(model.AllCostPerCase) != saved {
		t.Errorf("it was taken: %+v, saving %v", got, d.saving(model.AllCostPerCase))
	}
	if n := len(d.app.Session.Steps()); n != 2 {
		t.Errorf("it is a step, one of %d", n)
	}
}

// Part of a row may be protected: what is left of a size is said before Enter, and
// is what comes of it.
func TestWhatASizeComesToIsSaidBeforeEnter(t *testing.T) {
	y := testYear()
	y.Referrals[0].Protected = 0.3
	d := newDriver(t, y, file.Document{}, "dark", 80, 24)
	d.press("=10")
	said := regexp.MustCompile(`Not all of it is possible: .*protected.*It leaves ([0-9.]+) a week`).FindStringSubmatch(strings.Join(strings.Fields(d.screenText()), " "))
	if said == nil {
		t.Fatalf("what is protected is not said before Enter:\n%s", d.screenText())
	}
	d.press("enter")
	if left := d.app.Projection().Streams[0].New; strconv.FormatFloat(left, 'f', 1, 64) != said[1] || left < 15 {
		t.Errorf("%s a week are promised, %v come of it", said[1], left)
	}
	d.press("=60")
	d.lacks("Not all of it is possible")
	d.press("esc", "enter", "100")
	d.sees("100% fewer, not all of it possible")
	d.press("ctrl+u", "20")
	d.lacks("not all of it possible")
	d.press("esc")

	// A change for one practice is tried in its own place.
	d = newDriver(t, y, file.Document{}, "dark", 80, 24)
	one := model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -60})
	one.Practices = []string{"combe-lane"}
	d.app.Session.AddChange(one)
	d.app.Changed()
	d.press("left", "1", "65")
	d.lacks("Not all of it is possible")
	d.press("esc", "100")
	d.sees("Not all of it is possible")
}
