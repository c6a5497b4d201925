package meeting

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model/deep"
	"fewer/scenarios/beside"
	"fewer/views/plans"
	"fewer/views/tui"
	"fewer/views/wall"
)

// groups shows the plans of small groups as their files arrive: what each saves, in what
// they differ, and what they come to together.
type groups struct {
	reading
	plans    plans.Plans
	watching bool
	noted    []beside.Contribution // the plans that were last noted for the minutes
}

// GroupsChanged tells that a plan of a group is there that was not.
type GroupsChanged struct{ room *Room }

// Take reads the plans anew, and waits for the next where they are on the wall.
func (m GroupsChanged) Take() {
	g := m.room.groups
	g.watching = false
	before := len(g.plans.All)
	if m.room.step() == step(g) {
		if g.prepare(); len(g.plans.All) > before {
			m.room.stage.Say("A plan has arrived: " + g.host.Text(g.plans.All[len(g.plans.All)-1].From))
		}
	}
}

// prepare reads the plans, and waits for others while they are on the wall.
func (g *groups) prepare() {
	if !g.watching {
		watch := g.session().WatchGroups() // before they are read, so that none is missed
		g.plans.Look(g.session(), g.prepared())
		g.watching = g.host.Await(func(done <-chan struct{}) tea.Msg {
			if watch.Await(done) {
				return GroupsChanged{g.Room}
			}
			return nil
		})
	}
	if !deep.Same(g.noted, g.plans.All) { // else u could not take it back
		g.note()
	}
}

// note notes the plans that are on the wall for the minutes.
func (g *groups) note() {
	if g.withheld() {
		return
	}
	g.noted = g.plans.All
	if before := g.session().Edition(); !g.session().NoteGroups(g.noted).Refused() && g.session().Edition() != before {
		g.host.Changed()
	}
}

func (g *groups) pieces() int {
	if g.plans.Read && len(g.plans.All) == 0 {
		return 1 // it is the same wall three times
	}
	return 3
}

func (g *groups) fills() bool { return true }

func (g *groups) money() bool { return true }

// advance notes the plans anew before the wall goes on from them, where that was taken back.
func (g *groups) advance() bool {
	if g.at.Piece > 0 && g.reading.advance() {
		return true
	}
	if g.at.Piece == g.pieces()-1 {
		g.note()
	}
	return false
}

func (g *groups) retreat() bool { return g.at.Piece > 0 && g.reading.retreat() }

func (g *groups) entries() int {
	if g.at.Piece > 0 {
		return g.reading.entries()
	}
	return len(g.plans.All) + 1
}

func (g *groups) keys() []tui.Action {
	return append([]tui.Action{
		{ID: "take-plan", Keys: []string{"enter"}, Short: "take this plan", ShortNow: g.enterTakes, Rank: 1, Help: "take the selected group's plan, or all together, as the meeting's; u takes it back", Off: g.nothingToTake, Do: tui.Just(g.take)},
	}, g.arrows()...)
}

// chosen is the group whose plan Enter takes, or −1 for all together.
func (g *groups) chosen() int {
	if g.at.Piece == 2 || g.at.List >= len(g.plans.All) {
		return -1
	}
	return g.at.List
}

func (g *groups) enterTakes() string {
	if g.chosen() < 0 {
		return "take all together"
	}
	return "take this plan"
}

func (g *groups) nothingToTake() string {
	switch {
	case len(g.plans.All) == 0:
		return "No group's plan is here yet"
	case g.at.Piece == 1:
		return "A plan is taken where the groups are listed: Page Up goes back to them"
	}
	return g.doc().Withheld()
}

// take puts the chosen plan, or what is merged of all, in place of the meeting's.
func (g *groups) take() {
	from := beside.Contribution{From: "all groups together", Document: g.plans.Merged.Document}
	if i := g.chosen(); i >= 0 {
		from = g.plans.All[i]
	}
	before := g.session().Edition()
	g.moved = false
	switch refusal := g.session().TakePlan(from); {
	case g.refused(refusal):
	case g.session().Edition() == before:
		g.stage.Say("The meeting's plan is that already")
	default:
		g.stage.Say("Taken: " + g.host.Text(from.From) + strings.TrimSpace("; u takes it back. "+g.host.Text(g.plans.LeftOutOf(g.chosen()))))
	}
}

func (g *groups) draw(out *wall.Writer) {
	if !g.plans.Read {
		g.plans.Look(g.session(), g.prepared())
	}
	g.plans.Set(g.prepared(), g.doc().RedLines)
	switch {
	case len(g.plans.All) == 0:
		g.plans.DrawNone(out, g.session().GroupsFolder())
	case g.at.Piece == 0:
		g.plans.DrawGroups(out, g.at.List)
	case g.at.Piece == 1:
		g.at.List = g.plans.DrawDiffers(out, g.at.List).From
	default:
		g.at.List = g.plans.DrawTogether(out, g.at.List).From
	}
}
