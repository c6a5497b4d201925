package meeting

import (
	"fewer/model/insight"
	"fewer/scenarios/journal"
	"fewer/views/tui"
	"fewer/views/wall"
)

func (r *Room) Draw(a tui.Area) {
	w, _ := a.Size()
	title, above, body, footer := r.parts(a.Box)
	heading, left := r.heading(), r.timeLeft()
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
	r.write(&wall.Writer{Area: a.Part(box), Theme: r.stage.Theme, Names: r.host.Text, Gap: gap})
	r.drawKeys(a.Part(footer))
}

// write writes the step, or that it is withheld.
func (r *Room) write(out *wall.Writer) {
	if s := r.step(); s.money() && r.withheld() {
		out.Para(tui.Strong, "The money is withheld until the guesses are answered.")
		out.Skip()
		out.Para(tui.Plain, "Page Up goes back to them.")
	} else {
		s.draw(out)
	}
}

// Snapshot is what the wall shows just now, as text, whatever the size of the window.
func (r *Room) Snapshot() wall.Snapshot {
	told := r.session().Told(r.Stand(), r.step().pieces())
	shot := wall.Snapshot{
		Name: r.host.Text(told.Name), Step: told.Step, Steps: len(told.Agenda), Piece: told.Piece, Pieces: told.Pieces,
		Shows: r.item().Shows, Title: r.heading(), Left: r.timeLeft(),
	}
	if _, shot.Blank = r.stage.Over.(*wall.Blank); shot.Blank {
		return shot
	}
	shot.Withheld = r.step().money() && r.withheld()
	defer func(at journal.Stand) { r.at = at }(r.at) // drawing may scroll
	r.scratch.Resize(scratchWidth, scratchHeight)
	r.write(&wall.Writer{Area: r.scratch.Area(r.scratch.Bounds()), Theme: r.stage.Theme, Names: r.host.Text, Kept: &shot.Says})
	return shot
}

// A scratch wall has room for whatever a step says besides where there is room.
const (
	scratchWidth  = 120
	scratchHeight = 60
)

// timeLeft says how much of the year is left.
func (r *Room) timeLeft() string { return insight.TimeLeft(r.year()) + " to 31 March" }

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

// wallBox is where a wall draws, and how many rows are between its paragraphs. It
// goes by the window alone, so that a figure stays where it was when what is
// beside it changes.
func (r *Room) wallBox(body tui.Rect) (box tui.Rect, gap int) {
	box = body.Inset(max(2, min((body.W-wall.TextWidth)/2, body.W/25)), 0) // figures need the rest
	if body.H < wall.Tall || r.step().fills() {
		return box, 1
	}
	_, box = box.CutTop((body.H - wall.Tall) / 4)
	return box, 2
}

// drawKeys names the keys of this wall.
func (r *Room) drawKeys(a tui.Area) {
	w, _ := a.Size()
	end := "Space " + string(r.stage.Theme.Glyphs.Select)
	a.Right(w-1, 0, tui.Key, end)
	x, limit := 2, w-tui.Width(end)-3
	if mark := r.guestMark(w * 2 / 5); mark != "" {
		a.Right(limit, 0, tui.Notice, mark)
		limit -= tui.Width(mark) + 2
	}
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
