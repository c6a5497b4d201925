package workbook

import (
	"math"
	"strings"

	"fewer/model"
	"fewer/model/payment"
	"fewer/views/handout/workbook/cells"
)

// The columns of Contracts.
const (
	contractProvider = iota
	contractTerms
	contractFrom
	contractTo
	contractRate
	contractPlanned
	contractNothing
	contractNow
	contractPaidNothing
	contractPaidNow
	contractLess
	contractShare
	contractFrozen
	contractPaidFrozen
	contractFullNothing
	contractFullNow
	contractFullPaidNothing
	contractFullPaidNow
	contractFullLess
)

var contractColumns = []column{
	{"Provider", 28},
	{"Terms, and below them the stretches of their curve", 46},
	{"From, £ at tariff (or the sum), £", 17},
	{"To, £ at tariff", 17},
	{"Paid of each £1", 9},
	{"Planned value, £", 17},
	{"Value at tariff if nothing changes, £", 17},
	{"Value at tariff as typed, £", 17},
	{"Paid if nothing changes, £", 17},
	{"Paid as typed, £", 17},
	{"Paid less, £", 15},
	{"Share of the year's amounts", 10},
	{"With what is frozen, £", 17},
	{"Paid with what is frozen, £", 17},
	{"Full year: value if nothing changes, £", 17},
	{"Full year: value as typed, £", 17},
	{"Full year: paid if nothing changes, £", 17},
	{"Full year: paid as typed, £", 17},
	{"Full year: paid less, £", 15},
}

// placed is an account on Contracts.
type placed struct {
	*model.Account
	row int
	pay func(value string) string // what it pays for a value, as a formula before rounding
}

// own stands before a cell of Contracts in a formula, until it is known from which
// sheet it is read.
const own = "§"

// here is a formula as it stands on Contracts, elsewhere as it stands on another sheet.
func here(formula string) string { return strings.ReplaceAll(formula, own, "") }

func (m *maker) elsewhere(formula string) string {
	return strings.ReplaceAll(formula, own, "'"+m.contracts.Name+"'!")
}

// writeContracts writes every payment as its curve.
func (m *maker) writeContracts() {
	m.head(m.contracts, "Contracts: each payment as its curve",
		"What is paid follows from the value at tariff by the stretches of each curve, rounded once to the penny.", contractColumns...)
	m.contracts.PrintColumns = contractShare
	row := top
	section := func(title string) {
		m.contracts.Say(row, 0, title, cells.Strong)
		row++
	}
	for _, t := range m.terms {
		section(model.UpperFirst(t.String()))
		accounts := m.pr.Workspace().Regime(t).Accounts
		for i := range accounts {
			m.accounts[t] = append(m.accounts[t], m.writeAccount(&accounts[i], &row, t, true, t != model.AsProposed))
		}
		row++
	}
	if m.proposed {
		section("As proposed, in a full year: from week 1")
		accounts := m.fullPr.Workspace().Regime(model.AsProposed).Accounts
		for i := range accounts {
			m.fullAccounts = append(m.fullAccounts, m.writeAccount(&accounts[i], &row, model.AsProposed, false, true))
		}
	}
}

// full are the accounts on Contracts that a full year is paid by.
func (m *maker) inFull(t model.Terms) []placed {
	if t == model.AsProposed {
		return m.fullAccounts
	}
	return m.accounts[t]
}

// writeAccount writes an account and below it its stretches; in the year, in a full
// year, or both.
func (m *maker) writeAccount(a *model.Account, row *int, t model.Terms, inYear, inFull bool) placed {
	s, at := m.contracts, *row
	s.Say(at, contractProvider, m.y.Providers[a.Provider].Name, cells.Normal)
	s.Say(at, contractTerms, m.termsOf(a, t), cells.Normal)
	of := m.rowsOf(a.Lines)
	s.Work(at, contractPlanned, cells.Money, m.inPart(a, of, linePlanned, linePlannedBefore))
	m.writeShare(a, of, at)
	*row++
	p := placed{Account: a, row: at, pay: m.writeCurve(a, row, at)}
	pay := func(value, paid int, formula string) {
		s.Work(at, value, cells.Money, formula)
		s.Work(at, paid, cells.Money, here(round(p.pay(cells.At(at, value)))))
	}
	if inYear {
		pay(contractNothing, contractPaidNothing, m.inPart(a, of, lineValueNothing, lineValueNothingBefore))
		pay(contractFrozen, contractPaidFrozen, m.inPart(a, of, lineValueFrozen, lineValueFrozenBefore))
		pay(contractNow, contractPaidNow, m.inPart(a, of, lineValueNow, lineValueNowBefore))
		s.Work(at, contractLess, cells.Money, "ROUND("+cells.At(at, contractPaidNothing)+"-"+cells.At(at, contractPaidNow)+",2)")
	}
	if inFull {
		pay(contractFullNothing, contractFullPaidNothing, sum(m.lines, lineFullValueNothing, of))
		pay(contractFullNow, contractFullPaidNow, sum(m.lines, lineFullValueNow, of))
		s.Work(at, contractFullLess, cells.Money, "ROUND("+cells.At(at, contractFullPaidNothing)+"-"+cells.At(at, contractFullPaidNow)+",2)")
	}
	return p
}

// termsOf says what an account pays for, and how.
func (m *maker) termsOf(a *model.Account, t model.Terms) string {
	covers := ""
	if a.Schedule.MeasuredByLine {
		covers = m.y.Lines[a.Lines[0]].Name
	} else if covers = a.Schedule.Covers.Words(m.y); covers == "" {
		covers = plural(len(a.Lines), "line")
	}
	return covers + ": " + a.Schedule.Words() + weeksOf(a)
}

// inPart adds up a column of lines over an account's part of the year, where another
// has what falls before proposed terms.
func (m *maker) inPart(a *model.Account, of []int, whole, before int) string {
	switch {
	case a.From > 0:
		return sum(m.lines, whole, of) + "-" + sum(m.lines, before, of)
	case a.To < model.WeeksInYear:
		return sum(m.lines, before, of)
	}
	return sum(m.lines, whole, of)
}

// writeShare writes in which proportion amounts for a full year count.
func (m *maker) writeShare(a *model.Account, of []int, row int) {
	switch in := m.p.PartOfYear(a.Lines, a.From, a.To); {
	case a.From == 0 && a.To == model.WeeksInYear:
		m.contracts.Put(row, contractShare, 1, cells.Share)
	case m.p.PlannedOf(a.Lines, 0, model.WeeksInYear) != 0:
		m.contracts.Work(row, contractShare, cells.Share, cells.At(row, contractPlanned)+"/"+sum(m.lines, linePlanned, of))
	default:
		m.contracts.Put(row, contractShare, in.Share.V, cells.Share)
	}
}

// curve is a payment curve that is being written, a stretch to a row.
type curve struct {
	m                    *maker
	a                    *model.Account
	at                   int // the row of its account
	row                  *int
	planned, share, base float64
	baseCell             string
}

// writeCurve walks the labelled stretches of a curve. It gives what they pay for a
// value, as a formula: the one place where a curve becomes one.
func (m *maker) writeCurve(a *model.Account, row *int, at int) func(value string) string {
	in := m.p.PartOfYear(a.Lines, a.From, a.To)
	c := &curve{m: m, a: a, at: at, row: row, planned: in.Planned.V, share: in.Share.V}
	pay := c.terms(a.Shape.Raw(nil, &in))
	limit := func(what, function string, q payment.Quantity) {
		if q.Given() {
			formula, _ := c.quantity(q)
			cell, inner := c.sum(what, formula), pay
			pay = func(v string) string { return function + "(" + cell + "," + inner(v) + ")" }
		}
	}
	limit("ceiling: never more", "MIN", a.Shape.Ceiling)
	limit("floor: never less", "MAX", a.Shape.Floor)
	for i := range a.Curve.Stretches {
		if why := a.Curve.Stretches[i].Why; why == payment.PaidNothing || why == payment.PaidCredit {
			inner := pay
			return func(v string) string { return "MAX(MIN(0," + v + ")," + inner(v) + ")" }
		}
	}
	return pay
}

// terms walks the stretches before floor and ceiling.
func (c *curve) terms(raw []payment.Stretch) func(v string) string {
	fixed, _ := c.quantity(c.a.Shape.Fixed)
	switch raw[0].Why {
	case payment.PaidWhatever:
		cell := c.sum("paid whatever is done", fixed)
		return func(string) string { return cell }
	case payment.PaidByCase:
		c.m.contracts.Say(*c.row, contractTerms, "    paid by the case", cells.Normal)
		c.m.contracts.Put(*c.row, contractRate, 1, cells.Share)
		*c.row++
		return func(v string) string { return v }
	}
	base, pounds := c.quantity(c.a.Shape.Base)
	c.base, c.baseCell = pounds, c.sum("baseline", base)
	parts := []func(v string) string{}
	cell := c.sum("fixed sum", fixed)
	parts = append(parts, func(string) string { return cell })
	for i := range raw {
		if s := &raw[i]; s.Why == payment.PaidAbove || s.Why == payment.PaidBelow {
			parts = append(parts, c.stretch(s))
		} else {
			c.label(s, "fixed inside the band")
		}
	}
	return func(v string) string {
		var said []string
		for _, p := range parts {
			said = append(said, p(v))
		}
		return strings.Join(said, "")
	}
}

// sum writes a sum of the terms on a row of its own, and names its cell.
func (c *curve) sum(what, formula string) string {
	s := c.m.contracts
	s.Say(*c.row, contractTerms, "    "+what, cells.Normal)
	s.Work(*c.row, contractFrom, cells.Money, here(formula))
	*c.row++
	return own + cells.Fixed(*c.row-1, contractFrom)
}

// quantity is a sum that terms state, as a formula and in pounds.
func (c *curve) quantity(q payment.Quantity) (formula string, pounds float64) {
	n := number(q.N)
	switch {
	case q.Of == payment.InPounds && c.a.From == 0 && c.a.To == model.WeeksInYear:
		return n, q.N
	case q.Of == payment.InPounds:
		return n + "*" + own + cells.Fixed(c.at, contractShare), q.N * c.share
	case q.Of == payment.OfBase:
		return n + "*" + c.baseCell, q.N * c.base
	case q.N == 1:
		return own + cells.Fixed(c.at, contractPlanned), c.planned
	}
	return n + "*" + own + cells.Fixed(c.at, contractPlanned), q.N * c.planned
}

// edge is an end of a stretch: where its rung, or the one before it, ends.
func (c *curve) edge(list []payment.Rung, rung int, pounds float64) string {
	formula, by := c.baseCell, c.base
	if rung >= 0 {
		formula, by = c.quantity(list[rung].To)
	}
	if math.Abs(by-pounds) > 1e-6*(1+math.Abs(pounds)) { // a step that ends within the one before it
		return number(pounds)
	}
	return formula
}

// label writes a stretch that pays nothing more.
func (c *curve) label(s *payment.Stretch, what string) {
	c.m.contracts.Say(*c.row, contractTerms, "    "+what, cells.Normal)
	c.end(contractFrom, s.From, c.a.Shape.Below)
	c.end(contractTo, s.To, c.a.Shape.Above)
	c.m.contracts.Put(*c.row, contractRate, s.Rate, cells.Share)
	*c.row++
}

// end writes an end of the band: the rung of the list that ends there.
func (c *curve) end(col int, pounds float64, list []payment.Rung) {
	formula := c.edge(nil, -1, pounds)
	for rung := range list {
		if list[rung].To.Given() {
			if said, by := c.quantity(list[rung].To); math.Abs(by-pounds) < 1e-6*(1+math.Abs(pounds)) {
				formula = said
			}
		}
	}
	c.m.contracts.Work(*c.row, col, cells.Money, here(formula))
}

// stretch writes a stretch above or below the baseline, and gives what it adds for a
// value.
func (c *curve) stretch(s *payment.Stretch) func(v string) string {
	list, what, inner, outer := c.a.Shape.Above, "above", s.From, s.To
	near, far := contractFrom, contractTo
	if s.Why == payment.PaidBelow {
		list, what, inner, outer = c.a.Shape.Below, "below", s.To, s.From
		near, far = contractTo, contractFrom
	}
	sheet, row := c.m.contracts, *c.row
	sheet.Say(row, contractTerms, "    "+what, cells.Normal)
	sheet.Work(row, near, cells.Money, here(c.edge(list, s.Rung-1, inner)))
	ends := !math.IsInf(outer, 0)
	if ends {
		sheet.Work(row, far, cells.Money, here(c.edge(list, s.Rung, outer)))
	}
	sheet.Put(row, contractRate, s.Rate, cells.Share)
	*c.row++
	from, to, rate := own+cells.Fixed(row, contractFrom), own+cells.Fixed(row, contractTo), own+cells.Fixed(row, contractRate)
	if s.Why == payment.PaidBelow {
		return func(v string) string {
			if ends {
				v = "MAX(" + v + "," + from + ")"
			}
			return "-" + rate + "*MAX(0," + to + "-" + v + ")"
		}
	}
	return func(v string) string {
		if ends {
			v = "MIN(" + v + "," + to + ")"
		}
		return "+" + rate + "*MAX(0," + v + "-" + from + ")"
	}
}
