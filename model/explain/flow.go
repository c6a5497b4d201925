package explain

import (
	"math"
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/figure"
)

// fewer is the units of a line (pounds, without activity) in the span by which
// it is less after b changes than after a.
func (x *Explainer) fewer(line, a, b int, s span) *figure.Explanation {
	if s.from == model.ToDate {
		s.from = x.p.Elapsed // the flows go by weeks, and no change moves what is over
	}
	return x.once(figureKey{what: "fewer", a: line, b: a, c: b, s: s}, func() *figure.Explanation {
		label := x.p.Year().Lines[line].Name + " " + x.when(s)
		kind := figure.OfFewer
		if x.p.Lines[line].Provider < 0 {
			kind = figure.OfMoney
		}
		var parts []*figure.Explanation
		for k := a; k < b; k++ {
			parts = append(parts, x.brought(line, k, s)...)
		}
		if held := x.heldAtNothing(line, a, b, s); held.Value != 0 {
			parts = append(parts, held)
		}
		value := x.unitsIn(line, a, s) - x.unitsIn(line, b, s)
		switch len(parts) {
		case 0:
			e := figure.State(kind, label, 0)
			return e.Noted("Nothing that was changed falls " + x.when(s) + ".")
		case 1:
			return parts[0].Named(label)
		}
		return figure.Explain(kind, label, value, figure.Sum, func() []*figure.Explanation { return parts })
	})
}

// unitsIn is a line's units in the span after n changes; beyond the year, what
// changes there.
func (x *Explainer) unitsIn(line, n int, s span) float64 {
	if s.beyond {
		if l := &x.stage(n).Workspace().Lines[line]; l.Touched {
			return l.After
		}
		return 0
	}
	to := x.unitsTo(line, n)
	return to[s.to] - to[s.from]
}

// brought is what change k takes from a line in the span: each flow of its
// stream, or the change itself, without what would be less than nothing.
func (x *Explainer) brought(line, k int, s span) (parts []*figure.Explanation) {
	c := &x.s.Changes[k]
	if x.Projection().Changes[k].LeftOut != "" {
		return nil
	}
	if c.Target.Line != "" {
		from, to := x.p.ChangeWeeks(c)
		if x.p.LineAt(c.Target.Line) == line && !s.beyond && !x.empty(x.within(s, span{from: from, to: to})) {
			parts = append(parts, x.takenIn(k, x.within(s, span{from: from, to: to})))
		}
		return parts
	}
	stream := x.p.StreamAt(c.Target.Referrals)
	for i := range x.p.Streams[stream].Flows {
		if x.p.Streams[stream].Flows[i].Line == line {
			parts = append(parts, x.flow(stream, i, k, s)...)
		}
	}
	return parts
}

// source is referrals by the week that bring a line something, for the weeks of
// the year and, at index 52, after it. Those that bring less count as fewer.
type source struct {
	week  [model.WeeksInYear + 1]float64
	total func() *figure.Explanation
	at    func(i int) *figure.Explanation
	label string
	each  figure.F // what one of them takes from the line
	more  bool     // it brings the line more
	queue float64  // the share of what it takes that is filled from the queue
}

func (s *source) sum() (sum float64) {
	for _, n := range s.week {
		sum += n
	}
	return sum
}

// flow is what change k makes one flow of its stream bring less in the span:
// by what is not sent, by what is sent besides, and by what comes back.
func (x *Explainer) flow(stream, i, k int, s span) (parts []*figure.Explanation) {
	f := &x.p.Streams[stream].Flows[i]
	ofFewer, ofMore := f.Follows(figure.Asked)
	notSent, besides, back := x.sources(stream, k)
	notSent.each, notSent.more = ofFewer, f.Instead
	sources := []*source{notSent}
	if !f.Instead {
		notSent.queue, besides.each = 1-f.Keep, ofMore
		back.each, back.more = ofMore.Beside(figure.OfFewer, ofMore.Why().Label, -ofMore.V), true
		sources = append(sources, besides, back)
	}
	for _, from := range sources {
		from.label = x.changeWords(k) + ": " + from.label
		if e := x.follows(f, from, s); e != nil {
			parts = append(parts, e)
		}
	}
	return parts
}

// landing is how many of a lag's weeks after week index i fall in the span; at 52 it is
// of what begins after the year.
func landing(lag model.Lag, i int, s span) int {
	switch {
	case i == model.WeeksInYear && !s.beyond:
		return 0
	case s.beyond:
		return lag.Landing(i, model.WeeksInYear, i+lag.Last+1)
	}
	return lag.Landing(i, s.from, s.to)
}

// shareLanding is the proportion of a lag's weeks after week index i that falls in the span.
func (x *Explainer) shareLanding(lag model.Lag, i int, s span) *figure.Explanation {
	return figure.Reckon(figure.OfNumber, "share of its weeks "+x.when(s), figure.Ratio,
		figure.State(figure.OfNumber, "weeks "+x.when(s), float64(landing(lag, i, s))), figure.State(figure.OfNumber, "weeks over which it is spread", float64(lag.Weeks())))
}

// tooFew is so little of a referral that it is taken for none.
const tooFew = 1e-9

// follows is what follows from a source in the span: so many referrals × what
// each brings × the share that falls there. Nil where there are none.
func (x *Explainer) follows(f *model.PreparedFlow, from *source, s span) *figure.Explanation {
	oneWay, any, all := true, false, true
	for i, n := range from.week {
		if math.Abs(n) > tooFew {
			any = true
			oneWay = oneWay && n*from.sum() > 0
			all = all && landing(f.Lag, i, s) == f.Weeks()
		}
	}
	if !any {
		return nil
	}
	inTime := x.inTime(f, from, s)
	follows := inTime.F().Times(from.each)
	if oneWay {
		follows = from.total().F().Times(from.each)
	}
	if oneWay && !all {
		follows = follows.Times(inTime.F().Over(from.total().F()).As(figure.OfShare, "share that falls "+x.when(s)))
	}
	return follows.Explained(figure.OfFewer, from.label).Noted(note(f, from, s))
}

// inTime is the referrals of a source whose consequences fall in the span, each
// counted by the share of its weeks that do.
func (x *Explainer) inTime(f *model.PreparedFlow, from *source, s span) *figure.Explanation {
	var parts []*figure.Explanation
	weeks := f.Weeks()
	for i, n := range from.week {
		landing := landing(f.Lag, i, s)
		if math.Abs(n) <= tooFew || landing == 0 {
			continue
		}
		week := from.at(i)
		if landing < weeks {
			week = figure.Reckon(week.Kind, week.Label+": "+strconv.Itoa(landing)+" of "+strconv.Itoa(weeks)+" weeks "+x.when(s), figure.Product, week, x.shareLanding(f.Lag, i, s))
		}
		parts = append(parts, week)
	}
	kind := figure.OfFewer
	if from.more && len(parts) > 0 {
		kind = parts[0].Kind
	}
	if len(parts) == 0 {
		return figure.State(kind, "referrals whose consequences fall "+x.when(s), 0).Noted("What follows falls at another time.")
	}
	return figure.Reckon(kind, "referrals whose consequences fall "+x.when(s), figure.Sum, parts...)
}

// note says in words how a flow follows.
func note(f *model.PreparedFlow, from *source, s span) string {
	words := f.Words()
	switch {
	case from.more && f.Instead:
		words = "Instead of a referral, " + words
	case from.more:
		words = "Sent after all, and seen " + words
	default:
		words = "Follows a referral " + words
	}
	if !s.beyond && s.to == model.WeeksInYear {
		words += "; what comes later falls after 31 March"
	}
	if from.queue != 0 {
		words += ". The hospital fills " + model.PercentWords(from.queue) + " of the freed places from its queue"
	}
	return words + "."
}

// heldAtNothing is what a line keeps because none of its weeks is below nothing.
func (x *Explainer) heldAtNothing(line, a, b int, s span) *figure.Explanation {
	var weeks []*figure.Explanation
	if !s.beyond {
		for i := max(s.from, x.p.Elapsed); i < s.to; i++ {
			before, after := x.below(line, a, i), x.below(line, b, i)
			if before.Value != 0 || after.Value != 0 {
				weeks = append(weeks, figure.Reckon(figure.OfFewer, x.weekName(i), figure.Difference, before, after))
			}
		}
	}
	if len(weeks) == 0 {
		return figure.State(figure.OfFewer, "", 0)
	}
	return figure.Reckon(figure.OfFewer, "never less than nothing in a week", figure.Sum, weeks...)
}

// below is by how much a line's week would be less than nothing after n changes.
func (x *Explainer) below(line, n, i int) *figure.Explanation {
	q := &x.p.Lines[line]
	open, least := q.Open(i, x.p.Elapsed), x.p.Least(q, i)
	s := span{from: i, to: i + 1}
	to := x.unitsTo(line, n)
	if n == 0 || to[i+1]-to[i] > least+tooFew || open < 0 || open == 0 && !slices.Contains(x.touchedLines(), line) {
		return figure.State(figure.OfCount, "below nothing", 0)
	}
	var parts []*figure.Explanation
	for k := range n {
		parts = append(parts, x.brought(line, k, s)...)
	}
	if len(parts) == 0 {
		return figure.State(figure.OfCount, "below nothing", 0)
	}
	less := figure.Reckon(figure.OfFewer, "fewer", figure.Sum, parts...)
	over := figure.Reckon(figure.OfFewer, "fewer than there are", figure.Difference, less, figure.State(figure.OfCount, x.openName(i)+", if nothing changes", open))
	if over.Value <= 1e-9 {
		return figure.State(figure.OfCount, "below nothing", 0)
	}
	return figure.Reckon(figure.OfFewer, "below nothing, "+x.changedWords(n), figure.Largest, over, figure.State(figure.OfCount, "none", 0))
}
