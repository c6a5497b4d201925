package workshop

import (
	"fmt"
	"strings"
)

// KeyTable holds Markdown tables of every key, screen by screen: what it does,
// and the id by which it can be given another key.
func KeyTable() string {
	a := &App{}
	return keyTables(a, allScreens(a), "| key | does | id |\n|---|---|---|\n", func(act *action) string {
		return fmt.Sprintf("| %s | %s | `%s` |\n", markdown(allKeys(act.keys)), markdown(act.help), act.id)
	})
}

// PlainKeyTable holds the keys of the first screen and those that are there on
// every screen, without ids, for the README.
func PlainKeyTable() string {
	a := &App{}
	return keyTables(a, allScreens(a)[:1], "| key | does |\n|---|---|\n", func(act *action) string {
		return fmt.Sprintf("| %s | %s |\n", markdown(allKeys(act.keys)), markdown(act.help))
	})
}

func keyTables(a *App, screens []screen, head string, row func(*action) string) string {
	var b strings.Builder
	table := func(title string, actions []action) {
		b.WriteString("\n**" + title + "**\n\n" + head)
		for _, heading := range headings {
			for i := range actions {
				if actions[i].group == heading && len(actions[i].keys) > 0 {
					b.WriteString(row(&actions[i]))
				}
			}
		}
	}
	table(screenTitle(screens[0]), screens[0].actions())
	table("Everywhere", a.actions())
	for _, s := range screens[1:] {
		table(screenTitle(s), s.actions())
	}
	return strings.TrimPrefix(b.String(), "\n")
}

// titled is a screen that has a title other than the name of its type.
type titled interface{ title() string }

// screenTitle names a screen: "Workbench".
func screenTitle(s screen) string {
	if t, ok := s.(titled); ok {
		return t.title()
	}
	name := fmt.Sprintf("%T", s)
	return upperFirst(name[strings.LastIndexByte(name, '.')+1:])
}

// markdown keeps what has a meaning in a Markdown table from having it.
func markdown(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", ">", "&gt;", "*", `\*`, "_", `\_`).Replace(s)
}
