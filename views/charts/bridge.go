package charts

import (
	"math"

	"fewer/model/explain"
	"fewer/views/drawing"
	"fewer/views/words"
)

// Bridge draws how one amount becomes another, step by step.
func Bridge(title string, b explain.Bridge, width float64) *drawing.Picture {
	if len(b) == 0 {
		return Without(title, "There are no steps to draw.", width)
	}
	said := sentences(b[0].Label+": "+b[0].Words()+".", b[len(b)-1].Label+": "+b[len(b)-1].Words()+".")
	p := &drawing.Picture{Title: title, Says: said, Width: width}
	d := bridge{p: p, steps: b, bar: 12, row: 25, amounts: 86}
	longest := 0.0
	for i := range b {
		longest = max(longest, drawing.TextWidth(b[i].Label, small, b[i].Stands))
	}
	d.from = min(longest, width*0.5) + 12
	if d.stacked = width < 600; d.stacked {
		d.from, d.row, d.bar, d.amounts = 0, 26, 7, 0
	}
	low, high := b.Span()
	d.at = func(pounds float64) float64 {
		if high == low {
			return d.from
		}
		return d.from + (pounds-low.Float())/(high-low).Float()*(width-d.amounts-d.from)
	}
	for i := range b {
		d.step(i, low.Float())
	}
	p.Height = d.row*float64(len(b)) + 4
	if from := b.BeginsAt(); from != "" {
		p.Add(text(d.from, p.Height+10, drawing.Quiet, "// "+words.BarsCut(from)).FitWhole(width - d.from))
		p.Height += 16
	}
	return p
}

// bridge is a bridge as it is being drawn.
type bridge struct {
	p                       *drawing.Picture
	steps                   explain.Bridge
	from, row, bar, amounts float64
	stacked                 bool // names stand over the bars
	at                      func(pounds float64) float64
}

func (d *bridge) step(i int, low float64) {
	step, levels, width := d.steps[i], d.steps.Levels(), d.p.Width
	y := d.row * float64(i)
	names, barY := y+15, y+5
	if d.stacked {
		names, barY = y+11, y+15
	}
	said := d.steps.Said()(step)
	amount := atEnd(text(width-2, names, drawing.Text, said))
	amount.Bold = step.Stands
	label := text(2, names, drawing.Text, step.Label)
	label.Bold = step.Stands
	room := d.from - 12
	if d.stacked {
		room = width - drawing.TextWidth(amount.Text, small, amount.Bold) - 14
	}
	d.p.Add(label.Fit(room), amount)
	begin, end := low, levels[i].Float()
	if !step.Stands {
		begin = levels[i-1].Float()
		if !d.stacked { // it would cross the name
			d.p.Add(line(drawing.Rule, 0.8, drawing.Point{X: d.at(begin), Y: barY + d.bar - d.row}, drawing.Point{X: d.at(begin), Y: barY}))
		}
	}
	x, w := min(d.at(begin), d.at(end)), math.Abs(d.at(end)-d.at(begin))
	if step.Amount != 0 { // too little to see is still something
		w = max(w, 1.5)
	}
	ink := drawing.Text
	switch {
	case step.Stands:
		ink = drawing.Nothing
	case step.Amount < 0:
		ink = drawing.Scenario
	}
	if w > 0 {
		d.p.Add(drawing.Area{Points: drawing.Box(x, barY, w, d.bar), Ink: ink, Edged: step.Held})
	}
	if step.Stands && low > 0 && w > 24 {
		for k := range 2 {
			x := x + 8 + 4*float64(k)
			d.p.Add(line(drawing.Tint, 1.6, drawing.Point{X: x, Y: barY + d.bar + 1}, drawing.Point{X: x + 4, Y: barY - 1}))
		}
	}
}
