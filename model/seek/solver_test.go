package seek

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
)

var solverYears = flag.Int("seek-solver-years", 4, "drawn years on which what it would take is compared with a mixed-integer solver")

// TestTheFewestAgainstAMixedIntegerSolver compares larger years, whose corners are
// too many to visit, with what GLPK makes of them.
func TestTheFewestAgainstAMixedIntegerSolver(t *testing.T) {
	solver, err := exec.LookPath("glpsol")
	if err != nil {
		t.Skip("glpsol, of GLPK, is not installed here, so there is no mixed-integer solver to compare with")
	}
	proven, asked := 0, 0
	for seed := range *solverYears {
		r := rand.New(rand.NewPCG(uint64(seed), 8))
		y := drawStraight(r, 4+r.IntN(5), 3+r.IntN(3))
		p := model.Prepare(y.year)
		start := y.spend(make([]float64, len(y.reach)))
		least, ok := y.solve(t, solver, math.Inf(1))
		if !ok {
			continue
		}
		if start-least < 10 {
			continue
		}
		most := Solve(p, &Question{Scenario: &y.scenario, Mode: FewestSent, Deficit: model.RoundPounds(least) - model.Pounds(10), Targets: (&Question{}).streams(p)})
		if most.Outcome != NotPossible || most.Proven && math.Abs(most.Most.Deficit.Float()-least) > 1+y.pence() {
			t.Errorf("year %d: at most to %s, the solver goes to %.2f", seed, most.Most.Deficit.Pence(), least)
		}
		for range 2 {
			goal := model.RoundPounds(start - (0.02+0.96*r.Float64())*(start-least))
			a := Solve(p, &Question{Scenario: &y.scenario, Mode: FewestSent, Deficit: goal, Targets: (&Question{}).streams(p)})
			if a.Outcome != Reached {
				t.Errorf("year %d, to %s: outcome %s", seed, goal.Pence(), a.Outcome.Key())
				continue
			}
			early, ok := y.solve(t, solver, goal.Float()+y.pence())
			late, also := y.solve(t, solver, goal.Float()-y.pence())
			if !ok || !also {
				continue
			}
			asked++
			if a.Proven {
				proven++
			}
			near := 0.02 + 2e-5*late // a solver leaves open a little more than we do
			if a.Exact.NotSent < early-near || a.Bound > late+near || a.Proven && a.Exact.NotSent > late+near {
				t.Errorf("year %d, to %s: %.4f not sent (proven %v, bound %.4f), the solver needs %.4f to %.4f", seed, goal.Pence(), a.Exact.NotSent, a.Proven, a.Bound, early, late)
			}
		}
	}
	t.Logf("%d of %d proven", proven, asked)
	if asked == 0 || proven < asked*3/4 {
		t.Errorf("only %d of %d are proven", proven, asked)
	}
}

// solve asks the solver for the fewest referrals that bring spending to the goal,
// or for the least spending where the goal is infinite.
func (y *straightYear) solve(t *testing.T, solver string, goal float64) (best float64, ok bool) {
	folder := t.TempDir()
	file, out := filepath.Join(folder, "year.lp"), filepath.Join(folder, "answer")
	if err := os.WriteFile(file, []byte(y.programme(goal)), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(solver, "--lp", file, "-o", out, "--tmlim", "20", "--mipgap", "0").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	answer, err := os.ReadFile(out)
	if err != nil || !regexp.MustCompile(`Status: +(INTEGER )?OPTIMAL`).Match(answer) {
		return 0, false
	}
	found := regexp.MustCompile(`Objective: *\S+ = *(\S+)`).FindSubmatch(answer)
	best, err = strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	best *= solverUnit
	return best, true
}

// solverUnit is what is one for the solver: pounds, or referrals.
const solverUnit = 1000

// programme writes the year as a mixed-integer programme: each curve is cut at its
// bends, and a stretch may only be entered where the one below it is full.
func (y *straightYear) programme(goal float64) string {
	var spend, costs, rows, bounds, whole strings.Builder
	fixed := 0.0
	term := func(to *strings.Builder, factor float64, name string) {
		if factor != 0 {
			fmt.Fprintf(to, " %+.15g %s", factor, name)
		}
	}
	for i := range y.reach {
		fmt.Fprintf(&bounds, " 0 <= x%d <= %.12g\n", i, y.reach[i])
		term(&costs, y.sent[i]/solverUnit, fmt.Sprint("x", i))
	}
	for j := range y.accounts {
		a := &y.accounts[j]
		low, high := a.value, a.value
		for i, rate := range a.rate {
			low, high = low-max(0, rate*y.reach[i]), high+max(0, -rate*y.reach[i])
		}
		at := []float64{low}
		for _, bend := range a.bends() {
			if bend > low+1e-6 && bend < high-1e-6 {
				at = append(at, bend)
			}
		}
		slices.Sort(at)
		// A stretch of no width would let the solver in to the one above it.
		at = append(slices.CompactFunc(at, func(a, b float64) bool { return math.Abs(b-a) < 1e-6 }), high)
		fixed += a.pay(low)
		fmt.Fprintf(&rows, " v%d:", j)
		for i, rate := range a.rate {
			term(&rows, rate/solverUnit, fmt.Sprint("x", i))
		}
		for k := 1; k < len(at); k++ {
			width := (at[k] - at[k-1]) / solverUnit
			slope := 0.0
			if width > 1e-12 {
				slope = (a.pay(at[k]) - a.pay(at[k-1])) / (at[k] - at[k-1])
			}
			name := fmt.Sprintf("d%d_%d", j, k)
			term(&rows, 1, name)
			term(&spend, slope, name)
			fmt.Fprintf(&bounds, " 0 <= %s <= %.15g\n", name, width)
		}
		fmt.Fprintf(&rows, " = %.15g\n", (a.value-low)/solverUnit)
		for k := 2; k < len(at); k++ {
			fmt.Fprintf(&rows, " f%d_%d: d%d_%d - %.15g b%d_%d >= 0\n", j, k, j, k-1, (at[k-1]-at[k-2])/solverUnit, j, k)
			fmt.Fprintf(&rows, " e%d_%d: d%d_%d - %.15g b%d_%d <= 0\n", j, k, j, k, (at[k]-at[k-1])/solverUnit, j, k)
			fmt.Fprintf(&whole, " b%d_%d\n", j, k)
		}
	}
	sought := costs.String()
	if math.IsInf(goal, 1) {
		sought = spend.String() + fmt.Sprintf(" %+.15g one", fixed/solverUnit)
		bounds.WriteString(" one = 1\n")
	} else {
		fmt.Fprintf(&rows, " goal:%s <= %.15g\n", spend.String(), (goal-fixed)/solverUnit)
	}
	return "Minimize\n best:" + sought + "\nSubject To\n" + rows.String() + "Bounds\n" + bounds.String() + "Binary\n" + whole.String() + "End\n"
}
