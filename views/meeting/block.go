package meeting

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/wall"
)

// block moves one row up and down under both ways to be paid: fair to both
// sides. Its second piece is the payment curve of the contract. Of a specialty each
// hospital has both, one after the other.
type block struct {
	plain
	of    *model.Prepared // the year that the sweep is of
	row   model.Target
	sweep *wall.Sweep // nil until it is shown
}

func (r *block) pieces() int { return 2 * max(1, len(r.rows())) }

// shown is the row that is moved: the one on the wall, or one of its specialty.
func (r *Room) shown() model.Target {
	if rows := r.rows(); len(rows) > 0 {
		return rows[min(r.at.Piece/2, len(rows)-1)]
	}
	return r.at.Row
}

func (r *block) fills() bool { return true }

func (r *block) money() bool { return true }

func (r *block) enter() { r.at.Volume = 20 }

// title calls no contract a block that is none.
func (r *block) title(item file.AgendaItem) string {
	if main := insight.MainSchedule(r.prepared(), r.shown()); main >= 0 && slices.Contains(file.UsualAgenda(), item) {
		if _, one := r.prepared().Schedules()[main].Schedule.PaysOneSum(); !one {
			return "What this contract is for"
		}
	}
	return item.Title
}

func (r *block) figure() string {
	if l, ok := seek.LeverFor(r.prepared(), r.shown()); ok && l.Provider >= 0 {
		return "terms.as_contracted.providers." + r.year().Providers[l.Provider].ID + ".do_nothing"
	}
	return explain.PathOf(r.year(), r.at.Row.Line) + "do_nothing"
}

func (r *block) keys() []tui.Action {
	step := func(by int) func() tea.Cmd {
		return tui.Just(func() { r.at.Volume = min(max(-seek.SweepReach, r.at.Volume+by), seek.SweepReach) })
	}
	return []tui.Action{
		{ID: "volume-down", Keys: []string{"left"}, Short: "5% fewer, more", Rank: 1, Help: "5% fewer, to see what each contract makes of it; changes nothing", Do: step(-wall.SweepStep)},
		{ID: "volume-up", Keys: []string{"right"}, Short: "5% fewer, more", Rank: 1, Help: "5% more, to see what each contract makes of it; changes nothing", Do: step(wall.SweepStep)},
	}
}

func (r *block) draw(out *wall.Writer) {
	if r.at.Piece%2 == 0 {
		r.swept().Draw(out, r.at.Volume)
	} else {
		wall.DrawCurve(out, r.about(r.shown()))
	}
}

// swept is the sweep of the row that the meeting is about, reckoned once.
func (r *block) swept() *wall.Sweep {
	if t, of := r.shown(), r.prepared(); r.sweep == nil || r.row != t || r.of != of {
		r.of, r.row, r.sweep = of, t, wall.SweepOf(of, t)
	}
	return r.sweep
}
