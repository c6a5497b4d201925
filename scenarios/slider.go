package scenarios

import (
	"slices"

	"fewer/model"
	"fewer/model/seek"
	"fewer/scenarios/number"
)

// slid is the change of a row that people said its slider is to move.
type slid struct {
	at        int      // in the scenario's changes
	practices []string // of it, by which it is known again
	fromWeek  int
}

// Slider is what the slider of a row moves: a change of the row by its place in
// the scenario, or −1 for the plain one. It tells whether that is clear: where a
// row has changes, but no plain one, people are to be asked, and Means keeps what
// they said.
func (s *Session) Slider(t model.Target) (at int, size model.Size, clear bool) {
	changes := s.Document().Scenario.Changes
	if m, said := s.slid[t]; said && m.at < len(changes) {
		c := changes[m.at]
		if c.Target == t && slices.Equal(c.Practices, m.practices) && c.FromWeek == m.fromWeek {
			return m.at, c.Size, true
		}
	}
	size, plain := s.PlainChange(t)
	return -1, size, plain || len(s.PartChanges(t)) == 0
}

// Means says which change the slider of a row is to move, by its place in the
// scenario; −1 is the plain one.
func (s *Session) Means(t model.Target, at int) {
	delete(s.slid, t)
	if at < 0 {
		return
	}
	if s.slid == nil {
		s.slid = map[model.Target]slid{}
	}
	c := s.Document().Scenario.Changes[at]
	s.slid[t] = slid{at, slices.Clone(c.Practices), c.FromWeek}
}

// PartChanges are the changes of a row that act on a part of it, by their places in
// the scenario: on some practices, or in some weeks.
func (s *Session) PartChanges(t model.Target) (at []int) {
	for i, c := range s.Document().Scenario.Changes {
		if s.inRow(&c, t) && !c.Off && !s.isPlain(c) {
			at = append(at, i)
		}
	}
	return at
}

// ParseSize reads a size that is typed for a change, as the function ParseSize does.
func (s *Session) ParseSize(typed string, c model.Change) (size model.Size, why string) {
	return number.ParseSize(typed, number.SizeOf{Pounds: s.inPounds(c.Target), Now: s.ChangeLevel(c)})
}

// ParseSlide reads a size that is typed for a row's slider. Where it is still to be
// asked which of the row's changes is meant, so many a week can't be said.
func (s *Session) ParseSlide(typed string, t model.Target) (size model.Size, why string) {
	of := number.SizeOf{Pounds: s.inPounds(t)}
	switch at, _, clear := s.Slider(t); {
	case clear && at < 0:
		of.Now = s.PlainLevel(t)
	case clear:
		of.Now = s.ChangeLevel(s.Document().Scenario.Changes[at])
	}
	return number.ParseSize(typed, of)
}

// inPounds tells whether a row is counted in pounds.
func (s *Session) inPounds(t model.Target) bool {
	l, ok := seek.LeverFor(s.year, t)
	return ok && l.InPounds()
}
