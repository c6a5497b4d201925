package scenarios

import (
	"slices"

	"fewer/model"
)

// contractCheck looks at a provider's contract, in a year or proposed in a
// scenario, beside the lines that it is to pay for.
type contractCheck struct {
	*input
	at       *place // of the contract
	year     *model.Year
	provider *model.Provider
	contract []model.Schedule
	lines    *place // of the year's lines, where a fault of the contract is one of theirs; nil in a scenario
	complete bool   // whether it is known for every line whose it is and what it is
	missing  func(at *place, hint, what string, args ...any)
}

func checkContract(c contractCheck) {
	var own []*model.Line
	for i := range c.year.Lines {
		l := &c.year.Lines[i]
		if !l.WithoutActivity && l.Provider == c.provider.ID {
			own = append(own, l)
		}
	}
	if !c.at.stands() && len(c.contract) == 0 {
		if len(own) > 0 {
			c.fault(c.at.above, "add contract: [{terms: block}], or the schedules that are agreed", "contract is missing, and the provider has lines to be paid for, such as %s", quote(own[0].ID))
		}
		return
	}
	if len(c.contract) == 0 {
		return // said already
	}
	known := true
	for i := range c.contract {
		known = c.checkCovers(i, own) && known
	}
	if !known || !c.complete || !c.coversSound() {
		return
	}
	members := c.assign(own)
	for i := range c.contract {
		if len(members[i]) == 0 && c.sound(c.at.at(i)) {
			c.fault(c.at.at(i), "delete it or change what it covers; a fee without activity is a line without activity",
				"no line of %s belongs to this schedule", quote(c.provider.ID))
		}
		c.checkAmounts(i, members[i])
	}
}

func (c *contractCheck) coversSound() bool {
	for i := range c.contract {
		if !c.sound(c.at.at(i, "covers")) {
			return false
		}
	}
	return true
}

// assign gives every line to the first schedule that covers it, and reports lines
// that none does.
func (c *contractCheck) assign(own []*model.Line) [][]*model.Line {
	members := make([][]*model.Line, len(c.contract))
	for _, l := range own {
		i := slices.IndexFunc(c.contract, func(s model.Schedule) bool { return s.Covers.Match(l) })
		if i >= 0 {
			members[i] = append(members[i], l)
			continue
		}
		at := c.at
		if c.lines != nil && !c.enough() {
			at = c.lines.at(slices.IndexFunc(c.year.Lines, func(x model.Line) bool { return x.ID == l.ID }))
		}
		c.fault(at, "add a schedule without covers, such as {terms: block}, at the end of the contract",
			"no schedule in the contract of %s covers the line %s", quote(c.provider.ID), quote(l.ID))
	}
	return members
}

// checkCovers reports lines and specialties that the provider does not have. It
// tells whether all are known.
func (c *contractCheck) checkCovers(i int, own []*model.Line) bool {
	covers, known := c.contract[i].Covers, true
	var names, specialties []string
	for _, l := range own {
		names = append(names, l.ID)
		if !slices.Contains(specialties, l.Specialty) && l.Specialty != "" {
			specialties = append(specialties, l.Specialty)
		}
	}
	for j, id := range covers.Lines {
		if id == "" || slices.Contains(names, id) {
			continue
		}
		known = false
		at := c.at.at(i, "covers", "lines", j)
		if slices.ContainsFunc(c.year.Lines, func(l model.Line) bool { return l.ID == id }) {
			c.missing(at, "name lines with activity of the same provider", "the line %s is no activity of %s", quote(id), quote(c.provider.ID))
			continue
		}
		c.reference(c.missing, at, id, "a line", func() []string { return names })
	}
	for j, s := range covers.Specialties {
		if s == "" || slices.Contains(specialties, s) {
			continue
		}
		hint := "the specialties of its lines are " + model.ListWords(specialties)
		if near := nearest(s, specialties); near != "" {
			hint = "did you mean " + near + "?"
		}
		c.warn(c.at.at(i, "covers", "specialties", j), hint, "%s has no line of the specialty %s", quote(c.provider.ID), quote(s))
	}
	return known
}

// checkAmounts looks at a schedule's own amounts beside the planned value of its lines.
func (c *contractCheck) checkAmounts(i int, members []*model.Line) {
	s, at := &c.contract[i], c.at.at(i)
	if len(members) == 0 || !c.sound(at) {
		return
	}
	planned := 0.0
	for _, l := range members {
		planned += l.PlannedValue(c.provider)
	}
	if c.lines != nil && !c.sound(c.lines) || !c.sound(c.at.above) {
		return
	}
	floor, ceiling := s.Limits(planned)
	if s.Floor.Kind != model.NoLimit && s.Ceiling.Kind != model.NoLimit && s.Floor.Kind != s.Ceiling.Kind && floor > ceiling {
		c.fault(at.at("floor"), "write a floor that is not above the ceiling",
			"the floor, %s, is above the ceiling, %s", model.RoundPounds(floor).Whole(), model.RoundPounds(ceiling).Whole())
		return
	}
	c.checkSteps(s, at, planned)
	c.checkPercents(s, at, planned)
	if !s.Value.Given || c.lines == nil {
		return
	}
	value, plan := model.RoundPounds(s.Value.Value), model.RoundPounds(planned)
	if difference := value - plan; difference.Abs() >= model.Pounds(1) && difference.Abs()*1000 > plan {
		word := "deficit"
		if difference < 0 {
			word = "surplus"
		}
		c.warn(at.at("value"), "check the value, or the plans and prices of the lines", "the value is %s, plan × price of its lines %s: a %s of %s from day one",
			value.Whole(), plan.Whole(), word, difference.Abs().Whole())
	}
}

// checkSteps reports steps of a marginal rate that don't lead away from the baseline.
func (c *contractCheck) checkSteps(s *model.Schedule, at *place, planned float64) {
	above, below := s.StrayStep(planned)
	if above >= 0 {
		c.fault(at.at("marginal_above", above, "to"), "write the steps in order, each ending higher than where it begins",
			"the step ends at %s, which is not above where it begins", c.written(s.MarginalAbove[above].To))
	}
	if below >= 0 {
		c.fault(at.at("marginal_below", below, "to"), "write the steps in order, each ending lower than where it begins",
			"the step ends at %s, which is not below where it begins", c.written(s.MarginalBelow[below].To))
	}
}

// checkPercents warns of percentages of nothing.
func (c *contractCheck) checkPercents(s *model.Schedule, at *place, planned float64) {
	warn := func(key *place, of string, l model.Limit) {
		if l.Kind == model.LimitOfPlan {
			c.warn(key, "write it in pounds, or give the lines a plan", "this is a percentage of %s, which is nothing", of)
		}
	}
	if planned == 0 {
		warn(at.at("floor"), "the planned value", s.Floor)
		warn(at.at("ceiling"), "the planned value", s.Ceiling)
	}
	if s.Baseline.Or(planned) != 0 {
		return
	}
	for i, steps := range []model.MarginalRates{s.MarginalAbove, s.MarginalBelow} {
		for k, step := range steps {
			warn(at.at(marginals[i], k, "to"), "the baseline", step.To)
		}
	}
}

// written is a limit as people write it.
func (c *contractCheck) written(l model.Limit) string {
	if l.Kind == model.LimitInPounds {
		return model.RoundPounds(l.Amount).Whole()
	}
	return model.PercentWords(l.Amount) + " of the baseline"
}
