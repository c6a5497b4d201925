package keeping

import (
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios/journal"
	"fewer/views/tui"
)

// NothingSetAside says why there is nothing to list, or "".
func (a *Keeper) NothingSetAside() string {
	if !journal.AnyAside(a.Journals) {
		return "No work is set aside on this computer"
	}
	return ""
}

// OpenSetAside lists the work that was set aside, to go on with or to remove.
func (a *Keeper) OpenSetAside() {
	aside := journal.SetAside(a.Journals)
	var names []string
	for _, w := range aside {
		names = append(names, asideName(w))
	}
	names = append(names, "all of it: remove it")
	a.Show(tui.NewChooser("Work set aside", a.Texts(names), 0, func(i int) tea.Cmd {
		if i == len(aside) {
			a.askToRemove(aside)
			return nil
		}
		a.askAboutAside(aside[i])
		return nil
	}))
}

// asideName says what is in a file that was set aside, how old and how large it is.
func asideName(w journal.Aside) string {
	said := filepath.Base(w.Path) + ", which can't be read"
	since := w.Since
	if w.Work != nil {
		said, since = nameOfWork(*w.Work)+" for "+w.Work.YearTitle+", "+stepsOf(*w.Work), w.Work.LastEdit
	}
	return said + ", " + since.Local().Format("2 January 2006") + ", " + w.Size()
}

func (a *Keeper) askAboutAside(w journal.Aside) {
	q := &tui.Question{Title: "Work set aside", Text: tui.UpperFirst(asideName(w)) + ". It is kept as " + w.Path + ".", Esc: "leave it where it is"}
	if w.Work != nil {
		q.Answers = append(q.Answers, tui.Answer{Key: "g", Does: "go on with it, exactly where it stopped", Do: func() tea.Cmd {
			if a.Session.Dirty() {
				a.Refuse("Save what is open first; s saves")
				return nil
			}
			return a.GoOn(*w.Work)
		}})
	}
	q.Answers = append(q.Answers, tui.Answer{Key: "d", Does: "remove it for good", Do: tui.Just(func() { a.askToRemove([]journal.Aside{w}) })})
	a.Show(q)
}

func (a *Keeper) askToRemove(aside []journal.Aside) {
	what := asideName(aside[0])
	if n := len(aside); n > 1 {
		what = model.Thousands(int64(n)) + " files of work"
	}
	a.Show(&tui.Question{
		Title: "Remove it?", Text: tui.UpperFirst(what) + ". Removed, it can't be had again.", Esc: "keep it",
		Answers: []tui.Answer{{Key: "d", Does: "remove it for good", Do: tui.Just(func() {
			for _, w := range aside {
				if err := w.Forget(); err != nil {
					a.Refuse("It could not be removed: " + err.Error())
					return
				}
			}
			a.Say("Removed: " + what)
		})}},
	})
}

// AskWhoHolds asks people where a lock beside the scenario's file can't be checked
// from here, and then does what follows.
func (a *Keeper) AskWhoHolds(then func()) {
	holder, held := a.Session.OpenElsewhere()
	if !held || holder.Sure() {
		then()
		return
	}
	path := a.Session.Path()
	a.Show(&tui.Question{
		Title: "Is it open elsewhere?",
		Text:  "A lock beside " + filepath.Base(path) + " says that it is open " + holder.String() + ". From here nobody but you can tell whether that still holds.",
		Answers: []tui.Answer{
			{Key: "enter", Does: "leave it to them; save under another name", Do: tui.Just(then)},
			{Key: "t", Does: "nobody has it open any more; save in it as usual", Do: tui.Just(func() {
				a.takeOver(path)
				then()
			})},
		},
		Esc: "as Enter", Escape: then,
	})
}

// takeOver goes by people who know that nobody has a file open.
func (a *Keeper) takeOver(path string) bool {
	refusal := a.Session.TakeOver(path)
	if !a.Refused(refusal) {
		a.Say("Nobody else has " + filepath.Base(path) + " open, as you said")
	}
	return !refusal.Refused()
}
