package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/views/tui"
)

// screen is one view that fills the window. Screens know the stage that they are on
// and call it; they send each other nothing.
type screen interface {
	// Actions lists what its keys do, in the order of the help page.
	Actions() []action
	// Refresh is called when what is shown has changed, or the theme has.
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

// stageHost is the app that a stage is part of.
type stageHost interface {
	// Actions lists what can be done from every screen.
	Actions() []action
	// Entries are what the palette finds besides actions and what screens have.
	Entries() []entry
	// MayOpen says why a screen can't be opened now, or "".
	MayOpen(s screen) string
	// StepEnds is called before something else is shown: what is done there is a step
	// of its own.
	StepEnds()
	// Changed brings what is shown up to date.
	Changed()
	// Text is what people wrote, as it may be shown.
	Text(s string) string
}

// stage shows screens, one over another, and what lies over them; gives a key to the
// one place that it is for; and says what has just happened. The zero value lists
// actions, and shows nothing.
type stage struct {
	host      stageHost
	theme     *tui.Theme
	themeName string
	w, h      int // the window

	screens []screen            // the last is in focus
	over    overlay             // nil for none
	table   []action            // the actions of the app and of the screen in focus
	own     ownKeys             // in place of the usual ones
	lastKey string              // the one before this
	drafts  map[string][]string // what was typed into forms and left
	notice  string              // what has just happened, until the next key
	fault   bool                // whether the notice says why something could not be done
	stale   bool                // whether what is drawn is out of date
	beside  []tea.Cmd           // work that was asked for, to be done beside the keys
}

// part is what the parts of the kit have that lie over a screen: the stage that
// shows them.
type part struct{ app *stage }

func (p *part) on(s *stage) { p.app = s }

// ownKeys are keys by the id of an action.
type ownKeys map[string][]string

// press gives a key to the overlay that is open, else to the action that has it,
// else to the screen in focus.
func (s *stage) press(k tea.KeyMsg) tea.Cmd {
	if s.over != nil {
		if h, ok := s.over.(helped); ok && asksForHelp(h, keyName(k)) {
			s.show(&formHelp{over: h})
			return nil
		}
		return s.over.Key(k)
	}
	if act := s.actionFor(keyName(k)); act != nil {
		return s.perform(act)
	}
	if !s.screen().Key(k) && k.Type == tea.KeyRunes {
		s.refuse(s.unknownKey(string(k.Runes)))
	}
	return nil
}

// click gives what the mouse did to the overlay, or else to the screen in focus.
func (s *stage) click(m tea.MouseMsg) {
	if s.over != nil {
		s.over.Mouse(m)
		s.stale = true
	} else if s.screen().Mouse(m) {
		s.stale = true
		s.notice = ""
	}
}
