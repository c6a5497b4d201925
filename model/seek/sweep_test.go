package seek

import (
	"math"
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

func TestMoneyThatCanStillMove(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.Block}, model.Schedule{Form: model.CostPerCase})
	y.Referrals[0].Protected = 0.1
	y.Referrals[2].LeadsTo[0].Lag = model.Lag{First: 13, Last: 13} // half of it falls after 31 March
	y.Lines = append(y.Lines, model.Line{ID: "pills", Name: "Prescribing", WithoutActivity: true, Budget: model.Given(1000), Spent: 500, Profile: model.Profile{Kind: model.Flat}})
	m := StillMove(model.Prepare(y), &model.Scenario{}, model.AsContracted, "")
	is := func(what string, got, want any) {
		t.Helper()
		if got != want {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	is("contracts", m.Contracts, model.Pounds(156_000))
	is("spent", m.Spent, model.Pounds(78_000))
	is("others", m.Others, model.Pounds(1000))
	is("most", m.Most.Saving, model.Pounds(23_400+13_000))
	is("proven", m.Proven, true)
	is("at tariff", m.AtTariff, model.Pounds(23_400+26_000+13_000))
	is("held", m.Held, model.Pounds(26_000))
	is("later", m.Later, model.Pounds(13_000))
	is("first stream", m.Streams[0].Lever.Name(y), "Referrals to A")
	is("released", m.Streams[0].Released, model.Pounds(23_400))
	is("second stream", m.Streams[1].Released, model.Pounds(13_000))
	is("second stream later", m.Streams[1].Later, model.Pounds(13_000))
	is("third stream", m.Streams[2].Holds[0].Kind, HeldByBlock)
	is("direct", m.Direct[0].Released, model.Pounds(500))
	// A week of waiting costs nine referrals to A and ten to C.
	is("each week", m.FirstWeek(), model.Pounds(1900))
	is("weeks", len(m.Waiting), 27)
	is("in the last weeks only A", m.Waiting[20], model.Pounds(6*900))
	is("at the end", m.Waiting[26], model.Money(0))
}

func TestSweepFindsWhereTwoContractsCross(t *testing.T) {
	// A block of £54,600 is what cost per case comes to with 10% more: 26 of 260.
	y := modeltest.PlainYear(model.Schedule{Form: model.Block, Value: model.Given(54_600)})
	p := model.Prepare(y)
	s := model.Scenario{Changes: []model.Change{modeltest.Percent(model.Target{Referrals: "a"}, -20)}}
	w, ok := SweepOf(p, &s, model.Target{Referrals: "a"}, "")
	if !ok || w.Now != -20 {
		t.Fatalf("now is %v", w.Now)
	}
	var says []string
	for _, f := range w.Facts {
		says = append(says, f.Words(y, w.Lever))
	}
	want := []string{
		"With 40% fewer, Hospital A costs £13,000 less if all were cost per case than as contracted.",
		"With 20% fewer, Hospital A costs £7,800 less if all were cost per case than as contracted.",
		"With 10% more, Hospital A costs the same as contracted and if all were cost per case.",
		"With 40% more, Hospital A costs £7,800 less as contracted than if all were cost per case.",
	}
	if len(says) != len(want) {
		t.Fatalf("says %q", says)
	}
	for i := range want {
		if says[i] != want[i] {
			t.Errorf("says %q, want %q", says[i], want[i])
		}
	}
	first, last := w.Points[0], w.Points[len(w.Points)-1]
	if first.Percent != -40 || first.Paid[model.AllCostPerCase] != model.Pounds(41_600) || first.Saving[model.AllCostPerCase] != model.Pounds(10_400) || first.NotSent != 104 {
		t.Errorf("the first point is %+v", first)
	}
	if last.Percent != 40 || last.Paid[model.AsContracted] != model.Pounds(54_600) || last.Outturn[model.AllCostPerCase] != model.Pounds(10_400) {
		t.Errorf("the last point is %+v", last)
	}
}

// Between two points of a sweep everything is straight: halfway the projection
// is the mean of both.
func TestSweepIsStraightBetweenItsPoints(t *testing.T) {
	for n, s := range modeltest.WorkedScenarios() {
		p := model.Prepare(modeltest.Locality())
		for i := range p.Year().Referrals {
			target := model.Target{Referrals: p.Year().Referrals[i].ID}
			w, _ := SweepOf(p, &s, target, "")
			q, _ := newSeeker(p, &Question{Scenario: &s, Targets: []model.Target{target}})
			for k := 1; k < len(w.Points); k++ {
				a, b := &w.Points[k-1], &w.Points[k]
				middle := q.t.sweepPoint(w.Lever, w.Lever.change((a.Percent+b.Percent)/2))
				for _, terms := range model.AllTerms {
					if d := middle.Outturn[terms]*2 - a.Outturn[terms] - b.Outturn[terms]; d.Abs() > 8 {
						t.Errorf("case %d, %s %s at %v%%: out by %v pence", n, target.Referrals, terms, middle.Percent, d)
					}
				}
			}
		}
	}
}

// A row beyond 40% is swept as far as it stands, and its bends are looked for
// there too: with 2,600 referrals left × 2 × £100, of which 30% are protected, a
// block of £700,000 is as dear as cost per case with 300,000 of 520,000 less.
func TestASweepGoesAsFarAsTheRowStands(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.Block, Value: model.Given(700_000)})
	y.Lines[0].Actual, y.Lines[0].Plan, y.Lines[0].Forecast = model.TotalCount(4_800), 10_400, model.Forecast{Kind: model.OnPlan}
	y.Referrals[0].Actual, y.Referrals[0].Protected = model.TotalCount(2_600), 0.3
	y.Referrals[0].LeadsTo[0].Each = 2
	p := model.Prepare(y)
	target := model.Target{Referrals: "a"}
	w, ok := SweepOf(p, &model.Scenario{Changes: []model.Change{modeltest.Percent(target, -100)}}, target, "")
	if !ok || w.Points[0].Percent != -100 || w.Points[len(w.Points)-1].Percent != 40 {
		t.Fatalf("the sweep goes from %v", w.Points[0].Percent)
	}
	if says := strings.Join(w.FactsWords(y), "\n"); !strings.Contains(says, "With 57.7% fewer, Hospital A costs the same as contracted and if all were cost per case.") {
		t.Errorf("it says %s", says)
	}
	bends := false
	for _, point := range w.Points {
		bends = bends || math.Abs(point.Percent+70) < 1e-6
	}
	if !bends {
		t.Error("the sweep does not look for the bend at 70% fewer, where protection begins")
	}
}

// A change's costs are in every size of its row but none, of one practice's part too; and
// with no change nothing is spent on it.
func TestASweepIsNetOfWhatTheChangeTakes(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	pr, full := p.NewProjection(), p.NewFullYear()
	for _, practice := range []string{"", combe} {
		c := modeltest.Percent(model.Target{Referrals: "midshire-ent"}, -20)
		c.Costs = model.Costs{Once: 500, PerWeek: 10}
		if practice != "" {
			c.Practices = []string{practice}
		}
		other := modeltest.Percent(model.Target{Referrals: "midshire-ent"}, -3)
		other.FromWeek, other.Costs = 40, model.Costs{Once: 70}
		s := model.Scenario{Changes: []model.Change{other, c}}
		if practice == "" {
			s.Changes = s.Changes[1:]
		}
		w, ok := SweepOf(p, &s, c.Target, practice)
		if !ok || w.Now != -20 {
			t.Fatalf("the sweep is %+v", w)
		}
		with := func(percent float64) model.Scenario {
			there := model.Scenario{Changes: slices.Clone(s.Changes[:len(s.Changes)-1])}
			if percent != 0 {
				change := c
				change.Size.Amount = percent
				there.Changes = append(there.Changes, change)
			}
			return there
		}
		none := with(0)
		p.Project(&none, pr)
		ends, kept := pr.Terms, full.Of(&none)
		for _, point := range w.Points {
			there := with(point.Percent)
			p.Project(&there, pr)
			fullYear := full.Of(&there)
			for _, terms := range model.AllTerms[:model.AsProposed] {
				end := pr.Terms[terms].Scenario.Deficit
				if point.Outturn[terms] != end || point.Saving[terms] != ends[terms].Scenario.Deficit-end {
					t.Errorf("%q, %v%% %s: it ends %s and saves %s, projected %s", practice, point.Percent, terms, point.Outturn[terms].Pence(), point.Saving[terms].Pence(), end.Pence())
				}
				if want := fullYear.Terms[terms].Saving - kept.Terms[terms].Saving; point.FullYear[terms] != want {
					t.Errorf("%q, %v%% %s: in a full year %s, projected %s", practice, point.Percent, terms, point.FullYear[terms].Pence(), want.Pence())
				}
			}
		}
		if i := slices.IndexFunc(w.Points, func(p SweepPoint) bool { return p.Percent == -20 }); !strings.HasSuffix(w.SavesWords(i, model.AsContracted), ", after the "+w.Points[i].Costs.Whole()+" that it takes.") {
			t.Errorf("it says %q", w.SavesWords(i, model.AsContracted))
		}
	}
}
