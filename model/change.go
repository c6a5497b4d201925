package model

import (
	"fmt"
	"slices"
)

// changeWeeks are the weeks that a change acts on, as indexes from..to−1 of Weights.
func (p *Prepared) changeWeeks(c *Change) (from, to int) {
	from, to = max(c.FromWeek-1, p.elapsed), WeeksInYear
	if c.ToWeek > 0 {
		to = min(c.ToWeek, WeeksInYear)
	}
	return from, max(from, to)
}

// asked is what a change asks of a part in a week, per unit of its share: size
// is the week's amount, named the share of all parts that the change names, and
// left the proportion of the week's weight that remains. It is never below −(the
// part), and only what is delivered of it happens.
func (c *Change) asked(size, named, left float64) (x float64, cut bool) {
	if c.Size.Kind == Percent {
		x = size * c.Size.Amount / 100
	} else {
		x = c.Size.Amount * left / named
	}
	if x < -size {
		x, cut = -size, true
	}
	return x * c.Delivered, cut
}

// heldAbove cuts a further change x short where, with what is there already, it
// would go below the least.
func heldAbove(least, already, x float64) (held float64, cut bool) {
	if lowest := min(0, least-already); x < lowest {
		return lowest, true
	}
	return x, false
}

// cut notes that a week asked for more than there is, or for more than is left.
func (r *ChangeResult) cut(moreThanAll, held bool) {
	r.MoreThanAll = r.MoreThanAll || moreThanAll
	r.CutShort = r.CutShort || moreThanAll || held
}

// fault tells why a change can't be projected in this year, or "".
func (p *Prepared) changeFault(c *Change) string {
	switch {
	case c.Target.Line != "":
		if p.LineAt(c.Target.Line) < 0 {
			return fmt.Sprintf("the year has no line “%s”", c.Target.Line)
		}
		return ""
	case c.Target.Referrals == "":
		return "it names neither a referral stream nor a line"
	}
	stream := p.StreamAt(c.Target.Referrals)
	if stream < 0 {
		return fmt.Sprintf("the year has no referral stream “%s”", c.Target.Referrals)
	}
	for _, practice := range c.Practices {
		if p.partOf(stream, practice) < 0 {
			return fmt.Sprintf("“%s” has no referrals of practice “%s” in this year", c.Target.Referrals, practice)
		}
	}
	return ""
}

// partOf is the part of a stream that is a practice's, or −1.
func (p *Prepared) partOf(stream int, practice string) int {
	return slices.IndexFunc(p.year.Referrals[stream].ByPractice, func(c PracticeCount) bool { return c.Practice == practice })
}

// changeStream applies a change to its stream and brings the stream's lines up to date.
func (w *workspace) changeStream(stream int, c *Change, result *ChangeResult) {
	q, s := &w.p.streams[stream], &w.streams[stream]
	w.touchStream(stream)
	from, to := w.p.changeWeeks(c)
	named := w.nameClasses(stream, c.Practices)
	var took Weights
	for i := from; i < to; i++ {
		before := s.net[i]
		week := partOfWeek{i, q.open(i, w.p.elapsed), q.profile.shareLeft(i, w.p.elapsed)}
		if week.size*named == 0 {
			if c.Size.Kind == PerWeek && c.Size.Amount > 0 {
				s.net[i] += c.Size.Amount * week.left * c.Delivered
			}
		} else {
			took[i] = s.changeWeek(q, c, week, named, result)
		}
		result.NotSent -= s.net[i] - before
	}
	if c.ComesBack.Share > 0 {
		s.comeBack(&took, c.ComesBack)
	}
	w.flowOn(stream)
}

// partOfWeek is what a change can act on in a week: all of it, or the days that
// are left of the cut one.
type partOfWeek struct {
	i    int     // index of Weights
	size float64 // what it holds
	left float64 // the proportion of the week's weight
}

// changeWeek applies a change to the parts of one week that it names, and gives
// what it took away.
func (s *streamSpace) changeWeek(q *preparedStream, c *Change, week partOfWeek, named float64, result *ChangeResult) (took float64) {
	i, size := week.i, week.size
	asked, short := c.asked(size, named, week.left)
	for k := range s.classes {
		part := &s.classes[k]
		if !part.named {
			continue
		}
		x, cut := heldAbove(-q.floor*size, part.change[i], asked)
		result.cut(short, cut)
		part.change[i] += x
		s.net[i] += part.share * x
		if x < 0 {
			took -= part.share * x
		}
	}
	return took
}

// touchStream clears what an earlier projection left in the stream's space.
func (w *workspace) touchStream(stream int) {
	s := &w.streams[stream]
	if s.touched {
		return
	}
	w.touchedStreams = append(w.touchedStreams, stream)
	parts := len(w.p.streams[stream].shares)
	*s = streamSpace{touched: true, classes: s.classes[:0], classOf: slices.Grow(s.classOf[:0], parts)[:parts]}
	clear(s.classOf)
	s.classes = append(s.classes, class{share: 1})
}

// nameClasses marks the classes that the practices make up, splitting those that
// they make up only in part, and gives their share of the stream. No practices
// stand for all parts.
func (w *workspace) nameClasses(stream int, practices []string) (named float64) {
	s, shares := &w.streams[stream], w.p.streams[stream].shares
	if len(practices) == 0 {
		for k := range s.classes {
			s.classes[k].named = true
		}
		return 1
	}
	before := len(s.classes)
	w.splitInto = slices.Grow(w.splitInto[:0], before)[:before]
	for k := range s.classes {
		s.classes[k].named = false
		w.splitInto[k] = -1
	}
	for _, practice := range practices {
		part := w.p.partOf(stream, practice)
		old := s.classOf[part]
		if old >= before {
			continue // this practice is named twice
		}
		if w.splitInto[old] < 0 {
			w.splitInto[old] = len(s.classes)
			s.classes = append(s.classes, class{named: true, change: s.classes[old].change})
		}
		s.classOf[part] = w.splitInto[old]
		named += shares[part]
	}
	for k := range s.classes {
		s.classes[k].share = 0
	}
	for part, k := range s.classOf {
		s.classes[k].share += shares[part]
	}
	return named
}

// comeBack adds what comes back of what a change took away.
func (s *streamSpace) comeBack(took *Weights, b ComesBack) {
	to := runningTotal(took)
	each := b.Share / float64(b.Lag.Weeks())
	total, within := b.Share*to[WeeksInYear], 0.0
	for i := range s.back {
		x := each * window(&to, i, b.Lag.First, b.Lag.Last)
		s.back[i] += x
		within += x
	}
	s.backAfter += total - within
}

// window sums what came first..last weeks before week index i, given its running total.
func window(to *running, i, first, last int) float64 {
	return to[max(0, i-first+1)] - to[max(0, i-last)]
}

// flowOn works out what a stream's net change brings its lines, in place of
// what it brought before.
func (w *workspace) flowOn(stream int) {
	q, s := &w.p.streams[stream], &w.streams[stream]
	var fewer, more Weights
	for i := w.p.elapsed; i < WeeksInYear; i++ {
		fewer[i] = min(s.net[i], 0)
		more[i] = max(s.net[i], 0) + s.back[i]
	}
	fewerTo, moreTo := runningTotal(&fewer), runningTotal(&more)
	for k := range q.flows {
		f, in := &q.flows[k], &w.inflows[stream][k]
		ofFewer, ofMore := f.follows()
		each := f.each / float64(f.last-f.first+1)
		within := 0.0
		for i := range in.week {
			x := 0.0
			if i >= w.p.elapsed {
				x = each * (ofFewer*window(&fewerTo, i, f.first, f.last) + ofMore*window(&moreTo, i, f.first, f.last))
			}
			in.week[i] = x
			within += x
		}
		in.after = f.each*(ofFewer*fewerTo[WeeksInYear]+ofMore*(moreTo[WeeksInYear]+s.backAfter)) - within
		w.sumLine(f.line)
	}
}

// follows tells in what proportion a flow follows referrals that are not sent,
// and those that are sent besides. What is sent instead follows only referrals
// that are not sent; what a referral leads to is in part replaced from the queue
// where it is not.
func (f *flow) follows() (ofFewer, ofMore float64) {
	if f.instead {
		return -1, 0
	}
	return f.keep, 1
}

// changeLine applies a change to a line itself.
func (w *workspace) changeLine(line int, c *Change, result *ChangeResult) {
	q := &w.p.lines[line]
	w.touchLine(line)
	l := &w.lines[line]
	from, to := w.p.changeWeeks(c)
	for i := from; i < to; i++ {
		size := q.open(i, w.p.elapsed)
		if size < 0 {
			result.BelowZero = true
			continue
		}
		asked, short := c.asked(size, 1, q.profile.shareLeft(i, w.p.elapsed))
		x, cut := heldAbove(-size, l.direct[i], asked)
		result.cut(short, cut)
		l.direct[i] += x
		result.NotSent -= x
	}
	w.sumLine(line)
}

func (w *workspace) touchLine(line int) {
	l := &w.lines[line]
	if l.touched {
		return
	}
	w.touchedLines = append(w.touchedLines, line)
	*l = lineSpace{touched: true, to: w.p.lines[line].to, spend: w.p.lines[line].spend}
}

// least is the least that week index i of a line can come to: nothing, but the
// cut week what its past days had. Pounds of a line without activity may be
// credits.
func (p *Prepared) least(q *preparedLine, i int) float64 {
	least := 0.0
	if i == p.elapsed {
		least = q.past
	}
	if q.provider < 0 {
		least = min(least, q.week[i])
	}
	return least
}

// sumLine brings a line up to date and notes which accounts that concerns.
func (w *workspace) sumLine(line int) {
	w.touchLine(line)
	q, l := &w.p.lines[line], &w.lines[line]
	l.after = 0
	week := l.direct
	for _, in := range q.incoming {
		if !w.streams[in.stream].touched {
			continue
		}
		flow := &w.inflows[in.stream][in.flow]
		l.after += flow.after
		for i := w.p.elapsed; i < WeeksInYear; i++ {
			week[i] += flow.week[i]
		}
	}
	for i := w.p.elapsed; i < WeeksInYear; i++ {
		l.to[i+1] = l.to[i] + max(w.p.least(q, i), q.week[i]+week[i])
	}
	w.markDirty(line)
}
