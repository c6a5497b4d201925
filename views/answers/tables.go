package answers

import (
	"fmt"
	"strings"

	"fewer/model"
	"fewer/model/insight"
)

// TableName is a table of a projected scenario that is passed on as a list.
type TableName struct {
	Name, About string
	Empty       string // why it has no rows, where it has none
	make        func(*Projected) Sheet
}

// Tables are those that there are; the first is meant where none is named.
var Tables = []TableName{
	{"changes", "what each change saves under each terms", "no referrals and no lines are changed", (*Projected).changeList},
	{"providers", "what each provider is paid, and what that does to it", "the year has no providers", (*Projected).providerList},
	{"lines", "the lines of the year: plan, forecast and scenario", "the year has no lines", (*Projected).lineList},
	{"practices", "practices' referrals, by letters without rates", "the year names no practices", (*Projected).practiceList},
	{"weeks", "spending and budget to the end of each week, and referrals not sent", "the year has no weeks", (*Projected).weekList},
}

// TableNames are their names.
func TableNames() (names []string) {
	for _, t := range Tables {
		names = append(names, t.Name)
	}
	return names
}

// TableOf is a table by its name, and why it has no rows, where it has none. It is an error where there is none of it.
func TableOf(p *Projected, name string) (of Sheet, empty string, err error) {
	if name == "" {
		name = Tables[0].Name
	}
	for _, t := range Tables {
		if t.Name != name {
			continue
		}
		if of = t.make(p); len(of.Rows) == 0 {
			empty = t.Empty
		}
		return of, empty, nil
	}
	return Sheet{}, "", fmt.Errorf("there is no table “%s”: it is one of %s", name, strings.Join(TableNames(), ", "))
}

// byTerms are columns of amounts, one for each terms.
func byTerms[R any](p *Projected, key string, amount func(R, model.Terms) model.Money) (all []of[R]) {
	for _, t := range p.shownTerms() {
		all = append(all, col(key+t.Key(), key+t.Key(), Pounds, func(r R) Cell { return Amount(amount(r, t)) }))
	}
	return all
}

func (p *Projected) changeList() Sheet {
	type change struct {
		asked *model.Change
		of    *model.ChangeResult
	}
	var rows []change
	for i := range p.Projection.Changes {
		rows = append(rows, change{&p.Scenario.Changes[i], &p.Projection.Changes[i]})
	}
	columns := []of[change]{
		col("referrals", "referrals", Words, func(r change) Cell { return Text(r.asked.Target.Referrals) }),
		col("line", "line", Words, func(r change) Cell { return Text(r.asked.Target.Line) }),
		col("change", "change", Words, func(r change) Cell { return Text(p.Year.ChangeWords(*r.asked)) }),
	}
	columns = append(columns, fewerColumns(p.Year, "not sent", 1, func(r change) (model.Target, float64) { return r.asked.Target, r.of.NotSent })...)
	columns = append(columns,
		col("costs", "costs", Pounds, func(r change) Cell { return Amount(r.of.Costs) }),
		col("lands_after_year_end", "after 31 March", Pounds, func(r change) Cell { return Amount(r.of.LandsAfterYearEnd) }))
	columns = append(columns, byTerms(p, "saving.", func(r change, t model.Terms) model.Money { return r.of.Saving[t] })...)
	columns = append(columns, col("left_out", "left out", Words, func(r change) Cell { return Text(r.of.LeftOut) }))
	return table(rows, columns...)
}

func (p *Projected) providerList() Sheet {
	type provider struct {
		is *model.Provider
		of *model.ProviderResult
	}
	var rows []provider
	for i := range p.Year.Providers {
		rows = append(rows, provider{&p.Year.Providers[i], &p.Projection.Providers[i]})
	}
	columns := []of[provider]{
		col("id", "id", Words, func(r provider) Cell { return Text(r.is.ID) }),
		col("name", "name", Words, func(r provider) Cell { return Text(r.is.Name) }),
		col("budget", "budget", Pounds, func(r provider) Cell { return Amount(r.of.Budget) }),
	}
	for _, t := range p.shownTerms() {
		columns = append(columns,
			col("paid."+t.Key()+".do_nothing", "", Pounds, func(r provider) Cell { return Amount(r.of.Paid[t].DoNothing) }),
			col("paid."+t.Key()+".scenario", "", Pounds, func(r provider) Cell { return Amount(r.of.Paid[t].Scenario) }))
	}
	return table(rows, append(columns,
		col("income_lost", "", Pounds, func(r provider) Cell { return Amount(r.of.IncomeLost) }),
		col("cost_avoided", "", Pounds, func(r provider) Cell { return Amount(r.of.CostAvoided) }))...)
}

func (p *Projected) lineList() Sheet {
	type line struct {
		is *model.Line
		of *model.LineResult
	}
	var rows []line
	for i := range p.Year.Lines {
		rows = append(rows, line{&p.Year.Lines[i], &p.Projection.Lines[i]})
	}
	text := func(key string, of func(*model.Line) string) of[line] {
		return col(key, key, Words, func(r line) Cell { return Text(of(r.is)) })
	}
	number := func(key string, of func(line) float64) of[line] {
		return col(key, key, Number, func(r line) Cell { return Count(of(r), 2) })
	}
	return table(rows,
		text("id", func(l *model.Line) string { return l.ID }), text("name", func(l *model.Line) string { return l.Name }),
		text("provider", func(l *model.Line) string { return l.Provider }), text("specialty", func(l *model.Line) string { return l.Specialty }),
		text("pod", func(l *model.Line) string { return string(l.POD) }),
		number("plan", func(r line) float64 { return r.of.Plan }),
		number("do_nothing", func(r line) float64 { return r.of.DoNothing }), number("scenario", func(r line) float64 { return r.of.Scenario }),
		col("budget", "", Pounds, func(r line) Cell { return Amount(r.of.Budget) }),
		col("at_tariff.do_nothing", "", Pounds, func(r line) Cell { return Amount(model.RoundPounds(r.of.Value[0])) }),
		col("at_tariff.scenario", "", Pounds, func(r line) Cell { return Amount(model.RoundPounds(r.of.Value[1])) }),
	)
}

func (p *Projected) practiceList() Sheet {
	y := p.Year
	return PracticeSheet(&PracticeRates{
		Question: p.Question, Stream: insight.AllStreams, Practice: -1, Funnel: insight.FunnelOf(p.Prepared, insight.AllStreams, true),
		Called: func(practice int) (id, name string) { return y.Practices[practice].Name, y.Practices[practice].Name },
	})
}

func (p *Projected) weekList() Sheet {
	const day = "2006-01-02"
	series := p.Projection.ToDate(model.AsContracted)
	left := map[int]float64{}
	for _, week := range insight.TimelineOf(p.Projection).Weeks {
		left[week.Week] = week.NotSent
	}
	weeks := make([]int, model.WeeksInYear)
	for i := range weeks {
		weeks[i] = i + 1
	}
	to := func(key string, of *[model.WeeksInYear + 1]model.Money) of[int] {
		return col(key, key, Pounds, func(w int) Cell { return Amount(of[w]) })
	}
	return table(weeks,
		col("week", "week", Number, func(w int) Cell { return Whole(w) }),
		col("from", "from", Words, func(w int) Cell { return Text(p.Year.FinancialYear.WeekStart(w).Format(day)) }),
		col("to", "to", Words, func(w int) Cell { return Text(p.Year.FinancialYear.WeekEnd(w).Format(day)) }),
		to("spent_to_date.do_nothing", &series.DoNothing), to("spent_to_date.scenario", &series.Scenario), to("budget_to_date", &series.Budget),
		col("not_sent", "not sent", Number, func(w int) Cell { return Count(left[w], 1) }),
	)
}
