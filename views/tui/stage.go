package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Screen is one view that fills the window. Screens know the stage that they are on
// and call it; they send each other nothing.
type Screen interface {
	// Actions lists what its keys do, in the order of the help page.
	Actions() []Action
	// Refresh is called when what is shown has changed, or the theme has.
	Refresh()
	// Draw draws the whole window, at least 40 by 10.
	Draw(a Area)
	// Key takes a key that no action has, and tells whether it meant something.
	Key(k tea.KeyMsg) bool
	// Mouse takes what the mouse did, and tells whether it meant something.
	Mouse(m tea.MouseMsg) bool
}

// Overlay is what lies over a screen and takes every key while it does.
type Overlay interface {
	Draw(a Area)
	Key(k tea.KeyMsg) tea.Cmd
	Mouse(m tea.MouseMsg)
	// Keys are what the footer says may be pressed.
	Keys() []Hint
}

// headlined is a screen with a headline that no overlay may cover.
type headlined interface{ BelowHeadline() Rect }

// Host is the app that a stage is part of.
type Host interface {
	// Actions lists what can be done from every screen.
	Actions() []Action
	// Entries are what the palette finds besides actions and what screens have.
	Entries() []Entry
	// MayOpen says why a screen can't be opened now, or "".
	MayOpen(s Screen) string
	// StepEnds is called before something else is shown: what is done there is a step
	// of its own.
	StepEnds()
	// Changed brings what is shown up to date.
	Changed()
	// Text is what people wrote, as it may be shown.
	Text(s string) string
}

// Stage shows screens, one over another, and what lies over them; gives a key to the
// one place that it is for; and says what has just happened. The zero value lists
// actions, and shows nothing.
type Stage struct {
	Host      Host
	Theme     *Theme
	ThemeName string
	W, H      int // the window

	Screens []Screen            // the last is in focus
	Over    Overlay             // nil for none
	under   []Overlay           // what it lies over, the lowest first
	Table   []Action            // the actions of the app and of the screen in focus
	Own     ownKeys             // in place of the usual ones
	LastKey string              // the one before this
	EscLeft bool                // whether that was Esc, and left something to type in
	Drafts  map[string][]string // what was typed into forms and left
	Notice  string              // what has just happened, until the next key
	fault   bool                // whether the notice says why something could not be done
	Stale   bool                // whether what is drawn is out of date
	Beside  []tea.Cmd           // work that was asked for, to be done beside the keys
}

// part is what the parts of the kit have that lie over a screen: the stage that
// shows them.
type part struct{ app *Stage }

func (p *part) on(s *Stage) { p.app = s }

// ownKeys are keys by the id of an action.
type ownKeys map[string][]string

// Press gives a key to the overlay that is open, else to the action that has it,
// else to the screen in focus.
func (s *Stage) Press(k tea.KeyMsg) tea.Cmd {
	if s.Over != nil {
		if h, ok := s.Over.(helped); ok && asksForHelp(h, KeyName(k)) {
			s.Lay(&formHelp{over: h})
			return nil
		}
		over := s.Over
		cmd := over.Key(k)
		_, question := over.(*Question)
		s.EscLeft = KeyName(k) == "esc" && s.Over == nil && !question
		return cmd
	}
	defer func() { s.EscLeft = false }()
	if act := s.ActionFor(KeyName(k)); act != nil {
		return s.perform(act)
	}
	if !s.Screen().Key(k) && k.Type == tea.KeyRunes {
		s.Refuse(s.unknownKey(string(k.Runes)))
	}
	return nil
}

// Click gives what the mouse did to the overlay, or else to the screen in focus.
func (s *Stage) Click(m tea.MouseMsg) {
	if s.Over != nil {
		s.Over.Mouse(m)
		s.Stale = true
	} else if s.Screen().Mouse(m) {
		s.Stale = true
		s.Notice = ""
	}
}

// OwnKeysUnused begins what is said where keys of one's own are at fault.
const OwnKeysUnused = "The keys of one's own are not used: "

// Bind makes the table of the actions that are there now.
func (s *Stage) Bind() {
	s.Table = s.Table[:0]
	for _, act := range slices.Concat(s.Host.Actions(), s.Screen().Actions()) {
		if keys, ok := s.Own[act.ID]; ok {
			act.Keys = keys
		} else {
			act.Keys = s.withoutTaken(act.Keys)
		}
		s.Table = append(s.Table, act)
	}
	if clash := Collision(s.Table); clash != "" && len(s.Own) > 0 {
		s.Own = nil
		s.Bind()
		s.Refuse(OwnKeysUnused + clash)
	}
}

// withoutTaken leaves out what a person has chosen for another action, where it is
// a second way only: not the first of an action's keys.
func (s *Stage) withoutTaken(keys []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool {
		if k == keys[0] {
			return false
		}
		for _, chosen := range s.Own {
			if slices.Contains(chosen, k) {
				return true
			}
		}
		return false
	})
}

// Collision says which two actions have the same key, or "".
func Collision(table []Action) string {
	owner := map[string]string{}
	for _, b := range table {
		for _, k := range b.Keys {
			if other, taken := owner[k]; taken {
				return fmt.Sprintf("%s is the key of %s and of %s", KeyLabel(k), other, b.ID)
			}
			owner[k] = b.ID
		}
	}
	return ""
}

// ActionFor finds the action that has the key.
func (s *Stage) ActionFor(key string) *Action {
	for i := range s.Table {
		if slices.Contains(s.Table[i].Keys, key) {
			return &s.Table[i]
		}
	}
	return nil
}

// perform does what an action does, or says why it can't be done now.
func (s *Stage) perform(act *Action) tea.Cmd {
	if act.Off != nil {
		if why := act.Off(); why != "" {
			s.Refuse(why)
			return nil
		}
	}
	return act.Do()
}

// unknownKey says that a key does nothing, and what it does without Caps Lock.
func (s *Stage) unknownKey(letter string) string {
	small := strings.ToLower(letter)
	if act := s.ActionFor(small); act != nil && small != letter {
		return "“" + letter + "” does nothing: is Caps Lock on? “" + small + "” is " + act.Help
	}
	return "“" + letter + "” does nothing here; ? lists the keys"
}

// Screen is the screen in focus.
func (s *Stage) Screen() Screen { return s.Screens[len(s.Screens)-1] }

// Open puts a screen in focus, over those that are open.
func (s *Stage) Open(next Screen) {
	if len(s.Screens) > 0 {
		if why := s.Host.MayOpen(next); why != "" {
			s.Refuse(why)
			return
		}
	}
	s.Host.StepEnds()
	s.Screens = append(s.Screens, next)
	s.Bind()
	s.Host.Changed()
}

// Back leaves the screen in focus for the one below it. The workbench is never left.
func (s *Stage) Back() {
	if len(s.Screens) > 1 {
		s.Screens = s.Screens[:len(s.Screens)-1]
		s.Bind()
		s.Host.Changed()
	}
}

// BackAction is the action of Esc, and of more keys, that leaves the screen in focus.
func (s *Stage) BackAction(id, short, help string, more ...string) Action {
	return Action{ID: id, Keys: append([]string{"esc"}, more...), Short: short, Group: Looking, Rank: 25, Help: help, Do: Just(s.Back)}
}

// Show opens an overlay over the screen, in place of any that is open.
func (s *Stage) Show(o Overlay) {
	s.Over, s.under = nil, nil
	s.Lay(o)
}

// Lay lays an overlay over the one that is open, which is there again once it is closed.
func (s *Stage) Lay(o Overlay) {
	s.Host.StepEnds()
	if o, ok := o.(interface{ on(*Stage) }); ok {
		o.on(s)
	}
	if s.Over != nil {
		s.under = append(s.under, s.Over)
	}
	s.Over, s.Stale = o, true
}

// Close closes the overlay, and leaves the one that it lay over.
func (s *Stage) Close() {
	s.Over, s.Stale = nil, true
	if last := len(s.under) - 1; last >= 0 {
		s.Over, s.under = s.under[last], s.under[:last]
	}
}

// Drafting is an overlay in which what is typed is kept, under a name: "" where there is
// nothing to keep.
type Drafting interface {
	HalfTyped() (draft string, said []string)
}

// HalfTyped is what was typed and not written down: into what was left, and into what is
// open.
func (s *Stage) HalfTyped() map[string][]string {
	all := map[string][]string{}
	maps.Copy(all, s.Drafts)
	for _, o := range append(slices.Clone(s.under), s.Over) {
		if o, ok := o.(Drafting); ok {
			draft, said := o.HalfTyped()
			all[draft] = said
		}
	}
	maps.DeleteFunc(all, func(draft string, said []string) bool { return draft == "" || strings.Join(said, "") == "" })
	return all
}

// DrawOver draws what lies over the screen, and the keys that it takes.
func (s *Stage) DrawOver(a Area) {
	if s.Over == nil {
		return
	}
	for _, o := range append(slices.Clone(s.under), s.Over) {
		o.Draw(a.Part(s.OverlayBox()))
	}
	s.DrawFooter(a.Part(a.Box.Row(s.H - 1)))
}

// OverlayBox is where an overlay may lie: below the headline of the screen, so
// that the deficit stays in sight, and above the footer.
func (s *Stage) OverlayBox() Rect {
	if on, ok := s.Screen().(headlined); ok {
		return on.BelowHeadline()
	}
	_, box := NewRect(0, 0, s.W, s.H).CutBottom(1)
	return box
}

// BelowList is what an overlay may cover on a screen that drawList draws: all but
// the title, the deficit and the footer.
func (s *Stage) BelowList() Rect {
	_, box := NewRect(0, 0, s.W, s.H).CutTop(2)
	_, box = box.CutBottom(1)
	return box
}
