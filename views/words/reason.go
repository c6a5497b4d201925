package words

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/payment"
)

// oneOfSeveral tells whether others of the schedules pay the same provider, so that
// each has to say what it pays for.
func (t *teller) oneOfSeveral(schedule int, schedules []int) bool {
	all := t.Prepared.Schedules()
	return slices.ContainsFunc(schedules, func(other int) bool {
		return other != schedule && all[other].Provider == all[schedule].Provider
	})
}

// ofRow are the kinds of the row's activity that a schedule pays for: "first attendances".
func (t *teller) ofRow(schedule int) string {
	var kinds []string
	for _, f := range t.flows {
		line := t.Prepared.LineAt(f.Line)
		if kind := t.year.Lines[line].POD.Words(); t.Prepared.ScheduleOf(line) == schedule && !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	return model.ListWords(kinds)
}

// reason says how the contract takes a change to the row: a clause that begins
// with the provider. Named, it says for what of the row.
func (t *teller) reason(schedule int, named bool) string {
	s := t.Prepared.Schedules()[schedule]
	who := t.provider(s.Provider)
	at := t.standing(schedule)
	if at.Line >= 0 {
		what := " for " + inSentence(t.year.Lines[at.Line].Name)
		return who + " " + t.paying(&at, what) + ", measured line by line"
	}
	what := ""
	if covers := covered(t.Prepared, s.Schedule); covers != "" && !at.Fixed() {
		what = " for " + inSentence(covers)
	}
	if of := t.ofRow(schedule); named && what == "" && of != "" {
		what = " for " + of
	}
	return who + " " + t.paying(&at, what)
}

// however says of a block what it does not depend on.
func (t *teller) however() string {
	if t.stream < 0 {
		return "however many there are"
	}
	return "whether they come or not"
}

// standing is where a schedule stands as contracted, before what is told of and with
// it: with all its lines or,
// measured by line, with the row's first.
func (t *teller) standing(schedule int) insight.Standing {
	lines := []int{t.line}
	for _, f := range t.flows {
		lines = append(lines, t.Prepared.LineAt(f.Line))
	}
	return insight.StandingOf(t.Prepared, t.before, t.after, schedule, lines)
}

// unmoved tells whether the change to what a schedule is paid for leaves its
// payment as it is, or a small one would.
func (t *teller) unmoved(schedule int) bool {
	at := t.standing(schedule)
	rate, same := at.Rate()
	return same && rate == 0
}

// paying says what the provider is paid, and what moves it: "is paid …".
func (t *teller) paying(at *insight.Standing, what string) string {
	say := at.Written()
	was, is := at.Was(), at.Is()
	rate, same := at.Rate()
	switch {
	case at.Fixed():
		return "is paid " + say(is.Pay(at.Value)) + what + " " + t.however()
	case same && rate == 1:
		return "is paid for each patient" + strings.Replace(what, " for ", " in ", 1)
	case was == is && is.Why == payment.PaidFloor && at.Value > at.Nothing:
		return "is at its floor of " + say(is.Pay(at.Value)) + what + ", and more costs nothing until it comes above"
	case was == is:
		return within(say, is, at.Value, what)
	case is.Why.Limited():
		return reaching(say, is, at.Value, what)
	case was.Why.Limited():
		return leaving(say, was, at.Nothing, what)
	}
	return across(say, was, is, at, what)
}

// within says how a stretch pays that the change does not leave.
func within(say func(float64) string, s payment.Stretch, value float64, what string) string {
	paid := say(s.Pay(value))
	switch s.Why {
	case payment.PaidCeiling:
		return "is above its ceiling of " + paid + what + ", and is paid no more and no less until it comes below"
	case payment.PaidFloor:
		return "is at its floor of " + paid + what + ", and is paid that however few come"
	case payment.PaidNothing:
		return "is paid nothing" + what + " until what it does is worth more than " + say(s.To) + " at tariff"
	case payment.PaidInBand:
		return "is paid " + paid + what + ", fixed inside the band " + say(s.From) + " to " + say(s.To)
	case payment.PaidAbove:
		if s.Rate == 0 {
			return "is paid " + paid + what + ", and nothing for what comes above " + say(s.From)
		}
		return "is above " + say(s.From) + what + ", where only " + model.PercentWords(s.Rate) + " of tariff is paid"
	}
	if s.Rate == 0 {
		return "is below " + say(s.To) + what + ", and gives nothing back"
	}
	return "is below " + say(s.To) + what + ", where " + model.PercentWords(s.Rate) + " of tariff comes back"
}

// reaching says what limit the change comes to.
func reaching(say func(float64) string, s payment.Stretch, value float64, what string) string {
	switch s.Why {
	case payment.PaidCeiling:
		return "reaches its ceiling of " + say(s.Pay(value)) + what + ", above which nothing more is paid"
	case payment.PaidFloor:
		return "reaches its floor of " + say(s.Pay(value)) + what + ", below which nothing comes back"
	}
	return "is paid nothing" + what + " below " + say(s.To) + " at tariff, so nothing more comes back"
}

// leaving says from what limit the change comes away.
func leaving(say func(float64) string, s payment.Stretch, value float64, what string) string {
	switch s.Why {
	case payment.PaidCeiling:
		return "was above its ceiling of " + say(s.Pay(value)) + what + "; only what brings it below saves anything"
	case payment.PaidFloor:
		return "was at its floor of " + say(s.Pay(value)) + what + "; only what comes above it costs more"
	}
	return "was paid nothing" + what + "; only what comes above " + say(s.To) + " at tariff costs more"
}

// across says how the terms pay on both sides of a bend.
func across(say func(float64) string, was, is payment.Stretch, at *insight.Standing, what string) string {
	for _, band := range []struct {
		s     payment.Stretch
		value float64
	}{{was, at.Nothing}, {is, at.Value}} {
		if band.s.Why == payment.PaidInBand {
			return within(say, band.s, band.value, what) + ", and only what lies outside it moves the sum"
		}
	}
	low, high := is, was
	if at.Value > at.Nothing {
		low, high = was, is
	}
	if low.Rate == high.Rate && low.To == high.From {
		return "is paid " + model.PercentWords(high.Rate) + " of tariff" + what + " above and below " + say(high.From)
	}
	below := "it"
	if low.To < high.From {
		below = say(low.To)
	}
	return "is paid " + model.PercentWords(high.Rate) + " of tariff" + what + " above " + say(high.From) + " and " + model.PercentWords(low.Rate) + " below " + below
}
