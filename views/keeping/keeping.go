// Package keeping is what keeps work, takes it up again and passes it on: saving, the
// history, other scenarios and years, work that was left or set aside, imports. Begin with
// Keeper.
package keeping

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/scenarios/journal"
	"fewer/views/desk"
	"fewer/views/screens"
	"fewer/views/tui"
	"fewer/views/workbench"
)

// App is the app around, as far as what is kept moves it.
type App interface {
	// Begin puts another session on an empty stage, after the one before has ended.
	Begin(session *scenarios.Session) *workbench.Bench
	// NewWorkbench makes the first screen of the session that is open.
	NewWorkbench() *workbench.Bench
	OpenRoom() tea.Cmd
	// TakeUp goes to where people were when work was left.
	TakeUp(p journal.Place) tea.Cmd
	// AfterKept is called when the disk has what is shown.
	AfterKept()
	Quit() tea.Cmd
	Now() time.Time
}

// Keeper keeps the session on a desk.
type Keeper struct {
	*desk.Desk
	App     App
	Answers *screens.Set

	Asked    string   // the scenario file, or without one the year file, that the app was started with; "" for none
	NewFile  string   // the scenario file that was asked for and is not there yet: the place of the first save
	Version  string   // of the program
	Journals string   // the folder of the journals; "" for none
	Notices  []string // what was to be said at opening
	NewYear  bool     // whether the year file has changed on the disk

	guestsLeft bool          // whether work with guests is still offered
	unkept     bool          // whether it was said that edits do not reach the disk
	exporting  *writing      // the file to pass on that is being written; nil for none
	done       chan struct{} // closed when the app is left; nil before it has started
}

// All is one of each screen, to list their actions. No session is behind them.
func All(d *desk.Desk) []tui.Screen {
	a := &Keeper{Desk: d}
	return []tui.Screen{
		newHistory(a), newOthers(a), newYearMove(a), &opening{app: a},
		&importing{AnswerList: desk.AnswerList{Desk: d}, host: a},
	}
}

// Watch begins to watch the journal and the year file.
func (a *Keeper) Watch() tea.Cmd {
	a.done = make(chan struct{})
	return a.watch()
}

func (a *Keeper) watch() tea.Cmd {
	return tea.Batch(a.watchJournal(a.Session.JournalState()), a.watchYear())
}

// Await has something waited for beside the keys until the app is left, and tells
// whether it is: not before the app has started.
func (a *Keeper) Await(wait func(done <-chan struct{}) tea.Msg) bool {
	done := a.done
	if done != nil {
		a.Beside = append(a.Beside, func() tea.Msg { return wait(done) })
	}
	return done != nil
}

// Unwatch ends that, when the app is left.
func (a *Keeper) Unwatch() {
	if a.done != nil {
		close(a.done)
		a.done = nil
	}
}

// Title names the screen in the table of keys.
func (o *others) Title() string { return "Other scenarios" }

func (h *history) BelowHeadline() tui.Rect { return h.app.BelowList() }
func (o *others) BelowHeadline() tui.Rect  { return o.app.BelowList() }
