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
// together under the terms.
func PaidUnder(pr *model.Projection, t model.Terms) model.Paid {
	return model.Paid{DoNothing: pr.Terms[t].DoNothing.Spend, Scenario: pr.Terms[t].Scenario.Spend}
}

// PaidTo is one part of all that is paid.
type PaidTo struct {
	Provider int    // index in Year.Providers, or −1
	Name     string // in a list
	Paid     model.Paid
	Avoided  model.Money // cost that it avoids; of what the changes cost below zero
}

// PaidParts are the parts of PaidUnder: each provider, the lines without activity and,
// where they cost something, the changes. They add up to it, and what they avoid to what
// the system saves.
func PaidParts(y *model.Year, pr *model.Projection, t model.Terms) (parts []PaidTo) {
	for i, provider := range y.Providers {
		of := &pr.Providers[i]
		parts = append(parts, PaidTo{i, provider.Name, of.Paid[t], of.CostAvoided})
	}
	others := WithoutActivity(pr)
	parts = append(parts, PaidTo{-1, "lines without activity", others, others.Lost()})
	if pr.Costs != 0 {
		parts = append(parts, PaidTo{-1, "what the changes cost", model.Paid{Scenario: pr.Costs}, -pr.Costs})
	}
	return parts
}
