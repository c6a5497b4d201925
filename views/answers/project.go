package answers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/words"
)

// Projected is a year projected with a scenario or alone.
type Projected struct {
	*Question
	Projection *model.Projection
	Spreads    insight.TermsSpreads
}

// NewProjected projects what is asked about, with how sure it is.
func NewProjected(q *Question, spreads *insight.Spreads) *Projected {
	pr := q.Projection()
	return &Projected{q, pr, spreads.Of(pr)}
}

// Project says what comes of a year: to the penny, and so that whoever adds up a
// column or a row finds the total that stands beside it. How sure it is stands below
// where that is asked for.
func Project(p *Projected, howSure bool) *Answer {
	a := &Answer{Head: p.head(), Data: func() any { return p.data() }, Sheets: []Sheet{p.yearEnd()}}
	if p.Document != nil && p.Practice == nil {
		a.Sheets = append(a.Sheets, p.changes())
	}
	if p.Document != nil {
		a.Sheets = append(a.Sheets, p.proposals()...)
		a.Sheets = append(a.Sheets, p.keptUp()...)
		a.Sheets = append(a.Sheets, p.afterYearEnd()...)
	}
	a.Sheets = append(a.Sheets, p.paid(model.AsContracted))
	if p.Projection.Proposed {
		a.Sheets = append(a.Sheets, p.paid(model.AsProposed))
	}
	if howSure {
		a.Sheets = append(a.Sheets, p.howSure())
	}
	if p.Practice != nil { // below all that is everybody's
		a.Sheets = append(a.Sheets, ownSheets(p.Question, p.Projection)...)
	}
	return a
}

func (p *Projected) head() []Sentence {
	said := Said(0, p.Year.Title())
	if p.Document != nil {
		name := p.Scenario.Name
		if p.Scenario.Author != "" {
			name += ", by " + p.Scenario.Author
		}
		said = append(said, Said(2, "Scenario: "+name)...)
	} else {
		said = append(said, Said(0, "No scenario: what comes if nothing changes.")...)
	}
	of, left := model.WeeksInYear, strconv.Itoa(p.Year.WeeksRemaining())
	if p.Year.ByMonth() {
		of, left = model.MonthsInYear, insight.TimeLeft(p.Year)
	}
	budget := fmt.Sprintf("Budget %s.", p.Projection.Budget.Pence())
	if p.Projection.Target != 0 {
		budget += fmt.Sprintf(" Agreed for the year-end: %s.", p.Projection.Target.OverAsGiven())
	}
	spent, _ := p.Projection.SpentToDate(model.AsContracted)
	by := insight.OverBy(p.Year)
	return append(said, Said(0,
		fmt.Sprintf("%s of %d over, %s left to %s.", p.Year.Elapsed(), of, left, p.Year.FinancialYear.WeekEnd(model.WeeksInYear).Format("2 January 2006")),
		budget,
		fmt.Sprintf("Spent to %s %s; budget to %s %s.", by, spent.Pence(), by, p.Prepared.BudgetToDate().Pence()))...)
}

func (p *Projected) shownTerms() []model.Terms { return model.ShownTerms(p.Projection.Proposed) }

// withScenario are the columns that a sheet has; without a scenario, those of the
// year alone.
func (p *Question) withScenario(s *Sheet, alone int) *Sheet {
	if p.Document == nil {
		s.Columns = s.Columns[:alone]
		for i := range s.Rows {
			s.Rows[i].Cells = s.Rows[i].Cells[:min(alone, len(s.Rows[i].Cells))]
		}
	}
	return s
}

// figure is a cell whose figure has a path in project --json.
func (c Cell) figure(path string) Cell {
	c.Figure = path
	return c
}

// yearEnd sets the terms side by side.
func (p *Projected) yearEnd() Sheet {
	s := Sheet{Whole: true, Columns: []Column{
		{Key: "figure", Heading: "YEAR-END, £"},
		{Key: "do_nothing", Heading: "if nothing changes", Kind: Pounds},
		{Key: "scenario", Heading: "with the scenario", Kind: Pounds},
		{Key: "saving", Heading: "saved", Kind: Saving},
	}}
	path := func(t model.Terms, of string) string { return "terms." + t.Key() + "." + of }
	s.row(0, "spending")
	for _, t := range p.shownTerms() {
		of := p.Projection.Terms[t]
		s.row(1, t.String(), Amount(of.DoNothing.Spend).figure(path(t, "do_nothing.spend")), Amount(of.Scenario.Spend).figure(path(t, "scenario.spend")),
			Amount(of.Saving).figure(path(t, "saving")))
	}
	s.row(0, "against the budget")
	for _, t := range p.shownTerms() {
		of := p.Projection.Terms[t]
		s.row(1, t.String(), OverToPenny(of.DoNothing.Deficit).figure(path(t, "do_nothing.deficit")),
			OverToPenny(of.Scenario.Deficit).figure(path(t, "scenario.deficit")))
	}
	return *p.withScenario(&s, 2)
}

// changes lists what each change saves under each terms.
func (p *Projected) changes() Sheet {
	pr := p.Projection
	if len(pr.Changes) == 0 {
		return Sheet{Sentences: Said(0, "The scenario changes no referrals or lines.")}
	}
	s := Sheet{Columns: []Column{{Key: "change", Heading: "SAVED BY EACH CHANGE, £"}}}
	for _, t := range p.shownTerms() {
		s.Columns = append(s.Columns, Column{Key: t.Key(), Heading: termsHeading(t), Kind: Saving})
	}
	s.Columns = append(s.Columns, Column{Key: "name", Hidden: true})
	var all []Cell
	for _, t := range p.shownTerms() {
		all = append(all, Amount(pr.Terms[t].Saving).figure("terms."+t.Key()+".saving"))
	}
	for i, change := range pr.Changes {
		var cells []Cell
		for _, t := range p.shownTerms() {
			cells = append(cells, Amount(change.Saving[t]).figure(byChangePath(t, i)))
		}
		asked := p.Scenario.Changes[i]
		s.row(0, changeName(i), append(cells, Text(p.Year.ChangeWords(asked)))...)
		s.Rows[i].At = i
		text := fmt.Sprintf("%d  %s", i+1, p.Year.ChangeWords(asked))
		switch {
		case change.LeftOut != "":
			text += ": left out, " + change.LeftOut
		case change.CutShort:
			text += "; not all of it is possible: " + change.StoppedBy(p.Year.Protected(asked.Target))
		}
		s.Notes = append(s.Notes, Sentence{Text: text, Indent: 2, Hang: 3})
	}
	s.total("all changes", all...)
	return s
}

// proposals say what the proposed terms are worth.
func (p *Projected) proposals() []Sheet {
	pr := p.Projection
	if len(p.Scenario.Proposals) == 0 {
		return nil
	}
	var s Sheet
	if pr.Proposed {
		s.Columns = []Column{{Key: "figure", Heading: "WHAT THE PROPOSED TERMS ARE WORTH, £"}, {Key: "as_proposed", Kind: Saving}}
		s.row(0, "saved by the terms alone", Amount(pr.SavingFromTerms).figure("terms.as_proposed.saving_from_terms"))
		s.row(0, "saved by the changes, as proposed", Amount(pr.Terms[model.AsProposed].Saving).figure("terms.as_proposed.saving"))
		s.total("saved in all, against the contract", Amount(pr.SavingAgainstContract).figure("terms.as_proposed.saving_against_contract"))
	}
	for i, proposal := range p.Scenario.Proposals {
		text := proposal.Words(p.Year)
		if why := pr.ProposalsLeftOut[i]; why != "" {
			text += ": left out, " + why
		}
		s.Notes = append(s.Notes, Sentence{Text: text, Indent: 2})
	}
	return []Sheet{s}
}

// keptUp is what the scenario brings beyond this year, what its changes take, and
// whether anybody will see it.
func (p *Projected) keptUp() (sheets []Sheet) {
	if len(p.Projection.Changes) == 0 {
		return nil
	}
	kept := KeptUp(p.Question)
	if unseen := Unseen(p.Question, &p.Spreads); unseen != "" {
		kept.Notes = append(kept.Notes, Said(2, model.UpperFirst(p.Terms.String())+": "+words.LowerFirst(unseen))...)
	}
	bears := insight.BearingOf(p.Projection)
	kept.Notes = append(kept.Notes, Said(2, notEmpty(words.WhoBears(&bears))...)...)
	sheets = append(sheets, kept)
	if p.Practice == nil {
		sheets = append(sheets, takesSheets(p.Question)...)
	}
	return sheets
}

func (p *Projected) afterYearEnd() []Sheet {
	switch after := p.Projection.LandsAfterYearEnd; {
	case after > 0:
		falls := "A further " + after.Pence() + " is saved after 31 March, at this year's prices. "
		if p.Projection.Terms[model.AsContracted].Saving <= 0 {
			falls = after.Pence() + " falls after 31 March, at this year's prices. "
		}
		return []Sheet{{Sentences: Said(0, falls+"Whether next year's budget holder keeps it depends on next year's contract.")}}
	case after < 0:
		return []Sheet{{Sentences: Said(0, after.Abs().Pence()+" more is spent after 31 March, at this year's prices. "+
			"Whether next year's budget holder pays it depends on next year's contract.")}}
	}
	return nil
}

// incomeLost is the column of what a provider is paid less.
const incomeLost = "income_lost"

// paid lists what everyone is paid under the terms, and what that does to them.
func (p *Projected) paid(t model.Terms) Sheet {
	pr := p.Projection
	s := Sheet{Columns: []Column{
		{Key: "paid_" + t.Key(), Heading: "PAID " + strings.ToUpper(t.String()) + ", £"},
		{Key: "do_nothing", Heading: "if nothing\nchanges", Kind: Pounds},
		{Key: "scenario", Heading: "with the\nscenario", Kind: Pounds},
		{Key: incomeLost, Heading: "income\nit loses", Kind: Pounds},
		{Key: "cost_avoided", Heading: "cost it\navoids", Kind: Pounds},
	}}
	cells := func(paid model.Paid, avoided model.Money) []Cell {
		return []Cell{Amount(paid.DoNothing), Amount(paid.Scenario), Amount(paid.Lost()), Amount(avoided)}
	}
	for _, part := range insight.PaidParts(p.Year, pr, t) {
		row := cells(part.Paid, part.Avoided)
		for k, field := range []string{"paid." + t.Key() + ".do_nothing", "paid." + t.Key() + ".scenario", "", "cost_avoided"} {
			if field != "" && part.Provider >= 0 {
				row[k].Figure = "providers." + p.Year.Providers[part.Provider].ID + "." + field
			}
		}
		s.row(0, part.Name, row...)
	}
	s.total("in all", cells(insight.PaidUnder(pr, t), pr.SystemSaving)...)
	if p.Document != nil && t == model.AsContracted {
		s.Notes = Said(0, words.SystemSaves(pr.SystemSaving, pr.Costs))
	}
	return *p.withScenario(&s, 2)
}

// howSure says how sure the year-end is under each terms, in counts.
func (p *Projected) howSure() Sheet {
	s := Sheet{Title: "HOW SURE"}
	say := func(text string) { s.Sentences = append(s.Sentences, Sentence{Text: text, Indent: 2, Hang: 2}) }
	for _, t := range p.shownTerms() {
		of := p.Spreads[t]
		if p.Document == nil || of.Scenario == of.DoNothing {
			say(t.String() + ": " + of.DoNothing.Words())
			continue
		}
		say(t.String() + ", if nothing changes: " + of.DoNothing.Words())
		s.Sentences = append(s.Sentences, Sentence{Text: "with the scenario: " + of.Scenario.Words(), Indent: 4})
	}
	s.Sentences = append(s.Sentences, Said(0, insight.SpreadNotes(p.Prepared, model.AsContracted, p.Spreads[model.AsContracted].DoNothing)...)...)
	if block := p.Spreads[model.AllBlock].DoNothing; block.Certain {
		s.Sentences = append(s.Sentences, Said(0, insight.SpreadNotes(p.Prepared, model.AllBlock, block)[0])...)
	}
	return s
}

// Several are answers one after the other.
func Several(all []*Answer) *Answer {
	if len(all) == 1 {
		return all[0]
	}
	whole := &Answer{Head: all[0].Head}
	for i, a := range all {
		if i > 0 {
			whole.Sheets = append(whole.Sheets, Sheet{Sentences: append(Said(0, ""), a.Head...)})
		}
		whole.Sheets = append(whole.Sheets, a.Sheets...)
	}
	whole.Data = func() any {
		list := make([]any, len(all))
		for i, a := range all {
			list[i] = a.Data()
		}
		return list
	}
	return whole
}

// notEmpty are the texts that say something.
func notEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}
