package commands

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/bills"
)

// billsReport is what was found on a bill, as JSON.
type billsReport struct {
	Year       string                       `json:"year"`
	Ours       string                       `json:"ours"`
	Lines      int                          `json:"lines"`
	Billed     model.Money                  `json:"billed"`
	Found      []findingReport              `json:"found"`
	FoundSum   model.Money                  `json:"overcharged"`
	Open       model.Money                  `json:"open"`
	Saved      savedReport                  `json:"saved"`
	ByProvider entries[billsProviderReport] `json:"by_provider"`
	ByRule     entries[billsSum]            `json:"by_rule"`
	Under      []findingReport              `json:"underbilled"`
	NotPriced  int                          `json:"not_priced"`
	Unchecked  int                          `json:"price_not_checked"`
	Reversed   int                          `json:"taken_back"`
	Credits    int                          `json:"credits"`
	NotInYear  model.Money                  `json:"not_in_year"`
	Off        []billsOff                   `json:"not_checked"`
	Notes      []string                     `json:"notes"`
}

type savedReport struct {
	AsContracted model.Money `json:"as_contracted"`
	Block        model.Money `json:"block"`
	CostPerCase  model.Money `json:"cost_per_case"`
}

type billsSum struct {
	Lines  int         `json:"lines"`
	Pounds model.Money `json:"pounds"`
	Open   model.Money `json:"open"`
}

type billsProviderReport struct {
	billsSum
	Saved *savedReport      `json:"saved,omitempty"`
	Rules entries[billsSum] `json:"rules"`
}

type billsOff struct {
	Rule string `json:"rule"`
	Why  string `json:"why"`
}

type findingReport struct {
	File        string      `json:"file,omitempty"`
	Line        lineNumber  `json:"line"`
	PairFile    string      `json:"pair_file,omitempty"`
	Pair        lineNumber  `json:"pair"`
	Rule        string      `json:"rule"`
	Provider    string      `json:"provider"`
	Billed      model.Money `json:"billed"`
	Expected    model.Money `json:"expected"`
	Overcharge  model.Money `json:"overcharge"`
	Explanation string      `json:"explanation"`
	Month       string      `json:"month"`
	Open        bool        `json:"open"`
}

// lineNumber is a line as the bill numbers it: a number where it is one.
type lineNumber string

// MarshalJSON writes a number, a text, or null for no line.
func (l lineNumber) MarshalJSON() ([]byte, error) {
	switch {
	case l == "":
		return []byte("null"), nil
	case isNumber(string(l)):
		return []byte(l), nil
	}
	return json.Marshal(string(l))
}

func (c *billsChecked) report() billsReport {
	r := c.result
	total, all := r.Total(), r.Saved()
	report := billsReport{
		Year: c.opened.Year.Title(), Ours: r.Ours, Lines: r.Lines, Billed: r.Billed, Found: c.findingReports(r.Found),
		FoundSum: total.Pounds, Open: total.Open, Saved: newSavedReport(all), Under: c.findingReports(r.Under),
		NotPriced: r.NotPriced, Unchecked: r.Unchecked, Reversed: r.Reversed, Credits: r.Credits, NotInYear: r.NotInYear,
		Off: []billsOff{}, Notes: append([]string{}, r.Notes...),
	}
	byRule := map[bills.Rule]*bills.Sum{}
	for _, rule := range bills.Rules {
		byRule[rule] = &bills.Sum{}
	}
	for _, p := range r.ByProvider() {
		of := billsProviderReport{billsSum: billsSum(p.Sum)}
		if p.InYear >= 0 {
			saved := newSavedReport(r.Worth[p.InYear])
			of.Saved = &saved
		}
		for _, rule := range bills.Rules {
			if s := p.ByRule[rule]; s.Lines > 0 {
				of.Rules.add(rule.String(), billsSum(s))
				byRule[rule].Add(s)
			}
		}
		report.ByProvider.add(p.Provider, of)
	}
	for _, rule := range bills.Rules {
		if s := byRule[rule]; s.Lines > 0 {
			report.ByRule.add(rule.String(), billsSum(*s))
		}
	}
	for _, off := range r.Off {
		report.Off = append(report.Off, billsOff{off.Rule.String(), off.Why})
	}
	return report
}

func newSavedReport(w insight.Worth) savedReport {
	return savedReport{w[model.AsContracted], w[model.AllBlock], w[model.AllCostPerCase]}
}

func (c *billsChecked) findingReports(found []bills.Finding) []findingReport {
	reports := make([]findingReport, len(found))
	for i := range found {
		f := &found[i]
		reports[i] = findingReport{
			Line: lineNumber(f.Line), Pair: lineNumber(f.Pair), Rule: f.Rule.String(), Provider: f.Provider, Billed: f.Billed, Expected: f.Expected,
			Overcharge: f.Overcharge, Explanation: f.Explanation, Month: f.Month, Open: f.Open,
		}
		if c.several {
			reports[i].File, reports[i].PairFile = f.File, f.PairFile
		}
	}
	return reports
}

// challenges is the list of challenges as CSV, the open ones first and the largest
// of them first. A spreadsheet takes no cell of it for a formula.
func (c *billsChecked) challenges() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("line,rule,evidence line,billed,expected,challenge,deadline\r\n")
	for _, open := range []bool{true, false} {
		for _, f := range bills.LargestFirst(c.result.Found) {
			if f.Open != open {
				continue
			}
			words := f.Rule.Words()
			if f.Explanation != "" {
				words += ": " + f.Explanation
			}
			cells := []string{
				csvCell(c.lineWords(f.File, f.Line)), csvCell(words), csvCell(c.lineWords(f.PairFile, f.Pair)),
				f.Billed.Decimal(), f.Expected.Decimal(), f.Overcharge.Decimal(), csvCell(c.deadline(&f)),
			}
			b.WriteString(strings.Join(cells, ",") + "\r\n")
		}
	}
	return b.Bytes(), nil
}

// deadline is by when a line may be challenged.
func (c *billsChecked) deadline(f *bills.Finding) string {
	switch {
	case !f.Open:
		return "closed: " + f.Month + " is frozen"
	case f.Month == "" || f.Rule == bills.OutsideTheYear:
		return "open"
	}
	return "before " + f.Month + " is frozen"
}

// csvCell is a text as a cell: quoted where it must be, and never a formula.
func csvCell(s string) string {
	s = strings.Join(strings.Fields(printable(s)), " ")
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		s = "'" + s
	}
	if strings.ContainsAny(s, `,";`) {
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// credits are lines for the year file: what is saved as contracted if all that is
// open is put right.
func (c *billsChecked) credits() ([]byte, error) {
	year := c.opened.Year
	var lines []model.Line
	var none []string
	for i, w := range c.result.Worth {
		p := &year.Providers[i]
		switch saved := w[model.AsContracted]; {
		case saved > 0:
			lines = append(lines, model.Line{
				ID: p.ID + "-challenges", Name: "Challenges to the bill of " + p.Name, WithoutActivity: true, Provider: p.ID,
				Budget: model.Given(0), Spent: -saved.Float(), Forecast: model.Forecast{Kind: model.NothingMore},
			})
		case w[model.AllCostPerCase] > 0:
			none = append(none, p.Name)
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# For the list of lines in the year file of %s: what is saved as contracted\n", comment(year.Title()))
	b.WriteString("# if every open challenge to the bill is accepted. Delete what is not, once it is known.\n")
	for _, name := range none {
		fmt.Fprintf(&b, "# %s: nothing, since its contract pays the same whatever is done.\n", comment(name))
	}
	if len(lines) == 0 {
		return b.Bytes(), nil
	}
	data, _ := scenarios.ReadFile(c.asked.year)
	text, err := scenarios.MoreLines(year, data, lines)
	if err != nil {
		return nil, faulty("", "the year with these credits would be at fault: %s", err)
	}
	b.Write(text)
	return b.Bytes(), nil
}

// comment is a text that stays in one line.
func comment(s string) string { return strings.Join(strings.Fields(printable(s)), " ") }
