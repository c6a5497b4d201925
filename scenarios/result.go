package scenarios

import "fewer/model"

// ResultOf is what a projection says, as a scenario file keeps it.
func ResultOf(pr *model.Projection) *Result {
	r := &Result{Rules: model.RulesVersion, Terms: map[string]TermsResult{}, LandsAfterYearEnd: pr.LandsAfterYearEnd}
	for _, t := range model.AllTerms {
		if t == model.AsProposed && !pr.Proposed {
			continue
		}
		r.Terms[t.Key()] = TermsResult{Deficit: pr.Terms[t].Scenario.Deficit, Saving: pr.Terms[t].Saving}
	}
	return r
}
