package explain

import (
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

func TestStepsAreExplained(t *testing.T) {
	for value, parts := range map[float64][]model.Money{
		7_481_065.37: {model.Pounds(7_000_000), model.Pounds(147_000), 3_931_961},
		7_200_000:    {model.Pounds(7_000_000), model.Pounds(42_000)},
		6_600_000:    {model.Pounds(7_000_000), -model.Pounds(210_000), -model.Pounds(25_000)},
		6_700_000:    {model.Pounds(7_000_000), -model.Pounds(160_000)},
	} {
		p := model.Prepare(modeltest.Stepped(value))
		pr := p.NewProjection()
		e, err := On(pr).Explain("terms.as_contracted.providers.a.do_nothing")
		if err != nil {
			t.Fatal(err)
		}
		var got []model.Money
		for _, part := range e.Parts() {
			got = append(got, model.RoundPounds(part.Value))
		}
		if len(got) != len(parts) {
			t.Fatalf("%v at tariff is told as %v", value, got)
		}
		for i := range parts {
			if got[i] != parts[i] {
				t.Errorf("part %d of %v at tariff is %s, want %s", i, value, got[i].Pence(), parts[i].Pence())
			}
		}
		checkExplanations(t, p, &model.Scenario{}, pr)
	}
}

// A ceiling that holds several steps: what would be paid without it is that of the step in
// which the value lies.
func TestWhatALimitHoldsIsOfTheStepThatItHolds(t *testing.T) {
	y := modeltest.Stepped(7_481_065.37)
	s := &y.Providers[0].Contract[0]
	plain := model.Prepare(y)
	without := plain.DoNothing().Providers[0].Paid[model.AsContracted].DoNothing
	s.Ceiling = model.Limit{Kind: model.LimitInPounds, Amount: 7_001_000}
	e, err := On(model.Prepare(y).NewProjection()).Explain("terms.as_contracted.providers.a.do_nothing")
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Parts()[0]; got.Label != "before floor and ceiling" || got.Money() != without || e.Money() != model.Pounds(7_001_000) {
		t.Errorf("%s is told as %s, want %s", got.Label, got.Money().Pence(), without.Pence())
	}
}
