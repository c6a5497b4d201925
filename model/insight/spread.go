// Package insight is what a year and a scenario tell beside their figures: how
// sure they are, how practices and weeks vary, what other methods of forecasting
// would say, and when what is saved comes about.
//
// Each file is an answer by itself: spread.go how sure, funnel.go practices, xmr.go
// weeks, method.go forecasts, timeline.go when.
package insight

import (
	"fewer/model"
	"fewer/model/chance"
)

// Spread is how sure a year's deficit is (projection.md §5), under one terms,
// if nothing changes or in a scenario.
type Spread struct {
	SD                 model.Money // standard deviation
	P10, P90           model.Money // the deficit is between them in 8 of 10 such years
	ChanceWithinBudget float64     // proportion: that the deficit is not above zero, whatever target is agreed
	Certain            bool        // nothing that is still to come can move the deficit: SD is below half a penny
}

// TermsSpread is how sure the year is under one terms.
type TermsSpread struct{ DoNothing, Scenario Spread }

// TermsSpreads is how sure the year is under each terms.
type TermsSpreads [model.TermsCount]TermsSpread

// Spreads reckons how sure the projections of one year are. It keeps what it
// has reckoned and prices again only what a scenario touches, so it must not be
// used from two places at once.
//
// Each line's remaining activity is normal about its projection, independent of
// the others, and is never below nothing. Where no payment curve bends, and no
// line is near to what is done already, so is the deficit, and its percentiles are
// exact. Elsewhere each independent curve's
// payment is worked out over narrow slices of its normal, and the payments are
// added up as distributions on a lattice of 8,192 cells: what a simulation with
// stratified draws would give if it had no chance in it, good to 0.2% of the
// standard deviation (0.4% in odd years). Only curves that share lines, as those before and after a
// proposal in mid-year do, are simulated together, with fixed draws, where more
// than one normal moves them.
type Spreads struct {
	p          *model.Prepared
	deviations []deviation
	risks      [model.TermsCount]*risks
	lattice    *chance.Lattice
	draws      chance.Draws
	opening    [model.WeeksInYear + 1]float64 // proportion of the year's standard deviation by week

	inputs, values []float64  // used again and again
	parts          []straying // likewise
}

// SpreadSeed is the seed for every figure that the product shows, so that the
// app, a command and a file say the same.
const SpreadSeed = 2010

// NewSpreads makes ready to reckon spreads of the year. The seed is that of the
// simulation; the same seed gives the same figures everywhere.
func NewSpreads(p *model.Prepared, seed uint64) *Spreads {
	s := &Spreads{p: p, lattice: chance.NewLattice(), draws: chance.Draws{State: seed}}
	for i := range p.Lines {
		s.deviations = append(s.deviations, deviationOf(p, i))
	}
	s.reckonOpening()
	return s
}

// Of is the spread of what was last projected into pr, under each terms. A
// Clone of a Projection won't do: it has the figures without the weeks.
func (s *Spreads) Of(pr *model.Projection) (spreads TermsSpreads) {
	for _, t := range model.AllTerms {
		if t == model.AsProposed && !pr.Proposed {
			spreads[t] = spreads[model.AsContracted]
			continue
		}
		r := s.risksOf(pr, t)
		spreads[t].DoNothing = r.nothing
		spreads[t].Scenario = s.spread(r, pr.Terms[t].Scenario.Deficit, pr.Workspace().WeeksOf)
	}
	return spreads
}

// IfNothingChanges is the spread under one terms if nothing changes, whatever was
// projected into pr but for what it proposes.
func (s *Spreads) IfNothingChanges(pr *model.Projection, t model.Terms) Spread {
	if t == model.AsProposed && !pr.Proposed {
		t = model.AsContracted
	}
	return s.risksOf(pr, t).nothing
}

// risksOf gives the risks under one terms, reckoned anew where a proposal has changed.
func (s *Spreads) risksOf(pr *model.Projection, t model.Terms) *risks {
	g := pr.Workspace().Regime(t)
	if r := s.risks[t]; r != nil && r.regime == g {
		return r
	}
	r := s.newRisks(g)
	r.nothing = s.spread(r, pr.Terms[t].DoNothing.Deficit, s.p.NothingWeeks)
	s.risks[t] = r
	return r
}

// spread is the spread of a deficit whose lines are projected at weeks.
func (s *Spreads) spread(r *risks, deficit model.Money, weeks model.LineWeeks) Spread {
	variance, lowest := 0.0, 0.0
	parts := s.parts[:0]
	for _, q := range r.plain {
		if q.price(s, weeks) {
			parts = append(parts, q)
		} else {
			variance += q.sd * q.sd
		}
		lowest += q.lowest
	}
	if len(r.groups) == 0 && len(parts) == 0 {
		return normalSpread(deficit, chance.Sqrt(variance)).notBelow(deficit + model.RoundPounds(lowest))
	}
	for _, g := range r.groups {
		g.price(s, weeks)
		variance += g.normal
		lowest += g.lowest
		if g.cumulants.Variance > 0 {
			parts = append(parts, g)
		}
	}
	s.parts = parts
	d := s.sum(parts, variance)
	if d == nil || model.RoundPounds(d.Sd) == 0 {
		return certainly(deficit)
	}
	return Spread{
		SD:                 model.RoundPounds(d.Sd),
		P10:                model.RoundPounds(deficit.Float() + d.Quantile(0.1)),
		P90:                model.RoundPounds(deficit.Float() + d.Quantile(0.9)),
		ChanceWithinBudget: d.AtMost(-deficit.Float()),
	}.notBelow(deficit + model.RoundPounds(lowest))
}

// notBelow is the spread of a deficit that can't fall below what it is if nothing
// more is done: a lattice knows that to a part of a cell, a normal not at all.
func (s Spread) notBelow(least model.Money) Spread {
	s.P10, s.P90 = max(s.P10, least), max(s.P90, least)
	if least > 0 {
		s.ChanceWithinBudget = 0
	}
	return s
}

// normalSpread is the spread of a deficit that is normal with sd in pounds.
func normalSpread(deficit model.Money, sd float64) Spread {
	if model.RoundPounds(sd) == 0 {
		return certainly(deficit)
	}
	return Spread{
		SD:                 model.RoundPounds(sd),
		P10:                model.RoundPounds(deficit.Float() - chance.Z90*sd),
		P90:                model.RoundPounds(deficit.Float() + chance.Z90*sd),
		ChanceWithinBudget: chance.NormalCDF(-deficit.Float() / sd),
	}
}

// certainly is the spread of a deficit that nothing can move any more.
func certainly(deficit model.Money) Spread {
	s := Spread{P10: deficit, P90: deficit, Certain: true}
	if deficit <= 0 {
		s.ChanceWithinBudget = 1
	}
	return s
}

// room is a slice of n numbers to work in, used again the next time.
func (s *Spreads) room(n int) []float64 {
	if cap(s.values) < n {
		s.values = make([]float64, n)
	}
	return s.values[:n]
}
