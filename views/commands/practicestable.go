package commands

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"fewer/model"
	"fewer/views/words"
)

// write prints the funnel as a table, the highest rate first, or what one practice
// wants to know of itself.
func (c *comparison) write(w io.Writer) {
	if c.asked.practice != "" {
		c.writeOwn(w)
		return
	}
	c.writeTitle(w)
	f := c.funnel
	if f.Judged {
		t := table{heading: []string{"PRACTICE", "referrals", "as its author found it"}}
		for _, q := range f.Practices {
			t.row(c.label(q.Practice), words.Count(q.Count), q.Position.Words())
		}
		t.write(w)
		fmt.Fprintln(w)
	} else if len(f.Practices) > 0 {
		t := table{heading: []string{"PRACTICE", "list", "referrals", "per 1,000\npatients", "lower\n95%", "upper\n95%", ""}}
		for _, q := range c.byRate() {
			cells := []string{c.label(q.Practice), model.Thousands(int64(q.List)), words.Count(q.Count), decimal(q.Rate)}
			if f.Why == "" {
				cells = append(cells, decimal(q.Limits.Lower95), decimal(q.Limits.Upper95), q.Position.Short())
			}
			t.row(cells...)
		}
		t.write(w)
		fmt.Fprintln(w)
	}
	if f.Why == "" {
		fmt.Fprintf(w, "All together %s for each 1,000 patients; the median practice %s.\n", decimal(f.Mean), decimal(f.Median))
	}
	fmt.Fprint(w, wrap(f.Words(), ""))
	for _, note := range f.Notes {
		fmt.Fprint(w, wrap(note, ""))
	}
	if f.Why == "" {
		c.writeAtMost(w)
	}
}

func (c *comparison) writeTitle(w io.Writer) {
	year := c.prepared.Year()
	what := "all referrals"
	if c.stream != model.AllStreams {
		what = year.Referrals[c.stream].Name
	}
	fmt.Fprint(w, wrap(fmt.Sprintf("%s: %s in %s", year.Title(), what, plural(year.WeeksElapsed, "week")), "  "), "\n")
}

// byRate are the practices, the highest rate first.
func (c *comparison) byRate() []model.PracticeRate {
	sorted := slices.Clone(c.funnel.Practices)
	slices.SortStableFunc(sorted, func(a, b model.PracticeRate) int { return cmp.Compare(b.Rate, a.Rate) })
	return sorted
}

// atMost is what bringing the highest practices down could save.
func (c *comparison) atMost() []words.AtMost {
	asked := &model.Scenario{}
	if c.scenario != nil {
		asked = c.scenario
	}
	limit := words.UpperLimit998
	if c.asked.of95 {
		limit = words.UpperLimit95
	}
	return []words.AtMost{
		words.NewAtMost(c.prepared, c.funnel, limit, asked, c.terms),
		words.NewAtMost(c.prepared, c.funnel, words.Median, asked, c.terms),
	}
}

func (c *comparison) writeAtMost(w io.Writer) {
	fmt.Fprintf(w, "\nAT MOST, from now to 31 March, %s\n", c.terms)
	for _, m := range c.atMost() {
		fmt.Fprint(w, "  ", wrap("If "+m.Words(), "    "))
	}
	fmt.Fprint(w, wrap(words.AtMostCaution, ""))
}

// writeOwn prints what one practice wants to know of itself.
func (c *comparison) writeOwn(w io.Writer) {
	c.writeTitle(w)
	fmt.Fprint(w, wrap(words.PracticeRate(c.funnel, c.practice, c.prepared.Year().Practices[c.practice].Name), "  "))
	f := c.funnel
	if f.Why == "" {
		fmt.Fprintf(w, "All together %s for each 1,000 patients; the median practice %s.\n", decimal(f.Mean), decimal(f.Median))
	}
	fmt.Fprint(w, wrap(f.Words(), ""))
	if c.scenario == nil {
		return
	}
	pr := c.projectOwn()
	if len(pr.Changes) == 0 {
		fmt.Fprint(w, wrap("\nThe scenario changes none of its referrals.", ""))
		return
	}
	t := table{heading: []string{"\nITS PART OF THE SCENARIO, £", "saved"}}
	for _, terms := range shownTerms(pr) {
		t.row(terms.String(), amount(pr.Terms[terms].Saving))
	}
	t.write(w)
	fmt.Fprint(w, wrap(fmt.Sprintf("%s of its referrals are not sent by 31 March.", words.Count(words.NotSent(pr))), ""))
	if after := pr.LandsAfterYearEnd; after != 0 {
		fmt.Fprint(w, wrap(words.Sentence(words.AfterYearEnd(after)), ""))
	}
}

// projectOwn projects the practice's own part of the scenario.
func (c *comparison) projectOwn() *model.Projection {
	own := c.prepared.ForPractice(c.scenario, c.asked.practice)
	pr := c.prepared.NewProjection()
	c.prepared.Project(&own, pr)
	return pr
}

// decimal is a rate to one decimal.
func decimal(x float64) string { return fmt.Sprintf("%.1f", x) }
