package model

// cumulative is what has been spent by the end of each week, in pence; to[0] is 0.
type cumulative struct {
	byAccount [][WeeksInYear + 1]Money
	others    [WeeksInYear + 1]Money // lines without activity
	total     [WeeksInYear + 1]Money
}

// Series is spending and budget to the end of each week: index 0 is the start
// of the year, index 52 its end.
type Series struct {
	DoNothing, Scenario, Budget [WeeksInYear + 1]Money
}

// runningCost reckons what the accounts and lines without activity cost to the
// end of each week, if nothing changes.
func (p *Prepared) runningCost(g *regime) *cumulative {
	c := &cumulative{byAccount: make([][WeeksInYear + 1]Money, len(g.accounts))}
	for w := 1; w <= WeeksInYear; w++ {
		for i := range g.accounts {
			c.byAccount[i][w] = p.payTo(&g.accounts[i], w, p.nothingWeeks)
			c.total[w] += c.byAccount[i][w]
		}
		for i := range p.lines {
			if p.lines[i].provider < 0 {
				c.others[w] += RoundPounds(p.lines[i].to[w])
			}
		}
		c.total[w] += c.others[w]
	}
	return c
}

// spreadBudget gives the budget to the end of each week.
func (p *Prepared) spreadBudget() (to [WeeksInYear + 1]Money) {
	for w := 1; w < WeeksInYear; w++ {
		to[w] = p.budgetAt(w)
	}
	to[WeeksInYear] = p.budget
	return to
}

// budgetAt is the budget to the end of week w, or to date: each line's by the
// share of its profile that has passed; what the year's budget holds beyond its
// lines', by calendar days.
func (p *Prepared) budgetAt(w int) (passed Money) {
	beyond := p.budget
	for i := range p.lines {
		q := &p.lines[i]
		beyond -= q.budget
		passed += RoundPounds(q.budget.Float() * q.profile.share(0, w))
	}
	return passed + RoundPounds(beyond.Float()*p.calendar.share(0, w))
}

// BudgetToDate is the budget to the day to which the year is over.
func (p *Prepared) BudgetToDate() Money { return p.budgetAt(toDate) }

// SpentToDate is what has been spent under the terms to the day to which the year
// is over, in all and by provider with what passes through to it. No change
// moves it, but proposed terms may.
func (pr *Projection) SpentToDate(t Terms) (all Money, byProvider []Money) {
	p := pr.space.p
	byProvider = make([]Money, len(p.year.Providers))
	accounts := pr.space.regime(t).accounts
	for i := range accounts {
		cost := p.payTo(&accounts[i], toDate, p.nothingWeeks)
		all += cost
		byProvider[accounts[i].provider] += cost
	}
	for i := range p.lines {
		q := &p.lines[i]
		if q.provider >= 0 {
			continue
		}
		spent := RoundPounds(q.to[toDate])
		all += spent
		if q.passesTo >= 0 {
			byProvider[q.passesTo] += spent
		}
	}
	return all, byProvider
}

// BudgetTo is the budget to the end of each week; index 52 is the year's.
func (p *Prepared) BudgetTo() *[WeeksInYear + 1]Money { return &p.budgetTo }

// ToDate is spending to the end of each week under the terms, if nothing
// changes and in the scenario, beside the budget. It speaks of the scenario
// that was last projected into pr.
func (pr *Projection) ToDate(t Terms) (s Series) {
	w := pr.space
	p := w.p
	g := w.regime(t)
	if g.running == nil { // of proposals, which nobody shares
		g.running = p.runningCost(g)
	}
	base := g.running
	s.DoNothing, s.Scenario, s.Budget = base.total, base.total, p.budgetTo
	for week := p.elapsed + 1; week <= WeeksInYear; week++ {
		for i := range g.accounts {
			if w.stamp[t][i] != 0 && !g.accounts[i].fixed {
				s.Scenario[week] += p.payTo(&g.accounts[i], week, w.weeksOf) - base.byAccount[i][week]
			}
		}
		for _, line := range w.touchedLines {
			if q := &p.lines[line]; q.provider < 0 {
				s.Scenario[week] += RoundPounds(w.lines[line].to[week]) - RoundPounds(q.to[week])
			}
		}
	}
	return s
}
