package model

import "slices"

// Prepared is a year with everything worked out that no scenario changes:
// profiles, weekly activity if nothing changes, planned values and payment
// curves. It is not changed after Prepare, so several projections may share it.
type Prepared struct {
	year      *Year
	elapsed   int // E
	lines     []preparedLine
	streams   []preparedStream
	schedules []ScheduleInForce
	regimes   [AsProposed]regime // under each terms but as proposed

	lineIndex, streamIndex, practiceIndex, providerIndex map[string]int

	budget, target Money
	budgetTo       [WeeksInYear + 1]Money
	nothing        Projection
}

// ScheduleInForce is a schedule of the contracts in the year file.
type ScheduleInForce struct {
	Provider int // index in Year.Providers
	Schedule *Schedule
	Lines    []int // indexes in Year.Lines, in their order
}

// spreadOver is a profile with its running totals: to[w] is the weight of weeks 1..w.
type spreadOver struct {
	weight Weights
	to     [WeeksInYear + 1]float64
}

// preparedLine is a line with its weeks if nothing changes, in units, or in
// pounds where it has no activity.
type preparedLine struct {
	profile  *spreadOver
	week     Weights
	to       [WeeksInYear + 1]float64 // running total of week
	unit     float64                  // unit value in pounds; 1 without activity
	planned  float64                  // planned value of the year in pounds
	budget   Money
	provider int // −1 without activity
	schedule int // −1 without activity
	spend    Money
	incoming []inflow
}

// inflow is a flow of a stream into a line.
type inflow struct{ stream, flow int }

// preparedStream is a referral stream with its weeks if nothing changes.
type preparedStream struct {
	profile   *spreadOver
	week      Weights
	total     float64
	remaining float64   // referrals in the remaining weeks
	shares    []float64 // of each practice, as ByPractice; then of the other practices
	floor     float64   // 1 − protected
	flows     []flow    // LeadsTo, then Instead
}

// flow is a Flow with its line found. keep is 1 − backfill.
type flow struct {
	line        int
	each, keep  float64
	first, last int
	instead     bool
}

// Prepare works out once what no edit changes. The year must be free of the
// faults that package scenarios reports when it reads one.
func Prepare(y *Year) *Prepared {
	p := &Prepared{year: y, elapsed: y.WeeksElapsed}
	p.index()
	profiles := profileBook{year: y.FinancialYear, listed: map[*Weights]*spreadOver{}}
	for i := range y.Lines {
		p.lines = append(p.lines, p.prepareLine(&y.Lines[i], &profiles))
	}
	p.assignSchedules()
	for i := range y.Referrals {
		p.streams = append(p.streams, p.prepareStream(i, &profiles))
	}
	p.reckonBudget()
	p.prepareRegimes()
	p.prepareNothing()
	for t := range p.regimes {
		p.regimes[t].running = p.runningCost(&p.regimes[t])
	}
	p.budgetTo = p.spreadBudget()
	return p
}

// Year is the year that was prepared. It must not be changed.
func (p *Prepared) Year() *Year { return p.year }

// Schedules lists the schedules in force, provider by provider.
func (p *Prepared) Schedules() []ScheduleInForce { return p.schedules }

// LineAt finds a line by id: its index in Year.Lines, or −1.
func (p *Prepared) LineAt(id string) int { return find(p.lineIndex, id) }

// StreamAt finds a referral stream by id: its index in Year.Referrals, or −1.
func (p *Prepared) StreamAt(id string) int { return find(p.streamIndex, id) }

// ProviderAt finds a provider by id: its index in Year.Providers, or −1.
func (p *Prepared) ProviderAt(id string) int { return find(p.providerIndex, id) }

// PracticeAt finds a practice by id: its index in Year.Practices, or −1.
func (p *Prepared) PracticeAt(id string) int { return find(p.practiceIndex, id) }

// ScheduleOf is the index in Schedules of the schedule that a line (an index in
// Year.Lines) is paid under, or −1 without activity.
func (p *Prepared) ScheduleOf(line int) int { return p.lines[line].schedule }

// UnitValue is a line's price × market forces factor in pounds; 1 without activity.
func (p *Prepared) UnitValue(line int) float64 { return p.lines[line].unit }

// LineWeeks are a line's units in each week if nothing changes (pounds, without activity).
func (p *Prepared) LineWeeks(line int) *Weights { return &p.lines[line].week }

// StreamWeeks are a stream's referrals in each week if nothing changes.
func (p *Prepared) StreamWeeks(stream int) *Weights { return &p.streams[stream].week }

// LineProfile is the weight of each week for a line.
func (p *Prepared) LineProfile(line int) *Weights { return &p.lines[line].profile.weight }

// StreamProfile is the weight of each week for a stream.
func (p *Prepared) StreamProfile(stream int) *Weights { return &p.streams[stream].profile.weight }

// Budget is the year's budget.
func (p *Prepared) Budget() Money { return p.budget }

func find(index map[string]int, id string) int {
	if i, ok := index[id]; ok {
		return i
	}
	return -1
}

func (p *Prepared) index() {
	y := p.year
	p.lineIndex = make(map[string]int, len(y.Lines))
	for i := range y.Lines {
		p.lineIndex[y.Lines[i].ID] = i
	}
	p.streamIndex = make(map[string]int, len(y.Referrals))
	for i := range y.Referrals {
		p.streamIndex[y.Referrals[i].ID] = i
	}
	p.practiceIndex = make(map[string]int, len(y.Practices))
	for i := range y.Practices {
		p.practiceIndex[y.Practices[i].ID] = i
	}
	p.providerIndex = make(map[string]int, len(y.Providers))
	for i := range y.Providers {
		p.providerIndex[y.Providers[i].ID] = i
	}
}

// profileBook keeps one copy of each profile.
type profileBook struct {
	year                FinancialYear
	working, days, flat *spreadOver
	listed              map[*Weights]*spreadOver
}

func (b *profileBook) get(p Profile, usual ProfileKind) *spreadOver {
	kind := p.Kind
	if kind == DefaultProfile {
		kind = usual
	}
	switch kind {
	case WorkingDays:
		return keep(&b.working, b.year.workingDays)
	case CalendarDays:
		return keep(&b.days, b.year.calendarDays)
	case ListedWeights:
		s := b.listed[p.Listed]
		if s == nil {
			s = newSpread(*p.Listed)
			b.listed[p.Listed] = s
		}
		return s
	}
	return keep(&b.flat, func() (w Weights) {
		for i := range w {
			w[i] = 1
		}
		return w
	})
}

func keep(kept **spreadOver, weights func() Weights) *spreadOver {
	if *kept == nil {
		*kept = newSpread(weights())
	}
	return *kept
}

func newSpread(w Weights) *spreadOver {
	s := &spreadOver{weight: w}
	s.to = runningTotal(&w)
	return s
}

func runningTotal(w *Weights) (to [WeeksInYear + 1]float64) {
	for i, x := range w {
		to[i+1] = to[i] + x
	}
	return to
}

// share is the proportion of the profile that falls in weeks from+1..to.
func (s *spreadOver) share(from, to int) float64 {
	return quotient(s.to[to]-s.to[from], s.to[WeeksInYear])
}

// quotient is a/b, and zero where b is zero (projection.md §2).
func quotient(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func (p *Prepared) prepareLine(l *Line, profiles *profileBook) preparedLine {
	if l.WithoutActivity {
		s := profiles.get(l.Profile, l.UsualProfile())
		q := preparedLine{profile: s, unit: 1, budget: RoundPounds(l.Budget.Value), provider: -1, schedule: -1}
		q.week = p.poundsWeekly(l, s)
		q.to = runningTotal(&q.week)
		q.spend = RoundPounds(q.to[WeeksInYear])
		return q
	}
	s := profiles.get(l.Profile, l.UsualProfile())
	q := preparedLine{profile: s, provider: p.ProviderAt(l.Provider), schedule: -1}
	q.unit = l.Price * p.year.Providers[q.provider].MarketForcesFactor
	q.planned = l.Plan * q.unit
	q.budget = RoundPounds(l.Budget.Or(q.planned))
	q.week = p.countsWeekly(&l.Actual, l.Forecast, l.Plan, s)
	q.to = runningTotal(&q.week)
	return q
}

// countsWeekly gives activity or referrals in each week if nothing changes.
func (p *Prepared) countsWeekly(actual *Counts, f Forecast, plan float64, s *spreadOver) (week Weights) {
	e := p.elapsed
	if actual.Weekly != nil {
		copy(week[:e], actual.Weekly)
	} else {
		spreadTotal(&week, actual.Total, s, 0, e)
	}
	switch f.Kind {
	case OnPlan:
		for w := e; w < WeeksInYear; w++ {
			week[w] = quotient(plan*s.weight[w], s.to[WeeksInYear])
		}
	case straightLine:
		goStraight(&week, actual.Total, e)
	default:
		rate := restsOn(&week, f, s, e).rate()
		for w := e; w < WeeksInYear; w++ {
			week[w] = rate * s.weight[w]
		}
	}
	return week
}

// basis is the elapsed weeks that a forecast by rate rests on: weeks first+1..e,
// what was counted in them, and their weight.
type basis struct {
	first         int
	total, weight float64
}

// rate is units for each unit of weight.
func (b basis) rate() float64 { return quotient(b.total, b.weight) }

// restsOn finds the basis of a forecast by run rate or recent weeks, given the
// counts of the e elapsed weeks.
func restsOn(week *Weights, f Forecast, s *spreadOver, e int) (b basis) {
	if f.Kind == RecentWeeks {
		b.first = e - f.Weeks
	}
	for _, n := range week[b.first:e] {
		b.total += n
	}
	b.weight = s.to[e] - s.to[b.first]
	return b
}

// spreadTotal spreads a total over weeks from+1..to by the profile.
func spreadTotal(week *Weights, total float64, s *spreadOver, from, to int) {
	for w := from; w < to; w++ {
		week[w] = quotient(total*s.weight[w], s.to[to]-s.to[from])
	}
}

// goStraight makes every week after the e that are over their mean.
func goStraight(week *Weights, total float64, e int) {
	for w := e; w < WeeksInYear; w++ {
		week[w] = total / float64(e)
	}
}

// poundsWeekly gives the pounds of a line without activity in each week.
func (p *Prepared) poundsWeekly(l *Line, s *spreadOver) (week Weights) {
	e := p.elapsed
	spreadTotal(&week, l.Spent, s, 0, e)
	switch l.Forecast.Kind {
	case OnPlan:
		for w := e; w < WeeksInYear; w++ {
			week[w] = quotient(l.Budget.Value*s.weight[w], s.to[WeeksInYear])
		}
	case ForecastAmount:
		spreadTotal(&week, l.Forecast.Amount-l.Spent, s, e, WeeksInYear)
	case straightLine:
		goStraight(&week, l.Spent, e)
	default:
		for w := e; w < WeeksInYear; w++ {
			week[w] = quotient(l.Spent*s.weight[w], s.to[e])
		}
	}
	return week
}

// assignSchedules gives each line the first schedule of its provider that covers it.
func (p *Prepared) assignSchedules() {
	for pi := range p.year.Providers {
		contract := p.year.Providers[pi].Contract
		covered := p.coveredBy(pi, contract)
		for si := range contract {
			for _, line := range covered[si] {
				p.lines[line].schedule = len(p.schedules)
			}
			p.schedules = append(p.schedules, ScheduleInForce{Provider: pi, Schedule: &contract[si], Lines: covered[si]})
		}
	}
}

// coveredBy lists, for each schedule of a contract, the provider's lines that it has.
func (p *Prepared) coveredBy(provider int, contract []Schedule) [][]int {
	covered := make([][]int, len(contract))
	for i := range p.lines {
		if p.lines[i].provider != provider {
			continue
		}
		line := &p.year.Lines[i]
		si := slices.IndexFunc(contract, func(s Schedule) bool { return s.Covers.Match(line) })
		if si >= 0 {
			covered[si] = append(covered[si], i)
		}
	}
	return covered
}

func (p *Prepared) prepareStream(i int, profiles *profileBook) preparedStream {
	r := &p.year.Referrals[i]
	s := profiles.get(r.Profile, WorkingDays)
	q := preparedStream{profile: s, floor: 1 - r.Protected}
	q.week = p.countsWeekly(&r.Actual, r.Forecast, r.Plan.Value, s)
	for w, n := range q.week {
		q.total += n
		if w >= p.elapsed {
			q.remaining += n
		}
	}
	others := 1.0
	for _, c := range r.ByPractice {
		share := quotient(c.Count, r.Actual.Total)
		q.shares = append(q.shares, share)
		others -= share
	}
	q.shares = append(q.shares, max(0, others))
	add := func(flows []Flow, instead bool) {
		for _, f := range flows {
			line := p.LineAt(f.Line)
			p.lines[line].incoming = append(p.lines[line].incoming, inflow{stream: i, flow: len(q.flows)})
			q.flows = append(q.flows, flow{
				line: line, each: f.Each, keep: 1 - f.Backfill,
				first: f.Lag.First, last: f.Lag.Last, instead: instead,
			})
		}
	}
	add(r.LeadsTo, false)
	add(r.Instead, true)
	return q
}

func (p *Prepared) reckonBudget() {
	p.target = RoundPounds(p.year.Target)
	if p.year.Budget.Given {
		p.budget = RoundPounds(p.year.Budget.Value)
		return
	}
	for i := range p.lines {
		p.budget += p.lines[i].budget
	}
}
