package insight

import (
	"fewer/model"
)

// ToDate is by how many pounds spending lies above the budget, for a chart: from the
// start of the year on. Spending itself would be a straight line, on which a deficit
// of one part in fifty can't be seen.
type ToDate struct {
	Actual            Path // in the time that is over, to its last day
	Nothing, Scenario Path // from that day on: if nothing changes, and in the scenario
	Low, High         Path // between which the scenario is in 8 of 10 such years; empty without a fan
}

// NewToDate sets spending beside the budget. The fan may be nil.
func NewToDate(s *model.Series, fan *Fan) ToDate {
	d := ToDate{Actual: Past(s), Nothing: Ahead(s, &s.DoNothing), Scenario: Ahead(s, &s.Scenario)}
	if fan != nil {
		d.Low, d.High = Ahead(s, &fan.Scenario.P10), Ahead(s, &fan.Scenario.P90)
	}
	return d
}
