package model

import "testing"

func TestStepsAreExplained(t *testing.T) {
	for value, parts := range map[float64][]Money{
		7_481_065.37: {Pounds(7_000_000), Pounds(147_000), 3_931_961},
		7_200_000:    {Pounds(7_000_000), Pounds(42_000)},
		6_600_000:    {Pounds(7_000_000), -Pounds(210_000), -Pounds(25_000)},
		6_700_000:    {Pounds(7_000_000), -Pounds(160_000)},
	} {
		p := Prepare(stepped(value))
		pr := p.NewProjection()
		e, err := pr.Explain("terms.as_contracted.providers.a.do_nothing")
		if err != nil {
			t.Fatal(err)
		}
		var got []Money
		for _, part := range e.Parts() {
			got = append(got, RoundPounds(part.Value))
		}
		if len(got) != len(parts) {
			t.Fatalf("%v at tariff is told as %v", value, got)
		}
		for i := range parts {
			if got[i] != parts[i] {
				t.Errorf("part %d of %v at tariff is %s, want %s", i, value, got[i].Pence(), parts[i].Pence())
			}
		}
		checkExplanations(t, p, &Scenario{}, pr)
	}
}
