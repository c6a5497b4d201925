package answers

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/views/words"
)

// What is handed on to people has sheets that put an answer in another order than the
// command line: what a board is asked to agree to, each change with its reason, and what
// changes for whom.

// Recommended lists the changes that have an effect, for those who put their names under
// them.
func (p *Projected) Recommended() Sheet {
	const contracted = model.AsContracted
	pr := p.Projection
	s := Sheet{Columns: []Column{
		{Key: "change", Heading: "Agree to"},
		{Key: contracted.Key(), Heading: "Saved by 31 March " + contracted.String() + ", £", Kind: Saving},
		{Key: "costs", Heading: "after what it takes, £", Kind: Pounds},
	}}
	for i := range pr.Changes {
		of, says := &pr.Changes[i], p.Year.ChangeWords(p.Scenario.Changes[i])
		if of.LeftOut != "" {
			continue
		}
		if of.Saving[contracted] < 0 {
			says += ", though it costs more than it saves"
		}
		s.row(0, says, Amount(of.Saving[contracted]).figure(byChangePath(contracted, i)), Amount(of.Costs))
		s.Rows[len(s.Rows)-1].At = i
	}
	if len(s.Rows) > 1 {
		s.total("All of them", Amount(pr.Terms[contracted].Saving).figure("terms."+contracted.Key()+".saving"), Amount(pr.Costs).figure("costs"))
	}
	return s
}

// byChangePath is the path of what a change saves in project --json.
func byChangePath(t model.Terms, change int) string {
	return fmt.Sprintf("terms.%s.by_change.%d", t.Key(), change)
}

// ByChange lists the changes with what each saves, and why.
func (p *Projected) ByChange() Sheet {
	pr := p.Projection
	s := Sheet{Columns: []Column{{Key: "change", Heading: "Change"}, {Key: "fewer", Heading: "By 31 March"}}}
	for _, t := range p.shownTerms() {
		s.Columns = append(s.Columns, Column{Key: t.Key(), Heading: "Saved " + t.String() + ", £", Kind: Saving})
	}
	s.Columns = append(s.Columns, Column{Key: "why", Heading: "Why"})
	for i := range pr.Changes {
		of, change := &pr.Changes[i], p.Scenario.Changes[i]
		cells := []Cell{Text(words.Taken(p.Year, change.Target, of.NotSent) + words.SentAfterAll(of.NotSent, of.SentBack))}
		for _, t := range p.shownTerms() {
			cells = append(cells, Amount(of.Saving[t]).figure(byChangePath(t, i)))
		}
		s.row(0, p.Year.ChangeWords(change), append(cells, Text(p.why(i)))...)
		s.Rows[i].At = i
	}
	if len(pr.Changes) > 1 {
		all := []Cell{Text("")}
		for _, t := range p.shownTerms() {
			all = append(all, Amount(pr.Terms[t].Saving).figure("terms."+t.Key()+".saving"))
		}
		s.total("All changes", append(all, Text(""))...)
	}
	return s
}

// why says why a change saves what it saves.
func (p *Projected) why(i int) string {
	return strings.Join(words.WhyOfChange(words.About{Prepared: p.Prepared, Scenario: p.Scenario, Projection: p.Projection}, i), " ")
}

// PaidOnPaper is Paid for people who read on paper: of many providers only those for whom
// the scenario changes anything.
func (p *Projected) PaidOnPaper(t model.Terms) Sheet {
	const few = 12
	s := p.paid(t)
	s.Columns = slices.Clone(s.Columns)
	for i, heading := range []string{"Paid " + t.String() + ", £", "if nothing changes", "with the scenario", "income it loses", "cost it avoids"} {
		if i < len(s.Columns) {
			s.Columns[i].Heading = heading
		}
	}
	if p.Document == nil || len(p.Year.Providers) <= few {
		return s
	}
	same := 0
	s.Rows = slices.DeleteFunc(s.Rows, func(r Row) bool {
		unchanged := !r.Total && r.Cells[3].Value == model.Money(0) && r.Cells[4].Value == model.Money(0)
		if unchanged {
			same++
		}
		return unchanged
	})
	if same > 0 {
		s.Notes = append(s.Notes, Said(0, words.Plural(same, "row")+" without any change "+model.OneOrMore(same, "is", "are")+" not listed; they are in the total.")...)
	}
	return s
}
