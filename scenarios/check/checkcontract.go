package check

import (
	"math"
	"slices"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/payment"
	"fewer/scenarios/fault"
)

// Contract looks at a provider's contract, in a year or proposed in a
// scenario, beside the lines that it is to pay for.
type Contract struct {
	*fault.Input
	At       *fault.Place // of the contract
	Year     *model.Year
	Provider *model.Provider
	Contract []model.Schedule
	lines    *fault.Place // of the year's lines, where a fault of the contract is one of theirs; nil in a scenario
	Complete bool         // whether it is known for every line whose it is and what it is
	Missing  func(at *fault.Place, hint, what string, args ...any)
}

// Check reports what is wrong with the contract beside the lines of its provider.
func (c Contract) Check() {
	var own []*model.Line
	for i := range c.Year.Lines {
		l := &c.Year.Lines[i]
		if !l.WithoutActivity && l.Provider == c.Provider.ID {
			own = append(own, l)
		}
	}
	if !c.At.Stands() && len(c.Contract) == 0 {
		if len(own) > 0 {
			c.Fault(c.At.Above, "add contract: [{terms: block}], or the schedules that are agreed", "contract is missing, and the provider has lines to be paid for, such as %s", fault.Quote(own[0].ID))
		}
		return
	}
	if len(c.Contract) == 0 {
		return // said already
	}
	known := true
	for i := range c.Contract {
		known = c.checkCovers(i, own) && known
	}
	if !known || !c.Complete || !c.coversSound() {
		return
	}
	members := c.assign(own)
	for i := range c.Contract {
		if len(members[i]) == 0 && c.Sound(c.At.At(i)) {
			c.Fault(c.At.At(i), "delete it or change what it covers; a fee without activity is a line without activity",
				"no line of %s belongs to this schedule", fault.Quote(c.Provider.ID))
		}
		c.checkAmounts(i, members[i])
	}
}

func (c *Contract) coversSound() bool {
	for i := range c.Contract {
		if !c.Sound(c.At.At(i, "covers")) {
			return false
		}
	}
	return true
}

// assign gives every line to the first schedule that covers it, and reports lines
// that none does.
func (c *Contract) assign(own []*model.Line) [][]*model.Line {
	members := make([][]*model.Line, len(c.Contract))
	for _, l := range own {
		i := slices.IndexFunc(c.Contract, func(s model.Schedule) bool { return s.Covers.Match(l) })
		if i >= 0 {
			members[i] = append(members[i], l)
			continue
		}
		at := c.At
		if c.lines != nil && !c.Enough() {
			at = c.lines.At(slices.IndexFunc(c.Year.Lines, func(x model.Line) bool { return x.ID == l.ID }))
		}
		c.Fault(at, "add a schedule without covers, such as {terms: block}, at the end of the contract",
			"no schedule in the contract of %s covers the line %s", fault.Quote(c.Provider.ID), fault.Quote(l.ID))
	}
	return members
}

// checkCovers reports lines and specialties that the provider does not have. It
// tells whether all are known.
func (c *Contract) checkCovers(i int, own []*model.Line) bool {
	covers, known := c.Contract[i].Covers, true
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
		at := c.At.At(i, "covers", "lines", j)
		if slices.ContainsFunc(c.Year.Lines, func(l model.Line) bool { return l.ID == id }) {
			c.Missing(at, "name lines with activity of the same provider", "the line %s is no activity of %s", fault.Quote(id), fault.Quote(c.Provider.ID))
			continue
		}
		c.Reference(c.Missing, at, id, "a line", func() []string { return names })
	}
	for j, s := range covers.Specialties {
		if s == "" || slices.Contains(specialties, s) {
			continue
		}
		hint := "the specialties of its lines are " + model.ListWords(specialties)
		if near := fault.Nearest(s, specialties); near != "" {
			hint = "did you mean " + near + "?"
		}
		c.Warn(c.At.At(i, "covers", "specialties", j), hint, "%s has no line of the specialty %s", fault.Quote(c.Provider.ID), fault.Quote(s))
	}
	return known
}

// checkAmounts looks at a schedule's own amounts beside the planned value of its lines.
func (c *Contract) checkAmounts(i int, members []*model.Line) {
	s, at := &c.Contract[i], c.At.At(i)
	if len(members) == 0 || !c.Sound(at) {
		return
	}
	planned := 0.0
	for _, l := range members {
		planned += l.PlannedValue(c.Provider)
	}
	if c.lines != nil && !c.Sound(c.lines) || !c.Sound(c.At.Above) {
		return
	}
	floor, ceiling := limitsOf(s, planned)
	if s.Floor.Kind != model.NoLimit && s.Ceiling.Kind != model.NoLimit && s.Floor.Kind != s.Ceiling.Kind && floor > ceiling {
		c.Fault(at.At("floor"), "write a floor that is not above the ceiling",
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
		c.Warn(at.At("value"), "check the value, or the plans and prices of the lines", "the value is %s, plan × price of its lines %s: a %s of %s from day one",
			value.Whole(), plan.Whole(), word, difference.Abs().Whole())
	}
}

// checkSteps reports steps of a marginal rate that don't lead away from the baseline.
func (c *Contract) checkSteps(s *model.Schedule, at *fault.Place, planned float64) {
	above, below := strayStep(s, planned)
	if above >= 0 {
		c.Fault(at.At("marginal_above", above, "to"), "write the steps in order, each ending higher than where it begins",
			"the step ends at %s, which is not above where it begins", c.written(s.MarginalAbove[above].To))
	}
	if below >= 0 {
		c.Fault(at.At("marginal_below", below, "to"), "write the steps in order, each ending lower than where it begins",
			"the step ends at %s, which is not below where it begins", c.written(s.MarginalBelow[below].To))
	}
}

// checkPercents warns of percentages of nothing.
func (c *Contract) checkPercents(s *model.Schedule, at *fault.Place, planned float64) {
	warn := func(key *fault.Place, of string, l model.Limit) {
		if l.Kind == model.LimitOfPlan {
			c.Warn(key, "write it in pounds, or give the lines a plan", "this is a percentage of %s, which is nothing", of)
		}
	}
	if planned == 0 {
		warn(at.At("floor"), "the planned value", s.Floor)
		warn(at.At("ceiling"), "the planned value", s.Ceiling)
	}
	if s.Baseline.Or(planned) != 0 {
		return
	}
	for i, steps := range []model.MarginalRates{s.MarginalAbove, s.MarginalBelow} {
		for k, step := range steps {
			warn(at.At(Marginals[i], k, "to"), "the baseline", step.To)
		}
	}
}

// written is a limit as people write it.
func (c *Contract) written(l model.Limit) string {
	if l.Kind == model.LimitInPounds {
		return model.RoundPounds(l.Amount).Whole()
	}
	return model.PercentWords(l.Amount) + " of the baseline"
}

// Marginals are the keys of marginal rates: above the baseline, and below it.
var Marginals = [2]string{"marginal_above", "marginal_below"}

// limitsOf are the floor and the ceiling for a full year in pounds, where so much
// is planned; ∓Inf for none.
func limitsOf(s *model.Schedule, planned float64) (floor, ceiling float64) {
	h, in := s.Shape(), fullYear(planned)
	return h.Floor.Pounds("", in, figure.F{}, math.Inf(-1)).V, h.Ceiling.Pounds("", in, figure.F{}, math.Inf(1)).V
}

// strayStep finds the first of the steps above or below the baseline that does
// not lead outwards on the full year, where so much is planned: its place in the
// file's list, or −1. Where the baseline is nothing, no step in percent does.
func strayStep(s *model.Schedule, planned float64) (above, below int) {
	h, in := s.Shape(), fullYear(planned)
	base := h.Base.Pounds("", in, figure.F{}, 0)
	stray := func(list []payment.Rung, steps model.MarginalRates, side float64) int {
		at := base.V
		for i, r := range list {
			to := r.To.Pounds("", in, base, side*math.Inf(1)).V
			if step := i - (len(list) - len(steps)); step >= 0 && base.V > 0 && side*(to-at) <= 0 {
				return step
			}
			at = to
		}
		return -1
	}
	return stray(h.Above, s.MarginalAbove, 1), stray(h.Below, s.MarginalBelow, -1)
}

// fullYear is the whole year, in which so much is planned.
func fullYear(planned float64) *payment.PartOfYear {
	return &payment.PartOfYear{Planned: figure.Plain(planned), Share: figure.Plain(1)}
}
