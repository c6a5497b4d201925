package model

import "fewer/model/figure"

// prepareNothing reckons the year if nothing changes.
func (p *Prepared) prepareNothing() {
	n := &p.nothing
	n.Budget, n.Target = p.budget, p.Target
	n.Providers = make([]ProviderResult, len(p.year.Providers))
	n.Schedules = make([]ScheduleResult, len(p.schedules))
	var others Money
	for i := range p.Lines {
		q := &p.Lines[i]
		units := q.To[WeeksInYear]
		plan := p.year.Lines[i].Plan
		if q.Provider < 0 {
			others += q.Spend
			plan = p.year.Lines[i].Budget.Value
		}
		now := p.meanAhead(q, units)
		value := q.value(units, 0, WeeksInYear)
		n.Lines = append(n.Lines, LineResult{
			Plan: plan, DoNothing: units, Scenario: units, Now: now, New: now,
			Budget: q.Budget, Value: [2]float64{value, value},
		})
	}
	for i := range p.Streams {
		q := &p.Streams[i]
		now := q.Remaining / p.Left
		n.Streams = append(n.Streams, StreamResult{DoNothing: q.total, Now: now, New: now})
	}
	for si, s := range p.schedules {
		r := &n.Schedules[si]
		for _, line := range s.Lines {
			r.Planned += p.Lines[line].Planned
		}
		v := p.ValueAtTariff(s.Lines, 0, WeeksInYear, p.NothingWeeks)
		r.Value = [2]float64{v, v}
		for t := range p.Regimes {
			paid := p.Regimes[t].sum(si, p.Regimes[t].Nothing)
			r.Paid[t] = Paid{paid, paid}
			n.Providers[s.Provider].Paid[t].DoNothing += paid
			n.Terms[t].DoNothing.Spend += paid
		}
	}
	for t := range p.Regimes {
		n.Terms[t].DoNothing.Spend += others
	}
	n.Terms[AsProposed].DoNothing = n.Terms[AsContracted].DoNothing
	for i := range p.Lines {
		if q := &p.Lines[i]; q.PassesTo >= 0 {
			for t := range p.Regimes {
				n.Providers[q.PassesTo].Paid[t].DoNothing += q.Spend
			}
		}
		if to := max(p.Lines[i].Provider, p.Lines[i].PassesTo); to >= 0 {
			n.Providers[to].Budget += p.Lines[i].Budget
		}
	}
	for i := range n.Providers {
		paid := &n.Providers[i].Paid
		paid[AsProposed] = paid[AsContracted]
		for t := range paid {
			paid[t].Scenario = paid[t].DoNothing
		}
	}
	for t := range n.Terms {
		n.Terms[t].DoNothing.end(p.budget)
		n.Terms[t].Scenario = n.Terms[t].DoNothing
	}
}

// meanAhead is the mean of the remaining weeks of a line that comes to so much in the year.
func (p *Prepared) meanAhead(q *preparedLine, year float64) float64 {
	return (year - q.To[p.Elapsed] - q.Past) / p.Left
}

// Project projects the year in a scenario into pr, which NewProjection of the
// same Prepared made. It never fails: a change or proposal that names what the
// year lacks has no effect, and its result says why.
func (p *Prepared) Project(s *Scenario, pr *Projection) {
	w := pr.space
	w.Last = *s
	w.reset(pr)
	plan := w.startTerms(s.Proposals, pr)
	for range s.Changes {
		pr.Changes = append(pr.Changes, ChangeResult{})
	}
	for i := range s.Changes {
		w.Change = i + 1
		w.Apply(&s.Changes[i], &pr.Changes[i], pr)
		for t := range pr.Terms {
			pr.Terms[t].ByChange = append(pr.Terms[t].ByChange, pr.Changes[i].Saving[t])
		}
	}
	w.finish(pr)
	pr.Proposed = plan.Any
	pr.ProposalsLeftOut = plan.leftOut
	nothing := pr.Terms[AsContracted].DoNothing.Spend
	pr.SavingAgainstContract = nothing - pr.Terms[AsProposed].Scenario.Spend
	pr.SavingFromTerms = nothing - pr.Terms[AsProposed].DoNothing.Spend
}

// DoNothing is the projection if nothing changes. It must not be changed.
func (p *Prepared) DoNothing() *Projection { return &p.nothing }

// reset makes pr the projection if nothing changes again, touching only what
// the last scenario touched.
func (w *Workspace) reset(pr *Projection) {
	n := &w.Prepared.nothing
	for _, line := range w.TouchedLines {
		w.Lines[line].Touched = false
		pr.Lines[line] = n.Lines[line]
	}
	for _, stream := range w.TouchedStreams {
		w.Streams[stream].Touched = false
		pr.Streams[stream] = n.Streams[stream]
	}
	w.TouchedLines, w.TouchedStreams = w.TouchedLines[:0], w.TouchedStreams[:0]
	copy(pr.Providers, n.Providers)
	copy(pr.Schedules, n.Schedules)
	for t := range pr.Terms {
		pr.Terms[t] = TermsResult{DoNothing: n.Terms[t].DoNothing, Scenario: n.Terms[t].DoNothing, ByChange: pr.Terms[t].ByChange[:0]}
	}
	pr.LandsAfterYearEnd, pr.SystemSaving, pr.Costs = 0, 0, 0
	pr.Changes, w.byParts = pr.Changes[:0], w.byParts[:0]
}

// startTerms sets what every account pays if nothing changes.
func (w *Workspace) startTerms(proposals []Proposal, pr *Projection) *proposalPlan {
	plan := w.planFor(proposals)
	for t := range w.Paid {
		copy(w.Paid[t], w.Regime(Terms(t)).Nothing)
		clear(w.Stamp[t])
	}
	if !plan.Any {
		return plan
	}
	proposed := &pr.Terms[AsProposed]
	for i := range pr.Providers {
		proposed.DoNothing.Spend -= pr.Providers[i].Paid[AsProposed].DoNothing
		pr.Providers[i].Paid[AsProposed] = Paid{}
	}
	for i := range w.Prepared.Lines {
		if q := &w.Prepared.Lines[i]; q.PassesTo >= 0 {
			paid := &pr.Providers[q.PassesTo].Paid[AsProposed]
			paid.DoNothing += q.Spend
			paid.Scenario += q.Spend
			proposed.DoNothing.Spend += q.Spend
		}
	}
	for i, paid := range plan.regime.Nothing {
		provider := &pr.Providers[plan.regime.Accounts[i].Provider]
		provider.Paid[AsProposed].DoNothing += paid
		provider.Paid[AsProposed].Scenario += paid
		proposed.DoNothing.Spend += paid
	}
	proposed.DoNothing.end(pr.Budget)
	proposed.Scenario = proposed.DoNothing
	return plan
}

// Why a change is left out that finds nothing to act on.
const (
	nothingExpected = "nothing is expected in its weeks"
	onlyCredits     = "the line's pounds are credits in all its weeks"
)

// CreditsUnmoved says of a change to a line without activity in which weeks it does nothing.
const CreditsUnmoved = "in weeks in which its pounds are credits the change does nothing"

// leaveOutIdle leaves a change out that takes away nothing and costs nothing, though it is
// not cut short.
func (r *ChangeResult) leaveOutIdle(c *Change) {
	switch {
	case r.NotSent != 0 || r.CutShort || r.Costs != 0 || c.Size.Amount == 0 || c.Delivered == 0:
	case r.BelowZero:
		r.LeftOut = onlyCredits
	default:
		r.LeftOut = nothingExpected
	}
}

// Idle tells whether a change is left out because it finds nothing to act on.
func (r *ChangeResult) Idle() bool { return r.LeftOut == nothingExpected || r.LeftOut == onlyCredits }

// Apply adds one change to those before it.
func (w *Workspace) Apply(c *Change, result *ChangeResult, pr *Projection) {
	switch result.LeftOut = w.Prepared.ChangeFault(c); {
	case result.LeftOut != "":
	case c.Off:
		result.LeftOut = SwitchedOff
	case w.Prepared.year.IsOver(c):
		result.LeftOut = "all its weeks are over"
	}
	if result.LeftOut != "" {
		return
	}
	defer result.leaveOutIdle(c)
	result.Costs = w.Prepared.CostsOf(c)
	pr.Costs += result.Costs
	for t := range result.Saving {
		result.Saving[t] = -result.Costs
	}
	if c.Target.Line == "" {
		stream := w.Prepared.StreamAt(c.Target.Referrals)
		w.changeStream(stream, c, result)
		w.settle(pr, result)
		pr.Streams[stream].Add(result, w.Prepared.Left)
		return
	}
	line := w.Prepared.LineAt(c.Target.Line)
	w.changeLine(line, c, result)
	w.settle(pr, result)
	r := &pr.Lines[line]
	r.Changes++
	for t := range r.Saving {
		r.Saving[t] += result.Saving[t]
	}
}

// markDirty notes which accounts of a line must be reckoned again.
func (w *Workspace) markDirty(line int) {
	for t := range w.Stamp {
		g := w.Regime(Terms(t))
		for _, i := range g.OfLine[line] {
			if w.Stamp[t][i] != w.Change {
				w.Stamp[t][i] = w.Change
				if !g.Accounts[i].fixed {
					w.dirty[t] = append(w.dirty[t], i)
				}
			}
		}
	}
}

// Regime is the accounts under the terms.
func (w *Workspace) Regime(t Terms) *Regime {
	if t == AsProposed {
		return w.Plan.regime
	}
	return &w.Prepared.Regimes[t]
}

// settle reckons again what the last change has moved, and books the change's saving.
func (w *Workspace) settle(pr *Projection, result *ChangeResult) {
	for t := range pr.Terms {
		accounts := w.Regime(Terms(t)).Accounts
		for _, i := range w.dirty[t] {
			paid := w.Prepared.Pay(&accounts[i], w.WeeksOf)
			saved := w.Paid[t][i] - paid
			w.Paid[t][i] = paid
			result.Saving[t] += saved
			pr.Providers[accounts[i].Provider].Paid[t].Scenario -= saved
		}
		w.dirty[t] = w.dirty[t][:0]
	}
	w.settleOthers(pr, result)
	for t := range pr.Terms {
		out := &pr.Terms[t]
		out.Scenario.Spend -= result.Saving[t]
		out.Scenario.end(pr.Budget)
		out.Saving += result.Saving[t]
	}
	result.LandsAfterYearEnd = w.after() - pr.LandsAfterYearEnd
	pr.LandsAfterYearEnd += result.LandsAfterYearEnd
}

// settleOthers books what the last change saves on lines without activity, the
// same under every terms.
func (w *Workspace) settleOthers(pr *Projection, result *ChangeResult) {
	for _, line := range w.TouchedLines {
		q := &w.Prepared.Lines[line]
		if q.Provider >= 0 {
			continue
		}
		l := &w.Lines[line]
		saved := l.spend - RoundPounds(l.to[WeeksInYear])
		l.spend -= saved
		for t := range result.Saving {
			result.Saving[t] += saved
			if q.PassesTo >= 0 {
				pr.Providers[q.PassesTo].Paid[t].Scenario -= saved
			}
		}
	}
}

// after is what lands after year end, rounded on its sum.
func (w *Workspace) after() Money {
	sum := 0.0
	for _, line := range w.TouchedLines {
		sum -= w.Lines[line].After * w.Prepared.Lines[line].Unit
	}
	return RoundPounds(sum)
}

// finish fills in what is reckoned once for the whole scenario.
func (w *Workspace) finish(pr *Projection) {
	p := w.Prepared
	for _, line := range w.TouchedLines {
		q, r := &p.Lines[line], &pr.Lines[line]
		r.Scenario = w.Lines[line].to[WeeksInYear]
		r.New = p.meanAhead(q, r.Scenario)
		r.Value[1] = q.value(r.Scenario, 0, WeeksInYear)
		if q.Provider < 0 && q.PassesTo < 0 {
			pr.SystemSaving += q.Spend - w.Lines[line].spend
		}
	}
	pr.SystemSaving -= pr.Costs
	for i := range pr.Providers {
		pr.Providers[i].IncomeLost = pr.Providers[i].Paid[AsContracted].Lost()
	}
	w.finishSchedules(pr)
}

// finishSchedules fills in the schedules' results, and the costs that their
// providers avoid.
func (w *Workspace) finishSchedules(pr *Projection) {
	p := w.Prepared
	lost := w.lostValue
	clear(lost)
	for _, line := range w.TouchedLines {
		if q := &p.Lines[line]; q.Provider >= 0 {
			lost[q.Provider] += pr.Lines[line].Value[0] - pr.Lines[line].Value[1]
		}
	}
	for i := range pr.Schedules {
		if !w.moved(i) {
			continue
		}
		r := &pr.Schedules[i]
		r.Value[1] = p.ValueAtTariff(p.schedules[i].Lines, 0, WeeksInYear, w.WeeksOf)
		for t := range r.Paid {
			r.Paid[t].Scenario = p.Regimes[t].sum(i, w.Paid[t])
		}
	}
	for i := range pr.Providers {
		pr.Providers[i].CostAvoided = RoundPounds(p.year.Providers[i].Sheds(figure.Plain(lost[i])).V) + w.passedSaving(i)
		pr.SystemSaving += pr.Providers[i].CostAvoided
	}
}

// moved tells whether a change has reached a line of the schedule.
func (w *Workspace) moved(schedule int) bool {
	parts := w.Prepared.Regimes[AsContracted].Parts[schedule]
	for _, stamp := range w.Stamp[AsContracted][parts.first:parts.past] {
		if stamp != 0 {
			return true
		}
	}
	return false
}

// passedSaving is what the changes save on money that passes through to a
// provider: it would have spent all of it.
func (w *Workspace) passedSaving(provider int) (saved Money) {
	for _, line := range w.TouchedLines {
		if q := &w.Prepared.Lines[line]; q.PassesTo == provider {
			saved += q.Spend - w.Lines[line].spend
		}
	}
	return saved
}

// CostsOf is what a change takes to bring about (projection.md §4).
func (p *Prepared) CostsOf(c *Change) Money { return p.costsTo(c, WeeksInYear) }

// costsTo is what of it a change has taken by the end of a week.
func (p *Prepared) costsTo(c *Change, week int) Money {
	if c.Costs == (Costs{}) {
		return 0
	}
	return RoundPounds(p.Takes(c, week, figure.F{}).V)
}

// Takes is what a change has taken by the end of a week, in pounds, told where it is
// figure.Asked: so much a week, the cut week by its days that remain, and once where there
// is any week. In a full year nothing is to be begun.
func (p *Prepared) Takes(c *Change, week int, asked figure.F) (pounds figure.F) {
	weeks := p.costWeeks(c, week, asked)
	if weeks.V == 0 {
		return pounds
	}
	if c.Costs.Once != 0 && !p.AllAhead {
		pounds = asked.Beside(figure.OfMoney, "once", c.Costs.Once)
	}
	if c.Costs.PerWeek != 0 {
		each := asked.Beside(figure.OfMoney, "each week", c.Costs.PerWeek)
		pounds = pounds.Plus(each.Times(weeks).As(figure.OfMoney, "week by week"))
	}
	return pounds
}

// CostWeeks is for how many weeks a change costs by the week.
func (p *Prepared) CostWeeks(c *Change) float64 { return p.costWeeks(c, WeeksInYear, figure.F{}).V }

func (p *Prepared) costWeeks(c *Change, week int, asked figure.F) figure.F {
	from, to := p.ChangeWeeks(c)
	to = max(from, min(to, week))
	part := figure.Plain(0)
	if from < to && p.WeekLeft(from) != 1 {
		part, from = p.year.cutLeft(asked), from+1
	}
	whole := asked.Beside(figure.OfNumber, "weeks", float64(to-from)).Counting("weeks")
	return whole.Plus(part).As(figure.OfNumber, "weeks").Counting("weeks")
}

// WeekLeft is the proportion of week index i that remains, by its days.
func (p *Prepared) WeekLeft(i int) float64 {
	if p.AllAhead {
		return 1
	}
	return p.year.WeekLeft(i + 1)
}
