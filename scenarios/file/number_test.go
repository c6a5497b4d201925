package file

import (
	"testing"

	"fewer/scenarios/fault"

	"gopkg.in/yaml.v3"
)

// read1 reads one value of a kind, as it stands in a file.
func read1[V any](t *testing.T, k kind[V], text string) (V, fault.Faults) {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatal(err)
	}
	in := &fault.Input{}
	v, ok := k.read(in, &fault.Place{Node: n.Content[0]})
	if ok == in.Finish().Fatal() {
		t.Errorf("%s: read is %v, faults are %v", text, ok, in.Finish())
	}
	return v, in.Finish()
}

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]float64{
		"0": 0, "5": 5, "112.00": 112, "4_200": 4200, "+5": 5, ".5": 0.5, "1_234_567.89": 1234567.89, "63.5": 63.5, "1234.567": 1234.567, "-0": 0,
	} {
		if got, faults := read1(t, pounds, text); got != want || faults != nil {
			t.Errorf("%s is read as %v, %v", text, got, faults)
		}
	}
	for text, hint := range map[string]string{
		"1,250": "write 1250 or 1_250", "£1,250.50": "write 1250.50 or 1_250.50", "1250k": "write 1250000 or 1_250_000", "£9.2m": "write 9200000 or 9_200_000",
		"'1250'": "write 1250 without quotation marks", "63.000": "write 63, or 63_000", "63.125": "write 63.1250, or 63_125", "1.250.000": "write 1250000 or 1_250_000",
		"012": "write 12", "0_5": "write 5", "1e3": "write 1000 or 1_000", "(12)": "write a number from 0 up", "1200000-": "write a number from 0 up", "0,500": "write 0.500", "1,500.5": "write 1500.5 or 1_500.5", "1 250": "write 1250 or 1_250", "12,50": "write 12.50, or 1250 if the comma marks thousands",
		"1'250": "write 1250 or 1_250", "58p": "write 0.58 for pounds", "99p each": "write a number such as 1250 or 1_250", ".nan": "write a number such as 1250 or 1_250",
		"-.inf": "write a number such as 1250 or 1_250", "0x10": "write a number such as 1250 or 1_250", "1__0": "write a number such as 1250 or 1_250",
		"-5": "write a number from 0 up", "true": "write a number such as 1250 or 1_250", "2010-12-01": "write a number such as 1250 or 1_250", "1:30": "write a number such as 1250 or 1_250",
	} {
		if _, faults := read1(t, pounds, text); len(faults) != 1 || faults[0].Hint != hint {
			t.Errorf("%s: %v, not %q", text, faults, hint)
		}
	}
}

func TestThreeDecimalsAreRefusedOnlyWhereTheyMayBeThousands(t *testing.T) {
	for text, sound := range map[string]bool{"12.345": true, "12.340": false, "12.3450": true, "0.120": true, "1234.500": true, "-1.250": false} {
		if _, faults := read1(t, perWeek, text); (faults == nil) != sound {
			t.Errorf("%s: %v", text, faults)
		}
	}
	if v, faults := read1(t, factor, "1.040"); v != 1.04 || faults != nil {
		t.Errorf("a factor of 1.040 is read as %v, %v", v, faults)
	}
}

func TestProportionsAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]float64{
		"30%": 0.3, "0.3": 0.3, "7%": 0.07, "12.5%": 0.125, "0%": 0, "1": 1, "100%": 1, "30 %": 0.3, `"30%"`: 0.3, "+5%": 0.05, "0": 0, "110%": 1.1,
	} {
		if got, faults := read1(t, rate, text); got != want || faults != nil {
			t.Errorf("%s is read as %v, %v", text, got, faults)
		}
	}
	for text, hint := range map[string]string{
		"30": "write 30% if a percentage is meant, or a number from 0 to 1", "1.5": "write 1.5% if a percentage is meant, or a number from 0 to 1",
		"30,5%": "write 30.5%", "30pc": "write 30%", "30 per cent": "write 30%", "0,3": "write 0.3", "half": "write 30% or 0.3", "-5%": "write a proportion from 0% up",
	} {
		if _, faults := read1(t, rate, text); len(faults) != 1 || faults[0].Hint != hint {
			t.Errorf("%s: %v, not %q", text, faults, hint)
		}
	}
	if _, faults := read1(t, share, "110%"); !faults.Fatal() {
		t.Error("more than the whole is taken for a share of it")
	}
}
