package answers

import (
	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
)

// data is the projection for programs, key by key as the specification of the files
// has it. Keys that the specification lacks: target, income_lost_as_proposed.
func (p *Projected) data() Object {
	y, pr := p.Year, p.Projection
	var scenario *string // null without one
	warnings := []file.Warning{}
	if p.Document != nil {
		scenario, warnings = &p.Scenario.Name, file.Warnings(p.Document, y)
	}
	o := Object{{"year", y.Title()}, {"scenario", scenario}, {"weeks_elapsed", y.WeeksElapsed}}
	if y.MonthsElapsed != 0 {
		o = append(o, Field{"months_elapsed", y.MonthsElapsed})
	}
	terms, paid := p.termsData()
	lines, others := p.linesData()
	return append(o, Object{
		{"weeks_remaining", y.WeeksRemaining()}, {"days_remaining", y.DaysRemaining()},
		{"budget", pr.Budget}, {"target", pr.Target}, {"terms", terms}, {"costs", pr.Costs}, {"lands_after_year_end", pr.LandsAfterYearEnd},
		{"providers", p.providersData(paid)}, {"system_saving", pr.SystemSaving},
		{"lines", lines}, {"other_lines", others}, {"referrals", p.referralsData()}, {"warnings", warnings},
	}...)
}

// termsData are the figures under each terms, and what each provider is paid under
// them.
func (p *Projected) termsData() (terms Object, paid []Object) {
	pr := p.Projection
	full := p.Prepared.NewFullYear().Of(p.Scenario)
	paid = make([]Object, len(p.Year.Providers))
	for _, t := range p.shownTerms() {
		of, spread := pr.Terms[t], &p.Spreads[t]
		spent, byProvider := pr.SpentToDate(t)
		said := Object{
			{"do_nothing", outturnData(of.DoNothing, spread.DoNothing)}, {"scenario", outturnData(of.Scenario, spread.Scenario)},
			{"saving", of.Saving}, {"by_change", append([]model.Money{}, of.ByChange...)}, // never null
			{"full_year", Object{{"saving", full.Terms[t].Saving}, {"by_change", append([]model.Money{}, full.Terms[t].ByChange...)}}},
			{"to_date", Object{{"budget", p.Prepared.BudgetToDate()}, {"spend", spent}}},
		}
		if t == model.AsProposed {
			said = append(said, Field{"saving_against_contract", pr.SavingAgainstContract}, Field{"saving_from_terms", pr.SavingFromTerms})
		}
		terms = append(terms, Field{t.Key(), said})
		for i := range paid {
			of := pr.Providers[i].Paid[t]
			paid[i] = append(paid[i], Field{t.Key(), Object{{"do_nothing", of.DoNothing}, {"scenario", of.Scenario}, {"to_date", byProvider[i]}}})
		}
	}
	return terms, paid
}

func outturnData(of model.Outturn, spread insight.Spread) Object {
	return Object{
		{"spend", of.Spend}, {"deficit", of.Deficit}, {"deficit_p10", spread.P10}, {"deficit_p90", spread.P90},
		{"chance_within_budget", spread.ChanceWithinBudget},
	}
}

func (p *Projected) providersData(paid []Object) Object {
	providers := Object{}
	for i, provider := range p.Year.Providers {
		of := p.Projection.Providers[i]
		said := Object{{"income_lost", of.IncomeLost}, {"cost_avoided", of.CostAvoided}}
		if p.Projection.Proposed {
			said = append(said, Field{"income_lost_as_proposed", of.Paid[model.AsProposed].Lost()})
		}
		// What passes through to it is among what it is paid.
		providers = append(providers, Field{provider.ID, append(said, Field{"budget", of.Budget}, Field{"paid", paid[i]})})
	}
	return providers
}

// linesData are the lines with activity, and those without.
func (p *Projected) linesData() (lines, others Object) {
	lines, others = Object{}, Object{}
	for i, l := range p.Year.Lines {
		of := p.Projection.Lines[i]
		value := Object{{"do_nothing", model.RoundPounds(of.Value[0])}, {"scenario", model.RoundPounds(of.Value[1])}} // at tariff
		if l.WithoutActivity {
			others = append(others, Field{l.ID, append(Object{{"budget", of.Budget}}, value...)})
			continue
		}
		lines = append(lines, Field{l.ID, Object{
			{"plan", of.Plan}, {"do_nothing", of.DoNothing}, {"scenario", of.Scenario}, {"budget", of.Budget}, {"value", value},
		}})
	}
	return lines, others
}

func (p *Projected) referralsData() Object {
	streams := Object{}
	for i, s := range p.Year.Referrals {
		of := p.Projection.Streams[i]
		streams = append(streams, Field{s.ID, Object{{"do_nothing", of.DoNothing}, {"not_sent", of.NotSent}}})
	}
	return streams
}
