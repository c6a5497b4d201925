package explain

import (
	"fmt"
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/figure"
)

// notSent is what the changes to a stream take away.
func (x *Explainer) notSent(stream int) *figure.Explanation {
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
		return figure.State(figure.OfFewer, label, 0).Noted("Nothing is changed here.")
	case 1:
		e := x.taken(changes[0]).Named(label)
		e.Value = value
		return e
	}
	return figure.Explain(figure.OfFewer, label, value, figure.Sum, func() (parts []*figure.Explanation) {
		for _, i := range changes {
			parts = append(parts, x.taken(i))
		}
		return parts
	})
}

// taken is all that change k takes away.
func (x *Explainer) taken(k int) *figure.Explanation {
	return x.once(figureKey{what: "taken", a: k}, func() *figure.Explanation {
		c := &x.s.Changes[k]
		if out := x.Projection().Changes[k].LeftOut; out != "" {
			return figure.State(figure.OfFewer, x.changeWords(k), 0).Noted("Left out: " + out + ".")
		}
		from, to := x.p.ChangeWeeks(c)
		return x.takenIn(k, span{from: from, to: to})
	})
}

// takenIn is what change k takes away in weeks on which it acts: at one stroke
// where nothing stops a part of it, else week by week.
func (x *Explainer) takenIn(k int, s span) *figure.Explanation {
	c := &x.s.Changes[k]
	label := x.changeWords(k)
	if x.empty(s) {
		return figure.State(figure.OfFewer, label, 0).Noted("None of its weeks is still to come.")
	}
	if result := &x.Projection().Changes[k]; result.CutShort || result.BelowZero {
		var weeks []*figure.Explanation
		for i := s.from; i < s.to; i++ {
			weeks = append(weeks, x.takenWeek(k, i))
		}
		e := figure.Reckon(x.fewerKind(c), label, figure.Sum, weeks...)
		if !result.CutShort {
			return e.Noted(model.UpperFirst(model.CreditsUnmoved) + ".")
		}
		return e.Noted("Part of it is cut short: " + result.StoppedBy(x.p.Year().Protected(c.Target)) + ".")
	}
	e := x.atOneStroke(c, s).Explained(x.fewerKind(c), label)
	e.Value = 0
	for i := s.from; i < s.to; i++ {
		e.Value += x.took(k, i)
	}
	return e
}

// fewerKind is how less of what the change acts on is shown.
func (x *Explainer) fewerKind(c *model.Change) figure.Kind {
	if c.Target.Line != "" && x.p.Lines[x.p.LineAt(c.Target.Line)].Provider < 0 {
		return figure.OfMoney
	}
	return figure.OfFewer
}

// atOneStroke is what a change takes that nothing cuts short.
func (x *Explainer) atOneStroke(c *model.Change, s span) figure.F {
	if c.Size.Kind != model.Percent {
		return c.AskedInWeeks(figure.Asked, x.weeksActedOn(c, s).F(), x.fewerKind(c))
	}
	size := x.sizeOf(c, x.open(s)).F()
	if len(c.Practices) > 0 {
		size = size.Times(x.shareOf(x.p.StreamAt(c.Target.Referrals), x.partsNamed(c)).F())
	}
	taken, _ := c.Asked(size, figure.Plain(1), figure.Plain(1), x.fewerKind(c))
	return taken
}

// weeksActedOn is how many weeks of the span a change acts on, the cut one in the
// proportion of its weight that remains.
func (x *Explainer) weeksActedOn(c *model.Change, s span) *figure.Explanation {
	weeks := 0
	var part *figure.Explanation
	for i := s.from; i < s.to; i++ {
		switch acts := c.Size.Amount > 0 || x.weekOf(c, i)*x.p.NamedShare(c) != 0; {
		case acts && x.leftOf(c, i) != 1:
			part = x.shareLeft(c, i)
		case acts:
			weeks++
		}
	}
	whole := figure.State(figure.OfNumber, "weeks", float64(weeks)).Counting("weeks")
	if part == nil {
		return whole
	}
	return figure.Reckon(figure.OfNumber, "weeks", figure.Sum, whole, part).Counting("weeks")
}

// shareLeft is the proportion of the weight of week index i that a change can act on.
func (x *Explainer) shareLeft(c *model.Change, i int) *figure.Explanation {
	of, week := x.weighed(c), span{from: i, to: i + 1}
	if x.weightOf(of, week) == 0 {
		return figure.State(figure.OfNumber, "nothing of "+x.weekName(i), 0).Noted("The profile has no weight in this week.")
	}
	return figure.Reckon(figure.OfNumber, "what is left of week "+strconv.Itoa(i+1), figure.Ratio, x.weights(of, x.open(week)), x.weights(of, week))
}

// weighed is what a change acts on, with its profile.
func (x *Explainer) weighed(c *model.Change) counted {
	if c.Target.Line == "" {
		return x.countedIn(x.p.StreamAt(c.Target.Referrals))
	}
	return x.countedOn(x.p.LineAt(c.Target.Line))
}

// inWeek is the proportion of the weight of week index i that a change can act on: a plain
// 1 where that is all of it.
func (x *Explainer) inWeek(c *model.Change, i int) figure.F {
	if x.leftOf(c, i) == 1 {
		return figure.Plain(1)
	}
	return x.shareLeft(c, i).F()
}

// sizeOf is what there is to change in the span, if nothing changes.
func (x *Explainer) sizeOf(c *model.Change, s span) *figure.Explanation {
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
	return x.p.RowOf(c.Target).Open(i, x.p.Elapsed)
}

// leftOf is the proportion of the weight of week index i that a change can act on.
func (x *Explainer) leftOf(c *model.Change, i int) float64 {
	return x.p.RowOf(c.Target).Profile.ShareLeft(i, x.p.Elapsed)
}

// partsNamed are the parts of its stream that a change acts on, once each.
func (x *Explainer) partsNamed(c *model.Change) []int {
	return x.p.PartsNamed(x.p.StreamAt(c.Target.Referrals), c.Practices)
}

// shareOf is the share of a stream that parts of it make up, by their referrals
// to date.
func (x *Explainer) shareOf(stream int, parts []int) *figure.Explanation {
	r := &x.p.Year().Referrals[stream]
	if len(parts) == len(x.p.Streams[stream].Shares) {
		return figure.State(figure.OfShare, "all practices", 1)
	}
	if r.Actual.Total == 0 {
		value := 0.0
		for _, part := range parts {
			value += x.p.Streams[stream].Shares[part]
		}
		return figure.State(figure.OfShare, "share of the stream", value).Noted("There are no referrals to date.")
	}
	total := figure.State(figure.OfCount, "referrals to date, all practices", r.Actual.Total)
	var counts []*figure.Explanation
	for _, part := range parts {
		if part < len(r.ByPractice) {
			of := r.ByPractice[part]
			counts = append(counts, figure.State(figure.OfCount, x.p.Year().PracticeName(of.Practice), of.Count))
			continue
		}
		others := []*figure.Explanation{total}
		for _, of := range r.ByPractice {
			others = append(others, figure.State(figure.OfCount, x.p.Year().PracticeName(of.Practice), of.Count))
		}
		counts = append(counts, figure.Reckon(figure.OfCount, "other practices", figure.Difference, others...))
	}
	return figure.Reckon(figure.OfShare, "share of these practices", figure.Ratio, figure.Reckon(figure.OfCount, "their referrals to date", figure.Sum, counts...), total)
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
func (x *Explainer) takenWeek(k, i int) *figure.Explanation {
	return x.once(figureKey{what: "takenWeek", a: k, b: i}, func() *figure.Explanation {
		c := &x.s.Changes[k]
		label := x.openName(i)
		kind := x.fewerKind(c)
		if x.weekOf(c, i)*x.p.NamedShare(c) == 0 && c.Target.Line == "" {
			if c.Size.Kind == model.Percent || c.Size.Amount <= 0 {
				return figure.State(kind, label, 0).Noted("There is nothing to take away.")
			}
			return c.AskedInWeeks(figure.Asked, x.inWeek(c, i), kind).Explained(kind, label)
		}
		if c.Target.Line != "" {
			return x.takenFrom(k, i, -1).Named(label)
		}
		var groups []*figure.Explanation
		stream := x.p.StreamAt(c.Target.Referrals)
		for _, parts := range x.alike(k, stream) {
			of := x.takenFrom(k, i, parts[0])
			if share := x.shareOf(stream, parts); share.Value != 1 {
				of = figure.Reckon(kind, x.partsName(stream, parts), figure.Product, share, of)
			}
			groups = append(groups, of)
		}
		if len(groups) == 1 {
			return groups[0].Named(label)
		}
		return figure.Reckon(kind, label, figure.Sum, groups...)
	})
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
func (x *Explainer) takenFrom(k, i, part int) *figure.Explanation {
	return x.once(figureKey{what: "takenFrom", a: k, b: i, c: part}, func() *figure.Explanation {
		c := &x.s.Changes[k]
		kind := x.fewerKind(c)
		if x.weekOf(c, i) < 0 {
			return figure.State(kind, "taken", 0).Noted("What falls here are credits, which no change moves.")
		}
		size, named := x.sizeOf(c, x.open(span{from: i, to: i + 1})).F(), figure.Plain(1)
		if x.p.NamedShare(c) != 1 {
			named = x.shareOf(x.p.StreamAt(c.Target.Referrals), x.partsNamed(c)).F()
		}
		asked, all := c.Asked(size, named, x.inWeek(c, i), kind)
		label, left := "asked for", size
		if all {
			label = "asked for, at most all"
		}
		if part >= 0 {
			left = model.MayBeTaken(size, x.p.Streams[x.p.StreamAt(c.Target.Referrals)].Floor, kind)
		}
		for earlier := range k {
			if e := x.earlier(earlier, c, i, part); e != nil {
				left = left.Minus(e.F())
			}
		}
		taken, cut := model.Held(asked.Step(kind, label), left, kind)
		if !cut {
			taken = asked
		}
		return taken.Explained(kind, "taken")
	})
}

// earlier is what an earlier change took from the same part, or nil.
func (x *Explainer) earlier(k int, of *model.Change, i, part int) *figure.Explanation {
	c := &x.s.Changes[k]
	from, to := x.p.ChangeWeeks(c)
	if c.Target != of.Target || i < from || i >= to || x.Projection().Changes[k].LeftOut != "" {
		return nil
	}
	if part >= 0 && (!slices.Contains(x.partsNamed(c), part) || x.weekOf(c, i)*x.p.NamedShare(c) == 0) {
		return nil
	}
	return x.takenFrom(k, i, part).Named("taken already: " + x.changeWords(k))
}
