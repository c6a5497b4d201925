package scenarios

import (
	"slices"
	"strconv"

	"fewer/model"
	"fewer/scenarios/file"
)

// ClearAll takes every change away, as one step. What is proposed and the red lines
// stay.
func (s *Session) ClearAll() Refusal {
	n := len(s.Document().Scenario.Changes)
	return s.Edit("All "+model.Numbered(n, "change", "changes")+" taken out", "", func(d *file.Document) { d.Scenario.Changes = nil })
}

// SwitchOff keeps change i in its place without effect, or has it act again.
func (s *Session) SwitchOff(i int, off bool) Refusal {
	changes := s.Document().Scenario.Changes
	if i < 0 || i >= len(changes) {
		return Refusal{Reason: "There is no such change any more."}
	}
	c := changes[i]
	c.Off = false
	how := "Switched off, and kept: "
	if !off {
		how = "Switched on again: "
	}
	return s.Edit(how+ChangeLabel(s.year.Year(), c), "switch "+strconv.Itoa(i), func(d *file.Document) { d.Scenario.Changes[i].Off = off })
}

// SetEach gives each of several rows the same percentage as its plain change, in one
// step, as far as the red lines of each allow: another row's line holds nobody else.
// The refusal says which lines held, and that all else was done. Steps to the rows of
// one name that follow each other are one.
func (s *Session) SetEach(rows []model.Target, name string, percent float64) Refusal {
	doc := s.Document().Clone()
	var broken *file.RedLine
	for _, row := range rows {
		with, held := s.setOne(doc, row, percent)
		if held != nil && broken == nil {
			broken = held
		}
		doc = with
	}
	size := model.Size{Kind: model.Percent, Amount: percent}
	var r Refusal
	if broken != nil {
		r = refuse(*broken)
		r.Applied, r.Held = !file.SameWork(doc, s.Document()), size
	}
	if done := s.commit(name+", on each of "+strconv.Itoa(len(rows))+": "+s.year.Year().SizeWords(model.Target{}, size), "each "+name, doc); done.Reason != "" {
		return done
	}
	return r
}

// setOne gives one row of a document its percentage, or as much of it as a red line
// leaves, and that line.
func (s *Session) setOne(doc file.Document, row model.Target, percent float64) (file.Document, *file.RedLine) {
	at, highest := doc.PlainAt(s.year.Year(), row), 0.0
	if at >= 0 && doc.Scenario.Changes[at].Size.Kind == model.Percent {
		highest = max(0, doc.Scenario.Changes[at].Size.Amount)
	}
	to := func(amount float64) file.Document {
		d := doc.Clone()
		d.Scenario.Changes = slices.Clone(d.Scenario.Changes)
		setPlain(&d, at, model.NewChange(row, model.Size{Kind: model.Percent, Amount: amount}))
		return d
	}
	with := to(percent)
	broken := s.breaks(with)
	if broken == nil {
		return with, nil
	}
	amount, ok := lowestAllowed(percent, highest, func(amount float64) bool { return s.breaks(to(amount)) == nil })
	if !ok {
		return doc, broken
	}
	return to(amount), broken
}
