// Package mapping asks what headings and points of delivery mean that are not known, and
// keeps what was said in a file for next month.
//
// Begin with NotUnderstood, what is asked of a table, and Map, what was answered.
package mapping

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/fault"
	"fewer/scenarios/pattern"
	"fewer/scenarios/tables"

	"gopkg.in/yaml.v3"
)

// Map says what headings and points of delivery mean that are not known. It is a
// file that people fill in and keep for next month.
type Map struct {
	Format string            `yaml:"fewer"`
	Files  map[string]string `yaml:"layouts,omitempty"`
	Cols   map[string]string `yaml:"columns"`
	PODs   map[string]string `yaml:"points_of_delivery,omitempty"`

	beside map[string]string // what stands beside a heading: values of its column
}

const mapFormat = "import-map/1"

// NotUsed is what a map says of a column that is of no use.
const NotUsed = "not used"

// MonthsSideBySide stands in a map for the figures of months that stand side by side,
// where their headings do not say which they are.
const MonthsSideBySide = "months side by side"

// monthsIn stands for those of one table, where several ask.
func monthsIn(t *tables.Table) string {
	if t.Sheet != "" && len(t.Sheets) > 1 {
		return MonthsSideBySide + " in " + t.File + ", " + t.Sheet
	}
	return MonthsSideBySide + " in " + t.File
}

// OfMonths is what the map says of a table's months that stand side by side; "" for nothing.
// A file is known by its name without its digits and months, since next month's has others.
func (m *Map) OfMonths(t *tables.Table) string {
	for _, key := range slices.Sorted(maps.Keys(m.Cols)) {
		if key != MonthsSideBySide && inMonth().ReplaceAllString(key, "") == inMonth().ReplaceAllString(monthsIn(t), "") && (key == monthsIn(t) || m.Cols[monthsIn(t)] == "") {
			return m.Cols[key]
		}
	}
	return m.Cols[MonthsSideBySide]
}

// inMonth is what changes in a file's name from month to month.
var inMonth = pattern.Lazy(`(?i)\d+|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`)

// Read reads a map file. What is wrong with it is a *Fault.
func Read(path string) (*Map, error) {
	wrong := func(what, hint string) error {
		return &tables.Fault{Place: tables.Place{File: filepath.Base(path)}, What: what, Hint: hint}
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, wrong("cannot be read: "+tables.ReasonOf(err), "check its name")
	}
	m := &Map{}
	if err := yaml.Unmarshal(content, m); err != nil || m.Format != mapFormat {
		return nil, wrong("is not a map file that fewer import has written", "leave --map out, and it writes one where it needs it")
	}
	m.keepBeside(content)
	for heading, means := range m.Cols {
		if means = strings.TrimSpace(means); means != "" && means != NotUsed && !slices.Contains(meanings(), means) {
			hint := "write one of: " + strings.Join(meanings(), "; ")
			if near := fault.Nearest(means, meanings()); near != "" {
				hint = "write " + near
			}
			return nil, wrong(fmt.Sprintf("the column %q is said to hold %q, which is nothing that is read", heading, means), hint)
		}
	}
	for spelling, means := range m.PODs {
		if _, ok := codes.DeliveryOf(means); means != "" && !ok {
			return nil, wrong(fmt.Sprintf("%q is said to be %q, which is no point of delivery", spelling, means), "write one of "+strings.Join(codes.DeliveryNames(), ", "))
		}
	}
	return m, nil
}

// keepBeside keeps what stands beside headings, for when the map is written again.
func (m *Map) keepBeside(content []byte) {
	var doc struct {
		Columns yaml.Node `yaml:"columns"`
	}
	if yaml.Unmarshal(content, &doc) != nil {
		return
	}
	m.beside = map[string]string{}
	for i := 0; i+1 < len(doc.Columns.Content); i += 2 {
		key, value := doc.Columns.Content[i], doc.Columns.Content[i+1]
		said := cmp.Or(value.LineComment, key.LineComment)
		m.beside[key.Value] = strings.TrimPrefix(said, "# a guess  ")
	}
}

// meanings are what a map may say of a column.
func meanings() []string {
	var all []string
	for _, s := range tables.National {
		all = append(all, string(s.Meaning))
	}
	return all
}

// Teach adds the map's headings to those that are known.
func (m *Map) Teach(n *tables.Names) {
	for heading, means := range m.Cols {
		switch means = strings.TrimSpace(means); means {
		case "":
		case NotUsed:
			n.Teach(heading, "")
		default:
			n.Teach(heading, tables.Meaning(means))
		}
	}
}

// Delivery is what the map says of a spelling, if anything.
func (m *Map) Delivery(text string) (codes.Delivery, bool) {
	for spelling, means := range m.PODs {
		if means != "" && codes.Squash(spelling) == codes.Squash(text) {
			return codes.DeliveryOf(means)
		}
	}
	return codes.Delivery{}, false
}

// LayoutOf is the layout that the map gives a file; "" for none.
func (m *Map) LayoutOf(file string) tables.Layout { return tables.Layout(m.Files[file]) }

// Text is the map file for what was not understood: a guess for each column, and
// five of its values beside it, but none of patients. known is what a map says
// already; it may be nil.
func (n *NotUnderstood) Text(known *Map) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "fewer: %s\n# What headings and points of delivery mean. Fill in what is blank, and give this file back\n# with --map; keep it for next month.\n", mapFormat)
	if known == nil {
		known = &Map{}
	}
	written := map[string]bool{}
	if n.Table != nil {
		fmt.Fprintf(&b, "# A column that is of no use here: %s. To choose from: %s.\ncolumns:\n", NotUsed, strings.Join(meanings(), "; "))
		for _, one := range append([]*NotUnderstood{n}, n.More...) {
			one.columns(&b, known, written)
		}
	} else if len(known.Cols) > 0 {
		b.WriteString("columns:\n")
	}
	for _, h := range slices.Sorted(maps.Keys(known.Cols)) {
		if !written[cell.Plain(h)] {
			b.WriteString(strings.TrimRight(fmt.Sprintf("  %s: %s  %s", tables.Quoted(h), known.Cols[h], known.beside[h]), " ") + "\n")
		}
	}
	if len(n.PODs)+len(known.PODs) == 0 {
		return []byte(b.String())
	}
	fmt.Fprintf(&b, "# To choose from: %s.\npoints_of_delivery:\n", strings.Join(codes.DeliveryNames(), ", "))
	for _, p := range n.PODs {
		guess := codes.LikelyDelivery(p)
		if guess != "" {
			guess += " # a guess"
		}
		fmt.Fprintf(&b, "  %s: %s\n", tables.Quoted(p), guess)
	}
	for _, p := range slices.Sorted(maps.Keys(known.PODs)) {
		if !slices.Contains(n.PODs, p) {
			fmt.Fprintf(&b, "  %s: %s\n", tables.Quoted(p), known.PODs[p])
		}
	}
	return []byte(b.String())
}

// columns writes a line for each column of the table.
func (n *NotUnderstood) columns(b *strings.Builder, known *Map, written map[string]bool) {
	fmt.Fprintf(b, "  # The columns of %s.\n", n.Table.File)
	for _, q := range n.Headings(known) {
		if written[cell.Plain(q.Of)] {
			continue
		}
		written[cell.Plain(q.Of)] = true
		fmt.Fprintf(b, "  %s: %s  %s\n", tables.Quoted(q.Of), q.written(), q.beside())
	}
}

// inColumn names one of several columns with the same heading.
func inColumn(heading string, i int) string { return heading + " (column " + tables.Letter(i+1) + ")" }

// Rename tells columns with the same heading apart where the map does.
func (m *Map) Rename(t *tables.Table) {
	for i, h := range t.Header {
		for said := range m.Cols {
			if cell.Plain(said) == cell.Plain(inColumn(h, i)) {
				t.Header[i] = inColumn(h, i)
			}
		}
	}
}
