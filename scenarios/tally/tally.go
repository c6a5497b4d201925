// Package tally says what was made of every row of the files that are imported, and holds
// their control totals.
//
// Begin with Report.
package tally

import (
	"fmt"
	"slices"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/tables"
)

// Report is what was made of every row, and the control totals. Pounds have two
// decimals; months count from 1, April.
type Report struct {
	Year          string       `json:"year"`
	MonthsElapsed int          `json:"months_elapsed"`
	Commissioner  string       `json:"commissioner,omitempty"`
	Files         []FileReport `json:"files"`

	Control []Control `json:"control"`
	Passes  []Passes  `json:"passes_through"`
	// SetToNothing are units of months that would be below zero, by provider's code.
	SetToNothing map[string]float64 `json:"units_set_to_nothing,omitempty"`

	Pounds     float64 `json:"pounds"`           // of all rows that count, in the files
	InYear     float64 `json:"pounds_in_year"`   // in the year file
	Activity   float64 `json:"activity"`         // of lines, in the files
	YearUnits  float64 `json:"activity_in_year"` // in the year file
	Difference float64 `json:"difference"`
	// LeftOut is what rows come to, besides, that were left out, by reason, as far as it is
	// known: with what counts it is all that is in the files.
	LeftOut []LeftOut `json:"left_out,omitempty"`

	// Referrals are those of rows that count, in the files and in the year file's streams.
	Referrals       float64 `json:"referrals,omitempty"`
	ReferralsInYear float64 `json:"referrals_in_year,omitempty"`

	Plan struct {
		From   string  `json:"from,omitempty"` // the file; "" where no file has the year's plan
		Units  float64 `json:"units"`
		Pounds float64 `json:"pounds"`
		Passes float64 `json:"passes_through"`
		OneOff float64 `json:"month_13"`
	} `json:"plan"`

	// Kept are providers that the files have nothing of, and what stays of them in the
	// year file that was there.
	Kept []Kept `json:"kept,omitempty"`

	Deliveries map[string]string `json:"points_of_delivery"` // spellings, and what they were read as
	Returns    []Return          `json:"returns,omitempty"`
	Small      []string          `json:"groups_below_five_patients,omitempty"`
	Warnings   []string          `json:"warnings,omitempty"`
	Changes    *Changes          `json:"changes,omitempty"` // against the year file that was there
}

// LeftOut is what rows of the files come to that were left out for a reason.
type LeftOut struct {
	Reason   string  `json:"reason"`
	Activity float64 `json:"activity"`
	Pounds   float64 `json:"pounds"`
}

// AddLeftOut adds up what rows come to that were left out, over all files.
func (r *Report) AddLeftOut() {
	for _, f := range r.Files {
		for _, one := range f.Reasons {
			if one.Activity == 0 && one.Pounds == 0 {
				continue
			}
			i := slices.IndexFunc(r.LeftOut, func(l LeftOut) bool { return l.Reason == one.Reason })
			if i < 0 {
				i = len(r.LeftOut)
				r.LeftOut = append(r.LeftOut, LeftOut{Reason: one.Reason})
			}
			all := &r.LeftOut[i]
			all.Activity = (cell.AmountOf(all.Activity) + cell.AmountOf(one.Activity)).Float()
			all.Pounds = (cell.AmountOf(all.Pounds) + cell.AmountOf(one.Pounds)).Float()
		}
	}
}

// Changes is what a year file says anew against the one that was there.
type Changes struct {
	New      []string `json:"new,omitempty"`      // lines and streams
	Gone     []string `json:"gone,omitempty"`     // that the files no longer have
	Restated []string `json:"restated,omitempty"` // months that were there already, and differ
	ByHand   []string `json:"by_hand,omitempty"`  // values changed by hand that are given anew
}

// Kept is what was done at a provider, by its id, or on a line.
type Kept struct {
	Provider string  `json:"provider"`
	Activity float64 `json:"activity_in_year"`
	Pounds   float64 `json:"pounds_in_year"`
}

// Any tells whether it is anything.
func (k Kept) Any() bool { return k.Activity != 0 || k.Pounds != 0 }

// Words are its units and pounds, such as 30 units, £3,000.00.
func (k Kept) Words() string {
	pounds := model.RoundPounds(k.Pounds).Pence()
	if k.Activity == 0 {
		return pounds
	}
	return fmt.Sprintf("%v units, %s", k.Activity, pounds)
}

// Control is one provider's lines in one month: in the files, and in the year file.
type Control struct {
	Provider string  `json:"provider"`
	Month    int     `json:"month"`
	Activity float64 `json:"activity"`
	Pounds   float64 `json:"pounds"`
	YearUnit float64 `json:"activity_in_year"`
	InYear   float64 `json:"pounds_in_year"`
}

// Passes is what passes through to one provider in all, by kind.
type Passes struct {
	Provider string  `json:"provider"`
	Kind     string  `json:"kind"`
	Pounds   float64 `json:"pounds"`
	InYear   float64 `json:"pounds_in_year"`
}

// Return is a month of a monthly return, as read.
type Return struct {
	File     string  `json:"file"`
	Provider string  `json:"provider,omitempty"`
	Month    int     `json:"month"`
	Made     float64 `json:"gp_referrals_made"`
	Firsts   float64 `json:"firsts"`
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
	ToDate       = "to date" // beside the months' own rows
	HeaderAgain  = "header again"
	BandRow      = "names the rows below it"
)

// reasonsUsed are the reasons of rows that count.
var reasonsUsed = []string{Used, PassThrough, Month13, PlanRow}

// Reason is how many rows of a file were used, or left out, for a reason.
type Reason struct {
	Reason string `json:"reason"`
	Rows   int    `json:"rows"`
	First  int    `json:"first_row"`
	// Activity and Pounds are what rows come to, as far as it is known, that were left out.
	Activity float64 `json:"activity,omitempty"`
	Pounds   float64 `json:"pounds,omitempty"`
}

// FileReport is what was read of one file.
type FileReport struct {
	File    string        `json:"file"`
	Sheet   string        `json:"sheet,omitempty"`
	Layout  tables.Layout `json:"layout"`
	Rows    int           `json:"rows"`
	Reasons []Reason      `json:"reasons"`
	Notes   []string      `json:"notes,omitempty"`

	counts map[string]int  // place of each reason in Reasons
	lost   map[string]Lost // what rows come to that are left out, by reason
}

// Lost is what rows come to that are left out.
type Lost struct{ Units, Pounds cell.Amount }

// With is it and more.
func (l Lost) With(more Lost) Lost { return Lost{l.Units + more.Units, l.Pounds + more.Pounds} }

// Loses counts what a row comes to that is left out.
func (f *FileReport) Loses(reason string, one Lost) {
	if f.lost == nil {
		f.lost = map[string]Lost{}
	}
	f.lost[reason] = f.lost[reason].With(one)
}

// Count counts a row by its reason.
func (f *FileReport) Count(reason string, row int) {
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

// Move counts rows for another reason than before.
func (f *FileReport) Move(from, to string, rows, first int) {
	if rows == 0 {
		return
	}
	f.Reasons[f.counts[from]].Rows -= rows
	for range rows {
		f.Count(to, first)
	}
	f.Reasons[f.counts[to]].First = min(f.Reasons[f.counts[to]].First, first)
}

// IsUsed tells a reason of rows that count.
func (r Reason) IsUsed() bool { return slices.Contains(reasonsUsed, r.Reason) }

// Note notes something of a file.
func (f *FileReport) Note(format string, args ...any) {
	f.Notes = append(f.Notes, fmt.Sprintf(format, args...))
}

// Lost is what rows come to that are left out for a reason.
func (f *FileReport) Lost(reason string) Lost { return f.lost[reason] }

// RowsOf is how many rows have one of these reasons.
func (f *FileReport) RowsOf(reasons ...string) (rows int) {
	for _, one := range f.Reasons {
		if slices.Contains(reasons, one.Reason) {
			rows += one.Rows
		}
	}
	return rows
}

// Close fills in what rows come to that are left out, and takes out reasons that no row has.
func (f *FileReport) Close() {
	for reason, lost := range f.lost {
		if i, there := f.counts[reason]; there {
			f.Reasons[i].Activity, f.Reasons[i].Pounds = lost.Units.Units().Float(), lost.Pounds.Pounds().Float()
		}
	}
	f.Reasons = slices.DeleteFunc(f.Reasons, func(one Reason) bool { return one.Rows == 0 })
}
