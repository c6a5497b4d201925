package explain

import (
	"fmt"
	"slices"
	"strconv"

	"fewer/model"
)

// notSent is what the changes to a stream take away.
func (x *Explainer) notSent(stream int) *Explanation {
	r := &x.p.Year().Referrals[stream]
	label, value := r.Name+": referrals not sent", x.Projection().Streams[stream].NotSent
	var changes []int
	for i, c := range x.s.Changes {
		if c.Target.Line == "" && c.Target.Referrals == r.ID && x.Projection().Changes[i].LeftOut == "" {
			changes = append(changes, i)
		}
	}
	switch len(changes) {
	case 0:
		return stated(FewerFigure, label, 0).noted("Nothing is changed here.")
	case 1:
		e := x.taken(changes[0]).named(label)
		e.Value = value
		return e
	}
	return explained(FewerFigure, label, value, Sum, func() (parts []*Explanation) {
		for _, i := range changes {
			parts = append(parts, x.taken(i))
		}
		return parts
	})
}

// taken is all that change k takes away.
func (x *Explainer) taken(k int) *Explanation {
	return x.once(figureKey{what: "taken", a: k}, func() *Explanation { return x.takenAnew(k) })
}

func (x *Explainer) takenAnew(k int) *Explanation {
	c := &x.s.Changes[k]
	if out := x.Projection().Changes[k].LeftOut; out != "" {
		return stated(FewerFigure, x.changeWords(k), 0).noted("Left out: " + out + ".")
	}
	from, to := x.p.ChangeWeeks(c)
	return x.takenIn(k, span{from: from, to: to})
}

// takenIn is what change k takes away in weeks on which it acts: at one stroke
// where nothing stops a part of it, else week by week.
func (x *Explainer) takenIn(k int, s span) *Explanation {
	c := &x.s.Changes[k]
	label := x.changeWords(k)
	if x.empty(s) {
		return stated(FewerFigure, label, 0).noted("None of its weeks is still to come.")
	}
	if result := &x.Projection().Changes[k]; result.CutShort || result.BelowZero {
		var weeks []*Explanation
		for i := s.from; i < s.to; i++ {
			weeks = append(weeks, x.takenWeek(k, i))
		}
		e := reckoned(x.fewerKind(c), label, Sum, weeks...)
		if !result.CutShort {
			return e.noted("It does nothing where the line's pounds are credits.")
		}
		return e.noted("Part of it is cut short: " + result.StoppedBy(x.p.Year().Protected(c.Target)) + ".")
	}
	value := 0.0
	for i := s.from; i < s.to; i++ {
		value += x.took(k, i)
	}
	return explained(x.fewerKind(c), label, value, Product, func() []*Explanation { return x.atOneStroke(k, s) })
}

// fewerKind is how less of what the change acts on is shown.
func (x *Explainer) fewerKind(c *model.Change) FigureKind {
	if c.Target.Line != "" && x.p.Lines[x.p.LineAt(c.Target.Line)].Provider < 0 {
		return MoneyFigure
	}
	return FewerFigure
}

// atOneStroke are the factors of a change that nothing cuts short.
func (x *Explainer) atOneStroke(k int, s span) (factors []*Explanation) {
	c := &x.s.Changes[k]
	if c.Size.Kind == model.Percent {
		factors = append(factors, x.sizeOf(c, x.open(s)), stated(FewerShareFigure, "asked for", -c.Size.Amount/100))
		if len(c.Practices) > 0 {
			factors = append(factors, x.shareOf(x.p.StreamAt(c.Target.Referrals), x.partsNamed(c)))
		}
	} else {
		factors = append(factors, x.weeksActedOn(c, s), stated(x.fewerKind(c), "asked for in a week", -c.Size.Amount))
	}
	return x.delivered(c, factors)
}

// weeksActedOn is how many weeks of the span a change acts on, the cut one in the
// proportion of its weight that remains.
func (x *Explainer) weeksActedOn(c *model.Change, s span) *Explanation {
	weeks := 0
	var part *Explanation
	for i := s.from; i < s.to; i++ {
		switch acts := c.Size.Amount > 0 || x.weekOf(c, i)*x.namedShare(c) != 0; {
		case acts && x.leftOf(c, i) != 1:
			part = x.shareLeft(c, i)
		case acts:
			weeks++
		}
	}
	whole := stated(NumberFigure, "weeks", float64(weeks)).counting("weeks")
	if part == nil {
		return whole
	}
	return reckoned(NumberFigure, "weeks", Sum, whole, part).counting("weeks")
}

// shareLeft is the proportion of the weight of week index i that a change can act on.
func (x *Explainer) shareLeft(c *model.Change, i int) *Explanation {
	of, week := x.weighed(c), span{from: i, to: i + 1}
	if x.weightOf(of, week) == 0 {
		return stated(NumberFigure, "nothing of "+x.weekName(i), 0).noted("The profile has no weight in this week.")
	}
	return reckoned(NumberFigure, "what is left of week "+strconv.Itoa(i+1), Quotient, x.weights(of, x.open(week)), x.weights(of, week))
}

// weighed is what a change acts on, with its profile.
func (x *Explainer) weighed(c *model.Change) counted {
	if c.Target.Line == "" {
		return x.countedIn(x.p.StreamAt(c.Target.Referrals))
	}
	return x.countedOn(x.p.LineAt(c.Target.Line))
}

// askedInWeek is what a change by the week asks of week index i.
func (x *Explainer) askedInWeek(c *model.Change, i int) *Explanation {
	week := stated(x.fewerKind(c), "asked for in a week", -c.Size.Amount)
	if x.leftOf(c, i) == 1 {
		return week
	}
	return reckoned(x.fewerKind(c), "asked for in what is left of the week", Product, week, x.shareLeft(c, i))
}

func (x *Explainer) delivered(c *model.Change, factors []*Explanation) []*Explanation {
	if c.Delivered != 1 {
		factors = append(factors, stated(ShareFigure, "share that is expected to happen", c.Delivered))
	}
	return factors
}

// sizeOf is what there is to change in the span, if nothing changes.
func (x *Explainer) sizeOf(c *model.Change, s span) *Explanation {
	if c.Target.Line == "" {
		return x.referrals(x.p.StreamAt(c.Target.Referrals), s)
	}
	line := x.p.LineAt(c.Target.Line)
	if x.p.Lines[line].Provider >= 0 {
		return x.units(line, s, 0)
	}
	return x.poundsOf(line, s)
}

func (x *Explainer) weekOf(c *model.Change, i int) float64 {
	if c.Target.Line == "" {
		return x.p.Streams[x.p.StreamAt(c.Target.Referrals)].Open(i, x.p.Elapsed)
	}
	return x.p.Lines[x.p.LineAt(c.Target.Line)].Open(i, x.p.Elapsed)
}

// leftOf is the proportion of the weight of week index i that a change can act on.
func (x *Explainer) leftOf(c *model.Change, i int) float64 {
	if c.Target.Line == "" {
		return x.p.Streams[x.p.StreamAt(c.Target.Referrals)].Profile.ShareLeft(i, x.p.Elapsed)
	}
	return x.p.Lines[x.p.LineAt(c.Target.Line)].Profile.ShareLeft(i, x.p.Elapsed)
}

// partsNamed are the parts of its stream that a change acts on, once each.
func (x *Explainer) partsNamed(c *model.Change) (parts []int) {
	stream := x.p.StreamAt(c.Target.Referrals)
	if len(c.Practices) == 0 {
		for i := range x.p.Streams[stream].Shares {
			parts = append(parts, i)
		}
		return parts
	}
	for _, practice := range c.Practices {
		if part := x.p.PartOf(stream, practice); !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return parts
}

func (x *Explainer) namedShare(c *model.Change) float64 {
	if c.Target.Line != "" || len(c.Practices) == 0 {
		return 1
	}
	named := 0.0
	for _, part := range x.partsNamed(c) {
		named += x.p.Streams[x.p.StreamAt(c.Target.Referrals)].Shares[part]
	}
	return named
}

// shareOf is the share of a stream that parts of it make up, by their referrals
// to date.
func (x *Explainer) shareOf(stream int, parts []int) *Explanation {
	r := &x.p.Year().Referrals[stream]
	if len(parts) == len(x.p.Streams[stream].Shares) {
		return stated(ShareFigure, "all practices", 1)
	}
	if r.Actual.Total == 0 {
		value := 0.0
		for _, part := range parts {
			value += x.p.Streams[stream].Shares[part]
		}
		return stated(ShareFigure, "share of the stream", value).noted("There are no referrals to date.")
	}
	total := stated(CountFigure, "referrals to date, all practices", r.Actual.Total)
	var counts []*Explanation
	for _, part := range parts {
		if part < len(r.ByPractice) {
			of := r.ByPractice[part]
			counts = append(counts, stated(CountFigure, x.p.Year().PracticeName(of.Practice), of.Count))
			continue
		}
		others := []*Explanation{total}
		for _, of := range r.ByPractice {
			others = append(others, stated(CountFigure, x.p.Year().PracticeName(of.Practice), of.Count))
		}
		counts = append(counts, reckoned(CountFigure, "other practices", Difference, others...))
	}
	return reckoned(ShareFigure, "share of these practices", Quotient, reckoned(CountFigure, "their referrals to date", Sum, counts...), total)
}

// took is what change k took away in week index i.
func (x *Explainer) took(k, i int) float64 {
	c := &x.s.Changes[k]
	if c.Target.Line != "" {
		line := x.p.LineAt(c.Target.Line)
		return x.direct(line, k, i) - x.direct(line, k+1, i)
	}
	stream := x.p.StreamAt(c.Target.Referrals)
	return x.net(stream, k, i) - x.net(stream, k+1, i)
}

func (x *Explainer) direct(line, n, i int) float64 {
	if l := &x.stage(n).Workspace().Lines[line]; l.Touched {
		return l.Direct[i]
	}
	return 0
}

func (x *Explainer) net(stream, n, i int) float64 {
	if s := &x.stage(n).Workspace().Streams[stream]; s.Touched {
		return s.Net[i]
	}
	return 0
}

// takenWeek is what change k took away in week index i, part by part where its
// parts fare differently.
func (x *Explainer) takenWeek(k, i int) *Explanation {
	return x.once(figureKey{what: "takenWeek", a: k, b: i}, func() *Explanation { return x.takenWeekAnew(k, i) })
}

func (x *Explainer) takenWeekAnew(k, i int) *Explanation {
	c := &x.s.Changes[k]
	label := x.openName(i)
	kind := x.fewerKind(c)
	if x.weekOf(c, i)*x.namedShare(c) == 0 && c.Target.Line == "" {
		if c.Size.Kind == model.Percent || c.Size.Amount <= 0 {
			return stated(kind, label, 0).noted("There is nothing to take away.")
		}
		factors := x.delivered(c, []*Explanation{x.askedInWeek(c, i)})
		return reckoned(kind, label, Product, factors...)
	}
	if c.Target.Line != "" {
		return x.takenFrom(k, i, -1).named(label)
	}
	var groups []*Explanation
	stream := x.p.StreamAt(c.Target.Referrals)
	for _, parts := range x.alike(k, stream) {
		of := x.takenFrom(k, i, parts[0])
		if share := x.shareOf(stream, parts); share.Value != 1 {
			of = reckoned(kind, x.partsName(stream, parts), Product, share, of)
		}
		groups = append(groups, of)
	}
	if len(groups) == 1 {
		return groups[0].named(label)
	}
	return reckoned(kind, label, Sum, groups...)
}

// alike groups the parts that change k names by what was done to them so far.
func (x *Explainer) alike(k, stream int) (groups [][]int) {
	space := &x.stage(k + 1).Workspace().Streams[stream]
	at := map[int]int{}
	for _, part := range x.partsNamed(&x.s.Changes[k]) {
		class := space.ClassOf[part]
		if _, seen := at[class]; !seen {
			at[class] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[class]] = append(groups[at[class]], part)
	}
	return groups
}

func (x *Explainer) partsName(stream int, parts []int) string {
	by := x.p.Year().Referrals[stream].ByPractice
	var names []string
	for _, part := range parts {
		if part == len(by) {
			names = append(names, "other practices")
		} else {
			names = append(names, x.p.Year().PracticeName(by[part].Practice))
		}
	}
	if len(names) > 3 {
		return fmt.Sprintf("%d practices", len(names))
	}
	return model.ListWords(names)
}

// takenFrom is what change k takes from a part of its stream in week index i,
// reckoned as if the part were the whole stream; of a line, part is −1.
func (x *Explainer) takenFrom(k, i, part int) *Explanation {
	return x.once(figureKey{what: "takenFrom", a: k, b: i, c: part}, func() *Explanation { return x.takenFromAnew(k, i, part) })
}

func (x *Explainer) takenFromAnew(k, i, part int) *Explanation {
	c := &x.s.Changes[k]
	kind := x.fewerKind(c)
	s := x.open(span{from: i, to: i + 1})
	size := x.weekOf(c, i)
	if size < 0 {
		return stated(kind, "taken", 0).noted("What falls here are credits, which no change moves.")
	}
	ask, short := c.Asked(size, x.namedShare(c), x.leftOf(c, i))
	var asked *Explanation
	switch {
	case short:
		asked = reckoned(kind, "asked for, at most all", Product, x.delivered(c, []*Explanation{x.sizeOf(c, s)})...)
	case c.Size.Kind == model.Percent:
		asked = reckoned(kind, "asked for", Product, x.delivered(c, []*Explanation{x.sizeOf(c, s), stated(FewerShareFigure, "asked for", -c.Size.Amount/100)})...)
	case x.namedShare(c) == 1:
		asked = reckoned(kind, "asked for", Product, x.delivered(c, []*Explanation{x.askedInWeek(c, i)})...)
	default:
		whole := reckoned(kind, "asked for, as if all practices did the same", Quotient,
			x.askedInWeek(c, i), x.shareOf(x.p.StreamAt(c.Target.Referrals), x.partsNamed(c)))
		asked = reckoned(kind, "asked for", Product, x.delivered(c, []*Explanation{whole})...)
	}
	floor := 1.0
	var before []*Explanation
	for earlier := range k {
		if e := x.earlier(earlier, c, i, part); e != nil {
			before = append(before, e)
		}
	}
	if part >= 0 {
		floor = x.p.Streams[x.p.StreamAt(c.Target.Referrals)].Floor
	}
	already := 0.0
	for _, e := range before {
		already -= e.Value
	}
	if _, cut := model.HeldAbove(-floor*size, already, ask); !cut {
		return asked.named("taken")
	}
	limit := append([]*Explanation{x.mayBeTaken(c, s, floor)}, before...)
	left := reckoned(kind, "left to take", Largest, reckoned(kind, "left to take", Difference, limit...), stated(kind, "none", 0))
	return reckoned(kind, "taken", Smallest, asked, left)
}

// mayBeTaken is what may be taken of a week at most.
func (x *Explainer) mayBeTaken(c *model.Change, s span, floor float64) *Explanation {
	if floor == 1 {
		return x.sizeOf(c, s)
	}
	return reckoned(x.fewerKind(c), "all but the protected share", Product, x.sizeOf(c, s), stated(ShareFigure, "not protected", floor))
}

// earlier is what an earlier change took from the same part, or nil.
func (x *Explainer) earlier(k int, of *model.Change, i, part int) *Explanation {
	c := &x.s.Changes[k]
	from, to := x.p.ChangeWeeks(c)
	if c.Target != of.Target || i < from || i >= to || x.Projection().Changes[k].LeftOut != "" {
		return nil
	}
	if part >= 0 && (!slices.Contains(x.partsNamed(c), part) || x.weekOf(c, i)*x.namedShare(c) == 0) {
		return nil
	}
	return x.takenFrom(k, i, part).named("taken already: " + x.changeWords(k))
}
