package charts

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/drawing"
)

// Guesses draws what the tables of a round guessed and, on the same scale, both
// answers. A table is named only where it agreed.
func Guesses(y *model.Year, r *file.Round, width float64) *drawing.Picture {
	title := r.Words(y) + ": what we would save by 31 March"
	if r.Revealed != file.RevealContract {
		return Without(title, "The answers have not been shown yet, so nothing of the guesses is.", width)
	}
	p := &drawing.Picture{Title: title, Width: width, Says: sentences(r.AnsweredWords(),
		"Paid by the case: "+r.Answers.ByCase.Pence()+". As contracted: "+r.Answers.AsContracted.Pence()+".")}
	f := &frame{Picture: p, left: 26, right: width - 46}
	answers := []float64{r.Answers.ByCase.Float(), r.Answers.AsContracted.Float()}
	outside := r.OffScale(answers...)
	var within []file.Guess
	unknown := 0
	for _, g := range r.Guesses {
		switch {
		case !g.Pounds.Given:
			unknown++
		case !slices.Contains(outside, g):
			within = append(within, g)
			f.x0, f.x1 = min(f.x0, g.Pounds.Value), max(f.x1, g.Pounds.Value)
		}
	}
	for _, v := range answers {
		f.x0, f.x1 = min(f.x0, v), max(f.x1, v)
	}
	if f.x1 <= f.x0 {
		f.x1 = f.x0 + 100
	}
	ticks := steps(f.x0, f.x1*1.0001, 5)
	rows := f.guesses(within)
	axis := 20 + 17*float64(rows)
	f.y1, f.top, f.bottom = 1, axis, axis
	f.Add(line(drawing.Text, 1.2, drawing.Point{X: f.left - 8, Y: axis}, drawing.Point{X: f.right + 8, Y: axis}))
	pounds := apart(ticks)
	for _, v := range ticks {
		x := f.at(v, 0).X
		f.Add(line(drawing.Text, 1, drawing.Point{X: x, Y: axis - 3}, drawing.Point{X: x, Y: axis + 3}), inMiddle(text(x, axis+15, drawing.Quiet, pounds(v))))
	}
	bottom := axis + 24
	for i, name := range []string{"paid by the case", "as contracted"} {
		f.answer(answers[i], axis, bottom+20*float64(i), model.RoundPounds(answers[i]).Short()+" "+name)
	}
	p.Height = bottom + 44
	var aside []string
	for _, g := range outside {
		said := "off the scale: " + model.RoundPounds(g.Pounds.Value).Short()
		if g.Named {
			said += " (" + g.Table + ")"
		}
		aside = append(aside, said)
	}
	if unknown > 0 {
		aside = append(aside, model.Thousands(int64(unknown))+" don't know")
	}
	if len(aside) > 0 {
		p.Add(text(f.left-8, p.Height+8, drawing.Quiet, strings.Join(aside, "; ")).FitWhole(width - f.left))
		p.Height += 16
	}
	return p
}

// guesses draws a spot for each guess, in as many rows as keep names apart, and tells
// how many those are.
func (f *frame) guesses(all []file.Guess) (rows int) {
	var free []float64 // for each row where it is free from
	f.y1, f.bottom = 1, 0
	slices.SortStableFunc(all, func(a, b file.Guess) int {
		switch {
		case a.Pounds.Value < b.Pounds.Value:
			return -1
		case a.Pounds.Value > b.Pounds.Value:
			return 1
		}
		return 0
	})
	type spot struct {
		x    float64
		name string
		row  int
	}
	var spots []spot
	for _, g := range all {
		s := spot{x: f.at(g.Pounds.Value, 0).X}
		end := s.x + 8
		if g.Named {
			s.name = g.Table
			end += min(110, drawing.TextWidth(g.Table, small, false)) + 4
		}
		for s.row = 0; s.row < len(free) && free[s.row] > s.x-6; s.row++ {
		}
		if s.row == len(free) {
			free = append(free, 0)
		}
		free[s.row] = end
		spots = append(spots, s)
	}
	rows = max(1, len(free))
	for _, s := range spots {
		y := 14 + 17*float64(rows-1-s.row)
		f.Add(drawing.Disc{At: drawing.Point{X: s.x, Y: y}, Radius: 5, Ink: drawing.Nothing})
		if s.name != "" {
			l := text(s.x+9, y+4, drawing.Text, s.name)
			room := min(110, f.Width-s.x-12)
			if room < 40 {
				l, room = atEnd(text(s.x-9, y+4, drawing.Text, s.name)), 110
			}
			f.Add(l.Fit(room))
		}
	}
	return rows
}

// answer draws an answer below the scale, with a line up to it.
func (f *frame) answer(v, axis, y float64, says string) {
	x := f.at(v, 0).X
	f.Add(line(drawing.Scenario, 1.2, drawing.Point{X: x, Y: axis + 18}, drawing.Point{X: x, Y: y + 2}),
		drawing.Area{Points: []drawing.Point{{X: x, Y: axis + 1}, {X: x - 5, Y: axis - 9}, {X: x + 5, Y: axis - 9}}, Ink: drawing.Scenario})
	l := strong(text(x+5, y+10, drawing.Scenario, says))
	if from, to := l.Bounds(); to.X > f.Width {
		l = atEnd(l)
		l.At.X = max(x-5, to.X-from.X)
	}
	f.Add(l)
}
