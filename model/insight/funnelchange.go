package insight

import (
	"fmt"
	"math"
	"strings"

	"fewer/model"
	"fewer/model/figure"
)

// atMost begins the note of every change that a funnel proposes.
const atMost = "At most: "

// FromFunnel tells whether a change is one that ToUpperLimit or ToMedian
// proposed. Another proposal takes its place, so that no practice is brought
// down twice.
func FromFunnel(c *model.Change) bool {
	return len(c.Practices) == 1 && strings.HasPrefix(c.Note, atMost)
}

// ToUpperLimit is what it would take to bring every practice above the upper
// limit down to it: changes in all remaining weeks, for each such practice one
// of each stream that it refers to. Above the 99.8% limit or, with of95, the
// 95% limit. It says what at most could be had: nobody knows whether those
// patients could have been seen otherwise.
func (f *Funnel) ToUpperLimit(of95 bool) (changes []model.Change) {
	limit, name := func(q *PracticeRate) float64 { return q.Limits.Upper998 }, "99.8%"
	if of95 {
		limit, name = func(q *PracticeRate) float64 { return q.Limits.Upper95 }, "95%"
	}
	for i := range f.Practices {
		q := &f.Practices[i]
		note := fmt.Sprintf(atMost+"to the upper %s limit of its list size, %.1f per 1,000 patients", name, limit(q))
		changes = f.bringTo(changes, q, limit(q), note)
	}
	return changes
}

// ToMedian is what it would take to bring every practice above the median of
// the rates down to it; at most, as for ToUpperLimit.
func (f *Funnel) ToMedian() (changes []model.Change) {
	note := fmt.Sprintf(atMost+"to the practices' median, %.1f per 1,000 patients", f.Median)
	for i := range f.Practices {
		changes = f.bringTo(changes, &f.Practices[i], f.Median, note)
	}
	return changes
}

// bringTo adds the changes that bring a practice down to a rate, in tenths of a
// percent and never below it.
func (f *Funnel) bringTo(changes []model.Change, q *PracticeRate, rate float64, note string) []model.Change {
	if f.Why != "" || q.Rate <= rate {
		return changes
	}
	const tiny = 1e-9
	percent := -math.Floor(1000*(1-rate/q.Rate)+tiny) / 10
	if percent == 0 {
		return changes
	}
	id := f.p.Year().Practices[q.Practice].ID
	for _, stream := range f.Streams {
		r := &f.p.Year().Referrals[stream]
		part := f.p.PartOf(stream, id)
		if part < 0 || r.ByPractice[part].Count == 0 {
			continue
		}
		c := model.NewChange(model.Target{Referrals: r.ID}, model.Size{Kind: model.Percent, Amount: percent})
		c.Practices, c.Note = []string{id}, note
		changes = append(changes, c)
	}
	return changes
}

// Beyond is what is left of changes that a funnel proposed where a scenario takes
// part of the same practices' referrals away already, so that nobody is brought
// down further than proposed. Less tells whether anything was deducted.
func (f *Funnel) Beyond(proposed []model.Change, s *model.Scenario) (left []model.Change, less bool) {
	asked := map[string]*model.Projection{}
	for _, c := range proposed {
		id, stream := c.Practices[0], f.p.StreamAt(c.Target.Referrals)
		pr := asked[id]
		if pr == nil {
			own := ForPractice(f.p, s, id)
			pr = f.p.NewProjection()
			f.p.Project(&own, pr)
			asked[id] = pr
		}
		q := &f.p.Streams[stream]
		share := figure.Quotient(pr.Streams[stream].NotSent, q.Remaining*q.Shares[f.p.PartOf(stream, id)])
		if share > 0 {
			less = true
			const tiny = 1e-9
			c.Size.Amount = min(0, math.Ceil(10*(c.Size.Amount+100*share)-tiny)/10)
		}
		if c.Size.Amount != 0 {
			left = append(left, c)
		}
	}
	return left, less
}
