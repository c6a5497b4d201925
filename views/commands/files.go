package commands

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/samples"
)

// builtIn is what the year inside the program is called in messages.
const builtIn = "the built-in year"

// named is a document and the file that it was read from.
type named struct {
	path string
	doc  *scenarios.Document
}

// file is a file as read: a year or a document, or neither where its faults
// are such that it could not be.
type file struct {
	path   string
	year   *model.Year
	doc    *scenarios.Document
	faults scenarios.Faults
}

// opened is a year with its scenarios.
type opened struct {
	year      *model.Year
	yearPath  string // empty for the built-in year and for that of a bundle
	scenarios []named
	notes     []string // what a person should know before trusting the figures
}

// openFiles opens the files of a command line in any order: at most one year,
// and scenarios. Where the year is left out, it is found as files.md says, and
// never guessed in silence.
func openFiles(paths []string) (*opened, error) {
	o := &opened{}
	for _, path := range paths {
		if err := o.add(path); err != nil {
			return nil, err
		}
	}
	if o.year == nil {
		if err := o.findYear(); err != nil {
			return nil, err
		}
	}
	for _, s := range o.scenarios {
		if err := o.check(s); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// add reads one file, whichever kind it is.
func (o *opened) add(path string) error {
	f := read(path)
	switch {
	case f.faults.Fatal():
		return faultyFile(f.faults)
	case f.doc != nil:
		o.scenarios = append(o.scenarios, named{path, f.doc})
		return nil
	case o.year != nil:
		return wrongly("give one year file and the scenarios for it", "%s and %s are both year files", o.yearPath, path)
	}
	o.year, o.yearPath = f.year, path
	if n := len(f.faults); n > 0 {
		o.notes = append(o.notes, fmt.Sprintf("%s in %s; fewer check %s lists them", plural(n, "warning"), path, path))
	}
	return nil
}

// findYear finds the year of the scenarios: a bundle's own, else the built-in
// one, else the one in the scenario's folder that agrees.
func (o *opened) findYear() error {
	builtInYear, faults := scenarios.ReadYear(samples.YearName, samples.Year())
	if faults.Fatal() {
		return faultyFile(faults)
	}
	if len(o.scenarios) == 0 {
		o.year = builtInYear
		return nil
	}
	first := o.scenarios[0]
	switch {
	case first.doc.Bundled != nil:
		o.year = first.doc.Bundled
		return nil
	case agrees(first.doc.Year, builtInYear):
		o.year = builtInYear
		return nil
	}
	found := yearsBeside(first)
	switch len(found) {
	case 1:
		o.year, o.yearPath = found[0].year, found[0].path
		o.notes = append(o.notes, "the year is that of "+o.yearPath)
		return nil
	case 0:
		return wrongly("name the year file too: fewer project YEAR.yaml "+first.path,
			"the year that %s is for is not the built-in one, and none beside it agrees", first.path)
	}
	return wrongly("name the one that is meant: fewer project "+found[0].path+" "+first.path,
		"%s could be for %s or for %s", first.path, found[0].path, found[1].path)
}

// agrees tells whether a scenario is made for the year: by fingerprint or,
// where a file written by hand has none, by all else that it says of its year.
func agrees(ref scenarios.YearReference, year *model.Year) bool {
	if ref.Fingerprint != "" {
		return ref.Fingerprint == scenarios.Fingerprint(year)
	}
	return ref.Name == year.Name && ref.FinancialYear == year.FinancialYear && ref.WeeksElapsed == year.WeeksElapsed
}

type yearAt struct {
	path string
	year *model.Year
}

// yearsBeside are the sound year files in the scenario's folder that it agrees with.
func yearsBeside(s named) (found []yearAt) {
	folder := filepath.Dir(s.path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		ending := strings.ToLower(filepath.Ext(e.Name()))
		if !e.Type().IsRegular() || ending != ".yaml" && ending != ".yml" {
			continue
		}
		path := filepath.Join(folder, e.Name())
		if f := read(path); f.year != nil && agrees(s.doc.Year, f.year) {
			found = append(found, yearAt{path, f.year})
		}
	}
	return found
}

// check holds a scenario beside the year. What it names and the year lacks is
// said, and left out by the projection.
func (o *opened) check(s named) error {
	faults := scenarios.CheckScenario(s.doc, o.year)
	for _, f := range faults {
		if !f.Warning && !f.MissingInYear {
			return faultyFile(faults.Errors())
		}
	}
	for _, f := range faults {
		f.Warning = true
		note := strings.Replace(f.Headline(), "warning: ", "", 1)
		if f.MissingInYear {
			note += "; what names it is left out"
		}
		o.notes = append(o.notes, note)
	}
	return nil
}

// read reads one file of either kind. One of neither is taken for what its
// name says, so that the fault speaks of that.
func read(path string) (f file) {
	f.path = path
	data, faults := scenarios.ReadFile(path)
	if faults.Fatal() {
		f.faults = faults
		return f
	}
	kind := scenarios.Kind(data)
	if kind == scenarios.UnknownFile && strings.Contains(filepath.Base(path), "scenario") {
		kind = scenarios.ScenarioFile
	}
	if kind == scenarios.ScenarioFile {
		f.doc, f.faults = scenarios.ReadScenario(path, data)
	} else {
		f.year, f.faults = scenarios.ReadYear(path, data)
	}
	return f
}

// faultyFile is an error that lists the faults of a file.
func faultyFile(faults scenarios.Faults) error { return &fileFaults{faults.Errors()} }

// fileFaults are the faults for which a file can't be used.
type fileFaults struct{ faults scenarios.Faults }

func (f *fileFaults) Error() string { return f.faults.Error() }

// sayNotes says what a person should know before trusting the figures.
func (o *opened) sayNotes(w io.Writer) {
	for _, note := range o.notes {
		fmt.Fprintf(w, "note: %s\n", printable(note))
	}
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
