package answers

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/bills"
	"fewer/views/words"
)

// CheckedBill is a bill that was checked, and the year that it was held against.
type CheckedBill struct {
	*bills.Result
	Year        *model.Year
	Prepared    *model.Prepared
	Readmission int  // the days within which emergencies are queried
	Several     bool // the bill is in several files
}

// Bills says what was found on a bill, what it is worth, and then the lines. Its
// list for other programs is the challenges.
func Bills(c *CheckedBill) *Answer {
	ours := c.Ours
	if ours == "" {
		ours = "a commissioner that is not named"
	}
	a := &Answer{
		Head:   Said(2, fmt.Sprintf("%s: a bill of %s, %s, to %s", c.Year.Title(), words.Plural(c.Lines, "line"), c.Billed.Pence(), ours)),
		Sheets: []Sheet{c.worth()}, Data: func() any { return c.data() },
		Lists: func() []Sheet { return []Sheet{c.challenges()} }, ListsAre: "challenges",
	}
	if by := c.byProvider(); len(by.Rows) > 0 {
		a.Sheets = append(a.Sheets, by)
	}
	if said := c.sentences(); len(said) > 0 {
		a.Sheets = append(a.Sheets, Sheet{Sentences: Said(2, said...)})
	}
	open, closed := apart(bills.LargestFirst(c.Found))
	for _, list := range []struct {
		title string
		found []bills.Finding
	}{
		{"LINES, THE LARGEST FIRST", open}, {"CLOSED: NO LONGER TO BE CHALLENGED", closed}, {"BILLED TOO LITTLE", bills.LargestFirst(c.Under)},
	} {
		if len(list.found) > 0 {
			a.Sheets = append(a.Sheets, c.lines(list.title, list.found))
		}
	}
	return a.with(c.notChecked())
}

// with is the answer with another sheet, if that says anything.
func (a *Answer) with(s Sheet) *Answer {
	if len(s.Sentences) > 0 {
		a.Sheets = append(a.Sheets, s)
	}
	return a
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

func (c *CheckedBill) worth() Sheet {
	total, saved := c.Total(), c.Saved()
	s := Sheet{Whole: true, Columns: []Column{{Key: "figure"}, {Key: "lines", Heading: "lines", Kind: Number}, {Key: "pounds", Heading: "£", Kind: Pounds}}}
	open, _ := apart(c.Found)
	s.row(0, "Found", Whole(total.Lines), Amount(total.Pounds))
	s.row(0, "Still open", Whole(len(open)), Amount(total.Open))
	s.row(0, "Of that is saved")
	for _, t := range model.ShownTerms(false) {
		s.row(1, t.String(), None(""), Amount(saved[t]))
	}
	return s
}

func (c *CheckedBill) byProvider() Sheet {
	s := Sheet{Columns: []Column{
		{Key: "provider_or_rule", Heading: "PROVIDER AND RULE"},
		{Key: "lines", Heading: "lines", Kind: Number},
		{Key: "pounds", Heading: "£", Kind: Pounds},
		{Key: "open", Heading: "open", Kind: Pounds},
		{Key: "saved", Heading: "saved as\ncontracted", Kind: Saving},
	}}
	for _, p := range c.ByProvider() {
		saved := None("not known")
		if p.InYear >= 0 {
			saved = Amount(c.Worth[p.InYear][model.AsContracted])
		}
		s.row(0, c.providerName(p.Provider, p.InYear), Whole(p.Lines), Amount(p.Pounds), Amount(p.Open), saved)
		for _, rule := range bills.Rules {
			if of := p.ByRule[rule]; of.Lines > 0 {
				s.row(1, rule.Words(), Whole(of.Lines), Amount(of.Pounds), Amount(of.Open))
			}
		}
	}
	return s
}

// providerName names a provider: as the bill does, and in words where the year has
// it.
func (c *CheckedBill) providerName(billed string, inYear int) string {
	if inYear < 0 {
		if billed == "" {
			return "no provider"
		}
		return billed
	}
	if name := c.Year.Providers[inYear].Name; !strings.EqualFold(name, billed) {
		return billed + ", " + name
	}
	return billed
}

// sentences say what being right is worth where that is not what was found.
func (c *CheckedBill) sentences() (say []string) {
	for _, p := range c.ByProvider() {
		if said := c.whatItSaves(&p); said != "" {
			say = append(say, said)
		}
	}
	if c.NotInYear > 0 {
		say = append(say, fmt.Sprintf("%s of what is open is at providers, or for work, that the year's contracts do not have; no saving is reckoned for it.", c.NotInYear.Pence()))
	}
	return say
}

// whatItSaves says what being right saves at a provider, where that is not what was
// found there.
func (c *CheckedBill) whatItSaves(p *bills.ProviderSum) string {
	name := p.Provider
	if p.InYear >= 0 {
		name = c.Year.Providers[p.InYear].Name
	}
	switch {
	case p.Open == 0:
	case p.InYear < 0:
		return name + " is not in the year: what its errors are worth is not known."
	case c.onBlock(p.InYear):
		return fmt.Sprintf("%s is on a block: %s of errors put right saves nothing now; it corrects the count on which next year's contract will rest.", name, p.Open.Pence())
	case c.Worth[p.InYear][model.AsContracted] == 0:
		return fmt.Sprintf("%s: its contract pays the same with or without these errors; %s put right saves nothing now.", name, p.Open.Pence())
	}
	return ""
}

// onBlock tells a provider all of whose contract pays one sum.
func (c *CheckedBill) onBlock(provider int) bool {
	any := false
	for _, s := range c.Prepared.Schedules() {
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

// lines are what was found, line by line.
func (c *CheckedBill) lines(title string, found []bills.Finding) Sheet {
	s := c.findings(found)
	var sum model.Money
	contestable := 0
	for _, f := range found {
		sum += f.Overcharge
		if f.Explanation == bills.Contestable {
			contestable++
		}
	}
	s.Title = fmt.Sprintf("%s: %s, %s", title, words.Plural(len(found), "line"), sum.Pence())
	if contestable > 0 {
		s.Notes = Said(0, fmt.Sprintf("Of the attendances during a stay, %d on its first or last day: contestable.", contestable))
	}
	return s
}

func (c *CheckedBill) findings(found []bills.Finding) Sheet {
	type finding = *bills.Finding
	file := func(key string, of func(finding) string) of[finding] {
		return data(key, func(f finding) any {
			if c.Several {
				return of(f)
			}
			return nil
		}).without()
	}
	return table(pointers(found),
		col("", "WHAT IS WRONG", Words, func(f finding) Cell { return Text(WhatIsWrong(f)) }),
		file("file", func(f finding) string { return f.File }),
		col("line", "line", Words, func(f finding) Cell { return Cell{Text: c.lineWords(f.File, f.Line), Value: lineNumber(f.Line)} }),
		file("pair_file", func(f finding) string { return f.PairFile }),
		col("pair", "evi-\ndence", Words, func(f finding) Cell { return Cell{Text: c.lineWords(f.PairFile, f.Pair), Value: lineNumber(f.Pair)} }),
		data("rule", func(f finding) any { return f.Rule.String() }),
		col("provider", "pro-\nvider", Words, func(f finding) Cell { return Text(f.Provider) }),
		col("", "month", Words, func(f finding) Cell { return Text(f.Month) }),
		col("billed", "billed", Pounds, func(f finding) Cell { return Amount(f.Billed) }),
		data("expected", func(f finding) any { return f.Expected }),
		col("overcharge", "£", Pounds, func(f finding) Cell { return Amount(f.Overcharge) }),
		data("explanation", func(f finding) any { return f.Explanation }),
		data("month", func(f finding) any { return f.Month }),
		data("open", func(f finding) any { return f.Open }),
	)
}

// WhatIsWrong says what is wrong with a line.
func WhatIsWrong(f *bills.Finding) string {
	if f.Rule == bills.Price {
		return f.Explanation
	}
	return f.Rule.Words()
}

// lineWords names a line of the bill, with its file where there are several.
func (c *CheckedBill) lineWords(file, line string) string {
	if c.Several && line != "" {
		return file + " " + line
	}
	return line
}

// lineNumber is a line as the bill numbers it: a number where it is one.
type lineNumber string

// MarshalJSON writes a number, a text, or null for no line.
func (l lineNumber) MarshalJSON() ([]byte, error) {
	if l == "" {
		return []byte("null"), nil
	}
	if n, err := strconv.Atoi(string(l)); err == nil && strconv.Itoa(n) == string(l) {
		return []byte(l), nil
	}
	return json.Marshal(string(l))
}

// notChecked says what was not checked, and why.
func (c *CheckedBill) notChecked() (s Sheet) {
	say := func(n int, what string) {
		if n > 0 {
			s.Sentences = append(s.Sentences, Said(2, words.Plural(n, "line")+" "+what)...)
		}
	}
	say(c.NotPriced, "without a price: the tariff does not have the code, so the price was not checked.")
	say(c.Unchecked, "whose price could not be checked, since a tariff, a factor or the length of stay is lacking.")
	say(c.Reversed, "taken back by another of the same amount below zero, or taking one back.")
	say(c.Credits, "below zero: credits, not checked.")
	if slices.ContainsFunc(c.Found, func(f bills.Finding) bool { return f.Rule == bills.Readmission }) {
		s.Sentences = append(s.Sentences, Said(2, fmt.Sprintf("Readmissions within %s are queries: thresholds are agreed locally.", words.Plural(c.Readmission, "day")))...)
	}
	if len(c.Off) > 0 {
		s.Sentences = append(s.Sentences, Said(0, "NOT CHECKED, OR NOT IN FULL")...)
	}
	for _, off := range c.Off {
		s.Sentences = append(s.Sentences, Sentence{Text: fmt.Sprintf("%s: %s.", off.Rule.Words(), off.Why), Indent: 2, Hang: 2})
	}
	for _, note := range c.Notes {
		s.Sentences = append(s.Sentences, Said(2, "note: "+note)...)
	}
	return s
}

// challenges is what is sent to the provider: the open ones first, and the largest
// of them first.
func (c *CheckedBill) challenges() Sheet {
	open, closed := apart(bills.LargestFirst(c.Found))
	type finding = *bills.Finding
	return table(pointers(append(open, closed...)),
		col("line", "LINE", Words, func(f finding) Cell { return Text(c.lineWords(f.File, f.Line)) }),
		col("rule", "rule", Words, func(f finding) Cell {
			if f.Explanation != "" {
				return Text(f.Rule.Words() + ": " + f.Explanation)
			}
			return Text(f.Rule.Words())
		}),
		col("evidence line", "evidence line", Words, func(f finding) Cell { return Text(c.lineWords(f.PairFile, f.Pair)) }),
		col("billed", "billed", Pounds, func(f finding) Cell { return Amount(f.Billed) }),
		col("expected", "expected", Pounds, func(f finding) Cell { return Amount(f.Expected) }),
		col("challenge", "challenge", Pounds, func(f finding) Cell { return Amount(f.Overcharge) }),
		col("deadline", "deadline", Words, func(f finding) Cell { return Text(deadline(f)) }),
	)
}

// deadline is by when a line may be challenged.
func deadline(f *bills.Finding) string {
	switch {
	case !f.Open:
		return "closed: " + f.Month + " is frozen"
	case f.Month == "" || f.Rule == bills.OutsideTheYear:
		return "open"
	}
	return "before " + f.Month + " is frozen"
}

func (c *CheckedBill) data() Object {
	total, found, under := c.Total(), c.findings(c.Found), c.findings(c.Under)
	byProvider, byRule := c.sums()
	off := []Object{}
	for _, o := range c.Off {
		off = append(off, Object{{"rule", o.Rule.String()}, {"why", o.Why}})
	}
	return Object{
		{"year", c.Year.Title()},
		{"ours", c.Ours},
		{"lines", c.Lines},
		{"billed", c.Billed},
		{"found", &found},
		{"overcharged", total.Pounds},
		{"open", total.Open},
		{"saved", savedData(c.Saved())},
		{"by_provider", byProvider},
		{"by_rule", byRule},
		{"underbilled", &under},
		{"not_priced", c.NotPriced},
		{"price_not_checked", c.Unchecked},
		{"taken_back", c.Reversed},
		{"credits", c.Credits},
		{"not_in_year", c.NotInYear},
		{"not_checked", off},
		{"notes", append([]string{}, c.Notes...)},
	}
}

// sums are what was found at each provider, rule by rule, and by each rule.
func (c *CheckedBill) sums() (byProvider, byRule Object) {
	byProvider, byRule = Object{}, Object{}
	inAll := map[bills.Rule]bills.Sum{}
	for _, p := range c.ByProvider() {
		of, rules := sumData(p.Sum), Object{}
		if p.InYear >= 0 {
			of = append(of, Field{"saved", savedData(c.Worth[p.InYear])})
		}
		for _, rule := range bills.Rules {
			if s := p.ByRule[rule]; s.Lines > 0 {
				rules = append(rules, Field{rule.String(), sumData(s)})
				sum := inAll[rule]
				sum.Add(s)
				inAll[rule] = sum
			}
		}
		byProvider = append(byProvider, Field{p.Provider, append(of, Field{"rules", rules})})
	}
	for _, rule := range bills.Rules {
		if s := inAll[rule]; s.Lines > 0 {
			byRule = append(byRule, Field{rule.String(), sumData(s)})
		}
	}
	return byProvider, byRule
}

func sumData(s bills.Sum) Object {
	return Object{{"lines", s.Lines}, {"pounds", s.Pounds}, {"open", s.Open}}
}

func savedData(w insight.Worth) (saved Object) {
	for _, t := range model.ShownTerms(false) {
		saved = append(saved, Field{t.Key(), w[t]})
	}
	return saved
}
