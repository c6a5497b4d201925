package workbench

import (
	"fewer/model"
	"fewer/views/tui"
)

// shown is what the layout of the workbench depends on besides the window.
type shown struct {
	terms int  // how many terms stand side by side
	chart bool // whether the chart was asked for with its key, where it does not stand by itself
}

// size is how much a window holds.
type size int

// The sizes of the workbench. Smaller windows hold the deficit only.
const (
	small  size = iota // one row at a time
	usual              // from 76×20: the table, one big figure
	Roomy              // from 120×24: every figure big, every column
	across             // from 180×28: the chart beside the table
)

// geometry is where everything stands on the workbench. Drawing, the mouse and
// the tests share it.
type geometry struct {
	Size     size
	title    tui.Rect
	Headline tui.Rect
	rule     tui.Rect // between the headline and the rest
	Table    tui.Rect // its first row names the columns
	under    tui.Rect // the rule above the sentence
	above    tui.Rect // the rule above the chart, where it stands below the sentence
	Sentence tui.Rect
	Chart    tui.Rect // empty where it is not shown
	Footer   tui.Rect
	Columns  columns
}

// columns are where the columns of the table begin and how wide they are, within
// the table. Those with a width of zero are not shown.
type columns struct {
	name, now, Slider, change, new, fewer column
	saved                                 []column // under the terms in focus, or under each
}

type column struct{ X, W int }

// end is the column's right edge, where figures are lined up.
func (c column) end() int { return c.X + c.W }

// layout places everything for a window of w by h cells, at least 40 by 10.
func layout(w, h int, s shown) (g geometry) {
	window := tui.NewRect(0, 0, w, h)
	switch {
	case w < 76 || h < 20:
		g.Size = small
	case w < 120 || h < 24:
		g.Size = usual
	case w < 180 || h < 28:
		g.Size = Roomy
	default:
		g.Size = across
	}
	g.title, window = window.CutTop(1)
	g.Footer, window = window.CutBottom(1)
	if g.Size == small {
		g.layoutSmall(window, s)
		return g
	}
	head := 7 // the big figure, the names of the terms, three rows
	if g.Size >= Roomy {
		head = 8
		if s.terms > int(model.AsProposed) {
			head = 9 // what is proposed, against the contract
		}
	}
	g.Headline, window = window.CutTop(head)
	g.rule, window = window.CutTop(1)
	if g.Size == across {
		g.Chart, window = window.CutRight(window.W - 124)
		_, g.Chart = g.Chart.CutLeft(2)
	} else if window.H >= 25 {
		g.Chart, window = window.CutBottom(min(16, window.H*2/5))
		g.above, window = window.CutBottom(1)
	}
	g.Sentence, window = window.CutBottom(4 + max(0, min(2, (window.H-12)/5)))
	g.under, window = window.CutBottom(1)
	if s.chart && g.Chart.Empty() {
		g.Chart, window = window, tui.Rect{}
	}
	g.Table = window
	g.Columns = tableColumns(g.Table.W, g.Size, s.terms)
	return g
}

// layoutSmall places one row of the table at a time.
func (g *geometry) layoutSmall(window tui.Rect, s shown) {
	g.Headline, window = window.CutTop(s.terms)
	if s.chart && window.H > 4 {
		g.rule, window = window.CutTop(1)
		g.Chart = window
		return
	}
	spare := window.H - 4 // rules are the first to go
	if spare > 0 {
		g.rule, window = window.CutTop(1)
	}
	g.Table, window = window.CutTop(2)
	if spare > 1 {
		g.under, window = window.CutTop(1)
	}
	if window.H >= 16 {
		g.Chart, window = window.CutBottom(window.H - 8)
		g.above, window = window.CutBottom(1)
	}
	g.Sentence = window
	name := min(30, g.Table.W)
	g.Columns = columns{name: column{0, name}, Slider: column{19, max(7, min(41, g.Table.W-35)) | 1}}
}

// freshWidth is the width of the column of what a row would then be.
const freshWidth = 7

// tableColumns gives each column of the table its place. Figures have fixed
// widths; the name and the slider share what is left.
func tableColumns(w int, s size, terms int) (c columns) {
	saved, each := 1, 10
	if s >= Roomy {
		saved, each = terms, 11
	}
	const gap, now, change, fewer = 1, 8, 9, 7
	free := w - 3 - now - change - freshWidth - fewer - saved*(each+gap) - 4*gap
	name := max(17, min(free/2, 36))
	slider := max(5, min(free-name-gap, 41)) - 1 | 1
	name = free - slider - gap
	x := 2
	place := func(width int) column {
		at := column{x, width}
		x += width + gap
		return at
	}
	c.name, c.now, c.Slider = place(name), place(now), place(slider)
	c.change, c.new, c.fewer = place(change), place(freshWidth), place(fewer)
	for range saved {
		c.saved = append(c.saved, place(each))
	}
	return c
}
