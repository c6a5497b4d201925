package keeping

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/workbench"
)

// opening is what was to be said when the scenario was opened: whether it has
// the result with which it was saved, or which figures differ and why, and notes
// on the files.
type opening struct {
	app   *Keeper
	list  tui.List
	lines []openingLine
}

// openingLine is a sentence, or a figure then and now.
type openingLine struct{ label, was, is string }

// SayOpening says the first of what there is to say, and shows all of it where
// the result is another than the one that was saved.
func (a *Keeper) SayOpening(notices []string) {
	a.Notices = notices
	switch n := len(notices); {
	case n == 1:
		a.Say(notices[0])
	case n > 1:
		a.Say(notices[0] + " (O lists " + strconv.Itoa(n-1) + " more)")
	}
	result := a.Session.Opening()
	if _, bench := a.Screen().(*workbench.Bench); bench && result.Stated && !result.Same() {
		a.OpenOpening()
	}
}

// OpenOpening lists what was said at opening.
func (a *Keeper) OpenOpening() { a.Open(&opening{app: a}) }

// NothingSaidAtOpening says that there is nothing to list, or "".
func (a *Keeper) NothingSaidAtOpening() string {
	if !a.Session.Opening().Stated && len(a.Notices) == 0 {
		return "Nothing was said at opening; o lists other scenarios"
	}
	return ""
}

// Title names the screen in the table of keys.
func (o *opening) Title() string { return "What was said at opening" }

func (o *opening) Refresh() {
	o.lines = o.lines[:0]
	result := o.app.Session.Opening()
	if result.Same() {
		o.lines = append(o.lines, openingLine{label: result.String()})
	}
	for _, why := range result.Why {
		o.lines = append(o.lines, openingLine{label: why})
	}
	for _, d := range result.Differs {
		if d.Missing {
			o.lines = append(o.lines, openingLine{label: d.String()})
			continue
		}
		o.lines = append(o.lines, openingLine{d.What, d.Was.Pence(), d.Is.Pence()})
	}
	if o.app.Switched() {
		o.lines = append(o.lines, openingLine{label: "What is here goes by the year file's own forecasts, as what is saved does."})
	}
	for _, n := range o.app.Notices {
		if n != result.String() {
			o.lines = append(o.lines, openingLine{label: n})
		}
	}
	o.list.Resize(len(o.lines))
}

func (o *opening) Actions() []tui.Action {
	return append(o.list.Moves(), pictures.WhyDeficit(o.app.Desk), tui.Action{
		ID: "leave-opening", Keys: []string{"esc", "enter"}, Short: "go on", Group: tui.Looking, Rank: 10, Help: "go on to the workbench", Do: tui.Just(o.app.Back),
	})
}

func (o *opening) Draw(a tui.Area) {
	heading := "ON OPENING"
	if result := o.app.Session.Opening(); result.Stated && !result.Same() {
		heading = "NOT THE RESULT WITH WHICH IT WAS SAVED"
	}
	rows := o.app.DrawList(a, heading)
	w, _ := rows.Size()
	full := tui.Wrap(o.chosen(), w-4)
	if len(full) == 1 {
		full = nil // it stands in the list
	}
	foot, rest := rows.Box.CutBottom(min(4, len(full)))
	o.list.Draw(rows.Part(rest), o.app.Theme, o.drawLine)
	for y, line := range full {
		rows.Part(foot).Text(2, y, tui.Plain, line)
	}
}

// chosen is the chosen line in full, for which the list may have no room.
func (o *opening) chosen() string {
	if o.list.Chosen >= len(o.lines) {
		return ""
	}
	l := o.lines[o.list.Chosen]
	if l.was != "" {
		l.label += ": " + l.is + ", was " + l.was
	}
	return o.app.Text(l.label)
}

func (o *opening) drawLine(a tui.Area, i int) {
	w, _ := a.Size()
	l := o.lines[i]
	if l.was == "" {
		a.Cut(0, 0, w-1, tui.Plain, o.app.Text(l.label))
		return
	}
	figures := tui.Width("now " + l.is)
	a.Right(w-1, 0, tui.Strong, "now "+l.is)
	if w >= 76 {
		figures += tui.Width("was "+l.was) + 3
		a.Right(w-1-tui.Width("now "+l.is)-3, 0, tui.Muted, "was "+l.was)
	}
	a.Cut(0, 0, w-2-figures, tui.Plain, l.label)
}

func (o *opening) Key(tea.KeyMsg) bool { return false }

func (o *opening) Mouse(m tea.MouseMsg) bool { return o.list.Mouse(m) }
