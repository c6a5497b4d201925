package bills

import (
	"cmp"
	"slices"

	"fewer/model"
	"fewer/model/insight"
)

// collect makes the findings of the marks, in the order of the bill.
func (c *checking) collect(r *Result, a Asked) {
	found := 0
	for i := range c.marks {
		if c.marks[i].rule != noRule {
			found++
		}
	}
	r.Found = make([]Finding, 0, found)
	for i := range c.bill.lines {
		l, m := &c.bill.lines[i], &c.marks[i]
		r.Billed += l.billed
		switch {
		case m.reversed:
			r.Reversed++
		case l.billed < 0:
			r.Credits++
		case m.rule != noRule:
			f := c.finding(int32(i), a.FrozenTo)
			switch {
			case f.Overcharge == 0 && f.Rule == FollowUpAsFirst: // billed at the price of what it is
			case f.Overcharge >= 0:
				r.Found = append(r.Found, f)
			case c.prices.of.discounts != nil:
				r.Under = append(r.Under, f)
			}
		}
	}
	r.NotPriced, r.Unchecked = c.notPriced, c.unchecked
	c.reckonWorth(r, a.Prepared)
}

// finding is what a mark means.
func (c *checking) finding(i int32, frozenTo int) Finding {
	l, m := &c.bill.lines[i], &c.marks[i]
	f := Finding{
		File: c.bill.Files[l.file], Line: c.bill.number(l), Rule: m.rule, Billed: l.billed, Expected: c.expected(l, m.rule),
		Provider: c.bill.providers.list[l.provider], InYear: c.who.inYear[l.provider],
		Open: c.open(l, frozenTo), function: c.bill.functions.list[l.function], pod: c.delivery[l.pod],
		at: i, pairAt: m.pair,
	}
	f.Overcharge = f.Billed - f.Expected
	if m.pair >= 0 {
		pair := &c.bill.lines[m.pair]
		f.PairFile, f.Pair = c.bill.Files[pair.file], c.bill.number(pair)
	}
	if l.end != NoDay {
		f.Month = l.end.Time().Format("2006-01")
	}
	switch {
	case m.rule == Price:
		p, _ := c.prices.priceOf(l, l.kind)
		f.Explanation = p.explain(l.billed)
	case m.contestable:
		f.Explanation = Contestable
	}
	return f
}

// open tells whether a line may still be challenged: it ends after the months that
// are closed, or outside the year.
func (c *checking) open(l *line, frozenTo int) bool {
	if l.end == NoDay || l.end < c.from || l.end > c.to {
		return true
	}
	return int(l.end-c.from) >= c.year.FinancialYear.DaysToMonth(frozenTo)
}

// reckonWorth finds what is paid less if everything open is put right.
func (c *checking) reckonWorth(r *Result, p *model.Prepared) {
	less := map[int]model.Money{}
	for i := range r.Found {
		f := &r.Found[i]
		if !f.Open {
			continue
		}
		line := -1
		if f.InYear >= 0 {
			line = lineOf(p, f)
		}
		if line < 0 {
			r.NotInYear += f.Overcharge
			continue
		}
		less[line] += f.Overcharge
	}
	r.Worth = insight.WorthOf(p, less)
}

// lineOf is the line of the year to which a finding belongs, −1 for none: by its specialty
// where the year names that and no treatment function.
func lineOf(p *model.Prepared, f *Finding) int {
	for i := range p.Year().Lines {
		l := &p.Year().Lines[i]
		if !l.WithoutActivity && l.TreatmentFunction == "" && p.Lines[i].Provider == f.InYear && l.POD == f.pod && f.function != "" && treatmentFunction(l.Specialty) == f.function {
			return i
		}
	}
	return insight.LineFor(p, f.InYear, f.pod, f.function)
}

// Saved is what is paid less in all, under each of the terms that stand side by side.
func (r *Result) Saved() (all insight.Worth) {
	for _, w := range r.Worth {
		for t := range all {
			all[t] += w[t]
		}
	}
	return all
}

// Sum is how many lines were found, and their pounds.
type Sum struct {
	Lines  int
	Pounds model.Money
	Open   model.Money // of Pounds
}

func (s *Sum) add(f *Finding) {
	s.Lines++
	s.Pounds += f.Overcharge
	if f.Open {
		s.Open += f.Overcharge
	}
}

// Total adds up what was found.
func (r *Result) Total() (s Sum) {
	for i := range r.Found {
		s.add(&r.Found[i])
	}
	return s
}

// Add adds another sum.
func (s *Sum) Add(other Sum) {
	s.Lines += other.Lines
	s.Pounds += other.Pounds
	s.Open += other.Open
}

// ProviderSum is what was found at a provider, and of each rule.
type ProviderSum struct {
	Provider string
	InYear   int
	Sum
	ByRule [noRule]Sum
}

// ByProvider adds up what was found by provider, the largest first.
func (r *Result) ByProvider() (sums []ProviderSum) {
	place := map[string]int{}
	for i := range r.Found {
		f := &r.Found[i]
		at, there := place[f.Provider]
		if !there {
			at = len(sums)
			place[f.Provider] = at
			sums = append(sums, ProviderSum{Provider: f.Provider, InYear: f.InYear})
		}
		sums[at].add(f)
		sums[at].ByRule[f.Rule].add(f)
	}
	slices.SortStableFunc(sums, func(a, b ProviderSum) int {
		return cmp.Or(cmp.Compare(b.Pounds, a.Pounds), cmp.Compare(a.Provider, b.Provider))
	})
	return sums
}

// LargestFirst is findings by what they come to, the largest first.
func LargestFirst(found []Finding) []Finding {
	sorted := slices.Clone(found)
	slices.SortStableFunc(sorted, func(a, b Finding) int { return cmp.Compare(b.Overcharge.Abs(), a.Overcharge.Abs()) })
	return sorted
}
