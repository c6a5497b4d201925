package wall

import (
	"math"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/tui"
	"fewer/views/words"
)

// DrawCurve shows what the schedule that pays most of the row pays for every
// value at tariff, and where plan, forecast and scenario lie on it.
func DrawCurve(out *Writer, about words.About) {
	p := about.Prepared
	i := insight.MainSchedule(p, about.Target)
	if i < 0 {
		out.Para(tui.Plain, "This row is under no contract: what is used is paid.")
		return
	}
	curve, ok := insight.PaymentCurveOf(p, i, about.Projection)
	if !ok {
		out.Para(tui.Plain, words.NoWorkNoCurve+".")
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
		drawCurveChart(out, &curve, min(rows, 20), points)
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
func drawCurveChart(out *Writer, c *insight.PaymentCurve, rows int, points []curveMark) {
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
	out.legend(x, out.Y+h, room, room, "line: what is paid · dots: if paid by the case", "line: paid · dots: if by the case")
	out.Y += rows
}
