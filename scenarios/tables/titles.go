package tables

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/pattern"
)

// Titles above a header, in plain capitals. A financial year is put as @ before months are
// looked for, so that "January 2010/11" is not January 2010.
var (
	titlesYear  = pattern.Lazy(`\b(\d{4} ?[/-] ?(?:\d{2})?\d{2})(?:[^\d/-]|$)`)
	titlesMonth = pattern.Lazy(`\b(?:(?:(?:MONTH|PERIOD) )?(\d{1,2}(?:ST|ND|RD|TH)? ?)?(` + cell.MonthNames + `)([ '’/-]*(?:(?:20)?\d{2}\b|@))?(?:\W|$)` +
		`|` + cell.MonthWords + ` ?(0?[1-9]|1[0-2])(?:[^\w/.]|$)` +
		`|(\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|[34]\d{4})(?:\W|$))`)
	titlesRun      = pattern.Lazy(`\b(?:RUN|PRINTED|PRODUCED|PREPARED|CREATED|EXTRACTED|GENERATED|ISSUED|UPDATED|REFRESHED|DATE)\b`)
	titlesRange    = pattern.Lazy(`[^\d ] ?` + cell.MonthNames + ` ?(?:\d{2,4} ?)?(?:-|TO) ?` + cell.MonthNames + `\b`)
	titlesPostcode = pattern.Lazy(`\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b`)
	titlesWord     = pattern.Lazy(`\b(?:MONTH|PERIOD)\b`)
	letters        = pattern.Lazy(`[A-Z]`)
)

// MonthFromTitle gives a table that lacks nothing but a month the one that stands above its
// header, as a column beyond the header's, and notes it. Where a column seems to be the
// month, by its heading or what heldBy says of its values, and is not one to be left out,
// the title has no say. To be called before Next.
func (t *Table) MonthFromTitle(c Columns, n *Names, heldBy func(values []string) Meaning, leftOut func(heading string) bool, note func(format string, args ...any)) {
	with := maps.Clone(c)
	with[Month] = len(t.Header) + len(t.titled)
	if LayoutOf(c, nil) != "" || c.First(Months...) >= 0 || LayoutOf(with, nil) == "" {
		return
	}
	values := t.Samples()
	for i, h := range t.Header {
		m, _ := n.Guess(h)
		seems := Meaning(m)
		if m == "" {
			seems = heldBy(values[i])
		}
		if slices.Contains(Months, seems) && !leftOut(h) {
			return
		}
	}
	w, row, line := t.monthAbove()
	if row == 0 || t.TitleFault != nil {
		return
	}
	c[Month] = with[Month]
	name := cell.MonthName(w.Month)
	if w.Year != 0 {
		name += " of " + w.Year.String()
	}
	t.titled = append(t.titled, titledMonth(w))
	note("it has no column of months: the month was read from the title, row %d: %q is %s, and every row counts in it", row, line, name)
}

// ProviderFromTitle gives a table that lacks a provider, and nothing else but perhaps a
// month, the one that stands above its header, as columns beyond the header's, and notes
// it. Where two are named the title has no say. To be called before Next.
func (t *Table) ProviderFromTitle(c Columns, across []MonthColumn, note func(format string, args ...any)) {
	with := maps.Clone(c)
	with[ProviderName] = len(t.Header)
	if len(across) == 0 && with.First(Months...) < 0 {
		with[Month] = len(t.Header)
	}
	if LayoutOf(c, across) != "" || c.First(Providers...) >= 0 || LayoutOf(with, across) == "" {
		return
	}
	said, row := "", 0
	for i, line := range t.Above {
		if at := bandKinds[0].says().FindStringSubmatch(strings.TrimSpace(line)); at != nil {
			if said != "" && said != at[1] {
				return
			}
			said, row = at[1], t.aboveRows[i]
		}
	}
	if said == "" {
		return
	}
	code, said := codeAndName(said)
	if code != "" {
		c[ProviderCode] = len(t.Header) + len(t.titled)
		t.titled = append(t.titled, code)
	}
	c[ProviderName] = len(t.Header) + len(t.titled)
	t.titled = append(t.titled, said)
	note("it has no column of providers: the provider was read from the title, row %d: %q, and every row counts as its", row, CutTo(said, 80))
}

// titledMonth is a month as a cell of a column has it.
func titledMonth(w cell.When) string {
	if w.Year == 0 {
		return fmt.Sprint(w.Month)
	}
	return fmt.Sprintf("%s M%d", w.Year, w.Month)
}

// monthAbove is the month that what stands above the header names, with its line and row:
// row 0 where none does. A line that names several months, or sums up to date, and lines
// that differ are the table's TitleFault.
func (t *Table) monthAbove() (w cell.When, row int, said string) {
	for i, line := range t.Above {
		one, several := monthInTitle(line, t.Dates1904)
		what := ""
		switch {
		case several:
			what = "is of several months"
		case one.Month == 0:
			continue
		case row != 0 && cell.Differ(one, w):
			what = fmt.Sprintf("names another month than row %d does", row)
		}
		if what != "" {
			t.TitleFault = &Fault{
				Place: Place{File: t.File, Sheet: t.Sheet, Row: t.aboveRows[i]},
				What:  fmt.Sprintf("the title %q %s, and no column that is known says of which month each row is: name that column in the map, or export each month by itself under its own title", CutTo(line, 100), what),
			}
			return cell.When{}, 0, ""
		}
		w, row, said = cell.When{Year: max(w.Year, one.Year), Month: one.Month}, t.aboveRows[i], CutTo(line, 100)
	}
	return w, row, said
}

// monthInTitle is the month that a line above a header is of; month 0 where it names none.
// A day alone is as often that of the report as of its rows, and counts only where the line
// speaks of a month, or of a period that begins with it.
func monthInTitle(line string, dates1904 bool) (w cell.When, several bool) {
	line = strings.Join(slices.DeleteFunc(strings.Fields(line), func(s string) bool { return s == "may" }), " ")
	plain := cell.Plain(strings.NewReplacer(":", " ", ",", " ", "(", " ", ")", " ", "–", "-", "—", "-").Replace(line))
	if cell.SumsUp(plain) {
		return cell.When{}, true
	}
	if titlesRun().MatchString(plain) { // the day of the report, unless months stand beside it from one to another
		return cell.When{}, titlesRange().MatchString(plain)
	}
	plain = titlesPostcode().ReplaceAllString(plain, " ")
	var beside model.FinancialYear
	if at := titlesYear().FindStringSubmatchIndex(plain); at != nil {
		if beside = cell.ParseYear(plain[at[2]:at[3]]); beside != 0 {
			plain = cell.Plain(plain[:at[2]] + " @ " + plain[at[3]:])
		}
	}
	spoken, spans := titlesWord().MatchString(plain), strings.Contains(plain, " TO ") || cell.SeveralMonths(plain)
	var all []cell.When
	rest, dated := plain, false
	for {
		at := titlesMonth().FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		part := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return rest[at[2*i]:at[2*i+1]]
		}
		ofDay, name, year, number, day := part(1), part(2), part(3), part(4), part(5)
		bare := name != "" && year == "" && ofDay == ""
		w, ok := cell.ParseMonth(number+day+name+strings.TrimSuffix(year, "@"), beside, dates1904)
		alone := !letters().MatchString(rest[:at[0]] + rest[at[1]:])
		if ok && w.Month <= 12 && (!bare || spoken || spans || alone) {
			all = append(all, cell.When{Year: w.Year, Month: w.Month})
			dated = dated || ofDay != "" || day != "" && (w.Day.Day() != 1 || !spoken)
		}
		rest = rest[:at[0]] + " " + rest[max(at[1]-1, at[0]+1):]
	}
	return oneMonth(all, dated && len(all) < 2 && !strings.Contains(plain, "MONTH"))
}

// oneMonth is the month that all of a line's months are; a year from April to March is the
// financial year, and no month.
func oneMonth(all []cell.When, ofDay bool) (w cell.When, several bool) {
	for _, one := range all {
		if w.Month != 0 && cell.Differ(one, w) {
			return cell.When{}, !(len(all) == 2 && all[0].Month == 1 && all[1].Month == 12)
		}
		w = cell.When{Year: max(w.Year, one.Year), Month: one.Month}
	}
	if ofDay {
		return cell.When{}, false
	}
	return w, false
}
