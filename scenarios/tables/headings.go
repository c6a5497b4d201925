package tables

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/fault"
)

// Meaning is what a column holds, in one word of ours, such as "provider code".
type Meaning string

// Names are the headings by which columns are known.
type Names struct {
	across bool               // months may stand side by side
	of     map[string]Meaning // by plain heading
}

// NewNames makes a table of synonyms.
func NewNames(synonyms ...Synonyms) *Names {
	n := &Names{of: map[string]Meaning{}}
	for _, s := range synonyms {
		for _, h := range s.Headings {
			n.of[cell.Plain(h)] = s.Meaning
		}
	}
	return n
}

// ByMonth knows a header by its months too, where they stand side by side.
func (n *Names) ByMonth() *Names {
	n.across = true
	return n
}

// Synonyms are the headings of one meaning.
type Synonyms struct {
	Meaning  Meaning
	Headings []string
}

// Meaning is what a heading means; "" where it is not known.
func (n *Names) Meaning(heading string) Meaning {
	if n == nil {
		return ""
	}
	return n.of[cell.Plain(heading)]
}

// Teach gives a heading another meaning; "" makes it one that is not known.
func (n *Names) Teach(heading string, m Meaning) {
	if m == "" {
		delete(n.of, cell.Plain(heading))
		return
	}
	n.of[cell.Plain(heading)] = m
}

// Guess is the meaning of a heading, or that of the nearest known one, or what its
// words speak of, and whether it is known.
func (n *Names) Guess(heading string) (means string, sure bool) {
	if m := n.Meaning(heading); m != "" {
		return string(m), true
	}
	if m := plainlyOf(heading); m == ListSize { // near patient, and no patient's
		return string(m), false
	}
	spoken := spokenOf(heading)
	if short := len(cell.Plain(heading)) < 5; short && spoken != "" { // every short word is near another
		return string(spoken), false
	}
	for _, s := range National {
		for _, h := range s.Headings {
			if near := fault.Nearest(cell.Plain(heading), []string{h}); near != "" {
				means = string(s.Meaning)
			}
		}
	}
	if ofContracts := Meaning(means) == Value || Meaning(means) == Name; means == "" || ofContracts && spoken != "" {
		means = string(spoken)
	}
	return means, false
}

// known counts the fields that are known headings of different meanings.
func (n *Names) known(fields []string) int {
	if n == nil {
		return 0
	}
	seen := map[Meaning]bool{}
	for _, f := range fields {
		if len(f) > 200 {
			continue
		}
		if m := n.Meaning(f); m != "" {
			seen[m] = true
		}
	}
	return len(seen)
}

// Columns are where the meanings of a table's columns stand, from 0.
type Columns map[Meaning]int

// Has tells whether all of these have a column.
func (c Columns) Has(all ...Meaning) bool {
	for _, m := range all {
		if _, there := c[m]; !there {
			return false
		}
	}
	return true
}

// Of is the column of a meaning, from 0; -1 where there is none.
func (c Columns) Of(m Meaning) int {
	if i, there := c[m]; there {
		return i
	}
	return -1
}

// Columns finds a table's columns by their headings. Two columns of one meaning
// are a *Fault that names both, since neither may be guessed.
func (t *Table) Columns(n *Names) (Columns, error) {
	found := Columns{}
	for i, h := range t.Header {
		m := n.Meaning(h)
		if m == "" {
			continue
		}
		if first, twice := found[m]; twice {
			return nil, t.Twice(m, first, i)
		}
		found[m] = i
	}
	return found, nil
}

// Unknown names the columns whose headings are not known.
func (t *Table) Unknown(n *Names) (names []string) {
	for i, h := range t.Header {
		if h != "" && n.Meaning(h) == "" {
			names = append(names, InColumn(h, i))
		}
	}
	return names
}

// InColumn is a heading with its column, from 0.
func InColumn(heading string, i int) string { return fmt.Sprintf("%q (%s)", heading, Letter(i+1)) }

// Twice is the fault of two columns of one meaning, with values of each.
func (t *Table) Twice(m Meaning, a, b int) *Fault {
	samples := func(i int) string {
		if m == Patient || OfPatients(t.Header[i]) {
			return ""
		}
		var values []string
		for _, r := range t.waiting {
			if v := r.Field(i); v != "" && !slices.Contains(values, v) && len(values) < 3 {
				values = append(values, v)
			}
		}
		if len(values) == 0 {
			return ""
		}
		return " (" + strings.Join(values, ", ") + ")"
	}
	return &Fault{
		Place: Place{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow},
		What: fmt.Sprintf("two columns hold the %s: %s %q%s and %s %q%s", m,
			Letter(a+1), t.Header[a], samples(a), Letter(b+1), t.Header[b], samples(b)),
		Hint: "say in a map file which of the two counts, or rename or delete the other",
	}
}

// headerWithin is in how many lines from the top the header is looked for.
const headerWithin = 40

// findHeader reads the first lines, takes the one in which most names are known,
// and keeps those after it as rows. A header may have several lines, the upper with
// merged cells: "Actual" over "Activity" and "Price", and a month over both.
func (t *Table) findHeader(names *Names) error {
	var top []Row
	for len(top) < headerWithin+1 {
		r, err := t.rows.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		top = append(top, r.clone())
	}
	at, lines, header := bestHeader(top, names)
	if at < 0 {
		return &Fault{Place: Place{File: t.File, Sheet: t.Sheet}, What: "no line in it has more than blanks", Hint: "export it again"}
	}
	t.Header = make([]string, len(header))
	for i, h := range header {
		t.Header[i] = cell.Clean(h)
	}
	for len(t.Header) > 0 && t.Header[len(t.Header)-1] == "" && at+1 < len(top) && widest(top[at+1:]) < len(t.Header) {
		t.Header = t.Header[:len(t.Header)-1]
	}
	t.HeaderRow = top[at].Row
	for _, r := range top[:at+1-lines] {
		var parts []string
		for _, f := range r.Fields {
			if f = cell.Clean(f); f != "" {
				parts = append(parts, f)
			}
		}
		if len(parts) > 0 {
			t.Above, t.aboveRows = append(t.Above, strings.Join(parts, " ")), append(t.aboveRows, r.Row)
		}
	}
	t.heads = map[string][][]string{}
	for _, r := range top[:at+1] {
		if i := slices.IndexFunc(r.Fields, func(f string) bool { return f != "" }); i >= 0 {
			t.heads[r.Fields[i]] = append(t.heads[r.Fields[i]], r.Fields)
		}
	}
	t.rows.setWidth(len(t.Header))
	t.wait(top[at+1:])
	return nil
}

func widest(rows []Row) int {
	w := 0
	for _, r := range rows {
		for i, f := range r.Fields {
			if cell.Trim(f) != "" {
				w = max(w, i+1)
			}
		}
	}
	return w
}

// wait keeps rows that were read with the header, but for blank ones at the end of
// the file, which read sees to.
func (t *Table) wait(rows []Row) {
	last := len(rows)
	for last > 0 && blank(rows[last-1]) {
		last--
	}
	t.waiting = append(t.waiting, rows[:last]...)
	t.blanks = append(t.blanks, rows[last:]...)
}

// score is how much of a line is known as a header, and how much more its words speak of.
type score struct{ known, spoken int }

func (s score) above(o score) bool {
	return s.known > o.known || s.known == o.known && s.spoken > o.spoken
}

func (n *Names) score(fields []string) score {
	s := score{known: n.known(fields)}
	if n == nil {
		return s
	}
	if n.across {
		s.known += monthsSaid(fields)
	}
	spoken := map[Meaning]bool{}
	for _, f := range fields {
		if m := spokenOf(f); m != "" && n.Meaning(f) == "" && len(f) <= 200 {
			spoken[m] = true
		}
	}
	s.spoken = len(spoken)
	return s
}

// headerLines is how many lines a header may have.
const headerLines = 3

// bestHeader is which of the first lines is the header, of several its last, how many it
// has, and its names.
func bestHeader(top []Row, names *Names) (at, lines int, header []string) {
	var most score
	at = -1
	for i := range min(len(top), headerWithin) {
		if s := names.score(top[i].Fields); s.above(most) {
			at, lines, most, header = i, 1, s, top[i].Fields
		}
		if filled(top[i]) < 2 {
			continue // a title
		}
		for n := 2; n <= headerLines && i+n <= len(top); n++ {
			joined, least := top[i+n-1].Fields, names.score(top[i+n-1].Fields)
			for j := i + n - 2; j >= i; j-- {
				joined = join(top[j].Fields, joined)
			}
			if s := names.score(joined); s.above(most) && s.above(least) {
				at, lines, most, header = i+n-1, n, s, joined
			}
		}
	}
	if most.known > 0 || most.spoken > 2 {
		return at, lines, header
	}
	wide := 0
	for i := range top {
		if n := filled(top[i]); n > wide {
			at, lines, wide, header = i, 1, n, top[i].Fields
		}
	}
	return at, lines, header
}

// filled counts the cells of a row that have something.
func filled(r Row) (n int) {
	for _, f := range r.Fields {
		if cell.Trim(f) != "" {
			n++
		}
	}
	return n
}

// join puts a header of two lines together; a name in the upper counts for the
// blank ones at its right.
func join(upper, lower []string) []string {
	joined := make([]string, max(len(upper), len(lower)))
	over := ""
	for i := range joined {
		u, l := "", ""
		if i < len(upper) {
			u = cell.Trim(upper[i])
		}
		if i < len(lower) {
			l = cell.Trim(lower[i])
		}
		switch {
		case u != "":
			over = u
		case l == "":
			over = ""
		}
		switch {
		case l == "":
			joined[i] = u
		case over == "" || cell.Plain(over) == cell.Plain(l):
			joined[i] = l
		default:
			joined[i] = over + " " + l
		}
	}
	return joined
}

// Samples takes up to five values of each column from the first rows.
func (t *Table) Samples() [][]string {
	all := make([][]string, len(t.Header))
	for _, r := range t.waiting {
		for i := range all {
			if v := cell.Clean(r.Field(i)); v != "" && len(all[i]) < 5 && !slices.Contains(all[i], v) {
				all[i] = append(all[i], v)
			}
		}
	}
	return all
}
