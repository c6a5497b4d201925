package model

// WithoutActivity is what the lines without activity cost together, under any
// terms: what is spent beside what the providers are paid and what the changes take.
// What passes through to a provider is among what that is paid.
func (pr *Projection) WithoutActivity() Paid {
	of := &pr.Terms[AsContracted]
	rest := Paid{DoNothing: of.DoNothing.Spend, Scenario: of.Scenario.Spend - pr.Costs}
	for i := range pr.Providers {
		rest.DoNothing -= pr.Providers[i].Paid[AsContracted].DoNothing
		rest.Scenario -= pr.Providers[i].Paid[AsContracted].Scenario
	}
	return rest
}

// PaidUnder is what all providers, all lines without activity and the changes cost
// together
// under the terms.
func (pr *Projection) PaidUnder(t Terms) Paid {
	return Paid{DoNothing: pr.Terms[t].DoNothing.Spend, Scenario: pr.Terms[t].Scenario.Spend}
}
