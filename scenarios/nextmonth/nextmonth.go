// Package nextmonth brings a year file that people wrote up to date by the next import.
//
// Begin with Over.
package nextmonth

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/amend"
	"fewer/scenarios/cell"
	"fewer/scenarios/file"
	"fewer/scenarios/intake"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// Over gives the year file at a path with what an import's files say in place of what it
// said: contracts, ratios, comments and whatever else was mended by hand stay. It
// fills the report's changes. An error is a *Fault; nothing is written.
func Over(imported *intake.Result, path string) ([]byte, error) {
	r := &update{Result: imported}
	fault := func(what, hint string) error {
		return &tables.Fault{Place: tables.Place{File: filepath.Base(path)}, What: what, Hint: hint}
	}
	old, err := os.ReadFile(path)
	if err != nil {
		return nil, fault("cannot be read: "+tables.ReasonOf(err), "check that you may read it")
	}
	known, faults := file.ReadYear(path, old)
	if faults.Fatal() {
		return nil, fault("has faults: "+faults.Errors()[0].What, "fewer check lists them; mend them first")
	}
	if known.FinancialYear != r.Year.FinancialYear {
		return nil, fault(fmt.Sprintf("is for %s, and the files are for %s", known.FinancialYear, r.Year.FinancialYear), "name another file with --out")
	}
	if was := known.MonthsElapsed; was > r.Year.MonthsElapsed && r.Asked == 0 {
		return nil, fault(fmt.Sprintf("has %d months, and the files end with %s: the others would be lost", was, cell.MonthName(r.Year.MonthsElapsed)),
			fmt.Sprintf("give the files of all months, or take months back on purpose with --month %d", r.Year.MonthsElapsed))
	}
	if last := lastReferrals(known); last > 0 && last < r.Year.MonthsElapsed && len(r.Year.Referrals) == 0 {
		return nil, fault(fmt.Sprintf("has referrals to %s, and the files have activity to %s and no referrals", cell.MonthName(last), cell.MonthName(r.Year.MonthsElapsed)),
			"give the referrals of all months too, in the same command: a month that is not in the files must not count as none")
	}
	if lost := r.lost(known); lost != "" {
		return nil, fault(lost, "give the files of the earlier months too, all in one command: a month that is not in the files must not count as none")
	}
	r.hold(old, known)
	joins := r.joins()
	r.compare(joins)
	if err := r.renamed(); err != nil {
		return nil, fault(err.Error(), "where it is one provider under a new code, write that code into the year file, under code; where they are two, give the files of both")
	}
	whole := r.padded(known)
	a := r.amendment(known)
	r.reprice(&whole, &a)
	a.Join = map[string][]string{}
	for i := range whole.Referrals {
		if s := &whole.Referrals[i]; len(joins[s.ID]) > 0 {
			s.LeadsTo = joins[s.ID]
			a.Join[s.ID] = []string{"leads_to"}
		}
	}
	r.sayGone()
	r.standIns(&whole, &a)
	r.byHand()
	made, err := amend.EncodeYearWith(&whole, r.Head, r.Notes)
	if err != nil {
		return nil, err
	}
	content, err := a.Apply(old, made)
	if err != nil {
		return nil, fault(err.Error(), "fewer check lists what is wrong with it")
	}
	content = amend.Headed(content, r.Head, amend.MadeBy, amend.Warning)
	brought, faults := file.ReadYear(path, content)
	if faults.Fatal() {
		f := faults.Errors()[0]
		return nil, fault(fmt.Sprintf("would not fit the new figures (line %d: %s)", f.Line, f.What), "mend that line by hand, or write a new year file beside it")
	}
	if id := r.missing(brought); id != "" {
		return nil, fault(fmt.Sprintf("the line %s can't be brought up to date as it is written", id), "write its values on one line each, or write a new year file beside it")
	}
	for _, s := range brought.Referrals {
		for _, f := range joins[s.ID] {
			if !slices.ContainsFunc(s.LeadsTo, func(one model.Flow) bool { return one.Line == f.Line }) {
				return nil, fault("what "+s.ID+" leads to can't be brought up to date as it is written", "write each line that it leads to on a line of its own")
			}
		}
	}
	r.control(brought)
	return content, nil
}

// update is an import that a year file is brought up to date by.
type update struct {
	*intake.Result
	old                 []byte
	known               *model.Year         // that file
	notes               map[string][]string // in it, above its entries, by id
	given, givenStreams map[string]bool     // what the files have, by id
	standing            *bool               // see planStandsIn
}

// hold takes the year file that is there.
func (r *update) hold(old []byte, known *model.Year) {
	r.old, r.known, r.notes = old, known, amend.NotesAbove(old)
	r.given, r.givenStreams = map[string]bool{}, map[string]bool{}
	for i := range r.Year.Lines {
		r.given[r.Year.Lines[i].ID] = true
	}
	for i := range r.Year.Referrals {
		r.givenStreams[r.Year.Referrals[i].ID] = true
	}
}

// changes are those that are being listed.
type changes tally.Changes

// lastReferrals is the last month that the streams of a year have, 0 for none.
func lastReferrals(y *model.Year) (last int) {
	for _, s := range y.Referrals {
		last = max(last, len(s.Actual.Monthly))
	}
	return last
}

// lost says which months the year file has of a provider that the files have other
// months of only; "" where there are none. They would be set to nothing.
func (r *update) lost(known *model.Year) string {
	of := func(provider string, given map[string]*[12]bool, what string, c model.Counts) string {
		for i, n := range c.Monthly[:min(len(c.Monthly), r.Year.MonthsElapsed)] {
			if g := given[provider]; g != nil && n != 0 && !g[i] {
				return fmt.Sprintf("has %s%s of %s, of which the files have nothing", what, cell.MonthName(i+1), r.Year.Provider(provider).Name)
			}
		}
		return ""
	}
	for _, l := range known.Lines {
		if said := of(l.Provider, r.Given, "", l.Actual); said != "" {
			return said
		}
	}
	for _, s := range known.Referrals {
		if said := of(s.Provider, r.Referred, "referrals in ", s.Actual); said != "" {
			return said
		}
	}
	return ""
}

// amendment is which keys the files give.
func (r *update) amendment(known *model.Year) amend.Amendment {
	plans := []string{"plan", "plan_cost", "budget"}
	a := amend.Amendment{
		Top: []string{"months_elapsed", "source"}, Note: amend.Imported, Drop: map[string][]string{}, More: map[string][]string{}, Keep: map[string][]string{},
		Keys: map[string][]string{
			"lines":     {"actual", "actual_cost", "spent"},
			"referrals": {"actual", "by_practice"},
			"practices": {"list_size"},
			"providers": {"code"},
		},
	}
	if r.Report.Plan.From != "" {
		a.Keys["lines"] = append(a.Keys["lines"], plans...)
	}
	for _, l := range known.Lines {
		if !l.WithoutActivity && l.Price > 0 && l.Actual.Total == 0 && (l.ActualCost == nil || l.ActualCost.Total == 0) && l.MarketForcesFactor.Given {
			a.Drop[l.ID] = []string{"price", "market_forces_factor"} // its price was its plan's, for want of units
		}
		if r.Unplanned[l.ID] { // its budget may have been written by hand
			a.Keep[l.ID] = []string{"budget"}
		}
		if r.gone(&l) {
			a.More[l.ID] = []string{"market_forces_factor", "price"}
			if r.planStandsInOn(&l) {
				a.More[l.ID] = append(a.More[l.ID], plans...)
			}
		}
	}
	for _, s := range known.Referrals {
		if r.goneStream(&s) {
			a.Drop[s.ID] = []string{"by_practice"}
		}
	}
	return a
}

// reprice gives lines on which nothing is done any more, and whose price followed from what
// was billed, that of their plan.
func (r *update) reprice(y *model.Year, a *amend.Amendment) {
	billed := map[string]bool{}
	for i := range r.known.Lines {
		billed[r.known.Lines[i].ID] = r.known.Lines[i].Unpriced
	}
	for i := range y.Lines {
		l := &y.Lines[i]
		if !billed[l.ID] || !r.given[l.ID] || l.Unpriced || l.WithoutActivity {
			continue
		}
		if a.More[l.ID] = append(a.More[l.ID], "market_forces_factor", "price"); l.ActualCost == nil {
			none := r.nothing()
			l.ActualCost = &none
		}
	}
}

// padded is the new year with the lines and streams that are gone from the files,
// nothing in their new months, so that their lists are as long as the others.
func (r *update) padded(known *model.Year) model.Year {
	y := r.Year
	y.Providers, y.Practices = slices.Clone(y.Providers), slices.Clone(y.Practices)
	y.Lines, y.Referrals = slices.Clone(y.Lines), slices.Clone(y.Referrals)
	has := map[string]bool{}
	for _, p := range y.Providers {
		has[p.ID] = true
	}
	for _, p := range y.Practices {
		has[p.ID] = true
	}
	for _, l := range y.Lines {
		has[l.ID] = true
	}
	for _, s := range y.Referrals {
		has[s.ID] = true
	}
	for _, p := range known.Providers {
		if !has[p.ID] {
			y.Providers = append(y.Providers, p)
		}
	}
	for _, p := range known.Practices {
		if !has[p.ID] {
			y.Practices = append(y.Practices, p)
		}
	}
	for _, l := range known.Lines {
		if !has[l.ID] && r.gone(&l) {
			y.Lines = append(y.Lines, r.emptied(&l))
			continue
		}
		if has[l.ID] || l.Actual.Monthly == nil {
			continue
		}
		l.Actual = r.pad(l.Actual)
		if l.ActualCost != nil && l.ActualCost.Monthly != nil {
			cost := r.pad(*l.ActualCost)
			l.ActualCost = &cost
		}
		y.Lines = append(y.Lines, l)
	}
	for _, s := range known.Referrals {
		if !has[s.ID] && len(r.Year.Referrals) > 0 {
			if r.goneStream(&s) {
				s.Actual, s.ByPractice = r.nothing(), nil
			} else if s.Actual.Monthly != nil {
				s.Actual = r.pad(s.Actual)
			}
			y.Referrals = append(y.Referrals, s)
		}
	}
	return intake.Uncontracted(y)
}

func (r *update) pad(c model.Counts) model.Counts {
	months := append([]float64(nil), c.Monthly...)
	for len(months) < r.Year.MonthsElapsed {
		months = append(months, 0)
	}
	return model.MonthlyCounts(months[:r.Year.MonthsElapsed])
}

// compare lists what is new, gone, restated, and changed by hand.
func (r *update) compare(joins map[string][]model.Flow) {
	known := r.known
	c := &changes{}
	r.Report.Changes = (*tally.Changes)(c)
	was := map[string]*model.Line{}
	for i := range known.Lines {
		was[known.Lines[i].ID] = &known.Lines[i]
	}
	for i := range r.Year.Lines {
		l := &r.Year.Lines[i]
		k := was[l.ID]
		if k == nil {
			c.New = append(c.New, l.ID)
			continue
		}
		c.plan(k, l, r.Report.Plan.From)
		c.restated(l.ID, "units", k.Actual.Monthly, l.Actual.Monthly)
		if k.ActualCost != nil && l.ActualCost != nil {
			c.restated(l.ID, "", k.ActualCost.Monthly, l.ActualCost.Monthly)
		}
		if said := r.noteOf(l.ID); said != "" && said != amend.LineNote(k) {
			c.ByHand = append(c.ByHand, fmt.Sprintf("%s: was %s when imported, then %s by hand, now %s", l.ID, said, amend.LineNote(k), amend.LineNote(l)))
		}
	}
	for _, k := range known.Lines {
		if !r.given[k.ID] && !r.Held[k.Provider] && r.imported(&k) {
			c.Gone = append(c.Gone, k.ID)
		}
	}
	for i := range r.Year.Providers {
		p := &r.Year.Providers[i]
		if k := known.Provider(p.ID); k != nil && !r.standsIn(k) && (!reflect.DeepEqual(k.Contract, p.Contract) || k.MarketForcesFactor != p.MarketForcesFactor) {
			r.warn("the contract of %s is another in the files than in the year file, where it stays: change it there", p.Name)
		}
	}
	streams := map[string]*model.ReferralStream{}
	for i := range known.Referrals {
		streams[known.Referrals[i].ID] = &known.Referrals[i]
	}
	for _, s := range r.Year.Referrals {
		k := streams[s.ID]
		if k == nil {
			c.New = append(c.New, s.ID)
			continue
		}
		rest := slices.DeleteFunc(slices.Clone(s.LeadsTo), func(f model.Flow) bool {
			return slices.ContainsFunc(joins[s.ID], func(j model.Flow) bool { return j.Line == f.Line })
		})
		if !slices.EqualFunc(k.LeadsTo, rest, func(a, b model.Flow) bool { return reflect.DeepEqual(a, b) }) && !slices.ContainsFunc(k.LeadsTo, func(f model.Flow) bool { return !r.given[f.Line] }) {
			r.warn("what %s leads to is another in the files than in the year file, where it stays: change it there", s.ID)
		}
		c.restated(s.ID, "referrals", k.Actual.Monthly, s.Actual.Monthly)
		delete(streams, s.ID)
	}
	for _, k := range known.Referrals {
		if streams[k.ID] != nil && !r.HeldReferrals[k.Provider] {
			c.Gone = append(c.Gone, k.ID)
		}
	}
}

// warn adds a sentence to the first lines of the year file and to the report.
func (r *update) warn(format string, args ...any) {
	said := fmt.Sprintf(format, args...)
	if slices.Contains(r.Report.Warnings, said) {
		return
	}
	r.Report.Warnings = append(r.Report.Warnings, said)
	r.Head = append(r.Head, amend.Warning+said+".")
}

// plan lists a plan that differs from the one that was there.
func (c *changes) plan(was, now *model.Line, from string) {
	if from == "" || was.WithoutActivity || now.WithoutActivity {
		return
	}
	if cell.AmountOf(was.Plan) != cell.AmountOf(now.Plan) {
		c.Restated = append(c.Restated, fmt.Sprintf("%s: plan %v, was %v", now.ID, now.Plan, was.Plan))
	}
	if cell.AmountOf(was.PlanCost.Value) != cell.AmountOf(now.PlanCost.Value) {
		c.Restated = append(c.Restated, fmt.Sprintf("%s: plan %s, was %s", now.ID, model.RoundPounds(now.PlanCost.Value).Pence(), model.RoundPounds(was.PlanCost.Value).Pence()))
	}
}

// restated lists months that are others than before: of what is counted, or of pounds where
// what is "".
func (c *changes) restated(id, what string, was, now []float64) {
	say, said := func(v float64) string { return model.RoundPounds(v).Pence() }, ""
	if what != "" {
		say, said = model.NumberWords, what+" "
	}
	for i := range min(len(was), len(now)) {
		if cell.AmountOf(was[i]) != cell.AmountOf(now[i]) {
			c.Restated = append(c.Restated, fmt.Sprintf("%s, %s: %s%s, was %s", id, cell.MonthName(i+1), said, say(now[i]), say(was[i])))
		}
	}
}

// noteOf is what the last import wrote above a line; "" where nothing.
func (r *update) noteOf(id string) (note string) {
	for _, text := range r.notes[id] {
		if said, found := strings.CutPrefix(text, amend.Imported); found {
			note = said
		}
	}
	return note
}

// missing is a line of the files that a year does not have as they give it.
func (r *update) missing(y *model.Year) string {
	has := map[string]*model.Line{}
	for i := range y.Lines {
		has[y.Lines[i].ID] = &y.Lines[i]
	}
	for i := range r.Year.Lines {
		l := &r.Year.Lines[i]
		k := has[l.ID]
		if k == nil || amend.LineNote(k) != amend.LineNote(l) || len(k.Actual.Monthly) != len(l.Actual.Monthly) {
			return l.ID
		}
		for m, n := range l.Actual.Monthly {
			if k.Actual.Monthly[m] != n {
				return l.ID
			}
		}
	}
	return ""
}
