package pictures

import "testing"

// The calendar cuts no count to nothing, nor to another one.
func TestUnitsOfTheCalendar(t *testing.T) {
	for _, c := range []struct {
		n    float64
		want string
	}{{0.2, "0.2"}, {0.02, "0.02"}, {0.0004, "0.0004"}, {-0.03, "0.03 more"}, {0, "–"}, {12.34, "12.3"}} {
		if got := units(c.n); got != c.want {
			t.Errorf("%v in the calendar is %q, want %q", c.n, got, c.want)
		}
	}
}
