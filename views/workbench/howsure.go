package workbench

import (
	"fewer/model"
	"fewer/model/insight"
	"fewer/views/tui"
	"fewer/views/words"
)

// toDateOrRange is the last line of the headline.
func (w *Bench) toDateOrRange(room int) string {
	if !w.app.Sure.Shown {
		return w.toDate(room)
	}
	s := w.app.Spreads()[w.app.Terms].Scenario
	if s.Certain {
		return tui.FirstThatFits(room, append([]string{s.Words()}, s.Short()...)...)
	}
	wordings := []string{s.Words()}
	for _, short := range s.Short() {
		wordings = append(wordings, "in 8 of 10 such years "+short, "8 of 10: "+short)
	}
	return tui.FirstThatFits(room, wordings...)
}

// drawRange says in place of the sentence how sure the year-end is under each
// terms, and what that leaves out.
func (w *Bench) drawRange(a tui.Area, s size) {
	width, h := a.Size()
	if s == small {
		spread := w.app.Spreads()[w.app.Terms].Scenario
		said := tui.UpperFirst(spread.Words()) + "."
		if len(tui.Wrap(said, width-4)) > h {
			said = tui.UpperFirst(w.toDateOrRange(h*(width-8))) + "."
		}
		tui.DrawSentences(a, 0, append([]string{said}, w.rangeNotes()...))
		return
	}
	shown := w.app.ShownTerms()
	a.Cut(2, 0, labelWidth-2, tui.Strong, words.EightOfTen)
	a.Cut(2, 1, labelWidth-2, tui.Muted, "within budget in")
	for i, t := range shown {
		x, room := TermsColumn(width, len(shown), i)
		room-- // the next column's text
		spread := w.app.Spreads()[t].Scenario
		a.Cut(x, 0, room, tui.Strong, tui.FirstThatFits(room, spread.Short()...))
		a.Cut(x, 1, room, tui.Plain, tui.FirstThatFits(room, chanceWordings(t, spread)...))
	}
	if h > 2 {
		tui.DrawSentences(a, 2, w.rangeNotes())
	}
}

// chanceWordings say in how many years the budget is kept, the longest first; or
// why that is no matter of chance.
func chanceWordings(t model.Terms, s insight.Spread) []string {
	switch chance := insight.ChanceWords(s.ChanceWithinBudget); {
	case s.Certain && t == model.AllBlock:
		return []string{"what a block buys", "by the block"}
	case s.Certain && s.ChanceWithinBudget == 0:
		return []string{"no such year", "none"}
	case s.Certain:
		return []string{"every such year", "all"}
	case s.ChanceWithinBudget < 0.01:
		return []string{chance, "under 1 of 100", "hardly any"}
	case s.ChanceWithinBudget > 0.99:
		return []string{chance, "over 99 of 100", "nearly all"}
	default:
		return []string{chance}
	}
}

// rangeNotes are what the range under the terms in focus leaves out and, where
// the terms in focus are not block, what a block would buy.
func (w *Bench) rangeNotes() []string {
	year, spreads := w.app.Reckoned(), w.app.Spreads()
	notes := insight.SpreadNotes(year, w.app.Terms, spreads[w.app.Terms].Scenario)
	if block := spreads[model.AllBlock].Scenario; w.app.Terms != model.AllBlock && block.Certain {
		notes = append(notes, insight.SpreadNotes(year, model.AllBlock, block)[0])
	}
	return notes
}

// Fan is the fan on the chart; nil where it is not shown, or there is none.
func (w *Bench) Fan() *insight.Fan {
	if !w.app.Sure.Shown || w.app.Spreads()[w.app.Terms].Scenario.Certain {
		return nil
	}
	if w.fan == nil {
		fan := w.app.Sure.Reckon.Fan(w.app.Projection(), w.app.Terms, w.app.Spreads()[w.app.Terms])
		w.fan = &fan
	}
	return w.fan
}
