package keeping

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/scenarios/fault"
	"fewer/scenarios/journal"
	"fewer/views/meeting"
	"fewer/views/tui"
)

// leaveLeft is what Esc does wherever work that was left is offered.
const leaveLeft = "leave it; it is offered again at the next start"

// OfferLeft offers at the start what of the work that was left is worth it.
func (a *Keeper) OfferLeft(all []journal.Recovery) {
	left := WorthOffering(all)
	a.guestsLeft = withGuests(left)
	a.AskWhoHolds(func() { a.Offer(left) })
}

// GuestsLeft tells whether a meeting that had guests may still be gone on with: that is
// asked just now.
func (a *Keeper) GuestsLeft() bool { return a.guestsLeft }

func withGuests(left []journal.Recovery) bool {
	return slices.ContainsFunc(left, func(r journal.Recovery) bool { return r.Guests })
}

// Offer asks whether to go on with work that was left without being closed, the
// latest first; whoever does not is asked about the next.
func (a *Keeper) Offer(left []journal.Recovery) {
	if a.guestsLeft = withGuests(left); len(left) == 0 {
		return
	}
	r, rest := left[0], left[1:]
	if a.Asked != "" && !a.Session.SameWork(r) {
		a.offerBesideAsked(r, rest)
		return
	}
	a.Show(&tui.Question{
		Title: "Work that was not closed", Text: leftWords(r),
		Answers: []tui.Answer{
			{Key: "enter", Does: "go on exactly where it stopped", Do: func() tea.Cmd { return a.GoOn(r) }},
			{Key: "d", Does: "throw it away", Do: tui.Just(func() { a.askToThrowAway(r, rest) })},
		},
		Esc: leaveLeft, Escape: func() { a.Offer(rest) },
	})
}

// offerBesideAsked offers work that was left where another scenario or year was asked
// for, which Enter opens: to go on in the wrong one would spoil it.
func (a *Keeper) offerBesideAsked(r journal.Recovery, rest []journal.Recovery) {
	text := leftWords(r)
	if a.Session.Path() == "" && r.Origin.YearPath != "" {
		text += " It is on another year file, " + fault.ShownName(r.Origin.YearPath) + "."
	}
	a.Show(&tui.Question{
		Title: "Other work was not closed", Text: text,
		Answers: []tui.Answer{
			{Key: "enter", Does: "open “" + a.Asked + "”, as you asked; the other work is offered again at the next start", Do: tui.Just(func() { a.Offer(sameWork(a.Session, rest)) })},
			{Key: "g", Does: "go on with the other work, exactly where it stopped", Do: func() tea.Cmd { return a.GoOn(r) }},
			{Key: "d", Does: "throw the other work away", Do: tui.Just(func() { a.askToThrowAway(r, rest) })},
		},
		Esc: leaveLeft, Escape: func() { a.Offer(sameWork(a.Session, rest)) },
	})
}

// sameWork keeps of the work that was left what is of the session's own file.
func sameWork(session *scenarios.Session, left []journal.Recovery) []journal.Recovery {
	return slices.DeleteFunc(slices.Clone(left), func(r journal.Recovery) bool { return !session.SameWork(r) })
}

// leftWords says what was left, and when, and whether all of it can be read.
func leftWords(r journal.Recovery) string {
	last := r.LastEdit.Local().Format("2 January at 15:04")
	text := tui.UpperFirst(nameOfWork(r)) + " for " + r.YearTitle + " was not closed: " + stepsOf(r) + ", the last on " + last + "."
	if r.Steps == 0 {
		text = tui.UpperFirst(nameOfWork(r)) + " for " + r.YearTitle + ", opened on " + last + ", was not closed."
	}
	if was, told := journal.ReadPlace(r.Place); told && was.Room {
		text += " The room stood at “" + was.Title + "”."
	}
	switch {
	case r.Damaged == 1:
		return text + " One line of its journal is damaged, so a step of it may be missing; the rest is kept."
	case r.Damaged > 1:
		return text + fmt.Sprintf(" %d lines of its journal are damaged, so as many steps of it may be missing; the rest is kept.", r.Damaged)
	}
	return text + " All of it is kept."
}

func nameOfWork(r journal.Recovery) string {
	if r.Name == "" {
		return "a scenario without a name"
	}
	return "“" + r.Name + "”"
}

func stepsOf(r journal.Recovery) string {
	if r.Steps == 1 {
		return "1 step"
	}
	return fmt.Sprintf("%d steps", r.Steps)
}

// GoOn takes up the work that was left, with its history.
func (a *Keeper) GoOn(r journal.Recovery) tea.Cmd {
	a.guestsLeft = false
	session, err := scenarios.Resume(r)
	if err != nil {
		a.Refuse("It can't be gone on with: " + err.Error())
		return nil
	}
	_, inRoom := a.Screen().(*meeting.Room)
	_, guessing := session.Document().OpenRound()
	a.Session.Close()
	bench := a.App.Begin(session)
	if target, there := session.LastRow(); there {
		bench.SelectTarget(target)
	}
	a.Changed()
	tell := tea.Cmd(nil)
	was, told := journal.ReadPlace(session.Place())
	if told || session.Guests() != nil {
		tell = a.App.TakeUp(was)
		inRoom = inRoom || was.Room
	}
	if inRoom || guessing { // the workbench would show what is withheld
		tell = a.App.OpenRoom()
	}
	if label, ok := session.CanUndo(); ok {
		a.Say("Going on where it stopped. The last step was: " + label)
	}
	if len(was.Drafts) > 0 {
		a.Say("Going on where it stopped. What was half typed stands there again when its form is opened")
	}
	return tea.Batch(tell, a.watch())
}

// openInstead opens what was read of files in place of what is open, and says so.
// What is not saved is asked about first.
func (a *Keeper) openInstead(o *scenarios.Opened, said string) tea.Cmd {
	open := func() tea.Cmd {
		session := o.NewSession()
		if a.Journals != "" {
			session.KeepJournal(a.Journals)
		}
		a.NewFile, a.Asked, a.Notices = "", "", nil
		a.App.Begin(session)
		a.Changed()
		a.Say(said)
		return tea.Batch(a.watch())
	}
	closeFirst := func() tea.Cmd {
		a.Session.Close()
		return open()
	}
	if !a.Session.Dirty() {
		return closeFirst()
	}
	answers := []tui.Answer{{Key: "s", Does: "save it, and open the other", Do: func() tea.Cmd { return a.Save(closeFirst) }}}
	if state := a.Session.JournalState().State; state == journal.OnDisk || state == journal.Pending {
		answers = append(answers, tui.Answer{Key: "l", Does: "leave it as it is; it is offered again at the next start", Do: func() tea.Cmd {
			a.Session.Leave()
			return open()
		}})
	}
	a.Show(&tui.Question{Title: "Not saved yet", Text: "What is open has changes that are not saved.", Answers: answers})
	return nil
}

func (a *Keeper) askToThrowAway(r journal.Recovery, rest []journal.Recovery) {
	a.Show(&tui.Question{
		Title: "Throw it away?", Text: leftWords(r) + " Thrown away, it can't be had again.",
		Answers: []tui.Answer{{Key: "d", Does: "throw it away", Do: tui.Just(func() {
			if err := r.Forget(); err != nil {
				a.Refuse("It could not be thrown away: " + err.Error())
			}
			a.Offer(rest)
		})}},
		Esc: "keep it", Escape: func() { a.Offer(append([]journal.Recovery{r}, rest...)) },
	})
}

// WorthOffering leaves out what is saved, what nothing was done to, and what
// people chose not to save.
func WorthOffering(left []journal.Recovery) []journal.Recovery {
	return slices.DeleteFunc(slices.Clone(left), func(r journal.Recovery) bool {
		was, _ := journal.ReadPlace(r.Place)
		return r.LetGo || (!r.Unsaved || r.Steps == 0) && !was.WorthGoingOn() && !r.Guests
	})
}
