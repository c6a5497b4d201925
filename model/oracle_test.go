package model

import "math"

// oracle reckons projection.md sections 1 to 6 by the letter: part by part and
// week by week, with no sums kept, no classes and nothing shared with the code
// under test but the types, the weights of the profiles and the rounding of a penny.
type oracle struct {
	y *Year
}

const lastWeek = 200 // far beyond any lag of the tests

type weeks [lastWeek + 1]float64 // index is the week

func (o oracle) weight(p Profile, usual ProfileKind) (w weeks) {
	kind := p.Kind
	if kind == DefaultProfile {
		kind = usual
	}
	var from Weights
	switch kind {
	case WorkingDays:
		from = o.y.FinancialYear.workingDays()
	case CalendarDays:
		from = o.y.FinancialYear.calendarDays()
	case ListedWeights:
		from = *p.Listed
	default:
		for i := range from {
			from[i] = 1
		}
	}
	copy(w[1:], from[:])
	return w
}

func (o oracle) sum(w weeks, from, to int) (s float64) {
	for i := from; i <= to; i++ {
		s += w[i]
	}
	return s
}

func (o oracle) usual(l *Line) ProfileKind {
	if l.WithoutActivity || l.POD == NonElective || l.POD == AccidentAndEmergency || l.POD == CriticalCare {
		return CalendarDays
	}
	return WorkingDays
}

func (o oracle) div(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func (o oracle) counts(c Counts, f Forecast, plan float64, w weeks) (week weeks) {
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
		case RunRate:
			week[i] = o.div(o.sum(week, 1, e), o.sum(w, 1, e)) * w[i]
		case RecentWeeks:
			week[i] = o.div(o.sum(week, e-f.Weeks+1, e), o.sum(w, e-f.Weeks+1, e)) * w[i]
		case OnPlan:
			week[i] = o.div(plan*w[i], o.sum(w, 1, 52))
		}
	}
	return week
}

func (o oracle) pounds(l *Line) (week weeks) {
	w, e := o.weight(l.Profile, CalendarDays), o.y.WeeksElapsed
	for i := 1; i <= 52; i++ {
		switch {
		case i <= e:
			week[i] = l.Spent * o.div(w[i], o.sum(w, 1, e))
		case l.Forecast.Kind == RunRate:
			week[i] = o.div(l.Spent*w[i], o.sum(w, 1, e))
		case l.Forecast.Kind == OnPlan:
			week[i] = o.div(l.Budget.Value*w[i], o.sum(w, 1, 52))
		default:
			week[i] = o.div((l.Forecast.Amount-l.Spent)*w[i], o.sum(w, e+1, 52))
		}
	}
	return week
}

// activity is every line's weeks after some changes, what the changes took from
// each stream, and what falls after week 52.
func (o oracle) activity(changes []Change) (lines []weeks, notSent []float64, after []float64) {
	for i := range o.y.Lines {
		l := &o.y.Lines[i]
		week := weeks{}
		if l.WithoutActivity {
			week = o.pounds(l)
		} else {
			week = o.counts(l.Actual, l.Forecast, l.Plan, o.weight(l.Profile, o.usual(l)))
		}
		o.cut([]weeks{week}, []string{""}, changes, Target{Line: l.ID}, 0, nil, &week)
		lines = append(lines, week)
	}
	notSent = make([]float64, len(o.y.Referrals))
	for i := range o.y.Referrals {
		notSent[i] = o.stream(&o.y.Referrals[i], changes, lines)
	}
	after = make([]float64, len(lines))
	nothing := oracle{o.y}
	for i := range lines {
		if len(changes) > 0 {
			base, _, _ := nothing.activity(nil)
			for w := 53; w <= lastWeek; w++ {
				after[i] += lines[i][w] - base[i][w]
			}
		}
		for w := 1; w <= 52; w++ {
			lines[i][w] = math.Max(0, lines[i][w])
		}
	}
	return lines, notSent, after
}

// stream adds what a stream's changes bring to the lines.
func (o oracle) stream(r *ReferralStream, changes []Change, lines []weeks) (notSent float64) {
	w := o.weight(r.Profile, WorkingDays)
	week := o.counts(r.Actual, r.Forecast, r.Plan.Value, w)
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
	o.cut(parts, names, changes, Target{Referrals: r.ID}, r.Protected, &back, &net)
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

func (o oracle) later(into *weeks, week int, units float64, lag Lag) {
	if units == 0 {
		return
	}
	for k := lag.First; k <= lag.Last; k++ {
		into[week+k] += units / float64(lag.Last-lag.First+1)
	}
}

// cut applies the changes to the parts in the order of the file.
func (o oracle) cut(parts []weeks, names []string, changes []Change, target Target, protected float64, back, net *weeks) {
	done := make([]weeks, len(parts))
	for _, c := range changes {
		if c.Target != target {
			continue
		}
		from, to := o.y.WeeksElapsed+1, 52
		if c.FromWeek > from {
			from = c.FromWeek
		}
		if c.ToWeek > 0 {
			to = c.ToWeek
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
			for _, i := range named {
				part := parts[i][w]
				x := part * c.Size.Amount / 100
				if c.Size.Kind == PerWeek {
					x = c.Size.Amount / float64(len(named))
					if math.Abs(all) > 1e-9 {
						x = c.Size.Amount * part / all
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

func (o oracle) unit(l *Line) float64 {
	for _, p := range o.y.Providers {
		if p.ID == l.Provider {
			return l.Price * p.MarketForcesFactor
		}
	}
	panic(l.Provider)
}

// pays is what a schedule with these lines pays for weeks from..to.
func (o oracle) pays(s Schedule, members []int, lines []weeks, from, to int) Money {
	if s.MeasuredByLine {
		var sum Money
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
		whole += l.Plan * o.unit(l)
		p += l.Plan * o.unit(l) * o.div(o.sum(w, from, to), o.sum(w, 1, 52))
		v += o.sum(lines[i], from, to) * o.unit(l)
	}
	share := float64(to-from+1) / 52
	if whole != 0 {
		share = p / whole
	}
	var f, b, t, u float64
	above, below := MarginalRates{{}}, MarginalRates{{}}
	switch s.Form {
	case Block:
		f = p
		if s.Value.Given {
			f = s.Value.Value * share
		}
	case CostPerCase:
		f, b, above, below = p, p, MarginalRates{{Rate: 1}}, MarginalRates{{Rate: 1}}
	default:
		b = p
		if s.Baseline.Given {
			b = s.Baseline.Value * share
		}
		f = b
		if s.Value.Given {
			f = s.Value.Value * share
		}
		above, below = MarginalRates{{Rate: 1}}, MarginalRates{{Rate: 1}}
		if s.MarginalAbove != nil {
			above = s.MarginalAbove
		}
		if s.MarginalBelow != nil {
			below = s.MarginalBelow
		}
		t, u = s.ToleranceAbove.Or(0), s.ToleranceBelow.Or(0)
		if s.Form == Blended {
			above, below, t, u = MarginalRates{{Rate: s.Variable.Value}}, MarginalRates{{Rate: s.Variable.Value}}, 0, 0
		}
	}
	end := func(l Limit) float64 {
		switch l.Kind {
		case LimitInPounds:
			return l.Amount * share
		case LimitOfPlan:
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
	bound := func(l Limit) float64 {
		if l.Kind == LimitOfPlan {
			return l.Amount * p
		}
		return l.Amount * share
	}
	if s.Ceiling.Kind != NoLimit {
		pay = math.Min(pay, bound(s.Ceiling))
	}
	if s.Floor.Kind != NoLimit {
		pay = math.Max(pay, bound(s.Floor))
	}
	return RoundPounds(math.Max(math.Min(0, v), pay))
}

// members lists the lines of each schedule of a contract.
func (o oracle) members(provider string, contract []Schedule) [][]int {
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
func (o oracle) spend(terms Terms, proposals []Proposal, lines []weeks) (sum Money) {
	for _, provider := range o.y.Providers {
		sum += o.paid(terms, provider, proposals, lines)
	}
	for i := range o.y.Lines {
		if o.y.Lines[i].WithoutActivity {
			sum += RoundPounds(o.sum(lines[i], 1, 52))
		}
	}
	return sum
}

func (o oracle) paid(terms Terms, provider Provider, proposals []Proposal, lines []weeks) (sum Money) {
	contract, until := provider.Contract, 52
	if terms == AsProposed {
		for _, q := range proposals {
			if q.Provider != provider.ID {
				continue
			}
			until = max(q.FromWeek, 1) - 1
			for k, m := range o.members(provider.ID, q.Contract) {
				sum += o.pays(q.Contract[k], m, lines, until+1, 52)
			}
		}
	}
	if until == 0 {
		return sum
	}
	for k, m := range o.members(provider.ID, contract) {
		s := contract[k]
		switch {
		case terms == AllBlock && s.Form != Block:
			s = Schedule{Form: Block}
		case terms == AllCostPerCase:
			s = Schedule{Form: CostPerCase}
		}
		sum += o.pays(s, m, lines, 1, until)
	}
	return sum
}
