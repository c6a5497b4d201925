package meeting

import (
	"math"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// sweepStep is by how much, in percent, the arrows move the sweep.
const sweepStep = 5

// block moves one row up and down under both ways to be paid: fair to both
// sides. Its second piece is the payment curve of the contract.
type block struct {
	plain
	of    *model.Prepared // the year that the sweep is of
	sweep *sweepOf        // nil until it is shown
}

// sweepOf is the sweep of one row.
type sweepOf struct {
	target model.Target
	seek.Sweep
	even []seek.SweepPoint // at even steps, from the lowest to the highest
}

func (r *block) pieces() int { return 2 }

func (r *block) fills() bool { return true }

func (r *block) money() bool { return true }

func (r *block) enter() { r.at.Volume = 20 }

// title calls no contract a block that is none.
func (r *block) title(item file.AgendaItem) string {
	if main := insight.MainSchedule(r.prepared(), r.at.Row); main >= 0 && slices.Contains(file.UsualAgenda(), item) {
		if _, one := r.prepared().Schedules()[main].Schedule.PaysOneSum(); !one {
			return "What this contract is for"
		}
	}
	return item.Title
}

func (r *block) figure() string {
	if l, ok := seek.LeverFor(r.prepared(), r.at.Row); ok && l.Provider >= 0 {
		return "terms.as_contracted.providers." + r.year().Providers[l.Provider].ID + ".do_nothing"
	}
	return explain.PathOf(r.year(), r.at.Row.Line) + "do_nothing"
}

func (r *block) keys() []tui.Action {
	step := func(by int) func() tea.Cmd {
		return tui.Just(func() { r.at.Volume = min(max(-seek.SweepReach, r.at.Volume+by), seek.SweepReach) })
	}
	return []tui.Action{
		{ID: "volume-down", Keys: []string{"left"}, Short: "5% fewer, more", Rank: 1, Help: "5% fewer, to see what each contract makes of it; changes nothing", Do: step(-sweepStep)},
		{ID: "volume-up", Keys: []string{"right"}, Short: "5% fewer, more", Rank: 1, Help: "5% more, to see what each contract makes of it; changes nothing", Do: step(sweepStep)},
	}
}

func (r *block) draw(out *wall.Writer) {
	if r.at.Piece == 0 {
		r.drawSweep(out)
	} else {
		r.drawCurve(out)
	}
}

// swept is the sweep of the row that the meeting is about, with nothing else
// changed.
func (r *block) swept() *sweepOf {
	if t, of := r.at.Row, r.prepared(); r.sweep == nil || r.sweep.target != t || r.of != of {
		s, _ := seek.SweepOf(of, &model.Scenario{}, t)
		r.of, r.sweep = of, &sweepOf{target: t, Sweep: s}
		for _, p := range s.Points {
			if math.Mod(p.Percent, sweepStep) == 0 {
				r.sweep.even = append(r.sweep.even, p)
			}
		}
	}
	return r.sweep
}

func (r *block) drawSweep(out *wall.Writer) {
	s := r.swept()
	at := (r.at.Volume + seek.SweepReach) / sweepStep
	if at >= len(s.even) {
		out.Para(tui.Plain, "Choose a row first.")
		return
	}
	point := s.even[at]
	out.Line(tui.Strong, r.year().TargetName(s.target)+": "+r.year().SizeWords(s.target, model.Size{Amount: point.Percent}))
	out.Skip()
	says := append(r.sweepWords(point), r.betterWords(point))
	needed := 1
	for _, line := range says {
		needed += out.Rows(line)
	}
	year := r.crossingWords(s, point)
	chart := out.Left() - needed
	if chart-out.Rows(year)-1 < chartBeforeWords {
		year = "" // a chart that can be read says more
	} else {
		chart -= out.Rows(year) + 1
	}
	if chart >= 4 {
		r.drawSweepChart(out, s, min(chart, 22), point)
		out.Skip()
	}
	for _, line := range says {
		out.Para(tui.Strong, line)
	}
	if year != "" {
		out.Skip()
		out.Para(tui.Plain, year)
	}
}

// chartBeforeWords is the height of a chart below which it gets the rows of what
// is said of the whole year.
const chartBeforeWords = 9

// sweepWords say what a volume costs under each contract.
func (r *block) sweepWords(p seek.SweepPoint) []string {
	return []string{
		"as contracted: " + words.MoreToPay(p.More(model.AsContracted)),
		"paid by the case: " + words.MoreToPay(p.More(model.AllCostPerCase)),
	}
}

// betterWords say which of the two ways to be paid is the better one to have at
// this volume.
func (r *block) betterWords(here seek.SweepPoint) string {
	size := r.year().SizeWords(r.at.Row, model.Size{Amount: here.Percent})
	saves := here.ContractSaves()
	return "With " + size + words.BySign(saves,
		" the contract saves us "+saves.Short(), ", being paid by the case would save us "+saves.Abs().Short(), " both come to the same") + "."
}

// crossingWords say where over the year the two ways to be paid cost the same, or
// which of them costs less where the row stands.
func (r *block) crossingWords(s *sweepOf, here seek.SweepPoint) string {
	if len(s.Facts) == 0 {
		return "Over the year both cost the same, whatever this row does."
	}
	fact := here.Fact(model.AsContracted, model.AllCostPerCase)
	if i := slices.IndexFunc(s.Facts, func(f seek.SweepFact) bool { return f.By == 0 }); i >= 0 {
		fact = s.Facts[i]
	}
	says := fact.Words(r.year(), s.Lever)
	return "Over the year, " + tui.LowerFirst(says)
}

// drawSweepChart draws what is paid more or less, from 40% fewer to 40% more.
func (r *block) drawSweepChart(out *wall.Writer, s *sweepOf, rows int, here seek.SweepPoint) {
	var contracted, byCase, zero []float64
	for _, p := range s.even {
		contracted = append(contracted, p.More(model.AsContracted).Float())
		byCase = append(byCase, p.More(model.AllCostPerCase).Float())
		zero = append(zero, 0)
	}
	low, high := tui.Bounds(contracted, byCase)
	if high-low < 1 {
		low, high = -1, 1
	}
	const label = 10
	plot := out.Part(tui.NewRect(out.Box.X+label, out.Box.Y+out.Y, out.Wide()-label-1, rows-1))
	w, h := plot.Size()
	if w < 12 || h < 2 {
		return
	}
	column := int(math.Round(float64(w-1) * (here.Percent + seek.SweepReach) / (2 * seek.SweepReach)))
	for y := range h {
		plot.Put(column, y, tui.Line, out.Theme.Glyphs.Vertical)
	}
	plot.Plot(out.Theme, low, high,
		tui.Series{Values: zero, Role: tui.Budget, Gap: 4, Typed: '.'},
		tui.Series{Values: byCase, Role: tui.Changed, Typed: 'c'},
		tui.Series{Values: contracted, Role: tui.Actual, Typed: '='},
	)
	least, most := ends(contracted, byCase) // the scale names them beside where they are drawn
	for _, v := range []float64{least, most} {
		out.Right(label-1, out.Y+tui.PlotRow(out.Theme, h, low, high, v), tui.Muted, signed(model.RoundPounds(v)))
	}
	out.Text(label, out.Y+h, tui.Muted, strconv.Itoa(seek.SweepReach)+"% fewer")
	out.Right(out.Wide()-1, out.Y+h, tui.Muted, strconv.Itoa(seek.SweepReach)+"% more")
	legends := []string{"flat: as contracted · sloping: by the case", "flat: as contracted", "flat: contract"}
	if end := s.even[len(s.even)-1]; end.More(model.AsContracted) != 0 {
		legends = []string{"bold: by the case"}
	}
	out.Legend(label, out.Y+h, w, w-21, legends...)
	out.Y += rows
}

// ends are the lowest and the highest value of the lines.
func ends(lines ...[]float64) (low, high float64) {
	all := slices.Concat(lines...)
	return slices.Min(all), slices.Max(all)
}

func signed(m model.Money) string {
	if m > 0 {
		return "+" + m.Short()
	}
	return m.Short()
}

// drawCurve shows what the schedule that pays most of the row pays for every
// value at tariff, and where plan, forecast and scenario lie on it.
func (r *block) drawCurve(out *wall.Writer) {
	p, about := r.prepared(), r.about(r.at.Row)
	i := insight.MainSchedule(p, r.at.Row)
	if i < 0 {
		out.Para(tui.Plain, "This row is under no contract: what is used is paid.")
		return
	}
	curve, ok := insight.PaymentCurveOf(p, i, r.projection())
	if !ok {
		out.Para(tui.Plain, "No work is forecast under this contract, so there is no curve to draw.")
		return
	}
	out.Line(tui.Strong, "What "+p.Year().Providers[p.Schedules()[i].Provider].Name+" is paid")
	out.Skip()
	points := []curveMark{
		{"P", "plan", "plan: worth", curve.Plan},
		{"F", "forecast", "forecast if nothing changes: worth", curve.Forecast},
		{"S", "scenario", "scenario, with what we change: worth", curve.Scenario},
	}
	if rows := out.Left() - len(points) - out.Rows(words.WhatItIsFor(about)) - 2; rows >= 4 {
		r.drawCurveChart(out, &curve, min(rows, 20), points)
		out.Skip()
	}
	for _, q := range points {
		name := q.name
		if out.Wide() >= 72 {
			name = q.full
		}
		out.Line(tui.Strong, q.letter+" "+name+" "+model.RoundPounds(q.at.Value).Millions()+" at tariff, paid "+q.at.Pay.Millions())
	}
	if out.Left() > 1 {
		out.Skip()
		out.Para(tui.Plain, words.WhatItIsFor(about))
	}
}

// curveMark is a place on a payment curve that is marked with a letter.
type curveMark struct {
	letter, name, full string
	at                 insight.CurvePoint
}

// drawCurveChart draws a payment curve from 80% to 120% of the plan, or as far as
// its marks lie apart.
func (r *block) drawCurveChart(out *wall.Writer, c *insight.PaymentCurve, rows int, points []curveMark) {
	low, high := 0.8*c.Plan.Value, 1.2*c.Plan.Value
	for _, q := range points {
		low, high = min(low, q.at.Value), max(high, q.at.Value)
	}
	read := func(t model.Terms) (value, pay []float64) {
		for _, p := range c.Curves[t] {
			value, pay = append(value, p.Value), append(pay, p.Pay.Float())
		}
		low, high = max(low, value[0]), min(high, value[len(value)-1])
		return value, pay
	}
	value, pay := read(model.AsContracted)
	valueByCase, payByCase := read(model.AllCostPerCase)
	const n = 160
	paid, tariff := tui.Sampled(value, pay, low, high, n), tui.Sampled(valueByCase, payByCase, low, high, n)
	bottom, top := ends(paid, tariff)
	air := max(1, (top-bottom)/20)
	bottom, top = bottom-air, top+air
	plot := out.Part(tui.NewRect(out.Box.X, out.Box.Y+out.Y, out.Wide()-1, rows-1))
	w, h := plot.Size()
	plot.Plot(out.Theme, bottom, top,
		tui.Series{Values: tariff, Role: tui.Budget, Gap: 3, Typed: '.'},
		tui.Series{Values: paid, Role: tui.Actual, Typed: '='},
	)
	taken := map[[2]int]bool{}
	for _, q := range points {
		x := int(math.Round(float64(w-1) * (q.at.Value - low) / (high - low)))
		y := h - 1 - int(math.Round(float64(h-1)*(q.at.Pay.Float()-bottom)/(top-bottom)))
		x, y = min(max(0, x), w-1), min(max(0, y), h-1)
		for taken[[2]int{x, y}] { // side by side, where they come to the same
			x++
		}
		taken[[2]int{x, y}] = true
		plot.Text(x, y, tui.Focus, q.letter)
	}
	x := out.Text(0, out.Y+h, tui.Muted, "worth "+model.RoundPounds(low).Short()+" at tariff") + 2
	end := model.RoundPounds(high).Short()
	out.Right(out.Wide()-1, out.Y+h, tui.Muted, end)
	room := out.Wide() - 3 - tui.Width(end) - x
	out.Legend(x, out.Y+h, room, room, "line: what is paid · dots: if paid by the case", "line: paid · dots: if by the case")
	out.Y += rows
}
