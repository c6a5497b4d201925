package model

import "slices"

// Prepared is a year with everything worked out that no scenario changes:
// profiles, weekly activity if nothing changes, planned values and payment
// curves. It is not changed after Prepare, so several projections may share it.
type Prepared struct {
	year      *Year
	elapsed   int     // E: weeks that are wholly over; none in a full year
	left      float64 // weeks that remain, the cut one by its days
	allAhead  bool    // a full year, none of which is over (projection.md §7)
	calendar  *spreadOver
	lines     []preparedLine
	streams   []preparedStream
	schedules []ScheduleInForce
	regimes   [AsProposed]regime // under each terms but as proposed

	lineIndex, streamIndex, practiceIndex, providerIndex map[string]int

	budget, target Money
	budgetTo       [WeeksInYear + 1]Money
	nothing        Projection
}

// running is a running total to the end of each week, running[0] being nothing;
// running[toDate] is the total to the day to which the year is over, which may
// lie within a week.
type running [WeeksInYear + 2]float64

// toDate stands for a week as an end of a part of the year.
const toDate = WeeksInYear + 1

// ScheduleInForce is a schedule of the contracts in the year file.
type ScheduleInForce struct {
	Provider int // index in Year.Providers
	Schedule *Schedule
	Lines    []int // indexes in Year.Lines, in their order
}

// spreadOver is a profile with its running totals: to[w] is the weight of weeks 1..w.
type spreadOver struct {
	weight Weights
	to     running
	dayTo  []float64 // the weight of days 1..d; in a year by month only
	cut    bool      // the first remaining week is cut
}

// left is the weight of the remaining days of week index i.
func (s *spreadOver) left(i, elapsed int) float64 {
	if i == elapsed && s.cut {
		return s.to[i+1] - s.to[toDate]
	}
	return s.weight[i]
}

// preparedLine is a line with its weeks if nothing changes, in units, or in
// pounds where it has no activity.
type preparedLine struct {
	profile  *spreadOver
	week     Weights
	past     float64  // of the cut week, what its past days had
	to       running  // of week
	billed   *running // pounds billed beyond units × unit value; nil where no bill is stated
	unit     float64  // unit value in pounds; 1 without activity
	planned  float64  // planned value of the year in pounds
	budget   Money
	provider int // −1 without activity
	passesTo int // the provider that money without activity passes through to, −1 for none
	schedule int // −1 without activity
	spend    Money
	incoming []inflow
}

// inflow is a flow of a stream into a line.
type inflow struct{ stream, flow int }

// billedTo is what was billed beyond units × unit value by the end of week w.
func (q *preparedLine) billedTo(w int) float64 {
	if q.billed == nil {
		return 0
	}
	return q.billed[w]
}

// open is what the remaining days of week index i hold: all that a change can move.
func (q *preparedLine) open(i, elapsed int) float64 {
	if i == elapsed {
		return q.week[i] - q.past
	}
	return q.week[i]
}

// preparedStream is a referral stream with its weeks if nothing changes.
type preparedStream struct {
	profile   *spreadOver
	week      Weights
	past      float64 // of the cut week, what its past days had
	total     float64
	remaining float64   // referrals in the time that remains
	shares    []float64 // of each practice, as ByPractice; then of the other practices
	floor     float64   // 1 − protected
	flows     []flow    // LeadsTo, then Instead
}

// open is what the remaining days of week index i hold: all that a change can move.
func (q *preparedStream) open(i, elapsed int) float64 {
	if i == elapsed {
		return q.week[i] - q.past
	}
	return q.week[i]
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
	p := &Prepared{year: y, elapsed: y.WeeksElapsed, left: weeksLeft(y)}
	p.index()
	profiles := profileBook{year: y, listed: map[*Weights]*spreadOver{}}
	p.calendar = profiles.get(Profile{Kind: CalendarDays}, CalendarDays)
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

// weeksLeft is how many weeks remain, the cut one by its days.
func weeksLeft(y *Year) float64 {
	left := float64(y.WeeksRemaining())
	if cut := y.CutWeek(); cut > 0 {
		left += y.WeekLeft(cut)
	}
	return left
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
	year                *Year
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
		return b.keep(&b.working, b.year.FinancialYear.workingDays, b.year.FinancialYear.workingDaysOf)
	case CalendarDays:
		return b.keep(&b.days, b.year.FinancialYear.calendarDays, nil)
	case ListedWeights:
		s := b.listed[p.Listed]
		if s == nil {
			s = b.newSpread(*p.Listed, nil)
			b.listed[p.Listed] = s
		}
		return s
	}
	return b.keep(&b.flat, func() (w Weights) {
		for i := range w {
			w[i] = 1
		}
		return w
	}, nil)
}

func (b *profileBook) keep(kept **spreadOver, weights func() Weights, within daysOfWeek) *spreadOver {
	if *kept == nil {
		*kept = b.newSpread(weights(), within)
	}
	return *kept
}

// daysOfWeek gives the weight of the first n days of week w (1..52).
type daysOfWeek func(w, n int) float64

// newSpread makes a profile of the weights of its weeks. Within a week the days
// weigh alike where within is nil.
func (b *profileBook) newSpread(weights Weights, within daysOfWeek) *spreadOver {
	s := &spreadOver{weight: weights, to: runningTotal(&weights)}
	s.to[toDate] = s.to[b.year.WeeksElapsed]
	if !b.year.ByMonth() {
		return s
	}
	if within == nil {
		within = func(w, n int) float64 {
			return weights[w-1] * float64(n) / float64(b.year.FinancialYear.days(w))
		}
	}
	s.dayTo = make([]float64, 1, b.year.FinancialYear.Days()+1)
	for w := 1; w <= WeeksInYear; w++ {
		for n := range b.year.FinancialYear.days(w) {
			s.dayTo = append(s.dayTo, s.to[w-1]+within(w, n+1))
		}
	}
	s.to[toDate] = s.dayTo[b.year.DaysElapsed()]
	s.cut = b.year.CutWeek() > 0
	return s
}

// inMonths is the weight of months first+1..last.
func (s *spreadOver) inMonths(y FinancialYear, first, last int) float64 {
	return s.dayTo[y.DaysToMonth(last)] - s.dayTo[y.DaysToMonth(first)]
}

// runningTotal adds up weeks; what is done to date is left to the caller.
func runningTotal(w *Weights) (to running) {
	for i, x := range w {
		to[i+1] = to[i] + x
	}
	return to
}

// shareLeft is the proportion of the weight of week index i that remains.
func (s *spreadOver) shareLeft(i, elapsed int) float64 {
	if i == elapsed && s.cut {
		return quotient(s.left(i, elapsed), s.weight[i])
	}
	return 1
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
	s := profiles.get(l.Profile, l.UsualProfile())
	q := preparedLine{profile: s, provider: -1, passesTo: -1, schedule: -1}
	var w course
	if l.WithoutActivity {
		q.unit, q.budget, q.passesTo = 1, RoundPounds(l.Budget.Value), p.ProviderAt(l.Provider)
		w = p.spending(l, s)
	} else {
		q.provider = p.ProviderAt(l.Provider)
		provider := &p.year.Providers[q.provider]
		q.unit, q.planned = l.UnitValue(provider), l.PlannedValue(provider)
		q.budget = RoundPounds(l.Budget.Or(q.planned))
		w = p.activity(&l.Actual, l.Forecast, l.Plan, s)
	}
	q.week, q.past = w.week, w.past
	q.to = p.runningTo(&w)
	if l.WithoutActivity {
		q.spend = RoundPounds(q.to[WeeksInYear])
	} else if l.ActualCost != nil {
		q.billed = p.billedBeyond(l, &q)
	}
	return q
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
	w := p.activity(&r.Actual, r.Forecast, r.Plan.Value, s)
	q.week, q.past = w.week, w.past
	for w, n := range q.week {
		q.total += n
		if w >= p.elapsed {
			q.remaining += n
		}
	}
	q.remaining -= q.past
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
