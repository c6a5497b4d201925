package model

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The exact 95% confidence limits of a Poisson mean are published for many
// counts (Garwood 1936; Biometrika Tables for Statisticians, table 40). A mean
// at its lower limit has the count for its upper 97.5% limit, and one at its
// upper limit the count for its lower one.
func TestPoissonLimitsAgreeWithPublishedOnes(t *testing.T) {
	for _, c := range []struct{ count, lower, upper float64 }{
		{1, 0.0253, 5.572}, {2, 0.2422, 7.225}, {5, 1.6235, 11.668}, {10, 4.7954, 18.390}, {20, 12.2165, 30.888}, {50, 37.1110, 65.919},
	} {
		if got := poissonUpper(c.lower, 0.025); math.Abs(got-c.count) > 0.002 {
			t.Errorf("of %v expected, the upper limit is %v, want %v", c.lower, got, c.count)
		}
		if got := poissonLower(c.upper, 0.025); math.Abs(got-c.count) > 0.002 {
			t.Errorf("of %v expected, the lower limit is %v, want %v", c.upper, got, c.count)
		}
	}
}

// A practice is outside a limit exactly where so extreme a count is rarer than
// the limit says: the probabilities are summed here term by term.
func TestPoissonLimitsAreExact(t *testing.T) {
	for _, expected := range []float64{0.5, 3.2, 17, 140} {
		for _, tail := range []float64{0.025, 0.001} {
			low, high := poissonLower(expected, tail), poissonUpper(expected, tail)
			term, below := math.Exp(-expected), 0.0
			for k := 0.0; k < 3*expected+30; k++ {
				if outside := 1-below < tail; outside != (k > high) && math.Abs(k-high) > 1e-6 {
					t.Errorf("of %v expected, %v or more come up with probability %v, but the limit is %v", expected, k, 1-below, high)
				}
				below += term
				if outside := below < tail; outside != (k < low) && math.Abs(k-low) > 1e-6 {
					t.Errorf("of %v expected, %v or fewer come up with probability %v, but the limit is %v", expected, k, below, low)
				}
				term *= expected / (k + 1)
			}
		}
	}
}

// The moment estimate between studies of the BCG vaccine is a published
// example of DerSimonian and Laird's method: Q = 152.23, τ² = 0.3088
// (Viechtbauer, Journal of Statistical Software 2010;36(3)).
func TestVarianceBetweenAgreesWithPublishedOne(t *testing.T) {
	effect := []float64{-0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.0120, -0.4694, -1.3713, -0.3394, 0.4459, -0.0173}
	variance := []float64{0.3256, 0.1946, 0.4154, 0.0200, 0.0512, 0.0069, 0.2230, 0.0040, 0.0564, 0.0730, 0.0124, 0.5325, 0.0714}
	var weights []float64
	sum, mean := 0.0, 0.0
	for i := range effect {
		weights = append(weights, 1/variance[i])
		sum += weights[i]
		mean += weights[i] * effect[i]
	}
	mean /= sum
	var z []float64
	for i := range effect {
		z = append(z, (effect[i]-mean)/math.Sqrt(variance[i]))
	}
	dispersion, tau2 := betweenVariance(z, weights)
	if q := dispersion * 13; math.Abs(q-152.23) > 0.5 {
		t.Errorf("Q is %v", q)
	}
	if math.Abs(tau2-0.3088) > 0.001 {
		t.Errorf("τ² is %v", tau2)
	}
}

func TestWinsorise(t *testing.T) {
	values := []float64{-9, -2, -1, 0, 0, 0, 0, 1, 2, 3, 40}
	winsorise(values, 0.1)
	if got := fmt.Sprint(values); got != "[-2 -2 -1 0 0 0 0 1 2 3 3]" {
		t.Error(got)
	}
}

// practicesYear has one stream of the counts, from practices of the lists.
func practicesYear(lists, counts []float64) *Year {
	y := &Year{
		Name: "Practices", FinancialYear: 2010, WeeksElapsed: 35,
		Providers: []Provider{{ID: "h", MarketForcesFactor: 1, Contract: []Schedule{{Form: CostPerCase}}}},
		Lines:     []Line{{ID: "first", Provider: "h", POD: FirstOutpatient, Price: 100, Plan: 1000, Actual: TotalCount(700)}},
	}
	r := ReferralStream{ID: "ent", Provider: "h", LeadsTo: []Flow{{Line: "first", Each: 1, Lag: Lag{1, 1}}}}
	total := 0.0
	for i := range lists {
		id := fmt.Sprint("practice-", i)
		y.Practices = append(y.Practices, Practice{ID: id, ListSize: Optional{lists[i], lists[i] > 0}})
		r.ByPractice = append(r.ByPractice, PracticeCount{id, counts[i]})
		total += counts[i]
	}
	r.Actual = TotalCount(total)
	y.Referrals = []ReferralStream{r}
	return y
}

// Practices that differ by chance alone are hardly ever called outliers; those
// that differ for their patients' sake are by exact limits, and are not once
// these allow for it.
func TestFunnelAllowsForOverdispersion(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var lists, counts []float64
	for range 200 {
		list := 2000 + 10000*r.Float64()
		lists = append(lists, list)
		mean := list * 0.06 * math.Exp(0.25*r.NormFloat64())
		counts = append(counts, math.Round(mean+math.Sqrt(mean)*r.NormFloat64()))
	}
	lists, counts = append(lists, 6000), append(counts, 1500) // four times the mean: an outlier by any measure
	p := Prepare(practicesYear(lists, counts))
	exact, adjusted := p.Funnel(0, false), p.Funnel(0, true)
	if _, outside := exact.Outside(); outside < 60 {
		t.Errorf("by chance alone, only %d lie outside the 99.8%% limits", outside)
	}
	if of95, of998 := adjusted.Outside(); of998 < 1 || of998 > 4 || of95 > 30 {
		t.Errorf("%d and %d lie outside the adjusted limits", of95, of998)
	}
	if got := adjusted.Of(200).Position; got != AboveUpper998 {
		t.Errorf("the outlier is %s", got.Words())
	}
	if adjusted.Tau < 0.08 || adjusted.Tau > 0.125 { // half of 0.25, less what winsorising takes of a normal
		t.Errorf("τ is %v", adjusted.Tau)
	}
	if !strings.Contains(adjusted.Words(), "random effects") || !strings.Contains(exact.Words(), "exact Poisson") {
		t.Error(adjusted.Words(), exact.Words())
	}
}

func TestFunnelOfChanceAloneIsNotAdjusted(t *testing.T) {
	f := Prepare(practicesYear([]float64{5000, 5000, 5000, 5000}, []float64{300, 310, 290, 305})).Funnel(0, true)
	if f.Adjusted || f.Tau != 0 {
		t.Errorf("%+v", f)
	}
	if of95, _ := f.Outside(); of95 != 0 || !strings.HasPrefix(f.Words(), "Practices differ no more than by chance") {
		t.Errorf("%d lie outside: %s", of95, f.Words())
	}
	if f.Mean != 1000*1205/20000.0 || f.Median != 60.5 {
		t.Errorf("mean %v, median %v", f.Mean, f.Median)
	}
}

// A verdict says how many practices it takes, and never the contrary of the marks.
func TestFunnelWordsAgreeWithTheMarks(t *testing.T) {
	two := Prepare(practicesYear([]float64{5000, 5000}, []float64{100, 900})).Funnel(0, true)
	if _, of998 := two.Outside(); of998 != 2 {
		t.Fatalf("%d of two practices lie outside", of998)
	}
	if want := "2 practices are too few to tell whether they differ more than by chance: at least 3 are needed, and 10 before it can be relied on. The limits allow for chance alone"; !strings.HasPrefix(two.Words(), want) {
		t.Error(two.Words())
	}
	lists, counts := make([]float64, 30), make([]float64, 30)
	for i := range lists {
		lists[i], counts[i] = 5000, 300
	}
	counts[0] = 420 // winsorised, so that it widens nothing
	f := Prepare(practicesYear(lists, counts)).Funnel(0, true)
	if _, of998 := f.Outside(); of998 != 1 || f.Tau != 0 {
		t.Fatalf("%d lie outside, τ is %v", of998, f.Tau)
	}
	if want := "1 practice lies outside the 99.8% limits; the others differ no more than by chance. The limits"; !strings.HasPrefix(f.Words(), want) {
		t.Error(f.Words())
	}
	for _, c := range []struct {
		dispersion float64
		want       string
	}{{1.04, "more than by chance (1.04 times the variance)"}, {1.06, "more than by chance (1.1 times the variance)"}, {1.001, "hardly more than by chance"}, {0.8, "hardly more than by chance"}, {10.02, "more than by chance (10.0 times the variance)"}} {
		if got := (&Funnel{Dispersion: c.dispersion}).beyondChance(); got != c.want {
			t.Errorf("φ = %v: %q, want %q", c.dispersion, got, c.want)
		}
	}
}

func TestFunnelWithoutEnoughToCompare(t *testing.T) {
	y := practicesYear([]float64{5000, 0, 4000}, []float64{300, 20, 200})
	f := Prepare(y).Funnel(0, true)
	if f.Why != "" || len(f.Practices) != 2 || fmt.Sprint(f.LeftOut) != "[1]" ||
		fmt.Sprint(f.Notes) != "[1 practice has no list size and is left out.]" {
		t.Errorf("%+v", f)
	}
	for why, y := range map[string]*Year{
		"It is not known which practices these referrals came from.":    practicesYear(nil, nil),
		"Only one practice is known; there is none to compare it with.": practicesYear([]float64{5000}, []float64{300}),
		"None of these practices has sent a referral in these weeks.":   practicesYear([]float64{5000, 4000}, []float64{0, 0}),
		"No practice that these referrals came from has a list size.":   practicesYear([]float64{0, 0}, []float64{4, 5}),
	} {
		f := Prepare(y).Funnel(0, true)
		if f.Words() != why || f.ToMedian() != nil || f.ToUpperLimit(true) != nil || f.LimitsAt(1000) != (FunnelLimits{}) {
			t.Errorf("%q, want %q", f.Words(), why)
		}
	}
	none := practicesYear([]float64{5000}, []float64{300})
	none.Referrals = nil
	if got := Prepare(none).Funnel(AllStreams, true).Words(); got != "The year has no referrals." {
		t.Error(got)
	}
}

func TestFunnelOfAllStreams(t *testing.T) {
	y := locality()
	p := Prepare(y)
	f := p.Funnel(AllStreams, true)
	if len(f.Streams) != 1 || fmt.Sprint(f.Notes) != "[1 stream is left out: it is not known which practices their referrals came from.]" {
		t.Errorf("%+v", f)
	}
	of := f.Of(p.PracticeAt("combe-lane"))
	if of.Count != 902 || math.Abs(of.Rate-902/9.85) > 1e-9 || math.Abs(of.Share-902/y.Referrals[0].Actual.Total) > 1e-12 {
		t.Errorf("%+v", of)
	}
}

// What brings practices to the median must do so, and no further.
func TestFunnelChangesMeetTheirMark(t *testing.T) {
	y := practicesYear([]float64{5000, 4000, 6000, 9000, 3000}, []float64{300, 500, 310, 420, 0})
	p := Prepare(y)
	f := p.Funnel(0, true)
	s := Scenario{Changes: f.ToMedian()}
	if len(s.Changes) != 2 {
		t.Fatalf("%+v", s.Changes)
	}
	pr := p.NewProjection()
	p.Project(&s, pr)
	notSent := 0.0
	remaining := p.StreamProfile(0)
	ahead, past := 0.0, 0.0
	for w, weight := range remaining {
		if w < y.WeeksElapsed {
			past += weight
		} else {
			ahead += weight
		}
	}
	for _, q := range f.Practices {
		notSent += max(0, (q.Rate-f.Median)*q.List/1000) * ahead / past
	}
	if got := pr.Streams[0].NotSent; got > notSent || got < notSent*0.99 {
		t.Errorf("%v not sent, want a little less than %v", got, notSent)
	}
	if note := s.Changes[0].Note; !strings.HasPrefix(note, "At most: ") {
		t.Error(note)
	}
	exact := p.Funnel(0, false)
	changes := exact.ToUpperLimit(false)
	if len(changes) != 1 || changes[0].Practices[0] != "practice-1" {
		t.Fatalf("%+v", changes)
	}
	q := exact.Of(1)
	if after := q.Rate * (1 + changes[0].Size.Amount/100); after < q.Limits.Upper998 || after > q.Limits.Upper998*1.003 {
		t.Errorf("comes to %v, the limit is %v", after, q.Limits.Upper998)
	}
}

// The practices' parts of a scenario, and what other practices do, add up to
// the referrals that the scenario leaves unsent.
func TestPracticesPartsAddUp(t *testing.T) {
	y := locality()
	s := Scenario{Changes: []Change{
		percent(Target{Referrals: "midshire-ent"}, -20),
		NewChange(Target{Referrals: "midshire-ent"}, Size{Kind: PerWeek, Amount: -6}),
		NewChange(Target{Referrals: "midshire-ent"}, Size{Kind: PerWeek, Amount: -3}),
		percent(Target{Line: "midshire-emergency"}, -5),
	}}
	for i := range s.Changes[:3] {
		s.Changes[i].Practices = []string{"combe-lane", "weir-side"}
	}
	s.Changes[2].Practices = []string{"sandpit-hill"}
	p := Prepare(y)
	pr := p.NewProjection()
	p.Project(&s, pr)
	whole, parts := pr.Streams[0].NotSent, 0.0
	for _, practice := range y.Practices {
		own := p.ForPractice(&s, practice.ID)
		p.Project(&own, pr)
		parts += pr.Streams[0].NotSent
	}
	if math.Abs(whole-parts) > 1e-9 || whole < 100 {
		t.Errorf("%v not sent, of which practices %v", whole, parts)
	}
}

func TestFunnelIsAlwaysAnAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "practices")
		lists := rapid.SliceOfN(rapid.SampledFrom([]float64{0, 1, 900, 15000}), n, n).Draw(t, "lists")
		counts := rapid.SliceOfN(rapid.SampledFrom([]float64{0, 1, 40, 5000}), n, n).Draw(t, "counts")
		p := Prepare(practicesYear(lists, counts))
		for _, adjust := range []bool{false, true} {
			f := p.Funnel(0, adjust)
			for _, q := range f.Practices {
				l := q.Limits
				for _, x := range []float64{q.Rate, q.Share, l.Lower998, l.Lower95, l.Upper95, l.Upper998, f.Mean, f.Median, f.Tau, f.Dispersion} {
					if math.IsNaN(x) || math.IsInf(x, 0) || x < 0 {
						t.Fatalf("%+v", f)
					}
				}
				if f.Why == "" && !(l.Lower998 <= l.Lower95 && l.Lower95 <= f.Mean && f.Mean <= l.Upper95 && l.Upper95 <= l.Upper998) {
					t.Fatalf("limits out of order: %+v, mean %v", l, f.Mean)
				}
			}
			s := Scenario{Changes: append(f.ToMedian(), f.ToUpperLimit(false)...)}
			p.Project(&s, p.NewProjection())
		}
	})
}

func TestPracticeLetters(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := PracticeLetters(i); got != want {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
}
