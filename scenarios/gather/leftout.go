package gather

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// lost is what a row comes to that is left out, by its four figures: what passes through has
// no units.
func lost(v [4]cell.Amount, passes string) tally.Lost {
	if passes != "" {
		v[0] = 0
	}
	return tally.Lost{Units: v[0], Pounds: v[1]}
}

// lostWith is what a row comes to, as far as it is known.
func (r *rowReader) lostWith(row tables.Row, p *places) (all tally.Lost) {
	add := func(columns [4]int) {
		var v [4]cell.Amount
		for i, c := range columns {
			if c >= 0 {
				v[i], _ = cell.ParseAmount(row.Field(c))
			}
		}
		passes := ""
		text, _ := firstSaid(row, p.pods)
		if d, known := r.delivery(text); known {
			passes = d.Passes
		}
		all = all.With(lost(v, passes))
	}
	if p.across == nil {
		columns, _, ok := r.figuresOf(row, p)
		if ok {
			add(columns)
		}
		if r.Layout == tables.ByPatient {
			all.Units = cell.Scale
		}
		return all
	}
	said := tables.Figures{}
	if p.measure >= 0 || p.source >= 0 {
		said = r.said(row, p)
	}
	for _, c := range r.across {
		if at := slices.Index(figureMeanings, c.With(said).Meaning()); at >= 0 {
			columns := [4]int{-1, -1, -1, -1}
			columns[at] = c.Column
			add(columns)
		}
	}
	return all
}

// blankKeys leaves out a row that does not say whose it is, with what it comes to.
func (r *rowReader) blankKeys(row tables.Row, p *places) string {
	if r.isBottomLine(row, p) {
		r.ownTotal(row, p)
		return tally.Total
	}
	r.sumsWhole(row, p, tables.WithoutKeys)
	r.Report.Loses(tally.BlankKeys, r.lostWith(row, p))
	return tally.BlankKeys
}

// blankSpecialty leaves out a row of which only the specialty is not said.
func (r *rowReader) blankSpecialty(row tables.Row, p *places, g Group) string {
	reason := r.blankKeys(row, p)
	if reason == tally.BlankKeys {
		if r.Unspecified == nil {
			r.Unspecified = map[model.PointOfDelivery]Unspecified{}
		}
		one := r.Unspecified[g.POD]
		one.Rows++
		one.Lost = one.With(r.lostWith(row, p))
		r.Unspecified[g.POD] = one
	}
	return reason
}

// Unspecified is what rows of a point of delivery come to that say no specialty.
type Unspecified struct {
	tally.Lost
	Rows int
}

// isBottomLine tells a row that names nothing and is the sum of rows above it.
func (r *rowReader) isBottomLine(row tables.Row, p *places) bool {
	if slices.ContainsFunc(p.keys, func(i int) bool { return i < len(r.table.Header) && row.Field(i) != "" }) {
		return false
	}
	v, has, known := r.values(row, p.all)
	return known && r.sumsOf(row, p).Agrees(v, has)
}

// MostLeftOut is the fault of a file of which most rows, with most of its pounds, would be
// left out since they do not say whose they are.
type MostLeftOut struct {
	tables.Fault
	Remedy string // what to do about those rows
}

// Unwrap is the fault.
func (m *MostLeftOut) Unwrap() error { return &m.Fault }

// manyBlanks is from how many rows without keys on, if they are a fifth of all, it is asked
// whether they are to be left out: a few may be totals without a label.
const manyBlanks = 3

// mostCounts refuses such a file, where it is not said that those rows are to be left out.
func (g *Gathered) mostCounts() error {
	for _, t := range g.Read {
		counted := cell.Amount(0)
		for _, s := range t.Cells {
			counted += s.Cost
		}
		left, rows, of := t.Report.Lost(tally.BlankKeys), t.Report.RowsOf(tally.BlankKeys), t.Report.RowsOf(tally.Used, tally.PassThrough, tally.Month13)
		if g.LeaveOutBlanks || left.Pounds <= max(counted, 0) || rows < manyBlanks || 4*rows < of {
			continue
		}
		i := slices.IndexFunc(t.Report.Reasons, func(one tally.Reason) bool { return one.Reason == tally.BlankKeys })
		remedy := t.BlanksRemedy()
		return &MostLeftOut{Remedy: remedy, Fault: tables.Fault{
			Place: tables.Place{File: t.Report.File, Sheet: t.Report.Sheet, Row: t.Report.Reasons[i].First},
			What: fmt.Sprintf("%d rows do not say all of provider, specialty, point of delivery and month, and %s of theirs would be left out, beside %s that counts in %d rows",
				rows, model.Money(left.Pounds.Pence()).Pence(), model.Money(counted.Pence()).Pence(), of),
			Hint: remedy + ". Or add --leave-out-blanks, to go on without those rows",
		}}
	}
	return nil
}

// BlanksRemedy says what to do about rows that do not say whose they are.
func (t *File) BlanksRemedy() string {
	blanks := "where a blank repeats the row above it, or a row of its own names them, fill it in"
	if len(t.Unspecified) == 0 {
		return blanks
	}
	var codesOf []string
	others, rows := false, 0
	for _, pod := range model.PointsOfDelivery {
		one, lacks := t.Unspecified[pod]
		if rows += one.Rows; !lacks {
			continue
		}
		if f := codes.FunctionOf(pod); f.Function != "" {
			codesOf = append(codesOf, fmt.Sprintf("%s of %s (%s)", f.Function, codes.PODWords[pod], f.Name))
		} else {
			others = true
		}
	}
	var said []string
	if len(codesOf) > 0 {
		said = append(said, "write the treatment function, which is "+model.ListWords(codesOf))
	}
	if others {
		said = append(said, "of others ask the provider for it")
	}
	if t.Report.RowsOf(tally.BlankKeys) > rows || others {
		said = append(said, blanks)
	}
	return strings.Join(said, "; ")
}

// alikes are rows that are the same in every cell as one above them.
type alikes struct {
	seed      maphash.Seed
	seen      map[uint64]int32
	rows      int
	first, of int
	pounds    cell.Amount
}

// mostAlike is how many rows are held against the others.
const mostAlike = 1 << 20

// alike notes a row that counts and is the same in every cell as one above it: as a join gone
// wrong makes them. Rows of one unit may be as many patients.
func (r *rowReader) alike(row tables.Row) {
	units, pounds := r.row[0], r.row[1]
	if units == 0 && pounds == 0 {
		units, pounds = r.row[2], r.row[3]
	}
	if r.row = [4]cell.Amount{}; units == 0 && pounds == 0 || units == cell.Scale || r.Layout == tables.ByPatient || r.OfPatients || len(r.same.seen) == mostAlike {
		return
	}
	if r.same.seen == nil {
		r.same.seen, r.same.seed = map[uint64]int32{}, maphash.MakeSeed()
	}
	var h maphash.Hash
	h.SetSeed(r.same.seed)
	for _, f := range row.Fields {
		h.WriteString(f)
		h.WriteByte(0)
	}
	of, there := r.same.seen[h.Sum64()]
	if !there {
		r.same.seen[h.Sum64()] = int32(row.Row)
		return
	}
	if r.same.rows++; r.same.rows == 1 {
		r.same.first, r.same.of = row.Row, int(of)
	}
	r.same.pounds += pounds
}

// sayAlike warns of rows that are alike.
func (r *rowReader) sayAlike() {
	if r.same.rows > 0 {
		r.Apart = append(r.Apart, fmt.Sprintf("rows of %s are the same in every cell as rows above them: %d, the first in row %d, as row %d, with %s. They count; where they are the same work, take them out",
			r.Report.File, r.same.rows, r.same.first, r.same.of, model.Money(r.same.pounds.Pence()).Pence()))
	}
}
