package model

// prepareNothing reckons the year if nothing changes.
func (p *Prepared) prepareNothing() {
	n := &p.nothing
	n.Budget, n.Target = p.budget, p.target
	n.Providers = make([]ProviderResult, len(p.year.Providers))
	n.Schedules = make([]ScheduleResult, len(p.schedules))
	var others Money
	for i := range p.lines {
		q := &p.lines[i]
		units := q.to[WeeksInYear]
		plan := p.year.Lines[i].Plan
		if q.provider < 0 {
			others += q.spend
			plan = p.year.Lines[i].Budget.Value
		}
		now := (units - q.to[p.elapsed] - q.past) / p.left
		value := units*q.unit + q.billedTo(WeeksInYear)
		n.Lines = append(n.Lines, LineResult{
			Plan: plan, DoNothing: units, Scenario: units, Now: now, New: now,
			Budget: q.budget, Value: [2]float64{value, value},
		})
	}
	for i := range p.streams {
		q := &p.streams[i]
		now := q.remaining / p.left
		n.Streams = append(n.Streams, StreamResult{DoNothing: q.total, Now: now, New: now})
	}
	for si, s := range p.schedules {
		r := &n.Schedules[si]
		for _, line := range s.Lines {
			r.Planned += p.lines[line].planned
		}
		v := p.valueAtTariff(s.Lines, 0, WeeksInYear, p.nothingWeeks)
		r.Value = [2]float64{v, v}
		for t := range p.regimes {
			paid := p.regimes[t].sum(si, p.regimes[t].nothing)
			r.Paid[t] = Paid{paid, paid}
			n.Providers[s.Provider].Paid[t].DoNothing += paid
			n.Terms[t].DoNothing.Spend += paid
		}
	}
	for t := range p.regimes {
		n.Terms[t].DoNothing.Spend += others
	}
	n.Terms[AsProposed].DoNothing = n.Terms[AsContracted].DoNothing
	for i := range p.lines {
		if q := &p.lines[i]; q.passesTo >= 0 {
			for t := range p.regimes {
				n.Providers[q.passesTo].Paid[t].DoNothing += q.spend
			}
		}
		if to := max(p.lines[i].provider, p.lines[i].passesTo); to >= 0 {
			n.Providers[to].Budget += p.lines[i].budget
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
		n.Terms[t].DoNothing.Deficit = n.Terms[t].DoNothing.Spend - p.budget
		n.Terms[t].Scenario = n.Terms[t].DoNothing
	}
}

// Project projects the year in a scenario into pr, which NewProjection of the
// same Prepared made. It never fails: a change or proposal that names what the
// year lacks has no effect, and its result says why.
func (p *Prepared) Project(s *Scenario, pr *Projection) {
	w := pr.space
	w.last = *s
	w.reset(pr)
	plan := w.startTerms(s.Proposals, pr)
	for range s.Changes {
		pr.Changes = append(pr.Changes, ChangeResult{})
	}
	for i := range s.Changes {
		w.change = i + 1
		w.apply(&s.Changes[i], &pr.Changes[i], pr)
		for t := range pr.Terms {
			pr.Terms[t].ByChange = append(pr.Terms[t].ByChange, pr.Changes[i].Saving[t])
		}
	}
	w.finish(pr)
	pr.Proposed = plan.any
	pr.ProposalsLeftOut = plan.leftOut
	nothing := pr.Terms[AsContracted].DoNothing.Spend
	pr.SavingAgainstContract = nothing - pr.Terms[AsProposed].Scenario.Spend
	pr.SavingFromTerms = nothing - pr.Terms[AsProposed].DoNothing.Spend
}

// DoNothing is the projection if nothing changes. It must not be changed.
func (p *Prepared) DoNothing() *Projection { return &p.nothing }

// reset makes pr the projection if nothing changes again, touching only what
// the last scenario touched.
func (w *workspace) reset(pr *Projection) {
	n := &w.p.nothing
	for _, line := range w.touchedLines {
		w.lines[line].touched = false
		pr.Lines[line] = n.Lines[line]
	}
	for _, stream := range w.touchedStreams {
		w.streams[stream].touched = false
		pr.Streams[stream] = n.Streams[stream]
	}
	w.touchedLines, w.touchedStreams = w.touchedLines[:0], w.touchedStreams[:0]
	copy(pr.Providers, n.Providers)
	copy(pr.Schedules, n.Schedules)
	for t := range pr.Terms {
		pr.Terms[t] = TermsResult{DoNothing: n.Terms[t].DoNothing, Scenario: n.Terms[t].DoNothing, ByChange: pr.Terms[t].ByChange[:0]}
	}
	pr.LandsAfterYearEnd, pr.SystemSaving, pr.Costs = 0, 0, 0
	pr.Changes = pr.Changes[:0]
}

// startTerms sets what every account pays if nothing changes.
func (w *workspace) startTerms(proposals []Proposal, pr *Projection) *proposalPlan {
	plan := w.planFor(proposals)
	for t := range w.paid {
		copy(w.paid[t], w.regime(Terms(t)).nothing)
		clear(w.stamp[t])
	}
	if !plan.any {
		return plan
	}
	proposed := &pr.Terms[AsProposed]
	for i := range pr.Providers {
		proposed.DoNothing.Spend -= pr.Providers[i].Paid[AsProposed].DoNothing
		pr.Providers[i].Paid[AsProposed] = Paid{}
	}
	for i := range w.p.lines {
		if q := &w.p.lines[i]; q.passesTo >= 0 {
			paid := &pr.Providers[q.passesTo].Paid[AsProposed]
			paid.DoNothing += q.spend
			paid.Scenario += q.spend
			proposed.DoNothing.Spend += q.spend
		}
	}
	for i, paid := range plan.regime.nothing {
		provider := &pr.Providers[plan.regime.accounts[i].provider]
		provider.Paid[AsProposed].DoNothing += paid
		provider.Paid[AsProposed].Scenario += paid
		proposed.DoNothing.Spend += paid
	}
	proposed.DoNothing.Deficit = proposed.DoNothing.Spend - pr.Budget
	proposed.Scenario = proposed.DoNothing
	return plan
}

// apply adds one change to those before it.
func (w *workspace) apply(c *Change, result *ChangeResult, pr *Projection) {
	if result.LeftOut = w.p.changeFault(c); result.LeftOut == "" && c.Off {
		result.LeftOut = SwitchedOff
	}
	if result.LeftOut != "" {
		return
	}
	result.Costs = w.p.costsOf(c)
	pr.Costs += result.Costs
	for t := range result.Saving {
		result.Saving[t] = -result.Costs
	}
	if c.Target.Line == "" {
		stream := w.p.StreamAt(c.Target.Referrals)
		w.changeStream(stream, c, result)
		w.settle(pr, result)
		r := &pr.Streams[stream]
		r.Changes++
		r.NotSent += result.NotSent
		for t := range r.Saving {
			r.Saving[t] += result.Saving[t]
		}
		r.New = r.Now - r.NotSent/w.p.left
		return
	}
	line := w.p.LineAt(c.Target.Line)
	w.changeLine(line, c, result)
	w.settle(pr, result)
	r := &pr.Lines[line]
	r.Changes++
	for t := range r.Saving {
		r.Saving[t] += result.Saving[t]
	}
}

// markDirty notes which accounts of a line must be reckoned again.
func (w *workspace) markDirty(line int) {
	for t := range w.stamp {
		g := w.regime(Terms(t))
		for _, i := range g.ofLine[line] {
			if w.stamp[t][i] != w.change {
				w.stamp[t][i] = w.change
				if !g.accounts[i].fixed {
					w.dirty[t] = append(w.dirty[t], i)
				}
			}
		}
	}
}

// regime is the accounts under the terms.
func (w *workspace) regime(t Terms) *regime {
	if t == AsProposed {
		return w.plan.regime
	}
	return &w.p.regimes[t]
}

// settle reckons again what the last change has moved, and books the change's saving.
func (w *workspace) settle(pr *Projection, result *ChangeResult) {
	for t := range pr.Terms {
		accounts := w.regime(Terms(t)).accounts
		for _, i := range w.dirty[t] {
			paid := w.p.pay(&accounts[i], w.weeksOf)
			saved := w.paid[t][i] - paid
			w.paid[t][i] = paid
			result.Saving[t] += saved
			pr.Providers[accounts[i].provider].Paid[t].Scenario -= saved
		}
		w.dirty[t] = w.dirty[t][:0]
	}
	w.settleOthers(pr, result)
	for t := range pr.Terms {
		out := &pr.Terms[t]
		out.Scenario.Spend -= result.Saving[t]
		out.Scenario.Deficit -= result.Saving[t]
		out.Saving += result.Saving[t]
	}
	result.LandsAfterYearEnd = w.after() - pr.LandsAfterYearEnd
	pr.LandsAfterYearEnd += result.LandsAfterYearEnd
}

// settleOthers books what the last change saves on lines without activity, the
// same under every terms.
func (w *workspace) settleOthers(pr *Projection, result *ChangeResult) {
	for _, line := range w.touchedLines {
		q := &w.p.lines[line]
		if q.provider >= 0 {
			continue
		}
		l := &w.lines[line]
		saved := l.spend - RoundPounds(l.to[WeeksInYear])
		l.spend -= saved
		for t := range result.Saving {
			result.Saving[t] += saved
			if q.passesTo >= 0 {
				pr.Providers[q.passesTo].Paid[t].Scenario -= saved
			}
		}
	}
}

// after is what lands after year end, rounded on its sum.
func (w *workspace) after() Money {
	sum := 0.0
	for _, line := range w.touchedLines {
		sum -= w.lines[line].after * w.p.lines[line].unit
	}
	return RoundPounds(sum)
}

// finish fills in what is reckoned once for the whole scenario.
func (w *workspace) finish(pr *Projection) {
	p := w.p
	for _, line := range w.touchedLines {
		q, r := &p.lines[line], &pr.Lines[line]
		r.Scenario = w.lines[line].to[WeeksInYear]
		r.New = (r.Scenario - q.to[p.elapsed] - q.past) / p.left
		r.Value[1] = r.Scenario*q.unit + q.billedTo(WeeksInYear)
		if q.provider < 0 && q.passesTo < 0 {
			pr.SystemSaving += q.spend - w.lines[line].spend
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
func (w *workspace) finishSchedules(pr *Projection) {
	p := w.p
	lost := w.lostValue
	clear(lost)
	for _, line := range w.touchedLines {
		if q := &p.lines[line]; q.provider >= 0 {
			lost[q.provider] += pr.Lines[line].Value[0] - pr.Lines[line].Value[1]
		}
	}
	for i := range pr.Schedules {
		if !w.moved(i) {
			continue
		}
		r := &pr.Schedules[i]
		r.Value[1] = p.valueAtTariff(p.schedules[i].Lines, 0, WeeksInYear, w.weeksOf)
		for t := range r.Paid {
			r.Paid[t].Scenario = p.regimes[t].sum(i, w.paid[t])
		}
	}
	for i := range pr.Providers {
		pr.Providers[i].CostAvoided = RoundPounds(lost[i]*p.year.Providers[i].MarginalCost) + w.passedSaving(i)
		pr.SystemSaving += pr.Providers[i].CostAvoided
	}
}

// moved tells whether a change has reached a line of the schedule.
func (w *workspace) moved(schedule int) bool {
	parts := w.p.regimes[AsContracted].parts[schedule]
	for _, stamp := range w.stamp[AsContracted][parts.first:parts.past] {
		if stamp != 0 {
			return true
		}
	}
	return false
}

// passedSaving is what the changes save on money that passes through to a
// provider: it would have spent all of it.
func (w *workspace) passedSaving(provider int) (saved Money) {
	for _, line := range w.touchedLines {
		if q := &w.p.lines[line]; q.passesTo == provider {
			saved += q.spend - w.lines[line].spend
		}
	}
	return saved
}

// costsOf is what a change takes to bring about (projection.md §4): so much a
// week, the cut week by its days that remain, and once where there is any week.
// In a full year nothing is to be begun.
func (p *Prepared) costsOf(c *Change) Money {
	if c.Costs == (Costs{}) {
		return 0
	}
	from, to := p.changeWeeks(c)
	weeks := 0.0
	for i := from; i < to; i++ {
		weeks += p.weekLeft(i)
	}
	if weeks == 0 {
		return 0
	}
	once := c.Costs.Once
	if p.allAhead {
		once = 0
	}
	return RoundPounds(once + c.Costs.PerWeek*weeks)
}

// weekLeft is the proportion of week index i that remains, by its days.
func (p *Prepared) weekLeft(i int) float64 {
	if p.allAhead {
		return 1
	}
	return p.year.WeekLeft(i + 1)
}
