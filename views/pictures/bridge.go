// Package pictures holds the screens that draw how a figure comes about: the bridge,
// the weeks that are left, one row from fewer to more, and why a figure is what it is.
// Begin with Insights, the actions that lead to them.
package pictures

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/views/desk"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/words"
)

// bridge shows how one figure becomes another, as a waterfall: from the budget
// to the year-end if nothing changes, and from there to this scenario; of one practice
// what of the scenario is its own.
type bridge struct {
	app        *desk.Desk
	toScenario bool
	steps      explain.Bridge
	list       tui.List
}

// openBridge shows the bridge, from the budget on.
func openBridge(a *desk.Desk) {
	if _, open := a.Screen().(*bridge); open {
		a.Back()
		return
	}
	a.Open(&bridge{app: a, toScenario: a.Practice() != nil})
}

// Title names the screen in the table of keys.
func (b *bridge) Title() string { return "Bridge" }

func (b *bridge) Refresh() {
	x := b.app.Explainer()
	if own := b.app.Practice(); own != nil && b.toScenario {
		b.steps = x.OwnBridge(b.app.Terms, own.At)
	} else if b.toScenario {
		b.steps = x.ScenarioBridge(b.app.Terms)
	} else {
		b.steps = x.OutturnBridge(b.app.Terms)
	}
	b.list.Resize(len(b.steps))
}

func (b *bridge) Actions() []tui.Action {
	all := append(b.list.Moves(),
		tui.Action{
			ID: "other-bridge", Keys: []string{"left", "right"}, Short: "the other bridge", Group: tui.Looking, Rank: 10,
			Help: "from the budget to doing nothing, or from there to this scenario", Do: tui.Just(b.turn),
		},
		tui.Action{ID: "open-bar", Keys: []string{"enter"}, Short: "why", Group: tui.Looking, Rank: 15, Help: "take the chosen bar apart", Do: tui.Just(func() { OpenWhy(b.app, b.figure()) })},
		b.app.BackAction("leave-bridge", "back", "back"),
	)
	more := moreInsights(b.app, b.figure, "bridge")
	more[0].Rank = 0 // Enter does it
	return append(all, more...)
}

// figure is the path of the figure behind the chosen bar.
func (b *bridge) figure() string {
	if b.list.Chosen < len(b.steps) {
		return b.steps[b.list.Chosen].Path
	}
	return b.app.FigureOf(model.Target{})
}

func (b *bridge) turn() {
	b.toScenario = !b.toScenario
	b.list = tui.List{}
	b.app.Changed()
}

func (b *bridge) Key(tea.KeyMsg) bool { return false }

func (b *bridge) Mouse(m tea.MouseMsg) bool { return b.list.Mouse(m) }

func (b *bridge) Draw(a tui.Area) {
	rest := b.app.DrawTop(a)
	width := rest.Box.W
	heading := "FROM BUDGET TO 31 MARCH, IF NOTHING CHANGES"
	if b.toScenario {
		heading = "FROM DOING NOTHING TO THIS SCENARIO"
	}
	if own := b.app.Practice(); own != nil {
		heading += ", " + tui.FirstThatFits(width-4-tui.Width(heading)-2, map[bool]string{true: own.Name, false: "all practices"}[b.toScenario], "")
		heading = strings.TrimSuffix(heading, ", ")
	}
	head, below := rest.Box.CutTop(1)
	a.Part(head).Cut(2, 0, width-4, tui.Strong, tui.FirstThatFits(width-4, heading+" · "+b.app.Terms.String(), heading))
	if b.toScenario && b.app.Terms != model.AllCostPerCase && len(b.steps) > 2 {
		head, below = below.CutTop(1)
		a.Part(head).Cut(2, 0, width-4, tui.Muted, tui.FirstThatFits(width-4,
			words.ByCaseFirst, "Each change at the price by the case"))
	}
	scale := newScale(b.steps, width)
	detail := b.detail(width-4, below.H/4)
	foot, below := below.CutBottom(len(detail) + 1)
	b.list.Draw(a.Part(below), b.app.Theme, func(line tui.Area, i int) { b.drawStep(line, i, scale) })
	b.drawScaleNote(a.Part(foot.Row(0)), scale)
	for y, line := range detail {
		a.Part(foot).Text(2, y+1, tui.Plain, line)
	}
}

// detail says of the chosen bar what it is.
func (b *bridge) detail(width, most int) []string {
	if b.list.Chosen >= len(b.steps) || most < 1 {
		return nil
	}
	step := b.steps[b.list.Chosen]
	text := step.Label + ": " + step.Words() + "."
	if step.Note != "" {
		text += " " + step.Note
	}
	for _, part := range step.Parts {
		text += " " + part.Label + ": " + part.Amount.Pence() + "."
	}
	lines := tui.Wrap(text, width)
	return lines[:min(len(lines), most)]
}

// breakMark stands in bars whose beginning is left out.
const breakMark = "//"

// drawScaleNote says on a rule where the bars begin, and how much of the list is
// out of sight.
func (b *bridge) drawScaleNote(a tui.Area, s scale) {
	tui.DrawRule(a, b.app.Theme)
	width, _ := a.Size()
	more := b.list.Beyond()
	if more != "" {
		a.Right(width-3, 0, tui.Muted, " "+more+" ")
		width -= tui.Width(more) + 4
	}
	if from := b.steps.BeginsAt(); s.w > 0 && from != "" {
		a.Text(2, 0, tui.Muted, tui.FirstThatFits(width-6, " "+breakMark+" "+words.BarsCut(from)+" ",
			" "+breakMark+" bars begin at "+from+", not £0 ", " "+breakMark+" from "+from+" "))
	}
}

// scale is where the bars stand: the columns that they have, and the levels at
// their ends. Bars that stand by themselves are cut off at the left, since the
// steps between are small beside them.
type scale struct {
	label, x, w int
	levels      []model.Money
	low, high   model.Money
}

// newScale gives the labels what they need, and the bars the rest; bars too short
// to compare are left out.
func newScale(steps explain.Bridge, width int) scale {
	const amount, fewest = 13, 12
	longest := 0
	for i := range steps {
		longest = max(longest, tui.Width(steps[i].Label))
	}
	room := max(0, width-2-amount)
	s := scale{label: max(18, min(longest, 60, room)), levels: steps.Levels()}
	if room-s.label-1 >= fewest {
		s.x, s.w = s.label+1, room-s.label-1
	} else if width >= 76 {
		s.label = room - fewest - 1
		s.x, s.w = s.label+1, fewest
	}
	if len(s.levels) == 0 {
		return s
	}
	s.low, s.high = steps.Span()
	return s
}

// column is where a level lies among the columns of the bars.
func (s scale) column(level model.Money) int {
	if s.high == s.low || s.w == 0 {
		return 0
	}
	return int(int64(level-s.low) * int64(s.w) / int64(s.high-s.low))
}

func (b *bridge) drawStep(a tui.Area, i int, s scale) {
	step := b.steps[i]
	role, glyph := tui.Plain, '█'
	switch {
	case step.Held:
		role, glyph = tui.Over, '░'
	case !step.Stands && step.Amount > 0:
		role, glyph = tui.Over, '▓'
	case !step.Stands:
		role, glyph = tui.Under, '▒'
	}
	if b.app.Theme.ASCII {
		glyph = map[rune]rune{'█': '=', '░': '?', '▓': '+', '▒': '-'}[glyph]
	}
	name := tui.Plain
	if step.Stands {
		name = tui.Strong
	}
	label := step.Label
	if step.Brief != "" {
		label = tui.FirstThatFits(s.label, label, step.Brief)
	}
	a.Cut(0, 0, s.label, name, label)
	from, to := 0, s.column(s.levels[i])
	if !step.Stands {
		from = s.column(s.levels[i-1])
	}
	from, to = min(from, to), max(from, to)
	if step.Amount != 0 && from == to && s.w > 0 { // too little to see is still something
		from, to = min(from, max(0, s.w-1)), min(to, max(0, s.w-1))+1
	}
	a.Repeat(s.x+from, 0, to-from, role, glyph)
	if n := len(breakMark); step.Stands && s.low > 0 && to >= n {
		a.Text(s.x+min(1, to-n), 0, role, breakMark)
	}
	w, _ := a.Size()
	a.Right(w-1, 0, role, b.steps.Said()(step))
}

// Pictured is the bridge in view.
func (b *bridge) Pictured() (handout.Wanted, bool) {
	if b.toScenario {
		return handout.Wanted{Picture: "bridge"}, true
	}
	return handout.Wanted{Picture: "budget"}, true
}
