package commands

import (
	"fmt"
	"io"
	"slices"

	"fewer/model"
	"fewer/scenarios/bills"
)

// write prints what was found, what it is worth, and then the lines.
func (c *billsChecked) write(w io.Writer) {
	r := c.result
	ours := r.Ours
	if ours == "" {
		ours = "a commissioner that is not named"
	}
	fmt.Fprint(w, wrap(fmt.Sprintf("%s: a bill of %s, %s, to %s", c.opened.Year.Title(), plural(r.Lines, "line"), r.Billed.Pence(), ours), "  "), "\n")
	c.writeWorth(w)
	c.writeByProvider(w)
	for _, s := range c.sentences() {
		fmt.Fprint(w, wrap(s, "  "))
	}
	fmt.Fprintln(w)
	open, closed := apart(bills.LargestFirst(r.Found))
	c.writeLines(w, "LINES, THE LARGEST FIRST", open)
	c.writeLines(w, "CLOSED: NO LONGER TO BE CHALLENGED", closed)
	c.writeLines(w, "BILLED TOO LITTLE", bills.LargestFirst(r.Under))
	c.writeApart(w)
}

// apart sets what is open beside what is closed.
func apart(found []bills.Finding) (open, closed []bills.Finding) {
	for _, f := range found {
		if f.Open {
			open = append(open, f)
		} else {
			closed = append(closed, f)
		}
	}
	return open, closed
}

func (c *billsChecked) writeWorth(w io.Writer) {
	total, saved := c.result.Total(), c.result.Saved()
	t := table{heading: []string{"", "lines", "£"}}
	t.row("Found", model.Thousands(int64(total.Lines)), amount(total.Pounds))
	open, _ := apart(c.result.Found)
	t.row("Still open", model.Thousands(int64(len(open))), amount(total.Open))
	t.row("Of that is saved")
	for terms := model.AsContracted; terms < model.AsProposed; terms++ {
		t.row("  "+terms.String(), "", amount(saved[terms]))
	}
	t.write(w)
	fmt.Fprintln(w)
}

func (c *billsChecked) writeByProvider(w io.Writer) {
	sums := c.result.ByProvider()
	if len(sums) == 0 {
		return
	}
	t := table{heading: []string{"PROVIDER AND RULE", "lines", "£", "open", "saved as\ncontracted"}}
	for _, p := range sums {
		saved := "not known"
		if p.InYear >= 0 {
			saved = amount(c.result.Worth[p.InYear][model.AsContracted])
		}
		t.row(c.provider(p.Provider, p.InYear), model.Thousands(int64(p.Lines)), amount(p.Pounds), amount(p.Open), saved)
		for _, rule := range bills.Rules {
			if s := p.ByRule[rule]; s.Lines > 0 {
				t.row("  "+rule.Words(), model.Thousands(int64(s.Lines)), amount(s.Pounds), amount(s.Open))
			}
		}
	}
	t.write(w)
	fmt.Fprintln(w)
}

// sentences say what being right is worth where that is not what was found.
func (c *billsChecked) sentences() (say []string) {
	for _, p := range c.result.ByProvider() {
		name := p.Provider
		if p.InYear >= 0 {
			name = c.opened.Year.Providers[p.InYear].Name
		}
		switch {
		case p.Open == 0:
		case p.InYear < 0:
			say = append(say, name+" is not in the year: what its errors are worth is not known.")
		case c.onBlock(p.InYear):
			say = append(say, fmt.Sprintf("%s is on a block: %s of errors put right saves nothing now; it corrects the count on which next year's contract will rest.", name, p.Open.Pence()))
		case c.result.Worth[p.InYear][model.AsContracted] == 0:
			say = append(say, fmt.Sprintf("%s: its contract pays the same with or without these errors; %s put right saves nothing now.", name, p.Open.Pence()))
		}
	}
	if c.result.NotInYear > 0 {
		say = append(say, fmt.Sprintf("%s of what is open is at providers, or for work, that the year's contracts do not have; no saving is reckoned for it.", c.result.NotInYear.Pence()))
	}
	return say
}

// onBlock tells a provider all of whose contract pays one sum.
func (c *billsChecked) onBlock(provider int) bool {
	any := false
	for _, s := range c.prepared.Schedules() {
		if s.Provider != provider {
			continue
		}
		if _, one := s.Schedule.PaysOneSum(); !one {
			return false
		}
		any = true
	}
	return any
}

func (c *billsChecked) writeLines(w io.Writer, title string, found []bills.Finding) {
	if len(found) == 0 {
		return
	}
	var sum model.Money
	for _, f := range found {
		sum += f.Overcharge
	}
	fmt.Fprintf(w, "%s: %s, %s\n", title, plural(len(found), "line"), sum.Pence())
	t := table{heading: []string{"WHAT IS WRONG", "line", "evi-\ndence", "pro-\nvider", "month", "billed", "£"}}
	for _, f := range found {
		words := f.Rule.Words()
		if f.Rule == bills.Price {
			words = f.Explanation
		}
		t.row(words, c.lineWords(f.File, f.Line), c.lineWords(f.PairFile, f.Pair), f.Provider, f.Month,
			amount(f.Billed), amount(f.Overcharge))
	}
	t.write(w)
	contestable := 0
	for _, f := range found {
		if f.Explanation == bills.Contestable {
			contestable++
		}
	}
	if contestable > 0 {
		fmt.Fprint(w, wrap(fmt.Sprintf("Of the attendances during a stay, %d on its first or last day: contestable.", contestable), ""))
	}
	fmt.Fprintln(w)
}

// writeApart says what was not checked, and why.
func (c *billsChecked) writeApart(w io.Writer) {
	r := c.result
	say := func(n int, what string) {
		if n > 0 {
			fmt.Fprint(w, wrap(fmt.Sprintf("%s %s", plural(n, "line"), what), "  "))
		}
	}
	say(r.NotPriced, "without a price: the tariff does not have the code, so the price was not checked.")
	say(r.Unchecked, "whose price could not be checked, since a tariff, a factor or the length of stay is lacking.")
	say(r.Reversed, "taken back by another of the same amount below zero, or taking one back.")
	say(r.Credits, "below zero: credits, not checked.")
	if slices.ContainsFunc(r.Found, func(f bills.Finding) bool { return f.Rule == bills.Readmission }) {
		fmt.Fprint(w, wrap(fmt.Sprintf("Readmissions within %s are queries: thresholds are agreed locally.", plural(c.asked.readmission, "day")), "  "))
	}
	if len(r.Off) > 0 {
		fmt.Fprintln(w, "NOT CHECKED, OR NOT IN FULL")
		for _, off := range r.Off {
			fmt.Fprint(w, wrap(fmt.Sprintf("  %s: %s.", off.Rule.Words(), off.Why), "    "))
		}
	}
	for _, note := range r.Notes {
		fmt.Fprint(w, wrap("note: "+note, "  "))
	}
}
