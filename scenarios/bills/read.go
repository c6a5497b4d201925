package bills

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
)

// Options say how a bill is read.
type Options struct {
	Sheet    string                              // of a workbook; without it the one whose header is known best
	Progress func(file string, read, size int64) // how far a file has been read, in bytes; may be nil
}

// place is where the cells of a bill's lines stand, by column from 0; −1 for none.
type place struct {
	number, patient, practice, commissioner, provider, function, pod, tariff,
	start, end, stay, referral, setting, cost int
}

// billColumns are the columns that a bill may have, each known by one heading or
// another, and by which of several it is read.
var billColumns = []struct {
	column Column
	any    []Column // the first that the file has
	at     func(*place) *int
}{
	{LineNumber, []Column{LineNumber}, func(p *place) *int { return &p.number }},
	{tables.Patient, []Column{tables.Patient}, func(p *place) *int { return &p.patient }},
	{tables.PracticeCode, []Column{tables.PracticeCode, tables.PracticeName}, func(p *place) *int { return &p.practice }},
	{tables.CommissionerCode, []Column{tables.CommissionerCode, tables.CommissionerName}, func(p *place) *int { return &p.commissioner }},
	{tables.Provider, tables.Providers, func(p *place) *int { return &p.provider }},
	{tables.FunctionCode, tables.Specialties, func(p *place) *int { return &p.function }},
	{tables.POD, tables.Deliveries, func(p *place) *int { return &p.pod }},
	{tables.TariffCode, []Column{tables.TariffCode}, func(p *place) *int { return &p.tariff }},
	{tables.StartDate, []Column{tables.StartDate}, func(p *place) *int { return &p.start }},
	{tables.EndDate, []Column{tables.EndDate}, func(p *place) *int { return &p.end }},
	{Stay, []Column{Stay}, func(p *place) *int { return &p.stay }},
	{ReferralID, []Column{ReferralID}, func(p *place) *int { return &p.referral }},
	{CareSetting, []Column{CareSetting}, func(p *place) *int { return &p.setting }},
	{tables.TotalCost, []Column{tables.TotalCost, tables.ActualCost}, func(p *place) *int { return &p.cost }},
}

// Read reads a bill, which may be in several files. Where one is no bill of lines,
// or cannot be read, it is an *intake.Fault.
func Read(paths []string, o Options) (*Bill, error) {
	b := newBill()
	for _, c := range billColumns {
		b.columns = append(b.columns, c.column)
	}
	for i, path := range paths {
		if tables.IsAmong(path, paths[:i]) {
			return nil, &tables.Fault{Place: tables.Place{File: filepath.Base(path)}, What: "is named twice: each of its lines would be a duplicate of itself", Hint: "name each file of the bill once"}
		}
		if err := b.read(path, o); err != nil {
			return nil, err
		}
	}
	if b.Rows == 0 {
		return nil, &tables.Fault{Place: tables.Place{File: strings.Join(b.Files, ", ")}, What: "has no line with a cost", Hint: "export it again with its rows"}
	}
	return b, nil
}

func (b *Bill) read(path string, o Options) error {
	options := tables.Options{Sheet: o.Sheet, Names: billNames()}
	if o.Progress != nil {
		options.Progress = func(read, size int64) { o.Progress(path, read, size) }
	}
	t, err := tables.Open(path, options)
	if err != nil {
		return err
	}
	defer t.Close()
	columns, err := t.Columns(billNames())
	if err != nil {
		return err
	}
	at := b.placesIn(columns)
	if at.cost < 0 || at.start < 0 && at.end < 0 {
		return notABill(t, at)
	}
	r := reading{bill: b, table: t, at: at, file: int32(len(b.Files)), days: days{from1904: t.Dates1904}, unread: map[string]*unread{}}
	b.Files = append(b.Files, t.File)
	for t.Next() {
		r.row(t.Row())
	}
	if err := t.Err(); err != nil {
		return err
	}
	b.Notes = append(b.Notes, r.notes()...)
	b.Rows = len(b.lines)
	return nil
}

// placesIn finds the columns of a file; what it lacks the bill lacks.
func (b *Bill) placesIn(columns tables.Columns) place {
	var at place
	for _, c := range billColumns {
		i := columns.First(c.any...)
		if *c.at(&at) = i; i < 0 {
			b.columns = slices.DeleteFunc(b.columns, func(have Column) bool { return have == c.column })
		}
	}
	return at
}

// notABill says which column a table lacks to be a bill.
func notABill(t *tables.Table, at place) error {
	lacks := "a column of what each line costs"
	if at.cost >= 0 {
		lacks = "a column of dates"
	}
	shown := t.Header
	more := ""
	if len(shown) > 12 {
		shown, more = shown[:12], " and more"
	}
	return &tables.Fault{
		Place: tables.Place{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow},
		What:  "is no bill by patient: it lacks " + lacks + "; its columns are " + strings.Join(shown, ", ") + more,
		Hint:  "a bill has a line for each attendance and stay, with headings such as LINE, PATIENT_PSEUDO_ID, START DATE, END DATE and TOTAL COST",
	}
}

// reading is a file that is being read.
type reading struct {
	bill   *Bill
	table  *tables.Table
	at     place
	file   int32
	days   days
	kinds  []kind // by the number of the point of delivery
	unread map[string]*unread
	totals int
}

// unread are cells of one kind that cannot be read.
type unread struct {
	count int
	first string // its value and place
}

// row reads one row. Blank rows, the header once more, and sums of others below them, are no
// lines.
func (r *reading) row(row tables.Row) {
	b, at := r.bill, &r.at
	if row.Empty() || row.Again {
		return
	}
	l := line{
		file:    r.file,
		patient: b.patients.get(row.Field(at.patient)), practice: b.practices.get(row.Field(at.practice)),
		commissioner: b.commissioners.get(row.Field(at.commissioner)), provider: b.providers.get(row.Field(at.provider)),
		function: b.functions.get(row.Field(at.function)), pod: b.pods.get(row.Field(at.pod)),
		tariff: b.tariffs.get(row.Field(at.tariff)),
		start:  r.day(row, at.start, "start date"), end: r.day(row, at.end, "end date"), stay: -1,
	}
	if l.start == NoDay && l.end == NoDay && (l.patient == 0 || l.provider == 0) {
		r.totals++
		return
	}
	if text := row.Field(at.number); text != "" {
		b.setNumber(&l, text)
	} else {
		l.number = int32(row.Row)
	}
	l.kind = r.kindOf(l.pod)
	if l.kind == firstKind { // no rule asks others, and of a large bill they are most of its texts
		l.referral = b.referrals.get(row.Field(at.referral))
	}
	if l.kind.outpatient() { // an attendance is on one day, whichever column has it
		if l.start == NoDay {
			l.start = l.end
		}
		if l.end == NoDay {
			l.end = l.start
		}
	}
	r.incomplete(&l, row)
	l.inClinic = clinicNoted(row.Field(at.setting))
	r.cost(&l, row)
	r.stay(&l, row)
	r.cannotBe(&l, row)
	b.add(l)
}

func (r *reading) cost(l *line, row tables.Row) {
	text := row.Field(r.at.cost)
	if l.billed, l.costKnown = readMoney(text); !l.costKnown {
		r.cannot(text, "cost", r.at.cost, "is no amount")
	}
}

func (r *reading) stay(l *line, row tables.Row) {
	if text := row.Field(r.at.stay); text != "" {
		if v, ok := readNumber(text); ok && v >= 0 && v < 100_000 && v == float64(int32(v)) {
			l.stay = int32(v)
			return
		}
		r.cannot(text, "length of stay", r.at.stay, "is no number of days")
		return
	}
	if l.dated() {
		l.stay = l.nights()
	}
}

// incomplete keeps count of blanks in columns that the bill has, and without which rules do
// not see a line.
func (r *reading) incomplete(l *line, row tables.Row) {
	for _, lacks := range []struct {
		what   string
		column int
		blank  bool
	}{
		{"patient", r.at.patient, l.patient == 0},
		{"provider", r.at.provider, l.provider == 0},
		{"point of delivery", r.at.pod, l.pod == 0},
		{"start date", r.at.start, l.start == NoDay},
		{"end date", r.at.end, l.end == NoDay},
	} {
		if lacks.blank && lacks.column >= 0 && row.Field(lacks.column) == "" {
			r.cannot("", lacks.what, lacks.column, "")
		}
	}
}

// cannotBe keeps count of dates in no order, and of stays that are not as long as their
// dates say.
func (r *reading) cannotBe(l *line, row tables.Row) {
	switch {
	case l.start == NoDay || l.end == NoDay:
	case l.end < l.start:
		r.cannot(row.Field(r.at.end), endsFirst, r.at.end, "is before its start date")
	case l.kind.withTrimPoint() && l.stay >= 0 && l.stay != l.nights():
		r.cannot(row.Field(r.at.stay), otherStay, r.at.stay, fmt.Sprintf("is stated, and by its dates it is %d", l.nights()))
	}
}

func (r *reading) day(row tables.Row, column int, what string) Day {
	text := row.Field(column)
	if text == "" {
		return NoDay // what is lacking is told of by its kind, in incomplete
	}
	d, ok := r.days.day(text)
	if !ok {
		r.cannot(text, what, column, "is no date")
		return NoDay
	}
	return d
}

// cannot keeps count of cells that cannot be read, and the place of the first.
// Columns of patients are not among them, so that no note can show one.
func (r *reading) cannot(text, what string, column int, why string) {
	u := r.unread[what]
	if u == nil {
		said := fmt.Sprintf("%q %s", text, why)
		if text == "" {
			said = "it is blank"
		}
		u = &unread{first: r.table.At(column).String() + ": " + said}
		r.unread[what] = u
	}
	u.count++
}

// kindOf is the kind of a point of delivery, looked up once for each.
func (r *reading) kindOf(pod name) kind {
	for len(r.kinds) <= int(pod) {
		text := r.bill.pods.list[len(r.kinds)]
		r.kinds = append(r.kinds, kindOf(text, codes.PointOfDelivery(text)))
	}
	return r.kinds[pod]
}

// clinicNoted tells the note that a procedure was done in an outpatient setting.
func clinicNoted(note string) bool {
	if note == "" {
		return false
	}
	if note == "OP_SETTING" {
		return true
	}
	return strings.Contains(cell.Plain(note), "OP SETTING")
}

// notes says what of a file was not read as a line, or not in full.
func (r *reading) notes() (notes []string) {
	if r.totals > 0 {
		notes = append(notes, fmt.Sprintf("%s: %s without a date and a patient are taken for totals and left out", r.table.File, rows(r.totals)))
	}
	for _, what := range []string{"cost", "patient", "provider", "point of delivery", "start date", "end date", "length of stay"} {
		if u := r.unread[what]; u != nil {
			notes = append(notes, fmt.Sprintf("the %s of %s is not known, and what rests on it is not checked there; the first is %s", what, linesOf(u.count), u.first))
		}
	}
	if u := r.unread[endsFirst]; u != nil {
		notes = append(notes, fmt.Sprintf("%s %s, and what rests on the dates is not checked there; the first is %s", linesOf(u.count), endsFirst, u.first))
	}
	if u := r.unread[otherStay]; u != nil {
		notes = append(notes, fmt.Sprintf("%s %s, and excess days are reckoned from the length of stay; the first is %s", linesOf(u.count), otherStay, u.first))
	}
	return notes
}

// What the dates of lines are that cannot be.
const (
	endsFirst = "with an end date before the start date"
	otherStay = "with a length of stay that is another than that of the dates"
)

func rows(n int) string {
	if n == 1 {
		return "1 row"
	}
	return model.Thousands(int64(n)) + " rows"
}

func linesOf(n int) string {
	if n == 1 {
		return "1 line"
	}
	return model.Thousands(int64(n)) + " lines"
}
