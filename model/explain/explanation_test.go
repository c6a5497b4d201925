package explain

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// recompute finds a figure again from the leaves of its explanation, with
// nothing but + − × ÷, the smallest, the largest and rounding to the penny.
func recompute(t fataler, e *figure.Explanation, deep map[*figure.Explanation]float64) float64 {
	self := e.Origin()
	if v, known := deep[self]; known {
		return v
	}
	parts := e.Parts()
	if e.Op == figure.Stated {
		if len(parts) > 0 {
			t.Fatalf("%q is stated, and has parts", e.Label)
		}
		deep[self] = e.Value
		return e.Value
	}
	var values []float64
	for _, part := range parts {
		if !part.ShownOnly {
			values = append(values, recompute(t, part, deep))
		}
	}
	if len(values) == 0 {
		t.Fatalf("%q has no parts", e.Label)
	}
	v := values[0]
	for _, w := range values[1:] {
		switch e.Op {
		case figure.Sum:
			v += w
		case figure.Difference:
			v -= w
		case figure.Product:
			v *= w
		case figure.Ratio:
			v /= w
		case figure.Smallest:
			v = min(v, w)
		case figure.Largest:
			v = max(v, w)
		}
	}
	if e.ToPenny {
		v = model.RoundPounds(v).Float()
	}
	if math.Abs(v-e.Value) > 1e-4 || e.ToPenny && v != e.Value {
		t.Fatalf("%q is %v, but its parts make %v: %s", e.Label, e.Value, v, e.Equation())
	}
	deep[self] = v
	return v
}

type fataler interface {
	Fatalf(format string, args ...any)
}

// place is a figure as it stands beside others, with its decimals.
type place struct {
	of    *figure.Explanation
	shown string
}

// checkShown checks that what is shown adds up: rounding is small, and the
// equation of every figure comes out on a pocket calculator.
func checkShown(t fataler, e *figure.Explanation, seen map[place]bool) {
	self := place{e.Origin(), e.Figure()}
	if seen[self] {
		return
	}
	seen[self] = true
	for _, part := range e.Parts() {
		if part.Label == "" {
			t.Fatalf("a part of %q has no words", e.Label)
		}
		if part.Label == "rounding" && math.Abs(part.Value) > 0.01*float64(len(e.Parts()))+1e-9 {
			t.Fatalf("rounding of %v in %q", part.Value, e.Label)
		}
		checkShown(t, part, seen)
	}
	if equation := e.Equation(); equation != "" && !strings.Contains(equation, "…") {
		left, right, _ := strings.Cut(equation, " = ")
		want, decimals := figureOf(t, right)
		if got := calculate(t, left, e.Op); math.Abs(figure.AsWritten(got, decimals)-want) > 1e-12*max(1, math.Abs(want)) {
			t.Fatalf("%q: %s, but a calculator gives %v", e.Label, equation, got)
		}
	}
}

var figureForm = regexp.MustCompile(`^(−?)£?([0-9,]+)(\.[0-9]+)?(%?)(.*)$`)

// figureOf reads a figure as it is written; "more" stands for less than none.
func figureOf(t fataler, s string) (v float64, decimals int) {
	m := figureForm.FindStringSubmatch(s)
	if m == nil {
		t.Fatalf("%q is not a figure", s)
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", "")+m[3], 64)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	decimals = max(0, len(m[3])-1)
	if m[4] == "%" {
		v, decimals = v/100, decimals+2
	}
	if (m[1] != "") != strings.HasSuffix(m[5], " more") && v != 0 {
		v = -v
	}
	return v, decimals
}

// calculate does the left side of an equation as it is written.
func calculate(t fataler, s string, op figure.Operation) float64 {
	by := map[figure.Operation]string{figure.Product: " × ", figure.Ratio: " ÷ ", figure.Smallest: " and ", figure.Largest: " and "}[op]
	if by == "" {
		return addUp(t, s)
	}
	if op == figure.Smallest || op == figure.Largest {
		_, s, _ = strings.Cut(s, " of ")
	}
	result := math.NaN()
	for _, term := range strings.Split(s, by) {
		v, _ := figureOf(t, term)
		switch {
		case math.IsNaN(result):
			result = v
		case op == figure.Product:
			result *= v
		case op == figure.Ratio:
			result /= v
		case op == figure.Smallest:
			result = min(result, v)
		case op == figure.Largest:
			result = max(result, v)
		}
	}
	return result
}

// addUp adds and takes away by the signs; there "more" and "fewer" are words.
func addUp(t fataler, s string) float64 {
	s = strings.ReplaceAll(strings.ReplaceAll(s, " + ", "\n+"), " − ", "\n−")
	sum := 0.0
	for i, term := range strings.Split(s, "\n") {
		sign := 1.0
		if rest, minus := strings.CutPrefix(term, "−"); minus {
			sign, term = -1, rest
		} else if i > 0 {
			term = strings.TrimPrefix(term, "+")
		}
		v, _ := figureOf(t, strings.TrimSuffix(strings.TrimSuffix(term, " more"), " fewer"))
		sum += sign * v
	}
	return sum
}

// figures are the figures of a projection as its own fields hold them.
func figures(pr *model.Projection) map[string]float64 {
	p := pr.Workspace().Prepared
	spreads := insight.NewSpreads(p, insight.SpreadSeed).Of(pr)
	f := map[string]float64{
		"budget": pr.Budget.Float(), "lands_after_year_end": pr.LandsAfterYearEnd.Float(), "system_saving": pr.SystemSaving.Float(),
		"target": pr.Target.Float(), "weeks_elapsed": float64(p.Year().WeeksElapsed), "weeks_remaining": float64(p.Year().WeeksRemaining()),
		"days_remaining": float64(p.Year().DaysRemaining()), "costs": pr.Costs.Float(),
	}
	if p.Year().ByMonth() {
		f["months_elapsed"] = float64(p.Year().MonthsElapsed)
	}
	full := p.NewFullYear().Of(&pr.Workspace().Last)
	for _, t := range model.AllTerms {
		if t == model.AsProposed && !pr.Proposed {
			continue
		}
		of, r := "terms."+t.Key()+".", &pr.Terms[t]
		f[of+"do_nothing.spend"], f[of+"do_nothing.deficit"] = r.DoNothing.Spend.Float(), r.DoNothing.Deficit.Float()
		f[of+"scenario.spend"], f[of+"scenario.deficit"] = r.Scenario.Spend.Float(), r.Scenario.Deficit.Float()
		f[of+"saving"] = r.Saving.Float()
		for world, spread := range map[string]insight.Spread{"do_nothing.": spreads[t].DoNothing, "scenario.": spreads[t].Scenario} {
			f[of+world+"deficit_p10"], f[of+world+"deficit_p90"] = spread.P10.Float(), spread.P90.Float()
			f[of+world+"chance_within_budget"] = spread.ChanceWithinBudget
		}
		for i, saved := range r.ByChange {
			f[of+"by_change."+strconv.Itoa(i)] = saved.Float()
		}
		f[of+"full_year.costs"] = full.Costs.Float()
		f[of+"full_year.saving"] = full.Terms[t].Saving.Float()
		for i, saved := range full.Terms[t].ByChange {
			f[of+"full_year.by_change."+strconv.Itoa(i)] = saved.Float()
		}
		paidBackFigures(f, of, t, pr)
		spent, byProvider := pr.SpentToDate(t)
		f[of+"to_date.budget"], f[of+"to_date.spend"] = p.BudgetToDate().Float(), spent.Float()
		for i, provider := range p.Year().Providers {
			paid := pr.Providers[i].Paid[t]
			paidBy := "providers." + provider.ID + ".paid." + t.Key() + "."
			f[paidBy+"do_nothing"], f[paidBy+"scenario"], f[paidBy+"to_date"] = paid.DoNothing.Float(), paid.Scenario.Float(), byProvider[i].Float()
			f[of+"providers."+provider.ID+".do_nothing"], f[of+"providers."+provider.ID+".scenario"] = paid.DoNothing.Float(), paid.Scenario.Float()
		}
		for i, stream := range p.Year().Referrals {
			if pr.Streams[i].Changes > 0 {
				f[of+"referrals."+stream.ID+".saving"] = pr.Streams[i].Saving[t].Float()
			}
		}
		for _, specialty := range insight.OfSeveral(p) {
			if sum := insight.Together(pr.Streams, insight.StreamsOf(p, specialty)); sum.Changes > 0 {
				f[SpecialtyPath(specialty, t)] = sum.Saving[t].Float()
			}
		}
		for i, line := range p.Year().Lines {
			if pr.Lines[i].Changes > 0 {
				f[of+"lines."+line.ID+".saving"] = pr.Lines[i].Saving[t].Float()
			}
		}
	}
	if pr.Proposed {
		f["terms.as_proposed.saving_against_contract"] = pr.SavingAgainstContract.Float()
		f["terms.as_proposed.saving_from_terms"] = pr.SavingFromTerms.Float()
	}
	for i, provider := range p.Year().Providers {
		f["providers."+provider.ID+".budget"] = pr.Providers[i].Budget.Float()
		f["providers."+provider.ID+".income_lost"] = pr.Providers[i].IncomeLost.Float()
		f["providers."+provider.ID+".cost_avoided"] = pr.Providers[i].CostAvoided.Float()
		if pr.Proposed {
			f["providers."+provider.ID+".income_lost_as_proposed"] = pr.Providers[i].Paid[model.AsProposed].Lost().Float()
		}
	}
	for i, line := range p.Year().Lines {
		r := pr.Lines[i]
		of := LinePath(&line)
		f[of+"budget"], f[of+"do_nothing"], f[of+"scenario"] = r.Budget.Float(), r.DoNothing, r.Scenario
		if !line.WithoutActivity {
			f[of+"plan"] = r.Plan
			f[of+"value.do_nothing"], f[of+"value.scenario"] = model.RoundPounds(r.Value[0]).Float(), model.RoundPounds(r.Value[1]).Float()
		} else { // explained to the penny
			f[of+"do_nothing"], f[of+"scenario"] = model.RoundPounds(r.DoNothing).Float(), model.RoundPounds(r.Scenario).Float()
		}
	}
	for i, stream := range p.Year().Referrals {
		f["referrals."+stream.ID+".do_nothing"], f["referrals."+stream.ID+".not_sent"] = pr.Streams[i].DoNothing, pr.Streams[i].NotSent
	}
	for _, specialty := range insight.OfSeveral(p) {
		f["specialties."+insight.SpecialtyKey(specialty)+".not_sent"] = insight.Together(pr.Streams, insight.StreamsOf(p, specialty)).NotSent
	}
	fifthFigures(f, pr)
	for i, r := range pr.Changes {
		f[fmt.Sprintf("changes.%d.not_sent", i)] = r.NotSent
		f[fmt.Sprintf("changes.%d.lands_after_year_end", i)] = r.LandsAfterYearEnd.Float()
	}
	return f
}

// fifthFigures are those of who bears a scenario, of fifths in which no practice can be
// told.
func fifthFigures(f map[string]float64, pr *model.Projection) {
	b := insight.BearingOf(pr)
	for k := range b.Fifths {
		if of := &b.Fifths[k]; of.Shown() {
			at := fmt.Sprintf("fifths.%d.", k+1)
			f[at+"practices"], f[at+"patients"] = float64(of.Practices), of.Patients
			f[at+"referrals_per_1000"], f[at+"not_sent_per_1000"] = of.Rate(), of.NotSentRate()
		}
	}
}

// paidBackFigures are those of when changes have paid for themselves.
func paidBackFigures(f map[string]float64, of string, t model.Terms, pr *model.Projection) {
	yields := pr.Workspace().Prepared.NewFullYear().Yields(&pr.Workspace().Last, pr)
	for i := range yields.Changes {
		y := &yields.Changes[i][t]
		b := &y.PaidBack
		at := of + "paid_back." + strconv.Itoa(i) + "."
		switch b.When {
		case model.TakesNothing:
			continue
		case model.ByYearEnd:
			f[at+"week"], f[at+"weeks"] = float64(b.Week), float64(b.Weeks)
		case model.OnlyInFullYear:
			f[at+"full_year_weeks"] = float64(b.InFullYear)
		}
		if each, ok := y.Return(); ok {
			f[at+"return"] = each
		}
		if each, ok := y.FullReturn(); ok {
			f[at+"full_year_return"] = each
		}
		f[at+"saved"], f[at+"costs"], f[at+"full_year_each_week"] = b.Saved.Float(), b.Costs.Float(), b.EachWeek
	}
}

// checkExplanations takes every figure of a projection apart and together again.
func checkExplanations(t fataler, p *model.Prepared, s *model.Scenario, pr *model.Projection) {
	x := New(p, s)
	want := figures(pr)
	var paths []string
	for _, f := range x.Figures() {
		paths = append(paths, f.Path)
	}
	deep, seen := map[*figure.Explanation]float64{}, map[place]bool{}
	lacking, strange := maps.Clone(want), []string{}
	for _, path := range paths {
		if _, known := lacking[path]; !known {
			strange = append(strange, path)
		}
		delete(lacking, path)
	}
	if len(lacking)+len(strange) > 0 {
		t.Fatalf("in the table of figures alone: %q; among figures, in this file, alone: %q", strange, slices.Sorted(maps.Keys(lacking)))
	}
	for _, path := range paths {
		value := want[path]
		e, err := x.Explain(path)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if e.Path != path || e.Label == "" {
			t.Fatalf("%s: %q of %q", path, e.Label, e.Path)
		}
		if got := recompute(t, e, deep); math.Abs(got-value) > 1e-6 {
			t.Fatalf("%s is %v, found again as %v", path, value, got)
		}
		checkShown(t, e, seen)
	}
}

func TestEveryFigureOfTheWorkedCasesIsFoundAgainFromItsLeaves(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	pr := p.NewProjection()
	for n, s := range modeltest.WorkedScenarios() {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			p.Project(&s, pr)
			checkExplanations(t, p, &s, pr)
		})
	}
}

func TestEveryFigureOfAnyYearIsFoundAgainFromItsLeaves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		modeltest.NameAll(y)
		s := modeltest.DrawScenario(t, y)
		asWrittenByPeople(y, &s)
		p := model.Prepare(y)
		pr := p.NewProjection()
		p.Project(&s, pr)
		checkExplanations(t, p, &s, pr)
	})
}

// asWrittenByPeople leaves four decimals of what was drawn: a change of a
// millionth of a referral is lost among binary fractions, and means nothing.
func asWrittenByPeople(y *model.Year, s *model.Scenario) {
	for i := range s.Changes {
		c := &s.Changes[i]
		c.Size.Amount, c.ComesBack.Share = figure.AsWritten(c.Size.Amount, 4), figure.AsWritten(c.ComesBack.Share, 4)
	}
	for i := range y.Referrals {
		for _, flows := range [][]model.Flow{y.Referrals[i].LeadsTo, y.Referrals[i].Instead} {
			for k := range flows {
				flows[k].Each = figure.AsWritten(flows[k].Each, 4)
			}
		}
	}
}

// Where nothing is saved the explanation says why in words, in place of an
// addition of nothings.
func TestNothingSavedSaysWhy(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.Block}, model.Schedule{Form: model.Block}, model.Schedule{Form: model.CostPerCase})
	y.Referrals[0].LeadsTo = append(y.Referrals[0].LeadsTo, model.Flow{Line: y.Lines[1].ID, Each: 0.5, Lag: model.Lag{First: 1, Last: 1}})
	late := modeltest.Percent(model.Target{Referrals: "c"}, -10)
	late.FromWeek = model.WeeksInYear
	y.Referrals[2].LeadsTo[0].Lag = model.Lag{First: 1, Last: 1}
	s := model.Scenario{Changes: []model.Change{modeltest.Percent(model.Target{Referrals: "a"}, -10), late}}
	x := New(model.Prepare(y), &s)
	for path, want := range map[string]string{
		"terms.as_contracted.referrals.a.saving": "Nothing is saved, because Hospital A and Hospital B are paid the same whether these patients come or not.",
		"terms.as_contracted.referrals.c.saving": "Nothing is saved by 31 March, because all that follows from it comes later.",
		"terms.as_contracted.referrals.b.saving": "Nothing is changed, so nothing is saved.",
		"terms.as_contracted.saving":             "None of these changes saves anything by 31 March; each says why.",
	} {
		e, err := x.Explain(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(e.Note, want) || strings.Contains(e.Equation(), "+") || e.Value != 0 {
			t.Errorf("%s says %q, and %q", path, e.Note, e.Equation())
		}
	}
}
