package words

import (
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/modeltest"
)

// By month the first week may have a day left; a week of waiting is a whole one.
func TestAWeekOfWaitingIsAWholeOne(t *testing.T) {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase})
	modeltest.ByMonth(y, 8) // to 30 November, so that week 35 has one day left
	y.Referrals[0].Actual, y.Lines[0].Actual = model.TotalCount(2440), model.TotalCount(2440)
	s := model.Scenario{Changes: []model.Change{modeltest.Percent(model.Target{Referrals: "a"}, -10)}}
	w := insight.WaitingOf(modeltest.Projected(model.Prepare(y), &s))
	// A tenth of 10 a day at £100, for 7 days and for 28.
	if got := Waiting(w, model.AsContracted); got != "Waiting costs: one whole week £700, four whole weeks £2,800, as contracted." {
		t.Error(got)
	}
}
