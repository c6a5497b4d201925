package words

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/payment"
	"fewer/model/seek"
	"fewer/scenarios/file"
)

// ContractSays says how the contract takes a change to a row, as it is read
// aloud: "The contract says: Midshire General is paid £61.2m whether they come
// or not." Where what is done instead lies under another contract, it says so
// first. It is empty where the row is under no contract.
func ContractSays(a About) string {
	if t := newTeller(a); t != nil {
		return t.contractSays()
	}
	return ""
}

// WhyOfChange says why one change (an index in the scenario) saves what it adds to those
// before it, a sentence or two each: what its contract says or, where that is why, that all
// comes later; what it takes; and what stops it.
func WhyOfChange(a About, i int) (said []string) {
	c, result := &a.Scenario.Changes[i], &a.Projection.Changes[i]
	if result.LeftOut != "" {
		return []string{"It has no effect: " + result.LeftOut + "."}
	}
	a.Target = c.Target
	if t := newTeller(a); t != nil {
		t.only(i)
		said = append(said, t.contractSays())
	}
	said = append(said, ChangeTakes(c, result))
	if result.CutShort {
		said = append(said, "Not all of it is possible: "+result.StoppedBy(a.Prepared.Year().Protected(c.Target))+".")
	}
	if result.BelowZero {
		said = append(said, Sentence(model.CreditsUnmoved))
	}
	return slices.DeleteFunc(said, func(s string) bool { return s == "" })
}

// only leaves one of the scenario's changes to be told of.
func (t *teller) only(i int) {
	r := &t.Projection.Changes[i]
	t.changes, t.notSent, t.lands = []int{i}, r.NotSent, r.LandsAfterYearEnd
	t.saving = func(terms model.Terms) model.Money { return r.Saving[terms] + r.Costs }
	t.stand()
}

// stand puts the changes that are told of between those before them and those after: where
// the contract then stands is why they save what they add.
func (t *teller) stand() {
	t.before, t.after = t.Prepared.DoNothing(), t.Projection
	if len(t.changes) == 0 || len(t.changes) == len(t.Scenario.Changes) || t.Whose != "" {
		return
	}
	if t.Between == nil {
		t.Between = &Between{}
	}
	t.Between.in(t.Prepared)
	with := model.Scenario{Changes: slices.Clone(t.Scenario.Changes[:t.changes[0]])}
	if t.changes[0] > 0 {
		t.before = t.Between.before
		t.Prepared.Project(&with, t.before)
	}
	for _, i := range t.changes {
		with.Changes = append(with.Changes, t.Scenario.Changes[i])
	}
	t.after = t.Between.after
	t.Prepared.Project(&with, t.after)
}

// Between keeps projections for what is told of a row at each key, so that they are not
// made anew. The zero value is ready.
type Between struct {
	of            *model.Prepared
	before, after *model.Projection // of the changes before those that are told of, and with them
}

func (b *Between) in(p *model.Prepared) {
	if b.of != p {
		b.of, b.before, b.after = p, p.NewProjection(), p.NewProjection()
	}
}

// contractSays is ContractSays of what is told of.
func (t *teller) contractSays() string {
	switch {
	case t.notSent != 0 && t.lands == 0 && t.saving(model.AllCostPerCase) == 0:
		return "By 31 March it changes nothing that is paid for, whatever the contract."
	case t.fallsAfter():
		keeps, amount := "keeps", t.lands.Abs().Short()+" at tariff"
		if t.lands < 0 {
			keeps, amount = "pays", t.lands.Abs().Short()+" more at tariff"
		}
		return seek.AllAfterYearEnd + ": " + amount + ", and next year's contract says who " + keeps + " it."
	}
	if len(t.schedules) == 0 {
		return ""
	}
	first := t.insteadElsewhere()
	if first != "" {
		first = Sentence(first) + " "
	}
	return first + "The contract says: " + t.contractReason() + "."
}

// ChangeTakes says what a change takes, which its saving is after; "" where it takes nothing.
func ChangeTakes(c *model.Change, of *model.ChangeResult) string {
	takes := TakesWords(&model.Yield{Once: model.RoundPounds(c.Costs.Once), Costs: of.Costs}, c.Costs.PerWeek)
	if takes == "" || of.Costs == 0 {
		return ""
	}
	return model.UpperFirst(takes) + ", which no contract pays."
}

// Possible says what changes to some rows, whose projection is pr, come to, in percent of what these
// hold to two decimals, and why that is less than what is asked; why is "" where it is not.
func Possible(p *model.Prepared, changes []model.Change, pr *model.Projection, rows ...model.Target) (percent float64, why string) {
	var stopped []string
	taken, remaining := 0.0, 0.0
	for i, c := range changes {
		if r := &pr.Changes[i]; slices.Contains(rows, c.Target) {
			taken += r.NotSent
			if by := r.StoppedBy(p.Year().Protected(c.Target)); r.CutShort && !slices.Contains(stopped, by) {
				stopped = append(stopped, by)
			}
		}
	}
	for _, t := range rows {
		remaining += p.Remaining(t)
	}
	if remaining == 0 {
		return 0, ""
	}
	return figure.RoundTo(-100*taken/remaining, 2), strings.Join(stopped, "; ")
}

// AskedWhat is what the tables of a round are asked about, and what of it is possible.
func AskedWhat(p *model.Prepared, round *file.Round) string {
	asked := Sentence(round.Words(p.Year()))
	changes := round.Changes()
	rows := make([]model.Target, len(changes))
	for i := range changes {
		rows[i] = changes[i].Target
	}
	alone := InScenario(p, &model.Scenario{Changes: changes}, rows[0])
	if percent, why := Possible(p, changes, alone.Projection, rows...); why != "" {
		asked += " " + p.Year().SizeWords(rows[0], model.Size{Amount: percent}) + " is possible: " + why + "."
	}
	return asked
}

// Asked is that with what it takes.
func Asked(p *model.Prepared, round *file.Round) string {
	asked := AskedWhat(p, round)
	if takes := AskedTakes(p, round.Changes()); takes != "" {
		asked += " " + takes
	}
	return strings.TrimSuffix(asked, ".")
}

// AskedTakes says what changes take of which the tables are asked; "" where they take
// nothing.
func AskedTakes(p *model.Prepared, changes []model.Change) string {
	var y model.Yield
	each := 0.0
	for i := range changes {
		y.Once += model.RoundPounds(changes[i].Costs.Once)
		y.Costs += p.CostsOf(&changes[i])
		each += changes[i].Costs.PerWeek
	}
	if y.Costs == 0 {
		return ""
	}
	return model.UpperFirst(TakesWords(&y, each)) + "; what is saved is what is left after that."
}

// contractReason is why the row saves what it saves as contracted.
func (t *teller) contractReason() string {
	if t.elsewhere() && t.saving(model.AsContracted) > t.saving(model.AllCostPerCase) {
		return t.reasonsBeyond()
	}
	return t.reasons()
}

// insteadElsewhere says that some are seen elsewhere instead, under another contract
// than what a referral leads to: "some go to the skin clinic instead, which is on
// a block". It is empty where none are, as where more are sent, or where all lies under one
// contract.
func (t *teller) insteadElsewhere() string {
	if !t.elsewhere() {
		return ""
	}
	r := &t.year.Referrals[t.stream]
	own := map[int]bool{}
	for _, f := range r.LeadsTo {
		own[t.Prepared.ScheduleOf(t.Prepared.LineAt(f.Line))] = true
	}
	for _, f := range r.Instead {
		line := t.Prepared.LineAt(f.Line)
		s := t.Prepared.ScheduleOf(line)
		if s < 0 || own[s] {
			continue
		}
		name := inSentence(t.year.Lines[line].Name)
		return "some go to the " + name + " instead, which " + isOrAre(name) + " " + t.Prepared.Schedules()[s].Schedule.Form.Paid()
	}
	return ""
}

// isOrAre is the verb of a line's name, which may be of several things.
func isOrAre(name string) string {
	if strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss") {
		return "are"
	}
	return "is"
}

// WhatItIsFor says what the contract of a row gives in return, fairly to both
// sides.
func WhatItIsFor(a About) string {
	t := newTeller(a)
	if t == nil || len(t.schedules) == 0 {
		return ""
	}
	switch at := t.standing(t.schedules[0]); {
	case at.Fixed():
		return "For that sum the hospital keeps its staff and theatres ready; more patients cost no more either."
	case at.ByCase():
		return "The hospital is paid for what it does: fewer patients cost less, and more cost more."
	case at.Has(payment.PaidCeiling):
		return "Above the ceiling the hospital treats the rest for nothing; that is what it agreed to."
	}
	return "The two sides share what comes above and below what was agreed."
}

// newTeller reads the facts of a row; nil where the year has no such row.
func newTeller(a About) *teller {
	t := &teller{About: a, year: a.Prepared.Year(), stream: -1, line: -1}
	if a.Target.Referrals != "" {
		t.stream = a.Prepared.StreamAt(a.Target.Referrals)
	} else {
		t.line = a.Prepared.LineAt(a.Target.Line)
	}
	t.readChanges()
	t.stand()
	switch {
	case t.stream >= 0:
		t.readStream()
	case t.line >= 0:
		t.readLine()
	default:
		return nil
	}
	return t
}
