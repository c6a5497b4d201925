package scenarios

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/check"
	"fewer/scenarios/fault"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/samples"
)

// Opened is a year with the scenarios that were opened on it.
type Opened struct {
	Year      *model.Year
	Origin    journal.Origin // of the year
	Scenarios []OpenedScenario
	Notes     []string // what a person should know before trusting the figures, each a sentence without its full stop

	reference file.YearReference // to the year, where it is known beforehand
}

// OpenedScenario is a scenario and the file that it was read from.
type OpenedScenario struct {
	Path     string // as it was given
	Document *file.Document

	content journal.ContentHash
}

// WhichYear tells that a scenario was given without its year, and that the year
// can't be found without guessing.
type WhichYear struct {
	Scenario string   // path of the scenario
	Years    []string // paths of the year files that agree with it: none, or more than one
}

// Error says what is wrong; Hint what to type instead.
func (e *WhichYear) Error() string {
	if len(e.Years) > 1 {
		return e.Scenario + " could be for " + model.ListWords(e.Years)
	}
	return "the year that " + e.Scenario + " is for is none of those built in, and none beside it agrees"
}

// Hint says what to type instead.
func (e *WhichYear) Hint() string {
	if len(e.Years) > 1 {
		return "name the one that is meant: fewer " + e.Years[0] + " " + e.Scenario
	}
	return "name the year file too: fewer YEAR.yaml " + e.Scenario
}

// TwoYears tells that two year files were given.
type TwoYears struct{ First, Second string }

// Error says which.
func (e *TwoYears) Error() string { return e.First + " and " + e.Second + " are both year files" }

// Hint says what to type instead.
func (e *TwoYears) Hint() string { return "give one year file and the scenarios for it" }

// Open opens the files of a command line in any order: at most one year, and
// scenarios. Where the year is left out, it is the bundle's own, else the
// built-in one if its fingerprint agrees, else the one file in the scenario's
// folder that does; never another. Errors are Faults for what is wrong with a
// file, *WhichYear or *TwoYears.
func Open(paths []string) (*Opened, error) { return (&Opened{}).open(paths) }

// OpenOn opens scenarios on a year that is built in. Errors are as those of Open.
func OpenOn(b *samples.BuiltIn, paths []string) (*Opened, error) {
	builtIn, err := b.AsRead()
	if err != nil {
		return nil, err
	}
	o := &Opened{Year: &builtIn.Year, Origin: journal.Origin{BuiltIn: true}, reference: file.ReferenceWith(&builtIn.Year, builtIn.Fingerprint)}
	return o.open(paths)
}

func (o *Opened) open(paths []string) (*Opened, error) {
	for _, path := range paths {
		if err := o.add(path); err != nil {
			return nil, err
		}
	}
	if o.Year == nil {
		if err := o.findYear(); err != nil {
			return nil, err
		}
	}
	for _, s := range o.Scenarios {
		if err := o.check(s.Document); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// add reads a file of whichever kind.
func (o *Opened) add(path string) error {
	data, faults := journal.ReadFile(path)
	if faults.Fatal() {
		return faults
	}
	if likelyKind(path, data) == fault.ScenarioFile {
		doc, faults := file.ReadScenario(path, data)
		if faults.Fatal() {
			return faults.Errors()
		}
		o.Scenarios = append(o.Scenarios, OpenedScenario{path, doc, journal.HashOf(data)})
		return nil
	}
	year, faults := file.ReadYear(path, data)
	switch {
	case faults.Fatal():
		return faults.Errors()
	case o.Year != nil && o.Origin.BuiltIn:
		return &TwoYears{"the built-in year " + o.Year.Title(), path}
	case o.Year != nil:
		return &TwoYears{o.Origin.YearPath, path}
	case len(faults) > 0:
		o.Notes = append(o.Notes, fault.Plural(len(faults), "warning")+" in "+path+"; fewer check "+path+" lists them")
	}
	o.Year, o.Origin = year, journal.Origin{YearPath: path, Content: journal.HashOf(data)}
	return nil
}

// likelyKind is the kind that a file says it is, or else that its name says, so
// that faults speak of what was meant.
func likelyKind(path string, data []byte) fault.FileKind {
	kind := fault.Kind(data)
	if kind == fault.UnknownFile && strings.Contains(filepath.Base(path), "scenario") {
		return fault.ScenarioFile
	}
	return kind
}

// BuiltInYear is the year inside the program that it opens on.
func BuiltInYear() (*model.Year, error) {
	built, err := samples.All()[0].AsRead()
	if err != nil {
		return nil, err
	}
	return &built.Year, nil
}

// findYear finds the year of the first scenario.
func (o *Opened) findYear() error {
	if len(o.Scenarios) > 0 && o.Scenarios[0].Document.Bundled != nil {
		o.Year, o.Origin = o.Scenarios[0].Document.Bundled, journal.Origin{Folder: filepath.Dir(o.Scenarios[0].Path)}
		return nil
	}
	for _, b := range samples.All() {
		builtIn, err := b.AsRead()
		if err != nil {
			return err
		}
		reference := file.ReferenceWith(&builtIn.Year, builtIn.Fingerprint)
		if len(o.Scenarios) == 0 || o.Scenarios[0].Document.Year.Matches(reference) {
			o.Year, o.Origin, o.reference = &builtIn.Year, journal.Origin{BuiltIn: true}, reference
			return nil
		}
	}
	first := o.Scenarios[0]
	paths := yearsBeside(first)
	if len(paths) != 1 {
		return &WhichYear{first.Path, paths}
	}
	o.Notes = append(o.Notes, "the year is that of "+paths[0])
	return o.add(paths[0])
}

// filesLookedAt is how many files of a folder are looked at to find a year.
const filesLookedAt = 500

// yearsBeside are the sound year files in the scenario's folder that it agrees with.
func yearsBeside(s OpenedScenario) (paths []string) {
	for _, path := range yamlFiles(filepath.Dir(s.Path)) {
		data, faults := journal.ReadFile(path)
		if faults.Fatal() || fault.Kind(data) != fault.YearFile {
			continue
		}
		if y, faults := file.ReadYear(path, data); !faults.Fatal() && s.Document.Year.Agrees(y) {
			paths = append(paths, path)
		}
	}
	return paths
}

func yamlFiles(folder string) (paths []string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	for _, e := range entries[:min(len(entries), filesLookedAt)] {
		ending := strings.ToLower(filepath.Ext(e.Name()))
		if e.Type().IsRegular() && (ending == journal.FileEnding || ending == ".yml") {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths
}

// check holds a scenario beside the year. What it names and the year lacks is
// said, and left out by the projection.
func (o *Opened) check(doc *file.Document) error {
	faults := file.CheckScenario(doc, o.Year)
	for _, f := range faults {
		if !f.Warning && !f.MissingInYear {
			return faults.Errors()
		}
	}
	for _, f := range faults {
		f.Warning = false
		note := f.Headline()
		if f.MissingInYear {
			note += file.LeftOutWords
		}
		o.Notes = append(o.Notes, note)
	}
	return nil
}

// Prepared is the year, prepared.
func (o *Opened) Prepared() *model.Prepared { return check.Prepared(o.Year) }

// Files are the files that were opened.
func (o *Opened) Files() (paths []string) {
	if o.Origin.YearPath != "" {
		paths = append(paths, o.Origin.YearPath)
	}
	for _, s := range o.Scenarios {
		paths = append(paths, s.Path)
	}
	return paths
}

// OwnFile tells whether a path leads to the file of a scenario that was opened to
// go on in, and not to one that was received: what is made of it goes elsewhere.
func (o *Opened) OwnFile(path string) bool {
	return slices.ContainsFunc(o.Scenarios, func(s OpenedScenario) bool { return !s.received() && journal.SameFile(path, s.Path) })
}

// NewSession opens a session on the first scenario, or on an empty one. A
// scenario file is the session's own; of a bundle that was received the session
// has its own copy without a file, and keeps the received one to compare with.
func (o *Opened) NewSession(options ...Option) *Session {
	year := o.Prepared()
	options = append([]Option{WithOrigin(o.Origin)}, options...)
	if len(o.Scenarios) == 0 {
		if o.reference == (file.YearReference{}) {
			o.reference = file.ReferenceTo(o.Year)
		}
		return NewSession(year, file.Document{Year: o.reference}, options...)
	}
	first := o.Scenarios[0]
	doc := first.Document.Clone()
	if doc.Bundled != nil {
		doc.Bundled = o.Year // the two differ where another year was given with it
	}
	if first.received() {
		s := NewSession(year, ownCopy(doc), options...)
		s.origin.Folder = filepath.Dir(first.fullPath())
		s.history.Present.Label = "Opened as my own copy of “" + doc.Scenario.Name + "”"
		s.received, s.opened = first.Document, CheckResult(*first.Document, o.Year, s.projection)
		return s
	}
	s := NewSession(year, doc, options...)
	s.file.SavedFile = journal.SavedFile{Path: first.fullPath(), Content: first.content}
	s.holdFile()
	s.opened = CheckResult(*first.Document, o.Year, s.projection)
	s.findReceived()
	return s
}

// received tells whether a file is a bundle that someone else made, or a frozen
// copy: people go on in a copy of their own.
func (s OpenedScenario) received() bool {
	return s.Document.FrozenAt != "" || s.Document.Bundled != nil && s.Document.CopyOf == ""
}

func (s OpenedScenario) fullPath() string { return journal.Followed(s.Path) }

// ownCopy is a copy of a received scenario for one's own changes.
func ownCopy(doc file.Document) file.Document {
	doc.CopyOf = doc.Scenario.Name
	if doc.CopyOf == "" {
		doc.CopyOf = "received"
	}
	doc.Scenario.Name, doc.Scenario.Author, doc.FrozenAt = doc.CopyOf+", my copy", "", ""
	return doc
}

// Received is the scenario that this is one's own copy of, as it was received,
// to compare with. It tells whether there is one and it is at hand.
func (s *Session) Received() (file.Document, bool) {
	if s.received == nil {
		return file.Document{}, false
	}
	return *s.received, true
}

// findReceived looks in the folder of one's own copy for what it is a copy of.
func (s *Session) findReceived() {
	doc := s.Document()
	if doc.CopyOf == "" {
		return
	}
	for _, path := range yamlFiles(s.Folder()) {
		data, faults := journal.ReadFile(path)
		if faults.Fatal() || fault.Kind(data) != fault.ScenarioFile {
			continue
		}
		other, faults := file.ReadScenario(path, data)
		if !faults.Fatal() && other.CopyOf == "" && other.Scenario.Name == doc.CopyOf {
			s.received = other
			return
		}
	}
}

// Opening is how the result in the file that was opened compares with the
// projection of it then.
func (s *Session) Opening() ResultCheck { return s.opened }
