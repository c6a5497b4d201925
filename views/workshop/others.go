package workshop

import (
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/tui"
)

// others lists the scenarios at hand, to tick those that are to stand beside
// the open one, or to be merged with it.
type others struct {
	app    *App
	list   listing
	all    []scenarios.Other
	ticked map[int]bool
}

// openOthers lists the other scenarios; asked for a second time, it goes back.
func (a *App) openOthers() {
	if _, open := a.screen().(*others); open {
		a.back()
		return
	}
	a.open(&others{app: a, all: a.session.Others(), ticked: map[int]bool{}})
}

func (o *others) Refresh() { o.list.resize(len(o.all)) }

func (o *others) Actions() []action {
	return append(o.list.moves(), whyDeficit(&o.app.desk),
		action{
			id: "tick", keys: []string{"space"}, short: "tick", group: looking, rank: 10,
			help: "tick the scenario, or take the tick away", off: o.none, do: just(o.tick),
		},
		action{
			id: "tick-all", keys: []string{"*"}, short: "all", group: looking, rank: 15,
			help: "tick every scenario that is for this year, or take all ticks away", off: o.none, do: just(o.tickAll),
		},
		action{
			id: "side-by-side", keys: []string{"enter"}, short: "side by side", group: looking, rank: 20,
			help: "the ticked scenarios side by side with this one (without ticks, the selected one)", off: o.none, do: just(o.compare),
		},
		action{
			id: "gather", keys: []string{"J"}, short: "into one", group: keeping, rank: 30,
			help: "merge the ticked scenarios and this one; where they differ, you choose", off: o.none, do: just(o.merge),
		},
		action{
			id: "other-file", keys: []string{"P"}, short: "another file", group: looking, rank: 40,
			help: "add a scenario file from elsewhere by its name", do: just(o.askFile),
		},
		action{id: "leave-others", keys: []string{"esc"}, short: "back", group: looking, rank: 25, help: "back", do: just(o.app.back)},
	)
}

func (o *others) none() string {
	if len(o.all) == 0 {
		return "There is no other scenario here; f adds a file from elsewhere"
	}
	return ""
}

func (o *others) tick() { o.ticked[o.list.chosen] = !o.ticked[o.list.chosen] }

// tickAll ticks every scenario that nothing is to be known of first; where all of
// them are ticked, it takes the ticks away.
func (o *others) tickAll() {
	none := true
	for i, other := range o.all {
		if other.Note == "" && !o.ticked[i] {
			o.ticked[i], none = true, false
		}
	}
	if none {
		clear(o.ticked)
	}
}

// contributions are this scenario and those that are ticked, or the selected one.
func (o *others) contributions() []scenarios.Contribution {
	var docs []file.Document
	var files []string
	add := func(other scenarios.Other) { docs, files = append(docs, other.Document), append(files, other.File) }
	for i, other := range o.all {
		if o.ticked[i] {
			add(other)
		}
	}
	if len(docs) == 0 {
		add(o.all[o.list.chosen])
	}
	all := []scenarios.Contribution{o.app.session.OwnContribution()}
	for _, c := range scenarios.Contributions(docs, files) {
		c.From = strings.TrimSpace(undated.ReplaceAllString(c.From, ""))
		all = append(all, c)
	}
	return all
}

func (o *others) compare() { o.app.open(newComparison(o.app, o.contributions())) }

func (o *others) merge() { o.app.open(newMerging(o.app, o.contributions())) }

func (o *others) askFile() {
	o.app.show(&prompt{
		title: "Another scenario file", text: "Type where the file is. It is only read.",
		take: func(path string) string {
			other, faults := o.app.session.ReadOther(strings.Trim(strings.TrimSpace(path), `"'`))
			if faults.Fatal() {
				return faults.Errors()[0].Headline()
			}
			o.all = append(o.all, other)
			o.ticked[len(o.all)-1] = true
			o.Refresh()
			o.list.chosen = len(o.all) - 1
			return ""
		},
	})
}

func (o *others) Draw(a tui.Area) {
	heading := "OTHER SCENARIOS · " + strconv.Itoa(len(o.all)) + " at hand"
	own := ""
	if path := o.app.session.Path(); path != "" { // whoever has just saved looks for it
		own = o.app.Text(filepath.Base(path))
		heading += " · this one is " + own
	}
	rows := o.app.drawList(a, heading)
	if len(o.all) == 0 {
		w, _ := rows.Size()
		said := "There is no other scenario in this folder. Save one, or press f and type where a file is that you were sent."
		if own != "" {
			said = "There is no scenario in this folder but this one, " + own + ". Press f and type where a file is that you were sent."
		}
		for i, line := range tui.Wrap(said, w-2) {
			rows.Text(1, i, tui.Plain, line)
		}
		return
	}
	o.list.Draw(rows, o.app.theme, o.drawOther)
}

func (o *others) drawOther(a tui.Area, i int) {
	w, _ := a.Size()
	other := o.all[i]
	box := "[ ]"
	if o.ticked[i] {
		box = "[×]"
	}
	a.Text(0, 0, tui.Key, box)
	more := other.Where
	if by := other.Document.Scenario.Author; by != "" {
		more = by + ", " + more
	}
	if other.Note != "" {
		more = other.Note
	}
	more = o.app.Text(more)
	room := w - 5
	if w > 60 {
		more = tui.Fit(more, w/3)
		a.Right(w-1, 0, tui.Muted, more)
		room -= tui.Width(more) + 2
	}
	name := other.Document.Scenario.Name
	if name == "" {
		name = other.Where
	}
	a.Cut(4, 0, room, tui.Plain, o.app.Text(name))
}

func (o *others) Key(tea.KeyMsg) bool { return false }

func (o *others) Mouse(m tea.MouseMsg) bool {
	if !o.list.Mouse(m) {
		return false
	}
	if m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft {
		o.tick()
	}
	return true
}
