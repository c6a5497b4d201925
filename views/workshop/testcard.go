package workshop

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/tui"
)

// testCard is what is put on the wall before a meeting: whether the back row can
// read it, and what works in this window.
type testCard struct{ app *App }

func (c *testCard) Actions() []tui.Action {
	return []tui.Action{
		{Id: "open-room", Keys: []string{"space", "enter", "pgdown"}, Short: "begin", Group: tui.Meeting, Rank: 1, Help: "open the room", Do: func() tea.Cmd {
			c.app.Back()
			return c.app.openRoom()
		}},
		{Id: "leave-card", Keys: []string{"esc"}, Short: "workbench", Group: tui.Meeting, Rank: 2, Help: "to the workbench", Do: tui.Just(c.app.Back)},
	}
}

func (c *testCard) Refresh()                {}
func (c *testCard) Key(tea.KeyMsg) bool     { return false }
func (c *testCard) Mouse(tea.MouseMsg) bool { return false }

func (c *testCard) Draw(a tui.Area) {
	footer, body := a.Box.CutBottom(1)
	w, h := a.Size()
	out := &writer{Area: a.Part(body.Inset(2, 0)), theme: c.app.Theme, text: c.app.Text}
	out.para(tui.Strong, "Can the back row read this line?")
	deficit := c.app.reckoned().DoNothing().Terms[model.AsContracted].DoNothing.Deficit
	out.figure(overRole(deficit), bigFigure(deficit), overWord(deficit))
	out.para(tui.Muted, "and this one, which is the palest there is?")
	out.skip()
	out.para(tui.Plain, "Theme "+c.app.ThemeName+" (t is the next one), window "+strconv.Itoa(w)+" by "+strconv.Itoa(h)+".")
	out.para(tui.Plain, sizeVerdict(w, h))
	shapes := "● ▲ ─ ┼ █ ▄ ⣀⠤⠒⠉"
	if c.app.Theme.ASCII {
		shapes = "O ^ - | #"
	}
	out.para(tui.Plain, "Shapes: "+shapes+"  If they show as boxes, press a.")
	out.para(tui.Plain, "A bigger font makes the window smaller; down to 50 by 16 every step of the meeting is shown, down to 40 by 10 shortened, and below that the deficit in words.")
	c.app.DrawFooter(a.Part(footer))
}

// sizeVerdict says what a window of this size shows.
func sizeVerdict(w, h int) string {
	switch {
	case w >= 76 && h >= 22:
		return "This size shows everything, with large figures."
	case w >= 50 && h >= 16:
		return "This size shows every step of a meeting."
	case w >= 40 && h >= 10:
		return "This size is small: long texts are shortened. A smaller font would help."
	}
	return "This size shows the deficit only."
}
