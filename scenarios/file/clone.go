package file

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
	d.Result = cloneResult(d.Result)
	d.cloneMeeting()
	return d
}

// cloneMeeting gives the document its own copy of what the meeting left in it.
func (d *Document) cloneMeeting() {
	d.Meeting.Tables, d.Meeting.People = slices.Clone(d.Meeting.Tables), slices.Clone(d.Meeting.People)
	d.Groups = slices.Clone(d.Groups)
	for i := range d.Groups {
		g := &d.Groups[i]
		g.Changes, g.Proposals = CloneChanges(g.Changes), model.CloneProposals(g.Proposals)
	}
	d.OwnAgenda, d.Ideas = slices.Clone(d.OwnAgenda), slices.Clone(d.Ideas)
	d.Rounds, d.Decisions, d.Frozen = slices.Clone(d.Rounds), slices.Clone(d.Decisions), slices.Clone(d.Frozen)
	for i := range d.Rounds {
		r := &d.Rounds[i]
		r.Change, r.Guesses = CloneChange(r.Change), slices.Clone(r.Guesses)
	}
	for i := range d.Decisions {
		c := &d.Decisions[i]
		c.Changes, c.Proposals = CloneChanges(c.Changes), model.CloneProposals(c.Proposals)
	}
	for i := range d.Frozen {
		f := &d.Frozen[i]
		f.Changes, f.Proposals = CloneChanges(f.Changes), model.CloneProposals(f.Proposals)
		f.Result, f.Minutes = cloneResult(f.Result), slices.Clone(f.Minutes)
	}
}

func cloneResult(r *Result) *Result {
	if r == nil {
		return nil
	}
	c := *r
	c.Terms = maps.Clone(r.Terms)
	return &c
}

// CloneScenario is a copy that shares nothing with the original.
func CloneScenario(s model.Scenario) model.Scenario {
	s.Changes, s.Proposals = CloneChanges(s.Changes), model.CloneProposals(s.Proposals)
	return s
}

// CloneChanges is a deep copy: nothing in it is shared.
func CloneChanges(changes []model.Change) []model.Change {
	changes = slices.Clone(changes)
	for i := range changes {
		changes[i] = CloneChange(changes[i])
	}
	return changes
}

// SameWork tells whether two documents hold the same work of people: all but
// which year they are for and the result, which are written when they are saved,
// the year inside, and where they were read.
func SameWork(a, b Document) bool {
	for _, d := range []*Document{&a, &b} {
		d.Year, d.Result, d.Bundled, d.origin = YearReference{}, nil, nil, nil
	}
	return Same(a, b)
}

// Same is reflect.DeepEqual, but for lists and maps of nothing, which are the
// same whether they were ever made or not.
func Same[T any](a, b T) bool {
	return sameValue(reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem())
}

func sameValue(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if !sameValue(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !sameValue(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return sameValue(a.Elem(), b.Elem())
	case reflect.Map:
		return a.Len() == 0 && b.Len() == 0 || reflect.DeepEqual(a.Interface(), b.Interface())
	}
	return a.Equal(b)
}

// CloneChange is a deep copy: nothing in it is shared.
func CloneChange(c model.Change) model.Change {
	c.Practices, c.AskedBy = slices.Clone(c.Practices), slices.Clone(c.AskedBy)
	return c
}
