package insight

import (
	"slices"

	"fewer/model"
)

// Worth is how much less is paid under each of the terms that stand side by side.
type Worth [model.AsProposed]model.Money

// WorthOf is what being right is worth: how much less each provider is paid if the
// value at tariff of its lines is lower than it was taken to be, for instance since
// it was billed wrongly. less has the pounds at tariff for lines with activity, by
// their index in Year.Lines. All that falls on one account is taken off together:
// pay(V) − pay(V − less). The result is parallel to Year.Providers.
func WorthOf(p *model.Prepared, less map[int]model.Money) []Worth {
	worth := make([]Worth, len(p.Year().Providers))
	for t := range p.Regimes {
		g := &p.Regimes[t]
		for i := range g.Accounts {
			a := &g.Accounts[i]
			var off model.Money
			for _, line := range a.Lines {
				off += less[line]
			}
			if off == 0 {
				continue
			}
			right := a.Curve.Pay(p.Value(a, p.NothingWeeks) - off.Float())
			worth[a.Provider][t] += g.Nothing[i] - model.RoundPounds(right)
		}
	}
	return worth
}

// LineFor finds the line by which work of a provider (an index in Year.Providers)
// is paid, by its point of delivery and treatment function: that line, or else
// one of the schedule that would cover such a line; −1 where there is none.
func LineFor(p *model.Prepared, provider int, pod model.PointOfDelivery, function string) int {
	like := model.Line{POD: pod, TreatmentFunction: function}
	for i := range p.Year().Lines {
		l := &p.Year().Lines[i]
		if l.WithoutActivity || function == "" || l.TreatmentFunction != function {
			continue
		}
		if like.Specialty == "" {
			like.Specialty = l.Specialty
		}
		if p.Lines[i].Provider == provider && l.POD == pod {
			return i
		}
	}
	for _, s := range p.Schedules() {
		if s.Provider == provider && s.Schedule.Covers.Match(&like) && len(s.Lines) > 0 {
			same := slices.IndexFunc(s.Lines, func(i int) bool { return p.Year().Lines[i].POD == pod })
			return s.Lines[max(0, same)]
		}
	}
	return -1
}
