package commands

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
)

// projected is a scenario of a year and what comes of it. Without a scenario,
// doc is nil.
type projected struct {
	year     *model.Year
	doc      *scenarios.Document
	prepared *model.Prepared
	pr       *model.Projection
	spreads  insight.TermsSpreads
}

// write prints the projection for people: to the penny, and so that whoever
// adds up a column or a row finds the total that stands beside it.
func (p *projected) write(w io.Writer) {
	p.writeTitle(w)
	p.writeYearEnd(w)
	if p.doc != nil {
		p.writeChanges(w)
		p.writeProposals(w)
		p.writeAfterYearEnd(w)
	}
	p.writePaid(w, model.AsContracted)
	if p.pr.Proposed {
		p.writePaid(w, model.AsProposed)
	}
}

func (p *projected) writeTitle(w io.Writer) {
	fmt.Fprint(w, wrap(p.year.Title(), ""))
	if p.doc != nil {
		name := p.doc.Scenario.Name
		if p.doc.Scenario.Author != "" {
			name += ", by " + p.doc.Scenario.Author
		}
		fmt.Fprint(w, wrap("Scenario: "+name, "  "))
	} else {
		fmt.Fprintln(w, "No scenario: what comes if nothing changes.")
	}
	last := p.year.FinancialYear.WeekEnd(model.WeeksInYear)
	of := model.WeeksInYear
	left := strconv.Itoa(p.year.WeeksRemaining())
	if p.year.ByMonth() {
		of, left = model.MonthsInYear, p.year.TimeLeft()
	}
	fmt.Fprintf(w, "%s of %d over, %s left to %s.\n", p.year.Elapsed(), of, left, last.Format("2 January 2006"))
	fmt.Fprintf(w, "Budget %s.", p.pr.Budget.Pence())
	if p.pr.Target != 0 {
		fmt.Fprintf(w, " Agreed for the year-end: %s.", p.pr.Target.OverBudget())
	}
	fmt.Fprintln(w)
	spent, _ := p.pr.SpentToDate(model.AsContracted)
	by := p.year.OverBy()
	fmt.Fprintf(w, "Spent to %s %s; budget to %s %s.\n", by, spent.Pence(), by, p.prepared.BudgetToDate().Pence())
}

// writeYearEnd sets the terms side by side.
func (p *projected) writeYearEnd(w io.Writer) {
	t := table{heading: []string{"\nYEAR-END, £", "\nif nothing changes"}}
	if p.doc != nil {
		t.heading = append(t.heading, "with the scenario", "saved")
	}
	add := func(label, nothing, scenario, saved string) {
		cells := []string{label, nothing}
		if p.doc != nil {
			cells = append(cells, scenario, saved)
		}
		t.row(cells...)
	}
	t.row("spending")
	for _, terms := range shownTerms(p.pr) {
		of := p.pr.Terms[terms]
		add("  "+terms.String(), amount(of.DoNothing.Spend), amount(of.Scenario.Spend), amount(of.Saving))
	}
	t.row("against the budget")
	for _, terms := range shownTerms(p.pr) {
		of := p.pr.Terms[terms]
		add("  "+terms.String(), over(of.DoNothing.Deficit), over(of.Scenario.Deficit), "")
	}
	t.write(w)
}

// writeChanges lists what each change saves under each terms.
func (p *projected) writeChanges(w io.Writer) {
	if len(p.pr.Changes) == 0 {
		fmt.Fprintln(w, "\nThe scenario changes no referrals or lines.")
		return
	}
	t := table{heading: []string{"\n\nSAVED BY EACH CHANGE, £"}}
	for _, terms := range shownTerms(p.pr) {
		t.heading = append(t.heading, columnName(terms))
	}
	for i, change := range p.pr.Changes {
		cells := []string{"change " + strconv.Itoa(i+1)}
		for _, terms := range shownTerms(p.pr) {
			cells = append(cells, amount(change.Saving[terms]))
		}
		t.row(cells...)
	}
	t.rule()
	cells := []string{"all changes"}
	for _, terms := range shownTerms(p.pr) {
		cells = append(cells, amount(p.pr.Terms[terms].Saving))
	}
	t.row(cells...)
	t.write(w)
	for i, change := range p.pr.Changes {
		text := fmt.Sprintf("%d  %s", i+1, p.year.ChangeWords(p.doc.Scenario.Changes[i]))
		switch {
		case change.LeftOut != "":
			text += ": left out, " + change.LeftOut
		case change.CutShort:
			text += "; not all of it is possible: " + change.StoppedBy(p.year.Protected(p.doc.Scenario.Changes[i].Target))
		}
		fmt.Fprint(w, "  ", wrap(text, "     "))
	}
}

// writeProposals tells what the proposed terms are worth.
func (p *projected) writeProposals(w io.Writer) {
	if len(p.doc.Scenario.Proposals) == 0 {
		return
	}
	if p.pr.Proposed {
		t := table{heading: []string{"\nWHAT THE PROPOSED TERMS ARE WORTH, £", ""}}
		t.row("saved by the terms alone", amount(p.pr.SavingFromTerms))
		t.row("saved by the changes, as proposed", amount(p.pr.Terms[model.AsProposed].Saving))
		t.rule()
		t.row("saved in all, against the contract", amount(p.pr.SavingAgainstContract))
		t.write(w)
	}
	for i, proposal := range p.doc.Scenario.Proposals {
		text := proposal.Words(p.year)
		if why := p.pr.ProposalsLeftOut[i]; why != "" {
			text += ": left out, " + why
		}
		fmt.Fprint(w, "  ", wrap(text, "  "))
	}
}

func (p *projected) writeAfterYearEnd(w io.Writer) {
	switch after := p.pr.LandsAfterYearEnd; {
	case after > 0:
		fmt.Fprint(w, "\n", wrap("A further "+after.Pence()+" is saved after 31 March, at this year's prices. "+
			"Whether next year's budget holder keeps it depends on next year's contract.", ""))
	case after < 0:
		fmt.Fprint(w, "\n", wrap(after.Abs().Pence()+" more is spent after 31 March, at this year's prices. "+
			"Whether next year's budget holder pays it depends on next year's contract.", ""))
	}
}

// writePaid lists what everyone is paid, and what that does to them.
func (p *projected) writePaid(w io.Writer, terms model.Terms) {
	t := table{heading: []string{"\n\nPAID " + strings.ToUpper(terms.String()) + ", £", "if nothing\nchanges"}}
	if p.doc != nil {
		t.heading = append(t.heading, "with the\nscenario", "income\nit loses", "cost it\navoids")
	}
	add := func(name string, paid model.Paid, avoided model.Money) {
		cells := []string{name, amount(paid.DoNothing)}
		if p.doc != nil {
			cells = append(cells, amount(paid.Scenario), amount(paid.Lost()), amount(avoided))
		}
		t.row(cells...)
	}
	for i, provider := range p.year.Providers {
		of := p.pr.Providers[i]
		add(provider.Name, of.Paid[terms], of.CostAvoided)
	}
	others := insight.WithoutActivity(p.pr)
	add("lines without activity", others, others.Lost())
	if p.pr.Costs != 0 {
		add("what the changes cost", model.Paid{Scenario: p.pr.Costs}, -p.pr.Costs)
	}
	t.rule()
	add("in all", insight.PaidUnder(p.pr, terms), p.pr.SystemSaving)
	t.write(w)
	if p.doc != nil && terms == model.AsContracted {
		fmt.Fprint(w, wrap("The system saves "+p.pr.SystemSaving.Pence()+": the costs that providers avoid and what is saved "+
			"on lines without activity. The rest moves between public bodies.", ""))
	}
}

// columnName breaks the name of the terms for the head of a narrow column.
func columnName(t model.Terms) string {
	return strings.Replace(strings.Replace(t.String(), "if all were ", "if all were\n", 1), "as ", "as\n", 1)
}

// amount is an amount under a heading that says pounds: "1,234.50", "−5.00".
func amount(m model.Money) string { return strings.Replace(m.Pence(), "£", "", 1) }

// over is a deficit under such a heading, with its sign in words.
func over(deficit model.Money) string {
	switch {
	case deficit > 0:
		return amount(deficit) + " over"
	case deficit < 0:
		return amount(deficit.Abs()) + " under"
	}
	return "on budget"
}
