package workshop

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fewer/views/tui"
	"fewer/views/workbench"
)

// One map of the keys over all screens: a key means the same wherever it works, or
// stands among the exceptions with its reason. docs/keys.md prints it and a test
// holds it.

// byPlace are the keys whose meaning is the place of what they move to, and which
// every screen may use for its own things.
var byPlace = []struct{ key, means string }{
	{"up", "the row above, or further up"},
	{"down", "the row below, or further down"},
	{"left", "fewer, or what is before it or to the left"},
	{"right", "more, or what is next or to the right"},
	{"shift+left", "fewer, by the other size of step: 5% on the workbench, 1% in the room"},
	{"shift+right", "more, by the other size of step"},
	{"<", "as Shift ←"},
	{">", "as Shift →"},
	{"pgup", "rows further up; in the room, back"},
	{"pgdown", "rows further down; in the room, on"},
	{"home", "the first row or step"},
	{"end", "the last row"},
	{"enter", "take, open or write what is marked; the footer says which"},
	{"space", "mark a row, or turn to the other view; in the room, on"},
	{"esc", "back; nothing is changed by it"},
	{"backspace", "one step back"},
}

// shared are meanings for which actions of several screens have sentences of their
// own. An action that is in none of them means what its help says.
var shared = []struct {
	means string
	ids   []string
}{
	{"find a row", []string{"find", "choose-row", "find-in-list"}},
	{"the picture in place of the list", []string{"chart", "funnel"}},
	{"write one down", []string{"decide", "add-idea"}},
	{"forecast methods side by side; the same key goes back", []string{"methods", "leave-methods"}},
	{"what it would take: to break even, or a figure that is typed", []string{"seek", "seek-from-where", "ask-again"}},
	{"merge scenarios into one", []string{"gather", "gather-compared"}},
	{"the same, reckoned another way", []string{"rank-by", "chance-only", "each-by-itself"}},
	{"every change on one page: who asked, how large, when, what it saves and takes; the same key goes back", []string{"changes", "leave-changes"}},
	{"the changes that take something, by what each pound of it brings; the same key goes back", []string{"investments", "leave-investments"}},
	{"give it a name", []string{"name-stage", "tables", "name-table"}},
	{"practices side by side; the same key goes back", []string{"practices", "leave-practices"}},
	{"another one, by its name", []string{"other-file", "other-year", "another-figure"}},
	{"one row week by week; the same key goes back", []string{"over-time", "leave-time"}},
	{"take the selected one back, after asking", []string{"remove-red-line", "withdraw", "remove-idea", "remove-decision"}},
	{"type a size", []string{anySize, "type-size"}},
}

// anySize stands for the typing of a size on the workbench, which is no action:
// it begins with any of sizeStarts.
const anySize = "typed-size"

// keyExceptions are the actions that use a key otherwise than other screens do.
var keyExceptions = []struct{ key, id, why string }{
	{"b", "blank", "a presenter's clicker sends it for a blank wall; the wall has no bridge"},
	{".", "blank", "the other key that clickers send; nothing is typed on the wall without a form"},
	{"+", "later", "a week later; nothing is typed on the wall without a form"},
	{"-", "earlier", "a week earlier; nothing is typed on the wall without a form"},
	{"=", "take-exact", "the plan that equals the aim to the pound; no size is typed beside a plan"},
	{"right", "deeper", "a part lies to the right of the whole, as in a tree of folders"},
	{"left", "shallower", "the whole lies to the left of its parts"},
}

// kept are keys that are free and stay so for one purpose.
var kept = []struct{ key, purpose string }{}

// use is an action that a key does on a screen.
type use struct{ id, means, where string }

const everywhere = "everywhere"

// keyUses lists for each key what it does on which screen.
func keyUses() map[string][]use {
	uses := map[string][]use{}
	add := func(where string, actions []tui.Action) {
		for i := range actions {
			for _, key := range actions[i].Keys {
				uses[key] = append(uses[key], use{actions[i].ID, meaning(key, &actions[i]), where})
			}
		}
	}
	a := newApp()
	add(everywhere, a.Actions())
	for _, s := range allScreens(a) {
		add(screenTitle(s), s.Actions())
	}
	for _, start := range workbench.SizeStarts {
		add("Workbench", []tui.Action{{ID: anySize, Keys: []string{string(start)}}})
	}
	return uses
}

// meaning is what a key means by an action.
func meaning(key string, act *tui.Action) string {
	for _, place := range byPlace {
		if place.key == key {
			return place.means
		}
	}
	for _, s := range shared {
		if slices.Contains(s.ids, act.ID) {
			return s.means
		}
	}
	return act.Help
}

// excepted says why an action may use a key otherwise, or "".
func excepted(key, id string) string {
	for _, e := range keyExceptions {
		if e.key == key && e.id == id {
			return e.why
		}
	}
	return ""
}

// keyMap is the map of keys in Markdown: what each means everywhere, the
// exceptions, and what is free.
func keyMap() string {
	uses := keyUses()
	var b strings.Builder
	b.WriteString("| key | means | where |\n|---|---|---|\n")
	var rows []string // what a key means, and where
	labels := map[string][]string{}
	for _, key := range orderedKeys(uses) {
		var wheres []string
		means := ""
		for _, u := range uses[key] {
			if excepted(key, u.id) != "" {
				continue
			}
			if means == "" {
				means = u.means
			}
			wheres = append(wheres, u.where)
		}
		row := markdown(means) + " | " + places(wheres)
		if means != "" && labels[row] == nil {
			rows = append(rows, row)
		}
		labels[row] = append(labels[row], markdown(tui.KeyLabel(key)))
	}
	for _, row := range rows {
		of := strings.Join(labels[row], " or ")
		fmt.Fprintf(&b, "| %s | %s |\n", strings.Replace(of, "1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9", "1 to 9", 1), row)
	}
	b.WriteString("\n## Exceptions\n\n| key | on | does | why |\n|---|---|---|---|\n")
	for _, e := range keyExceptions {
		for i, u := range slices.DeleteFunc(slices.Clone(uses[e.key]), func(u use) bool { return u.id != e.id }) {
			if i == 0 {
				fmt.Fprintf(&b, "| %s | %s | `%s` | %s |\n", markdown(tui.KeyLabel(e.key)), strings.TrimSuffix(u.where, ": "+stepOf(u.where)), e.id, e.why)
			}
		}
	}
	return b.String() + "\n## Free keys\n\n" + freeKeys(uses)
}

// stepOf is the step that a title of the room names, or "".
func stepOf(where string) string {
	_, step, _ := strings.Cut(where, "The room: ")
	return step
}

// places names the screens on which a key works, or counts them where they are many.
func places(wheres []string) string {
	var others, steps []string
	for _, where := range slices.Compact(wheres) {
		if step := stepOf(where); step != "" {
			steps = append(steps, step)
		} else {
			others = append(others, where)
		}
	}
	said := strings.Join(others, ", ")
	if len(others) > 5 {
		said = fmt.Sprintf("%d screens", len(others))
	}
	room := "the room: " + strings.Join(steps, ", ")
	if len(steps) > 5 {
		room = "the room"
	}
	switch {
	case len(steps) == 0:
		return said
	case said == "":
		return room
	}
	return said + "; " + room
}

// oneHand are the keys that every keyboard has within reach: letters, and signs
// that need no more than Shift on most layouts.
const oneHand = "abcdefghijklmnopqrstuvwxyz" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + ";!\"%&()_"

// freeKeys lists the letters and signs that do nothing on any screen.
func freeKeys(uses map[string][]use) string {
	var free, forOne []string
	for _, letter := range oneHand {
		if key := string(letter); len(uses[key]) == 0 && purpose(key) == "" {
			free = append(free, "`"+key+"`")
		}
	}
	for _, k := range kept {
		if len(uses[k.key]) == 0 {
			forOne = append(forOne, fmt.Sprintf("`%s` is kept for %s.", k.key, k.purpose))
		}
	}
	return "On no screen is anything done by " + strings.Join(free, ", ") + " or F2 to F11.\n" + strings.Join(forOne, " ") + "\n\n" +
		"A key that works on a few screens may do the same on others, and nothing else.\n"
}

func purpose(key string) string {
	for _, k := range kept {
		if k.key == key {
			return k.purpose
		}
	}
	return ""
}

// orderedKeys lists keys as one looks for them: those with names, letters, the
// rest.
func orderedKeys(uses map[string][]use) []string {
	rank := func(key string) int {
		switch at := slices.IndexFunc(byPlace, func(p struct{ key, means string }) bool { return p.key == key }); {
		case at >= 0:
			return at
		case len(key) > 1:
			return 300
		case strings.ToLower(key) != strings.ToUpper(key):
			return 100 + 2*int(strings.ToLower(key)[0]-'a')
		}
		return 200
	}
	return slices.SortedStableFunc(maps.Keys(uses), func(x, y string) int {
		if by := rank(x) - rank(y); by != 0 {
			return by
		}
		if strings.EqualFold(x, y) { // the small letter first
			return strings.Compare(y, x)
		}
		return strings.Compare(x, y)
	})
}
