// Package journal keeps on the disk what a session would lose: the history of the work
// with the entries that tell it, locks, files written whole, and where people stood.
package journal

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"fewer/model"
)

// State tells where the latest edit is.
type State int

// The states. Only JournalOnDisk may be shown as safe.
const (
	Off     State = iota // the session keeps none
	Pending              // on its way to the disk
	OnDisk               // written and synced
	Failed               // the disk refuses it; tried again until it takes it
)

// Status is the state of the journal and, where it fails, why, in words.
type Status struct {
	State  State
	Reason string

	writes uint64 // so far, so that an edit which came and was kept between two looks is news
}

// Sizes and times of the journal.
const (
	MostGrown      = 4 << 20 // bytes that a journal may grow before it is written anew, shorter
	RetryAfter     = 500 * time.Millisecond
	journalPatient = 10 * time.Second // the longest time between two tries
)

// Journal writes down what happens in a session. Callers never wait for the
// disk: one goroutine, which is the journal's own, writes and syncs whatever has
// come in since the last time. It keeps a copy of the session as the journal
// tells it, from which the journal can be written anew: where it has grown long,
// and after any failure, since what a disk holds after one can't be known.
type Journal struct {
	disk Disk
	Path string
	lock *FileLock

	mu      sync.Mutex
	wake    *sync.Cond
	queue   []Entry
	asked   uint64 // entries given
	written uint64 // entries on disk
	writes  uint64 // done or failed
	failed  error
	retryAt time.Time
	closing bool
	ended   chan struct{}

	// Owned by the goroutine from here on.
	told   Replay
	year   func() []byte // content of the year's copy
	file   DiskFile      // nil until it is written anew, and after any failure
	lines  Writer
	grown  int   // bytes since it was written anew
	fresh  int   // bytes when it was written anew
	missed error // why the latest step could not be followed; nil where it was
}

// Start begins a journal that first holds what told says.
func Start(d Disk, path string, lock *FileLock, told Replay, year func() []byte) *Journal {
	j := &Journal{disk: d, Path: path, lock: lock, told: told, year: year, asked: 1, ended: make(chan struct{})}
	j.wake = sync.NewCond(&j.mu)
	go j.run()
	return j
}

// Add gives the journal an entry and returns at once.
func (j *Journal) Add(e Entry) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closing {
		return
	}
	if last := len(j.queue) - 1; last >= 0 && e.replaces(j.queue[last]) {
		j.queue[last] = e // the slider went on before the disk was ready
	} else {
		j.queue = append(j.queue, e)
	}
	j.asked++
	j.wake.Broadcast()
}

// Status tells where the latest entry is.
func (j *Journal) Status() Status {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.statusLocked()
}

func (j *Journal) statusLocked() Status {
	status := Status{State: OnDisk, writes: j.writes}
	switch {
	case j.failed != nil:
		status.State = Failed
		status.Reason = "Your edits are not on the disk: " + DiskReason(j.failed) + "."
	case j.written < j.asked:
		status.State = Pending
	}
	return status
}

// Await waits while the status is as told, or until the journal ends.
func (j *Journal) Await(while func(Status) bool) Status {
	j.mu.Lock()
	defer j.mu.Unlock()
	for while(j.statusLocked()) && !j.closing {
		j.wake.Wait()
	}
	return j.statusLocked()
}

// Close writes what is left, ends the goroutine, and takes the journal away
// where it is not needed any more; one that is needed says that people let its
// work go. Closing it again does nothing.
func (j *Journal) Close(needed bool) {
	var last []Entry
	if needed {
		last = []Entry{{Kind: entryClosed}}
	}
	if !j.end(last...) {
		return
	}
	if !needed {
		j.disk.Remove(j.Path)
	}
	j.lock.Release()
}

// Leave writes what is left and ends the goroutine. The journal stays as that of
// work which nobody let go.
func (j *Journal) Leave() {
	if j.end() {
		j.lock.Release()
	}
}

// end writes what is left and the last entries, ends the goroutine, and tells
// whether that had not been done before.
func (j *Journal) end(last ...Entry) bool {
	j.mu.Lock()
	if j.closing {
		j.mu.Unlock()
		return false
	}
	j.queue = append(j.queue, last...)
	j.asked += uint64(len(last))
	j.closing = true
	j.wake.Broadcast()
	j.mu.Unlock()
	<-j.ended
	if j.file != nil {
		j.file.Close()
	}
	return true
}

func (j *Journal) run() {
	defer close(j.ended)
	pause := RetryAfter
	for {
		batch, upTo, more := j.next()
		if !more {
			return
		}
		err := j.write(batch)
		if err != nil && j.file != nil { // what a disk holds after a failure can't be known: the next write is of all
			j.file.Close()
			j.file = nil
		}
		j.mu.Lock()
		j.failed = err
		j.writes++
		if err == nil {
			j.written, pause = upTo, RetryAfter
		} else {
			j.retryAt = time.Now().Add(pause)
			time.AfterFunc(pause, j.wake.Broadcast)
			pause = min(2*pause, journalPatient)
		}
		j.wake.Broadcast()
		j.mu.Unlock()
	}
}

// next waits for something to write, gives it, and tells how many entries are
// written with it. It tells when there will be nothing more.
func (j *Journal) next() (batch []Entry, upTo uint64, more bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for {
		due := len(j.queue) > 0 || j.written < j.asked && (j.failed == nil || !time.Now().Before(j.retryAt))
		if due {
			batch, j.queue = j.queue, nil
			return batch, j.asked, true
		}
		if j.closing {
			return nil, 0, false
		}
		j.wake.Wait()
	}
}

// write follows the entries and brings them to the disk.
func (j *Journal) write(batch []Entry) error {
	for _, e := range batch {
		if err := j.told.apply(e); err != nil {
			j.missed = err
		} else if e.Document != nil {
			j.missed = nil // this one has all that the one that was missed had
		}
		if e.Kind == EntryYear {
			j.year = e.Content
			j.told.Header.Year.Content = ""
		}
	}
	if err := j.writeLines(batch); err != nil {
		return err
	}
	return j.missed
}

// writeLines appends the entries, or writes the whole journal anew where that is
// needed or wiser.
func (j *Journal) writeLines(batch []Entry) error {
	if j.file == nil || j.told.Header.Year.Content == "" {
		return j.rewrite()
	}
	var lines []byte
	var err error
	for _, e := range batch {
		if lines, err = j.lines.Add(lines, j.told.Header, e); err != nil {
			return err
		}
	}
	if j.grown+len(lines) > MostGrown+j.fresh {
		return j.rewrite()
	}
	if err := WriteAll(j.file, lines); err != nil {
		return err
	}
	j.grown += len(lines)
	return j.file.Sync()
}

// rewrite writes the whole journal anew, in the shortest form, in place of what
// was there.
func (j *Journal) rewrite() error {
	if j.file != nil {
		j.file.Close()
		j.file = nil
	}
	if err := j.disk.MakeDir(filepath.Dir(j.Path), 0o700); err != nil {
		return err
	}
	if err := j.keepYear(); err != nil {
		return err
	}
	lines, err := j.lines.Begin(j.told.Header)
	for _, e := range j.told.Entries() {
		if err == nil {
			lines, err = j.lines.Add(lines, j.told.Header, e)
		}
	}
	if err != nil {
		return err
	}
	if err := writeSynced(j.disk, j.Path, lines); err != nil {
		return err
	}
	j.file, err = j.disk.Open(j.Path, os.O_WRONLY|os.O_APPEND, 0)
	j.grown, j.fresh = 0, len(lines)
	return err
}

// yearsDir is the folder, among the journals, of the years that they are about.
const yearsDir = "years"

// YearCopyPath is where the copy of a year is kept beside the journals of dir.
func YearCopyPath(dir string, content ContentHash) string {
	return filepath.Join(dir, yearsDir, string(content)+".json")
}

// keepYear keeps the year beside the journals, once for all that are about it,
// so that work can go on where a stick was pulled out or an attachment is gone.
func (j *Journal) keepYear() error {
	if j.told.Header.Year.Content != "" {
		return nil
	}
	content := j.year()
	hash := HashOf(content)
	path := YearCopyPath(filepath.Dir(j.Path), hash)
	if err := j.disk.MakeDir(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := writeSynced(j.disk, path, content); err != nil { // also where it is there, to make it new again
		return err
	}
	j.told.Header.Year.Content = hash
	return nil
}

// writeSynced writes a file of the program's own whole, so that it lasts.
func writeSynced(d Disk, path string, content []byte) error {
	temporary, err := WriteTemporary(d, path, 0o600, func(w io.Writer) error { return WriteAll(w, content) })
	if err != nil {
		return err
	}
	if err := d.Replace(temporary, path); err != nil {
		d.Remove(temporary)
		return err
	}
	return d.SyncDir(filepath.Dir(path))
}

// YearFrom says in a journal which year it is, and where it came from.
func YearFrom(y *model.Year, o Origin) Year {
	return Year{Title: y.Title(), Path: o.YearPath, BuiltIn: o.BuiltIn, Folder: o.Folder, File: o.Content}
}

// EncodeYear writes a year down, to the last bit of each number, for the
// journal's own use.
func EncodeYear(y *model.Year) []byte {
	content, err := json.Marshal(y)
	if err != nil {
		panic(err) // every number of a year that was read is finite
	}
	return content
}

// NewPath is a name that no other journal has, and its lock.
func NewPath(d Disk, dir string, h Header) (string, *FileLock) {
	d.MakeDir(dir, 0o700) // where that fails, the journal will say so
	name := filepath.Join(dir, h.Started.UTC().Format("20060102-150405-")+strconv.Itoa(h.Process))
	for n := 1; ; n++ {
		path := name + Ending
		if n > 1 {
			path = name + "-" + strconv.Itoa(n) + Ending
		}
		if _, err := d.Stat(path); err == nil {
			continue
		}
		lock, holder, _ := LockState(path, h.Started)
		if holder == nil {
			return path, lock
		}
	}
}

// NewQueue is a journal that nobody writes: TakeQueue gives what it would write.
func NewQueue() *Journal {
	j := &Journal{asked: 1}
	j.wake = sync.NewCond(&j.mu)
	return j
}

// TakeQueue takes the entries that wait to be written.
func (j *Journal) TakeQueue() (batch []Entry) {
	batch, j.queue = j.queue, nil
	return batch
}

// Abandon ends the journal as a kill of the program does: it ends where it is, and
// the system lets go of its lock.
func (j *Journal) Abandon() {
	j.mu.Lock()
	j.closing = true
	j.wake.Broadcast()
	j.mu.Unlock()
	<-j.ended
	if j.file != nil {
		j.file.Close() // as the system does
	}
	j.lock.F.Close()
}
