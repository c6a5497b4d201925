package file

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/model/chance"
	"fewer/scenarios/fault"
	"fewer/scenarios/pattern"
)

// format is the value of the first key. Of a file it is checked before the rest is
// read; the year inside a bundle may leave it out.
func format[T any](value string) key[T] {
	return key[T]{
		name: fault.FormatKey, doc: "What the file is. The first key.",
		read:   func(in *fault.Input, at *fault.Place, _ *T) bool { return in.CheckVersion(at, value) },
		write:  func(*T, *T) *yaml.Node { return textNode(value) },
		schema: schema{"const": value},
	}
}

var yearKeys = object[model.Year]{
	name: "a year file",
	keys: []key[model.Year]{
		format[model.Year](fault.YearFormat),
		silent("name", words, func(y *model.Year) *string { return &y.Name }, "The commissioner.").must("Northshire PCT"),
		counted("financial_year", financialYear, func(y *model.Year) *model.FinancialYear { return &y.FinancialYear }, "From 1 April to 31 March.").must("2010/11"),
		weeksElapsed,
		silent("months_elapsed", monthsOver, func(y *model.Year) *int { return &y.MonthsElapsed }, "How many months are over, 1 to 11, in place of weeks_elapsed where monitoring comes by month.").reckoned(func(f facts, v *model.Year, y *yearParts) {
			if v.ByMonth() {
				f["months_elapsed"] = v.MonthsElapsed
			}
		}),
		silent("budget", optional(pounds), func(y *model.Year) *model.Optional { return &y.Budget }, "£ for the year. Without it, the sum of the lines' budgets.").counts(func(v *model.Year, y *yearParts) any {
			return exact(v.Budget.Or(y.budget.Float()))
		}),
		counted("target", anyPounds, func(y *model.Year) *float64 { return &y.Target }, "£ of deficit that is agreed; minus for a planned surplus."),
		silent("source", words, func(y *model.Year) *string { return &y.Source }, "Where the figures come from."),
		silent("data", dataKeys.kind(), func(y *model.Year) *model.DataStatus { return &y.Data }, "How firm the counts are, by week; by month with months_elapsed.").reckoned(func(f facts, v *model.Year, y *yearParts) {
			maps.Copy(f, dataKeys.facts(&v.Data, y))
		}),
		silent("practices", listOf("a list of practices", practiceKeys.kind()), func(y *model.Year) *[]model.Practice { return &y.Practices }, "The practices that refer.").counts(func(v *model.Year, y *yearParts) any {
			return len(v.Practices)
		}),
		counted("providers", listOf("a list of providers", providerKeys.kind()), func(y *model.Year) *[]model.Provider { return &y.Providers }, "The hospitals and services with a contract."),
		counted("lines", filled(listOf("a list of lines", lineKeys.kind()), "write at least one line of the budget"), func(y *model.Year) *[]model.Line { return &y.Lines }, "The lines of the budget.").must("and under it a list of the lines of the budget"),
		counted("referrals", listOf("a list of referral streams", streamKeys.kind()), func(y *model.Year) *[]model.ReferralStream { return &y.Referrals }, "The referral streams."),
	},
	rules: schema{"oneOf": []schema{{"required": []string{"weeks_elapsed"}}, {"required": []string{"months_elapsed"}}}},
	check: checkTimeOver,
}

var (
	weeksOver  = whole("a number of weeks that are over", 1, model.WeeksInYear-1)
	monthsOver = whole("a number of months that are over", 1, model.MonthsInYear-1)
)

// weeksElapsed is written where the year is not by month: there it follows from
// the months.
var weeksElapsed = counted("weeks_elapsed", weeksOver, func(y *model.Year) *int { return &y.WeeksElapsed }, "How many of the 52 weeks are over, 1 to 51.").
	when(func(y *model.Year) bool { return !y.ByMonth() })

// checkTimeOver reports a year that does not say how much of it is over, or says it
// twice, and finds the weeks that are over in one by month.
func checkTimeOver(in *fault.Input, r *record, y *model.Year) {
	switch {
	case r.has("weeks_elapsed") && r.has("months_elapsed"):
		in.Fault(r.where("months_elapsed"), "keep months_elapsed where monitoring comes by month, else weeks_elapsed", "the year has both weeks_elapsed and months_elapsed")
	case !r.has("weeks_elapsed") && !r.has("months_elapsed"):
		in.Fault(r.Place, "add weeks_elapsed: 35, or months_elapsed: 8 where monitoring comes by month", "weeks_elapsed is missing")
	case r.sound("months_elapsed"):
		y.WeeksElapsed = y.DaysElapsed() / 7
	}
}

var dataKeys = object[model.DataStatus]{
	name: "data", flow: true,
	keys: []key[model.DataStatus]{
		counted("frozen_to", whole("a week", 0, model.WeeksInYear), func(d *model.DataStatus) *int { return &d.FrozenTo }, "The last week whose counts are final."),
		counted("provisional_to", whole("a week", 0, model.WeeksInYear), func(d *model.DataStatus) *int { return &d.ProvisionalTo }, "The last week whose counts are provisional; after it they are estimates."),
	},
	check: func(in *fault.Input, r *record, d *model.DataStatus) {
		d.Stated = true
		if r.sound("frozen_to") && r.sound("provisional_to") && d.FrozenTo > d.ProvisionalTo {
			in.Fault(r.where("provisional_to"), fmt.Sprintf("write a week from %d up", d.FrozenTo), "provisional_to is before frozen_to")
		}
	},
}

var foundKeys = object[chance.Found]{
	name: "what was found of a practice", flow: true,
	keys: []key[chance.Found]{
		silent("all", lies, func(f *chance.Found) *chance.FunnelPosition { return &f.All }, "In all referrals together.").must("within"),
		silent("above_998", listOf("a list of ids of streams", id), func(f *chance.Found) *[]string { return &f.Above998 }, "The streams in which it lies above the 99.8% limit."),
		silent("above_95", listOf("a list of ids of streams", id), func(f *chance.Found) *[]string { return &f.Above95 }, "The streams in which it lies above the 95% limit."),
		silent("below_95", listOf("a list of ids of streams", id), func(f *chance.Found) *[]string { return &f.Below95 }, "The streams in which it lies below the 95% limit."),
		silent("below_998", listOf("a list of ids of streams", id), func(f *chance.Found) *[]string { return &f.Below998 }, "The streams in which it lies below the 99.8% limit."),
	},
}

var lies = named("a place among the limits", []string{"within", "above_95", "above_998", "below_95", "below_998"},
	chance.WithinLimits, chance.AboveUpper95, chance.AboveUpper998, chance.BelowLower95, chance.BelowLower998)

var practiceKeys = object[model.Practice]{
	name: "a practice", flow: true,
	keys: []key[model.Practice]{
		silent("id", id, func(p *model.Practice) *string { return &p.ID }, "How by_practice and scenarios name it.").must("combe-lane"),
		silent("name", words, func(p *model.Practice) *string { return &p.Name }, "How it is shown.").must("Combe Lane Surgery"),
		silent("code", id, func(p *model.Practice) *string { return &p.Code }, "Its organisation code, as monitoring files have it."),
		silent("list_size", optional(count), func(p *model.Practice) *model.Optional { return &p.ListSize }, "Registered patients."),
		silent("deprivation", whole("a national decile", 1, 10), func(p *model.Practice) *int { return &p.Deprivation }, "The national decile of deprivation, 1 most deprived to 10."),
		silent("deprivation_fifth", whole("a national fifth", 1, 5), func(p *model.Practice) *int { return &p.InFifth }, "The national fifth of deprivation, 1 most deprived to 5, in place of the decile: what a file by letters has.").idleWhere(func(p *model.Practice) string {
			if p.Deprivation > 0 && p.InFifth > 0 && p.Fifth() != p.InFifth {
				return "the decile says another fifth, and is what counts"
			}
			return ""
		}, "leave out one of the two"),
		silent("found", pointer(foundKeys.kind()), func(p *model.Practice) **chance.Found { return &p.Found }, "Where its author found it among the others, in a file by letters, which has no rates."),
	},
}

// UsualMarginalCost is a provider's marginal cost where the file is silent.
const UsualMarginalCost = 0.3

var providerKeys = object[model.Provider]{
	name:  "a provider",
	fresh: func() model.Provider { return model.Provider{MarketForcesFactor: 1, MarginalCost: UsualMarginalCost} },
	keys: []key[model.Provider]{
		counted("id", id, func(p *model.Provider) *string { return &p.ID }, "How lines, streams and scenarios name it.").must("midshire"),
		silent("name", words, func(p *model.Provider) *string { return &p.Name }, "How it is shown.").must("Royal Midshire Hospitals"),
		silent("code", id, func(p *model.Provider) *string { return &p.Code }, "Its organisation code, as monitoring files have it."),
		counted("market_forces_factor", factor, func(p *model.Provider) *float64 { return &p.MarketForcesFactor }, "Multiplies every price; 1 if left out."),
		counted("marginal_cost", rate, func(p *model.Provider) *float64 { return &p.MarginalCost }, "The share of a unit's value that is not spent when one patient fewer is treated; 30% if left out."),
		counted("contract", contract, func(p *model.Provider) *[]model.Schedule { return &p.Contract }, "Schedules; the first that covers a line has it."),
		silent("data", dataKeys.kind(), func(p *model.Provider) *model.DataStatus { return &p.Data }, "How firm its own counts are, in place of the year's.").reckoned(func(f facts, v *model.Provider, y *yearParts) {
			if v.Data.Stated {
				maps.Copy(f, dataKeys.facts(&v.Data, y))
			}
		}),
	},
}

var contract = filled(listOf("a list of schedules", scheduleKeys.kind()), "write at least one schedule, such as [{terms: block}]")

var coversKeys = object[model.Covers]{
	name: "covers", flow: true,
	keys: []key[model.Covers]{
		counted("pods", filled(listOf("a list of points of delivery", pod), "name points of delivery, or leave pods out"), func(c *model.Covers) *[]model.PointOfDelivery { return &c.PODs }, "Points of delivery."),
		counted("specialties", filled(listOf("a list of specialties", words), "name specialties, or leave the key out"), func(c *model.Covers) *[]string { return &c.Specialties }, "Specialties, as the lines name them."),
		counted("lines", filled(listOf("a list of ids of lines", id), "name lines, or leave the key out"), func(c *model.Covers) *[]string { return &c.Lines }, "Ids of lines."),
	},
}

var lineKeys = object[model.Line]{
	name: "a line",
	keys: []key[model.Line]{
		counted("id", id, func(l *model.Line) *string { return &l.ID }, "How contracts, streams and scenarios name it.").must("midshire-ent-first"),
		silent("name", words, func(l *model.Line) *string { return &l.Name }, "How it is shown.").must("ENT first attendances"),
		counted("provider", id, func(l *model.Line) *string { return &l.Provider }, "Id of the provider."),
		counted("specialty", words, func(l *model.Line) *string { return &l.Specialty }, "The specialty."),
		counted("treatment_function", words, func(l *model.Line) *string { return &l.TreatmentFunction }, "The treatment function code.").idleWhere(unspent, useless),
		counted("pod", pod, func(l *model.Line) *model.PointOfDelivery { return &l.POD }, "The point of delivery.").idleWhere(unspent, useless).when(withActivity),
		counted("price", unitPrice, func(l *model.Line) *float64 { return &l.Price }, "£ a unit, before the market forces factor. A line with a price is a line with activity.").when(priced),
		counted("market_forces_factor", optional(factor), func(l *model.Line) *model.Optional { return &l.MarketForcesFactor }, "Multiplies its price, in place of the provider's; 1 for what bears none."),
		counted("plan", units, func(l *model.Line) *float64 { return &l.Plan }, "Units in the year.").idleWhere(unspent, useless).when(withActivity),
		counted("plan_cost", optional(pounds), func(l *model.Line) *model.Optional { return &l.PlanCost }, "£ planned for the year, with the market forces factor. Without it, plan × price × market forces factor."),
		silent("budget", optional(anyPounds), func(l *model.Line) *model.Optional { return &l.Budget }, "£ for the year. Without it, plan × price × market forces factor.").counts(func(v *model.Line, y *yearParts) any {
			return exact(v.Budget.Or(y.budgetOf(v).Float()))
		}),
		counted("actual", counts, func(l *model.Line) *model.Counts { return &l.Actual }, "One count for each elapsed week or {monthly: [one for each month]}, or their total.").idleWhere(unspent, useless).when(withActivity),
		counted("actual_cost", pointer(costs), func(l *model.Line) **model.Counts { return &l.ActualCost }, "£ billed to date, with the market forces factor: a total, or a list as actual. With plan_cost, price may be left out."),
		counted("spent", anyPounds, func(l *model.Line) *float64 { return &l.Spent }, "£ in the time that is over, of a line without activity; minus for credits.").when(withoutActivity),
		silent("profile", profile, func(l *model.Line) *model.Profile { return &l.Profile }, "How the year spreads over its weeks.").counts(func(v *model.Line, y *yearParts) any {
			return profileFacts(v.ProfileKind(), v.Profile.Listed)
		}),
		counted("forecast", forecast, func(l *model.Line) *model.Forecast { return &l.Forecast }, "What the remaining weeks rest on."),
		silent("consequences", consequences, func(l *model.Line) *[]model.Consequence { return &l.Consequences }, "What fewer of it means for patients, in the words of each side."),
	},
	rules: lineRules,
	check: checkLine,
}

var consequences = listOf("a list of consequences", consequenceKeys.kind())

var consequenceKeys = object[model.Consequence]{
	name: "a consequence", flow: true,
	keys: []key[model.Consequence]{
		silent("side", words, func(c *model.Consequence) *string { return &c.Side }, "Whose words they are.").must("GPs"),
		silent("says", words, func(c *model.Consequence) *string { return &c.Says }, "What fewer means for patients.").must("Patients who would only be reassured wait for nothing"),
		silent("by", words, func(c *model.Consequence) *string { return &c.By }, "Who wrote them."),
	},
}

func priced(l *model.Line) bool          { return !l.WithoutActivity && !l.Unpriced }
func withActivity(l *model.Line) bool    { return !l.WithoutActivity }
func withoutActivity(l *model.Line) bool { return l.WithoutActivity }

// useless is what to do with a key of activity on a line that has none.
const useless = "leave it out, or give the line a price instead of spent"

// unspent says that a key of activity does nothing on a line that has none.
func unspent(l *model.Line) string {
	if l.WithoutActivity {
		return "this does nothing on a line without activity"
	}
	return ""
}

// lineRules: a line has a price, or what was billed and planned, and counts
// activity; or it has spent.
var lineRules = schema{"oneOf": []schema{
	{"required": []string{"price", "provider", "pod", "plan", "actual"}, "not": schema{"required": []string{"spent"}}},
	{"required": []string{"actual_cost", "plan_cost", "provider", "pod", "plan", "actual"}, "not": schema{"anyOf": []schema{{"required": []string{"price"}}, {"required": []string{"spent"}}}}},
	{"required": []string{"spent", "budget"}, "not": schema{"anyOf": []schema{{"required": []string{"price"}}, {"required": []string{"actual_cost"}}, {"required": []string{"plan_cost"}}}}},
}}

var streamKeys = object[model.ReferralStream]{
	name: "a referral stream",
	keys: []key[model.ReferralStream]{
		counted("id", id, func(s *model.ReferralStream) *string { return &s.ID }, "How scenarios name it.").must("midshire-ent"),
		silent("name", words, func(s *model.ReferralStream) *string { return &s.Name }, "How it is shown.").must("ENT to Royal Midshire"),
		counted("provider", id, func(s *model.ReferralStream) *string { return &s.Provider }, "Id of the provider.").must("midshire"),
		counted("specialty", words, func(s *model.ReferralStream) *string { return &s.Specialty }, "The specialty."),
		counted("plan", optional(units), func(s *model.ReferralStream) *model.Optional { return &s.Plan }, "Referrals in the year."),
		counted("actual", counts, func(s *model.ReferralStream) *model.Counts { return &s.Actual }, "One count for each elapsed week or {monthly: [one for each month]}, or their total.").must("[91, 88, 93] with one count for each elapsed week, or their total"),
		silent("profile", profile, func(s *model.ReferralStream) *model.Profile { return &s.Profile }, "How the year spreads over its weeks.").counts(func(v *model.ReferralStream, y *yearParts) any {
			return profileFacts(v.ProfileKind(), v.Profile.Listed)
		}),
		counted("forecast", forecast, func(s *model.ReferralStream) *model.Forecast { return &s.Forecast }, "What the remaining weeks rest on."),
		counted("by_practice", byPractice, func(s *model.ReferralStream) *[]model.PracticeCount { return &s.ByPractice }, "Totals of the elapsed weeks by practice; what is left is other practices."),
		counted("protected", share, func(s *model.ReferralStream) *float64 { return &s.Protected }, "The share that may never be cut."),
		counted("leads_to", listOf("a list of flows", leadsTo.kind()), func(s *model.ReferralStream) *[]model.Flow { return &s.LeadsTo }, "The activity that each referral brings."),
		counted("instead", listOf("a list of flows", instead.kind()), func(s *model.ReferralStream) *[]model.Flow { return &s.Instead }, "The activity that each referral not sent brings elsewhere."),
		silent("consequences", consequences, func(s *model.ReferralStream) *[]model.Consequence { return &s.Consequences }, "What fewer referrals mean for patients, in the words of each side."),
	},
	check: func(in *fault.Input, r *record, s *model.ReferralStream) {
		checkForecast(in, r, s.Forecast, s.Actual)
		if s.Forecast.Kind == model.OnPlan && !r.has("plan") && r.sound("forecast") {
			in.Fault(r.where("forecast"), "add plan, the referrals in the year, or write forecast: run_rate", "forecast is plan, but plan is missing")
		}
		checkForecastOfCounts(in, r, s.Forecast)
	},
}

var (
	leadsTo = flow("leads_to", silent("backfill", share, func(f *model.Flow) *float64 { return &f.Backfill }, "The share of freed units that the hospital fills from its queue."))
	instead = flow("instead")
)

// flow is an entry of leads_to or instead.
func flow(name string, more ...key[model.Flow]) object[model.Flow] {
	return object[model.Flow]{
		name: "an entry of " + name, flow: true,
		keys: append([]key[model.Flow]{
			counted("line", id, func(f *model.Flow) *string { return &f.Line }, "Id of a line with activity.").must("midshire-ent-first"),
			counted("each", perReferral, func(f *model.Flow) *float64 { return &f.Each }, "Units for each referral.").must("0.91"),
			field("weeks", lag, func(f *model.Flow) *model.Lag { return &f.Lag }, "How many weeks later: the first and the last.").must("[3, 7]").reckoned(func(f facts, v *model.Flow, y *yearParts) {
				f["first"], f["last"], f["backfill"] = v.Lag.First, v.Lag.Last, exact(v.Backfill) // instead has no backfill: 0
			}),
		}, more...),
	}
}

var yearName = pattern.Lazy(`^(\d{4})/(\d{2})$`)

var financialYear = kind[model.FinancialYear]{
	read: func(in *fault.Input, at *fault.Place) (model.FinancialYear, bool) {
		if at.Node.Kind != yaml.ScalarNode {
			in.WrongShape(at, "a financial year", "write 2010/11")
			return 0, false
		}
		m := yearName().FindStringSubmatch(at.Node.Value)
		if m == nil {
			in.Fault(at, "write "+likelyYear(at.Node.Value), "%s is not a financial year", fault.Quote(at.Node.Value))
			return 0, false
		}
		first, _ := strconv.Atoi(m[1])
		if first < 1900 || first > 2999 {
			in.Fault(at, "write 2010/11", "%s is not a financial year", fault.Quote(at.Node.Value))
			return 0, false
		}
		y := model.FinancialYear(first)
		if y.String() != at.Node.Value {
			in.Fault(at, "write "+y.String(), "%s is not a financial year: it ends in the year after it begins", fault.Quote(at.Node.Value))
			return 0, false
		}
		return y, true
	},
	write:  func(y model.FinancialYear) *yaml.Node { return textNode(y.String()) },
	schema: schema{"type": "string", "pattern": `^[0-9]{4}/[0-9]{2}$`},
	facts:  asItIs[model.FinancialYear],
}

var digitsOfYear = pattern.Lazy(`\d+`)

// likelyYear guesses the financial year from 2010, 2010-11, 10/11, 2010/2011, and
// from letters that look like digits: 20I0/11.
func likelyYear(written string) string {
	if meant := strings.NewReplacer("I", "1", "l", "1", "|", "1", "O", "0", "o", "0").Replace(written); yearName().MatchString(meant) {
		written = meant
	}
	if first := digitsOfYear().FindString(written); len(first) == 4 || len(first) == 2 {
		n, _ := strconv.Atoi(first)
		if len(first) == 2 {
			n += 2000
		}
		return model.FinancialYear(n).String()
	}
	return "2010/11"
}

var usualProfile = named("a profile", []string{"working_days", "calendar_days", "flat"}, model.WorkingDays, model.CalendarDays, model.Flat)

var profile = kind[model.Profile]{
	read: func(in *fault.Input, at *fault.Place) (model.Profile, bool) {
		if at.Node.Kind != yaml.SequenceNode {
			is, ok := usualProfile.read(in, at)
			return model.Profile{Kind: is}, ok
		}
		if n := len(at.Node.Content); n != model.WeeksInYear {
			in.Fault(at, "write 52 numbers, or working_days, calendar_days or flat", "the profile has %s, not 52", fault.Plural(n, "weight"))
			return model.Profile{}, false
		}
		listed, ok := listOf("a list of 52 weights", factor).read(in, at)
		if !ok {
			return model.Profile{}, false
		}
		p := model.Profile{Kind: model.ListedWeights, Listed: new(model.Weights)}
		copy(p.Listed[:], listed)
		return p, true
	},
	write: func(p model.Profile) *yaml.Node {
		switch p.Kind {
		case model.ListedWeights:
			return listOf("", factor).write(p.Listed[:])
		case model.DefaultProfile:
			return nil
		}
		return usualProfile.write(p.Kind)
	},
	schema: schema{"anyOf": []schema{
		usualProfile.schema,
		{"type": "array", "items": factor.schema, "minItems": model.WeeksInYear, "maxItems": model.WeeksInYear},
	}},
}

// profileFacts are of the profile by which a line or stream goes.
func profileFacts(kind model.ProfileKind, listed *model.Weights) any {
	if kind == model.ListedWeights {
		return listed
	}
	name, _ := usualProfile.facts(&kind, nil)
	return name
}
