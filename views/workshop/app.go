// Package workshop is the terminal app: one Bubble Tea model that holds plain
// screens. A key goes to the overlay that is open, else to the actions that are
// always there, else to the screen in focus; whatever changes the scenario calls
// the session and then changed. Adding a screen is described in
// docs/adding-a-screen.md.
//
// Begin with global.go, what can be done from every screen (keys, footer, help and palette
// come of such tables). The screens stand in packages of their own: workbench, the first
// one, screens, pictures, keeping and meeting.
package workshop

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/views/desk"
	"fewer/views/guests"
	"fewer/views/keeping"
	"fewer/views/meeting"
	"fewer/views/screens"
	"fewer/views/terminal"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/workbench"
)

// App is the terminal app. It is a tea.Model.
type App struct {
	desk.Desk
	screens screens.Set
	keep    keeping.Keeper

	terminal    tui.Terminal
	ascii       bool
	settings    settings
	keepAtStart bool // whether the theme was asked for, and is to be remembered

	motion   motion
	sentence sentence
	clock    func() time.Time
	mouseOn  bool
	hasShell bool // whether the system has shells that stop programs
	canvas   tui.Canvas
	frame    string
	leaving  bool

	reception *guests.Reception // nil where no guests are let in
	telling   telling

	room     *meeting.Room // the room that was opened last, with the step it is at; nil for none
	asked    string        // the practice that was asked for at the start (an id), until another is chosen
	toldFile string        // where the room tells the facilitator's terminal; "" for nowhere
}

// New makes the app on an open session. It reads no terminal and starts nothing.
func New(o Options) (*App, error) {
	a := newApp()
	a.terminal, a.hasShell, a.mouseOn = o.Terminal, terminal.CanStop, !o.NoMouse
	a.settings, a.keepAtStart = o.settings, o.Theme != ""
	a.Host, a.Own, a.Stale, a.Drafts = a, o.settings.Keys, true, map[string][]string{}
	a.Session = o.Session
	a.ThemeName = tui.FirstGiven(o.Theme, o.settings.Theme, "auto")
	a.beginsTyped(&o)
	if err := a.setTheme(); err != nil {
		return nil, err
	}
	a.receive(o.Guests)
	a.asked = o.Practice
	a.lookAtRemembered(o.Practice, o.Start)
	a.NameYear()
	a.toldFile, a.keep.Journals, a.keep.Asked, a.keep.NewFile = o.toldFile, o.journals, o.Asked, o.NewFile
	a.keep.Version = o.Version
	a.Open(a.NewWorkbench())
	a.start(o.Start)
	a.keep.SayOpening(o.Notices)
	if fault := o.settings.fault; fault != "" {
		a.Refuse(fault)
	}
	if o.Import != nil {
		a.keep.StartImport(*o.Import)
		return a, nil
	}
	a.keep.OfferLeft(o.Left)
	return a, nil
}

// newApp is an app whose parts stand on its desk, without a session.
func newApp() *App {
	a := &App{clock: time.Now}
	a.screens.Desk = &a.Desk
	a.keep.Desk, a.keep.App, a.keep.Answers = &a.Desk, a, &a.screens
	return a
}

// NewWorkbench makes the first screen, with what leads on from it.
func (a *App) NewWorkbench() *workbench.Bench {
	var bench *workbench.Bench
	bench = workbench.New(&a.Desk, workbench.Elsewhere{
		Where: a.screens.OpenWhere, Methods: a.screens.OpenMethods, Seek: a.screens.OpenSeekForm,
		Practices: func(chosen int) { a.screens.OpenPractices(bench, chosen) },
		Changes:   func(investments bool) { a.screens.OpenChanges(bench, investments) },
	})
	return bench
}

// Begin puts another session on an empty stage, after the one before has ended.
func (a *App) Begin(session *scenarios.Session) *workbench.Bench {
	a.Session, a.keep.NewYear, a.Outlook = session, false, desk.Outlook{}
	a.Screens, a.room = nil, nil
	a.lookAtRemembered(a.asked, StartWorkbench)
	a.NameYear()
	bench := a.NewWorkbench()
	a.Open(bench)
	return bench
}

// Init watches the journal, and remembers the theme that was asked for. The size
// of the window comes by itself.
func (a *App) Init() tea.Cmd {
	watch := a.keep.Watch()
	if r, ok := a.Screen().(*meeting.Room); ok {
		watch = tea.Batch(watch, r.Tell())
	}
	watch = a.Besides(tea.Batch(watch, a.watchGuests()))
	if !a.keepAtStart {
		return watch
	}
	return tea.Batch(watch, a.settings.keepTheme(a.ThemeName))
}

// Update takes one message.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := tea.Batch(a.take(msg), a.tellGuests(msg))
	if _, typed := msg.(tea.KeyMsg); typed && !a.leaving {
		a.remember()
	}
	return a, a.Besides(cmd)
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		a.W, a.H, a.Stale = max(0, m.Width), max(0, m.Height), true
	case tea.KeyMsg:
		return a.Keys(m)
	case tea.MouseMsg:
		return a.Mouse(m)
	case terminal.Resumed:
		return a.afterResuming(m)
	case motionSettled:
		if last, ok := a.motion.take(); ok {
			return a.Mouse(last)
		}
	case meeting.NotTold:
		a.Fail("The facilitator's notes can't follow: " + m.Err.Error())
	case meeting.GroupsChanged:
		m.Take()
		a.Stale = true
	case guests.Fact:
		return a.afterFact(m)
	case guestsDue:
		a.telling.due = false
		a.publish()
	case meeting.GuessHidden:
		m.Hide()
		a.Stale = true
	case desk.News:
		return m.After()
	case tui.Reckoned:
		a.AfterReckoning(m)
	case settingsSaved:
		if m.err != nil {
			a.Fail("The setting could not be kept: " + m.err.Error())
		}
	}
	return nil
}

// Keys takes a key, or several letters that arrived at once.
func (a *App) Keys(m tea.KeyMsg) tea.Cmd {
	if m.Type == tea.KeyEscape && m.Alt { // pressed twice at once
		m.Alt = false
		return tea.Batch(a.Key(m), a.Key(m))
	}
	if m.Type != tea.KeyRunes || len(m.Runes) < 2 && !m.Paste || m.Paste && a.Over != nil {
		return a.Key(m)
	}
	if m.Paste { // a page of text must not press a hundred keys, nor a letter one
		a.Refuse("Text can be pasted where something is typed: after / or in a change")
		return nil
	}
	var all []tea.Cmd
	for _, r := range m.Runes {
		if cmd := a.Key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: m.Alt}); cmd != nil {
			all = append(all, cmd)
		}
	}
	return tea.Batch(all...)
}

// Key gives a key to the one place that it is for.
func (a *App) Key(k tea.KeyMsg) tea.Cmd {
	a.Stale = true
	a.Notice = ""
	defer func() { a.LastKey = tui.KeyName(k) }()
	if k.Type == tea.KeyCtrlC {
		return a.askToQuit()
	}
	if a.isSentence(k) {
		return nil
	}
	if act := a.ActionFor(tui.KeyName(k)); act != nil && act.ID == "stop" && a.hasShell { // whatever is open
		return act.Do()
	}
	return a.Press(k)
}

// Mouse gives what the mouse did to the overlay or to the screen in focus.
func (a *App) Mouse(m tea.MouseMsg) tea.Cmd {
	if m.Action == tea.MouseActionMotion && m.Button == tea.MouseButtonNone || a.tiny() {
		return nil
	}
	a.Click(m)
	if m.Action == tea.MouseActionMotion {
		return a.motion.wait()
	}
	return nil
}

// MayOpen says why a screen can't be opened: the wall is in focus, and another
// screen would show what it withholds.
func (a *App) MayOpen(s tui.Screen) string {
	_, onTheWall := a.Screen().(*meeting.Room)
	if _, same := s.(*meeting.Room); onTheWall && !same && a.Session.Document().Withheld() != "" {
		return "The money is withheld until the guesses are answered; Esc, then Enter, leaves the room"
	}
	return ""
}

// View gives the last frame again, unless something has changed.
func (a *App) View() string {
	if a.leaving {
		return ""
	}
	if a.Stale {
		a.paint()
		a.frame = a.canvas.Frame(a.Theme)
		a.Stale = false
	}
	return a.frame
}

func (a *App) paint() {
	a.canvas.Resize(a.W, a.H)
	area := a.canvas.Area(a.canvas.Bounds())
	defer a.keep.DrawMark(area)
	if a.tiny() {
		words := a.canvas.Bounds()
		if words.W > 8 {
			words.W-- // the mark's own cell
		}
		a.drawTiny(area.Part(words))
		return
	}
	a.Screen().Draw(area)
	if a.Notice != "" {
		a.DrawFooter(area.Part(area.Box.Row(a.H - 1)))
	}
	if _, ok := a.Over.(*wall.Blank); ok {
		a.Over.Draw(area)
	} else {
		a.DrawOver(area)
	}
	a.DrawLongNotice(area)
}

// Now is the present time, which tests set.
func (a *App) Now() time.Time { return a.clock() }

// Entries are the words of the glossary, for the palette.
func (a *App) Entries() []tui.Entry { return a.screens.Words() }

// AfterKept lets the room tell what the disk has now.
func (a *App) AfterKept() {
	if a.room == nil {
		return
	}
	if said, tell := a.room.AfterKept(); said != "" {
		a.Tell(said)
		a.Beside = append(a.Beside, tell)
	}
}
