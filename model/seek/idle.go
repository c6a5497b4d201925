package seek

import (
	"slices"

	"fewer/model"
)

// setAside takes the levers out of a question that nobody chose and that can't
// save anything: nobody wants fewer patients for nothing. Where that is all of
// them they stay, and the answer is that nothing can move.
func (s *seeker) setAside() (*seeker, string) {
	idle := s.noSaving
	var targets []model.Target
	var leftOut []Lever
	for i, l := range s.levers {
		if idle[i] {
			leftOut = append(leftOut, l)
		} else {
			targets = append(targets, l.Target)
		}
	}
	if len(leftOut) == 0 || len(targets) == 0 {
		return s, ""
	}
	next, fault := newSeekerOn(s.p, s.q, targets)
	if fault == "" {
		next.leftOut = leftOut
	}
	return next, fault
}

// idle tells which levers can't save anything by 31 March under the question's
// terms, whatever the others do. A payment never falls when the value rises. So a
// lever can only save where it lowers the value of an account whose payment is
// not the same over all that the levers together can make of that value.
// Where work is put in the place of other work in one account, anything is taken
// to be possible.
func (s *seeker) idle() []bool {
	const nothing, anyValue = 0.005, 1e12 // pounds
	q := s.path()
	accounts := s.t.accounts(s.q.Terms, q.lines(s.p))
	s.t.apply(q.changesAt(0)...)
	low := make([]float64, len(accounts))
	for k := range accounts {
		low[k] = s.t.value(&accounts[k])
	}
	s.t.undo()
	high := slices.Clone(low)
	lowered := make([][]int, len(s.levers))
	for i, l := range s.levers {
		mine := accountsWith(accounts, s.p.LinesOf(l.Target))
		start, limit := s.valuesAt(accounts, mine, i, s.start[i]), s.valuesAt(accounts, mine, i, s.limit[i])
		for n, k := range mine {
			by := limit[n] - start[n]
			low[k], high[k] = low[k]+min(0, by), high[k]+max(0, by)
			filled := s.filled(&accounts[k])
			if by < -nothing || filled && s.leadsTo(l, &accounts[k]) {
				lowered[i] = append(lowered[i], k)
			}
			if filled {
				low[k], high[k] = 0, anyValue
			}
		}
	}
	idle := make([]bool, len(s.levers))
	for i, l := range s.levers {
		idle[i] = !l.InPounds() && !slices.ContainsFunc(lowered[i], func(k int) bool {
			c := accounts[k].Curve
			return c.Pay(max(0, high[k]))-c.Pay(max(0, low[k])) >= nothing
		})
	}
	return idle
}

// valuesAt are the values of some accounts, in pounds at tariff, with lever i
// alone at a percentage.
func (s *seeker) valuesAt(accounts []model.Account, of []int, i int, percent float64) []float64 {
	defer s.t.undo()
	if percent != 0 {
		s.t.apply(s.levers[i].change(percent))
	}
	values := make([]float64, len(of))
	for n, k := range of {
		values[n] = s.t.value(&accounts[k])
	}
	return values
}

// filled tells whether any stream fills lines of the account when it is cut. Where
// one does, values may rise at one percentage and fall at another, and what a lever
// does alone is not what it does beside others.
func (s *seeker) filled(a *model.Account) bool {
	return slices.ContainsFunc(a.Lines, func(line int) bool {
		return slices.ContainsFunc(s.p.Lines[line].Incoming, func(in model.Inflow) bool { return s.p.Streams[in.Stream].Flows[in.Flow].Instead })
	})
}

// leadsTo tells whether what the lever cuts can take work from the account. Freed
// appointments are filled only in weeks that have fewer referrals than without any
// change: where more are asked for, less of it always takes work away.
func (s *seeker) leadsTo(l Lever, a *model.Account) bool {
	if l.Stream < 0 {
		return slices.Contains(a.Lines, l.Line)
	}
	more := s.more(l.Target.Referrals)
	return slices.ContainsFunc(s.p.Streams[l.Stream].Flows, func(f model.PreparedFlow) bool {
		return !f.Instead && f.Each > 0 && (f.Keep > 0 || more) && slices.Contains(a.Lines, f.Line)
	})
}

// more tells whether any week of a stream may have more referrals than without
// changes: asked for, or come back.
func (s *seeker) more(stream string) bool {
	return slices.ContainsFunc(s.q.Scenario.Changes, func(c model.Change) bool {
		return c.Target.Referrals == stream && (c.Size.Amount > 0 || c.ComesBack.Share > 0)
	})
}
