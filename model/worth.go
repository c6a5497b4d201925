package model

import "slices"

// Worth is how much less is paid under each of the terms that stand side by side.
type Worth [AsProposed]Money

// WorthOf is what being right is worth: how much less each provider is paid if the
// value at tariff of its lines is lower than it was taken to be, for instance since
// it was billed wrongly. less has the pounds at tariff for lines with activity, by
// their index in Year.Lines. All that falls on one account is taken off together:
// pay(V) − pay(V − less). The result is parallel to Year.Providers.
func (p *Prepared) WorthOf(less map[int]Money) []Worth {
	worth := make([]Worth, len(p.year.Providers))
	for t := range p.regimes {
		g := &p.regimes[t]
		for i := range g.accounts {
			a := &g.accounts[i]
			var off Money
			for _, line := range a.lines {
				off += less[line]
			}
			if off == 0 {
				continue
			}
			right := a.curve.Pay(p.value(a, p.nothingWeeks) - off.Float())
			worth[a.provider][t] += g.nothing[i] - RoundPounds(right)
		}
	}
	return worth
}

// LineFor finds the line by which work of a provider (an index in Year.Providers)
// is paid, by its point of delivery and treatment function: that line, or else
// one of the schedule that would cover such a line; −1 where there is none.
func (p *Prepared) LineFor(provider int, pod PointOfDelivery, function string) int {
	like := Line{POD: pod, TreatmentFunction: function}
	for i := range p.year.Lines {
		l := &p.year.Lines[i]
		if l.WithoutActivity || function == "" || l.TreatmentFunction != function {
			continue
		}
		if like.Specialty == "" {
			like.Specialty = l.Specialty
		}
		if p.lines[i].provider == provider && l.POD == pod {
			return i
		}
	}
	for _, s := range p.schedules {
		if s.Provider == provider && s.Schedule.Covers.Match(&like) && len(s.Lines) > 0 {
			same := slices.IndexFunc(s.Lines, func(i int) bool { return p.year.Lines[i].POD == pod })
			return s.Lines[max(0, same)]
		}
	}
	return -1
}
