// Package whatif takes a scenario apart for those who go on with it in a workbook: which
// percentages may still be set, and what one percent of each does, without the weeks.
package whatif

import (
	"math"
	"slices"

	"fewer/model"
)

// Levers is a scenario taken apart, so that somebody can go on reckoning without
// the weeks: rows whose percentage may still be set, with what one percent of each
// does to each line, and all else that the scenario changes, frozen in. As long as
// every percentage stays within its limits and no line's room is used up, the
// effects add up, and all that is left to do is to price them.
type Levers struct {
	Rows       []Lever // streams, then lines, in the year's order
	Frozen     model.Scenario
	InYear     Frozen // the frozen changes in the year
	InFullYear Frozen // and in a full year
	Full       *model.Prepared
	split      []int
}

// Lever is a row whose percentage may be set.
type Lever struct {
	Target      model.Target
	Index       int     // in Year.Referrals or Year.Lines
	Change      int     // of the scenario's changes that it stands for, −1 for none
	Percent     float64 // as the scenario has it; minus for fewer
	Least, Most float64 // between which it may be set where no other is
	NotSent     float64 // referrals, units or pounds that one percent fewer takes away by week 52
	Effects     []Effect
}

// Effect is what one percent of a lever does to a line, in units, or in pounds
// where the line has no activity: index 0 for one percent fewer, 1 for one more.
type Effect struct {
	Line             int
	Year, Before     [2]float64 // by 31 March; of that, before the terms proposed for the line's provider begin
	After, FullYear  [2]float64 // after 31 March; in a full year
	Room, RoomInFull [2]float64 // the proportion of the line's room that it uses up, in the year and in a full year

	takes, adds [2][2]bool // by side, in the year and in a full year: in weeks in which the line has nothing
}

// Frozen is what the frozen changes do to each line, and where they leave it.
type Frozen struct {
	Units, Before, After []float64 // parallel to Year.Lines: units changed, of which before proposed terms begin, and after 31 March
}

// leverGrid is how finely limits are given, in steps for each percent.
const leverGrid = 10

// NewLevers takes a scenario apart. A change that is of all practices and all
// remaining weeks, in percent, and the only such of its row, becomes a lever,
// unless something cuts it short.
func NewLevers(p *model.Prepared, full *model.FullYear, s *model.Scenario) *Levers {
	set := plainOnes(p, s)
	for {
		l := &Levers{Frozen: without(s, set), Full: full.Prepared, split: splitWeeks(p, s)}
		full.Of(&l.Frozen)
		year, ahead := newLeverSpace(p, l.Frozen, l.split, set), newLeverSpace(full.Prepared, full.Scenario, nil, set)
		l.InYear, l.InFullYear = year.frozen(), ahead.frozen()
		for i := range p.Year().Referrals {
			l.add(model.Target{Referrals: p.Year().Referrals[i].ID}, i, year, ahead)
		}
		for i := range p.Year().Lines {
			l.add(model.Target{Line: p.Year().Lines[i].ID}, i, year, ahead)
		}
		l.keepNothing()
		l.limitByRoom()
		if dropped := l.take(s, set); !dropped {
			return l
		}
	}
}

// plainOnes finds the changes that may become levers, by what they act on.
func plainOnes(p *model.Prepared, s *model.Scenario) map[model.Target]int {
	set, several := map[model.Target]int{}, map[model.Target]bool{}
	for i := range s.Changes {
		c := &s.Changes[i]
		if c.Size.Kind != model.Percent || !c.IsPlain(p.Year()) || p.ChangeFault(c) != "" {
			continue
		}
		_, there := set[c.Target]
		several[c.Target] = several[c.Target] || there
		set[c.Target] = i
	}
	for target := range several {
		if several[target] {
			delete(set, target)
		}
	}
	return set
}

// without is the scenario with what becomes a lever at nothing: its costs stay.
func without(s *model.Scenario, set map[model.Target]int) model.Scenario {
	frozen := *s
	frozen.Changes = slices.Clone(s.Changes)
	for _, i := range set {
		frozen.Changes[i].Size.Amount = 0
	}
	return frozen
}

// splitWeeks is, for each line, the week at whose end the terms in force give way
// to those that are proposed; 0 where one contract has the whole year.
func splitWeeks(p *model.Prepared, s *model.Scenario) []int {
	pr := p.NewProjection()
	p.Project(&model.Scenario{Proposals: s.Proposals}, pr)
	split := make([]int, len(p.Lines))
	g := pr.Workspace().Regime(model.AsProposed)
	for i := range g.Accounts {
		if a := &g.Accounts[i]; a.From > 0 {
			for _, line := range a.Lines {
				split[line] = a.From
			}
		}
	}
	return split
}

// SplitOf is the week at whose end the terms proposed for a line's provider begin;
// 0 where one contract has the whole year.
func (l *Levers) SplitOf(line int) int { return l.split[line] }

// take sets the levers to what the scenario has. What cannot be set so is taken
// out of the set, so that it is frozen in, and take tells whether anything was.
func (l *Levers) take(s *model.Scenario, set map[model.Target]int) (dropped bool) {
	for i := range l.Rows {
		row := &l.Rows[i]
		at, ok := set[row.Target]
		if row.Change = -1; !ok {
			continue
		}
		row.Change, row.Percent = at, s.Changes[at].Size.Amount
		if row.Percent < row.Least || row.Percent > row.Most {
			delete(set, row.Target)
			dropped = true
		}
	}
	if dropped {
		return true
	}
	crowded := l.Crowded(func(i int) float64 { return l.Rows[i].Percent })
	for i := range l.Rows {
		row := &l.Rows[i]
		if row.Percent == 0 || !slices.ContainsFunc(row.Effects, func(e Effect) bool { return crowded[e.Line] }) {
			continue
		}
		delete(set, row.Target)
		dropped = true
	}
	return dropped
}

// Crowded tells the lines whose room is used up where the levers are set so.
func (l *Levers) Crowded(percent func(i int) float64) map[int]bool {
	used := map[int][2]float64{}
	for i := range l.Rows {
		by, side := sided(percent(i))
		if by == 0 {
			continue // where no room is left on a side, nothing is set on it
		}
		for _, e := range l.Rows[i].Effects {
			u := used[e.Line]
			used[e.Line] = [2]float64{u[0] + by*e.Room[side], u[1] + by*e.RoomInFull[side]}
		}
	}
	crowded := map[int]bool{}
	for line, u := range used {
		if max(u[0], u[1]) > 1+1e-9 {
			crowded[line] = true
		}
	}
	return crowded
}

// sided is a percentage without its sign, and on which side it lies.
func sided(percent float64) (by float64, side int) {
	if percent < 0 {
		return -percent, 0
	}
	return percent, 1
}

// keepNothing uses up all room where a lever adds to weeks in which the line has
// nothing and another takes from them, in vain: the two would not add up.
func (l *Levers) keepNothing() {
	taken := map[int][2]bool{}
	each := func(do func(e *Effect)) {
		for i := range l.Rows {
			for k := range l.Rows[i].Effects {
				do(&l.Rows[i].Effects[k])
			}
		}
	}
	each(func(e *Effect) {
		t := taken[e.Line]
		taken[e.Line] = [2]bool{t[0] || e.takes[0][0] || e.takes[1][0], t[1] || e.takes[0][1] || e.takes[1][1]}
	})
	each(func(e *Effect) {
		for side := range 2 {
			if e.adds[side][0] && taken[e.Line][0] {
				e.Room[side] = math.Inf(1)
			}
			if e.adds[side][1] && taken[e.Line][1] {
				e.RoomInFull[side] = math.Inf(1)
			}
		}
	})
}

// limitByRoom draws each lever's limits in to where it alone uses up no line's room.
func (l *Levers) limitByRoom() {
	for i := range l.Rows {
		row := &l.Rows[i]
		for _, e := range row.Effects {
			if most := max(e.Room[0], e.RoomInFull[0]); most > 0 {
				row.Least = max(row.Least, -onGrid(1/most))
			}
			if most := max(e.Room[1], e.RoomInFull[1]); most > 0 {
				row.Most = min(row.Most, onGrid(1/most))
			}
		}
	}
}

// onGrid is the limit on the grid that lies within a percentage above nothing.
func onGrid(percent float64) float64 { return math.Floor(percent*leverGrid+1e-6) / leverGrid }

// add adds a row, with what it does in the year and in a full year.
func (l *Levers) add(t model.Target, index int, year, ahead *leverSpace) {
	row := Lever{Target: t, Index: index}
	effects := map[int]*Effect{}
	of := func(line int) *Effect {
		if effects[line] == nil {
			effects[line] = &Effect{Line: line}
		}
		return effects[line]
	}
	for side, sign := range [2]float64{-1, 1} {
		limit := min(year.reach(t, index, sign), ahead.reach(t, index, sign))
		if side == 0 {
			row.Least = -limit
		} else {
			row.Most = limit
		}
		if limit == 0 {
			continue
		}
		if side == 0 || row.NotSent == 0 {
			row.NotSent = math.Abs(year.movedBy(t, index, sign*limit)) / limit
		}
		for _, m := range year.moves(t, index, sign*limit) {
			e := of(m.line)
			e.Year[side], e.Before[side], e.After[side], e.Room[side] = m.units, m.before, m.after, m.room
			e.takes[side][0], e.adds[side][0] = m.takes, m.adds
		}
		for _, m := range ahead.moves(t, index, sign*limit) {
			e := of(m.line)
			e.FullYear[side], e.RoomInFull[side] = m.units, m.room
			e.takes[side][1], e.adds[side][1] = m.takes, m.adds
		}
	}
	for _, e := range effects {
		row.Effects = append(row.Effects, *e)
	}
	slices.SortFunc(row.Effects, func(a, b Effect) int { return a.Line - b.Line })
	l.Rows = append(l.Rows, row)
}
