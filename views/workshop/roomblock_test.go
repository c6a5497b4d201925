package workshop

import (
	"strings"
	"testing"

	"fewer/model"
)

// The chart names the values that its lines come to, each in the row where the
// line ends, and the sentence of the year goes with the row as it stands.
func TestTheBlockChartNamesItsEnds(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "block is for", "enter")
	s := d.app.room.sweepHere()
	low, high := s.even[0].More(model.AllCostPerCase), s.even[len(s.even)-1].More(model.AllCostPerCase)
	ends := map[string]bool{low.Short(): false, "+" + high.Short(): true} // whether it is at the right
	rows := strings.Split(d.screenText(), "\n")
	for label, right := range ends {
		found := false
		for _, row := range rows {
			_, line, named := strings.Cut(row, label)
			line = strings.TrimSpace(line)
			found = found || named && (right && strings.HasSuffix(line, "c") || !right && strings.HasPrefix(line, "c"))
		}
		if !found {
			t.Errorf("no row begins with %s and holds that end of the line:\n%s", label, d.screenText())
		}
	}
	d.sees("Over the year, as it is now, Midshire General costs £")
	for _, size := range []string{"5% more", "10% more", "15% more"} {
		d.press("right")
		d.sees("Over the year, with " + size + ", Midshire General costs £")
	}
}
