package scenarios

import (
	"errors"
	"io/fs"
	"reflect"

	"fewer/model"
)

// Bundle puts the year into the document, so that one file opens by itself.
// With hideNames, practices go by letters everywhere, list sizes are rounded to
// the thousand, what their rates were found to be stands in place of the rates, and
// their names are taken out of what people wrote; the warnings say where something
// may still tell who is meant. The fingerprint of the year
// is stated as it was, with that of the lettered year beside it, and the file says
// whether names are in it.
func Bundle(doc Document, y *model.Year, hideNames bool) (Document, []string) {
	doc = doc.Clone().toHandOn()
	doc.CopyOf, doc.Names, doc.Bundled, doc.origin = "", NamesShown, y, nil
	if _, are := ownLetters(y); are {
		doc.Names = NamesHidden // as they were received
	}
	if !hideNames {
		return doc, nil
	}
	h := newHiding(y)
	doc.Names, doc.Bundled = NamesHidden, h.year(y)
	doc.Year.Lettered = Fingerprint(doc.Bundled)
	bundled := doc.Bundled
	doc.Bundled = nil // its ids are hidden already
	h.hide(reflect.ValueOf(&doc).Elem(), "")
	doc.Bundled = bundled
	h.hideWritten(reflect.ValueOf(bundled).Elem())
	h.look(reflect.ValueOf(&doc).Elem(), "")
	return doc, h.warnings
}

// Bundle is the scenario as it stands with its year inside and its result, and
// with a dated name where it has none; see the function of that name.
func (s *Session) Bundle(hideNames bool) (Document, []string) { return s.Bundler(hideNames)() }

// Bundler makes the Bundle of the scenario as it stands now when it is called, which
// for a large year takes its time: from any goroutine, whatever the session does
// meanwhile.
func (s *Session) Bundler(hideNames bool) func() (Document, []string) {
	doc, year := s.forFile(), s.year.Year()
	if doc.Scenario.Name == "" {
		doc.Scenario.Name = DatedName("", doc.Scenario.Author, s.day())
	}
	return func() (Document, []string) { return Bundle(doc, year, hideNames) }
}

// ProposedExport is a path with an ending that no file has yet, for a file to
// pass on. Where names are to be hidden there are none in it, and elsewhere it says so.
func (s *Session) ProposedExport(ending string, hideNames bool) string {
	sc := s.Document().Scenario
	name, author := sc.Name, sc.Author
	if hideNames {
		h := newHiding(s.year.Year())
		name, author = h.title(name), h.who(author)
	}
	name = DatedName(name, author, s.day()) + ", to pass on"
	if !hideNames { // never mistaken for the one with letters, nor written over by it
		name += " with names"
	}
	return unusedPathFor(s.disk, s.Folder(), name, ending)
}

// WriteNew writes a file that people asked for, such as an export: whole or not
// at all, and through a link to what that points to. A file that is there already
// is left where over is not set, and a year file always; the error is then
// *AlreadyThere. With over, what was there is kept under the name with a ~; other
// errors, such as that of a file marked as read-only, are *SaveError. A new file may
// be read by nobody who may not read all the files that its content comes from.
func WriteNew(path string, content []byte, over bool, from ...string) error {
	var d disk = osDisk{}
	at := followed(path)
	info, err := d.Stat(at)
	switch {
	case err != nil: // writing says why, if it is more than that it is not there
	case !info.Mode().IsRegular():
		err = otherThanFile(info.Mode())
	case kindAt(d, at) == YearFile:
		return &AlreadyThere{Path: path, YearFile: true}
	case !over:
		return &AlreadyThere{Path: path}
	case isProtected(info):
		err = errMarkedReadOnly
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		_, err = writeWholeAs(d, at, content, modeLike(d, from...))
	}
	if err != nil {
		return &SaveError{Path: path, Reason: diskReason(err), Kept: "Nothing was changed.", Err: err}
	}
	return nil
}
