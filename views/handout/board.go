package handout

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/answers"
	"fewer/views/words"
)

// recommend says what a board is asked to agree to: what was decided or, where nothing was,
// what the scenario holds. What has no effect is not recommended, and said to be left out.
func (s *Source) recommend(p *Page) {
	section := Section{Heading: "Recommendation", Signed: true}
	if len(s.Document.Decisions) > 0 {
		section.Items = s.decidedInAll()
		p.Sections = append(p.Sections, section)
		return
	}
	y, some := s.Prepared.Year(), false
	left := Item{Says: "Not recommended, for it is left out:"}
	for i, c := range s.Document.Scenario.Changes {
		switch why := s.Projection.Changes[i].LeftOut; {
		case why == "":
			some = true
		case c.Off: // its words say so
			left.Notes = append(left.Notes, y.ChangeWords(c)+".")
		default:
			left.Notes = append(left.Notes, y.ChangeWords(c)+": "+why+".")
		}
	}
	if some {
		section.Sheets, section.Wide = []answers.Sheet{s.projected().Recommended()}, true
	}
	for i := range s.Document.Scenario.Proposals {
		if item := s.proposal(i); s.Projection.ProposalsLeftOut[i] == "" {
			section.Items = append(section.Items, item)
		} else {
			left.Notes = append(left.Notes, item.Says, item.Notes[0])
		}
	}
	if s.Projection.Proposed {
		section.Items = append(section.Items, s.worthOfTerms())
	}
	said := Item{Says: "Nothing is proposed: this is what comes if nothing changes."}
	if len(section.Items)+len(section.Sheets) > 0 {
		said.Says = "Nothing has been decided yet; this is what the scenario holds."
	}
	section.Items = append(section.Items, said)
	if len(left.Notes) > 0 {
		section.Items = append(section.Items, left)
	}
	p.Sections = append(p.Sections, section)
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
			items = append(items, Item{Says: s.Prepared.Year().TargetName(c.Target) + ": " + model.PercentWords(c.Delivered) + " of it is expected to happen."}.moves(s.weight(i)...))
		}
	}
	return items
}

// How many a sentence names: streams and lines by their names, or what takes more words.
const (
	mostNamed = 8
	mostSaid  = 2
)

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
	if len(all) > 0 {
		items = append(items, Item{Says: "For the patients of every practice alike: " + model.ListWords(few(all, mostNamed)) + "."})
	}
	if len(some) > 0 {
		items = append(items, Item{Says: "For the patients of some practices only: " + strings.Join(few(some, mostSaid), "; ") + "."})
	}
	if protected := s.protected(); len(protected) > 0 {
		items = append(items, Item{Says: "Urgent referrals are left as they are", Notes: protected})
	}
	return append(items, Item{Says: "The figures hold no age, sex, ethnic origin or disability: whoever signs has to ask what they do not show."})
}

// few are the first of what is named, and how many more there are.
func few(names []string, most int) []string {
	if len(names) <= most+1 {
		return names
	}
	return append(names[:most:most], fmt.Sprintf("%d more", len(names)-most))
}

// protected says which part of the changed streams is not touched, those of which it is
// as much together.
func (s *Source) protected() (said []string) {
	y := s.Prepared.Year()
	of := map[string][]string{}
	var shares []string
	for i, c := range s.Document.Scenario.Changes {
		if s.Projection.Changes[i].LeftOut != "" {
			continue
		}
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
		said = append(said, model.ListWords(few(of[share], mostNamed))+": "+share+" of them.")
	}
	return few(said, mostSaid)
}

// wordsUsed explains the words of the field that stand on the page.
func (s *Source) wordsUsed(p *Page) (items []Item) {
	var b strings.Builder
	p.text(&b)
	page := strings.ToLower(b.String())
	for _, term := range words.Glossary() {
		if strings.Contains(page, strings.ToLower(term.Word)) && len(items) < 8 {
			items = append(items, Item{Says: model.UpperFirst(term.Word) + ": " + words.LowerFirst(term.Means)}.moves())
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
