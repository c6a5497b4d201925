package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model/insight"
	"fewer/views/words"
)

// noPracticeToTurnTo says why nobody's part alone can be looked at here, or "".
func (a *App) noPracticeToTurnTo() string {
	switch {
	case a.alreadyInRoom() != "":
		return "The room is everybody's; Esc, then Enter, leaves it"
	case len(a.Year.Practices) == 0:
		return "This year names no practices: practices: in the year file, and by_practice: of its streams, would"
	}
	return ""
}

func (a *App) practiceWords() string {
	if p := a.Practice(); p != nil {
		return "all practices again, in place of " + p.Name
	}
	return "one practice, such as mine: its referrals in the rows, sliders and answers for it alone"
}

// turnPractice goes back to all practices, or asks which one is to be looked at.
func (a *App) turnPractice() tea.Cmd {
	a.asked = ""
	if a.Practice() != nil {
		a.lookAt("")
		a.Say("All practices again")
		return a.settings.keepPractice(a.yearKey(), "")
	}
	a.ChoosePractice("Which practice?", func(i int) tea.Cmd {
		id := a.Year.Practices[i].ID
		a.lookAt(id)
		said := a.Practice().Name + ": rows and sliders are its own; " + a.KeyOf("my-practice") + " all, " + a.KeyOf("practice-card") + " its card"
		if a.Session.Year().Sent[id] == 0 {
			said = words.RefersNobody(a.Practice().Name)
		}
		a.Say(said)
		return a.settings.keepPractice(a.yearKey(), id)
	})
	return nil
}

// lookAt turns every screen to one practice (an id), or to all. It tells whether the
// year has it.
func (a *App) lookAt(id string) bool {
	if !a.Session.SetPractice(id) {
		return false
	}
	a.NameYear()
	a.Changed()
	return true
}

// allPractices turns to all for the room, which is everybody's, and forgets nothing.
func (a *App) allPractices() {
	if a.PracticeID() != "" {
		a.lookAt("")
		a.Say("All practices again: the room is everybody's")
	}
}

// yearKey is by what the year is known again.
func (a *App) yearKey() string { return a.Session.Year().Year().Title() }

// lookAtRemembered begins with the practice that was asked for, or with the one that
// was looked at last in this year; the room with all. One that the year no longer has
// is left.
func (a *App) lookAtRemembered(asked string, start Start) {
	if asked == "" && start == StartWorkbench {
		asked = a.settings.Practices[a.yearKey()]
	}
	if _, guessing := a.Session.Document().OpenRound(); guessing { // the room comes first
		a.asked, asked = asked, ""
	}
	a.Session.SetPractice(asked)
}

// leaveRoom goes to the screen under the room, and there to the practice that was asked
// for at the start: whoever moves a slider there means its own patients.
func (a *App) leaveRoom() {
	a.Back()
	if a.asked != "" && a.PracticeID() == "" && a.lookAt(a.asked) {
		a.Say("Back at " + a.Practice().Name + ": rows and sliders are its own; " + a.KeyOf("my-practice") + " all")
	}
}

// noCard says why there is no practice's card to show, or "".
func (a *App) noCard() string {
	if why := a.noPracticeToTurnTo(); why != "" {
		return why
	}
	if p := a.Practice(); p == nil || p.At == insight.OtherPractices {
		return a.KeyOf("my-practice") + " chooses the practice first"
	}
	return ""
}
