package screens

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
	"fewer/views/workbench"
)

// merging puts several scenarios into one, on a page that says who asked for what
// and what it comes to. Where they ask for different things of the same practice
// nothing is taken until somebody chooses.
type merging struct {
	app     *Set
	list    tui.List
	all     []beside.Contribution // the first is the open one
	choices beside.Choices
	merged  beside.Merged
	lines   []mergeLine
	broken  []file.RedLine // that the merged scenario goes below
}

// mergeLine is a line of the page: a part of a row, what a row comes to, or a
// stream that nobody touched.
type mergeLine struct {
	part *beside.Part // nil for the others
	says string
	role tui.Role
}

func newMerging(a *Set, all []beside.Contribution) *merging {
	return &merging{app: a, all: all, choices: beside.Choices{ByPart: map[beside.PartKey]beside.Pick{}}}
}

// Refresh merges again.
func (g *merging) Refresh() {
	if len(g.all) == 0 {
		return
	}
	year := g.app.Prepared()
	g.merged = beside.Merge(year, g.all, g.choices)
	g.broken = file.BrokenRedLines(year, g.merged.Document)
	pr := year.NewProjection()
	year.Project(&g.merged.Document.Scenario, pr)
	g.lines = g.lines[:0]
	for i := range g.merged.Parts {
		g.lines = append(g.lines, mergeLine{part: &g.merged.Parts[i]})
	}
	for _, row := range words.WhoAsked(year, g.merged.Document.Scenario, pr) {
		g.lines = append(g.lines, mergeLine{says: row.Sum, role: tui.Strong})
	}
	for _, k := range g.merged.Untouched {
		g.lines = append(g.lines, mergeLine{says: k.Name(g.app.Year), role: tui.Muted})
	}
	g.list.Resize(len(g.lines))
}

func (g *merging) Actions() []tui.Action {
	turn := func(by int) func() tea.Cmd { return tui.Just(func() { g.turn(by) }) }
	return append(g.list.Moves(), pictures.WhyDeficit(g.app.Desk),
		tui.Action{ID: "choose-previous", Keys: []string{"left"}, Short: "choose whose", Group: tui.Changing, Rank: 10, Help: "take the wish before it", Off: g.noConflict, Do: turn(-1)},
		tui.Action{ID: "choose-next", Keys: []string{"right"}, Short: "choose whose", Group: tui.Changing, Rank: 10, Help: "take the next one's wish in this row", Off: g.noConflict, Do: turn(1)},
		tui.Action{
			ID: "take-merged", Keys: []string{"enter"}, Short: "take it", Group: tui.Changing, Rank: 20,
			Help: "put what is merged in place of this scenario, as one step that undo takes back", Off: g.unsettled, Do: tui.Just(g.take),
		},
		g.app.BackAction("leave-merging", "back, nothing taken", "back; nothing is taken"),
	)
}

// conflict is the chosen part, where people ask for different things in it, or nil.
func (g *merging) conflict() *beside.Part {
	if g.list.Chosen >= len(g.lines) {
		return nil
	}
	if p := g.lines[g.list.Chosen].part; p != nil && p.Differs {
		return p
	}
	return nil
}

func (g *merging) noConflict() string {
	if g.conflict() == nil {
		return "Nobody disagrees about this row"
	}
	return ""
}

// unsettled says what is left to choose, or "".
func (g *merging) unsettled() string {
	var open []string
	for _, p := range g.merged.Open() {
		open = append(open, p.Name)
	}
	if len(open) == 0 {
		return ""
	}
	return "Choose with ← and → whose wish is taken in: " + strings.Join(open, "; ")
}

// turn chooses another's wish in the chosen part; after the last, all of them
// added up, where they can be.
func (g *merging) turn(by int) {
	p := g.conflict()
	var picks []beside.Pick
	for _, asked := range p.Asks {
		picks = append(picks, beside.Pick{From: asked.From})
	}
	if p.MaySum() {
		picks = append(picks, beside.Pick{Sum: true})
	}
	at := slices.Index(picks, p.Chosen)
	if at < 0 && by < 0 {
		at = 0
	}
	key := p.Key
	g.choices.ByPart[key] = picks[(at+by+len(picks))%len(picks)]
	g.Refresh()
}

// label is what the history and the minutes say of what is taken: with whom, and
// who asked for what.
func (g *merging) label(names string) string {
	label := "Merged with " + names
	var asked []string
	for _, c := range g.merged.Document.Scenario.Changes {
		if by := words.AskedBy(c); by != "" && !c.Off {
			asked = append(asked, g.app.Session.Year().Year().ChangeWords(c)+", "+by)
		}
	}
	if len(asked) > 0 {
		label += ": " + strings.Join(asked, "; ")
	}
	return label
}

func (g *merging) take() {
	with := g.with()
	before := g.app.Session.Edition()
	r := g.app.Session.TakeScenario(g.label(with), g.merged.Document)
	if g.app.Refused(r) {
		return
	}
	for _, isWorkbench := g.app.Screen().(*workbench.Bench); !isWorkbench; _, isWorkbench = g.app.Screen().(*workbench.Bench) {
		g.app.Back()
	}
	said := "Merged with " + with + "; u takes it back"
	if g.app.Session.Edition() == before {
		said = "Nothing to take from " + with + ": this scenario asks for all of it already"
	}
	if len(g.broken) > 0 {
		names := make([]string, len(g.broken))
		for i, l := range g.broken {
			names[i] = l.Row(g.app.Year)
		}
		said = "Merged; u takes it back. Below a red line now: " + strings.Join(names, "; ")
	}
	g.app.Say(said)
}

// with names those that are merged with this scenario, or says how many they are.
func (g *merging) with() string {
	if n := len(g.all) - 1; n > 4 {
		return strconv.Itoa(n) + " scenarios"
	}
	names := make([]string, len(g.all)-1)
	for i, c := range g.all[1:] {
		names[i] = "“" + c.From + "”"
	}
	return strings.Join(names, ", ")
}

func (g *merging) Draw(a tui.Area) {
	heading := "INTO ONE · " + strconv.Itoa(len(g.all)) + " scenarios"
	if n := len(g.merged.Open()); n > 0 {
		heading += " · " + strconv.Itoa(n) + " to choose"
	}
	rows := g.app.DrawList(a, heading)
	w, _ := rows.Size()
	head, rest := rows.Box.CutTop(1)
	label, who := g.widths(w)
	top := rows.Part(head)
	top.Cut(2, 0, label-1, tui.Muted, "row")
	top.Cut(2+label, 0, who-1, tui.Muted, "asked by")
	top.Cut(2+label+who, 0, w-label-who-3, tui.Muted, tui.FirstThatFits(w-label-who-3,
		"what they ask, and what is taken", "what they ask, taken", "taken"))
	lines := tui.Wrap(g.app.Text(g.brokenWords()), w-2)
	foot, rest := rest.CutBottom(min(len(lines), 4))
	g.list.Draw(rows.Part(rest), g.app.Theme, g.drawAsked)
	for y, line := range lines {
		rows.Part(foot).Text(1, y, tui.Fault, line)
	}
}

// brokenWords says which red lines what is merged goes below: a row's red line
// may be one person's and its change another's.
func (g *merging) brokenWords() string {
	said := make([]string, len(g.broken))
	for i, l := range g.broken {
		said[i] = l.BrokenWords(g.app.Year)
	}
	return strings.Join(said, " ")
}

func (g *merging) widths(w int) (label, who int) { return w * 3 / 8, max(9, w/5) }

func (g *merging) drawAsked(a tui.Area, i int) {
	w, _ := a.Size()
	line := g.lines[i]
	if line.part == nil {
		says := g.app.Text(line.says)
		if fits := func(s string) bool { return tui.Width(s) <= w-1 }; !fits(says) {
			says = cmp.Or(tui.WholeClauses(says, fits), says)
		}
		a.Cut(0, 0, w-1, line.role, says)
		return
	}
	label, who := g.widths(w + 2)
	p := line.part
	a.Cut(0, 0, label-1, tui.Plain, g.app.Text(p.Name))
	by := strconv.Itoa(len(p.Asks)) + " of " + strconv.Itoa(len(g.all))
	if len(p.Asks) == 1 {
		by = p.Asks[0].From
	}
	a.Cut(label, 0, who-1, tui.Plain, g.app.Text(by))
	role := tui.Plain
	if p.Differs && !p.Chosen.Made() {
		role = tui.Fault
	}
	a.Cut(label+who, 0, w-label-who-1, role, g.askedIn(p, w-label-who-1))
}

// askedIn is as much of what is asked in a part as fits: names are cut, or left out
// where they stand in the row already, and wishes are whole.
func (g *merging) askedIn(p *beside.Part, w int) string {
	said := askedWords(p)
	for i := range said {
		said[i] = g.app.Text(said[i])
	}
	return wholeWords(said, " · ", w)
}

// wholeWords puts so many of some words beside each other as fit, with … for the rest.
func wholeWords(all []string, between string, w int) string {
	said := all[0]
	for i, next := range all[1:] {
		more := said + between + next
		if i < len(all)-2 && tui.Width(more)+2 > w || tui.Width(more) > w {
			return said + " …"
		}
		said = more
	}
	return said
}

// askedWords says what is taken in a part, where people differ, and what is asked.
func askedWords(p *beside.Part) (said []string) {
	taken := ""
	var times []int
	for _, asked := range p.Asks {
		wish := strings.TrimSuffix(asked.Words, ", "+asked.From) // whose it is stands beside it
		if at := slices.Index(said, wish); at >= 0 {
			times[at]++
		} else {
			said, times = append(said, wish), append(times, 1)
		}
		if asked.From == p.Chosen.From {
			taken = "→ " + wish + " (" + asked.From + ")"
		}
	}
	for i, n := range times {
		if n > 1 && p.Differs {
			said[i] = strconv.Itoa(n) + " ask " + said[i]
		}
	}
	switch {
	case !p.Differs:
		return said[:1]
	case p.Chosen.Sum:
		taken = "→ all, added up"
	}
	if taken == "" {
		said[0] = "? " + said[0]
		return said
	}
	return append([]string{taken}, said...)
}

func (g *merging) Key(tea.KeyMsg) bool { return false }

func (g *merging) Mouse(m tea.MouseMsg) bool { return g.list.Mouse(m) }
