package workbook

import (
	"math"

	"fewer/model"
	"fewer/views/handout/workbook/cells"
)

// The columns of Lines.
const (
	lineName = iota
	lineProvider
	linePlan
	linePrice
	lineFactor
	lineUnit
	linePlanned
	lineBudget
	lineNothing
	lineNow
	lineValueNothing
	lineValueNow
	lineKind
	lineOver
	lineToCome
	lineFrozen
	lineTyped
	lineToDate
	lineValueFrozen
	lineAfterFrozen
	lineAfterTyped
	lineAfterValue
	lineFullNothing
	lineFullFrozen
	lineFullTyped
	lineFullValueNothing
	lineFullValueNow
	lineRoom
	lineRoomInFull
	lineOwnRoom
	linePlannedShare
	linePlannedBefore
	lineUnitsBefore
	lineFrozenBefore
	lineTypedBefore
	lineBilledBefore
	lineValueNothingBefore
	lineValueFrozenBefore
	lineValueNowBefore
)

// linesPrinted is the first column that is not printed: what the others are made of.
const linesPrinted = lineKind

var lineColumns = []column{
	{"Line", 34},
	{"Provider", 24},
	{"Plan, units", 11},
	{"Price, £", 11},
	{"Market forces factor", 9},
	{"Value of a unit, £", 12},
	{"Planned value, £", 16},
	{"Budget, £", 16},
	{"Units in the year if nothing changes", 14},
	{"Units as typed", 14},
	{"Value at tariff if nothing changes, £", 17},
	{"Value at tariff as typed, £", 17},
	{"Kind", 16},
	{"Units to date (without activity: pounds)", 14},
	{"Units to come if nothing changes", 14},
	{"Changed by what is frozen", 12},
	{"Changed by what is typed", 12},
	{"Value to date, £ (units × value, or as billed)", 16},
	{"With what is frozen, £", 17},
	{"Units after 31 March: frozen", 12},
	{"Units after 31 March: typed", 12},
	{"Saved after 31 March, £ before rounding", 14},
	{"Units in a full year if nothing changes", 14},
	{"Changed by what is frozen, full year", 12},
	{"Changed by what is typed, full year", 12},
	{"Value in a full year if nothing changes, £", 17},
	{"Value in a full year as typed, £", 17},
	{"Room used up (1 is all)", 9},
	{"Room used up, full year", 9},
	{"More than what later changes leave (0: none)", 9},
}

var splitColumns = []column{
	{"Share of the plan before the proposed terms", 12},
	{"Planned value before them, £", 16},
	{"Units before them, if nothing changes", 14},
	{"Changed by what is frozen before them", 12},
	{"Changed by what is typed before them", 12},
	{"Billed beyond units × value before them, £", 14},
	{"Value before them if nothing changes, £", 17},
	{"Value before them with what is frozen, £", 17},
	{"Value before them as typed, £", 17},
}

// writeLines writes units, price, factor and value of every line.
func (m *maker) writeLines() {
	columns := lineColumns
	if m.split() {
		columns = append(columns[:len(columns):len(columns)], splitColumns...)
	}
	m.head(m.lines, "Lines: units × price × factor", "Units to come, and what changes are frozen in, are what weeks and pathways make: constants. A line without activity counts pounds for units.", columns...)
	m.lines.PrintColumns = linesPrinted
	for _, line := range m.order {
		if m.p.Lines[line].Provider >= 0 {
			m.writeLine(line)
		} else {
			m.writeWithout(line)
		}
	}
}

// split tells whether terms are proposed for the middle of the year.
func (m *maker) split() bool {
	for i := range m.y.Lines {
		if m.levers.SplitOf(i) > 0 {
			return true
		}
	}
	return false
}

// counted writes what lines of both kinds have: what is counted, and what changes.
func (m *maker) counted(line int) (put func(col int, n float64), work func(col int, formula string), at func(col int) string) {
	s, row, q := m.lines, m.lineRow[line], &m.p.Lines[line]
	money := q.Provider < 0
	put = func(col int, n float64) {
		style := cells.Count
		if money {
			style = cells.Money
		}
		if n != 0 {
			s.Put(row, col, n, style)
		}
	}
	work = func(col int, formula string) { s.Work(row, col, cells.Count, formula) }
	if money {
		work = func(col int, formula string) { s.Work(row, col, cells.Money, formula) }
	}
	at = func(col int) string { return cells.At(row, col) }
	l := &m.y.Lines[line]
	s.Say(row, lineName, l.Name, cells.Normal)
	if l.Provider != "" {
		s.Say(row, lineProvider, m.y.ProviderName(l.Provider), cells.Normal)
	}
	over := q.To[model.ToDate]
	s.Put(row, lineOver, over, map[bool]cells.Style{true: cells.Money, false: cells.Count}[money])
	s.Put(row, lineToCome, q.To[model.WeeksInYear]-over, map[bool]cells.Style{true: cells.Money, false: cells.Count}[money])
	work(lineNothing, at(lineOver)+"+"+at(lineToCome))
	put(lineFrozen, m.levers.InYear.Units[line])
	work(lineTyped, m.gated(sumRange(m.pathways, pathUnits, m.pathRows[line])))
	work(lineNow, at(lineNothing)+"+"+at(lineFrozen)+"+"+at(lineTyped))
	put(lineFullFrozen, m.levers.InFullYear.Units[line])
	s.Put(row, lineFullNothing, m.full.Prepared.NothingWeeks(line)[model.WeeksInYear], map[bool]cells.Style{true: cells.Money, false: cells.Count}[money])
	work(lineFullTyped, m.gated(sumRange(m.pathways, pathFull, m.pathRows[line])))
	s.Work(row, lineRoom, cells.Exact, sumRange(m.pathways, pathRoom, m.pathRows[line]))
	s.Work(row, lineRoomInFull, cells.Exact, sumRange(m.pathways, pathRoomInFull, m.pathRows[line]))
	if room, less := m.ownRoom[line]; less {
		s.Work(row, lineOwnRoom, cells.Whole, "IF(AND("+at(lineRoom)+"<="+number(room[0]+roomSlack)+","+at(lineRoomInFull)+"<="+number(room[1]+roomSlack)+"),0,1)")
	}
	return put, work, at
}

// writeWithout writes a line without activity: its spending is rounded once.
func (m *maker) writeWithout(line int) {
	_, _, at := m.counted(line)
	s, row := m.lines, m.lineRow[line]
	s.Say(row, lineKind, "without activity", cells.Normal)
	s.Put(row, lineBudget, m.p.Lines[line].Budget.Float(), cells.Money)
	money := func(col int, formula string) { s.Work(row, col, cells.Money, round(formula)) }
	money(lineValueNothing, at(lineNothing))
	money(lineValueFrozen, at(lineNothing)+"+"+at(lineFrozen))
	money(lineValueNow, at(lineNow))
	money(lineFullValueNothing, at(lineFullNothing))
	money(lineFullValueNow, at(lineFullNothing)+"+"+at(lineFullFrozen)+"+"+at(lineFullTyped))
}

// writeLine writes a line with activity: its value is not rounded; what is paid for
// it is.
func (m *maker) writeLine(line int) {
	put, work, at := m.counted(line)
	s, row, l, q := m.lines, m.lineRow[line], &m.y.Lines[line], &m.p.Lines[line]
	s.Say(row, lineKind, l.POD.Words(), cells.Normal)
	s.Put(row, linePlan, l.Plan, cells.Count)
	money := func(col int, formula string) { s.Work(row, col, cells.Money, formula) }
	if l.Unpriced {
		s.Work(row, lineUnit, cells.Money, "IF("+at(lineOver)+"=0,0,"+at(lineToDate)+"/"+at(lineOver)+")")
		if math.Abs(q.To[model.ToDate]-l.Actual.Total) > 1e-9 || math.Abs(m.toDate(line)-l.ActualCost.Total) > 1e-6 {
			s.Put(row, lineUnit, q.Unit, cells.Money)
		}
	} else {
		factor := m.y.Providers[q.Provider].MarketForcesFactor
		s.Put(row, linePrice, l.Price, cells.Money)
		s.Put(row, lineFactor, l.MarketForcesFactor.Or(factor), cells.Exact)
		money(lineUnit, at(linePrice)+"*"+at(lineFactor))
	}
	if l.PlanCost.Given {
		s.Put(row, linePlanned, l.PlanCost.Value, cells.Money)
	} else {
		money(linePlanned, at(linePlan)+"*"+at(lineUnit))
	}
	if l.Budget.Given {
		s.Put(row, lineBudget, q.Budget.Float(), cells.Money)
	} else {
		money(lineBudget, round(at(linePlanned)))
	}
	if q.Billed != nil {
		s.Put(row, lineToDate, m.toDate(line), cells.Money)
	} else {
		money(lineToDate, at(lineOver)+"*"+at(lineUnit))
	}
	value := func(col int, units string) { money(col, at(lineToDate)+"+("+units+")*"+at(lineUnit)) }
	value(lineValueNothing, at(lineToCome))
	value(lineValueFrozen, at(lineToCome)+"+"+at(lineFrozen))
	value(lineValueNow, at(lineToCome)+"+"+at(lineFrozen)+"+"+at(lineTyped))
	put(lineAfterFrozen, m.levers.InYear.After[line])
	work(lineAfterTyped, m.gated(sumRange(m.pathways, pathAfter, m.pathRows[line])))
	money(lineAfterValue, "-("+at(lineAfterFrozen)+"+"+at(lineAfterTyped)+")*"+at(lineUnit))
	money(lineFullValueNothing, at(lineFullNothing)+"*"+at(lineUnit))
	money(lineFullValueNow, "("+at(lineFullNothing)+"+"+at(lineFullFrozen)+"+"+at(lineFullTyped)+")*"+at(lineUnit))
	if w := m.levers.SplitOf(line); w > 0 {
		m.writeSplit(line, w, put, work, money, at)
	}
}

// writeSplit writes what of a line falls before the terms proposed for its provider.
func (m *maker) writeSplit(line, week int, put func(int, float64), work, money func(int, string), at func(int) string) {
	q := &m.p.Lines[line]
	m.lines.Put(m.lineRow[line], linePlannedShare, q.Profile.Share(0, week), cells.Exact)
	money(linePlannedBefore, at(linePlanned)+"*"+at(linePlannedShare))
	put(lineUnitsBefore, q.To[week])
	put(lineFrozenBefore, m.levers.InYear.Before[line])
	work(lineTypedBefore, m.gated(sumRange(m.pathways, pathBefore, m.pathRows[line])))
	put(lineBilledBefore, q.BilledTo(week))
	value := func(col int, units string) { money(col, "("+units+")*"+at(lineUnit)+"+"+at(lineBilledBefore)) }
	value(lineValueNothingBefore, at(lineUnitsBefore))
	value(lineValueFrozenBefore, at(lineUnitsBefore)+"+"+at(lineFrozenBefore))
	value(lineValueNowBefore, at(lineUnitsBefore)+"+"+at(lineFrozenBefore)+"+"+at(lineTypedBefore))
}

// toDate is what a billed line's past counts for, in pounds.
func (m *maker) toDate(line int) float64 {
	q := &m.p.Lines[line]
	billed := q.To[model.ToDate]*q.Unit + q.BilledTo(model.WeeksInYear)
	if stated := m.y.Lines[line].ActualCost.Total; math.Abs(billed-stated) < 1e-6 {
		return stated
	}
	return billed
}

// withoutRows are the rows of lines without activity.
func (m *maker) withoutRows() (of []int) {
	for _, line := range m.order {
		if m.p.Lines[line].Provider < 0 {
			of = append(of, m.lineRow[line])
		}
	}
	return of
}

// rowsOf are the rows of lines.
func (m *maker) rowsOf(lines []int) (of []int) {
	for _, line := range lines {
		of = append(of, m.lineRow[line])
	}
	return of
}
