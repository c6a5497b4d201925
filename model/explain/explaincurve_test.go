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
