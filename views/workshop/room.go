package workshop

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/tui"
	"fewer/views/words"
)

// room is the wall of a meeting: one thing at a time, large, on the agenda's
// steps. What the facilitator alone needs is in the other terminal.
type room struct {
	app    *App
	agenda []scenarios.AgendaItem
	step   int // place in the agenda
	piece  int // how much of the step's wall is shown, from 0
	walls  map[scenarios.Shown]wall

	groups   []group
	rows     []row
	row      int          // the row that the meeting is about: an index in rows
	unchosen model.Target // the row that the room began with
	table    int          // the table that is asked next
	list     int          // what is selected in a list, or how far it is scrolled
	terms    contractLever
	volume   int // percent: where the sweep stands

	by      *model.Prepared // the year that the next two are of
	sweep   *sweepOf        // nil until it is shown
	movable *model.Moves    // nil until it is shown
	told    roomTold

	sealing bool                // whether it is still to be said that the guesses are sealed
	spreads *model.TermsSpreads // of the page that is read back; nil until it is shown
	looked  map[string]bool     // the tables that have looked at what they are writing
	kept    string              // the seal that is on the disk, as Round.Sealed has it; "" for none
}

// sweepOf is the sweep of one row.
type sweepOf struct {
	target model.Target
	model.Sweep
	even []model.SweepPoint // at even steps, from the lowest to the highest
}

// wall is what one kind of step has on the wall, and what can be done there.
type wall struct {
	pieces  int                   // how many presses of Space it takes to show it all, at least 1
	enter   func()                // what going on to it does. Optional
	fills   bool                  // whether it has use for every row: a long list, a chart. Optional
	advance func() bool           // what Space does before it goes on; true where that is all. Optional
	draw    func(*writer)         // what is on the wall
	typed   func(tea.KeyMsg) bool // takes a key that no action has, where it means something. Optional
	actions []action              // besides those of every wall
}

func newRoom(a *App) *room {
	r := &room{app: a, looked: map[string]bool{}}
	r.ListRows()
	r.row = r.firstChanged()
	r.unchosen = r.target()
	r.walls = r.makeWalls()
	r.agenda = a.session.Document().Agenda()
	r.told.begin(time.Now())
	if round, open := a.session.Document().OpenRound(); open { // after a crash the guesses come first
		r.goToShown(scenarios.ShowGuess)
		if round.Revealed == scenarios.RevealByCase {
			r.goToShown(scenarios.ShowByCase)
		}
		r.selectTarget(round.Change.Target)
		r.toWaitingTable()
	}
	return r
}

// comeBack brings a room that was left up to date: the year and the changes may be
// others now. The row stays, unless nobody chose it and another has a change.
func (r *room) comeBack() {
	t := r.target()
	r.ListRows()
	r.row = r.firstChanged()
	if t == r.unchosen && !r.changed(t) {
		r.unchosen = r.target()
	} else {
		r.selectTarget(t)
	}
	r.Refresh()
	r.piece = min(r.piece, r.wall().pieces-1)
}

// changed tells whether the scenario has a change of a row.
func (r *room) changed(t model.Target) bool {
	return slices.ContainsFunc(r.doc().Scenario.Changes, func(c model.Change) bool { return c.Target == t })
}

// ListRows lists what the meeting may be about.
func (r *room) ListRows() {
	r.groups, r.rows = makeRows(r.app.prepared(), r.app.session.Document().Scenario.Changes)
}

func (r *room) makeWalls() map[scenarios.Shown]wall {
	return map[scenarios.Shown]wall{
		scenarios.ShowOpening:      r.openingWall(),
		scenarios.ShowSources:      r.sourcesWall(),
		scenarios.ShowRedLines:     r.redLinesWall(),
		scenarios.ShowLine:         r.lineWall(),
		scenarios.ShowGuess:        r.guessWall(),
		scenarios.ShowByCase:       r.byCaseWall(),
		scenarios.ShowContract:     r.contractWall(),
		scenarios.ShowBlock:        r.blockWall(),
		scenarios.ShowMovable:      r.movableWall(),
		scenarios.ShowContracts:    r.contractsWall(),
		scenarios.ShowWhoseMoney:   r.whoseMoneyWall(),
		scenarios.ShowConsequences: r.consequencesWall(),
		scenarios.ShowIdeas:        r.ideasWall(),
		scenarios.ShowOvershoot:    r.overshootWall(),
		scenarios.ShowDecisions:    r.decisionsWall(),
		scenarios.ShowReadBack:     r.readBackWall(),
	}
}

// firstChanged is the first row with a change, or the first of all.
func (r *room) firstChanged() int {
	for _, c := range r.app.session.Document().Scenario.Changes {
		for i := range r.rows {
			if r.rows[i].target == c.Target {
				return i
			}
		}
	}
	return 0
}

func (r *room) selectTarget(t model.Target) {
	for i := range r.rows {
		if r.rows[i].target == t {
			r.row = i
		}
	}
}

// target is the row that the meeting is about.
func (r *room) target() model.Target {
	if r.row < len(r.rows) {
		return r.rows[r.row].target
	}
	return model.Target{}
}

func (r *room) item() scenarios.AgendaItem { return r.agenda[min(r.step, len(r.agenda)-1)] }

func (r *room) wall() wall { return r.walls[r.item().Shows] }

// heading is what the wall calls the step: as the agenda does, but no contract a
// block that is none.
func (r *room) heading() string {
	item := r.item()
	if item.Shows != scenarios.ShowBlock || !slices.Contains(scenarios.UsualAgenda(), item) {
		return item.Title
	}
	if main := r.app.prepared().MainSchedule(r.target()); main >= 0 {
		if _, one := r.app.prepared().Schedules()[main].Schedule.PaysOneSum(); !one {
			return "What this contract is for"
		}
	}
	return item.Title
}

func (r *room) session() *scenarios.Session { return r.app.session }

func (r *room) doc() scenarios.Document { return r.app.session.Document() }

// about is what the sentences of package words are about.
func (r *room) about(t model.Target) words.About {
	doc := r.doc()
	return words.About{
		Prepared: r.app.prepared(), Scenario: &doc.Scenario, Projection: r.app.projection(), Target: t,
		Terms: model.AsContracted,
	}
}

// withheld tells whether the money of the scenario is not to be shown yet.
func (r *room) withheld() bool {
	_, open := r.doc().OpenRound()
	return open
}

// withholds tells whether the wall is in focus and other screens would show what
// it withholds.
func (a *App) withholds() bool {
	r, ok := a.screen().(*room)
	return ok && r.withheld()
}

// Refresh brings the agenda up to date, which may have been written anew.
func (r *room) Refresh() {
	r.spreads = nil
	if by := r.app.prepared(); r.by != by { // the year, or the way to forecast it, is another
		r.by, r.sweep, r.movable = by, nil, nil
	}
	r.agenda = r.doc().Agenda()
	r.step = min(r.step, len(r.agenda)-1)
}

// goOn shows the next piece, or the next step.
func (r *room) goOn() tea.Cmd {
	w := r.wall()
	if w.advance != nil && w.advance() {
		return r.tell()
	}
	switch {
	case r.piece < w.pieces-1:
		r.piece++
	case r.step < len(r.agenda)-1:
		r.goTo(r.step+1, 0)
		if enter := r.wall().enter; enter != nil {
			enter()
		}
	default:
		r.app.say("That is the end of the agenda. s saves, Esc leaves the room.")
	}
	return r.tell()
}

// goBack shows what was on the wall before. It undoes nothing.
func (r *room) goBack() tea.Cmd {
	switch {
	case r.piece > 0:
		r.piece--
	case r.step > 0:
		r.goTo(r.step-1, 0)
		r.piece = r.wall().pieces - 1
	default:
		r.app.say("This is the beginning.")
	}
	return r.tell()
}

func (r *room) goTo(step, piece int) {
	r.step, r.piece, r.list = step, piece, 0
	r.session().EndStep()
	r.told.step(time.Now())
	r.app.bind()
}

// goToShown goes to the first step that shows something, where there is one.
func (r *room) goToShown(s scenarios.Shown) {
	for i, item := range r.agenda {
		if item.Shows == s {
			r.step, r.piece, r.list = i, 0, 0
			return
		}
	}
}

// Actions lists what can be done on every wall, and then on this one.
func (r *room) Actions() []action {
	all := []action{
		{id: "go-on", keys: []string{"space", "pgdown"}, short: "on", group: meeting, rank: 90, help: "go on: the next figure, or the next step", do: r.goOn},
		{id: "go-back", keys: []string{"pgup", "backspace"}, short: "back", group: meeting, rank: 91, help: "go back to what was on the wall before; nothing is undone", do: r.goBack},
		{id: "first-step", keys: []string{"home"}, group: meeting, help: "the first step", do: func() tea.Cmd { r.goTo(0, 0); return r.tell() }},
		{id: "steps", keys: []string{"j"}, group: meeting, help: "jump to a step of the agenda", do: just(r.chooseStep)},
		r.whyOnWall(),
		{id: "leave-room", keys: []string{"esc"}, group: meeting, help: "to the workbench, after asking; R comes back to the same step", do: just(r.leave)},
		r.blankWall(),
	}
	return append(all, r.wall().actions...)
}

// listedRooms is the room at each of its walls, to list their actions.
func listedRooms(a *App) (rooms []screen) {
	for _, s := range scenarios.EverythingShown {
		r := &room{app: a, agenda: []scenarios.AgendaItem{{Shows: s}}}
		r.walls = r.makeWalls()
		rooms = append(rooms, r)
	}
	return rooms
}

// meeting is the heading of the room's keys on the help page.
const meeting = "In the room"

// leave goes to the workbench, which shows all the money, after asking: Esc is on
// most clickers.
func (r *room) leave() {
	text := "The workbench shows all the figures at once."
	if r.withheld() {
		text = "The guesses are not answered yet, and the workbench shows what they are about."
	}
	r.app.show(&question{
		app: r.app, title: "Leave the room?", text: text + " R comes back to this step.", spaceStays: true,
		answers: []answer{{"enter", "leave", func() tea.Cmd { r.app.back(); return nil }}},
	})
}

// chooseStep offers the steps of the agenda.
func (r *room) chooseStep() {
	var names []string
	for _, item := range r.agenda {
		names = append(names, item.Title)
	}
	r.app.show(newChooser(r.app, "Which step?", names, r.step, func(i int) tea.Cmd {
		r.goTo(i, 0)
		return r.tell()
	}))
}

// Key says of a key without a meaning on this step that it has none.
func (r *room) Key(k tea.KeyMsg) bool {
	if typed := r.wall().typed; typed != nil && typed(k) {
		return true
	}
	if k.Type == tea.KeyRunes {
		return false
	}
	name := upperFirst(keyLabel(keyName(k)))
	if r.onlyShows() {
		r.app.refuse("There is nothing to choose or to change on this step, so " + name + " does nothing; Space goes on")
	} else {
		r.app.refuse(name + " does nothing on this step; Space goes on")
	}
	return true
}

// onlyShows tells whether the wall has nothing to choose or to change.
func (r *room) onlyShows() bool {
	return !slices.ContainsFunc(r.wall().actions, func(act action) bool { return act.id != "room-up" && act.id != "room-down" })
}

// Mouse takes the wheel as the arrows of a list.
func (r *room) Mouse(m tea.MouseMsg) bool {
	if m.Action != tea.MouseActionPress {
		return false
	}
	for _, act := range r.wall().actions {
		if m.Button == tea.MouseButtonWheelUp && act.id == "room-up" || m.Button == tea.MouseButtonWheelDown && act.id == "room-down" {
			act.do()
			return true
		}
	}
	return false
}

func (r *room) Draw(a tui.Area) {
	w, _ := a.Size()
	title, above, body, footer := r.parts(a.Box)
	left := r.app.weeksLeft()
	head := a.Part(title)
	room := w - 2
	if tui.Width(r.heading())+tui.Width(left)+4 <= w {
		head.Right(w-1, 0, tui.Muted, left)
		room -= tui.Width(left) + 2
	}
	head.Cut(1, 0, room, tui.Strong, r.heading())
	if !above.Empty() {
		r.drawOutlook(a.Part(above))
	}
	box, gap := r.wallBox(body)
	out := &writer{Area: a.Part(box), theme: r.app.theme, text: r.app.text, gap: gap}
	r.wall().draw(out)
	r.drawKeys(a.Part(footer))
}

// parts are the parts of the window: above the wall is air, where there is room
// for it, and the mark of another forecast.
func (r *room) parts(window tui.Rect) (title, above, body, footer tui.Rect) {
	title, body = window.CutTop(1)
	footer, body = body.CutBottom(1)
	if window.H >= 20 || r.app.switched() {
		above, body = body.CutTop(1)
	}
	return title, above, body, footer
}

// wallSize is the size of the box in which the wall draws.
func (r *room) wallSize() (w, h int) {
	_, _, body, _ := r.parts(tui.NewRect(0, 0, r.app.w, r.app.h))
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
func (r *room) wallBox(body tui.Rect) (box tui.Rect, gap int) {
	box = body.Inset(max(2, (body.W-wideWall)/2), 0)
	if body.H < tallWall {
		return box, 1
	}
	if r.wall().fills {
		return box, 1
	}
	_, box = box.CutTop((body.H - tallWall) / 4)
	return box, 2
}

// drawKeys names the keys of this wall, or says what has just happened.
func (r *room) drawKeys(a tui.Area) {
	if r.app.notice != "" {
		r.app.drawFooter(a)
		return
	}
	w, _ := a.Size()
	end := "Space " + string(r.app.theme.Glyphs.Select)
	a.Right(w-1, 0, tui.Key, end)
	x, limit := 2, w-tui.Width(end)-3
	var hints []hint
	for _, act := range r.wall().actions {
		if act.rank == 0 || !act.available() {
			continue
		}
		if n := len(hints); n > 0 && hints[n-1].does == act.said() { // ← and → as one
			hints[n-1].key += keyLabel(act.keys[0])
			continue
		}
		hints = append(hints, hint{keyLabel(act.keys[0]), act.said()})
	}
	for _, h := range hints {
		if x+tui.Width(h.key)+1+tui.Width(h.does) > limit {
			break
		}
		x = a.Text(x, 0, tui.Key, h.key) + 1
		x = a.Text(x, 0, tui.Muted, h.does) + 2
	}
}
