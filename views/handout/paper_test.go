package handout

import (
	"fmt"
	"slices"
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
	table := s.projected().ByChange()
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

// What a board is asked to agree to on paper are the changes that its table has there, and
// what costs more than it saves is said to, however much money it moves. With terms proposed
// it still takes two sheets.
func TestABoardIsAskedForWhatItsTableHas(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	doc := meeting(y)
	doc.Decisions, doc.Scenario.Changes = nil, nil
	for i := range 8 {
		c := model.NewChange(model.Target{Referrals: y.Referrals[12+i].ID}, model.Size{Amount: -float64(3*i + 1)})
		c.Delivered, c.Practices = 0.6, []string{y.Practices[i].ID, y.Practices[i+1].ID}
		c.Costs = model.Costs{Once: map[bool]float64{true: 60_000, false: 100}[i == 3], PerWeek: 35}
		doc.Scenario.Changes = append(doc.Scenario.Changes, c)
	}
	doc.Scenario.Proposals = []model.Proposal{{Provider: y.Providers[0].ID, FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}}
	s := sourceOn(y, doc)
	p, err := PageFor(s, "board")
	if err != nil {
		t.Fatal(err)
	}
	if high := p.high(); high > paperHigh {
		t.Errorf("it is %.0f mm high, and two sheets are %.0f", high, paperHigh)
	}
	shown := func(heading string, left func(section *Section) map[int]bool) (all []int) {
		for i := range p.Sections {
			for k := range doc.Scenario.Changes {
				if p.Sections[i].Heading == heading && !left(&p.Sections[i])[k] {
					all = append(all, k)
				}
			}
		}
		return all
	}
	asked := shown("Recommendation", func(section *Section) map[int]bool { return section.leftOut() })
	listed := shown("What is changed, and why it saves what it saves", func(section *Section) map[int]bool { return leftOutRows(&section.Sheets[0], section.OnPaper) })
	if fmt.Sprint(asked) != fmt.Sprint(listed) || len(asked) == 0 || len(asked) == 8 || !slices.Contains(asked, 3) {
		t.Errorf("it is asked for %v of what its table lists as %v", asked, listed)
	}
	for i, item := range p.Sections[0].Items[:8] {
		if costly := strings.Contains(item.Says, "costs more than it saves by 31 March"); costly != (s.Projection.Changes[i].Saving[model.AsContracted] < 0) {
			t.Errorf("%q saves %s", item.Says, s.Projection.Changes[i].Saving[model.AsContracted].Pence())
		}
	}
}
