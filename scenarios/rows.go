package scenarios

import (
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/deep"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// PlainChange is the size of the change that the row's slider edits: that of
// all practices in all remaining weeks. It tells whether there is one.
func (s *Session) PlainChange(target model.Target) (model.Size, bool) {
	changes := s.Document().Scenario.Changes
	if i := s.plainIndex(changes, target); i >= 0 {
		return changes[i].Size, true
	}
	return model.Size{}, false
}

func (s *Session) plainIndex(changes []model.Change, target model.Target) int {
	doc := s.Document()
	doc.Scenario.Changes = changes
	if s.ownOf(target) != "" {
		return slices.IndexFunc(changes, func(c model.Change) bool { return c.Target == target && s.isPlain(c) && !doc.PricesAnIdea(c) })
	}
	return doc.PlainAt(s.year.Year(), target)
}

// SetPlain moves the row's slider: it edits the plain change of the row, adds
// it if there is none, and takes it away at zero when it has no note. The other
// changes of the row stay as they are. Moves that follow each other are one step.
func (s *Session) SetPlain(target model.Target, size model.Size) Refusal {
	changes := s.Document().Scenario.Changes
	i := s.plainIndex(changes, target)
	highest := 0.0
	if i >= 0 && changes[i].Size.Kind == size.Kind {
		highest = max(0, changes[i].Size.Amount)
	}
	if why := s.NotIts(target); why != "" {
		return Refusal{Reason: why}
	}
	merge := "plain " + target.Referrals + " " + target.Line + s.ownOf(target)
	return s.editWithin(size, highest, merge, func(d *file.Document, size model.Size) string {
		setPlain(d, i, s.plainChange(target, size))
		return s.plainLabel(target, size)
	})
}

func setPlain(d *file.Document, i int, plain model.Change) {
	changes := d.Scenario.Changes
	switch {
	case i < 0 && plain.Size.Amount == 0:
	case i < 0:
		d.Scenario.Changes = append(changes, plain)
	case plain.Size.Amount == 0 && changes[i].Note == "":
		d.Scenario.Changes = slices.Delete(changes, i, i+1)
	default:
		changes[i] = resized(changes[i], plain.Size)
	}
}

func resized(was model.Change, size model.Size) model.Change {
	c := was
	c.Size = size
	return c.Edited(was)
}

// SetSize gives change i another size, as the slider does where people said that it
// is to move that one. Moves that follow each other are one step.
func (s *Session) SetSize(i int, size model.Size) Refusal {
	changes := s.Document().Scenario.Changes
	if i < 0 || i >= len(changes) {
		return Refusal{Reason: "There is no such change any more."}
	}
	c, highest := changes[i], 0.0
	if c.Size.Kind == size.Kind {
		highest = max(0, c.Size.Amount)
	}
	return s.editWithin(size, highest, "size "+strconv.Itoa(i)+" "+c.Target.Referrals+" "+c.Target.Line, func(d *file.Document, size model.Size) string {
		d.Scenario.Changes[i] = resized(d.Scenario.Changes[i], size)
		return s.year.Year().ChangeWords(d.Scenario.Changes[i])
	})
}

// AddChange adds a change after the others.
func (s *Session) AddChange(c model.Change) Refusal {
	return s.editWithin(c.Size, 0, "", func(d *file.Document, size model.Size) string {
		c := deep.Clone(c)
		if size.Amount == 0 && c.Size.Amount != 0 {
			return "" // held at nothing: a change of nothing is none
		}
		c.Size = size
		d.Scenario.Changes = append(d.Scenario.Changes, c)
		return s.year.Year().ChangeWords(c)
	})
}

// TakeWish does what a table asks for: in place of the row's plain change where the
// wish is plain too, else beside the others. It is noted who asked.
func (s *Session) TakeWish(c model.Change, by string) Refusal {
	c = deep.Clone(c)
	c.AskedBy = []string{by}
	changes := s.Document().Scenario.Changes
	i := s.plainIndex(changes, c.Target)
	if i < 0 || !c.IsPlain(s.year.Year()) {
		return s.AddChange(c)
	}
	return s.putInPlace(i, c.InPlaceOf(changes[i]))
}

// ReplaceChange puts change i as people have edited it in its place.
func (s *Session) ReplaceChange(i int, c model.Change) Refusal {
	changes := s.Document().Scenario.Changes
	if i < 0 || i >= len(changes) {
		return Refusal{Reason: "There is no such change any more."}
	}
	return s.putInPlace(i, c.Edited(changes[i]))
}

func (s *Session) putInPlace(i int, c model.Change) Refusal {
	highest := 0.0
	if changes := s.Document().Scenario.Changes; changes[i].Size.Kind == c.Size.Kind {
		highest = max(0, changes[i].Size.Amount)
	}
	return s.editWithin(c.Size, highest, "", func(d *file.Document, size model.Size) string {
		c := deep.Clone(c)
		c.Size = size
		d.Scenario.Changes[i] = c
		return s.year.Year().ChangeWords(c)
	})
}

// RemoveChange takes change i away.
func (s *Session) RemoveChange(i int) Refusal {
	changes := s.Document().Scenario.Changes
	if i < 0 || i >= len(changes) {
		return Refusal{Reason: "There is no such change any more."}
	}
	return s.Edit("Taken out: "+s.year.Year().ChangeWords(changes[i]), "", func(d *file.Document) {
		d.Scenario.Changes = slices.Delete(d.Scenario.Changes, i, i+1)
	})
}

// Reset takes all changes of the row, or of several of one specialty, away.
func (s *Session) Reset(rows ...model.Target) Refusal {
	return s.Edit(s.rowsName(rows)+": no change"+s.ofPractice(), resetOf(rows[0]), func(d *file.Document) {
		d.Scenario.Changes = slices.DeleteFunc(d.Scenario.Changes, s.inRows(rows))
	})
}

// resetOf marks the step that clears a row.
func resetOf(target model.Target) string { return "reset " + target.Referrals + " " + target.Line }

// TakeBackReset takes the clearing of the row back as if it had never been done,
// where that is the present step: what was typed goes on as a size.
func (s *Session) TakeBackReset(target model.Target) {
	cleared := s.history.Present
	if cleared.Merge != resetOf(target) || cleared.Parent == nil || cleared.Bookmark != "" {
		return
	}
	s.goTo(cleared.Parent)
	s.history.Forget(cleared)
	s.tell(journal.Entry{Kind: journal.EntryDropped, ID: cleared.ID, At: s.history.Present.ID})
}

// PlainLevel is what a week holds, in the mean of the remaining weeks, with every
// change of the row but the plain one: what “to 17” is reckoned from.
func (s *Session) PlainLevel(target model.Target) float64 {
	level, weeks := 0.0, s.year.Left
	if i := s.year.StreamAt(target.Referrals); target.Referrals != "" && i >= 0 {
		level = s.Streams()[i].New
	} else if i := s.year.LineAt(target.Line); target.Line != "" && i >= 0 {
		level = s.projection.Lines[i].New
	}
	if i := s.plainIndex(s.Document().Scenario.Changes, target); i >= 0 {
		level += s.projection.Changes[i].NotSent / weeks
	}
	return level
}

// ChangeLevel is what a week of a change holds, in the mean of its weeks, of what
// it names: the whole row or some practices' part of it, if nothing changes.
func (s *Session) ChangeLevel(c model.Change) float64 {
	y := s.year.Year()
	from, to := max(c.FromWeek, y.FirstRemainingWeek()), c.ToWeek
	if to == 0 {
		to = model.WeeksInYear
	}
	row := s.year.RowOf(c.Target)
	if row == nil || from > to {
		return 0
	}
	sum, left := 0.0, 0.0
	for week := from; week <= to; week++ {
		sum += row.Open(week-1, s.year.Elapsed)
		left += y.WeekLeft(week)
	}
	return sum / left * s.year.NamedShare(&c)
}

// ResetToSaved makes the changes of the row, or of several of one specialty, again what
// they were when the scenario was last read or saved.
func (s *Session) ResetToSaved(rows ...model.Target) Refusal {
	return s.Edit(s.rowsName(rows)+": as last saved"+s.ofPractice(), "", func(d *file.Document) {
		d.Scenario.Changes = rowFrom(s.saved.Scenario.Changes, d.Scenario.Changes, s.inRows(rows))
	})
}

// DiffersFromSaved tells whether the changes of the rows are others than when the
// scenario was last read or saved.
func (s *Session) DiffersFromSaved(rows ...model.Target) bool {
	here := s.inRows(rows)
	elsewhere := func(c model.Change) bool { return !here(c) }
	now := slices.DeleteFunc(slices.Clone(s.Document().Scenario.Changes), elsewhere)
	saved := slices.DeleteFunc(slices.Clone(s.saved.Scenario.Changes), elsewhere)
	return !slices.EqualFunc(now, saved, deep.Same)
}

// rowFrom gives the changes of present, but of a row those of saved, each
// after the change that it then followed: the order decides which change a
// saving counts to.
func rowFrom(saved, present []model.Change, inRow func(model.Change) bool) []model.Change {
	row := slices.DeleteFunc(slices.Clone(present), inRow)
	for k, c := range saved {
		if !inRow(c) {
			continue
		}
		at := 0
		for before := k - 1; before >= 0; before-- {
			if i := slices.IndexFunc(row, func(o model.Change) bool { return deep.Same(o, saved[before]) }); i >= 0 {
				at = i + 1
				break
			}
		}
		row = slices.Insert(row, at, deep.Clone(c))
	}
	return row
}

// SetProposal proposes other terms for a provider, in place of any that were
// proposed for it before.
func (s *Session) SetProposal(p model.Proposal) Refusal { return s.propose(p, "") }

// TryProposal is SetProposal while one terms after another is tried: those for
// one provider that directly follow each other are one step.
func (s *Session) TryProposal(p model.Proposal) Refusal {
	return s.propose(p, "proposal "+p.Provider)
}

func (s *Session) propose(p model.Proposal, merge string) Refusal {
	return s.Edit(p.Words(s.year.Year()), merge, func(d *file.Document) {
		p.Contract = deep.Clone(p.Contract)
		proposals := d.Scenario.Proposals
		if i := proposalIndex(proposals, p.Provider); i >= 0 {
			proposals[i] = p
			return
		}
		d.Scenario.Proposals = append(proposals, p)
	})
}

// RemoveProposal leaves the provider's contract as it is.
func (s *Session) RemoveProposal(provider string) Refusal {
	return s.Edit("Contract with "+s.year.Year().ProviderName(provider)+" as it is", "", func(d *file.Document) {
		if i := proposalIndex(d.Scenario.Proposals, provider); i >= 0 {
			d.Scenario.Proposals = slices.Delete(d.Scenario.Proposals, i, i+1)
		}
	})
}

// Proposal is what is proposed for a provider. It tells whether anything is.
func (s *Session) Proposal(provider string) (model.Proposal, bool) {
	proposals := s.Document().Scenario.Proposals
	if i := proposalIndex(proposals, provider); i >= 0 {
		return proposals[i], true
	}
	return model.Proposal{}, false
}

func proposalIndex(proposals []model.Proposal, provider string) int {
	return slices.IndexFunc(proposals, func(p model.Proposal) bool { return p.Provider == provider })
}
