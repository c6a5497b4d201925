package scenarios

import (
	"fmt"
	"math"
	"strings"

	"fewer/model"
)

// yearCheck looks at a year as a whole: at what one part of it says of another.
// It passes over what is already known to be faulty, so that no fault brings others.
type yearCheck struct {
	*input
	root      *place
	year      *model.Year
	practices known
	providers known
	lines     known
}

func checkYear(in *input, root *place, y *model.Year) {
	c := &yearCheck{input: in, root: root, year: y}
	c.practices = checkIDs(in, root.at("practices"), y.Practices, func(p *model.Practice) string { return p.ID })
	c.providers = checkIDs(in, root.at("providers"), y.Providers, func(p *model.Provider) string { return p.ID })
	c.lines = checkIDs(in, root.at("lines"), y.Lines, func(l *model.Line) string { return l.ID })
	checkIDs(in, root.at("referrals"), y.Referrals, func(s *model.ReferralStream) string { return s.ID })
	c.checkNames()
	c.checkData()
	c.checkLists()
	for i := range y.Lines {
		c.checkLine(root.at("lines", i), &y.Lines[i])
	}
	for i := range y.Referrals {
		c.checkStream(root.at("referrals", i), &y.Referrals[i])
	}
	lines, complete := root.at("lines"), c.providers.complete && len(y.Lines) > 0 && c.providersNamed() && c.linesSound()
	for i := range y.Providers {
		p := &y.Providers[i]
		if at := root.at("providers", i, "contract"); p.ID != "" {
			checkContract(contractCheck{input: in, at: at, year: y, provider: p, contract: p.Contract, lines: lines, complete: complete, missing: in.fault})
		}
	}
	c.checkBudget()
	if at := root.at("financial_year"); at.stands() && c.sound(at) && !y.FinancialYear.HolidaysKnown() {
		in.warn(at, "working days count every Monday to Friday but the usual holidays; check the profile of the weeks",
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
func checkIDs[T any](in *input, at *place, all []T, id func(*T) string) known {
	k := known{make(map[string]int, len(all)), len(all) > 0 || in.sound(at) && !in.odd[at.above.path()]}
	for i := range all {
		name := id(&all[i])
		first, twice := k.index[name]
		switch {
		case name == "" || !in.sound(at.at(i, "id")):
			k.complete = false
		case twice:
			in.fault(at.at(i, "id"), "give each an id of its own", "the id %s stands here a second time; the first is on line %d", quote(name), at.at(first, "id").line())
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
	warnTwice(c.input, c.root.at("practices"), "practices", y.Practices, func(p *model.Practice) string { return p.Name })
	warnTwice(c.input, c.root.at("lines"), "lines", y.Lines, func(l *model.Line) string {
		if l.Name == "" {
			return ""
		}
		return l.Name + ", " + y.ProviderName(l.Provider)
	})
	warnTwice(c.input, c.root.at("referrals"), "referral streams", y.Referrals, func(s *model.ReferralStream) string { return s.Name })
}

// warnTwice warns of entries of one list that are shown alike.
func warnTwice[T any](in *input, at *place, noun string, all []T, shown func(*T) string) {
	first := make(map[string]int, len(all))
	for i := range all {
		name := strings.ToLower(shown(&all[i]))
		f, twice := first[name]
		switch {
		case name == "" || !in.sound(at.at(i, "name")):
		case twice:
			name := at.at(i, "name")
			in.warn(name, "give each a name of its own", "two %s are called %s; the first is on line %d", noun, quote(oneLine(name.node.Value)), at.at(f, "name").line())
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
	if c.paths == nil {
		return true
	}
	lines := c.root.at("lines")
	for i := range c.year.Lines {
		l, at := &c.year.Lines[i], lines.at(i)
		if l.POD == "" && !l.WithoutActivity || !c.allSound(at.at("provider"), at.at("pod"), at.at("specialty"), at.at("id")) {
			return false
		}
	}
	return true
}

// reference reports the id of something that is not there.
func (in *input) reference(report func(*place, string, string, ...any), at *place, id, noun string, ids func() []string) {
	hint := "name " + noun + " that the year has"
	if in.enough() {
		report(at, hint, "there is no %s %s", noun[2:], quote(id))
		return
	}
	known := ids()
	if len(known) == 0 {
		hint = "the year has none"
	} else if near := nearest(id, known); near != "" {
		report(at, "write "+near, "there is no %s %s; did you mean `%s`?", noun[2:], quote(id), near)
		return
	} else if len(known) <= 12 {
		hint = "write one of " + model.ListWords(known)
	}
	report(at, hint, "there is no %s %s", noun[2:], quote(id))
}

func ids[T any](all []T, id func(*T) string) (names []string) {
	for i := range all {
		if name := id(&all[i]); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// idsOf is a list of ids, made only where it is asked for.
func idsOf(y *model.Year, of func(*model.Year) []string) func() []string {
	return func() []string { return of(y) }
}

func providerIDs(y *model.Year) []string {
	return ids(y.Providers, func(p *model.Provider) string { return p.ID })
}

func practiceIDs(y *model.Year) []string {
	return ids(y.Practices, func(p *model.Practice) string { return p.ID })
}

func lineIDs(y *model.Year) []string {
	return ids(y.Lines, func(l *model.Line) string { return l.ID })
}

func streamIDs(y *model.Year) []string {
	return ids(y.Referrals, func(s *model.ReferralStream) string { return s.ID })
}

// checkData warns of elapsed weeks, or months, whose counts are not final.
func (c *yearCheck) checkData() {
	c.checkFirmness(c.root.at("data"), c.year.Data)
	for i := range c.year.Providers {
		c.checkFirmness(c.root.at("providers", i, "data"), c.year.Providers[i].Data)
	}
}

func (c *yearCheck) checkFirmness(at *place, d model.DataStatus) {
	over := c.year.Elapsed()
	if !at.stands() || over.Number() == 0 || !c.allSound(at, c.timeOver()) {
		return
	}
	for _, w := range []struct {
		name string
		to   int
	}{{"frozen_to", d.FrozenTo}, {"provisional_to", d.ProvisionalTo}} {
		if w.to > over.Number() {
			c.fault(at.at(w.name), fmt.Sprintf("write a %s from 0 to %d", over.Period(), over.Number()), "%s is %s %d, but only %s are over", w.name, over.Period(), w.to, over)
			return
		}
	}
	provisionalTo := d.ProvisionalTo
	if !at.at("provisional_to").stands() {
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
		c.warn(at, "", "not all counts are final: %s", model.ListWords(parts))
	}
}

// timeOver is the place of how much of the year is over.
func (c *yearCheck) timeOver() *place {
	if c.year.ByMonth() {
		return c.root.at("months_elapsed")
	}
	return c.root.at("weeks_elapsed")
}

// checkLists warns of list sizes that can't be right.
func (c *yearCheck) checkLists() {
	sent := c.year.SentBy()
	for i, p := range c.year.Practices {
		at := c.root.at("practices", i, "list_size")
		if !at.stands() || !c.sound(at) || model.SoundList(p.ListSize, sent[p.ID]) {
			continue
		}
		const hint = "write the registered patients, or leave list_size out; until then the practice is left out where rates are compared"
		if p.ListSize.Value <= 0 {
			c.warn(at, hint, "a practice without patients")
			continue
		}
		c.warn(at, hint, "%s patients are fewer than the %s referrals that the practice sent", thousands(int(p.ListSize.Value)), thousands(int(sent[p.ID])))
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
func (c *yearCheck) checkCounts(at *place, name string, counts model.Counts, w *model.Weights) {
	over, actual := c.year.Elapsed(), at.at(name)
	if over.Number() == 0 || !c.sound(actual) {
		return
	}
	switch {
	case c.year.ByMonth() && counts.Weekly != nil:
		c.fault(actual, "write {monthly: [one for each month]}, or their total as a single number", "%s is a list by week, but the year is by month", name)
		return
	case !c.year.ByMonth() && counts.Monthly != nil:
		c.fault(actual, "write one for each elapsed week, or their total; or months_elapsed in place of weeks_elapsed", "%s is by month, but the year is by week", name)
		return
	}
	each := counts.Each()
	if n := len(each); each != nil && n != over.Number() {
		difference := fmt.Sprintf("%s too many", plural(n-over.Number(), "count"))
		if n < over.Number() {
			difference = fmt.Sprintf("%s too few", plural(over.Number()-n, "count"))
		}
		hint := "write one count for each elapsed " + over.Period() + ", or their total as a single number"
		if cut := cutCount(actual.node); cut != "" && n > over.Number() {
			hint = "a comma begins the next count: was " + cut + " meant as one? Write " + strings.ReplaceAll(cut, ",", "")
		}
		c.fault(actual, hint,
			"%s for %s that are over: %s", plural(n, over.Period()+"ly count"), over, difference)
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
func (c *yearCheck) checkRecent(at *place, f model.Forecast) {
	over, forecast := c.year.Elapsed(), at.at("forecast")
	if over.Number() == 0 || !c.sound(forecast) {
		return
	}
	recent, n := model.Elapsed{Weeks: f.Weeks}, at.at("forecast", "recent")
	switch f.Kind {
	case model.RecentWeeks:
	case model.RecentMonths:
		recent, n = model.Elapsed{Months: f.Months}, at.at("forecast", "recent_months")
	default:
		return
	}
	switch {
	case recent.Period() != over.Period():
		hint := "write {recent: 8}, or months_elapsed in place of weeks_elapsed"
		if c.year.ByMonth() {
			hint = "write {recent_months: 3}"
		}
		c.fault(n, hint, "the forecast rests on recent %ss, but the year is by %s", recent.Period(), over.Period())
	case recent.Number() > over.Number():
		c.fault(n, fmt.Sprintf("write a number from 1 to %d", over.Number()), "the forecast rests on %s, but only %d are over", plural(recent.Number(), "recent "+over.Period()), over.Number())
	}
}

func (c *yearCheck) checkLine(at *place, l *model.Line) {
	if !c.providers.has(l.Provider) {
		c.reference(c.fault, at.at("provider"), l.Provider, "a provider", idsOf(c.year, providerIDs))
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
func (c *yearCheck) checkBill(at *place, l *model.Line) {
	if l.Unpriced || !c.allSound(at.at("actual_cost"), at.at("actual"), at.at("price")) {
		return
	}
	billed, priced := l.ActualCost.Total, l.Actual.Total*l.UnitValue(c.year.Provider(l.Provider))
	if math.Abs(billed-priced) > billApart*math.Abs(priced) {
		c.warn(at.at("actual_cost"), "the past stands at the bill and the rest of the year at the price; check both",
			"%s was billed, but the units to date at their price come to %s", model.RoundPounds(billed).Whole(), model.RoundPounds(priced).Whole())
	}
}

// checkWeight reports a profile without weight in weeks over which something must
// be spread. Only listed weights (w not nil) can be so.
func (c *yearCheck) checkWeight(at *place, w *model.Weights, from, to int, needed bool, what string) {
	if !needed || w == nil || !c.sound(at.at("profile")) {
		return
	}
	for week := from; week <= to; week++ {
		if w[week-1] > 0 {
			return
		}
	}
	c.fault(at.at("profile"), "give at least one of these weeks a weight", "the profile has no weight in %s, over which %s is to be spread", weeks(from, to), what)
}

func (c *yearCheck) checkStream(at *place, s *model.ReferralStream) {
	if !c.providers.has(s.Provider) {
		c.reference(c.fault, at.at("provider"), s.Provider, "a provider", idsOf(c.year, providerIDs))
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

func (c *yearCheck) checkFlow(at *place, name string, i int, f *model.Flow) {
	if !c.lines.has(f.Line) {
		c.reference(c.fault, at.at(name, i, "line"), f.Line, "a line", idsOf(c.year, lineIDs))
		return
	}
	if l, ok := c.lines.index[f.Line]; ok && c.year.Lines[l].WithoutActivity {
		c.fault(at.at(name, i, "line"), "name a line with a price", "%s is a line without activity: referrals cannot lead to it", quote(f.Line))
	}
}

func (c *yearCheck) checkByPractice(at *place, s *model.ReferralStream) {
	named := 0.0
	for _, p := range s.ByPractice {
		named += p.Count
		if !c.practices.has(p.Practice) {
			by := at.at("by_practice")
			report := func(at *place, hint, what string, args ...any) {
				line, column := 0, 0
				if !c.enough() {
					line, column = by.keyPosition(p.Practice)
				}
				c.report(Fault{Line: line, Column: column, What: fmt.Sprintf(what, args...), Hint: hint}, at)
			}
			c.reference(report, by.at(p.Practice), p.Practice, "a practice", idsOf(c.year, practiceIDs))
		}
	}
	by := at.at("by_practice")
	if len(s.ByPractice) == 0 || !c.allSound(by, at.at("actual")) {
		return
	}
	switch total := s.Actual.Total; {
	case named > total:
		c.fault(by, "the counts by practice are a part of actual; check both", "the practices have %s referrals together, more than the stream's %s", model.Thousands(int64(named)), model.Thousands(int64(total)))
	case total-named > total/10:
		c.warn(by, "what is left is taken as other practices", "the practices have %s of the stream's %s referrals: more than a tenth is without a name", model.Thousands(int64(named)), model.Thousands(int64(total)))
	}
}

// checkBudget warns where the lines' budgets do not add up to the year's.
func (c *yearCheck) checkBudget() {
	if !c.year.Budget.Given || !c.allSound(c.root.at("budget"), c.root.at("lines"), c.root.at("providers")) {
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
		c.warn(c.root.at("budget"), "the deficit is reckoned from the budget of the year", "the lines' budgets add up to %s, not to %s: %s",
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

// keyPosition is where the key of a map stands.
func (p *place) keyPosition(key string) (line, column int) {
	if p.node != nil {
		for i := 0; i+1 < len(p.node.Content); i += 2 {
			if n := p.node.Content[i]; oneLine(n.Value) == key {
				return n.Line, n.Column
			}
		}
	}
	return p.position()
}
