package keeping

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/scenarios/journal"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
)

// history is the list of what has been done, step by step, with the time of
// each; any stage can be gone to, and named.
type history struct {
	app    *Keeper
	view   desk.SheetView
	steps  []journal.Step
	at     []int // of the steps, those that are listed: of one practice its own
	narrow bool  // there is room only for a word on where a step stands
	states int   // the widest of those
}

// OpenHistory shows what was done; asked for a second time, it goes back.
func (a *Keeper) OpenHistory() {
	if _, open := a.Screen().(*history); open {
		a.Back()
		return
	}
	h := newHistory(a)
	a.Open(h)
	h.view.Choose(a.Session.Position())
}

func newHistory(a *Keeper) *history {
	h := &history{app: a, view: desk.SheetView{Desk: a.Desk}}
	h.view.Layout, h.view.Look = h.layout, h.look
	return h
}

// Refresh reads the steps again.
func (h *history) Refresh() {
	h.steps, h.at = h.app.Session.Steps(), h.app.Session.OwnSteps()
	sheet := answers.Sheet{Columns: []answers.Column{{Heading: "time"}, {Heading: "what was done"}, {Heading: "now"}}}
	h.states = 3
	for _, i := range h.at {
		when, state := answers.Text(h.steps[i].Time.Format("15:04")), h.state(i)
		when.Value = i // of several days
		h.states = max(h.states, tui.Width(state))
		sheet.Rows = append(sheet.Rows, answers.Row{At: i, Cells: []answers.Cell{when, answers.Text(h.label(i)), answers.Text(state)}})
	}
	h.view.Show(sheet)
}

func (h *history) layout(width int) []desk.PlacedColumn {
	state := min(h.states, max(0, width-8))
	return []desk.PlacedColumn{{Column: 0, W: min(5, width)}, {Column: 1, X: 7, W: max(0, width-9-state)}, {Column: 2, X: width - state, W: state}}
}

// chosen is the place of the chosen step among all, −1 for none.
func (h *history) chosen() int { return h.view.At() }

func (h *history) Actions() []tui.Action {
	return append(h.view.Actions(), pictures.WhyDeficit(h.app.Desk),
		tui.Action{
			ID: "go-to-stage", Keys: []string{"enter"}, Short: "go there", Group: tui.Keeping, Rank: 10,
			Help: "go to this stage; nothing is lost, the others stay in the list", Off: h.isPresent, Do: tui.Just(h.goTo),
		},
		tui.Action{
			ID: "name-stage", Keys: []string{"n"}, Short: "name it", Group: tui.Keeping, Rank: 20,
			Help: "give the present stage a name, to find it again", Do: tui.Just(h.name),
		},
		tui.Action{
			ID: "start-another", Keys: []string{"D"}, Short: "another scenario from here", Group: tui.Keeping, Rank: 30,
			Help: "start another scenario from this stage, with a name of its own", Do: tui.Just(h.startAnother),
		},
		h.view.Leave("leave-history", "back", "back"),
	)
}

// Undo is what takes the last step back.
func (a *Keeper) Undo() tui.Action {
	undo := a.step(a.Session.CanUndo, a.Session.Undo, "There is nothing to undo", "undo: ", "Undone: ")
	undo.ID, undo.Keys, undo.Short, undo.Rank, undo.Help = "undo", []string{"u"}, "undo", 50, "undo the last step"
	return undo
}

// Redo is what takes a step again that was undone.
func (a *Keeper) Redo() tui.Action {
	redo := a.step(a.Session.CanRedo, a.Session.Redo, "There is nothing to do again", "do again: ", "Done again: ")
	redo.ID, redo.Keys, redo.Short, redo.Rank, redo.Help = "redo", []string{"ctrl+r", "ctrl+y"}, "redo", 51, "do again what was undone"
	return redo
}

// step is a way through the history, with what is said of it.
func (a *Keeper) step(may, take func() (string, bool), nothing, words, said string) tui.Action {
	return tui.Action{
		Group: tui.Keeping,
		Off: func() string {
			if _, ok := may(); !ok {
				return nothing
			}
			return ""
		},
		Words: func() string {
			label, _ := may()
			return words + a.Text(label)
		},
		Do: tui.Just(func() {
			label, _ := take()
			a.Say(said + label)
			a.Changed()
		}),
	}
}

// NoHistory says that there is nothing to list, or "".
func (a *Keeper) NoHistory() string {
	if len(a.Session.Steps()) < 2 {
		return "Nothing has been done yet"
	}
	return ""
}

func (h *history) isPresent() string {
	if h.chosen() == h.app.Session.Position() {
		return "This is where we are"
	}
	return h.view.Unchosen()
}

func (h *history) goTo() {
	if at := h.chosen(); at >= 0 && h.app.Session.JumpTo(at) {
		h.app.Say("Gone to: " + h.steps[at].Label)
		h.app.Changed()
	}
}

// name names the present stage, after going to the one that is chosen.
func (h *history) name() {
	if h.isPresent() == "" {
		h.goTo()
	}
	now := h.steps[h.app.Session.Position()].Bookmark
	h.app.AskLine("Name of this stage", "For example: before the break. No name takes the name away.",
		tui.Filled(now), func(text string) string {
			h.app.Session.Bookmark(text)
			h.app.Changed()
			return ""
		})
}

func (h *history) startAnother() {
	if h.isPresent() == "" {
		h.goTo()
	}
	h.app.askForAnother()
}

// askForAnother asks for the name of another scenario that starts from here.
func (a *Keeper) askForAnother() {
	name := a.Session.NameForAnother()
	a.AskLine("Another scenario from here", "What is changed so far stays in it. It is saved in a file of its own; the other one is kept as it is saved.",
		tui.Filled(name), func(text string) string {
			if strings.TrimSpace(text) == "" {
				return "A scenario needs a name."
			}
			a.Session.StartAnother(strings.TrimSpace(text))
			a.Changed()
			a.Say(strings.TrimSpace("Now working on: " + text + ". " + scenarios.NameWarning(text)))
			return ""
		})
}

func (h *history) Draw(a tui.Area) {
	rows := h.app.DrawList(a, h.heading())
	w, _ := rows.Size()
	if h.narrow != (w < 56) {
		h.narrow = w < 56
		h.Refresh()
	}
	h.view.DrawWhole(rows, 1)
}

func (h *history) heading() string {
	if own := h.app.Practice(); own != nil {
		return "WHAT WAS DONE, " + own.Name + " · " + strconv.Itoa(len(h.at)-1) + " of " + strconv.Itoa(len(h.steps)-1) + " steps since the start"
	}
	if n := len(h.steps) - 1; n != 1 {
		return "WHAT WAS DONE · " + strconv.Itoa(n) + " steps since the start"
	}
	return "WHAT WAS DONE · 1 step since the start"
}

// label is what was done in a step, with the name that people gave to it.
func (h *history) label(i int) string {
	step := h.steps[i]
	if step.Bookmark != "" {
		return "“" + step.Bookmark + "” · " + step.Label
	}
	return step.Label
}

// state says what is to know of a step.
func (h *history) state(i int) string {
	present := h.app.Session.Position()
	switch {
	case i == present:
		return "we are here"
	case h.steps[i].Aside || i > present && h.narrow:
		return "undone"
	case i > present:
		return "undone; can be done again"
	}
	return ""
}

func (h *history) look(r *answers.Row, column int) (tui.Role, bool) {
	switch {
	case column != 1:
		return tui.Muted, true
	case r.At == h.app.Session.Position():
		return tui.Strong, true
	case h.state(r.At) != "":
		return tui.Muted, true
	}
	return tui.Plain, true
}

func (h *history) Key(tea.KeyMsg) bool { return false }

func (h *history) Mouse(m tea.MouseMsg) bool { return h.view.Mouse(m) }
