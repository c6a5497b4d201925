package scenarios

import (
	"slices"

	"fewer/model"
	"fewer/model/deep"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// Practice is the id of the one whose part of each stream the sliders move; "" for all
// practices. It is a way to look and to edit: nothing of it is in the document.
func (s *Session) Practice() string { return s.practice }

// SetPractice has the sliders move one practice's part (an id), or with "" all
// practices'. It tells whether the year has it.
func (s *Session) SetPractice(id string) bool {
	if id != "" && s.year.PracticeAt(id) < 0 {
		return false
	}
	s.practice = id
	s.EndStep()
	return true
}

// ownOf is the practice whose part of a row is moved; "" for all of it.
func (s *Session) ownOf(t model.Target) string {
	if t.Line != "" {
		return ""
	}
	return s.practice
}

// NotIts says why a row can't be changed for the practice alone, or "".
func (s *Session) NotIts(t model.Target) string {
	if s.practice == "" {
		return ""
	}
	y := s.year.Year()
	name := y.PracticeName(s.practice)
	stream := s.year.StreamAt(t.Referrals)
	switch {
	case t.Line != "" || stream < 0:
		return "No practice has a part of " + y.TargetName(t)
	case s.year.PartOf(stream, s.practice) < 0 || s.year.Streams[stream].Shares[s.year.PartOf(stream, s.practice)] == 0:
		return name + " refers nobody to " + y.TargetName(t)
	}
	return ""
}

// inRow tells whether a change is one of those of a row that are edited: those that
// name the practice alone, or without one all.
func (s *Session) inRow(c *model.Change, t model.Target) bool {
	own := s.ownOf(t)
	return c.Target == t && (own == "" || slices.Equal(c.Practices, []string{own}))
}

// isPlain tells whether a change is the one that its row's slider edits: of all
// practices or, where one is looked at, of that one.
func (s *Session) isPlain(c model.Change) bool {
	if own := s.ownOf(c.Target); own != "" {
		if !slices.Equal(c.Practices, []string{own}) {
			return false
		}
		c.Practices = nil
	}
	return c.IsPlain(s.year.Year())
}

// plainChange is a new change that a row's slider edits.
func (s *Session) plainChange(t model.Target, size model.Size) model.Change {
	c := model.NewChange(t, size)
	if own := s.ownOf(t); own != "" {
		c.Practices = []string{own}
	}
	return c
}

// plainLabel says what a row's slider asks.
func (s *Session) plainLabel(t model.Target, size model.Size) string {
	if s.ownOf(t) == "" || size.Amount == 0 {
		return s.year.Year().TargetName(t) + ": " + s.year.Year().SizeWords(t, size)
	}
	return s.year.Year().ChangeWords(s.plainChange(t, size))
}

// ofPractice names the practice at the end of a step's label; "" where all are edited.
func (s *Session) ofPractice() string {
	if s.practice == "" {
		return ""
	}
	return ", " + s.year.Year().PracticeName(s.practice)
}

// inRows tells of a change whether it is one of those of several rows.
func (s *Session) inRows(rows []model.Target) func(model.Change) bool {
	return func(c model.Change) bool {
		return slices.ContainsFunc(rows, func(t model.Target) bool { return s.inRow(&c, t) })
	}
}

// OwnChanges are the places in the scenario of the rows' changes that are edited here.
func (s *Session) OwnChanges(rows ...model.Target) (at []int) {
	here := s.inRows(rows)
	for i, c := range s.Document().Scenario.Changes {
		if here(c) {
			at = append(at, i)
		}
	}
	return at
}

// OwnSteps are the places in Steps of those that moved what the practice asks or shares,
// with the first and the present one; of all practices every step.
func (s *Session) OwnSteps() (at []int) {
	practice := s.year.PracticeAt(s.practice)
	own := func(doc file.Document) []model.Change {
		return slices.DeleteFunc(slices.Clone(doc.Scenario.Changes), func(c model.Change) bool { return !insight.Names(s.year, &c, practice) })
	}
	for i, m := range s.history.Moments {
		if s.practice == "" || m.Parent == nil || m == s.history.Present || !slices.EqualFunc(own(m.Doc), own(m.Parent.Doc), deep.Same) {
			at = append(at, i)
		}
	}
	return at
}

// ProposedOwn is a path for the practice's own file that no file has yet.
func (s *Session) ProposedOwn(own *file.Document) string {
	return journal.UnusedPathFor(s.disk, s.Folder(), own.Scenario.Name, ".scenario.yaml")
}

// OwnDocument is the practice's own file as it stands: what it asks for itself, and
// nothing of others, for the year that it is for. It is signed where that is asked for.
func (s *Session) OwnDocument(signed bool) file.Document {
	y, doc := s.year.Year(), s.forFile()
	own := file.Document{Year: doc.Year, Scenario: OwnWishes(doc.Scenario, s.practice)}
	own.Scenario.Author, own.Scenario.Name = "", DatedName("", "Wishes of one practice", s.day())
	if signed {
		own.Scenario.Author = y.PracticeName(s.practice)
		own.Scenario.Name = DatedName("", own.Scenario.Author, s.day())
	}
	for i := range own.Scenario.Changes {
		own.Scenario.Changes[i].AskedBy = nil
		if signed {
			own.Scenario.Changes[i].AskedBy = []string{own.Scenario.Author}
		}
	}
	return own
}
