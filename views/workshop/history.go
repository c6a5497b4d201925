package workshop

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/views/tui"
)

// history is the list of what has been done, step by step, with the time of
// each; any stage can be gone to, and named.
type history struct {
	app   *App
	list  listing
	steps []scenarios.Step
}

// openHistory shows what was done; asked for a second time, it goes back.
func (a *App) openHistory() {
	if _, open := a.screen().(*history); open {
		a.back()
		return
	}
	h := &history{app: a}
	a.open(h)
	h.list.chosen = a.session.Position()
}

// Refresh reads the steps again.
func (h *history) Refresh() {
	h.steps = h.app.session.Steps()
	h.list.resize(len(h.steps))
}

func (h *history) Actions() []action {
	return append(h.list.moves(), whyDeficit(&h.app.desk),
		action{
			id: "go-to-stage", keys: []string{"enter"}, short: "go there", group: keeping, rank: 10,
			help: "go to this stage; nothing is lost, the others stay in the list", off: h.isPresent, do: just(h.goTo),
		},
		action{
			id: "name-stage", keys: []string{"n"}, short: "name it", group: keeping, rank: 20,
			help: "give the present stage a name, to find it again", do: just(h.name),
		},
		action{
			id: "start-another", keys: []string{"D"}, short: "another scenario from here", group: keeping, rank: 30,
			help: "start another scenario from this stage, with a name of its own", do: just(h.startAnother),
		},
		action{id: "leave-history", keys: []string{"esc"}, short: "back", group: looking, rank: 25, help: "back", do: just(h.app.back)},
	)
}

func (h *history) isPresent() string {
	if h.list.chosen == h.app.session.Position() {
		return "This is where we are"
	}
	return ""
}

func (h *history) goTo() {
	if h.app.session.JumpTo(h.list.chosen) {
		h.app.say("Gone to: " + h.steps[h.list.chosen].Label)
		h.app.Changed()
	}
}

// name names the present stage, after going to the one that is chosen.
func (h *history) name() {
	if h.isPresent() == "" {
		h.goTo()
	}
	now := h.steps[h.app.session.Position()].Bookmark
	h.app.show(&prompt{
		title: "Name of this stage", line: filled(now),
		text: "For example: before the break. No name takes the name away.",
		take: func(text string) string {
			h.app.session.Bookmark(text)
			h.app.Changed()
			return ""
		},
	})
}

func (h *history) startAnother() {
	if h.isPresent() == "" {
		h.goTo()
	}
	h.app.askForAnother()
}

// askForAnother asks for the name of another scenario that starts from here.
func (a *App) askForAnother() {
	name := a.session.NameForAnother()
	a.show(&prompt{
		title: "Another scenario from here", line: filled(name),
		text: "What is changed so far stays in it. It is saved in a file of its own; the other one is kept as it is saved.",
		take: func(text string) string {
			if strings.TrimSpace(text) == "" {
				return "A scenario needs a name."
			}
			a.session.StartAnother(strings.TrimSpace(text))
			a.Changed()
			a.say(strings.TrimSpace("Now working on: " + text + ". " + scenarios.NameWarning(text)))
			return ""
		},
	})
}

func (h *history) Draw(a tui.Area) {
	rows := h.app.drawList(a, h.heading())
	present := h.app.session.Position()
	w, height := rows.Size()
	if whole := tui.Wrap(h.app.Text(h.label(h.list.chosen)), w-2); len(whole) > 1 { // too long for its row
		foot, rest := rows.Box.CutBottom(min(len(whole), height/3))
		for i, line := range whole {
			rows.Part(foot).Text(1, i, tui.Plain, line)
		}
		rows = rows.Part(rest)
	}
	h.list.Draw(rows, h.app.theme, func(line tui.Area, i int) { h.drawStep(line, i, i == present) })
}

func (h *history) heading() string {
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
	case i > h.app.session.Position():
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
