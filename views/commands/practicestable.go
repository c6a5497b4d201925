package commands

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"fewer/model"
	"fewer/views/words"
)

// write prints the funnel as a table, the highest rate first.
func (c *comparison) write(w io.Writer) {
	c.writeTitle(w)
	f := c.funnel
	if len(f.Practices) > 0 {
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
type atMost struct {
	key, words string
	practices  int
	notSent    float64
	saving     model.Money
}

func (c *comparison) atMost() []atMost {
	limit, key := "99.8%", "to_upper_998"
	if c.asked.of95 {
		limit, key = "95%", "to_upper_95"
	}
	of := func(key, words string, changes []model.Change) atMost {
		who := map[string]bool{}
		for _, change := range changes {
			who[change.Practices[0]] = true
		}
		pr := c.project(changes)
		return atMost{key, words, len(who), notSent(pr), pr.Terms[c.terms].Saving}
	}
	return []atMost{
		of(key, "all above the upper "+limit+" limit came to it", c.funnel.ToUpperLimit(c.asked.of95)),
		of("to_median", "all above the median came to it", c.funnel.ToMedian()),
	}
}

func (c *comparison) writeAtMost(w io.Writer) {
	fmt.Fprintf(w, "\nAT MOST, from now to 31 March, %s\n", c.terms)
	for _, m := range c.atMost() {
		text := fmt.Sprintf("If %s: %s, %s referrals fewer; saved: %s.", m.words, plural(m.practices, "practice"), words.Count(m.notSent), words.Saved(m.saving))
		if m.practices == 0 {
			text = fmt.Sprintf("If %s: there is none.", m.words)
		}
		fmt.Fprint(w, "  ", wrap(text, "    "))
	}
	fmt.Fprint(w, wrap("Nobody knows how many of these patients could have been seen otherwise, so this is the most that there is, not what will be had.", ""))
}

// writeOwn prints what one practice wants to know of itself.
func (c *comparison) writeOwn(w io.Writer) {
	c.writeTitle(w)
	fmt.Fprint(w, wrap(c.ownWords(), "  "))
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
	fmt.Fprint(w, wrap(fmt.Sprintf("%s of its referrals are not sent by 31 March.", words.Count(notSent(pr))), ""))
	if after := pr.LandsAfterYearEnd; after != 0 {
		fmt.Fprint(w, wrap("After 31 March, at this year's prices: "+words.Saved(after)+".", ""))
	}
}

// projectOwn projects the practice's own part of the scenario.
func (c *comparison) projectOwn() *model.Projection {
	own := c.prepared.ForPractice(c.scenario, c.asked.practice)
	pr := c.prepared.NewProjection()
	c.prepared.Project(&own, pr)
	return pr
}

// ownWords says where the practice lies.
func (c *comparison) ownWords() string {
	name := c.prepared.Year().Practices[c.practice].Name
	q := c.funnel.Of(c.practice)
	if q == nil {
		return name + " is not among these referrals, or has no list size, and can't be compared."
	}
	text := fmt.Sprintf("%s, %s patients: %s referrals, %.0f%% of all; %s for each 1,000 patients",
		name, model.Thousands(int64(q.List)), words.Count(q.Count), 100*q.Share, decimal(q.Rate))
	if c.funnel.Why == "" {
		text += ", " + q.Position.Words()
	}
	return text + "."
}

// decimal is a rate to one decimal.
func decimal(x float64) string { return fmt.Sprintf("%.1f", x) }
