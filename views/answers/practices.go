package answers

import (
	"cmp"
	"fmt"
	"slices"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/words"
)

// PracticeRates asks for the practices' referrals side by side.
type PracticeRates struct {
	*Question
	Stream   int // the one whose referrals are compared, or model.AllStreams
	Funnel   *insight.Funnel
	Practice int                                // the one that is asked about, an index in the year's; −1 for all
	Of95     bool                               // what could be had is by the 95% limit
	Called   func(practice int) (id, in string) // what programs call a practice, and people
}

// Practices sets the practices' referrals side by side, the highest rate first, or
// says what one practice wants to know of itself.
func Practices(p *PracticeRates) *Answer {
	sheet := PracticeSheet(p)
	a := &Answer{Head: Said(2, p.title()), Lists: func() []Sheet { return []Sheet{sheet} }}
	data := p.data(&sheet)
	switch {
	case p.Practice >= 0:
		own := *p.Question
		own.Practice = NewPractice(p.Year, p.Practice)
		a.Sheets = cardSheets(&own, p.Funnel, p.said(), &data)
	default:
		if len(sheet.Rows) > 0 {
			a.Sheets = append(a.Sheets, sheet)
		}
		a.Sheets = append(a.Sheets, Sheet{Sentences: p.said()})
		if p.Funnel.Why == "" {
			a.Sheets = append(a.Sheets, p.atMostSheet())
		}
		if p.Document != nil {
			bears := WhoBears(p.Question)
			if len(bears.Columns) > 0 {
				data = append(data, Field{"fifths", &bears})
			}
			a.Sheets = append(a.Sheets, bears)
		}
	}
	a.Data = given(data)
	return a
}

func (p *PracticeRates) title() string {
	what := words.AllReferrals
	if p.Stream != insight.AllStreams {
		what = p.Year.Referrals[p.Stream].Name
	}
	return fmt.Sprintf("%s: %s in %s", p.Year.Title(), what, p.Year.Elapsed())
}

// ByRate are the practices, the highest rate first.
func ByRate(f *insight.Funnel) []insight.PracticeRate {
	rows := slices.Clone(f.Practices)
	slices.SortStableFunc(rows, func(a, b insight.PracticeRate) int { return cmp.Compare(b.Rate, a.Rate) })
	return rows
}

// PracticeSheet is the practices, the highest rate first.
func PracticeSheet(p *PracticeRates) Sheet {
	f := p.Funnel
	rows := ByRate(f)
	rate := func(key, heading string, of func(*insight.PracticeRate) float64) of[*insight.PracticeRate] {
		c := col(key, heading, Number, func(q *insight.PracticeRate) Cell {
			if q.List == 0 { // it is not known, or hidden with the rates
				return None("–")
			}
			return Cell{Text: oneDecimal(of(q)), Value: of(q)}
		})
		c.Hidden = f.Judged || heading == ""
		if key != "per_1000" {
			c.Drop = 4
		}
		return c
	}
	list := col("list_size", "list", Number, func(q *insight.PracticeRate) Cell {
		if q.List == 0 {
			return None("–")
		}
		return Cell{Text: model.Thousands(int64(q.List)), Value: q.List}
	})
	list.Hidden, list.Drop = f.Judged, 3
	columns := []of[*insight.PracticeRate]{
		col("practice", "PRACTICE", Words, func(q *insight.PracticeRate) Cell {
			id, name := p.Called(q.Practice)
			return Cell{Text: name, Value: id}
		}),
		list,
		col("referrals", "referrals", Number, func(q *insight.PracticeRate) Cell { return Cell{Text: words.Count(q.Count), Value: q.Count} }).dropped(2),
		data("share", func(q *insight.PracticeRate) any { return q.Share }),
		rate("per_1000", "per 1,000\npatients", func(q *insight.PracticeRate) float64 { return q.Rate }),
	}
	if f.Why == "" {
		columns = append(columns,
			rate("limits.lower_998", "", func(q *insight.PracticeRate) float64 { return q.Limits.Lower998 }),
			rate("limits.lower_95", "lower\n95%", func(q *insight.PracticeRate) float64 { return q.Limits.Lower95 }),
			rate("limits.upper_95", "upper\n95%", func(q *insight.PracticeRate) float64 { return q.Limits.Upper95 }),
			rate("limits.upper_998", "", func(q *insight.PracticeRate) float64 { return q.Limits.Upper998 }))
	} else {
		columns = append(columns, data("limits", func(*insight.PracticeRate) any { return nil }))
	}
	if f.Judged {
		columns = append(columns, col("position", "as its author found it", Words, func(q *insight.PracticeRate) Cell { return Text(q.Position.Words()) }))
	} else if f.Why == "" {
		columns = append(columns, col("position", "", Words, func(q *insight.PracticeRate) Cell {
			return Cell{Text: q.Position.Short(), Value: q.Position.Words()}
		}))
	}
	s := table(pointers(rows), columns...)
	for i := range s.Rows {
		s.Rows[i].At = rows[i].Practice
	}
	return s
}

// oneDecimal is a rate to one decimal.
func oneDecimal(x float64) string { return fmt.Sprintf("%.1f", x) }

// said is how the practices are compared.
func (p *PracticeRates) said() (said []Sentence) {
	f := p.Funnel
	if f.Why == "" {
		said = Said(0, fmt.Sprintf("All together %s for each 1,000 patients; the median practice %s.", oneDecimal(f.Mean), oneDecimal(f.Median)))
	}
	said = append(said, Said(0, f.Words())...)
	if p.Practice < 0 {
		said = append(said, Said(0, f.Notes...)...)
	}
	return said
}

// atMost is what bringing the highest practices down could save.
func (p *PracticeRates) atMost() []words.AtMost {
	limit := words.UpperLimit998
	if p.Of95 {
		limit = words.UpperLimit95
	}
	return []words.AtMost{
		words.NewAtMost(p.Prepared, p.Funnel, limit, p.Scenario, p.Terms),
		words.NewAtMost(p.Prepared, p.Funnel, words.Median, p.Scenario, p.Terms),
	}
}

func (p *PracticeRates) atMostSheet() Sheet {
	s := Sheet{Title: "AT MOST, from now to 31 March, " + p.Terms.String(), Notes: Said(0, words.AtMostCaution)}
	for _, m := range p.atMost() {
		s.Sentences = append(s.Sentences, Sentence{Text: "If " + m.Words(), Indent: 2, Hang: 2})
	}
	return s
}

// data is the comparison for programs. Rates are referrals per 1,000 patients in the
// weeks that are over, shares and tau proportions.
func (p *PracticeRates) data(sheet *Sheet) Object {
	f := p.Funnel
	streams := []string{}
	for _, stream := range f.Streams {
		streams = append(streams, p.Year.Referrals[stream].ID)
	}
	o := Object{
		{"year", p.Year.Title()},
		{p.Year.Elapsed().Period() + "s_elapsed", p.Year.Elapsed().Number()},
		{"streams", streams},
		{"mean", f.Mean},
		{"median", f.Median},
		{"dispersion", f.Dispersion},
		{"tau", f.Tau},
		{"adjusted", f.Adjusted},
		{"method", f.Words()},
		{"notes", append([]string{}, f.Notes...)},
		{"practices", sheet},
	}
	if f.Why == "" {
		atMost := Object{}
		for _, m := range p.atMost() {
			atMost = append(atMost, Field{m.Level.Key(), Object{
				{"practices", m.Practices}, {"not_sent", m.NotSent}, {"terms", p.Terms.Key()}, {"saving", m.Saving},
			}})
		}
		o = append(o, Field{"at_most", atMost})
	}
	return o
}
