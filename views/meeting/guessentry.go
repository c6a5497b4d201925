package meeting

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios/number"
	"fewer/views/tui"
	"fewer/views/words"
)

// writeGuess lets the selected table type, unseen.
func (r *guesses) writeGuess() {
	table := r.tableName()
	r.unlessWritten(table, func() { r.enterGuess(table, strings.Join(r.stage.Drafts[guessDraft(table)], "")) })
}

// enterGuess shows what a table types as dots, beginning with a text.
func (r *guesses) enterGuess(table, text string) {
	if text == "" {
		delete(r.looked, table)
	}
	r.stage.Show(&guessEntry{room: r, table: table, text: tui.Typed(text)})
}

// unlessWritten does something for a table that has not written its guess; where it
// has, that is said, and asked whether it is to write anew. What it wrote is not
// shown, and stays until another is written down.
func (r *guesses) unlessWritten(table string, do func()) {
	if round, _ := r.round(); !round.Wrote(table) {
		do()
		return
	}
	r.stage.Show(&tui.Question{
		Title: table + " has written its guess", Text: "Write it anew? The guess that is written counts until another is.",
		Answers: []tui.Answer{{Key: "enter", Does: "write it anew", Do: tui.Just(do)}}, Esc: "leave it as it is",
	})
}

// typed takes the first digit of a guess that is typed without more ado,
// so that it is a dot like the others and not named on the wall.
func (r *guesses) typed(k tea.KeyMsg) bool {
	if k.Type != tea.KeyRunes || !strings.ContainsAny(string(k.Runes[:1]), "0123456789£") {
		return false
	}
	if why := r.noGuessing(); why != "" {
		r.stage.Refuse(why)
		return true
	}
	table, first := r.tableName(), string(k.Runes)
	if round, _ := r.round(); round.Wrote(table) { // it is asked before, and begins anew
		first = ""
	}
	r.unlessWritten(table, func() {
		delete(r.looked, table)
		r.enterGuess(table, first)
	})
	return true
}

// guessDraft is the name under which a guess that was not written down is kept.
func guessDraft(table string) string { return "guess " + table }

// guessEntry is a guess that is being typed; it shows as dots.
type guessEntry struct {
	room  *guesses
	table string
	text  tui.Typing
	shown bool // whether its table looks at it, for as long as it holds the key
	holds int  // how often the held key has come
}

// HalfTyped is what is typed so far, and the name under which it is kept.
func (g *guessEntry) HalfTyped() (draft string, said []string) {
	return guessDraft(g.table), []string{g.text.String()}
}

// lookEnds is how long after the last press of the key that is held a guess is hidden
// again: longer than a keyboard takes to begin to repeat, and less than a second.
const lookEnds = 900 * time.Millisecond

// GuessHidden says that the key by which a guess is looked at was let go, if it has
// not come again since.
type GuessHidden struct {
	guess *guessEntry
	holds int
}

// look shows the table its own guess while a key is held, which a terminal tells by
// its coming again and again; once for each writing.
func (g *guessEntry) look() tea.Cmd {
	switch {
	case g.text.String() == "":
		g.room.stage.Refuse("Nothing is typed yet")
		return nil
	case g.room.looked[g.table] && !g.shown:
		g.room.stage.Refuse("It has been looked at once; Enter writes it down, Ctrl+U begins anew")
		return nil
	}
	g.room.looked[g.table] = true
	g.shown = true
	g.holds++
	hidden := GuessHidden{g, g.holds}
	return tea.Tick(lookEnds, func(time.Time) tea.Msg { return hidden })
}

// Hide hides a guess whose key was let go.
func (m GuessHidden) Hide() {
	if m.guess.holds == m.holds {
		m.guess.shown = false
	}
}

// writeDown writes the guess down, unless it can't be read; where it is far out of
// scale it asks first.
func (g *guessEntry) writeDown() tea.Cmd {
	r := g.room
	pounds, why := number.ParseGuess(g.text.String())
	if why != "" {
		r.stage.Refuse(why)
		return nil
	}
	if !r.session().OutOfScale(pounds) {
		return g.write(pounds)
	}
	r.stage.Show(&tui.Question{
		Title: "Is that meant?", Text: words.OutOfScale(pounds.Value),
		Answers: []tui.Answer{{Key: "enter", Does: "write it down as typed", Do: func() tea.Cmd { return g.write(pounds) }}},
		Esc:     "back to it", Escape: func() { r.stage.Show(g) },
	})
	return nil
}

func (g *guessEntry) write(pounds model.Optional) tea.Cmd {
	r := g.room
	r.stage.Close()
	if !r.refused(r.session().Guess(g.table, pounds)) {
		delete(r.stage.Drafts, guessDraft(g.table))
		delete(r.looked, g.table)
		r.toWaitingTable()
	}
	return r.Tell()
}

func (g *guessEntry) Key(k tea.KeyMsg) tea.Cmd {
	r := g.room
	if tui.KeyName(k) == "tab" {
		return g.look()
	}
	g.shown = false
	switch tui.KeyName(k) {
	case "esc":
		r.stage.Drafts[guessDraft(g.table)] = []string{g.text.String()}
		r.stage.Close()
	case "enter":
		return g.writeDown()
	case "space":
		// A clicker in a pocket must not add dots that stand for nothing.
		if g.text.String() != "" {
			g.text.Key(k)
		}
	case "pgup", "pgdown":
		r.stage.Refuse(tui.WhileTyping)
	default:
		if g.text.Key(k); g.text.String() == "" {
			delete(r.looked, g.table) // another writing
		}
	}
	return nil
}

// toWaitingTable selects a table that has not written its guess yet, where the
// selected one has.
func (r *Room) toWaitingTable() { r.at.Table = r.doc().WaitingTable(r.at.Table) }

func (g *guessEntry) Mouse(tea.MouseMsg) {}

func (g *guessEntry) Keys() []tui.Hint {
	if g.room.stage.W < 78 { // all four fit
		return []tui.Hint{{Key: "Enter", Does: "write"}, {Key: "?", Does: "don't know"}, {Key: "Tab", Does: "look"}, {Key: "Esc", Does: "leave"}}
	}
	return []tui.Hint{{Key: "Enter", Does: "write it down"}, {Key: "?", Does: "don't know"}, {Key: "Tab", Does: "held: look, once"}, {Key: "Esc", Does: "leave it, kept"}}
}

func (g *guessEntry) Draw(a tui.Area) {
	_, rest := a.Box.CutBottom(1)
	theme := g.room.stage.Theme
	inner := a.Part(rest.Middle(46, 7)).Frame(theme, tui.Line, g.table)
	w, _ := inner.Size()
	inner.Cut(0, 0, w, tui.Plain, "Saved by 31 March, in pounds:")
	hidden := tui.Typed("")
	if g.text.String() != "" { // the same sign whatever is typed: its length would tell the size
		hidden = tui.Typed(dots(guessDots, theme))
	}
	if g.shown {
		hidden = tui.Typed(g.text.String())
	}
	hidden.Draw(inner, theme, 2, 2, w-2)
	inner.Cut(0, 4, w, tui.Muted, "40000, 40k, 0.2m; ? for don't know")
}
