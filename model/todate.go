package model

import "fewer/model/figure"

// cumulative is what has been spent by the end of each week, in pence; to[0] is 0.
type cumulative struct {
	byAccount [][WeeksInYear + 1]Money
	others    [WeeksInYear + 1]Money // lines without activity
	total     [WeeksInYear + 1]Money
	now       Money // to the day to which the year is over
}

// runningCost reckons what the accounts and lines without activity cost to the
// end of each week, if nothing changes.
func (p *Prepared) runningCost(g *Regime) *cumulative {
	c := &cumulative{byAccount: make([][WeeksInYear + 1]Money, len(g.Accounts))}
	for w := 1; w <= WeeksInYear; w++ {
		for i := range g.Accounts {
			c.byAccount[i][w] = p.PayTo(&g.Accounts[i], w, p.NothingWeeks)
			c.total[w] += c.byAccount[i][w]
		}
		for i := range p.Lines {
			if p.Lines[i].Provider < 0 {
				c.others[w] += RoundPounds(p.Lines[i].To[w])
			}
		}
		c.total[w] += c.others[w]
	}
	c.now, _ = p.spentToDate(g)
	return c
}

// spreadBudget reckons the budget to the end of each week, and to date.
func (p *Prepared) spreadBudget() {
	p.budgetTo[WeeksInYear] = p.budget
	for w := range p.budgetTo {
		if w != WeeksInYear {
			lines, beyond := p.BudgetTo(w)
			p.budgetTo[w] = beyond
			for _, m := range lines {
				p.budgetTo[w] += m
			}
		}
	}
}

// BudgetTo is what of the budget has passed by the end of week w, or to date: of each
// line's by the share of its profile, and of what the year's budget holds beyond its
// lines', by calendar days.
func (p *Prepared) BudgetTo(w int) (lines []Money, beyond Money) {
	left := p.budget
	for i := range p.Lines {
		q := &p.Lines[i]
		left -= q.Budget
		lines = append(lines, RoundPounds(q.Profile.Falls(figure.Plain(q.Budget.Float()), 0, w, nil).V))
	}
	return lines, RoundPounds(p.Calendar.Falls(figure.Plain(left.Float()), 0, w, nil).V)
}

// BudgetToDate is the budget to the day to which the year is over.
func (p *Prepared) BudgetToDate() Money { return p.budgetTo[ToDate] }

// SpentToDate is what has been spent under the terms to the day to which the year
// is over, in all and by provider with what passes through to it. No change
// moves it, but proposed terms may.
func (pr *Projection) SpentToDate(t Terms) (all Money, byProvider []Money) {
	return pr.space.Prepared.spentToDate(pr.space.Regime(t))
}

func (p *Prepared) spentToDate(g *Regime) (all Money, byProvider []Money) {
	byProvider = make([]Money, len(p.year.Providers))
	accounts := g.Accounts
	for i := range accounts {
		cost := p.PayTo(&accounts[i], ToDate, p.NothingWeeks)
		all += cost
		byProvider[accounts[i].Provider] += cost
	}
	for i := range p.Lines {
		q := &p.Lines[i]
		if q.Provider >= 0 {
			continue
		}
		spent := RoundPounds(q.To[ToDate])
		all += spent
		if q.PassesTo >= 0 {
			byProvider[q.PassesTo] += spent
		}
	}
	return all, byProvider
}

// Series is spending and budget to the end of each week: index 0 is the start
// of the year, index 52 its end.
type Series struct {
	DoNothing, Scenario, Budget [WeeksInYear + 1]Money
	Now                         Today
}

// Today is the day to which the year is over, which need not be the end of a week.
type Today struct {
	Weeks         float64 // from the start of the year
	Spent, Budget Money
}

// ToDate is spending to the end of each week under the terms, if nothing
// changes and in the scenario, beside the budget. It speaks of the scenario
// that was last projected into pr.
func (pr *Projection) ToDate(t Terms) (s Series) {
	w := pr.space
	p := w.Prepared
	g := w.Regime(t)
	if g.running == nil { // of proposals, which nobody shares
		g.running = p.runningCost(g)
	}
	base := g.running
	s.Now = Today{float64(p.year.DaysElapsed()) / 7, base.now, p.BudgetToDate()}
	s.DoNothing, s.Scenario, s.Budget = base.total, base.total, [WeeksInYear + 1]Money(p.budgetTo[:])
	for week := p.Elapsed + 1; week <= WeeksInYear; week++ {
		for i := range g.Accounts {
			if w.Stamp[t][i] != 0 && !g.Accounts[i].fixed {
				s.Scenario[week] += p.PayTo(&g.Accounts[i], week, w.WeeksOf) - base.byAccount[i][week]
			}
		}
		for _, line := range w.TouchedLines {
			if q := &p.Lines[line]; q.Provider < 0 {
				s.Scenario[week] += RoundPounds(w.Lines[line].to[week]) - RoundPounds(q.To[week])
			}
		}
		for i := range pr.Changes {
			if pr.Changes[i].Costs != 0 {
				s.Scenario[week] += p.costsTo(&w.Last.Changes[i], week)
			}
		}
	}
	return s
}
