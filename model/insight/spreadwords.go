package insight

import (
	"fmt"
	"math"

	"fewer/model"
)

// Words says how sure the deficit is, in counts: "in 8 of 10 such years between
// £7.9m and £10.6m over budget; within budget in fewer than 1 of 100".
func (s Spread) Words() string {
	if s.Certain {
		return "certain: " + s.P10.OverBudget() + ", whatever is still to come"
	}
	return fmt.Sprintf("in 8 of 10 such years %s; within budget in %s", rangeWords(s.P10, s.P90), ChanceWords(s.ChanceWithinBudget))
}

// Short says the range for a place that is narrow, the longest wording first:
// "£7.9m to £10.6m over", "£7.9m–£10.6m".
func (s Spread) Short() []string {
	low, high := s.P10.Abs().Short(), s.P90.Abs().Short()
	if s.P90 <= 0 {
		low, high = high, low
	}
	switch {
	case s.Certain:
		return []string{"certain: " + s.P10.Over(), "certain"}
	case s.P10.Over() == s.P90.Over():
		return []string{"about " + s.P10.Over(), s.P10.Over()}
	case s.P10 < 0 && s.P90 > 0:
		return []string{low + " under to " + high + " over", low + " under–" + high + " over", "around budget"}
	}
	side := " over"
	if s.P90 <= 0 {
		side = " under"
	}
	return []string{low + " to " + high + side, low + "–" + high + side, low + "–" + high}
}

// rangeWords says between which deficits: "between £200,000 under and £1.2m over budget".
func rangeWords(low, high model.Money) string {
	switch {
	case low.OverBudget() == high.OverBudget():
		return "about " + low.OverBudget()
	case low >= 0:
		return fmt.Sprintf("between %s and %s over budget", low.Short(), high.Short())
	case high <= 0:
		return fmt.Sprintf("between %s and %s under budget", high.Abs().Short(), low.Abs().Short())
	}
	return fmt.Sprintf("between %s under and %s over budget", low.Abs().Short(), high.Short())
}

// ChanceWords says a probability as a count: "28 of 100", "fewer than 1 of 100".
func ChanceWords(p float64) string {
	switch {
	case p < 0.01:
		return "fewer than 1 of 100"
	case p > 0.99:
		return "more than 99 of 100"
	}
	return fmt.Sprintf("%.0f of 100", math.Round(p*100))
}

// SpreadNotes says what a spread under the terms leaves out, a sentence each.
func SpreadNotes(p *model.Prepared, t model.Terms, s Spread) (notes []string) {
	onPlan, without, counted := 0, 0, 0
	for i := range p.Lines {
		switch l := &p.Year().Lines[i]; {
		case l.WithoutActivity:
			without++
		case l.Forecast.Kind == model.OnPlan:
			onPlan++
		default:
			counted++
		}
	}
	switch {
	case s.Certain && t == model.AllBlock:
		notes = append(notes, "A block has no spread: that is what it buys.")
	case s.Certain && counted > 0:
		notes = append(notes, "What is still to come cannot move what the contracts pay.")
	case !s.Certain:
		notes = append(notes, "The true range is wider: a bad winter moves many lines at once.")
	}
	switch {
	case onPlan == 1:
		notes = append(notes, "1 line is on plan and shows no spread: a plan is not a forecast.")
	case onPlan > 1:
		notes = append(notes, fmt.Sprintf("%d lines are on plan and show no spread: a plan is not a forecast.", onPlan))
	}
	if without > 0 {
		notes = append(notes, "Spending without counts, such as prescribing, shows no spread either.")
	}
	return notes
}
