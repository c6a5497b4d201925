package journal

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/number"
)

// Replay is what a journal tells: the state of a session after each entry.
type Replay struct {
	Header  Header
	History History
	Saved   file.Document
	File    SavedFile
	Place   []byte // where people were, as the screen wrote it; nil for nowhere
	Guests  []byte // who had joined from their phones, as their reception wrote it; nil for nobody
	closed  bool
	Damaged int // lines that could not be read

	Lists listReader
}

// apply follows an entry. It fails, and changes nothing, where an entry can't
// follow those before it.
func (r *Replay) apply(e Entry) error {
	h := &r.History
	if e.Sections != nil {
		before := r.Saved
		if h.Present != nil {
			before = h.Present.Doc
		}
		var err error
		if e.Document, err = r.Lists.Document(e.Sections, before); err != nil {
			return r.unknown(err)
		}
	}
	switch e.Kind {
	case EntryStep:
		return r.applyStep(e)
	case EntryMoved:
		m := h.At(e.At)
		if m == nil {
			return fmt.Errorf("no stage %d", e.At)
		}
		h.GoTo(m)
	case EntryDropped:
		m, present := h.At(e.ID), h.At(e.At)
		if m == nil || present == nil || m == present {
			return fmt.Errorf("can't drop stage %d", e.ID)
		}
		h.Present = present
		h.Forget(m)
	case EntryWays:
		return r.applyWays(e)
	case EntrySaved:
		if e.Document == nil || !e.Document.plausible() {
			return errors.New("saved nothing that can be")
		}
		r.Saved, r.File = e.Document.Whole(), e.File
	case EntryYear:
		if e.Year == nil {
			return errors.New("no year")
		}
		r.Header.Year = *e.Year
	case EntryPlace:
		r.Place = e.Place
	case EntryGuests:
		r.Guests = e.Guests
	case entryClosed:
		r.closed = true
	default:
		return fmt.Errorf("what is %q", e.Kind)
	}
	return nil
}

func (r *Replay) applyStep(e Entry) error {
	h := &r.History
	if e.Document == nil || !e.Document.plausible() {
		return fmt.Errorf("stage %d without a document that can be", e.ID)
	}
	doc, step := e.Document.Whole(), Step{Label: e.Label, Time: e.Time, Bookmark: e.Bookmark}
	if m := h.At(e.ID); m != nil {
		m.Step, m.Doc = step, doc
		h.GoTo(m)
		return nil
	}
	if e.ID < h.nextID {
		return fmt.Errorf("stage %d after stage %d", e.ID, h.nextID-1)
	}
	parent := h.At(e.Parent)
	if parent == nil && e.Parent >= 0 {
		parent = h.Present // what lay between was damaged
	}
	h.Present, h.nextID = parent, e.ID
	h.Add(step, "", doc)
	return nil
}

func (r *Replay) applyWays(e Entry) error {
	h := &r.History
	present := h.At(e.At)
	if present == nil {
		return fmt.Errorf("no stage %d", e.At)
	}
	for _, m := range h.Moments {
		m.Redo = nil
	}
	for from, to := range e.Ways {
		if m, child := h.At(from), h.At(to); m != nil && child != nil && child.Parent == m {
			m.Redo = child
		}
	}
	h.Present = present
	return nil
}

// Entries gives the entries that lead to the state of the replay, the shortest
// journal of it.
func (r *Replay) Entries() []Entry {
	list := []Entry{{Kind: EntrySaved, File: r.File, Document: ToKeep(r.Saved)}}
	ways := map[int]int{}
	for _, m := range r.History.Moments {
		list = append(list, StepEntry(m))
		if m.Redo != nil {
			ways[m.ID] = m.Redo.ID
		}
	}
	list = append(list, Entry{Kind: EntryWays, At: r.History.Present.ID, Ways: ways})
	if r.Place != nil {
		list = append(list, Entry{Kind: EntryPlace, Place: r.Place})
	}
	if r.Guests != nil {
		list = append(list, Entry{Kind: EntryGuests, Guests: r.Guests})
	}
	if r.closed {
		list = append(list, Entry{Kind: entryClosed})
	}
	return list
}

// StepEntry tells a stage as it stands.
func StepEntry(m *Moment) Entry {
	e := Entry{
		Kind: EntryStep, ID: m.ID, Parent: -1, Time: m.Time, Label: m.Label, Bookmark: m.Bookmark,
		Document: ToKeep(m.Doc),
	}
	if m.Parent != nil {
		e.Parent = m.Parent.ID
	}
	return e
}

// plausible tells whether the figures are ones that the model takes. A session
// has no others; a file that something else wrote into might.
func (j *KeptDocument) plausible() bool {
	fits := func(changes []model.Change) bool {
		return !slices.ContainsFunc(changes, func(c model.Change) bool {
			lag := c.ComesBack.Lag
			return !isWeek(c.FromWeek) || !isWeek(c.ToWeek) || !isShare(c.Delivered) || !isShare(c.ComesBack.Share) ||
				lag.First < 0 || lag.Last < lag.First || lag.Last > number.MaxLag
		})
	}
	for _, r := range j.Rounds {
		if !fits(r.Changes()) {
			return false
		}
	}
	return fits(j.Scenario.Changes) && !slices.ContainsFunc(j.Scenario.Proposals, func(p model.Proposal) bool { return !isWeek(p.FromWeek) })
}

func isWeek(w int) bool      { return w >= 0 && w <= model.WeeksInYear }
func isShare(p float64) bool { return p >= 0 && p <= 1 }

// Read reads a journal as far as it can be read. A last line that was
// torn off is as if never written; damaged lines before it are counted and left
// out. It fails where the file is no journal that this program can read: where
// no header is whole, or where something was written that only another version
// of the program knows.
func Read(from io.Reader) (*Replay, error) {
	in := bufio.NewReaderSize(from, 64<<10)
	r := &Replay{}
	for {
		line, err := nextLine(in)
		switch {
		case errors.Is(err, errLongLine):
			r.Damaged++
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err // the disk's; what comes after is not known
		case err != nil && r.Header.Fewer == "":
			return nil, errNoJournal
		case err != nil:
			return r, nil // the end, or a line without one
		}
		if err := r.Take(line); errors.Is(err, ErrForeignJournal) {
			return nil, err
		} else if err != nil {
			r.Damaged++
		}
	}
}

// Take follows a line of either kind.
func (r *Replay) Take(line []byte) error {
	if IsHeader(line) {
		return r.takeHeader(line)
	}
	var e Entry
	switch err := ReadLine(line, &e); {
	case errors.Is(err, errDamagedLine):
		return err
	case err != nil:
		return r.unknown(err)
	}
	return r.apply(e)
}

// unknown tells what an entry that is as it was written, but not understood, is:
// in a journal of another shape it is that of another version.
func (r *Replay) unknown(err error) error {
	if r.Header.Fewer != "" && r.Header.Shape != DocumentShape {
		return ErrForeignJournal
	}
	return err
}

func (r *Replay) takeHeader(line []byte) error {
	var h Header
	err := ReadLine(line, &h)
	switch {
	case errors.Is(err, errDamagedLine):
		return err
	case !strings.HasPrefix(h.Fewer, "journal/"):
		return errNoJournal
	case err != nil, h.Fewer != Version && h.Fewer != firstJournalVersion:
		return ErrForeignJournal
	}
	r.Header = h
	return nil
}

// The ways in which a file is no journal for this program.
var (
	errNoJournal      = errors.New("this is not a journal")
	ErrForeignJournal = errors.New("this journal was written by another version of the program")
	errLongLine       = errors.New("line too long")
)

// nextLine reads a line up to its end. A last line without an end is none. One
// that can't be a line of a journal is not gathered, however long it is.
func nextLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if line = append(line, part...); len(line) > EntryLimit || len(line) > 8 && line[8] != ' ' {
			return nil, skipLine(in, err)
		}
		switch {
		case err == nil:
			return bytes.TrimSuffix(line, []byte("\n")), nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}

func skipLine(in *bufio.Reader, err error) error {
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = in.ReadSlice('\n')
	}
	if err != nil {
		return err
	}
	return errLongLine
}

// PutYear puts the year in the documents that have it inside.
func (r *Replay) PutYear(y *model.Year) {
	put := func(d *file.Document) {
		if d.Bundled == SessionYear {
			d.Bundled = y
		}
	}
	put(&r.Saved)
	for _, m := range r.History.Moments {
		put(&m.Doc)
	}
}
