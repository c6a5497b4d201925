package codes

import (
	"slices"
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/tables"
)

// CodesOf are what holds the codes of what a column may name.
var CodesOf = map[tables.Meaning]tables.Meaning{
	tables.ProviderName: tables.ProviderCode, tables.Provider: tables.ProviderCode, tables.PracticeName: tables.PracticeCode,
	tables.Specialty: tables.FunctionCode, tables.SpecialtyName: tables.FunctionCode,
}

// AreCodes tells values that are all codes: of specialties digits, else capitals and digits.
func AreCodes(values []string, code tables.Meaning) bool {
	of := "0123456789"
	if code != tables.FunctionCode {
		of += "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	}
	return len(values) > 0 && !slices.ContainsFunc(values, func(v string) bool {
		v = cell.Code(v)
		return len(v) < 3 || len(v) > 6 || strings.Trim(v, of) != ""
	})
}

// HeldBy is what a column's values are, where most are known ones; "" where they tell
// nothing.
func HeldBy(values []string) tables.Meaning {
	pods, functions, months, years, measures := 0, 0, 0, 0, map[tables.Figures]bool{}
	for _, v := range values {
		if _, ok := DeliveryOf(v); ok {
			pods++
		}
		if cell.ParseYear(v) != 0 {
			years++
		}
		if f := tables.FiguresIn(v); f.Says() {
			measures[f] = true
		}
		if strings.Trim(v, "0123456789.,-£ ") == "" { // a number may be anything
			continue
		}
		if SpecialtyOf(v).Function != "" {
			functions++
		}
		if _, ok := cell.ParseMonth(v, 0, false); ok {
			months++
		}
	}
	switch most := len(values)/2 + 1; {
	case len(values) == 0:
		return ""
	case pods >= most:
		return tables.POD
	case functions >= most:
		return tables.Specialty
	case years >= most:
		return tables.FinancialYear
	case months >= most:
		return tables.Month
	case len(measures) > 1 && len(measures) == len(values):
		return tables.Measure
	}
	return ""
}

// NamesOf are the names of what a column may have the codes of; "" for what has none.
func NamesOf(codes tables.Meaning) tables.Meaning {
	switch codes {
	case tables.ProviderCode:
		return tables.ProviderName
	case tables.PracticeCode:
		return tables.PracticeName
	case tables.CommissionerCode:
		return tables.CommissionerName
	case tables.FunctionCode, tables.SpecialtyCode:
		return tables.SpecialtyName
	}
	return ""
}

// Fits tells whether values may be what a heading is near to: points of delivery of which
// one is known, codes of which none is a sentence.
func Fits(m tables.Meaning, values []string) bool {
	if slices.Contains(tables.Deliveries, m) {
		return slices.ContainsFunc(values, func(v string) bool { _, known := DeliveryOf(v); return known || len(v) < 6 })
	}
	return NamesOf(m) == "" || !slices.ContainsFunc(values, func(v string) bool { return strings.Count(v, " ") > 1 })
}
