package workshop

import (
	"strings"

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
	result := &a.Projection().Terms[a.Terms]
	deficit := result.Shown(result.Scenario.Deficit)
	if _, guessing := a.Session.Document().OpenRound(); guessing {
		deficit = result.DoNothing.Deficit // the answer is withheld
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
		hints = append(hints, tui.Hint{Key: "Esc", Does: "leaves it"})
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
