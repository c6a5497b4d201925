package tables

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/pattern"
)

// Figures are what words say of numbers: of a plan or of what was done, units or pounds.
type Figures struct {
	Planned, Actual, Units, Money bool
	Referrals                     bool
	Other                         bool // sums over months, differences, rates: not read
}

// FiguresIn is what a heading, or a cell, says of the numbers at it.
func FiguresIn(text string) (f Figures) {
	words := cell.Words(text)
	has := func(list []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	f.Planned, f.Actual, f.Money, f.Units = has(ofPlans), has(ofActuals), has(ofMoney), has(ofUnits)
	f.Units = f.Units && !f.Money // "activity cost" is a cost
	f.Referrals = has(ofReferrals)
	f.Other = has(ofOthers) || slices.Contains(words, "DATE") && slices.Contains(words, "TO")
	return f
}

// Says tells whether there is anything in it.
func (f Figures) Says() bool { return f != Figures{} }

// With fills in what f leaves open by what o says.
func (f Figures) With(o Figures) Figures {
	if !f.Planned && !f.Actual {
		f.Planned, f.Actual = o.Planned, o.Actual
	}
	if !f.Units && !f.Money {
		f.Units, f.Money = o.Units, o.Money
	}
	f.Referrals = f.Referrals || o.Referrals
	f.Other = f.Other || o.Other
	return f
}

// Meaning is the meaning of a column with such figures: of what was done, where no plan
// is named. It is "" where they may be units or pounds.
func (f Figures) Meaning() Meaning {
	switch {
	case f.Other:
		return ""
	case f.Referrals:
		return Referrals
	case f.Units == f.Money:
		return ""
	case f.Planned && !f.Actual && f.Units:
		return PlannedActivity
	case f.Planned && !f.Actual:
		return PlannedCost
	case f.Units:
		return ActualActivity
	}
	return ActualCost
}

// FiguresOf are the figures of a column's meaning; none for what holds no figures.
func FiguresOf(m Meaning) Figures {
	switch m {
	case PlannedActivity:
		return Figures{Planned: true, Units: true}
	case PlannedCost:
		return Figures{Planned: true, Money: true}
	case ActualActivity:
		return Figures{Actual: true, Units: true}
	case ActualCost:
		return Figures{Actual: true, Money: true}
	case Referrals:
		return Figures{Referrals: true}
	}
	return Figures{}
}

// MonthColumn is one of the columns of a table whose months stand side by side.
type MonthColumn struct {
	Column int // from 0
	When   cell.When
	Figures
}

var monthHeading = pattern.Lazy(`(?:^|[^A-Z0-9])(` +
	cell.MonthNames + `(?:[ '’/-]*(?:20)?\d{2})?` +
	`|` + cell.MonthWords + ` ?\d{1,2}|\d{4}-\d{2}-01(?:[T ]00:00:00)?|0?1/\d{1,2}/\d{4}|20\d{2}[/-](?:0[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/20\d{2}|[34]\d{4})(?:[^A-Z0-9]|$)`)

// headingsMonth finds a month in a heading, and what else it says: "Apr-26 Plan". A day counts
// where it is a month's first.
func headingsMonth(heading string, dates1904, calendar bool) (w cell.When, rest string, ok bool) {
	plain, beside := cell.Plain(heading), model.FinancialYear(0)
	if year := titlesYear().FindStringSubmatchIndex(plain); year != nil && !calendar {
		if beside = cell.ParseYear(plain[year[2]:year[3]]); beside != 0 {
			plain = cell.Plain(plain[:year[2]] + " " + plain[year[3]:])
		}
	}
	at := monthHeading().FindStringSubmatchIndex(plain)
	if at == nil || cell.SeveralMonths(plain) {
		return cell.When{}, "", false
	}
	rest = strings.TrimSpace(plain[:at[2]] + " " + plain[at[3]:])
	w, ok = cell.ParseMonth(plain[at[2]:at[3]], beside, dates1904)
	if !ok && calendar {
		w, ok = cell.ParseCalendarMonth(plain[at[2]:at[3]])
	}
	if !ok || w.Month > 12 || !w.Day.IsZero() && w.Day.Day() != 1 {
		return cell.When{}, "", false
	}
	return w, rest, true
}

// Across are the columns of months that stand side by side; none where no heading has
// a month. What is no month's own, such as a sum to date, is not among them.
func (t *Table) Across() (all []MonthColumn) {
	acts, money, units := []int{}, false, false
	calendar := calendarHeadings(t.Header)
	for i, h := range t.Header {
		w, rest, ok := headingsMonth(h, t.Dates1904, calendar)
		if !ok {
			continue
		}
		c := MonthColumn{Column: i, When: w, Figures: FiguresIn(rest)}
		if c.Other || rest != "" && !c.Says() { // "List size on 1 April" is no month's figure
			continue
		}
		if rest == "ACT" {
			acts = append(acts, len(all))
		}
		money, units = money || c.Money, units || c.Units
		all = append(all, c)
	}
	if money && !units { // "Act" beside "Cost" is activity, and beside "Plan" what was done
		for _, i := range acts {
			all[i].Figures = Figures{Units: true}
		}
	}
	return all
}

// monthsSaid counts headings of a line that are months, each with other figures; none
// where they are all of one month.
func monthsSaid(fields []string) int {
	said, months := map[string]bool{}, map[int]bool{}
	calendar := calendarHeadings(fields)
	for _, f := range fields {
		if len(f) > 200 {
			continue
		}
		if w, rest, ok := headingsMonth(f, false, calendar); ok && (rest == "" || FiguresIn(rest).Says()) {
			said[cell.Plain(f)], months[w.Month] = true, true
		}
	}
	if len(months) < 2 {
		return 0
	}
	return len(said)
}

// calendarHeadings tells headings among which 2010/11 is November, since 2010/04 is one too.
func calendarHeadings(headings []string) bool {
	return slices.ContainsFunc(headings, func(h string) bool { return len(h) <= 200 && cell.CalendarMonths(strings.Fields(h)) })
}
