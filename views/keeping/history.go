package keeping

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/scenarios/journal"
	"fewer/views/pictures"
	"fewer/views/tui"
)

// history is the list of what has been done, step by step, with the time of
// each; any stage can be gone to, and named.
type history struct {
	app   *Keeper
	list  tui.List
	steps []journal.Step
	at    []int // of the steps, those that are listed: of one practice its own
}

// OpenHistory shows what was done; asked for a second time, it goes back.
func (a *Keeper) OpenHistory() {
	if _, open := a.Screen().(*history); open {
		a.Back()
		return
	}
	h := &history{app: a}
	a.Open(h)
	h.list.Chosen = slices.Index(h.at, a.Session.Position())
}

// Refresh reads the steps again.
func (h *history) Refresh() {
	h.steps, h.at = h.app.Session.Steps(), h.app.Session.OwnSteps()
	h.list.Resize(len(h.at))
}

// chosen is the place of the chosen step among all.
func (h *history) chosen() int { return h.at[h.list.Chosen] }

func (h *history) Actions() []tui.Action {
	return append(h.list.Moves(), pictures.WhyDeficit(h.app.Desk),
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
		h.app.BackAction("leave-history", "back", "back"),
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
	return ""
}

func (h *history) goTo() {
	if at := h.chosen(); h.app.Session.JumpTo(at) {
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
	present := h.app.Session.Position()
	w, height := rows.Size()
	if whole := tui.Wrap(h.app.Text(h.label(h.chosen())), w-2); len(whole) > 1 { // too long for its row
		foot, rest := rows.Box.CutBottom(min(len(whole), height/3))
		for i, line := range whole {
			rows.Part(foot).Text(1, i, tui.Plain, line)
		}
		rows = rows.Part(rest)
	}
	h.list.Draw(rows, h.app.Theme, func(line tui.Area, i int) { h.drawStep(line, h.at[i], h.at[i] == present) })
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

// drawStep draws one step: its time, what was done, and what is to know of it.
func (h *history) drawStep(a tui.Area, i int, present bool) {
	w, _ := a.Size()
	step := h.steps[i]
	role, state := tui.Plain, ""
	switch {
	case present:
		role, state = tui.Strong, "we are here"
	case step.Aside:
		role, state = tui.Muted, "undone"
	case i > h.app.Session.Position():
		role, state = tui.Muted, "undone; can be done again"
	}
	if w < 56 && state != "we are here" && state != "" {
		state = "undone"
	}
	a.Text(0, 0, tui.Muted, step.Time.Format("15:04"))
	label := h.app.Text(h.label(i))
	a.Cut(7, 0, w-8-tui.Width(state)-1, role, label)
	a.Right(w-1, 0, tui.Muted, state)
}

func (h *history) Key(tea.KeyMsg) bool { return false }

func (h *history) Mouse(m tea.MouseMsg) bool { return h.list.Mouse(m) }
