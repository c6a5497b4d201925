package scenarios

import (
	"gopkg.in/yaml.v3"

	"fewer/model"
)

// forecastMap is a forecast that has a figure.
var forecastKeys = object[model.Forecast]{
	name: "forecast", flow: true,
	fresh: func() model.Forecast { return model.Forecast{} },
	keys: []key[model.Forecast]{
		field("recent", whole("a number of weeks", 1, model.WeeksInYear-1), func(f *model.Forecast) *int { return &f.Weeks }, "How many of the last elapsed weeks it rests on."),
		field("amount", pounds, func(f *model.Forecast) *float64 { return &f.Amount }, "£ spent in the year, of a line without activity."),
	},
	rules: schema{"minProperties": 1, "maxProperties": 1},
	check: func(in *input, r *record, f *model.Forecast) {
		switch {
		case r.has("recent") && r.has("amount"):
			in.fault(r.place, "write one of the two", "forecast has both recent and amount")
		case r.has("recent"):
			f.Kind = model.RecentWeeks
		case r.has("amount"):
			f.Kind = model.ForecastAmount
		default:
			in.fault(r.place, "write run_rate, plan, {recent: 8} or {amount: 57_200_000}", "forecast is empty")
		}
	},
}

var forecast = kind[model.Forecast]{
	read: func(in *input, at *place) (model.Forecast, bool) {
		if at.node.Kind == yaml.MappingNode {
			return forecastKeys.read(in, at)
		}
		if at.node.Kind == yaml.SequenceNode {
			in.wrongShape(at, "a forecast", "write run_rate, plan, {recent: 8} or {amount: 57_200_000}")
			return model.Forecast{}, false
		}
		if at.node.Value == "recent" || at.node.Value == "amount" {
			in.fault(at, "write {recent: 8} for the last 8 weeks, or {amount: 57_200_000} for the year's spending", "%s needs its figure", at.node.Value)
			return model.Forecast{}, false
		}
		name, ok := oneOf("a forecast", []string{"run_rate", "plan"}).read(in, at)
		if name == "plan" {
			return model.Forecast{Kind: model.OnPlan}, ok
		}
		return model.Forecast{Kind: model.RunRate}, ok
	},
	write: func(f model.Forecast) *yaml.Node {
		switch f.Kind {
		case model.OnPlan:
			return textNode("plan")
		case model.RecentWeeks, model.ForecastAmount:
			return forecastKeys.write(f)
		}
		return textNode("run_rate")
	},
	schema: schema{"anyOf": []schema{{"enum": []string{"run_rate", "plan"}}, forecastKeys.describe()}},
}

// checkForecast reports a forecast from recent weeks where only a total is known.
func checkForecast(in *input, r *record, f model.Forecast, actual model.Counts) {
	if f.Kind == model.RecentWeeks && r.sound("forecast") && r.sound("actual") && actual.Weekly == nil {
		in.fault(r.where("forecast"), "write actual as a list with a count for each week, or forecast: run_rate",
			"recent needs weekly counts, and actual is only a total")
	}
}

// checkLine reports what is wrong with the keys of a line taken together.
func checkLine(in *input, r *record, l *model.Line) {
	switch {
	case r.has("price") && r.has("spent"):
		in.fault(r.where("spent"), "keep price for a line that counts activity, spent for one that does not", "the line has both a price and spent")
	case !r.has("price") && !r.has("spent"):
		in.fault(r.place, "add price, in £ a unit, for activity; or spent, in £, for a line without activity", "the line has neither price nor spent")
	case r.has("price"):
		checkActivity(in, r, l)
	default:
		l.WithoutActivity = true
		checkWithoutActivity(in, r, l)
	}
}

func checkActivity(in *input, r *record, l *model.Line) {
	needed := []struct{ name, hint string }{
		{"provider", "add provider: and the id of the provider that is paid"},
		{"pod", "add pod: and the point of delivery, such as first_outpatient"},
		{"plan", "add plan: and the units planned for the year"},
		{"actual", "add actual: and one count for each elapsed week, or their total"},
	}
	for _, n := range needed {
		if !r.has(n.name) {
			in.fault(r.place, n.hint, "%s is missing: the line has a price", n.name)
		}
	}
	if l.Forecast.Kind == model.ForecastAmount && r.sound("forecast") {
		in.fault(r.where("forecast"), "write run_rate, plan or {recent: 8}", "an amount is for lines without activity")
	}
	checkForecast(in, r, l.Forecast, l.Actual)
	if r.sound("plan") && r.sound("price") && l.Plan*l.Price > maxPounds {
		in.fault(r.where("price"), "are there digits too many in price or plan?", "plan × price is more than £%s, the most that is read", thousands(maxPounds))
	}
}

func checkWithoutActivity(in *input, r *record, l *model.Line) {
	if !r.has("budget") {
		in.fault(r.place, "add budget: and the £ for the year", "budget is missing: the line has no activity to reckon it from")
	}
	if l.Forecast.Kind == model.RecentWeeks && r.sound("forecast") {
		in.fault(r.where("forecast"), "write run_rate, plan or {amount: 57_200_000}", "recent is for lines with weekly counts")
	}
	if l.Forecast.Kind == model.ForecastAmount && r.sound("forecast") && r.sound("spent") && l.Forecast.Amount < l.Spent {
		in.fault(r.where("forecast"), "write the spending of the whole year, at least what is spent", "the amount for the year is below what is spent already, %s", model.RoundPounds(l.Spent).Whole())
	}
	for _, name := range []string{"plan", "actual", "pod", "treatment_function"} {
		if r.has(name) {
			in.warn(r.where(name), "leave it out, or give the line a price instead of spent", "this does nothing on a line without activity")
		}
	}
	l.Plan, l.Actual, l.POD, l.TreatmentFunction = 0, model.Counts{}, "", ""
}
