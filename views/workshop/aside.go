package workshop

import (
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
)

// nothingSetAside says why there is nothing to list, or "".
func (a *App) nothingSetAside() string {
	if !scenarios.AnyAside(a.journals) {
		return "No work is set aside on this computer"
	}
	return ""
}

// openSetAside lists the work that was set aside, to go on with or to remove.
func (a *App) openSetAside() {
	aside := scenarios.SetAside(a.journals)
	var names []string
	for _, w := range aside {
		names = append(names, asideName(w))
	}
	names = append(names, "all of it: remove it")
	a.show(newChooser("Work set aside", a.texts(names), 0, func(i int) tea.Cmd {
		if i == len(aside) {
			a.askToRemove(aside)
			return nil
		}
		a.askAboutAside(aside[i])
		return nil
	}))
}

// asideName says what is in a file that was set aside, how old and how large it is.
func asideName(w scenarios.Aside) string {
	said := filepath.Base(w.Path) + ", which can't be read"
	since := w.Since
	if w.Work != nil {
		said, since = nameOfWork(*w.Work)+" for "+w.Work.YearTitle+", "+stepsOf(*w.Work), w.Work.LastEdit
	}
	return said + ", " + since.Local().Format("2 January 2006") + ", " + w.Size()
}

func (a *App) askAboutAside(w scenarios.Aside) {
	q := &question{title: "Work set aside", text: upperFirst(asideName(w)) + ". It is kept as " + w.Path + ".", esc: "leave it where it is"}
	if w.Work != nil {
		q.answers = append(q.answers, answer{"g", "go on with it, exactly where it stopped", func() tea.Cmd {
			if a.session.Dirty() {
				a.refuse("Save what is open first; s saves")
				return nil
			}
			return a.goOn(*w.Work)
		}})
	}
	q.answers = append(q.answers, answer{"d", "remove it for good", just(func() { a.askToRemove([]scenarios.Aside{w}) })})
	a.show(q)
}

func (a *App) askToRemove(aside []scenarios.Aside) {
	what := asideName(aside[0])
	if n := len(aside); n > 1 {
		what = countOf(n) + " files of work"
	}
	a.show(&question{
		title: "Remove it?", text: upperFirst(what) + ". Removed, it can't be had again.", esc: "keep it",
		answers: []answer{{"d", "remove it for good", just(func() {
			for _, w := range aside {
				if err := w.Forget(); err != nil {
					a.refuse("It could not be removed: " + err.Error())
					return
				}
			}
			a.say("Removed: " + what)
		})}},
	})
}

// askWhoHolds asks people where a lock beside the scenario's file can't be checked
// from here, and then does what follows.
func (a *App) askWhoHolds(then func()) {
	holder, held := a.session.OpenElsewhere()
	if !held || holder.Sure() {
		then()
		return
	}
	path := a.session.Path()
	a.show(&question{
		title: "Is it open elsewhere?",
		text:  "A lock beside " + filepath.Base(path) + " says that it is open " + holder.String() + ". From here nobody but you can tell whether that still holds.",
		answers: []answer{
			{"enter", "leave it to them; save under another name", just(then)},
			{"t", "nobody has it open any more; save in it as usual", just(func() {
				a.takeOver(path)
				then()
			})},
		},
		esc: "as Enter", escape: then,
	})
}

// takeOver goes by people who know that nobody has a file open.
func (a *App) takeOver(path string) bool {
	refusal := a.session.TakeOver(path)
	if !a.refused(refusal) {
		a.say("Nobody else has " + filepath.Base(path) + " open, as you said")
	}
	return !refusal.Refused()
}
