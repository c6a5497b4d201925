package scenarios

import (
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
