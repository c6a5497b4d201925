package workshop

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/terminal"
	"fewer/views/tui"
)

// Actions lists what can be done from every screen.
func (a *App) Actions() []action {
	return []action{
		{
			id: "next-terms", keys: []string{"tab"}, short: "terms", group: looking, rank: 30,
			help: "put the next terms in focus: as contracted, if all were block, …", do: just(func() { a.turnTerms(1) }),
		},
		{
			id: "previous-terms", keys: []string{"shift+tab"}, group: looking,
			help: "put the terms before them in focus", do: just(func() { a.turnTerms(-1) }),
		},
		{
			id: "undo", keys: []string{"u"}, short: "undo", group: keeping, rank: 50,
			help: "undo the last step", off: a.nothingToUndo, words: a.undoWords, do: just(a.undo),
		},
		{
			id: "redo", keys: []string{"ctrl+r", "ctrl+y"}, short: "redo", group: keeping, rank: 51,
			help: "do again what was undone", off: a.nothingToRedo, words: a.redoWords, do: just(a.redo),
		},
		{
			id: "history", keys: []string{"h"}, group: keeping,
			help: "what was done, step by step; go back to any of it", off: a.noHistory, do: just(a.openHistory),
		},
		{
			id: "others", keys: []string{"o"}, group: looking,
			help: "other scenarios: set them beside this one, or merge them into it", do: just(a.openOthers),
		},
		{
			id: "save", keys: []string{"s", "ctrl+s"}, short: "save", group: keeping, rank: 60,
			help: "save the scenario, and say where", off: a.nothingToSave, do: func() tea.Cmd { return a.save(nil) },
		},
		{
			id: "save-as", keys: []string{"W"}, group: keeping, also: "rename name save as",
			help: "save under another name: rename it; the file under the old name stays", off: a.nothingToRename, do: just(a.askRename),
		},
		{
			id: "year", keys: []string{"Y"}, also: "next year new month other figures", short: "the year file has changed", group: keeping, rank: a.yearRank(),
			help: "the year file again, or another, under this scenario: what moves, before it does", off: a.noOtherYear, do: just(a.openYear),
		},
		{
			id: "opening", keys: []string{"O"}, group: keeping, help: "what was said at opening: whether the result is as saved, and notes on the files",
			off: a.nothingSaidAtOpening, do: just(func() { a.open(&opening{app: a}) }),
		},
		{
			id: "set-aside", keys: []string{"A"}, group: keeping,
			help: "work set aside: old, let go of or damaged; go on with it, or remove it", off: a.nothingSetAside, do: just(a.openSetAside),
		},
		{
			id: "export", keys: []string{"E"}, group: keeping, also: "export hand out send share page markdown bundle",
			help: "pass it on: one file that opens by itself, or one page to read", do: just(a.askExport),
		},
		{
			id: "as-filed", keys: []string{"F"}, group: looking,
			help: "the forecast as the year file says again, where another method is in use", off: a.forecastsAsFiled, do: just(a.asFiled),
		},
		{
			id: "room", keys: []string{"R"}, short: "room", group: meeting, rank: 65,
			help: "the room: one thing at a time, large, for a meeting", off: a.alreadyInRoom, do: a.openRoom,
		},
		{
			id: "price-ideas", keys: []string{"I"}, group: meeting,
			help: "price an idea from the room: whose bill it changes, by how much; then it is in the totals", off: a.noIdeas, do: just(a.chooseIdea),
		},
		{
			id: "palette", keys: []string{":", "ctrl+p"}, group: looking,
			help: "find anything by its name: an action, a stream, a line", do: just(a.openPalette),
		},
		{
			id: "names", keys: []string{"N"}, short: "names", group: program, rank: a.namesRank(),
			help: "practices by letters, or by name; the projector theme begins with letters",
			off:  a.noPractices, words: a.turnNamesWords, do: just(a.turnNames),
		},
		{
			id: "theme", keys: []string{"t"}, group: program,
			help: "next theme: auto, light, dark, projector, plain", do: a.nextTheme,
		},
		{
			id: "ascii", keys: []string{"a"}, group: program,
			help: "draw with typed characters, where the chart shows as boxes", do: just(a.toggleASCII),
		},
		{
			id: "mouse", keys: []string{"m"}, group: program,
			help: "mouse off or on; while it is on, hold Shift to select text", do: a.toggleMouse,
		},
		{
			id: "stop", keys: []string{"alt+z", "ctrl+z"}, group: program,
			help: "to the shell for a while; fg comes back. On Windows, which has none, it undoes",
			off:  a.noShell, do: a.stop,
		},
		{
			id: "help", keys: []string{"?", "f1"}, short: "help", group: program, rank: 99,
			help: "this page", do: just(a.openHelp),
		},
		{
			id: "words", keys: []string{"z"}, group: program,
			help: "what the words on the screens and in the contracts mean", do: just(a.openGlossary),
		},
		{
			id: "quit", keys: []string{"q"}, short: "quit", group: program, rank: 98,
			help: "quit; asks first where something is not saved", do: a.askToQuit,
		},
	}
}

func (a *App) alreadyInRoom() string {
	if _, in := a.screen().(*room); in {
		return "This is the room; Esc, then Enter, goes to the workbench"
	}
	return ""
}

// turnTerms moves the focus to other terms.
func (d *desk) turnTerms(by int) {
	shown := d.shownTerms()
	i := slices.Index(shown, d.terms)
	d.focus(shown[(i+by+len(shown))%len(shown)])
}

// focus puts terms in focus.
func (d *desk) focus(t model.Terms) {
	d.terms = t
	d.Changed()
}

func (a *App) nothingToUndo() string {
	if _, ok := a.session.CanUndo(); !ok {
		return "There is nothing to undo"
	}
	return ""
}

func (a *App) undoWords() string {
	label, _ := a.session.CanUndo()
	return "undo: " + a.Text(label)
}

func (a *App) undo() {
	label, _ := a.session.Undo()
	a.say("Undone: " + label)
	a.Changed()
}

func (a *App) nothingToRedo() string {
	if _, ok := a.session.CanRedo(); !ok {
		return "There is nothing to do again"
	}
	return ""
}

func (a *App) noHistory() string {
	if len(a.session.Steps()) < 2 {
		return "Nothing has been done yet"
	}
	return ""
}

func (a *App) redoWords() string {
	label, _ := a.session.CanRedo()
	return "do again: " + a.Text(label)
}

func (a *App) redo() {
	label, _ := a.session.Redo()
	a.say("Done again: " + label)
	a.Changed()
}

// setTheme makes the theme of the present name.
func (a *App) setTheme() error {
	t, err := tui.NewTheme(a.themeName, a.terminal)
	if err != nil {
		return err
	}
	a.theme, a.stale = t.WithASCII(a.ascii), true
	return nil
}

// nextTheme goes on to the next theme and remembers it.
func (a *App) nextTheme() tea.Cmd {
	i := slices.Index(tui.Themes, a.themeName)
	a.themeName = tui.Themes[(i+1)%len(tui.Themes)]
	if err := a.setTheme(); err != nil {
		a.refuse(err.Error())
		return nil
	}
	a.nameYear()
	a.Changed()
	a.say("Theme: " + a.themeName)
	return a.settings.keepTheme(a.themeName)
}

func (a *App) toggleASCII() {
	if a.themeName == "plain" {
		a.refuse("The plain theme draws with typed characters only; t changes the theme")
		return
	}
	a.ascii = !a.ascii
	a.theme = a.theme.WithASCII(a.ascii)
	a.Changed()
}

func (a *App) toggleMouse() tea.Cmd {
	a.mouseOn = !a.mouseOn
	if a.mouseOn {
		a.say("Mouse on: click a row, drag a knob, turn the wheel; hold Shift to select text")
		return tea.EnableMouseCellMotion
	}
	a.say("Mouse off: text can be selected; m turns it on again")
	return tea.DisableMouse
}

// askToQuit quits at once where everything is saved, and asks otherwise. Asked
// for a second time it quits: what was not saved is kept for the next start.
func (a *App) askToQuit() tea.Cmd {
	if _, asked := a.over.(*question); asked || !a.session.Dirty() {
		return a.quit()
	}
	a.show(&question{
		title: "Not saved yet", text: "Save the scenario before you go?",
		answers: []answer{
			{"s", "save and quit", func() tea.Cmd { return a.save(a.quit) }},
			{"q", "quit without saving", a.quit},
		},
	})
	return nil
}

// stop goes to the shell that the program was started from, as every program of a
// shell does. Where systems have none, the hands mean undo by the same key.
func (a *App) stop() tea.Cmd {
	if a.hasShell {
		return terminal.Stop
	}
	a.undo()
	return nil
}

// noShell says why neither can be done.
func (a *App) noShell() string {
	if a.hasShell {
		return ""
	}
	return a.nothingToUndo()
}

// afterResuming takes the terminal up again, which was the shell's for a while.
func (a *App) afterResuming(m terminal.Resumed) tea.Cmd {
	a.stale = true
	if m.Err != nil {
		a.refuse(upperFirst(m.Err.Error()))
	}
	if a.mouseOn {
		return tea.EnableMouseCellMotion
	}
	return nil
}

func (a *App) quit() tea.Cmd {
	a.leaving = true
	if a.done != nil {
		close(a.done)
		a.done = nil
	}
	return tea.Quit
}
