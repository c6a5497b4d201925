package file

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/number"
)

func percent(v float64) model.Size { return model.Size{Kind: model.Percent, Amount: v} }
func weeklyOf(v float64) model.Size {
	return model.Size{Kind: model.PerWeek, Amount: v}
}

func TestSizesAreReadAsPeopleTypeThem(t *testing.T) {
	of := number.SizeOf{Now: 46.83}
	for typed, want := range map[string]model.Size{
		"10": percent(-10), "-10": percent(-10), "−10": percent(-10), "+10": percent(10), "10%": percent(-10), "10-": percent(-10), "10 fewer": percent(-10), "10% more": percent(10),
		"0.5": percent(-0.5), ".5": percent(-0.5), "0,5": percent(-0.5), ",5": percent(-0.5), "1,5": percent(-1.5), "0,500": percent(-0.5), "1.500": percent(-1.5),
		"+0,5": percent(0.5), "0.5%": percent(-0.5), "8.6e-05": percent(-8.6e-05), "0": percent(0), "-0": percent(0),
		"0.5w": weeklyOf(-0.5), "6w": weeklyOf(-6), "+6 a week": weeklyOf(6), "6 per week": weeklyOf(-6), "6/week": weeklyOf(-6), "0,5w": weeklyOf(-0.5),
		"17 of 20": percent(-15), "17/20": percent(-15), "17 / 20": percent(-15), "17 out of 20": percent(-15), "17 instead of 20": percent(-15), "20 of 17": percent(17.65),
		"8,5 of 10": percent(-15), "0 of 20": percent(-100),
		"to 40": weeklyOf(-6.83), "to 40 a week": weeklyOf(-6.83), "=40": weeklyOf(-6.83), "= 40 a week": weeklyOf(-6.83), "to 50": weeklyOf(3.17), "=0": weeklyOf(-46.83), "to 90%": percent(-10),
	} {
		if got, why := number.ParseSize(typed, of); why != "" || got != want {
			t.Errorf("%q is read as %+v (%s), not %+v", typed, got, why, want)
		}
	}
	for typed, want := range map[string]string{
		"1,500":  "“1,500” reads in two ways, as 1500, which is too much, and as 1.5: type 1.5",
		"1,500w": "“1,500w” reads in two ways: type 1500, or 1.5",
		"1.500w": "“1.500w” reads in two ways: type 1.5, or 1500",
		"101":    "no more than 100% can be taken away", "": "type a number", "x": "“x” is not a number: type 10, +10 or 6w", "+-5": "not a number", "1e5": "not a number",
		"NaN": "not a number", "inf": "not a number", "0x10": "not a number", "1__0": "not a number", "1_0": "not a number", "€5w": "not a number", "5 of": "not a number", "17 of 0": "not a number",
		"-17 of 20": "not a number", "17 of 20 a week": "not a number", "1001 more": "more than can be meant", "9999999999w": "more than can be meant", "to -3": "no less than nothing", "58p": "not a number",
	} {
		if got, why := number.ParseSize(typed, of); !strings.Contains(why, want) {
			t.Errorf("%q is read as %+v (%q), not refused with %q", typed, got, why, want)
		}
	}
	if got, why := number.ParseSize("to 17", number.SizeOf{}); !strings.Contains(why, "not known here") {
		t.Errorf("“to 17” of nothing known is %+v (%s)", got, why)
	}
	for typed, want := range map[string]float64{"1,500w": -1500, "£1,500 a week": -1500, "+40k a week": 40_000, "to £90,000 a week": -10_000} {
		if got, why := number.ParseSize(typed, number.SizeOf{Pounds: true, Now: 100_000}); why != "" || got != weeklyOf(want) {
			t.Errorf("of pounds %q is read as %+v (%s)", typed, got, why)
		}
	}
}

func TestProportionsAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]float64{
		"0.6": 0.6, "60": 0.6, "60%": 0.6, "0,6": 0.6, ".6": 0.6, "1": 1, "0": 0, "1%": 0.01, "1.5": 0.015, "1,5": 0.015, "0.6%": 0.006, "7": 0.07, "7 per cent": 0.07, "3 of 5": 0.6, "100": 1, "30 %": 0.3,
	} {
		if got, why := number.ParseShare(typed, 1); why != "" || got != want {
			t.Errorf("%q is read as %v (%s), not %v", typed, got, why, want)
		}
	}
	for _, typed := range []string{"", "200", "101%", "-5", "half", "6 of 5", "1,500", "NaN", "1e2"} {
		if got, why := number.ParseShare(typed, 1); why == "" {
			t.Errorf("%q is taken for %v", typed, got)
		}
	}
	if got, why := number.ParseShare("150%", 2); got != 1.5 || why != "" {
		t.Errorf("150%% of tariff is read as %v (%s)", got, why)
	}
}

func TestAmountsWeeksAndLagsAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]float64{"63,000": 63_000, "1_250_000": 1_250_000, "0,5": 0.5, "1.250.000": 1_250_000, "(500)": -500, "1200000-": -1_200_000, "2,5m": 2.5e6, "£61.2m": 61.2e6, "-0.2m": -200_000, "nothing": 0} {
		if got, why := number.ParsePounds(typed); why != "" || got != want {
			t.Errorf("%q is read as %v (%s), not %v", typed, got, why, want)
		}
	}
	for _, typed := range []string{"63.000", "$5", "5 €", "90000000001", "91bn", "5p", "1,2345", "40%"} {
		if got, why := number.ParsePounds(typed); why == "" {
			t.Errorf("%q is taken for %v", typed, got)
		}
	}
	for typed, want := range map[string]int{"36": 36, "52": 52, "1,500": 0, "3.5": 0, "": 0, "53": 0, "040": 40} {
		if got, ok := number.ParseWhole(typed, 36, 52); got != want || ok != (want > 0) {
			t.Errorf("the week %q is read as %v, %v", typed, got, ok)
		}
	}
	for typed, want := range map[string]model.Lag{"18 to 26": {First: 18, Last: 26}, "18-26": {First: 18, Last: 26}, "8": {First: 8, Last: 8}, "3–7 weeks": {First: 3, Last: 7}} {
		if got, ok := number.ParseLag(typed); got != want || !ok {
			t.Errorf("the lag %q is read as %v, %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"8 to 4", "soon", "-3", "300", ""} {
		if got, ok := number.ParseLag(typed); ok {
			t.Errorf("the lag %q is taken for %v", typed, got)
		}
	}
}

func TestSmallNumbersWithAnExponentAreNumbers(t *testing.T) {
	if v, faults := read1(t, perReferral, "8.6e-05"); v != 8.6e-05 || faults != nil {
		t.Errorf("8.6e-05 is read as %v, %v", v, faults)
	}
	if v, faults := read1(t, rate, "5e-01%"); v != 0.005 || faults != nil {
		t.Errorf("5e-01%% is read as %v, %v", v, faults)
	}
	if _, faults := read1(t, perReferral, "8.6e+05"); len(faults) != 1 || faults[0].Hint != "write 860000 or 860_000" {
		t.Errorf("8.6e+05: %v", faults)
	}
}

func TestABareLagIsSoManyWeeksExactly(t *testing.T) {
	if v, faults := read1(t, lag, "8"); v != (model.Lag{First: 8, Last: 8}) || faults != nil {
		t.Errorf("weeks: 8 is read as %v, %v", v, faults)
	}
	if _, faults := read1(t, lag, "261"); !faults.Fatal() {
		t.Error("weeks: 261 is taken")
	}
}

func TestNumbersBelowZeroKeepTheirSignInHints(t *testing.T) {
	for text, hint := range map[string]string{
		"10-": "write -10", "1200000-": "write -1200000 or -1_200_000", "(100)": "write -100", "1250.-": "write 1250 or 1_250",
	} {
		if _, faults := read1(t, anyPounds, text); len(faults) != 1 || faults[0].Hint != hint {
			t.Errorf("%s: %v, not %q", text, faults, hint)
		}
	}
	for _, text := range []string{"'*'", "<5", "..", "suppressed"} {
		if _, faults := read1(t, count, text); len(faults) != 1 || faults[0].Hint != fault.SuppressedHint {
			t.Errorf("%s: %v", text, faults)
		}
	}
}

func TestEveryNationalPointOfDeliveryCodeIsKnown(t *testing.T) {
	codes := 0
	for _, c := range nationalPODs {
		codes += len(strings.Fields(c))
	}
	if codes != 81 {
		t.Errorf("%d codes are known", codes)
	}
	for code, want := range map[string]model.PointOfDelivery{"DC": model.DayCase, "el": model.Elective, "NELXBD": model.NonElective, "OPFA": model.FirstOutpatient, "OPFUP": model.FollowUp, "OPPROC": model.OutpatientProcedure, "AE": model.AccidentAndEmergency, "ELOBD": model.OtherDelivery, "NELOBD": model.OtherDelivery, "XYZ": ""} {
		if got := PODOfNational(code); got != want {
			t.Errorf("%s is %q", code, got)
		}
	}
}

// An id may be as long as systems make them; see the workbook for the names that it gives.
func TestLongIDsAreRead(t *testing.T) {
	for n, faulty := range map[int]bool{240: false, 250: false, 251: true} {
		if _, faults := read1(t, id, strings.Repeat("x", n)); (len(faults) > 0) != faulty {
			t.Errorf("%d characters: %v", n, faults)
		}
	}
}
