package scenarios

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

// replay is what a journal tells: the state of a session after each entry.
type replay struct {
	header  journalHeader
	history history
	saved   file.Document
	file    savedFile
	place   []byte // where people were, as the screen wrote it; nil for nowhere
	closed  bool
	damaged int // lines that could not be read

	lists listReader
}

// apply follows an entry. It fails, and changes nothing, where an entry can't
// follow those before it.
func (r *replay) apply(e entry) error {
	h := &r.history
	if e.Sections != nil {
		before := r.saved
		if h.present != nil {
			before = h.present.doc
		}
		var err error
		if e.Document, err = r.lists.document(e.Sections, before); err != nil {
			return r.unknown(err)
		}
	}
	switch e.Kind {
	case entryStep:
		return r.applyStep(e)
	case entryMoved:
		m := h.at(e.At)
		if m == nil {
			return fmt.Errorf("no stage %d", e.At)
		}
		h.goTo(m)
	case entryDropped:
		m, present := h.at(e.ID), h.at(e.At)
		if m == nil || present == nil || m == present {
			return fmt.Errorf("can't drop stage %d", e.ID)
		}
		h.present = present
		h.forget(m)
	case entryWays:
		return r.applyWays(e)
	case entrySaved:
		if e.Document == nil || !e.Document.plausible() {
			return errors.New("saved nothing that can be")
		}
		r.saved, r.file = e.Document.document(), e.File
	case entryYear:
		if e.Year == nil {
			return errors.New("no year")
		}
		r.header.Year = *e.Year
	case entryPlace:
		r.place = e.Place
	case entryClosed:
		r.closed = true
	default:
		return fmt.Errorf("what is %q", e.Kind)
	}
	return nil
}

func (r *replay) applyStep(e entry) error {
	h := &r.history
	if e.Document == nil || !e.Document.plausible() {
		return fmt.Errorf("stage %d without a document that can be", e.ID)
	}
	doc, step := e.Document.document(), Step{Label: e.Label, Time: e.Time, Bookmark: e.Bookmark}
	if m := h.at(e.ID); m != nil {
		m.Step, m.doc = step, doc
		h.goTo(m)
		return nil
	}
	if e.ID < h.nextID {
		return fmt.Errorf("stage %d after stage %d", e.ID, h.nextID-1)
	}
	parent := h.at(e.Parent)
	if parent == nil && e.Parent >= 0 {
		parent = h.present // what lay between was damaged
	}
	h.present, h.nextID = parent, e.ID
	h.add(step, "", doc)
	return nil
}

func (r *replay) applyWays(e entry) error {
	h := &r.history
	present := h.at(e.At)
	if present == nil {
		return fmt.Errorf("no stage %d", e.At)
	}
	for _, m := range h.moments {
		m.redo = nil
	}
	for from, to := range e.Ways {
		if m, child := h.at(from), h.at(to); m != nil && child != nil && child.parent == m {
			m.redo = child
		}
	}
	h.present = present
	return nil
}

// entries gives the entries that lead to the state of the replay, the shortest
// journal of it.
func (r *replay) entries() []entry {
	list := []entry{{Kind: entrySaved, File: r.file, Document: toJournal(r.saved)}}
	ways := map[int]int{}
	for _, m := range r.history.moments {
		list = append(list, stepEntry(m))
		if m.redo != nil {
			ways[m.id] = m.redo.id
		}
	}
	list = append(list, entry{Kind: entryWays, At: r.history.present.id, Ways: ways})
	if r.place != nil {
		list = append(list, entry{Kind: entryPlace, Place: r.place})
	}
	if r.closed {
		list = append(list, entry{Kind: entryClosed})
	}
	return list
}

// stepEntry tells a stage as it stands.
func stepEntry(m *moment) entry {
	e := entry{
		Kind: entryStep, ID: m.id, Parent: -1, Time: m.Time, Label: m.Label, Bookmark: m.Bookmark,
		Document: toJournal(m.doc),
	}
	if m.parent != nil {
		e.Parent = m.parent.id
	}
	return e
}

// plausible tells whether the figures are ones that the model takes. A session
// has no others; a file that something else wrote into might.
func (j *journalDocument) plausible() bool {
	fits := func(changes []model.Change) bool {
		return !slices.ContainsFunc(changes, func(c model.Change) bool {
			lag := c.ComesBack.Lag
			return !isWeek(c.FromWeek) || !isWeek(c.ToWeek) || !isShare(c.Delivered) || !isShare(c.ComesBack.Share) ||
				lag.First < 0 || lag.Last < lag.First || lag.Last > number.MaxLag
		})
	}
	for _, r := range j.Rounds {
		if !fits([]model.Change{r.Change}) {
			return false
		}
	}
	return fits(j.Scenario.Changes) && !slices.ContainsFunc(j.Scenario.Proposals, func(p model.Proposal) bool { return !isWeek(p.FromWeek) })
}

func isWeek(w int) bool      { return w >= 0 && w <= model.WeeksInYear }
func isShare(p float64) bool { return p >= 0 && p <= 1 }

// readJournal reads a journal as far as it can be read. A last line that was
// torn off is as if never written; damaged lines before it are counted and left
// out. It fails where the file is no journal that this program can read: where
// no header is whole, or where something was written that only another version
// of the program knows.
func readJournal(from io.Reader) (*replay, error) {
	in := bufio.NewReaderSize(from, 64<<10)
	r := &replay{}
	for {
		line, err := nextLine(in)
		switch {
		case errors.Is(err, errLongLine):
			r.damaged++
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err // the disk's; what comes after is not known
		case err != nil && r.header.Fewer == "":
			return nil, errNoJournal
		case err != nil:
			return r, nil // the end, or a line without one
		}
		if err := r.take(line); errors.Is(err, errForeignJournal) {
			return nil, err
		} else if err != nil {
			r.damaged++
		}
	}
}

// take follows a line of either kind.
func (r *replay) take(line []byte) error {
	body, err := bodyOf(line)
	if err != nil {
		return err
	}
	if isHeader(line) {
		return r.takeHeader(body)
	}
	var e entry
	if err := decodeStrictly(body, &e); err != nil {
		return r.unknown(err)
	}
	return r.apply(e)
}

// unknown tells what an entry that is as it was written, but not understood, is:
// in a journal of another shape it is that of another version.
func (r *replay) unknown(err error) error {
	if r.header.Fewer != "" && r.header.Shape != documentShape {
		return errForeignJournal
	}
	return err
}

func (r *replay) takeHeader(body []byte) error {
	var h journalHeader
	err := decodeStrictly(body, &h)
	switch {
	case !strings.HasPrefix(h.Fewer, "journal/"):
		return errNoJournal
	case err != nil, h.Fewer != journalVersion && h.Fewer != firstJournalVersion:
		return errForeignJournal
	}
	r.header = h
	return nil
}

// The ways in which a file is no journal for this program.
var (
	errNoJournal      = errors.New("this is not a journal")
	errForeignJournal = errors.New("this journal was written by another version of the program")
	errLongLine       = errors.New("line too long")
)

// nextLine reads a line up to its end. A last line without an end is none. One
// that can't be a line of a journal is not gathered, however long it is.
func nextLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if line = append(line, part...); len(line) > entryLimit || len(line) > 8 && line[8] != ' ' {
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

// putYear puts the year in the documents that have it inside.
func (r *replay) putYear(y *model.Year) {
	put := func(d *file.Document) {
		if d.Bundled == sessionYear {
			d.Bundled = y
		}
	}
	put(&r.saved)
	for _, m := range r.history.moments {
		put(&m.doc)
	}
}
