// Package screens are the screens that answer one question each, on the desk of the
// app: where a referral fewer saves most, what it would take, practices side by side,
// forecast methods, scenarios side by side, one out of several, a bill. Begin with Set.
package screens

import (
	"fewer/scenarios/beside"
	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/workbench"
)

// Set is the screens on one desk, with what was last asked on them. The zero value
// lists actions, and shows nothing.
type Set struct {
	*desk.Desk
	seeking seeking
	bill    []string // what was last typed of a bill; on no disk
}

// All is one of each screen, to list their actions. No session is behind them.
func All(d *desk.Desk) []tui.Screen {
	a := &Set{Desk: d}
	return []tui.Screen{
		newComparison(a, nil), &merging{app: a}, newWhere(a), newSeek(a), newMethods(a), newPractices(a, nil),
		newChanges(a, nil), &changes{app: a, view: desk.SheetView{Desk: d}, investments: true}, &Bill{AnswerList: desk.AnswerList{Desk: d}}, &card{app: a, AnswerList: desk.AnswerList{Desk: d}},
	}
}

// OpenPractices sets practices side by side; chosen (an index in the year's) is
// selected, −1 for none.
func (a *Set) OpenPractices(bench *workbench.Bench, chosen int) {
	p := newPractices(a, bench)
	a.Open(p)
	if own := a.Practice(); own != nil && chosen < 0 {
		chosen = own.At
	}
	if chosen >= 0 {
		p.choose(chosen)
	}
}

// OpenComparison sets scenarios side by side; the first is the open one.
func (a *Set) OpenComparison(all []beside.Contribution) { a.Open(newComparison(a, all)) }

// OpenMerging puts scenarios into one; the first is the open one.
func (a *Set) OpenMerging(all []beside.Contribution) { a.Open(newMerging(a, all)) }

// Titles name the screens in the table of keys.

func (c *comparison) Title() string { return "Scenarios side by side" }
func (g *merging) Title() string    { return "Merging scenarios" }
func (w *where) Title() string      { return "Where it saves most" }
func (m *methods) Title() string    { return "Forecast methods" }

// No overlay covers the headlines above the lists.

func (c *comparison) BelowHeadline() tui.Rect { return c.app.BelowList() }
func (g *merging) BelowHeadline() tui.Rect    { return g.app.BelowList() }
func (w *where) BelowHeadline() tui.Rect      { return w.app.BelowList() }
func (m *methods) BelowHeadline() tui.Rect    { return m.app.BelowList() }
