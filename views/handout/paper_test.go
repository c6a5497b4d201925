package handout

import (
	"fmt"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/samples"
	"fewer/views/answers"
)

// Of a practice's referrals those stand on paper of which something is not sent, then those
// of which there are most.
func TestWhatIsNotSentStandsOnPaper(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	doc := meeting(y)
	last := y.Referrals[len(y.Referrals)-1]
	doc.Scenario.Changes = []model.Change{model.NewChange(model.Target{Referrals: last.ID}, model.Size{Amount: -10})}
	s := sourceOn(y, doc)
	s.spreads()
	q := s.projected().Question
	q.Practice = answers.NewPractice(y, s.Prepared.PracticeAt(last.ByPractice[0].Practice))
	for _, sheet := range answers.PracticeCard(q).Sheets {
		if len(sheet.Rows) == 0 || !strings.HasPrefix(sheet.Columns[0].Heading, "ITS REFERRALS") && sheet.Columns[0].Heading != "SO FAR" {
			continue
		}
		at, moves := 1, 0.0
		if sheet.Columns[0].Heading != "SO FAR" {
			at = 2
		}
		left := leftOutRows(&sheet, 3)
		for r := range sheet.Rows {
			n, _ := sheet.Rows[r].Cells[at].Value.(float64)
			if left[r] {
				moves = max(moves, n)
			}
		}
		for r := range sheet.Rows {
			if n, _ := sheet.Rows[r].Cells[at].Value.(float64); !left[r] && !sheet.Rows[r].Total && n < moves {
				t.Errorf("%s stands on paper, and what moves %v does not: %v", sheet.Rows[r].Cells[0].Text, moves, n)
			}
		}
		if len(left) == 0 {
			t.Errorf("%s: nothing is left out", sheet.Columns[0].Heading)
		}
	}
}

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
		high := p.high()
		for i := range p.Sections {
			if of := &p.Sections[i]; of.Signed { // it stands whole, and may run on to a third sheet
				high -= of.high()
			}
		}
		if high > paperHigh {
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
	moves := func(i int) model.Money { return s.Projection.Changes[i].Saving[model.AsContracted].Abs() }
	least := model.Money(1 << 60)
	for i := range long.Scenario.Changes {
		if !left[i] {
			least = min(least, moves(i))
		}
	}
	for i := range left {
		if moves(i) > least {
			t.Errorf("change %d moves more as contracted than one that stands on paper", i+1)
		}
	}
	kept := answers.KeptUp(s.projected().Question)
	if left := leftOutRows(&kept, 1); len(left) > 0 {
		t.Errorf("of the terms side by side %d are left out", len(left))
	}
	if got := fmt.Sprint(len(left), allButMost([]int{1, 2, 3}, 2, func(int) []float64 { return nil })); got != "23 map[]" {
		t.Error(got)
	}
}

// shortMeeting is the page of a short meeting.
func shortMeeting(t *testing.T, reader string) string {
	t.Helper()
	y := builtIn(t, samples.Northshire)
	return htmlOf(t, sourceOn(y, meeting(y)), reader)
}

// What a board is asked to agree to stands on paper whole, above its names: each change with
// what it saves as contracted, and what costs more than it saves is said to. What is switched
// off, or has no effect, is not recommended. With terms proposed it still takes two sheets.
func TestABoardSignsAllThatItIsAskedFor(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	doc := meeting(y)
	doc.Decisions, doc.Scenario.Changes = nil, nil
	for i := range 7 {
		c := model.NewChange(model.Target{Referrals: y.Referrals[12+i].ID}, model.Size{Amount: -float64(3*i + 1)})
		c.Delivered, c.Practices = 0.6, []string{y.Practices[i].ID, y.Practices[i+1].ID}
		c.Costs = model.Costs{Once: map[bool]float64{true: 60_000, false: 100}[i == 3], PerWeek: 35}
		doc.Scenario.Changes = append(doc.Scenario.Changes, c)
	}
	off := model.NewChange(model.Target{Referrals: y.Referrals[2].ID}, model.Size{Amount: -10})
	gone := model.NewChange(model.Target{Referrals: "no-such-stream"}, model.Size{Amount: -5})
	off.Off = true
	doc.Scenario.Changes = append(doc.Scenario.Changes, off, gone)
	doc.Scenario.Proposals = []model.Proposal{{Provider: y.Providers[0].ID, FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}}
	s := sourceOn(y, doc)
	p, err := PageFor(s, "board")
	if err != nil {
		t.Fatal(err)
	}
	if high := p.high(); high > paperHigh {
		t.Errorf("it is %.0f mm high, and two sheets are %.0f", high, paperHigh)
	}
	asked := &p.Sections[0]
	rows := asked.Sheets[0].Rows
	if !asked.Signed || len(rows) != 8 || len(leftOutRows(&asked.Sheets[0], asked.OnPaper)) > 0 || !rows[7].Total {
		t.Fatalf("it is asked for %v, of which %d rows stand on paper only", rows, asked.OnPaper)
	}
	for i, row := range rows[:7] {
		of := &s.Projection.Changes[i]
		if costly := strings.HasSuffix(row.Cells[0].Text, ", though it costs more than it saves"); costly != (of.Saving[model.AsContracted] < 0) ||
			row.Cells[1].Value != of.Saving[model.AsContracted] || row.Cells[2].Value != of.Costs {
			t.Errorf("%q saves %s", row.Cells, of.Saving[model.AsContracted].Pence())
		}
	}
	says(t, p, "Recommendation", "Not recommended, for it is left out:",
		"+ "+y.ChangeWords(off)+".", "+ “no-such-stream”: 5% fewer: the year has no referral stream “no-such-stream”.")
	if of := strings.Join(section(t, p, "Equality"), "\n"); strings.Contains(of, y.Referrals[2].Name) {
		t.Errorf("of what is switched off it says whom it is for:\n%s", of)
	}
}
