package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/screens"
)

func TestWhereAReferralSavesMost(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("l")
	d.sees("WHERE A REFERRAL FEWER SAVES MOST", "▸ Cardiology to Eastmoor Foundation", "ENT to Midshire General £0 £0 –")
	d.press("end")
	d.sees("Northgate Centre is paid at most £5.5m", "saving begins at")
	d.press("up")
	d.sees("Midshire General is paid £61.2m whether they come or not.")
	d.press("tab", "tab")
	d.lacks("whether they come or not")
	d.press("shift+tab", "shift+tab", "k", "k", "k")
	d.sees("by patients for each £1,000 saved")
	d.lacks("GP prescribing")
	d.press("L")
	d.sees("GP prescribing £1")
	d.press("right")
	d.sees("MONEY THAT CAN STILL MOVE", "The first week of waiting costs £", "The contracts hold £")
	d.press("right", "L")
	d.sees("WHAT MOVES THE YEAR-END MOST", "contract with Midshire Ge", "The lines are in this list already")
	d.press("k")
	d.sees("The order can be chosen in the ranking")
	d.press("esc")
	d.sees("ON 31 MARCH")
}

// What the screen ranks is sorted and narrowed like every other table.
func TestWhereIsSortedAndNarrowed(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("l")
	d.sees("> Cardiology")
	d.press("Z")
	d.sees("> Cardiology", "Cardiology to Eastmoor Foundation £135 £7,834 7.4 £181 Dermatology to Midshire General")
	d.press("!")
	d.sees("ENT to Midshire General £0 £0 – £0 Dermatology to Midshire General")
	d.press("/", "hips", "enter")
	d.sees("> Hips and knees to Northgate Centre", "pays for; saving begins at 40% fewer")
	d.lacks("Dermatology")
	d.press("right")
	d.sees("Dermatology to Midshire General £0 £72,800", "> Hips and knees")
	d.press("right")
	d.sees("> GP prescribing")
	d.press("Z", "Z", "Z")
	d.press("/", "contract with", "enter")
	d.lacks("GP prescribing")
	d.press("enter")
	d.sees("a contract can't be swept")
	d.press("esc")
	d.sees("GP prescribing")
	d.press("esc")
	d.sees("ON 31 MARCH")
}

func TestTheSweepAndThePaymentCurve(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("end", "up", "up", "v") // hips and knees
	d.sees("Hips and knees to Northgate Centre · from 40% fewer to 40% more", "No change: Northgate Centre is paid £5.5", "as contracted")
	d.press("right")
	d.sees("5% more (")
	d.press("left", "left", "left")
	d.sees("10% fewer (")
	if got := len(d.app.Session.Document().Scenario.Changes); got != 0 {
		t.Errorf("looking made %d changes", got)
	}
	d.press("space")
	d.sees("Northgate Centre, cost per case, fixed above 104% of plan", "P, the plan: work worth £5.30m at tariff", "F, the forecast")
	d.press("left")
	d.sees("Space goes back to the sweep")
	d.press("esc", "end", "v", "space")
	d.sees("A line without activity is under no contract", "Reserves · from 40% fewer to 40% more")
}

func TestAPlanIsTakenInOneStep(t *testing.T) {
	doc := file.Document{RedLines: []file.RedLine{{Target: model.Target{Referrals: "n-hips"}, NotBelow: -50, Why: "agreed"}}}
	d := newDriver(t, testYear(), doc, "dark", 80, 24)
	before := d.app.Projection().Terms[model.AsContracted].Scenario.Deficit
	steps := len(d.app.Session.Steps())
	d.press("g")
	d.sees("What it would take, as contracted", "to break even", "all streams that can save")
	d.press("7.8m", "down", "down", "space")
	d.sees("to end no more than £7.8m over budget", "each by itself: the fewest referrals")
	d.press("enter")
	d.sees("WHAT IT WOULD TAKE TO END NO MORE THAN £7.8M OVER BUDGET", "fewer referrals to end no more than £7.8m over budget", "in tenths")
	if now := d.app.Projection().Terms[model.AsContracted].Scenario.Deficit; now != before {
		t.Error("looking at the plan changed the scenario")
	}
	d.sees("▸ in tenths to the £", "−83.8% −83.789%")
	d.press("T")
	d.sees("The plan reaches it; Enter takes it")
	d.press("enter")
	d.sees("Taken; u takes it back: what it would take to end no more than £7.8m over")
	for _, c := range d.app.Session.Document().Scenario.Changes {
		if want := map[string]float64{"n-hips": -50, "e-card": -83.8}[c.Target.Referrals]; c.Size.Amount != want {
			t.Errorf("Enter took %v%% of %s, not the column that is marked", c.Size.Amount, c.Target.Referrals)
		}
	}
	after := d.app.Projection().Terms[model.AsContracted].Scenario.Deficit
	if after > model.Pounds(7_800_000) || after < model.Pounds(7_790_000) || len(d.app.Session.Steps()) != steps+1 {
		t.Errorf("the year ends with %v after %d steps", after, len(d.app.Session.Steps())-steps)
	}
	d.press("u")
	if now := d.app.Projection().Terms[model.AsContracted].Scenario.Deficit; now != before {
		t.Errorf("undone, the year ends with %v, not %v", now, before)
	}
	d.press("g", "enter", "=")
	if now := d.app.Projection().Terms[model.AsContracted].Scenario.Deficit; now > model.Pounds(7_800_000) || now <= model.Pounds(7_799_999) {
		t.Errorf("to the pound, the year ends with %v", now)
	}
}

func TestWhatIsNotPossibleSaysWhy(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("g", "enter")
	d.sees("Not possible: at most £", "The contracts hold £", "falls after 31 March", "at most £", "T take the most there is")
	d.lacks("Enter take")
	d.press("=")
	d.sees("There is no plan that reaches it")
	steps := len(d.app.Session.Steps())
	d.press("enter")
	d.sees("It is not possible, so there is no plan to take; T takes the most that can be had")
	if got := len(d.app.Session.Steps()); got != steps {
		t.Errorf("Enter made %d steps", got-steps)
	}
	most := d.app.Screen().(*screens.Seek).Answer.Most.Deficit
	d.press("T")
	d.sees("Taken; u takes it back: the most that can still move")
	if now := d.app.Projection().Terms[model.AsContracted].Scenario.Deficit; now != most {
		t.Errorf("the year ends with %v, not %v", now, most)
	}
	d.press("u", "g", "enter")
	d.press("tab") // if all were block
	d.sees("nothing of it can still move")
	d.press("enter")
	d.sees("There is nothing to take")
	d.press("g", "9m", "enter")
	d.sees("Nothing more is needed")
	d.press("enter")
	d.sees("Nothing more is needed, so there is nothing to take")
	d.press("esc")
	d.sees("ON 31 MARCH")
}

// What the same percentage on all rows that were chosen can't do, each by itself may, a key
// away.
func TestEachByItselfIsAKeyAway(t *testing.T) {
	y := testYear()
	y.Referrals[len(y.Referrals)-1].Instead = []model.Flow{{Line: "e-card-first", Each: 60}}
	d := newDriver(t, y, file.Document{}, "dark", 80, 24)
	d.press("l", "space", "end", "space", "g", "7.9m", "enter")
	d.sees("by the same percentage on all 2", "Possible by “each by itself: the fewest referrals”.", "k each by itself")
	d.press("k")
	d.sees("must fall by", "Enter take it")
	d.press("k")
	d.sees("Each by itself does no better here")
}

func TestRowsAreMarkedForTheSearch(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("l", "space", "end", "space")
	d.sees("* Hips and knees to Northgate Centre", "* Cardiology to Eastmoor Foundation")
	d.press("g")
	d.sees("2 marked rows")
	d.press("7.8m", "enter")
	d.sees("on each of 2 to end no more than £7.8m over budget")
	d.press("g", "down", "space") // the selected row, of which there is none here; so all
	d.sees("all streams that can save")
	d.press("esc", "esc", "space")
	d.lacks("* Hips")
	d.sees("* Cardiology")
}

// A plan lists what saves most first, leaves alone what would save nothing, and
// says what is counted where the scenario has cut some already.
func TestAPlanSaysWhatItCutsAndWhatItLeavesAlone(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 120, 40)
	d.press("g", "enter")
	d.sees("12 streams are left alone, as fewer would save nothing by 31 March as contracted: Midshire General is paid by block",
		"Protected: the rest are suspected cancer and other urgent referrals", "> Other specialties to Eastmoor",
		"Other specialties to Eastmoor Foundation: 3,521 fewer, which saves")
	d.lacks("ENT to Midshire General", "Further patients")
	d.press("esc", "/", "northgate", "enter", "left", "left", "left", "g", "enter")
	d.sees("Further patients are counted, beside those that this scenario's own changes take away already.", "further")
	for d.app.Screen().(*screens.Seek).Chosen().From == 0 {
		d.press("down")
	}
	d.sees("367 fewer than in this scenario, which saves")
}

func TestWhatIsTypedWronglyInAQuestion(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("g", "lots", "enter")
	d.sees("Type pounds, such as 40000, 40k, 2.5m or -0.2m.")
	d.press("ctrl+u", "down", "down", "down", "200", "enter")
	d.sees("Type how much less at most each may be")
	d.press("esc")
	d.sees("ON 31 MARCH")
	y := testYear()
	y.Referrals = nil
	d = newDriver(t, y, file.Document{}, "dark", 80, 24)
	d.press("g", "enter")
	d.sees("this year has no referral")
	d.press("esc", "l")
	d.sees("The year has no referral streams. L lists the lines that can be changed directly.")
	d.press("enter")
	d.sees("There is nothing in the list")
}

// However odd the year, every view says something, and nothing that is no number.
func TestOddYearsAreSaid(t *testing.T) {
	nothing := func(y *model.Year) {
		for i := range y.Lines {
			y.Lines[i].Actual, y.Lines[i].Spent = model.TotalCount(0), 0
		}
		for i := range y.Referrals {
			y.Referrals[i].Actual, y.Referrals[i].ByPractice = model.TotalCount(0), nil
		}
	}
	elapsed := func(n int) func(*model.Year) {
		return func(y *model.Year) {
			y.WeeksElapsed = n
			for i := range y.Lines {
				y.Lines[i].Actual = model.TotalCount(y.Lines[i].Actual.Total)
			}
			for i := range y.Referrals {
				y.Referrals[i].Actual = model.TotalCount(y.Referrals[i].Actual.Total)
			}
		}
	}
	for name, edit := range map[string]func(*model.Year){
		"nothing counted": nothing, "one week over": elapsed(1), "one week left": elapsed(51),
		"nothing planned": func(y *model.Year) {
			for i := range y.Lines {
				y.Lines[i].Plan = 0
			}
		},
	} {
		for _, size := range [][2]int{{80, 24}, {50, 16}} {
			y := testYear()
			edit(y)
			d := newDriver(t, y, file.Document{}, "plain", size[0], size[1])
			look := func() {
				t.Helper()
				d.validFrame(t, size[0], size[1])
				if text := d.screenText(); strings.Contains(text, "NaN") || strings.Contains(text, "Inf") || len(strings.Fields(text)) < 30 {
					t.Errorf("%s:\n%s", name, text)
				}
			}
			for _, key := range []string{"l", "right", "right", "right", "enter", "space", "left", "esc", "esc", "g", "enter", "tab", "tab", "esc", "g", "-900m", "enter"} {
				d.press(key)
				look()
			}
		}
	}
}

func TestGoldenInsight(t *testing.T) {
	for _, c := range []struct {
		name, theme string
		w, h        int
		keys        []string
	}{
		{"where-80x24-plain.txt", "plain", 80, 24, []string{"l"}},
		{"where-50x16-plain.txt", "plain", 50, 16, []string{"l", "end"}},
		{"moves-80x24-plain.txt", "plain", 80, 24, []string{"l", "right"}},
		{"tornado-80x24-dark.ansi", "dark", 80, 24, []string{"l", "left"}},
		{"tornado-50x16-plain.txt", "plain", 50, 16, []string{"l", "left"}},
		{"sweep-80x24-dark.ansi", "dark", 80, 24, []string{"end", "up", "up", "v"}},
		{"sweep-50x16-plain.txt", "plain", 50, 16, []string{"end", "up", "up", "v"}},
		{"curve-80x24-plain.txt", "plain", 80, 24, []string{"end", "up", "up", "20", "enter", "v", "space"}},
		{"seek-form-50x16-plain.txt", "plain", 50, 16, []string{"g"}},
		{"not-possible-80x24-plain.txt", "plain", 80, 24, []string{"g", "enter"}},
		{"plan-80x24-light.ansi", "light", 80, 24, []string{"g", "7.8m", "down", "down", "space", "enter"}},
		{"plan-50x16-plain.txt", "plain", 50, 16, []string{"g", "7.8m", "down", "down", "space", "enter"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDriver(t, testYear(), file.Document{}, c.theme, c.w, c.h)
			d.press(c.keys...)
			d.validFrame(t, c.w, c.h)
			d.golden(t, c.name)
		})
	}
}

// Facts that are alike are one sentence, and a chart whose lines lie far apart shows
// what each pays more or less than with no change.
func TestASweepThatWouldLieFlat(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	d.press("left", "left", "v")
	d.sees("no change", "less", "more", "2% fewer saves nothing by 31 March as contracted, and saves £",
		"Midshire General costs less as contracted than if all were cost per case: £1.0m with 40% fewer,")
	d.lacks("With 40% more, Midshire")
}

// A row beyond 40% is swept as far as it stands, and the chart says how far.
func TestTheSweepNamesItsEnds(t *testing.T) {
	doc := file.Document{Scenario: model.Scenario{Changes: []model.Change{model.NewChange(ent, model.Size{Amount: -70})}}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	d.press("v")
	d.sees("from 70% fewer to 40% more", "70% fewer 40% more")
	d.lacks("40% fewer")
}
