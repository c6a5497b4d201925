package charts

import (
	"fmt"
	"math"
	"slices"

	"fewer/model"
	"fewer/model/chance"
	"fewer/model/insight"
	"fewer/views/drawing"
	"fewer/views/words"
)

// Funnel draws the practices by list and rate, with the limits of chance. Those that
// stand out carry what they are called. Where a file says only where its author found
// them, they stand in groups.
func Funnel(title string, f *insight.Funnel, called func(practice int) string, width float64) *drawing.Picture {
	switch {
	case f.Judged && len(f.Practices) > 0:
		return groups(title, f, called, width)
	case f.Why != "":
		return Without(title, f.Why, width)
	}
	p := &drawing.Picture{Title: title, Says: f.Words(), Width: width, Height: width * 0.5}
	c := f.Curves()
	g := &frame{Picture: p, left: 40, top: 20, right: width - 82, bottom: p.Height - 24, x1: c.Largest, y0: c.Low, y1: c.High}
	p.Add(text(0, 12, drawing.Quiet, "referrals for each 1,000 patients"))
	g.scale(5, func(v float64) string { return fmt.Sprintf("%.4g", v) })
	var ends []named
	for _, l := range []struct {
		name   string
		values []float64
		dash   []float64
		ink    drawing.Ink
	}{
		{"99.8%", c.Upper998, short, drawing.Nothing},
		{"95%", c.Upper95, long, drawing.Nothing},
		{"all together", c.Mean, nil, drawing.Scenario},
		{"95%", c.Lower95, long, drawing.Nothing},
		{"99.8%", c.Lower998, short, drawing.Nothing},
	} {
		drawn := line(l.ink, 1.3)
		drawn.Dash = l.dash
		g.trace(drawn, func(i int) float64 { return c.Largest * float64(i) / float64(len(l.values)-1) }, l.values)
		ends = append(ends, named{y: g.at(0, l.values[len(l.values)-1]).Y, ink: l.ink, says: []string{l.name}})
	}
	g.names(g.right+6, ends)
	outside, _ := f.Outside()
	var stand []*insight.PracticeRate
	for i := range f.Practices {
		q := &f.Practices[i]
		at := g.at(q.List, q.Rate)
		p.Add(drawing.Disc{At: at, Radius: 3.5, Ink: drawing.Text, Hollow: q.Position == chance.WithinLimits})
		if q.Position != chance.WithinLimits && outside <= 8 {
			stand = append(stand, q)
		}
	}
	for _, q := range stand {
		at := g.at(q.List, q.Rate)
		g.beside(at, text(at.X, at.Y, drawing.Text, called(q.Practice)).Fit(220), false)
	}
	p.Add(text(g.left, g.bottom+16, drawing.Quiet, "0"), atEnd(text(g.right, g.bottom+16, drawing.Quiet, model.Thousands(int64(c.Largest))+" patients")))
	return p
}

// groups draws practices by where they were found to lie, the highest first.
func groups(title string, f *insight.Funnel, called func(practice int) string, width float64) *drawing.Picture {
	p := &drawing.Picture{Title: title, Says: "Where the author of the file found each practice among the limits of chance, without rates: those would tell which practice it is.", Width: width}
	y := 0.0
	for _, at := range []chance.FunnelPosition{chance.AboveUpper998, chance.AboveUpper95, chance.WithinLimits, chance.BelowLower95, chance.BelowLower998} {
		said := ""
		n := 0
		for i := range f.Practices {
			if f.Practices[i].Position == at {
				said += ", " + called(f.Practices[i].Practice)
				n++
			}
		}
		rows := wrapped("none", width-170, small)
		if n > 0 {
			rows = wrapped(said[2:], width-170, small)
		}
		ink := drawing.Text
		if at == chance.WithinLimits {
			ink = drawing.Quiet
		}
		p.Add(strong(text(0, y+16, ink, model.UpperFirst(at.Words()))), text(140, y+16, ink, fmt.Sprint(n)))
		for _, row := range rows {
			p.Add(text(168, y+16, ink, row))
			y += 16
		}
		y += 8
		p.Add(line(drawing.Rule, 0.6, drawing.Point{X: 0, Y: y}, drawing.Point{X: width, Y: y}))
	}
	p.Height = y + 4
	return p
}

// XmR draws one row week by week, or by month, with the limits of ordinary variation.
func XmR(name string, x *insight.XmR, width float64) *drawing.Picture {
	title := name + ", week by week"
	period := x.Over.Period()
	if period != "week" {
		title = name + ", month by month"
	}
	if x.Why != "" || len(x.Points) == 0 {
		return Without(title, x.Why, width)
	}
	p := &drawing.Picture{Title: title, Says: sentences(append(x.Words(), x.Notes...)...), Width: width, Height: width * 0.42}
	g := &frame{Picture: p, left: 46, top: 20, right: width - 96, bottom: p.Height - 24, x0: 1, x1: float64(max(2, x.Points[len(x.Points)-1].Week)), y0: x.Lower, y1: x.Upper}
	var values []float64
	for _, q := range x.Points {
		values = append(values, q.Value)
	}
	g.y0, g.y1 = min(g.y0, slices.Min(values)), max(g.y1, slices.Max(values))
	g.room(0.08, 0.01)
	p.Add(text(0, 12, drawing.Quiet, x.Unit))
	g.scale(4, func(v float64) string { return words.Count(v) })
	across := func(l drawing.Line, v float64) {
		l.Points = []drawing.Point{g.at(g.x0, v), g.at(g.x1, v)}
		p.Add(l)
	}
	limit, mean := line(drawing.Nothing, 1.3), line(drawing.Scenario, 1.3)
	limit.Dash = long
	across(limit, x.Upper)
	across(limit, x.Lower)
	across(mean, x.Mean)
	g.trace(line(drawing.Text, 1.8), func(i int) float64 { return float64(x.Points[i].Week) }, values)
	for _, q := range x.Points {
		if q.Signals != 0 {
			p.Add(drawing.Disc{At: g.at(float64(q.Week), q.Value), Radius: 4, Ink: drawing.Text})
		}
	}
	said := func(name string, v float64) named {
		return named{y: g.at(0, v).Y, ink: drawing.Text, says: []string{fmt.Sprintf("%s %.1f", name, v)}}
	}
	g.names(g.right+8, []named{said("upper", x.Upper), said("mean", x.Mean), said("lower", x.Lower)})
	p.Add(text(g.left, g.bottom+16, drawing.Quiet, period+" 1"), atEnd(text(g.right, g.bottom+16, drawing.Quiet, fmt.Sprintf("%s %d", period, int(math.Round(g.x1))))))
	if slices.ContainsFunc(x.Points, func(q insight.XmRPoint) bool { return q.Signals != 0 }) {
		p.Add(inMiddle(text((g.left+g.right)/2, g.bottom+16, drawing.Quiet, "● "+words.BeyondOrdinary)))
	}
	return p
}
