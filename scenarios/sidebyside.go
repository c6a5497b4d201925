package scenarios

import (
	"fewer/model"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
)

// OwnContribution is the scenario that is open, as it stands beside others.
func (s *Session) OwnContribution() beside.Contribution { return beside.Own(s.Document()) }

// LastRow is the stream or line to which the latest step was done: the first
// whose changes, or else whose red line, it changed. It tells whether there is one.
func (s *Session) LastRow() (target model.Target, there bool) {
	m := s.history.Present
	if m.Parent == nil {
		return model.Target{}, false
	}
	return beside.LastChanged(m.Parent.Doc, m.Doc)
}

// CopyRow makes a row what it is in another scenario, also where it is nothing
// there.
func (s *Session) CopyRow(from beside.Contribution, k beside.RowKey) Refusal {
	return s.Edit(k.Name(s.year.Year())+": as in “"+from.From+"”", "", func(d *file.Document) { from.Copy(d, k) })
}
