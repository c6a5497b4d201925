package commands

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/intake"
)

// progressOn shows how far a long file has been read, on one line of a terminal.
func progressOn(w io.Writer) func(file string, read, size int64) {
	const long = 20 << 20
	return func(file string, read, size int64) {
		if size < long {
			return
		}
		done := int(20 * read / max(size, 1))
		fmt.Fprintf(w, "\r%s %s%s %d%%", printable(file), strings.Repeat("█", min(20, done)), strings.Repeat("░", max(0, 20-done)), 100*read/max(size, 1))
		if read >= size {
			fmt.Fprint(w, "\r\x1b[K")
		}
	}
}

// sayImport prints the report of an import.
func sayImport(w io.Writer, r *intake.Report) {
	fmt.Fprintf(w, "%s, %s\n\n", r.Year, plural(r.MonthsElapsed, "month"))
	for _, f := range r.Files {
		sayFile(w, f)
	}
	sayControl(w, r)
	if r.Plan.From != "" {
		fmt.Fprintf(w, "\nplan, from %s: %.3f units, %s; passing through %s; month 13 %s\n", printable(r.Plan.From), r.Plan.Units, money(r.Plan.Pounds), money(r.Plan.Passes), money(r.Plan.OneOff))
	}
	sayReturns(w, r)
	sayList(w, "points of delivery", spelt(r))
	sayList(w, "fewer than five patients: think before you pass the file on", r.Small)
	if c := r.Changes; c != nil {
		sayList(w, "new", c.New)
		sayList(w, "gone from the files; kept, with nothing in the new months", c.Gone)
		sayList(w, "restated against last month", c.Restated)
		sayList(w, "changed by hand, and now given anew", c.ByHand)
	}
	sayList(w, "warnings", r.Warnings)
	fmt.Fprintln(w)
}

func sayFile(w io.Writer, f intake.FileReport) {
	name := f.File
	if f.Sheet != "" {
		name += ", sheet " + f.Sheet
	}
	fmt.Fprintf(w, "%s: %s, %s\n", printable(name), f.Layout, plural(f.Rows, "row"))
	for _, reason := range f.Reasons {
		left := "left out, "
		if reason.IsUsed() {
			left = ""
		}
		fmt.Fprintf(w, "  %7d  %s%s (first in row %d)\n", reason.Rows, left, reason.Reason, reason.First)
	}
	for _, note := range f.Notes {
		fmt.Fprintf(w, "           %s\n", printable(note))
	}
}

// money is an amount with two decimals, minus before the pound sign.
func money(v float64) string { return model.RoundPounds(v).Pence() }

func sayControl(w io.Writer, r *intake.Report) {
	fmt.Fprintf(w, "\nCONTROL TOTALS      in the files                  in the year file\n")
	row := func(what string, units string, pounds float64, yearUnits string, inYear float64) {
		fmt.Fprintf(w, "%-16s %9s %15s    %9s %15s\n", printable(what), units, money(pounds), yearUnits, money(inYear))
	}
	for _, c := range r.Control {
		row(fmt.Sprintf("%s %s", c.Provider, intake.MonthName(c.Month)), fmt.Sprint(c.Activity), c.Pounds, fmt.Sprint(c.YearUnit), c.InYear)
	}
	for _, p := range r.Passes {
		row(p.Provider+" "+strings.ReplaceAll(p.Kind, "_", " "), "", p.Pounds, "", p.InYear)
	}
	row("in all", fmt.Sprint(r.Activity), r.Pounds, fmt.Sprint(r.YearUnits), r.InYear)
	fmt.Fprintf(w, "difference %s\n", money(r.Difference))
	for _, provider := range slices.Sorted(maps.Keys(r.SetToNothing)) {
		fmt.Fprintf(w, "set to nothing at %s, since a month would be below zero: %v units; their pounds are among the adjustments\n", printable(provider), r.SetToNothing[provider])
	}
}

func sayReturns(w io.Writer, r *intake.Report) {
	if len(r.Returns) == 0 {
		return
	}
	fmt.Fprintln(w, "\nmonthly returns: GP referrals made, first attendances")
	for _, one := range r.Returns {
		fmt.Fprintf(w, "  %s %s %s: %v, %v\n", printable(one.File), printable(one.Provider), intake.MonthName(one.Month), one.Made, one.Firsts)
	}
}

// spelt says what spellings of points of delivery were read as.
func spelt(r *intake.Report) []string {
	by := map[string][]string{}
	for _, spelling := range slices.Sorted(maps.Keys(r.Deliveries)) {
		by[r.Deliveries[spelling]] = append(by[r.Deliveries[spelling]], spelling)
	}
	var all []string
	for _, what := range slices.Sorted(maps.Keys(by)) {
		all = append(all, what+": "+strings.Join(by[what], ", "))
	}
	return all
}

func sayList(w io.Writer, title string, all []string) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", title)
	for _, one := range all {
		fmt.Fprintf(w, "  %s\n", printable(one))
	}
}
