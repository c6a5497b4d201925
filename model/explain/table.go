package explain

import (
	"fewer/model"
	"strconv"
	"strings"
)

// figureTable goes through the figures of a projection, each with its path in
// `fewer project --json` and who explains it: to list the paths, or to find one.
type figureTable struct {
	x      *Explainer
	wanted string // the path to find; "" lists them all
	listed []NamedFigure
	found  func() *Explanation
}

// NamedFigure is a figure's path, and what it is in words once it is asked for.
type NamedFigure struct {
	Path    string
	explain func() *Explanation
}

// Label is the figure in words.
func (f NamedFigure) Label() string { return f.explain().Label }

// add is one row of the table.
func (f *figureTable) add(path string, explain func() *Explanation) {
	if f.wanted == "" {
		f.listed = append(f.listed, NamedFigure{path, explain})
	} else if path == f.wanted {
		f.found = explain
	}
}

// passes tells whether no path that is asked for begins so, and its rows may be
// left out.
func (f *figureTable) passes(head, id string) bool {
	rest, ok := strings.CutPrefix(f.wanted, head)
	return f.wanted != "" && !(ok && strings.HasPrefix(rest, id))
}

func (f *figureTable) all() {
	f.ofYear()
	for _, t := range model.AllTerms {
		if t == model.AsProposed && !f.x.Projection().Proposed || f.passes("terms.", t.Key()) {
			continue
		}
		f.underTerms(t, "terms."+t.Key()+".")
	}
	x := f.x
	f.add("costs", func() *Explanation { return x.costs(len(x.s.Changes)) })
	f.add("lands_after_year_end", func() *Explanation { return x.lands(len(x.s.Changes)) })
	f.ofProviders()
	f.add("system_saving", x.systemSaving)
	f.ofLines()
	f.ofReferrals()
	f.ofChanges()
}

func (f *figureTable) ofYear() {
	x, y := f.x, f.x.p.Year()
	over := func() *Explanation { return stated(CountFigure, "Weeks that are over", float64(y.WeeksElapsed)) }
	if y.CutWeek() > 0 {
		over = func() *Explanation {
			return stated(CountFigure, "Weeks that are wholly over", float64(y.WeeksElapsed)).noted("Of the week after them some days are over.")
		}
	}
	f.add("weeks_elapsed", over)
	if y.ByMonth() {
		f.add("months_elapsed", func() *Explanation { return stated(CountFigure, "Months that are over", float64(y.MonthsElapsed)) })
	}
	f.add("weeks_remaining", func() *Explanation {
		parts := []*Explanation{stated(CountFigure, "weeks in the year", model.WeeksInYear), over().named("weeks that are over")}
		if y.CutWeek() > 0 {
			parts = append(parts, stated(CountFigure, "the week that is over in part", 1))
		}
		return reckoned(CountFigure, "Weeks that can still change", Difference, parts...)
	})
	f.add("days_remaining", func() *Explanation {
		return reckoned(CountFigure, "Days to 31 March", Difference,
			stated(CountFigure, "days in the year", float64(y.FinancialYear.Days())), stated(CountFigure, "days that are over", float64(y.DaysElapsed())))
	})
	f.add("budget", x.budget)
	f.add("target", func() *Explanation {
		return stated(MoneyFigure, "Deficit that is agreed", x.p.Target.Float()).noted("As it stands in the year file; what it takes is reckoned from it.")
	})
}

func (f *figureTable) underTerms(t model.Terms, under string) {
	x, n := f.x, len(f.x.s.Changes)
	for _, world := range []struct {
		key     string
		changes int
	}{{"do_nothing.", 0}, {"scenario.", n}} {
		of := under + world.key
		f.add(of+"spend", func() *Explanation { return x.spend(t, world.changes) })
		f.add(of+"deficit", func() *Explanation { return x.deficit(t, world.changes) })
		for _, field := range []string{"deficit_p10", "deficit_p90", "chance_within_budget"} {
			f.add(of+field, func() *Explanation { return x.howSure(t, world.changes, field) })
		}
	}
	f.savings(under, func() *Explainer { return x }, t)
	f.savings(under+"full_year.", x.full, t)
	f.add(under+"to_date.budget", x.budgetToDate)
	f.add(under+"to_date.spend", func() *Explanation { return x.spentToDate(t) })
	if t == model.AsProposed {
		f.add(under+"saving_against_contract", func() *Explanation { return x.savedByTerms(n) })
		f.add(under+"saving_from_terms", func() *Explanation { return x.savedByTerms(0) })
	}
	f.rowsUnder(t, under)
}

// savings are what the scenario and each of its changes save, in this year or in a
// full one.
func (f *figureTable) savings(under string, in func() *Explainer, t model.Terms) {
	f.add(under+"saving", func() *Explanation { return in().saving(t) })
	for i := range f.x.s.Changes {
		f.add(under+"by_change."+strconv.Itoa(i), func() *Explanation { return in().savingOf(t, i) })
	}
}

// rowsUnder are what screens show beside each provider, stream and line that the
// scenario changes.
func (f *figureTable) rowsUnder(t model.Terms, under string) {
	x, pr := f.x, f.x.Projection()
	for i, provider := range x.p.Year().Providers {
		if !f.passes(under+"providers.", provider.ID) {
			f.paid(under+"providers."+provider.ID+".", t, i)
		}
	}
	for i, stream := range x.p.Year().Referrals {
		if f.wanted != "" || pr.Streams[i].Changes > 0 {
			f.add(under+"referrals."+stream.ID+".saving", func() *Explanation {
				return x.savingOfRow(t, model.Target{Referrals: stream.ID}, pr.Streams[i].Saving[t])
			})
		}
	}
	for i := range x.p.Year().Lines {
		if line := &x.p.Year().Lines[i]; f.wanted != "" || pr.Lines[i].Changes > 0 {
			f.add(under+"lines."+line.ID+".saving", func() *Explanation {
				return x.savingOfRow(t, model.Target{Line: line.ID}, pr.Lines[i].Saving[t])
			})
		}
	}
}

// paid are what a provider is paid under the terms.
func (f *figureTable) paid(of string, t model.Terms, provider int) {
	x := f.x
	f.add(of+"do_nothing", func() *Explanation { return x.providerPaid(t, provider, 0) })
	f.add(of+"scenario", func() *Explanation { return x.providerPaid(t, provider, len(x.s.Changes)) })
}

func (f *figureTable) ofProviders() {
	x, proposed := f.x, f.x.Projection().Proposed
	for i, provider := range x.p.Year().Providers {
		if f.passes("providers.", provider.ID) {
			continue
		}
		of := "providers." + provider.ID + "."
		f.add(of+"income_lost", func() *Explanation { return x.incomeLost(model.AsContracted, i) })
		f.add(of+"cost_avoided", func() *Explanation { return x.costAvoided(i) })
		if proposed {
			f.add(of+"income_lost_as_proposed", func() *Explanation { return x.incomeLost(model.AsProposed, i) })
		}
		f.add(of+"budget", func() *Explanation { return x.providerBudget(i) })
		for _, t := range model.AllTerms {
			if t == model.AsProposed && !proposed {
				continue
			}
			paid := of + "paid." + t.Key() + "."
			f.paid(paid, t, i)
			f.add(paid+"to_date", func() *Explanation { return x.paidToDate(t, i) })
		}
	}
}

func (f *figureTable) ofLines() {
	x, n := f.x, len(f.x.s.Changes)
	for _, without := range []bool{false, true} {
		for i := range x.p.Year().Lines {
			line := &x.p.Year().Lines[i]
			if line.WithoutActivity != without || f.passes(rows(line), line.ID) {
				continue
			}
			of := LinePath(line)
			f.add(of+"budget", func() *Explanation { return x.lineBudget(i) })
			if line.WithoutActivity {
				f.add(of+"do_nothing", func() *Explanation { return x.spentOn(i, 0) })
				f.add(of+"scenario", func() *Explanation { return x.spentOn(i, n) })
				continue
			}
			f.add(of+"plan", func() *Explanation { return stated(CountFigure, line.Name+": plan for the year", line.Plan) })
			f.add(of+"do_nothing", func() *Explanation { return x.units(i, wholeYear, 0) })
			f.add(of+"scenario", func() *Explanation { return x.units(i, wholeYear, n) })
			f.add(of+"value.do_nothing", func() *Explanation { return x.valueOf(i, 0) })
			f.add(of+"value.scenario", func() *Explanation { return x.valueOf(i, n) })
		}
	}
}

// rows is where figures of lines like it stand in the JSON.
func rows(l *model.Line) string {
	if l.WithoutActivity {
		return "other_lines."
	}
	return "lines."
}

// LinePath is how the paths of a line's figures begin.
func LinePath(l *model.Line) string { return rows(l) + l.ID + "." }

// PathOf is how the paths of the figures of the line with the id begin.
func PathOf(y *model.Year, line string) string {
	if l := y.LineOf(model.Target{Line: line}); l != nil {
		return LinePath(l)
	}
	return "lines." + line + "."
}

func (f *figureTable) ofReferrals() {
	x := f.x
	for i, stream := range x.p.Year().Referrals {
		if f.passes("referrals.", stream.ID) {
			continue
		}
		f.add("referrals."+stream.ID+".do_nothing", func() *Explanation { return x.referrals(i, wholeYear) })
		f.add("referrals."+stream.ID+".not_sent", func() *Explanation { return x.notSent(i) })
	}
}

func (f *figureTable) ofChanges() {
	x := f.x
	for i := range x.s.Changes {
		of := "changes." + strconv.Itoa(i) + "."
		f.add(of+"not_sent", func() *Explanation { return x.taken(i) })
		f.add(of+"lands_after_year_end", func() *Explanation { return x.landsOf(i) })
	}
}
