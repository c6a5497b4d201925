package explain

import (
	"fewer/model"
	"fewer/model/figure"
)

// sources are the referrals that change k moves in its stream: those not sent,
// those sent besides (as fewer, so below zero), and those sent after all.
func (x *Explainer) sources(stream, k int) (notSent, besides, back *source) {
	notSent, besides, back = &source{label: "referrals not sent"}, &source{label: "referrals sent besides"}, &source{label: "referrals sent after all"}
	before, after := &x.stage(k).Workspace().Streams[stream], &x.stage(k + 1).Workspace().Streams[stream]
	for i := range model.WeeksInYear {
		a, b := x.net(stream, k, i), x.net(stream, k+1, i)
		notSent.week[i] = min(a, 0) - min(b, 0)
		besides.week[i] = max(a, 0) - max(b, 0)
		back.week[i] = after.Back[i]
		if before.Touched {
			back.week[i] -= before.Back[i]
		}
	}
	back.week[model.WeeksInYear] = after.BackAfter
	if before.Touched {
		back.week[model.WeeksInYear] -= before.BackAfter
	}
	notSent.at = func(i int) *figure.Explanation { return x.onOneSide(stream, k, i, figure.Largest) }
	besides.at = func(i int) *figure.Explanation { return x.onOneSide(stream, k, i, figure.Smallest) }
	notSent.total = func() *figure.Explanation { return x.allOneSide(stream, k, notSent, "referrals not sent") }
	besides.total = func() *figure.Explanation { return x.allOneSide(stream, k, besides, "referrals sent besides") }
	back.at = func(i int) *figure.Explanation { return x.cameBack(k, i) }
	back.total = func() *figure.Explanation {
		return figure.Reckon(figure.OfCount, "referrals sent after all", figure.Product, x.tookAway(k, nil),
			figure.State(figure.OfShare, "share of what was taken away that comes back", x.s.Changes[k].ComesBack.Share))
	}
	return notSent, besides, back
}

// allOneSide is the total of a source: all that the change took, unless some of
// its weeks fall on the other side of doing nothing.
func (x *Explainer) allOneSide(stream, k int, of *source, label string) *figure.Explanation {
	whole := true
	var weeks []int
	for i := range model.WeeksInYear {
		whole = whole && of.week[i] == x.took(k, i)
		if of.week[i] != 0 {
			weeks = append(weeks, i)
		}
	}
	if whole {
		return x.taken(k).Named(label + ", " + x.changeWords(k))
	}
	return figure.Explain(figure.OfFewer, label, of.sum(), figure.Sum, func() (parts []*figure.Explanation) {
		for _, i := range weeks {
			parts = append(parts, of.at(i))
		}
		return parts
	})
}

// onOneSide is what change k moves a week of its stream on one side of doing
// nothing: fewer than that (figure.Largest), or more (figure.Smallest).
func (x *Explainer) onOneSide(stream, k, i int, side figure.Operation) *figure.Explanation {
	a, b := -x.net(stream, k, i), -x.net(stream, k+1, i)
	if side.Of(a, 0) == a && side.Of(b, 0) == b {
		return x.takenWeek(k, i)
	}
	none := figure.State(figure.OfFewer, "as if nothing changes", 0)
	return figure.Reckon(figure.OfFewer, x.weekName(i), figure.Difference,
		figure.Reckon(figure.OfFewer, "with this change", side, x.gone(stream, k+1, i), none),
		figure.Reckon(figure.OfFewer, "with the changes before it", side, x.gone(stream, k, i), none))
}

// gone is what the first n changes took from a week of a stream.
func (x *Explainer) gone(stream, n, i int) *figure.Explanation {
	return x.once(figureKey{what: "gone", a: stream, b: n, c: i}, func() *figure.Explanation {
		var parts []*figure.Explanation
		for k := range n {
			c := &x.s.Changes[k]
			from, to := x.p.ChangeWeeks(c)
			same := c.Target.Line == "" && c.Target.Referrals == x.p.Year().Referrals[stream].ID
			if same && i >= from && i < to && x.Projection().Changes[k].LeftOut == "" {
				parts = append(parts, x.takenWeek(k, i).Named(x.changeWords(k)))
			}
		}
		if len(parts) == 0 {
			return figure.State(figure.OfFewer, "not sent", 0)
		}
		return figure.Reckon(figure.OfFewer, "not sent", figure.Sum, parts...)
	})
}

// tookAway is what change k took away, what it adds left out; with a lag, only
// what of it comes back in one week, each week's by the share that does.
func (x *Explainer) tookAway(k int, shareOf func(i int) *figure.Explanation) *figure.Explanation {
	c := &x.s.Changes[k]
	from, to := x.p.ChangeWeeks(c)
	if shareOf == nil && c.Size.Amount < 0 {
		return x.taken(k)
	}
	var parts []*figure.Explanation
	for i := from; i < to && c.Size.Amount < 0; i++ {
		if share := shareOf(i); share != nil {
			parts = append(parts, figure.Reckon(figure.OfFewer, x.weekName(i), figure.Product, x.takenWeek(k, i), share))
		}
	}
	if len(parts) == 0 {
		return figure.State(figure.OfFewer, "nothing was taken away", 0)
	}
	return figure.Reckon(figure.OfFewer, "not sent that long before", figure.Sum, parts...)
}

// cameBack is what of change k is sent after all in week index i, or, at 52,
// after the year.
func (x *Explainer) cameBack(k, i int) *figure.Explanation {
	return x.once(figureKey{what: "cameBack", a: k, b: i}, func() *figure.Explanation {
		b := x.s.Changes[k].ComesBack
		s, label := afterTheYear, "sent after 31 March"
		if i < model.WeeksInYear {
			s, label = span{from: i, to: i + 1}, x.weekName(i)
		}
		took := x.tookAway(k, func(j int) *figure.Explanation {
			if landing(b.Lag, j, s) == 0 {
				return nil
			}
			return x.shareLanding(b.Lag, j, s)
		})
		return figure.Reckon(figure.OfCount, label, figure.Product, took, figure.State(figure.OfShare, "share of what was taken away that comes back", b.Share))
	})
}
