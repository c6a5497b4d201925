package samples_test

import (
	"testing"

	"fewer/model"
	"fewer/scenarios/samples"
)

// The board's year is by month, and every form of payment of its time stands in it.
func TestTheBoardIsHeadingFor(t *testing.T) {
	y := read(t, samples.Fenmoor)
	if y.MonthsElapsed != 8 || len(y.Practices) != 40 {
		t.Errorf("%d months over, %d practices", y.MonthsElapsed, len(y.Practices))
	}
	pr := model.Prepare(y).DoNothing()
	for terms, want := range map[model.Terms]string{
		model.AsContracted:   "£17.9m over budget",
		model.AllBlock:       "£12.2m over budget",
		model.AllCostPerCase: "£30.2m over budget",
	} {
		if got := pr.Terms[terms].DoNothing.Deficit.OverBudget(); got != want {
			t.Errorf("%s: %s, want %s", terms, got, want)
		}
	}
}

// saves is what a change saves as contracted, and if all were cost per case.
func saves(t *testing.T, y *model.Year, c model.Change) (contracted, byCase model.Money) {
	t.Helper()
	pr := project(t, y, &model.Scenario{Changes: []model.Change{c}})
	return pr.Terms[model.AsContracted].Saving, pr.Terms[model.AllCostPerCase].Saving
}

func line(id string, percent float64) model.Change {
	return model.NewChange(model.Target{Line: id}, model.Size{Kind: model.Percent, Amount: percent})
}

func TestTheBoardPaysByTheContractOfEachProvider(t *testing.T) {
	y := read(t, samples.Fenmoor)
	t.Run("aligned payment: electives move by their whole price, follow-ups not at all", func(t *testing.T) {
		contracted, byCase := saves(t, y, line("fenmoor-university-orthopaedics-elective", -5))
		if contracted != byCase || contracted <= 0 {
			t.Errorf("saves %s as contracted and %s by the case", contracted.Pence(), byCase.Pence())
		}
		if contracted, _ := saves(t, y, line("fenmoor-university-ent-follow-up", -5)); contracted != 0 {
			t.Errorf("follow-ups save %s", contracted.Pence())
		}
	})
	t.Run("a fixed emergency sum: a fifth of the price above the band", func(t *testing.T) {
		contracted, byCase := saves(t, y, line("fenmoor-university-medicine-emergency", -1))
		if fifth := model.Money(float64(byCase)*0.2 + 0.5); contracted-fifth > 1 || fifth-contracted > 1 {
			t.Errorf("saves %s, want a fifth of %s", contracted.Pence(), byCase.Pence())
		}
		all, _ := saves(t, y, line("fenmoor-university-medicine-emergency", -20))
		more, _ := saves(t, y, line("fenmoor-university-medicine-emergency", -21))
		if all != more {
			t.Errorf("inside the band one percent more moves %s", (more - all).Pence())
		}
	})
	t.Run("stepped rates: nothing above 108% of the plan", func(t *testing.T) {
		few, _ := saves(t, y, model.NewChange(model.Target{Referrals: "downs-general-dermatology"}, model.Size{Kind: model.Percent, Amount: -10}))
		if few != 0 {
			t.Errorf("ten percent fewer save %s", few.Pence())
		}
		if many, _ := saves(t, y, line("downs-general-orthopaedics-elective", -30)); many <= 0 {
			t.Errorf("below the step nothing is saved either: %s", many.Pence())
		}
	})
	t.Run("a low-volume block", func(t *testing.T) {
		if contracted, byCase := saves(t, y, line("neighbours-planned", -20)); contracted != 0 || byCase <= 0 {
			t.Errorf("saves %s as contracted and %s by the case", contracted.Pence(), byCase.Pence())
		}
	})
	t.Run("drugs and devices pass through under every terms", func(t *testing.T) {
		for _, id := range []string{"fenmoor-university-drugs", "fenmoor-university-devices", "downs-general-drugs"} {
			if contracted, byCase := saves(t, y, line(id, -5)); contracted != byCase || contracted <= 0 {
				t.Errorf("%s saves %s as contracted and %s by the case", id, contracted.Pence(), byCase.Pence())
			}
		}
	})
}
