package workshop

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
)

// place is where people are and what they have half typed. The journal keeps it
// beside the work, so that both come back after a kill.
type place struct {
	Room     bool                `json:"room"` // on the wall, and not in the workbench
	Title    string              `json:"title,omitempty"`
	Step     int                 `json:"step"`
	Piece    int                 `json:"piece"`
	List     int                 `json:"list"`
	Table    int                 `json:"table"`
	Volume   int                 `json:"volume"`
	Row      model.Target        `json:"row"`
	Began    time.Time           `json:"began"`
	StepFrom time.Time           `json:"step_from"`
	Drafts   map[string][]string `json:"drafts,omitempty"`
}

// readPlace reads what a journal kept; ok is false where that is nothing.
func readPlace(kept []byte) (p place, ok bool) {
	return p, kept != nil && json.Unmarshal(kept, &p) == nil
}

// worthGoingOn tells whether there is more to it than where every meeting begins.
func (p place) worthGoingOn() bool {
	return p.Room && (p.Step > 0 || p.Piece > 0) || len(p.Drafts) > 0
}

// remember keeps in the journal where people are now.
func (a *App) remember() {
	p := place{Drafts: a.halfTyped()}
	if r := a.room; r != nil {
		_, p.Room = a.screen().(*room)
		p.Title, p.Step, p.Piece, p.List, p.Table, p.Volume = r.item().Title, r.step, r.piece, r.list, r.table, r.volume
		p.Row, p.Began, p.StepFrom = r.target(), r.told.began, r.told.from
	}
	if !p.worthGoingOn() && a.session.Place() == nil {
		return
	}
	if kept, err := json.Marshal(p); err == nil { // there is nothing in it that JSON can't hold
		a.session.Remember(kept)
	}
}

// halfTyped is what was typed into forms and not written down: into those that
// were left, and into the one that is open.
func (a *App) halfTyped() map[string][]string {
	all := maps.Clone(a.drafts)
	if all == nil {
		all = map[string][]string{}
	}
	switch o := a.over.(type) {
	case *form:
		if o.typed {
			all[o.draft] = o.said()
		}
	case *guessEntry:
		all[guessDraft(o.table)] = []string{o.text.String()}
	}
	maps.DeleteFunc(all, func(_ string, said []string) bool { return strings.Join(said, "") == "" })
	return all
}

// takeUp goes to where people were when work was left.
func (a *App) takeUp(p place) tea.Cmd {
	for draft, said := range p.Drafts {
		a.drafts[draft] = said
	}
	if a.room == nil {
		a.room = newRoom(a)
	}
	return a.room.takeUp(p)
}

// takeUp puts on the wall what was on it. The clock of the meeting goes on.
func (r *room) takeUp(p place) tea.Cmd {
	r.step = min(max(0, p.Step), len(r.agenda)-1)
	if i := slices.IndexFunc(r.agenda, func(item scenarios.AgendaItem) bool { return item.Title == p.Title }); r.item().Title != p.Title && i >= 0 {
		r.step = i // the agenda was written anew
	}
	r.selectTarget(p.Row)
	r.piece = min(max(0, p.Piece), r.wall().pieces-1)
	r.list, r.table, r.volume = max(0, p.List), max(0, p.Table), min(max(-model.SweepReach, p.Volume), model.SweepReach)
	r.toWaitingTable()
	r.told = roomTold{began: p.Began, from: p.StepFrom}
	r.app.bind()
	return r.tell()
}
