package model

import (
	"fmt"
	"slices"

	"fewer/model/figure"
)

// ChangeWeeks are the weeks that a change acts on, as indexes from..to−1 of Weights.
func (p *Prepared) ChangeWeeks(c *Change) (from, to int) {
	from, to = max(c.FromWeek-1, p.Elapsed), WeeksInYear
	if c.ToWeek > 0 {
		to = min(c.ToWeek, WeeksInYear)
	}
	return from, max(from, to)
}

// Asked is what a change asks to take of a part in a week, for each unit of its share;
// below zero it adds. size is what the week holds, named the share of all parts that the
// change names, and left the proportion of the week's weight that remains. It is never more
// than all of it, which all tells, and only what is delivered of it happens.
func (c *Change) Asked(size, named, left figure.F, less figure.Kind) (x figure.F, all bool) {
	if c.Size.Kind == Percent {
		x = size.Percent(figure.OfFewerShare, "asked for", -c.Size.Amount)
	} else {
		x = c.eachWeek(size, left, less).OrElse(less, "asked for in what is left of the week").
			Over(named).OrElse(less, "asked for, as if all practices did the same")
	}
	if x.V > size.V {
		x, all = size, true
	}
	return c.delivers(x), all
}

// AskedInWeeks is what a change by the week asks to take in so many weeks, whatever they
// hold; told where those are, or where asked is figure.Asked.
func (c *Change) AskedInWeeks(asked, weeks figure.F, less figure.Kind) figure.F {
	return c.delivers(c.eachWeek(asked, weeks, less))
}

func (c *Change) eachWeek(asked, weeks figure.F, less figure.Kind) figure.F {
	return weeks.Times(asked.Beside(less, "asked for in a week", -c.Size.Amount))
}

func (c *Change) delivers(x figure.F) figure.F {
	if c.Delivered == 1 {
		return x
	}
	return x.Times(x.Beside(figure.OfShare, "share that is expected to happen", c.Delivered))
}

// MayBeTaken is what may be taken of a week: all but the share that is protected.
func MayBeTaken(size figure.F, unprotected float64, less figure.Kind) figure.F {
	if unprotected == 1 {
		return size
	}
	return size.Times(size.Beside(figure.OfShare, "not protected", unprotected)).As(less, "all but the protected share")
}

// Held is what is taken where no more than what is left may be.
func Held(asked, left figure.F, less figure.Kind) (taken figure.F, cut bool) {
	if left = left.Step(less, "left to take").AtLeast(left.Beside(less, "none", 0)).As(less, "left to take"); asked.V > left.V {
		return asked.AtMost(left), true
	}
	return asked, false
}

// Cut notes that a week asked for more than there is, or for more than is left.
func (r *ChangeResult) Cut(moreThanAll, held bool) {
	r.MoreThanAll = r.MoreThanAll || moreThanAll
	r.CutShort = r.CutShort || moreThanAll || held
}

// ChangeFault tells why a change can't be projected in this year, or "".
func (p *Prepared) ChangeFault(c *Change) string {
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
		if p.PartOf(stream, practice) < 0 {
			return fmt.Sprintf("“%s” has no referrals of practice “%s” in this year", c.Target.Referrals, practice)
		}
	}
	return ""
}

// PartOf is the part of a stream that is a practice's, or −1.
func (p *Prepared) PartOf(stream int, practice string) int {
	return slices.IndexFunc(p.year.Referrals[stream].ByPractice, func(c PracticeCount) bool { return c.Practice == practice })
}

// PartsNamed are the parts of a stream that a change to it acts on, each once: those of
// the practices that it names, or all.
func (p *Prepared) PartsNamed(stream int, practices []string) (parts []int) {
	if len(practices) == 0 {
		for part := range p.Streams[stream].Shares {
			parts = append(parts, part)
		}
		return parts
	}
	for _, practice := range practices {
		if part := p.PartOf(stream, practice); part >= 0 && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return parts
}

// NamedShare is the share of its row that a change acts on.
func (p *Prepared) NamedShare(c *Change) (named float64) {
	stream := p.StreamAt(c.Target.Referrals)
	if c.Target.Line != "" || len(c.Practices) == 0 || stream < 0 {
		return 1
	}
	for _, part := range p.PartsNamed(stream, c.Practices) {
		named += p.Streams[stream].Shares[part]
	}
	return named
}

// changeStream applies a change to its stream and brings the stream's lines up to date.
func (w *Workspace) changeStream(stream int, c *Change, result *ChangeResult) {
	q, s := &w.Prepared.Streams[stream], &w.Streams[stream]
	w.touchStream(stream)
	from, to := w.Prepared.ChangeWeeks(c)
	named := w.nameClasses(stream, c.Practices)
	var took Weights
	besides := 0.0 // where the parts named hold nothing
	for i := from; i < to; i++ {
		before := s.Net[i]
		week := partOfWeek{i, q.Open(i, w.Prepared.Elapsed), q.Profile.ShareLeft(i, w.Prepared.Elapsed)}
		if week.size*named == 0 {
			if c.Size.Kind == PerWeek && c.Size.Amount > 0 {
				s.Net[i] -= c.AskedInWeeks(figure.F{}, figure.Plain(week.left), figure.OfFewer).V
				besides += s.Net[i] - before
			}
		} else {
			took[i] = s.changeWeek(q, c, week, named, result)
		}
		result.NotSent -= s.Net[i] - before
	}
	if w.byPart {
		result.NotSentBy, result.SentBackBy = w.partsTaken(stream, named, besides)
	}
	if c.ComesBack.Share > 0 {
		result.SentBack = s.comeBack(&took, c.ComesBack)
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
func (s *StreamSpace) changeWeek(q *preparedStream, c *Change, week partOfWeek, named float64, result *ChangeResult) (took float64) {
	i, size := week.i, figure.Plain(week.size)
	asked, all := c.Asked(size, figure.Plain(named), figure.Plain(week.left), figure.OfFewer)
	most := MayBeTaken(size, q.Floor, figure.OfFewer)
	for k := range s.Classes {
		part := &s.Classes[k]
		if !part.named {
			continue
		}
		held, cut := Held(asked, most.Minus(figure.Plain(-part.Change[i])), figure.OfFewer)
		result.Cut(all, cut)
		x := held.V
		part.Change[i] -= x
		part.took += x
		s.Net[i] -= part.share * x
		if x > 0 {
			took += part.share * x
			part.back += x * c.ComesBack.within(i)
		}
	}
	return took
}

// touchStream clears what an earlier projection left in the stream's space.
func (w *Workspace) touchStream(stream int) {
	s := &w.Streams[stream]
	if s.Touched {
		return
	}
	w.TouchedStreams = append(w.TouchedStreams, stream)
	parts := len(w.Prepared.Streams[stream].Shares)
	*s = StreamSpace{Touched: true, Classes: s.Classes[:0], ClassOf: slices.Grow(s.ClassOf[:0], parts)[:parts]}
	clear(s.ClassOf)
	s.Classes = append(s.Classes, Class{share: 1})
}

// nameClasses marks the classes that the practices make up, splitting those that
// they make up only in part, and gives their share of the stream. No practices
// stand for all parts.
func (w *Workspace) nameClasses(stream int, practices []string) (named float64) {
	s, shares := &w.Streams[stream], w.Prepared.Streams[stream].Shares
	if len(practices) == 0 {
		for k := range s.Classes {
			s.Classes[k].named, s.Classes[k].took, s.Classes[k].back = true, 0, 0
		}
		return 1
	}
	before := len(s.Classes)
	w.splitInto = slices.Grow(w.splitInto[:0], before)[:before]
	for k := range s.Classes {
		s.Classes[k].named, s.Classes[k].took, s.Classes[k].back = false, 0, 0
		w.splitInto[k] = -1
	}
	for _, practice := range practices {
		part := w.Prepared.PartOf(stream, practice)
		old := s.ClassOf[part]
		if old >= before {
			continue // this practice is named twice
		}
		if w.splitInto[old] < 0 {
			w.splitInto[old] = len(s.Classes)
			s.Classes = append(s.Classes, Class{named: true, Change: s.Classes[old].Change})
		}
		s.ClassOf[part] = w.splitInto[old]
		named += shares[part]
	}
	for k := range s.Classes {
		s.Classes[k].share = 0
	}
	for part, k := range s.ClassOf {
		s.Classes[k].share += shares[part]
	}
	return named
}

// within is the share of what is taken away in week index i that is sent after all by
// week 52.
func (b *ComesBack) within(i int) float64 {
	if b.Share == 0 {
		return 0
	}
	return b.Share * b.Lag.Share(i, 0, WeeksInYear)
}

// comeBack adds what comes back of what a change took away, and gives what of it does
// by week 52.
func (s *StreamSpace) comeBack(took *Weights, b ComesBack) (within float64) {
	to := runningTotal(took)
	each := b.Share / float64(b.Lag.Weeks())
	total := b.Share * to[WeeksInYear]
	for i := range s.Back {
		x := each * window(&to, i, b.Lag.First, b.Lag.Last)
		s.Back[i] += x
		within += x
	}
	s.BackAfter += total - within
	return within
}

// window sums what came first..last weeks before week index i, given its running total.
func window(to *Running, i, first, last int) float64 {
	return to[max(0, i-first+1)] - to[max(0, i-last)]
}

// flowOn works out what a stream's net change brings its lines, in place of
// what it brought before.
func (w *Workspace) flowOn(stream int) {
	q, s := &w.Prepared.Streams[stream], &w.Streams[stream]
	var fewer, more Weights
	for i := w.Prepared.Elapsed; i < WeeksInYear; i++ {
		fewer[i] = min(s.Net[i], 0)
		more[i] = max(s.Net[i], 0) + s.Back[i]
	}
	fewerTo, moreTo := runningFrom(&fewer, w.Prepared.Elapsed), runningFrom(&more, w.Prepared.Elapsed)
	for k := range q.Flows {
		f, in := &q.Flows[k], &w.Inflows[stream][k]
		ofFewer, ofMore := f.Follows(figure.F{})
		fewerEach, moreEach := ofFewer.V/float64(f.Weeks()), ofMore.V/float64(f.Weeks())
		within := 0.0
		for i := w.Prepared.Elapsed; i < WeeksInYear; i++ {
			x := fewerEach*window(&fewerTo, i, f.First, f.Last) + moreEach*window(&moreTo, i, f.First, f.Last)
			in.Week[i] = x
			within += x
		}
		in.After = ofFewer.V*fewerTo[WeeksInYear] + ofMore.V*(moreTo[WeeksInYear]+s.BackAfter) - within
		w.sumLine(f.Line)
	}
}

// Follows is what a referral that is not sent takes from a flow's line, and what one that is
// sent besides brings it, in units; told where it is figure.Asked. What is sent instead
// follows only referrals that are not sent; what a referral leads to is in part replaced
// from the queue where it is not.
func (f *PreparedFlow) Follows(asked figure.F) (ofFewer, ofMore figure.F) {
	if f.Instead {
		return asked.Beside(figure.OfFewer, "for each referral", -f.Each), ofMore
	}
	ofMore = asked.Beside(figure.OfNumber, "for each referral", f.Each)
	if f.Keep == 1 {
		return ofMore, ofMore
	}
	return ofMore.Times(asked.Beside(figure.OfShare, "share of freed places that are not filled from the queue", f.Keep)), ofMore
}

// changeLine applies a change to a line itself.
func (w *Workspace) changeLine(line int, c *Change, result *ChangeResult) {
	q := &w.Prepared.Lines[line]
	w.touchLine(line)
	l := &w.Lines[line]
	from, to := w.Prepared.ChangeWeeks(c)
	for i := from; i < to; i++ {
		size := q.Open(i, w.Prepared.Elapsed)
		if size < 0 {
			result.BelowZero = true
			continue
		}
		week := figure.Plain(size)
		asked, all := c.Asked(week, figure.Plain(1), figure.Plain(q.Profile.ShareLeft(i, w.Prepared.Elapsed)), figure.OfFewer)
		held, cut := Held(asked, week.Minus(figure.Plain(-l.Direct[i])), figure.OfFewer)
		result.Cut(all, cut)
		l.Direct[i] -= held.V
		result.NotSent += held.V
	}
	w.sumLine(line)
}

func (w *Workspace) touchLine(line int) {
	l := &w.Lines[line]
	if l.Touched {
		return
	}
	w.TouchedLines = append(w.TouchedLines, line)
	*l = LineSpace{Touched: true, to: w.Prepared.Lines[line].To, spend: w.Prepared.Lines[line].Spend}
}

// Least is the least that week index i of a line can come to: nothing, but the
// cut week what its past days had. Pounds of a line without activity may be
// credits.
func (p *Prepared) Least(q *preparedLine, i int) float64 {
	least := 0.0
	if i == p.Elapsed {
		least = q.Past
	}
	if q.Provider < 0 {
		least = min(least, q.Week[i])
	}
	return least
}

// sumLine brings a line up to date and notes which accounts that concerns.
func (w *Workspace) sumLine(line int) {
	w.touchLine(line)
	q, l := &w.Prepared.Lines[line], &w.Lines[line]
	var week Weights
	l.After = w.Moved(line, &week)
	for i := w.Prepared.Elapsed; i < WeeksInYear; i++ {
		l.to[i+1] = l.to[i] + max(w.Prepared.Least(q, i), q.Week[i]+week[i])
	}
	w.markDirty(line)
}

// Moved is by how much changes move each week of a line, directly and by what streams
// bring it, before any week is held at its least; after is what they bring beyond the year.
func (w *Workspace) Moved(line int, week *Weights) (after float64) {
	*week = Weights{}
	if l := &w.Lines[line]; l.Touched {
		*week = l.Direct
	}
	for _, in := range w.Prepared.Lines[line].Incoming {
		if !w.Streams[in.Stream].Touched {
			continue
		}
		flow := &w.Inflows[in.Stream][in.Flow]
		after += flow.After
		for i := w.Prepared.Elapsed; i < WeeksInYear; i++ {
			week[i] += flow.Week[i]
		}
	}
	return after
}
