package scenarios

import (
	"encoding/json"
	"fewer/model"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// JournalState tells where the latest edit is.
type JournalState int

// The states. Only JournalOnDisk may be shown as safe.
const (
	JournalOff     JournalState = iota // the session keeps none
	JournalPending                     // on its way to the disk
	JournalOnDisk                      // written and synced
	JournalFailed                      // the disk refuses it; tried again until it takes it
)

// JournalStatus is the state of the journal and, where it fails, why, in words.
type JournalStatus struct {
	State  JournalState
	Reason string

	writes uint64 // so far, so that an edit which came and was kept between two looks is news
}

// Sizes and times of the journal.
const (
	journalRoom    = 4 << 20 // bytes that a journal may grow before it is written anew, shorter
	journalRetry   = 500 * time.Millisecond
	journalPatient = 10 * time.Second // the longest time between two tries
)

// journal writes down what happens in a session. Callers never wait for the
// disk: one goroutine, which is the journal's own, writes and syncs whatever has
// come in since the last time. It keeps a copy of the session as the journal
// tells it, from which the journal can be written anew: where it has grown long,
// and after any failure, since what a disk holds after one can't be known.
type journal struct {
	disk disk
	path string
	lock *fileLock

	mu      sync.Mutex
	wake    *sync.Cond
	queue   []entry
	asked   uint64 // entries given
	written uint64 // entries on disk
	writes  uint64 // done or failed
	failed  error
	retryAt time.Time
	closing bool
	ended   chan struct{}

	// Owned by the goroutine from here on.
	told   replay
	year   func() []byte // content of the year's copy
	file   diskFile      // nil until it is written anew, and after any failure
	lines  lineWriter
	grown  int   // bytes since it was written anew
	fresh  int   // bytes when it was written anew
	missed error // why the latest step could not be followed; nil where it was
}

// startJournal begins a journal that first holds what told says.
func startJournal(d disk, path string, lock *fileLock, told replay, year func() []byte) *journal {
	j := &journal{disk: d, path: path, lock: lock, told: told, year: year, asked: 1, ended: make(chan struct{})}
	j.wake = sync.NewCond(&j.mu)
	go j.run()
	return j
}

// add gives the journal an entry and returns at once.
func (j *journal) add(e entry) {
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

// status tells where the latest entry is.
func (j *journal) status() JournalStatus {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.statusLocked()
}

func (j *journal) statusLocked() JournalStatus {
	status := JournalStatus{State: JournalOnDisk, writes: j.writes}
	switch {
	case j.failed != nil:
		status.State = JournalFailed
		status.Reason = "Your edits are not on the disk: " + DiskReason(j.failed) + "."
	case j.written < j.asked:
		status.State = JournalPending
	}
	return status
}

// await waits while the status is as told, or until the journal ends.
func (j *journal) await(while func(JournalStatus) bool) JournalStatus {
	j.mu.Lock()
	defer j.mu.Unlock()
	for while(j.statusLocked()) && !j.closing {
		j.wake.Wait()
	}
	return j.statusLocked()
}

// close writes what is left, ends the goroutine, and takes the journal away
// where it is not needed any more; one that is needed says that people let its
// work go. Closing it again does nothing.
func (j *journal) close(needed bool) {
	var last []entry
	if needed {
		last = []entry{{Kind: entryClosed}}
	}
	if !j.end(last...) {
		return
	}
	if !needed {
		j.disk.Remove(j.path)
	}
	j.lock.release()
}

// leave writes what is left and ends the goroutine. The journal stays as that of
// work which nobody let go.
func (j *journal) leave() {
	if j.end() {
		j.lock.release()
	}
}

// end writes what is left and the last entries, ends the goroutine, and tells
// whether that had not been done before.
func (j *journal) end(last ...entry) bool {
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

func (j *journal) run() {
	defer close(j.ended)
	pause := journalRetry
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
			j.written, pause = upTo, journalRetry
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
func (j *journal) next() (batch []entry, upTo uint64, more bool) {
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
func (j *journal) write(batch []entry) error {
	for _, e := range batch {
		if err := j.told.apply(e); err != nil {
			j.missed = err
		} else if e.Document != nil {
			j.missed = nil // this one has all that the one that was missed had
		}
		if e.Kind == entryYear {
			j.year = e.content
			j.told.header.Year.Content = ""
		}
	}
	if err := j.writeLines(batch); err != nil {
		return err
	}
	return j.missed
}

// writeLines appends the entries, or writes the whole journal anew where that is
// needed or wiser.
func (j *journal) writeLines(batch []entry) error {
	if j.file == nil || j.told.header.Year.Content == "" {
		return j.rewrite()
	}
	var lines []byte
	var err error
	for _, e := range batch {
		if lines, err = j.lines.add(lines, j.told.header, e); err != nil {
			return err
		}
	}
	if j.grown+len(lines) > journalRoom+j.fresh {
		return j.rewrite()
	}
	if err := writeAll(j.file, lines); err != nil {
		return err
	}
	j.grown += len(lines)
	return j.file.Sync()
}

// rewrite writes the whole journal anew, in the shortest form, in place of what
// was there.
func (j *journal) rewrite() error {
	if j.file != nil {
		j.file.Close()
		j.file = nil
	}
	if err := j.disk.MakeDir(filepath.Dir(j.path), 0o700); err != nil {
		return err
	}
	if err := j.keepYear(); err != nil {
		return err
	}
	lines, err := j.lines.begin(j.told.header)
	for _, e := range j.told.entries() {
		if err == nil {
			lines, err = j.lines.add(lines, j.told.header, e)
		}
	}
	if err != nil {
		return err
	}
	if err := writeSynced(j.disk, j.path, lines); err != nil {
		return err
	}
	j.file, err = j.disk.Open(j.path, os.O_WRONLY|os.O_APPEND, 0)
	j.grown, j.fresh = 0, len(lines)
	return err
}

// yearsDir is the folder, among the journals, of the years that they are about.
const yearsDir = "years"

func yearCopyPath(dir string, content contentHash) string {
	return filepath.Join(dir, yearsDir, string(content)+".json")
}

// keepYear keeps the year beside the journals, once for all that are about it,
// so that work can go on where a stick was pulled out or an attachment is gone.
func (j *journal) keepYear() error {
	if j.told.header.Year.Content != "" {
		return nil
	}
	content := j.year()
	hash := hashOf(content)
	path := yearCopyPath(filepath.Dir(j.path), hash)
	if err := j.disk.MakeDir(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := writeSynced(j.disk, path, content); err != nil { // also where it is there, to make it new again
		return err
	}
	j.told.header.Year.Content = hash
	return nil
}

// writeSynced writes a file of the program's own whole, so that it lasts.
func writeSynced(d disk, path string, content []byte) error {
	temporary, err := writeTemporary(d, path, 0o600, func(w io.Writer) error { return writeAll(w, content) })
	if err != nil {
		return err
	}
	if err := d.Replace(temporary, path); err != nil {
		d.Remove(temporary)
		return err
	}
	return d.SyncDir(filepath.Dir(path))
}

func journalYearOf(y *model.Year, o Origin) journalYear {
	return journalYear{Title: y.Title(), Path: o.YearPath, BuiltIn: o.BuiltIn, Folder: o.Folder, File: o.content}
}

// encodeYear writes a year down, to the last bit of each number, for the
// journal's own use.
func encodeYear(y *model.Year) []byte {
	content, err := json.Marshal(y)
	if err != nil {
		panic(err) // every number of a year that was read is finite
	}
	return content
}

// journalPath is a name that no other journal has, and its lock.
func journalPath(d disk, dir string, h journalHeader) (string, *fileLock) {
	d.MakeDir(dir, 0o700) // where that fails, the journal will say so
	name := filepath.Join(dir, h.Started.UTC().Format("20060102-150405-")+strconv.Itoa(h.Process))
	for n := 1; ; n++ {
		path := name + journalEnding
		if n > 1 {
			path = name + "-" + strconv.Itoa(n) + journalEnding
		}
		if _, err := d.Stat(path); err == nil {
			continue
		}
		lock, holder, _ := lockState(path, h.Started)
		if holder == nil {
			return path, lock
		}
	}
}
