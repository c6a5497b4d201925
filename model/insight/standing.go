package insight

import (
	"math"
	"slices"

	"fewer/model"
	"fewer/model/payment"
)

// Standing is where an account stands on its payment curve for the year, as
// contracted: what words about a contract are read off.
type Standing struct {
	Line           int     // index in Year.Lines of the one line that it is for; −1 where it is for all of a schedule's
	Nothing, Value float64 // pounds at tariff, before the changes that are spoken of and with them
	planned        float64 // the same of what was planned
	curve          *payment.Curve
}

// StandingOf is how a schedule (an index in Schedules) pays for the lines of a row:
// the account of all its lines or, measured by line, of the first of them that it
// has; of its own first line, where it has none of them. It stands where one projection
// leaves it, and comes to where another does: mostly doing nothing, and a scenario.
func StandingOf(p *model.Prepared, before, after *model.Projection, schedule int, lines []int) Standing {
	accounts := p.Regimes[model.AsContracted].Part(schedule)
	at := 0
	for _, line := range lines {
		if i := slices.IndexFunc(accounts, func(a model.Account) bool { return slices.Contains(a.Lines, line) }); i >= 0 {
			at = i
			break
		}
	}
	a := &accounts[at]
	s := Standing{Line: -1, curve: &a.Curve, planned: p.PlannedOf(a.Lines, 0, model.WeeksInYear)}
	if a.Schedule.MeasuredByLine {
		s.Line = a.Lines[0]
	}
	for _, line := range a.Lines {
		s.Nothing += before.Lines[line].Value[1]
		s.Value += after.Lines[line].Value[1]
	}
	return s
}

// Written is how edges of the curve and payments are written: with as many figures as tell
// each edge from what it is compared with.
func (s *Standing) Written() func(pounds float64) string {
	edges := s.curve.BendsWithin(0, math.Inf(1))
	beside := append([]float64{s.planned, s.Nothing, s.Value, s.curve.Pay(s.Value)}, edges...)
	toHundredths := func(m model.Money) string {
		if m.Abs() < model.Pounds(999_950) {
			return m.Short()
		}
		return m.Millions()
	}
	for _, write := range []func(model.Money) string{model.Money.Short, toHundredths} {
		alike := slices.ContainsFunc(edges, func(edge float64) bool {
			return slices.ContainsFunc(beside, func(other float64) bool {
				a, b := model.RoundPounds(edge), model.RoundPounds(other)
				return a != b && write(a) == write(b)
			})
		})
		if !alike {
			return func(pounds float64) string { return write(model.RoundPounds(pounds)) }
		}
	}
	return func(pounds float64) string { return model.RoundPounds(pounds).OrPence() }
}

// Was is the stretch of the curve in which the year lies before the changes.
func (s *Standing) Was() payment.Stretch { return s.curve.At(s.Nothing) }

// Is is the stretch in which it lies with them.
func (s *Standing) Is() payment.Stretch { return s.curve.At(s.Value) }

// Rate is what is paid for each pound at tariff from before the
// changes to with them, as a proportion; it tells whether that is one rate.
func (s *Standing) Rate() (rate float64, same bool) { return s.curve.RateBetween(s.Nothing, s.Value) }

// Fixed tells an account that is paid the same whatever is done.
func (s *Standing) Fixed() bool { return s.curve.Fixed() }

// Has tells whether the curve has a stretch for the reason.
func (s *Standing) Has(why payment.Why) bool {
	_, ok := s.curve.Limit(why)
	return ok
}

// ByCase tells an account that is paid by the case wherever it comes to.
func (s *Standing) ByCase() bool {
	rate, same := s.curve.RateBetween(0, math.Inf(1))
	return same && rate == 1 && s.Is().Why == payment.PaidByCase
}
