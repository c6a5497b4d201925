package meeting

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/file"
	"fewer/views/guests"
	"fewer/views/tui"
	"fewer/views/words"
)

// Receive lets the room know of the reception of its guests; nil for no guests.
func (r *Room) Receive(at *guests.Reception) { r.reception = at }

// guestActions are what can be done about guests on every wall.
func (r *Room) guestActions() []tui.Action {
	return []tui.Action{{
		ID: "guests", Keys: []string{"&"}, Help: "guests on their phones: the code, who is in, what they have sent",
		Also: "phones qr code join", Off: r.noGuests, Do: tui.Just(func() { r.stage.Show(guests.Door{Reception: r.reception}) }),
	}}
}

func (r *Room) noGuests() string {
	if r.reception == nil {
		return "No guests are let in: start with fewer room --guests to have people take part from their phones"
	}
	return ""
}

// guestMark says on the wall that guests may come, in at most so many cells.
func (r *Room) guestMark(most int) string {
	if r.reception == nil {
		return ""
	}
	mark := tui.FirstThatFits(most, r.reception.Mark()...)
	if tui.Width(mark) > most {
		return ""
	}
	return mark
}

// ForGuests is what guests may know of the meeting just now: what is on the wall, and
// what of it is open to them.
func (r *Room) ForGuests() *guests.Snapshot {
	doc := r.doc()
	shown := &guests.Snapshot{Wall: r.Snapshot()}
	for _, table := range doc.Tables() {
		shown.Tables = append(shown.Tables, guests.Table{ID: guests.TableID(table), Name: r.host.Text(table)})
	}
	if id := guests.RoundOf(doc); id != "" {
		round, _ := doc.OpenRound()
		shown.Guess = &guests.Guess{Round: id, Asks: r.host.Text(words.Asked(r.host.Filed(), &round)), Sealed: round.Sealed != ""}
		for _, table := range doc.Tables() {
			shown.Guess.Wrote = append(shown.Guess.Wrote, round.Wrote(table))
		}
	}
	if r.item().Shows == file.ShowDecisions && doc.Withheld() == "" {
		for i, id := range guests.Ballots(doc.Decisions) {
			shown.Votes = append(shown.Votes, guests.Ballot{ID: id, Says: r.host.Text(doc.Decisions[i].What)})
		}
	}
	if shown.OwnShut = r.ownShut(doc); shown.OwnShut == "" {
		shown.Own = guests.NewPlan(r.prepared(), doc, r.host.Outlook(60))
	}
	return shown
}

// ownShut says why guests can't try changes of their own just now, or "": a phone must
// not show an answer before its table has guessed.
func (r *Room) ownShut(doc file.Document) string {
	answered := len(doc.Rounds) > 0 && doc.Rounds[len(doc.Rounds)-1].Revealed == file.RevealContract
	switch shows := r.item().Shows; {
	case doc.Withheld() != "":
		return "Changes of your own are shut while the tables guess."
	case !answered:
		return "Changes of your own open after the second answer."
	case shows == file.ShowLine || shows == file.ShowGuess:
		return "Changes of your own are shut while the next question is chosen."
	}
	return ""
}

// AfterGuests brings the wall up to date after guests have written something down.
func (r *Room) AfterGuests() tea.Cmd {
	r.toWaitingTable()
	return r.Tell()
}
