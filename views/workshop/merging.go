package workshop

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/views/workshop/paint"
)

// merging puts several scenarios into one. Where they ask for different things
// nothing is taken until somebody chooses.
type merging struct {
	app       *App
	list      listing
	all       []scenarios.Contribution // the first is the open one
	choices   scenarios.Choices
	merged    scenarios.Document
	touches   []scenarios.Touch // rows that anybody touched, then the others
	conflicts []scenarios.Conflict
	broken    []scenarios.RedLine // that the merged scenario goes below
}

func newMerging(a *App, all []scenarios.Contribution) *merging {
	return &merging{app: a, all: all, choices: scenarios.Choices{ByRow: map[scenarios.RowKey]string{}}}
}

// refresh merges again.
func (g *merging) refresh() {
	if len(g.all) == 0 {
		return
	}
	var touches []scenarios.Touch
	g.merged, touches, g.conflicts = scenarios.Merge(g.app.prepared(), g.all, g.choices)
	g.broken = scenarios.BrokenRedLines(g.app.prepared(), g.merged)
	g.touches = g.touches[:0]
	for _, touched := range []bool{true, false} {
		for _, t := range touches {
			if (len(t.By) > 0) == touched {
				g.touches = append(g.touches, t)
			}
		}
	}
	g.list.resize(len(g.touches))
}

func (g *merging) actions() []action {
	turn := func(by int) func() tea.Cmd { return just(func() { g.turn(by) }) }
	return append(g.list.moves(), g.app.whyDeficit(),
		action{id: "choose-previous", keys: []string{"left"}, short: "choose whose", group: changing, rank: 10, help: "take the wish before it", off: g.noConflict, do: turn(-1)},
		action{id: "choose-next", keys: []string{"right"}, short: "choose whose", group: changing, rank: 10, help: "take the next one's wish in this row", off: g.noConflict, do: turn(1)},
		action{
			id: "take-merged", keys: []string{"enter"}, short: "take it", group: changing, rank: 20,
			help: "put what is merged in place of this scenario, as one step that undo takes back", off: g.unsettled, do: just(g.take),
		},
		action{id: "leave-merging", keys: []string{"esc"}, short: "back, nothing taken", group: looking, rank: 25, help: "back; nothing is taken", do: just(g.app.back)},
	)
}

// conflict is that of the chosen row, or nil.
func (g *merging) conflict() *scenarios.Conflict {
	if g.list.chosen >= len(g.touches) {
		return nil
	}
	return g.conflictIn(g.touches[g.list.chosen].Key)
}

func (g *merging) conflictIn(k scenarios.RowKey) *scenarios.Conflict {
	for i := range g.conflicts {
		if g.conflicts[i].Key == k {
			return &g.conflicts[i]
		}
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
	for _, c := range g.conflicts {
		if c.Chosen == "" {
			open = append(open, c.Name)
		}
	}
	if len(open) == 0 {
		return ""
	}
	return "Choose with ← and → whose wish is taken in: " + strings.Join(open, "; ")
}

// turn chooses another's wish in the chosen row.
func (g *merging) turn(by int) {
	c := g.conflict()
	at := -1
	if by < 0 {
		at = 0
	}
	for i, asked := range c.Choices {
		if asked.From == c.Chosen {
			at = i
		}
	}
	at = (at + by + len(c.Choices)) % len(c.Choices)
	g.choices.ByRow[c.Key] = c.Choices[at].From
	g.refresh()
}

func (g *merging) take() {
	names := make([]string, len(g.all)-1)
	for i, c := range g.all[1:] {
		names[i] = "“" + c.From + "”"
	}
	before := g.app.session.Edition()
	r := g.app.session.TakeScenario("Merged with "+strings.Join(names, ", "), g.merged)
	if g.app.refused(r) {
		return
	}
	for _, isWorkbench := g.app.screen().(*workbench); !isWorkbench; _, isWorkbench = g.app.screen().(*workbench) {
		g.app.back()
	}
	said := "Merged with " + strings.Join(names, ", ") + "; u takes it back"
	if g.app.session.Edition() == before {
		said = "Nothing to take from " + strings.Join(names, ", ") + ": this scenario asks for all of it already"
	}
	if len(g.broken) > 0 {
		names := make([]string, len(g.broken))
		for i, l := range g.broken {
			names[i] = scenarios.TargetName(g.app.year, l.Target)
		}
		said = "Merged; u takes it back. Below a red line now: " + strings.Join(names, "; ")
	}
	g.app.say(said)
}

func (g *merging) draw(a paint.Area) {
	heading := "INTO ONE · " + strconv.Itoa(len(g.all)) + " scenarios"
	if n := g.open(); n > 0 {
		heading += " · " + strconv.Itoa(n) + " to choose"
	}
	rows := g.app.drawList(a, heading)
	w, _ := rows.Size()
	head, rest := rows.Box.CutTop(1)
	label, who := g.widths(w)
	top := rows.Part(head)
	top.Cut(2, 0, label-1, paint.Muted, "row")
	top.Cut(2+label, 0, who-1, paint.Muted, "asked by")
	top.Cut(2+label+who, 0, w-label-who-3, paint.Muted, firstThatFits(w-label-who-3,
		"least · middle · most, and what is taken", "least · middle · most, taken", "least · most, taken", "taken"))
	lines := paint.Wrap(g.app.text(g.brokenWords()), w-2)
	foot, rest := rest.CutBottom(min(len(lines), 4))
	g.list.draw(rows.Part(rest), g.app.theme, g.drawTouch)
	for y, line := range lines {
		rows.Part(foot).Text(1, y, paint.Fault, line)
	}
}

// brokenWords says which red lines what is merged goes below: a row's red line
// may be one person's and its change another's.
func (g *merging) brokenWords() string {
	said := make([]string, len(g.broken))
	for i, l := range g.broken {
		said[i] = l.BrokenWords(g.app.year)
	}
	return strings.Join(said, " ")
}

func (g *merging) open() (n int) {
	for _, c := range g.conflicts {
		if c.Chosen == "" {
			n++
		}
	}
	return n
}

func (g *merging) widths(w int) (label, who int) { return w * 3 / 8, max(9, w/8) }

func (g *merging) drawTouch(a paint.Area, i int) {
	w, _ := a.Size()
	label, who := g.widths(w + 2)
	t := g.touches[i]
	role := paint.Plain
	if len(t.By) == 0 {
		role = paint.Muted
	}
	a.Cut(0, 0, label-1, role, t.Name)
	if len(t.By) == 0 {
		return
	}
	by := strconv.Itoa(len(t.By)) + " of " + strconv.Itoa(len(g.all))
	if len(t.By) == 1 {
		by = t.By[0]
	}
	a.Cut(label, 0, who-1, paint.Plain, g.app.text(by))
	said := t.Lowest.Words
	if c := g.conflictIn(t.Key); c != nil {
		said = t.Lowest.Words + " · " + t.Highest.Words
		if len(c.Choices) > 2 {
			said = t.Lowest.Words + " · " + t.Middle.Words + " · " + t.Highest.Words
		}
		role = paint.Fault
		taken := "?"
		if c.Chosen != "" {
			role = paint.Plain
			taken = "→ " + c.Chosen
			for _, asked := range c.Choices {
				if asked.From == c.Chosen {
					taken = "→ " + asked.Words + " (" + c.Chosen + ")"
				}
			}
		}
		said = taken + "   " + said
	}
	a.Cut(label+who, 0, w-label-who-1, role, g.app.text(said))
}

func (g *merging) key(tea.KeyMsg) bool { return false }

func (g *merging) mouse(m tea.MouseMsg) bool { return g.list.mouse(m) }
