package scenarios

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/deep"
	"fewer/scenarios/fault"
	"fewer/scenarios/file"
)

// SetMeeting says where and when the meeting is, and its tables: those that have
// written a guess keep their names while it is open.
func (s *Session) SetMeeting(m file.Meeting) Refusal {
	if why := s.Document().KeepsTables((file.Document{Meeting: m}).Tables()); why != "" {
		return Refusal{Reason: why}
	}
	label := "Meeting"
	if m.Place != "" {
		label += " at " + m.Place
	}
	if m.Date != "" {
		label += " on " + m.Date
	}
	if n := len(m.Tables); n > 0 {
		label += ", " + fault.Plural(n, "table")
	}
	return s.Edit(label, "", func(d *file.Document) {
		m.Tables = slices.Clone(m.Tables)
		d.Meeting = m
	})
}

// Decide writes down a decision, with what its changes and proposals save at
// this moment. Where it names none, it is tied to nothing, and claims no money.
func (s *Session) Decide(dec file.Decision) Refusal {
	if why := undecided(&dec); why != "" {
		return Refusal{Reason: why}
	}
	dec.Changes, dec.Proposals = deep.Clone(dec.Changes), deep.Clone(dec.Proposals)
	dec.Saved, dec.Time = savingOf(s.year, s.trial, dec.Changes, dec.Proposals), file.Stamp(s.clock())
	return s.Edit("Decided: "+dec.What, "", func(d *file.Document) { d.Decisions = append(d.Decisions, dec) })
}

// CorrectDecision writes a decision anew in its place; i counts from 0. What it is tied to,
// and what that saved when it was taken, stay.
func (s *Session) CorrectDecision(i int, dec file.Decision) Refusal {
	if why := s.noDecision(i); why != "" {
		return Refusal{Reason: why}
	}
	if why := undecided(&dec); why != "" {
		return Refusal{Reason: why}
	}
	was := s.Document().Decisions[i]
	dec.Changes, dec.Proposals, dec.Saved, dec.Time = was.Changes, was.Proposals, was.Saved, was.Time
	return s.Edit("Corrected: "+dec.What, "", func(d *file.Document) { d.Decisions[i] = dec })
}

// undecided says what stands in the way of writing a decision down, or "".
func undecided(dec *file.Decision) string {
	if dec.What = strings.TrimSpace(dec.What); dec.What == "" {
		return "What is decided? Write it in a few words."
	}
	if dec.For < 0 || dec.Against < 0 || dec.NotSure < 0 {
		return "A number of people is never below nothing."
	}
	return ""
}

// noDecision says that a decision is not there, or "".
func (s *Session) noDecision(i int) string {
	if i < 0 || i >= len(s.Document().Decisions) {
		return "There is no such decision any more."
	}
	return ""
}

// Decided are the changes and proposals that a document's decisions are tied to, each once,
// however many decisions name it. What is decided later of the same part of a row, or of
// the same provider's contract, is in the place of what was decided before.
func Decided(doc file.Document) (changes []model.Change, proposals []model.Proposal) {
	prices := func(c model.Change) bool {
		return slices.ContainsFunc(doc.Ideas, func(i file.Idea) bool { return i.What == c.Note })
	}
	for _, dec := range doc.Decisions {
		changes = inPlaceOf(changes, dec.Changes, func(c, o model.Change) bool {
			return samePart(c, o) && prices(c) == prices(o) && (!prices(c) || c.Note == o.Note)
		})
		proposals = inPlaceOf(proposals, dec.Proposals, func(q, o model.Proposal) bool { return q.Provider == o.Provider })
	}
	return changes, proposals
}

// inPlaceOf adds what is decided now to what was before, in place of what is of the same.
func inPlaceOf[T any](before, now []T, ofTheSame func(T, T) bool) []T {
	has := func(all []T, o T, alike func(T, T) bool) bool {
		return slices.ContainsFunc(all, func(n T) bool { return alike(n, o) })
	}
	same := func(a, b T) bool { return deep.Same(a, b) }
	all := slices.DeleteFunc(before, func(o T) bool { return has(now, o, ofTheSame) && !has(now, o, same) })
	for _, n := range now {
		if !has(all, n, same) {
			all = append(all, n)
		}
	}
	return all
}

// DecidedSaving is what all that the decisions are tied to saves together, as it now
// stands, by Decided. It is zero where nothing is tied.
func (s *Session) DecidedSaving() file.DecisionSaving {
	return DecidedSaving(s.Document(), s.year, s.trial)
}

// DecidedSaving is Session.DecidedSaving of any document, reckoned in a projection of
// its own.
func DecidedSaving(doc file.Document, year *model.Prepared, trial *model.Projection) file.DecisionSaving {
	changes, proposals := Decided(doc)
	return savingOf(year, trial, changes, proposals)
}

// DecidedElsewhere is how many of the changes that are decided name what this year lacks.
func (s *Session) DecidedElsewhere() (n int) {
	changes, _ := Decided(s.Document())
	for _, c := range changes {
		if s.year.StreamAt(c.Target.Referrals) < 0 && s.year.LineAt(c.Target.Line) < 0 {
			n++
		}
	}
	return n
}

// NotedSaving is what a decision or a group's plan of those changes and proposals saved, as
// it was noted. A file written by hand need not say it: then it is what they now save by
// themselves.
func NotedSaving(noted file.DecisionSaving, year *model.Prepared, changes []model.Change, proposals []model.Proposal) file.DecisionSaving {
	if noted != (file.DecisionSaving{}) || len(changes)+len(proposals) == 0 {
		return noted
	}
	return savingOf(year, year.NewProjection(), changes, proposals)
}

// savingOf is what changes and proposals save by themselves.
func savingOf(year *model.Prepared, trial *model.Projection, changes []model.Change, proposals []model.Proposal) file.DecisionSaving {
	year.Project(&model.Scenario{Changes: changes, Proposals: proposals}, trial)
	saved := file.DecisionSaving{
		AsContracted: trial.Terms[model.AsContracted].Saving,
		ByCase:       trial.Terms[model.AllCostPerCase].Saving,
	}
	if trial.Proposed {
		saved.AsProposed = trial.SavingAgainstContract
	}
	return saved
}

// CountVotes writes down how the tables have voted on a decision; i counts from 0.
func (s *Session) CountVotes(i, inFavour, against, notSure int) Refusal {
	if why := s.noDecision(i); why != "" {
		return Refusal{Reason: why}
	}
	counted := s.Document().Decisions[i]
	counted.For, counted.Against, counted.NotSure = inFavour, against, notSure
	return s.Edit("Voted on “"+counted.What+"”: "+counted.VoteWords(), "", func(d *file.Document) { d.Decisions[i] = counted })
}

// RemoveDecision takes a decision back; i counts from 0.
func (s *Session) RemoveDecision(i int) Refusal {
	if why := s.noDecision(i); why != "" {
		return Refusal{Reason: why}
	}
	return s.Edit("Taken back: "+s.Document().Decisions[i].What, "", func(d *file.Document) {
		d.Decisions = slices.Delete(d.Decisions, i, i+1)
	})
}

// AddIdea writes down something new from the room. It counts for nothing until
// it is priced.
func (s *Session) AddIdea(idea file.Idea) Refusal {
	if idea.What = strings.TrimSpace(idea.What); idea.What == "" {
		return Refusal{Reason: "What is the idea? Write it in a few words."}
	}
	if slices.ContainsFunc(s.Document().Ideas, func(o file.Idea) bool { return o.What == idea.What }) {
		return Refusal{Reason: "That idea is there already. Say in other words what this one is."}
	}
	idea.Time = file.Stamp(s.clock())
	return s.Edit("Added in the room, not yet priced: "+idea.What, "", func(d *file.Document) {
		d.Ideas = append(d.Ideas, idea)
	})
}

// RemoveIdea takes an idea out, with what prices it; i counts from 0.
func (s *Session) RemoveIdea(i int) Refusal {
	ideas := s.Document().Ideas
	if i < 0 || i >= len(ideas) {
		return Refusal{Reason: "There is no such idea any more."}
	}
	what := ideas[i].What
	return s.Edit("Taken out: "+what, "", func(d *file.Document) {
		d.Ideas = slices.Delete(d.Ideas, i, i+1)
		d.Scenario.Changes = slices.DeleteFunc(d.Scenario.Changes, func(c model.Change) bool { return c.Note == what })
	})
}
