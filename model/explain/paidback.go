package explain

import (
	"fmt"
	"strconv"

	"fewer/model"
	"fewer/model/figure"
)

// paidBack are the figures of when change i has paid for itself under the terms; none
// where it takes nothing.
func (f rows) paidBack(t model.Terms, i int) {
	of := f.in(strconv.Itoa(i))
	if of.passed {
		return
	}
	x := f.x
	back := x.whenPaidBack(i)[t]
	switch back.When {
	case model.TakesNothing:
		return
	case model.ByYearEnd:
		of.add("week", func() *figure.Explanation { return x.weekPaidBack(t, i) })
		of.add("weeks", func() *figure.Explanation { return x.weeksToPayBack(t, i) })
	case model.OnlyInFullYear:
		of.add("full_year_weeks", func() *figure.Explanation { return x.weeksInFull(t, i) })
	}
	of.add("saved", func() *figure.Explanation { return x.savedToPayBack(t, i) })
	of.add("costs", func() *figure.Explanation { return x.costsToPayBack(t, i) })
	if x.Projection().Changes[i].Costs != 0 {
		of.add("return", func() *figure.Explanation { return x.returnOf(t, i) })
	}
	if once := model.RoundPounds(x.s.Changes[i].Costs.Once); !x.s.Changes[i].EndsEarly() && once+x.full().Projection().Changes[i].Costs != 0 {
		of.add("full_year_return", func() *figure.Explanation { return x.fullReturnOf(t, i) })
	}
	of.add("full_year_each_week", func() *figure.Explanation { return x.leftEachWeek(t, i) })
}

// whenPaidBack is when change i has paid for itself, under each terms.
func (x *Explainer) whenPaidBack(i int) *[model.TermsCount]model.PaidBack {
	if x.paid[i] == nil {
		back := x.year().PaidBack(&x.s, i)
		x.paid[i] = &back
	}
	return x.paid[i]
}

// aloneFree explains change i alone, as if it took nothing.
func (x *Explainer) aloneFree(i int) *Explainer {
	if x.free[i] == nil {
		s := model.AloneFree(&x.s, i)
		x.free[i] = New(x.p, &s)
		x.free[i].fullYear = x.year()
	}
	return x.free[i]
}

// paidBackTo is the week to whose end it is reckoned whether change i has paid for
// itself: the last of the year where it has not.
func (x *Explainer) paidBackTo(t model.Terms, i int) int {
	if back := x.whenPaidBack(i)[t]; back.When == model.ByYearEnd {
		return back.Week
	}
	return model.WeeksInYear
}

func (x *Explainer) weekPaidBack(t model.Terms, i int) *figure.Explanation {
	back := x.whenPaidBack(i)[t]
	return figure.State(figure.OfCount, "Week to whose end it has paid for itself, "+t.String()+": "+x.changeWords(i), float64(back.Week)).Noted(fmt.Sprintf(
		"By its end it has saved %s by itself, and taken %s. It is the first to whose end what is saved is at least what is taken, and stays so to 31 March.",
		back.Saved.Pence(), back.Costs.Pence()))
}

func (x *Explainer) weeksToPayBack(t model.Terms, i int) *figure.Explanation {
	from, _ := x.p.ChangeWeeks(&x.s.Changes[i])
	return figure.Reckon(figure.OfCount, "Weeks until it has paid for itself, "+t.String()+": "+x.changeWords(i), figure.Difference,
		x.weekPaidBack(t, i).Named("the week to whose end it has"), figure.State(figure.OfCount, "weeks of the year before it begins", float64(from)))
}

// savedToPayBack is what change i has saved by itself, before what it takes, when it
// has paid for itself.
func (x *Explainer) savedToPayBack(t model.Terms, i int) *figure.Explanation {
	w, free := x.paidBackTo(t, i), x.aloneFree(i)
	of := x.whenPaidBack(i)[t].Saved
	label := "Saved " + free.toEnd(w) + " by this change alone, before what it takes, " + t.String() + ": " + x.changeWords(i)
	if free.Projection().Changes[0].LeftOut != "" {
		return figure.State(figure.OfMoney, label, 0)
	}
	return figure.Amount(label, of, figure.Sum, func() (parts []*figure.Explanation) {
		lines := free.p.LinesOf(free.s.Changes[0].Target)
		for _, part := range free.partsOf(t, lines) {
			for _, a := range free.regime(t).Part(part) {
				if cut, begun := free.p.CutAt(&a, nil, w); begun && free.movesAny(a.Lines) {
					parts = append(parts, free.paidLessTo(t, part, &cut))
				}
			}
		}
		for _, line := range lines {
			if free.p.Lines[line].Provider < 0 {
				parts = append(parts, free.spentLessTo(line, w))
			}
		}
		return orNone(parts, "nothing that is paid for changes")
	})
}

// toEnd says to when: "by 31 March", "to the end of week 44".
func (x *Explainer) toEnd(w int) string {
	if w == model.WeeksInYear {
		return "by 31 March"
	}
	return "to the end of week " + strconv.Itoa(w)
}

// movesAny tells whether the first change moves any of the lines.
func (x *Explainer) movesAny(lines []int) bool {
	for _, line := range lines {
		if x.moves(line, 0, 1) {
			return true
		}
	}
	return false
}

// paidLessTo is what an account that is cut off pays less after the first change.
func (x *Explainer) paidLessTo(t model.Terms, part int, a *model.Account) *figure.Explanation {
	name := x.contractPart(t, part)
	if len(x.regime(t).Part(part)) > 1 {
		name = x.p.Year().Lines[a.Lines[0]].Name
	}
	paid := func(n int) model.Money { return model.RoundPounds(a.Curve.Pay(x.tariffValue(a, n).Value)) }
	return figure.Amount(name, paid(0)-paid(1), figure.Difference, func() []*figure.Explanation {
		return []*figure.Explanation{x.curvePayment("paid if nothing changes", a, 0), x.curvePayment("paid with this change", a, 1)}
	})
}

// spentLessTo is what is spent less on a line without activity to the end of week w.
func (x *Explainer) spentLessTo(line, w int) *figure.Explanation {
	s := span{to: w}
	before, after := model.RoundPounds(x.unitsTo(line, 0)[w]), model.RoundPounds(x.unitsTo(line, 1)[w])
	return figure.Amount(x.p.Year().Lines[line].Name, before-after, figure.Difference, func() []*figure.Explanation {
		nothing := x.poundsOf(line, s)
		return []*figure.Explanation{
			figure.Amount("spent if nothing changes", before, figure.Sum, func() []*figure.Explanation { return []*figure.Explanation{nothing} }),
			figure.Amount("spent with this change", after, figure.Difference, func() []*figure.Explanation { return []*figure.Explanation{nothing, x.fewer(line, 0, 1, s)} }),
		}
	})
}

// costsToPayBack is what change i has taken when it has paid for itself.
func (x *Explainer) costsToPayBack(t model.Terms, i int) *figure.Explanation {
	w := x.paidBackTo(t, i)
	c := x.s.Changes[i]
	if c.ToWeek == 0 || c.ToWeek > w {
		c.ToWeek = w
	}
	to := New(x.p, &model.Scenario{Changes: []model.Change{c}})
	return to.costOf(0).Named("Taken " + x.toEnd(w) + ": " + x.changeWords(i))
}

// leftEachWeek is what change i leaves in each week of a full year after what it
// takes in each.
func (x *Explainer) leftEachWeek(t model.Terms, i int) *figure.Explanation {
	saving := x.aloneFree(i).full().savingOf(t, 0).Named("saved in a full year by this change alone")
	return x.s.Changes[i].LeavesEachWeek(saving.F()).Explained(figure.OfPrice, "Left in each week of a full year, "+t.String()+": "+x.changeWords(i))
}

// weeksInFull is after how many weeks of a full year change i has paid for itself.
func (x *Explainer) weeksInFull(t model.Terms, i int) *figure.Explanation {
	weeks := float64(x.whenPaidBack(i)[t].InFullYear)
	exact := x.s.Changes[i].WeeksToPay(x.leftEachWeek(t, i).Named("left in each week").F()).Explained(figure.OfNumber, "weeks, exactly")
	return figure.Explain(figure.OfNumber, "Weeks of a full year until it has paid for itself, "+t.String()+": "+x.changeWords(i), weeks, figure.Sum, func() []*figure.Explanation {
		return []*figure.Explanation{exact, figure.State(figure.OfNumber, "to the end of the last of them", weeks-exact.Value)}
	}).Noted("Not by 31 March: but kept up for a whole year, at this year's prices and contracts.")
}

// returnOf is what change i saves by 31 March for each pound that it takes.
func (x *Explainer) returnOf(t model.Terms, i int) *figure.Explanation {
	takes := x.costOf(i).Named("what it takes")
	return model.ReturnOn(x.savingOf(t, i).Named("saved after what it takes").F(), takes.F(), takes.F()).
		Explained(figure.OfPrice, "Saved by 31 March for each £1 that it takes, "+t.String()+": "+x.changeWords(i))
}

// fullReturnOf is the same of a first full year, in which it takes too what it takes
// once.
func (x *Explainer) fullReturnOf(t model.Terms, i int) *figure.Explanation {
	full := x.full()
	each := full.costOf(i).Named("what it takes week by week")
	all := figure.Reckon(figure.OfMoney, "what it takes in all", figure.Sum, each, figure.State(figure.OfMoney, "once", model.RoundPounds(x.s.Changes[i].Costs.Once).Float()))
	return model.ReturnOn(full.savingOf(t, i).Named("saved after what it takes each week").F(), each.F(), all.F()).
		Explained(figure.OfPrice, "Saved in a first full year for each £1 that it takes, "+t.String()+": "+x.changeWords(i))
}
