package insight_test

import (
	"fmt"
	"math"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// Six practices of 10,000 patients: three in the most deprived fifth, two in the
// second, and one in the fourth.
func deprived() *model.Year {
	y := modeltest.PlainYear(model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.CostPerCase}, model.Schedule{Form: model.CostPerCase})
	r := &y.Referrals[0]
	y.Practices, r.ByPractice = nil, nil
	for i, decile := range []int{1, 2, 2, 3, 4, 7} {
		id := fmt.Sprint("practice-", i)
		y.Practices = append(y.Practices, model.Practice{ID: id, Name: id, ListSize: model.Given(10_000), Deprivation: decile})
		r.ByPractice = append(r.ByPractice, model.PracticeCount{Practice: id, Count: math.Floor(r.Actual.Total / 6)})
	}
	return y
}

func bearing(y *model.Year, changes ...model.Change) insight.Bearing {
	p := model.Prepare(y)
	pr := p.NewProjection()
	p.Project(&model.Scenario{Changes: changes}, pr)
	return insight.BearingOf(pr)
}

func pointed(b insight.Bearing) *insight.Bearing { return &b }

func TestWhoBearsIt(t *testing.T) {
	y := deprived()
	id := y.Referrals[0].ID
	b := bearing(y, modeltest.Percent(model.Target{Referrals: id}, -10))
	first := &b.Fifths[0]
	if !first.Shown() || b.Fifths[1].Shown() || b.Hidden != 2 || b.All.Practices != 3 {
		t.Fatalf("%+v", b)
	}
	sent := math.Floor(y.Referrals[0].Actual.Total / 6)
	if got, want := first.Rate(), 1000*3*sent/30_000; math.Abs(got-want) > 1e-9 {
		t.Errorf("rate %v, want %v", got, want)
	}
	p := model.Prepare(y)
	left := p.Streams[0].Remaining
	if got, want := first.NotSentRate(), 1000*0.1*left*3*sent/y.Referrals[0].Actual.Total/30_000; math.Abs(got-want) > 1e-9 {
		t.Errorf("not sent for each 1,000 %v, want %v", got, want)
	}
	if _, _, ok := b.MostDeprived(); ok {
		t.Error("one fifth alone has no share")
	}
	for i := 3; i < 6; i++ { // now three in the fourth fifth
		y.Practices[i].Deprivation = 8
	}
	c := modeltest.Percent(model.Target{Referrals: id}, -10)
	c.Practices = []string{"practice-0", "practice-1", "practice-2", "practice-3"}
	b = bearing(y, c)
	patients, notSent, ok := b.MostDeprived()
	if !ok || patients != 0.5 || math.Abs(notSent-0.75) > 1e-9 {
		t.Errorf("%v of the patients, %v of what is not sent (%v)", patients, notSent, ok)
	}
	more := modeltest.Percent(model.Target{Referrals: id}, 50) // of another makes up for nothing that the first fifth gives up
	more.Practices = []string{"practice-5"}
	if _, notSent, ok = pointed(bearing(y, c, more)).MostDeprived(); !ok || math.Abs(notSent-0.75) > 1e-9 {
		t.Errorf("beside more of another, %v of what is given up (%v)", notSent, ok)
	}
	y.Practices = nil
	y.Referrals[0].ByPractice = nil
	if b = bearing(y); b.Why == "" {
		t.Error("no practices, and nothing is said of it")
	}
}

func TestFifthsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		s := modeltest.DrawScenario(t, y)
		p := model.Prepare(y)
		pr := p.NewProjection()
		p.Project(&s, pr)
		b := insight.BearingOf(pr)
		for k := range b.Fifths {
			f, want := &b.Fifths[k], 0.0
			for _, practice := range insight.PracticesOf(p, k) {
				own := insight.ResultOf(pr, practice)
				for i := range own.Streams {
					want += own.Streams[i].NotSent
				}
			}
			if math.Abs(f.NotSent-want) > 1e-9 {
				t.Fatalf("fifth %d does not send %v, its practices %v", k+1, f.NotSent, want)
			}
		}
	})
}
