package workshop

import (
	"slices"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/file"
)

// What stands in a form from the start is replaced by what is typed, or added to
// after an arrow; what only shows what may be typed is in brackets and is no entry.
func TestAFormTellsEntriesFromExamples(t *testing.T) {
	doc := file.Document{Scenario: model.Scenario{Changes: []model.Change{model.NewChange(ent, model.Size{Amount: -10})}}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	d.press("R", "j", "decide", "enter", "enter", "enter")
	d.sees("[ENT to Midshire General: 10% fewer]", "A letter replaces it → adds to it", "(e.g. 31 December)")
	d.press("Too slow")
	d.sees("Too slow")
	d.lacks("10% fewerToo slow", "A letter replaces it")
	d.press("ctrl+s")
	made := d.app.Session.Document().Decisions
	if len(made) != 1 || made[0].What != "Too slow" || made[0].ByWhen != "" {
		t.Fatalf("decided: %+v", made)
	}
	d.sees("no date yet")
	d.press("d", "enter", "right", ", by advice", "ctrl+s")
	if made = d.app.Session.Document().Decisions; len(made) != 2 || made[1].What != "ENT to Midshire General: 10% fewer, by advice" {
		t.Errorf("decided: %+v", made)
	}
}

// The weeks that a price begins and ends with are entries, not examples.
func TestTheWeeksOfAPriceArePlain(t *testing.T) {
	doc := fewerENT()
	doc.Ideas = []file.Idea{{What: "Telephone advice"}}
	d := newDriver(t, testYear(), doc, "plain", 80, 24)
	d.press("R", "j", "ideas", "enter", "enter", "prescribing", "enter")
	d.sees("from week 36", "to week 52", "will happen 100%", "(e.g. 40k saved, +40k spent)")
	d.press("40k", "ctrl+s")
	c := d.app.Session.Document().Scenario.Changes
	if last := c[len(c)-1]; last.FromWeek != 0 || last.ToWeek != 0 || last.Target.Line != "prescribing" {
		t.Errorf("priced as %+v", last)
	}
}

// A list that is typed into says so where nothing is called what is typed; a
// decision may have words of its own.
func TestNothingIsCalledThat(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "not touch", "enter", "enter")
	d.sees("(type a word or two to find it)")
	d.press("zebras", "enter")
	d.sees("Nothing is called that: choose from the list; Backspace takes letters away", "What will we not touch?")

	doc := fewerENT()
	doc.Scenario.Changes = append(doc.Scenario.Changes, model.NewChange(model.Target{Referrals: "e-card"}, model.Size{Amount: -5}))
	d = newDriver(t, testYear(), doc, "plain", 80, 24)
	d.press("R", "j", "decide", "enter", "enter", "Advice line first")
	d.sees("Nothing is called that: choose from the list, or Enter takes it", "as typed, tied to no change and to no money.", "Enter take it as typed")
	d.press("enter")
	d.sees("[Advice line first]")
	d.press("ctrl+s")
	if made := d.app.Session.Document().Decisions; len(made) != 1 || made[0].What != "Advice line first" || made[0].Tied() || made[0].Saved != (file.DecisionSaving{}) {
		t.Errorf("decided: %+v", made)
	}
	d.sees("Tied to no change: it counts for no money.", "No decision is tied to a change: none counts for money.")
	// Everything, and one of its changes besides: what both hold counts once.
	d.press("d", "enter", "All of it", "ctrl+s", "d", "down", "down", "enter", "ctrl+s")
	if made := d.app.Session.Document().Decisions; len(made) != 3 || len(made[1].Changes) != 2 || len(made[2].Changes) != 1 {
		t.Fatalf("decided: %+v", made)
	}
	if got, want := d.app.Session.DecidedSaving().AsContracted, d.app.Session.Projection().Terms[model.AsContracted].Saving; got != want || got <= 0 {
		t.Errorf("%s decided together, want %s", got.Pence(), want.Pence())
	}
	d.sees("All that is decided and tied, together, as contracted: " + d.saving(model.AsContracted).Whole() + " saved. Needed: ")
}

// What is decided and not in the year is said where the sum lacks it.
func TestWhatIsDecidedOfAnotherYear(t *testing.T) {
	doc := file.Document{Decisions: []file.Decision{{What: "Plan", Changes: []model.Change{model.NewChange(model.Target{Referrals: "of-another-year"}, model.Size{Amount: -10})}}}}
	d := newDriver(t, testYear(), doc, "plain", 120, 40)
	d.press("R", "j", "decide", "enter")
	d.sees("1 change of it is not in this year, and counts for nothing here.")
}

// What is decided later of a row is in the place of what was decided before, the sum is of
// that, and so is what e takes apart.
func TestWhatIsDecidedLaterReplacesWhatWasBefore(t *testing.T) {
	d := newDriver(t, builtInYear(t), file.Document{}, "plain", 80, 24)
	s := d.app.Session
	ent := insight.TargetsOf(s.Year(), "ENT")
	s.SetPlain(ent[0], model.Size{Amount: -20})
	s.SetPlain(ent[1], model.Size{Amount: -20})
	all := s.Document().Scenario
	s.Decide(file.Decision{What: "The whole plan", Changes: all.Changes})
	s.SetPlain(ent[1], model.Size{Amount: -30})
	now := s.Document().Scenario.Changes
	s.Decide(file.Decision{What: "ENT", Changes: now[1:]})
	if got, want := s.DecidedSaving().AsContracted, s.Projection().Terms[model.AsContracted].Saving; got != want || got <= 0 {
		t.Errorf("%s decided together, want %s", got.Pence(), want.Pence())
	}
	s.AddIdea(file.Idea{What: "Advice line"})
	s.PriceIdea(0, model.NewChange(ent[1], model.Size{Amount: -5}))
	changes := s.Document().Scenario.Changes
	s.Decide(file.Decision{What: "Advice line", Changes: changes[2:]}) // besides, in place of nothing
	if got, _ := scenarios.Decided(s.Document()); len(got) != 3 {
		t.Errorf("decided: %+v", got)
	}
	decided := s.DecidedSaving().AsContracted
	s.SetPlain(ent[1], model.Size{Amount: -1}) // which nobody has decided
	d.press("R", "j", "decide", "enter", "e")
	d.sees(decided.Pence(), "As decided")
}

// The arrows of the room say that they go in steps of 5%; with Shift it is 1%.
func TestTheArrowsOfTheRoomSayHowFar(t *testing.T) {
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("R", "j", "fewer of one", "enter", "left")
	d.sees("←→ 5% fewer, more", "5% fewer")
	d.press("shift+left")
	if _, size, _ := d.app.Session.Slider(d.app.room.Stand().Row); size.Amount != -6 {
		t.Errorf("after 5%% and 1%% fewer it is %v", size)
	}
	d.press("=", "ctrl+u", "6w", "enter")
	d.sees("←→ 1 a week fewer, more")
	d.press("left")
	if _, size, _ := d.app.Session.Slider(d.app.room.Stand().Row); size.Kind != model.PerWeek || size.Amount != -7 {
		t.Errorf("one a week fewer than 6 is %v", size)
	}
}

// The figures of an offer are those that its form of contract has: rates in steps
// are typed as they are read, and a blended contract asks for the share that moves.
func TestAnOfferAsksForWhatItsFormHas(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 100, 30)
	d.press("R", "j", "contract were", "enter", "right", "right", "right", "enter")
	d.press("enter", "enter", "ctrl+u", "70%, 30%", "enter", "enter")
	d.sees("Above it: every step but the last says how far it goes, as in 70% to", "105%, 30%")
	d.press("up", "ctrl+u", "70% to 105%, 30%")
	d.sees("in 2 steps outwards")
	d.press("enter", "enter")
	d.sees("Proposed: cost and volume, above plan at 70% of tariff up to 105% and 30% beyond, below it at 50%")
	q, _ := d.app.Session.Proposal("midshire")
	want := model.MarginalRates{{Rate: 0.7, To: model.Limit{Kind: model.LimitOfPlan, Amount: 1.05}}, {Rate: 0.3}}
	if got := q.Contract[0].MarginalAbove; !slices.Equal(got, want) {
		t.Errorf("above the baseline %+v", got)
	}
	d.press("enter", "down", "down")
	d.sees("70% to 105%, 30%")
	d.press("esc")

	d.app.Session.TryProposal(model.Proposal{Provider: "midshire", FromWeek: 40, Contract: []model.Schedule{{Form: model.Blended, Variable: model.Given(0.75)}}})
	d.app.Changed()
	d.press("enter", "up", "up")
	d.sees("baseline £", "moves with activity", "75%")
	d.lacks("above it")
	d.press("down", "down", "ctrl+u", "60%", "enter")
	if q, _ := d.app.Session.Proposal("midshire"); q.Contract[0].Variable.Value != 0.6 {
		t.Errorf("the proposal is %+v", q.Contract[0])
	}
}
