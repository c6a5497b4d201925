package insight

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

// By month a chart has a point for each month, for each working day of it.
func TestXmRByMonthHasAPointForEachMonth(t *testing.T) {
	y := modeltest.OnPlan(2023, 8, model.Profile{Kind: model.WorkingDays}, model.Schedule{Form: model.Block})
	y.Data = model.DataStatus{Stated: true, FrozenTo: 6, ProvisionalTo: 7}
	x := LineXmR(model.Prepare(y), 0)
	if x.Why != "" || len(x.Points) != 8 || x.Points[7].Week != 8 {
		t.Fatalf("%q %+v", x.Why, x.Points)
	}
	for _, q := range x.Points { // what is on plan has the same in every working day
		if q.Signals != 0 || side(q.Value, x.Mean) != 0 {
			t.Errorf("month %d: %v a working day, the mean is %v", q.Week, q.Value, x.Mean)
		}
	}
	said := strings.Join(append(x.Words(), x.Notes...), " ")
	for _, want := range []string{"8 months are too few to tell anything from", "every month counts in them", "Month 8 is an estimate."} {
		if !strings.Contains(said, want) {
			t.Errorf("%q does not say %q", said, want)
		}
	}
}
