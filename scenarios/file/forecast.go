package file

import (
	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/number"
)

// forecastHint lists the ways to forecast.
const forecastHint = "write run_rate, plan, {recent: 8} or {amount: 57_200_000}"

// forecastKeys are those of a forecast that has a figure.
var forecastKeys = object[model.Forecast]{
	name: "forecast", flow: true,
	keys: []key[model.Forecast]{
		counted("recent", whole("a number of weeks", 1, model.WeeksInYear-1), func(f *model.Forecast) *int { return &f.Weeks }, "How many of the last elapsed weeks it rests on.").when(forecasts(model.RecentWeeks)),
		counted("recent_months", whole("a number of months", 1, model.MonthsInYear-1), func(f *model.Forecast) *int { return &f.Months }, "How many of the last elapsed months it rests on, in a year by month.").when(forecasts(model.RecentMonths)),
		counted("amount", anyPounds, func(f *model.Forecast) *float64 { return &f.Amount }, "£ spent in the year, of a line without activity.").when(forecasts(model.ForecastAmount)),
	},
	rules: schema{"minProperties": 1, "maxProperties": 1},
	check: func(in *fault.Input, r *record, f *model.Forecast) {
		switch {
		case len(r.given) > 1:
			in.Fault(r.Place, "write one of the two", "forecast has both %s and %s", r.given[0].name, r.given[1].name)
		case r.has("recent"):
			f.Kind = model.RecentWeeks
		case r.has("recent_months"):
			f.Kind = model.RecentMonths
		case r.has("amount"):
			f.Kind = model.ForecastAmount
		default:
			in.Fault(r.Place, forecastHint, "forecast is empty")
		}
	},
}

var forecast = kind[model.Forecast]{
	read: func(in *fault.Input, at *fault.Place) (model.Forecast, bool) {
		if at.Node.Kind == yaml.MappingNode {
			return forecastKeys.read(in, at)
		}
		if at.Node.Kind == yaml.SequenceNode {
			in.WrongShape(at, "a forecast", forecastHint)
			return model.Forecast{}, false
		}
		if at.Node.Value == "recent" || at.Node.Value == "amount" {
			in.Fault(at, "write {recent: 8} for the last 8 weeks, or {amount: 57_200_000} for the year's spending", "%s needs its figure", at.Node.Value)
			return model.Forecast{}, false
		}
		is, ok := byName.read(in, at)
		return model.Forecast{Kind: is}, ok
	},
	write: func(f model.Forecast) *yaml.Node {
		if hasFigure(f) {
			return forecastKeys.write(f)
		}
		return byName.write(f.Kind)
	},
	schema: schema{"anyOf": []schema{byName.schema, forecastKeys.describe()}},
	facts: func(f *model.Forecast, y *yearParts) (any, bool) {
		if hasFigure(*f) {
			return forecastKeys.facts(f, y), true
		}
		return byName.facts(&f.Kind, nil)
	},
}

// forecasts tells a forecast of a kind, hasFigure one of the kinds that have one.
func forecasts(as model.ForecastKind) func(*model.Forecast) bool {
	return func(f *model.Forecast) bool { return f.Kind == as }
}

func hasFigure(f model.Forecast) bool {
	return f.Kind == model.RecentWeeks || f.Kind == model.RecentMonths || f.Kind == model.ForecastAmount
}

// byName are the forecasts that have no figure.
var byName = named("a forecast", []string{"run_rate", "plan", "none"}, model.RunRate, model.OnPlan, model.NothingMore)

// checkForecast reports a forecast from recent periods whose counts are not known.
func checkForecast(in *fault.Input, r *record, f model.Forecast, actual model.Counts) {
	if !r.sound("forecast") || !r.sound("actual") {
		return
	}
	switch byWeek, byMonth := actual.Weekly != nil, actual.Monthly != nil; {
	case f.Kind == model.RecentWeeks && byMonth:
		in.Fault(r.where("forecast"), "write {recent_months: 3} for the rate of the last three months, or run_rate",
			"recent counts weeks, and actual is by month")
	case f.Kind == model.RecentWeeks && !byWeek:
		in.Fault(r.where("forecast"), "write actual as a list with a count for each week, or forecast: run_rate",
			"recent needs weekly counts, and actual is only a total")
	case f.Kind == model.RecentMonths && byWeek:
		in.Fault(r.where("forecast"), "write {recent: 8} for the rate of the last eight weeks, or run_rate",
			"recent_months counts months, and actual is by week")
	case f.Kind == model.RecentMonths && !byMonth:
		in.Fault(r.where("forecast"), "write actual as {monthly: [one count for each month]}, or forecast: run_rate",
			"recent_months needs monthly counts, and actual is only a total")
	}
}

// checkForecastOfCounts reports forecasts that only lines without activity can have.
func checkForecastOfCounts(in *fault.Input, r *record, f model.Forecast) {
	switch {
	case !r.sound("forecast"):
	case f.Kind == model.ForecastAmount:
		in.Fault(r.where("forecast"), "write run_rate, plan or {recent: 8}", "an amount is for lines without activity")
	case f.Kind == model.NothingMore:
		in.Fault(r.where("forecast"), "write run_rate, plan or {recent: 8}", "none is for lines without activity")
	}
}

// checkLine reports what is wrong with the keys of a line taken together.
func checkLine(in *fault.Input, r *record, l *model.Line) {
	switch {
	case r.has("price") && r.has("spent"):
		in.Fault(r.where("spent"), "keep price for a line that counts activity, spent for one that does not", "the line has both a price and spent")
	case r.has("spent") && (r.has("actual_cost") || r.has("plan_cost")):
		billed := "actual_cost"
		if !r.has(billed) {
			billed = "plan_cost"
		}
		in.Fault(r.where(billed), "keep it for a line that counts activity, spent for one that does not", "the line has both %s and spent", billed)
	case !r.has("price") && (r.has("actual_cost") || r.has("plan_cost")):
		l.Unpriced = true
		checkUnpriced(in, r, l)
		checkActivity(in, r, l)
	case !r.has("price") && !r.has("spent"):
		in.Fault(r.Place, "add price, in £ a unit, for activity; or spent, in £, for a line without activity", "the line has neither price nor spent")
	case r.has("price"):
		checkActivity(in, r, l)
	default:
		l.WithoutActivity = true
		checkWithoutActivity(in, r, l)
	}
}

func checkActivity(in *fault.Input, r *record, l *model.Line) {
	needed := []struct{ name, hint string }{
		{"provider", "add provider: and the id of the provider that is paid"},
		{"pod", "add pod: and the point of delivery, such as first_outpatient"},
		{"plan", "add plan: and the units planned for the year"},
		{"actual", "add actual: and one count for each elapsed week, or their total"},
	}
	for _, n := range needed {
		if !r.has(n.name) {
			in.Fault(r.Place, n.hint, "%s is missing: the line has a price", n.name)
		}
	}
	for name, below := range map[string]bool{"budget": l.Budget.Value < 0, "actual_cost": l.ActualCost != nil && l.ActualCost.Total < 0} {
		if below && r.sound(name) {
			in.Fault(r.where(name), "a line with activity cannot be a credit; a line without activity can", "%s is below zero", name)
		}
	}
	checkForecastOfCounts(in, r, l.Forecast)
	checkForecast(in, r, l.Forecast, l.Actual)
	if r.sound("plan") && r.sound("price") && l.Plan*l.Price > number.MaxPounds {
		in.Fault(r.where("price"), "are there digits too many in price or plan?", "plan × price is more than £%s, the most that is read", fault.Thousands(number.MaxPounds))
	}
}

func checkWithoutActivity(in *fault.Input, r *record, l *model.Line) {
	if !r.has("budget") {
		in.Fault(r.Place, "add budget: and the £ for the year", "budget is missing: the line has no activity to reckon it from")
	}
	switch {
	case !r.sound("forecast"):
	case l.Forecast.Kind == model.RecentWeeks:
		in.Fault(r.where("forecast"), "write run_rate, plan or {amount: 57_200_000}", "recent is for lines with weekly counts")
	case l.Forecast.Kind == model.RecentMonths:
		in.Fault(r.where("forecast"), "write run_rate, plan or {amount: 57_200_000}", "recent_months is for lines with monthly counts")
	case l.Forecast.Kind == model.ForecastAmount && r.sound("spent"):
		checkAmount(in, r, l)
	}
	if r.has("market_forces_factor") {
		in.Fault(r.where("market_forces_factor"), "leave it out: it multiplies a price", "a line without activity has no market forces factor")
	}
}

// checkUnpriced reports a line without a price that lacks what stands in for it.
func checkUnpriced(in *fault.Input, r *record, l *model.Line) {
	switch {
	case !r.has("actual_cost"):
		in.Fault(r.Place, "add actual_cost, in £ billed to date, or price, in £ a unit", "the line has plan_cost, but neither price nor actual_cost")
	case !r.has("plan_cost"):
		in.Fault(r.Place, "add plan_cost, in £ planned for the year, or price, in £ a unit", "the line has actual_cost, but neither price nor plan_cost")
	case r.sound("actual") && l.Actual.Total == 0:
		in.Fault(r.where("actual"), "add price, in £ a unit", "nothing was done on the line, so that no price follows from what was billed")
	}
}

// checkAmount reports an amount for the year that what is spent rules out.
func checkAmount(in *fault.Input, r *record, l *model.Line) {
	amount, spent := l.Forecast.Amount, l.Spent
	switch {
	case spent > 0 && amount >= 0 && amount < spent:
		in.Fault(r.where("forecast"), "write the spending of the whole year, at least what is spent", "the amount for the year is below what is spent already, %s", model.RoundPounds(spent).Whole())
	case spent < 0 && amount <= 0 && amount > spent:
		in.Fault(r.where("forecast"), "write the credits of the whole year, at least those that have come", "the amount for the year is a smaller credit than has come already, %s", model.RoundPounds(spent).Whole())
	case spent*amount < 0:
		in.Warn(r.where("forecast"), "that is right only if it is still to come", "%s is spent and %s expected for the year: the rest lies across zero", model.RoundPounds(spent).Whole(), model.RoundPounds(amount).Whole())
	}
}
