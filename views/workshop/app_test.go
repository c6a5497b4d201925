package workshop

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/tui"
	"fewer/views/words"
	"fewer/views/workbench"
)

func TestThreePressesTellTheStory(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("left", "left", "left")
	if got := d.saving(model.AllCostPerCase); got <= 0 {
		t.Errorf("paid by the case, fewer referrals save %v", got)
	}
	for _, terms := range []model.Terms{model.AsContracted, model.AllBlock} {
		if got := d.saving(terms); got != 0 {
			t.Errorf("%v, fewer referrals save %v", terms, got)
		}
	}
	d.sees("3% fewer", "17 weeks hold", "Midshire General is paid £61.2m whether they come or not", "not saved yet")

	// One number is seen to fall while the others stay where they are.
	pr := d.app.Projection()
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		block, byCase := pr.Terms[model.AllBlock], pr.Terms[model.AllCostPerCase]
		nothing, scenario := byCase.DeficitsToThePound()
		d.sees(nothing.OverToThePound(), words.Saved(byCase.Saving))
		if !strings.Contains(d.screenText(), scenario.OverToThePound()+" ▼") && !strings.Contains(d.screenText(), scenario.OverToThePound()+" budget ▼") {
			t.Errorf("at %v the figure that falls is not marked:\n%s", size, d.screenText())
		}
		if stays := block.Scenario.Deficit.OverToThePound(); strings.Count(d.screenText(), stays) != 2 || strings.Contains(d.screenText(), stays+" ▼") {
			t.Errorf("at %v the figure under block moves:\n%s", size, d.screenText())
		}
	}
}

// Under budget, what is saved makes the figure larger, and the mark goes with it;
// in a small window every terms says what it saves, as briefly as it must.
func TestTheMarkGoesWithTheFigure(t *testing.T) {
	year := testYear()
	year.Budget = model.Given(160_000_000)
	d := newDriver(t, year, file.Document{}, "dark", 80, 24)
	d.press("left", "left", "left")
	d.sees(" under ▲")
	d.lacks("▼")
	d.press("right", "right", "right", "right")
	d.sees(" under ▼")
	d.resize(50, 16)
	d.sees("more")
	d.press("left", "left")
	d.sees("saved £")
}

// No two actions that can be there at once may share a key.
func TestNoTwoActionsShareAKey(t *testing.T) {
	a := newApp()
	for _, s := range allScreens(a) {
		var table []tui.Action
		ids := map[string]bool{}
		for _, act := range slices.Concat(a.Actions(), s.Actions()) {
			if ids[act.ID] {
				t.Errorf("two actions are called %s", act.ID)
			}
			ids[act.ID] = true
			if act.Help == "" || !slices.Contains(tui.Headings, act.Group) || act.Do == nil || len(act.Keys) == 0 || act.Rank > 0 && act.Short == "" {
				t.Errorf("%s is not told in full", act.ID)
			}
			for _, k := range act.Keys {
				if slices.Contains([]string{"[", "]", "{", "}", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+c"}, k) {
					t.Errorf("%s has the key %s, which not every keyboard has", act.ID, k)
				}
				if strings.HasPrefix(k, "shift+") && k != "shift+tab" && len(act.Keys) < 2 {
					t.Errorf("%s has no second way but %s", act.ID, k)
				}
			}
			table = append(table, act)
		}
		if clash := tui.Collision(table); clash != "" {
			t.Error(clash)
		}
	}
}

// A key that can't do anything just now says why, and an unknown one is not silent.
func TestAKeyThatIsOffSaysWhy(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
	d.press("u")
	d.sees("There is nothing to undo")
	d.press("0")
	d.sees("Nothing is changed here")
	d.press("j")
	d.sees("“j” does nothing here; ? lists the keys")
	d.press("U")
	d.sees("“U” does nothing: is Caps Lock on? “u” is undo the last step")
	d.press("esc")
	d.sees("The first screen: ? lists the keys, q quits")
	d.press("down")
	d.lacks("does nothing here")
}

func TestKeysOfOnesOwn(t *testing.T) {
	session := scenarios.NewSession(model.Prepare(testYear()), file.Document{})
	make := func(keys map[string][]string) *driver {
		app, err := New(Options{Session: session, settings: settings{Settings: journal.Settings{Keys: keys}}})
		if err != nil {
			t.Fatal(err)
		}
		d := &driver{t: t, app: app}
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		return d
	}
	d := make(map[string][]string{"undo": {"ctrl+z"}})
	d.press("left", "ctrl+z")
	d.sees("Undone: ENT to Midshire General: 1% fewer")
	d = make(map[string][]string{"undo": {"?"}})
	d.sees("The keys of one's own are not used: ? is the key of undo and of help")
	d.press("left", "u")
	d.sees("Undone: ENT to Midshire General: 1% fewer")
}

var everyKey = func() (keys []string) {
	for _, act := range allActions() {
		keys = append(keys, act.Keys...)
	}
	return append(keys, "esc", "enter", "backspace", "delete", "1", "9", "+", "-", "w", ".", "space", "e", "n", "t", "é", "日", "x", "y")
}()

// Whatever is pressed, in whatever window, a frame is exactly as large as the
// window, and the deficit is on it.
func TestEveryFrameIsValid(t *testing.T) {
	t.Parallel()
	year := testYear()
	year.Providers[0].Name = "Midshire 日本 General e\u0301 with a name that goes on for longer than any window is wide, or so one would think"
	rapid.Check(t, func(rt *rapid.T) {
		theme := rapid.SampledFrom(tui.Themes).Draw(rt, "theme")
		size := func() (int, int) {
			return rapid.IntRange(0, 300).Draw(rt, "w"), rapid.IntRange(0, 100).Draw(rt, "h")
		}
		w, h := size()
		d := newDriver(t, year, file.Document{}, theme, w, h)
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			switch rapid.IntRange(0, 9).Draw(rt, "what") {
			case 0:
				w, h = size()
				d.send(tea.WindowSizeMsg{Width: w, Height: h})
			case 1:
				d.send(tea.MouseMsg{
					X: rapid.IntRange(-1, 301).Draw(rt, "x"), Y: rapid.IntRange(-1, 101).Draw(rt, "y"),
					Action: rapid.SampledFrom([]tea.MouseAction{tea.MouseActionPress, tea.MouseActionMotion, tea.MouseActionRelease}).Draw(rt, "action"),
					Button: rapid.SampledFrom([]tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown, tea.MouseButtonRight}).Draw(rt, "button"),
				})
			default:
				if key := rapid.SampledFrom(everyKey).Draw(rt, "key"); key != "q" {
					d.press(key)
				}
			}
			if d.app.leaving {
				return // the palette can quit as well
			}
			d.validFrame(rt, w, h)
			if _, bench := d.app.Screen().(*workbench.Bench); !bench {
				continue // the room shows one thing at a time
			}
			// From 120 columns on it stands in big figures.
			result := &d.app.Projection().Terms[d.app.Terms]
			_, exact := result.DeficitsToThePound()
			if w >= 40 && w < 120 && h >= 10 && !strings.Contains(d.screenText(), result.Scenario.Deficit.Short()) && !strings.Contains(d.screenText(), exact.OverToThePound()) {
				rt.Fatalf("the deficit of %s is not on the screen:\n%s", exact.OverToThePound(), d.screenText())
			}
		}
	})
}

// validFrame fails the test where the frame isn't h lines of w cells.
func (d *driver) validFrame(t rapid.TB, w, h int) {
	t.Helper()
	frame := d.app.View()
	lines := strings.Split(frame, "\n")
	if len(lines) != max(1, h) {
		t.Fatalf("%d lines in a window of %d×%d:\n%s", len(lines), w, h, frame)
	}
	for i, line := range lines {
		if got := ansi.StringWidth(line); h > 0 && got != w {
			t.Fatalf("line %d has %d cells in a window of %d×%d: %q", i, got, w, h, line)
		}
	}
}

// Every size there is, at least once.
func TestFramesOfAllSizes(t *testing.T) {
	t.Parallel()
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("left", "left")
	for w := range 301 {
		for _, h := range []int{0, 1, 2, 3, 5, 9, 10, 11, 13, 16, 19, 20, 23, 24, 27, 28, 33, 40, 60, 100} {
			d.send(tea.WindowSizeMsg{Width: w, Height: h})
			d.validFrame(t, w, h)
			if text := d.screenText(); w >= 5 && h >= 1 && !strings.Contains(text, "£7.9m") && !strings.Contains(text, "£7,937,119 over") {
				t.Fatalf("no deficit in a window of %d×%d:\n%s", w, h, text)
			}
		}
	}
}

// Page Up and Page Down, and whatever else only looks, change no figure; Esc
// never leaves.
func TestLookingChangesNothing(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.press("left")
	before := d.saving(model.AllCostPerCase)
	looks := []string{"pgup", "pgdown", "up", "down", "home", "end", "esc", "tab", "shift+tab", "?", "esc", "t", "a", "c", "/", "esc", ":", "esc", "esc"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		d.press(looks[random.IntN(len(looks))])
		if d.app.leaving {
			t.Fatal("the app was left")
		}
	}
	if got := d.saving(model.AllCostPerCase); got != before {
		t.Errorf("the saving is %v, was %v", got, before)
	}
}

// At rest the frame is given again, not made again.
func TestTheFrameIsKept(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 120, 40)
	first := d.app.View()
	d.app.canvas.Resize(1, 1) // would show in a new frame
	d.send(tea.FocusMsg{})
	if d.app.View() != first {
		t.Error("the frame was made again without a reason")
	}
}

func TestLettersThatArriveTogetherAreKeysOfTheirOwn(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("12")})
	d.press("enter")
	d.sees("12% fewer")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("uq"), Paste: true})
	d.sees("12% fewer", "Text can be pasted where something is typed")
}

// leaflet is the smallest screen there can be.
type leaflet struct {
	app       *App
	refreshed int
}

func (l *leaflet) Actions() []tui.Action {
	return []tui.Action{{ID: "leave-leaflet", Keys: []string{"esc"}, Help: "back", Group: tui.Looking, Do: tui.Just(l.app.Back)}}
}
func (l *leaflet) Refresh()                { l.refreshed++ }
func (l *leaflet) Draw(a tui.Area)         { a.Text(0, 0, tui.Plain, "a leaflet") }
func (l *leaflet) Key(k tea.KeyMsg) bool   { return false }
func (l *leaflet) Mouse(tea.MouseMsg) bool { return false }

// A screen that is opened has the keys, hears of every change, and is left for
// the one below it, which is never left.
func TestScreensStandOnEachOther(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "dark", 80, 24)
	l := &leaflet{app: d.app}
	d.app.Open(l)
	d.sees("a leaflet")
	heard := l.refreshed
	d.press("left", "tab")
	if d.plain(ent) != "none" || l.refreshed == heard {
		t.Error("the workbench has the keys, or the leaflet does not hear of the terms in focus")
	}
	d.press("esc")
	d.sees("Midshire General")
	d.lacks("a leaflet")
	d.app.Back()
	d.press("left")
	d.sees("1% fewer")
}

// A typed size is one step, whatever was pressed before it and after it, and so
// is what is pressed before and after a look at another screen.
func TestATypedSizeIsAStepOfItsOwn(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "light", 80, 24)
	d.press("left", "left", "left", "2", "5", "enter", "left", "left")
	d.sees("27% fewer")
	d.press("b", "esc", "left")
	d.sees("28% fewer")
	for _, before := range []string{"27% fewer", "25% fewer", "3% fewer"} {
		d.press("u")
		d.sees(before)
	}
	d.press("u")
	d.sees("Undone: ENT to Midshire General: 3% fewer")
	d.sees("Fewer would save nothing")
}
