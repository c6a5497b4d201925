package charts

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/drawing"
	"fewer/views/words"
)

// Year is what the pictures of spending are of: a projection under some terms.
type Year struct {
	Year       *model.Year
	Projection *model.Projection
	Terms      model.Terms
	Spread     insight.TermsSpread
	Fan        *insight.Fan // nil where nothing that is to come can move the year-end
	Changed    bool         // whether a scenario changes anything
}

// ToDate draws by how much spending lies above its budget, week by week.
func ToDate(y *Year, width float64) *drawing.Picture {
	of := y.Projection.Terms[y.Terms]
	p := &drawing.Picture{Title: "Spending against budget, to date, " + y.Terms.String(), Width: width, Height: width * 0.42}
	margin := 150.0
	if width < 600 {
		p.Height, margin = width*0.55, 92
	}
	nothingOver, scenarioOver := of.DoNothing.Deficit.Over(), of.Shown(of.Scenario.Deficit).Over()
	for _, said := range []string{nothingOver, scenarioOver} {
		margin = max(margin, 14+text(0, 0, drawing.Text, said).Wide())
	}
	series := y.Projection.ToDate(y.Terms)
	d := insight.NewToDate(&series, y.Fan)
	f := &frame{Picture: p, left: 58, top: 8, right: width - margin, bottom: p.Height - 22, x1: model.WeeksInYear}
	for _, line := range []insight.Path{d.Actual, d.Nothing, d.Scenario, d.Low, d.High} {
		for _, v := range line.Above {
			f.y0, f.y1 = min(f.y0, v), max(f.y1, v)
		}
	}
	f.room(0.06, 1000)
	pounds := f.pounds(4)
	said := func(v float64) string {
		if v == 0 {
			return "budget"
		}
		return pounds(v)
	}
	f.margin(4, said)
	f.band(d.Low, d.High)
	f.scale(4, said)
	f.Add(line(drawing.Text, 1, f.at(f.x0, 0), f.at(f.x1, 0)))
	f.months(width)
	nothing := line(drawing.Nothing, 1.6)
	nothing.Dash = long
	f.path(nothing, d.Nothing)
	if y.Changed {
		f.path(line(drawing.Scenario, 2.2), d.Scenario)
	}
	f.path(line(drawing.Text, 2.2), d.Actual)
	end := func(c insight.Path) float64 { return f.at(0, c.Above[len(c.Above)-1]).Y }
	nothingName, scenarioName := "if nothing changes", "this scenario"
	if width < 600 {
		nothingName, scenarioName = "no change", "scenario"
	}
	ends := []named{{y: end(d.Nothing), ink: drawing.Text, first: true, says: []string{nothingName, nothingOver}}}
	if y.Changed {
		ends = append(ends, named{y: end(d.Scenario), ink: drawing.Scenario, first: true, says: []string{scenarioName, scenarioOver}})
	}
	f.names(f.right+10, ends)
	if y.Fan != nil {
		at := f.at(model.WeeksInYear-2, d.Low.Above[len(d.Low.Above)-1])
		f.beside(at, text(at.X, at.Y, drawing.Quiet, words.EightOfTen), false)
	}
	p.Says = sentences("If nothing changes the year ends "+of.DoNothing.Deficit.OverBudget()+".", scenarioWords(y), y.spreadWords())
	return p
}

func scenarioWords(y *Year) string {
	if !y.Changed {
		return ""
	}
	of := &y.Projection.Terms[y.Terms]
	return "With this scenario it ends " + of.Shown(of.Scenario.Deficit).OverBudget() + "."
}

func (y *Year) spreadWords() string {
	return "How sure: " + y.Spread.Scenario.Words() + "."
}

// path draws a path of spending.
func (f *frame) path(l drawing.Line, c insight.Path) {
	f.trace(l, func(i int) float64 { return c.Weeks[i] }, c.Above)
}

// band tints what lies between two paths.
func (f *frame) band(low, high insight.Path) {
	var there, back []drawing.Point
	for i, week := range high.Weeks {
		there = append(there, f.at(week, high.Above[i]))
		back = append([]drawing.Point{f.at(week, low.Above[i])}, back...)
	}
	if len(there) > 1 {
		f.Add(drawing.Area{Points: append(there, back...), Ink: drawing.Tint})
	}
}

// months names the months below.
func (f *frame) months(width float64) {
	for i, m := range []string{"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"} {
		if width >= 600 || i%2 == 0 {
			x := f.left + (f.right-f.left)*float64(i)/12
			f.Add(text(x, f.bottom+15, drawing.Quiet, m))
		}
	}
}

// Weeks draws which of the weeks that are left still count, and what is left to be
// saved of a change that starts in each.
func Weeks(of string, y *Year, t *insight.Timeline, waiting insight.Waiting, says string, width float64) *drawing.Picture {
	title := of + ": the " + insight.TimeLeft(y.Year) + " that are left"
	if len(t.Kinds) == 0 {
		return Without(title, says, width)
	}
	p := &drawing.Picture{Title: title, Says: says, Width: width}
	n := len(t.Weeks)
	f := &frame{Picture: p, left: 112, right: width - 96, top: 22, x1: float64(n)}
	if width < 600 {
		f.left, f.right = 76, width-74
	}
	step := (f.right - f.left) / float64(n)
	christmas := y.Year.FinancialYear.ChristmasWeek()
	for i, week := range t.Weeks {
		if week.Week == christmas {
			p.Add(inMiddle(text(f.left+step*(float64(i)+0.5), 13, drawing.Quiet, "Christmas")))
		}
	}
	row := 22.0
	for k, kind := range t.Kinds {
		top := f.top + row*float64(k)
		p.Add(text(0, top+12, drawing.Text, model.UpperFirst(kind.ShortWords())).Fit(f.left - 6))
		for i := range n {
			box := drawing.Box(f.left+step*float64(i)+1, top+1, step-2, row-8)
			p.Add(drawing.Area{Points: box, Ink: drawing.Rule, Edged: !t.Saves[k][i]})
			if t.Saves[k][i] {
				p.Shapes[len(p.Shapes)-1] = drawing.Area{Points: box, Ink: drawing.Scenario}
			}
		}
		count := strings.Replace(t.CountWords(k), " still", "", 1) // there is less room
		p.Add(text(f.right+6, top+12, drawing.Text, count).FitWhole(width - f.right - 6))
	}
	p.Height = f.top + row*float64(len(t.Kinds)) + 4
	f.weekDates(y.Year, t, p.Height, step)
	p.Height += 20
	f.waiting(y, waiting.OwnWhole())
	return p
}

// weekDates names the weeks' first days, as many as there is room for.
func (f *frame) weekDates(y *model.Year, t *insight.Timeline, top, step float64) {
	free := 0.0
	for i, week := range t.Weeks {
		x := f.left + step*float64(i)
		if x < free {
			continue
		}
		l := text(x, top+10, drawing.Quiet, y.FinancialYear.WeekStart(week.Week).Format("2 Jan"))
		f.Add(l)
		free = x + drawing.TextWidth(l.Text, small, false) + 8
	}
}

// waiting draws below what is saved if the changes start so many weeks later.
func (f *frame) waiting(y *Year, saved [][model.TermsCount]model.Money) {
	if len(saved) < 2 {
		return
	}
	g := &frame{Picture: f.Picture, left: f.left, right: f.right, top: f.Height + 26, bottom: f.Height + 130, x1: float64(len(saved) - 1)}
	f.Add(strong(text(0, f.Height+14, drawing.Text, "Saved by 31 March if it starts so many weeks later")).Fit(f.Width))
	f.Height = g.bottom + 24
	terms := []model.Terms{y.Terms}
	if y.Terms != model.AllCostPerCase {
		terms = append(terms, model.AllCostPerCase)
	}
	values := make([][]float64, len(terms))
	for k, t := range terms {
		for i := range saved {
			v := saved[i][t].Float()
			values[k] = append(values[k], v)
			g.y0, g.y1 = min(g.y0, v), max(g.y1, v)
		}
	}
	g.room(0.04, 1)
	g.scale(3, g.pounds(3))
	if len(terms) > 1 && slices.Equal(values[0], values[1]) {
		terms, values = terms[:1], values[:1]
	}
	for k, t := range terms {
		l, beside := line(drawing.Scenario, 2.2), 0.0
		if k > 0 {
			l, beside = line(drawing.Nothing, 1.6), 2
			l.Dash = long
		}
		g.trace(l, straight, values[k])
		i := min(len(saved)-1, len(saved)/4+int(beside)) // where the lines are still apart
		place := g.at(float64(i), values[k][i])
		g.beside(place, text(0, 0, l.Ink, t.String()), true)
	}
	for i := 0; i < len(saved); i += max(1, len(saved)/6) {
		f.Add(inMiddle(text(g.at(float64(i), 0).X, g.bottom+14, drawing.Quiet, fmt.Sprint(i))))
	}
}
