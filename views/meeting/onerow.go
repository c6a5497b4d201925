package meeting

import (
	"math"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// oneRow shows one row, large, and no money.
type oneRow struct{ plain }

func (r *oneRow) figure() string { return r.rowSize() }

func (r *oneRow) keys() []tui.Action {
	step := func(by float64) func() tea.Cmd { return tui.Just(func() { r.nudge(by) }) }
	return []tui.Action{
		{ID: "choose-row", Keys: []string{"enter", "/"}, Short: "choose", Rank: 1, Help: "choose what to send fewer of", Do: tui.Just(func() {
			r.chooseRow("What would we send fewer of?", func(t model.Target, specialty string) tea.Cmd {
				r.at.Row, r.at.Specialty = t, specialty
				return r.Tell()
			})
		})},
		{ID: "room-fewer", Keys: []string{"left"}, Short: "5% fewer, more", ShortNow: r.stepWords, Rank: 2, Help: "5% fewer", Do: step(-5)},
		{ID: "room-more", Keys: []string{"right"}, Short: "5% fewer, more", ShortNow: r.stepWords, Rank: 2, Help: "5% more", Do: step(5)},
		{ID: "room-little-fewer", Keys: []string{"shift+left", "<"}, Help: "1% fewer", Do: step(-1)},
		{ID: "room-little-more", Keys: []string{"shift+right", ">"}, Help: "1% more", Do: step(1)},
		{ID: "type-size", Keys: []string{"="}, Short: "number", Rank: 3, Help: "type how many fewer: 10, 6w, +5, 17 of 20, to 17", Do: tui.Just(r.typeSize)},
		{ID: "row-above", Keys: []string{"up"}, Help: "the row above", Do: tui.Just(func() { r.moveRow(-1) })},
		{ID: "row-below", Keys: []string{"down"}, Help: "the row below", Do: tui.Just(func() { r.moveRow(1) })},
	}
}

// moveRow goes up or down the rows that can be changed.
func (r *oneRow) moveRow(by int) {
	if len(r.targets) > 0 {
		r.at.Row, r.at.Specialty = r.targets[min(max(0, slices.Index(r.targets, r.at.Row)+by), len(r.targets)-1)], ""
	}
}

// size is the size of the row's plain change.
func (r *oneRow) size() model.Size {
	if r.at.Specialty != "" {
		percent, _, _ := r.session().PercentOfEach(r.rows())
		return model.Size{Amount: percent}
	}
	_, size, _ := r.session().Slider(r.at.Row)
	return size
}

// stepWords say how far an arrow goes: on the workbench it is 1%.
func (r *oneRow) stepWords() string {
	if r.size().Kind == model.Percent {
		return "5% fewer, more"
	}
	return "1 a week fewer, more"
}

// nudge moves the size by so many percent; by one a week where it is in numbers.
func (r *oneRow) nudge(by float64) {
	r.slide(func(size model.Size) model.Size {
		if size.Kind == model.Percent {
			size.Amount = min(max(size.Amount+by, -100), 100)
		} else {
			size.Amount += math.Copysign(1, by)
		}
		return size
	})
}

// slide moves the size of the row's change from what it is, unless tables are
// guessing about it.
func (r *oneRow) slide(to func(model.Size) model.Size) {
	if round, open := r.doc().OpenRound(); open && len(round.Guesses) > 0 {
		r.stage.Refuse("The tables are guessing about " + round.Words(r.year()) + "; their answers come first")
		return
	}
	if r.at.Specialty != "" {
		r.host.SlideEach(r.rows(), func(percent float64) float64 { return to(model.Size{Amount: percent}).Amount })
		return
	}
	r.host.Slide(r.at.Row, to)
	r.moved = true
}

// parse reads a size that is typed for the row, or for each of a specialty.
func (r *oneRow) parse(text string) (size model.Size, why string) {
	if r.at.Specialty != "" {
		size.Amount, why = r.session().ParseEach(text, r.rows())
		return size, why
	}
	return r.session().ParseSlide(text, r.at.Row)
}

func (r *oneRow) typeSize() {
	t, rows := r.at.Row, append(r.rows(), r.at.Row)
	rows = rows[:max(1, len(rows)-1)] // those of a specialty, or the row
	r.ask(&tui.Form{
		Title: r.rowName(), Draft: "size " + r.rowName(),
		Fields: []tui.FormField{{Label: "fewer", Hint: "10 is 10% fewer, 6w six a week fewer, 17 of 20, to 17", Reads: func(text string) (string, bool) {
			size, why := r.parse(text)
			if why != "" {
				return why, true
			}
			return r.year().SizeWords(t, size) + r.session().Beside(rows...), false
		}}},
		Done: func(said []string) string {
			size, why := r.parse(said[0])
			if why == "" {
				r.slide(func(model.Size) model.Size { return size })
			}
			return why
		},
	})
}

func (r *oneRow) draw(out *wall.Writer) {
	if len(r.targets) == 0 {
		out.Para(tui.Plain, "The year has nothing that can be changed.")
		return
	}
	t := r.at.Row
	out.Para(tui.Strong, r.rowName())
	out.Skip()
	if r.at.Specialty != "" {
		r.drawSpecialty(out)
		return
	}
	amount, beside := r.lineFigure(t)
	out.Figure(tui.Focus, amount, beside)
	out.Skip()
	for _, line := range r.rowFacts(t) {
		out.Para(tui.Strong, line)
	}
	for _, c := range r.saidOf(t) {
		if says := c.Side + ": " + c.Says; out.Left() > out.Rows(says) {
			out.Skip()
			out.Para(tui.Plain, says)
		}
	}
}

// lineFigure is what a row's changes come to, large, with the words beside it: the
// size of one plain change, else how many fewer there are by 31 March.
func (r *oneRow) lineFigure(t model.Target) (amount, beside string) {
	size, plain := r.session().PlainChange(t)
	gone, _, n := r.notSent(t)
	if l, _ := seek.LeverFor(r.prepared(), t); n == 0 || n == 1 && plain || l.InPounds() {
		why := ""
		if done, stopped := words.Possible(r.prepared(), r.doc().Scenario.Changes, r.projection(), t); stopped != "" {
			size, why = model.Size{Amount: done}, ": "+stopped
		}
		return strconv.FormatFloat(math.Abs(size.Amount), 'f', -1, 64), sizeWordsAfter(r.year().SizeWords(t, size)) + why
	}
	changes := "by one change to a part of them"
	if n > 1 {
		changes = "by " + strconv.Itoa(n) + " changes together"
	}
	amount, beside, _ = strings.Cut(words.Taken(r.year(), t, gone), " ")
	return amount, beside + " by 31 March, " + changes
}

// notSent is how many patients or units a row's changes take away by 31 March, how many of
// these are sent after all by then, and how many changes that are.
func (r *Room) notSent(t model.Target) (gone, back float64, changes int) {
	for i, c := range r.doc().Scenario.Changes {
		if c.Target == t {
			gone += r.projection().Changes[i].NotSent
			back += r.projection().Changes[i].SentBack
			changes++
		}
	}
	return gone, back, changes
}

// sizeWordsAfter is what stands after the number of a size: "% fewer".
func sizeWordsAfter(said string) string { return strings.TrimLeft(said, "0123456789.,£") }

// rowFacts say how many a week there are and would be, and how many fewer there
// are by 31 March; no money.
func (r *Room) rowFacts(t model.Target) []string {
	pr := r.projection()
	now, fresh, unit := 0.0, 0.0, "referrals"
	switch l, ok := seek.LeverFor(r.prepared(), t); {
	case !ok || l.InPounds():
		return nil // pounds a week are money, and money is withheld here
	case l.Stream >= 0:
		now, fresh = pr.Streams[l.Stream].Now, pr.Streams[l.Stream].New
	default:
		now, fresh, unit = pr.Lines[l.Line].Now, pr.Lines[l.Line].New, "units"
	}
	before, then := words.Apart(now, fresh)
	lines := []string{before + " " + unit + " a week now, " + then + " then"}
	if gone, back, _ := r.notSent(t); gone != 0 {
		lines = append(lines, words.TakenByYearEnd(r.year(), t, gone, back))
	}
	return lines
}

// saidOf is what the year file says of a row.
func (r *Room) saidOf(t model.Target) []model.Consequence { return words.ConsequencesOf(r.year(), t) }

// rowSize is the path of what the row's changes come to.
func (r *Room) rowSize() string {
	if r.at.Specialty != "" {
		return "specialties." + insight.SpecialtyKey(r.at.Specialty) + ".not_sent"
	}
	if t := r.at.Row; t.Referrals != "" {
		return "referrals." + t.Referrals + ".not_sent"
	}
	return explain.PathOf(r.year(), r.at.Row.Line) + "scenario"
}
