package scenarios

import (
	"path/filepath"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/samples"
)

// Other is a scenario that can be set beside the one that is open.
type Other struct {
	Where    string // "as received", "as saved", "a sample", or the name of its file
	File     string // the path of its file; "" where it has none of its own
	Note     string // what a person should know of it: for another year, say; "" for nothing
	Document file.Document
}

// Others lists the scenarios that are at hand: the one that this is a copy of,
// the open one as it was last saved, the scenario files of its folder, and on
// the built-in year the samples. Files with faults are left out; `fewer check`
// says what is wrong with them.
func (s *Session) Others() (others []Other) {
	received, isCopy := s.Received()
	if isCopy {
		others = append(others, s.other("as received", received))
	}
	if s.Path() != "" && s.Dirty() {
		others = append(others, s.other("as saved", s.saved))
	}
	for _, path := range yamlFiles(s.Folder()) {
		if path == s.Path() {
			continue
		}
		o, faults := s.ReadOther(path)
		if faults.Fatal() || isCopy && o.Document.Scenario.Name == received.Scenario.Name && file.SameWork(o.Document, received) {
			continue
		}
		others = append(others, o)
	}
	if s.origin.BuiltIn {
		others = append(others, s.samples()...)
	}
	return others
}

// samples are the scenarios that are built in for the session's year.
func (s *Session) samples() (others []Other) {
	for _, b := range samples.All() {
		for _, sample := range b.Scenarios() {
			if doc, faults := file.ReadScenario(sample.Name, sample.Bytes); !faults.Fatal() && doc.Year.Name == s.year.Year().Name {
				others = append(others, s.other("a sample", *doc))
			}
		}
	}
	return others
}

// OtherYears are the years that are built in and not open.
func (s *Session) OtherYears() (others []*samples.BuiltIn) {
	for _, b := range samples.All() {
		if year, err := b.AsRead(); err == nil && (year.Year.Name != s.year.Year().Name || year.Year.FinancialYear != s.year.Year().FinancialYear) {
			others = append(others, b)
		}
	}
	return others
}

// ReadOther reads a scenario file to set beside the one that is open.
func (s *Session) ReadOther(path string) (Other, fault.Faults) {
	data, faults := journal.ReadFile(path)
	if faults.Fatal() {
		return Other{}, faults
	}
	doc, faults := file.ReadScenario(path, data)
	if faults.Fatal() {
		return Other{}, faults
	}
	o := s.other(filepath.Base(path), *doc)
	o.File = path
	return o, faults.Warnings()
}

func (s *Session) other(where string, doc file.Document) Other {
	o := Other{Where: where, Document: doc}
	if doc.Year != (file.YearReference{}) && !doc.Year.Agrees(s.year.Year()) {
		o.Note = "made for another year: " + otherYear(doc.Year)
	}
	return o
}

func otherYear(r file.YearReference) string {
	if r.Name == "" {
		return "figures that differ"
	}
	return (&model.Year{Name: r.Name, FinancialYear: r.FinancialYear}).Title()
}

// TakeScenario puts another scenario in place of the one that is open, as one
// step: what was merged from several, or what a search proposes. The name and
// the file stay. What is beyond a red line is refused as a whole.
func (s *Session) TakeScenario(label string, from file.Document) Refusal {
	return s.Edit(label, "", func(d *file.Document) {
		taken := from.Clone()
		taken.Scenario.Name, taken.Scenario.Author = d.Scenario.Name, d.Scenario.Author
		taken.Year, taken.Result, taken.Bundled, taken.CopyOf = d.Year, d.Result, d.Bundled, d.CopyOf
		taken.FrozenAt = d.FrozenAt
		*d = taken
	})
}
