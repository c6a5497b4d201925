// Package meeting is the room: the wall of a meeting, one thing at a time, on the steps
// of an agenda, and the facilitator's notes that follow it. It knows the app around it
// by the methods of Host, and shows itself on the stage of package tui.
//
// Begin with the table of steps, makeSteps, and with opening.go, which has the first of
// them. A step is a struct in a file of its own, with what step asks for where plain does
// not do, its row in that table, and its name in scenarios/file/meeting.go. docs/room.md
// says what happens on each.
package meeting

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/seek"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/guests"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// Host is what the room needs of the app around it, besides the stage that it is on.
type Host interface {
	Session() *scenarios.Session
	Shown() handout.Source   // the scenario as screens show it, by the forecast in use
	Filed() *model.Prepared  // the year as it may be shown, by its file's own forecasts
	Text(said string) string // what people wrote, as it may be shown
	Outlook(room int) string // which forecast is in use; "" for the year file's own
	Leave()                  // leaves the room for the screen under it
	ForRecord() string       // goes back to the year file's own forecasts, and says so
	Changed()                // the scenario is another
	// Slide moves the slider of a row from its size; where the row has several changes,
	// it asks which is meant.
	Slide(row model.Target, to func(model.Size) model.Size)
	SlideEach(rows []model.Target, to func(percent float64) float64)
	// Price asks for the price of an idea, by its place.
	Price(idea int, after func() tea.Cmd)
	// Await waits beside the keys for something to happen outside, and tells the app of
	// it; false where nothing waits. The channel is closed when the app is left.
	Await(wait func(done <-chan struct{}) tea.Msg) bool
	// Why takes a figure apart, by its path: that of an explainer, or nil for the open
	// scenario's.
	Why(path, whose string, of func() *explain.Explainer)
}

// Room is the wall of a meeting: one thing at a time, large, on the agenda's
// steps. What the facilitator alone needs is in the other terminal.
type Room struct {
	host     Host
	stage    *tui.Stage
	toldFile string // where the facilitator's terminal is told; "" for nowhere
	agenda   []file.AgendaItem
	at       journal.Stand
	steps    map[file.Shown]step
	guesses  *guesses
	groups   *groups

	targets  []model.Target // what the meeting may be about
	moved    bool           // whether the row was moved here since a plan was taken
	unchosen model.Target   // the row that the room began with

	scratch   tui.Canvas        // on which the wall is written to be kept as text
	reception *guests.Reception // nil where no guests are let in
}

// New makes the room on an app; toldFile is where the facilitator's terminal is told.
func New(h Host, stage *tui.Stage, toldFile string) *Room {
	now := time.Now()
	r := &Room{host: h, stage: stage, toldFile: toldFile, agenda: h.Session().Document().Agenda(), at: journal.Stand{Began: now, StepFrom: now}}
	r.makeSteps()
	r.listTargets()
	r.at.Row = r.firstChanged()
	r.unchosen = r.at.Row
	if round, open := r.doc().OpenRound(); open { // after a crash the guesses come first
		r.goToShown(file.ShowGuess)
		if round.Revealed == file.RevealByCase {
			r.goToShown(file.ShowByCase)
		}
		r.selectTarget(round.Change.Target)
		r.at.Specialty = round.Specialty(r.year())
		r.toWaitingTable()
	}
	return r
}

// makeSteps lists every kind of step that an agenda may have.
func (r *Room) makeSteps() {
	p := plain{r}
	r.guesses, r.groups = &guesses{plain: p, looked: map[string]bool{}}, &groups{reading: reading{p}}
	r.steps = map[file.Shown]step{
		file.ShowOpening:      &whereWeAre{p},
		file.ShowSources:      &sources{p},
		file.ShowRedLines:     &redLines{listing{p}},
		file.ShowLine:         &oneRow{p},
		file.ShowGuess:        r.guesses,
		file.ShowByCase:       &answerStep{p, model.AllCostPerCase},
		file.ShowContract:     &answerStep{p, model.AsContracted},
		file.ShowBlock:        &block{plain: p},
		file.ShowMovable:      &movable{reading: reading{p}},
		file.ShowGoal:         &goal{reading: reading{p}},
		file.ShowWeeks:        &howLong{p},
		file.ShowNothing:      &pause{p},
		file.ShowGroups:       r.groups,
		file.ShowDelivery:     &delivery{plain: p},
		file.ShowNextYear:     &nextYear{reading: reading{p}},
		file.ShowWhoBears:     &whoBears{reading: reading{p}},
		file.ShowContracts:    &contracts{plain: p},
		file.ShowWhoseMoney:   &whoseMoney{p},
		file.ShowConsequences: &consequences{reading{p}},
		file.ShowIdeas:        &ideas{listing{p}},
		file.ShowOvershoot:    &overshoot{p},
		file.ShowDecisions:    &decisions{listing{p}},
		file.ShowReadBack:     &readBack{plain: p},
	}
}

// step is one kind of step of an agenda: what it has on the wall, and what can be
// done there.
type step interface {
	draw(out *wall.Writer)
	prepare()                          // what is done before it is drawn and takes a while, or waits
	keys() []tui.Action                // besides those of every step
	title(item file.AgendaItem) string // what the wall calls it
	pieces() int                       // how many presses of Space it takes to show it all, at least 1
	enter()                            // what going on to it does
	advance() bool                     // what Space does before it goes on; true where that is all
	retreat() bool                     // what Page Up does before it goes back; true where that is all
	typed(k tea.KeyMsg) bool           // takes a key that no action has, where it means something
	entries() int                      // how many entries its list has
	fills() bool                       // whether it has use for every row: a long list, a chart
	money() bool                       // whether it shows money that is withheld while guesses are open
	written() bool                     // whether it shows what was written down, by the year file's own forecasts
	figure() string                    // the path of the figure on the wall; "" for none
	why()                              // takes that figure apart
}

// plain is a step with nothing of its own, for the others to begin with.
type plain struct{ *Room }

func (plain) keys() []tui.Action                { return nil }
func (plain) title(item file.AgendaItem) string { return item.Title }
func (plain) pieces() int                       { return 1 }
func (plain) prepare()                          {}
func (plain) enter()                            {}
func (plain) advance() bool                     { return false }
func (plain) retreat() bool                     { return false }
func (plain) typed(tea.KeyMsg) bool             { return false }
func (plain) entries() int                      { return 0 }
func (plain) fills() bool                       { return false }
func (plain) money() bool                       { return false }
func (plain) written() bool                     { return false }
func (plain) figure() string                    { return "" }
func (p plain) why()                            { p.whyFigure() }

func (r *Room) item() file.AgendaItem { return r.agenda[min(r.at.Step, len(r.agenda)-1)] }

func (r *Room) step() step { return r.steps[r.item().Shows] }

func (r *Room) heading() string { return r.step().title(r.item()) }

// ComeBack brings a room that was left up to date: the year and the changes may be
// others now. The row stays, unless nobody chose it and another has a change.
func (r *Room) ComeBack() {
	r.listTargets()
	first := r.firstChanged()
	switch {
	case r.at.Row == r.unchosen && !r.changed(r.at.Row):
		r.at.Row, r.unchosen = first, first
	case !slices.Contains(r.targets, r.at.Row):
		r.at.Row = first
	}
	r.onlyOfSeveral()
	r.Refresh()
	r.at.Piece = min(r.at.Piece, r.step().pieces()-1)
}

// TakeUp puts on the wall what was on it. The clock of the meeting goes on.
func (r *Room) TakeUp(at journal.Stand) tea.Cmd {
	row := r.at.Row
	r.at = at
	r.at.Find(r.agenda)
	r.at.Row = row
	r.selectTarget(at.Row)
	r.onlyOfSeveral()
	r.at.Piece = min(max(0, at.Piece), r.step().pieces()-1)
	r.at.List, r.at.Table, r.at.Volume = max(0, at.List), max(0, at.Table), min(max(-seek.SweepReach, at.Volume), seek.SweepReach)
	r.toWaitingTable()
	r.step().prepare()
	r.stage.Bind()
	return r.Tell()
}

// onlyOfSeveral leaves a specialty that has no longer several rows.
func (r *Room) onlyOfSeveral() {
	if len(r.rows()) < 2 {
		r.at.Specialty = ""
	}
}

// changed tells whether the scenario has a change of a row.
func (r *Room) changed(t model.Target) bool {
	return slices.ContainsFunc(r.doc().Scenario.Changes, func(c model.Change) bool { return c.Target == t })
}

// listTargets lists what the meeting may be about.
func (r *Room) listTargets() {
	r.targets = nil
	for _, l := range seek.LeversByProvider(r.prepared(), r.doc().Scenario.Changes) {
		r.targets = append(r.targets, l.Target)
	}
}

// firstChanged is the first row with a change, or the first of all.
func (r *Room) firstChanged() model.Target {
	for _, c := range r.doc().Scenario.Changes {
		if slices.Contains(r.targets, c.Target) {
			return c.Target
		}
	}
	if len(r.targets) > 0 {
		return r.targets[0]
	}
	return model.Target{}
}

func (r *Room) selectTarget(t model.Target) {
	if slices.Contains(r.targets, t) {
		r.at.Row = t
	}
}

// texts are several of what people wrote, as it may be shown.
func (r *Room) texts(all []string) []string {
	shown := make([]string, len(all))
	for i, s := range all {
		shown[i] = r.host.Text(s)
	}
	return shown
}

func (r *Room) session() *scenarios.Session { return r.host.Session() }

func (r *Room) doc() file.Document { return r.host.Session().Document() }

func (r *Room) prepared() *model.Prepared { return r.host.Shown().Prepared }

func (r *Room) year() *model.Year { return r.prepared().Year() }

func (r *Room) projection() *model.Projection { return r.host.Shown().Projection }

// refused says what stood in the way of an edit, and tells whether anything did.
func (r *Room) refused(why scenarios.Refusal) bool {
	if why.Refused() {
		r.stage.Refuse(why.Reason)
	}
	r.host.Changed()
	return why.Refused()
}

// about is what the sentences of package words are about.
func (r *Room) about(t model.Target) words.About {
	s := r.host.Shown()
	return words.About{Prepared: s.Prepared, Scenario: &s.Document.Scenario, Projection: s.Projection, Target: t, Terms: model.AsContracted}
}

// withheld tells whether the money of the scenario is not to be shown yet.
func (r *Room) withheld() bool {
	_, open := r.doc().OpenRound()
	return open
}

// Refresh brings the agenda up to date, which may have been written anew.
func (r *Room) Refresh() {
	r.agenda = r.doc().Agenda()
	r.at.Step = min(r.at.Step, len(r.agenda)-1)
	r.step().prepare()
}

// goOn shows the next piece, or the next step.
func (r *Room) goOn() tea.Cmd {
	s := r.step()
	if s.advance() {
		return r.Tell()
	}
	switch {
	case r.at.Piece < s.pieces()-1:
		r.at.Piece++
		r.at.List = 0
	case r.at.Step < len(r.agenda)-1:
		r.GoTo(r.at.Step+1, 0)
		r.step().enter()
	default:
		r.stage.Say("That is the end of the agenda. s saves, Esc leaves the room.")
	}
	return r.Tell()
}

// goBack shows what was on the wall before. It undoes nothing.
func (r *Room) goBack() tea.Cmd {
	switch {
	case r.step().retreat():
	case r.at.Piece > 0:
		r.at.Piece--
		r.at.List = 0
	case r.at.Step > 0:
		r.GoTo(r.at.Step-1, 0)
		r.at.Piece = r.step().pieces() - 1
	default:
		r.stage.Say("This is the beginning.")
	}
	return r.Tell()
}

// GoTo shows a step of the agenda, and so many of its pieces.
func (r *Room) GoTo(step, piece int) {
	r.at.GoTo(r.agenda, step, piece)
	r.at.StepFrom = time.Now()
	r.session().EndStep()
	r.step().prepare()
	r.stage.Bind()
}

// goToShown goes to the first step that shows something, where there is one.
func (r *Room) goToShown(s file.Shown) {
	if i := slices.IndexFunc(r.agenda, func(item file.AgendaItem) bool { return item.Shows == s }); i >= 0 {
		r.at.GoTo(r.agenda, i, 0)
	}
}

// Actions lists what can be done on every wall, and then on this one.
func (r *Room) Actions() []tui.Action {
	all := append([]tui.Action{
		{ID: "go-on", Keys: []string{"space", "pgdown"}, Short: "on", Rank: 90, Help: "go on: the next figure, or the next step", Do: r.goOn},
		{ID: "go-back", Keys: []string{"pgup", "backspace"}, Short: "back", Rank: 91, Help: "go back to what was on the wall before; nothing is undone", Do: r.goBack},
		{ID: "first-step", Keys: []string{"home"}, Help: "the first step", Do: func() tea.Cmd { r.GoTo(0, 0); return r.Tell() }},
		{ID: "steps", Keys: []string{"j"}, Help: "jump to a step of the agenda", Do: tui.Just(r.chooseStep)},
		{ID: "why", Keys: []string{"e"}, Short: "why", Help: "why the figure on the wall is what it is: its arithmetic; not while money is withheld", Do: tui.Just(func() { r.step().why() })},
		{ID: "leave-room", Keys: []string{"esc"}, Help: "to the workbench, after asking; R comes back to the same step", Do: tui.Just(r.leave)},
		{ID: "blank", Keys: []string{"b", "."}, Help: "blank the wall, as a clicker does; any key brings it back", Do: tui.Just(func() { r.stage.Show(&wall.Blank{Stage: r.stage}) })},
	}, append(r.guestActions(), r.step().keys()...)...)
	for i := range all {
		all[i].Group = tui.Meeting
	}
	return all
}

// EachStep is the room at each of its walls, to list their actions.
func EachStep(h Host, stage *tui.Stage) (rooms []tui.Screen) {
	for _, s := range file.EverythingShown {
		r := &Room{host: h, stage: stage, agenda: []file.AgendaItem{{Shows: s}}}
		r.makeSteps()
		rooms = append(rooms, r)
	}
	return rooms
}

// Title names the room in the table of keys.
func (r *Room) Title() string {
	for _, item := range file.UsualAgenda() {
		if item.Shows == r.agenda[0].Shows {
			return "The room: " + item.Title
		}
	}
	return "The room"
}

// leave goes to the workbench, which shows all the money, after asking: Esc is on
// most clickers.
func (r *Room) leave() {
	if r.stage.EscLeft { // twice, to be sure to be out of a form
		r.stage.Say("This is the wall again; Esc once more leaves the room, after asking")
		return
	}
	text := "The workbench shows all the figures at once."
	if r.withheld() {
		text = "The guesses are not answered yet, and the workbench shows what they are about."
	}
	r.stage.Show(&tui.Question{
		Title: "Leave the room?", Text: text + " R comes back to this step.", SpaceStays: true,
		Answers: []tui.Answer{{Key: "enter", Does: "leave", Do: tui.Just(r.host.Leave)}},
	})
}

// chooseStep offers the steps of the agenda.
func (r *Room) chooseStep() {
	var names []string
	for _, item := range r.agenda {
		names = append(names, item.Title)
	}
	r.stage.Show(tui.NewChooser("Which step?", names, r.at.Step, func(i int) tea.Cmd {
		r.GoTo(i, 0)
		return r.Tell()
	}))
}

// ask opens a form in the room.
func (r *Room) ask(f *tui.Form) {
	f.After = r.Tell
	r.stage.Ask(f)
}

// asking makes what an action does of something that is asked about first, since a
// letter that was not meant for a key would do it.
func (r *Room) asking(title, text, does string, do func()) func() tea.Cmd {
	return tui.Just(func() {
		r.stage.Show(&tui.Question{Title: title, Text: text, SpaceStays: true, Answers: []tui.Answer{{Key: "enter", Does: does, Do: tui.Just(do)}}})
	})
}

// Key says of a key without a meaning on this step that it has none.
func (r *Room) Key(k tea.KeyMsg) bool {
	if r.step().typed(k) {
		return true
	}
	if k.Type == tea.KeyRunes {
		return false
	}
	name := tui.UpperFirst(tui.KeyLabel(tui.KeyName(k)))
	if r.onlyShows() {
		r.stage.Refuse("There is nothing to choose or to change on this step, so " + name + " does nothing; Space goes on")
	} else {
		r.stage.Refuse(name + " does nothing on this step; Space goes on")
	}
	return true
}

// onlyShows tells whether the wall has nothing to choose or to change.
func (r *Room) onlyShows() bool {
	return !slices.ContainsFunc(r.step().keys(), func(act tui.Action) bool {
		return !slices.Contains([]string{"room-up", "room-down", "room-last"}, act.ID)
	})
}

// whyFigure takes the figure on the wall apart; what was written down goes by the
// year file's own forecasts.
func (r *Room) whyFigure() {
	s := r.step()
	switch path := s.figure(); {
	case path == "":
		r.stage.Refuse("There is no sum on this step")
	case s.written() && r.host.Outlook(1) != "":
		r.host.Why(path, "As the year file says", func() *explain.Explainer {
			doc := r.doc()
			return explain.New(r.host.Filed(), &doc.Scenario)
		})
	default:
		r.host.Why(path, "", nil)
	}
}

// rowSaving is the path, below terms, of what the row's changes save or, where it has
// none, of the deficit.
func (r *Room) rowSaving() string {
	pr, t := r.projection(), r.at.Row
	switch l, ok := seek.LeverFor(r.prepared(), t); {
	case ok && l.Stream >= 0 && pr.Streams[l.Stream].Changes > 0:
		return "referrals." + t.Referrals + ".saving"
	case ok && l.Line >= 0 && pr.Lines[l.Line].Changes > 0:
		return "lines." + t.Line + ".saving"
	}
	return "scenario.deficit"
}
