package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/scenariotest"
)

// nextMonth is smallYear with three weeks more, in which fewer came for hips,
// and a new line.
func nextMonth() *model.Year {
	y := smallYear()
	y.WeeksElapsed = 38
	y.Lines[0].Actual = model.TotalCount(3500 * 38 / 35)
	y.Lines[1].Actual = model.TotalCount(3510)
	y.Lines[2].Spent = 780_000
	for i := range y.Referrals {
		y.Referrals[i].Actual = model.TotalCount(3800)
	}
	y.Lines = append(y.Lines, model.Line{ID: "running", Name: "Running costs", WithoutActivity: true, Budget: model.Given(1000), Spent: 500})
	return y
}

func TestANewMonthUnderTheOldScenario(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "year.yaml")
	if err := os.WriteFile(path, []byte(yearText(t, smallYear())), 0o644); err != nil {
		t.Fatal(err)
	}
	o, err := Open([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	s := o.NewSession(WithClock(tick()))
	state := filepath.Join(dir, "state")
	s.KeepJournal(state)
	s.SetPlain(hips, fewer(10))
	s.SetPlain(model.Target{Line: "nowhere"}, fewer(1))
	before := s.Projection().Clone()
	if s.YearFileChanged() {
		t.Fatal("the year file has not changed")
	}
	if err := os.WriteFile(path, []byte(yearText(t, nextMonth())), 0o644); err != nil {
		t.Fatal(err)
	}
	if !s.YearFileChanged() {
		t.Fatal("the year file has changed")
	}
	year, origin, err := s.ReadYearAgain()
	if err != nil {
		t.Fatal(err)
	}
	move := s.WhatMoves(year)
	scenariotest.Equal(t, "still", s.Year().Year().WeeksElapsed, 35)
	scenariotest.Equal(t, "titles", []string{move.Before, move.After}, []string{"Littleshire 2010/11, 35 weeks over", "Littleshire 2010/11, 38 weeks over"})
	scenariotest.Equal(t, "new and gone", []int{len(move.New), len(move.Gone)}, []int{1, 0})
	scenariotest.Equal(t, "new", move.New[0], "Running costs")
	if len(move.LeftOut) != 1 || !strings.HasPrefix(move.LeftOut[0], "“nowhere”: 1% fewer: ") {
		t.Fatalf("left out: %q", move.LeftOut)
	}
	scenariotest.Equal(t, "first line", move.Lines[0].ID, "hips-first")

	again := s.ReloadYear(year, origin)
	scenariotest.Equal(t, "what moved", again, move)
	after := s.Projection()
	for _, m := range move.Terms {
		scenariotest.Equal(t, m.Terms.String(), m, TermsMove{
			Terms:     m.Terms,
			DoNothing: MoneyMove{before.Terms[m.Terms].DoNothing.Deficit, after.Terms[m.Terms].DoNothing.Deficit},
			Scenario:  MoneyMove{before.Terms[m.Terms].Scenario.Deficit, after.Terms[m.Terms].Scenario.Deficit},
			Saving:    MoneyMove{before.Terms[m.Terms].Saving, after.Terms[m.Terms].Saving},
		})
		rows := MoneyMove{}
		for _, r := range move.Rows {
			rows.Before, rows.After = rows.Before+r.Saving[m.Terms].Before, rows.After+r.Saving[m.Terms].After
		}
		scenariotest.Equal(t, "the rows add up", rows, m.Saving)
	}
	if !s.Dirty() || s.YearFileChanged() {
		t.Fatalf("unsaved %v, changed %v", s.Dirty(), s.YearFileChanged())
	}
	settle(s)
	abandon(s)
	resumed, err := Resume(onlyRecovery(t, state))
	if err != nil {
		t.Fatal(err)
	}
	defer resumed.Close()
	scenariotest.Equal(t, "year after a crash", file.Fingerprint(resumed.Year().Year()), file.Fingerprint(year))
	if _, watched := resumed.YearWatch(); !watched || resumed.YearFileChanged() {
		t.Errorf("after a crash the year file is watched %v, changed %v", watched, resumed.YearFileChanged())
	}
	label, _ := resumed.Undo()
	scenariotest.Equal(t, "history after a crash", label, "“nowhere”: 1% fewer")
	mustSave(t, resumed, "")
	if resumed.Dirty() {
		t.Fatal("saved, and yet not")
	}
}
