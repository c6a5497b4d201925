package scenarios

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fewer/scenarios/beside"
	"fewer/scenarios/fault"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"

	"github.com/adrg/xdg"
)

// openFile is the file of a session.
type openFile struct {
	journal.SavedFile
	lock   *journal.FileLock
	holder *journal.Holder // who has it open, where that is another program
	freed  string          // the path whose holder people know to be gone; "" for none
}

// Saved tells where a scenario was saved.
type Saved struct {
	Path     string
	Previous string // where the version before is kept; "" where there was none
	Warning  string // what to know of it, in sentences, and a friendly word about the name; "" for none
}

// Path is the file that the scenario was read from or last saved in; "" where
// there is none yet.
func (s *Session) Path() string { return s.file.Path }

// OpenElsewhere tells who else has the scenario's file open, where another
// program has: it can then be saved under another name only.
func (s *Session) OpenElsewhere() (journal.Holder, bool) {
	if s.file.holder == nil {
		return journal.Holder{}, false
	}
	return *s.file.holder, true
}

// Folder is where the scenario is saved if nothing else is said: beside the
// file that was opened, or for the built-in year in DocumentsDir.
func (s *Session) Folder() string {
	folder := DocumentsDir()
	switch {
	case s.file.Path != "":
		folder = filepath.Dir(s.file.Path)
	case s.origin.Folder != "":
		folder = s.origin.Folder
	case s.origin.YearPath != "":
		folder = filepath.Dir(s.origin.YearPath)
	}
	if full, err := filepath.Abs(folder); err == nil {
		return full // people are told it: "." tells them nothing
	}
	return folder
}

// Files are those that the session's content comes from, "" for one that there is
// not: what holds it, such as a bundle, is for nobody who may not read them.
func (s *Session) Files() []string { return []string{s.file.Path, s.origin.YearPath} }

// ProposedPath is a path that no file has yet, under a dated name.
func (s *Session) ProposedPath() string { return s.proposedIn(s.Folder()) }

// day is that of the meeting, or today where the scenario has no meeting.
func (s *Session) day() time.Time {
	if day, err := time.Parse(time.DateOnly, s.Document().Meeting.Date); err == nil {
		return day
	}
	return s.clock()
}

func (s *Session) proposedIn(dir string) string {
	sc := s.Document().Scenario
	return journal.UnusedPath(s.disk, dir, DatedName(cmp.Or(s.renamed, sc.Name), s.whose(), s.day()))
}

// Save writes the scenario to its file, or where path is not "" to that; a path that
// is a name alone is in Folder. Without a file it takes ProposedPath. Nothing is ever
// overwritten but the session's own file, unchanged since, and with over, where people
// said that it may be, what is there; the version before stays beside it under the
// name with a ~. Where name is not "" the scenario has that name once it is saved so,
// as a step. Errors are *SaveError, *ChangedOnDisk, *AlreadyThere or *OpenElsewhere;
// none of them loses any work, and the scenario is then called as before.
func (s *Session) Save(name, path string, over bool) (Saved, error) {
	s.renamed = name
	defer func() { s.renamed = "" }()
	path = s.pathFor(path)
	if dir := filepath.Dir(path); dir == DocumentsDir() {
		s.disk.MakeDir(dir, 0o755) // where that fails, writing says why. Others, such as a stick's, are there or are gone
	}
	lock, err := s.lockToSave(path)
	if err != nil {
		return Saved{}, err
	}
	done := false
	defer func() {
		if !done && lock != s.file.lock {
			lock.Release()
		}
	}()
	known, err := s.mayReplace(path, over)
	if err != nil {
		return Saved{}, err
	}
	doc := s.underName(path)
	content, err := file.EncodeDocument(&doc)
	if err != nil {
		return Saved{}, s.saveError(path, nil, err)
	}
	written, err := journal.KeepAsWritten(s.disk, path)
	if err != nil {
		return Saved{}, s.saveError(path, content, err)
	}
	gone := path == s.file.Path && known == "" && s.file.Content != ""
	inPlace, err := journal.WriteWholeAs(s.disk, path, content, journal.ModeLike(s.disk, s.file.Path))
	if inPlace {
		done = true
		s.name(doc.Scenario.Name)
		s.takeFile(openFile{SavedFile: journal.SavedFile{Path: path, Content: journal.HashOf(content)}, lock: lock})
	}
	if err != nil {
		return Saved{}, s.saveError(path, content, err)
	}
	s.markSaved()
	saved := Saved{Path: path, Warning: saveWarning(path, written, gone, s.Document().KeptWords())}
	if known != "" {
		saved.Previous = path + journal.PreviousMark
	}
	return saved, nil
}

func saveWarning(path, written string, gone bool, kept string) string {
	var said []string
	if gone {
		said = append(said, "The file was not there any more, and was written anew.")
	}
	if written != "" {
		said = append(said, "The file as people wrote it, with their comments, is kept as "+filepath.Base(written)+".")
	}
	return strings.TrimSpace(strings.Join(append(said, kept, NameWarning(filepath.Base(path))), " "))
}

// FileGone tells whether the session's file was there and is not any more, as
// where a stick was pulled out.
func (s *Session) FileGone() bool {
	if s.file.Path == "" {
		return false
	}
	_, err := s.disk.Stat(s.file.Path)
	return errors.Is(err, fs.ErrNotExist)
}

// pathFor is the full path for what people gave as one.
func (s *Session) pathFor(path string) string {
	if path == "" {
		if s.file.Path != "" {
			return s.file.Path
		}
		return s.ProposedPath()
	}
	if filepath.Base(path) == path {
		path = filepath.Join(s.Folder(), journal.FileName(strings.TrimSuffix(path, journal.FileEnding)))
	}
	if ending := strings.ToLower(filepath.Ext(path)); ending != journal.FileEnding && ending != ".yml" {
		path += journal.FileEnding
	}
	return journal.Followed(path)
}

// lockToSave is the lock under which the path can be written; nil where the
// place has none to give.
func (s *Session) lockToSave(path string) (*journal.FileLock, error) {
	if path == s.file.Path && s.file.lock != nil {
		return s.file.lock, nil
	}
	take := journal.LockFor
	if path == s.file.freed {
		take = journal.TakeOver
	}
	lock, holder, _ := take(path, s.clock())
	if holder != nil {
		return nil, &journal.OpenElsewhere{Path: path, Holder: *holder, Elsewhere: s.proposedIn(filepath.Dir(path))}
	}
	return lock, nil
}

// holdFile takes the lock of the session's file, or notes who has it.
func (s *Session) holdFile() {
	if s.file.Path != "" {
		s.file.lock, s.file.holder, _ = journal.LockFor(s.file.Path, s.clock())
	}
}

// TakeOver goes by people who know that nobody else has a file open any more,
// where its lock could not tell. It refuses where the system says that somebody
// has. What changed in the file since it was read is still not overwritten.
func (s *Session) TakeOver(path string) Refusal {
	lock, holder, _ := journal.TakeOver(path, s.clock())
	if holder != nil {
		return Refusal{Reason: path + " is open " + holder.String() + "."}
	}
	s.file.freed = path
	if path == s.file.Path {
		s.file.lock.Release()
		s.file.lock, s.file.holder = lock, nil
		return Refusal{}
	}
	lock.Release()
	return Refusal{}
}

// mayReplace tells what is at the path, and refuses where that must not be
// replaced.
func (s *Session) mayReplace(path string, over bool) (known journal.ContentHash, err error) {
	info, err := s.disk.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err == nil && journal.IsProtected(info) {
		err = journal.ErrMarkedReadOnly
	}
	if err == nil {
		known, err = journal.HashFile(s.disk, path)
	}
	if err != nil {
		doc := s.underName(path)
		content, _ := file.EncodeDocument(&doc) // where there is none, no other place takes it either
		return known, s.saveError(path, content, err)
	}
	elsewhere := s.proposedIn(filepath.Dir(path))
	switch {
	case journal.KindAt(s.disk, path) == fault.YearFile:
		return known, &journal.AlreadyThere{Path: path, YearFile: true, Elsewhere: elsewhere}
	case over, path == s.file.Path && known == s.file.Content:
		return known, nil
	case path == s.file.Path:
		return known, &journal.ChangedOnDisk{Path: path, Elsewhere: elsewhere}
	}
	return known, &journal.AlreadyThere{Path: path, YearFile: false, Elsewhere: elsewhere}
}

// name calls the scenario what it was saved as. That a scenario without a name gets
// one is no step; another name is.
func (s *Session) name(as string) {
	m := s.history.Present
	switch m.Doc.Scenario.Name {
	case as:
	case "":
		m.Doc.Scenario.Name = as
		s.tell(journal.StepEntry(m))
	default:
		s.Edit("Renamed: "+as, "", func(d *file.Document) { d.Scenario.Name = as })
	}
}

// underName is the document as it is written at a path.
func (s *Session) underName(path string) file.Document {
	doc := s.forFile()
	doc.Scenario.Name = cmp.Or(s.renamed, doc.Scenario.Name, beside.NameOfFile(path))
	return doc
}

// forFile is the document as it is written: with what its year is, and what the
// projection says of it now.
func (s *Session) forFile() file.Document {
	doc := s.Document().Clone()
	doc.Year, doc.Result = doc.Year.On(s.year.Year()), ResultOf(s.projection)
	return doc
}

// takeFile makes a file the session's own.
func (s *Session) takeFile(f openFile) {
	if s.file.lock != f.lock {
		s.file.lock.Release()
	}
	s.file = f
}

// markSaved remembers the present document as the one that is saved.
func (s *Session) markSaved() {
	s.saved, s.rebased, s.history.Merging = s.Document(), false, false
	s.tell(journal.Entry{Kind: journal.EntrySaved, File: s.file.SavedFile, Document: journal.ToKeep(s.saved)})
	s.refresh()
}

// leaveFile goes on without a file, as another scenario.
func (s *Session) leaveFile() {
	s.origin.Folder = s.Folder()
	s.takeFile(openFile{})
	s.saved = file.Document{}
	s.tell(journal.Entry{Kind: journal.EntrySaved, Document: journal.ToKeep(s.saved)})
}

// saveError says what went wrong, and finds another place that takes the content.
func (s *Session) saveError(path string, content []byte, err error) *journal.SaveError {
	e := &journal.SaveError{Path: path, Reason: journal.DiskReason(err), Err: err, Kept: "Your work is still open here; keep this program running until it is saved."}
	if s.JournalState().State == journal.OnDisk {
		e.Kept = "Nothing is lost: your work is open here, and in the journal of this program."
	}
	here := filepath.Dir(path)
	if path == s.file.Path && errors.Is(err, fs.ErrNotExist) {
		e.Reason = "the folder is not there any more"
	}
	var other *journal.NotAFile
	inTheWay := errors.Is(err, journal.ErrMarkedReadOnly) || errors.As(err, &other) || journal.IsInUse(err) // and the folder is sound
	for _, dir := range []string{here, DocumentsDir(), xdg.Home, os.TempDir()} {
		if content == nil || dir == here && !inTheWay {
			continue
		}
		there := s.proposedIn(dir)
		if dir == DocumentsDir() {
			s.disk.MakeDir(dir, 0o755)
		}
		if s.takes(there, content) {
			e.Elsewhere = there
			break
		}
	}
	return e
}

// takes tries whether a place takes the content.
func (s *Session) takes(path string, content []byte) bool {
	temporary, err := journal.WriteTemporary(s.disk, path, 0o600, func(w io.Writer) error { return journal.WriteAll(w, content) })
	if err != nil {
		return false
	}
	s.disk.Remove(temporary)
	return true
}
