package insight

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/chance"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

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
	p := model.Prepare(modeltest.PracticesYear(lists, counts))
	exact, adjusted := FunnelOf(p, 0, false), FunnelOf(p, 0, true)
	if _, outside := exact.Outside(); outside < 60 {
		t.Errorf("by chance alone, only %d lie outside the 99.8%% limits", outside)
	}
	if of95, of998 := adjusted.Outside(); of998 < 1 || of998 > 4 || of95 > 30 {
		t.Errorf("%d and %d lie outside the adjusted limits", of95, of998)
	}
	if got := adjusted.Of(200).Position; got != chance.AboveUpper998 {
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
	f := FunnelOf(model.Prepare(modeltest.PracticesYear([]float64{5000, 5000, 5000, 5000}, []float64{300, 310, 290, 305})), 0, true)
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
	two := FunnelOf(model.Prepare(modeltest.PracticesYear([]float64{5000, 5000}, []float64{100, 900})), 0, true)
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
	f := FunnelOf(model.Prepare(modeltest.PracticesYear(lists, counts)), 0, true)
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
	y := modeltest.PracticesYear([]float64{5000, 0, 4000}, []float64{300, 20, 200})
	f := FunnelOf(model.Prepare(y), 0, true)
	if f.Why != "" || len(f.Practices) != 2 || fmt.Sprint(f.LeftOut) != "[1]" ||
		fmt.Sprint(f.Notes) != "[1 practice has no list size and is left out.]" {
		t.Errorf("%+v", f)
	}
	for why, y := range map[string]*model.Year{
		"It is not known which practices these referrals came from.":    modeltest.PracticesYear(nil, nil),
		"Only one practice is known; there is none to compare it with.": modeltest.PracticesYear([]float64{5000}, []float64{300}),
		"None of these practices has sent a referral in this time.":     modeltest.PracticesYear([]float64{5000, 4000}, []float64{0, 0}),
		"No practice that these referrals came from has a list size.":   modeltest.PracticesYear([]float64{0, 0}, []float64{4, 5}),
	} {
		f := FunnelOf(model.Prepare(y), 0, true)
		if f.Words() != why || f.ToMedian() != nil || f.ToUpperLimit(true) != nil || f.LimitsAt(1000) != (FunnelLimits{}) {
			t.Errorf("%q, want %q", f.Words(), why)
		}
	}
	none := modeltest.PracticesYear([]float64{5000}, []float64{300})
	none.Referrals = nil
	if got := FunnelOf(model.Prepare(none), AllStreams, true).Words(); got != "The year has no referrals." {
		t.Error(got)
	}
}

func TestFunnelOfAllStreams(t *testing.T) {
	y := modeltest.Locality()
	p := model.Prepare(y)
	f := FunnelOf(p, AllStreams, true)
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
	y := modeltest.PracticesYear([]float64{5000, 4000, 6000, 9000, 3000}, []float64{300, 500, 310, 420, 0})
	p := model.Prepare(y)
	f := FunnelOf(p, 0, true)
	s := model.Scenario{Changes: f.ToMedian()}
	if len(s.Changes) != 2 {
		t.Fatalf("%+v", s.Changes)
	}
	pr := p.NewProjection()
	p.Project(&s, pr)
	notSent := 0.0
	remaining := &p.Streams[0].Profile.Weight
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
	exact := FunnelOf(p, 0, false)
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
	y := modeltest.Locality()
	s := model.Scenario{Changes: []model.Change{
		modeltest.Percent(model.Target{Referrals: "midshire-ent"}, -20),
		model.NewChange(model.Target{Referrals: "midshire-ent"}, model.Size{Kind: model.PerWeek, Amount: -6}),
		model.NewChange(model.Target{Referrals: "midshire-ent"}, model.Size{Kind: model.PerWeek, Amount: -3}),
		modeltest.Percent(model.Target{Line: "midshire-emergency"}, -5),
	}}
	for i := range s.Changes[:3] {
		s.Changes[i].Practices = []string{"combe-lane", "weir-side"}
	}
	s.Changes[2].Practices = []string{"sandpit-hill"}
	p := model.Prepare(y)
	pr := p.NewProjection()
	p.Project(&s, pr)
	whole, parts := pr.Streams[0].NotSent, 0.0
	for _, practice := range y.Practices {
		own := ForPractice(p, &s, practice.ID)
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
		p := model.Prepare(modeltest.PracticesYear(lists, counts))
		for _, adjust := range []bool{false, true} {
			f := FunnelOf(p, 0, adjust)
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
			s := model.Scenario{Changes: append(f.ToMedian(), f.ToUpperLimit(false)...)}
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
