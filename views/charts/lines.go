package charts

import (
	"math"
	"slices"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/views/drawing"
	"fewer/views/tui"
	"fewer/views/words"
)

// curve is a line of amounts under some terms.
type curve struct {
	terms model.Terms
	x, y  []float64
}

// inkOf is how the line of terms is drawn; no two of them alike in grey.
func inkOf(t model.Terms) drawing.Line {
	l := line(drawing.Nothing, 1.6)
	switch t {
	case model.AsContracted:
		l = line(drawing.Text, 2.4)
	case model.AllBlock:
		l.Dash = short
	case model.AllCostPerCase:
		l.Dash = long
	case model.AsProposed:
		l = line(drawing.Scenario, 2.4)
		l.Dash = []float64{10, 3}
	}
	return l
}

// Sweep draws what is paid for one row from fewer to more, under each terms.
func Sweep(y *Year, w *seek.Sweep, width float64) *drawing.Picture {
	name := w.Lever.Name(y.Year)
	if len(w.Points) < 2 {
		return Without(name, "Nothing of it can be changed, so there is nothing to draw.", width)
	}
	first, last := w.Points[0].Percent, w.Points[len(w.Points)-1].Percent
	now := slices.IndexFunc(w.Points, func(p seek.SweepPoint) bool { return p.Percent == w.Now })
	title := name + ", from " + seek.SizePercent(math.Round(first)) + " to " + seek.SizePercent(math.Round(last))
	says := w.FactsWords(y.Year)
	if now >= 0 {
		says = append([]string{w.PointWords(y.Year, now, y.Terms), w.SavesWords(now, y.Terms)}, says...)
	}
	p := &drawing.Picture{Title: title, Says: sentences(says...), Width: width}
	lines := curves(w, model.ShownTerms(y.Projection.Proposed), func(p seek.SweepPoint, t model.Terms) model.Money { return p.Paid[t] })
	label := plain
	if flat(lines) { // what it is about would not be seen
		lines = curves(w, model.ShownTerms(y.Projection.Proposed), seek.SweepPoint.More)
		label = func(v float64, pounds func(float64) string) string {
			switch {
			case v == 0:
				return "no change"
			case v < 0:
				return pounds(-v) + " less"
			}
			return pounds(v) + " more"
		}
	}
	f := linesFrame(p, lines, label)
	f.ends(first, last)
	if now >= 0 {
		i := max(0, slices.IndexFunc(lines, func(c curve) bool { return c.terms == y.Terms }))
		f.mark(w.Now, lines[i].y[now], seek.SizePercent(w.Now))
	}
	return p
}

func curves(w *seek.Sweep, terms []model.Terms, figure func(seek.SweepPoint, model.Terms) model.Money) (all []curve) {
	for _, t := range terms {
		c := curve{terms: t}
		for _, p := range w.Points {
			c.x, c.y = append(c.x, p.Percent), append(c.y, figure(p, t).Float())
		}
		all = append(all, c)
	}
	return all
}

func flat(all []curve) bool {
	var lines []tui.ChartLine
	for _, c := range all {
		lines = append(lines, tui.ChartLine{X: c.x, Y: c.y})
	}
	return tui.Flat(lines)
}

// Contract draws what a schedule pays for more and less work.
func Contract(name string, c *insight.PaymentCurve, width float64) *drawing.Picture {
	title := name + ": " + words.PaidForMoreOrLess
	ends := c.Curves[model.AsContracted]
	if len(ends) < 2 {
		return Without(title, words.NoWorkNoCurve+".", width)
	}
	says := []string{c.MarksWords()}
	for _, f := range c.Facts {
		says = append(says, f.Words())
	}
	p := &drawing.Picture{Title: title, Says: sentences(says...), Width: width}
	var lines []curve
	for _, t := range model.ShownTerms(false) {
		l := curve{terms: t}
		for _, at := range c.Curves[t] {
			l.x, l.y = append(l.x, at.More), append(l.y, at.Pay.Float())
		}
		lines = append(lines, l)
	}
	f := linesFrame(p, lines, plain)
	f.ends(ends[0].More, ends[len(ends)-1].More)
	f.mark(c.Plan.More, c.Plan.Pay.Float(), "plan")
	f.mark(c.Forecast.More, c.Forecast.Pay.Float(), "forecast")
	if c.Scenario != c.Forecast {
		f.mark(c.Scenario.More, c.Scenario.Pay.Float(), "this scenario")
	}
	return p
}

// plain says an amount on a scale as it is.
func plain(v float64, pounds func(float64) string) string { return pounds(v) }

// linesFrame draws lines over one width, each with its name at its end.
func linesFrame(p *drawing.Picture, lines []curve, label func(v float64, pounds func(float64) string) string) *frame {
	p.Height = p.Width * 0.45
	f := &frame{Picture: p, left: 74, top: 8, right: p.Width - 158, bottom: p.Height - 22, x0: lines[0].x[0], x1: lines[0].x[len(lines[0].x)-1]}
	if p.Width < 600 {
		p.Height = p.Width * 0.66
		f.bottom, f.right = p.Height-22, p.Width-96
	}
	f.y0, f.y1 = math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		f.y0, f.y1 = min(f.y0, slices.Min(l.y)), max(f.y1, slices.Max(l.y))
	}
	f.room(0.08, 100)
	pounds := f.pounds(4)
	f.scale(4, func(v float64) string { return label(v, pounds) })
	var ends []named
	slices.SortStableFunc(lines, func(a, b curve) int { return int(drawn(a.terms) - drawn(b.terms)) })
	for _, l := range lines {
		ink := inkOf(l.terms)
		f.trace(ink, func(i int) float64 { return l.x[i] }, l.y)
		ends = append(ends, named{y: f.at(0, l.y[len(l.y)-1]).Y, ink: ink.Ink, says: []string{l.terms.String()}})
	}
	f.names(f.right+10, together(ends))
	return f
}

// drawn puts the contract over what it is compared with.
func drawn(t model.Terms) int {
	return [...]int{model.AsContracted: 3, model.AllBlock: 1, model.AllCostPerCase: 0, model.AsProposed: 2}[t]
}

// together makes one name of lines that end in one place.
func together(all []named) (names []named) {
	for _, n := range all {
		at := slices.IndexFunc(names, func(o named) bool { return math.Abs(o.y-n.y) < 1.5 })
		if at < 0 {
			names = append(names, n)
			continue
		}
		names[at].says = append(slices.Clone(names[at].says), n.says...)
	}
	return names
}

// mark is a spot on a line, with its name beside it.
func (f *frame) mark(x, y float64, name string) {
	at := f.at(x, y)
	f.Add(drawing.Disc{At: at, Radius: 4.5, Ink: drawing.Text})
	f.beside(at, strong(text(at.X, at.Y, drawing.Text, name)), true)
}

// ends name the smallest and the largest size, below, and no change where there is
// room between them.
func (f *frame) ends(first, last float64) {
	low, high := text(f.left, f.bottom+15, drawing.Quiet, seek.SizePercent(math.Round(first))),
		atEnd(text(f.right, f.bottom+15, drawing.Quiet, seek.SizePercent(math.Round(last))))
	f.Add(low, high)
	if first >= 0 || last <= 0 {
		return
	}
	x := f.at(0, 0).X
	f.Add(line(drawing.Rule, 0.8, drawing.Point{X: x, Y: f.top}, drawing.Point{X: x, Y: f.bottom}))
	none := inMiddle(text(x, f.bottom+15, drawing.Quiet, "no change"))
	from, to := none.Bounds()
	_, left := low.Bounds()
	right, _ := high.Bounds()
	if from.X > left.X+4 && to.X < right.X-4 {
		f.Add(none)
	}
}
