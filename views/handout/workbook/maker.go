// Package workbook makes the workbook that an accountant would have built of a
// year and a scenario, alive: percentages may be typed, and every figure follows by
// formula from counts and prices. Only what weeks and pathways make stands in it as
// constants; see whatif.Levers.
//
// Begin with Write. It computes no money: formulas do, and the program's own
// figures stand beside them as a check.
package workbook

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/whatif"
	"fewer/scenarios/file"
	"fewer/views/handout/workbook/cells"
)

// errOpen is why no workbook is made while tables guess.
var errOpen = errors.New("guesses are open: a workbook would answer them. Show the answers first, then export it")

// Source is what a workbook is made from.
type Source struct {
	Document file.Document      // a bundle, as it may be passed on: with its year inside
	Version  string             // of the program
	Progress func(done float64) // is told how much is done, from 0 to 1; nil where nobody asks
}

// Write makes the workbook as a file. It is an error where guesses are open.
func Write(s Source) ([]byte, error) {
	m, err := build(s)
	if err != nil {
		return nil, err
	}
	content, err := m.book.Bytes()
	m.progress(1)
	return content, err
}

// build makes the workbook and works out its formulas.
func build(s Source) (*maker, error) {
	if _, open := s.Document.OpenRound(); open {
		return nil, errOpen
	}
	m := newMaker(s)
	steps := []func(){
		m.readyLevers, m.layOut, m.readySteps, m.writeWhatIf, m.writePathways, m.writeLines, m.writeContracts, m.writeOneByOne, m.writeSteps, m.writeInOrder, m.writeProviders,
		m.writeFullYear, m.writeYearEnd, m.writeChanges, m.writePractices, m.writeRates, m.writeWords, m.writeSources, m.writeChecks, m.book.Calculate, m.guard,
	}
	for i, step := range steps {
		step()
		m.progress(float64(i+1) / float64(len(steps)+3)) // writing takes about as long as three
	}
	return m, m.astray()
}

func (m *maker) progress(done float64) {
	if m.Progress != nil {
		m.Progress(done)
	}
}

// maker is a workbook that is being made.
type maker struct {
	Source
	y        *model.Year
	p        *model.Prepared
	scenario *model.Scenario
	pr       *model.Projection // in the scenario
	frozen   *model.Projection // with what is frozen of it
	full     *model.FullYear
	fullOf   model.FullYearResult
	fullPr   *model.Projection // a full year in the scenario
	levers   *whatif.Levers
	rows     []whatif.Lever // that may be typed
	proposed bool
	terms    []model.Terms

	book                                                             *cells.Book
	yearEnd, whatIf, providers, contracts, lines, pathways, oneByOne *cells.Sheet
	changes, byStep, inOrder                                         *cells.Sheet
	practices, rates, fullYear, glossary, sources, compared          *cells.Sheet
	steps                                                            []step
	ownRoom                                                          map[int][2]float64 // of lines; see roomOf
	ordered                                                          map[ordered]rows   // on In order
	order                                                            []int              // lines, in the order of their sheet
	lineRow                                                          []int              // of each line, on Lines
	paths                                                            []path
	pathRows                                                         []rows // of each line, on Pathways
	accounts                                                         [model.TermsCount][]placed
	fullAccounts                                                     []placed // as proposed, in a full year
	single                                                           map[single]rows
	checks                                                           map[*cells.Sheet][]check
	withoutRow, fullSaving                                           int // rows, of Providers and Full year
	savedRow, landsRow, overNothing, overTyped                       int // rows of Year-end
}

// rows are rows of a sheet, from the first up to and without the last; none where
// both are the same.
type rows struct{ from, past int }

// path is what a lever does to a line.
type path struct {
	lever int // of maker.rows
	whatif.Effect
}

// top is the first row below the headings of every sheet.
const top = 4

func newMaker(s Source) *maker {
	m := &maker{Source: s, y: s.Document.Bundled, scenario: &s.Document.Scenario, checks: map[*cells.Sheet][]check{}, single: map[single]rows{}, ordered: map[ordered]rows{}}
	m.p = model.Prepare(m.y)
	m.pr = m.p.NewProjection()
	m.p.Project(m.scenario, m.pr)
	m.full = m.p.NewFullYear()
	m.proposed = m.pr.Proposed
	m.terms = model.ShownTerms(m.proposed)
	title := m.y.Title()
	if m.scenario.Name != "" {
		title += ": " + m.scenario.Name
	}
	m.book = cells.New(title)
	for _, sheet := range []struct {
		at   **cells.Sheet
		name string
	}{
		{&m.yearEnd, "Year-end"},
		{&m.whatIf, "What if"},
		{&m.providers, "Providers"},
		{&m.contracts, "Contracts"},
		{&m.lines, "Lines"},
		{&m.changes, "Changes"},
		{&m.practices, "Practices"},
		{&m.fullYear, "Full year"},
		{&m.pathways, "Pathways"},
		{&m.oneByOne, "One by one"},
		{&m.byStep, "Steps"},
		{&m.inOrder, "In order"},
		{&m.rates, "Rates"},
		{&m.glossary, "Words"},
		{&m.sources, "Sources"},
		{&m.compared, "Checks"},
	} {
		*sheet.at = m.book.Add(sheet.name)
		(*sheet.at).Landscape = true
	}
	return m
}

// readyLevers takes the scenario apart.
func (m *maker) readyLevers() {
	m.levers = whatif.NewLevers(m.p, m.full, m.scenario)
	m.frozen = m.p.NewProjection()
	m.p.Project(&m.levers.Frozen, m.frozen)
	m.fullOf = m.full.Of(m.scenario)
	m.fullPr = m.full.Prepared.NewProjection()
	m.full.Prepared.Project(&m.full.Scenario, m.fullPr)
	for _, row := range m.levers.Rows {
		reserve := row.Target.Line != "" && m.y.Lines[row.Index].IsReserve()
		if !reserve || row.Change >= 0 {
			m.rows = append(m.rows, row)
		}
	}
}

// layOut finds where each line and pathway stands.
func (m *maker) layOut() {
	n := len(m.y.Lines)
	m.order, m.lineRow, m.pathRows = make([]int, n), make([]int, n), make([]rows, n)
	later := m.proposedParts()
	for i := range m.order {
		m.order[i] = i
	}
	slices.SortStableFunc(m.order, func(a, b int) int {
		p, q := &m.p.Lines[a], &m.p.Lines[b]
		without := func(schedule int) int { return map[bool]int{true: 1}[schedule < 0] }
		return cmp.Or(without(p.Schedule)-without(q.Schedule), p.Schedule-q.Schedule, later[a]-later[b], q.PassesTo-p.PassesTo)
	})
	for row, line := range m.order {
		m.lineRow[line] = top + row
	}
	for i, row := range m.rows {
		for _, e := range row.Effects {
			m.paths = append(m.paths, path{i, e})
		}
	}
	slices.SortStableFunc(m.paths, func(a, b path) int { return m.lineRow[a.Line] - m.lineRow[b.Line] })
	for k, p := range m.paths {
		at := &m.pathRows[p.Line]
		if at.past == 0 {
			at.from = top + k
		}
		at.past = top + k + 1
	}
}

// proposedParts is, for each line, which account pays it last as proposed.
func (m *maker) proposedParts() []int {
	last := make([]int, len(m.y.Lines))
	for line, of := range m.pr.Workspace().Regime(model.AsProposed).OfLine {
		if len(of) > 0 {
			last[line] = of[len(of)-1]
		}
	}
	return last
}

// head writes a sheet's title and what stands over its columns.
func (m *maker) head(s *cells.Sheet, title, note string, columns ...column) {
	s.Say(0, 0, title, cells.Heading)
	for i, c := range columns {
		s.Say(top-1, i, c.heading, cells.Head)
		s.Widths = append(s.Widths, c.width)
	}
	if note != "" {
		s.Spread(2, 0, min(7, max(0, len(columns)-1)), note)
	}
	s.FreezeRows, s.FreezeColumns = top, 1
	if len(columns) > 0 {
		s.Height(top-1, 64)
	}
}

// column is a heading with how wide it is.
type column struct {
	heading string
	width   float64
}

// round is a formula rounded as projection.md says.
func round(formula string) string { return "ROUND(ROUND(" + formula + ",6),2)" }

// sum adds up the cells of a column in rows, which may be many runs.
func sum(s *cells.Sheet, col int, of []int) string {
	if len(of) == 0 {
		return "0"
	}
	return "SUM(" + strings.Join(runs(s, col, of), ",") + ")"
}

// runs names the cells of a column in rows, each run of rows as a range.
func runs(s *cells.Sheet, col int, of []int) (list []string) {
	of = slices.Clone(of)
	slices.Sort(of)
	for i := 0; i < len(of); {
		k := i
		for k+1 < len(of) && of[k+1] == of[k]+1 {
			k++
		}
		if k == i {
			list = append(list, s.Of(of[i], col))
		} else {
			list = append(list, s.Range(of[i], of[k], col))
		}
		i = k + 1
	}
	return list
}

// sumRange adds up the cells of a column in a run of rows.
func sumRange(s *cells.Sheet, col int, r rows) string {
	if r.from >= r.past {
		return "0"
	}
	return "SUM(" + s.Range(r.from, r.past-1, col) + ")"
}

// nameOf is what a row that may be typed acts on, in words.
func (m *maker) nameOf(lever *whatif.Lever) string {
	if lever.Target.Referrals != "" {
		return m.y.Referrals[lever.Index].Name
	}
	return m.y.LineAtProvider(&m.y.Lines[lever.Index])
}

// idOf is the id of what a lever acts on.
func idOf(t model.Target) string { return t.Referrals + t.Line }

func weeksOf(a *model.Account) string {
	if a.From == 0 && a.To == model.WeeksInYear {
		return ""
	}
	return ", " + insight.WeeksWords(a.From+1, a.To)
}

func plural(n int, one string) string {
	return fmt.Sprintf("%d %s", n, model.OneOrMore(n, one, one+"s"))
}

// number is a number as formulas have it.
func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// astray is an error where a figure is not the program's: such a workbook is not
// handed on.
func (m *maker) astray() error {
	if c := m.book.Value("check"); c.Kind != cells.Number || c.Number != 0 {
		return fmt.Errorf("the workbook's figures are not the program's: they differ by %s%s. Export the page instead, and tell us", number(c.Number), c.Text)
	}
	return nil
}
