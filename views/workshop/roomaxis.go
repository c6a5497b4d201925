package workshop

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/tui"
)

// axis is one scale in pounds from low to high, in w cells that begin at a column.
type axis struct {
	low, step float64
	steps     int
	from, w   int
}

// newAxis is a scale with round ends that holds all the values and nothing.
func newAxis(values []float64, w int) axis {
	low, high := 0.0, 0.0
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	most := max(1, min(4, w/14))
	step := 1.0
	for _, factor := range []float64{2, 2.5, 2} { // 1, 2, 5, 10, 20, …
		if (high-low)/step <= float64(most) {
			break
		}
		step *= factor
	}
	for i := 0; (math.Ceil(high/step) - math.Floor(low/step)) > float64(most); i++ {
		step *= [...]float64{2, 2.5, 2}[i%3]
	}
	first, last := math.Floor(low/step), math.Ceil(high/step)
	return axis{low: first * step, step: step, steps: max(1, int(last-first)), w: w}
}

// at is the column of a value.
func (x axis) at(v float64) int {
	share := (v - x.low) / (x.step * float64(x.steps))
	return x.from + min(max(0, int(math.Round(share*float64(x.w-1)))), x.w-1)
}

// beyondScale is how many times further than all else the fewer of the guesses may
// reach before the scale is broken: with more, what is left is squashed into a cell
// or two.
const beyondScale = 10

// beyond are the guesses that the scale leaves out, below and above it: at most half
// of them, and none that the answers reach.
func beyond(guesses []scenarios.Guess, answers []float64) (below, above []scenarios.Guess) {
	var given []scenarios.Guess
	for _, g := range guesses {
		if g.Pounds.Given {
			given = append(given, g)
		}
	}
	size := func(g scenarios.Guess) float64 { return math.Abs(g.Pounds.Value) }
	slices.SortStableFunc(given, func(a, b scenarios.Guess) int { return cmp.Compare(size(b), size(a)) })
	reach := 0.0
	for _, v := range answers {
		reach = max(reach, math.Abs(v))
	}
	for n := len(given) / 2; n > 0; n-- {
		if rest := max(reach, size(given[n])); rest == 0 || size(given[n-1]) < beyondScale*rest {
			continue
		}
		for _, g := range given[:n] {
			if g.Pounds.Value < 0 {
				below = append(below, g)
			} else {
				above = append(above, g)
			}
		}
		break
	}
	return below, above
}

// endWords say what lies beyond an end of the scale: "£4.0m", "£4.0m North".
func endWords(out *writer, guesses []scenarios.Guess) string {
	var said []string
	for _, g := range guesses {
		words := model.RoundPounds(g.Pounds.Value).Short()
		if g.Named {
			words += " " + out.shown(g.Table)
		}
		said = append(said, words)
	}
	return strings.Join(said, ", ")
}

// drawEnd marks an end of the scale as broken off, with a mark for each guess beyond
// it, and says above it what they are.
func drawEnd(out *writer, at int, guesses []scenarios.Guess) {
	if len(guesses) == 0 {
		return
	}
	mark, broken := "●", "╱╱"
	if out.theme.ASCII {
		mark, broken = "o", "//"
	}
	out.Text(at, out.y, tui.Strong, endWords(out, guesses))
	out.Text(at, out.y+1, tui.Line, broken)
	out.Text(at, out.y+2, tui.Strong, strings.Repeat(mark, len(guesses)))
}

// besideEnd is how many columns keep what lies beyond an end of the scale from the
// figure at it, which stands in its middle above it.
const besideEnd = 5

// endWidth is how many columns an end of the scale takes.
func endWidth(out *writer, guesses []scenarios.Guess) int {
	if len(guesses) == 0 {
		return 0
	}
	return max(tui.Width(endWords(out, guesses)), len(guesses), 2) + besideEnd
}

// drawAxis shows the guesses as marks without names on one scale, and under it
// the answers, in as many rows as are allowed.
func (r *answers) drawAxis(out *writer, round scenarios.Round, both bool, rows int) {
	if rows < 3 || out.wide() < 24 {
		return
	}
	values := []float64{round.Answers.ByCase.Float()}
	if both {
		values = append(values, round.Answers.AsContracted.Float())
	}
	below, above := beyond(round.Guesses, values)
	unknown := 0
	var within []scenarios.Guess
	for _, g := range round.Guesses {
		switch {
		case !g.Pounds.Given:
			unknown++
		case !slices.Contains(below, g) && !slices.Contains(above, g):
			values = append(values, g.Pounds.Value)
			within = append(within, g)
		}
	}
	beside, aside := "", 12
	if unknown > 0 {
		beside = "+" + countOf(unknown) + " don't know"
		aside = max(aside, tui.Width(beside)+2) // it covers no mark
	}
	left, right := endWidth(out, below), endWidth(out, above)
	x := newAxis(values, max(10, out.wide()-aside-left-right))
	x.from = left
	drawEnd(out, 0, below)
	drawEnd(out, x.from+x.w+besideEnd, above)
	r.drawScale(out, x)
	r.drawMarks(out, x, within, rows-2)
	end := out.y
	out.Right(out.wide(), end-1, tui.Muted, beside)
	mark := "▲"
	if out.theme.ASCII {
		mark = "^"
	}
	answers := []struct {
		v    model.Money
		says string
	}{{round.Answers.ByCase, " by the case"}, {round.Answers.AsContracted, " as contracted"}}
	if !both {
		answers = answers[:1]
	}
	for i, a := range answers {
		if used := out.y - end; used+len(answers)-i > rows-3 && used > 0 {
			break
		}
		at := x.at(a.v.Float())
		text := mark + a.says
		if at+tui.Width(text) > out.wide() {
			text = strings.TrimSpace(a.says) + " " + mark
			at -= tui.Width(text) - 1
		}
		if rows-3-(out.y-end) > 0 {
			out.Text(max(0, at), out.y, tui.Focus, text)
			out.y++
		}
	}
}

func countOf(n int) string { return model.Thousands(int64(n)) }

// drawScale draws the scale with its figures above it.
func (r *answers) drawScale(out *writer, x axis) {
	free := x.from
	for i := range x.steps + 1 {
		v := x.low + float64(i)*x.step
		at := x.at(v)
		label := model.RoundPounds(v).Short()
		if start := max(x.from, at-tui.Width(label)/2); start >= free {
			free = out.Text(start, out.y, tui.Muted, label) + 1
		}
	}
	g := out.theme.Glyphs
	out.Repeat(x.from, out.y+1, x.w, tui.Line, g.Horizontal)
	for i := range x.steps + 1 {
		out.Put(x.at(x.low+float64(i)*x.step), out.y+1, tui.Line, g.Centre)
	}
	out.y += 2
}

// drawMarks puts a mark for each guess; those that fall together stand one under
// the other, and the last row takes what is left.
func (r *answers) drawMarks(out *writer, x axis, guesses []scenarios.Guess, rows int) {
	mark := '●'
	if out.theme.ASCII {
		mark = 'o'
	}
	deep := map[int]int{}
	used := 1
	for _, g := range guesses {
		if !g.Pounds.Given {
			continue
		}
		at := x.at(g.Pounds.Value)
		row := min(deep[at], max(0, min(rows, 3)-1))
		deep[at]++
		out.Put(at, out.y+row, tui.Strong, mark)
		if g.Named {
			name := out.shown(g.Table)
			if start := at + 2; start+tui.Width(name) <= x.from+x.w {
				out.Text(start, out.y+row, tui.Plain, name)
			} else {
				out.Cut(max(0, at-1-tui.Width(name)), out.y+row, max(0, at-1), tui.Plain, name)
			}
		}
		used = max(used, row+1)
	}
	out.y += used
}
