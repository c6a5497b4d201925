package screens

import (
	"fmt"
	"math"

	"fewer/model"
	"fewer/model/chance"
	"fewer/model/insight"
	"fewer/views/handout"
	"fewer/views/tui"
)

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
	plot.Plot(t, c.Low, c.High,
		tui.Series{Values: c.Mean, Role: tui.Budget, Gap: 4, Typed: '-'},
		tui.Series{Values: c.Upper998, Role: tui.Track, Gap: 3, Typed: '.'},
		tui.Series{Values: c.Lower998, Role: tui.Track, Gap: 3, Typed: '.'},
		tui.Series{Values: c.Upper95, Role: tui.Track, Typed: ':'},
		tui.Series{Values: c.Lower95, Role: tui.Track, Typed: ':'})
	w, rows := plot.Size()
	p.drawSpots(plot)
	mean := tui.PlotRow(t, rows, c.Low, c.High, p.funnel.Mean)
	for y, rate := range map[int]float64{0: c.High, rows - 1: c.Low, mean: p.funnel.Mean} {
		if y == mean {
			rate = p.funnel.Mean
		}
		a.Right(funnelLabel-1, y, tui.Muted, fmt.Sprintf("%.1f", rate))
	}
	axis := a.Part(tui.NewRect(plot.Box.X, plot.Box.Y+rows, w, 2))
	axis.Text(0, 0, tui.Muted, "0")
	axis.Right(w, 0, tui.Muted, model.Thousands(int64(c.Largest))+" patients")
	p.drawFunnelLegend(axis, w)
}

// fewLetters is up to how many practices that stand out carry their letters;
// more would hide each other.
const fewLetters = 8

// drawSpots draws the practices, the chosen one last, over their letters.
func (p *Practices) drawSpots(plot tui.Area) {
	w, rows := plot.Size()
	at := func(q *insight.PracticeRate) (x, y int) {
		return int(math.Round(q.List / p.curves.Largest * float64(w-1))),
			tui.PlotRow(p.app.Theme, rows, p.curves.Low, p.curves.High, q.Rate)
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

// Pictured is the funnel.
func (p *Practices) Pictured() (handout.Wanted, bool) {
	w := handout.Wanted{Picture: "funnel", Exact: p.chance}
	if p.stream != insight.AllStreams {
		w.Of = p.app.Year.Referrals[p.stream].ID
	}
	return w, true
}
