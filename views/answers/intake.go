package answers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/intake"
	"fewer/scenarios/tally"
	"fewer/views/words"
)

// Imported says what was made of every row of the files, and the control totals:
// those are its list for other programs.
func Imported(r *tally.Report) *Answer {
	control := controlTotals(r)
	a := &Answer{
		Head: Said(0, fmt.Sprintf("%s, %s", r.Year, words.Plural(r.MonthsElapsed, "month"))),
		Data: given(r), Lists: func() []Sheet { return []Sheet{control} }, ListsAre: "control totals",
	}
	var files Sheet
	for _, f := range r.Files {
		files.Sentences = append(files.Sentences, fileSentences(f)...)
	}
	a.Sheets = append(append(a.Sheets, files), controlSheets(r, control)...)
	if p := &r.Plan; p.From != "" {
		a = a.with(Sheet{Sentences: Said(2, fmt.Sprintf("plan, from %s: %.3f units, %s; passing through %s; month 13 %s",
			p.From, p.Units, pence(p.Pounds), pence(p.Passes), pence(p.OneOff)))})
	}
	var returns []string
	for _, one := range r.Returns {
		returns = append(returns, fmt.Sprintf("%s %s %s: %v, %v", one.File, one.Provider, cell.MonthName(one.Month), one.Made, one.Firsts))
	}
	list := func(title string, all []string) {
		if len(all) > 0 {
			s := Sheet{Title: title}
			for _, one := range all {
				s.Sentences = append(s.Sentences, Sentence{Text: one, Indent: 2, Hang: 2})
			}
			a.Sheets = append(a.Sheets, s)
		}
	}
	list("monthly returns: GP referrals made, first attendances", returns)
	list("points of delivery", spelt(r))
	list("fewer than five patients: think before you pass the file on", r.Small)
	if c := r.Changes; c != nil {
		list("new", c.New)
		list("gone from the files; their lines stay", c.Gone)
		list("restated against last month", c.Restated)
		list("changed by hand, and now given anew", c.ByHand)
	}
	list("warnings", r.Warnings)
	return a
}

// ToImport says which lines would be made of the files, and then what Imported does.
func ToImport(r *intake.Result) *Answer {
	a := Imported(&r.Report)
	lines := Sheet{Columns: []Column{
		{Key: "line", Heading: "LINES THAT WOULD BE MADE"}, {Key: "units", Heading: "units\nto date", Kind: Number}, {Key: "pounds", Heading: "£\nto date", Kind: Pounds},
	}}
	of := ""
	for i := range r.Year.Lines {
		l := &r.Year.Lines[i]
		if p := r.Year.Provider(l.Provider); p != nil && l.Provider != of {
			of = l.Provider
			lines.row(0, p.Name, None(""), None(""))
		}
		if l.WithoutActivity {
			lines.row(1, l.Name, None(""), Amount(model.RoundPounds(l.Spent)))
			continue
		}
		units, cost := 0.0, 0.0
		for _, n := range l.Actual.Monthly {
			units += n
		}
		if l.ActualCost != nil {
			for _, n := range l.ActualCost.Monthly {
				cost += n
			}
		}
		lines.row(1, l.Name, Count(units, 0), Amount(model.RoundPounds(cost)))
	}
	lines.Notes = Said(0, fmt.Sprintf("%s, %s, %s.", words.Plural(len(r.Year.Lines), "line"), words.Plural(len(r.Year.Referrals), "stream of referrals"), words.Plural(len(r.Year.Practices), "practice")))
	a.Sheets = append([]Sheet{lines}, a.Sheets...)
	return a
}

// pence is a sum of pounds within a sentence.
func pence(pounds float64) string { return model.RoundPounds(pounds).Pence() }

// fileSentences say what was made of the rows of a file.
func fileSentences(f tally.FileReport) []Sentence {
	name := f.File
	if f.Sheet != "" {
		name += ", sheet " + f.Sheet
	}
	said := Said(2, fmt.Sprintf("%s: %s, %s", name, f.Layout, words.Plural(f.Rows, "row")))
	for _, reason := range f.Reasons {
		left := "left out, "
		if reason.IsUsed() {
			left = ""
		}
		first, beside := "", ""
		if reason.First > 0 {
			first = fmt.Sprintf(" (first in row %d)", reason.First)
		}
		if reason.Pounds != 0 {
			beside = ", with " + pence(reason.Pounds) + " that do not count"
		}
		said = append(said, Sentence{Text: fmt.Sprintf("%7d  %s%s%s%s", reason.Rows, left, reason.Reason, first, beside), Indent: 2, Hang: 9})
	}
	for _, note := range f.Notes {
		said = append(said, Sentence{Text: note, Indent: 11})
	}
	return said
}

// totalsLike is an empty table of control totals.
func totalsLike(heading string) Sheet {
	return Sheet{Columns: []Column{
		{Key: "total", Heading: heading},
		{Key: "activity", Heading: "units\nin the files", Kind: Number},
		{Key: "pounds", Heading: "£\nin the files", Kind: Pounds},
		{Key: "activity_in_year", Heading: "units in\nthe year file", Kind: Number},
		{Key: "pounds_in_year", Heading: "£ in\nthe year file", Kind: Pounds},
	}}
}

// controlTotals sets the files beside the year file.
func controlTotals(r *tally.Report) Sheet {
	s := totalsLike("CONTROL TOTALS")
	for _, c := range r.Control {
		s.control(c, ", "+c.Provider)
	}
	for _, p := range r.Passes {
		s.passes(p, ", "+p.Provider)
	}
	s.total("in all", totalUnits(r.Activity), totalPounds(r.Pounds), totalUnits(r.YearUnits), totalPounds(r.InYear))
	s.leftOut(r)
	s.Notes = Said(0, "difference "+pence(r.Difference))
	for _, k := range r.Kept {
		s.Notes = append(s.Notes, Said(2, "besides, kept from last month in the year file: "+k.Provider+", "+k.Words())...)
	}
	if r.Referrals != 0 || r.ReferralsInYear != 0 {
		s.Notes = append(s.Notes, Said(2, fmt.Sprintf("referrals: %s in the files, %s in the year file", model.NumberWords(r.Referrals), model.NumberWords(r.ReferralsInYear)))...)
	}
	for _, provider := range slices.Sorted(maps.Keys(r.SetToNothing)) {
		s.Notes = append(s.Notes, Said(2, fmt.Sprintf("set to nothing at %s, since a month would be below zero: %v units; their pounds are among the adjustments",
			provider, r.SetToNothing[provider]))...)
	}
	return s
}

func totalUnits(n float64) Cell  { return Cell{Text: model.NumberWords(n), Value: n} }
func totalPounds(v float64) Cell { return Amount(model.RoundPounds(v)) }

func (s *Sheet) control(c tally.Control, of string) {
	s.row(0, cell.MonthName(c.Month)+of, totalUnits(c.Activity), totalPounds(c.Pounds), totalUnits(c.YearUnit), totalPounds(c.InYear))
}

func (s *Sheet) passes(p tally.Passes, of string) {
	s.row(0, strings.ReplaceAll(p.Kind, "_", " ")+of, None(""), totalPounds(p.Pounds), None(""), totalPounds(p.InYear))
}

// leftOut sets below what counts what was left out, and both together: all that is in the
// files.
func (s *Sheet) leftOut(r *tally.Report) {
	units, pounds := cell.AmountOf(r.Activity), cell.AmountOf(r.Pounds)
	for _, l := range r.LeftOut {
		units, pounds = units+cell.AmountOf(l.Activity), pounds+cell.AmountOf(l.Pounds)
		s.row(0, l.Reason+", left out", totalUnits(l.Activity), totalPounds(l.Pounds), None(""), None(""))
	}
	if len(r.LeftOut) > 0 {
		s.total("all in the files", totalUnits(units.Float()), totalPounds(pounds.Float()), None(""), None(""))
	}
}

// shortName is how long a provider's name may be to stand behind a month.
const shortName = 12

// controlSheets are the control totals as people read them: where providers go by their
// names, which a row has no room for, each has a table of its own under its name.
func controlSheets(r *tally.Report, all Sheet) (sheets []Sheet) {
	var providers []string
	long := false
	for _, c := range r.Control {
		providers, long = append(providers, c.Provider), long || len(c.Provider) > shortName
	}
	for _, p := range r.Passes {
		providers, long = append(providers, p.Provider), long || len(p.Provider) > shortName
	}
	if !long {
		return []Sheet{all}
	}
	slices.Sort(providers)
	for _, provider := range slices.Compact(providers) {
		s := totalsLike("")
		s.Title = "CONTROL TOTALS, " + provider
		for _, c := range r.Control {
			if c.Provider == provider {
				s.control(c, "")
			}
		}
		for _, p := range r.Passes {
			if p.Provider == provider {
				s.passes(p, "")
			}
		}
		sheets = append(sheets, s)
	}
	last := totalsLike("CONTROL TOTALS")
	last.Rows, last.Notes = slices.Clone(all.Rows[len(r.Control)+len(r.Passes):]), all.Notes
	last.Rows[0].Total = false
	return append(sheets, last)
}

// spelt says what spellings of points of delivery were read as.
func spelt(r *tally.Report) []string {
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
