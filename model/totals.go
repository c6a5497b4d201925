package model

// WithoutActivity is what the lines without activity cost together, under any
// terms: what is spent beside what the providers are paid.
func (pr *Projection) WithoutActivity() Paid {
	of := &pr.Terms[AsContracted]
	rest := Paid{DoNothing: of.DoNothing.Spend, Scenario: of.Scenario.Spend}
	for i := range pr.Providers {
		rest.DoNothing -= pr.Providers[i].Paid[AsContracted].DoNothing
		rest.Scenario -= pr.Providers[i].Paid[AsContracted].Scenario
	}
	return rest
}

// PaidUnder is what all providers and all lines without activity cost together
// under the terms.
func (pr *Projection) PaidUnder(t Terms) Paid {
	return Paid{DoNothing: pr.Terms[t].DoNothing.Spend, Scenario: pr.Terms[t].Scenario.Spend}
}
