package seek

import "fewer/model"

// ContractSaves is what the contract saves at that size beside being paid by the
// case, of what is spent more or less than with the lever unchanged.
func (p SweepPoint) ContractSaves() model.Money {
	return p.Saving[model.AsContracted] - p.Saving[model.AllCostPerCase]
}

// More is what is spent more under the terms than with the lever unchanged;
// below zero it is less.
func (p SweepPoint) More(t model.Terms) model.Money { return -p.Saving[t] }

// Fact compares what is paid over the year under two terms at that size: which of
// them costs less, and by how much; the first where both cost the same.
func (p SweepPoint) Fact(a, b model.Terms) SweepFact {
	gap := p.Paid[a] - p.Paid[b]
	if gap > 0 {
		return SweepFact{p.Percent, b, a, gap}
	}
	return SweepFact{p.Percent, a, b, -gap}
}

// CountsFor is what an amount that is agreed for a full year counts for in a
// proposal, from its first week on: pounds for each pound, for each of its
// schedules. It is nil where the proposal can't be projected.
func CountsFor(p *model.Prepared, q model.Proposal) []float64 {
	if p.ProposalFault(&q, make([]int, len(p.Year().Providers))) != "" {
		return nil
	}
	var shares []float64
	for _, lines := range p.CoveredBy(p.ProviderAt(q.Provider), q.Contract) {
		shares = append(shares, p.PartOfYear(lines, q.Start()-1, model.WeeksInYear).Share.V)
	}
	return shares
}
