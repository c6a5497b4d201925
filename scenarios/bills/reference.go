package bills

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/pattern"
	"fewer/scenarios/tables"
)

// Reference is what a bill is held against. A nil table is one that was not given.
type Reference struct {
	stays       map[string]stayPrice
	attendances map[string]attendancePrice
	practices   map[string]string // their commissioner
	factors     map[string]float64
	discounts   map[discountOf]float64
	noTrim      bool // the tariff of stays has no trim points or prices of excess days
	noShort     bool
	notes       []string // which columns of the tables were not used
}

// stayPrice is a row of the tariff of stays, in pounds; below zero where it has none.
type stayPrice struct {
	elective, dayCase, emergency, procedure float64
	electiveTrim, emergencyTrim             float64 // days
	excessDay                               float64
	shortStay                               float64 // proportion
}

// attendancePrice is a row of the tariff of attendances.
type attendancePrice struct{ first, followUp float64 }

// discountOf is a provider and a specialty, "" for all of its specialties.
type discountOf struct{ provider, function string }

// noPrice is a cell of a tariff that is blank.
const noPrice = -1

// ReadTariff adds a tariff: of stays (by code) or of attendances (by treatment
// function), or both in one table.
func (r *Reference) ReadTariff(path string) error {
	return r.eachRow(path, tariffNames(), func(t *tables.Table, c tables.Columns) (func(tables.Row) error, error) {
		stays := c.Has(tariffCodeOfLine) && c.First(electivePrice, dayCasePrice, combinedPrice, emergencyPrice, procedurePrice) >= 0
		attendances := c.Has(tables.FunctionCode) && c.First(firstPrice, followUpPrice) >= 0
		switch {
		case stays:
			return r.stayRow(t, c), nil
		case attendances:
			return r.attendanceRow(t, c), nil
		}
		return nil, lacking(t, "is no tariff", "hrg_code, elective_spell, daycase, nonelective_spell, outpatient_procedure; or tfc, first, followup")
	})
}

func (r *Reference) stayRow(t *tables.Table, c tables.Columns) func(tables.Row) error {
	if r.stays == nil {
		r.stays = map[string]stayPrice{}
	}
	r.noTrim = r.noTrim || !c.Has(excessDayPrice) || c.First(electiveTrim, emergencyTrim) < 0
	r.noShort = r.noShort || !c.Has(shortStay)
	return func(row tables.Row) error {
		p := stayPrice{}
		for _, column := range []struct {
			of   Column
			into *float64
		}{
			{electivePrice, &p.elective},
			{dayCasePrice, &p.dayCase},
			{emergencyPrice, &p.emergency},
			{procedurePrice, &p.procedure},
			{electiveTrim, &p.electiveTrim},
			{emergencyTrim, &p.emergencyTrim},
			{excessDayPrice, &p.excessDay},
		} {
			var err error
			if *column.into, err = tariffNumber(t, row, c.Of(column.of)); err != nil {
				return err
			}
		}
		both, err := tariffNumber(t, row, c.Of(combinedPrice))
		if err != nil {
			return err
		}
		for _, price := range []*float64{&p.elective, &p.dayCase} {
			if *price == noPrice {
				*price = both
			}
		}
		p.shortStay = noPrice
		if text := row.Field(c.Of(shortStay)); !none(text) {
			v, ok := readShare(text, false)
			if !ok {
				return badCell(t, c.Of(shortStay), text, "is no multiplier", "write a proportion such as 0.7 or 70%")
			}
			p.shortStay = v
		}
		id := code(row.Field(c.Of(tariffCodeOfLine)))
		if old, twice := r.stays[id]; twice && old != p {
			return badCell(t, c.Of(tariffCodeOfLine), id, "has two different prices", "keep the row that holds for this year")
		}
		if id != "" {
			r.stays[id] = p
		}
		return nil
	}
}

func (r *Reference) attendanceRow(t *tables.Table, c tables.Columns) func(tables.Row) error {
	if r.attendances == nil {
		r.attendances = map[string]attendancePrice{}
	}
	return func(row tables.Row) error {
		var p attendancePrice
		var err error
		if p.first, err = tariffNumber(t, row, c.Of(firstPrice)); err != nil {
			return err
		}
		if p.followUp, err = tariffNumber(t, row, c.Of(followUpPrice)); err != nil {
			return err
		}
		id := treatmentFunction(row.Field(c.Of(tables.FunctionCode)))
		if old, twice := r.attendances[id]; twice && old != p {
			return badCell(t, c.Of(tables.FunctionCode), id, "has two different prices", "keep the row that holds for this year")
		}
		if id != "" {
			r.attendances[id] = p
		}
		return nil
	}
}

// ReadPractices adds a table of practices with their commissioner.
func (r *Reference) ReadPractices(path string) error {
	return r.eachRow(path, practiceNames(), func(t *tables.Table, c tables.Columns) (func(tables.Row) error, error) {
		if !c.Has(practiceOfTable, commissionerOf) {
			return nil, lacking(t, "is no table of practices with their commissioner", "practice, commissioner")
		}
		if r.practices == nil {
			r.practices = map[string]string{}
		}
		return func(row tables.Row) error {
			practice, of := code(row.Field(c.Of(practiceOfTable))), organisation(row.Field(c.Of(commissionerOf)))
			if old, twice := r.practices[practice]; twice && old != of {
				return badCell(t, c.Of(practiceOfTable), practice, "belongs to two commissioners, "+old+" and "+of, "keep the row that holds for this year")
			}
			if practice != "" && of != "" {
				r.practices[practice] = of
			}
			return nil
		}, nil
	})
}

// ReadContract adds a table of market forces factors by provider and of discounts
// agreed by provider and specialty.
func (r *Reference) ReadContract(path string) error {
	return r.eachRow(path, contractNames(), func(t *tables.Table, c tables.Columns) (func(tables.Row) error, error) {
		percent := c.Has(discountPercent)
		column := c.First(discountPercent, discount)
		if !c.Has(providerOfTable) || column < 0 && !c.Has(marketForcesOf) {
			return nil, lacking(t, "has neither discounts nor market forces factors of providers", "provider, mff, tfc, agreed_discount_pct")
		}
		if r.factors == nil {
			r.factors, r.discounts = map[string]float64{}, map[discountOf]float64{}
		}
		return func(row tables.Row) error {
			provider := organisation(row.Field(c.Of(providerOfTable)))
			if text := row.Field(c.Of(marketForcesOf)); !none(text) {
				v, ok := readNumber(text)
				if old, twice := r.factors[provider]; twice && ok && old != v {
					return badCell(t, c.Of(marketForcesOf), text, "is a second market forces factor of "+provider, "keep one")
				}
				if !ok || v <= 0 || v > 3 {
					return badCell(t, c.Of(marketForcesOf), text, "is no market forces factor", "write a factor such as 1.0412")
				}
				r.factors[provider] = v
			}
			if text := row.Field(column); !none(text) {
				return r.discount(t, row, provider, column, c.Of(functionOfTable), percent)
			}
			return nil
		}, nil
	})
}

// discount takes what is agreed with a provider for a specialty, or for all.
func (r *Reference) discount(t *tables.Table, row tables.Row, provider string, column, functions int, percent bool) error {
	text, of := row.Field(column), row.Field(functions)
	v, ok := readShare(text, percent)
	switch {
	case !ok:
		return badCell(t, column, text, "is no discount", "write a percentage such as 7.5")
	case percent && v > 0 && v < 0.01 && !strings.HasSuffix(text, "%"):
		return badCell(t, column, text, fmt.Sprintf("may be %s%% or %v%%", text, cell.AmountOf(v*10_000).Float()), "write it with its sign, such as 7.5%")
	}
	if none(of) || of == "*" || tables.IsAll(of) || tables.IsTotal(of) { // for all specialties, as a blank is
		of = ""
	}
	d := discountOf{provider, treatmentFunction(of)}
	if len(d.function) > mostOfCode || strings.Contains(d.function, " ") {
		return badCell(t, functions, of, "is no specialty that is known", "write its treatment function code, such as 110")
	}
	if old, twice := r.discounts[d]; twice && old != v {
		return badCell(t, column, text, "is a second discount of "+strings.TrimSpace(provider+" "+of), "keep one")
	}
	r.discounts[d] = v
	return nil
}

// mostOfCode is how long the code of a specialty may be.
const mostOfCode = 5

// namesOnly tells headings of what is no figure.
var namesOnly = pattern.Lazy(`(?i)name|descri`)

// eachRow reads a table row by row.
func (r *Reference) eachRow(path string, n *tables.Names, begin func(*tables.Table, tables.Columns) (func(tables.Row) error, error)) error {
	t, err := tables.Open(path, tables.Options{Names: n})
	if err != nil {
		return err
	}
	defer t.Close()
	columns, err := t.Columns(n)
	if err != nil {
		return err
	}
	read, err := begin(t, columns)
	if err != nil {
		return err
	}
	unused := slices.DeleteFunc(t.Unknown(n), func(heading string) bool { return namesOnly().MatchString(heading) })
	if len(unused) > 0 {
		r.notes = append(r.notes, t.File+": columns that were not used: "+tables.CutTo(strings.Join(unused, ", "), 300))
	}
	for t.Next() {
		if row := t.Row(); !row.Empty() {
			if err := read(row); err != nil {
				return err
			}
		}
	}
	return t.Err()
}

// none tells a cell that says that there is nothing.
func none(text string) bool { return text == "" || text == "-" || strings.EqualFold(text, "n/a") }

func tariffNumber(t *tables.Table, row tables.Row, column int) (float64, error) {
	text := row.Field(column)
	if none(text) {
		return noPrice, nil
	}
	v, ok := readNumber(text)
	if !ok || v < 0 || v > model.MostPounds {
		return 0, badCell(t, column, text, "is no price or number of days", "write a number such as 1234, or leave it blank where there is none")
	}
	return v, nil
}

func badCell(t *tables.Table, column int, text, why, hint string) error {
	return &tables.Fault{Place: t.At(column), What: fmt.Sprintf("%q %s", text, why), Hint: hint}
}

func lacking(t *tables.Table, what, headings string) error {
	return &tables.Fault{
		Place: tables.Place{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow},
		What:  what + ": its columns are " + strings.Join(t.Header[:min(12, len(t.Header))], ", "),
		Hint:  "it needs headings such as " + headings,
	}
}
