package commands

import (
	"fewer/model"
	"fewer/views/words"
)

// practicesReport is what `practices --json` says. Rates are referrals per 1,000
// patients in the weeks that are over, shares and tau proportions.
type practicesReport struct {
	Year         string                 `json:"year"`
	WeeksElapsed int                    `json:"weeks_elapsed"`
	Streams      []string               `json:"streams"`
	Mean         count                  `json:"mean"`
	Median       count                  `json:"median"`
	Dispersion   count                  `json:"dispersion"`
	Tau          count                  `json:"tau"`
	Adjusted     bool                   `json:"adjusted"`
	Method       string                 `json:"method"`
	Notes        []string               `json:"notes"`
	Practices    []practiceReport       `json:"practices"` // the highest rate first
	AtMost       *entries[atMostReport] `json:"at_most,omitempty"`
	Own          *ownReport             `json:"own,omitempty"`
}

type practiceReport struct {
	Practice  string        `json:"practice"` // its letters or, with --names, its id
	List      count         `json:"list_size"`
	Referrals count         `json:"referrals"`
	Share     count         `json:"share"`
	Rate      count         `json:"per_1000"`
	Limits    *limitsReport `json:"limits"` // null where there are none
	Position  string        `json:"position,omitempty"`
}

type limitsReport struct {
	Lower998 count `json:"lower_998"`
	Lower95  count `json:"lower_95"`
	Upper95  count `json:"upper_95"`
	Upper998 count `json:"upper_998"`
}

type atMostReport struct {
	Practices int         `json:"practices"`
	NotSent   count       `json:"not_sent"`
	Terms     string      `json:"terms"`
	Saving    model.Money `json:"saving"`
}

// ownReport is one practice's part of the scenario.
type ownReport struct {
	Practice   string               `json:"practice"`
	NotSent    count                `json:"not_sent"`
	Saving     entries[model.Money] `json:"saving"`
	LandsAfter model.Money          `json:"lands_after_year_end"`
}

func (c *comparison) report() any {
	f, year := c.funnel, c.prepared.Year()
	r := practicesReport{
		Year: year.Title(), WeeksElapsed: year.WeeksElapsed, Streams: []string{},
		Mean: count(f.Mean), Median: count(f.Median), Dispersion: count(f.Dispersion), Tau: count(f.Tau),
		Adjusted: f.Adjusted, Method: f.Words(), Notes: append([]string{}, f.Notes...), Practices: []practiceReport{},
	}
	for _, stream := range f.Streams {
		r.Streams = append(r.Streams, year.Referrals[stream].ID)
	}
	for _, q := range c.byRate() {
		r.Practices = append(r.Practices, c.practiceReport(&q))
	}
	if f.Why == "" {
		r.AtMost = &entries[atMostReport]{}
		for _, m := range c.atMost() {
			r.AtMost.add(m.Level.Key(), atMostReport{m.Practices, count(m.NotSent), c.terms.Key(), m.Saving})
		}
	}
	if c.scenario != nil && c.practice >= 0 {
		pr := c.projectOwn()
		r.Own = &ownReport{Practice: c.asked.practice, NotSent: count(words.NotSent(pr)), LandsAfter: pr.LandsAfterYearEnd}
		for _, terms := range shownTerms(pr) {
			r.Own.Saving.add(terms.Key(), pr.Terms[terms].Saving)
		}
	}
	return r
}

func (c *comparison) practiceReport(q *model.PracticeRate) practiceReport {
	r := practiceReport{
		Practice: c.letters.Of(c.prepared.Year().Practices[q.Practice].ID), List: count(q.List), Referrals: count(q.Count),
		Share: count(q.Share), Rate: count(q.Rate),
	}
	if c.asked.names || q.Practice == c.practice {
		r.Practice = c.prepared.Year().Practices[q.Practice].ID
	}
	if l := q.Limits; c.funnel.Why == "" {
		r.Limits = &limitsReport{count(l.Lower998), count(l.Lower95), count(l.Upper95), count(l.Upper998)}
		r.Position = q.Position.Words()
	} else if c.funnel.Judged {
		r.Position = q.Position.Words()
	}
	return r
}
