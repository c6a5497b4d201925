package workbench

import (
	"math"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/words"
)

// drawChart shows how far spending to date lies above its budget, week by week,
// under the terms in focus. Spending itself would be a straight line, on which
// a deficit of one part in fifty can't be seen.
func (w *Bench) drawChart(a tui.Area) {
	width, h := a.Size()
	if width < 30 || h < 5 {
		return
	}
	d := insight.NewToDate(w.ToDateSeries(), w.Fan())
	low, high := tui.Bounds(d.Actual.Above, d.Nothing.Above, d.Scenario.Above, d.Low.Above, d.High.Above)
	line := func(p insight.Path, role tui.Role, gap int, typed rune) tui.Series {
		return tui.Series{X: p.Weeks, Values: p.Above, Role: role, Gap: gap, Typed: typed}
	}

	a.Cut(2, 0, width-4, tui.Strong, tui.FirstThatFits(width-4,
		"SPENDING AGAINST BUDGET, TO DATE · "+w.app.Terms.String(), "SPENDING AGAINST BUDGET"))
	const label = 9
	plot := a.Part(tui.NewRect(a.Box.X+label+1, a.Box.Y+1, width-label-3, h-3))
	plot.Plot(w.app.Theme, low, high,
		tui.Series{Values: make([]float64, model.WeeksInYear+1), Role: tui.Budget, Gap: 4, Typed: '.'},
		line(d.Low, tui.Changed, 3, ':'), line(d.High, tui.Changed, 3, ':'),
		line(d.Nothing, tui.Nothing, 3, 'o'), line(d.Scenario, tui.Changed, 0, '+'), line(d.Actual, tui.Actual, 0, '*'),
	)
	_, rows := plot.Size()
	w.drawScale(a, label, rows, low, high)
	w.drawMonths(a.Part(tui.NewRect(plot.Box.X, plot.Box.Y+rows, plot.Box.W, 1)))
	w.drawLegend(a, h-1)
}

// drawScale writes what the highest and lowest rows and that of the budget stand for.
func (w *Bench) drawScale(a tui.Area, label, rows int, low, high float64) {
	zero := 1 + tui.PlotRow(w.app.Theme, rows, low, high, 0)
	a.Right(label, zero, tui.Budget, "budget")
	write := func(y int, v float64) {
		if y < zero-1 || y > zero+1 {
			amount := model.RoundPounds(math.Abs(v)).Short()
			a.Right(label, y, tui.Muted, amount)
			if y+1 != zero && y+1 <= rows {
				a.Right(label, y+1, tui.Muted, sideOf(v))
			}
		}
	}
	write(1, high)
	if rows > 3 {
		write(rows-1, low)
	}
}

func sideOf(v float64) string {
	if v < 0 {
		return "under"
	}
	return "over"
}

// drawMonths names the months under the chart.
func (w *Bench) drawMonths(a tui.Area) {
	width, _ := a.Size()
	months := []string{"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"}
	for i, m := range months {
		if width < 60 && i%2 == 1 {
			continue
		}
		a.Text(i*width/12, 0, tui.Muted, m)
	}
}

// drawLegend says which line is which, with the figures that they end at where
// there is room.
func (w *Bench) drawLegend(a tui.Area, y int) {
	width, _ := a.Size()
	result := &w.app.Projection().Terms[w.app.Terms]
	marks := []string{"⣀⣀", "⢀⢀", "⠤⠤"}
	if w.app.Theme.ASCII {
		marks = []string{"**", "oo", "++"}
	}
	roles := []tui.Role{tui.Actual, tui.Nothing, tui.Changed}
	said := []string{"to date", "if nothing changes", "with this scenario"}
	if width < 60 {
		said[1], said[2] = "no change", "scenario"
	}
	nothing, changed := " "+result.DoNothing.Deficit.Over(), " "+result.Shown(result.Scenario.Deficit).Over()
	if taken := len("to date") + 2*len("if nothing changes") + 3*5; width >= 60 && 2+taken+tui.Width(nothing)+tui.Width(changed) < width {
		said[1], said[2] = said[1]+nothing, said[2]+changed
	}
	if w.fan != nil && w.app.Sure.Shown {
		mark := "⠂⠂"
		if w.app.Theme.ASCII {
			mark = "::"
		}
		said[0], said[1], said[2] = "so far", "no change", "scenario"
		marks, roles = append(marks, mark), append(roles, tui.Changed)
		said = append(said, tui.FirstThatFits(width-44, words.EightOfTen, "range"))
	}
	x := 2
	for i, role := range roles {
		x = a.Text(x, y, role, marks[i])
		x = a.Text(x+1, y, tui.Muted, said[i]) + 2
	}
}

// Pictured is spending against budget.
func (w *Bench) Pictured() (handout.Wanted, bool) { return handout.Wanted{Picture: "to-date"}, true }
