package keeping

import (
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/scenarios/pattern"
	"fewer/scenarios/samples"
	"fewer/views/pictures"
	"fewer/views/tui"
)

// undated is the day at the head of a scenario's name, for which a column has no room.
var undated = pattern.Lazy(`^\d{4}-\d{2}-\d{2}\s*`)

// others lists the scenarios at hand, to tick those that are to stand beside
// the open one, or to be merged with it.
type others struct {
	app    *Keeper
	list   tui.List
	all    []scenarios.Other
	years  []*samples.BuiltIn // listed below the scenarios
	ticked map[int]bool
}

// OpenOthers lists the other scenarios; asked for a second time, it goes back.
func (a *Keeper) OpenOthers() {
	if _, open := a.Screen().(*others); open {
		a.Back()
		return
	}
	a.Open(&others{app: a, all: a.Session.Others(), years: a.Session.OtherYears(), ticked: map[int]bool{}})
}

func (o *others) Refresh() { o.list.Resize(len(o.all) + len(o.years)) }

func (o *others) Actions() []tui.Action {
	return append(o.list.Moves(), pictures.WhyDeficit(o.app.Desk),
		tui.Action{
			ID: "tick", Keys: []string{"space"}, Short: "tick", Group: tui.Looking, Rank: 10,
			Help: "tick the scenario, or take the tick away", Off: o.none, Do: tui.Just(o.tick),
		},
		tui.Action{
			ID: "tick-all", Keys: []string{"*"}, Short: "all", Group: tui.Looking, Rank: 15,
			Help: "tick every scenario that is for this year, or take all ticks away", Off: o.none, Do: tui.Just(o.tickAll),
		},
		tui.Action{
			ID: "side-by-side", Keys: []string{"enter"}, Short: "side by side", ShortNow: o.enterNow, Group: tui.Looking, Rank: 20,
			Help: "the ticked scenarios side by side with this one (without ticks, the selected one); on a year, open it", Do: o.enter,
		},
		tui.Action{
			ID: "gather", Keys: []string{"J"}, Short: "into one", Group: tui.Keeping, Rank: 30,
			Help: "merge the ticked scenarios and this one; where they differ, you choose", Off: o.none, Do: tui.Just(o.merge),
		},
		tui.Action{
			ID: "other-file", Keys: []string{"P"}, Short: "another file", Group: tui.Looking, Rank: 40,
			Help: "add a scenario file from elsewhere by its name", Do: tui.Just(o.askFile),
		},
		o.app.BackAction("leave-others", "back", "back"),
	)
}

func (o *others) none() string {
	switch {
	case len(o.all) == 0:
		return "There is no other scenario here; P adds a file from elsewhere"
	case o.year() != nil:
		return "This is another year, no scenario; Enter opens it"
	}
	return ""
}

// year is the built-in year that is chosen, or nil.
func (o *others) year() *samples.BuiltIn {
	if i := o.list.Chosen - len(o.all); i >= 0 && i < len(o.years) {
		return o.years[i]
	}
	return nil
}

func (o *others) enterNow() string {
	if o.year() != nil {
		return "open this year"
	}
	return "side by side"
}

// enter opens the year that is chosen, or sets scenarios side by side.
func (o *others) enter() tea.Cmd {
	b := o.year()
	switch {
	case b == nil && o.none() != "":
		o.app.Refuse(o.none())
		return nil
	case b == nil:
		o.compare()
		return nil
	}
	opened, err := scenarios.OpenOn(b, nil)
	if err != nil {
		o.app.Refuse("It can't be opened: " + err.Error())
		return nil
	}
	return o.app.openInstead(opened, "This is "+opened.Year.Title()+"; o leads back to the others")
}

func (o *others) tick() { o.ticked[o.list.Chosen] = !o.ticked[o.list.Chosen] }

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
func (o *others) contributions() []beside.Contribution {
	var docs []file.Document
	var files []string
	add := func(other scenarios.Other) { docs, files = append(docs, other.Document), append(files, other.File) }
	for i, other := range o.all {
		if o.ticked[i] {
			add(other)
		}
	}
	if len(docs) == 0 {
		add(o.all[o.list.Chosen])
	}
	all := []beside.Contribution{o.app.Session.OwnContribution()}
	for _, c := range beside.Contributions(docs, files) {
		c.From = strings.TrimSpace(undated().ReplaceAllString(c.From, ""))
		all = append(all, c)
	}
	return all
}

// compare sets scenarios side by side.
func (o *others) compare() { o.app.Answers.OpenComparison(o.contributions()) }

func (o *others) merge() { o.app.Answers.OpenMerging(o.contributions()) }

func (o *others) askFile() {
	o.app.AskLine("Another scenario file", "Type where the file is. It is only read.", tui.Typing{}, func(path string) string {
		other, faults := o.app.Session.ReadOther(strings.Trim(path, `"'`))
		if faults.Fatal() {
			return faults.Errors()[0].Headline()
		}
		o.all = append(o.all, other)
		o.ticked[len(o.all)-1] = true
		o.Refresh()
		o.list.Chosen = len(o.all) - 1
		return ""
	})
}

func (o *others) Draw(a tui.Area) {
	heading := "OTHER SCENARIOS · " + strconv.Itoa(len(o.all)) + " at hand"
	own := ""
	if path := o.app.Session.Path(); path != "" { // whoever has just saved looks for it
		own = o.app.Text(filepath.Base(path))
		heading += " · this one is " + own
	}
	rows := o.app.DrawList(a, heading)
	if len(o.all) == 0 {
		w, _ := rows.Size()
		said := "There is no other scenario in this folder. Save one, or press P and type where a file is that you were sent."
		if own != "" {
			said = "There is no scenario in this folder but this one, " + own + ". Press P and type where a file is that you were sent."
		}
		lines := tui.Wrap(said, w-2)
		for i, line := range lines {
			rows.Text(1, i, tui.Plain, line)
		}
		_, rest := rows.Box.CutTop(len(lines) + 1)
		rows = rows.Part(rest)
	}
	o.list.Draw(rows, o.app.Theme, o.drawOther)
}

func (o *others) drawOther(a tui.Area, i int) {
	w, _ := a.Size()
	if i >= len(o.all) {
		a.Cut(4, 0, w-5, tui.Plain, tui.UpperFirst(o.years[i-len(o.all)].About)+", built in")
		return
	}
	other := o.all[i]
	a.Text(0, 0, tui.Key, tui.Tick(o.ticked[i]))
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
	if m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft && o.year() == nil {
		o.tick()
	}
	return true
}
