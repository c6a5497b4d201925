package workbook

import (
	"cmp"
	"slices"

	"fewer/model"
	"fewer/views/handout/workbook/cells"
)

// mostSteps is how many providers a bridge names.
const mostSteps = 8

// The columns of a bridge below the charts.
const (
	bridgeLabel = iota
	bridgeAmount
	bridgeBefore
	bridgeAfter
	bridgeLift
	bridgeSink
	bridgeMore
	bridgeMoreBelow
	bridgeLess
	bridgeLessBelow
	bridgeStands
)

// bridgeStep is a bar: what it adds, or where it stands.
type bridgeStep struct {
	label, amount string
	stands        bool
}

// bridgeSteps lead from the budget to the deficit if nothing changes, and on to the
// deficit as typed: what each provider is paid beyond its budget, then what it is
// paid less.
func (m *maker) bridgeSteps() (steps []bridgeStep) {
	s := m.providers
	byPounds := make([]int, len(m.y.Providers))
	for i := range byPounds {
		byPounds[i] = i
	}
	over := func(i int) model.Money {
		r := &m.pr.Providers[i]
		return (r.Paid[model.AsContracted].DoNothing - r.Budget).Abs() + r.IncomeLost.Abs()
	}
	slices.SortStableFunc(byPounds, func(a, b int) int { return cmp.Compare(over(b), over(a)) })
	named := byPounds[:min(mostSteps, len(byPounds))]
	var others []int
	for _, i := range byPounds[len(named):] {
		others = append(others, top+i)
	}
	last := []int{m.withoutRow}
	each := func(what string, col int, sign string) {
		for _, i := range named {
			steps = append(steps, bridgeStep{m.y.Providers[i].Name + what, sign + s.Of(top+i, col), false})
		}
		if len(others) > 0 {
			steps = append(steps, bridgeStep{"Other providers" + what, sign + sum(s, col, others), false})
		}
		steps = append(steps, bridgeStep{"Without activity" + what, sign + sum(s, col, last), false})
	}
	each("", providerOver, "")
	if m.pr.Budget != m.budgetOfLines() {
		steps = append(steps, bridgeStep{"Lines' budgets beyond the year's", sumRange(m.lines, lineBudget, rows{top, top + len(m.y.Lines)}) + "-" + m.yearEnd.Of(top, 1), false})
	}
	steps = append(steps, bridgeStep{"If nothing changes", "", true})
	each(": less", providerLess, "-")
	if m.pr.Costs != 0 {
		steps = append(steps, bridgeStep{"Costs of the changes", m.costs(changeCosts), false})
	}
	return append(steps, bridgeStep{"As typed", "", true})
}

func (m *maker) budgetOfLines() (sum model.Money) {
	for i := range m.p.Lines {
		sum += m.p.Lines[i].Budget
	}
	return sum
}

// writeBridge writes the bridge's cells and draws it.
func (m *maker) writeBridge(row, high, at int) {
	s := m.yearEnd
	s.Say(at-1, 0, "From the budget to the deficit, as contracted", cells.Strong)
	for i, heading := range []string{"Step", "Adds, £", "From", "To", "Lifted", "Sunk", "More", "More, below", "Less", "Less, below", "Stands at"} {
		s.Say(at, i, heading, cells.Head)
	}
	steps := m.bridgeSteps()
	level := "0"
	for k, step := range steps {
		r := at + 1 + k
		c := func(col int) string { return cells.At(r, col) }
		money := func(col int, formula string) { s.Work(r, col, cells.Money, formula) }
		s.Say(r, bridgeLabel, step.label, cells.Normal)
		if step.stands {
			money(bridgeAfter, level)
			money(bridgeStands, level)
			level = c(bridgeAfter)
			continue
		}
		money(bridgeAmount, step.amount)
		money(bridgeBefore, level)
		money(bridgeAfter, c(bridgeBefore)+"+"+c(bridgeAmount))
		level = c(bridgeAfter)
		from, to := c(bridgeBefore), c(bridgeAfter)
		money(bridgeLift, "MIN(MAX(0,"+from+"),MAX(0,"+to+"))")
		money(bridgeSink, "MAX(MIN(0,"+from+"),MIN(0,"+to+"))")
		money(bridgeMore, "MAX(0,MAX(0,"+to+")-MAX(0,"+from+"))")
		money(bridgeMoreBelow, "-MAX(0,MIN(0,"+to+")-MIN(0,"+from+"))")
		money(bridgeLess, "MAX(0,MAX(0,"+from+")-MAX(0,"+to+"))")
		money(bridgeLessBelow, "-MAX(0,MIN(0,"+from+")-MIN(0,"+to+"))")
	}
	span := func(col int) cells.Span { return cells.Span{Sheet: s, From: at + 1, To: at + len(steps), Col: col} }
	s.Charts = append(s.Charts, cells.Chart{
		Row: row, Col: 0, Width: 1 + len(m.terms), Height: high, Bars: true, Title: "From the budget to the deficit, as contracted, £",
		Says:   "Bars from the budget to the deficit if nothing changes, by provider, and on to the deficit as typed. The figures stand below.",
		Across: span(bridgeLabel), Series: []cells.Series{
			{Name: "lifted", Of: span(bridgeLift)},
			{Name: "sunk", Of: span(bridgeSink)},
			{Name: "Over budget", Of: span(bridgeMore), Colour: "C55A11"},
			{Name: "Over budget, below", Of: span(bridgeMoreBelow), Colour: "C55A11"},
			{Name: "Under budget, or saved", Of: span(bridgeLess), Colour: "8FAADC"},
			{Name: "Saved, below", Of: span(bridgeLessBelow), Colour: "8FAADC"},
			{Name: "Deficit", Of: span(bridgeStands), Colour: "404040"},
		},
	})
	for i := bridgeAfter + 1; len(s.Widths) <= bridgeStands; i++ {
		s.Widths = append(s.Widths, 16)
	}
}
