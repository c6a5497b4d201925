package handout

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/words"
)

// recommended is what a board is asked to agree to: what was decided or, where nothing
// was, what the scenario holds.
func (s *Source) recommended() (items []Item) {
	if len(s.Document.Decisions) > 0 {
		return s.decidedInAll()
	}
	y := s.Prepared.Year()
	for i, c := range s.Document.Scenario.Changes {
		says, of := "Agree to: ", &s.Projection.Changes[i]
		if of.Saving[model.AsContracted] < 0 {
			says = "Agree to, though it costs more than it saves by 31 March: "
		}
		item := Item{Says: says + y.ChangeWords(c) + "."}.moves(s.weight(i))
		if of.LeftOut == "" {
			item.Notes = []string{"As contracted " + words.SavingWords(of.Saving[model.AsContracted]) + " by 31 March" + words.AfterTakes(of.Costs) + "."}
		}
		items = append(items, item)
	}
	items = append(items, s.proposed()...)
	if len(items) == 0 {
		return []Item{{Says: "Nothing is proposed: this is what comes if nothing changes."}}
	}
	return append(items, Item{Says: "Nothing has been decided yet; this is what the scenario holds."})
}

// risk says how sure the year-end is, and what the range leaves out.
func (s *Source) risk() (items []Item) {
	for _, t := range model.ShownTerms(s.Projection.Proposed) {
		of := s.Spreads[t].DoNothing
		if s.changed() {
			of = s.Spreads[t].Scenario
		}
		items = append(items, Item{Says: model.UpperFirst(t.String()) + ": " + of.Words() + "."})
	}
	for _, note := range insight.SpreadNotes(s.Prepared, model.AsContracted, s.Spreads[model.AsContracted].Scenario) {
		items = append(items, Item{Says: note})
	}
	if find := s.Projection.ToFind(model.AsContracted); find > 0 {
		items = append(items, Item{Says: "Still to be found to end as agreed, as contracted: " + find.Pence() + "."})
	}
	for i, c := range s.Document.Scenario.Changes {
		if c.Delivered < 1 && s.Projection.Changes[i].LeftOut == "" {
			items = append(items, Item{Says: s.Prepared.Year().TargetName(c.Target) + ": " + model.PercentWords(c.Delivered) + " of it is expected to happen."}.moves(s.weight(i)))
		}
	}
	return items
}

// mostNamed is how many streams and lines a sentence names.
const mostNamed = 8

// equality says whose referrals are fewer, as far as the figures tell.
func (s *Source) equality() (items []Item) {
	y := s.Prepared.Year()
	var all, some []string
	for i, c := range s.Document.Scenario.Changes {
		switch {
		case s.Projection.Changes[i].LeftOut != "":
		case len(c.Practices) > 0:
			some = append(some, y.ChangeWords(c))
		default:
			all = append(all, y.TargetName(c.Target))
		}
	}
	if len(all) > mostNamed+1 {
		all = append(all[:mostNamed:mostNamed], fmt.Sprintf("%d more, listed above", len(all)-mostNamed))
	}
	if len(all) > 0 {
		items = append(items, Item{Says: "For the patients of every practice alike: " + model.ListWords(all) + "."})
	}
	if len(some) > 0 {
		items = append(items, Item{Says: "For the patients of some practices only: " + strings.Join(some, "; ") + "."})
	}
	if protected := s.protected(); len(protected) > 0 {
		items = append(items, Item{Says: "Urgent referrals are left as they are", Notes: protected})
	}
	return append(items, Item{Says: "The figures hold no age, sex, ethnic origin or disability: whoever signs has to ask what they do not show."})
}

// protected says which part of the changed streams is not touched, those of which it is
// as much together.
func (s *Source) protected() (said []string) {
	y := s.Prepared.Year()
	of := map[string][]string{}
	var shares []string
	for _, c := range s.Document.Scenario.Changes {
		share, name := y.Protected(c.Target), y.TargetName(c.Target)
		atMost := model.PercentWords(share)
		if share <= 0 || slices.Contains(of[atMost], name) {
			continue
		}
		if of[atMost] == nil {
			shares = append(shares, atMost)
		}
		of[atMost] = append(of[atMost], name)
	}
	for _, share := range shares {
		said = append(said, model.ListWords(of[share])+": "+share+" of them.")
	}
	return said
}

// wordsUsed explains the words of the field that stand on the page.
func (s *Source) wordsUsed(p *Page) (items []Item) {
	var b strings.Builder
	p.text(&b)
	page := strings.ToLower(b.String())
	for _, term := range words.Glossary() {
		if strings.Contains(page, strings.ToLower(term.Word)) && len(items) < 8 {
			items = append(items, Item{Says: model.UpperFirst(term.Word) + ": " + words.LowerFirst(term.Means)}.moves(0))
		}
	}
	return items
}

// text writes all that is said on the page.
func (p *Page) text(b *strings.Builder) {
	add := func(said ...string) { b.WriteString(strings.Join(said, "\n") + "\n") }
	add(p.Lead...)
	for _, s := range p.Sections {
		add(s.Heading)
		for _, item := range s.Items {
			add(item.Says)
			add(item.Notes...)
		}
		for i := range s.Sheets {
			for _, row := range s.Sheets[i].Rows {
				for _, cell := range row.Cells {
					add(cell.Text)
				}
			}
		}
	}
}
