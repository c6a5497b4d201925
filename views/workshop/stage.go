package workshop

import (
	"fmt"
	"slices"
	"strings"

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

// bind makes the table of the actions that are there now.
func (s *stage) bind() {
	s.table = s.table[:0]
	for _, act := range slices.Concat(s.host.Actions(), s.screen().Actions()) {
		if keys, ok := s.own[act.id]; ok {
			act.keys = keys
		} else {
			act.keys = s.withoutTaken(act.keys)
		}
		s.table = append(s.table, act)
	}
	if clash := collision(s.table); clash != "" && len(s.own) > 0 {
		s.own = nil
		s.bind()
		s.refuse("The keys of one's own are not used: " + clash)
	}
}

// withoutTaken leaves out what a person has chosen for another action, where it is
// a second way only: not the first of an action's keys.
func (s *stage) withoutTaken(keys []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool {
		if k == keys[0] {
			return false
		}
		for _, chosen := range s.own {
			if slices.Contains(chosen, k) {
				return true
			}
		}
		return false
	})
}

// collision says which two actions have the same key, or "".
func collision(table []action) string {
	owner := map[string]string{}
	for _, b := range table {
		for _, k := range b.keys {
			if other, taken := owner[k]; taken {
				return fmt.Sprintf("%s is the key of %s and of %s", keyLabel(k), other, b.id)
			}
			owner[k] = b.id
		}
	}
	return ""
}

// actionFor finds the action that has the key.
func (s *stage) actionFor(key string) *action {
	for i := range s.table {
		if slices.Contains(s.table[i].keys, key) {
			return &s.table[i]
		}
	}
	return nil
}

// perform does what an action does, or says why it can't be done now.
func (s *stage) perform(act *action) tea.Cmd {
	if act.off != nil {
		if why := act.off(); why != "" {
			s.refuse(why)
			return nil
		}
	}
	return act.do()
}

// unknownKey says that a key does nothing, and what it does without Caps Lock.
func (s *stage) unknownKey(letter string) string {
	small := strings.ToLower(letter)
	if act := s.actionFor(small); act != nil && small != letter {
		return "“" + letter + "” does nothing: is Caps Lock on? “" + small + "” is " + act.help
	}
	return "“" + letter + "” does nothing here; ? lists the keys"
}

// screen is the screen in focus.
func (s *stage) screen() screen { return s.screens[len(s.screens)-1] }

// open puts a screen in focus, over those that are open.
func (s *stage) open(next screen) {
	if len(s.screens) > 0 {
		if why := s.host.MayOpen(next); why != "" {
			s.refuse(why)
			return
		}
	}
	s.host.StepEnds()
	s.screens = append(s.screens, next)
	s.bind()
	s.host.Changed()
}

// back leaves the screen in focus for the one below it. The workbench is never left.
func (s *stage) back() {
	if len(s.screens) > 1 {
		s.screens = s.screens[:len(s.screens)-1]
		s.bind()
		s.host.Changed()
	}
}

// show opens an overlay over the screen, in place of any that is open.
func (s *stage) show(o overlay) {
	s.host.StepEnds()
	if o, ok := o.(interface{ on(*stage) }); ok {
		o.on(s)
	}
	s.over, s.stale = o, true
}

// close closes the overlay.
func (s *stage) close() { s.over, s.stale = nil, true }

// overlayBox is where an overlay may lie: below the headline of the screen, so
// that the deficit stays in sight, and above the footer.
func (s *stage) overlayBox() tui.Rect {
	if on, ok := s.screen().(headlined); ok {
		return on.BelowHeadline()
	}
	_, box := tui.NewRect(0, 0, s.w, s.h).CutBottom(1)
	return box
}

// belowList is what an overlay may cover on a screen that drawList draws: all but
// the title, the deficit and the footer.
func (s *stage) belowList() tui.Rect {
	_, box := tui.NewRect(0, 0, s.w, s.h).CutTop(2)
	_, box = box.CutBottom(1)
	return box
}
