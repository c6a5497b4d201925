package seek

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"fewer/model"
)

var seekYears = flag.Int("seek-years", 25, "drawn years on which what it would take is compared with exhaustive search")

// plane is where Σ normal·x = at.
type plane struct {
	normal []float64
	at     float64
}

// planes are all places where anything turns: the ends of each stream's way, and
// the bends of each curve.
func (y *straightYear) planes() (all []plane) {
	for i := range y.reach {
		normal := make([]float64, len(y.reach))
		normal[i] = 1
		all = append(all, plane{normal, 0}, plane{normal, y.reach[i]})
	}
	for i := range y.accounts {
		a := &y.accounts[i]
		if !slices.ContainsFunc(a.rate, func(r float64) bool { return r != 0 }) {
			continue
		}
		for _, bend := range a.bends() {
			all = append(all, plane{a.rate, a.value - bend})
		}
	}
	return all
}

// corners visits every edge of the pieces into which the planes cut the year, from
// corner to corner. Spending is straight on an edge, so the fewest referrals that
// reach a goal lie where an edge crosses it, and the least spending at a corner.
func (y *straightYear) corners(edge func(from, to []float64)) {
	all := y.planes()
	n := len(y.reach)
	pick := make([]plane, 0, n)
	var choose func(first int)
	choose = func(first int) {
		if len(pick) == n-1 {
			if at, along, ok := lineThrough(pick, n); ok {
				y.walkLine(at, along, all, edge)
			}
			return
		}
		for k := first; k < len(all); k++ {
			pick = append(pick, all[k])
			choose(k + 1)
			pick = pick[:len(pick)-1]
		}
	}
	choose(0)
}

func (y *straightYear) walkLine(at, along []float64, all []plane, edge func(from, to []float64)) {
	var stops []float64
	for _, p := range all {
		slope, here := 0.0, 0.0
		for i := range along {
			slope += p.normal[i] * along[i]
			here += p.normal[i] * at[i]
		}
		if math.Abs(slope) > 1e-12 {
			stops = append(stops, (p.at-here)/slope)
		}
	}
	slices.Sort(stops)
	point := func(t float64) ([]float64, bool) {
		x := make([]float64, len(at))
		for i := range x {
			x[i] = at[i] + t*along[i]
			if x[i] < -1e-7 || x[i] > y.reach[i]+1e-7 {
				return nil, false
			}
			x[i] = max(0, min(y.reach[i], x[i]))
		}
		return x, true
	}
	var before []float64
	for _, t := range stops {
		x, inside := point(t)
		if inside && before != nil {
			edge(before, x)
		}
		before = x
	}
}

// lineThrough is the line in which n−1 planes meet: a point of it, and a direction.
func lineThrough(planes []plane, n int) (at, along []float64, ok bool) {
	rows := make([][]float64, len(planes))
	for i, p := range planes {
		size := 0.0
		for _, x := range p.normal {
			size = max(size, math.Abs(x))
		}
		for _, x := range p.normal {
			rows[i] = append(rows[i], x/size)
		}
		rows[i] = append(rows[i], p.at/size)
	}
	column := make([]int, len(rows))
	for i := range rows {
		best := -1
		for k := range n {
			if !slices.Contains(column[:i], k) && (best < 0 || math.Abs(rows[i][k]) > math.Abs(rows[i][best])) {
				best = k
			}
		}
		if math.Abs(rows[i][best]) < 1e-9 {
			return nil, nil, false
		}
		column[i] = best
		for r := range rows {
			if r == i {
				continue
			}
			factor := rows[r][best] / rows[i][best]
			for k := range rows[r] {
				rows[r][k] -= factor * rows[i][k]
			}
		}
	}
	at, along = make([]float64, n), make([]float64, n)
	for k := range n {
		if !slices.Contains(column, k) {
			along[k] = 1
			for i, c := range column {
				along[c] = -rows[i][k] / rows[i][c]
				at[c] = rows[i][n] / rows[i][c]
			}
		}
	}
	return at, along, true
}

// fewestFor are the fewest referrals with which spending comes to at most the goal,
// before anything is rounded; +Inf where it can't.
func (y *straightYear) fewestFor(goal float64) float64 {
	fewest := math.Inf(1)
	y.corners(func(from, to []float64) {
		a, b := y.spend(from), y.spend(to)
		if a > goal && b > goal {
			return
		}
		ca, cb := y.cost(from), y.cost(to)
		if a <= goal {
			fewest = min(fewest, ca)
		}
		if b <= goal {
			fewest = min(fewest, cb)
		}
		if (a > goal) != (b > goal) {
			fewest = min(fewest, ca+(cb-ca)*(a-goal)/(a-b))
		}
	})
	return fewest
}

func (y *straightYear) leastSpend() float64 {
	least := math.Inf(1)
	y.corners(func(from, to []float64) { least = min(least, y.spend(from), y.spend(to)) })
	return least
}

// goalsOf are aims that try the search: parts of what can be saved, and the very
// spending of corners, give or take a few pence.
func (y *straightYear) goalsOf(r *rand.Rand) []model.Money {
	least, start := y.leastSpend(), y.spend(make([]float64, len(y.reach)))
	var at []float64
	y.corners(func(from, _ []float64) { at = append(at, y.spend(from)) })
	goals := []model.Money{
		model.RoundPounds(start - r.Float64()*(start-least)),
		model.RoundPounds(start - r.Float64()*r.Float64()*(start-least)),
		model.RoundPounds(at[r.IntN(len(at))]) + model.Money(r.IntN(7)-3),
		model.RoundPounds(at[r.IntN(len(at))]),
		model.RoundPounds(least) - model.Money(r.IntN(5000)),
	}
	return slices.DeleteFunc(goals, func(g model.Money) bool { return g.Float() >= start-0.02 })
}

// TestTheFewestAgainstExhaustiveSearch compares what it would take with the best
// corner of all there are, in small years drawn at random.
func TestTheFewestAgainstExhaustiveSearch(t *testing.T) {
	asked, proven := 0, 0
	for seed := range *seekYears {
		r := rand.New(rand.NewPCG(uint64(seed), 5))
		y := drawStraight(r, 1+r.IntN(3), 1+r.IntN(3))
		p := model.Prepare(y.year)
		if got, want := a0(p, &y.scenario), model.RoundPounds(y.spend(make([]float64, len(y.reach)))); (got - want).Abs() > model.Money(len(y.accounts)) {
			t.Fatalf("year %d starts at %s, by the formula %s", seed, got.Pence(), want.Pence())
		}
		for _, goal := range y.goalsOf(r) {
			a := Solve(p, &Question{Scenario: &y.scenario, Mode: FewestSent, Deficit: goal, Targets: (&Question{}).streams(p)})
			asked++
			if a.Proven {
				proven++
			}
			if wrong := y.judge(p, goal, &a); wrong != "" {
				t.Errorf("year %d, to %s: %s", seed, goal.Pence(), wrong)
			}
		}
	}
	t.Logf("%d of %d proven", proven, asked)
	if proven < asked*95/100 {
		t.Errorf("only %d of %d are proven", proven, asked)
	}
}

// TestInProportionAgainstExhaustiveSearch walks the one way in proportion from turn
// to turn: the first place that reaches the goal is the answer.
func TestInProportionAgainstExhaustiveSearch(t *testing.T) {
	for seed := range *seekYears {
		r := rand.New(rand.NewPCG(uint64(seed), 6))
		y := drawStraight(r, 1+r.IntN(4), 1+r.IntN(3))
		p := model.Prepare(y.year)
		for _, goal := range y.goalsInProportion(r) {
			a := Solve(p, &Question{Scenario: &y.scenario, Deficit: goal, Targets: (&Question{}).streams(p)})
			early, late := y.firstInProportion(goal.Float()+y.pence()), y.firstInProportion(goal.Float()-y.pence())
			switch {
			case a.Outcome == NotPossible && math.IsInf(late, 1) && a.Proven:
			case a.Outcome == Reached && a.Proven:
				at := 0.0
				for i, c := range a.Exact.Cuts {
					at = max(at, y.start[i]-c.Percent)
				}
				if at < early-1e-4 || at > late+0.0101 {
					t.Errorf("year %d, to %s: %.6f%%; exhaustive search finds %.6f to %.6f", seed, goal.Pence(), at, early, late)
				}
			default:
				t.Errorf("year %d, to %s: outcome %s, proven %v; exhaustive search finds %.6f", seed, goal.Pence(), a.Outcome.Key(), a.Proven, late)
			}
		}
	}
}

// turns are the places on the way in proportion at which anything turns.
func (y *straightYear) turns() (at []float64) {
	at = append(at, 0)
	at = append(at, y.reach...)
	slices.Sort(at)
	for i := len(at) - 1; i > 0; i-- {
		from, to := y.inProportion(at[i-1]), y.inProportion(at[i])
		for k := range y.accounts {
			a := &y.accounts[k]
			before, after := a.valueAt(from), a.valueAt(to)
			for _, bend := range a.bends() {
				if (before < bend) != (after < bend) {
					at = append(at, at[i-1]+(at[i]-at[i-1])*(before-bend)/(before-after))
				}
			}
		}
	}
	slices.Sort(at)
	return at
}

func (y *straightYear) inProportion(s float64) []float64 {
	x := make([]float64, len(y.reach))
	for i := range x {
		x[i] = min(s, y.reach[i])
	}
	return x
}

func (y *straightYear) firstInProportion(goal float64) float64 {
	turns := y.turns()
	for i := 1; i < len(turns); i++ {
		a, b := y.spend(y.inProportion(turns[i-1])), y.spend(y.inProportion(turns[i]))
		if b <= goal {
			return turns[i-1] + (turns[i]-turns[i-1])*max(0, a-goal)/max(a-b, 1e-12)
		}
	}
	return math.Inf(1)
}

func (y *straightYear) goalsInProportion(r *rand.Rand) []model.Money {
	turns := y.turns()
	start, least := y.spend(make([]float64, len(y.reach))), math.Inf(1)
	for _, at := range turns {
		least = min(least, y.spend(y.inProportion(at)))
	}
	goals := []model.Money{
		model.RoundPounds(start - r.Float64()*(start-least)),
		model.RoundPounds(y.spend(y.inProportion(turns[r.IntN(len(turns))]))) + model.Money(r.IntN(7)-3),
		model.RoundPounds(least) - 3,
	}
	return slices.DeleteFunc(goals, func(g model.Money) bool { return g.Float() >= start-0.02 })
}

// judge says what is wrong with an answer, or "".
func (y *straightYear) judge(p *model.Prepared, goal model.Money, a *Answer) string {
	const near = 0.006 // referrals
	least := y.leastSpend()
	switch a.Outcome {
	case Reached:
		s := model.Scenario{Changes: a.Exact.Changes}
		if got := a0(p, &s); got != a.Exact.Deficit || got > goal || got <= goal-model.Pounds(1) {
			return fmt.Sprintf("the plan projects to %s, says %s", got.Pence(), a.Exact.Deficit.Pence())
		}
		at := goal.Float()
		fewest, surely := y.fewestFor(at+y.pence()), y.fewestFor(at-y.pence())
		if a.Exact.NotSent < fewest*(1-1e-6)-near {
			return fmt.Sprintf("%.4f not sent, fewer than the %.4f that exhaustive search needs", a.Exact.NotSent, fewest)
		}
		if a.Bound > surely*(1+1e-6)+near {
			return fmt.Sprintf("the bound is %.4f, but %.4f do", a.Bound, surely)
		}
		if gap := surely - fewest; !a.Proven && gap < near/2 {
			return fmt.Sprintf("not proven, though rounding makes only %.4f of %.4f (bound %.4f)", gap, a.Exact.NotSent, a.Bound)
		}
		if a.Exact.NotSent > surely*(1+1e-6)+2*near {
			return fmt.Sprintf("%.4f not sent, but %.4f do (proven: %v, bound %.4f)", a.Exact.NotSent, surely, a.Proven, a.Bound)
		}
		if !a.Tenths.Found && y.spend(y.reach) <= at-y.pence() {
			return "no plan in tenths was found, though all at their limits is one"
		}
	case NotPossible:
		if least+y.pence() <= goal.Float() {
			return fmt.Sprintf("not possible, but %.2f can be reached", least)
		}
		if off := a.Most.Deficit.Float() - least; math.Abs(off) > 2*y.pence()+0.05 {
			return fmt.Sprintf("at most to %s, but exhaustive search goes to %.2f (proven: %v)", a.Most.Deficit.Pence(), least, a.Proven)
		}
	default:
		return fmt.Sprintf("outcome %s: %s", a.Outcome.Key(), a.Fault)
	}
	return ""
}
