package wall

import (
	"math"
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/seek"
	"fewer/views/tui"
	"fewer/views/words"
)

// SweepStep is by how much, in percent, the arrows move the sweep.
const SweepStep = 5

// Sweep is one row up and down under both ways to be paid, with nothing else changed.
type Sweep struct {
	of   *model.Prepared
	even []seek.SweepPoint // at even steps, from the lowest to the highest
	seek.Sweep
}

// SweepOf is the sweep of a row of a year.
func SweepOf(of *model.Prepared, t model.Target) *Sweep {
	swept, _ := seek.SweepOf(of, &model.Scenario{}, t, "")
	s := &Sweep{of: of, Sweep: swept}
	for _, p := range swept.Points {
		if math.Mod(p.Percent, SweepStep) == 0 {
			s.even = append(s.even, p)
		}
	}
	return s
}

// Draw draws the sweep with what a volume costs, in percent of now.
func (s *Sweep) Draw(out *Writer, volume int) {
	at := (volume + seek.SweepReach) / SweepStep
	if at >= len(s.even) {
		out.Para(tui.Plain, "Choose a row first.")
		return
	}
	point := s.even[at]
	out.Line(tui.Strong, s.of.Year().TargetName(s.Lever.Target)+": "+s.of.Year().SizeWords(s.Lever.Target, model.Size{Amount: point.Percent}))
	out.Skip()
	says := append(sweepWords(point), s.betterWords(point))
	needed := 1
	for _, line := range says {
		needed += out.Rows(line)
	}
	year := s.crossingWords(point)
	chart := out.Left() - needed
	if chart-out.Rows(year)-1 < chartBeforeWords {
		year = "" // a chart that can be read says more
	} else {
		chart -= out.Rows(year) + 1
	}
	if chart >= 4 {
		s.drawChart(out, min(chart, 22), point)
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
func sweepWords(p seek.SweepPoint) []string {
	return []string{
		"as contracted: " + words.MoreToPay(p.More(model.AsContracted)),
		"paid by the case: " + words.MoreToPay(p.More(model.AllCostPerCase)),
	}
}

// betterWords say which of the two ways to be paid is the better one to have at
// this volume.
func (s *Sweep) betterWords(here seek.SweepPoint) string {
	size := s.of.Year().SizeWords(s.Lever.Target, model.Size{Amount: here.Percent})
	saves := here.ContractSaves()
	return "With " + size + words.BySign(saves,
		" the contract saves us "+saves.Short(), ", being paid by the case would save us "+saves.Abs().Short(), " both come to the same") + "."
}

// crossingWords say where over the year the two ways to be paid cost the same, or
// which of them costs less where the row stands.
func (s *Sweep) crossingWords(here seek.SweepPoint) string {
	if len(s.Facts) == 0 {
		return "Over the year both cost the same, whatever this row does."
	}
	fact := here.Fact(model.AsContracted, model.AllCostPerCase)
	if i := slices.IndexFunc(s.Facts, func(f seek.SweepFact) bool { return f.By == 0 }); i >= 0 {
		fact = s.Facts[i]
	}
	says := fact.Words(s.of.Year(), s.Lever)
	return "Over the year, " + tui.LowerFirst(says)
}

// drawChart draws what is paid more or less, from 40% fewer to 40% more.
func (s *Sweep) drawChart(out *Writer, rows int, here seek.SweepPoint) {
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
	out.legend(label, out.Y+h, w, w-21, legends...)
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
