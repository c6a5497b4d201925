package intake

import (
	"fmt"
	"slices"

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

	// Known is the year that is there already, whose ids are kept; nil for none.
	Known *model.Year
	// Progress is told how far a file has been read, in bytes. It may be nil.
	Progress func(file string, read, size int64)
}

// The reasons for which rows are used or left out.
const (
	Used         = "used"
	PassThrough  = "pass-through"
	Month13      = "month 13"
	PlanRow      = "plan row"
	Total        = "total"
	England      = "England"
	BlankKeys    = "blank keys"
	Suppressed   = "not known"
	EmptyRow     = "empty"
	Others       = "other commissioners"
	OutsideYear  = "outside the year"
	AfterMonth   = "after the month"
	OtherFigures = "other figures" // a variance, a forecast
	NoActivity   = "no activity of the provider"
)

// reasonsUsed are the reasons of rows that count.
var reasonsUsed = []string{Used, PassThrough, Month13, PlanRow}

// Reason is how many rows of a file were used, or left out, for a reason.
type Reason struct {
	Reason string `json:"reason"`
	Rows   int    `json:"rows"`
	First  int    `json:"first_row"`
	// Pounds are what rows cost of which the units are not known, so that they were left out.
	Pounds float64 `json:"pounds,omitempty"`
}

// FileReport is what was read of one file.
type FileReport struct {
	File    string        `json:"file"`
	Sheet   string        `json:"sheet,omitempty"`
	Layout  tables.Layout `json:"layout"`
	Rows    int           `json:"rows"`
	Reasons []Reason      `json:"reasons"`
	Notes   []string      `json:"notes,omitempty"`

	counts map[string]int           // place of each reason in Reasons
	lost   map[string]tables.Amount // pounds of rows that are left out, by reason
}

// loses counts pounds of rows that are left out.
func (f *FileReport) loses(reason string, pounds tables.Amount) {
	if f.lost == nil {
		f.lost = map[string]tables.Amount{}
	}
	f.lost[reason] += pounds
}

// count counts a row by its reason.
func (f *FileReport) count(reason string, row int) {
	if f.counts == nil {
		f.counts = map[string]int{}
	}
	i, there := f.counts[reason]
	if !there {
		i = len(f.Reasons)
		f.counts[reason] = i
		f.Reasons = append(f.Reasons, Reason{Reason: reason, First: row})
	}
	f.Reasons[i].Rows++
}

// move counts rows for another reason than before.
func (f *FileReport) move(from, to string, rows, first int) {
	if rows == 0 {
		return
	}
	f.Reasons[f.counts[from]].Rows -= rows
	for range rows {
		f.count(to, first)
	}
	f.Reasons[f.counts[to]].First = min(f.Reasons[f.counts[to]].First, first)
}

// IsUsed tells a reason of rows that count.
func (r Reason) IsUsed() bool { return slices.Contains(reasonsUsed, r.Reason) }

func (f *FileReport) note(format string, args ...any) {
	f.Notes = append(f.Notes, fmt.Sprintf(format, args...))
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
