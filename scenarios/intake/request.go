package intake

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/codes"
	"fewer/scenarios/mapping"
	"fewer/scenarios/tables"
)

// Request is what is to be imported.
type Request struct {
	Files        []string                 // of any layout
	Kinds        map[string]tables.Layout // of files of which it was said, by path
	Sheet        string                   // of workbooks
	Commissioner string                   // its code, where files hold several
	Month        int                      // the last month that counts; 0 for all that there are
	Year         model.FinancialYear
	ByTariff     bool         // a line for each tariff code
	Map          *mapping.Map // what headings and points of delivery mean; may be nil
	Name         string

	// Known is the year that is there already, whose ids are kept; nil for none.
	Known *model.Year
	// Progress is told how far a file has been read, in bytes. It may be nil.
	Progress func(file string, read, size int64)
}

// idOf is the id that a line of one point of delivery is given.
func idOf(l *model.Line) string {
	return l.Provider + "-" + codes.Slug(codes.SpecialtyOf(l.Specialty).Name) + "-" + codes.PODIDs[l.POD]
}

// byTariff tells a line that was made of one tariff code.
func byTariff(l *model.Line) bool {
	code, found := strings.CutPrefix(l.ID, idOf(l)+"-")
	return found && !l.WithoutActivity && (len(code) > 2 || strings.Trim(code, "0123456789") != "") // -2 is a second one of the same name
}

// byTariffAsThere makes lines by tariff code where those that are there are.
func (r *Request) byTariffAsThere() error {
	if r.Known == nil {
		return nil
	}
	if slices.ContainsFunc(r.Known.Lines, func(l model.Line) bool { return byTariff(&l) }) {
		r.ByTariff = true
	} else if r.ByTariff && slices.ContainsFunc(r.Known.Lines, func(l model.Line) bool { return !l.WithoutActivity && l.ID == idOf(&l) }) {
		return &tables.Fault{Place: tables.Place{File: "the year file"}, What: "its lines are not by tariff code: lines by tariff code beside them would count twice", Hint: "leave out --by hrg, or name another file with --out"}
	}
	return nil
}

// names are the headings known without a question, and those that the map adds.
func (r *Request) names() *tables.Names {
	n := tables.NewNames(tables.National...).ByMonth()
	if r.Map != nil {
		r.Map.Teach(n)
	}
	return n
}

// SeveralCommissioners are files with rows of several; one has to be named.
type SeveralCommissioners struct {
	tables.Fault
	Codes []string
}

// WithoutYear are files that do not say which financial year they are for.
type WithoutYear struct{ tables.Fault }

// Unwrap makes each of the two a fault as others are.
func (s *SeveralCommissioners) Unwrap() error { return &s.Fault }

// Unwrap is the fault.
func (w *WithoutYear) Unwrap() error { return &w.Fault }
