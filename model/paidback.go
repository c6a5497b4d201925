package model

import (
	"math"

	"fewer/model/figure"
)

// PaidBack is when a change has paid for itself under given terms
// (projection.md §8). It is reckoned of the change alone, so that no other change
// of the scenario makes it look better or worse.
type PaidBack struct {
	When PayBackTime

	// Week is the week of the year to whose end it has paid for itself and stays so,
	// and Weeks how many weeks after it begins that is; with ByYearEnd.
	Week, Weeks int

	// Saved and Costs are what it has saved and cost to the end of Week or, where it
	// has not paid for itself, to 31 March.
	Saved, Costs Money

	// InFullYear is after how many weeks of a full year it has, with OnlyInFullYear;
	// 0 where it takes nothing to begin with.
	InFullYear int

	// FullSaving is what it saves in a full year before anything that it takes, and
	// EachWeek what that leaves of a week's costs, in pounds.
	FullSaving Money
	EachWeek   float64
}

// PayBackTime tells by when a change has paid for itself.
type PayBackTime int

// The times.
const (
	TakesNothing   PayBackTime = iota // there is nothing to be paid back
	ByYearEnd                         // in this year, and it stays so
	OnlyInFullYear                    // not by 31 March, but if kept up
	NeverPaidBack
)

// Key names the time in JSON.
func (t PayBackTime) Key() string {
	return [...]string{"takes_nothing", "by_year_end", "full_year", "never"}[t]
}

// PaidBack is when change i of a scenario has paid for itself, under each terms.
func (f *FullYear) PaidBack(s *Scenario, i int) (back [TermsCount]PaidBack) {
	c := s.Changes[i]
	costs := f.base.costsToDate(&c)
	if c.Off || c.Costs == (Costs{}) || f.base.ChangeFault(&c) != "" {
		return back
	}
	from, to := f.base.ChangeWeeks(&c)
	if from == to {
		return back // it is over: it does nothing, and takes nothing
	}
	alone := AloneFree(s, i)
	if f.alone == nil {
		f.alone = f.base.NewProjection()
	}
	f.base.Project(&alone, f.alone)
	full := f.Of(&alone)
	for _, t := range ShownTerms(f.alone.Proposed) {
		back[t] = paidBack(&c, from+1, f.alone.ToDate(t), &costs)
		back[t].inFull(&c, full.Terms[t].Saving)
	}
	if !f.alone.Proposed {
		back[AsProposed] = back[AsContracted]
	}
	return back
}

// AloneFree is the scenario with change i alone, as if it took nothing: by what
// that saves it must pay for itself.
func AloneFree(s *Scenario, i int) Scenario {
	free := s.Changes[i]
	free.Costs = Costs{}
	return Scenario{Changes: []Change{free}, Proposals: s.Proposals}
}

// costsToDate is what a change takes to the end of each week, in whole pence.
func (p *Prepared) costsToDate(c *Change) (to [WeeksInYear + 1]Money) {
	for w := range to {
		to[w] = p.costsTo(c, w)
	}
	return to
}

// paidBack finds the first week, from the change's first on, to whose end what it
// saves stays at or above what it takes.
func paidBack(c *Change, first int, spent Series, costs *[WeeksInYear + 1]Money) (b PaidBack) {
	saved := func(w int) Money { return spent.DoNothing[w] - spent.Scenario[w] }
	at := WeeksInYear + 1
	for w := WeeksInYear; w >= first && saved(w) >= costs[w]; w-- {
		at = w
	}
	b.Saved, b.Costs = saved(min(at, WeeksInYear)), costs[min(at, WeeksInYear)]
	if at <= WeeksInYear {
		b.When, b.Week, b.Weeks = ByYearEnd, at, at-first+1
	}
	return b
}

// inFull adds when it has paid for itself in a full year.
func (b *PaidBack) inFull(c *Change, saving Money) {
	b.FullSaving = saving
	b.EachWeek = c.LeavesEachWeek(figure.Plain(saving.Float())).V
	switch {
	case b.When == ByYearEnd:
	case b.EachWeek <= 0:
		b.When = NeverPaidBack
	default:
		b.When = OnlyInFullYear
		const six = 1e6 // decimals, which keep binary fractions out
		weeks := math.Round(c.WeeksToPay(figure.Plain(b.EachWeek)).V*six) / six
		b.InFullYear = int(math.Ceil(min(weeks, math.MaxInt32)))
	}
}

// LeavesEachWeek is what a change that saves so much in a full year, before anything that
// it takes, leaves in each of its weeks, in pounds.
func (c *Change) LeavesEachWeek(saving figure.F) figure.F {
	each := saving.Over(saving.Beside(figure.OfNumber, "weeks", WeeksInYear)).As(figure.OfPrice, "saved in each week of a full year")
	return each.Minus(saving.Beside(figure.OfPrice, "taken each week", c.Costs.PerWeek))
}

// WeeksToPay is in how many weeks, each of which leaves so many pounds, a change has paid
// for what it takes once.
func (c *Change) WeeksToPay(each figure.F) figure.F {
	return each.Beside(figure.OfPrice, "taken once", c.Costs.Once).Over(each)
}
