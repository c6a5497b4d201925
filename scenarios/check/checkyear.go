// Package check looks at a year, and at a contract proposed for it, as a whole: at
// what one part of it says of another.
package check

import (
	"fmt"
	"math"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/fault"
)

// yearCheck looks at a year as a whole: at what one part of it says of another.
// It passes over what is already known to be faulty, so that no fault brings others.
type yearCheck struct {
	*fault.Input
	root      *fault.Place
	year      *model.Year
	practices known
	providers known
	lines     known
}

// Year reports what is wrong with a year whose keys are each sound.
func Year(in *fault.Input, root *fault.Place, y *model.Year) {
	c := &yearCheck{Input: in, root: root, year: y}
	c.practices = checkIDs(in, root.At("practices"), y.Practices, func(p *model.Practice) string { return p.ID })
	c.providers = checkIDs(in, root.At("providers"), y.Providers, func(p *model.Provider) string { return p.ID })
	c.lines = checkIDs(in, root.At("lines"), y.Lines, func(l *model.Line) string { return l.ID })
	checkIDs(in, root.At("referrals"), y.Referrals, func(s *model.ReferralStream) string { return s.ID })
	c.checkNames()
	c.checkData()
	c.checkLists()
	c.checkFactors()
	for i := range y.Lines {
		c.checkLine(root.At("lines", i), &y.Lines[i])
	}
	for i := range y.Referrals {
		c.checkStream(root.At("referrals", i), &y.Referrals[i])
	}
	lines, complete := root.At("lines"), c.providers.complete && len(y.Lines) > 0 && c.providersNamed() && c.linesSound()
	for i := range y.Providers {
		p := &y.Providers[i]
		if at := root.At("providers", i, "contract"); p.ID != "" {
			Contract{Input: in, At: at, Year: y, Provider: p, Contract: p.Contract, lines: lines, Complete: complete, Missing: in.Fault}.Check()
		}
	}
	c.checkBudget()
	if at := root.At("financial_year"); at.Stands() && c.Sound(at) && !y.FinancialYear.HolidaysKnown() {
		in.Warn(at, "working days count every Monday to Friday but the usual holidays; check the profile of the weeks",
			"the bank holidays of %s are not all known here, only those from %s to %s", y.FinancialYear, model.FirstKnownYear, model.LastKnownYear)
	}
	c.checkHeld()
}

// known are the ids of one list.
type known struct {
	index    map[string]int // of each
	complete bool           // every entry has its own; else a reference to nothing may be to one that is garbled
}

// has tells whether there is such an id, or whether it cannot be told.
func (k known) has(id string) bool {
	_, ok := k.index[id]
	return ok || id == "" || !k.complete
}

// checkIDs reports ids that stand twice.
func checkIDs[T any](in *fault.Input, at *fault.Place, all []T, id func(*T) string) known {
	k := known{make(map[string]int, len(all)), len(all) > 0 || in.Sound(at) && !in.Odd[at.Above.Path()]}
	for i := range all {
		name := id(&all[i])
		first, twice := k.index[name]
		switch {
		case name == "" || !in.Sound(at.At(i, "id")):
			k.complete = false
		case twice:
			in.Fault(at.At(i, "id"), "give each an id of its own", "the id %s stands here a second time; the first is on line %d", fault.Quote(name), at.At(first, "id").Line())
			k.complete = false
		default:
			k.index[name] = i
		}
	}
	return k
}

// checkNames warns of practices, lines and streams that nobody can tell apart: they
// are shown by their names, lines with their provider's.
func (c *yearCheck) checkNames() {
	y := c.year
	warnTwice(c.Input, c.root.At("practices"), "practices", y.Practices, func(p *model.Practice) string { return p.Name })
	warnTwice(c.Input, c.root.At("lines"), "lines", y.Lines, func(l *model.Line) string {
		if l.Name == "" {
			return ""
		}
		return l.Name + ", " + y.ProviderName(l.Provider)
	})
	warnTwice(c.Input, c.root.At("referrals"), "referral streams", y.Referrals, func(s *model.ReferralStream) string { return s.Name })
}

// warnTwice warns of entries of one list that are shown alike.
func warnTwice[T any](in *fault.Input, at *fault.Place, noun string, all []T, shown func(*T) string) {
	first := make(map[string]int, len(all))
	for i := range all {
		name := strings.ToLower(shown(&all[i]))
		f, twice := first[name]
		switch {
		case name == "" || !in.Sound(at.At(i, "name")):
		case twice:
			name := at.At(i, "name")
			in.Warn(name, "give each a name of its own", "two %s are called %s; the first is on line %d", noun, fault.Quote(fault.OneLine(name.Node.Value)), at.At(f, "name").Line())
		default:
			first[name] = i
		}
	}
}

// providersNamed tells whether every line with activity names a provider of the year.
func (c *yearCheck) providersNamed() bool {
	for i := range c.year.Lines {
		l := &c.year.Lines[i]
		if _, ok := c.providers.index[l.Provider]; !ok && !l.WithoutActivity {
			return false
		}
	}
	return true
}

// linesSound tells whether it is known of every line whose it is and what it is.
func (c *yearCheck) linesSound() bool {
	if c.Paths == nil {
		return true
	}
	lines := c.root.At("lines")
	for i := range c.year.Lines {
		l, at := &c.year.Lines[i], lines.At(i)
		if l.POD == "" && !l.WithoutActivity || !c.AllSound(at.At("provider"), at.At("pod"), at.At("specialty"), at.At("id")) {
			return false
		}
	}
	return true
}

// IDs are those of a list that are given, in its order.
func IDs[T any](all []T, id func(*T) string) (names []string) {
	for i := range all {
		if name := id(&all[i]); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// IDsOf is a list of ids, made only where it is asked for.
func IDsOf(y *model.Year, of func(*model.Year) []string) func() []string {
	return func() []string { return of(y) }
}

// ProviderIDs are the ids of the year's providers.
func ProviderIDs(y *model.Year) []string {
	return IDs(y.Providers, func(p *model.Provider) string { return p.ID })
}

// PracticeIDs are the ids of the year's practices.
func PracticeIDs(y *model.Year) []string {
	return IDs(y.Practices, func(p *model.Practice) string { return p.ID })
}

// LineIDs are the ids of the year's lines.
func LineIDs(y *model.Year) []string {
	return IDs(y.Lines, func(l *model.Line) string { return l.ID })
}

// StreamIDs are the ids of the year's streams of referrals.
func StreamIDs(y *model.Year) []string {
	return IDs(y.Referrals, func(s *model.ReferralStream) string { return s.ID })
}

// checkData warns of elapsed weeks, or months, whose counts are not final.
func (c *yearCheck) checkData() {
	c.checkFirmness(c.root.At("data"), c.year.Data)
	for i := range c.year.Providers {
		c.checkFirmness(c.root.At("providers", i, "data"), c.year.Providers[i].Data)
	}
}

func (c *yearCheck) checkFirmness(at *fault.Place, d model.DataStatus) {
	over := c.year.Elapsed()
	if !at.Stands() || over.Number() == 0 || !c.AllSound(at, c.timeOver()) {
		return
	}
	for _, w := range []struct {
		name string
		to   int
	}{{"frozen_to", d.FrozenTo}, {"provisional_to", d.ProvisionalTo}} {
		if w.to > over.Number() {
			c.Fault(at.At(w.name), fmt.Sprintf("write a %s from 0 to %d", over.Period(), over.Number()), "%s is %s %d, but only %s are over", w.name, over.Period(), w.to, over)
			return
		}
	}
	provisionalTo := d.ProvisionalTo
	if !at.At("provisional_to").Stands() {
		provisionalTo = over.Number()
	}
	var parts []string
	if provisionalTo > d.FrozenTo {
		parts = append(parts, "those of "+periods(over, d.FrozenTo+1, provisionalTo)+" are provisional")
	}
	if over.Number() > provisionalTo {
		parts = append(parts, "those of "+periods(over, provisionalTo+1, over.Number())+" are estimates")
	}
	if len(parts) > 0 {
		c.Warn(at, "", "not all counts are final: %s", model.ListWords(parts))
	}
}

// timeOver is the place of how much of the year is over.
func (c *yearCheck) timeOver() *fault.Place {
	if c.year.ByMonth() {
		return c.root.At("months_elapsed")
	}
	return c.root.At("weeks_elapsed")
}

// checkFactors warns of market forces factors that are no factors, such as an index of 105.
func (c *yearCheck) checkFactors() {
	const least, most = 0.5, 2 // those of hospitals lie between 0.9 and 1.3
	for i, p := range c.year.Providers {
		at := c.root.At("providers", i, "market_forces_factor")
		if at.Stands() && c.Sound(at) && (p.MarketForcesFactor < least || p.MarketForcesFactor > most) {
			c.Warn(at, "write the factor by which prices are multiplied, such as 1.05 for an index of 105", "every price of %s is multiplied by %v", fault.Quote(p.ID), p.MarketForcesFactor)
		}
	}
}

// checkLists warns of list sizes that can't be right.
func (c *yearCheck) checkLists() {
	sent := c.year.SentBy()
	for i, p := range c.year.Practices {
		at := c.root.At("practices", i, "list_size")
		if !at.Stands() || !c.Sound(at) || insight.SoundList(p.ListSize, sent[p.ID]) {
			continue
		}
		const hint = "write the registered patients, or leave list_size out; until then the practice is left out where rates are compared"
		if p.ListSize.Value <= 0 {
			c.Warn(at, hint, "a practice without patients")
			continue
		}
		c.Warn(at, hint, "%s patients are fewer than the %s referrals that the practice sent", fault.Thousands(int(p.ListSize.Value)), fault.Thousands(int(sent[p.ID])))
	}
}

// periods names weeks or months of the year: "week 35", "months 5 to 7".
func periods(over model.Elapsed, from, to int) string {
	if from == to {
		return fmt.Sprintf("%s %d", over.Period(), from)
	}
	return fmt.Sprintf("%ss %d to %d", over.Period(), from, to)
}

// weeks names weeks: "week 35", "weeks 23 to 31".
func weeks(from, to int) string { return periods(model.Elapsed{}, from, to) }

// checkCounts reports counts, at the key name, that are not as many as weeks or
// months are over, or that are by the other of the two, and counts in a month
// without weight.
func (c *yearCheck) checkCounts(at *fault.Place, name string, counts model.Counts, w *model.Weights) {
	over, actual := c.year.Elapsed(), at.At(name)
	if over.Number() == 0 || !c.Sound(actual) {
		return
	}
	switch {
	case c.year.ByMonth() && counts.Weekly != nil:
		c.Fault(actual, "write {monthly: [one for each month]}, or their total as a single number", "%s is a list by week, but the year is by month", name)
		return
	case !c.year.ByMonth() && counts.Monthly != nil:
		c.Fault(actual, "write one for each elapsed week, or their total; or months_elapsed in place of weeks_elapsed", "%s is by month, but the year is by week", name)
		return
	}
	each := counts.Each()
	if n := len(each); each != nil && n != over.Number() {
		difference := fmt.Sprintf("%s too many", fault.Plural(n-over.Number(), "count"))
		if n < over.Number() {
			difference = fmt.Sprintf("%s too few", fault.Plural(over.Number()-n, "count"))
		}
		hint := "write one count for each elapsed " + over.Period() + ", or their total as a single number"
		if cut := fault.CutCount(actual.Node); cut != "" && n > over.Number() {
			hint = "a comma begins the next count: was " + cut + " meant as one? Write " + strings.ReplaceAll(cut, ",", "")
		}
		c.Fault(actual, hint,
			"%s for %s that are over: %s", fault.Plural(n, over.Period()+"ly count"), over, difference)
		return
	}
	for m, n := range counts.Monthly {
		if n != 0 {
			from, to := c.year.WeeksOfMonth(m + 1)
			c.checkWeight(at, w, from, to, true, fmt.Sprintf("what %s has for month %d", name, m+1))
		}
	}
}

// checkRecent reports a forecast that rests on more weeks or months than are over,
// or on the other of the two.
func (c *yearCheck) checkRecent(at *fault.Place, f model.Forecast) {
	over, forecast := c.year.Elapsed(), at.At("forecast")
	if over.Number() == 0 || !c.Sound(forecast) {
		return
	}
	recent, n := model.Elapsed{Weeks: f.Weeks}, at.At("forecast", "recent")
	switch f.Kind {
	case model.RecentWeeks:
	case model.RecentMonths:
		recent, n = model.Elapsed{Months: f.Months}, at.At("forecast", "recent_months")
	default:
		return
	}
	switch {
	case recent.Period() != over.Period():
		hint := "write {recent: 8}, or months_elapsed in place of weeks_elapsed"
		if c.year.ByMonth() {
			hint = "write {recent_months: 3}"
		}
		c.Fault(n, hint, "the forecast rests on recent %ss, but the year is by %s", recent.Period(), over.Period())
	case recent.Number() > over.Number():
		c.Fault(n, fmt.Sprintf("write a number from 1 to %d", over.Number()), "the forecast rests on %s, but only %d are over", fault.Plural(recent.Number(), "recent "+over.Period()), over.Number())
	}
}

func (c *yearCheck) checkLine(at *fault.Place, l *model.Line) {
	if !c.providers.has(l.Provider) {
		c.Reference(c.Fault, at.At("provider"), l.Provider, "a provider", IDsOf(c.year, ProviderIDs))
	}
	elapsed := c.year.WeeksElapsed
	if elapsed == 0 {
		return
	}
	weights, over := l.Profile.Listed, c.year.LastWeekBegun()
	if l.WithoutActivity {
		c.checkWeight(at, weights, 1, over, l.Spent != 0, "what is spent")
		c.checkWeight(at, weights, 1, model.WeeksInYear, l.Budget.Value != 0, "the budget")
		c.checkWeight(at, weights, elapsed+1, model.WeeksInYear, l.Forecast.Kind == model.ForecastAmount && l.Forecast.Amount != l.Spent, "the rest of the amount")
		return
	}
	c.checkCounts(at, "actual", l.Actual, weights)
	if l.ActualCost != nil {
		c.checkCounts(at, "actual_cost", *l.ActualCost, weights)
		c.checkWeight(at, weights, 1, over, l.ActualCost.Each() == nil && l.ActualCost.Total > 0 && l.Actual.Total == 0, "what was billed")
		c.checkBill(at, l)
	}
	c.checkRecent(at, l.Forecast)
	c.checkWeight(at, weights, 1, over, l.Actual.Each() == nil && l.Actual.Total > 0, "the total")
	c.checkWeight(at, weights, 1, model.WeeksInYear, l.Plan > 0, "the plan")
}

// billApart is the proportion by which price and bill may differ in all without a
// warning.
const billApart = 0.05

// checkBill warns where what was billed is far from units × unit value.
func (c *yearCheck) checkBill(at *fault.Place, l *model.Line) {
	if l.Unpriced || !c.AllSound(at.At("actual_cost"), at.At("actual"), at.At("price")) {
		return
	}
	billed, priced := l.ActualCost.Total, l.Actual.Total*l.UnitValue(c.year.Provider(l.Provider))
	if math.Abs(billed-priced) > billApart*math.Abs(priced) {
		c.Warn(at.At("actual_cost"), "the past stands at the bill and the rest of the year at the price; check both",
			"%s was billed, but the units to date at their price come to %s", model.RoundPounds(billed).Whole(), model.RoundPounds(priced).Whole())
	}
}

// checkWeight reports a profile without weight in weeks over which something must
// be spread. Only listed weights (w not nil) can be so.
func (c *yearCheck) checkWeight(at *fault.Place, w *model.Weights, from, to int, needed bool, what string) {
	if !needed || w == nil || !c.Sound(at.At("profile")) {
		return
	}
	for week := from; week <= to; week++ {
		if w[week-1] > 0 {
			return
		}
	}
	c.Fault(at.At("profile"), "give at least one of these weeks a weight", "the profile has no weight in %s, over which %s is to be spread", weeks(from, to), what)
}

func (c *yearCheck) checkStream(at *fault.Place, s *model.ReferralStream) {
	if !c.providers.has(s.Provider) {
		c.Reference(c.Fault, at.At("provider"), s.Provider, "a provider", IDsOf(c.year, ProviderIDs))
	}
	weights := s.Profile.Listed
	c.checkCounts(at, "actual", s.Actual, weights)
	c.checkRecent(at, s.Forecast)
	if c.year.WeeksElapsed > 0 {
		c.checkWeight(at, weights, 1, c.year.LastWeekBegun(), s.Actual.Each() == nil && s.Actual.Total > 0, "the total")
		c.checkWeight(at, weights, 1, model.WeeksInYear, s.Forecast.Kind == model.OnPlan && s.Plan.Value > 0, "the plan")
	}
	c.checkByPractice(at, s)
	for i := range s.LeadsTo {
		c.checkFlow(at, "leads_to", i, &s.LeadsTo[i])
	}
	for i := range s.Instead {
		c.checkFlow(at, "instead", i, &s.Instead[i])
	}
}

func (c *yearCheck) checkFlow(at *fault.Place, name string, i int, f *model.Flow) {
	if !c.lines.has(f.Line) {
		c.Reference(c.Fault, at.At(name, i, "line"), f.Line, "a line", IDsOf(c.year, LineIDs))
		return
	}
	if l, ok := c.lines.index[f.Line]; ok && c.year.Lines[l].WithoutActivity {
		c.Fault(at.At(name, i, "line"), "name a line with a price", "%s is a line without activity: referrals cannot lead to it", fault.Quote(f.Line))
	}
}

func (c *yearCheck) checkByPractice(at *fault.Place, s *model.ReferralStream) {
	named := 0.0
	for _, p := range s.ByPractice {
		named += p.Count
		if !c.practices.has(p.Practice) {
			by := at.At("by_practice")
			report := func(at *fault.Place, hint, what string, args ...any) {
				line, column := 0, 0
				if !c.Enough() {
					line, column = by.KeyPosition(p.Practice)
				}
				c.Report(fault.Fault{Line: line, Column: column, What: fmt.Sprintf(what, args...), Hint: hint}, at)
			}
			c.Reference(report, by.At(p.Practice), p.Practice, "a practice", IDsOf(c.year, PracticeIDs))
		}
	}
	by := at.At("by_practice")
	if len(s.ByPractice) == 0 || !c.AllSound(by, at.At("actual")) {
		return
	}
	switch total := s.Actual.Total; {
	case named > total:
		c.Fault(by, "the counts by practice are a part of actual; check both", "the practices have %s referrals together, more than the stream's %s", model.Thousands(int64(named)), model.Thousands(int64(total)))
	case total-named > total/10:
		c.Warn(by, "what is left is taken as other practices", "the practices have %s of the stream's %s referrals: more than a tenth is without a name", model.Thousands(int64(named)), model.Thousands(int64(total)))
	}
}

// checkBudget warns where the lines' budgets do not add up to the year's.
func (c *yearCheck) checkBudget() {
	if !c.year.Budget.Given || !c.AllSound(c.root.At("budget"), c.root.At("lines"), c.root.At("providers")) {
		return
	}
	var sum model.Money
	for i := range c.year.Lines {
		sum += c.budget(&c.year.Lines[i])
	}
	if stated := model.RoundPounds(c.year.Budget.Value); (sum - stated).Abs() >= model.Pounds(1) {
		apart := (stated - sum).Whole() + " is in no line"
		if sum > stated {
			apart = (sum - stated).Whole() + " is too much"
		}
		c.Warn(c.root.At("budget"), "the deficit is reckoned from the budget of the year", "the lines' budgets add up to %s, not to %s: %s",
			sum.Whole(), stated.Whole(), apart)
	}
}

func (c *yearCheck) budget(l *model.Line) model.Money {
	if l.Budget.Given {
		return model.RoundPounds(l.Budget.Value)
	}
	if l.WithoutActivity {
		return 0 // missing, as is said
	}
	return model.RoundPounds(l.PlannedValue(c.year.Provider(l.Provider)))
}
