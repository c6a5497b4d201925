package screens

import (
	"strconv"
	"strings"

	"fewer/model/explain"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios/beside"

	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
)

// comparison is scenarios side by side: what each comes to, and what differs,
// the largest difference first.
type comparison struct {
	app    *Set
	view   desk.SheetView
	all    []beside.Contribution // the first is the open one
	table  beside.Comparison
	heads  []string
	lines  []words.CompareLine
	column int // the scenario that is chosen, 1 the first other one
	left   int // the first column in sight
}

func newComparison(a *Set, all []beside.Contribution) *comparison {
	c := &comparison{app: a, all: all, column: min(1, len(all)-1), view: desk.SheetView{Desk: a.Desk}}
	c.view.Layout = c.layout
	c.view.Look = func(r *answers.Row, column int) (tui.Role, bool) {
		switch {
		case column > 0:
			return tui.Plain, true
		case r.Total:
			return tui.Muted, true
		}
		return tui.Strong, true
	}
	return c
}

// Refresh compares again: this scenario may have changed.
func (c *comparison) Refresh() {
	if len(c.all) == 0 {
		return
	}
	c.all[0].Document = c.app.Session.Document()
	c.table = beside.Compare(c.app.Prepared(), c.all)
	c.heads = c.app.Texts(words.CompareColumns(c.table))
	c.lines = append(words.CompareTotals(c.table), words.CompareRows(c.table)...)
	c.view.Show(answers.SideBySide(c.table, c.app.Terms))
}

func (c *comparison) Actions() []tui.Action {
	turn := func(by int) func() tea.Cmd {
		return tui.Just(func() { c.column = max(1, min(c.column+by, len(c.all)-1)) })
	}
	return append(c.view.Actions(),
		pictures.WhyHere(c.app.Desk, c.why),
		tui.Action{ID: "column-left", Keys: []string{"left"}, Short: "scenario", Group: tui.Looking, Rank: 10, Help: "the scenario to the left", Do: turn(-1)},
		tui.Action{ID: "column-right", Keys: []string{"right"}, Short: "scenario", Group: tui.Looking, Rank: 10, Help: "the scenario to the right", Do: turn(1)},
		tui.Action{
			ID: "copy-row", Keys: []string{"enter"}, Short: "take this into ours", Group: tui.Changing, Rank: 20,
			Help: "make this row of this scenario what it is in the chosen one; undo takes it back", Off: c.noRow, Do: tui.Just(c.copyRow),
		},
		tui.Action{
			ID: "gather-compared", Keys: []string{"J"}, Short: "into one", Group: tui.Keeping, Rank: 24,
			Help: "merge these scenarios; where they differ, you choose", Off: c.alone, Do: tui.Just(func() { c.app.OpenMerging(c.all) }),
		},
		c.view.Leave("leave-comparison", "back", "back"),
	)
}

// alone says that there is nothing to merge with, or "".
func (c *comparison) alone() string {
	if len(c.all) < 2 {
		return "There is no other scenario"
	}
	return ""
}

// noRow says why no row can be taken over, or "".
func (c *comparison) noRow() string {
	switch {
	case c.view.Row() == nil || c.lines[c.view.At()].Row < 0:
		return "Choose a row further down in which the scenarios differ"
	case c.column >= len(c.all):
		return "There is no other scenario"
	}
	return ""
}

func (c *comparison) copyRow() {
	row := c.table.Rows[c.lines[c.view.At()].Row]
	from := c.all[c.column]
	if !c.app.Refused(c.app.Session.CopyRow(from, row.Key)) {
		c.app.Say(tui.UpperFirst(row.Name) + " is now as in “" + from.From + "”; u takes it back")
	}
}

// columnWidth is how wide a column is, and how many fit beside the labels.
func (c *comparison) columnWidth(w int) (label, width, fit int) {
	label = max(16, min(38, w*3/8))
	width = 16
	fit = max(1, (w-label-2)/width)
	if fit == 1 {
		label = max(label, w-width-2)
	}
	if n := len(c.heads); n > 0 && fit >= n {
		fit = n
		width = min(24, (w-label-2)/n)
	}
	return label, width, fit
}

// layout keeps the columns equally wide, with the chosen one in sight.
func (c *comparison) layout(w int) []desk.PlacedColumn {
	label, width, fit := c.columnWidth(w)
	at := c.column + 1 // among the headings, the first of which is doing nothing
	c.left = max(0, min(max(min(c.left, at), at-fit+1), len(c.heads)-fit))
	c.view.Marked = at + 1
	beyond := []string{}
	if c.left > 0 {
		beyond = append(beyond, "← "+strconv.Itoa(c.left)+" more")
	}
	if n := len(c.heads) - c.left - fit; n > 0 {
		beyond = append(beyond, strconv.Itoa(n)+" more →")
	}
	c.view.Sheet.Columns[0].Heading = strings.Join(beyond, "\n")
	placed := []desk.PlacedColumn{{W: label - 1}}
	for k := range min(fit, len(c.heads)-c.left) {
		placed = append(placed, desk.PlacedColumn{Column: c.left + k + 1, X: label + k*width + 2, W: width - 2})
	}
	return placed
}

// Draw draws the comparison, and the chosen cell in full below it.
func (c *comparison) Draw(a tui.Area) {
	rows := c.app.DrawList(a, "SIDE BY SIDE · what each comes to, and what differs")
	w, _ := rows.Size()
	foot, rest := rows.Box.CutBottom(c.footRows(w))
	c.view.Draw(rows.Part(rest))
	c.drawFoot(rows.Part(foot))
}

// foot is the chosen cell in full: what it asks, and what it saves.
func (c *comparison) foot() string { return c.app.Text(c.footWords()) }

func (c *comparison) footWords() string {
	if c.noRow() != "" {
		return c.totalWords()
	}
	row := c.table.Rows[c.lines[c.view.At()].Row]
	cell := row.Cells[c.column]
	if !cell.Touched {
		return tui.UpperFirst(row.Name) + ", in “" + c.table.Names[c.column] + "”: nothing."
	}
	said := tui.UpperFirst(row.Name) + ", in “" + c.table.Names[c.column] + "”: " + cell.Words
	if row.Key.Kind == beside.ChangeRow {
		if len(cell.AskedBy) > 0 {
			said += ", asked by " + model.ListWords(cell.AskedBy)
		}
		said += "; saves " + words.Saved(cell.Saving[c.app.Terms]) + " " + c.app.Terms.String()
	}
	return said + "."
}

// totalWords says a figure that is no row's in full, with whose it is.
func (c *comparison) totalWords() string {
	at := c.column + 1
	if c.view.Row() == nil || at >= len(c.heads) {
		return ""
	}
	line := c.lines[c.view.At()]
	if at >= len(line.Cells) || line.Cells[at] == "" {
		return ""
	}
	said := tui.UpperFirst(line.Label) + ", in “" + c.heads[at] + "”: " + line.Cells[at] + "."
	if len(c.table.Rows) == 0 {
		said += " " + words.DifferInNothing
	}
	return said
}

func (c *comparison) footRows(w int) int { return min(3, len(tui.Wrap(c.foot(), w-2))+1) }

func (c *comparison) drawFoot(a tui.Area) {
	w, h := a.Size()
	for i, line := range tui.Wrap(c.foot(), w-2) {
		if i+1 < h {
			a.Text(1, i+1, tui.Plain, line)
		}
	}
}

func (c *comparison) Key(tea.KeyMsg) bool { return false }

func (c *comparison) Mouse(m tea.MouseMsg) bool { return c.view.Mouse(m) }

// why takes the chosen cell of the comparison apart: a year-end, a saving, or what
// a row saves in the scenario of the column.
func (c *comparison) why() {
	if c.view.Row() == nil || c.column >= len(c.all) {
		return
	}
	path := c.lines[c.view.At()].Figure
	if row := c.lines[c.view.At()].Row; row >= 0 {
		path = c.app.rowFigure(c.table.Rows[row].Key)
	}
	if path == "" {
		c.app.Refuse("A red line is what was agreed; there is no sum behind it")
		return
	}
	at := c.column
	pictures.OpenWhyOf(c.app.Desk, path, pictures.Subject{Whose: "In “" + c.app.Text(c.table.Names[at]) + "”", Explainer: func() *explain.Explainer {
		return explain.New(c.app.Prepared(), &c.all[at].Document.Scenario)
	}})
}

// rowFigure is the path of what a row of a comparison saves under the terms in focus,
// or of what proposed terms are worth; "" for a red line.
func (a *Set) rowFigure(k beside.RowKey) string {
	under := "terms." + a.Terms.Key() + "."
	switch {
	case k.Kind == beside.RedLineRow:
		return ""
	case k.Kind == beside.ProposalRow:
		return "terms.as_proposed.saving_from_terms"
	case k.Target.Line != "":
		return under + "lines." + k.Target.Line + ".saving"
	}
	return under + "referrals." + k.Target.Referrals + ".saving"
}
