package wall

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/tui"
	"fewer/views/words"
)

// TestCard is what is put on the wall before a meeting: whether the back row can
// read it, and what works in this window.
type TestCard struct {
	*tui.Stage
	Host interface {
		Prepared() *model.Prepared // the year as screens show it
		Text(said string) string   // what people wrote, as it may be shown
	}
	Begin func() tea.Cmd // opens the room
}

func (c *TestCard) Actions() []tui.Action {
	return []tui.Action{
		{ID: "open-room", Keys: []string{"space", "enter", "pgdown"}, Short: "begin", Group: tui.Meeting, Rank: 1, Help: "open the room", Do: func() tea.Cmd {
			c.Back()
			return c.Begin()
		}},
		{ID: "leave-card", Keys: []string{"esc"}, Short: "workbench", Group: tui.Meeting, Rank: 2, Help: "to the workbench", Do: tui.Just(func() { c.Back() })},
	}
}

func (c *TestCard) Refresh()                {}
func (c *TestCard) Key(tea.KeyMsg) bool     { return false }
func (c *TestCard) Mouse(tea.MouseMsg) bool { return false }

func (c *TestCard) Draw(a tui.Area) {
	footer, body := a.Box.CutBottom(1)
	w, h := a.Size()
	out := &Writer{Area: a.Part(body.Inset(2, 0)), Theme: c.Theme, Names: c.Host.Text}
	out.Para(tui.Strong, "Can the back row read this line? It must: every sentence of the meeting is as small.")
	deficit := c.Host.Prepared().DoNothing().Terms[model.AsContracted].DoNothing.Deficit
	out.Figure(tui.DeficitRole(deficit), deficit.Abs().Short(), words.OverWord(deficit))
	out.Para(tui.Muted, "and this one, which is the palest there is?")
	out.Skip()
	out.Para(tui.Plain, "Theme "+c.ThemeName+" (t is the next one), window "+strconv.Itoa(w)+" by "+strconv.Itoa(h)+".")
	if w > bestWide || h > bestHigh {
		out.Para(tui.Strong, "Make letters larger (Ctrl +) until the wall is about 100×30.")
	}
	out.Para(tui.Plain, sizeVerdict(w, h))
	shapes := "● ▲ ─ ┼ █ ▄ ⣀⠤⠒⠉"
	if c.Theme.ASCII {
		shapes = "O ^ - | #"
	}
	out.Para(tui.Plain, "Shapes: "+shapes+"  If they show as boxes, press a.")
	sizes := "A bigger font makes the window smaller; down to 50 by 16 every step of the meeting is shown, down to 40 by 10 shortened, and below that the deficit in words."
	if out.Rows(sizes) > out.Left() {
		sizes = "No smaller than 50 by 16; smaller still shortens."
	}
	out.Para(tui.Plain, sizes)
	c.DrawFooter(a.Part(footer))
}

// The size beyond which larger letters serve a room better than more of them.
const bestWide, bestHigh = 104, 32

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
