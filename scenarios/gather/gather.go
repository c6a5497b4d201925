// Package gather reads the rows of other people's tables, and adds up what they say:
// activity and pounds by provider, specialty, point of delivery and month, referrals, and
// lists of practices, contracts and ratios. It makes nothing of them, and refuses or asks
// what can be read in two ways.
//
// Begin with Read: what a table is follows from its headings (readTable); then activity.go,
// referrals.go, returns.go and lists.go read the rows of one kind of table each.
package gather

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/mapping"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// Gathered reads files one after the other.
type Gathered struct {
	*Request
	names         *tables.Names
	Read          []*File
	ProviderNames map[string]string // names by code
	Spelt         map[string]codes.Delivery

	specialtyNames map[string][]string // beside codes that the national list lacks
	codes          map[string]int      // commissioners by rows
	OurName        string

	Contracts []Contract
	Ratios    []Ratio
	Practices []Practice
	Referrals map[Stream]*Referrals
	Referred  cell.Amount // in all rows of referrals that count
	added     float64     // units and pounds of all rows, without their signs
	weekly    []*weekly
	weekDays  []bool // which days of the year referrals by week have
	Returns   []Return
	faults    []*tables.Fault
	badPODs   []string
	badAt     tables.Place
}

// Read reads all files of a request, and chooses the year and the commissioner where it
// names none. The error is a *mapping.NotUnderstood where a map file is needed, else Faults,
// a *SeveralCommissioners, a *WithoutYear or a *tables.Fault.
func Read(req *Request) (*Gathered, error) {
	g := &Gathered{
		Request: req, names: req.names(), ProviderNames: map[string]string{}, Spelt: map[string]codes.Delivery{}, specialtyNames: map[string][]string{},
		codes: map[string]int{}, Referrals: map[Stream]*Referrals{},
	}
	if err := g.readAll(); err != nil {
		return nil, err
	}
	if err := g.oneCommissioner(); err != nil {
		return nil, err
	}
	if err := cmp.Or(g.someUsed(), g.mostCounts()); err != nil {
		return nil, err
	}
	var err error
	if g.Year, err = g.chooseYear(); err != nil {
		return nil, err
	}
	if err := g.spreadWeeks(g.Year); err != nil {
		return nil, err
	}
	g.alias()
	return g, nil
}

// readAll reads each file. Those that are not understood are asked about together, since one
// map serves them all.
func (g *Gathered) readAll() error {
	var open *mapping.NotUnderstood
	for i, path := range g.Files {
		if tables.IsAmong(path, g.Files[:i]) {
			return &tables.Fault{Place: tables.Place{File: path}, What: "is named twice, or holds the same as another of the files: all in it would count twice", Hint: "name it once"}
		}
		err := g.read(path)
		var unknown *mapping.NotUnderstood
		switch {
		case err == nil:
		case !errors.As(err, &unknown):
			return err
		case open == nil:
			open = unknown
		default:
			open.More = append(open.More, unknown)
			unknown.Several = true
			open.Several = true
		}
	}
	if open != nil {
		return open
	}
	if len(g.faults) > 0 {
		return Faults(g.faults)
	}
	if len(g.badPODs) > 0 {
		return &mapping.NotUnderstood{Fault: tables.Fault{Place: g.badAt, What: "these points of delivery are not known: " + strings.Join(g.badPODs, ", "), Hint: "say in the map file what they are"}, PODs: g.badPODs}
	}
	return nil
}

// Within tells a period of the year, or of one that is not said.
func (g *Gathered) Within(p Period) bool { return p.Year == 0 || p.Year == g.Year }

// maxFaults is how many cells that cannot be read are listed.
const maxFaults = 20

func (g *Gathered) fault(at tables.Place, hint, what string, args ...any) {
	if len(g.faults) < maxFaults {
		g.faults = append(g.faults, &tables.Fault{Place: at, What: fmt.Sprintf(what, args...), Hint: hint})
	}
}

// Faults are all that is wrong with the cells of files, up to twenty.
type Faults []*tables.Fault

// Error lists them, one after the other.
func (f Faults) Error() string {
	all := make([]string, len(f))
	for i, one := range f {
		all[i] = one.Error()
	}
	if len(f) == maxFaults {
		all = append(all, "and perhaps more; only the first twenty are listed")
	}
	return strings.Join(all, "\n")
}

// read reads one file into what has been gathered: of a workbook each sheet that is
// shown and makes a layout, where none is named.
func (g *Gathered) read(path string) error {
	first, others, err := g.readSheet(path, g.Sheet, false)
	if err != nil {
		return err
	}
	var unread []string
	for _, sheet := range others {
		_, _, err := g.readSheet(path, sheet, true)
		var unknown *mapping.NotUnderstood
		var fault *tables.Fault
		switch {
		case err == nil:
		case errors.As(err, &unknown) && unknown.None:
			unread = append(unread, fmt.Sprintf("%s (%s)", sheet, unknown.What))
		case errors.As(err, &unknown):
			return err
		case errors.As(err, &fault) && fault.Row == 0:
			unread = append(unread, fmt.Sprintf("%s (it %s)", sheet, fault.What))
		default:
			return err
		}
	}
	if len(unread) > 0 {
		first.Note("of its sheets these were not read: %s. --sheet reads the one that it names", strings.Join(unread, "; "))
	}
	return nil
}

// readSheet reads a text file, or a sheet of a workbook, and gives what other sheets it
// has where none was named.
func (g *Gathered) readSheet(path, sheet string, another bool) (*tally.FileReport, []string, error) {
	o := tables.Options{Sheet: sheet, Names: g.names}
	if g.Progress != nil {
		o.Progress = func(read, size int64) { g.Progress(path, read, size) }
	}
	t, err := tables.Open(path, o)
	if err != nil {
		return nil, nil, err
	}
	defer t.Close()
	report, err := g.readTable(t, path, another)
	return report, t.OtherSheets, err
}

// readTable reads what is in a table; another tells a workbook's second sheet or later.
func (g *Gathered) readTable(t *tables.Table, path string, another bool) (*tally.FileReport, error) {
	report := &tally.FileReport{File: filepath.Base(path), Sheet: t.Sheet}
	if g.Map != nil {
		g.Map.Rename(t)
	}
	columns, err := t.Columns(g.names)
	if err != nil {
		return nil, &mapping.NotUnderstood{Fault: *err.(*tables.Fault), Table: t, Samples: t.Samples()}
	}
	across := g.monthsAcross(t, columns)
	if err := t.Bands(columns, across, codes.HeldBy, report.Note); err != nil {
		return nil, err
	}
	t.ProviderFromTitle(columns, across, report.Note)
	if len(across) == 0 {
		t.MonthFromTitle(columns, g.names, codes.HeldBy, func(h string) bool { return g.Map != nil && g.Map.Cols[h] == mapping.NotUsed }, report.Note)
	}
	report.Layout = tables.LayoutOf(columns, across)
	if g.Map != nil && !another {
		if said := g.Map.LayoutOf(t.File); said != "" {
			report.Layout = said
		}
	}
	if err := g.unclear(t, columns, across, report.Layout); err != nil {
		return nil, err
	}
	k := fileOf(t, path, columns, report)
	r := &rowReader{Gathered: g, File: k, table: t, columns: columns, across: across}
	if err := r.readRows(); err != nil {
		return nil, err
	}
	k.round()
	k.Plans = slices.DeleteFunc(g.unused(t, columns, across), func(heading string) bool { return !tables.FiguresIn(heading).Planned })
	if unused := g.unused(t, columns, across); len(unused) > 0 {
		said := "columns that were not used: " + tables.CutTo(strings.Join(unused, ", "), 4000)
		if report.Note("%s", said); report.Layout == tables.ContractList { // there each may change what is paid
			k.Apart = append(k.Apart, report.File+": "+said+". What they agree is not in the contracts: look at these, and write it into this file")
		}
	}
	sayOfRows(t, report)
	g.Read = append(g.Read, k)
	return report, nil
}

// fileOf is what is to be gathered of a table.
func fileOf(t *tables.Table, path string, columns tables.Columns, report *tally.FileReport) *File {
	k := &File{Report: report, Path: path, Layout: report.Layout, Cells: map[Key]*Sums{}, Unknown: map[Group]int{}, Above: t.Above}
	if t.Sheet != "" {
		k.Dates = "1900"
		if t.Dates1904 {
			k.Dates = "1904"
		}
	}
	if report.Layout == tables.ActivityPlan && !slices.ContainsFunc(t.Header, tables.IsNationalPlan) {
		k.Unread = &mapping.NotUnderstood{Table: t, Samples: t.Samples()}
	}
	k.OfPatients = columns.Has(tables.Patient) || slices.ContainsFunc(t.Header, tables.OfPatients)
	return k
}

// unclear refuses or asks what the columns of a table leave open.
func (g *Gathered) unclear(t *tables.Table, columns tables.Columns, across []tables.MonthColumn, layout tables.Layout) error {
	if layout != "" {
		if err := cmp.Or(g.inPounds(t, columns, across), oneCost(t, columns, layout), notToDate(t, columns)); err != nil {
			return err
		}
	}
	switch {
	case len(across) == 0:
		return g.seemsToHold(t, columns, layout)
	case layout == tables.ByLine || layout == tables.ReferralList:
		return g.readable(t, columns, across)
	}
	return nil
}

// readRows reads the rows of a table by what it is.
func (r *rowReader) readRows() error {
	switch r.Layout {
	case tables.ByLine, tables.ActivityPlan, tables.ByPatient:
		return r.readActivity()
	case tables.MonthlyReturn, tables.ReferralRetrn:
		return r.readReturn()
	case tables.ContractList:
		return r.readContracts()
	case tables.RatioList:
		return r.readRatios()
	case tables.PracticeList:
		return r.readPractices()
	case tables.ReferralList:
		return r.readReferrals()
	}
	return r.notKnown(r.table, r.columns, r.across, r.Kinds[r.Path])
}

// sayOfRows notes of a table's rows what a reader of it may not see.
func sayOfRows(t *tables.Table, report *tally.FileReport) {
	if t.Hidden > 0 {
		report.Note("all its rows count: %d of them are hidden in the sheet", t.Hidden)
	}
	if t.Short > 0 {
		report.Note("%d of its rows end before the header does, the first in row %d; what they lack counts as blank", t.Short, t.FirstShort)
	}
	if t.Merged > 0 {
		report.Note("%d merged cells were filled from the cell that they are merged with", t.Merged)
	}
	if len(t.HiddenSheets) > 0 {
		report.Note("hidden sheets were not read: %s", strings.Join(t.HiddenSheets, ", "))
	}
}

// unused names the columns of which nothing is read, since their headings are not known.
func (g *Gathered) unused(t *tables.Table, c tables.Columns, across []tables.MonthColumn) (names []string) {
	for i, h := range t.Header {
		read := slices.ContainsFunc(across, func(m tables.MonthColumn) bool { return m.Column == i })
		if h != "" && !read && g.names.Meaning(h) == "" && (g.Map == nil || g.Map.Cols[h] != mapping.NotUsed) {
			names = append(names, tables.InColumn(h, i))
		}
	}
	return names
}

// seemsToHold asks about headings of a table of activity that are not known, and seem
// to hold units or pounds that no other column holds: left out in silence, a plan would
// be missing.
func (g *Gathered) seemsToHold(t *tables.Table, c tables.Columns, layout tables.Layout) error {
	if layout != tables.ByLine && layout != tables.ActivityPlan || c.Has(tables.SourceOfFigures) {
		return nil
	}
	asked := &mapping.NotUnderstood{Table: t, Samples: t.Samples()}
	lacks := []tables.Meaning{tables.PlannedActivity, tables.PlannedCost, tables.ActualActivity, tables.ActualCost}
	if layout == tables.ActivityPlan {
		lacks = lacks[:2]
	}
	seem, blank := []string{}, ""
	lacking := slices.ContainsFunc(lacks, func(m tables.Meaning) bool { return !c.Has(m) })
	for _, q := range asked.Headings(cmp.Or(g.Map, &mapping.Map{})) {
		said := g.Map != nil && g.Map.Cols[q.Of] != ""
		if m := tables.Meaning(q.Guess); !q.Sure && !said && slices.Contains(lacks, m) && !c.Has(m) {
			seem = append(seem, fmt.Sprintf("%q in column %s seems to be the %s", q.Of, tables.Letter(q.Column+1), m))
		}
		if g.Map != nil && !said && lacking && blank == "" && mapping.AreNumbers(q.Values) {
			if _, there := g.Map.Cols[q.Of]; there {
				blank = fmt.Sprintf("the map leaves %q in column %s blank, which holds numbers", q.Of, tables.Letter(q.Column+1))
			}
		}
	}
	if blank != "" && len(seem) == 0 {
		seem = append(seem, blank)
	}
	if len(seem) == 0 {
		return nil
	}
	asked.Fault = tables.Fault{
		Place: tables.Place{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow}, What: strings.Join(seem, "; "),
		Hint: "say in the map file whether it is, or that it is " + mapping.NotUsed,
	}
	return asked
}

// notKnown is the fault of a file whose layout is none that is read: which it seems to
// be, by what is known and guessed of its columns, and what it lacks of that.
func (g *Gathered) notKnown(t *tables.Table, c tables.Columns, across []tables.MonthColumn, kind tables.Layout) error {
	n := lacksColumn(t, across)
	n.None = true
	c = maps.Clone(c)
	var guessed []string
	for _, q := range n.Headings(cmp.Or(g.Map, &mapping.Map{})) {
		if m := tables.Meaning(q.Guess); m != "" && q.Guess != mapping.NotUsed && !c.Has(m) && !strings.HasPrefix(q.Of, mapping.MonthsSideBySide) {
			c[m] = q.Column
			guessed = append(guessed, fmt.Sprintf("%q", q.Of))
		}
	}
	if len(across) > 0 {
		c[tables.Month], c[tables.ActualActivity] = across[0].Column, across[0].Column
	}
	of := slices.DeleteFunc([]tables.Layout{kind}, func(l tables.Layout) bool { return l == "" })
	near, lacks := tables.NearestLayout(c, of...)
	switch {
	case t.TitleFault != nil:
		n.Fault = *t.TitleFault
	case kind != "" && len(lacks) > 0:
		n.What = fmt.Sprintf("it is given as %s, and lacks the %s", kind, model.ListWords(lacks))
	case near != "" && len(lacks)+len(guessed) == 0:
		n.What = fmt.Sprintf("it has the columns of %s, and others that go with another kind of file", near)
	case len(across) == 0 && len(podsAcross(t.Header)) > 1:
		n.What = fmt.Sprintf("its points of delivery stand side by side: %s", tables.CutTo(strings.Join(podsAcross(t.Header), ", "), 160))
		n.Hint = "give each of them a row of its own, with its code in a column; or fill in"
	case near == "":
		n.What = "none of its columns is known"
	case len(lacks) == 0:
		n.What = fmt.Sprintf("it seems to be %s, by headings that are not known: %s", near, tables.CutTo(strings.Join(guessed, ", "), 160))
	default:
		n.What = fmt.Sprintf("it is nearest to %s, and lacks the %s", near, model.ListWords(lacks))
		if near == tables.ByLine && len(across) > 0 && slices.Equal(lacks, []string{string(tables.POD)}) {
			n.What += ", unless its months hold referrals"
		}
	}
	return n
}

// podsAcross are the headings that name a point of delivery, and what they have of it.
func podsAcross(header []string) (pods []string) {
	for _, h := range header {
		if words := strings.Fields(h); len(words) > 1 && tables.FiguresIn(words[len(words)-1]).Says() {
			if _, is := codes.DeliveryOf(strings.Join(words[:len(words)-1], " ")); is {
				pods = append(pods, h)
			}
		}
	}
	return pods
}

// lacksColumn is a table that lacks columns, or of which it is not known which they are.
func lacksColumn(t *tables.Table, across []tables.MonthColumn, lacks ...tables.Meaning) *mapping.NotUnderstood {
	n := &mapping.NotUnderstood{
		Fault: tables.Fault{Place: tables.Place{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow}, Hint: "say in the map file what its columns hold"},
		Table: t, Samples: t.Samples(), Across: across,
	}
	for _, m := range lacks {
		n.What = "it has activity, and lacks the " + string(m)
	}
	return n
}
