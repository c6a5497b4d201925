package meeting

import (
	"fmt"
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// howLong shows which of the weeks that are left still count for the row, and what each
// week of waiting costs.
type howLong struct{ plain }

func (r *howLong) pieces() int { return 2 }

func (r *howLong) fills() bool { return true }

func (r *howLong) money() bool { return r.at.Piece > 0 }

func (r *howLong) figure() string { return "terms.as_contracted." + r.rowSaving() }

// supposed is how much fewer is taken, in percent, where the row is not changed yet.
const supposed = -10

// of are the rows that the calendar is of: the one on the wall, or those of its specialty.
func (r *howLong) of() []model.Target {
	if rows := r.rows(); rows != nil {
		return rows
	}
	return []model.Target{r.at.Row}
}

// changedBy is the projection that the calendar is of: the scenario's or, where it changes
// none of the rows yet, that of a tenth fewer of each.
func (r *howLong) changedBy() (pr *model.Projection, ifOnly string) {
	if pr = r.projection(); slices.ContainsFunc(r.of(), r.changed) {
		return pr, ""
	}
	size := model.Size{Amount: supposed}
	var sc model.Scenario
	for _, t := range r.of() {
		sc.Changes = append(sc.Changes, model.NewChange(t, size))
	}
	pr = r.prepared().NewProjection()
	r.prepared().Project(&sc, pr)
	return pr, "If it were " + r.year().SizeWords(r.at.Row, size) + ": "
}

func (r *howLong) draw(out *wall.Writer) {
	if len(r.targets) == 0 {
		out.Para(tui.Plain, "The year has nothing that can be changed.")
		return
	}
	pr, ifOnly := r.changedBy()
	line := insight.TimelineOf(pr, r.of()...)
	out.Para(tui.Strong, r.rowName())
	out.Skip()
	if r.at.Piece == 0 {
		r.drawCounts(out, &line)
	} else {
		waiting := insight.WaitingOf(pr, r.of()...)
		out.Figure(tui.Focus, waiting.Costs(1, model.AsContracted).Abs().Short(), "is what the first "+waiting.WeekWords()+" of waiting costs, as contracted")
		out.Skip()
		out.Para(tui.Strong, ifOnly+words.Waiting(waiting, model.AsContracted))
	}
	if len(line.Weeks) > 0 && out.Left() > len(line.Kinds)+2 {
		out.Skip()
		pictures.DrawStrip(out.Part(tui.NewRect(out.Box.X, out.Box.Y+out.Y, out.Wide(), len(line.Kinds)+1)), out.Theme, r.year(), &line, stripCells)
		out.Y += len(line.Kinds) + 1
	}
	if said := "The last weeks count for little: what follows from a referral falls after 31 March."; r.at.Piece == 0 && out.Left() > out.Rows(said) {
		out.Skip()
		out.Para(tui.Plain, said)
	}
}

// stripCells is how many cells a week takes on the wall at most.
const stripCells = 7

// drawCounts shows how many weeks still count for each kind of activity.
func (r *howLong) drawCounts(out *wall.Writer, line *insight.Timeline) {
	n := min(len(line.Kinds), 3)
	if !out.Roomy() { // the calendar needs the rows, and counts them too
		n = min(n, 1)
	}
	scale := out.ScaleFor(max(1, n), len(line.Kinds)+4)
	for k, kind := range line.Kinds {
		beside := fmt.Sprintf("of %d weeks still count for %s", len(line.Weeks), kind.Words())
		if k < n {
			out.FigureOf(scale, tui.Focus, strconv.Itoa(line.StillCount(k)), beside)
			if out.Roomy() {
				out.Skip()
			}
		} else {
			out.Keep(wall.Said{Text: kind.ShortWords() + ": " + line.CountWords(k)})
		}
	}
	if n == 0 {
		out.Para(tui.Plain, "Nothing follows from it that a contract pays for.")
	}
}
