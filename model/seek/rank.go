package seek

import (
	"cmp"
	"math"
	"slices"

	"fewer/model"
)

// Ranked is what a lever saves at the projected outturn of a scenario.
type Ranked struct {
	Lever     Lever
	Remaining float64 // referrals, units or pounds in the remaining weeks, if nothing changes

	// One is saved by 31 March by one referral fewer (one unit, one pound),
	// spread over the remaining weeks as they come; OneNotSent is that one, or
	// less where less can be cut. FullYear is what the same one saves when all
	// that follows from it has come, at this year's prices and contract.
	One, FullYear [model.TermsCount]model.Money
	OneNotSent    float64

	// Tenth is saved by 31 March by 10% fewer in the remaining weeks, or as
	// much of it as may be cut; TenthNotSent is how many those are.
	Tenth        [model.TermsCount]model.Money
	TenthNotSent float64
	TenthLater   model.Money // what of the same falls after 31 March, at this year's tariff

	// TenthInFull is saved by the same in a full year, if kept up (projection.md §7).
	TenthInFull [model.TermsCount]model.Money

	// Return is what the scenario's changes to the lever's row save by 31 March for
	// each pound that they take, before it; not given where they take nothing.
	Return [model.TermsCount]model.Optional

	// Holds are the reasons why a tenth fewer saves less than it is worth at
	// tariff, the weightiest first; none where it saves all of it.
	Holds [model.TermsCount][]Hold
}

// PatientsPerThousand is how many patients fewer it takes to save £1,000 by 31
// March under the terms, at 10% fewer. It tells whether anything is saved, and by
// patients.
func (r *Ranked) PatientsPerThousand(t model.Terms) (float64, bool) {
	if r.Tenth[t] <= 0 || r.TenthNotSent <= 0 || r.Lever.InPounds() {
		return 0, false
	}
	return r.TenthNotSent / (r.Tenth[t].Float() / 1000), true
}

// Rank projects what every lever saves on top of the scenario, under every
// terms, by what one practice (an id) refers; "" stands for all practices. The rows are
// in the order of Levers; SortRanked puts them in another.
func Rank(p *model.Prepared, s *model.Scenario, practice string) []Ranked {
	t := newTrial(p, s)
	levers := Levers(p, practice)
	rows := make([]Ranked, len(levers))
	full := p.NewFullYear()
	yields := full.Yields(s, t.pr)
	full.Of(s)
	kept := newTrial(full.Prepared, &full.Scenario)
	for i, l := range levers {
		rows[i] = t.rank(l)
		rows[i].TenthInFull = kept.alone(l.change(-10)).Saving
		for terms := range rows[i].Return {
			of := yields.OfTargets(s, []model.Target{l.Target}, model.Terms(terms))
			if each, ok := of.Return(); ok {
				rows[i].Return[terms] = model.Given(each)
			}
		}
	}
	return rows
}

func (t *trial) rank(l Lever) Ranked {
	r := Ranked{Lever: l, Remaining: remainingOf(t.p, l)}
	lines := t.p.LinesOf(l.Target)
	var shifts [model.TermsCount][]shift
	for terms := range shifts {
		shifts[terms] = t.shifts(model.Terms(terms), lines)
	}
	if r.Remaining > 0 {
		t.rankOne(&r, lines, &shifts)
	}
	tenth := t.apply(l.change(-10))
	for terms := range shifts {
		t.moved(shifts[terms])
	}
	t.undo()
	r.Tenth, r.TenthNotSent, r.TenthLater = tenth.Saving, tenth.NotSent, tenth.LandsAfterYearEnd
	for terms := range shifts {
		r.Holds[terms] = t.heldBy(l, tenth, tenth.Saving[terms], shifts[terms])
	}
	return r
}

// rankOne fills in what one fewer saves.
func (t *trial) rankOne(r *Ranked, lines []int, shifts *[model.TermsCount][]shift) {
	later := make([]float64, len(lines))
	for k, line := range lines {
		later[k] = -t.unitsAfter(line)
	}
	one := t.apply(r.Lever.change(-min(100, 100/r.Remaining)))
	for k, line := range lines {
		later[k] += t.unitsAfter(line)
	}
	r.One, r.OneNotSent = one.Saving, one.NotSent
	for terms := range shifts {
		r.FullYear[terms] = one.Saving[terms] + t.savedLater(shifts[terms], lines, later)
	}
	t.undo()
}

// unitsAfter are the units of a line that changes bring in week 53 and later.
func (t *trial) unitsAfter(line int) float64 {
	if l := &t.w.Lines[line]; l.Touched {
		return l.After
	}
	return 0
}

// savedLater is what would further be saved if the units that come in week 53
// and later came by 31 March, paid by the curves that are then in force.
func (t *trial) savedLater(shifts []shift, lines []int, later []float64) (sum model.Money) {
	for i := range shifts {
		a := &shifts[i].a
		if a.To < model.WeeksInYear {
			continue
		}
		now := t.value(a)
		then := now
		for k, line := range lines {
			if slices.Contains(a.Lines, line) {
				then += later[k] * t.p.Lines[line].Unit
			}
		}
		sum += model.RoundPounds(a.Curve.Pay(now)) - model.RoundPounds(a.Curve.Pay(max(0, then)))
	}
	return sum
}

// RankBy is what a ranking goes by.
type RankBy int

// The orders. ByPatients puts first what takes the fewest patients for £1,000.
const (
	ByOne RankBy = iota
	ByFullYear
	ByTenth
	ByPatients
	ByTenthInFull
	ByReturn
)

// RankOrders lists the orders as they are offered.
var RankOrders = [...]RankBy{ByOne, ByFullYear, ByTenth, ByPatients, ByTenthInFull, ByReturn}

// Key names the order on the command line.
func (b RankBy) Key() string {
	return [...]string{"one", "year", "tenth", "patients", "full-year", "return"}[b]
}

// String says the order in words.
func (b RankBy) String() string {
	return [...]string{
		"one referral fewer, by 31 March", "one referral fewer, when all has come",
		"10% fewer, by 31 March", "patients for each £1,000 saved",
		"10% fewer, in a full year if kept up", "what each £1 that the scenario's changes take saves",
	}[b]
}

// SortRanked orders the rows by what they save under the terms, most first.
// Rows that save the same stay in the order in which they were.
func SortRanked(rows []Ranked, t model.Terms, by RankBy) {
	key := func(r *Ranked) float64 {
		switch by {
		case ByFullYear:
			return -r.FullYear[t].Float()
		case ByTenth:
			return -r.Tenth[t].Float()
		case ByPatients:
			if n, ok := r.PatientsPerThousand(t); ok {
				return n
			}
			return math.Inf(1)
		case ByTenthInFull:
			return -r.TenthInFull[t].Float()
		case ByReturn:
			if r.Return[t].Given {
				return -r.Return[t].Value
			}
			return math.Inf(1)
		}
		return -r.One[t].Float()
	}
	slices.SortStableFunc(rows, func(a, b Ranked) int { return cmp.Compare(key(&a), key(&b)) })
}
