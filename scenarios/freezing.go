package scenarios

import (
	"strings"
	"time"

	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// Frozen tells of a frozen copy: where its file is, or in words why it has none.
type Frozen struct {
	Time  string // as Stamp writes it
	Path  string // "" where it could not be written
	Fault string // why it could not be written, or not be marked as read-only: a sentence; "" for neither
}

// frozeStep is what the history calls a frozen copy.
const frozeStep = "A frozen copy was made"

// Freeze keeps the scenario as it stands, with the time, its result and the
// minutes of the meeting: in the scenario itself, and with the year inside in a
// file of its own beside it that nobody may write. Where that file can't be
// written the copy in the scenario stays, and Freeze again only tries the file.
func (s *Session) Freeze() (Frozen, Refusal) {
	if s.history.Present.Label != frozeStep {
		if refusal := s.freezeWithin(); refusal.Refused() {
			return Frozen{}, refusal
		}
	}
	frozen := s.Document().Frozen
	f := Frozen{Time: frozen[len(frozen)-1].Time}
	f.write(s)
	return f, Refusal{}
}

// freezeWithin adds the copy to the scenario.
func (s *Session) freezeWithin() Refusal {
	doc := s.Document().Clone()
	copied := file.FrozenCopy{
		Time: file.Stamp(s.clock()), Changes: doc.Scenario.Changes, Proposals: doc.Scenario.Proposals,
		Result: ResultOf(s.projection), Minutes: s.Minutes(),
	}
	return s.Edit(frozeStep, "", func(d *file.Document) { d.Frozen = append(d.Frozen, copied) })
}

// write writes the file.
func (f *Frozen) write(s *Session) {
	doc, _ := s.Bundle(false)
	name := doc.Scenario.Name
	if s.Document().Scenario.Name == "" && s.file.Path != "" { // the name would be the day's
		name = beside.NameOfFile(s.file.Path)
	}
	doc.FrozenAt = f.Time
	doc.Scenario.Name += ", frozen " + f.Time
	folder := s.Folder()
	if folder == DocumentsDir() {
		s.disk.MakeDir(folder, 0o755) // where that fails, writing says why
	}
	path := journal.UnusedPath(s.disk, folder, name+", frozen "+strings.ReplaceAll(f.Time, ":", "."))
	content, err := file.EncodeDocument(&doc)
	inPlace := false
	if err == nil {
		inPlace, err = journal.WriteWholeAs(s.disk, path, content, journal.ModeLike(s.disk, s.Files()...))
	}
	if inPlace {
		f.Path = path
		if s.disk.Protect(path) != nil {
			f.Fault = "It could not be marked as read-only there."
		}
		return
	}
	f.Fault = "It has no file of its own: " + journal.DiskReason(err) + "."
}

// FrozenWords says when a frozen copy was made: "2 December 2010 at 15:40".
func FrozenWords(stamp string) string {
	t, err := time.Parse(file.StampLayout, stamp)
	if err != nil {
		return stamp
	}
	return t.Format("2 January 2006 at 15:04")
}

// OpenedFrozen says that what was opened is a frozen copy, of which the session
// has its own; "" where it is not.
func (s *Session) OpenedFrozen() string {
	if s.file.Path != "" || s.received == nil || s.received.FrozenAt == "" {
		return ""
	}
	return "Frozen on " + FrozenWords(s.received.FrozenAt) + ", and stays as it is. You go on in a copy of your own."
}
