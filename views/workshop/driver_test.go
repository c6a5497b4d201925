package workshop

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/tui"
)

// testYear is a small year with a block, a foundation trust with a marginal rate
// for emergencies, a capped treatment centre, and lines without activity.
func testYear() *model.Year {
	weekly := func(mean float64) model.Counts {
		counts := make([]float64, 35)
		for i := range counts {
			counts[i] = mean + float64(i%5) - 2
		}
		return model.WeeklyCounts(counts)
	}
	line := func(id, name, provider, specialty string, pod model.PointOfDelivery, price, plan, mean float64) model.Line {
		return model.Line{ID: id, Name: name, Provider: provider, Specialty: specialty, POD: pod, Price: price, Plan: plan, Actual: weekly(mean)}
	}
	stream := func(id, name, provider, specialty string, mean float64, flows ...model.Flow) model.ReferralStream {
		return model.ReferralStream{
			ID: id, Name: name, Provider: provider, Specialty: specialty, Actual: weekly(mean), LeadsTo: flows,
			ByPractice: []model.PracticeCount{{Practice: "combe-lane", Count: mean * 10}, {Practice: "weir-side", Count: mean * 5}},
		}
	}
	flow := func(line string, each float64, first, last int) model.Flow {
		return model.Flow{Line: line, Each: each, Lag: model.Lag{First: first, Last: last}}
	}
	return &model.Year{
		Name: "Northshire PCT", FinancialYear: 2010, WeeksElapsed: 35,
		Practices: []model.Practice{{ID: "combe-lane", Name: "Combe Lane Surgery"}, {ID: "weir-side", Name: "Weir Side Practice"}},
		Providers: []model.Provider{
			{ID: "midshire", Name: "Midshire General", MarketForcesFactor: 1.04, MarginalCost: 0.3, Contract: []model.Schedule{{Form: model.Block, Value: model.Given(61_200_000)}}},
			{ID: "eastmoor", Name: "Eastmoor Foundation", MarketForcesFactor: 1, MarginalCost: 0.3, Contract: []model.Schedule{
				{Form: model.CostAndVolume, Covers: model.Covers{PODs: []model.PointOfDelivery{model.NonElective}}, Baseline: model.Given(20_000_000), MarginalAbove: model.AtRate(0.3)},
				{Form: model.CostPerCase},
			}},
			{ID: "northgate", Name: "Northgate Centre", MarketForcesFactor: 1, MarginalCost: 0.3, Contract: []model.Schedule{{Form: model.CostPerCase, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1.04}}}},
		},
		Lines: []model.Line{
			line("m-ent-first", "ENT first attendances", "midshire", "ENT", model.FirstOutpatient, 112, 3000, 62),
			line("m-ent-day", "ENT day cases", "midshire", "ENT", model.DayCase, 890.5, 540, 11),
			line("m-derm-first", "Dermatology first attendances", "midshire", "Dermatology", model.FirstOutpatient, 114, 2900, 55),
			line("m-emergency", "Medical emergencies", "midshire", "General medicine", model.NonElective, 1700, 30000, 610),
			line("e-card-first", "Cardiology first attendances", "eastmoor", "Cardiology", model.FirstOutpatient, 190, 1700, 36),
			line("e-emergency", "Medical emergencies", "eastmoor", "General medicine", model.NonElective, 1650, 11500, 250),
			line("n-hips", "Hip and knee replacements", "northgate", "Orthopaedics", model.Elective, 5300, 1000, 21),
			{ID: "prescribing", Name: "GP prescribing", WithoutActivity: true, Budget: model.Given(56_000_000), Spent: 38_100_000},
			{ID: "reserves", Name: "Reserves", WithoutActivity: true, Budget: model.Given(3_000_000), Spent: 500_000, Forecast: model.Forecast{Kind: model.OnPlan}},
		},
		Referrals: []model.ReferralStream{
			stream("m-ent", "ENT to Midshire General", "midshire", "ENT", 66.9, flow("m-ent-first", 0.91, 3, 7), flow("m-ent-day", 0.16, 8, 16)),
			stream("m-derm", "Dermatology to Midshire General", "midshire", "Dermatology", 58.1, flow("m-derm-first", 0.9, 3, 7)),
			stream("e-card", "Cardiology to Eastmoor Foundation", "eastmoor", "Cardiology", 34, flow("e-card-first", 0.95, 2, 6)),
			stream("n-hips", "Hips and knees to Northgate Centre", "northgate", "Orthopaedics", 22.1, flow("n-hips", 0.8, 6, 12)),
		},
	}
}

// driver works the app without a terminal: keys in, frames and state out.
type driver struct {
	t   testing.TB
	app *App
	now time.Time // what the app takes the time for; see press
}

// midday is the clock of the tests.
var midday = time.Date(2010, time.December, 2, 12, 0, 0, 0, time.UTC)

func newDriver(t testing.TB, y *model.Year, doc file.Document, theme string, w, h int) *driver {
	t.Helper()
	session := scenarios.NewSession(model.Prepare(y), doc, scenarios.WithClock(func() time.Time { return midday }),
		scenarios.WithOrigin(journal.Origin{Folder: t.TempDir()}))
	app, err := New(Options{Session: session, Theme: theme, Terminal: tui.Terminal{Profile: termenv.TrueColor, DarkBackground: true}})
	if err != nil {
		t.Fatal(err)
	}
	d := &driver{t: t, app: app, now: midday}
	app.clock = func() time.Time { return d.now }
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// send gives the app a message and runs what it asks for until all is quiet.
func (d *driver) send(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		d.send(msg)
	}
}

// press presses keys by the names that tables of actions use, a second after each
// other; what is no name of a key is typed letter by letter.
func (d *driver) press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.now = d.now.Add(time.Second)
		if m, ok := namedKey(k); ok {
			d.send(m)
			continue
		}
		for _, r := range k {
			d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
}

func namedKey(name string) (tea.KeyMsg, bool) {
	if name == "space" {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}, true
	}
	for t := tea.KeyType(-100); t < 128; t++ {
		if k := (tea.KeyMsg{Type: t}); t != tea.KeyRunes && k.String() == name && name != "" {
			return k, true
		}
	}
	return tea.KeyMsg{}, false
}

// toStep puts a step of the usual agenda on the wall.
func (d *driver) toStep(shows file.Shown) {
	d.app.room.GoTo(slices.Index(file.EverythingShown, shows), 0)
}

// table is the table whose turn it is to guess.
func (d *driver) table() string { return d.app.Session.Document().Tables()[d.app.room.Stand().Table] }

// screenText is the frame without colours.
func (d *driver) screenText() string { return ansi.Strip(d.app.View()) }

// sees fails the test where the frame lacks a text.
func (d *driver) sees(texts ...string) {
	d.t.Helper()
	frame := d.screenText()
	for _, text := range texts {
		if !strings.Contains(strings.Join(strings.Fields(frame), " "), text) {
			d.t.Errorf("the screen does not say %q:\n%s", text, frame)
		}
	}
}

// lacks fails the test where the frame has a text.
func (d *driver) lacks(texts ...string) {
	d.t.Helper()
	frame := d.screenText()
	for _, text := range texts {
		if strings.Contains(frame, text) {
			d.t.Errorf("the screen says %q:\n%s", text, frame)
		}
	}
}

// saving is what the scenario saves under the terms.
func (d *driver) saving(t model.Terms) model.Money { return d.app.Projection().Terms[t].Saving }

// resize gives the window another size.
func (d *driver) resize(w, h int) { d.send(tea.WindowSizeMsg{Width: w, Height: h}) }

// works tells whether a key does something now.
func (d *driver) works(key string) bool {
	act := d.app.ActionFor(key)
	return act != nil && (act.Off == nil || act.Off() == "")
}

// chosenLine is the line of the screen with the mark of what is chosen.
func (d *driver) chosenLine() string {
	for _, line := range strings.Split(d.screenText(), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), string(d.app.Theme.Glyphs.Select)) {
			return line
		}
	}
	return ""
}
