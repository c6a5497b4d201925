package workbench

import (
	"strings"

	"fewer/model"
	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/words"
)

// labelWidth is the width of the column that names the headline's rows.
const labelWidth = 20

// drawHeadline shows the year-end under every terms, side by side in places that
// never change.
func (w *Bench) drawHeadline(a tui.Area, s size) {
	if s >= Roomy {
		w.drawBigColumns(a)
		return
	}
	w.drawFocus(a)
	w.drawTerms(a, 3)
}

// drawFocus shows the year-end under the terms in focus as a big figure, with the
// rest of what is said of it to the right.
func (w *Bench) drawFocus(a tui.Area) {
	width, _ := a.Size()
	pr := w.app.Projection()
	result := &pr.Terms[w.app.Terms]
	deficit := result.Shown(result.Scenario.Deficit)
	x := 2
	over := deficit.OverBudget()
	if figure := deficit.Abs().Short(); a.Figure(w.app.Theme, 2, 0, tui.DeficitRole(deficit), figure) {
		x += tui.FigureWidth(figure) + 3
		over = words.OverWord(deficit)
	}
	a.Cut(x, 0, width-x-1, tui.Strong, tui.FirstThatFits(width-x-1,
		over+" on 31 March, "+w.app.Terms.String(), over+" on 31 March, "+words.TermsOver(w.app.Terms)[0], over))
	second := w.afterYearEnd(width - x - 1)
	if w.app.Terms == model.AsProposed {
		second = w.againstContract(width - x - 1)
	}
	a.Cut(x, 1, width-x-1, tui.Plain, second)
	a.Cut(x, 2, width-x-1, tui.Muted, w.toDateOrRange(width-x-1))
}

// drawTerms shows the three rows of figures, from row y on: if nothing changes,
// with the scenario, saved.
func (w *Bench) drawTerms(a tui.Area, y int) {
	width, _ := a.Size()
	pr, shown := w.app.Projection(), w.app.ShownTerms()
	a.Cut(2, y, labelWidth-2, tui.Muted, "ON 31 MARCH")
	a.Cut(2, y+1, labelWidth-2, tui.Muted, "if nothing changes")
	a.Cut(2, y+2, labelWidth-2, tui.Muted, "with this scenario")
	a.Cut(2, y+3, labelWidth-2, tui.Muted, "saved")
	over := w.yearEnds(width)
	for i, t := range shown {
		x, room := TermsColumn(width, len(shown), i)
		result := &pr.Terms[t]
		nothing, scenario := over(result)
		w.drawTermsTitle(a, x, y, room, t)
		a.Cut(x, y+1, room, tui.Plain, nothing)
		a.Cut(x, y+2, room, tui.DeficitRole(result.Scenario.Deficit), tui.FirstThatFits(room, scenario+w.moved(result), scenario))
		a.Cut(x, y+3, room, desk.SavedRole(result.Saving), w.savedWords(t, room))
	}
}

// yearEnds is how year-ends, if nothing changes and in the scenario, are written
// in the columns of a headline, all in the same way: to the pound where there is
// room, so that the least change is seen.
func (w *Bench) yearEnds(width int) func(*model.TermsResult) (nothing, scenario string) {
	pr, shown := w.app.Projection(), w.app.ShownTerms()
	_, room := TermsColumn(width, len(shown), 0)
	for _, write := range []func(*model.TermsResult) (string, string){toThePound, inMillions} {
		fits := true
		for _, t := range shown {
			nothing, scenario := write(&pr.Terms[t])
			fits = fits && tui.Width(nothing) <= room && tui.Width(scenario) <= room
		}
		if fits {
			return write
		}
	}
	return func(r *model.TermsResult) (nothing, scenario string) {
		return r.DoNothing.Deficit.Over(), r.Shown(r.Scenario.Deficit).Over()
	}
}

func toThePound(r *model.TermsResult) (nothing, scenario string) {
	before, after := r.DeficitsToThePound()
	return before.OverToThePound(), after.OverToThePound()
}

func inMillions(r *model.TermsResult) (nothing, scenario string) {
	return r.DoNothing.Deficit.OverInMillions(), r.Scenario.Deficit.OverInMillions()
}

// moved is the mark after a year-end that the scenario moves, up or down as the
// figure itself goes, or nothing. A letter would not be taken for one.
func (w *Bench) moved(r *model.TermsResult) string {
	before, after := r.DoNothing.Deficit, r.Scenario.Deficit
	switch {
	case w.app.Theme.ASCII || r.Saving == 0 || (before > 0) != (after > 0):
		return ""
	case after.Abs() < before.Abs():
		return " " + string(w.app.Theme.Glyphs.Falls)
	}
	return " " + string(w.app.Theme.Glyphs.Rises)
}

// savedWords says what the changes save under the terms, like with like.
func (w *Bench) savedWords(t model.Terms, room int) string {
	saving := w.app.Projection().Terms[t].Saving
	said := words.Saved(saving)
	if saving < 0 {
		return tui.FirstThatFits(room, said, saving.Abs().Short()+" more spent", saving.Abs().Short()+" more")
	}
	return said
}

// TermsColumn is where the text of the i-th of n columns of the headline stands;
// the cell before it is for the mark of the terms in focus.
func TermsColumn(width, n, i int) (x, room int) {
	each := (width - labelWidth) / max(1, n)
	return labelWidth + 1 + i*each, each - 1
}

// drawTermsTitle names a column of the headline; the terms in focus have a mark
// before it and stand in capitals.
func (w *Bench) drawTermsTitle(a tui.Area, x, y, room int, t model.Terms) {
	room-- // the next column's mark
	title := tui.FirstThatFits(room, words.TermsOver(t)...)
	if t != w.app.Terms {
		a.Cut(x, y, room, tui.Muted, title)
		return
	}
	a.Put(x-1, y, tui.Focus, w.app.Theme.Glyphs.Select)
	a.Cut(x, y, room, tui.Focus, strings.ToUpper(title))
}

// drawBigColumns shows every terms with its big figure.
func (w *Bench) drawBigColumns(a tui.Area) {
	width, _ := a.Size()
	pr, shown := w.app.Projection(), w.app.ShownTerms()
	a.Cut(2, 0, labelWidth-2, tui.Muted, "ON 31 MARCH")
	a.Cut(2, 1, labelWidth-2, tui.Muted, "if nothing changes")
	a.Cut(2, 3, labelWidth-2, tui.Muted, "with this scenario")
	a.Cut(2, 6, labelWidth-2, tui.Muted, "saved")
	over := w.yearEnds(width)
	for i, t := range shown {
		x, room := TermsColumn(width, len(shown), i)
		result := &pr.Terms[t]
		w.drawTermsTitle(a, x, 0, room, t)
		nothing, scenario := over(result)
		a.Cut(x, 1, room, tui.Plain, tui.FirstThatFits(room, ofBudget(nothing), nothing))
		w.drawBigDeficit(a, x, 2, room, scenario, result)
		a.Cut(x, 6, room, desk.SavedRole(result.Saving), w.savedWords(t, room))
	}
	room := width - 4 - tui.Width(w.toDate(0)) - 3
	if w.app.Sure.Shown { // who asks for the range comes to read it
		room = width / 2
	}
	after := w.afterYearEnd(room)
	x := a.Text(2, 7, tui.Plain, after)
	if after != "" {
		x = a.Text(x, 7, tui.Muted, " · ")
	}
	a.Cut(x, 7, width-x-1, tui.Muted, w.toDateOrRange(width-x-1))
	if pr.Proposed {
		a.Cut(2, 8, width-3, tui.Plain, w.againstContract(width-3))
	}
}

// againstContract says what the proposal and the changes come to together, and
// the proposal alone, beside doing nothing under the contracts in force.
func (w *Bench) againstContract(room int) string {
	pr := w.app.Projection()
	less := func(m model.Money) string {
		switch {
		case m > 0:
			return m.Short() + " less spent"
		case m < 0:
			return m.Abs().Short() + " more spent"
		}
		return "nothing different"
	}
	all, terms := less(pr.SavingAgainstContract), less(pr.SavingFromTerms)
	return tui.FirstThatFits(room,
		"as proposed, "+all+" in all than if nothing changes as contracted; by the terms alone, "+terms,
		"as proposed, "+all+" in all than as contracted; by the terms alone, "+terms,
		all+" than as contracted; by the terms alone, "+terms, all+" than as contracted")
}

// drawBigDeficit draws the scenario's year-end as a big figure, and under it in
// words to the pound.
func (w *Bench) drawBigDeficit(a tui.Area, x, y, room int, said string, result *model.TermsResult) {
	deficit := result.Shown(result.Scenario.Deficit)
	figure, role := deficit.Abs().Short(), tui.DeficitRole(deficit)
	if tui.FigureWidth(figure) > room || said == "on budget" || !a.Figure(w.app.Theme, x, y, role, figure) {
		a.Cut(x, y+1, room, role, deficit.OverBudget())
	}
	moved := w.moved(result)
	a.Cut(x, y+3, room, role, tui.FirstThatFits(room, ofBudget(said)+moved, said+moved, said))
}

// ofBudget adds the last word to a year-end: "£9,182,945 over budget".
func ofBudget(said string) string {
	if said == "on budget" {
		return said
	}
	return said + " budget"
}

// drawSmallHeadline shows one row for each terms.
func (w *Bench) drawSmallHeadline(a tui.Area) {
	width, _ := a.Size()
	label := 21
	if width < 50 { // "saved" has to stand before what is saved
		label = 17
	}
	widest := 0
	for _, t := range w.app.ShownTerms() {
		widest = max(widest, tui.Width(smallYearEnd(&w.app.Projection().Terms[t], width)))
	}
	for i, t := range w.app.ShownTerms() {
		result := &w.app.Projection().Terms[t]
		role := tui.Muted
		if t == w.app.Terms {
			role = tui.Focus
			a.Put(1, i, role, w.app.Theme.Glyphs.Select)
		}
		deficit := result.Scenario.Deficit
		a.Cut(3, i, label, role, tui.FirstThatFits(label, words.TermsOver(t)...))
		x := 3 + label + widest
		a.Right(x, i, tui.DeficitRole(deficit), smallYearEnd(result, width))
		if w.app.Sure.Shown {
			a.Cut(x+2, i, width-x-2, tui.Plain, tui.FirstThatFits(width-x-2, append(w.app.Spreads()[t].Scenario.Short(), "")...))
			continue
		}
		if len(result.ByChange) > 0 {
			said := desk.SavedPhrase(result.Saving)
			if result.Saving < 0 {
				said = tui.FirstThatFits(width-x-1, said, w.savedWords(t, width-x-1))
			}
			said = tui.FirstThatFits(width-x-1, said, "")
			gap := min(2, width-x-tui.Width(said))
			a.Cut(x+gap, i, width-x-gap, desk.SavedRole(result.Saving), said)
		}
	}
}

// smallYearEnd says a year-end in a row of a small window: to the pound, where
// the saving still fits beside it.
func smallYearEnd(r *model.TermsResult, width int) string {
	const beside = 24 + 2 + 19 // what stands before it, a gap, "saved £1,234,567"
	if width < beside+17 {
		return r.Shown(r.Scenario.Deficit).Over()
	}
	_, scenario := toThePound(r)
	return scenario
}

// afterYearEnd says what lands after the year's end, or nothing.
func (w *Bench) afterYearEnd(room int) string {
	if doc := w.app.Session.Document(); len(doc.Scenario.Changes)+len(doc.Scenario.Proposals) == 0 {
		return tui.FirstThatFits(room, "nothing is changed yet: choose a row with ↑ and ↓, then ← is fewer", "nothing changed yet: ↑↓ choose a row, ← is fewer", "nothing is changed yet")
	}
	pr := w.app.Projection()
	said := append(w.whoseAfter(), words.AfterYearEndBriefly(pr.LandsAfterYearEnd, pr.Terms[w.app.Terms].Saving > 0)...)
	return tui.FirstThatFits(room, append(said, "")...)
}

// whoseAfter says whose a part of what lands after the year's end is, where it is
// not all of the selected row's: the figure stands above that row's own.
func (w *Bench) whoseAfter() []string {
	doc, pr := w.app.Session.Document(), w.app.Projection()
	most := words.LandingBeside(&doc.Scenario, pr, w.targets()...)
	i, there := w.at[most.Target]
	if !there {
		return nil
	}
	short := w.Rows[i].Name
	if w.Rows[i].under {
		short = w.groups[w.Rows[i].group].name
	}
	if w.Chosen >= 0 && w.Rows[w.Chosen].Name == short {
		short = ""
	}
	return most.OfWhich(pr.LandsAfterYearEnd, pr.Terms[w.app.Terms].Saving > 0, w.app.Year.TargetName(most.Target), short)
}

// toDate says what has been spent in the weeks that are over, beside its budget.
func (w *Bench) toDate(room int) string {
	to, under := w.spentToDate()
	spent, budget := to.Short(), under.Short()
	return tui.FirstThatFits(room, "spent to date "+spent+" · budget to date "+budget, "spent to date "+spent+" of "+budget)
}

// spentToDate is what has been spent under the terms in focus in the time that is
// over, and its budget.
func (w *Bench) spentToDate() (spent, budget model.Money) {
	now := &w.ToDateSeries().Now
	return now.Spent, now.Budget
}

// ToDateSeries is spending to the end of each week under the terms in focus.
func (w *Bench) ToDateSeries() *model.Series {
	if w.series == nil {
		s := w.app.Projection().ToDate(w.app.Terms)
		w.series = &s
	}
	return w.series
}
