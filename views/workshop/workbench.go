package workshop

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
)

// workbench is the first screen: the year-end under every terms, and a slider
// for everything that can be changed.
type workbench struct {
	app      *desk.Desk
	to       elsewhere
	groups   []group
	rows     []row
	at       map[model.Target]int // index in rows
	items    []item               // what the filter leaves
	filter   string
	selected int // index in rows; −1 where the filter leaves none
	top      int // the first item in sight

	chart    bool // whether the chart was asked for where it does not stand by itself
	dragging bool
	sentence []string
	series   *model.Series // for the chart; nil until it is drawn
	fan      *insight.Fan  // likewise
}

// elsewhere is what leads from the workbench to screens that are not its own.
type elsewhere struct {
	where, methods func()
	seek           func(on model.Target) // on the zero value, of all rows
	practices      func(chosen int)      // −1 where none is
}

func newWorkbench(a *desk.Desk, to elsewhere) *workbench {
	w := &workbench{app: a, to: to}
	w.ListRows()
	if len(w.rows) == 0 {
		w.selected = -1
	}
	return w
}

// ListRows lists what can be changed, and what the scenario changes besides.
func (w *workbench) ListRows() {
	doc := w.app.Session.Document()
	w.groups, w.rows = makeRows(w.app.Prepared(), doc.Scenario.Changes)
	w.items = filterItems(w.rows, w.filter)
	w.at = make(map[model.Target]int, len(w.rows))
	for i := range w.rows {
		w.at[w.rows[i].target] = i
	}
}

// findNewRows lists the rows again where the scenario changes a line that has
// none; the same row stays selected.
func (w *workbench) findNewRows() {
	for _, c := range w.app.Session.Document().Scenario.Changes {
		if _, ok := w.at[c.Target]; ok || w.app.Session.Year().LineAt(c.Target.Line) < 0 {
			continue
		}
		selected := model.Target{}
		if w.selected >= 0 {
			selected = w.target()
		}
		w.ListRows()
		if i, ok := w.at[selected]; ok {
			w.selected = i
		}
		return
	}
}

// Refresh brings the rows and the sentence up to date; figures are read as they
// are drawn.
func (w *workbench) Refresh() {
	w.findNewRows()
	w.series, w.fan = nil, nil
	w.sentence = w.sentence[:0]
	if w.selected < 0 {
		return
	}
	doc := w.app.Session.Document()
	w.sentence = words.Sentences(words.About{
		Prepared: w.app.Prepared(), Scenario: &doc.Scenario, Projection: w.app.Projection(),
		Target: w.rows[w.selected].target, Terms: w.app.Terms,
	})
}

// Actions lists what the workbench's keys do.
func (w *workbench) Actions() []tui.Action {
	step := func(by float64) func() tea.Cmd { return tui.Just(func() { w.nudge(by) }) }
	move := func(by int) func() tea.Cmd { return tui.Just(func() { w.move(by) }) }
	return append([]tui.Action{
		{
			Id: "fewer", Keys: []string{"left"}, Short: "fewer, more", Group: tui.Changing, Rank: 10,
			Help: "1% fewer: the knob goes where the arrow points", Off: w.noRow, Do: step(-1),
		},
		{
			Id: "more", Keys: []string{"right"}, Short: "fewer, more", Group: tui.Changing, Rank: 10,
			Help: "1% more", Off: w.noRow, Do: step(1),
		},
		{Id: "much-fewer", Keys: []string{"shift+left", "<"}, Group: tui.Changing, Help: "5% fewer", Off: w.noRow, Do: step(-5)},
		{Id: "much-more", Keys: []string{"shift+right", ">"}, Group: tui.Changing, Help: "5% more", Off: w.noRow, Do: step(5)},
		{
			Id: "clear", Keys: []string{"0"}, Group: tui.Changing, Also: "reset delete remove",
			Help: "no change to this row; 0.5 is a size", Off: w.nothingToClear, Do: tui.Just(w.clear),
		},
		{
			Id: "as-saved", Keys: []string{"S"}, Group: tui.Changing, Also: "reset revert restore",
			Help: "this row as it was last saved", Off: w.nothingToRestore, Do: tui.Just(w.restore),
		},
		{
			Id: "open-change", Keys: []string{"enter"}, Short: "details", Group: tui.Changing, Rank: 20,
			Help: "everything about a change: a week, weeks, practices, delivery, what comes back, a note",
			Off:  w.noRow, Do: tui.Just(w.openForm),
		},
		{Id: "up", Keys: []string{"up"}, Group: tui.Looking, Help: "the row above", Off: w.noRow, Do: move(-1)},
		{Id: "down", Keys: []string{"down"}, Group: tui.Looking, Help: "the row below", Off: w.noRow, Do: move(1)},
		{Id: "page-up", Keys: []string{"pgup"}, Group: tui.Looking, Help: "rows further up", Off: w.noRow, Do: move(-8)},
		{Id: "page-down", Keys: []string{"pgdown"}, Group: tui.Looking, Help: "rows further down", Off: w.noRow, Do: move(8)},
		{Id: "first-row", Keys: []string{"home"}, Group: tui.Looking, Help: "the first row", Off: w.noRow, Do: move(-1 << 20)},
		{Id: "last-row", Keys: []string{"end"}, Group: tui.Looking, Help: "the last row", Off: w.noRow, Do: move(1 << 20)},
		{
			Id: "find", Keys: []string{"/", "ctrl+f"}, Short: "find", Group: tui.Looking, Rank: 40,
			Help: "find rows by plain words or by form of contract: ent, block, cost per case", Do: tui.Just(w.openFilter),
		},
		{
			Id: "all-rows", Keys: []string{"esc"}, Group: tui.Looking,
			Help: "all rows again, after finding some", Off: w.nothingFiltered, Do: tui.Just(func() { w.setFilter("") }),
		},
		{
			Id: "where", Keys: []string{"l"}, Short: "where", Group: tui.Looking, Rank: 65,
			Help: "where a referral fewer saves most; what can still move; what moves the year-end", Do: tui.Just(w.to.where),
		},
		{
			Id: "sweep", Keys: []string{"v"}, Group: tui.Looking,
			Help: "this row from 40% fewer to 40% more, under every contract", Off: w.noRow, Do: tui.Just(func() { pictures.OpenSweep(w.app, w.target()) }),
		},
		{
			Id: "seek", Keys: []string{"g"}, Short: "what it takes", Group: tui.Looking, Rank: 66,
			Help: "what it would take to break even, or a figure that is typed", Do: tui.Just(w.openSeek),
		},
		{
			Id: "chart", Keys: []string{"c"}, Short: "chart", Group: tui.Looking, Rank: 70,
			Help: "chart of spending against budget, in place of the table; on large windows it is always there",
			Off:  w.chartStands, Do: tui.Just(func() { w.chart = !w.chart }),
		},
	}, append(pictures.Insights(w.app, w.figure), w.findings()...)...)
}

func (w *workbench) noRow() string {
	if w.selected < 0 {
		return "No row is selected; Esc shows all rows again"
	}
	return ""
}

func (w *workbench) nothingToClear() string {
	if why := w.noRow(); why != "" {
		return why
	}
	if w.changesOf(w.rows[w.selected].target) == 0 {
		return "Nothing is changed here"
	}
	return ""
}

func (w *workbench) nothingFiltered() string {
	if w.filter == "" {
		return "The first screen: ? lists the keys, q quits"
	}
	return ""
}

func (w *workbench) chartStands() string {
	if g := w.geometry(); !g.chart.Empty() && !w.chart {
		return "The chart is shown already"
	}
	return ""
}

// openSeek asks what it would take, of the selected row or of all.
func (w *workbench) openSeek() {
	var on model.Target
	if w.selected >= 0 {
		on = w.target()
	}
	w.to.seek(on)
}

// geometry is where everything stands now.
func (w *workbench) geometry() geometry {
	return layout(w.app.W, w.app.H, shown{terms: len(w.app.ShownTerms()), chart: w.chart})
}

// BelowHeadline is what overlays may cover.
func (w *workbench) BelowHeadline() tui.Rect {
	g := w.geometry()
	_, box := tui.NewRect(0, 0, w.app.W, w.app.H).CutTop(g.headline.Y + g.headline.H)
	_, box = box.CutBottom(1)
	return box
}

// target is what the selected row changes.
func (w *workbench) target() model.Target { return w.rows[w.selected].target }

// changesOf is how many changes of the scenario act on a target.
func (w *workbench) changesOf(t model.Target) (n int) {
	for _, c := range w.app.Session.Document().Scenario.Changes {
		if c.Target == t {
			n++
		}
	}
	return n
}

// nudge moves the selected row's slider by so many percent, or units a week
// where its change is given a week.
func (w *workbench) nudge(by float64) {
	pounds := w.pounds()
	w.app.Slide(w.target(), func(size model.Size) model.Size {
		step := by
		if size.Kind == model.PerWeek && pounds {
			step *= 100 // a pound a week is too small a step
		}
		size.Amount += step
		return withinReach(size)
	})
}

// pounds tells whether the selected row is counted in pounds.
func (w *workbench) pounds() bool {
	l := w.rows[w.selected].line
	return l >= 0 && w.app.Year.Lines[l].WithoutActivity
}

// set gives the selected row's slider a size.
func (w *workbench) set(size model.Size) {
	w.app.Slide(w.target(), func(model.Size) model.Size { return withinReach(size) })
}

// withinReach holds a percentage to what can be meant.
func withinReach(size model.Size) model.Size {
	if size.Kind == model.Percent {
		size.Amount = max(-100, min(size.Amount, 1000))
	}
	return size
}

// setTyped gives the selected row's slider a size that was typed; afterNought where
// the typing began with the 0 that cleared the row.
func (w *workbench) setTyped(size model.Size, afterNought bool) {
	if afterNought {
		w.app.Session.TakeBackReset(w.target())
		w.app.Changed()
	}
	w.set(size)
}

// clear takes every change of the selected row away.
func (w *workbench) clear() { w.app.Refused(w.app.Session.Reset(w.target())) }

// nothingToRestore says why the row can't be put back to what is saved, or "".
func (w *workbench) nothingToRestore() string {
	if why := w.noRow(); why != "" {
		return why
	}
	if !w.app.Session.DiffersFromSaved(w.target()) {
		return "This row is as it was last saved; s saves the scenario"
	}
	return ""
}

// restore makes the selected row again what it was when the scenario was last
// read or saved.
func (w *workbench) restore() {
	if !w.app.Refused(w.app.Session.ResetToSaved(w.target())) {
		w.app.Say("As last saved: " + w.app.Year.TargetName(w.target()) + "; u takes that back, s saves")
	}
}

// move selects another of the rows that the filter leaves.
func (w *workbench) move(by int) {
	at, last := 0, -1
	for i, it := range w.items {
		if it.row == w.selected {
			at = i
		}
		if it.row >= 0 {
			last = i
		}
	}
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for ; by > 0; by-- {
		next := at + step
		for next >= 0 && next <= last && w.items[next].row < 0 {
			next += step
		}
		if next < 0 || next > last {
			break
		}
		at = next
	}
	if last >= 0 {
		w.selectRow(w.items[at].row)
	}
}

// selectRow selects a row; what is done to it next is a step of its own.
func (w *workbench) selectRow(i int) {
	if i != w.selected {
		w.app.Session.EndStep()
	}
	w.selected = i
	w.Refresh()
	w.app.Stale = true
}

// selectTarget selects the row of a stream or line, where it has one.
func (w *workbench) selectTarget(t model.Target) {
	if i, there := w.at[t]; there {
		w.selectRow(i)
	}
}

// setFilter shows only the rows that hold every word.
func (w *workbench) setFilter(search string) {
	w.filter, w.items, w.top = search, filterItems(w.rows, search), 0
	for _, it := range w.items {
		if it.row == w.selected && it.row >= 0 {
			w.selectRow(it.row)
			return
		}
	}
	first := -1
	if len(w.items) > 0 {
		first = w.items[1].row
	}
	w.selectRow(first)
}

// Key takes the first letter of a typed size.
func (w *workbench) Key(k tea.KeyMsg) bool {
	name := tui.KeyName(k)
	if k.Type != tea.KeyRunes || k.Alt || !strings.Contains(sizeStarts, name) {
		return false
	}
	if why := w.noRow(); why != "" {
		w.app.Refuse(why)
		return true
	}
	w.beginSize(name, w.app.LastKey == "0")
	return true
}

// Entries are the rows, for the palette.
func (w *workbench) Entries() (all []tui.Entry) {
	for i := range w.rows {
		r := &w.rows[i]
		all = append(all, tui.Entry{Words: r.name + ", " + w.groups[r.group].name, More: r.search, Do: tui.Just(func() {
			w.setFilter("")
			w.selectRow(i)
		})})
	}
	for i := range w.app.Year.Practices {
		all = append(all, tui.Entry{Words: w.app.PracticeName(w.app.Year.Practices[i].ID) + ": its referrals beside the others'", More: "practice gp surgery", Do: tui.Just(func() { w.to.practices(i) })})
	}
	return all
}

// Draw draws the workbench.
func (w *workbench) Draw(a tui.Area) {
	g := w.geometry()
	w.app.DrawTitle(a.Part(g.title))
	tui.DrawRule(a.Part(g.rule), w.app.Theme)
	tui.DrawRule(a.Part(g.under), w.app.Theme)
	tui.DrawRule(a.Part(g.above), w.app.Theme)
	switch {
	case g.size == small:
		w.drawSmallHeadline(a.Part(g.headline))
		w.drawSmallRow(a.Part(g.table), &g)
	default:
		w.drawHeadline(a.Part(g.headline), g.size)
		w.drawTable(a.Part(g.table), &g)
		w.drawPosition(a.Part(g.under))
	}
	if w.app.Sure.Shown {
		w.drawRange(a.Part(g.sentence), g.size)
	} else {
		w.drawSentence(a.Part(g.sentence))
	}
	if !g.chart.Empty() {
		w.drawChart(a.Part(g.chart))
	}
	w.app.DrawFooter(a.Part(g.footer))
}

// drawSentence says as many whole sentences as there is room for, and, where the
// terms in focus are not told yet, the whole clauses of the next.
func (w *workbench) drawSentence(a tui.Area) {
	width, h := a.Size()
	text := ""
	fits := func(s string) bool { return len(tui.Wrap(text+" "+s, width-4)) <= h }
	for i, s := range w.sentence {
		if fits(s) {
			text += " " + s
			continue
		}
		if i <= 1 {
			text += " " + tui.WholeClauses(s, fits)
		}
		break
	}
	lines := tui.Wrap(text, width-4)
	if w.selected < 0 {
		lines = tui.Wrap("No row holds “"+w.filter+"”. Esc shows all rows again.", width-4)
	}
	for i, line := range lines {
		a.Text(2, i, tui.Plain, line)
	}
}

// figure is the path of the figure in focus on the workbench.
func (w *workbench) figure() string {
	if w.selected < 0 {
		return w.app.FigureOf(model.Target{})
	}
	return w.app.FigureOf(w.target())
}

// Selected is what the selected row changes; ok is false where none is.
func (w *workbench) Selected() (t model.Target, ok bool) {
	if w.selected < 0 {
		return t, false
	}
	return w.target(), true
}

// allBenches is one of each screen of the workbench, to list their actions.
func allBenches(d *desk.Desk) []tui.Screen {
	return []tui.Screen{&workbench{app: d}, &overTime{app: d}}
}
