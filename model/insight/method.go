package insight

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
)

// ForecastMethod is a way to forecast the remaining weeks of every line and
// referral stream alike, to see how far the choice of method moves the year-end.
type ForecastMethod int

// The methods.
const (
	AsForecast     ForecastMethod = iota // each line as the year file says
	ByStraightLine                       // what a week has cost so far, every week, whatever its working days
	ByRunRate                            // what a working day (or a day, by the line's profile) has cost so far
	ByLast8Weeks                         // likewise, over the last 8 weeks
	ByLast4Weeks                         // likewise, over the last 4 weeks
	ByPlan                               // what was planned for those weeks
	ByLast3Months                        // in a year by month: over the last 3 months
	ByLastMonth                          // likewise, over the last month
	methodCount
)

// MethodsFor lists the methods for the year in the order in which they are
// shown.
func MethodsFor(y *model.Year) []ForecastMethod {
	if y.ByMonth() {
		return []ForecastMethod{AsForecast, ByStraightLine, ByRunRate, ByLast3Months, ByLastMonth, ByPlan}
	}
	return []ForecastMethod{AsForecast, ByStraightLine, ByRunRate, ByLast8Weeks, ByLast4Weeks, ByPlan}
}

// String names the method on a screen.
func (m ForecastMethod) String() string {
	return [methodCount]string{
		"as the year file says", "straight line by weeks", "run rate by days", "run rate of the last 8 weeks",
		"run rate of the last 4 weeks", "as planned", "run rate of the last 3 months", "run rate of the last month",
	}[m]
}

// Words says how the method forecasts the remaining weeks.
func (m ForecastMethod) Words() string {
	return [methodCount]string{
		"Each line as the year file says.",
		"Every remaining week is as the mean week so far, holidays or not.",
		"Every remaining working day, or day where the work knows no weekends, is as the mean one so far.",
		"The same, but the mean of the last 8 weeks.",
		"The same, but the mean of the last 4 weeks.",
		"The remaining weeks are as planned. A plan is not a forecast.",
		"The same, but the mean of the last 3 months.",
		"The same, but the mean of the last month.",
	}[m]
}

// AsIf says the method as a mark beside figures that are reckoned by it: "as if
// the last 8 weeks go on".
func (m ForecastMethod) AsIf() string {
	return [methodCount]string{
		"as the year file says", "as if every week goes on as so far", "as if every day goes on as so far",
		"as if the last 8 weeks go on", "as if the last 4 weeks go on", "as if all goes to plan from here",
		"as if the last 3 months go on", "as if the last month goes on",
	}[m]
}

// InShort is AsIf where there is hardly any room.
func (m ForecastMethod) InShort() string {
	return [methodCount]string{"year file", "mean week", "run rate", "last 8 weeks", "last 4 weeks", "plan", "last 3 months", "last month"}[m]
}

// Key names the method in JSON.
func (m ForecastMethod) Key() string {
	return [methodCount]string{"as_forecast", "straight_line", "run_rate", "recent_8", "recent_4", "plan", "recent_3_months", "recent_1_month"}[m]
}

// MethodOutturn is the year if every line were forecast by one method.
type MethodOutturn struct {
	Method   ForecastMethod
	Possible bool   // false where no line can be forecast so; then the deficits are as forecast
	Why      string // what can't be forecast so, and how it is instead; a sentence, or ""
	Deficits [model.TermsCount]MethodDeficit
}

// MethodDeficit is the deficit if nothing changes and in the scenario.
type MethodDeficit struct{ DoNothing, Scenario model.Money }

// Methods is a year prepared by each forecast method, when it is first asked for.
type Methods struct {
	years       [methodCount]*model.Prepared
	why         [methodCount]string
	asked       [methodCount]bool
	projections [methodCount]*model.Projection
}

// NewMethods are the ways to forecast the year, which is itself the first of them.
func NewMethods(p *model.Prepared) *Methods {
	m := &Methods{}
	m.years[AsForecast], m.asked[AsForecast] = p, true
	return m
}

// By is the year prepared by a method, and what of it can't be forecast so; nil
// where no line can, with the reason.
func (m *Methods) By(method ForecastMethod) (p *model.Prepared, why string) {
	if !m.asked[method] {
		m.asked[method] = true
		var year *model.Year
		if year, m.why[method] = ByMethod(m.years[AsForecast].Year(), method); year != nil {
			m.years[method] = model.Prepare(year)
		}
	}
	return m.years[method], m.why[method]
}

// Outturns projects the year and a scenario by every method, side by side.
func (m *Methods) Outturns(s *model.Scenario) []MethodOutturn {
	all := make([]MethodOutturn, 0, methodCount)
	for _, method := range MethodsFor(m.years[AsForecast].Year()) {
		p, why := m.By(method)
		o := MethodOutturn{Method: method, Possible: p != nil, Why: why}
		if p == nil {
			p = m.years[AsForecast]
		}
		if m.projections[method] == nil {
			m.projections[method] = p.NewProjection()
		}
		pr := m.projections[method]
		p.Project(s, pr)
		for t := range o.Deficits {
			o.Deficits[t] = MethodDeficit{pr.Terms[t].DoNothing.Deficit, pr.Terms[t].Scenario.Deficit}
		}
		all = append(all, o)
	}
	return all
}

// MethodRange says between which deficits the methods put the year-end of a
// scenario under the terms, a sentence.
func MethodRange(all []MethodOutturn, t model.Terms) string {
	var low, high model.Money
	possible := 0
	for _, o := range all {
		if !o.Possible {
			continue
		}
		deficit := o.Deficits[t].Scenario
		if possible++; possible == 1 {
			low, high = deficit, deficit
		}
		low, high = min(low, deficit), max(high, deficit)
	}
	named := model.UpperFirst(t.String())
	switch {
	case possible < 2:
		return "There is only one way to forecast this year."
	case low.OverBudget() == high.OverBudget():
		return named + " every method comes to about " + low.OverBudget() + "."
	}
	return named + " the methods lie " + rangeWords(low, high) + ". Nobody knows which will be right, so that is an honest range too."
}

// ByMethod is the same year with every line and stream forecast by the method,
// for exploration: it is another year than the file's, and whoever shows it
// must name the method. What can't be forecast so keeps to the run rate. An
// amount that is expected for the year, or that nothing more comes, is no method but what somebody knows, of
// packages that begin in January, say: it stays, unless all goes to plan. Why says
// what stays and why. Where nothing can be forecast so, there is no such year,
// only why.
func ByMethod(y *model.Year, m ForecastMethod) (year *model.Year, why string) {
	if m == AsForecast {
		return y, ""
	}
	recent := model.Forecast{
		Weeks: map[ForecastMethod]int{ByLast8Weeks: 8, ByLast4Weeks: 4}[m], Months: map[ForecastMethod]int{ByLast3Months: 3, ByLastMonth: 1}[m],
	}
	recent.Kind = model.RecentWeeks
	if recent.Months > 0 {
		recent.Kind = model.RecentMonths
	}
	over := y.Elapsed()
	isRecent := recent.Weeks+recent.Months > 0
	if recent.Weeks > over.Weeks || recent.Months > over.Months {
		return nil, fmt.Sprintf("Only %s %s over.", over, model.OneOrMore(over.Number(), "is", "are"))
	}
	to := func(possible bool) model.Forecast {
		switch {
		case !possible:
			return model.Forecast{Kind: model.RunRate}
		case m == ByStraightLine:
			return model.Forecast{Kind: model.StraightLine}
		case m == ByPlan:
			return model.Forecast{Kind: model.OnPlan}
		case isRecent:
			return recent
		}
		return model.Forecast{Kind: model.RunRate}
	}
	c := *y
	c.Lines, c.Referrals = slices.Clone(y.Lines), slices.Clone(y.Referrals)
	otherwise, expected := 0, 0
	for i := range c.Lines {
		l := &c.Lines[i]
		if (l.Forecast.Kind == model.ForecastAmount || l.Forecast.Kind == model.NothingMore) && m != ByPlan {
			expected++
			continue
		}
		possible := !isRecent || !l.WithoutActivity && l.Actual.Each() != nil
		if !possible {
			otherwise++
		}
		l.Forecast = to(possible)
	}
	if otherwise+expected == len(c.Lines) && otherwise > 0 {
		return nil, "No line has " + over.Period() + "ly counts."
	}
	for i := range c.Referrals {
		r := &c.Referrals[i]
		r.Forecast = to((!isRecent || r.Actual.Each() != nil) && (m != ByPlan || r.Plan.Given))
	}
	var kept []string
	if expected > 0 {
		kept = append(kept, fmt.Sprintf("%s the amount that is expected for the year.", model.Numbered(expected, "line keeps", "lines keep")))
	}
	if otherwise > 0 {
		kept = append(kept, fmt.Sprintf("%s only a total of the %ss that are over, and %s to the run rate.",
			model.Numbered(otherwise, "line has", "lines have"), over.Period(), model.OneOrMore(otherwise, "keeps", "keep")))
	}
	return &c, strings.Join(kept, " ")
}
