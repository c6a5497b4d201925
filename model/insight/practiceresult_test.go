package insight

import (
	"math"
	"slices"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// everybody is each practice of the year, and the others.
func everybody(y *model.Year) (all []int) {
	for i := range y.Practices {
		all = append(all, i)
	}
	return append(all, OtherPractices)
}

// What each practice has, and what none has, come to the whole: to the penny, in this
// year and in a full one.
func TestPracticesAddUpToTheScenario(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		p := model.Prepare(y)
		s := modeltest.DrawScenario(t, y)
		pr, full := p.NewProjection(), p.NewFullYear()
		p.Project(&s, pr)
		full.Of(&s)
		for _, of := range []*model.Projection{pr, full.Projection()} {
			addUp(t, of, y)
		}
	})
}

func addUp(t *rapid.T, pr *model.Projection, y *model.Year) {
	sum := PracticeResult{Changes: make([]model.ChangeResult, len(pr.Changes)), Streams: make([]model.StreamResult, len(pr.Streams))}
	for _, practice := range everybody(y) {
		r := ResultOf(pr, practice)
		sum.LandsAfterYearEnd += r.LandsAfterYearEnd
		for terms := range r.Saving {
			sum.Saving[terms] += r.Saving[terms]
		}
		for i := range r.Changes {
			for terms := range r.Saving {
				sum.Changes[i].Saving[terms] += r.Changes[i].Saving[terms]
			}
			sum.Changes[i].Costs += r.Changes[i].Costs
			sum.Changes[i].NotSent += r.Changes[i].NotSent
		}
		for i := range r.Streams {
			sum.Streams[i].DoNothing += r.Streams[i].DoNothing
			sum.Streams[i].NotSent += r.Streams[i].NotSent
			for terms := range r.Saving {
				sum.Streams[i].Saving[terms] += r.Streams[i].Saving[terms]
			}
		}
	}
	if sum.LandsAfterYearEnd != pr.LandsAfterYearEnd {
		t.Fatalf("after the year's end practices save %s, all %s", sum.LandsAfterYearEnd.Pence(), pr.LandsAfterYearEnd.Pence())
	}
	for terms := range sum.Saving {
		if sum.Saving[terms] != pr.Terms[terms].Saving {
			t.Fatalf("%s: practices save %s, all %s", model.Terms(terms), sum.Saving[terms].Pence(), pr.Terms[terms].Saving.Pence())
		}
	}
	for i := range pr.Changes {
		if sum.Changes[i].Saving != pr.Changes[i].Saving || sum.Changes[i].Costs != pr.Changes[i].Costs {
			t.Fatalf("change %d: practices save %v after %v, all %v after %v", i, sum.Changes[i].Saving, sum.Changes[i].Costs, pr.Changes[i].Saving, pr.Changes[i].Costs)
		}
		if math.Abs(sum.Changes[i].NotSent-pr.Changes[i].NotSent) > 1e-6 {
			t.Fatalf("change %d: practices send %v fewer, all %v", i, sum.Changes[i].NotSent, pr.Changes[i].NotSent)
		}
	}
	for i := range pr.Streams {
		if math.Abs(sum.Streams[i].DoNothing-pr.Streams[i].DoNothing) > 1e-6 || math.Abs(sum.Streams[i].NotSent-pr.Streams[i].NotSent) > 1e-6 ||
			sum.Streams[i].Saving != pr.Streams[i].Saving {
			t.Fatalf("stream %d: practices come to %+v, all to %+v", i, sum.Streams[i], pr.Streams[i])
		}
	}
}

// What a practice does not send is reckoned here week by week for its part alone, by
// the letter of section 4.
func TestAPracticesReferralsNotSentAreThoseOfItsPart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		p := model.Prepare(y)
		s := modeltest.DrawScenario(t, y)
		pr := p.NewProjection()
		p.Project(&s, pr)
		back := make([]float64, len(y.Referrals))
		for i := range back {
			space := &pr.Workspace().Streams[i]
			for w := range space.Back {
				if space.Touched {
					back[i] += space.Back[w]
				}
			}
			if r := &pr.Streams[i]; math.Abs(r.SentBack-back[i]) > 1e-6 || r.Changes > 0 && math.Abs((r.Now-r.New)*p.Left-r.NotSent+back[i]) > 1e-6 {
				t.Fatalf("stream %d has %+v, and %v of it are sent after all", i, r, back[i])
			}
		}
		for _, practice := range everybody(y) {
			r := ResultOf(pr, practice)
			for i := range y.Referrals {
				back[i] -= r.Streams[i].SentBack
				part := PartAt(p, i, practice)
				if part < 0 {
					if r.Streams[i] != (model.StreamResult{}) {
						t.Fatalf("practice %d has %+v of a stream to which it sent nobody", practice, r.Streams[i])
					}
					continue
				}
				if want := notSentByTheLetter(p, &s, i, part); math.Abs(r.Streams[i].NotSent-want) > 1e-6 {
					t.Fatalf("practice %d sends %v fewer to stream %d, by the letter %v", practice, r.Streams[i].NotSent, i, want)
				}
			}
		}
		for i, left := range back {
			if math.Abs(left) > 1e-6 {
				t.Fatalf("of stream %d %v sent after all are no practice's", i, left)
			}
		}
	})
}

func notSentByTheLetter(p *model.Prepared, s *model.Scenario, stream, part int) (notSent float64) {
	q, of := &p.Streams[stream], &p.Year().Referrals[stream]
	var done [model.WeeksInYear]float64
	for i := range s.Changes {
		c := &s.Changes[i]
		if c.Target.Referrals != of.ID || c.Target.Line != "" || p.ChangeFault(c) != "" || c.Off {
			continue
		}
		named, count := 0.0, 0
		acts := len(c.Practices) == 0
		for k := range q.Shares {
			if len(c.Practices) == 0 || k < len(of.ByPractice) && slices.Contains(c.Practices, of.ByPractice[k].Practice) {
				named, count, acts = named+q.Shares[k], count+1, acts || k == part
			}
		}
		from, to := p.ChangeWeeks(c)
		for w := from; w < to && acts; w++ {
			size, left := q.Open(w, p.Elapsed), q.Profile.ShareLeft(w, p.Elapsed)
			mine, share := size*q.Shares[part], q.Shares[part]/named
			if named == 0 {
				share = 1 / float64(count)
			}
			x := c.Size.Amount * left * share
			if c.Size.Kind == model.Percent {
				x = mine * c.Size.Amount / 100
			}
			x = max(x, -mine) * c.Delivered
			x = max(x, min(0, -q.Floor*mine-done[w]))
			done[w] += x
			notSent -= x
		}
	}
	return notSent
}

// By hand: Combe Lane and Weir Side send 214 and 180 of the stream's referrals; of a
// tenth less of all each has its share, and of one that Combe Lane asks for alone
// Combe Lane has all.
func TestWhatAPracticeSavesByHand(t *testing.T) {
	y := modeltest.Locality()
	p := model.Prepare(y)
	ent := model.Target{Referrals: "midshire-ent"}
	all, own := modeltest.Percent(ent, -10), modeltest.Percent(ent, -5)
	own.Practices = []string{"combe-lane"}
	s := model.Scenario{Changes: []model.Change{all, own}}
	pr := p.NewProjection()
	p.Project(&s, pr)
	combe := p.PracticeAt("combe-lane")
	r := ResultOf(pr, combe)
	stream := &y.Referrals[0]
	share := stream.ByPractice[0].Count / stream.Actual.Total
	if got, want := r.Changes[0].NotSent, pr.Changes[0].NotSent*share; math.Abs(got-want) > 1e-9 {
		t.Errorf("of a tenth less of all %v are its own, not %v", got, want)
	}
	of := pr.Changes[0].Saving[model.AllCostPerCase]
	if got := r.Changes[0].Saving[model.AllCostPerCase]; math.Abs(got.Float()-of.Float()*share) > 0.01 {
		t.Errorf("of %s saved %s is its own, at %.3f%% of the referrals", of.Pence(), got.Pence(), 100*share)
	}
	if r.Changes[1].Saving != pr.Changes[1].Saving || math.Abs(r.Changes[1].NotSent-pr.Changes[1].NotSent) > 1e-9 {
		t.Errorf("of its own change it has %+v of %+v", r.Changes[1], pr.Changes[1])
	}
	if r := ResultOf(pr, OtherPractices); r.Changes[1].Saving != ([model.TermsCount]model.Money{}) {
		t.Errorf("others have %+v of what it asks for alone", r.Changes[1])
	}
}

// A penny that can't be divided goes to the largest remainder, of equal ones to the
// first, and never to who has nothing.
func TestPenniesGoByLargestRemainder(t *testing.T) {
	for _, c := range []struct {
		amount  model.Money
		weights []float64
		want    []model.Money
	}{
		{100, []float64{1, 1, 1}, []model.Money{34, 33, 33}},
		{-100, []float64{1, 1, 1}, []model.Money{-34, -33, -33}},
		{101, []float64{1, 0, 1, 1}, []model.Money{34, 0, 34, 33}},
		{10, []float64{0.16, 0.34, 0.5}, []model.Money{2, 3, 5}},
		{1, []float64{0, 0.1, 0.2}, []model.Money{0, 0, 1}},
		{0, []float64{1, 2}, []model.Money{0, 0}},
	} {
		for at, want := range c.want {
			if got := apportioned(c.amount, c.weights, make([]float64, len(c.weights)), at); got != want {
				t.Errorf("of %d by %v part %d has %d, not %d", c.amount, c.weights, at, got, want)
			}
		}
	}
}

// Practices go by letters in copies, in another order: a penny goes to the same one.
func TestAPennyGoesToTheSamePracticeInAnotherOrder(t *testing.T) {
	weights, inAll := []float64{1, 1, 1}, []float64{40, 70, 0}
	if a, b := apportioned(100, weights, inAll, 1), apportioned(100, weights, []float64{70, 40, 0}, 0); a != 34 || b != 34 {
		t.Errorf("the one with more in all has %d, and in another order %d", a, b)
	}
}

// Taken alone a practice bears its share of what a change of all takes, not all of it.
func TestTakenAloneAPracticeBearsItsShareOfWhatIsTaken(t *testing.T) {
	y := modeltest.Locality()
	p := model.Prepare(y)
	c := modeltest.Percent(model.Target{Referrals: "midshire-ent"}, -10)
	c.Costs = model.Costs{Once: 1000, PerWeek: 100}
	own := ForPractice(p, &model.Scenario{Changes: []model.Change{c}}, "combe-lane")
	share := y.Referrals[0].ByPractice[0].Count / y.Referrals[0].Actual.Total
	if got := own.Changes[0].Costs; math.Abs(got.Once-1000*share) > 1e-9 || math.Abs(got.PerWeek-100*share) > 1e-9 {
		t.Errorf("with %.1f%% of the referrals it bears %+v", 100*share, got)
	}
}
