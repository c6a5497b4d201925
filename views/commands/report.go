package commands

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strconv"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
)

// report is what `project --json` says of one scenario, key by key as the
// specification of the files has it. Keys that the specification lacks:
// target, income_lost_as_proposed.
type report struct {
	Year           string                   `json:"year"`
	Scenario       *string                  `json:"scenario"`                 // null without one
	WeeksElapsed   int                      `json:"weeks_elapsed"`            // wholly over
	MonthsElapsed  int                      `json:"months_elapsed,omitempty"` // in a year by month
	WeeksRemaining int                      `json:"weeks_remaining"`          // whole ones
	DaysRemaining  int                      `json:"days_remaining"`
	Budget         model.Money              `json:"budget"`
	Target         model.Money              `json:"target"`
	Terms          entries[termsReport]     `json:"terms"`
	Costs          model.Money              `json:"costs"` // of the changes
	LandsAfter     model.Money              `json:"lands_after_year_end"`
	Providers      entries[providerReport]  `json:"providers"`
	SystemSaving   model.Money              `json:"system_saving"`
	Lines          entries[lineReport]      `json:"lines"` // those with activity
	OtherLines     entries[otherLineReport] `json:"other_lines"`
	Referrals      entries[referralsReport] `json:"referrals"`
	Warnings       []scenarios.Warning      `json:"warnings"` // never null
}

type termsReport struct {
	DoNothing outturnReport  `json:"do_nothing"`
	Scenario  outturnReport  `json:"scenario"`
	Saving    model.Money    `json:"saving"`
	ByChange  []model.Money  `json:"by_change"`
	FullYear  fullYearReport `json:"full_year"`
	ToDate    toDateReport   `json:"to_date"`
	*proposedReport
}

// fullYearReport is what is saved in a full year, if kept up.
type fullYearReport struct {
	Saving   model.Money   `json:"saving"`
	ByChange []model.Money `json:"by_change"`
}

type toDateReport struct {
	Budget model.Money `json:"budget"`
	Spend  model.Money `json:"spend"`
}

// proposedReport stands under the terms as proposed only.
type proposedReport struct {
	SavingAgainstContract model.Money `json:"saving_against_contract"`
	SavingFromTerms       model.Money `json:"saving_from_terms"`
}

type outturnReport struct {
	Spend   model.Money `json:"spend"`
	Deficit model.Money `json:"deficit"`
	P10     model.Money `json:"deficit_p10"`
	P90     model.Money `json:"deficit_p90"`
	Chance  count       `json:"chance_within_budget"`
}

type providerReport struct {
	IncomeLost           model.Money         `json:"income_lost"`
	CostAvoided          model.Money         `json:"cost_avoided"`
	IncomeLostAsProposed *model.Money        `json:"income_lost_as_proposed,omitempty"`
	Budget               model.Money         `json:"budget"`
	Paid                 entries[paidReport] `json:"paid"` // what passes through to it among it
}

type paidReport struct {
	DoNothing model.Money `json:"do_nothing"`
	Scenario  model.Money `json:"scenario"`
	ToDate    model.Money `json:"to_date"`
}

type lineReport struct {
	Plan      count       `json:"plan"`
	DoNothing count       `json:"do_nothing"`
	Scenario  count       `json:"scenario"`
	Budget    model.Money `json:"budget"`
	Value     valueReport `json:"value"`
}

// valueReport is a line's value at tariff.
type valueReport struct {
	DoNothing model.Money `json:"do_nothing"`
	Scenario  model.Money `json:"scenario"`
}

// otherLineReport is a line without activity.
type otherLineReport struct {
	Budget    model.Money `json:"budget"`
	DoNothing model.Money `json:"do_nothing"`
	Scenario  model.Money `json:"scenario"`
}

type referralsReport struct {
	DoNothing count `json:"do_nothing"`
	NotSent   count `json:"not_sent"`
}

// writeReports writes one object or, for several scenarios, a list of them.
func writeReports(w io.Writer, all []*projected) error {
	var reports []report
	for _, p := range all {
		reports = append(reports, newReport(p))
	}
	if len(reports) == 1 {
		return writeJSON(w, reports[0])
	}
	return writeJSON(w, reports)
}

// newReport says what is projected.
func newReport(p *projected) report {
	year, pr := p.year, p.pr
	r := report{
		Year:           year.Title(),
		WeeksElapsed:   year.WeeksElapsed,
		MonthsElapsed:  year.MonthsElapsed,
		WeeksRemaining: year.WeeksRemaining(),
		DaysRemaining:  year.DaysRemaining(),
		Budget:         pr.Budget,
		Target:         pr.Target,
		Costs:          pr.Costs,
		LandsAfter:     pr.LandsAfterYearEnd,
		SystemSaving:   pr.SystemSaving,
		Warnings:       []scenarios.Warning{},
	}
	if p.doc != nil {
		r.Scenario, r.Warnings = &p.doc.Scenario.Name, scenarios.Warnings(p.doc, year)
	}
	scenario := &model.Scenario{}
	if p.doc != nil {
		scenario = &p.doc.Scenario
	}
	full := p.prepared.NewFullYear().Of(scenario)
	paid := make([]entries[paidReport], len(year.Providers))
	for _, terms := range shownTerms(pr) {
		said := newTermsReport(terms, pr, &p.spreads[terms])
		of := full.Terms[terms]
		said.FullYear = fullYearReport{Saving: of.Saving, ByChange: append([]model.Money{}, of.ByChange...)}
		spent, byProvider := pr.SpentToDate(terms)
		said.ToDate = toDateReport{Budget: p.prepared.BudgetToDate(), Spend: spent}
		r.Terms.add(terms.Key(), said)
		for i := range paid {
			of := pr.Providers[i].Paid[terms]
			paid[i].add(terms.Key(), paidReport{DoNothing: of.DoNothing, Scenario: of.Scenario, ToDate: byProvider[i]})
		}
	}
	for i, p := range year.Providers {
		of := pr.Providers[i]
		said := providerReport{IncomeLost: of.IncomeLost, CostAvoided: of.CostAvoided, Budget: of.Budget, Paid: paid[i]}
		if pr.Proposed {
			lost := of.Paid[model.AsProposed].Lost()
			said.IncomeLostAsProposed = &lost
		}
		r.Providers.add(p.ID, said)
	}
	for i, l := range year.Lines {
		of := pr.Lines[i]
		value := valueReport{model.RoundPounds(of.Value[0]), model.RoundPounds(of.Value[1])}
		if l.WithoutActivity {
			r.OtherLines.add(l.ID, otherLineReport{of.Budget, value.DoNothing, value.Scenario})
			continue
		}
		r.Lines.add(l.ID, lineReport{
			Plan: count(of.Plan), DoNothing: count(of.DoNothing), Scenario: count(of.Scenario), Budget: of.Budget, Value: value,
		})
	}
	for i, s := range year.Referrals {
		of := pr.Streams[i]
		r.Referrals.add(s.ID, referralsReport{DoNothing: count(of.DoNothing), NotSent: count(of.NotSent)})
	}
	return r
}

func newTermsReport(terms model.Terms, pr *model.Projection, spread *insight.TermsSpread) termsReport {
	of := pr.Terms[terms]
	r := termsReport{
		DoNothing: newOutturnReport(of.DoNothing, spread.DoNothing),
		Scenario:  newOutturnReport(of.Scenario, spread.Scenario),
		Saving:    of.Saving,
		ByChange:  append([]model.Money{}, of.ByChange...), // never null
	}
	if terms == model.AsProposed {
		r.proposedReport = &proposedReport{SavingAgainstContract: pr.SavingAgainstContract, SavingFromTerms: pr.SavingFromTerms}
	}
	return r
}

func newOutturnReport(of model.Outturn, spread insight.Spread) outturnReport {
	return outturnReport{
		Spend: of.Spend, Deficit: of.Deficit,
		P10: spread.P10, P90: spread.P90, Chance: count(spread.ChanceWithinBudget),
	}
}

// shownTerms are the terms that stand side by side: as proposed only where
// the scenario proposes something.
func shownTerms(pr *model.Projection) []model.Terms {
	if pr.Proposed {
		return model.AllTerms[:]
	}
	return model.AllTerms[:model.AsProposed]
}

// count is a number of units or referrals. It is written to nine decimals, so
// that what a processor makes of the last binary digit does not show.
type count float64

func (c count) MarshalJSON() ([]byte, error) {
	v := math.Round(float64(c)*1e9) / 1e9
	if v == 0 {
		v = 0 // no minus before nothing
	}
	return strconv.AppendFloat(nil, v, 'f', -1, 64), nil
}

// entries is a JSON object whose keys keep the order in which they were added.
type entries[T any] struct {
	keys   []string
	values []T
}

func (e *entries[T]) add(key string, value T) {
	e.keys = append(e.keys, key)
	e.values = append(e.values, value)
}

// MarshalJSON writes the object in its order.
func (e entries[T]) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, key := range e.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := appendJSON(&b, key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := appendJSON(&b, e.values[i]); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func appendJSON(b *bytes.Buffer, v any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's line end
	return nil
}

// writeJSON writes v for people and programs: indented, names as they are written.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
