package journal

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
	"github.com/adrg/xdg"
)

const (
	// Ending is that of the files of journals, AsideEnding that of those set aside.
	Ending      = ".journal"
	AsideEnding = ".set-aside"
	// LetGoLife is how long work is at hand that people chose not to save.
	LetGoLife = 14 * 24 * time.Hour
	// Life is how long other journals are at hand that nobody goes on with,
	// and MostKept how many there may be.
	Life     = 180 * 24 * time.Hour
	MostKept = 50
)

// Recovery is work that was left without being closed, and can be gone on with.
type Recovery struct {
	Path         string // of the journal
	Name         string // of the scenario
	YearTitle    string
	Origin       Origin
	ScenarioPath string    // of the file it was last saved in; "" for none
	LastEdit     time.Time // when the latest step was done
	Steps        int       // edits that can be undone
	Unsaved      bool      // whether the file lacks the latest, or guesses that no file has
	LetGo        bool      // people closed it and chose not to save
	Damaged      int       // lines of the journal that could not be read; the rest could
	Place        []byte    // where people were, as Session.Remember got it; nil where it was not told
	Guests       bool      // whether guests had joined from their phones

	Replay  *Replay
	Changed time.Time // when the file last was
}

// since is when anybody last had to do with the work. The date of a file alone
// says little: copying and restoring change it.
func (r Recovery) since() time.Time {
	if r.LastEdit.After(r.Changed) {
		return r.LastEdit
	}
	return r.Changed
}

// Recover lists the work in a folder of journals that was left and can be gone
// on with, the latest first. Notices say, in sentences, what was found that could
// not be read or is open in another program, and what is set aside: work let go of
// by people, after 14 days; other journals after 180 days, or when there are more
// than 50, the oldest first. Nothing is removed; Aside.Forget does that, on asking.
func Recover(dir string, now time.Time) (found []Recovery, notices []string) {
	return recoverFrom(OSDisk{}, dir, now)
}

func recoverFrom(d Disk, dir string, now time.Time) (found []Recovery, notices []string) {
	files, err := d.List(dir)
	if err != nil {
		return nil, nil // no folder, no journals
	}
	var left []Recovery
	years := map[ContentHash]bool{}
	for _, f := range files {
		path := filepath.Join(dir, f.Name())
		if !f.Type().IsRegular() {
			continue
		}
		switch {
		case strings.HasSuffix(path, AsideEnding):
			years[yearOf(d, path)] = true
		case strings.HasSuffix(path, Ending):
			r, notice := readLeft(d, path, now)
			if notice != "" {
				notices = append(notices, notice)
			}
			if r == nil {
				years[""] = true // of a journal that can't be read now, all may be needed
				continue
			}
			years[r.Replay.Header.Year.Content] = true
			left = append(left, *r)
		}
	}
	left, said := setOldAside(d, withoutContinued(d, left), now)
	forgetYears(d, dir, years, now)
	notices = append(notices, said...)
	if said := asideWords(d, dir); said != "" {
		notices = append(notices, said)
	}
	found = slices.DeleteFunc(left, func(r Recovery) bool { return r.Steps == 0 && r.Place == nil && !r.Guests })
	return found, notices
}

// readLeft reads a journal that no running program keeps; nil where one does,
// or where it can't be read, and then a notice says what was done with it.
func readLeft(d Disk, path string, now time.Time) (*Recovery, string) {
	lock, holder, err := LockState(path, now)
	if holder != nil {
		return nil, "Other work is open " + holder.String() + "; it is not offered here."
	}
	if err != nil {
		return nil, "Unsaved work in " + path + " cannot be opened now: " + DiskReason(err) + "."
	}
	defer lock.Release()
	told, err := ReadKept(d, path)
	switch {
	case errors.Is(err, ErrForeignJournal):
		return nil, "Unsaved work from another version of this program is kept in " + path + "; that version can open it."
	case errors.Is(err, errNoJournal):
		aside, err := putAside(d, path)
		if err != nil {
			return nil, path + " should hold unsaved work, but cannot be read. It was left as it is."
		}
		return nil, "A file that should hold unsaved work cannot be read. It was set aside as " + aside + "."
	case err != nil:
		return nil, "Unsaved work in " + path + " cannot be read now: " + DiskReason(err) + "."
	}
	r := newRecovery(path, told)
	if info, err := d.Stat(path); err == nil {
		r.Changed = info.ModTime()
	}
	return r, ""
}

// ReadKept reads a journal from its file. The error is that of the disk, or says that
// it is no journal.
func ReadKept(d Disk, path string) (*Replay, error) {
	f, err := d.Open(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	told, err := Read(f)
	if err == nil && (told.History.Present == nil || told.Header.Year.Content == "") {
		return nil, errNoJournal
	}
	return told, err
}

func newRecovery(path string, told *Replay) *Recovery {
	present := told.History.Present
	r := &Recovery{
		Path: path, Name: present.Doc.Scenario.Name, YearTitle: told.Header.Year.Title,
		Origin:       Origin{YearPath: told.Header.Year.Path, BuiltIn: told.Header.Year.BuiltIn, Folder: told.Header.Year.Folder, Content: told.Header.Year.File},
		ScenarioPath: told.File.Path, Unsaved: !file.SameWork(present.Doc, told.Saved) || present.Doc.GuessesKept() > 0,
		LetGo: told.closed, Place: told.Place, Guests: told.Guests != nil, Damaged: told.Damaged, Replay: told, Steps: len(told.History.Moments) - 1,
	}
	for _, m := range told.History.Moments {
		if m.Time.After(r.LastEdit) {
			r.LastEdit = m.Time
		}
	}
	return r
}

// Unsaved is the work on a scenario's file that the file lacks, by the journals of a
// folder: of a program that runs, too. It changes nothing.
func Unsaved(dir, scenario string) (r Recovery, some bool) {
	files, err := OSDisk{}.List(dir)
	if err != nil {
		return r, false // no folder, no journals
	}
	for _, f := range files {
		path := filepath.Join(dir, f.Name())
		if !f.Type().IsRegular() || !strings.HasSuffix(path, Ending) {
			continue
		}
		told, err := ReadKept(OSDisk{}, path)
		if err != nil {
			continue
		}
		of := newRecovery(path, told)
		if of.Unsaved && !of.LetGo && of.IsOf(scenario) && (!some || of.LastEdit.After(r.LastEdit)) {
			r, some = *of, true
		}
	}
	return r, some
}

// PutAway removes a journal whose work goes on in another; one that could not
// be read in full is set aside.
func PutAway(d Disk, path string, told *Replay) {
	if told.Damaged > 0 {
		putAside(d, path)
		return
	}
	d.Remove(path)
}

// withoutContinued leaves out, and puts away, journals whose work goes on in
// another of them. One that is damaged may lack what went before, and then the
// other is only set aside.
func withoutContinued(d Disk, left []Recovery) []Recovery {
	continued := map[string]*Replay{}
	for _, r := range left {
		continued[r.Replay.Header.Continues] = r.Replay
	}
	return slices.DeleteFunc(left, func(r Recovery) bool {
		by := continued[filepath.Base(r.Path)]
		switch {
		case by == nil:
			return false
		case by.Damaged > 0:
			putAside(d, r.Path)
		default:
			PutAway(d, r.Path, r.Replay)
		}
		return true
	})
}

// Forget removes a journal that people don't want to go on with.
func (r Recovery) Forget() error { return OSDisk{}.Remove(r.Path) }

// ReadYearCopy reads the copy of a year that a journal is about. Its name is
// the checksum of what it holds.
func ReadYearCopy(d Disk, path string, hash ContentHash) (*model.Year, error) {
	f, err := d.Open(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	if HashOf(content) != hash {
		return nil, errors.New("the copy of the year in " + path + " is damaged")
	}
	var y model.Year
	if err := json.Unmarshal(content, &y); err != nil {
		return nil, err
	}
	return &y, nil
}

// forgetYears removes the copies of years that no journal is about. The newest
// are left: a program that is just starting may be about to name one.
func forgetYears(d Disk, dir string, needed map[ContentHash]bool, now time.Time) {
	files, err := d.List(filepath.Join(dir, yearsDir))
	if err != nil || needed[""] {
		return
	}
	for _, f := range files {
		hash, isYear := strings.CutSuffix(f.Name(), ".json")
		info, err := f.Info()
		if isYear && !needed[ContentHash(hash)] && err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
			d.Remove(filepath.Join(dir, yearsDir, f.Name()))
		}
	}
}

// Origin tells where the year of a session came from.
type Origin struct {
	YearPath string // of the year file; "" for the built-in year and for that of a bundle
	BuiltIn  bool
	Folder   string // where scenarios are saved; "" for beside the year file, or for DocumentsDir

	Content ContentHash // of the year file as it was read
}

// StateDir is the folder in which journals are kept, in the user's folder for
// the state of programs.
func StateDir() string { return filepath.Join(xdg.StateHome, "fewer", "journal") }

// IsOf tells whether the work was saved in this file.
func (r Recovery) IsOf(path string) bool {
	return sameFile(r.ScenarioPath, path)
}

// OfYear tells whether the work is on the year of this file.
func (r Recovery) OfYear(o Origin) bool { return sameFile(r.Origin.YearPath, o.YearPath) }

func sameFile(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	a, err := filepath.Abs(a)
	b, fault := filepath.Abs(b)
	return err == nil && fault == nil && a == b
}
