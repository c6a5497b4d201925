package insight

import "fewer/model"

// WithoutActivity is what the lines without activity cost together, under any
// terms: what is spent beside what the providers are paid and what the changes take.
// What passes through to a provider is among what that is paid.
func WithoutActivity(pr *model.Projection) model.Paid {
	of := &pr.Terms[model.AsContracted]
	rest := model.Paid{DoNothing: of.DoNothing.Spend, Scenario: of.Scenario.Spend - pr.Costs}
	for i := range pr.Providers {
		rest.DoNothing -= pr.Providers[i].Paid[model.AsContracted].DoNothing
		rest.Scenario -= pr.Providers[i].Paid[model.AsContracted].Scenario
	}
	return rest
}

// PaidUnder is what all providers, all lines without activity and the changes cost
// together
// under the terms.
func PaidUnder(pr *model.Projection, t model.Terms) model.Paid {
	return model.Paid{DoNothing: pr.Terms[t].DoNothing.Spend, Scenario: pr.Terms[t].Scenario.Spend}
}
