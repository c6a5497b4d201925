package scenarios

import (
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/letters"
)

// Bundle is the scenario as it stands with its year inside and its result, and
// with a dated name where it has none; see the function of that name.
func (s *Session) Bundle(hideNames bool) (file.Document, []string) { return s.Bundler(hideNames)() }

// Bundler makes the Bundle of the scenario as it stands now when it is called, which
// for a large year takes its time: from any goroutine, whatever the session does
// meanwhile.
func (s *Session) Bundler(hideNames bool) func() (file.Document, []string) {
	doc, year := s.forFile(), s.year.Year()
	if doc.Scenario.Name == "" {
		doc.Scenario.Name = DatedName("", doc.Scenario.Author, s.day())
	}
	return func() (file.Document, []string) { return letters.Bundle(doc, year, hideNames) }
}

// ProposedExport is a path with an ending that no file has yet, for a file to
// pass on. Where names are to be hidden there are none in it, and elsewhere it says so.
func (s *Session) ProposedExport(ending string, hideNames bool) string {
	sc := s.Document().Scenario
	name, author := sc.Name, sc.Author
	if hideNames {
		h := letters.NewHiding(s.year.Year())
		name, author = h.Title(name), h.Who(author)
	}
	name = DatedName(name, author, s.day()) + ", to pass on"
	if !hideNames { // never mistaken for the one with letters, nor written over by it
		name += " with names"
	}
	return journal.UnusedPathFor(s.disk, s.Folder(), name, ending)
}
