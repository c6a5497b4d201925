package screens

import (
	"reflect"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/seek"
	"fewer/views/answers"
	"fewer/views/desk"
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
	list  desk.SheetView
	view  whereView
	by    seek.RankBy
	lines bool // whether the lines that can be changed directly are listed too

	ranked  []seek.Ranked // the rows of one of the views
	moves   []seek.Move
	bars    []seek.Swing
	summary []string    // sentences above the list
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

// OpenWhere shows where a referral fewer saves most.
func (a *Set) OpenWhere() { a.Open(newWhere(a)) }

func newWhere(a *Set) *where {
	w := &where{app: a, list: desk.SheetView{Desk: a.Desk, Close: true}, work: tui.Reckoning{App: &a.Stage}}
	w.list.Look = func(_ *answers.Row, column int) (tui.Role, bool) { return tui.Plain, column > 1 }
	w.list.Picture = func(bar tui.Area, r *answers.Row) { w.drawBar(bar, &w.bars[r.At]) }
	return w
}

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
			w.list.Begin()
		}
		return
	}
	w.clear(w.view)
	switch w.view {
	case tornado:
		w.listBars(seek.Tornado(year, &scenario, w.app.Terms, now.practice))
	default:
		w.ranked = answers.RankedOf(year, &scenario, now.practice)
		if !w.lines && now.practice == "" {
			w.ranked = w.ranked[:len(w.app.Year.Referrals)]
		}
		seek.SortRanked(w.ranked, w.app.Terms, w.by)
		if p := w.app.Practice(); p != nil && len(w.ranked) == 0 {
			w.summary = []string{words.RefersNobody(p.Name)}
		} else if len(w.ranked) == 0 {
			w.summary = []string{"The year has no referral streams. " + w.app.KeyOf("list-lines") + " lists the lines that can be changed directly."}
		}
	}
	w.show()
}

// show lists the rows of the view, those with a mark that are to be sought.
func (w *where) show() {
	q := &answers.Question{Year: w.app.Year, Terms: w.app.Terms}
	var sheet answers.Sheet
	switch w.of {
	case stillMoves:
		sheet = answers.MovesShown(q, w.moves)
	case tornado:
		sheet = answers.TornadoShown(q, w.bars)
	default:
		sheet = answers.RankShown(q, w.ranked, w.by)
	}
	for i := range sheet.Rows {
		if name := &sheet.Rows[i].Cells[0]; w.app.seeking.marked(w.target(i)) {
			name.Text = "* " + name.Text
		}
	}
	w.list.Layout = nil
	if w.of == tornado {
		w.list.Layout = placeBars
	}
	w.list.Show(sheet)
}

// target is what a row of the view changes; the zero value for a contract.
func (w *where) target(at int) (t model.Target) {
	switch {
	case at < 0:
	case w.of == stillMoves:
		t = w.moves[at].Lever.Target
	case w.of == ranking:
		t = w.ranked[at].Lever.Target
	case w.bars[at].Kind == seek.SwingLever:
		t = w.bars[at].Lever.Target
	}
	return t
}

// take lists the money that can still move, where that is what is still looked at.
func (w *where) take(asked *whereShown, moves seek.Moves) {
	if w.view != stillMoves || w.shown != asked {
		return
	}
	w.clear(stillMoves)
	w.summary = append([]string{moves.Headline()}, moves.Why()...)
	if moves.Most.Saving >= model.Pounds(1) {
		w.summary = slices.Insert(w.summary, 1, moves.Meaning(w.app.Year))
	}
	w.moves = moves.Streams
	if w.lines {
		w.moves = slices.Concat(moves.Streams, moves.Direct)
	}
	w.show()
}

// clear takes the rows away, for those of a view.
func (w *where) clear(of whereView) {
	w.ranked, w.moves, w.bars, w.summary, w.of = nil, nil, nil, nil, of
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

// reasons say why the chosen row saves no more, or what moves the year-end by it.
func (w *where) reasons(at int) []string {
	switch t := w.app.Terms; w.of {
	case stillMoves:
		r := &w.moves[at]
		return w.reasonsOf(r.Holds, r.Released)
	case tornado:
		b := &w.bars[at]
		return []string{
			tui.UpperFirst(b.Name(w.app.Year)) + ": " + b.EndWords(b.Low) + ", " + strings.TrimSuffix(b.Over(b.Low), " budget") + " budget; " +
				b.EndWords(b.High) + ", " + strings.TrimSuffix(b.Over(b.High), " budget") + " budget.",
		}
	default:
		r := &w.ranked[at]
		return append(w.reasonsOf(r.Holds[t], r.Tenth[t]), w.tenthWords(r))
	}
}

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

func (w *where) listBars(bars []seek.Swing) {
	w.bars = bars
	switch p := w.app.Practice(); {
	case len(bars) == 0:
		w.summary = []string{"Nothing that is changed here moves the year-end " + w.app.Terms.String() + "."}
	case p != nil:
		w.summary = []string{words.MovedByPractice(p.Name) + "; " + w.app.KeyOf("my-practice") + " goes back to all."}
	}
}

func (w *where) Actions() []tui.Action {
	turn := func(by whereView) func() tea.Cmd { return tui.Just(func() { w.turn(by) }) }
	all := append(w.list.Actions(),
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
		w.list.Leave("leave-where", "back", "back"),
	)
	return append(all, pictures.Insights(w.app.Desk, w.figure)...)
}

// chosen is what the chosen row changes; the zero value for a contract, or no row.
func (w *where) chosen() model.Target { return w.target(w.list.At()) }

// figure is the path of the figure in focus: that of the chosen row.
func (w *where) figure() string { return w.app.FigureOf(w.chosen()) }

func (w *where) turn(by whereView) {
	w.view = (w.view + by + whereViews) % whereViews
	w.list.Begin()
	w.Refresh()
}

func (w *where) noLever() string {
	if why := w.list.Unchosen(); why != "" {
		return why
	}
	if w.chosen() == (model.Target{}) {
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

func (w *where) openSweep() { pictures.OpenSweep(w.app.Desk, w.chosen()) }

func (w *where) mark() {
	w.app.seeking.mark(w.chosen())
	w.show()
}

func (w *where) openSeek() { w.app.OpenSeekForm(w.chosen()) }

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

// placeBars gives the bars what names and figures leave.
func placeBars(width int) []desk.PlacedColumn {
	const figures = 10
	name := max(16, (width-figures)*2/5)
	return []desk.PlacedColumn{{Column: 0, X: 0, W: name}, {Column: 1, X: name + 1, W: width - figures - name - 1}, {Column: 2, X: width - figures + 1, W: figures - 1}}
}

func (w *where) Draw(a tui.Area) {
	width, h := a.Size()
	rows := w.app.DrawList(a, w.heading(width-2))
	if w.view == stillMoves && w.work.Running {
		old := len(w.moves) > 0
		if rows = tui.DrawReckoning(rows, old); !old {
			return
		}
		defer rows.Fade()
	}
	box := rows.Box
	box = w.drawSummary(a, box, h)
	foot, box := box.CutBottom(min(4, max(1, box.H/3)))
	w.drawFoot(a.Part(foot))
	w.list.Draw(a.Part(box))
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
	if w.list.Row() == nil {
		return
	}
	tui.DrawRule(a, w.app.Theme)
	for i, line := range tui.WholeSentences(w.reasons(w.list.At()), width-4, h-1) {
		a.Text(2, i+1, tui.Plain, line)
	}
}
