package scenarios

import (
	"maps"
	"reflect"
	"slices"

	"fewer/model"
)

// Clone is a copy that shares nothing which an edit could change. The year
// inside a bundle is shared: nothing edits it.
func (d Document) Clone() Document {
	d.Scenario = CloneScenario(d.Scenario)
	d.RedLines = slices.Clone(d.RedLines)
	if d.Result != nil {
		r := *d.Result
		r.Terms = maps.Clone(r.Terms)
		d.Result = &r
	}
	return d
}

// CloneScenario is a copy that shares nothing with the original.
func CloneScenario(s model.Scenario) model.Scenario {
	s.Changes = slices.Clone(s.Changes)
	for i := range s.Changes {
		s.Changes[i].Practices = slices.Clone(s.Changes[i].Practices)
	}
	s.Proposals = slices.Clone(s.Proposals)
	for i := range s.Proposals {
		s.Proposals[i].Contract = cloneContract(s.Proposals[i].Contract)
	}
	return s
}

func cloneContract(contract []model.Schedule) []model.Schedule {
	contract = slices.Clone(contract)
	for i := range contract {
		c := &contract[i].Covers
		c.PODs, c.Specialties, c.Lines = slices.Clone(c.PODs), slices.Clone(c.Specialties), slices.Clone(c.Lines)
	}
	return contract
}

// sameWork tells whether two documents hold the same work of people: all but
// the result, which follows from the rest, the year inside, and where they were read.
func sameWork(a, b Document) bool {
	a.Result, b.Result, a.Bundled, b.Bundled, a.origin, b.origin = nil, nil, nil, nil, nil, nil
	return same(reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem())
}

func sameChange(a, b model.Change) bool {
	return same(reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem())
}

// same is reflect.DeepEqual, but for lists and maps of nothing, which are the
// same whether they were ever made or not.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return same(a.Elem(), b.Elem())
	case reflect.Map:
		return a.Len() == 0 && b.Len() == 0 || reflect.DeepEqual(a.Interface(), b.Interface())
	}
	return a.Equal(b)
}
