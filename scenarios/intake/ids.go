package intake

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/codes"
	"fewer/scenarios/gather"
	"fewer/scenarios/tables"
)

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
func byTariffAsThere(r *gather.Request) error {
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

// knownLine is the id that a line has in the year that is there already.
func (m *making) knownLine(l *model.Line, g gather.Group, id string) string {
	if m.there.lines[id] != nil {
		return id
	}
	of := likeness{provider: l.Provider, name: l.Name}
	if g.Passes == "" {
		of = likeness{provider: l.Provider, pod: l.POD, specialty: g.Specialty}
	}
	if g.Tariff == "" {
		for _, k := range slices.Backward(m.there.like[of]) {
			if !m.ids[k] {
				return k
			}
		}
	}
	return ""
}

// free is an id that is not given yet.
func (m *making) free(id string) string {
	if len(id) > 90 {
		id = id[:90]
	}
	if id == "" {
		id = "line"
	}
	one := id
	for n := 2; m.ids[one]; n++ {
		one = fmt.Sprintf("%s-%d", id, n)
	}
	m.ids[one] = true
	return one
}
