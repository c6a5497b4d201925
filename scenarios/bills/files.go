package bills

import (
	"slices"
	"strconv"

	"fewer/model"
	"fewer/scenarios/cell"
)

// Files are a bill and the tables that it is held against, as paths. A table that is
// left out switches off what needs it.
type Files struct {
	Lines               []string
	Sheet               string   // of workbooks of lines
	Tariffs             []string // of stays, of attendances
	Practices, Contract string
}

// Check reads the files and holds the bill against the rules. Progress is told how
// far a file has been read, in bytes; it may be nil. The error is an *intake.Fault.
func (f *Files) Check(a Asked, progress func(file string, read, size int64)) (*Result, error) {
	reference := &Reference{}
	for _, path := range f.Tariffs {
		if err := reference.ReadTariff(path); err != nil {
			return nil, err
		}
	}
	if f.Practices != "" {
		if err := reference.ReadPractices(f.Practices); err != nil {
			return nil, err
		}
	}
	if f.Contract != "" {
		if err := reference.ReadContract(f.Contract); err != nil {
			return nil, err
		}
	}
	bill, err := Read(f.Lines, Options{Sheet: f.Sheet, Progress: progress})
	if err != nil {
		return nil, err
	}
	return Check(bill, reference, a), nil
}

// FrozenMonth reads the last month that is closed, 0 for none; false where a text is
// no month of the year.
func FrozenMonth(text string, y *model.Year) (month int, ok bool) {
	if text == "" {
		return 0, true
	}
	w, ok := cell.ParseMonth(text, y.FinancialYear, false)
	return w.Month, ok && w.Month <= model.MonthsInYear && w.Year == y.FinancialYear
}

// Shown is a line of a bill as a person may look at it: of the patient it has the
// pseudonym that the bill has, and nothing else.
type Shown struct {
	File, Line, Patient, Practice, Commissioner, Provider, Function, POD, Tariff, Start, End, Nights string
	Billed                                                                                           model.Money
}

// Files are the names of the bill's files, without folders.
func (r *Result) Files() []string { return r.bill.Files }

// Beside gives the line of a finding, and the one that speaks against it; nil where
// none does.
func (r *Result) Beside(f *Finding) (line Shown, evidence *Shown) {
	if f.pairAt >= 0 {
		shown := r.bill.shown(f.pairAt)
		evidence = &shown
	}
	return r.bill.shown(f.at), evidence
}

func (b *Bill) shown(i int32) Shown {
	l := &b.lines[i]
	s := Shown{
		File: b.Files[l.file], Line: b.number(l), Patient: b.patients.list[l.patient], Practice: b.practices.list[l.practice],
		Commissioner: b.commissioners.list[l.commissioner], Provider: b.providers.list[l.provider], Function: b.functions.list[l.function],
		POD: b.pods.list[l.pod], Tariff: b.tariffs.list[l.tariff], Start: l.start.String(), End: l.end.String(), Billed: l.billed,
	}
	if l.stay >= 0 {
		s.Nights = strconv.Itoa(int(l.stay))
	}
	return s
}

// String is the day as 30 November 2010; "" where it is not known.
func (d Day) String() string {
	if d == NoDay {
		return ""
	}
	return d.Time().Format("2 January 2006")
}

// At is what was found at a provider, in the order of Result.Found or Result.Under.
func At(found []Finding, provider string) []Finding {
	return slices.DeleteFunc(slices.Clone(found), func(f Finding) bool { return f.Provider != provider })
}
