package seek

import (
	"math"
	"slices"

	"fewer/model"
)

// path is a way through the sizes of several levers at once: at position s
// each stands at start − s percent, but never below its limit.
type path struct {
	levers []Lever
	start  []float64 // percent, at position 0
	limit  []float64 // percent, never above start
	length float64   // percent
}

// newPath is the path of the levers from their starts to the lowest limit.
func newPath(levers []Lever, start, limit []float64) *path {
	q := &path{levers: levers, start: start, limit: limit}
	for i := range levers {
		q.length = max(q.length, start[i]-limit[i])
	}
	return q
}

// percentAt is the size of lever i at position s.
func (q *path) percentAt(i int, s float64) float64 { return max(q.limit[i], q.start[i]-s) }

// changesAt are the changes at position s.
func (q *path) changesAt(s float64) []model.Change {
	changes := make([]model.Change, 0, len(q.levers))
	for i, l := range q.levers {
		if percent := q.percentAt(i, s); percent != 0 {
			changes = append(changes, l.change(percent))
		}
	}
	return changes
}

// lines are the lines that the path can move.
func (q *path) lines(p *model.Prepared) []int {
	var lines []int
	for _, l := range q.levers {
		for _, line := range p.LinesOf(l.Target) {
			if !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// mostKinks bounds the positions that are looked at on one path, and manyLevers
// is how many levers at once are walked in coarse steps instead. The built-in
// year stays far below both; beyond them the path is still walked, but is not
// known to be straight between two positions.
const (
	mostKinks   = 1500
	manyLevers  = 100
	coarseSteps = 20
)

// kinks are the positions between which units, and so values at tariff, follow
// the path in straight lines, its ends among them; where accounts are given,
// what they pay does too. exact tells whether none was left out.
//
// A change stops at a part's protected share; a stream's net change turns from
// more to fewer, where backfill begins; a line's week comes to nothing; a value
// passes a bend of its payment curve. Each kind is straight between kinks of
// the kinds before it.
func (t *trial) kinks(q *path, accounts []model.Account) (at []float64, exact bool) {
	k := kinkFinder{t: t, q: q, at: []float64{0, q.length}, exact: true}
	if len(q.levers) > manyLevers {
		for i := 1; i < coarseSteps; i++ {
			k.add(q.length * float64(i) / coarseSteps)
		}
		k.tidy()
		return k.at, false
	}
	for i := range q.levers {
		k.add(q.start[i] - q.limit[i])
		k.addStops(i)
	}
	k.tidy()
	k.refine(k.netChanges)
	lines := q.lines(t.p)
	k.refine(func(into []float64) []float64 { return k.lineWeeks(lines, into) })
	if accounts != nil {
		k.refine(func(into []float64) []float64 { return k.bends(accounts, into) })
	}
	return k.at, k.exact
}

type kinkFinder struct {
	t     *trial
	q     *path
	at    []float64
	exact bool
}

// sameKink is how near two positions are, in percent, that count as one.
const sameKink = 1e-10

func (k *kinkFinder) add(s float64) {
	if s > 0 && s < k.q.length {
		k.at = append(k.at, s)
	}
}

func (k *kinkFinder) tidy() {
	slices.Sort(k.at)
	k.at = slices.CompactFunc(k.at, func(a, b float64) bool { return math.Abs(b-a) < sameKink })
	if len(k.at) > mostKinks {
		k.exact = false
		every := float64(len(k.at)-1) / (mostKinks - 1)
		for i := range mostKinks {
			k.at[i] = k.at[int(float64(i)*every+0.5)]
		}
		k.at = k.at[:mostKinks]
	}
}

// addStops adds the positions at which lever i's change is stopped in some
// week of some part by what may never be cut, or by what is cut already.
func (k *kinkFinder) addStops(i int) {
	l := k.q.levers[i]
	p, w := k.t.p, k.t.w
	row := p.RowOf(l.Target)
	stop := func(week int, floor, already float64) {
		if size := row.Open(week, p.Elapsed); size > 0 {
			k.add(k.q.start[i] + 100*(floor+already/size))
		}
	}
	for week := p.Elapsed; week < model.WeeksInYear; week++ {
		switch {
		case l.Stream < 0:
			already := 0.0
			if w.Lines[l.Line].Touched {
				already = w.Lines[l.Line].Direct[week]
			}
			stop(week, 1, already)
		case w.Streams[l.Stream].Touched:
			own := -1
			if l.Practice != "" {
				own = w.Streams[l.Stream].ClassOf[p.PartOf(l.Stream, l.Practice)]
			}
			for c := range w.Streams[l.Stream].Classes {
				if own >= 0 && c != own {
					continue
				}
				stop(week, p.Streams[l.Stream].Floor, w.Streams[l.Stream].Classes[c].Change[week])
			}
		default:
			stop(week, p.Streams[l.Stream].Floor, 0)
		}
	}
}

// refine adds the positions at which a quantity, straight between the kinks so
// far, passes zero.
func (k *kinkFinder) refine(quantities func(into []float64) []float64) {
	const noise = 1e-9 // of units and pounds, in sums of 52 weeks
	var before, here []float64
	found := k.at[:len(k.at):len(k.at)]
	for i, s := range k.at {
		k.t.apply(k.q.changesAt(s)...)
		here = quantities(here[:0])
		k.t.undo()
		for j := range before {
			if a, b := before[j], here[j]; (a < -noise && b > noise) || (a > noise && b < -noise) {
				found = append(found, k.at[i-1]+(s-k.at[i-1])*a/(a-b))
			}
		}
		before = append(before[:0], here...)
	}
	k.at = found
	k.tidy()
}

// netChanges are the net changes of the path's streams in each remaining week.
func (k *kinkFinder) netChanges(into []float64) []float64 {
	w := k.t.w
	for _, l := range k.q.levers {
		if l.Stream < 0 {
			continue
		}
		if s := &w.Streams[l.Stream]; s.Touched {
			into = append(into, s.Net[w.Prepared.Elapsed:]...)
		} else {
			into = append(into, make([]float64, model.WeeksInYear-w.Prepared.Elapsed)...)
		}
	}
	return into
}

// lineWeeks are the lines' units in each remaining week, below zero where more
// is taken away than there is.
func (k *kinkFinder) lineWeeks(lines []int, into []float64) []float64 {
	w := k.t.w
	for _, line := range lines {
		weeks := unheld(w, line)
		into = append(into, weeks[w.Prepared.Elapsed:]...)
	}
	return into
}

// unheld is what a line's weeks have above the least that they can come to, before
// they are held there.
func unheld(w *model.Workspace, line int) (week model.Weights) {
	q := &w.Prepared.Lines[line]
	w.Moved(line, &week)
	for i := range week {
		week[i] += q.Week[i]
		if i >= w.Prepared.Elapsed {
			week[i] -= w.Prepared.Least(q, i)
		}
	}
	return week
}

// bends are the distances of the accounts' values from the bends of their curves.
func (k *kinkFinder) bends(accounts []model.Account, into []float64) []float64 {
	for i := range accounts {
		value := k.t.value(&accounts[i])
		for _, bend := range accounts[i].Curve.Bends() {
			into = append(into, value-bend)
		}
	}
	return into
}
