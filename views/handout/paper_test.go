package handout

import (
	"fmt"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/samples"
)

// Of a long scenario those changes stand on paper that move most; what is left out is said
// there, and stands on a screen. Where all has room, all stands on paper.
func TestPaperSaysWhatIsLeftOut(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	long := meeting(y)
	long.Scenario.Changes = nil
	for i := range 28 {
		c := model.NewChange(model.Target{Referrals: y.Referrals[i].ID}, model.Size{Amount: -float64(i%12 + 1)})
		c.Costs.Once, c.Note, c.AskedBy = 1000, strings.Repeat("a long reason ", 8), []string{y.Practices[i].Name}
		long.Scenario.Changes = append(long.Scenario.Changes, c)
	}
	for _, r := range Readers {
		page := htmlOf(t, sourceOn(y, long), r.Name)
		if left := strings.Count(page, `<tr role="row" class="screen">`) + strings.Count(page, `<li class="screen">`); left == 0 || !strings.Contains(page, `<p class="paper" hidden="hidden">On paper stand `) {
			t.Errorf("%s: %d rows are left out, and it is not said", r.Name, left)
		}
		s := sourceOn(y, long)
		p, err := PageFor(s, r.Name)
		if err != nil {
			t.Fatal(err)
		}
		if high := p.high(); high > paperHigh {
			t.Errorf("%s: it is %.0f mm high", r.Name, high)
		}
		whole := shortMeeting(t, r.Name)
		if r.Name != "practice" && strings.Contains(whole, `class="screen"`) {
			t.Errorf("%s: of a short meeting something is left out on paper", r.Name)
		}
	}
	s := sourceOn(y, long)
	s.spreads()
	table := s.Projected().ByChange()
	left := leftOutRows(&table, 5)
	moves := func(i int) (most model.Money) {
		for _, t := range model.ShownTerms(false) {
			most = max(most, s.Projection.Changes[i].Saving[t].Abs())
		}
		return most
	}
	least := model.Money(1 << 60)
	for i := range long.Scenario.Changes {
		if !left[i] {
			least = min(least, moves(i))
		}
	}
	for i := range left {
		if moves(i) > least {
			t.Errorf("change %d moves more than one that stands on paper", i+1)
		}
	}
	if got := fmt.Sprint(len(left), allButMost([]int{1, 2, 3}, 2, func(int) float64 { return 0 })); got != "23 map[]" {
		t.Error(got)
	}
}

// shortMeeting is the page of a short meeting.
func shortMeeting(t *testing.T, reader string) string {
	t.Helper()
	y := builtIn(t, samples.Northshire)
	return htmlOf(t, sourceOn(y, meeting(y)), reader)
}
