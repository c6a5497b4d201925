package insight

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

func weeklyStream(kind model.ProfileKind, counts ...float64) *model.Prepared {
	y := modeltest.PracticesYear(nil, nil)
	y.WeeksElapsed = len(counts)
	y.Referrals[0].Actual, y.Referrals[0].Profile = model.WeeklyCounts(counts), model.Profile{Kind: kind}
	return model.Prepare(y)
}

// Thickness of aircraft primer paint is a published example of the chart: mean
// 33.52, limits 32.24 and 34.80 (Montgomery, Introduction to Statistical
// Quality Control, "Control charts for individual measurements").
func TestXmRAgreesWithAPublishedChart(t *testing.T) {
	x := StreamXmR(weeklyStream(model.Flat, 33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84), 0)
	for _, c := range []struct{ got, want float64 }{{x.Mean, 33.52}, {x.Lower, 32.24}, {x.Upper, 34.80}} {
		if math.Abs(c.got-c.want) > 0.006 {
			t.Errorf("%v, want %v", c.got, c.want)
		}
	}
	if got := x.Words(); len(got) != 1 || !strings.HasPrefix(got[0], "Nothing here but ordinary variation") {
		t.Error(got)
	}
}

func TestXmRRules(t *testing.T) {
	even := []float64{50, 54, 49, 52, 47, 53, 50, 48, 52, 49, 51, 50}
	for _, c := range []struct {
		more []float64
		want string
	}{
		{[]float64{66}, "[Week 13 lies above the upper limit.]"},
		{[]float64{52, 53, 52, 53, 52, 53, 52, 53}, "[Weeks 13 to 20 all lie above the mean.]"},
		{[]float64{45, 46.5, 48, 49.4, 50.8, 52, 53, 54.2}, "[Weeks 13 to 20 rise or fall without a break.]"},
		{[]float64{60, 57, 60}, "[Week 13 is of 2 in 3 near the upper limit. Week 15 is of 2 in 3 near the upper limit.]"},
		{[]float64{53, 48, 51, 50}, "[Nothing here but ordinary variation: no single week, and no two, tell anything.]"},
	} {
		counts := append(append([]float64{}, even...), c.more...)
		if got := fmt.Sprint(StreamXmR(weeklyStream(model.Flat, counts...), 0).Words()); got != c.want {
			t.Errorf("%v: %s, want %s", c.more, got, c.want)
		}
	}
}

// Six rising points are not a trend; seven are.
func TestXmRTrendTakesSevenPoints(t *testing.T) {
	for n, want := range map[int]bool{6: false, 7: true} {
		counts := []float64{50, 40, 55, 42, 50, 41}
		for i := range n {
			counts = append(counts, 36+4*float64(i))
		}
		counts = append(counts, 40)
		got := false
		for _, q := range StreamXmR(weeklyStream(model.Flat, counts...), 0).Points {
			got = got || q.Signals&SevenInATrend != 0
		}
		if got != want {
			t.Errorf("%d rising points are a trend: %v", n, got)
		}
	}
}

// A week with fewer working days has fewer referrals, and is no signal.
func TestXmRAllowsForWorkingDays(t *testing.T) {
	y := modeltest.PracticesYear(nil, nil)
	y.WeeksElapsed = 51
	p := model.Prepare(y)
	var counts []float64
	for w, days := range p.Streams[0].Profile.Weight[:51] {
		counts = append(counts, days*10+float64(w%3)) // Christmas and Easter weeks hold 2 to 4 days
	}
	p = weeklyStream(model.WorkingDays, counts...)
	x := StreamXmR(p, 0)
	if x.Unit != "referrals a working day" || math.Abs(x.Mean-10.2) > 0.1 {
		t.Errorf("%s, mean %v", x.Unit, x.Mean)
	}
	for _, q := range x.Points {
		if q.Signals&OutsideLimit != 0 {
			t.Errorf("week %d is outside: %v", q.Week, q)
		}
	}
	outside := 0
	for _, q := range StreamXmR(weeklyStream(model.Flat, counts...), 0).Points {
		if q.Signals&OutsideLimit != 0 {
			outside++
		}
	}
	if outside == 0 {
		t.Error("counted by the week, no holiday week stands out: the test shows nothing")
	}
}

func TestXmRWithoutEnough(t *testing.T) {
	p := model.Prepare(modeltest.Locality())
	if got := LineXmR(p, p.LineAt("midshire-ent-follow-up")).Why; got != "Only the total of the weeks that are over is known." {
		t.Error(got)
	}
	if got := LineXmR(p, p.LineAt("prescribing")).Why; got != "Spending without counts has no weekly figures." {
		t.Error(got)
	}
	if got := StreamXmR(weeklyStream(model.Flat, 4), 0).Why; got != "There are not two weeks to compare yet." {
		t.Error(got)
	}
	short := StreamXmR(weeklyStream(model.Flat, 4, 6, 5), 0)
	if fmt.Sprint(short.Notes) != "["+strings.ReplaceAll(unscreened, "%s", "week")+"]" || short.Why != "" {
		t.Errorf("%+v", short)
	}
	// 10 and 300 referrals are not ordinary variation, nor anything else, yet.
	two := StreamXmR(weeklyStream(model.Flat, 10, 300), 0)
	if got, want := fmt.Sprint(two.Words()), "[2 weeks are too few to tell anything from: 12 are needed before it can be told what is ordinary variation and what is not.]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	signalled := StreamXmR(weeklyStream(model.Flat, 50, 50.1, 50, 50.1, 50, 50.1, 50, 50.1, 90), 0)
	if got := fmt.Sprint(signalled.Notes); !signalled.marked() || got != "[With 9 weeks the limits are rough; from 12 they can be relied on. "+strings.ReplaceAll(unscreened, "%s", "week")+"]" {
		t.Errorf("%s: %+v", got, signalled)
	}
	y := modeltest.Locality()
	y.Data = model.DataStatus{Stated: true, FrozenTo: 22, ProvisionalTo: 31}
	if got := fmt.Sprint(StreamXmR(model.Prepare(y), 0).Notes); got != "["+strings.ReplaceAll(unscreened, "%s", "week")+" Weeks 32 to 35 are estimates.]" {
		t.Error(got)
	}
}

func TestXmRIsAlwaysAnAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := model.Prepare(modeltest.DrawYear(t))
		for i := range p.Year().Referrals {
			x := StreamXmR(p, i)
			for _, v := range []float64{x.Mean, x.Lower, x.Upper} {
				if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 {
					t.Fatalf("%+v", x)
				}
			}
			if x.Upper < x.Mean || x.Lower > x.Mean || len(x.Words()) == 0 {
				t.Fatalf("%+v", x)
			}
		}
	})
}
