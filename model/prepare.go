package model

import (
	"slices"

	"fewer/model/figure"
)

// Prepared is a year with everything worked out that no scenario changes:
// profiles, weekly activity if nothing changes, planned values and payment
// curves. It is not changed after Prepare, so several projections may share it.
type Prepared struct {
	year      *Year
	Elapsed   int     // E: weeks that are wholly over; none in a full year
	Left      float64 // weeks that remain, the cut one by its days
	AllAhead  bool    // a full year, none of which is over (projection.md §7)
	Calendar  *SpreadOver
	Sent      map[string]float64 // referrals of each practice in the weeks that are over, by its id
	Lines     []preparedLine
	Streams   []preparedStream
	schedules []ScheduleInForce
	Regimes   [AsProposed]Regime // under each terms but as proposed

	lineIndex, streamIndex, practiceIndex, providerIndex map[string]int

	budget, Target Money
	budgetTo       [WeeksInYear + 2]Money // to the end of each week, and ToDate
	nothing        Projection
}

// Running is a running total to the end of each week, running[0] being nothing;
// running[toDate] is the total to the day to which the year is over, which may
// lie within a week.
type Running [WeeksInYear + 2]float64

// ToDate stands for a week as an end of a part of the year.
const ToDate = WeeksInYear + 1

// ScheduleInForce is a schedule of the contracts in the year file.
type ScheduleInForce struct {
	Provider int // index in Year.Providers
	Schedule *Schedule
	Lines    []int // indexes in Year.Lines, in their order
}

// SpreadOver is a profile with its running totals: to[w] is the weight of weeks 1..w.
type SpreadOver struct {
	Weight Weights
	To     Running
	DayTo  []float64 // the weight of days 1..d; in a year by month only
	cut    bool      // the first remaining week is cut
}

// left is the weight of the remaining days of week index i.
func (s *SpreadOver) left(i, elapsed int) float64 {
	if i == elapsed && s.cut {
		return s.To[i+1] - s.To[ToDate]
	}
	return s.Weight[i]
}

// preparedLine is a line with its weeks if nothing changes, in units, or in
// pounds where it has no activity.
type preparedLine struct {
	Row
	To       Running  // of week
	Billed   *Running // pounds billed beyond units × unit value; nil where no bill is stated
	Unit     float64  // unit value in pounds; 1 without activity
	Planned  float64  // planned value of the year in pounds
	Budget   Money
	Provider int // −1 without activity
	PassesTo int // the provider that money without activity passes through to, −1 for none
	Schedule int // −1 without activity
	Spend    Money
	Incoming []Inflow
}

// Inflow is a flow of a stream into a line.
type Inflow struct{ Stream, Flow int }

// BilledTo is what was billed beyond units × unit value by the end of week w.
func (q *preparedLine) BilledTo(w int) float64 {
	if q.Billed == nil {
		return 0
	}
	return q.Billed[w]
}

// preparedStream is a referral stream with its weeks if nothing changes.
type preparedStream struct {
	Row
	total     float64
	Remaining float64        // referrals in the time that remains
	Shares    []float64      // of each practice, as ByPractice; then of the other practices
	Floor     float64        // 1 − protected
	Flows     []PreparedFlow // LeadsTo, then Instead
}

// PreparedFlow is a Flow with its line found. Keep is 1 − backfill.
type PreparedFlow struct {
	Lag
	Line       int
	Each, Keep float64
	Instead    bool
}

// Prepare works out once what no edit changes. The year must be free of the
// faults that package scenarios reports when it reads one.
func Prepare(y *Year) *Prepared {
	p := &Prepared{year: y, Elapsed: y.WeeksElapsed, Left: weeksLeft(y)}
	p.index()
	p.Sent = y.SentBy()
	profiles := profileBook{year: y, listed: map[*Weights]*SpreadOver{}}
	p.Calendar = profiles.get(CalendarDays, nil)
	p.Lines = make([]preparedLine, 0, len(y.Lines))
	for i := range y.Lines {
		p.Lines = append(p.Lines, p.prepareLine(&y.Lines[i], &profiles))
	}
	p.assignSchedules()
	for i := range y.Referrals {
		p.Streams = append(p.Streams, p.prepareStream(i, &profiles))
	}
	p.reckonBudget()
	p.prepareRegimes()
	p.prepareNothing()
	for t := range p.Regimes {
		p.Regimes[t].running = p.runningCost(&p.Regimes[t])
	}
	p.spreadBudget()
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
func (p *Prepared) ScheduleOf(line int) int { return p.Lines[line].Schedule }

// Budget is the year's budget.
func (p *Prepared) Budget() Money { return p.budget }

func find(index map[string]int, id string) int {
	if i, ok := index[id]; ok {
		return i
	}
	return -1
}

// index finds where each id stands.
func (p *Prepared) index() {
	y := p.year
	p.lineIndex = places(y.Lines, func(l *Line) string { return l.ID })
	p.streamIndex = places(y.Referrals, func(r *ReferralStream) string { return r.ID })
	p.practiceIndex = places(y.Practices, func(q *Practice) string { return q.ID })
	p.providerIndex = places(y.Providers, func(q *Provider) string { return q.ID })
}

func places[T any](list []T, id func(*T) string) map[string]int {
	at := make(map[string]int, len(list))
	for i := range list {
		at[id(&list[i])] = i
	}
	return at
}

// profileBook keeps one copy of each profile.
type profileBook struct {
	year                *Year
	working, days, flat *SpreadOver
	listed              map[*Weights]*SpreadOver
}

func (b *profileBook) get(kind ProfileKind, listed *Weights) *SpreadOver {
	switch kind {
	case WorkingDays:
		return b.keep(&b.working, b.year.FinancialYear.WorkingDays, b.year.FinancialYear.workingDaysOf)
	case CalendarDays:
		return b.keep(&b.days, b.year.FinancialYear.CalendarDays, nil)
	case ListedWeights:
		if b.listed[listed] == nil {
			b.listed[listed] = b.newSpread(*listed, nil)
		}
		return b.listed[listed]
	}
	return b.keep(&b.flat, func() (w Weights) {
		for i := range w {
			w[i] = 1
		}
		return w
	}, nil)
}

func (b *profileBook) keep(kept **SpreadOver, weights func() Weights, within daysOfWeek) *SpreadOver {
	if *kept == nil {
		*kept = b.newSpread(weights(), within)
	}
	return *kept
}

// daysOfWeek gives the weight of the first n days of week w (1..52).
type daysOfWeek func(w, n int) float64

// newSpread makes a profile of the weights of its weeks. Within a week the days
// weigh alike where within is nil.
func (b *profileBook) newSpread(weights Weights, within daysOfWeek) *SpreadOver {
	s := &SpreadOver{Weight: weights, To: runningTotal(&weights)}
	s.To[ToDate] = s.To[b.year.WeeksElapsed]
	if !b.year.ByMonth() {
		return s
	}
	if within == nil {
		within = func(w, n int) float64 {
			return weights[w-1] * float64(n) / float64(b.year.FinancialYear.DaysOfWeek(w))
		}
	}
	s.DayTo = make([]float64, 1, b.year.FinancialYear.Days()+1)
	for w := 1; w <= WeeksInYear; w++ {
		for n := range b.year.FinancialYear.DaysOfWeek(w) {
			s.DayTo = append(s.DayTo, s.To[w-1]+within(w, n+1))
		}
	}
	s.To[ToDate] = s.DayTo[b.year.DaysElapsed()]
	s.cut = b.year.CutWeek() > 0
	return s
}

// InMonths is the weight of months first+1..last.
func (s *SpreadOver) InMonths(y FinancialYear, first, last int) float64 {
	return s.DayTo[y.DaysToMonth(last)] - s.DayTo[y.DaysToMonth(first)]
}

// runningTotal adds up weeks; what is done to date is left to the caller.
func runningTotal(w *Weights) Running { return runningFrom(w, 0) }

// runningFrom is runningTotal where there is nothing before week index from.
func runningFrom(w *Weights, from int) (to Running) {
	for i := from; i < len(w); i++ {
		to[i+1] = to[i] + w[i]
	}
	return to
}

// ShareLeft is the proportion of the weight of week index i that remains.
func (s *SpreadOver) ShareLeft(i, elapsed int) float64 {
	if i == elapsed && s.cut {
		return figure.Quotient(s.left(i, elapsed), s.Weight[i])
	}
	return 1
}

// Falls is what of a sum for the year falls in weeks from+1..to. Where the sum is told, so is
// the share that does; a plain one asks for none.
func (s *SpreadOver) Falls(year figure.F, from, to int, share func() figure.F) figure.F {
	if from == 0 && to == WeeksInYear {
		return year
	}
	return s.falls(year, from, to, share)
}

// falls is apart so that the whole year, which is asked for most, takes no call.
func (s *SpreadOver) falls(year figure.F, from, to int, share func() figure.F) figure.F {
	if share != nil {
		return year.Times(share())
	}
	return figure.Plain(year.V * s.Share(from, to))
}

// Share is the proportion of the profile that falls in weeks from+1..to.
func (s *SpreadOver) Share(from, to int) float64 {
	return figure.Quotient(s.To[to]-s.To[from], s.To[WeeksInYear])
}

func (p *Prepared) prepareLine(l *Line, profiles *profileBook) preparedLine {
	row := Row{Profile: profiles.get(l.ProfileKind(), l.Profile.Listed), Kind: l.ProfileKind(), Actual: &l.Actual, Forecast: l.Forecast, Plan: l.Plan}
	q := preparedLine{Row: row, Provider: -1, PassesTo: -1, Schedule: -1}
	if l.WithoutActivity {
		q.Unit, q.Budget, q.PassesTo = 1, RoundPounds(l.Budget.Value), p.ProviderAt(l.Provider)
		q.InPounds, q.Actual, q.Row.Plan = true, &Counts{Total: l.Spent}, l.Budget.Value
	} else {
		q.Provider = p.ProviderAt(l.Provider)
		provider := &p.year.Providers[q.Provider]
		q.Unit, q.Planned = l.UnitValue(provider), l.PlannedValue(provider)
		q.Budget = RoundPounds(l.Budget.Or(q.Planned))
	}
	p.run(&q.Row)
	q.To = p.RunningTo(&q.Course)
	if l.WithoutActivity {
		q.Spend = RoundPounds(q.To[WeeksInYear])
	} else if l.ActualCost != nil {
		q.Billed = p.billedBeyond(l, &q)
	}
	return q
}

// assignSchedules gives each line the first schedule of its provider that covers it.
func (p *Prepared) assignSchedules() {
	for pi := range p.year.Providers {
		contract := p.year.Providers[pi].Contract
		covered := p.CoveredBy(pi, contract)
		for si := range contract {
			for _, line := range covered[si] {
				p.Lines[line].Schedule = len(p.schedules)
			}
			p.schedules = append(p.schedules, ScheduleInForce{Provider: pi, Schedule: &contract[si], Lines: covered[si]})
		}
	}
}

// CoveredBy lists, for each schedule of a contract, the provider's lines that it has.
func (p *Prepared) CoveredBy(provider int, contract []Schedule) [][]int {
	covered := make([][]int, len(contract))
	for i := range p.Lines {
		if p.Lines[i].Provider != provider {
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
	row := Row{Profile: profiles.get(r.ProfileKind(), r.Profile.Listed), Kind: r.ProfileKind(), Actual: &r.Actual, Forecast: r.Forecast, Plan: r.Plan.Value}
	q := preparedStream{Row: row, Floor: 1 - r.Protected}
	p.run(&q.Row)
	for w, n := range q.Week {
		q.total += n
		if w >= p.Elapsed {
			q.Remaining += n
		}
	}
	q.Remaining -= q.Past
	others := 1.0
	for _, c := range r.ByPractice {
		share := figure.Quotient(c.Count, r.Actual.Total)
		q.Shares = append(q.Shares, share)
		others -= share
	}
	q.Shares = append(q.Shares, max(0, others))
	add := func(flows []Flow, instead bool) {
		for _, f := range flows {
			line := p.LineAt(f.Line)
			p.Lines[line].Incoming = append(p.Lines[line].Incoming, Inflow{Stream: i, Flow: len(q.Flows)})
			q.Flows = append(q.Flows, PreparedFlow{Lag: f.Lag, Line: line, Each: f.Each, Keep: 1 - f.Backfill, Instead: instead})
		}
	}
	add(r.LeadsTo, false)
	add(r.Instead, true)
	return q
}

func (p *Prepared) reckonBudget() {
	p.Target = RoundPounds(p.year.Target)
	if p.year.Budget.Given {
		p.budget = RoundPounds(p.year.Budget.Value)
		return
	}
	for i := range p.Lines {
		p.budget += p.Lines[i].Budget
	}
}
