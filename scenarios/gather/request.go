package gather

import (
	"fewer/model"
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
	// LeaveOutBlanks goes on where most rows do not say whose they are: see MostLeftOut.
	LeaveOutBlanks bool

	// Known is the year that is there already, whose ids are kept; nil for none.
	Known *model.Year
	// Progress is told how far a file has been read, in bytes. It may be nil.
	Progress func(file string, read, size int64)
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
