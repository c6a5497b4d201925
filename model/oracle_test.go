package model_test

import (
	"math"

	"fewer/model"
	"fewer/model/holiday"
)

// oracle reckons projection.md sections 1 to 6 by the letter: part by part and
// week by week, with no sums kept, no classes and nothing shared with the code
// under test but the types, the weights of the profiles and the rounding of a penny.
type oracle struct {
	y    *model.Year
	full bool // a year of 52 weeks that all lie ahead (section 7)
	days map[model.ProfileKind]*[367]float64
	week map[model.ProfileKind]*weeks
}

// newOracle reckons a year as it stands.
func newOracle(y *model.Year) oracle {
	return oracle{y: y, days: map[model.ProfileKind]*[367]float64{}, week: map[model.ProfileKind]*weeks{}}
}

// inFull reckons the same year all ahead.
func (o oracle) inFull() oracle {
	o.full = true
	return o
}

// elapsed is how many weeks are wholly over.
func (o oracle) elapsed() int {
	if o.full {
		return 0
	}
	return o.y.WeeksElapsed
}

// pace is a line's or stream's week of a full year, at its forecast pace.
func (o oracle) pace(c model.Counts, f model.Forecast, plan float64, p model.Profile, usual model.ProfileKind) (week weeks) {
	w := o.weight(p, usual)
	times, over := plan, o.sum(w, 1, 52)
	switch {
	case f.Kind == model.OnPlan || f.Kind == model.ForecastAmount:
	case f.Kind == model.NothingMore:
		times = 0
	case o.y.ByMonth():
		days, n := o.day(p, usual), c.Total
		first := 1
		if f.Kind == model.RecentMonths {
			first = o.y.FinancialYear.DaysToMonth(o.y.MonthsElapsed-f.Months) + 1
			n = 0
			for _, x := range c.Monthly[o.y.MonthsElapsed-f.Months:] {
				n += x
			}
		}
		times, over = n, 0
		for d := first; d <= o.y.DaysElapsed(); d++ {
			over += days[d]
		}
	case f.Kind == model.RecentWeeks:
		times, over = 0, o.sum(w, o.y.WeeksElapsed-f.Weeks+1, o.y.WeeksElapsed)
		for _, x := range c.Weekly[o.y.WeeksElapsed-f.Weeks:] {
			times += x
		}
	default:
		times, over = c.Total, o.sum(w, 1, o.y.WeeksElapsed)
	}
	for i := 1; i <= 52; i++ {
		week[i] = o.div(times*w[i], over)
	}
	return week
}

const lastWeek = 200 // far beyond any lag of the tests

type weeks [lastWeek + 1]float64 // index is the week

func (o oracle) weight(p model.Profile, usual model.ProfileKind) (w weeks) {
	kind := p.Kind
	if kind == model.DefaultProfile {
		kind = usual
	}
	if known := o.week[kind]; known != nil && kind != model.ListedWeights {
		return *known
	}
	defer func() { o.week[kind] = &w }()
	var from model.Weights
	switch kind {
	case model.WorkingDays:
		from = o.y.FinancialYear.WorkingDays()
	case model.CalendarDays:
		from = o.y.FinancialYear.CalendarDays()
	case model.ListedWeights:
		from = *p.Listed
	default:
		for i := range from {
			from[i] = 1
		}
	}
	copy(w[1:], from[:])
	return w
}

// day weighs days 1..366 of the year by the letter of "a single day has its own
// weight".
func (o oracle) day(p model.Profile, usual model.ProfileKind) (days [367]float64) {
	w := o.weight(p, usual)
	kind := p.Kind
	if kind == model.DefaultProfile {
		kind = usual
	}
	if known := o.days[kind]; known != nil && kind != model.ListedWeights {
		return *known
	}
	defer func() { o.days[kind] = &days }()
	for d := 1; d <= o.y.FinancialYear.Days(); d++ {
		week := min(52, (d+6)/7)
		size := 7.0
		if week == 52 {
			size = float64(o.y.FinancialYear.Days() - 7*51)
		}
		days[d] = w[week] / size
		if date := o.y.FinancialYear.WeekStart(1).AddDate(0, 0, d-1); kind == model.WorkingDays {
			days[d] = 0
			if wd := date.Weekday(); wd != 0 && wd != 6 && !holiday.IsBankHoliday(date) {
				days[d] = 1
			}
		}
	}
	return days
}

// byWeek adds days up to weeks, and what the cut week had in its past days.
func (o oracle) byWeek(days [367]float64) (week weeks, past float64) {
	for d := 1; d <= o.y.FinancialYear.Days(); d++ {
		w := min(52, (d+6)/7)
		week[w] += days[d]
		if w == o.y.WeeksElapsed+1 && d <= o.y.DaysElapsed() {
			past += days[d]
		}
	}
	return week, past
}

// monthsSpread lays monthly figures, or their total, over the days that are over.
func (o oracle) monthsSpread(c model.Counts, w [367]float64) (days [367]float64) {
	over := func(n float64, from, to int) {
		all := 0.0
		for d := from; d <= to; d++ {
			all += w[d]
		}
		for d := from; d <= to; d++ {
			days[d] = n * o.div(w[d], all)
		}
	}
	if c.Monthly == nil {
		over(c.Total, 1, o.y.DaysElapsed())
		return days
	}
	for m, n := range c.Monthly {
		over(n, o.y.FinancialYear.DaysToMonth(m)+1, o.y.FinancialYear.DaysToMonth(m+1))
	}
	return days
}

// countsByDay is counts where the year is by month.
func (o oracle) countsByDay(c model.Counts, f model.Forecast, plan float64, p model.Profile, usual model.ProfileKind) (weeks, float64) {
	w := o.day(p, usual)
	days := o.monthsSpread(c, w)
	first := 1
	if f.Kind == model.RecentMonths {
		first = o.y.FinancialYear.DaysToMonth(o.y.MonthsElapsed-f.Months) + 1
	}
	var n, weight, all float64
	for d := 1; d <= o.y.FinancialYear.Days(); d++ {
		all += w[d]
		if d >= first && d <= o.y.DaysElapsed() {
			n, weight = n+days[d], weight+w[d]
		}
	}
	for d := o.y.DaysElapsed() + 1; d <= o.y.FinancialYear.Days(); d++ {
		days[d] = o.div(n, weight) * w[d]
		if f.Kind == model.OnPlan {
			days[d] = o.div(plan*w[d], all)
		}
	}
	return o.byWeek(days)
}

// poundsByDay is a line without activity where the year is by month.
func (o oracle) poundsByDay(l *model.Line) (weeks, float64) {
	w := o.day(l.Profile, model.CalendarDays)
	days := o.monthsSpread(model.Counts{Total: l.Spent}, w)
	var past, ahead float64
	for d := 1; d <= o.y.FinancialYear.Days(); d++ {
		if d <= o.y.DaysElapsed() {
			past += w[d]
		} else {
			ahead += w[d]
		}
	}
	for d := o.y.DaysElapsed() + 1; d <= o.y.FinancialYear.Days(); d++ {
		switch l.Forecast.Kind {
		case model.RunRate:
			days[d] = o.div(l.Spent*w[d], past)
		case model.OnPlan:
			days[d] = o.div(l.Budget.Value*w[d], past+ahead)
		case model.ForecastAmount:
			days[d] = o.div((l.Forecast.Amount-l.Spent)*w[d], ahead)
		}
	}
	return o.byWeek(days)
}

// lineWeeks is a line's weeks if nothing changes, and what the cut week had.
func (o oracle) lineWeeks(l *model.Line) (week weeks, past float64) {
	switch {
	case o.full && l.WithoutActivity:
		plan := l.Budget.Value
		if l.Forecast.Kind == model.ForecastAmount {
			plan = l.Forecast.Amount
		}
		return o.pace(model.TotalCount(l.Spent), l.Forecast, plan, l.Profile, model.CalendarDays), 0
	case o.full:
		return o.pace(l.Actual, l.Forecast, l.Plan, l.Profile, o.usual(l)), 0
	case l.WithoutActivity && o.y.ByMonth():
		return o.poundsByDay(l)
	case l.WithoutActivity:
		return o.pounds(l), 0
	case o.y.ByMonth():
		return o.countsByDay(l.Actual, l.Forecast, l.Plan, l.Profile, o.usual(l))
	}
	return o.counts(l.Actual, l.Forecast, l.Plan, o.weight(l.Profile, o.usual(l))), 0
}

// left is the proportion of week w's weight that remains.
func (o oracle) left(w int, p model.Profile, usual model.ProfileKind) float64 {
	if o.full || w != o.y.CutWeek() {
		return 1
	}
	week, past := o.byWeek(o.day(p, usual))
	return o.div(week[w]-past, week[w])
}

// billed is what was billed of a line beyond units × unit value in weeks from..to.
func (o oracle) billed(l *model.Line, from, to int) (sum float64) {
	if l.ActualCost == nil || o.full {
		return 0
	}
	week, past := o.lineWeeks(l)
	unit := o.unit(l)
	var cost weeks
	costPast := 0.0
	switch e := o.y.WeeksElapsed; {
	case l.ActualCost.Each() == nil && l.Actual.Total != 0:
		for w := 1; w <= e; w++ {
			cost[w] = l.ActualCost.Total * week[w] / l.Actual.Total
		}
		costPast = l.ActualCost.Total * past / l.Actual.Total
	case o.y.ByMonth():
		cost, costPast = o.byWeek(o.monthsSpread(*l.ActualCost, o.day(l.Profile, o.usual(l))))
	case l.ActualCost.Weekly != nil:
		copy(cost[1:], l.ActualCost.Weekly)
	default:
		weight := o.weight(l.Profile, o.usual(l))
		for w := 1; w <= e; w++ {
			cost[w] = l.ActualCost.Total * o.div(weight[w], o.sum(weight, 1, e))
		}
	}
	for w := from; w <= min(to, o.y.WeeksElapsed); w++ {
		sum += cost[w] - week[w]*unit
	}
	if cut := o.y.WeeksElapsed + 1; from <= cut && cut <= to {
		sum += costPast - past*unit
	}
	return sum
}

// costsTo is what a change takes to the end of a week.
func (o oracle) costsTo(c model.Change, end int) model.Money {
	if c.ToWeek == 0 || c.ToWeek > end {
		c.ToWeek = end
	}
	return o.costs(c)
}

// costs is what a change takes.
func (o oracle) costs(c model.Change) model.Money {
	switch {
	case o.full && c.ToWeek != 0 && c.ToWeek < 52:
		return 0
	case o.full:
		return model.RoundPounds(52 * c.Costs.PerWeek)
	}
	from, to, n := max(c.FromWeek, o.y.WeeksElapsed+1), 52, 0.0
	if c.ToWeek > 0 {
		to = c.ToWeek
	}
	for w := from; w <= to; w++ {
		if w == o.y.CutWeek() {
			size := 7.0
			if w == 52 {
				size = float64(o.y.FinancialYear.Days() - 7*51)
			}
			n += (7*float64(w-1) + size - float64(o.y.DaysElapsed())) / size
		} else {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return model.RoundPounds(c.Costs.Once + n*c.Costs.PerWeek)
}

func (o oracle) sum(w weeks, from, to int) (s float64) {
	for i := from; i <= to; i++ {
		s += w[i]
	}
	return s
}

func (o oracle) usual(l *model.Line) model.ProfileKind {
	if l.WithoutActivity || l.POD == model.NonElective || l.POD == model.AccidentAndEmergency || l.POD == model.CriticalCare {
		return model.CalendarDays
	}
	return model.WorkingDays
}

func (o oracle) div(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func (o oracle) counts(c model.Counts, f model.Forecast, plan float64, w weeks) (week weeks) {
	e := o.y.WeeksElapsed
	for i := 1; i <= e; i++ {
		if c.Weekly != nil {
			week[i] = c.Weekly[i-1]
		} else {
			week[i] = c.Total * o.div(w[i], o.sum(w, 1, e))
		}
	}
	for i := e + 1; i <= 52; i++ {
		switch f.Kind {
		case model.RunRate:
			week[i] = o.div(o.sum(week, 1, e), o.sum(w, 1, e)) * w[i]
		case model.RecentWeeks:
			week[i] = o.div(o.sum(week, e-f.Weeks+1, e), o.sum(w, e-f.Weeks+1, e)) * w[i]
		case model.OnPlan:
			week[i] = o.div(plan*w[i], o.sum(w, 1, 52))
		}
	}
	return week
}

func (o oracle) pounds(l *model.Line) (week weeks) {
	w, e := o.weight(l.Profile, model.CalendarDays), o.y.WeeksElapsed
	for i := 1; i <= 52; i++ {
		switch {
		case i <= e:
			week[i] = l.Spent * o.div(w[i], o.sum(w, 1, e))
		case l.Forecast.Kind == model.RunRate:
			week[i] = o.div(l.Spent*w[i], o.sum(w, 1, e))
		case l.Forecast.Kind == model.OnPlan:
			week[i] = o.div(l.Budget.Value*w[i], o.sum(w, 1, 52))
		case l.Forecast.Kind == model.ForecastAmount:
			week[i] = o.div((l.Forecast.Amount-l.Spent)*w[i], o.sum(w, e+1, 52))
		}
	}
	return week
}

// activity is every line's weeks after some changes, what the changes took from
// each stream, and what falls after week 52.
func (o oracle) activity(changes []model.Change) (lines []weeks, notSent []float64, after []float64) {
	least := make([]float64, len(o.y.Lines))
	for i := range o.y.Lines {
		l := &o.y.Lines[i]
		week, past := o.lineWeeks(l)
		open := week
		open[o.elapsed()+1] -= past
		least[i] = past
		o.cut([]weeks{open}, []string{""}, changes, model.Target{Line: l.ID}, 0, nil, &week, l.Profile, o.usual(l))
		lines = append(lines, week)
	}
	notSent = make([]float64, len(o.y.Referrals))
	for i := range o.y.Referrals {
		notSent[i] = o.stream(&o.y.Referrals[i], changes, lines)
	}
	after = make([]float64, len(lines))
	var base []weeks
	if len(changes) > 0 {
		base, _, _ = o.activity(nil)
	}
	for i := range lines {
		if len(changes) > 0 {
			for w := 53; w <= lastWeek; w++ {
				after[i] += lines[i][w] - base[i][w]
			}
		}
		for w := 1; w <= 52 && !o.y.Lines[i].WithoutActivity; w++ {
			lowest := 0.0
			if w == o.elapsed()+1 {
				lowest = least[i]
			}
			lines[i][w] = math.Max(lowest, lines[i][w])
		}
	}
	return lines, notSent, after
}

// stream adds what a stream's changes bring to the lines.
func (o oracle) stream(r *model.ReferralStream, changes []model.Change, lines []weeks) (notSent float64) {
	w := o.weight(r.Profile, model.WorkingDays)
	week := o.counts(r.Actual, r.Forecast, r.Plan.Value, w)
	if o.full {
		week = o.pace(r.Actual, r.Forecast, r.Plan.Value, r.Profile, model.WorkingDays)
	} else if o.y.ByMonth() {
		var past float64
		week, past = o.countsByDay(r.Actual, r.Forecast, r.Plan.Value, r.Profile, model.WorkingDays)
		week[o.y.WeeksElapsed+1] -= past
	}
	var parts []weeks
	var names []string
	rest := week
	for _, c := range r.ByPractice {
		part := weeks{}
		for i := 1; i <= 52; i++ {
			part[i] = week[i] * o.div(c.Count, r.Actual.Total)
			rest[i] -= part[i]
		}
		parts, names = append(parts, part), append(names, c.Practice)
	}
	parts, names = append(parts, rest), append(names, "")
	var net, back weeks
	o.cut(parts, names, changes, model.Target{Referrals: r.ID}, r.Protected, &back, &net, r.Profile, model.WorkingDays)
	line := func(id string) *weeks {
		for i := range o.y.Lines {
			if o.y.Lines[i].ID == id {
				return &lines[i]
			}
		}
		panic(id)
	}
	for i := 1; i <= lastWeek; i++ {
		notSent -= net[i]
		for _, f := range r.LeadsTo {
			units := f.Each * net[i]
			if net[i] < 0 {
				units *= 1 - f.Backfill
			}
			o.later(line(f.Line), i, units+f.Each*back[i], f.Lag)
		}
		for _, f := range r.Instead {
			if net[i] < 0 {
				o.later(line(f.Line), i, -f.Each*net[i], f.Lag)
			}
		}
	}
	return notSent
}

func (o oracle) later(into *weeks, week int, units float64, lag model.Lag) {
	if units == 0 {
		return
	}
	if o.full {
		lag = model.Lag{}
	}
	for k := lag.First; k <= lag.Last; k++ {
		into[week+k] += units / float64(lag.Last-lag.First+1)
	}
}

// cut applies the changes to the parts in the order of the file.
func (o oracle) cut(parts []weeks, names []string, changes []model.Change, target model.Target, protected float64, back, net *weeks, profile model.Profile, usual model.ProfileKind) {
	done := make([]weeks, len(parts))
	for _, c := range changes {
		if c.Target != target {
			continue
		}
		from, to := o.elapsed()+1, 52
		if c.FromWeek > from && !o.full {
			from = c.FromWeek
		}
		if c.ToWeek > 0 {
			to = c.ToWeek
		}
		if o.full && to < 52 {
			continue
		}
		var named []int
		for i := range parts {
			if len(c.Practices) == 0 || (names[i] != "" && contains(c.Practices, names[i])) {
				named = append(named, i)
			}
		}
		for w := from; w <= to; w++ {
			all := 0.0
			for _, i := range named {
				all += parts[i][w]
			}
			if all < 0 {
				continue // credits, which no change moves
			}
			for _, i := range named {
				part := parts[i][w]
				x := part * c.Size.Amount / 100
				if c.Size.Kind == model.PerWeek {
					amount := c.Size.Amount * o.left(w, profile, usual)
					x = amount / float64(len(named))
					if math.Abs(all) > 1e-9 {
						x = amount * part / all
					}
				}
				x = math.Max(x, -part) * c.Delivered
				if least := -(1 - protected) * part; done[i][w]+x < least {
					x = math.Min(0, least-done[i][w])
				}
				done[i][w] += x
				net[w] += x
				if x < 0 && c.ComesBack.Share > 0 && back != nil {
					o.later(back, w, -x*c.ComesBack.Share, c.ComesBack.Lag)
				}
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (o oracle) unit(l *model.Line) float64 {
	for _, p := range o.y.Providers {
		if p.ID == l.Provider {
			switch {
			case l.Unpriced:
				return o.div(l.ActualCost.Total, l.Actual.Total)
			case l.MarketForcesFactor.Given:
				return l.Price * l.MarketForcesFactor.Value
			}
			return l.Price * p.MarketForcesFactor
		}
	}
	panic(l.Provider)
}

func (o oracle) planned(l *model.Line) float64 { return l.PlanCost.Or(l.Plan * o.unit(l)) }

// pays is what a schedule with these lines pays for weeks from..to.
func (o oracle) pays(s model.Schedule, members []int, lines []weeks, from, to int) model.Money {
	if s.MeasuredByLine {
		var sum model.Money
		s.MeasuredByLine = false
		for _, i := range members {
			sum += o.pays(s, []int{i}, lines, from, to)
		}
		return sum
	}
	var whole, p, v float64
	for _, i := range members {
		l := &o.y.Lines[i]
		w := o.weight(l.Profile, o.usual(l))
		whole += o.planned(l)
		p += o.planned(l) * o.div(o.sum(w, from, to), o.sum(w, 1, 52))
		v += o.sum(lines[i], from, to)*o.unit(l) + o.billed(l, from, to)
	}
	share := float64(to-from+1) / 52
	if o.y.ByMonth() {
		end := 7 * to
		if to == 52 {
			end = o.y.FinancialYear.Days()
		}
		share = float64(end-7*(from-1)) / float64(o.y.FinancialYear.Days())
	}
	if whole != 0 {
		share = p / whole
	}
	var f, b, t, u float64
	above, below := model.MarginalRates{{}}, model.MarginalRates{{}}
	switch s.Form {
	case model.Block:
		f = p
		if s.Value.Given {
			f = s.Value.Value * share
		}
	case model.CostPerCase:
		f, b, above, below = p, p, model.MarginalRates{{Rate: 1}}, model.MarginalRates{{Rate: 1}}
	case model.CostAndVolume, model.Blended:
		b = p
		if s.Baseline.Given {
			b = s.Baseline.Value * share
		}
		f = b
		if s.Value.Given {
			f = s.Value.Value * share
		}
		above, below = model.MarginalRates{{Rate: 1}}, model.MarginalRates{{Rate: 1}}
		if s.MarginalAbove != nil {
			above = s.MarginalAbove
		}
		if s.MarginalBelow != nil {
			below = s.MarginalBelow
		}
		t, u = s.ToleranceAbove.Or(0), s.ToleranceBelow.Or(0)
		if s.Form == model.Blended {
			above, below, t, u = model.MarginalRates{{Rate: s.Variable.Value}}, model.MarginalRates{{Rate: s.Variable.Value}}, 0, 0
		}
	default:
		panic("this second reckoning does not know the form " + s.Form)
	}
	end := func(l model.Limit) float64 {
		switch l.Kind {
		case model.LimitInPounds:
			return l.Amount * share
		case model.LimitOfPlan:
			return l.Amount * b
		}
		return math.NaN()
	}
	pay := f
	for i, at := 0, b*(1+t); i < len(above); i++ {
		within := math.Max(0, v-at)
		if to := end(above[i].To); !math.IsNaN(to) {
			within, at = math.Min(within, to-at), to
		}
		pay += above[i].Rate * within
	}
	for i, at := 0, b*(1-u); i < len(below); i++ {
		within := math.Max(0, at-v)
		if to := end(below[i].To); !math.IsNaN(to) {
			within, at = math.Min(within, at-to), to
		}
		pay -= below[i].Rate * within
	}
	bound := func(l model.Limit) float64 {
		if l.Kind == model.LimitOfPlan {
			return l.Amount * p
		}
		return l.Amount * share
	}
	if s.Ceiling.Kind != model.NoLimit {
		pay = math.Min(pay, bound(s.Ceiling))
	}
	if s.Floor.Kind != model.NoLimit {
		pay = math.Max(pay, bound(s.Floor))
	}
	return model.RoundPounds(math.Max(math.Min(0, v), pay))
}

// members lists the lines of each schedule of a contract.
func (o oracle) members(provider string, contract []model.Schedule) [][]int {
	m := make([][]int, len(contract))
	for i := range o.y.Lines {
		l := &o.y.Lines[i]
		for k, s := range contract {
			if l.Provider == provider && !l.WithoutActivity && s.Covers.Match(l) {
				m[k] = append(m[k], i)
				break
			}
		}
	}
	return m
}

// spend is the year's spending under the terms.
func (o oracle) spend(terms model.Terms, proposals []model.Proposal, lines []weeks) (sum model.Money) {
	return o.spendTo(terms, proposals, lines, 52)
}

// spendTo is spending to the end of a week.
func (o oracle) spendTo(terms model.Terms, proposals []model.Proposal, lines []weeks, end int) (sum model.Money) {
	for _, provider := range o.y.Providers {
		sum += o.paidTo(terms, provider, proposals, lines, end)
	}
	for i := range o.y.Lines {
		if o.y.Lines[i].WithoutActivity {
			sum += model.RoundPounds(o.sum(lines[i], 1, end))
		}
	}
	return sum
}

// passed is the money that passes through to a provider.
func (o oracle) passed(provider model.Provider, lines []weeks) (sum model.Money) {
	for i := range o.y.Lines {
		if l := &o.y.Lines[i]; l.WithoutActivity && l.Provider == provider.ID {
			sum += model.RoundPounds(o.sum(lines[i], 1, 52))
		}
	}
	return sum
}

func (o oracle) paid(terms model.Terms, provider model.Provider, proposals []model.Proposal, lines []weeks) (sum model.Money) {
	return o.paidTo(terms, provider, proposals, lines, 52)
}

// paidTo is what a provider is paid to the end of a week: each part of the year as
// if it ended there.
func (o oracle) paidTo(terms model.Terms, provider model.Provider, proposals []model.Proposal, lines []weeks, end int) (sum model.Money) {
	contract, until := provider.Contract, 52
	if terms == model.AsProposed {
		for _, q := range proposals {
			if q.Provider != provider.ID {
				continue
			}
			until = max(q.FromWeek, 1) - 1
			if o.full {
				until = 0
			}
			for k, m := range o.members(provider.ID, q.Contract) {
				if until < end {
					sum += o.pays(q.Contract[k], m, lines, until+1, end)
				}
			}
		}
	}
	if until == 0 {
		return sum
	}
	for k, m := range o.members(provider.ID, contract) {
		s := contract[k]
		switch {
		case terms == model.AllBlock && s.Form != model.Block:
			s = model.Schedule{Form: model.Block}
		case terms == model.AllCostPerCase:
			s = model.Schedule{Form: model.CostPerCase}
		}
		sum += o.pays(s, m, lines, 1, min(until, end))
	}
	return sum
}
