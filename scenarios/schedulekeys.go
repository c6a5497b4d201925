package scenarios

import (
	"slices"

	"gopkg.in/yaml.v3"

	"fewer/model"
)

var scheduleKeys = object[model.Schedule]{
	name: "a schedule", flow: true,
	fresh: func() model.Schedule { return model.Schedule{} },
	keys: []key[model.Schedule]{
		field("terms", oneOf("a form of contract", model.Forms), func(s *model.Schedule) *model.Form { return &s.Form }, "The form of contract.").must("block"),
		coversKey(),
		field("value", optional(pounds), func(s *model.Schedule) *model.Optional { return &s.Value }, "£ for a full year."),
		field("baseline", optional(pounds), func(s *model.Schedule) *model.Optional { return &s.Baseline }, "£ for a full year from which more and less are reckoned."),
		field("marginal_above", optional(rate), func(s *model.Schedule) *model.Optional { return &s.MarginalAbove }, "The share of tariff paid above the baseline; 100% if left out."),
		field("marginal_below", optional(rate), func(s *model.Schedule) *model.Optional { return &s.MarginalBelow }, "The share of tariff taken back below the baseline; 100% if left out."),
		field("tolerance_above", optional(rate), func(s *model.Schedule) *model.Optional { return &s.ToleranceAbove }, "How far above the baseline nothing moves."),
		field("tolerance_below", optional(share), func(s *model.Schedule) *model.Optional { return &s.ToleranceBelow }, "How far below the baseline nothing moves."),
		field("variable", optional(rate), func(s *model.Schedule) *model.Optional { return &s.Variable }, "The share of tariff that moves with activity, of a blended contract."),
		field("floor", limit, func(s *model.Schedule) *model.Limit { return &s.Floor }, "Never paid less: £ for a full year, or a percentage of the planned value."),
		field("ceiling", limit, func(s *model.Schedule) *model.Limit { return &s.Ceiling }, "Never paid more: £ for a full year, or a percentage of the planned value."),
		field("measured_on", measuredOn, func(s *model.Schedule) *bool { return &s.MeasuredByLine }, "line: the terms apply to each line by itself."),
	},
	rules: schema{
		"if":   schema{"properties": schema{"terms": schema{"const": model.Blended}}, "required": []string{"terms"}},
		"then": schema{"required": []string{"variable"}},
	},
	check: checkSchedule,
}

// coversKey is written only where the schedule does not cover everything.
func coversKey() key[model.Schedule] {
	return field("covers", coversKeys.kind(), func(s *model.Schedule) *model.Covers { return &s.Covers }, "Which lines; all that is given must match. Without it, every line.")
}

const (
	measuredByLine     = "line"
	measuredBySchedule = "schedule"
)

var measuredOn = kind[bool]{
	read: func(in *input, at *place) (bool, bool) {
		on, ok := oneOf("what the terms are measured on", []string{measuredByLine, measuredBySchedule}).read(in, at)
		return on == measuredByLine, ok
	},
	write: func(byLine bool) *yaml.Node {
		if byLine {
			return textNode(measuredByLine)
		}
		return textNode(measuredBySchedule)
	},
	schema: schema{"enum": []string{measuredByLine, measuredBySchedule}},
}

// ownKeys are the keys that a form of contract uses, besides those of every form.
var ownKeys = map[model.Form][]string{
	model.Block:         {"value"},
	model.CostPerCase:   {},
	model.CostAndVolume: {"value", "baseline", "marginal_above", "marginal_below", "tolerance_above", "tolerance_below"},
	model.Blended:       {"value", "baseline", "variable"},
}

// checkSchedule reports what is wrong with the keys of a schedule taken together.
func checkSchedule(in *input, r *record, s *model.Schedule) {
	if floor, ceiling := s.Floor, s.Ceiling; r.sound("floor") && r.sound("ceiling") && floor.Kind == ceiling.Kind && floor.Amount > ceiling.Amount {
		in.fault(r.where("floor"), "write a floor that is not above the ceiling", "the floor is above the ceiling")
	}
	if s.MeasuredByLine && r.sound("measured_on") {
		checkByLine(in, r, s)
	}
	if !r.sound("terms") {
		return
	}
	if s.Form == model.Blended && !r.has("variable") {
		in.fault(r.place, "add variable: 75%, the share of tariff that moves with activity", "variable is missing: the terms are blended")
	}
	used := ownKeys[s.Form]
	unused := []struct {
		name  string
		field *model.Optional
	}{
		{"value", &s.Value},
		{"baseline", &s.Baseline},
		{"marginal_above", &s.MarginalAbove},
		{"marginal_below", &s.MarginalBelow},
		{"tolerance_above", &s.ToleranceAbove},
		{"tolerance_below", &s.ToleranceBelow},
		{"variable", &s.Variable},
	}
	for _, k := range unused {
		if r.has(k.name) && !slices.Contains(used, k.name) {
			in.warn(r.where(k.name), "leave it out, or choose other terms", "this does nothing under terms: %s", s.Form)
			*k.field = model.Optional{}
		}
	}
}

// checkByLine reports amounts for a whole schedule where each line is by itself.
func checkByLine(in *input, r *record, s *model.Schedule) {
	amounts := []struct {
		name  string
		given bool
	}{
		{"value", s.Value.Given},
		{"baseline", s.Baseline.Given},
		{"floor", s.Floor.Kind == model.LimitInPounds},
		{"ceiling", s.Ceiling.Kind == model.LimitInPounds},
	}
	for _, a := range amounts {
		if a.given && r.sound(a.name) {
			in.fault(r.where(a.name), "leave it out, write a floor or ceiling in percent, or drop measured_on: line",
				"this is an amount for the whole schedule, and measured_on: line takes each line by itself")
		}
	}
}
