package words

import (
	"strings"

	"fewer/model"
)

// regime is the part of a payment curve that a value at tariff lies in.
type regime int

const (
	fixed   regime = iota // nothing moves the payment: a block, or inside a band
	capped                // at the ceiling
	floored               // at the floor
	above                 // above the upper edge
	below                 // below the lower edge
)

// regimeAt tells which part of the curve a value in pounds lies in, and how many
// pence of each pound at tariff are paid there, as a proportion.
func regimeAt(c *model.Curve, value float64) (r regime, rate float64) {
	pay := c.Pay(value)
	switch {
	case nearly(pay, c.Ceiling):
		return capped, 0
	case nearly(pay, c.Floor):
		return floored, 0
	case value > c.UpperEdge && c.Above != 0:
		return above, c.Above
	case value <= c.LowerEdge && c.Below != 0:
		return below, c.Below
	}
	return fixed, 0
}

// measure is what one curve is applied to: a schedule, or one line of it.
type measure struct {
	curve          model.Curve
	nothing, value float64 // pounds at tariff, if nothing changes and in the scenario
	name           string  // of the line, where a schedule is measured by line
}

// reason says how the contract takes a change to the row: a clause that begins
// with the provider.
func (t *teller) reason(schedule int) string {
	s := t.Prepared.Schedules()[schedule]
	result := &t.Projection.Schedules[schedule]
	who := t.provider(s.Provider)
	paid := result.Paid[model.AsContracted].Scenario.Short()
	if s.Schedule.Form == model.Block && !s.Schedule.MeasuredByLine {
		return who + " is paid " + paid + " " + t.however()
	}
	m := t.measureSchedule(schedule)
	what := ""
	if covers := covered(t.Prepared, s.Schedule); covers != "" {
		what = " for " + inSentence(covers)
	}
	byLine := ""
	if s.Schedule.MeasuredByLine {
		m = t.measureLine(schedule)
		what, byLine = " for "+m.name, ", measured line by line"
	}
	return who + " " + m.words(s.Schedule, what, t.however()) + byLine
}

// however says of a block what it does not depend on.
func (t *teller) however() string {
	if t.stream < 0 {
		return "however many there are"
	}
	return "whether they come or not"
}

// unmoved tells whether a small change to what a schedule is paid for moves its
// payment.
func (t *teller) unmoved(schedule int) bool {
	m := t.measureSchedule(schedule)
	if t.Prepared.Schedules()[schedule].Schedule.MeasuredByLine {
		m = t.measureLine(schedule)
	}
	was, _ := regimeAt(&m.curve, m.nothing)
	is, _ := regimeAt(&m.curve, m.value)
	return was == is && is != above && is != below
}

// measureSchedule is the curve of a schedule and what it is applied to.
func (t *teller) measureSchedule(schedule int) measure {
	result := &t.Projection.Schedules[schedule]
	return measure{curve: curveOf(t.Prepared, schedule), nothing: result.Value[0], value: result.Value[1]}
}

// measureLine is the curve of the row's first line under a schedule that is
// measured by line.
func (t *teller) measureLine(schedule int) measure {
	line := t.line
	for _, f := range t.flows {
		if at := t.Prepared.LineAt(f.Line); line < 0 && t.Prepared.ScheduleOf(at) == schedule {
			line = at
		}
	}
	l, result := &t.year.Lines[line], &t.Projection.Lines[line]
	planned := l.Plan * t.Prepared.UnitValue(line)
	return measure{
		curve:   model.NewCurve(t.Prepared.Schedules()[schedule].Schedule, planned, 1),
		nothing: result.Value[0], value: result.Value[1], name: inSentence(l.Name),
	}
}

// words says what the provider is paid, and what moves it: " is paid …".
func (m *measure) words(s *model.Schedule, what, however string) string {
	was, wasRate := regimeAt(&m.curve, m.nothing)
	is, rate := regimeAt(&m.curve, m.value)
	c := &m.curve
	switch {
	case was == capped && is == capped:
		return "is above its ceiling of " + pounds(c.Ceiling) + what + ", and is paid no more and no less until it comes below"
	case was == floored && is == floored:
		return "is at its floor of " + pounds(c.Floor) + what + ", and is paid that however few come"
	case is == capped:
		return "reaches its ceiling of " + pounds(c.Ceiling) + what + ", above which nothing more is paid"
	case is == floored:
		return "reaches its floor of " + pounds(c.Floor) + what + ", below which nothing comes back"
	case was == capped:
		return "was above its ceiling of " + pounds(c.Ceiling) + what + "; only what brings it below saves anything"
	case was == floored:
		return "was at its floor of " + pounds(c.Floor) + what + "; only what comes above it costs more"
	case was == fixed && is == fixed && s.Form == model.Block:
		return "is paid " + pounds(c.Fixed) + what + " " + however
	case was == fixed && is == fixed:
		return m.fixedWords(what)
	case was != is && (was == fixed || is == fixed):
		return "is paid " + pounds(c.Fixed) + what + ", fixed inside the band " + pounds(c.LowerEdge) + " to " + pounds(c.UpperEdge) + ", and only what lies outside it moves the sum"
	case rate == 1 && wasRate == 1:
		return "is paid for each patient" + strings.Replace(what, " for ", " in ", 1)
	case was != is:
		return "is paid " + model.PercentWords(c.Above) + " of tariff" + what + " above " + pounds(c.UpperEdge) + " and " + model.PercentWords(c.Below) + " below it"
	case is == above:
		return "is above " + pounds(c.UpperEdge) + what + ", where only " + model.PercentWords(rate) + " of tariff is paid"
	}
	return "is below " + pounds(c.LowerEdge) + what + ", where " + model.PercentWords(rate) + " of tariff comes back"
}

// fixedWords says why nothing moves where the curve is flat.
func (m *measure) fixedWords(what string) string {
	c := &m.curve
	switch {
	case m.value > c.UpperEdge:
		return "is paid " + pounds(c.Fixed) + what + ", and nothing for what comes above " + pounds(c.UpperEdge)
	case m.value < c.LowerEdge:
		return "is below " + pounds(c.LowerEdge) + what + ", and gives nothing back"
	}
	return "is paid " + pounds(c.Fixed) + what + ", fixed inside the band " + pounds(c.LowerEdge) + " to " + pounds(c.UpperEdge)
}
