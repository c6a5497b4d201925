package explain

import (
	"math"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
	"fewer/model/modeltest"

	"pgregory.net/rapid"
)

// checkOwn finds every figure of practices, or of the others, again from its leaves.
func checkOwn(t fataler, p *model.Prepared, s *model.Scenario, practices ...int) {
	full := p.NewFullYear()
	full.Of(s)
	pr := p.NewProjection()
	p.Project(s, pr)
	for _, practice := range practices {
		x := New(p, s).Of(practice)
		own, kept := insight.ResultOf(pr, practice), insight.ResultOf(full.Projection(), practice)
		want := map[string]float64{"practice.lands_after_year_end": own.LandsAfterYearEnd.Float()}
		for _, terms := range model.ShownTerms(pr.Proposed) {
			want[OwnPath("saving", terms)] = own.Saving[terms].Float()
			want[OwnPath("full_year", terms)] = kept.Saving[terms].Float()
		}
		for i, r := range p.Year().Referrals {
			want["practice.referrals."+r.ID+".do_nothing"] = own.Streams[i].DoNothing
			want["practice.referrals."+r.ID+".not_sent"] = own.Streams[i].NotSent
		}
		card := insight.CardOf(p, practice)
		for _, specialty := range insight.Specialties(p) {
			want["practice.care."+insight.SpecialtyKey(specialty)] = 0
		}
		for _, c := range card.Care {
			want["practice.care."+insight.SpecialtyKey(c.Specialty)] = c.Cost.Float()
		}
		if card.ListShare > 0 {
			want["practice.over_by_list"] = card.ByList.Float()
		}
		deep, seen, found := map[*figure.Explanation]float64{}, map[place]bool{}, 0
		for _, f := range x.Figures() {
			if !strings.HasPrefix(f.Path, "practice.") || f.Path == "practice.list_size" {
				continue
			}
			found++
			e, err := x.Explain(f.Path)
			if err != nil {
				t.Fatalf("%v", err)
			}
			if got := recompute(t, e, deep); math.Abs(got-want[f.Path]) > 1e-6 || math.Abs(e.Value-want[f.Path]) > 1e-9 {
				t.Fatalf("%s of %d is %v, said to be %v, found again as %v", f.Path, practice, want[f.Path], e.Value, got)
			}
			checkShown(t, e, seen)
			if _, err := x.About(f.Path); err != nil {
				t.Fatalf("%v", err)
			}
		}
		if found != len(want) {
			t.Fatalf("%d figures are explained of %d", found, len(want))
		}
	}
}

func TestAPracticesFiguresAreFoundAgainFromTheirLeaves(t *testing.T) {
	for _, s := range modeltest.WorkedScenarios() {
		checkOwn(t, model.Prepare(modeltest.Locality()), &s, insight.OtherPractices, 0, 1, 2)
	}
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		modeltest.NameAll(y)
		for i := range y.Practices {
			y.Practices[i].ListSize = model.Given(float64(rapid.IntRange(0, 20000).Draw(t, "list")))
		}
		s := modeltest.DrawScenario(t, y)
		asWrittenByPeople(y, &s)
		checkOwn(t, model.Prepare(y), &s, rapid.IntRange(insight.OtherPractices, len(y.Practices)-1).Draw(t, "whose"))
	})
}
