package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/workshop/paint"
)

// bridge shows how one figure becomes another, as a waterfall: from the budget
// to the year-end if nothing changes, and from there to this scenario.
type bridge struct {
	app        *App
	toScenario bool
	steps      model.Bridge
	list       listing
}

// openBridge shows the bridge; where something is changed, the one to the
// scenario.
func (a *App) openBridge() {
	if _, open := a.screen().(*bridge); open {
		a.back()
		return
	}
	a.open(&bridge{app: a, toScenario: len(a.session.Document().Scenario.Changes)+len(a.session.Document().Scenario.Proposals) > 0})
}

// title names the screen in the table of keys.
func (b *bridge) title() string { return "Bridge" }

func (b *bridge) refresh() {
	x := b.app.explainer()
	if b.toScenario {
		b.steps = x.ScenarioBridge(b.app.terms)
	} else {
		b.steps = x.OutturnBridge(b.app.terms)
	}
	b.list.resize(len(b.steps))
}

func (b *bridge) actions() []action {
	all := append(b.list.moves(),
		action{
			id: "other-bridge", keys: []string{"left", "right"}, short: "the other bridge", group: looking, rank: 10,
			help: "from the budget to doing nothing, or from there to this scenario", do: just(b.turn),
		},
		action{id: "open-bar", keys: []string{"enter"}, short: "why", group: looking, rank: 15, help: "take the chosen bar apart", do: just(func() { b.app.openWhy(b.figure()) })},
		action{id: "leave-bridge", keys: []string{"esc"}, short: "back", group: looking, rank: 20, help: "back", do: just(b.app.back)},
	)
	more := b.app.moreInsights(b.figure, "bridge")
	more[0].rank = 0 // Enter does it
	return append(all, more...)
}

// figure is the path of the figure behind the chosen bar.
func (b *bridge) figure() string {
	if b.list.chosen < len(b.steps) {
		return b.steps[b.list.chosen].Path
	}
	return b.app.figureOf(model.Target{})
}

func (b *bridge) turn() {
	b.toScenario = !b.toScenario
	b.list = listing{}
	b.app.changed()
}

func (b *bridge) key(tea.KeyMsg) bool { return false }

func (b *bridge) mouse(m tea.MouseMsg) bool { return b.list.mouse(m) }

func (b *bridge) draw(a paint.Area) {
	rest := b.app.drawTop(a)
	width := rest.Box.W
	heading := "FROM BUDGET TO 31 MARCH, IF NOTHING CHANGES"
	if b.toScenario {
		heading = "FROM DOING NOTHING TO THIS SCENARIO"
	}
	head, below := rest.Box.CutTop(1)
	a.Part(head).Cut(2, 0, width-4, paint.Strong, firstThatFits(width-4, heading+" · "+b.app.terms.String(), heading))
	detail := b.detail(width-4, below.H/4)
	if len(detail) > 0 {
		var box paint.Rect
		box, below = below.CutBottom(len(detail) + 1)
		drawRule(a.Part(box.Row(0)), b.app.theme)
		for y, line := range detail {
			a.Part(box).Text(2, y+1, paint.Plain, line)
		}
	}
	scale := newScale(b.steps, width)
	b.list.draw(a.Part(below), b.app.theme, func(line paint.Area, i int) { b.drawStep(line, i, scale) })
}

// detail says of the chosen bar what it is.
func (b *bridge) detail(width, most int) []string {
	if b.list.chosen >= len(b.steps) || most < 1 {
		return nil
	}
	step := b.steps[b.list.chosen]
	text := step.Label + ": " + stepWords(step) + "."
	if step.Note != "" {
		text += " " + step.Note
	}
	for _, part := range step.Parts {
		text += " " + part.Label + ": " + part.Amount.Pence() + "."
	}
	lines := paint.Wrap(text, width)
	return lines[:min(len(lines), most)]
}

// stepWords says a bar to the penny.
func stepWords(s model.Step) string {
	switch {
	case s.Stands:
		return s.Amount.Pence()
	case s.Amount > 0:
		return s.Amount.Pence() + " more spent"
	case s.Amount < 0:
		return s.Amount.Abs().Pence() + " less spent"
	}
	return "nothing"
}

// scale is where the bars stand: the columns that they have, and the levels at
// their ends. Bars that stand by themselves are cut off at the left, since the
// steps between are small beside them.
type scale struct {
	label, x, w int
	levels      []model.Money
	low, high   model.Money
}

func newScale(steps model.Bridge, width int) scale {
	const amount = 13
	s := scale{label: max(18, min(46, width*2/5+1)), levels: steps.Levels()}
	s.x = s.label + 1
	s.w = max(0, width-2-s.x-amount)
	if len(s.levels) == 0 {
		return s
	}
	s.low, s.high = s.levels[0], s.levels[0]
	for _, level := range s.levels {
		s.low, s.high = min(s.low, level), max(s.high, level)
	}
	s.low -= (s.high - s.low) / 8
	return s
}

// column is where a level lies among the columns of the bars.
func (s scale) column(level model.Money) int {
	if s.high == s.low || s.w == 0 {
		return 0
	}
	return int(int64(level-s.low) * int64(s.w) / int64(s.high-s.low))
}

func (b *bridge) drawStep(a paint.Area, i int, s scale) {
	step := b.steps[i]
	role, glyph := paint.Plain, '█'
	switch {
	case step.Held:
		role, glyph = paint.Over, '░'
	case !step.Stands && step.Amount > 0:
		role, glyph = paint.Over, '▓'
	case !step.Stands:
		role, glyph = paint.Under, '▒'
	}
	if b.app.theme.ASCII {
		glyph = map[rune]rune{'█': '=', '░': '?', '▓': '+', '▒': '-'}[glyph]
	}
	name := paint.Plain
	if step.Stands {
		name = paint.Strong
	}
	a.Cut(0, 0, s.label, name, step.Label)
	from, to := 0, s.column(s.levels[i])
	if !step.Stands {
		from = s.column(s.levels[i-1])
	}
	from, to = min(from, to), max(from, to)
	if step.Amount != 0 && from == to { // too little to see is still something
		from, to = min(from, max(0, s.w-1)), min(to, max(0, s.w-1))+1
	}
	a.Repeat(s.x+from, 0, to-from, role, glyph)
	w, _ := a.Size()
	a.Right(w-1, 0, role, stepAmount(step))
}

// stepAmount says a bar in a narrow column: "£557.0m", "+£9.2m", "−£10,540".
func stepAmount(s model.Step) string {
	switch {
	case s.Stands:
		return s.Amount.Short()
	case s.Amount > 0:
		return "+" + s.Amount.Short()
	}
	return s.Amount.Short()
}
