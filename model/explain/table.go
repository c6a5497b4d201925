package explain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
)

// Figure is a row of the table of figures: all that there is to say of a figure of
// a projection, in the order of `fewer project --json`. One that has rows itself is
// an object or a list there.
type Figure struct {
	Key     string // in the object or the list in which it stands
	Path    string // the keys of all these and its own; "" of an object or a list
	List    bool   // a list, whose keys are numbers
	Rows    []*Figure
	Hidden  bool // explained, but not written in JSON, where it stands elsewhere or not at all
	explain func() *figure.Explanation
	on      func() (lines, streams []int) // whose weeks it rests on
	terms   string                        // by which contracts it is reckoned; "" where they do not matter
}

// Label is the figure in words.
func (f *Figure) Label() string { return f.explain().Label }

// Value is the figure as `fewer project --json` writes it: an amount of money, or a
// number.
func (f *Figure) Value() any {
	e := f.explain()
	if e.Kind == figure.OfMoney {
		return e.Money()
	}
	return e.Value
}

// Table is all figures of the projection.
func (x *Explainer) Table() *Figure { return x.table("") }

// Figures lists all figures that can be explained, in the order of the table.
func (x *Explainer) Figures() []*Figure { return x.Table().flat(nil) }

func (f *Figure) flat(into []*Figure) []*Figure {
	if f.Path != "" {
		return append(into, f)
	}
	for _, row := range f.Rows {
		into = row.flat(into)
	}
	return into
}

// figure finds a row by its path.
func (x *Explainer) figure(path string) (*Figure, error) {
	if found := x.table(path).flat(nil); len(found) == 1 {
		return found[0], nil
	}
	return nil, fmt.Errorf("there is no figure “%s”", path)
}

// table makes the table, of which only what leads to one path where one is given.
func (x *Explainer) table(find string) *Figure {
	top := &Figure{}
	f := rows{x: x, to: top, find: find, shared: Figure{on: x.allLines}}
	f.ofYear()
	f.ofTerms()
	n := len(x.s.Changes)
	f.on(nothing).add("costs", func() *figure.Explanation { return x.costs(n) })
	f.on(x.allChanges).by(atThisYearsTariff).add("lands_after_year_end", func() *figure.Explanation { return x.lands(n) })
	f.ofProviders()
	f.on(x.allChanges).add("system_saving", x.systemSaving)
	f.ofLines("lines", false)
	f.ofLines("other_lines", true)
	f.ofReferrals()
	f.ofSpecialties()
	if x.practice != nil {
		f.ofPractice(*x.practice)
	}
	f.ofFifths()
	f.ofChanges()
	return top
}

// rows makes the rows of one object or list of the table.
type rows struct {
	x      *Explainer
	to     *Figure
	path   string // of the object or list, with a dot after it
	find   string // the path that is looked for; "" for all
	passed bool   // nothing here is looked for
	shared Figure // what its rows have in common
}

// in opens an object.
func (f rows) in(key string) rows {
	f.path += key + "."
	f.passed = f.passed || f.find != "" && !strings.HasPrefix(f.find, f.path)
	if !f.passed {
		of := &Figure{Key: key, Hidden: f.shared.Hidden}
		f.to.Rows = append(f.to.Rows, of)
		f.to = of
	}
	return f
}

// list opens a list.
func (f rows) list(key string) rows {
	f = f.in(key)
	if !f.passed {
		f.to.List = true
	}
	return f
}

// on tells what the rows rest on.
func (f rows) on(of func() (lines, streams []int)) rows {
	f.shared.on = of
	return f
}

// by tells by which contracts the rows are reckoned.
func (f rows) by(terms string) rows {
	f.shared.terms = terms
	return f
}

// hidden keeps the rows out of JSON.
func (f rows) hidden() rows {
	f.shared.Hidden = true
	return f
}

// add is one row.
func (f rows) add(key string, explain func() *figure.Explanation) {
	path := f.path + key
	if f.passed || f.find != "" && f.find != path {
		return
	}
	row := f.shared
	row.Key, row.Path, row.explain = key, path, explain
	f.to.Rows = append(f.to.Rows, &row)
}

const atThisYearsTariff = "Reckoned at this year's tariff, whatever next year's contracts will pay."

// reckonedBy says by which contracts the figures under the terms are reckoned.
func reckonedBy(t model.Terms) string {
	switch t {
	case model.AllBlock:
		return "Reckoned as if every contract were a block: one that is stays as it is written, any other pays its planned value."
	case model.AllCostPerCase:
		return "Reckoned as if every contract paid each case at tariff, without floor or ceiling."
	case model.AsProposed:
		return "Reckoned by the contracts in the year file, but for the terms that the scenario proposes."
	}
	return "Reckoned by the contracts in the year file."
}

// terms are those that stand side by side: as proposed only where the scenario
// proposes something.
func (x *Explainer) terms() []model.Terms { return model.ShownTerms(x.Projection().Proposed) }

func (f rows) ofYear() {
	x, y := f.x, f.x.p.Year()
	f = f.on(nothing)
	over := func() *figure.Explanation {
		return figure.State(figure.OfCount, "Weeks that are over", float64(y.WeeksElapsed))
	}
	if y.CutWeek() > 0 {
		over = func() *figure.Explanation {
			return figure.State(figure.OfCount, "Weeks that are wholly over", float64(y.WeeksElapsed)).Noted("Of the week after them some days are over.")
		}
	}
	f.add("weeks_elapsed", over)
	if y.ByMonth() {
		f.add("months_elapsed", func() *figure.Explanation {
			return figure.State(figure.OfCount, "Months that are over", float64(y.MonthsElapsed))
		})
	}
	f.add("weeks_remaining", func() *figure.Explanation {
		parts := []*figure.Explanation{figure.State(figure.OfCount, "weeks in the year", model.WeeksInYear), over().Named("weeks that are over")}
		if y.CutWeek() > 0 {
			parts = append(parts, figure.State(figure.OfCount, "the week that is over in part", 1))
		}
		return figure.Reckon(figure.OfCount, "Weeks that can still change", figure.Difference, parts...)
	})
	f.add("days_remaining", func() *figure.Explanation {
		return figure.Reckon(figure.OfCount, "Days to 31 March", figure.Difference,
			figure.State(figure.OfCount, "days in the year", float64(y.FinancialYear.Days())), figure.State(figure.OfCount, "days that are over", float64(y.DaysElapsed())))
	})
	f.add("budget", x.budget)
	f.add("target", func() *figure.Explanation {
		return figure.State(figure.OfMoney, "Deficit that is agreed", x.p.Target.Float()).Noted("As it stands in the year file; what it takes is reckoned from it.")
	})
}

func (f rows) ofTerms() {
	x, n := f.x, len(f.x.s.Changes)
	f = f.in("terms")
	for _, t := range x.terms() {
		f := f.by(reckonedBy(t)).in(t.Key())
		for _, world := range []struct {
			key     string
			changes int
		}{{"do_nothing", 0}, {"scenario", n}} {
			of := f.in(world.key)
			of.add("spend", func() *figure.Explanation { return x.spend(t, world.changes) })
			of.add("deficit", func() *figure.Explanation { return x.deficit(t, world.changes) })
			for _, field := range []string{"deficit_p10", "deficit_p90", "chance_within_budget"} {
				of.add(field, func() *figure.Explanation { return x.howSure(t, world.changes, field) })
			}
		}
		f.savings(t, func() *Explainer { return x })
		full := f.in("full_year")
		full.savings(t, x.full)
		full.on(nothing).add("costs", func() *figure.Explanation { return x.full().costs(n).Named("What the changes take in a full year") })
		back := f.list("paid_back")
		for i := range x.s.Changes {
			back.on(x.change(i)).paidBack(t, i)
		}
		toDate := f.in("to_date")
		toDate.on(nothing).add("budget", x.budgetToDate)
		toDate.add("spend", func() *figure.Explanation { return x.spentToDate(t) })
		if t == model.AsProposed {
			f.add("saving_against_contract", func() *figure.Explanation { return x.savedByTerms(n) })
			f.add("saving_from_terms", func() *figure.Explanation { return x.savedByTerms(0) })
		}
		f.hidden().besideRows(t)
	}
}

// savings are what the scenario and each of its changes save, in this year or in a
// full one.
func (f rows) savings(t model.Terms, in func() *Explainer) {
	x := f.x
	f.on(x.allChanges).add("saving", func() *figure.Explanation { return in().saving(t) })
	each := f.list("by_change")
	for i := range x.s.Changes {
		each.on(x.change(i)).add(strconv.Itoa(i), func() *figure.Explanation { return in().savingOf(t, i) })
	}
}

// besideRows are what screens show beside each provider, stream and line that the
// scenario changes.
func (f rows) besideRows(t model.Terms) {
	x, pr := f.x, f.x.Projection()
	providers, streams, lines := f.in("providers"), f.in("referrals"), f.in("lines")
	for i, provider := range x.p.Year().Providers {
		providers.on(x.linesAt(i)).in(provider.ID).paid(t, i)
	}
	saved := func(rows rows, id, name string, saved model.Money, of ...model.Target) {
		these := func(t model.Target) bool { return slices.Contains(of, t) }
		rows.on(func() (lines, streams []int) { return x.rowsOfChanges(these) }).in(id).add("saving", func() *figure.Explanation { return x.savingOfRows(t, ": "+name, saved, these) })
	}
	specialties := f.in("specialties")
	for _, specialty := range insight.OfSeveral(x.p) {
		if sum := insight.Together(pr.Streams, insight.StreamsOf(x.p, specialty)); f.find != "" || sum.Changes > 0 {
			saved(specialties, insight.SpecialtyKey(specialty), insight.WhereverTheyGo(specialty), sum.Saving[t], insight.TargetsOf(x.p, specialty)...)
		}
	}
	for i, stream := range x.p.Year().Referrals {
		if f.find != "" || pr.Streams[i].Changes > 0 {
			saved(streams, stream.ID, stream.Name, pr.Streams[i].Saving[t], model.Target{Referrals: stream.ID})
		}
	}
	for i := range x.p.Year().Lines {
		if id := x.p.Year().Lines[i].ID; f.find != "" || pr.Lines[i].Changes > 0 {
			row := model.Target{Line: id}
			saved(lines, id, x.p.Year().TargetName(row), pr.Lines[i].Saving[t], row)
		}
	}
}

// SpecialtyPath is the path of what the changes to a specialty save under the terms.
func SpecialtyPath(specialty string, t model.Terms) string {
	return "terms." + t.Key() + ".specialties." + insight.SpecialtyKey(specialty) + ".saving"
}

// paid are what a provider is paid under the terms.
func (f rows) paid(t model.Terms, provider int) {
	x := f.x
	f.add("do_nothing", func() *figure.Explanation { return x.providerPaid(t, provider, 0) })
	f.add("scenario", func() *figure.Explanation { return x.providerPaid(t, provider, len(x.s.Changes)) })
}

func (f rows) ofProviders() {
	x := f.x
	f = f.in("providers")
	for i, provider := range x.p.Year().Providers {
		f := f.on(x.linesAt(i)).in(provider.ID)
		f.by(reckonedBy(model.AsContracted)).add("income_lost", func() *figure.Explanation { return x.incomeLost(model.AsContracted, i) })
		f.add("cost_avoided", func() *figure.Explanation { return x.costAvoided(i) })
		if x.Projection().Proposed {
			f.by(reckonedBy(model.AsProposed)).add("income_lost_as_proposed", func() *figure.Explanation { return x.incomeLost(model.AsProposed, i) })
		}
		f.on(nothing).add("budget", func() *figure.Explanation { return x.providerBudget(i) })
		paid := f.in("paid")
		for _, t := range x.terms() {
			under := paid.by(reckonedBy(t)).in(t.Key())
			under.paid(t, i)
			under.add("to_date", func() *figure.Explanation { return x.paidToDate(t, i) })
		}
	}
}

// ofLines are the lines with activity, or those without.
func (f rows) ofLines(key string, without bool) {
	x, n := f.x, len(f.x.s.Changes)
	f = f.in(key)
	for i := range x.p.Year().Lines {
		line := &x.p.Year().Lines[i]
		if line.WithoutActivity != without {
			continue
		}
		f := f.on(func() (lines, streams []int) { return []int{i}, nil }).in(line.ID)
		budget := func() *figure.Explanation { return x.lineBudget(i) }
		if without {
			f.on(nothing).add("budget", budget)
			f.add("do_nothing", func() *figure.Explanation { return x.spentOn(i, 0) })
			f.add("scenario", func() *figure.Explanation { return x.spentOn(i, n) })
			continue
		}
		f.on(nothing).add("plan", func() *figure.Explanation {
			return figure.State(figure.OfCount, line.Name+": plan for the year", line.Plan)
		})
		f.add("do_nothing", func() *figure.Explanation { return x.units(i, wholeYear, 0) })
		f.add("scenario", func() *figure.Explanation { return x.units(i, wholeYear, n) })
		f.on(nothing).add("budget", budget)
		value := f.in("value")
		value.add("do_nothing", func() *figure.Explanation { return x.valueOf(i, 0) })
		value.add("scenario", func() *figure.Explanation { return x.valueOf(i, n) })
	}
}

// LinePath is how the paths of a line's figures begin.
func LinePath(l *model.Line) string {
	if l.WithoutActivity {
		return "other_lines." + l.ID + "."
	}
	return "lines." + l.ID + "."
}

// PathOf is how the paths of the figures of the line with the id begin.
func PathOf(y *model.Year, line string) string {
	if l := y.LineOf(model.Target{Line: line}); l != nil {
		return LinePath(l)
	}
	return "lines." + line + "."
}

func (f rows) ofReferrals() {
	x := f.x
	f = f.in("referrals")
	for i, stream := range x.p.Year().Referrals {
		of := f.on(func() (lines, streams []int) { return nil, []int{i} }).in(stream.ID)
		of.add("do_nothing", func() *figure.Explanation { return x.referrals(i, wholeYear) })
		of.add("not_sent", func() *figure.Explanation { return x.notSent(i) })
	}
}

// ofSpecialties are what screens show of the streams of one specialty together.
func (f rows) ofSpecialties() {
	x := f.x
	f = f.hidden().in("specialties")
	for _, specialty := range insight.OfSeveral(x.p) {
		streams := insight.StreamsOf(x.p, specialty)
		sum := insight.Together(x.Projection().Streams, streams)
		f.on(func() ([]int, []int) { return nil, streams }).in(insight.SpecialtyKey(specialty)).add("not_sent", func() *figure.Explanation {
			return figure.Explain(figure.OfFewer, insight.WhereverTheyGo(specialty)+": referrals not sent", sum.NotSent, figure.Sum, func() (parts []*figure.Explanation) {
				for _, i := range streams {
					parts = append(parts, x.notSent(i))
				}
				return parts
			})
		})
	}
}

func (f rows) ofChanges() {
	x := f.x
	f = f.hidden().list("changes")
	for i := range x.s.Changes {
		of := f.on(x.change(i)).in(strconv.Itoa(i))
		of.add("not_sent", func() *figure.Explanation { return x.taken(i) })
		of.by(atThisYearsTariff).add("lands_after_year_end", func() *figure.Explanation { return x.landsOf(i) })
	}
}
