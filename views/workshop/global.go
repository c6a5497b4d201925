package workshop

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/meeting"
	"fewer/views/screens"
	"fewer/views/terminal"
	"fewer/views/tui"
)

// Actions lists what can be done from every screen.
func (a *App) Actions() []tui.Action {
	return []tui.Action{
		{
			ID: "next-terms", Keys: []string{"tab"}, Short: "terms", Group: tui.Looking, Rank: 30,
			Help: "put the next terms in focus: as contracted, if all were block, …", Do: tui.Just(func() { a.TurnTerms(1) }),
		},
		{
			ID: "previous-terms", Keys: []string{"shift+tab"}, Group: tui.Looking,
			Help: "put the terms before them in focus", Do: tui.Just(func() { a.TurnTerms(-1) }),
		},
		a.keep.Undo(),
		a.keep.Redo(),
		{
			ID: "history", Keys: []string{"h"}, Group: tui.Keeping,
			Help: "what was done, step by step; go back to any of it", Off: a.keep.NoHistory, Do: tui.Just(a.keep.OpenHistory),
		},
		{
			ID: "others", Keys: []string{"o"}, Group: tui.Looking,
			Help: "other scenarios: set them beside this one, or merge them into it", Do: tui.Just(a.keep.OpenOthers),
		},
		{
			ID: "save", Keys: []string{"s", "ctrl+s"}, Short: "save", Group: tui.Keeping, Rank: 60,
			Help: "save the scenario, and say where", Off: a.keep.NothingToSave, Do: func() tea.Cmd { return a.keep.Save(nil) },
		},
		{
			ID: "save-as", Keys: []string{"W"}, Group: tui.Keeping, Also: "rename name save as",
			Help: "save under another name: rename it; the file under the old name stays", Off: a.keep.NothingToRename, Do: tui.Just(a.keep.AskRename),
		},
		{
			ID: "year", Keys: []string{"Y"}, Also: "next year new month other figures", Short: "the year file has changed", Group: tui.Keeping, Rank: a.keep.YearRank(),
			Help: "the year file again, or another, under this scenario: what moves, before it does", Off: a.keep.NoOtherYear, Do: tui.Just(a.keep.OpenYear),
		},
		{
			ID: "opening", Keys: []string{"O"}, Group: tui.Keeping, Help: "what was said at opening: whether the result is as saved, and notes on the files",
			Off: a.keep.NothingSaidAtOpening, Do: tui.Just(a.keep.OpenOpening),
		},
		{
			ID: "set-aside", Keys: []string{"A"}, Group: tui.Keeping,
			Help: "work set aside: old, let go of or damaged; go on with it, or remove it", Off: a.keep.NothingSetAside, Do: tui.Just(a.keep.OpenSetAside),
		},
		{
			ID: "export", Keys: []string{"E"}, Group: tui.Keeping, Also: "export hand out send share page html markdown bundle workbook excel csv zip print",
			Help: "pass it on: a page, a workbook, a table, or one file that opens by itself", Do: tui.Just(a.keep.AskExport),
		},
		{
			ID: "picture", Keys: []string{"f12", "("}, Group: tui.Keeping, Also: "picture svg png image chart",
			Help: "write the picture in view to a file, .png or .svg; practices go by letters in it", Off: a.keep.NoPicture, Do: tui.Just(a.keep.AskPicture),
		},
		{
			ID: "import", Keys: []string{"V"}, Group: tui.Keeping, Also: "monitoring slam csv excel own figures",
			Help: "make a year of your own monitoring files, step by step", Off: a.keep.NoOtherYear, Do: tui.Just(a.keep.AskImport),
		},
		{
			ID: "bill", Keys: []string{"B"}, Group: tui.Looking, Also: "challenge invoice errors patient lines",
			Help: "check a bill by patient, and what being right about it is worth; nothing of it is kept", Off: a.noBill, Do: tui.Just(a.screens.AskBill),
		},
		{
			ID: "as-filed", Keys: []string{"F"}, Group: tui.Looking,
			Help: "the forecast as the year file says again, where another method is in use", Off: a.forecastsAsFiled, Do: tui.Just(a.AsFiled),
		},
		{
			ID: "room", Keys: []string{"R"}, Short: "room", Group: tui.Meeting, Rank: 65,
			Help: "the room: one thing at a time, large, for a meeting", Off: a.alreadyInRoom, Do: a.OpenRoom,
		},
		{
			ID: "price-ideas", Keys: []string{"I"}, Group: tui.Meeting,
			Help: "price an idea from the room: whose bill it changes, by how much; then it is in the totals", Off: a.screens.NoIdeas, Do: tui.Just(a.screens.ChooseIdea),
		},
		{
			ID: "my-practice", Keys: []string{"M"}, Group: tui.Looking, Also: "my practice gp surgery one all practices",
			Help: "one practice: its referrals in the rows, sliders and answers for it alone; the same key goes back to all",
			Off:  a.noPracticeToTurnTo, Words: a.practiceWords, Do: a.turnPractice,
		},
		{
			ID: "practice-card", Keys: []string{"y"}, Group: tui.Looking, Also: "my practice card list rate share orientation",
			Help: "where the practice stands: rates, shares, what its patients' care costs, what its changes save; the same key goes back",
			Off:  a.noCard, Do: tui.Just(a.screens.OpenCard),
		},
		{
			ID: "palette", Keys: []string{":", "ctrl+p"}, Group: tui.Looking,
			Help: "find anything by its name: an action, a stream, a line", Do: tui.Just(a.OpenPalette),
		},
		{
			ID: "names", Keys: []string{"N"}, Short: "names", Group: tui.Program, Rank: a.namesRank(),
			Help: "practices by letters, or by name; the projector theme begins with letters",
			Off:  a.noPractices, Words: a.turnNamesWords, Do: tui.Just(a.turnNames),
		},
		{
			ID: "theme", Keys: []string{"t"}, Group: tui.Program,
			Help: "next theme: " + strings.Join(tui.Themes, ", "), Do: a.nextTheme,
		},
		{
			ID: "ascii", Keys: []string{"a"}, Group: tui.Program,
			Help: "draw with typed characters, where the chart shows as boxes", Do: tui.Just(a.toggleASCII),
		},
		{
			ID: "mouse", Keys: []string{"m"}, Group: tui.Program,
			Help: "mouse off or on; while it is on, hold Shift to select text", Do: a.toggleMouse,
		},
		{
			ID: "stop", Keys: []string{"alt+z", "ctrl+z"}, Group: tui.Program,
			Help: "to the shell for a while; fg comes back. On Windows, which has none, it undoes",
			Off:  a.noShell, Do: a.stop,
		},
		{
			ID: "help", Keys: []string{"?", "f1"}, Short: "help", Group: tui.Program, Rank: 99,
			Help: "this page", Do: tui.Just(a.OpenHelp),
		},
		{
			ID: "words", Keys: []string{"z"}, Group: tui.Program,
			Help: "what the words on the screens and in the contracts mean", Do: tui.Just(a.screens.OpenGlossary),
		},
		{
			ID: "quit", Keys: []string{"q"}, Short: "quit", Group: tui.Program, Rank: 98,
			Help: "quit; asks first where something is not saved", Do: a.askToQuit,
		},
	}
}

func (a *App) alreadyInRoom() string {
	if _, in := a.Screen().(*meeting.Room); in {
		return "This is the room; Esc, then Enter, goes to the workbench"
	}
	return ""
}

// noBill says why no bill can be checked here, or "".
func (a *App) noBill() string {
	if a.alreadyInRoom() != "" {
		return "A bill is by patient, and nothing of it is for the wall; Esc, then Enter, leaves the room"
	}
	return ""
}

// setTheme makes the theme of the present name.
func (a *App) setTheme() error {
	t, err := tui.NewTheme(a.ThemeName, a.terminal)
	if err != nil {
		return err
	}
	a.Theme, a.Stale = t.WithASCII(a.ascii), true
	return nil
}

// nextTheme goes on to the next theme and remembers it.
func (a *App) nextTheme() tea.Cmd {
	i := slices.Index(tui.Themes, a.ThemeName)
	a.ThemeName = tui.Themes[(i+1)%len(tui.Themes)]
	if err := a.setTheme(); err != nil {
		a.Refuse(err.Error())
		return nil
	}
	a.NameYear()
	a.Changed()
	a.Say("Theme: " + a.ThemeName)
	return a.settings.keepTheme(a.ThemeName)
}

func (a *App) toggleASCII() {
	if a.ThemeName == "plain" {
		a.Refuse("The plain theme draws with typed characters only; t changes the theme")
		return
	}
	a.ascii = !a.ascii
	a.Theme = a.Theme.WithASCII(a.ascii)
	a.Changed()
}

func (a *App) toggleMouse() tea.Cmd {
	a.mouseOn = !a.mouseOn
	if a.mouseOn {
		a.Say("Mouse on: click a row, drag a knob, turn the wheel; hold Shift to select text")
		return tea.EnableMouseCellMotion
	}
	a.Say("Mouse off: text can be selected; m turns it on again")
	return tea.DisableMouse
}

// askToQuit quits at once where everything is saved, and asks otherwise. Asked
// for a second time it quits: what was not saved is kept for the next start.
func (a *App) askToQuit() tea.Cmd {
	if _, asked := a.Over.(*tui.Question); asked || !a.Session.Dirty() {
		return a.Quit()
	}
	a.Show(&tui.Question{
		Title: "Not saved yet", Text: "Save the scenario before you go?",
		Answers: []tui.Answer{
			{Key: "s", Does: "save and quit", Do: func() tea.Cmd { return a.keep.Save(a.Quit) }},
			{Key: "q", Does: "quit without saving", Do: a.Quit},
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
	return a.keep.Undo().Do()
}

// noShell says why neither can be done.
func (a *App) noShell() string {
	if a.hasShell {
		return ""
	}
	return a.keep.Undo().Off()
}

// afterResuming takes the terminal up again, which was the shell's for a while.
func (a *App) afterResuming(m terminal.Resumed) tea.Cmd {
	a.Stale = true
	if m.Err != nil {
		a.Refuse(tui.UpperFirst(m.Err.Error()))
	}
	if a.mouseOn {
		return tea.EnableMouseCellMotion
	}
	return nil
}

// Quit leaves the app.
func (a *App) Quit() tea.Cmd {
	a.leaving = true
	a.keep.Unwatch()
	return tea.Quit
}

// turnNames hides the names of practices, or shows them.
func (a *App) turnNames() {
	a.Naming.Chosen, a.Naming.Hide = true, !a.lettered()
	a.NameYear()
	a.Changed()
	if a.Naming.Hide {
		a.Say("Practices go by letters on the screen; files keep their names; N shows them")
		return
	}
	a.Say("Practices go by their names; N puts letters in their place")
}

func (a *App) turnNamesWords() string {
	if a.lettered() {
		return "show the names of practices"
	}
	return "hide the names of practices"
}

func (a *App) noPractices() string {
	if len(a.Year.Practices) == 0 {
		return "The year file names no practices"
	}
	return ""
}

func (a *App) forecastsAsFiled() string {
	if !a.Switched() {
		return "The forecast is as the year file says; f on the workbench shows the others"
	}
	return ""
}

// lettered tells whether practices go by letters on the screen in view, which may
// have a rule of its own.
func (a *App) lettered() bool {
	if s, own := a.Screen().(interface{ Lettered() bool }); own {
		return s.Lettered()
	}
	return a.NamesHidden()
}

// namesRank puts the key into the footer of the screen that lists practices.
func (a *App) namesRank() int {
	if len(a.Screens) == 0 {
		return 0
	}
	if _, lists := a.Screen().(*screens.Practices); lists {
		return 40
	}
	return 0
}
