package meeting

import (
	"fewer/model/insight"
	"fewer/views/tui"
)

func (r *Room) Draw(a tui.Area) {
	w, _ := a.Size()
	title, above, body, footer := r.parts(a.Box)
	heading, left := r.heading(), insight.TimeLeft(r.year())+" to 31 March"
	head := a.Part(title)
	room := w - 2
	if tui.Width(heading)+tui.Width(left)+4 <= w {
		head.Right(w-1, 0, tui.Muted, left)
		room -= tui.Width(left) + 2
	}
	head.Cut(1, 0, room, tui.Strong, heading)
	if mark := r.host.Outlook(w - 2); mark != "" && !above.Empty() {
		r.drawOutlook(a.Part(above), mark)
	}
	box, gap := r.wallBox(body)
	out := &writer{Area: a.Part(box), theme: r.stage.Theme, text: r.host.Text, gap: gap}
	if s := r.step(); s.money() && r.withheld() {
		out.para(tui.Strong, "The money is withheld until the guesses are answered.")
		out.skip()
		out.para(tui.Plain, "Page Up goes back to them.")
	} else {
		s.draw(out)
	}
	r.drawKeys(a.Part(footer))
}

// drawOutlook says on the wall which forecast is in use, where it is another than
// the year file's; and on a wall that shows what was written down, that this is not
// by it.
func (r *Room) drawOutlook(row tui.Area, mark string) {
	w, _ := row.Size()
	if r.step().written() {
		mark = tui.FirstThatFits(w-2,
			"What was written down goes by the year file's own forecasts", "Written down: by the year file's forecasts", "as the year file forecasts")
	}
	row.Cut(1, 0, w-2, tui.Over, mark)
	row.Mark(0)
}

// parts are the parts of the window: above the wall is air, where there is room
// for it, and the mark of another forecast.
func (r *Room) parts(window tui.Rect) (title, above, body, footer tui.Rect) {
	title, body = window.CutTop(1)
	footer, body = body.CutBottom(1)
	if window.H >= 20 || r.host.Outlook(window.W) != "" {
		above, body = body.CutTop(1)
	}
	return title, above, body, footer
}

// wallSize is the size of the box in which the wall draws.
func (r *Room) wallSize() (w, h int) {
	_, _, body, _ := r.parts(tui.NewRect(0, 0, r.stage.W, r.stage.H))
	box, _ := r.wallBox(body)
	return box.W, box.H
}

// From this height a wall has rows to spare between its paragraphs, and from this
// width columns beside its text.
const (
	tallWall = 28
	wideWall = 112
)

// wallBox is where a wall draws, and how many rows are between its paragraphs. It
// goes by the window alone, so that a figure stays where it was when what is
// beside it changes.
func (r *Room) wallBox(body tui.Rect) (box tui.Rect, gap int) {
	box = body.Inset(max(2, (body.W-wideWall)/2), 0)
	if body.H < tallWall || r.step().fills() {
		return box, 1
	}
	_, box = box.CutTop((body.H - tallWall) / 4)
	return box, 2
}

// drawKeys names the keys of this wall.
func (r *Room) drawKeys(a tui.Area) {
	w, _ := a.Size()
	end := "Space " + string(r.stage.Theme.Glyphs.Select)
	a.Right(w-1, 0, tui.Key, end)
	x, limit := 2, w-tui.Width(end)-3
	var keys []*tui.Action
	for _, act := range r.step().keys() {
		keys = append(keys, &act)
	}
	for _, h := range tui.Hints(keys) {
		if x+tui.Width(h.Key)+1+tui.Width(h.Does) > limit {
			break
		}
		x = a.Text(x, 0, tui.Key, h.Key) + 1
		x = a.Text(x, 0, tui.Muted, h.Does) + 2
	}
}
