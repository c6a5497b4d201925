package wall

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/tui"
)

// axis is one scale in pounds from low to high, in w cells that begin at a column.
type axis struct {
	low, step float64
	steps     int
	from, w   int
}

// newAxis is a scale with round ends that holds all the values and nothing.
func newAxis(values []float64, from, w int) axis {
	low, high, step := 0.0, 0.0, 1.0
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	most := float64(max(1, min(4, w/14)))
	for i := 0; math.Ceil(high/step)-math.Floor(low/step) > most; i++ {
		step *= [...]float64{2, 2.5, 2}[i%3] // 1, 2, 5, 10, 20, …
	}
	first, last := math.Floor(low/step), math.Ceil(high/step)
	return axis{low: first * step, step: step, steps: max(1, int(last-first)), from: from, w: w}
}

// at is the column of a value.
func (x axis) at(v float64) int {
	share := (v - x.low) / (x.step * float64(x.steps))
	return x.from + min(max(0, int(math.Round(share*float64(x.w-1)))), x.w-1)
}

// endWords say what lies beyond an end of the scale: "£4.0m", "£4.0m North".
func endWords(out *Writer, guesses []file.Guess) string {
	var said []string
	for _, g := range guesses {
		words := model.RoundPounds(g.Pounds.Value).Short()
		if g.Named {
			words += " " + out.Shown(g.Table)
		}
		said = append(said, words)
	}
	return strings.Join(said, ", ")
}

// drawEnd marks an end of the scale as broken off, with a mark for each guess beyond
// it, and says above it what they are.
func drawEnd(out *Writer, at int, guesses []file.Guess) {
	if len(guesses) > 0 {
		out.Text(at, out.Y, tui.Strong, endWords(out, guesses))
		out.Repeat(at, out.Y+1, 2, tui.Line, out.Theme.Glyphs.Broken)
		out.Repeat(at, out.Y+2, len(guesses), tui.Strong, out.Theme.Glyphs.Dot)
	}
}

// besideEnd is how many columns keep what lies beyond an end of the scale from the
// figure at it, which stands in its middle above it.
const besideEnd = 5

// endWidth is how many columns an end of the scale takes.
func endWidth(out *Writer, guesses []file.Guess) int {
	if len(guesses) == 0 {
		return 0
	}
	return max(tui.Width(endWords(out, guesses)), len(guesses), 2) + besideEnd
}

// axisAnswer is an answer under the scale.
type axisAnswer struct {
	pounds float64
	says   string
}

// GuessRows is the least that the scale takes with its marks and the answers'.
const GuessRows = 4

// DrawGuesses shows the guesses as marks without names on one scale, and under it
// the answers, in as many rows as are allowed.
func DrawGuesses(out *Writer, round file.Round, both bool, rows int) {
	if rows < 3 || out.Wide() < 24 {
		return
	}
	answers := []axisAnswer{{round.Answers.ByCase.Float(), "by the case"}, {round.Answers.AsContracted.Float(), "as contracted"}}
	if !both {
		answers = answers[:1]
	}
	var values []float64
	for _, a := range answers {
		values = append(values, a.pounds)
	}
	given := slices.DeleteFunc(slices.Clone(round.Guesses), func(g file.Guess) bool { return !g.Pounds.Given })
	outside := round.OffScale(values...)
	var below, above, within []file.Guess
	for _, g := range given {
		switch {
		case !slices.Contains(outside, g):
			within, values = append(within, g), append(values, g.Pounds.Value)
		case g.Pounds.Value < 0:
			below = append(below, g)
		default:
			above = append(above, g)
		}
	}
	beside, aside := "", 12
	if unknown := len(round.Guesses) - len(given); unknown > 0 {
		beside = "+" + model.Thousands(int64(unknown)) + " don't know"
		aside = max(aside, tui.Width(beside)+2) // it covers no mark
	}
	left, right := endWidth(out, below), endWidth(out, above)
	x := newAxis(values, left, max(10, out.Wide()-aside-left-right))
	drawEnd(out, 0, below)
	drawEnd(out, x.from+x.w+besideEnd, above)
	x.draw(out)
	x.drawMarks(out, within, rows-2)
	out.Right(out.Wide(), out.Y-1, tui.Muted, beside)
	x.drawAnswers(out, answers, rows-3)
}

// draw draws the scale with its figures above it.
func (x axis) draw(out *Writer) {
	out.Repeat(x.from, out.Y+1, x.w, tui.Line, out.Theme.Glyphs.Horizontal)
	free := x.from
	for i := range x.steps + 1 {
		v := x.low + float64(i)*x.step
		at, label := x.at(v), model.RoundPounds(v).Short()
		if start := max(x.from, at-tui.Width(label)/2); start >= free {
			free = out.Text(start, out.Y, tui.Muted, label) + 1
		}
		out.Put(at, out.Y+1, tui.Line, out.Theme.Glyphs.Centre)
	}
	out.Y += 2
}

// drawMarks puts a mark for each guess; those that fall together stand one under
// the other, and the last row takes what is left.
func (x axis) drawMarks(out *Writer, guesses []file.Guess, rows int) {
	deep := map[int]int{}
	used := 1
	for _, g := range guesses {
		at := x.at(g.Pounds.Value)
		row := min(deep[at], max(0, min(rows, 3)-1))
		deep[at]++
		used = max(used, row+1)
		out.Put(at, out.Y+row, tui.Strong, out.Theme.Glyphs.Dot)
		if !g.Named {
			continue
		}
		name := out.Shown(g.Table)
		if start := at + 2; start+tui.Width(name) <= x.from+x.w {
			out.Text(start, out.Y+row, tui.Plain, name)
		} else {
			out.Cut(max(0, at-1-tui.Width(name)), out.Y+row, max(0, at-1), tui.Plain, name)
		}
	}
	out.Y += used
}

// drawAnswers says under the scale where the answers lie, where there is room for them;
// with one row for several they are named beside the last, from left to right.
func (x axis) drawAnswers(out *Writer, answers []axisAnswer, rows int) {
	if rows == 1 && len(answers) > 1 {
		x.drawTogether(out, answers)
		return
	}
	for _, a := range answers[:min(len(answers), max(0, rows))] {
		x.drawAnswer(out, a.pounds, a.says)
		out.Y++
	}
}

// drawAnswer marks one answer, with what it is beside the mark.
func (x axis) drawAnswer(out *Writer, pounds float64, says string) {
	mark, at := string(out.Theme.Glyphs.Points), x.at(pounds)
	text := mark + " " + says
	if at+tui.Width(text) > out.Wide() {
		text = says + " " + mark
		at -= tui.Width(text) - 1
	}
	out.Text(max(0, at), out.Y, tui.Focus, text)
}

// drawTogether marks all answers in one row.
func (x axis) drawTogether(out *Writer, answers []axisAnswer) {
	answers = slices.Clone(answers)
	slices.SortStableFunc(answers, func(a, b axisAnswer) int { return cmp.Compare(a.pounds, b.pounds) })
	var names []string
	for _, a := range answers {
		names = append(names, a.says)
	}
	x.drawAnswer(out, answers[len(answers)-1].pounds, strings.Join(names, ", "))
	for _, a := range answers {
		out.Put(x.at(a.pounds), out.Y, tui.Focus, out.Theme.Glyphs.Points)
	}
	out.Y++
}
