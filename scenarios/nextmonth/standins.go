package nextmonth

import (
	"reflect"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/amend"
	"fewer/scenarios/cell"
	"fewer/scenarios/intake"
)

// warned is a warning of the year file that was there, by what it begins with.
func (r *update) warned(begins string) (all []string) {
	for _, one := range amend.Warnings(r.old) {
		if strings.HasPrefix(one, begins) {
			all = append(all, one)
		}
	}
	return all
}

// standsIn tells a provider whose contract an import has made up, and that nobody has
// written since.
func (r *update) standsIn(p *model.Provider) bool {
	bare := model.Provider{Contract: []model.Schedule{{Form: model.CostPerCase}}}
	return p.MarketForcesFactor == 1 && reflect.DeepEqual(p.Contract, bare.Contract) && slices.ContainsFunc(r.warned(amend.NoContract), func(one string) bool {
		names, _, _ := strings.Cut(strings.TrimPrefix(one, amend.NoContract), amend.PaidByCase)
		return strings.Contains(", "+names+", ", ", "+p.Name+", ")
	})
}

// standIns gives what the files have in place of what only stood in for it, and goes on
// warning of the rest.
func (r *update) standIns(y *model.Year, a *amend.Amendment) {
	var bare []string
	for i := range y.Providers {
		p := &y.Providers[i]
		k, now := r.known.Provider(p.ID), r.Year.Provider(p.ID)
		if k == nil {
			if now != nil {
				p.Contract = now.Contract
			}
			continue
		}
		if now != nil && k.Name == k.Code && now.Name != k.Name {
			a.More[p.ID] = append(a.More[p.ID], "name")
		}
		switch {
		case !r.standsIn(k):
		case now != nil && (!reflect.DeepEqual(now.Contract, k.Contract) || now.MarketForcesFactor != k.MarketForcesFactor):
			p.Contract = now.Contract
			a.More[p.ID] = append(a.More[p.ID], "contract", "market_forces_factor")
		case r.Contracted[p.ID]: // what stood in is what was agreed
		default:
			bare = append(bare, p.Name)
		}
	}
	if len(bare) > 0 {
		r.warn(amend.NoContract+"%s"+amend.PaidByCase+". Name the contracts with --contracts, or write them in this file", strings.Join(bare, ", "))
	}
	for _, one := range r.warned(amend.NoName) {
		switch {
		case !strings.Contains(one, "\""+r.known.Name+"\""):
		case r.Unnamed:
			r.warn("%s", one)
		default:
			a.Top = append(a.Top, "name")
		}
	}
	if r.planStandsIn() {
		r.warn(amend.StillByDays + " at an earlier import. Replace it: give the activity plan too")
	}
	for _, one := range r.warned(amend.Examples) {
		if strings.Contains(string(r.old), amend.Example) {
			r.warn("%s", one)
		}
	}
}

// planStandsIn tells that the plan is still one that an import has reckoned by days.
func (r *update) planStandsIn() bool {
	if r.standing == nil {
		standing := r.Report.Plan.From == "" && len(r.warned(amend.PlanByDays))+len(r.warned(amend.StillByDays)) > 0 && slices.ContainsFunc(r.known.Lines, func(l model.Line) bool {
			return r.imported(&l) && r.byDays(&l)
		})
		r.standing = &standing
	}
	return *r.standing
}

// planStandsInOn tells that the plan of a line is one that an import has reckoned by days.
func (r *update) planStandsInOn(l *model.Line) bool { return r.planStandsIn() && r.byDays(l) }

// byDays tells a plan that may be reckoned by days: from what was done to one of the months
// that were over, or from a plan to date, where the files have such.
func (r *update) byDays(l *model.Line) bool {
	if l.WithoutActivity {
		return cell.AmountOf(l.Budget.Value) == cell.AmountOf(intake.PlanByDays(r.known.FinancialYear, l.Spent, r.known.MonthsElapsed))
	}
	done := 0.0
	for i, n := range l.Actual.Monthly {
		if done += n; cell.AmountOf(l.Plan) == cell.AmountOf(intake.PlanByDays(r.known.FinancialYear, done, i+1)) {
			return true
		}
	}
	return r.ToDate
}

// joins are the flows of each stream that new lines join it by: those that were given,
// and examples where it has nothing but such. Of others it is said that nothing leads to
// them.
func (r *update) joins() map[string][]model.Flow {
	all, leads := map[string][]model.Flow{}, map[string]bool{}
	for _, k := range r.known.Referrals {
		leads[k.ID] = len(k.LeadsTo) > 0
	}
	for _, s := range r.Year.Referrals {
		flows := r.Joins[s.ID]
		if len(flows) == 0 {
			continue
		}
		names := make([]string, len(flows))
		for i, f := range flows {
			names[i] = f.Line
		}
		if !leads[s.ID] || r.examplesAbove(s.ID) || slices.ContainsFunc(s.LeadsTo, func(f model.Flow) bool { return f.Line == flows[0].Line }) {
			all[s.ID] = flows
			r.warn("%s: referrals lead to new lines now: %s. Where no ratios were given, their ratios and weeks are %s", s.ID, strings.Join(names, ", "), amend.Example)
			continue
		}
		r.warn("no referrals lead to new lines: %s. Write under leads_to of %s how many of its referrals come to them, or give their ratios with --ratios", strings.Join(names, ", "), s.ID)
	}
	return all
}

// examplesAbove tells whether the comment above a stream marks ratios as examples.
func (r *update) examplesAbove(id string) bool {
	return slices.ContainsFunc(r.notes[id], func(text string) bool { return strings.Contains(text, amend.Example) })
}
