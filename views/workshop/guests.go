package workshop

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/guests"
	"fewer/views/meeting"
	"fewer/views/tui"
)

// guestsPause is how long what has changed waits until guests are told: they look at
// their phones, and the key that changed it must not wait for them.
const guestsPause = 15 * time.Millisecond

// telling is how far guests have been told.
type telling struct {
	due    bool // whether they are to be told soon
	closed bool // whether they were told that money is withheld
}

// guestsDue tells that guests are to be told now.
type guestsDue struct{}

// front is the app as the reception of guests sees it.
type front struct{ app *App }

func (f front) Session() *scenarios.Session { return f.app.Session }

func (f front) Text(said string) string { return f.app.Text(said) }

func (f front) Year() *model.Year { return f.app.Year }

func (f front) Changed() { f.app.Changed() }

func (f front) Tell() tea.Cmd {
	if f.app.room == nil {
		return nil
	}
	return f.app.room.Tell()
}

// receive opens the reception for guests; nil lets none in.
func (a *App) receive(s *guests.Server) {
	if s != nil {
		a.reception = guests.NewReception(s, front{a}, &a.Stage)
	}
}

// newRoom makes the wall of a meeting.
func (a *App) newRoom() *meeting.Room {
	r := meeting.New(onWall{a}, &a.Stage, a.toldFile)
	r.Receive(a.reception)
	return r
}

// watchGuests waits for what guests do next.
func (a *App) watchGuests() tea.Cmd {
	if a.reception == nil {
		return nil
	}
	s := a.reception.Server
	return func() tea.Msg {
		if f, goesOn := s.Next(); goesOn {
			return f
		}
		return nil
	}
}

// afterFact takes what a guest has done, and waits for the next.
func (a *App) afterFact(f guests.Fact) tea.Cmd {
	var tell tea.Cmd
	if a.reception.Take(f); a.room != nil {
		tell = a.room.AfterGuests()
	}
	if !a.leaving {
		a.remember()
	}
	return tea.Batch(tell, a.watchGuests())
}

// tellGuests has guests told of what has changed, soon; at once where money is withheld
// from now on.
func (a *App) tellGuests(after tea.Msg) tea.Cmd {
	if _, told := after.(guestsDue); told || a.reception == nil || !a.Stale {
		return nil
	}
	if closed := a.Session.Document().Withheld() != ""; closed != a.telling.closed {
		a.telling.closed = closed
		a.publish()
	}
	if a.telling.due {
		return nil
	}
	a.telling.due = true
	return tea.Tick(guestsPause, func(time.Time) tea.Msg { return guestsDue{} })
}

// publish shows guests what is on the wall, and nothing while something else is in its
// place.
func (a *App) publish() {
	shown := &guests.Snapshot{OwnShut: guests.NotBegun}
	if a.room != nil {
		shown = a.room.ForGuests()
	}
	if a.room == nil || a.Screen() != tui.Screen(a.room) {
		shown.Away, shown.Wall.Says, shown.Wall.Title = true, nil, ""
	}
	shown.Coming = a.keep.GuestsLeft()
	a.reception.Reconcile()
	a.reception.Publish(shown)
}
