package cell

import "testing"

func TestNumbers(t *testing.T) {
	for s, want := range map[string]int64{"(1,234.50)": -123450, "£(1,234.50)": -123450, "(£1,234.50)": -123450, "1,234.50-": -123450, "£1,234,567.89": 123456789, " 5 ": 500, "0.30000000000000004": 30, "1E-3": 0} {
		if v, how := ParseAmount(s); how != Number || v.Pence() != want {
			t.Errorf("%q is %d pence (%v), not %d", s, v.Pence(), how, want)
		}
	}
	for s, want := range map[string]Read{"": None, " - ": None, "-": None, "*": NotKnown, "<5": NotKnown, "#NO RESULT": NotKnown, "#REF!": NotKnown, "-(5)": NoNumber, "1,25": NoNumber, "1.234,56": NoNumber, "abc": NoNumber} {
		if _, how := ParseAmount(s); how != want {
			t.Errorf("%q is read as %v, not %v", s, how, want)
		}
	}
}

// Cells keep the decimals that a spreadsheet gives them, so that many of them add up to the
// penny: what is reckoned by tariff and market forces has some twelve.
func TestManyDecimalsAddUp(t *testing.T) {
	for s, want := range map[string]struct {
		times int
		pence int64
	}{
		"12.345678901234":   {3_000, 37_037_04},
		"131.7712345678901": {3_000, 395_313_70},
		"100.12345":         {10_000, 1_001_234_50},
		"0.00004":           {10_000, 40},
		"4E-5":              {10_000, 40},
		"0.083333333333":    {1_000_000, 83_333_33},
	} {
		v, _ := ParseAmount(s)
		if sum := v * Amount(want.times); sum.Pounds().Pence() != want.pence {
			t.Errorf("%d times %s is %d pence, not %d", want.times, s, sum.Pounds().Pence(), want.pence)
		}
	}
}

// What is above the most that is read says so, with its digits.
func TestNumbersAboveTheMost(t *testing.T) {
	if v, how := ParseAmount("90,000,000,000"); how != Number || v.Float() != Most {
		t.Errorf("the most is %v, %v", v.Float(), how)
	}
	for _, s := range []string{"90000000001", "999,999,999,999.99", "1E12", "99999999999999999999"} {
		if _, how := ParseAmount(s); how != NoNumber {
			t.Errorf("%s is read as %v", s, how)
		}
		if what, _ := WhyNoNumber(s); what != `"`+s+`" is more than 90,000,000,000, the most that is read` {
			t.Error(what)
		}
	}
	if what, _ := WhyNoNumber("abc"); what != `"abc" is not a number` {
		t.Error(what)
	}
}

func TestMonths(t *testing.T) {
	for s, want := range map[string]int{"1": 1, "M8": 8, "Apr-10": 1, "April 2010": 1, "2010-11-30": 8, "2010-11-05": 8, "2010-11-05 00:00:00": 8, "30/11/2010": 8, "03/04/2010": 1, "2010/11 M08": 8, "40269": 1, "40512.9999999998": 9, "MRR-April-2010": 1, "Jan-11": 10, "201004": 1} {
		if w, ok := ParseMonth(s, 0, false); !ok || w.Month != want || w.Year != 0 && w.Year != 2010 {
			t.Errorf("%q is month %d of %v (%v), not %d", s, w.Month, w.Year, ok, want)
		}
	}
	if w, _ := ParseMonth("201008", 2010, false); w.Month != 8 {
		t.Errorf("201008 beside its year is month %d", w.Month)
	}
	if w, _ := ParseMonth("38807", 0, true); w.Month != 1 || w.Year != 2010 {
		t.Errorf("38807 from 1904 is month %d of %v", w.Month, w.Year)
	}
	if w, ok := ParseMonth("Smarch", 0, false); ok {
		t.Errorf("Smarch is month %d", w.Month)
	}
}
