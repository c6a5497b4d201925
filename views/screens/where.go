package screens

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/seek"
	"fewer/views/answers"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
)

// whereView is one way in which the screen looks at the levers.
type whereView int

const (
	ranking    whereView = iota // what a referral fewer saves
	stillMoves                  // what can still be released before 31 March
	tornado                     // what moves the year-end most
	whereViews
)

// where shows where a referral fewer saves most: every lever ranked, the money
// that can still move, and what moves the year-end most.
type where struct {
	app   *Set
	list  tui.List
	view  whereView
	by    seek.RankBy
	lines bool // whether the lines that can be changed directly are listed too

	rows    []whereRow
	summary []string // sentences above the list
	moves   *seek.Moves
	bars    []seek.Swing
	shown   *whereShown // what the rows are of, or are being reckoned of; nil before the first
	work    tui.Reckoning
	of      whereView // what the rows are of
}

// whereShown is all that the rows depend on.
type whereShown struct {
	year     *model.Prepared
	scenario model.Scenario
	terms    model.Terms
	view     whereView
	by       seek.RankBy
	lines    bool
	practice string // whose part of each stream; "" for all
}

// whereRow is a row of the list: a lever with its cells, and why it saves no more.
type whereRow struct {
	target  model.Target
	name    string
	cells   []string // figures, the most telling first
	reasons []string
	swing   int // index in bars, or −1
}

// OpenWhere shows where a referral fewer saves most.
func (a *Set) OpenWhere() { a.Open(newWhere(a)) }

func newWhere(a *Set) *where { return &where{app: a, work: tui.Reckoning{App: &a.Stage}} }

// Refresh reckons the view in sight again, where it would be another: on a large
// year that takes a moment.
func (w *where) Refresh() {
	year, scenario := w.app.Reckoned(), w.app.Session.Document().Scenario
	now := whereShown{year, scenario, w.app.Terms, w.view, w.by, w.lines, w.app.PracticeID()}
	if w.shown != nil && w.shown.year == year && reflect.DeepEqual(*w.shown, now) {
		return
	}
	w.shown = &now
	if w.view == stillMoves { // on a large year it takes longer than a key may wait for
		terms := w.app.Terms
		w.work.Ask(func() func() {
			moves := seek.StillMove(year, &scenario, terms, now.practice)
			return func() { w.take(&now, moves) }
		})
		if w.of != stillMoves {
			w.clear(stillMoves)
			w.list.Resize(0)
		}
		return
	}
	w.clear(w.view)
	switch w.view {
	case tornado:
		w.listBars(seek.Tornado(year, &scenario, w.app.Terms, now.practice))
	default:
		rows := answers.RankedOf(year, &scenario, now.practice)
		if !w.lines && now.practice == "" {
			rows = rows[:len(w.app.Year.Referrals)]
		}
		seek.SortRanked(rows, w.app.Terms, w.by)
		w.listRanked(rows)
	}
	w.list.Resize(len(w.rows))
}

// take lists the money that can still move, where that is what is still looked at.
func (w *where) take(asked *whereShown, moves seek.Moves) {
	if w.view != stillMoves || w.shown != asked {
		return
	}
	w.clear(stillMoves)
	w.listMoves(moves)
	w.list.Resize(len(w.rows))
}

// clear takes the rows away, for those of a view.
func (w *where) clear(of whereView) {
	w.rows, w.summary, w.of = w.rows[:0], nil, of
}

func (w *where) listRanked(rows []seek.Ranked) {
	t := w.app.Terms
	for i := range rows {
		r := &rows[i]
		per := "–"
		if n, ok := r.PatientsPerThousand(t); ok {
			per = seek.CountWords(n, 1)
		}
		w.rows = append(w.rows, whereRow{
			target: r.Lever.Target, name: r.Lever.Name(w.app.Year), swing: -1,
			cells:   w.rankedCells(r, per),
			reasons: append(w.reasonsOf(r.Holds[t], r.Tenth[t]), w.tenthWords(r)),
		})
	}
	if p := w.app.Practice(); p != nil && len(rows) == 0 {
		w.summary = []string{words.RefersNobody(p.Name)}
	} else if len(rows) == 0 {
		w.summary = []string{"The year has no referral streams. " + w.linesWords()}
	}
}

// rankedCells are the figures of a lever; in the place of one fewer when all has come,
// 10% fewer in a full year or what each pound that it takes saves, where the order goes
// by that.
func (w *where) rankedCells(r *seek.Ranked, per string) []string {
	t := w.app.Terms
	last := r.FullYear[t].Whole()
	switch w.by {
	case seek.ByTenthInFull:
		last = r.TenthInFull[t].Short()
	case seek.ByReturn:
		last = "–"
		if r.Return[t].Given {
			last = "£" + strconv.FormatFloat(r.Return[t].Value, 'f', 2, 64)
		}
	}
	return []string{r.One[t].Whole(), r.Tenth[t].Short(), per, last}
}

// tenthWords says what a tenth fewer is, and what of it falls after the year.
func (w *where) tenthWords(r *seek.Ranked) string {
	if r.TenthNotSent <= 0 || r.Lever.InPounds() {
		return ""
	}
	say := "10% fewer is " + words.Count(r.TenthNotSent) + " of them"
	if saved := r.Tenth[w.app.Terms]; saved > 0 {
		say += ": " + saved.Short() + " by 31 March"
	}
	if r.TenthLater > 0 {
		say += ", " + r.TenthLater.Short() + " after it"
	}
	return say + "."
}

func (w *where) linesWords() string { return "l lists the lines that can be changed directly." }

// reasonsOf says why a lever saves less than its patients cost; nothing where it
// saves all of it.
func (w *where) reasonsOf(holds []seek.Hold, saved model.Money) (say []string) {
	for i, h := range holds {
		if i == 0 || saved <= 0 {
			say = append(say, h.Sentence(w.app.Year))
		}
	}
	return say
}

func (w *where) listMoves(m seek.Moves) {
	w.moves = &m
	w.summary = append([]string{m.Headline()}, m.Why()...)
	if m.Most.Saving >= model.Pounds(1) {
		w.summary = slices.Insert(w.summary, 1, m.Meaning(w.app.Year))
	}
	moves := m.Streams
	if w.lines {
		moves = append(append([]seek.Move{}, moves...), m.Direct...)
	}
	for i := range moves {
		r := &moves[i]
		w.rows = append(w.rows, whereRow{
			target: r.Lever.Target, name: r.Lever.Name(w.app.Year), swing: -1,
			cells:   []string{r.Released.Short(), r.AtTariff.Short(), words.Count(r.NotSent), r.Later.Short()},
			reasons: w.reasonsOf(r.Holds, r.Released),
		})
	}
}

func (w *where) listBars(bars []seek.Swing) {
	w.bars = bars
	for i := range bars {
		b := &bars[i]
		row := whereRow{name: b.Name(w.app.Year), swing: i, cells: []string{b.Width().Short()}}
		if b.Kind == seek.SwingLever {
			row.target = b.Lever.Target
		}
		row.reasons = []string{
			tui.UpperFirst(b.Name(w.app.Year)) + ": " + b.EndWords(b.Low) + ", " + strings.TrimSuffix(b.Over(b.Low), " budget") + " budget; " +
				b.EndWords(b.High) + ", " + strings.TrimSuffix(b.Over(b.High), " budget") + " budget.",
		}
		w.rows = append(w.rows, row)
	}
	switch p := w.app.Practice(); {
	case len(bars) == 0:
		w.summary = []string{"Nothing that is changed here moves the year-end " + w.app.Terms.String() + "."}
	case p != nil:
		w.summary = []string{words.MovedByPractice(p.Name) + "; " + w.app.KeyOf("my-practice") + " goes back to all."}
	}
}

func (w *where) Actions() []tui.Action {
	turn := func(by whereView) func() tea.Cmd { return tui.Just(func() { w.turn(by) }) }
	all := append(w.list.Moves(),
		tui.Action{ID: "previous-view", Keys: []string{"left"}, Short: "other views", Group: tui.Looking, Rank: 10, Help: "the view before", Do: turn(-1)},
		tui.Action{
			ID: "next-view", Keys: []string{"right"}, Short: "other views", Group: tui.Looking, Rank: 10,
			Help: "the next view: what a referral saves, what can still move, what moves the year-end", Do: turn(1),
		},
		tui.Action{
			ID: "sweep-row", Keys: []string{"enter"}, Short: "sweep", Group: tui.Looking, Rank: 20,
			Help: "from 40% fewer to 40% more: what is paid for this row", Off: w.noLever, Do: tui.Just(w.openSweep),
		},
		tui.Action{
			ID: "mark-row", Keys: []string{"space"}, Short: "mark", Group: tui.Looking, Rank: 22,
			Help: "mark the row for what it would take, or take the mark away", Off: w.noLever, Do: tui.Just(w.mark),
		},
		tui.Action{
			ID: "seek-from-where", Keys: []string{"g"}, Short: "what it takes", Group: tui.Looking, Rank: 24,
			Help: "what it would take: to break even, or a figure that is typed", Do: tui.Just(w.openSeek),
		},
		tui.Action{
			ID: "rank-by", Keys: []string{"k"}, Short: "order", Group: tui.Looking, Rank: 30,
			Help: "rank by one referral fewer, all that follows from it, 10% fewer, or patients for £1,000", Off: w.notRanking, Do: tui.Just(w.turnOrder),
		},
		tui.Action{
			ID: "list-lines", Keys: []string{"L"}, Short: "lines", Group: tui.Looking, Rank: 40,
			Help: "list the lines that can be changed directly too, or not", Off: w.isTornado, Do: tui.Just(w.toggleLines),
		},
		tui.Action{ID: "leave-where", Keys: []string{"esc"}, Short: "back", Group: tui.Looking, Rank: 25, Help: "back", Do: tui.Just(w.app.Back)},
	)
	return append(all, pictures.Insights(w.app.Desk, w.figure)...)
}

// figure is the path of the figure in focus: that of the chosen row.
func (w *where) figure() string {
	if w.list.Chosen < len(w.rows) {
		return w.app.FigureOf(w.rows[w.list.Chosen].target)
	}
	return w.app.FigureOf(model.Target{})
}

func (w *where) turn(by whereView) {
	w.view = (w.view + by + whereViews) % whereViews
	w.list.Chosen = 0
	w.Refresh()
}

func (w *where) noLever() string {
	if w.list.Chosen >= len(w.rows) {
		return "There is nothing in the list"
	}
	if w.rows[w.list.Chosen].target == (model.Target{}) {
		return "Choose a stream or a line; a contract can't be swept"
	}
	return ""
}

func (w *where) notRanking() string {
	if w.view != ranking {
		return "The order can be chosen in the ranking; ← and → turn the views"
	}
	return ""
}

func (w *where) isTornado() string {
	if w.view == tornado {
		return "The lines are in this list already"
	}
	return ""
}

func (w *where) turnOrder() {
	w.by = (w.by + 1) % seek.RankBy(len(seek.RankOrders))
	w.Refresh()
}

func (w *where) toggleLines() {
	w.lines = !w.lines
	w.Refresh()
}

func (w *where) openSweep() { pictures.OpenSweep(w.app.Desk, w.rows[w.list.Chosen].target) }

func (w *where) mark() { w.app.seeking.mark(w.rows[w.list.Chosen].target) }

func (w *where) openSeek() {
	var on model.Target
	if w.list.Chosen < len(w.rows) {
		on = w.rows[w.list.Chosen].target
	}
	w.app.OpenSeekForm(on)
}

func (w *where) Key(tea.KeyMsg) bool { return false }

func (w *where) Mouse(m tea.MouseMsg) bool { return w.list.Mouse(m) }

// heading names the view.
func (w *where) heading(width int) string {
	t := " · " + w.app.Terms.String()
	if p := w.app.Practice(); p != nil && w.view == tornado {
		return tui.FirstThatFits(width, "WHAT MOVES THE YEAR-END MOST OF "+p.Name+t, "WHAT OF "+p.Name+" MOVES THE YEAR-END", "WHAT MOVES THE YEAR-END MOST")
	}
	switch w.view {
	case stillMoves:
		return tui.FirstThatFits(width, "MONEY THAT CAN STILL MOVE BEFORE 31 MARCH"+t, "MONEY THAT CAN STILL MOVE"+t, "MONEY THAT CAN STILL MOVE")
	case tornado:
		return tui.FirstThatFits(width, "WHAT MOVES THE YEAR-END MOST"+t, "WHAT MOVES THE YEAR-END MOST")
	}
	by := "by " + w.by.String()
	return tui.FirstThatFits(width, "WHERE A REFERRAL FEWER SAVES MOST"+t+" · "+by, "WHERE A REFERRAL FEWER SAVES MOST · "+by,
		"WHERE ONE FEWER SAVES MOST · "+by, "WHERE A REFERRAL FEWER SAVES MOST")
}

// whereColumn is a column of figures: its heading in two rows, and its width.
type whereColumn struct {
	upper, lower string
	w            int
}

// columns are the figures of the view, those first that stay on a narrow window.
func (w *where) columns(width int) []whereColumn {
	var all []whereColumn
	switch w.view {
	case stillMoves:
		all = []whereColumn{{"released", "at most", 11}, {"if all by", "the case", 11}, {"fewer", "", 9}, {"after", "31 March", 10}}
	case tornado:
		all = []whereColumn{{"between", "them", 10}}
	default:
		last := whereColumn{"when all", "has come", 9}
		switch w.by {
		case seek.ByTenthInFull:
			last = whereColumn{"10%, full", "year", 10}
		case seek.ByReturn:
			last = whereColumn{"for £1 it", "takes", 10}
		}
		all = []whereColumn{{"one fewer", "saves", 10}, {"10% fewer", "saves", 10}, {"patients", "for £1,000", 11}, last}
	}
	name, fit := width, 0
	for fit < len(all) && name-all[fit].w >= 26 {
		name -= all[fit].w
		fit++
	}
	return all[:max(1, fit)]
}

func (w *where) Draw(a tui.Area) {
	width, h := a.Size()
	rows := w.app.DrawList(a, w.heading(width-2))
	if w.view == stillMoves && w.work.Running {
		old := len(w.rows) > 0
		if rows = tui.DrawReckoning(rows, old); !old {
			return
		}
		defer rows.Fade()
	}
	box := rows.Box
	box = w.drawSummary(a, box, h)
	foot, box := box.CutBottom(min(4, max(1, box.H/3)))
	w.drawFoot(a.Part(foot))
	columns := w.columns(box.W - 4)
	if box.H >= 5 {
		var head tui.Rect
		head, box = box.CutTop(2)
		w.drawHeads(a.Part(head), columns)
	}
	w.list.Draw(a.Part(box), w.app.Theme, func(line tui.Area, i int) { w.drawRow(line, &w.rows[i], columns) })
}

// drawSummary says as many whole sentences above the list as a third of the
// window holds, and gives what is left.
func (w *where) drawSummary(a tui.Area, box tui.Rect, h int) tui.Rect {
	lines := tui.WholeSentences(w.summary, box.W-4, max(3, h/3-1))
	if len(lines) == 0 {
		return box
	}
	top, rest := box.CutTop(min(len(lines), max(1, box.H-4)))
	for i, line := range lines {
		a.Part(top).Text(2, i, tui.Plain, line)
	}
	return rest
}

func (w *where) drawHeads(a tui.Area, columns []whereColumn) {
	width, _ := a.Size()
	x := width - 1
	for i := len(columns) - 1; i >= 0; i-- {
		lower := columns[i].lower
		a.Right(x, 0, tui.Muted, columns[i].upper)
		a.Right(x, 1, tui.Muted, lower)
		x -= columns[i].w
	}
}

func (w *where) drawRow(a tui.Area, r *whereRow, columns []whereColumn) {
	width, _ := a.Size()
	x := width - 1
	for i := len(columns) - 1; i >= 0; i-- {
		role := tui.Plain
		if i == 0 && w.view != tornado {
			role = savedTextRole(r.cells[0])
		}
		a.Right(x, 0, role, r.cells[i])
		x -= columns[i].w
	}
	name := r.name
	if w.app.seeking.marked(r.target) {
		name = "* " + name
	}
	if r.swing < 0 {
		a.Cut(0, 0, x-1, tui.Plain, name)
		return
	}
	nameW := max(16, x*2/5)
	a.Cut(0, 0, nameW, tui.Plain, name)
	_, bar := a.Box.CutLeft(nameW + 1)
	bar, _ = bar.CutLeft(x - nameW - 2)
	w.drawBar(a.Part(bar), &w.bars[r.swing])
}

// savedTextRole is green for what is saved, and stands back for nothing.
func savedTextRole(figure string) tui.Role {
	switch {
	case figure == "£0":
		return tui.Muted
	case figure[0] != '£':
		return tui.Over
	}
	return tui.Under
}

// drawBar draws one bar of the tornado around the year-end as it stands: to the
// left what is better, to the right what is worse.
func (w *where) drawBar(a tui.Area, b *seek.Swing) {
	width, _ := a.Size()
	if width < 5 {
		return
	}
	now := w.app.Projection().Terms[w.app.Terms].Scenario.Deficit
	low, high := now, now
	for i := range w.bars {
		low, high = min(low, w.bars[i].Low.Deficit), max(high, w.bars[i].High.Deficit)
	}
	at := func(m model.Money) int {
		return int((m - low).Float() / max(1, (high-low).Float()) * float64(width-1))
	}
	better, worse := '█', '█'
	if w.app.Theme.ASCII {
		better, worse = '=', '#'
	}
	middle := at(now)
	a.Repeat(at(b.Low.Deficit), 0, middle-at(b.Low.Deficit), tui.Under, better)
	a.Repeat(middle+1, 0, at(b.High.Deficit)-middle, tui.Over, worse)
	a.Put(middle, 0, tui.Line, w.app.Theme.Glyphs.Vertical)
}

// drawFoot says why the chosen row saves no more.
func (w *where) drawFoot(a tui.Area) {
	width, h := a.Size()
	if w.list.Chosen >= len(w.rows) {
		return
	}
	tui.DrawRule(a, w.app.Theme)
	for i, line := range tui.WholeSentences(w.rows[w.list.Chosen].reasons, width-4, h-1) {
		a.Text(2, i+1, tui.Plain, line)
	}
}
