package pictures

import (
	"math"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/views/desk"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/words"
)

// Sweep shows what is paid for one row from 40% fewer to 40% more, or as
// far as it stands, under every terms; and the payment curve of the schedule that most of it falls
// under, with plan, forecast and scenario.
type Sweep struct {
	app    *desk.Desk
	target model.Target
	curve  bool // whether the payment curve is shown
	at     int  // of the points, the one that is told of

	sweep    seek.Sweep
	payment  insight.PaymentCurve
	schedule int // index in Prepared.Schedules, or −1
	drawable bool
}

// OpenSweep opens the sweep of a row, or says that nothing of it can be changed.
func OpenSweep(a *desk.Desk, t model.Target) {
	if _, ok := seek.LeverFor(a.Reckoned(), t); !ok {
		a.Refuse("There is nothing here to sweep")
		return
	}
	a.Open(&Sweep{app: a, target: t, at: -1})
}

// practice is the id of the one whose part is swept; "" for all, as of a line, and of a
// stream to which it refers nobody.
func (s *Sweep) practice() string {
	if s.app.Session.NotIts(s.target) != "" {
		return ""
	}
	return s.app.PracticeID()
}

// Title names the screen in the table of keys.
func (s *Sweep) Title() string { return "One row from fewer to more" }

// Refresh reckons the sweep again.
func (s *Sweep) Refresh() {
	if s.app.Session == nil {
		return
	}
	year, scenario := s.app.Reckoned(), s.app.Session.Document().Scenario
	s.sweep, _ = seek.SweepOf(year, &scenario, s.target, s.practice())
	s.schedule = insight.MainSchedule(s.app.Reckoned(), s.target)
	s.drawable = false
	if s.schedule >= 0 {
		s.payment, s.drawable = insight.PaymentCurveOf(year, s.schedule, s.app.Projection())
	}
	if s.at < 0 || s.at >= len(s.sweep.Points) {
		for i := range s.sweep.Points {
			if s.sweep.Points[i].Percent == s.sweep.Now {
				s.at = i
			}
		}
	}
}

func (s *Sweep) Actions() []tui.Action {
	step := func(by int) func() tea.Cmd {
		return tui.Just(func() { s.at = max(0, min(s.at+by, len(s.sweep.Points)-1)) })
	}
	return append([]tui.Action{
		{
			ID: "sweep-fewer", Keys: []string{"left"}, Short: "fewer, more", Group: tui.Looking, Rank: 10,
			Help: "along the sweep: fewer; nothing is changed", Off: s.onCurve, Do: step(-1),
		},
		{
			ID: "sweep-more", Keys: []string{"right"}, Short: "fewer, more", Group: tui.Looking, Rank: 10,
			Help: "along the sweep: more; nothing is changed", Off: s.onCurve, Do: step(1),
		},
		{
			ID: "payment-curve", Keys: []string{"space"}, Short: "payment curve", Group: tui.Looking, Rank: 20,
			Help: "the payment curve of the contract, with plan, forecast and scenario; or the sweep again",
			Off:  s.noCurve, Do: tui.Just(func() { s.curve = !s.curve }),
		},
		s.app.BackAction("leave-sweep", "back", "back"),
	}, Insights(s.app, func() string { return s.app.FigureOf(s.target) })...)
}

func (s *Sweep) onCurve() string {
	if s.curve {
		return "Space goes back to the sweep"
	}
	return ""
}

func (s *Sweep) noCurve() string {
	switch {
	case s.schedule < 0:
		return "A line without activity is under no contract"
	case !s.drawable:
		return words.NoWorkNoCurve
	}
	return ""
}

func (s *Sweep) Key(tea.KeyMsg) bool { return false }

func (s *Sweep) Mouse(m tea.MouseMsg) bool {
	switch m.Button {
	case tea.MouseButtonWheelUp:
		s.at = max(0, s.at-1)
	case tea.MouseButtonWheelDown:
		s.at = min(len(s.sweep.Points)-1, s.at+1)
	default:
		return false
	}
	return true
}

func (s *Sweep) Draw(a tui.Area) {
	w, _ := a.Size()
	name := s.app.Year.TargetName(s.target)
	heading := name
	if n := len(s.sweep.Points); n > 0 {
		heading = tui.FirstThatFits(w-2, name+" · from "+s.sizeAt(0)+" to "+s.sizeAt(n-1), name)
	}
	if s.curve && s.noCurve() == "" {
		what, brief := " · "+words.PaidForMoreOrLess, ""
		if s.practice() != "" {
			what, brief = " · what is paid for the work of all practices", " · all practices"
		}
		heading = tui.FirstThatFits(w-2, s.scheduleName()+what, s.scheduleName()+brief, s.scheduleName())
	}
	rows := s.app.DrawList(a, heading)
	said := s.says()
	if s.curve && s.noCurve() == "" {
		said = s.curveSays()
	}
	most := rows.Box.H * 2 / 5
	if rows.Box.W >= 76 {
		most = rows.Box.H / 2
	}
	lines := tui.WholeSentences(said, rows.Box.W-4, max(1, most-1))
	foot, chart := rows.Box.CutBottom(len(lines) + 1)
	for i, line := range lines {
		rows.Part(foot).Text(2, i+1, tui.Plain, line)
	}
	if s.curve && s.noCurve() == "" {
		s.drawCurve(rows.Part(chart))
		return
	}
	s.drawSweep(rows.Part(chart))
}

// says tells of the chosen size, then of where the contracts cross.
func (s *Sweep) says() []string {
	if s.at >= len(s.sweep.Points) || s.at < 0 {
		return nil
	}
	say := s.sweep.FactsWords(s.app.Year)
	if saves := s.sweep.SavesWords(s.at, s.app.Terms); saves != "" {
		say = append([]string{saves, words.Sentence(words.Kept(s.sweep.Points[s.at].FullYear[s.app.Terms]))}, say...)
	}
	at := 0
	if s.practice() != "" { // what all are paid comes after what is its own
		at = len(say)
	}
	return slices.Insert(say, at, s.sweep.PointWords(s.app.Year, s.at, s.app.Terms))
}

func (s *Sweep) curveSays() []string {
	say := []string{s.payment.MarksWords()}
	for _, f := range s.payment.Facts {
		say = append(say, f.Words())
	}
	return say
}

func (s *Sweep) scheduleName() string {
	schedule := s.app.Reckoned().Schedules()[s.schedule]
	return s.app.Year.Providers[schedule.Provider].Name + ", " + schedule.Schedule.Words()
}

func (s *Sweep) drawSweep(a tui.Area) {
	terms := []model.Terms{model.AllBlock, model.AllCostPerCase, model.AsContracted}
	if s.app.Projection().Proposed {
		terms = append(terms, model.AsProposed)
	}
	if s.at < 0 || s.at >= len(s.sweep.Points) {
		return
	}
	paid := func(p seek.SweepPoint, t model.Terms) model.Money { return p.Paid[t] }
	lines, scale := s.sweepLines(terms, paid), amounts
	if s.practice() != "" || tui.Flat(lines) { // what it is about would not be seen
		lines, scale = s.sweepLines(terms, seek.SweepPoint.More), besideNoChange
	}
	here := slices.Index(terms, s.app.Terms)
	marks := []tui.ChartMark{{X: s.sweep.Points[s.at].Percent, Y: lines[max(0, here)].Y[s.at], Letter: s.app.Theme.Glyphs.Knob}}
	s.drawChart(a, lines, marks, scale, s.sizeAt(0), s.sizeAt(len(s.sweep.Points)-1))
}

// sizeAt says the size at a point of the sweep: "40% fewer".
func (s *Sweep) sizeAt(i int) string {
	return seek.SizePercent(math.Round(s.sweep.Points[i].Percent))
}

// sweepLines are a figure of each point, a line for each of the terms.
func (s *Sweep) sweepLines(terms []model.Terms, figure func(seek.SweepPoint, model.Terms) model.Money) (lines []tui.ChartLine) {
	for _, t := range terms {
		l := termsLine(t, s.app.Theme)
		for _, p := range s.sweep.Points {
			l.X, l.Y = append(l.X, p.Percent), append(l.Y, figure(p, t).Float())
		}
		lines = append(lines, l)
	}
	return lines
}

// chartScale is what the heights of a chart stand for.
type chartScale int

const (
	amounts        chartScale = iota // pounds paid
	besideNoChange                   // pounds paid more or less than with no change
)

// termsLine is how the line of terms is drawn in a chart.
func termsLine(t model.Terms, th *tui.Theme) tui.ChartLine {
	l := tui.ChartLine{Name: words.TermsOver(t)[0], Gap: 1, Short: words.TermsInBrief(t)}
	switch t {
	case model.AllBlock:
		l.Role, l.Gap, l.Typed, l.Mark = tui.Budget, 3, '.', "⠄⠄"
	case model.AllCostPerCase:
		l.Role, l.Gap, l.Typed, l.Mark = tui.Nothing, 2, 'o', "⠤⠤"
	case model.AsProposed:
		l.Role, l.Gap, l.Typed, l.Mark = tui.Under, 2, '+', "⠒⠒"
	default:
		l.Role, l.Typed, l.Mark = tui.Changed, '*', "⣀⣀"
	}
	if th.ASCII {
		l.Mark = string([]rune{l.Typed, l.Typed})
	}
	return l
}

func (s *Sweep) drawCurve(a tui.Area) {
	var lines []tui.ChartLine
	for _, t := range []model.Terms{model.AllBlock, model.AllCostPerCase, model.AsContracted} {
		l := termsLine(t, s.app.Theme)
		for _, p := range s.payment.Curves[t] {
			l.X, l.Y = append(l.X, p.More), append(l.Y, p.Pay.Float())
		}
		lines = append(lines, l)
	}
	mark := func(p insight.CurvePoint, letter rune) tui.ChartMark {
		return tui.ChartMark{X: p.More, Y: p.Pay.Float(), Letter: letter}
	}
	marks := []tui.ChartMark{mark(s.payment.Plan, 'P'), mark(s.payment.Forecast, 'F')}
	if s.payment.Scenario != s.payment.Forecast {
		marks = append(marks, mark(s.payment.Scenario, 'S'))
	}
	ends := s.payment.Curves[model.AsContracted]
	s.drawChart(a, lines, marks, amounts, seek.SizePercent(math.Round(ends[0].More)), seek.SizePercent(math.Round(ends[len(ends)-1].More)))
}

// drawChart draws lines over one width, with the scale on the left, names of the
// ends below, and which line is which.
func (s *Sweep) drawChart(a tui.Area, lines []tui.ChartLine, marks []tui.ChartMark, in chartScale, first, last string) {
	w, h := a.Size()
	if h < 5 || w < 30 || len(lines) == 0 || len(lines[0].X) < 2 {
		return
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		for _, y := range l.Y {
			low, high = min(low, y), max(high, y)
		}
	}
	room := max((high-low)*0.08, 100)
	low, high = low-room, high+room
	label := 11
	plot := a.Part(tui.NewRect(a.Box.X+label+1, a.Box.Y, w-label-3, h-2))
	plotW, plotH := plot.Size()
	x0, x1 := lines[0].X[0], lines[0].X[len(lines[0].X)-1]
	var series []tui.Series
	for _, l := range lines {
		series = append(series, tui.Series{Values: tui.Sampled(l.X, l.Y, x0, x1, 2*plotW), Role: l.Role, Gap: l.Gap, Typed: l.Typed})
	}
	plot.Plot(s.app.Theme, low, high, series...)
	for _, m := range marks {
		column := int(math.Round((m.X - x0) / (x1 - x0) * float64(plotW-1)))
		plot.Put(column, tui.PlotRow(s.app.Theme, plotH, low, high, m.Y), tui.Knob, m.Letter)
	}
	s.drawScale(a, in, label, plotH, low, high)
	a.Text(label+1, h-2, tui.Muted, first)
	a.Right(w-2, h-2, tui.Muted, last)
	tui.DrawLegendOf(a, lines, h-1)
}

// drawScale says what the highest and the lowest row stand for.
func (s *Sweep) drawScale(a tui.Area, in chartScale, label, rows int, low, high float64) {
	if in == amounts {
		a.Right(label, 0, tui.Muted, model.RoundPounds(high).Millions())
		a.Right(label, rows-1, tui.Muted, model.RoundPounds(low).Millions())
		return
	}
	sides := func(y int, pounds float64) {
		side := "more"
		if pounds < 0 {
			side = "less"
		}
		a.Right(label, y, tui.Muted, model.RoundPounds(math.Abs(pounds)).Short())
		a.Right(label, y+1, tui.Muted, side)
	}
	sides(0, high)
	zero := tui.PlotRow(s.app.Theme, rows, low, high, 0)
	if rows >= 7 && zero > 1 && zero < rows-2 {
		a.Right(label, zero, tui.Muted, "no change")
	}
	if rows >= 4 {
		sides(rows-2, low)
	}
}

func (s *Sweep) BelowHeadline() tui.Rect { return s.app.BelowList() }

// Pictured is the sweep, or the payment curve, of the row.
func (s *Sweep) Pictured() (handout.Wanted, bool) {
	w := handout.Wanted{Picture: "sweep", Of: s.target.Referrals + s.target.Line}
	if s.curve {
		w.Picture = "contract"
	}
	return w, true
}
