package keeping

import (
	"errors"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/journal"
	"fewer/views/tui"
	"fewer/views/words"
)

// NothingToSave says why there is nothing to save, or "".
func (a *Keeper) NothingToSave() string {
	switch {
	case a.Session.Dirty(), a.Session.FileGone():
		return ""
	case a.Session.Path() != "":
		return "Everything is saved, in " + a.Session.Path()
	}
	return words.NothingChanged + ", so there is nothing to save"
}

// Save saves the scenario in its file; the first time it asks for a name, and
// proposes a dated one. The session is used from one goroutine only, so this waits
// for the disk.
func (a *Keeper) Save(then func() tea.Cmd) tea.Cmd {
	if a.Session.Path() == "" && a.NewFile != "" {
		return a.SaveAs(Saving{Path: a.NewFile, Then: then})
	}
	if a.Session.Path() == "" {
		a.AskName(then)
		return nil
	}
	return a.SaveAs(Saving{Then: then})
}

// AskName asks what the scenario is to be called, and saves it so.
func (a *Keeper) AskName(then func() tea.Cmd) {
	proposed := a.Session.ProposedPath()
	var after tea.Cmd
	a.AskLine("What is it called?", "It is saved under this name in "+filepath.Dir(proposed)+"; a name that begins with a folder goes there.",
		tui.Typed(strings.TrimSuffix(filepath.Base(proposed), filepath.Ext(proposed))), func(name string) string {
			name = strings.Trim(strings.TrimSpace(name), `"'`)
			if name == "" {
				return words.ItNeedsAName
			}
			a.Close()
			after = a.SaveAs(Saving{Path: name, Then: then})
			return ""
		}).After = func() tea.Cmd { return after }
}

// NothingToRename says why there is no other name to give, or "".
func (a *Keeper) NothingToRename() string {
	if a.Session.Path() == "" && !a.Session.Dirty() {
		return words.NothingChanged + ", so there is nothing to save under a name"
	}
	return ""
}

// AskRename asks for another name, by which the scenario goes from then on.
func (a *Keeper) AskRename() {
	if a.Session.Path() == "" {
		a.AskName(nil)
		return
	}
	var after tea.Cmd
	a.AskLine("What is it called from now on?", "It is saved under this name in "+a.Session.Folder()+", and what is done next goes there. "+filepath.Base(a.Session.Path())+" stays as it was last saved.",
		tui.Typed(a.Session.Document().Scenario.Name), func(name string) string {
			name = strings.TrimSpace(name)
			if name == "" || name == a.Session.Document().Scenario.Name {
				return "It needs another name."
			}
			a.Close()
			a.Session.EndStep()
			after = a.SaveAs(Saving{Path: name, name: name})
			return ""
		}).After = func() tea.Cmd { return after }
}

// Saving is how the scenario is to be saved.
type Saving struct {
	Path string         // "" for its own file
	name string         // what it is called once it is saved; "" for as before
	over bool           // whether what is there may be replaced
	Then func() tea.Cmd // what follows once it is saved. Optional
}

// at is the same at another path.
func (s Saving) at(path string, over bool) Saving {
	s.Path, s.over = path, over
	return s
}

// SaveAs saves the scenario and says where it is, or asks what to do where it
// could not be saved.
func (a *Keeper) SaveAs(s Saving) tea.Cmd {
	saved, err := a.Session.Save(s.name, s.Path, s.over)
	a.Changed()
	if err != nil {
		a.askWhereTo(err, s)
		return nil
	}
	said := "Saved: " + filepath.Base(saved.Path) + " in " + filepath.Dir(saved.Path)
	if saved.Warning != "" {
		said += ". " + saved.Warning
	}
	a.Say(said + a.NotKept())
	if s.Then != nil {
		return s.Then()
	}
	return nil
}

// askWhereTo says why the scenario could not be saved, and offers what is left.
func (a *Keeper) askWhereTo(err error, s Saving) {
	path, elsewhere, mayReplace := whatIsLeft(err)
	q := &tui.Question{Title: "Not saved", Text: err.Error()}
	if elsewhere != "" {
		q.Answers = append(q.Answers, tui.Answer{Key: "s", Does: "save it elsewhere; as " + filepath.Base(elsewhere) + " in " + filepath.Dir(elsewhere), Do: func() tea.Cmd {
			return a.SaveAs(s.at(elsewhere, false))
		}})
	}
	if mayReplace {
		q.Answers = append(q.Answers, tui.Answer{Key: "o", Does: "save over it; what is there stays beside it, under the name with a ~", Do: func() tea.Cmd {
			return a.SaveAs(s.at(path, true))
		}})
	}
	var open *journal.OpenElsewhere
	if errors.As(err, &open) && !open.Holder.Sure() {
		q.Answers = append(q.Answers, tui.Answer{Key: "t", Does: "nobody has it open any more; save in it", Do: func() tea.Cmd {
			if !a.takeOver(path) {
				return nil
			}
			return a.SaveAs(s.at(path, false))
		}})
	}
	if s.Then != nil {
		q.Answers = append(q.Answers, tui.Answer{Key: "q", Does: "quit without saving", Do: a.App.Quit})
	}
	a.Show(q)
}

// whatIsLeft reads from an error where a scenario can be saved instead, and
// whether what is in the way may be replaced.
func whatIsLeft(err error) (path, elsewhere string, mayReplace bool) {
	var failed *journal.SaveError
	var changed *journal.ChangedOnDisk
	var there *journal.AlreadyThere
	var open *journal.OpenElsewhere
	switch {
	case errors.As(err, &failed):
		return failed.Path, failed.Elsewhere, false
	case errors.As(err, &changed):
		return changed.Path, changed.Elsewhere, true
	case errors.As(err, &there):
		return there.Path, there.Elsewhere, !there.YearFile
	case errors.As(err, &open):
		return open.Path, open.Elsewhere, false
	}
	return "", "", false
}

// JournalTold tells that the journal's state has changed.
type JournalTold struct {
	To     *Keeper
	Status journal.Status
}

// watchJournal waits until the journal's state is another.
func (a *Keeper) watchJournal(known journal.Status) tea.Cmd {
	if a.done == nil || known.State == journal.Off {
		return nil
	}
	session := a.Session
	return func() tea.Msg { return JournalTold{To: a, Status: session.AwaitJournal(known)} }
}

// After says where edits do not reach the disk, and when they do again.
func (m JournalTold) After() tea.Cmd {
	a, status := m.To, m.Status
	switch status.State {
	case journal.Failed:
		if !a.unkept || a.Notice == "" && a.Unreached() { // each try is told; what else is said has to be read
			a.Fail(status.Reason)
		}
		a.unkept, a.Stale = true, true
	case journal.OnDisk:
		if a.unkept {
			a.Tell("Your edits are on the disk again")
		}
		a.unkept = false
		a.Stale = true // the mark says so
		a.App.AfterKept()
	}
	return a.watchJournal(status)
}

// The marks of the journal, in the last cell of the first row of every screen: an
// edit is not on the disk yet, or the disk refuses it. Where there is none, a
// pulled plug takes nothing of what is shown.
const (
	onItsWay = '…'
	notKept  = '!'
)

// DrawMark draws the mark of the journal. The journal is asked as the frame is
// painted: its news may come later.
func (a *Keeper) DrawMark(area tui.Area) {
	w, _ := area.Size()
	switch a.Session.JournalState().State {
	case journal.Pending:
		area.Put(w-1, 0, tui.Muted, onItsWay)
	case journal.Failed:
		area.Put(w-1, 0, tui.Fault, notKept)
	}
}
