package main

import (
	"bytes"
	"embed"
	"encoding/gob"
	"fmt"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
)

// text is the year file around its data: the comments that explain the format.
//
//go:embed year.yaml.txt
var text string

// templates are the scenarios, in which {{year}} stands for the year they are of.
//
//go:embed scenarios/*.yaml
var templates embed.FS

// Files are all that the command writes. An error is a fault in a year.
func Files() (list []File, err error) {
	northshire := newYear().yaml()
	list = append(list, File{samples.Northshire.YearName, northshire})
	for _, b := range samples.All() {
		year := northshire
		if b != samples.Northshire {
			year = b.Year()
		}
		made, err := filesOf(b, year)
		if err != nil {
			return nil, err
		}
		list = append(list, made...)
	}
	return list, nil
}

// filesOf are the files that are made of a year file: the year as it is read,
// and the scenarios that name it.
func filesOf(b *samples.BuiltIn, year []byte) ([]File, error) {
	y, faults := file.ReadYear(b.YearName, year)
	if faults.Fatal() {
		return nil, faults
	}
	read, err := asRead(y)
	if err != nil {
		return nil, err
	}
	list := []File{{b.ReadName(), read}}
	for _, name := range append([]string{b.StarterName}, b.MoreExamples...) {
		template, err := templates.ReadFile("scenarios/" + name)
		if err != nil {
			return nil, err
		}
		list = append(list, File{name, bytes.ReplaceAll(template, []byte("{{year}}"), []byte(reference(y)))})
	}
	return list, nil
}

// asRead is the year as the program reads it from its file, so that it need not
// do so at every start.
func asRead(y *model.Year) ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(samples.ReadYear{Year: *y, Fingerprint: file.Fingerprint(y)})
	return b.Bytes(), err
}

// reference says in a scenario of which year it is.
func reference(y *model.Year) string {
	elapsed, over := "weeks_elapsed", y.WeeksElapsed
	if y.ByMonth() {
		elapsed, over = "months_elapsed", y.MonthsElapsed
	}
	return fmt.Sprintf("year:\n  name: %s\n  financial_year: %s\n  %s: %d\n  fingerprint: %q   # tells the program whether it is this very year",
		y.Name, y.FinancialYear, elapsed, over, file.Fingerprint(y))
}

// yaml is the year file.
func (y *year) yaml() []byte {
	parts := map[string]string{
		"practices": y.writePractices(),
		"providers": writeProviders(),
		"lines":     y.writeLines(),
		"spending":  y.writeSpending(),
		"referrals": y.writeStreams(),
	}
	var out bytes.Buffer
	for row := range strings.Lines(text) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(row), "@@"); ok {
			out.WriteString(parts[name])
			continue
		}
		out.WriteString(row)
	}
	return out.Bytes()
}

func (y *year) writePractices() string {
	var b strings.Builder
	for _, p := range y.practices {
		fmt.Fprintf(&b, "  - {id: %s name: %s list_size: %s}\n", pad(p.id+",", 20), pad(p.name+",", 30), amount(float64(p.listSize)))
	}
	return b.String()
}

func writeProviders() string {
	var b strings.Builder
	for _, p := range providers {
		if p.comment != "" {
			fmt.Fprintf(&b, "  # %s\n", p.comment)
		}
		fmt.Fprintf(&b, "  - id: %s\n    name: %s\n", p.id, p.name)
		if p.marketForces != 1 {
			fmt.Fprintf(&b, "    market_forces_factor: %.4f\n", p.marketForces)
		}
		fmt.Fprintf(&b, "    marginal_cost: %s\n    contract:\n", p.marginalCost)
		for _, s := range p.contract {
			fmt.Fprintf(&b, "      - %s\n", s)
		}
	}
	return b.String()
}

func (y *year) writeLines() string {
	var b strings.Builder
	last := ""
	for _, l := range y.lines {
		if l.provider != last {
			last = l.provider
			fmt.Fprintf(&b, "\n  # %s\n", heading(findProvider(last).name))
		}
		writeLine(&b, l)
	}
	return b.String()
}

func heading(name string) string {
	return name + " " + strings.Repeat("-", max(0, 100-len(name)))
}

func writeLine(b *strings.Builder, l line) {
	fmt.Fprintf(b, "  - {id: %s name: %s provider: %s, specialty: %s,\n", pad(l.id+",", 34), pad(l.name+",", 36), l.provider, l.specialty)
	b.WriteString("     ")
	if l.tfc != "" {
		fmt.Fprintf(b, "treatment_function: %s, ", l.tfc)
	}
	fmt.Fprintf(b, "pod: %s, price: %s, plan: %s,", l.pod, price(l.price), amount(l.plan))
	if l.savings > 0 {
		fmt.Fprintf(b, " budget: %s,", amount(l.budget.Float()))
	}
	if l.profile != "" {
		fmt.Fprintf(b, " profile: %s,", l.profile)
	}
	end := "}"
	if said := consequences[l.id]; said != nil {
		entries := make([]string, len(said))
		for i, c := range said {
			entries[i] = fmt.Sprintf("       {side: %s, says: %q,\n        by: %s}", c.side, c.says, c.by)
		}
		end = ",\n     consequences: [\n" + strings.Join(entries, ",\n") + "]}"
	}
	if l.totalOnly {
		fmt.Fprintf(b, " actual: %s%s\n", amount(float64(sum(l.actual))), end)
		return
	}
	fmt.Fprintf(b, "\n     actual: [%s]%s\n", counts(l.actual), end)
}

func (y *year) writeSpending() string {
	var b strings.Builder
	for _, s := range spendings {
		budget := amount(float64(s.budget))
		if s.budget == 0 {
			budget = pounds(y.reserve())
		}
		fmt.Fprintf(&b, "  - id: %s\n    name: %s\n", s.id, s.name)
		for row := range strings.Lines(s.comment) {
			fmt.Fprintf(&b, "    # %s\n", strings.TrimSpace(row))
		}
		fmt.Fprintf(&b, "    budget: %s\n    spent: %s\n", budget, amount(float64(s.spent)))
		if s.forecast != "" {
			fmt.Fprintf(&b, "    forecast: %s\n", s.forecast)
		}
		writeConsequences(&b, s.id, "    ")
	}
	return b.String()
}

func (y *year) writeStreams() string {
	var b strings.Builder
	last := ""
	for _, s := range y.streams {
		if s.provider != last {
			last = s.provider
			fmt.Fprintf(&b, "\n  # %s\n", heading("To "+findProvider(last).name))
		}
		y.writeStream(&b, s)
	}
	return b.String()
}

func (y *year) writeStream(b *strings.Builder, s stream) {
	fmt.Fprintf(b, "  - id: %s\n    name: %s\n    provider: %s\n    specialty: %s\n    plan: %s\n", s.id, s.name, s.provider, s.specialty, amount(s.plan))
	fmt.Fprintf(b, "    actual: [%s]\n", counts(s.actual))
	entries := make([]string, 0, len(s.byPractice))
	for i, n := range s.byPractice {
		if n > 0 {
			entries = append(entries, y.practices[i].id+": "+strconv.Itoa(n))
		}
	}
	fmt.Fprintf(b, "    by_practice:\n      {%s}\n", wrap(entries, 116, "       "))
	if s.protected > 0 {
		fmt.Fprintf(b, "    protected: %s\n", percent(s.protected))
	}
	b.WriteString("    leads_to:\n")
	for _, f := range s.leadsTo {
		writeFlow(b, f)
	}
	if s.instead != nil {
		b.WriteString("    instead:\n")
		for _, f := range s.instead {
			writeFlow(b, f)
		}
	}
	writeConsequences(b, strings.TrimPrefix(s.id, s.provider+"-"), "    ")
}

func writeFlow(b *strings.Builder, f flow) {
	fmt.Fprintf(b, "      - {line: %s each: %s, weeks: [%d, %d]", pad(f.line+",", 38), decimals(f.each, 3), f.lag[0], f.lag[1])
	if f.backfill > 0 {
		fmt.Fprintf(b, ", backfill: %s", percent(f.backfill))
	}
	b.WriteString("}\n")
}

// wrap joins entries with commas into rows of at most width.
func wrap(entries []string, width int, indent string) string {
	var b strings.Builder
	column := len(indent)
	for i, e := range entries {
		if i > 0 {
			b.WriteByte(',')
			if column+len(e)+2 > width {
				b.WriteString("\n" + indent)
				column = len(indent)
			} else {
				b.WriteByte(' ')
				column++
			}
		}
		b.WriteString(e)
		column += len(e) + 1
	}
	return b.String()
}

func counts(n []int) string {
	words := make([]string, len(n))
	for i, c := range n {
		words[i] = strconv.Itoa(c)
	}
	return strings.Join(words, ", ")
}

func pad(s string, width int) string { return fmt.Sprintf("%-*s", width, s) }

func price(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

func percent(v float64) string { return decimals(v*100, 1) + "%" }

// decimals is a number with at most so many decimals, without zeros at the end.
func decimals(v float64, most int) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', most, 64), "0"), ".")
}

// pounds is an amount with underscores and pence.
func pounds(m model.Money) string {
	whole, pence, _ := strings.Cut(m.Decimal(), ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "_" + whole[at:]
	}
	return whole + "." + pence
}

// amount is a whole number with underscores between thousands.
func amount(v float64) string {
	s := strconv.FormatInt(int64(v+0.5), 10)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "_" + s[at:]
	}
	return s
}
