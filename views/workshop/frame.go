package workshop

import (
	"strings"

	"fewer/model/insight"
	"fewer/views/tui"
)

// tiny tells whether the window holds the deficit only.
func (a *App) tiny() bool { return a.W < 40 || a.H < 10 }

// drawTiny shows the deficit under the terms in focus in as few words as the
// window asks for.
func (a *App) drawTiny(area tui.Area) {
	w, h := area.Size()
	if a.Over != nil && h > 1 { // whatever takes the keys is told, below the deficit
		_, rest := area.Box.CutTop(1)
		a.drawTinyOverlay(area.Part(rest))
		area, h = area.Part(area.Box.Row(0)), 1
	}
	deficit := a.Projection().Terms[a.Terms].Scenario.Deficit
	if _, guessing := a.Session.Document().OpenRound(); guessing {
		deficit = a.Projection().Terms[a.Terms].DoNothing.Deficit // the answer is withheld
	}
	role := tui.DeficitRole(deficit)
	full := deficit.OverBudget() + " on 31 March, " + a.Terms.String()
	wordings := []string{full, deficit.OverBudget() + ", " + a.Terms.String(), deficit.OverBudget(), deficit.Over(), deficit.Abs().Short()}
	if a.Switched() {
		m := a.Outlook.Method
		wordings = append([]string{full + ", " + m.AsIf(), deficit.OverBudget() + ", " + m.AsIf(), deficit.OverBudget() + " (" + m.InShort() + ")", deficit.Over() + " (" + m.InShort() + ")"}, wordings...)
	}
	for _, words := range wordings {
		lines := tui.Wrap(words, w)
		if len(lines) > h || h == 0 {
			continue
		}
		if cut := strings.Join(lines, " "); cut != words && words != deficit.Abs().Short() {
			continue // a word would be broken
		}
		for i, line := range lines {
			area.Text(0, i, role, line)
		}
		if enlarge := enlarge(w); len(lines)+len(enlarge) < h {
			for i, line := range enlarge {
				area.Cut(0, len(lines)+1+i, w, tui.Plain, line)
			}
		}
		return
	}
	area.Text(0, 0, role, deficit.Abs().Short())
}

// enlarge says what to do about a window that is too small.
func enlarge(w int) []string { return tui.Wrap("Make the window larger to see it all", w) }

// drawTinyOverlay tells in a window that is too small for it what is open, and
// which keys do something.
func (a *App) drawTinyOverlay(area tui.Area) {
	w, h := area.Size()
	title := "Something is open."
	var hints []tui.Hint
	if q, ok := a.Over.(*tui.Question); ok {
		title, hints = a.Text(q.Title), q.Keys()
	} else {
		hints = append(hints, tui.Hint{"Esc", "leaves it"})
	}
	var lines []string
	for _, hint := range hints {
		lines = append(lines, tui.Wrap(hint.Key+" "+hint.Does, w)...)
	}
	lines = append(tui.Wrap(title, w), lines...)
	if enlarge := enlarge(w); len(lines)+len(enlarge) <= h {
		lines = append(lines, enlarge...)
	}
	for i, line := range lines[:min(len(lines), h)] {
		area.Cut(0, i, w, tui.Plain, line)
	}
}

// drawTitle says on the first row which year it is, how much of it is left, and
// whether all is saved.
func (d *desk) drawTitle(area tui.Area) {
	width, _ := area.Size()
	if d.switched() {
		d.drawOutlookTitle(area)
		return
	}
	state, short := d.savedState()
	brief := d.year.Name + " · " + d.weeksLeft()
	title := d.year.Title() + " · " + insight.HowFar(d.year) + " · " + d.weeksLeft()
	if width < 76 {
		title, state = brief, short
	}
	room := width - 2
	fits := func() bool { return tui.Width(state)+tui.Width(title)+3 <= room }
	if !fits() {
		state = short
	}
	if !fits() {
		title = brief
	}
	role := tui.Muted
	if d.unreached() {
		role = tui.Fault
	}
	if spare := room - tui.Width(title) - tui.Width(state) - 6; spare >= 16 {
		state = strings.TrimPrefix(tui.Fit(d.Text(d.session.Document().Scenario.Name), spare)+" · "+state, " · ")
		state = strings.TrimSuffix(state, " · ")
	}
	if state != "" && (fits() || role == tui.Fault) { // rather than that, the title is cut
		area.Right(width-1, 0, role, state)
		room -= tui.Width(state) + 2
	}
	area.Cut(1, 0, room, tui.Strong, title)
}

// weeksLeft says how long there is: "17 weeks to 31 March".
func (d *desk) weeksLeft() string { return insight.TimeLeft(d.year) + " to 31 March" }
