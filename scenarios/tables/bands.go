package tables

import (
	"fmt"
	"regexp"
	"slices"

	"fewer/scenarios/cell"
	"fewer/scenarios/pattern"
)

// band is a row of one text that stands above others and says of which provider, specialty,
// point of delivery or month they are, up to the next.
type band struct {
	row  int
	text string
	of   Meaning // of bandKinds; "" where nothing tells
	used bool    // whether rows follow before the next
}

// bandKind is what bands may say, the columns that have it otherwise, and how a band says so
// itself: "Specialty: ENT".
type bandKind struct {
	Meaning
	columns []Meaning
	says    func() *regexp.Regexp
}

// A provider comes first: what nothing is known of is most likely one.
var bandKinds = []bandKind{
	{Provider, Providers, pattern.Lazy(`(?i)^\W*(?:(?:main )?provider|trust|hospital)(?: (?:name|code))?\s*[:–-]\s*(\S.*)$`)},
	{Specialty, Specialties, pattern.Lazy(`(?i)^\W*(?:special(?:i?ty)|treatment function)(?: (?:name|code))?\s*[:–-]\s*(\S.*)$`)},
	{POD, Deliveries, pattern.Lazy(`(?i)^\W*(?:pod|point of delivery)\s*[:–-]\s*(\S.*)$`)},
	{Month, []Meaning{Month, Period, Week, EndDate}, pattern.Lazy(`(?i)^\W*(?:month|period)\s*[:–-]\s*(\S.*)$`)},
}

// A provider's code before its name, or in brackets behind it; and the number of a page.
var (
	codeBefore = pattern.Lazy(`^([A-Z][A-Z0-9]{2}(?:[A-Z0-9]{2})?)[ –:-]+(\S.*)$`)
	codeBehind = pattern.Lazy(`^(.*\S)\s*[(\[]([A-Z][A-Z0-9]{2}(?:[A-Z0-9]{2})?)[)\]]$`)
	pageNumber = pattern.Lazy(`^PAGE \d+(?: (?:OF|/) ?\d+)?$`)
)

// codeAndName parts "RXA Alder General Hospital"; code is "" where there is none.
func codeAndName(said string) (code, name string) {
	if at := codeBefore().FindStringSubmatch(said); at != nil {
		return at[1], at[2]
	}
	if at := codeBehind().FindStringSubmatch(said); at != nil {
		return at[2], at[1]
	}
	return "", said
}

// readBand reads what a row of one text says, by its own words or by what heldBy knows.
func readBand(text string, heldBy func([]string) Meaning) band {
	for _, kind := range bandKinds {
		if at := kind.says().FindStringSubmatch(text); at != nil {
			return band{text: at[1], of: kind.Meaning}
		}
	}
	of := heldBy([]string{text})
	if of != Specialty && of != POD && of != Month {
		of = ""
	}
	return band{text: text, of: of}
}

// Bands gives a table that lacks of which provider, specialty, point of delivery or month
// its rows are what rows of one text above them say, as columns beyond the header's, and
// notes it. heldBy is what a text is by lists. Two such rows, one above the other, of which
// either may be meant are a *Fault. To be called before Next,
// MonthFromTitle and ProviderFromTitle.
func (t *Table) Bands(c Columns, across []MonthColumn, heldBy func([]string) Meaning, note func(format string, args ...any)) error {
	lacks, unsaid := t.lackedByRows(c, across)
	if len(lacks) == 0 {
		return nil
	}
	all, blocks, err := t.bandRows(heldBy)
	if err != nil {
		return err
	}
	if all, err = t.bandsThatSay(all, lacks, unsaid); err != nil || len(all) == 0 {
		return err
	}
	t.bands = map[int]band{}
	for _, b := range all {
		t.bands[b.row] = b
		if t.levelOf(b.of) < 0 {
			t.levels = append(t.levels, level{b.of, len(t.titled)})
			c[b.of] = len(t.Header) + len(t.titled)
			if b.of == Provider {
				delete(c, ProviderCode)
				c[ProviderName] = c[b.of] + 1
			}
			t.titled = append(t.titled, "", "")
		}
	}
	t.aboveBands(unsaid, blocks, heldBy)
	for _, l := range t.levels {
		of := slices.DeleteFunc(slices.Clone(all), func(b band) bool { return b.of != l.Meaning })
		note("no column has the %s of its rows: it was read from what stands above them in rows of its own (%d, the first in row %d: %q), each for the rows up to the next", l.Meaning, len(of), of[0].row, CutTo(of[0].text, 80))
	}
	return nil
}

// lackedByRows is what bands may say of a table's rows, and of it what one may say of which
// no list knows what it is: nothing that a title says.
func (t *Table) lackedByRows(c Columns, across []MonthColumn) (lacks []Meaning, unsaid Meaning) {
	referrals := c.Has(Referrals) || slices.ContainsFunc(across, func(m MonthColumn) bool { return m.Referrals })
	if len(across) == 0 && !referrals && c.First(ActualActivity, ActualCost, TotalCost, PlannedActivity, PlannedCost, Activity, Price, Value) < 0 {
		return nil, ""
	}
	for _, kind := range bandKinds {
		if c.First(kind.columns...) >= 0 || kind.Meaning == POD && referrals || kind.Meaning == Month && len(across) > 0 {
			continue
		}
		lacks = append(lacks, kind.Meaning)
		if unsaid == "" && kind.Meaning != Month && !slices.ContainsFunc(t.Above, kind.says().MatchString) {
			unsaid = kind.Meaning
		}
	}
	return lacks, unsaid
}

// bandRows finds the rows of one text that others follow; blocks tells that the header
// stands again under one of them.
func (t *Table) bandRows(heldBy func([]string) Meaning) (all []band, blocks bool, err error) {
	rows, err := t.reopen()
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	last, used := 0, 0
	for rows.Next() {
		row := rows.Row()
		text := row.only()
		switch {
		case row.Again:
			blocks = blocks || len(all) > 0 && last == all[len(all)-1].row
		case text != "" && !IsTotal(text):
			b := readBand(text, heldBy)
			b.row = row.Row
			all = append(all, b)
		case text == "" && !row.Empty() && len(all) > 0:
			all[len(all)-1].used = true
			used = len(all)
		}
		if !row.Empty() {
			last = row.Row
		}
	}
	return all[:used], blocks, rows.Err()
}

// bandsThatSay are those that say what the rows lack. Of texts that no list knows one alone
// may be it.
func (t *Table) bandsThatSay(all []band, lacks []Meaning, unsaid Meaning) (kept []band, err error) {
	known := unsaid == Provider || slices.ContainsFunc(all, func(b band) bool { return b.of == unsaid })
	open := -1 // the last band, where no list knows it and no row has come since
	for _, b := range all {
		listed := b.of != ""
		if !listed && known {
			b.of = unsaid
		}
		if b.of == "" || !slices.Contains(lacks, b.of) {
			continue
		}
		if !listed && open >= 0 {
			return nil, &Fault{
				Place: Place{File: t.File, Sheet: t.Sheet, Row: b.row},
				What:  fmt.Sprintf("%q and, in row %d, %q stand above its rows, and either may be the %s, which has no column", CutTo(b.text, 60), kept[open].row, CutTo(kept[open].text, 60), b.of),
				Hint:  fmt.Sprintf("give the %s in a column of its own, or take the other of the two rows out", b.of),
			}
		}
		if kept = append(kept, b); !listed && !b.used {
			open = len(kept) - 1
		} else if b.used {
			open = -1
		}
	}
	return kept, nil
}

// level is what bands say, in the order in which they stand above each other, and where
// among what a title says of every row.
type level struct {
	Meaning
	at int
}

func (t *Table) levelOf(m Meaning) int {
	return slices.IndexFunc(t.levels, func(l level) bool { return l.Meaning == m })
}

// say lets a band hold for the rows from here on. What stood below one like it no longer
// holds.
func (t *Table) say(b band) {
	i := t.levelOf(b.of)
	if i < 0 {
		return
	}
	for _, l := range t.levels[i:] {
		t.titled[l.at], t.titled[l.at+1] = "", ""
	}
	at := t.levels[i].at
	if t.titled[at] = b.text; b.of == Provider {
		code, name := codeAndName(b.text)
		if t.titled[at+1] = name; code != "" {
			t.titled[at] = code
		}
	}
}

// aboveBands lets what stands above the header hold for the rows before the first band: what
// says itself what it is, and where each block of rows has its own header the last line.
func (t *Table) aboveBands(unsaid Meaning, blocks bool, heldBy func([]string) Meaning) {
	for i, line := range t.Above {
		b := readBand(line, heldBy)
		if b.of == "" && blocks && i == len(t.Above)-1 {
			b.of = unsaid
		}
		if b.of != Month {
			t.say(b)
		}
	}
	if t.levelOf(Month) < 0 {
		return
	}
	if w, row, _ := t.monthAbove(); row > 0 {
		t.say(band{of: Month, text: titledMonth(w)})
	}
	t.TitleFault = nil
}

// only is a row's one text, which may stand in several cells; "" where it has more, or a
// number.
func (r Row) only() (text string) {
	for _, f := range r.Fields {
		if f = cell.Trim(f); f != "" && f != text {
			if text != "" {
				return ""
			}
			text = f
		}
	}
	if _, how := cell.ParseAmount(text); how == cell.Number {
		return ""
	}
	return cell.Clean(text)
}

// standsAgain tells a row that is a line of the header, or of what stands above it, once
// more, as on each page of a printed sheet.
func (t *Table) standsAgain(r Row) bool {
	first := 0
	for first < len(r.Fields) && r.Fields[first] == "" {
		first++
	}
	if first == len(r.Fields) {
		return false
	}
	for _, head := range t.heads[r.Fields[first]] {
		same := true
		for i := first; same && i < max(len(head), len(r.Fields)); i++ {
			same = Row{Fields: head}.Field(i) == r.Field(i)
		}
		if same {
			return true
		}
	}
	return r.Fields[first][0]|0x20 == 'p' && pageNumber().MatchString(cell.Plain(r.only()))
}
