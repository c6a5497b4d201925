package nextmonth

import (
	"fmt"
	"math"
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/scenarios/amend"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// imported tells a line that an import has made, by the comment above it.
func (r *update) imported(l *model.Line) bool { return r.noteOf(l.ID) != "" }

// gone tells a line that an import has made and that the files no longer have, though
// they have its provider's months: what it held is under other lines now, or is no more.
func (r *update) gone(l *model.Line) bool {
	return r.Given[l.Provider] != nil && !r.Held[l.Provider] && !r.given[l.ID] && r.imported(l)
}

// goneStream tells the same of a stream, by the id that an import gives.
func (r *update) goneStream(s *model.ReferralStream) bool {
	return r.Referred[s.Provider] != nil && !r.HeldReferrals[s.Provider] && s.Actual.Monthly != nil && s.ID == s.Provider+"-"+codes.Slug(s.Specialty) && !r.givenStreams[s.ID]
}

func (r *update) nothing() model.Counts {
	return model.MonthlyCounts(make([]float64, r.Year.MonthsElapsed))
}

// emptied is a line that is gone: it stays, and has nothing. A price that followed from
// what was billed is written, so that what may yet come has one.
func (r *update) emptied(was *model.Line) model.Line {
	l := *was
	if l.Unpriced {
		l.Price, l.MarketForcesFactor = math.Round(l.UnitValue(nil)*100)/100, model.Given(1)
		l.Unpriced = false
	}
	l.Spent = 0
	if !l.WithoutActivity {
		l.Actual = r.nothing()
		if l.ActualCost != nil {
			none := r.nothing()
			l.ActualCost = &none
		}
	}
	switch planned := r.Report.Plan.From != ""; {
	case l.WithoutActivity && r.planStandsInOn(was):
		l.Budget = model.Given(0)
	case !l.WithoutActivity && (planned || r.planStandsInOn(was)):
		if l.Plan = 0; l.PlanCost.Given {
			l.PlanCost = model.Given(0)
		}
	}
	r.Notes[l.ID] = []string{amend.Imported + amend.LineNote(&l)}
	return l
}

// heldBy is what was done on a line to date.
func heldBy(l *model.Line) tally.Kept {
	pounds := l.Spent
	switch {
	case l.ActualCost != nil:
		pounds = l.ActualCost.Total
	case !l.WithoutActivity:
		pounds = l.Worth(figure.Plain(l.Actual.Total), nil).V
	}
	return tally.Kept{Provider: l.Provider, Activity: l.Actual.Total, Pounds: pounds}
}

// sayGone says what lines held that are gone, and what those hold that stay since the
// files have nothing of their provider.
func (r *update) sayGone() {
	var emptied, stand []string
	kept := map[string]*tally.Kept{}
	for i := range r.known.Lines {
		l := &r.known.Lines[i]
		switch held := heldBy(l); {
		case r.gone(l) && held.Any():
			emptied = append(emptied, l.ID+" ("+held.Words()+")")
		case l.Provider != "" && r.imported(l) && (r.Given[l.Provider] == nil || r.Held[l.Provider] && !r.given[l.ID]):
			if kept[l.Provider] == nil {
				kept[l.Provider] = &tally.Kept{Provider: l.Provider}
			}
			kept[l.Provider].Activity += held.Activity
			kept[l.Provider].Pounds += held.Pounds
			if r.Held[l.Provider] && held.Any() {
				stand = append(stand, l.ID+" ("+held.Words()+")")
			}
		}
	}
	month := cell.MonthName(r.known.MonthsElapsed)
	if len(emptied) > 0 {
		r.warn("lines of last month are no longer in the files, which have their provider's months: nothing is counted on them now. To %s they held: %s. Where a file was left out, give it too",
			month, tables.CutTo(strings.Join(emptied, ", "), 600))
	}
	if len(stand) > 0 {
		r.warn("lines of which the files have nothing in the new months, though they have others of their provider: what they hold to %s stays, and nothing is counted on them after it: %s. Look whether their extract came late, or they go by another name now",
			month, tables.CutTo(strings.Join(stand, ", "), 600))
	}
	for _, p := range r.known.Providers {
		if k := kept[p.ID]; k != nil && k.Any() {
			if r.Report.Kept = append(r.Report.Kept, *k); r.Given[p.ID] != nil {
				continue
			}
			r.warn("the files have nothing of %s: what it held to %s stays, %s, with nothing in the new months. Give its files too; where it has a new code, write that under code in the year file before it was brought up to date", p.Name, month, k.Words())
		}
	}
}

// byHand says which lines people wrote whose totals are those of last month: the files
// do not have them.
func (r *update) byHand() {
	if r.Year.MonthsElapsed <= r.known.MonthsElapsed {
		return
	}
	var stale []string
	for i := range r.known.Lines {
		l := &r.known.Lines[i]
		settled := l.Forecast.Kind == model.NothingMore || l.Forecast.Kind == model.ForecastAmount
		if held := heldBy(l); !r.given[l.ID] && !r.imported(l) && !settled && held.Any() {
			stale = append(stale, l.ID+" ("+held.Words()+")")
		}
	}
	if len(stale) > 0 {
		r.warn("lines written by hand are not in the files, and what they hold is taken to be to %s: %s. Bring them up to date in the year file",
			cell.MonthName(r.Year.MonthsElapsed), tables.CutTo(strings.Join(stale, ", "), 600))
	}
}

// renamed refuses a provider that is gone and a new one that has the same of each month:
// it would count twice.
func (r *update) renamed() error {
	type months [12][2]cell.Amount
	byProvider := func(y *model.Year) map[string]months {
		all := map[string]months{}
		for _, l := range y.Lines {
			if l.ActualCost == nil {
				continue
			}
			m := all[l.Provider]
			for i := range min(r.known.MonthsElapsed, len(l.Actual.Monthly), len(l.ActualCost.Monthly)) {
				m[i][0] += cell.AmountOf(l.Actual.Monthly[i])
				m[i][1] += cell.AmountOf(l.ActualCost.Monthly[i])
			}
			all[l.Provider] = m
		}
		return all
	}
	before, after := byProvider(r.known), byProvider(&r.Year)
	for _, was := range r.known.Providers {
		if r.Given[was.ID] != nil {
			continue
		}
		had := before[was.ID]
		for _, now := range r.Year.Providers {
			if r.known.Provider(now.ID) == nil && had != (months{}) && after[now.ID] == had {
				return fmt.Errorf("%s is gone from the files, and %s, which is new, has the same units and pounds of each month to %s: they would count twice", was.Name, now.Name, cell.MonthName(r.known.MonthsElapsed))
			}
		}
	}
	return nil
}

// control holds the year file that was brought up to date against the files: its own
// lines, but those that people wrote and those of providers that the files do not have.
func (r *update) control(brought *model.Year) {
	type key struct {
		provider string
		month    int
	}
	rep := &r.Report
	codeOf := map[string]string{}
	for _, p := range r.Year.Providers {
		codeOf[p.ID] = p.Code
	}
	sums, passed := map[key]*tally.Control{}, cell.Amount(0)
	for i := range rep.Control {
		c := &rep.Control[i]
		c.YearUnit, c.InYear = 0, 0
		sums[key{c.Provider, c.Month}] = c
	}
	var units, pounds cell.Amount
	var beyond []tally.Control
	for i := range brought.Lines {
		l := &brought.Lines[i]
		if !r.given[l.ID] && !r.gone(l) {
			continue
		}
		passed += cell.AmountOf(l.Spent)
		pounds += cell.AmountOf(l.Spent)
		for m, n := range l.Actual.Monthly {
			cost := 0.0
			if l.ActualCost != nil && m < len(l.ActualCost.Monthly) {
				cost = l.ActualCost.Monthly[m]
			}
			units += cell.AmountOf(n)
			pounds += cell.AmountOf(cost)
			if c := sums[key{codeOf[l.Provider], m + 1}]; c != nil {
				c.YearUnit, c.InYear = (cell.AmountOf(c.YearUnit) + cell.AmountOf(n)).Float(), (cell.AmountOf(c.InYear) + cell.AmountOf(cost)).Float()
			} else if n != 0 || cost != 0 {
				beyond = append(beyond, tally.Control{Provider: codeOf[l.Provider], Month: m + 1, YearUnit: n, InYear: cost})
			}
		}
	}
	rep.Control = append(rep.Control, beyond...)
	apart := 0.0
	differ := func(a, b float64) { apart += math.Abs((cell.AmountOf(a) - cell.AmountOf(b)).Float()) }
	for _, c := range rep.Control {
		differ(c.Activity, c.YearUnit)
		differ(c.Pounds, c.InYear)
	}
	rep.InYear, rep.YearUnits = pounds.Float(), units.Float()
	differ(rep.Pounds, rep.InYear)
	differ(rep.Activity, rep.YearUnits)
	through := 0.0
	for _, p := range rep.Passes {
		through += p.InYear
	}
	differ(through, passed.Float())
	if rep.Referrals != 0 {
		rep.ReferralsInYear = 0
		for i := range brought.Referrals {
			s := &brought.Referrals[i]
			if r.givenStreams[s.ID] || r.goneStream(s) {
				rep.ReferralsInYear += s.Actual.Total
			}
		}
		differ(rep.Referrals, rep.ReferralsInYear)
	}
	rep.Difference = apart
}
