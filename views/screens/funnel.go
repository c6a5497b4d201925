package screens

import (
	"fmt"
	"math"

	"fewer/model"
	"fewer/model/chance"
	"fewer/model/insight"
	"fewer/views/tui"
)

// funnelCurves are the limits over sizes of list, from none to largest, for
// drawing.
type funnelCurves struct {
	largest   float64 // list, in patients
	low, high float64 // rates, per 1,000 patients

	lower998, lower95, mean, upper95, upper998 []float64
}

// newFunnelCurves reckons the limits at as many sizes of list as a wide window
// tells apart.
func newFunnelCurves(f *insight.Funnel) (c funnelCurves) {
	if f.Why != "" {
		return c
	}
	const points = 81
	smallest := math.Inf(1)
	c.low, c.high = f.Mean, f.Mean
	for _, q := range f.Practices {
		c.largest, smallest = max(c.largest, q.List*1.06), min(smallest, q.List)
		c.low, c.high = min(c.low, q.Rate, q.Limits.Lower998), max(c.high, q.Rate, q.Limits.Upper998)
	}
	for _, line := range []*[]float64{&c.lower998, &c.lower95, &c.mean, &c.upper95, &c.upper998} {
		*line = tui.NotANumber(points)
	}
	for i := range points {
		list := c.largest * float64(i) / (points - 1)
		if c.mean[i] = f.Mean; list < smallest*0.8 {
			continue
		}
		l := f.LimitsAt(list)
		c.lower998[i], c.lower95[i], c.upper95[i], c.upper998[i] = l.Lower998, l.Lower95, l.Upper95, l.Upper998
	}
	room := max((c.high-c.low)*0.05, 0.01)
	c.low, c.high = max(0, c.low-room), c.high+room
	return c
}

// funnelLabel is the width of the rates to the left of the funnel.
const funnelLabel = 7

// drawFunnel draws the practices by list and rate, with the limits. Those that
// stand out, and the chosen one, carry their letters where practices do.
func (p *Practices) drawFunnel(a tui.Area) {
	width, h := a.Size()
	if width < 24 || h < 5 {
		return
	}
	c, t := &p.curves, p.app.Theme
	plot := a.Part(tui.NewRect(a.Box.X+funnelLabel, a.Box.Y, width-funnelLabel-2, h-2))
	plot.Plot(t, c.low, c.high,
		tui.Series{Values: c.mean, Role: tui.Budget, Gap: 4, Typed: '-'},
		tui.Series{Values: c.upper998, Role: tui.Track, Gap: 3, Typed: '.'},
		tui.Series{Values: c.lower998, Role: tui.Track, Gap: 3, Typed: '.'},
		tui.Series{Values: c.upper95, Role: tui.Track, Typed: ':'},
		tui.Series{Values: c.lower95, Role: tui.Track, Typed: ':'})
	w, rows := plot.Size()
	p.drawSpots(plot)
	mean := tui.PlotRow(t, rows, c.low, c.high, p.funnel.Mean)
	for y, rate := range map[int]float64{0: c.high, rows - 1: c.low, mean: p.funnel.Mean} {
		if y == mean {
			rate = p.funnel.Mean
		}
		a.Right(funnelLabel-1, y, tui.Muted, fmt.Sprintf("%.1f", rate))
	}
	axis := a.Part(tui.NewRect(plot.Box.X, plot.Box.Y+rows, w, 2))
	axis.Text(0, 0, tui.Muted, "0")
	axis.Right(w, 0, tui.Muted, model.Thousands(int64(c.largest))+" patients")
	p.drawFunnelLegend(axis, w)
}

// fewLetters is up to how many practices that stand out carry their letters;
// more would hide each other.
const fewLetters = 8

// drawSpots draws the practices, the chosen one last, over their letters.
func (p *Practices) drawSpots(plot tui.Area) {
	w, rows := plot.Size()
	at := func(q *insight.PracticeRate) (x, y int) {
		return int(math.Round(q.List / p.curves.largest * float64(w-1))),
			tui.PlotRow(p.app.Theme, rows, p.curves.low, p.curves.high, q.Rate)
	}
	outside, _ := p.funnel.Outside()
	for i := range p.rates {
		q := &p.rates[i]
		if p.Lettered() && (q.Practice == p.View.At() || outside <= fewLetters && q.Position != chance.WithinLimits) {
			x, y := at(q)
			plot.Text(x+1, y, positionRole(q.Position), p.app.Letters(q.Practice))
		}
	}
	spot, chosen := '•', p.app.Theme.Glyphs.Knob
	if p.app.Theme.ASCII {
		spot, chosen = '+', '*'
	}
	for i := range p.rates {
		x, y := at(&p.rates[i])
		plot.Put(x, y, tui.Plain, spot)
	}
	if q := p.rate(p.View.At()); q != nil {
		x, y := at(q)
		plot.Put(x, y, tui.Focus, chosen)
	}
}

func (p *Practices) drawFunnelLegend(a tui.Area, w int) {
	marks := []string{"⠤⠤", "⠄⠠", "⠄ "}
	if p.app.Theme.ASCII {
		marks = []string{"::", "..", "--"}
	}
	x := 0
	for i, said := range []string{"95%", "99.8%", "all together"} {
		if x+3+tui.Width(said) > w {
			break
		}
		x = a.Text(x, 1, tui.Track, marks[i])
		x = a.Text(x+1, 1, tui.Muted, said) + 2
	}
}
