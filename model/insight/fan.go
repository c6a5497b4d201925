package insight

import (
	"fewer/model"
	"fewer/model/chance"
	"fewer/model/figure"
)

// Fan is the middle 80% of spending to the end of each week: index 0 is the
// start of the year, index 52 its end. In the weeks that are over both edges
// are what was spent.
type Fan struct{ DoNothing, Scenario Band }

// Band is between what amounts spending to the end of each week is in 8 of 10 such years.
type Band struct {
	P10, P90 [model.WeeksInYear + 1]model.Money
}

// Fan is the fan for the chart of spending to date under the terms, for the
// scenario last projected into pr and its spread under them (Of). It ends
// exactly at the year's own P10 and P90. On the way there it is an
// approximation: either edge opens as the standard deviation of all activity,
// at tariff, does from week to week.
func (s *Spreads) Fan(pr *model.Projection, t model.Terms, spread TermsSpread) (f Fan) {
	series, result := pr.ToDate(t), &pr.Terms[t]
	f.DoNothing = s.band(&series.DoNothing, result.DoNothing.Deficit, spread.DoNothing)
	f.Scenario = s.band(&series.Scenario, result.Scenario.Deficit, spread.Scenario)
	return f
}

func (s *Spreads) band(spent *[model.WeeksInYear + 1]model.Money, deficit model.Money, spread Spread) (b Band) {
	for w, open := range s.opening {
		b.P10[w] = spent[w] + model.RoundPounds(open*(spread.P10-deficit).Float())
		b.P90[w] = spent[w] + model.RoundPounds(open*(spread.P90-deficit).Float())
	}
	return b
}

// reckonOpening finds, for each week, which proportion of the year's standard
// deviation has come about by its end.
func (s *Spreads) reckonOpening() {
	variance := func(week int) (sum float64) {
		for i := range s.deviations {
			d := &s.deviations[i]
			sum += d.over(d.profile.To[week] - d.profile.To[model.ToDate])
		}
		return sum
	}
	year := variance(model.WeeksInYear)
	for w := s.p.Elapsed + 1; w <= model.WeeksInYear; w++ {
		s.opening[w] = chance.Sqrt(figure.Quotient(variance(w), year))
	}
}

// Path is how many pounds spending to date lies above its budget, at points in
// weeks from the start of the year.
type Path struct{ Weeks, Above []float64 }

func (c *Path) add(weeks float64, spent, budget model.Money) {
	c.Weeks, c.Above = append(c.Weeks, weeks), append(c.Above, spent.Float()-budget.Float())
}

// Past is the path of spending in the time that is over, to its last day.
func Past(s *model.Series) (c Path) {
	for w := 0; float64(w) < s.Now.Weeks; w++ {
		c.add(float64(w), s.DoNothing[w], s.Budget[w])
	}
	c.add(s.Now.Weeks, s.Now.Spent, s.Now.Budget)
	return c
}

// Ahead is the path of spending to the end of each week from that day on.
func Ahead(s *model.Series, spent *[model.WeeksInYear + 1]model.Money) (c Path) {
	c.add(s.Now.Weeks, s.Now.Spent, s.Now.Budget)
	for w := int(s.Now.Weeks) + 1; w <= model.WeeksInYear; w++ {
		c.add(float64(w), spent[w], s.Budget[w])
	}
	return c
}
