package file

import (
	"slices"

	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/scenarios/check"
	"fewer/scenarios/fault"
)

var scheduleKeys = object[model.Schedule]{
	name: "a schedule", flow: true,
	keys: []key[model.Schedule]{
		counted("terms", oneOf("a form of contract", model.Forms), func(s *model.Schedule) *model.Form { return &s.Form }, "The form of contract.").must("block"),
		counted("covers", coversKeys.kind(), func(s *model.Schedule) *model.Covers { return &s.Covers }, "Which lines; all that is given must match. Without it, every line."),
		under(contractPounds("value", func(s *model.Schedule) *model.Optional { return &s.Value }, "£ for a full year.", "£ for a full year", model.Block).counts(func(s *model.Schedule, y *yearParts) any {
			return exact(s.Value.Or(s.Baseline.Or(y.planned[s])))
		}), model.Block, model.CostAndVolume, model.Blended),
		under(contractPounds("baseline", func(s *model.Schedule) *model.Optional { return &s.Baseline }, "£ for a full year from which more and less are reckoned.", "baseline £").counts(func(s *model.Schedule, y *yearParts) any {
			return exact(s.Baseline.Or(y.planned[s]))
		}), model.CostAndVolume, model.Blended),
		under(contractRates("marginal_above", func(s *model.Schedule) *model.MarginalRates { return &s.MarginalAbove }, "The share of tariff paid above the baseline, or a list of steps outwards; 100% if left out.", "above it"), model.CostAndVolume),
		under(contractRates("marginal_below", func(s *model.Schedule) *model.MarginalRates { return &s.MarginalBelow }, "The share of tariff taken back below the baseline, or a list of steps outwards; 100% if left out.", "below it"), model.CostAndVolume),
		under(counted("tolerance_above", orZero(rate), func(s *model.Schedule) *model.Optional { return &s.ToleranceAbove }, "How far above the baseline nothing moves."), model.CostAndVolume),
		under(counted("tolerance_below", orZero(share), func(s *model.Schedule) *model.Optional { return &s.ToleranceBelow }, "How far below the baseline nothing moves."), model.CostAndVolume),
		under(counted("variable", orZero(rate), func(s *model.Schedule) *model.Optional { return &s.Variable }, "The share of tariff that moves with activity, of a blended contract.").
			asked(askedShare("moves with activity", func(s *model.Schedule) *model.Optional { return &s.Variable })), model.VariableForms...),
		counted("floor", limit, func(s *model.Schedule) *model.Limit { return &s.Floor }, "Never paid less: £ for a full year, or a percentage of the planned value."),
		counted("ceiling", limit, func(s *model.Schedule) *model.Limit { return &s.Ceiling }, "Never paid more: £ for a full year, or a percentage of the planned value."),
		field("measured_on", measuredOn, func(s *model.Schedule) *bool { return &s.MeasuredByLine }, "line: the terms apply to each line by itself.").reckoned(func(f facts, s *model.Schedule, _ *yearParts) {
			f["by_line"] = s.MeasuredByLine
		}),
	},
	rules: schema{
		"if":   schema{"properties": schema{"terms": schema{"enum": model.VariableForms}}, "required": []string{"terms"}},
		"then": schema{"required": []string{"variable"}},
	},
	check: checkSchedule,
}

var measuredOn = named("what the terms are measured on", []string{"line", "schedule"}, true, false)

// marginal is a marginal rate, however far it goes, or a list of them in steps.
var marginal = kind[model.MarginalRates]{
	read: func(in *fault.Input, at *fault.Place) (model.MarginalRates, bool) {
		if at.Node.Kind != yaml.SequenceNode {
			v, ok := rate.read(in, at)
			return model.AtRate(v), ok
		}
		steps, ok := stepList.read(in, at)
		return steps, ok && checkSteps(in, at, steps)
	},
	write: func(steps model.MarginalRates) *yaml.Node {
		if v, ok := steps.Single(1); ok {
			return rate.write(v)
		}
		n := stepList.write(steps)
		n.Style = yaml.FlowStyle
		return n
	},
	schema: schema{"anyOf": []schema{rate.schema, stepList.schema}},
	facts:  func(steps *model.MarginalRates, _ *yearParts) (any, bool) { return marginalFacts(*steps), true },
}

var stepList = filled(listOf("marginal rates in steps", stepKeys.kind()), "write one rate, such as 30%, or steps: [{to: 105%, rate: 70%}, {rate: 30%}]")

var stepKeys = object[model.MarginalRate]{
	name: "a step", flow: true,
	keys: []key[model.MarginalRate]{
		field("to", stepEnd, func(s *model.MarginalRate) *model.Limit { return &s.To }, "How far the step goes: £ for a full year, or a percentage of the baseline. Only the last step has none."),
		field("rate", rate, func(s *model.MarginalRate) *float64 { return &s.Rate }, "The share of tariff paid, or taken back, in the step.").must("30%"),
	},
}

// checkSteps reports steps without an end before the last one, and a last one
// that has an end.
func checkSteps(in *fault.Input, at *fault.Place, steps model.MarginalRates) (ok bool) {
	ok = true
	for i, s := range steps {
		switch last := i == len(steps)-1; {
		case !last && s.To.Kind == model.NoLimit:
			in.Fault(at.At(i), "say how far it goes, such as {to: 105%, rate: 70%}, or make it the last", "the step has no end, and others follow it")
			ok = false
		case last && s.To.Kind != model.NoLimit:
			in.Fault(at.At(i, "to"), "leave to out, or add a last step, such as {rate: 0%}, for what lies beyond", "the last step has an end, so that nothing is said of what lies beyond")
			ok = false
		}
	}
	return ok
}

// under is a key that only some forms of contract have. Where a form asks for it, and
// not of some of them only, it asks of them all.
func under(k key[model.Schedule], forms ...model.Form) key[model.Schedule] {
	if k.asks.forms == nil {
		k.asks.forms = forms
	}
	return k.idleWhere(func(s *model.Schedule) string {
		if s.Form == "" || slices.Contains(forms, s.Form) {
			return ""
		}
		return "this does nothing under terms: " + string(s.Form)
	}, "leave it out, or choose other terms")
}

func marginalFacts(steps model.MarginalRates) any {
	if v, ok := steps.Single(1); ok {
		return exact(v)
	}
	all := make([]facts, len(steps))
	for i, s := range steps {
		all[i] = facts{"rate": exact(s.Rate), "to": limitFacts(s.To)}
	}
	return all
}

// checkSchedule reports what is wrong with the keys of a schedule taken together.
func checkSchedule(in *fault.Input, r *record, s *model.Schedule) {
	if floor, ceiling := s.Floor, s.Ceiling; r.sound("floor") && r.sound("ceiling") && floor.Kind == ceiling.Kind && floor.Amount > ceiling.Amount {
		in.Fault(r.where("floor"), "write a floor that is not above the ceiling", "the floor is above the ceiling")
	}
	if s.MeasuredByLine && r.sound("measured_on") {
		checkByLine(in, r, s)
	}
	if !r.sound("terms") {
		return
	}
	if slices.Contains(model.VariableForms, s.Form) && !r.has("variable") {
		in.Fault(r.Place, "add variable: 75%, the share of tariff that moves with activity", "variable is missing: the terms are %s", s.Form.Words())
	}
}

// checkByLine reports amounts for a whole schedule where each line is by itself.
func checkByLine(in *fault.Input, r *record, s *model.Schedule) {
	amounts := []struct {
		name  string
		given bool
	}{
		{"value", s.Value.Given},
		{"baseline", s.Baseline.Given},
		{"floor", s.Floor.Kind == model.LimitInPounds},
		{"ceiling", s.Ceiling.Kind == model.LimitInPounds},
	}
	for i, steps := range []model.MarginalRates{s.MarginalAbove, s.MarginalBelow} {
		for k, step := range steps {
			if name := check.Marginals[i]; step.To.Kind == model.LimitInPounds && r.sound(name) {
				in.Fault(r.where(name).At(k, "to"), "write a percentage of the baseline, or drop measured_on: line",
					"this is an amount for the whole schedule, and measured_on: line takes each line by itself")
			}
		}
	}
	for _, a := range amounts {
		if a.given && r.sound(a.name) {
			in.Fault(r.where(a.name), "leave it out, write a floor or ceiling in percent, or drop measured_on: line",
				"this is an amount for the whole schedule, and measured_on: line takes each line by itself")
		}
	}
}
