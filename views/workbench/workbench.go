// Package workbench is the first screen: the year-end under every terms, and a slider
// for each row that can be changed; the form of a change, and one row week by week.
// Begin with Bench; layout.go says where everything stands.
package workbench

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/insight"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
)

// Bench is the first screen: the year-end under every terms, and a slider
// for everything that can be changed.
type Bench struct {
	app    *desk.Desk
	to     Elsewhere
	groups []group
	Rows   []row
	at     map[model.Target]int // index in rows
	Items  []item               // what the filter leaves
	of     string               // the practice whose rows they are; "" for all
	filter string
	Chosen int // index in rows; −1 where the filter leaves none

	onlyChanged bool // whether only rows with changes are listed
	bySpecialty bool // whether the rows stand by specialty, in place of by provider
	top         int  // the first item in sight

	chart    bool // whether the chart was asked for where it does not stand by itself
	dragging bool
	sentence []string
	yield    []string      // the three figures of the row's changes, which stand after why; the longest wording first
	series   *model.Series // for the chart; nil until it is drawn
	fan      *insight.Fan  // likewise
}

// Elsewhere is what leads from the workbench to screens that are not its own.
type Elsewhere struct {
	Where, Methods func()
	Seek           func(on model.Target) // on the zero value, of all rows
	Practices      func(chosen int)      // −1 where none is

	// Changes lists all changes, or those that take something by what each pound
	// brings.
	Changes func(investments bool)
}

// New makes the workbench on a desk; to opens the screens that are not its own.
func New(a *desk.Desk, to Elsewhere) *Bench {
	w := &Bench{app: a, to: to}
	w.ListRows()
	if len(w.Rows) == 0 {
		w.Chosen = -1
	}
	return w
}

// ListRows lists what can be changed, and what the scenario changes besides.
func (w *Bench) ListRows() {
	doc := w.app.Session.Document()
	w.groups, w.Rows = makeRows(w.app.Prepared(), doc.Scenario.Changes, w.app.Practice())
	if w.bySpecialty {
		w.groups, w.Rows = bySpecialty(w.app.Prepared(), w.groups, w.Rows)
	}
	w.of = w.app.PracticeID()
	w.listItems()
	w.at = make(map[model.Target]int, len(w.Rows))
	for i := range w.Rows {
		if w.Rows[i].each == "" {
			w.at[w.Rows[i].Target] = i
		}
	}
}

// findNewRows lists the rows again where the scenario changes a line that has
// none; the same row stays selected.
func (w *Bench) findNewRows() {
	if w.of != w.app.PracticeID() {
		w.listAgain()
		return
	}
	if w.of != "" {
		return // of lines no practice has a part
	}
	for _, c := range w.app.Session.Document().Scenario.Changes {
		if _, ok := w.at[c.Target]; ok || w.app.Session.Year().LineAt(c.Target.Line) < 0 {
			continue
		}
		w.listAgain()
		return
	}
}

// listAgain lists the rows again; the same one stays selected, where it is still there.
func (w *Bench) listAgain() {
	selected := model.Target{}
	if w.Chosen >= 0 {
		selected = w.Target()
	}
	w.ListRows()
	w.top, w.Chosen = 0, w.firstListed()
	if i, ok := w.at[selected]; ok && !w.Rows[i].none {
		w.Chosen = i
	}
}

// Refresh brings the rows and the sentence up to date; figures are read as they
// are drawn.
func (w *Bench) Refresh() {
	w.findNewRows()
	w.series, w.fan = nil, nil
	w.sentence, w.yield = w.sentence[:0], nil
	if w.Chosen < 0 {
		return
	}
	about := w.app.AboutRow(w.Target())
	said := w.saysOfRow(about)
	if w.app.Mine() != nil {
		w.sentence = append(w.ownFigures(), said...)
		return
	}
	w.sentence = w.withYield(said, &about)
}

// ownFigures says what the changes to the selected row bring the practice that is looked
// at: by 31 March, after it, in a full year; in as many words as there is room for.
func (w *Bench) ownFigures() []string {
	if w.figuresOf(&w.Rows[w.Chosen]).changes == 0 {
		return nil
	}
	yield, a := w.app.MineYield(w.targets()...), w.Geometry().Sentence
	var said string
	for _, figures := range words.ThreeFigures(&yield) {
		for _, said = range []string{tui.UpperFirst(w.app.Terms.String()) + ": " + figures + ".", tui.UpperFirst(figures) + "."} {
			if len(tui.Wrap(said, a.W-4)) <= max(1, a.H-1) {
				return []string{said}
			}
		}
	}
	return []string{said}
}

// Actions lists what the workbench's keys do.
func (w *Bench) Actions() []tui.Action {
	step := func(by float64) func() tea.Cmd { return tui.Just(func() { w.nudge(by) }) }
	move := func(by int) func() tea.Cmd { return tui.Just(func() { w.move(by) }) }
	return append([]tui.Action{
		{
			ID: "fewer", Keys: []string{"left"}, Short: "fewer, more", Group: tui.Changing, Rank: 10,
			Help: "1% fewer: the knob goes where the arrow points", Off: w.notIts, Do: step(-1),
		},
		{
			ID: "more", Keys: []string{"right"}, Short: "fewer, more", Group: tui.Changing, Rank: 10,
			Help: "1% more", Off: w.notIts, Do: step(1),
		},
		{ID: "much-fewer", Keys: []string{"shift+left", "<"}, Group: tui.Changing, Help: "5% fewer", Off: w.notIts, Do: step(-5)},
		{ID: "much-more", Keys: []string{"shift+right", ">"}, Group: tui.Changing, Help: "5% more", Off: w.notIts, Do: step(5)},
		{
			ID: "clear", Keys: []string{"0"}, Group: tui.Changing, Also: "reset delete remove",
			Help: "no change to this row; 0.5 is a size", Off: w.nothingToClear, Do: tui.Just(w.clear),
		},
		{
			ID: "as-saved", Keys: []string{"S"}, Group: tui.Changing, Also: "reset revert restore",
			Help: "this row as it was last saved", Off: w.nothingToRestore, Do: tui.Just(w.restore),
		},
		{
			ID: "open-change", Keys: []string{"enter"}, Short: "details", Group: tui.Changing, Rank: 20,
			Help: "everything about a change: a week, weeks, practices, delivery, what comes back, a note",
			Off:  w.notOne, Do: tui.Just(w.openForm),
		},
		{ID: "up", Keys: []string{"up"}, Group: tui.Looking, Help: "the row above", Off: w.noRow, Do: move(-1)},
		{ID: "down", Keys: []string{"down"}, Group: tui.Looking, Help: "the row below", Off: w.noRow, Do: move(1)},
		{ID: "page-up", Keys: []string{"pgup"}, Group: tui.Looking, Help: "rows further up", Off: w.noRow, Do: move(-8)},
		{ID: "page-down", Keys: []string{"pgdown"}, Group: tui.Looking, Help: "rows further down", Off: w.noRow, Do: move(8)},
		{ID: "first-row", Keys: []string{"home"}, Group: tui.Looking, Help: "the first row", Off: w.noRow, Do: move(-1 << 20)},
		{ID: "last-row", Keys: []string{"end"}, Group: tui.Looking, Help: "the last row", Off: w.noRow, Do: move(1 << 20)},
		{
			ID: "find", Keys: []string{"/", "ctrl+f"}, Short: "find", Group: tui.Looking, Rank: 40,
			Help: "find rows by plain words or by form of contract: ent, block, cost per case", Do: tui.Just(w.openFilter),
		},
		{
			ID: "all-rows", Keys: []string{"esc"}, Group: tui.Looking,
			Help: "all rows again, after finding some", Off: w.nothingFiltered, Do: tui.Just(w.showAll),
		},
		{
			ID: "where", Keys: []string{"l"}, Short: "where", Group: tui.Looking, Rank: 65,
			Help: "where a referral fewer saves most; what can still move; what moves the year-end", Do: tui.Just(w.to.Where),
		},
		{
			ID: "sweep", Keys: []string{"v"}, Group: tui.Looking,
			Help: "this row from 40% fewer to 40% more, under every contract", Off: w.notOne, Do: tui.Just(func() { pictures.OpenSweep(w.app, w.Target()) }),
		},
		{
			ID: "seek", Keys: []string{"g"}, Short: "what it takes", Group: tui.Looking, Rank: 66,
			Help: "what it would take to break even, or a figure that is typed", Do: tui.Just(w.openSeek),
		},
		{
			ID: "chart", Keys: []string{"c"}, Short: "chart", Group: tui.Looking, Rank: 70,
			Help: "chart of spending against budget, in place of the table; on large windows it is always there",
			Off:  w.chartStands, Do: tui.Just(func() { w.chart = !w.chart }),
		},
		w.turnToSpecialty(),
	}, slices.Concat(pictures.Insights(w.app, w.figure), w.findings(), w.ofChanges())...)
}

func (w *Bench) noRow() string {
	if w.Chosen < 0 {
		return "No row is selected; Esc shows all rows again"
	}
	return ""
}

// notIts says why the selected row can't be changed for the practice that is looked at,
// or "".
func (w *Bench) notIts() string {
	if why := w.noRow(); why != "" || w.of == "" || !w.Rows[w.Chosen].none {
		return why
	}
	return w.app.Session.NotIts(w.Target())
}

func (w *Bench) nothingToClear() string {
	if why := w.noRow(); why != "" {
		return why
	}
	if len(w.app.Session.OwnChanges(w.targets()...)) == 0 {
		return "Nothing is changed here"
	}
	return ""
}

func (w *Bench) nothingFiltered() string {
	if w.filter == "" && !w.onlyChanged {
		return "The first screen: ? lists the keys, q quits"
	}
	return ""
}

func (w *Bench) chartStands() string {
	if g := w.Geometry(); !g.Chart.Empty() && !w.chart {
		return words.ChartShown
	}
	return ""
}

// openSeek asks what it would take, of the selected row or of all.
func (w *Bench) openSeek() {
	var on model.Target
	if w.Chosen >= 0 {
		on = w.Target()
	}
	w.to.Seek(on)
}

// Geometry is where everything stands now.
func (w *Bench) Geometry() geometry {
	return layout(w.app.W, w.app.H, shown{terms: len(w.app.ShownTerms()), chart: w.chart})
}

// BelowHeadline is what overlays may cover.
func (w *Bench) BelowHeadline() tui.Rect {
	g := w.Geometry()
	_, box := tui.NewRect(0, 0, w.app.W, w.app.H).CutTop(g.Headline.Y + g.Headline.H)
	_, box = box.CutBottom(1)
	return box
}

// Target is what the selected row changes.
func (w *Bench) Target() model.Target { return w.Rows[w.Chosen].Target }

// move selects another of the rows that the filter leaves.
func (w *Bench) move(by int) {
	at, last := 0, -1
	for i, it := range w.Items {
		if it.Row == w.Chosen {
			at = i
		}
		if it.Row >= 0 {
			last = i
		}
	}
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for ; by > 0; by-- {
		next := at + step
		for next >= 0 && next <= last && w.Items[next].Row < 0 {
			next += step
		}
		if next < 0 || next > last {
			break
		}
		at = next
	}
	if last >= 0 {
		w.SelectRow(w.Items[at].Row)
	}
}

// SelectRow selects a row; what is done to it next is a step of its own.
func (w *Bench) SelectRow(i int) {
	if i != w.Chosen {
		w.app.Session.EndStep()
	}
	w.Chosen = i
	w.Refresh()
	w.app.Stale = true
}

// SelectTarget selects the row of a stream or line, where it has one.
func (w *Bench) SelectTarget(t model.Target) {
	if i, there := w.at[t]; there {
		w.SelectRow(i)
	}
}

// setFilter shows only the rows that hold every word.
func (w *Bench) setFilter(search string) {
	w.filter, w.top = search, 0
	w.listItems()
	for _, it := range w.Items {
		if it.Row == w.Chosen && it.Row >= 0 {
			w.SelectRow(it.Row)
			return
		}
	}
	w.SelectRow(w.firstListed())
}

// firstListed is the first row that the filter leaves, or −1.
func (w *Bench) firstListed() int {
	for _, it := range w.Items {
		if it.Row >= 0 {
			return it.Row
		}
	}
	return -1
}

// Key takes the first letter of a typed size.
func (w *Bench) Key(k tea.KeyMsg) bool {
	name := tui.KeyName(k)
	if k.Type != tea.KeyRunes || k.Alt || !strings.Contains(SizeStarts, name) {
		return false
	}
	if why := w.notIts(); why != "" {
		w.app.Refuse(why)
		return true
	}
	w.beginSize(name, w.app.LastKey == "0")
	return true
}

// Entries are the rows, for the palette.
func (w *Bench) Entries() (all []tui.Entry) {
	for i := range w.Rows {
		r := &w.Rows[i]
		if r.each != "" {
			continue
		}
		all = append(all, tui.Entry{Words: r.Name + ", " + w.groups[r.group].name, More: r.Search, Do: tui.Just(func() {
			w.setFilter("")
			w.SelectRow(i)
		})})
	}
	all = append(all, w.specialtyEntries()...)
	for i := range w.app.Year.Practices {
		all = append(all, tui.Entry{Words: w.app.PracticeName(w.app.Year.Practices[i].ID) + ": its referrals beside the others'", More: "practice gp surgery", Do: tui.Just(func() { w.to.Practices(i) })})
	}
	return all
}

// Draw draws the workbench.
func (w *Bench) Draw(a tui.Area) {
	g := w.Geometry()
	w.app.DrawWhose(a.Part(g.title), w.app.KeyOf("my-practice"))
	tui.DrawRule(a.Part(g.rule), w.app.Theme)
	tui.DrawRule(a.Part(g.under), w.app.Theme)
	tui.DrawRule(a.Part(g.above), w.app.Theme)
	switch {
	case g.Size == small:
		w.drawSmallHeadline(a.Part(g.Headline))
		w.drawSmallRow(a.Part(g.Table), &g)
		if w.onlyChanged && !g.under.Empty() {
			w.drawChangedSum(a.Part(g.under), g.under.W-4)
		}
	default:
		w.drawHeadline(a.Part(g.Headline), g.Size)
		w.drawTable(a.Part(g.Table), &g)
		w.drawPosition(a.Part(g.under))
	}
	if w.app.Sure.Shown {
		w.drawRange(a.Part(g.Sentence), g.Size)
	} else {
		w.drawSentence(a.Part(g.Sentence))
	}
	if !g.Chart.Empty() {
		w.drawChart(a.Part(g.Chart))
	}
	w.app.DrawFooter(a.Part(g.Footer))
}

// drawSentence says as many whole sentences as there is room for, and, where the
// terms in focus are not told yet, the whole clauses of the next.
func (w *Bench) drawSentence(a tui.Area) {
	width, h := a.Size()
	text := ""
	kept := w.keptWords(width-4, h)
	fits := func(s string) bool { return len(tui.Wrap(text+" "+s+kept, width-4)) <= h }
	for i, s := range w.sentence {
		if i == 2 {
			text, kept = text+kept, ""
		}
		if fits(s) {
			text += " " + s
			continue
		}
		if i <= 1 {
			text += " " + tui.WholeClauses(s, fits)
		}
		break
	}
	text += kept
	lines := tui.Wrap(text, width-4)
	if w.Chosen < 0 {
		lines = tui.Wrap(w.noneListed(), width-4)
	}
	for i, line := range lines {
		a.Text(2, i, tui.Plain, line)
	}
}

// keptWords are the three figures in as many words as there is room for beside the
// sentences that say what the row's changes are, and why they save what they save.
func (w *Bench) keptWords(width, h int) string {
	if len(w.yield) == 0 || h < 4 {
		return ""
	}
	why := strings.Join(w.sentence[:min(2, len(w.sentence))], " ")
	for _, said := range w.yield {
		if len(tui.Wrap(why+" "+said, width)) <= h {
			return " " + said
		}
	}
	return " " + w.yield[len(w.yield)-1]
}

// figure is the path of the figure in focus on the workbench.
func (w *Bench) figure() string {
	if w.Chosen < 0 {
		return w.app.FigureOf(model.Target{})
	}
	if r := &w.Rows[w.Chosen]; r.each != "" && w.app.Mine() == nil && w.figuresOf(r).changes > 0 {
		return explain.SpecialtyPath(r.each, w.app.Terms)
	}
	return w.app.FigureOf(w.Target())
}

// Selected is what the selected row changes; ok is false where none is.
func (w *Bench) Selected() (t model.Target, ok bool) {
	if w.Chosen < 0 || w.Rows[w.Chosen].each != "" {
		return t, false
	}
	return w.Target(), true
}

// SelectedRows are what the selected row changes, several where it is a specialty, and what
// it is called; none where no row is selected.
func (w *Bench) SelectedRows() (rows []model.Target, name string) {
	if w.Chosen < 0 {
		return nil, ""
	}
	return w.targets(), w.rowName()
}

// All is one of each screen of the workbench, to list their actions.
func All(d *desk.Desk) []tui.Screen {
	return []tui.Screen{&Bench{app: d}, &overTime{app: d}}
}
