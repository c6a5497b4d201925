package workshop

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// action is one thing that can be done, with everything that is ever said of it.
// From tables of actions come the dispatch of keys, the footer, the help page,
// the palette, docs/keys.md, rebinding, and the test that no
// two collide.
type action struct {
	id    string   // for rebinding: "undo"
	keys  []string // as Bubble Tea names them: "ctrl+r"
	short string   // for the footer, where rank > 0: "undo"
	help  string   // for the help page and the palette: "undo the last step"
	// shortNow is short where that depends on what is there. Optional.
	shortNow func() string
	group    string // the heading that it stands under on the help page
	rank     int    // place in the footer, from 1; 0 for none
	// off says why it can't be done now, or "" where it can. nil is always.
	off func() string
	// also are other words by which people look for it. Optional.
	also string
	// words says in more detail what it would do now. Optional.
	words func() string
	do    func() tea.Cmd
}

// available tells whether the action can be done now.
func (act *action) available() bool { return act.off == nil || act.off() == "" }

// said is what the footer says of the action now.
func (act *action) said() string {
	if act.shortNow != nil {
		return act.shortNow()
	}
	return act.short
}

// hint is a key and what it does, for the footer.
type hint struct{ key, does string }

// just makes what an action does of something that starts no work.
func just(f func()) func() tea.Cmd {
	return func() tea.Cmd {
		f()
		return nil
	}
}

// bind makes the table of the actions that are there now.
func (a *stage) bind() {
	a.table = a.table[:0]
	for _, act := range slices.Concat(a.host.Actions(), a.screen().Actions()) {
		if keys, ok := a.own[act.id]; ok {
			act.keys = keys
		} else {
			act.keys = a.withoutTaken(act.keys)
		}
		a.table = append(a.table, act)
	}
	if clash := collision(a.table); clash != "" && len(a.own) > 0 {
		a.own = nil
		a.bind()
		a.refuse("The keys of one's own are not used: " + clash)
	}
}

// withoutTaken leaves out what a person has chosen for another action, where it is
// a second way only: not the first of an action's keys.
func (a *stage) withoutTaken(keys []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool {
		if k == keys[0] {
			return false
		}
		for _, chosen := range a.own {
			if slices.Contains(chosen, k) {
				return true
			}
		}
		return false
	})
}

// collision says which two actions have the same key, or "".
func collision(table []action) string {
	owner := map[string]string{}
	for _, b := range table {
		for _, k := range b.keys {
			if other, taken := owner[k]; taken {
				return fmt.Sprintf("%s is the key of %s and of %s", keyLabel(k), other, b.id)
			}
			owner[k] = b.id
		}
	}
	return ""
}

// actionFor finds the action that has the key.
func (a *stage) actionFor(key string) *action {
	for i := range a.table {
		if slices.Contains(a.table[i].keys, key) {
			return &a.table[i]
		}
	}
	return nil
}

// footer lists the keys that work now, the most useful first.
func (a *stage) footer() (hints []hint) {
	if a.over != nil {
		return a.over.Keys()
	}
	type ranked struct {
		rank int
		hint
	}
	var all []ranked
	for i := range a.table {
		act := &a.table[i]
		if act.rank > 0 && len(act.keys) > 0 && act.available() {
			all = append(all, ranked{act.rank, hint{keyLabel(act.keys[0]), act.short}})
		}
	}
	slices.SortStableFunc(all, func(x, y ranked) int { return x.rank - y.rank })
	for _, r := range all {
		if n := len(hints); n > 0 && hints[n-1].does == r.does { // ← and → as one
			hints[n-1].key += r.key
			continue
		}
		hints = append(hints, r.hint)
	}
	return hints
}

// drawFooter draws the last row: what has just happened, or else the keys that
// work now. The last hint is kept where not all fit.
func (a *stage) drawFooter(area tui.Area) {
	w, _ := area.Size()
	area.Fill(tui.Plain, ' ')
	if a.notice != "" {
		area.Cut(1, 0, w-2, a.noticeRole(), a.notice)
		return
	}
	hints := a.footer()
	if len(hints) == 0 {
		return
	}
	last := hints[len(hints)-1]
	room := w - 2 - tui.Width(last.key) - tui.Width(last.does) - 1
	x := 1
	for i, h := range hints {
		width := tui.Width(h.key) + 1 + tui.Width(h.does)
		if i < len(hints)-1 && x+width+2 > room+1 {
			continue
		}
		x = area.Text(x, 0, tui.Key, h.key) + 1
		x = area.Text(x, 0, tui.Plain, h.does) + 2
	}
}

func (a *stage) noticeRole() tui.Role {
	if a.fault {
		return tui.Fault
	}
	return tui.Notice
}

// drawLongNotice draws a notice that is too long for the footer over the rows
// above it too, until the next key.
func (a *stage) drawLongNotice(area tui.Area) {
	lines := tui.Wrap(a.notice, a.w-2)
	if len(lines) < 2 {
		return
	}
	rows := min(len(lines), 4, a.h/4)
	lines[rows-1] = strings.Join(lines[rows-1:], " ")
	foot, _ := tui.NewRect(0, 0, a.w, a.h).CutBottom(rows)
	part := area.Part(foot)
	part.Fill(tui.Plain, ' ')
	for y, line := range lines[:rows] {
		part.Cut(1, y, a.w-2, a.noticeRole(), line)
	}
}

// keyName is the name of a key as tables of actions have it.
func keyName(k tea.KeyMsg) string {
	name := k.String()
	if k.Type == tea.KeySpace || name == " " {
		return "space"
	}
	return name
}

var keyLabels = map[string]string{
	"left": "←", "right": "→", "up": "↑", "down": "↓", "enter": "Enter", "esc": "Esc", "tab": "Tab",
	"space": "Space", "home": "Home", "end": "End", "pgup": "Page Up", "pgdown": "Page Down",
	"delete": "Delete", "backspace": "Backspace", "insert": "Insert", "f1": "F1",
}

// keyLabel is a key as it is written on keyboards: "Ctrl R", "Shift ←".
func keyLabel(name string) string {
	rest, label := name, ""
	for {
		modifier, after, found := strings.Cut(rest, "+")
		if !found || after == "" {
			break
		}
		label += upperFirst(modifier) + " "
		rest = after
	}
	switch {
	case keyLabels[rest] != "":
		return label + keyLabels[rest]
	case label != "":
		return label + strings.ToUpper(rest)
	}
	return rest
}

// knownActions lists the ids of all actions, for the checking of keys of one's own.
func knownActions() (ids []string) {
	for _, act := range allActions() {
		ids = append(ids, act.id)
	}
	return ids
}

// allScreens is one of each screen, to list their actions. No session is behind
// them.
func allScreens(a *App) []screen {
	screens := []screen{
		&workbench{app: &a.desk}, &history{app: a}, &others{app: a}, &comparison{app: a}, &merging{app: a}, &yearMove{app: a}, &opening{app: a}, &testCard{app: a},
		&why{app: &a.desk}, &bridge{app: &a.desk}, &weeks{app: &a.desk}, &where{app: a}, &sweepScreen{app: &a.desk, schedule: -1}, &seekScreen{app: a},
		&methods{app: a}, &overTime{app: &a.desk}, &practices{app: a},
	}
	return append(screens, listedRooms(wall{a})...)
}

// allActions lists every action there is, screen after screen. They are not to
// be done.
func allActions() []action {
	a := &App{}
	all := a.Actions()
	for _, s := range allScreens(a) {
		for _, act := range s.Actions() {
			if !slices.ContainsFunc(all, func(o action) bool { return o.id == act.id }) {
				all = append(all, act)
			}
		}
	}
	return all
}
