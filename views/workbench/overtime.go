package workbench

import (
	"fmt"
	"math"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/desk"
	"fewer/views/handout"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
)

// overTime is one row of the workbench week by week, with the limits within which
// weeks differ for no reason that anybody could find.
type overTime struct {
	app   *desk.Desk
	bench *Bench
	chart *insight.XmR
	shown []model.Target // whose chart it is: several of a specialty
}

func newOverTime(w *Bench) *overTime { return &overTime{app: w.app, bench: w} }

// Title names the screen in the table of keys.
func (o *overTime) Title() string { return "Week by week" }

// Refresh reckons the limits again where the row is another.
func (o *overTime) Refresh() {
	rows, year := o.bench.targets(), o.app.Reckoned()
	if o.chart != nil && slices.Equal(o.shown, rows) || len(rows) == 0 {
		return
	}
	o.shown = rows
	if line := year.LineAt(rows[0].Line); line >= 0 {
		o.chart = insight.LineXmR(year, line)
		return
	}
	streams := make([]int, len(rows))
	for i, t := range rows {
		streams[i] = year.StreamAt(t.Referrals)
	}
	o.chart = insight.StreamXmR(year, streams...)
}

func (o *overTime) Actions() []tui.Action {
	move := func(by int) func() tea.Cmd {
		return tui.Just(func() {
			o.bench.move(by)
			o.Refresh()
		})
	}
	return []tui.Action{
		pictures.WhyHere(o.app, func() { pictures.OpenWhy(o.app, o.bench.figure()) }),
		{ID: "time-up", Keys: []string{"up"}, Short: "other rows", Group: tui.Looking, Rank: 10, Help: "the row above", Do: move(-1)},
		{ID: "time-down", Keys: []string{"down"}, Short: "other rows", Group: tui.Looking, Rank: 10, Help: "the row below", Do: move(1)},
		o.app.BackAction("leave-time", "back", "back", "x"),
	}
}

func (o *overTime) heading() string {
	r := &o.bench.Rows[o.bench.Chosen]
	name := r.Name + ", " + o.bench.groups[r.group].name
	if r.each != "" {
		name = o.bench.rowName()
	}
	if o.chart.Why != "" {
		return name
	}
	unit := " · " + o.chart.Unit
	return tui.FirstThatFits(o.app.W-2, name+unit, r.Name+unit, tui.Fit(r.Name, o.app.W-2-tui.Width(unit))+unit)
}

func (o *overTime) Draw(a tui.Area) {
	area := o.app.DrawList(a, o.heading())
	w, h := area.Size()
	said := append(o.ofPractice(), append(o.chart.Words(), o.chart.Notes...)...)
	if o.chart.Why == "" && len(o.chart.Points) > 0 {
		said = append(said, fmt.Sprintf("Between the limits %[1]ss differ without a cause that could be found; argue from what is marked, not from two %[1]ss.", o.period()))
	}
	if o.chart.Why != "" {
		tui.DrawSentences(area, 1, said)
		return
	}
	lines := len(tui.WholeSentences(said, w-4, max(2, h-8)))
	foot, rest := area.Box.CutBottom(min(lines+1, max(0, h-5)))
	o.drawPoints(area.Part(rest))
	tui.DrawSentences(area.Part(foot), 1, said)
}

// ofPractice says why the weeks of the practice that is looked at are not shown: the year
// has no more of it than a total, and a few a week tell nothing.
func (o *overTime) ofPractice() []string {
	p, year := o.app.Practice(), o.app.Reckoned()
	if p == nil || o.shown[0].Line != "" {
		return nil
	}
	sent := 0.0
	for _, t := range o.shown {
		stream := year.StreamAt(t.Referrals)
		if part := year.PartOf(stream, p.ID); part >= 0 {
			sent += o.app.Year.Referrals[stream].ByPractice[part].Count
		}
	}
	return []string{words.NotByPeriod(p.Name, sent, o.app.Year.Elapsed())}
}

// timeLabel is the width of what is written to the left of the chart.
const timeLabel = 13

// drawPoints draws the weeks as a line, the mean and the limits, and a mark on
// each week that takes part in a signal.
func (o *overTime) drawPoints(a tui.Area) {
	width, h := a.Size()
	if width < 30 || h < 4 {
		return
	}
	x := o.chart
	weeks := x.Points[len(x.Points)-1].Week
	values := tui.NotANumber(weeks)
	low, high := x.Lower, x.Upper
	for _, q := range x.Points {
		values[q.Week-1] = q.Value
		low, high = min(low, q.Value), max(high, q.Value)
	}
	room := max((high-low)*0.08, 0.01)
	low, high = low-room, high+room
	plot := a.Part(tui.NewRect(a.Box.X+timeLabel, a.Box.Y, width-timeLabel-2, h-1))
	level := func(v float64, role tui.Role, gap int, typed rune) tui.Series {
		line := make([]float64, weeks)
		for i := range line {
			line[i] = v
		}
		return tui.Series{Values: line, Role: role, Gap: gap, Typed: typed}
	}
	plot.Plot(o.app.Theme, low, high,
		level(x.Upper, tui.Budget, 3, '.'), level(x.Lower, tui.Budget, 3, '.'), level(x.Mean, tui.Nothing, 2, '-'),
		tui.Series{Values: values, Role: tui.Actual, Typed: '*'})
	w, rows := plot.Size()
	for _, q := range x.Points {
		if q.Signals != 0 && weeks > 1 {
			at := int(math.Round(float64(q.Week-1) * float64(w-1) / float64(weeks-1)))
			plot.Put(at, tui.PlotRow(o.app.Theme, rows, low, high, q.Value), tui.Over, o.app.Theme.Glyphs.Knob)
		}
	}
	o.drawLevels(a, rows, low, high)
	foot := a.Part(tui.NewRect(plot.Box.X, plot.Box.Y+rows, w, 1))
	foot.Text(0, 0, tui.Muted, o.period()+" 1")
	foot.Right(w, 0, tui.Muted, fmt.Sprintf("%s %d", o.period(), weeks))
	knob := string(o.app.Theme.Glyphs.Knob)
	if mark := tui.FirstThatFits(w-18, knob+" "+words.BeyondOrdinary, knob+" a signal", ""); o.marked() {
		foot.Text((w-tui.Width(mark))/2, 0, tui.Over, mark)
	}
}

// period is by what the year is monitored: "week", "month".
func (o *overTime) period() string { return o.app.Year.Elapsed().Period() }

// marked tells whether any week takes part in a signal.
func (o *overTime) marked() bool {
	for i := range o.chart.Points {
		if o.chart.Points[i].Signals != 0 {
			return true
		}
	}
	return false
}

// drawLevels names the mean and the limits; the limits give way to the mean
// where they stand on the same row.
func (o *overTime) drawLevels(a tui.Area, rows int, low, high float64) {
	mean := tui.PlotRow(o.app.Theme, rows, low, high, o.chart.Mean)
	for _, l := range []struct {
		name  string
		value float64
	}{{"upper", o.chart.Upper}, {"lower", o.chart.Lower}, {"mean", o.chart.Mean}} {
		if y := tui.PlotRow(o.app.Theme, rows, low, high, l.value); y != mean || l.name == "mean" {
			a.Right(timeLabel-1, y, tui.Muted, fmt.Sprintf("%s %.1f", l.name, l.value))
		}
	}
}

func (o *overTime) Key(tea.KeyMsg) bool { return false }

func (o *overTime) Mouse(tea.MouseMsg) bool { return false }

func (o *overTime) BelowHeadline() tui.Rect { return o.app.BelowList() }

// Pictured is the row over time.
func (o *overTime) Pictured() (handout.Wanted, bool) {
	return handout.Wanted{Picture: "xmr", Of: o.shown[0].Referrals + o.shown[0].Line}, len(o.shown) == 1
}
