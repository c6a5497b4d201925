package whatif

import (
	"math"
	"slices"

	"fewer/model"
)

// leverSpace tries out levers on top of what is frozen, in the year or in a full year.
type leverSpace struct {
	p       *model.Prepared
	changes []model.Change // the frozen ones
	own     []model.Change // those of the row that is tried
	pr      *model.Projection
	split   []int
	at      map[model.Target]int // the place of a lever that stands for a change

	// what the frozen changes alone do; nothing where they touch nothing
	net    map[int]model.StreamSpace
	inflow map[int][]model.InflowSpace
	lines  map[int]model.LineSpace
	moved  map[int]*model.Weights // before any week is held at its least
	to     map[int]model.Running
}

func newLeverSpace(p *model.Prepared, s model.Scenario, split []int, at map[model.Target]int) *leverSpace {
	f := &leverSpace{
		p: p, changes: s.Changes, pr: p.NewProjection(), split: split, at: at,
		net: map[int]model.StreamSpace{}, inflow: map[int][]model.InflowSpace{}, lines: map[int]model.LineSpace{}, moved: map[int]*model.Weights{}, to: map[int]model.Running{},
	}
	p.Project(&model.Scenario{Changes: f.changes}, f.pr)
	w := f.pr.Workspace()
	for _, i := range w.TouchedStreams {
		f.net[i], f.inflow[i] = w.Streams[i], slices.Clone(w.Inflows[i])
	}
	for _, i := range w.TouchedLines {
		f.lines[i], f.to[i], f.moved[i] = w.Lines[i], *w.WeeksOf(i), new(model.Weights)
		w.Moved(i, f.moved[i])
	}
	return f
}

// frozen is what the frozen changes do to each line.
func (f *leverSpace) frozen() Frozen {
	n := len(f.p.Lines)
	z := Frozen{Units: make([]float64, n), Before: make([]float64, n), After: make([]float64, n)}
	for i, to := range f.to {
		nothing := f.p.NothingWeeks(i)
		z.Units[i] = to[model.WeeksInYear] - nothing[model.WeeksInYear]
		if f.split != nil {
			z.Before[i] = to[f.split[i]] - nothing[f.split[i]]
		}
		z.After[i] = f.lines[i].After
	}
	return z
}

// try projects a lever at a percentage on top of what is frozen of its row, which no
// other row's changes reach.
func (f *leverSpace) try(t model.Target, percent float64) *model.Workspace {
	lever := model.NewChange(t, model.Size{Kind: model.Percent, Amount: percent})
	at, stands := f.at[t]
	f.own = f.own[:0]
	for i := range f.changes {
		switch {
		case stands && i == at:
			lever.Delivered = f.changes[i].Delivered
			f.own = append(f.own, lever)
		case f.changes[i].Target == t:
			f.own = append(f.own, f.changes[i])
		}
	}
	if !stands {
		f.own = append(f.own, lever)
	}
	f.p.Project(&model.Scenario{Changes: f.own}, f.pr)
	return f.pr.Workspace()
}

// weeks are a row's weekly changes with a lever set, and without. A line on which
// nothing is frozen moves by all that is asked of it.
func (f *leverSpace) weeks(t model.Target, index int, percent float64) (with, before model.Weights) {
	if t.Line == "" {
		return f.try(t, percent).Streams[index].Net, f.net[index].Net
	}
	before = f.lines[index].Direct
	if before != (model.Weights{}) {
		return f.try(t, percent).Lines[index].Direct, before
	}
	for i := f.p.Elapsed; i < model.WeeksInYear; i++ {
		with[i] = f.open(t, i) * percent / 100
	}
	return with, before
}

// open is what a row holds in week index i that a lever can move.
func (f *leverSpace) open(t model.Target, i int) float64 {
	open := f.p.RowOf(t).Open(i, f.p.Elapsed)
	if t.Line != "" {
		return max(0, open)
	}
	return open
}

// reach is how many percent a row may be moved to one side at most, so that each
// week moves by all of it and its net change stays on one side of nothing.
func (f *leverSpace) reach(t model.Target, index int, sign float64) float64 {
	if t.Line != "" && f.lines[index].Direct == (model.Weights{}) {
		return 100
	}
	ok := func(steps int) bool { return f.straight(t, index, sign*float64(steps)/leverGrid) }
	most := 100 * leverGrid
	if ok(most) {
		return 100
	}
	if t.Referrals != "" && sign < 0 {
		if within := int(onGrid(100*(1-f.p.Year().Referrals[index].Protected)) * leverGrid); ok(within) && !ok(within+1) {
			return float64(within) / leverGrid
		}
	}
	low, high := 0, most
	for high-low > 1 {
		if middle := (low + high) / 2; ok(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return float64(low) / leverGrid
}

// straight tells whether a lever moves each week by all of what it asks, and no
// week's net change across nothing.
func (f *leverSpace) straight(t model.Target, index int, percent float64) bool {
	with, before := f.weeks(t, index, percent)
	for i := f.p.Elapsed; i < model.WeeksInYear; i++ {
		asked := f.open(t, i) * percent / 100
		slack := 1e-9 * (1 + math.Abs(asked) + math.Abs(before[i]))
		if math.Abs(with[i]-before[i]-asked) > slack {
			return false
		}
		if t.Referrals != "" && with[i]*before[i] < 0 {
			return false
		}
	}
	return true
}

// movedBy is what a row has more by week 52 with a lever set.
func (f *leverSpace) movedBy(t model.Target, index int, percent float64) (sum float64) {
	with, before := f.weeks(t, index, percent)
	for i := range with {
		sum += with[i] - before[i]
	}
	return sum
}

// move is what one percent does to a line.
type move struct {
	line                       int
	units, before, after, room float64
	takes, adds                bool // in weeks in which the line has nothing
	week                       model.Weights
}

// moves are what one percent of a lever does to each line, tried at a percentage.
func (f *leverSpace) moves(t model.Target, index int, percent float64) (list []move) {
	by := math.Abs(percent)
	at := func(line int) *move {
		for i := range list {
			if list[i].line == line {
				return &list[i]
			}
		}
		list = append(list, move{line: line})
		return &list[len(list)-1]
	}
	if t.Line != "" {
		with, before := f.weeks(t, index, percent)
		m := at(index)
		for i := range with {
			m.week[i] = (with[i] - before[i]) / by
		}
	} else {
		w := f.try(t, percent)
		for k := range f.p.Streams[index].Flows {
			in, base := &w.Inflows[index][k], model.InflowSpace{}
			if b := f.inflow[index]; b != nil {
				base = b[k]
			}
			m := at(f.p.Streams[index].Flows[k].Line)
			for i := range m.week {
				m.week[i] += (in.Week[i] - base.Week[i]) / by
			}
			m.after += (in.After - base.After) / by
		}
	}
	for i := range list {
		f.settle(&list[i])
	}
	return slices.DeleteFunc(list, func(m move) bool { return m.units == 0 && m.after == 0 && m.room == 0 && !m.takes && !m.adds })
}

// settle adds up what reaches the line, and finds how much of its room that uses.
// A week that is at its least already, or that frozen changes would take below it,
// stays there; more than those changes take would be reckoned wrongly, and so uses
// up all room.
func (f *leverSpace) settle(m *move) {
	q := &f.p.Lines[m.line]
	for i := f.p.Elapsed; i < model.WeeksInYear; i++ {
		const none = 1e-11
		slack := q.Week[i] - f.p.Least(q, i)
		if moved := f.moved[m.line]; moved != nil {
			slack += moved[i]
		}
		switch x := m.week[i]; {
		case x == 0:
			continue
		case slack > none:
			m.room = max(m.room, -x/slack)
		case x < 0:
			m.takes = true
			continue
		case slack < -none:
			m.room = math.Inf(1)
		default:
			m.adds = true
		}
		m.units += m.week[i]
		if f.split != nil && i < f.split[m.line] {
			m.before += m.week[i]
		}
	}
}
