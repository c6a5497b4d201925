// Package scenarios keeps what people work on: the scenario that is open, its
// history, and the meeting about it.
// It knows no screen.
//
// Begin with Session, the only way to edit, and with open.go, which opens what is named;
// rows.go has the edits, guessing.go and deciding.go the meeting's part. What is set side by
// side or merged is in package beside.
package scenarios

import (
	"strings"
	"time"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/check"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// Session is the scenario that is open: its year, the document as it stands,
// every stage that it went through, and the projection of it, which is always
// current. It knows no screen, and is used from one goroutine.
type Session struct {
	year       *model.Prepared
	history    journal.History
	saved      file.Document // as last read or saved
	dirty      bool
	edition    int
	rebased    bool // put on another year since it was read or saved
	projection *model.Projection
	trial      *model.Projection // for edits that may yet be refused
	clock      func() time.Time
	disk       journal.Disk
	file       openFile
	renamed    string // what it is to be called while it is saved so; "" for as it is
	origin     journal.Origin
	journal    *journal.Journal      // nil where none is kept
	place      []byte                // see Remember
	guests     []byte                // see RememberGuests
	practice   string                // see Practice
	slid       map[model.Target]slid // what the sliders are to move; see Slider
	sealKept   string                // the seal that is on the disk; see SealKept
	received   *file.Document
	opened     ResultCheck
	yearBefore *model.Year    // before the year was loaded anew; nil where it was not
	fromBefore journal.Origin // of yearBefore
}

// Option sets what is unusual about a session.
type Option func(*Session)

// WithClock gives the session a clock other than that of the machine.
func WithClock(now func() time.Time) Option { return func(s *Session) { s.clock = now } }

// WithOrigin tells the session where its year came from.
func WithOrigin(o journal.Origin) Option { return func(s *Session) { s.origin = o } }

// usual is what a session has that no option says otherwise.
func usual(s *Session) { s.clock, s.disk = time.Now, journal.OSDisk{} }

// NewSession opens a document on its year. The document is copied.
func NewSession(year *model.Prepared, doc file.Document, options ...Option) *Session {
	s := &Session{year: year, projection: year.NewProjection(), trial: year.NewProjection()}
	for _, o := range append([]Option{usual}, options...) {
		o(s)
	}
	doc = doc.Clone()
	s.saved = doc
	s.history.Add(journal.Step{Label: "Opened", Time: s.clock()}, "", doc)
	s.refresh()
	return s
}

// Year is the prepared year that the scenario is projected on.
func (s *Session) Year() *model.Prepared { return s.year }

// Document is the document as it stands. It is shared: use Edit to change it.
func (s *Session) Document() file.Document { return s.history.Present.Doc }

// Projection is the projection of the document as it stands. It is used again
// by the next edit; Clone what must outlive that.
func (s *Session) Projection() *model.Projection { return s.projection }

// Edition is a number that grows whenever the document or its year may have
// become another.
func (s *Session) Edition() int { return s.edition }

// Dirty tells whether the document differs from what was last read or saved.
func (s *Session) Dirty() bool { return s.dirty }

// Edit changes the document. The label says in the words of a meeting's minutes
// what was done. Edits with the same merge key, if they have one, that directly
// follow each other are one step. An edit that changes nothing is none; one
// that breaks a red line is refused whole.
func (s *Session) Edit(label, merge string, f func(*file.Document)) Refusal {
	doc := s.Document().Clone()
	f(&doc)
	if broken := s.breaks(doc); broken != nil {
		return refuse(*broken)
	}
	return s.commit(label, merge, doc)
}

// commit makes a document that may stand the present one.
func (s *Session) commit(label, merge string, doc file.Document) Refusal {
	h := &s.history
	if file.SameWork(doc, h.Present.Doc) {
		return Refusal{}
	}
	s.year.Project(&doc.Scenario, s.projection)
	if _, beyond := insight.UnheldOf(s.projection); beyond {
		s.year.Project(&h.Present.Doc.Scenario, s.projection)
		return Refusal{Reason: "That comes to more than " + check.MostHeld + ", the most that is reckoned with."}
	}
	doc = doc.WithoutPlaces() // they are no longer those of the file
	step := journal.Step{Label: label, Time: s.clock()}
	if h.Mergeable(merge) {
		m := h.Present
		if file.SameWork(doc, m.Parent.Doc) {
			h.Drop()
			s.tell(journal.Entry{Kind: journal.EntryDropped, ID: m.ID, At: h.Present.ID})
		} else {
			m.Step, m.Doc = step, doc
			s.tell(journal.StepEntry(m))
		}
	} else {
		s.tell(journal.StepEntry(h.Add(step, merge, doc)))
		for _, id := range h.Prune(historyLimit) {
			s.tell(journal.Entry{Kind: journal.EntryDropped, ID: id, At: h.Present.ID})
		}
	}
	s.projected()
	return Refusal{}
}

// refresh brings everything up to date with the present document.
func (s *Session) refresh() {
	doc := s.Document()
	s.year.Project(&doc.Scenario, s.projection)
	s.projected()
}

// projected brings everything up to date with the projection.
func (s *Session) projected() {
	s.edition++
	s.dirty = s.rebased || !file.SameWork(s.Document(), s.saved)
}

// Undo goes back one step and gives the label of the step undone.
func (s *Session) Undo() (label string, ok bool) {
	m := s.history.Present
	if m.Parent == nil {
		return "", false
	}
	s.goTo(m.Parent)
	return m.Label, true
}

// Redo does the step again that was undone last, and gives its label.
func (s *Session) Redo() (label string, ok bool) {
	m := s.history.Present.Redo
	if m == nil {
		return "", false
	}
	s.goTo(m)
	return m.Label, true
}

// CanUndo gives the label of the step that Undo would undo.
func (s *Session) CanUndo() (label string, ok bool) {
	m := s.history.Present
	return m.Label, m.Parent != nil
}

// CanRedo gives the label of the step that Redo would do again.
func (s *Session) CanRedo() (label string, ok bool) {
	if m := s.history.Present.Redo; m != nil {
		return m.Label, true
	}
	return "", false
}

// Steps lists all stages in the order of time, also those that were undone and
// left. The first is the document as it was opened.
func (s *Session) Steps() []journal.Step { return s.history.Steps() }

// Position is the place of the present stage in Steps.
func (s *Session) Position() int {
	for i, m := range s.history.Moments {
		if m == s.history.Present {
			return i
		}
	}
	return 0
}

// JumpTo goes to a stage by its place in Steps. It tells whether there is one.
func (s *Session) JumpTo(i int) bool {
	if i < 0 || i >= len(s.history.Moments) {
		return false
	}
	s.goTo(s.history.Moments[i])
	return true
}

func (s *Session) goTo(m *journal.Moment) {
	s.history.GoTo(m)
	s.tell(journal.Entry{Kind: journal.EntryMoved, At: m.ID})
	s.refresh()
}

// Bookmark names the present stage, so that it is found again and outlives
// others; an empty name takes the bookmark away.
func (s *Session) Bookmark(name string) {
	m := s.history.Present
	m.Bookmark = strings.TrimSpace(name)
	s.history.Merging = false
	s.tell(journal.StepEntry(m))
}

// EndStep ends the present step: the next edit starts one of its own, even with
// the same merge key. Call it when the selection moves on.
func (s *Session) EndStep() { s.history.Merging = false }

// StartAnother goes on with another scenario from here, under another name and
// without a file of its own yet.
func (s *Session) StartAnother(name string) {
	doc := s.Document().Clone()
	doc.Scenario.Name = name
	s.history.Merging = false
	s.leaveFile()
	s.commit("Another scenario from here: "+name, "", doc)
	s.refresh()
}

// historyLimit is how many stages a session remembers. Beyond it the oldest
// are forgotten, first those that were undone and left; bookmarks last.
const historyLimit = 1000
