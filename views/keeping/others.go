package keeping

import (
	"cmp"
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/scenarios/pattern"
	"fewer/scenarios/samples"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
)

// undated is the day at the head of a scenario's name, for which a column has no room.
var undated = pattern.Lazy(`^\d{4}-\d{2}-\d{2}\s*`)

// others lists the scenarios at hand, to tick those that are to stand beside
// the open one, or to be merged with it.
type others struct {
	app    *Keeper
	view   desk.SheetView
	all    []scenarios.Other
	years  []*samples.BuiltIn // listed below the scenarios
	ticked map[int]bool
	wheres int // the widest of what is said of where they come from
}

// OpenOthers lists the other scenarios; asked for a second time, it goes back.
func (a *Keeper) OpenOthers() {
	if _, open := a.Screen().(*others); open {
		a.Back()
		return
	}
	o := newOthers(a)
	o.all, o.years = a.Session.Others(), a.Session.OtherYears()
	a.Open(o)
}

func newOthers(a *Keeper) *others {
	o := &others{app: a, view: desk.SheetView{Desk: a.Desk}, ticked: map[int]bool{}}
	o.view.Layout, o.view.Look = o.layout, o.look
	return o
}

func (o *others) Refresh() {
	sheet := answers.Sheet{Columns: []answers.Column{{Heading: "at"}, {Heading: "scenario"}, {Heading: "where"}}}
	add := func(cells ...string) {
		row := answers.Row{At: len(sheet.Rows)}
		for _, text := range cells {
			row.Cells = append(row.Cells, answers.Text(text))
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	o.wheres = 5
	for i, other := range o.all {
		where := other.Where
		if by := other.Document.Scenario.Author; by != "" {
			where = by + ", " + where
		}
		if other.Note != "" {
			where = other.Note
		}
		o.wheres = max(o.wheres, tui.Width(o.app.Text(where)))
		add(tui.Tick(o.ticked[i]), cmp.Or(other.Document.Scenario.Name, other.Where), where)
	}
	for _, year := range o.years {
		add("", tui.UpperFirst(year.About)+", built in", "")
	}
	o.view.Show(sheet)
}

// layout leaves out where scenarios come from where there is no room.
func (o *others) layout(width int) []desk.PlacedColumn {
	where := min(o.wheres, width/3)
	if width < 58 {
		return []desk.PlacedColumn{{Column: 0, W: min(3, width)}, {Column: 1, X: 4, W: max(0, width-4)}}
	}
	return []desk.PlacedColumn{{Column: 0, W: 3}, {Column: 1, X: 4, W: width - 6 - where}, {Column: 2, X: width - where, W: where}}
}

func (o *others) look(_ *answers.Row, column int) (tui.Role, bool) {
	return []tui.Role{tui.Key, tui.Plain, tui.Muted}[column], true
}

func (o *others) Actions() []tui.Action {
	return append(o.view.Actions(), pictures.WhyDeficit(o.app.Desk),
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
		o.view.Leave("leave-others", "back", "back"),
	)
}

func (o *others) none() string {
	switch {
	case len(o.all) == 0:
		return "There is no other scenario here; P adds a file from elsewhere"
	case o.year() != nil:
		return "This is another year, no scenario; Enter opens it"
	}
	return o.view.Unchosen()
}

// year is the built-in year that is chosen, or nil.
func (o *others) year() *samples.BuiltIn {
	if i := o.view.At() - len(o.all); i >= 0 && i < len(o.years) {
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

func (o *others) tick() {
	o.ticked[o.view.At()] = !o.ticked[o.view.At()]
	o.Refresh()
}

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
	o.Refresh()
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
		add(o.all[o.view.At()])
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
		o.view.Choose(len(o.all) - 1)
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
	o.view.DrawWhole(rows, 1)
}

func (o *others) Key(tea.KeyMsg) bool { return false }

func (o *others) Mouse(m tea.MouseMsg) bool {
	order := o.view.Order
	if !o.view.Mouse(m) {
		return false
	}
	if o.view.Order == order && o.none() == "" && m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft {
		o.tick()
	}
	return true
}
