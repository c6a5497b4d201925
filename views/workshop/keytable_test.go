package workshop

import (
	"fmt"
	"slices"
	"strings"

	"fewer/views/meeting"
	"fewer/views/tui"
	"fewer/views/wall"
)

// keyTables holds Markdown tables of every key, screen by screen: what it does,
// and the id by which it can be given another key.
func keyTables() string {
	a := newApp()
	screens := allScreens(a)
	var b strings.Builder
	table := func(title string, actions []tui.Action) {
		if len(actions) == 0 {
			return
		}
		b.WriteString("\n**" + title + "**\n\n| key | does | id |\n|---|---|---|\n")
		for _, heading := range tui.Headings {
			for i := range actions {
				if act := &actions[i]; act.Group == heading && len(act.Keys) > 0 {
					fmt.Fprintf(&b, "| %s | %s | `%s` |\n", markdown(tui.AllKeys(act.Keys)), markdown(act.Help), act.ID)
				}
			}
		}
	}
	table(screenTitle(screens[0]), screens[0].Actions())
	table("Everywhere", a.Actions())
	var steps []tui.Screen
	for _, s := range screens[1:] {
		if _, step := s.(*meeting.Room); step {
			steps = append(steps, s)
			continue
		}
		table(screenTitle(s), s.Actions())
	}
	always := inAll(steps)
	table("The room, at every step", always)
	for _, s := range steps {
		table(screenTitle(s), slices.DeleteFunc(s.Actions(), func(act tui.Action) bool { return among(always, act.ID) }))
	}
	return strings.TrimPrefix(b.String(), "\n")
}

// inAll are the actions that every one of the screens has.
func inAll(screens []tui.Screen) (common []tui.Action) {
	for i, s := range screens {
		own := s.Actions()
		if i == 0 {
			common = own
			continue
		}
		common = slices.DeleteFunc(common, func(act tui.Action) bool { return !among(own, act.ID) })
	}
	return common
}

func among(actions []tui.Action, id string) bool {
	return slices.ContainsFunc(actions, func(act tui.Action) bool { return act.ID == id })
}

// titled is a screen that has a title other than the name of its type.
type titled interface{ Title() string }

// screenTitle names a screen: "Workbench", "Other scenarios".
func screenTitle(s tui.Screen) string {
	switch s := s.(type) {
	case titled:
		return s.Title()
	case *wall.TestCard:
		return "Test card"
	}
	name := fmt.Sprintf("%T", s)
	return tui.UpperFirst(name[strings.LastIndexByte(name, '.')+1:])
}

// markdown keeps what has a meaning in a Markdown table from having it.
func markdown(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", ">", "&gt;", "*", `\*`, "_", `\_`).Replace(s)
}
