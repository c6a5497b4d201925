package answers

import (
	"fewer/model"
	"fewer/model/insight"
)

// ToDate is by how many pounds spending lies above the budget, for a chart: from the
// start of the year on. Spending itself would be a straight line, on which a deficit
// of one part in fifty can't be seen.
type ToDate struct {
	Actual            insight.Path // in the time that is over, to its last day
	Nothing, Scenario insight.Path // from that day on: if nothing changes, and in the scenario
	Low, High         insight.Path // between which the scenario is in 8 of 10 such years; empty without a fan
}

// NewToDate sets spending beside the budget. The fan may be nil.
func NewToDate(s *model.Series, fan *insight.Fan) ToDate {
	d := ToDate{Actual: insight.Past(s), Nothing: insight.Ahead(s, &s.DoNothing), Scenario: insight.Ahead(s, &s.Scenario)}
	if fan != nil {
		d.Low, d.High = insight.Ahead(s, &fan.Scenario.P10), insight.Ahead(s, &fan.Scenario.P90)
	}
	return d
}
