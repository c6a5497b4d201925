package workbook

import (
	"fmt"
	"strings"

	"fewer/model"
	"fewer/views/handout/workbook/cells"
)

// The columns of What if.
const (
	whatName = iota
	whatProvider
	whatKind
	whatNow
	whatTyped
	whatLeast
	whatMost
	whatHint
	whatFewer
	whatSaved
)

// The columns of What if after what is saved under each terms, the last of which is
// hidden where none are proposed.
const (
	whatWritten = whatSaved + int(model.TermsCount) + iota
	whatOnePercent
	whatBeyond
	whatMoved
	whatCalled
)

var whatColumns = []column{
	{"What", 44},
	{"Provider", 26},
	{"Kind", 10},
	{"Now, a week", 12},
	{"Percent: type here, −10 for a tenth fewer", 13},
	{"At least", 9},
	{"At most", 9},
	{"Is it meant?", 17},
	{"Fewer by 31 March (patients; pounds without activity)", 16},
}

var whatControls = []column{
	{"As written by the program", 10},
	{"1% is", 11},
	{"Beyond its limits", 9},
	{"Typed since", 9},
	{"Name of the yellow cell", 24},
}

// control cells of What if, in its second and third rows.
const (
	controlRow    = 1
	controlWithin = 6 // 1 where all that is typed can be reckoned here
	controlAs     = 9 // 1 where all is as the program wrote it
	outsideSays   = "open the program"
)

// typedNumber is the percentage that is typed for a lever. A text or an error, which a paste
// brings past the validation, is none: with it the formulas would be faults, and so would
// the cell that says why no figure stands.
func (m *maker) typedNumber(lever int) string { return number0(m.whatIf.Of(top+lever, whatTyped)) }

// number0 is the number in a cell; 0 where there is none.
func number0(cell string) string { return "N(IFERROR(" + cell + ",0))" }

// roomSlack is how far over a line's room sums may come out that just use it up, which
// no two programs add up alike.
const roomSlack = 1e-9

// within is the cell that tells whether all that is typed can be reckoned here.
func (m *maker) within() string { return m.whatIf.Of(controlRow, controlWithin) }

// asWritten is the cell that tells whether nothing has been typed since.
func (m *maker) asWritten() string { return m.whatIf.Of(controlRow, controlAs) }

// gated is a figure that outside the limits is none, though its formula may name no
// typed cell: such as of a row that can't be reckoned here. What is made of it, or of
// typed cells, is guarded by itself; see guard.
func (m *maker) gated(formula string) string {
	return cells.While(m.whatIf, controlRow, controlWithin, formula, outsideSays)
}

// guard lets no figure stand that follows what is typed beyond the limits.
func (m *maker) guard() { m.book.Guard(m.whatIf, controlRow, controlWithin, outsideSays) }

// writeWhatIf writes the rows whose percentages may be typed.
func (m *maker) writeWhatIf() {
	columns := whatColumns
	for _, t := range model.AllTerms {
		columns = append(columns[:len(columns):len(columns)], column{"Saved by this row alone, " + t.String() + ", £", 16})
	}
	columns = append(columns, whatControls...)
	m.head(m.whatIf, "What if: type a percentage in the yellow cells", "Every figure of this workbook follows, but for what stands as written, which Sources names. What a row saves alone is on top of what is frozen in; rows together are on Year-end.", columns...)
	s := m.whatIf
	s.PrintColumns = whatWritten
	if !m.proposed {
		s.Hidden = []int{whatSaved + int(model.AsProposed)}
	}
	for i := range m.rows {
		m.writeLever(i)
	}
	last := top + len(m.rows) - 1
	span := func(col int) string {
		if len(m.rows) == 0 {
			return "0"
		}
		return "SUM(" + cells.At(top, col) + ":" + cells.At(last, col) + ")"
	}
	most := func(col int) string { return "MAX(0," + m.lines.Range(top, top+max(0, len(m.y.Lines)-1), col) + ")" }
	s.Say(controlRow, controlWithin-1, "Can be reckoned here (1: yes)", cells.Quiet)
	s.Work(controlRow, controlWithin, cells.Whole, "IF(AND("+span(whatBeyond)+"=0,"+most(lineRoom)+"<="+number(1+roomSlack)+","+most(lineRoomInFull)+"<="+number(1+roomSlack)+"),1,0)")
	s.Say(controlRow, controlAs-1, "As written (1: yes)", cells.Quiet)
	s.Work(controlRow, controlAs, cells.Whole, "IF("+span(whatMoved)+"=0,1,0)")
	m.book.Define("within_limits", s, controlRow, controlWithin)
	m.book.Define("as_written", s, controlRow, controlAs)
	if len(m.rows) == 0 {
		s.Say(top, 0, "The year has no referrals and no lines: there is nothing to type.", cells.Normal)
	}
}

// writeLever writes one row.
func (m *maker) writeLever(i int) {
	s, row, lever := m.whatIf, top+i, &m.rows[i]
	at := func(col int) string { return cells.At(row, col) }
	typed := number0(at(whatTyped))
	kind, provider, now, name := "referrals", "", 0.0, m.nameOf(lever)
	if lever.Target.Referrals != "" {
		provider, now = m.y.Referrals[lever.Index].Provider, m.p.DoNothing().Streams[lever.Index].Now
	} else {
		l := &m.y.Lines[lever.Index]
		kind, provider, now, name = "line", l.Provider, m.p.DoNothing().Lines[lever.Index].Now, l.Name
		if l.WithoutActivity {
			kind = "pounds"
		}
	}
	s.Say(row, whatName, name, cells.Normal)
	if provider != "" {
		s.Say(row, whatProvider, m.y.ProviderName(provider), cells.Normal)
	}
	s.Say(row, whatKind, kind, cells.Normal)
	s.Put(row, whatNow, now, cells.Count)
	s.Put(row, whatTyped, lever.Percent, cells.Typed)
	s.Put(row, whatWritten, lever.Percent, cells.Exact)
	s.Put(row, whatLeast, lever.Least, cells.Exact)
	s.Put(row, whatMost, lever.Most, cells.Exact)
	s.Put(row, whatOnePercent, lever.NotSent, cells.Exact)
	// A spreadsheet takes −10% for −0.1: within the limits, and a hundredth of what was meant.
	s.Work(row, whatHint, cells.Normal, "IF(AND("+typed+"<>0,ABS("+typed+")<1),\"less than 1%\",\"\")")
	s.Work(row, whatFewer, cells.Count, "-"+typed+"*"+at(whatOnePercent))
	s.Work(row, whatBeyond, cells.Whole, "IF(IFERROR(AND("+typed+"="+at(whatTyped)+","+typed+">="+at(whatLeast)+","+typed+"<="+at(whatMost)+"),0),0,1)")
	s.Work(row, whatMoved, cells.Whole, "IF(IFERROR("+at(whatTyped)+"="+at(whatWritten)+",0),0,1)")
	s.Validations = append(s.Validations, m.validation(row, lever.Least, lever.Most))
	s.Say(row, whatCalled, m.book.Define("percent_"+idOf(lever.Target), s, row, whatTyped), cells.Normal)
}

// validation holds a typed percentage to its limits, in a sentence.
func (m *maker) validation(row int, least, most float64) cells.Validation {
	says := fmt.Sprintf("Type −10 for a tenth fewer, 5 for 5%% more, without a sign of percent. Here from %s to %s.", model.NumberWords(least), model.NumberWords(most))
	if least == 0 && most == 0 {
		says = "This row can't be reckoned without its weeks: " + outsideSays + "."
	}
	return cells.Validation{
		Row: row, Col: whatTyped, Least: least, Most: most, Title: "Percent", Says: says,
		Refusal: "A number from " + model.NumberWords(least) + " to " + model.NumberWords(most) + " can be reckoned here. For more, " + outsideSays + ".",
	}
}

// single is what a lever by itself does to what is paid under the terms.
type single struct {
	lever int
	terms model.Terms
}

// The columns of One by one.
const (
	oneWhat = iota
	oneTerms
	oneContract
	oneChange
	oneValue
	onePaid
	oneSaved
)

// writeOneByOne reckons what each row saves by itself, on top of what is frozen in.
func (m *maker) writeOneByOne() {
	m.head(m.oneByOne, "One by one: what each row saves if it alone is set as typed", "On top of what is frozen in. Contracts that pay one sum are left out: nothing changes there.",
		column{"What is typed", 34}, column{"Terms", 22}, column{"Contract", 46}, column{"Change at tariff, £", 16}, column{"Value at tariff then, £", 17}, column{"Paid then, £", 17}, column{"Saved, £", 15})
	of := make([][]int, len(m.rows)) // paths of each lever
	for k, p := range m.paths {
		of[p.lever] = append(of[p.lever], k)
	}
	row := top
	for i := range m.rows {
		for _, t := range m.terms {
			from := row
			m.writeSingle(i, t, of[i], &row)
			m.single[single{i, t}] = rows{from, row}
			s := m.oneByOne
			formula := "0"
			if row > from {
				formula = "ROUND(" + sumRange(s, oneSaved, rows{from, row}) + ",2)"
			}
			m.whatIf.Work(top+i, whatSaved+int(t), cells.Money, m.gated(formula))
		}
	}
}

// writeSingle writes a row for each payment under the terms that a lever moves.
func (m *maker) writeSingle(lever int, t model.Terms, paths []int, row *int) {
	s := m.oneByOne
	say := func(contract string) {
		s.Say(*row, oneWhat, m.nameOf(&m.rows[lever]), cells.Normal)
		s.Say(*row, oneTerms, t.String(), cells.Normal)
		s.Say(*row, oneContract, contract, cells.Normal)
	}
	done := func(paidFrozen string) {
		s.Work(*row, oneSaved, cells.Money, "ROUND("+paidFrozen+"-"+cells.At(*row, onePaid)+",2)")
		*row++
	}
	moved := map[int][]string{} // of accounts, the change at tariff that each path brings
	for _, k := range paths {
		line, units := m.paths[k].Line, m.pathways.Of(top+k, pathUnits)
		if m.p.Lines[line].Provider < 0 {
			say(m.y.Lines[line].Name)
			s.Work(*row, oneChange, cells.Money, units)
			s.Work(*row, onePaid, cells.Money, round(m.lines.Of(m.lineRow[line], lineNothing)+"+"+m.lines.Of(m.lineRow[line], lineFrozen)+"+"+units))
			done(m.lines.Of(m.lineRow[line], lineValueFrozen))
			continue
		}
		value := m.lines.Of(m.lineRow[line], lineUnit)
		before := m.pathways.Of(top+k, pathBefore)
		for _, a := range m.accountsOf(line, t) {
			if account := &m.accounts[t][a]; !account.Curve.Fixed() && m.reaches(account.Account, k) {
				moved[a] = append(moved[a], m.partOf(account.Account, units, before)+"*"+value)
			}
		}
	}
	for a := range m.accounts[t] {
		if len(moved[a]) == 0 {
			continue
		}
		account := &m.accounts[t][a]
		say(m.y.Providers[account.Provider].Name + ", " + m.termsOf(account.Account, t))
		s.Work(*row, oneChange, cells.Money, strings.Join(moved[a], "+"))
		s.Work(*row, oneValue, cells.Money, m.contracts.Of(account.row, contractFrozen)+"+"+cells.At(*row, oneChange))
		s.Work(*row, onePaid, cells.Money, m.elsewhere(round(account.pay(cells.At(*row, oneValue)))))
		done(m.contracts.Of(account.row, contractPaidFrozen))
	}
}

// accountsOf are the accounts by which a line is paid under the terms.
func (m *maker) accountsOf(line int, t model.Terms) []int {
	return m.pr.Workspace().Regime(t).OfLine[line]
}

// reaches tells whether a path moves anything in an account's part of the year.
func (m *maker) reaches(a *model.Account, k int) bool {
	e := &m.paths[k].Effect
	switch {
	case a.From > 0:
		return e.Year != e.Before
	case a.To < model.WeeksInYear:
		return e.Before != [2]float64{}
	}
	return e.Year != [2]float64{}
}
