// Package workshop is the terminal app: one Bubble Tea model that holds plain
// screens. A key goes to the overlay that is open, else to the actions that are
// always there, else to the screen in focus; whatever changes the scenario calls
// the session and then changed. Adding a screen is described in
// docs/adding-a-screen.md.
package workshop

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/terminal"
	"fewer/views/tui"
)

// screen is one view that fills the window. Screens know the app and call it;
// they send each other nothing.
type screen interface {
	// Actions lists what its keys do, in the order of the help page.
	Actions() []action
	// Refresh is called when the scenario, the terms in focus or the theme have changed.
	Refresh()
	// Draw draws the whole window, at least 40 by 10.
	Draw(a tui.Area)
	// Key takes a key that no action has, and tells whether it meant something.
	Key(k tea.KeyMsg) bool
	// Mouse takes what the mouse did, and tells whether it meant something.
	Mouse(m tea.MouseMsg) bool
}

// overlay is what lies over a screen and takes every key while it does.
type overlay interface {
	Draw(a tui.Area)
	Key(k tea.KeyMsg) tea.Cmd
	Mouse(m tea.MouseMsg)
	// Keys are what the footer says may be pressed.
	Keys() []hint
}

// headlined is a screen with a headline that no overlay may cover.
type headlined interface{ BelowHeadline() tui.Rect }

// App is the terminal app. It is a tea.Model.
type App struct {
	session *scenarios.Session
	year    *model.Year // as it may be shown; see naming
	naming  naming
	outlook outlook

	terminal  tui.Terminal
	themeName string
	ascii     bool
	theme     *tui.Theme
	settings  settings

	keepAtStart bool // whether the theme was asked for, and is to be remembered

	screens []screen // the last is in focus
	over    overlay
	lastKey string  // the one before this
	table   []bound // the actions of the app and of the screen in focus
	terms   model.Terms
	sure    sureness
	seeking seeking             // what was last asked of a goal seek
	drafts  map[string][]string // what was typed into forms and left
	notice  string              // what has just happened, until the next key
	fault   bool                // whether the notice says why something could not be done

	motion   motion
	sentence sentence
	clock    func() time.Time
	hasShell bool // whether the system has shells that stop programs
	mouseOn  bool
	w, h     int
	canvas   tui.Canvas
	frame    string
	stale    bool     // whether the frame is out of date
	unkept   bool     // whether it was said that edits do not reach the disk
	notices  []string // what was to be said at opening
	asked    string   // the scenario file that the app was started with; "" for none
	newFile  string   // the scenario file that was asked for and is not there yet: the place of the first save
	newYear  bool     // whether the year file has changed on the disk
	leaving  bool
	beside   []tea.Cmd     // work that was asked for, to be done beside the keys
	done     chan struct{} // closed when the app is left; nil before it has started

	exporting bool // whether a file to pass on is being written

	room     *room  // the room that was opened last, with the step it is at; nil for none
	toldFile string // where the room tells the facilitator's terminal; "" for nowhere
	journals string // the folder of the journals; "" for none
}

// New makes the app on an open session. It reads no terminal and starts nothing.
func New(o Options) (*App, error) {
	a := &App{
		session: o.Session, terminal: o.Terminal, clock: time.Now, hasShell: terminal.CanStop,
		settings: o.settings, mouseOn: !o.NoMouse, stale: true, keepAtStart: o.Theme != "", drafts: map[string][]string{},
	}
	a.themeName = firstGiven(o.Theme, o.settings.Theme, "auto")
	a.beginsTyped(&o)
	if err := a.setTheme(); err != nil {
		return nil, err
	}
	a.nameYear()
	a.toldFile, a.journals, a.asked, a.newFile = o.toldFile, o.journals, o.Asked, o.NewFile
	a.open(newWorkbench(a))
	a.start(o.Start)
	a.sayOpening(o.Notices)
	if fault := o.settings.fault; fault != "" {
		a.refuse(fault)
	}
	a.askWhoHolds(func() { a.offer(worthOffering(o.Left)) })
	return a, nil
}

// Init watches the journal, and remembers the theme that was asked for. The size
// of the window comes by itself.
func (a *App) Init() tea.Cmd {
	a.done = make(chan struct{})
	watch := tea.Batch(a.watchJournal(a.session.JournalState()), a.watchYear())
	if r, ok := a.screen().(*room); ok {
		watch = tea.Batch(watch, r.tell())
	}
	watch = a.besides(watch)
	if !a.keepAtStart {
		return watch
	}
	return tea.Batch(watch, a.settings.keepTheme(a.themeName))
}

// Update takes one message.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.take(msg)
	if _, typed := msg.(tea.KeyMsg); typed && !a.leaving {
		a.remember()
	}
	return a, a.besides(cmd)
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h, a.stale = max(0, m.Width), max(0, m.Height), true
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
	case journalTold:
		a.afterJournal(m.status)
		if !a.leaving {
			return a.watchJournal(m.status)
		}
	case yearFileChanged:
		a.afterYearFile(m.watch)
	case roomToldFailed:
		a.fail("The facilitator's notes can't follow: " + m.err.Error())
	case guessHidden:
		m.hide()
		a.stale = true
	case exported:
		a.afterExport(m)
	case reckoned:
		a.afterReckoning(m)
	case settingsSaved:
		if m.err != nil {
			a.fail("The setting could not be kept: " + m.err.Error())
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
	if m.Type != tea.KeyRunes || len(m.Runes) < 2 && !m.Paste || m.Paste && a.over != nil {
		return a.Key(m)
	}
	if m.Paste { // a page of text must not press a hundred keys, nor a letter one
		a.refuse("Text can be pasted where something is typed: after / or in a change")
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
	a.stale = true
	a.notice = ""
	defer func() { a.lastKey = keyName(k) }()
	if k.Type == tea.KeyCtrlC {
		return a.askToQuit()
	}
	if a.isSentence(k) {
		return nil
	}
	if act := a.actionFor(keyName(k)); act != nil && act.id == "stop" && a.hasShell { // whatever is open
		return act.do()
	}
	if a.over != nil {
		if h, ok := a.over.(helped); ok && asksForHelp(h, keyName(k)) {
			a.show(&formHelp{app: a, over: h})
			return nil
		}
		return a.over.Key(k)
	}
	if act := a.actionFor(keyName(k)); act != nil {
		return a.perform(act)
	}
	if !a.screen().Key(k) && k.Type == tea.KeyRunes {
		a.refuse(a.unknownKey(string(k.Runes)))
	}
	return nil
}

// unknownKey says that a key does nothing, and what it does without Caps Lock.
func (a *App) unknownKey(letter string) string {
	small := strings.ToLower(letter)
	if act := a.actionFor(small); act != nil && small != letter {
		return "“" + letter + "” does nothing: is Caps Lock on? “" + small + "” is " + act.help
	}
	return "“" + letter + "” does nothing here; ? lists the keys"
}

// perform does what an action does, or says why it can't be done now.
func (a *App) perform(act *action) tea.Cmd {
	if act.off != nil {
		if why := act.off(); why != "" {
			a.refuse(why)
			return nil
		}
	}
	return act.do()
}

// Mouse gives what the mouse did to the overlay or to the screen in focus.
func (a *App) Mouse(m tea.MouseMsg) tea.Cmd {
	if m.Action == tea.MouseActionMotion && m.Button == tea.MouseButtonNone || a.tiny() {
		return nil
	}
	if a.over != nil {
		a.over.Mouse(m)
		a.stale = true
	} else if a.screen().Mouse(m) {
		a.stale = true
		a.notice = ""
	}
	if m.Action == tea.MouseActionMotion {
		return a.motion.wait()
	}
	return nil
}

// changed brings every screen up to date. It is called after the scenario, the
// terms in focus or the theme have changed.
func (a *App) changed() {
	if a.terms == model.AsProposed && !a.projection().Proposed {
		a.terms = model.AsContracted
	}
	a.sure.current = false
	for _, s := range a.screens {
		s.Refresh()
	}
	a.stale = true
}

// shownTerms lists the terms that stand side by side.
func (a *App) shownTerms() []model.Terms {
	if a.projection().Proposed {
		return model.AllTerms[:]
	}
	return model.AllTerms[:model.AsProposed]
}

// screen is the screen in focus.
func (a *App) screen() screen { return a.screens[len(a.screens)-1] }

// open puts a screen in focus, over those that are open.
func (a *App) open(s screen) {
	if len(a.screens) > 0 {
		_, onTheWall := a.screen().(*room)
		if _, ok := s.(*room); onTheWall && !ok && a.session.Document().Withheld() != "" {
			a.refuse("The money is withheld until the guesses are answered; Esc, then Enter, leaves the room")
			return
		}
	}
	a.session.EndStep()
	a.screens = append(a.screens, s)
	a.bind()
	a.changed()
}

// back leaves the screen in focus for the one below it. The workbench is never left.
func (a *App) back() {
	if len(a.screens) > 1 {
		a.screens = a.screens[:len(a.screens)-1]
		a.bind()
		a.changed()
	}
}

// show opens an overlay over the screen, in place of any that is open.
func (a *App) show(o overlay) {
	a.session.EndStep()
	a.over, a.stale = o, true
}

// close closes the overlay.
func (a *App) close() { a.over, a.stale = nil, true }

// say shows what has just happened, until the next key.
func (a *App) say(what string) { a.notice, a.fault, a.stale = a.text(what), false, true }

// refuse says why something could not be done, until the next key.
func (a *App) refuse(why string) { a.notice, a.fault, a.stale = a.text(why), true, true }

// fail says what has failed beside the keys, as on the disk. What was said to have
// failed before, and nobody has answered yet, stays.
func (a *App) fail(why string) {
	switch before := a.notice; {
	case before == "" || !a.fault || strings.Contains(a.text(why), before):
		a.refuse(why)
	case !strings.Contains(before, a.text(why)):
		a.refuse(strings.TrimSuffix(before, ".") + ". " + why)
	}
}

// tell says what has come about beside the keys; what has failed stays.
func (a *App) tell(what string) {
	if a.notice != "" && a.fault && !strings.HasPrefix(a.notice, "Your edits are not on the disk") {
		a.refuse(strings.TrimSuffix(a.notice, ".") + ". " + what)
		return
	}
	a.say(what)
}

// refused says what a red line, or anything else, stood in the way of. It tells
// whether anything did.
func (a *App) refused(r scenarios.Refusal) bool {
	if r.Refused() {
		a.refuse(r.Reason)
	}
	a.changed()
	return r.Refused()
}

// View gives the last frame again, unless something has changed.
func (a *App) View() string {
	if a.leaving {
		return ""
	}
	if a.stale {
		a.paint()
		a.frame = a.canvas.Frame(a.theme)
		a.stale = false
	}
	return a.frame
}

func (a *App) paint() {
	a.canvas.Resize(a.w, a.h)
	area := a.canvas.Area(a.canvas.Bounds())
	defer a.drawMark(area)
	if a.tiny() {
		words := a.canvas.Bounds()
		if words.W > 8 {
			words.W-- // the mark's own cell
		}
		a.drawTiny(area.Part(words))
		return
	}
	a.screen().Draw(area)
	if a.notice != "" {
		a.drawFooter(area.Part(area.Box.Row(a.h - 1)))
	}
	if _, ok := a.over.(*blank); ok {
		a.over.Draw(area)
	} else if a.over != nil {
		a.over.Draw(area.Part(a.overlayBox()))
		a.drawFooter(area.Part(area.Box.Row(a.h - 1)))
	}
	a.drawLongNotice(area)
}

func firstGiven(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return ""
}
