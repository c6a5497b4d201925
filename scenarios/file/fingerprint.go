package file

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"fewer/model"
	"fewer/scenarios/check"
	"fewer/scenarios/number"
)

// Fingerprint is the SHA-256 of the year as it is understood, "sha256:" and 64
// hexadecimal digits: of a JSON text with its keys sorted, defaults filled in and
// numbers in their shortest form. Names, notes, sources and list sizes do not
// enter it, and a practice counts by its position in the file, so that a file
// with hidden practices has the fingerprint of the file with their names.
func Fingerprint(y *model.Year) string {
	text, err := json.Marshal(yearKeys.facts(y, newYearParts(y)))
	if err != nil {
		panic(err) // every number that is read is finite
	}
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}

var fingerprints check.ByYear[string]

// fingerprintOf is Fingerprint of a year that was read.
func fingerprintOf(y *model.Year) string { return fingerprints.Of(y, Fingerprint) }

// facts are the figures of a part of the year; json.Marshal sorts their keys.
type facts map[string]any

// yearParts is a year with what one part of it says of another.
type yearParts struct {
	providers map[string]*model.Provider
	position  map[string]int              // of each practice in the file
	planned   map[*model.Schedule]float64 // value of the lines that each schedule has, in pounds
	budget    model.Money                 // of all lines
}

func newYearParts(y *model.Year) *yearParts {
	w := &yearParts{providers: map[string]*model.Provider{}, position: make(map[string]int, len(y.Practices)), planned: map[*model.Schedule]float64{}}
	for i, p := range y.Practices {
		w.position[p.ID] = i
	}
	for i := range y.Providers {
		w.providers[y.Providers[i].ID] = &y.Providers[i]
	}
	for i := range y.Lines {
		l := &y.Lines[i]
		w.budget += w.budgetOf(l)
		if p := w.providers[l.Provider]; p != nil && !l.WithoutActivity {
			if s := slices.IndexFunc(p.Contract, func(s model.Schedule) bool { return s.Covers.Match(l) }); s >= 0 {
				w.planned[&p.Contract[s]] += l.PlannedValue(p)
			}
		}
	}
	for s, planned := range w.planned {
		w.planned[s] = model.RoundPounds(planned).Float()
	}
	return w
}

// budgetOf is a line's budget: its own, or its planned value.
func (w *yearParts) budgetOf(l *model.Line) model.Money {
	return model.RoundPounds(l.Budget.Or(l.PlannedValue(w.providers[l.Provider])))
}

// asItIs is a fact that is the value itself.
func asItIs[V any](v *V, _ *yearParts) (any, bool) { return *v, true }

func exactly(v *float64, _ *yearParts) (any, bool) { return exact(*v), true }

func limitFacts(l model.Limit) any {
	switch l.Kind {
	case model.LimitInPounds:
		return exact(l.Amount)
	case model.LimitOfPlan:
		return number.PercentText(l.Amount)
	}
	return nil
}

func countFacts(c model.Counts) any {
	each := c.Each()
	if each == nil {
		return exact(c.Total)
	}
	all := make([]json.Number, len(each))
	for i, n := range each {
		all[i] = exact(n)
	}
	if c.Monthly != nil {
		return facts{"monthly": all}
	}
	return all
}

// exact is a number in its shortest form, without an exponent.
func exact(v float64) json.Number {
	if v == 0 {
		return "0" // and not -0
	}
	return json.Number(number.Shortest(v))
}
