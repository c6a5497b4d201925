package pictures

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/insight"
	"fewer/views/desk"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/words"
)

// weeks is the calendar of what is left of the year for one stream or for all
// that is changed: which weeks still count, what is not sent in them, and when
// it would have come.
type weeks struct {
	app     *desk.Desk
	rows    []model.Target // of referrals: one, or those of a specialty; none for all
	of      string         // what they are called
	line    insight.Timeline
	waiting insight.Waiting
	list    tui.List
	first   int // the first kind of activity in sight
}

// openWeeks shows the weeks of the selected referrals, or of all changes.
func openWeeks(a *desk.Desk) {
	if _, open := a.Screen().(*weeks); open {
		a.Back()
		return
	}
	w := &weeks{app: a}
	w.rows, w.of = w.selected()
	a.Open(w)
}

// selected are the referrals of the selected row, with its name; none where it has none.
func (w *weeks) selected() (rows []model.Target, name string) {
	rows, name = w.app.RowsInFocus()
	return slices.DeleteFunc(rows, func(t model.Target) bool { return w.app.Prepared().StreamAt(t.Referrals) < 0 }), name
}

// Title names the screen in the table of keys.
func (w *weeks) Title() string { return "Weeks" }

func (w *weeks) Refresh() {
	w.rows = slices.DeleteFunc(w.rows, func(t model.Target) bool { return w.app.Prepared().StreamAt(t.Referrals) < 0 })
	pr := w.app.Projection()
	if id := w.app.PracticeID(); id != "" {
		doc, year := w.app.Session.Document(), w.app.Reckoned()
		part := insight.ForPractice(year, &doc.Scenario, id)
		pr = year.NewProjection()
		year.Project(&part, pr)
	}
	w.line = insight.TimelineOf(pr, w.rows...)
	w.waiting = insight.WaitingOf(pr, w.rows...)
	w.list.Resize(len(w.line.Weeks))
	w.shift(0)
}

func (w *weeks) Actions() []tui.Action {
	all := append(w.list.Moves(),
		tui.Action{
			ID: "all-streams", Keys: []string{"space"}, Short: "one or all", Group: tui.Looking, Rank: 10,
			Help: "the weeks of the selected stream, or of all that is changed", Off: w.noStream, Do: tui.Just(w.turn),
		},
		tui.Action{ID: "kinds-left", Keys: []string{"left"}, Group: tui.Looking, Help: "the kinds of activity to the left", Off: w.allKinds, Do: tui.Just(func() { w.shift(-1) })},
		tui.Action{ID: "kinds-right", Keys: []string{"right"}, Group: tui.Looking, Help: "the kinds of activity to the right", Off: w.allKinds, Do: tui.Just(func() { w.shift(1) })},
		w.app.BackAction("leave-weeks", "back", "back"),
	)
	return append(all, moreInsights(w.app, w.figure, "weeks")...)
}

// figure is the path of the figure that the screen is about.
func (w *weeks) figure() string {
	switch len(w.rows) {
	case 0:
		return "terms." + w.app.Terms.Key() + ".saving"
	case 1:
		return w.app.FigureOf(w.rows[0])
	}
	specialty := w.app.Year.Referrals[w.app.Prepared().StreamAt(w.rows[0].Referrals)].Specialty
	return explain.SpecialtyPath(specialty, w.app.Terms)
}

func (w *weeks) noStream() string {
	if rows, _ := w.selected(); len(w.rows)+len(rows) == 0 {
		return "No stream of referrals is selected; all that is changed is shown"
	}
	return ""
}

func (w *weeks) turn() {
	if len(w.rows) > 0 {
		w.rows = nil
	} else {
		w.rows, w.of = w.selected()
	}
	w.app.Changed()
}

func (w *weeks) allKinds() string {
	if len(w.line.Kinds) <= w.columns(w.app.W) {
		return "Every kind of activity is in sight"
	}
	return ""
}

func (w *weeks) shift(by int) {
	w.first = max(0, min(w.first+by, len(w.line.Kinds)-w.columns(w.app.W)))
}

func (w *weeks) Key(tea.KeyMsg) bool { return false }

func (w *weeks) Mouse(m tea.MouseMsg) bool { return w.list.Mouse(m) }

func (w *weeks) Draw(a tui.Area) {
	rest := w.app.DrawTop(a)
	width := rest.Box.W
	head, below := rest.Box.CutTop(1)
	name := "ALL THAT IS CHANGED"
	if len(w.rows) > 0 {
		name = w.of
	}
	if p := w.app.Practice(); p != nil { // what others do is not in it
		name += ", what " + p.Name + " changes, taken alone"
	}
	a.Part(head).Cut(2, 0, width-4, tui.Strong, tui.FirstThatFits(width-4, name+" · the "+insight.TimeLeft(w.app.Year)+" that are left", name))
	said := tui.Wrap(words.Waiting(w.waiting, w.app.Terms), width-4)
	if len(said) > 0 {
		said = said[:min(len(said), max(1, below.H/5))]
	}
	foot, below := below.CutBottom(len(said) + 1)
	for y, line := range said {
		a.Part(foot).Text(2, y+1, tui.Plain, line)
	}
	var box tui.Rect
	if strip := min(len(w.line.Kinds)+1, below.H/2); strip > 1 && below.H > 5 {
		box, below = below.CutTop(strip)
		w.drawStrip(a.Part(box))
		if below.H > 8 {
			box, below = below.CutTop(1)
			tui.DrawRule(a.Part(box), w.app.Theme)
		}
	}
	w.first = max(0, min(w.first, len(w.line.Kinds)-w.columns(width)))
	box, below = below.CutTop(1)
	w.drawColumns(a.Part(box))
	box, below = below.CutBottom(1) // what lies beyond the year stays in sight
	_, box = box.CutLeft(2)
	w.drawWeek(a.Part(box), len(w.line.Weeks))
	w.list.Draw(a.Part(below), w.app.Theme, w.drawWeek)
	w.drawBeyond(a.Part(foot.Row(0)))
}

// drawBeyond says on a rule which weeks, and which kinds of activity, are out of
// sight.
func (w *weeks) drawBeyond(a tui.Area) {
	tui.DrawRule(a, w.app.Theme)
	width, _ := a.Size()
	said := ""
	if more := w.list.Beyond(); more != "" {
		said = strings.Replace(more, "more", "more weeks", 1)
	}
	if hidden := len(w.line.Kinds) - w.columns(w.app.W); hidden > 0 {
		kinds := fmt.Sprintf("← → %d more columns", hidden)
		if hidden == 1 {
			kinds = "← → 1 more column"
		}
		said = strings.TrimPrefix(said+" · "+kinds, " · ")
	}
	if said != "" {
		a.Right(width-3, 0, tui.Muted, " "+tui.Fit(said, width-6)+" ")
	}
}

// drawStrip shows which of the weeks still count.
func (w *weeks) drawStrip(a tui.Area) {
	DrawStrip(a.Part(a.Box.Inset(2, 0)), w.app.Theme, w.app.Year, &w.line, 3)
}

// DrawStrip shows, for each kind of activity, which of the weeks still count, each
// week in so many cells at most.
func DrawStrip(a tui.Area, theme *tui.Theme, year *model.Year, line *insight.Timeline, most int) {
	const label = 16
	width, h := a.Size()
	n := len(line.Weeks)
	const stillCount = " still count"
	tail := stillCount
	each := (width + 2 - label - 10 - tui.Width(tail)) / n
	if each < 1 {
		tail, each = "", max(1, (width+2-label-8)/n)
	}
	each = min(each, most)
	on, off := '■', '·'
	if theme.ASCII {
		on, off = '#', '.'
	}
	a.Cut(0, 0, label-1, tui.Muted, "weeks in time")
	for i, week := range line.Weeks {
		if week.Week == year.FinancialYear.ChristmasWeek() {
			a.Text(label+i*each, 0, tui.Strong, "Christmas")
		}
	}
	for k := range min(h-1, len(line.Kinds)) {
		a.Cut(0, k+1, label-1, tui.Plain, line.Kinds[k].ShortWords())
		for i := range n {
			role, glyph := tui.Under, on
			if !line.Saves[k][i] {
				role, glyph = tui.Muted, off
			}
			a.Repeat(label+i*each, k+1, max(1, each-1), role, glyph)
		}
		said := line.CountWords(k)
		if tail == "" {
			said = strings.TrimSuffix(said, stillCount)
		}
		a.Cut(label+n*each+1, k+1, width-label-n*each, tui.Plain, said)
	}
}

// Columns of the list of weeks.
const (
	datesWidth   = 18
	shortDates   = 7
	numberWidth  = 11
	notSentWidth = 10
)

func (w *weeks) dates(width int) int {
	if width < 60 {
		return shortDates
	}
	return datesWidth
}

// columns is how many kinds of activity a window has room for.
func (w *weeks) columns(width int) int {
	return max(1, (width-8-w.dates(width)-notSentWidth)/numberWidth)
}

func (w *weeks) drawColumns(a tui.Area) {
	width, _ := a.Size()
	x := 6 + w.dates(width)
	a.Cut(2, 0, x-2, tui.Muted, "WEEK")
	x += notSentWidth
	a.Right(x, 0, tui.Muted, "not sent")
	for k := w.first; k < min(w.first+w.columns(width), len(w.line.Kinds)); k++ {
		x += numberWidth
		a.Right(x, 0, tui.Muted, w.line.Kinds[k].ShortWords())
	}
}

// drawWeek draws one week, or, last, all that falls after 31 March.
func (w *weeks) drawWeek(a tui.Area, i int) {
	width, _ := a.Size()
	week, role := w.line.After, tui.Strong
	x := 4 + w.dates(width+2)
	if i < len(w.line.Weeks) {
		week, role = w.line.Weeks[i], tui.Plain
		a.Right(2, 0, tui.Muted, strconv.Itoa(week.Week))
		a.Cut(3, 0, x-3, tui.Plain, w.dateWords(week.Week, width+2))
	} else {
		a.Cut(0, 0, x, role, tui.FirstThatFits(x, "after 31 March", "after"))
	}
	if x += notSentWidth; i < len(w.line.Weeks) {
		a.Right(x, 0, role, words.InFewer(week.NotSent))
	}
	for k := w.first; k < min(w.first+w.columns(width+2), len(w.line.Kinds)); k++ {
		x += numberWidth
		a.Right(x, 0, role, words.InFewer(week.Fewer[k]))
	}
	if week.Holidays > 0 && i < len(w.line.Weeks) {
		a.Cut(x+2, 0, width-x-3, tui.Muted, tui.FirstThatFits(width-x-3, fmt.Sprintf("%d working days", week.Days), ""))
	}
}

// dateWords says the days of a week as briefly as the window asks for.
func (w *weeks) dateWords(week, width int) string {
	year := w.app.Year.FinancialYear
	first, last := year.WeekStart(week), year.WeekEnd(week)
	if week == w.app.Year.CutWeek() {
		first = w.app.Year.OverTo().AddDate(0, 0, 1)
	}
	switch {
	case w.dates(width) == shortDates:
		return first.Format("2 Jan")
	case week == year.ChristmasWeek():
		return first.Format("2 Jan") + ", Christmas"
	case first.Equal(last):
		return first.Format("2 Jan") + " only"
	}
	return first.Format("2 Jan") + " to " + last.Format("2 Jan")
}

// Pictured is the weeks that are left.
func (w *weeks) Pictured() (handout.Wanted, bool) {
	wanted := handout.Wanted{Picture: "weeks"}
	if len(w.rows) == 1 {
		wanted.Of = w.rows[0].Referrals
	}
	return wanted, true
}
