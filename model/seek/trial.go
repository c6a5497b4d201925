package seek

import (
	"slices"

	"fewer/model"
)

// trial tries changes on top of a scenario, one set after the other, without
// projecting the scenario again for each. It uses the same steps as Project,
// and takes them back.
type trial struct {
	p    *model.Prepared
	pr   *model.Projection
	w    *model.Workspace
	base model.Scenario
	kept keptState

	streamKept, lineKept []bool
}

// keptState is what the changes on trial may move, as it was before them.
type keptState struct {
	streams       []keptStream
	lines         []keptLine
	touchedLines  int
	touchedStream int
	stampNow      int
	paid          [model.TermsCount][]model.Money
	stamp         [model.TermsCount][]int
	terms         [model.TermsCount]model.TermsResult
	providers     []model.ProviderResult
	after, costs  model.Money
}

type keptStream struct {
	index   int
	space   model.StreamSpace
	classes []model.Class
	classOf []int
	inflows []model.InflowSpace
	result  model.StreamResult
}

type keptLine struct {
	index  int
	space  model.LineSpace
	result model.LineResult
}

// newTrial projects the scenario that the trials start from. It keeps the
// scenario, which must not be changed while the trial is in use.
func newTrial(p *model.Prepared, s *model.Scenario) *trial {
	t := &trial{p: p, pr: p.NewProjection(), base: *s, streamKept: make([]bool, len(p.Streams)), lineKept: make([]bool, len(p.Lines))}
	t.w = t.pr.Workspace()
	p.Project(&t.base, t.pr)
	t.keepTotals()
	return t
}

// deficit is the projected deficit with what is on trial.
func (t *trial) deficit(terms model.Terms) model.Money { return t.pr.Terms[terms].Scenario.Deficit }

// spend is the projected spending with what is on trial.
func (t *trial) spend(terms model.Terms) model.Money { return t.pr.Terms[terms].Scenario.Spend }

// apply adds changes to the scenario and gives what they add together. Take
// them back with undo before the next.
func (t *trial) apply(changes ...model.Change) (sum model.ChangeResult) {
	for i := range changes {
		t.keep(&changes[i])
	}
	for i := range changes {
		var r model.ChangeResult
		t.w.Change++
		t.w.Apply(&changes[i], &r, t.pr)
		for k := range r.Saving {
			sum.Saving[k] += r.Saving[k]
		}
		sum.LandsAfterYearEnd, sum.Costs = sum.LandsAfterYearEnd+r.LandsAfterYearEnd, sum.Costs+r.Costs
		sum.NotSent += r.NotSent
		sum.Cut(r.MoreThanAll, r.CutShort)
		if r.LeftOut != "" {
			sum.LeftOut = r.LeftOut
		}
	}
	return sum
}

// alone gives what the changes add, and takes them back.
func (t *trial) alone(changes ...model.Change) model.ChangeResult {
	defer t.undo()
	return t.apply(changes...)
}

// keepTotals keeps what every change may move.
func (t *trial) keepTotals() {
	k, w := &t.kept, t.w
	k.touchedLines, k.touchedStream, k.stampNow = len(w.TouchedLines), len(w.TouchedStreams), w.Change
	for i := range k.paid {
		k.paid[i] = append(k.paid[i][:0], w.Paid[i]...)
		k.stamp[i] = append(k.stamp[i][:0], w.Stamp[i]...)
	}
	k.terms = t.pr.Terms
	k.providers = append(k.providers[:0], t.pr.Providers...)
	k.after, k.costs = t.pr.LandsAfterYearEnd, t.pr.Costs
}

// keep keeps the stream and the lines that a change will move.
func (t *trial) keep(c *model.Change) {
	if c.Target.Line != "" {
		if line := t.p.LineAt(c.Target.Line); line >= 0 {
			t.keepLine(line)
		}
		return
	}
	stream := t.p.StreamAt(c.Target.Referrals)
	if stream < 0 || t.streamKept[stream] {
		return
	}
	t.streamKept[stream] = true
	k := extend(&t.kept.streams)
	s := &t.w.Streams[stream]
	k.index, k.space, k.result = stream, *s, t.pr.Streams[stream]
	k.classes, k.classOf, k.inflows = k.classes[:0], k.classOf[:0], k.inflows[:0]
	if s.Touched {
		k.classes = append(k.classes, s.Classes...)
		k.classOf = append(k.classOf, s.ClassOf...)
		k.inflows = append(k.inflows, t.w.Inflows[stream]...)
	}
	for _, f := range t.p.Streams[stream].Flows {
		t.keepLine(f.Line)
	}
}

func (t *trial) keepLine(line int) {
	if t.lineKept[line] {
		return
	}
	t.lineKept[line] = true
	k := extend(&t.kept.lines)
	k.index, k.result = line, t.pr.Lines[line]
	k.space.Touched = t.w.Lines[line].Touched
	if k.space.Touched {
		k.space = t.w.Lines[line]
	}
}

// extend gives room for one more at the end of a list, with what an earlier use
// left in it, so that its own lists are used again.
func extend[T any](list *[]T) *T {
	n := len(*list)
	if n < cap(*list) {
		*list = (*list)[:n+1]
	} else {
		var zero T
		*list = append(*list, zero)
	}
	return &(*list)[n]
}

// undo takes back what was applied.
func (t *trial) undo() {
	k, w := &t.kept, t.w
	for i := range k.streams {
		s := &k.streams[i]
		t.streamKept[s.index] = false
		to := &w.Streams[s.index]
		classes, classOf := append(to.Classes[:0], s.classes...), append(to.ClassOf[:0], s.classOf...)
		touched := s.space.Touched
		*to = s.space
		to.Classes, to.ClassOf = classes, classOf
		if touched {
			copy(w.Inflows[s.index], s.inflows)
		}
		t.pr.Streams[s.index] = s.result
	}
	for i := range k.lines {
		l := &k.lines[i]
		t.lineKept[l.index] = false
		if l.space.Touched {
			w.Lines[l.index] = l.space
		} else {
			w.Lines[l.index].Touched = false
		}
		t.pr.Lines[l.index] = l.result
	}
	k.streams, k.lines = k.streams[:0], k.lines[:0]
	w.TouchedLines, w.TouchedStreams, w.Change = w.TouchedLines[:k.touchedLines], w.TouchedStreams[:k.touchedStream], k.stampNow
	for i := range k.paid {
		copy(w.Paid[i], k.paid[i])
		copy(w.Stamp[i], k.stamp[i])
	}
	t.pr.Terms = k.terms
	copy(t.pr.Providers, k.providers)
	t.pr.LandsAfterYearEnd, t.pr.Costs = k.after, k.costs
}

// accounts lists the accounts under the terms to which any of the lines belongs.
func (t *trial) accounts(terms model.Terms, lines []int) (list []model.Account) {
	g := t.w.Regime(terms)
	var done []int
	for _, line := range lines {
		for _, i := range g.OfLine[line] {
			if !slices.Contains(done, i) {
				done = append(done, i)
				list = append(list, g.Accounts[i])
			}
		}
	}
	return list
}

// value is the account's value at tariff, in pounds, with what is on trial.
func (t *trial) value(a *model.Account) float64 { return t.p.Value(a, t.w.WeeksOf) }
