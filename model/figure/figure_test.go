package figure

import "testing"

// worth is a formula: units × price, and a sum besides.
func worth(units F) F {
	priced := units.Times(units.Beside(OfPrice, "price of a unit", 112).Times(Plain(1)))
	return priced.As(OfMoney, "at tariff").Plus(Plain(0)).Plus(units.Beside(OfMoney, "fixed", 50))
}

func TestAFormulaTellsWhatItComputes(t *testing.T) {
	told := worth(State(OfCount, "units", 3).F()).Explained(OfMoney, "paid")
	if plain := worth(Plain(3)); plain.Told() || plain.V != 386 || told.Value != plain.V {
		t.Errorf("it computes %v, and tells of %v", plain, told.Value)
	}
	if got, want := told.Equation(), "£336.00 + £50.00 = £386.00"; got != want {
		t.Errorf("it says %s, want %s", got, want)
	}
	if got, want := told.Parts()[0].Equation(), "3 × £112.00 = £336.00"; got != want {
		t.Errorf("a plain 1 is spoken of: %s, want %s", got, want)
	}
}

func TestAFormulaOnPlainNumbersAllocatesNothing(t *testing.T) {
	sum := 0.0
	if n := testing.AllocsPerRun(100, func() { sum += worth(Plain(sum)).V }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestNothingTimesAnythingIsNotSpokenOf(t *testing.T) {
	v := State(OfMoney, "value", 700).F()
	if got := v.Plus(Plain(0).Times(v)); got != v {
		t.Errorf("0 × value is told: %v", got)
	}
	if got := Plain(0).Times(v); got.Told() || got.V != 0 {
		t.Errorf("0 × value is %v", got)
	}
	e := v.As(OfMoney, "another name").Explained(OfMoney, "paid")
	if e.Op != Sum || len(e.Parts()) != 1 || e.Parts()[0].Label != "another name" || v.why.Label != "value" {
		t.Errorf("a figure with a name of its own is told as %q of %d parts", e.Label, len(e.Parts()))
	}
}
