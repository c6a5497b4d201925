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

// Amounts beside each other have as many digits as tell them apart, and no more.
func TestAmountsBesideEachOtherAreToldApart(t *testing.T) {
	for _, c := range []struct {
		pounds []int64
		want   string
	}{
		{[]int64{1_100_000, 1_120_000, 1_140_000, 1_160_000}, "£1.10m £1.12m £1.14m £1.16m"},
		{[]int64{975_000, 1_000_000, 1_025_000}, "£975,000 £1.000m £1.025m"},
		{[]int64{1_000_000, 1_500_000, 2_000_000}, "£1.0m £1.5m £2.0m"},
		{[]int64{-20_000, 0, 20_000}, "−£20,000 £0 £20,000"},
		{[]int64{2_107_413, 2_086_008}, "£2.107m £2.086m"},
		{[]int64{566_200_000, 566_190_709}, "£566.20m £566.19m"},
		{[]int64{566_218_709, 566_218_100}, "£566,218,709 £566,218,100"},
		{[]int64{557_000_000, 566_218_709}, "£557.0m £566.2m"},
		{[]int64{1_234_000_000, 1_230_000_000}, "£1,234.00m £1,230.00m"},
		{[]int64{1_234_567}, "£1.2m"},
		{[]int64{-1_005_000, -1_000_000}, "−£1.005m −£1.000m"},
	} {
		var all []Money
		for _, pounds := range c.pounds {
			all = append(all, Pounds(pounds))
		}
		said, written := Apart(all), ""
		for _, m := range all {
			written += said(m) + " "
		}
		if written != c.want+" " {
			t.Errorf("%v: %s, want %s", c.pounds, written, c.want)
		}
	}
	for m, want := range map[Money]string{923_949_999: "£9.24m", 499_999: "£0.00m", -500_000: "−£0.01m", -1: "£0.00m", 100_000_000_000: "£1,000.00m"} {
		if got := m.Millions(); got != want {
			t.Errorf("%d: %s, want %s", m, got, want)
		}
	}
}
