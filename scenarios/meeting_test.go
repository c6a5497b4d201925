package scenarios

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/number"
	"fewer/scenarios/scenariotest"
)

// atTheMeeting opens the worked year at a quarter past two.
func atTheMeeting(t *testing.T) *Session {
	t.Helper()
	y := mustReadYear(t, scenariotest.ReadFile(t, filepath.Join(examples, "locality.year.yaml")))
	now := time.Date(2010, 12, 2, 14, 15, 0, 0, time.UTC)
	return NewSession(model.Prepare(y), file.Document{Scenario: model.Scenario{Name: "Joint meeting"}}, WithClock(func() time.Time {
		now = now.Add(time.Minute)
		return now
	}))
}

func mustDo(t *testing.T, r Refusal) {
	t.Helper()
	if r.Refused() {
		t.Fatal(r.Reason)
	}
}

func fewerENT(t *testing.T, s *Session) model.Change {
	t.Helper()
	mustDo(t, s.SetPlain(model.Target{Referrals: "midshire-ent"}, model.Size{Amount: -10}))
	return s.Document().Scenario.Changes[0]
}

// Who asked for a change asked for no other: their name goes with another size, however
// that comes about, and stays with what a change takes.
func TestWhoAskedAskedForNoOtherSize(t *testing.T) {
	s := atTheMeeting(t)
	target, size := model.Target{Referrals: "midshire-ent"}, model.Size{Amount: -20}
	by := func() string { return strings.Join(s.Document().Scenario.Changes[0].AskedBy, ", ") }
	edited := func(edit func(*model.Change)) func() Refusal {
		return func() Refusal {
			c := s.Document().Scenario.Changes[0]
			edit(&c)
			return s.ReplaceChange(0, c)
		}
	}
	for what, c := range map[string]struct {
		edit func() Refusal
		want string
	}{
		"slid":              {func() Refusal { return s.SetPlain(target, model.Size{Amount: -35}) }, ""},
		"of each":           {func() Refusal { return s.SetEach([]model.Target{target}, -35) }, ""},
		"another size":      {func() Refusal { return s.SetSize(0, model.Size{Amount: -30}) }, ""},
		"some weeks":        {edited(func(c *model.Change) { c.FromWeek = 40 }), ""},
		"what it takes":     {edited(func(c *model.Change) { c.Costs.Once = 500 }), "South"},
		"others ask":        {func() Refusal { return s.TakeWish(model.NewChange(target, model.Size{Amount: -30}), "North") }, "North"},
		"they ask for more": {func() Refusal { return s.TakeWish(model.NewChange(target, model.Size{Amount: -30}), "South") }, "South"},
	} {
		s.ClearAll()
		mustDo(t, s.TakeWish(model.NewChange(target, size), "South"))
		mustDo(t, c.edit())
		if got := by(); got != c.want {
			t.Errorf("%s: asked by %q, want %q", what, got, c.want)
		}
	}
}

func TestNothingIsRevealedBeforeTheSeal(t *testing.T) {
	s := atTheMeeting(t)
	mustDo(t, s.AskGuesses(fewerENT(t, s)))
	if r := s.Seal(); !r.Refused() {
		t.Error("sealed without a guess")
	}
	mustDo(t, s.Guess("Table 1", model.Given(40_000)))
	mustDo(t, s.Guess("Table 2", model.Optional{}))
	mustDo(t, s.Guess("Table 1", model.Given(30_000)))
	if r := s.Reveal(); !r.Refused() {
		t.Error("revealed before the seal")
	}
	mustDo(t, s.Seal())
	if r := s.Guess("Table 3", model.Given(1)); !r.Refused() {
		t.Error("a guess after the seal")
	}
	round, open := s.Document().OpenRound()
	if !open || round.Answers != (file.Answers{}) || len(round.Guesses) != 2 || round.Guesses[0].Pounds.Value != 30_000 {
		t.Fatalf("after the seal: %+v", round)
	}
	mustDo(t, s.SetProposal(model.Proposal{Provider: "midshire", Contract: []model.Schedule{{Form: model.CostPerCase}}}))
	mustDo(t, s.Reveal())
	if got := s.Document().Rounds[0].Answers; got.ByCase == 0 || got.AsContracted != 0 {
		t.Errorf("after the first reveal the answers are %+v", got)
	}
	mustDo(t, s.Reveal())
	round = s.Document().Rounds[0]
	if round.Answers.ByCase <= 0 || round.Answers.ByCase != s.Projection().Terms[model.AllCostPerCase].Saving ||
		round.Answers.AsContracted != s.Projection().Terms[model.AsContracted].Saving {
		t.Errorf("answers are %+v", round.Answers)
	}
	for _, m := range s.Minutes() {
		if strings.Contains(m.Done, "30") && strings.Contains(m.Done, "Table") {
			t.Errorf("the minutes tell a guess: %s", m.Done)
		}
	}
}

func TestEveryDeedOfAMeetingCanBeUndone(t *testing.T) {
	s := atTheMeeting(t)
	c := fewerENT(t, s)
	deeds := []func() Refusal{
		func() Refusal {
			return s.SetMeeting(file.Meeting{Place: "Town Hall", Date: "2010-12-02", Tables: []string{"North"}})
		},
		func() Refusal { return s.AskGuesses(c) },
		func() Refusal { return s.Guess("North", model.Given(1)) },
		func() Refusal { return s.WithdrawGuess("North") },
		func() Refusal { return s.Guess("North", model.Given(2)) },
		s.Seal, s.Reveal, s.Reveal,
		func() Refusal { return s.NameTable("North", true) },
		func() Refusal { return s.AddIdea(file.Idea{What: "Advice by telephone"}) },
		func() Refusal {
			return s.Decide(file.Decision{What: "Ask first", Owner: "Dr Green", For: 9, Dissent: "Too slow"})
		},
		s.freezeWithin,
	}
	var stages []file.Document
	for i, deed := range deeds {
		stages = append(stages, s.Document())
		mustDo(t, deed())
		if file.SameWork(stages[i], s.Document()) {
			t.Errorf("deed %d changes nothing", i)
		}
	}
	last := s.Document()
	for i := len(deeds) - 1; i >= 0; i-- {
		if label, ok := s.Undo(); !ok || label == "" || !file.SameWork(stages[i], s.Document()) {
			t.Fatalf("undo of deed %d (%q) leads elsewhere", i, label)
		}
	}
	for range deeds {
		s.Redo()
	}
	if !file.SameWork(last, s.Document()) {
		t.Error("done again, it is another document")
	}
	if d := last.Decisions[0]; d.Saved.AsContracted != s.Projection().Terms[model.AsContracted].Saving || d.Time == "" {
		t.Errorf("the decision says %+v", d)
	}
	if minutes := last.Frozen[0].Minutes; len(minutes) != 3 || !strings.Contains(minutes[0].Done, "Guessed: £2 (North).") || !strings.Contains(minutes[1].Done, "Decided: Ask first.") {
		t.Errorf("the frozen minutes are %+v", minutes)
	}
}

// TestAMeetingIsKept holds that what a meeting leaves is the same in a file and
// in a journal, which holds documents as JSON.
func TestAMeetingIsKept(t *testing.T) {
	s := atTheMeeting(t)
	mustDo(t, s.SetMeeting(file.Meeting{Place: "Town Hall", Date: "2010-12-02", Tables: []string{"North", "South"}}))
	mustDo(t, s.AskGuesses(fewerENT(t, s)))
	mustDo(t, s.Guess("North", model.Given(-1250.5)))
	mustDo(t, s.Guess("South", model.Optional{}))
	for _, deed := range []func() Refusal{s.Seal, s.Reveal} {
		check := s.Document()
		kept, err := file.EncodeDocument(&check)
		if err != nil {
			t.Fatal(err)
		}
		back := mustReadScenario(t, kept)
		if !file.SameWork(check.ForEyes(), *back) {
			t.Fatalf("read back otherwise:\n%s", kept)
		}
		text, err := json.Marshal(check.Rounds)
		var rounds []file.Round
		if err != nil || json.Unmarshal(text, &rounds) != nil || !reflect.DeepEqual(rounds, check.Rounds) {
			t.Fatalf("the journal would have %s (%v)", text, err)
		}
		mustDo(t, deed())
	}
	mustDo(t, s.Reveal())
	mustDo(t, s.NameTable("North", true))
	mustDo(t, s.AddIdea(file.Idea{What: "Advice: by telephone", Where: "Every practice", Size: "20 a week"}))
	mustDo(t, s.Decide(file.Decision{What: "Ask first", Owner: "Dr Green", ByWhen: "by January", For: 9, Against: 2, NotSure: 1, Dissent: "“Too slow”", Why: "Patients wait less"}))
	mustDo(t, s.freezeWithin())
	d := s.Document()
	d.OwnAgenda = file.UsualAgenda()
	kept, err := file.EncodeDocument(&d)
	if err != nil {
		t.Fatal(err)
	}
	if back := mustReadScenario(t, kept); !file.SameWork(d.ForEyes(), *back) {
		t.Errorf("read back otherwise:\n%s", kept)
	}
}

func TestGuessesAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]float64{
		"40000": 40_000, "£63,000": 63_000, " 40k ": 40_000, "£0.2m": 200_000, "1.5 million": 1.5e6, "nothing": 0, "0": 0,
		"-500": -500, "1 250": 1250, "12.50": 12.5, "6,30": 6.3, "40 thousand": 40_000,
	} {
		if got, reason := number.ParseGuess(typed); reason != "" || got != model.Given(want) {
			t.Errorf("%q is read as %v (%s)", typed, got, reason)
		}
	}
	for _, typed := range []string{"?", "don't know", "Don’t know"} {
		if got, reason := number.ParseGuess(typed); reason != "" || got.Given {
			t.Errorf("%q is read as %v (%s)", typed, got, reason)
		}
	}
	for _, typed := range []string{"", "lots", "63.000", "1e5", "NaN", "0x10", "10%", "99999999999999", "--5", "1,2345"} {
		if got, reason := number.ParseGuess(typed); reason == "" {
			t.Errorf("%q is taken for %v", typed, got)
		} else if typed != "" && strings.Contains(reason, typed) {
			t.Errorf("the reason tells the guess: %s", reason)
		}
	}
}

func TestFaultsOfAMeeting(t *testing.T) {
	head := "fewer: scenario/1\nname: x\n"
	round := "rounds:\n  - change: {referrals: a, percent: -10}\n"
	for what, c := range map[string]struct{ text, want string }{
		"agenda of no steps":   {"agenda: []\n", "agenda: the list is empty"},
		"step without minutes": {"agenda:\n  - {title: A, shows: opening}\n", "minutes is missing"},
		"step shows nothing":   {"agenda:\n  - {title: A, shows: openning, minutes: 3}\n", "did you mean `opening`?"},
		"duplicate table":      {"meeting: {tables: [North, north]}\n", `the table "north" stands here a second time`},
		"table guesses twice":  {round + "    guesses: [{table: A, guess: 1}, {table: A, guess: 2}]\n", `the table "A" stands here a second time`},
		"guess no number":      {round + "    guesses: [{table: A, guess: lots}]\n", `"lots" is neither an amount nor “don't know”`},
		"guess not a number":   {round + "    guesses: [{table: A, guess: .nan}]\n", `".nan" is neither an amount`},
		"revealed, not sealed": {round + "    revealed: by_case\n    answers: {cost_per_case: 1.00, as_contracted: 0.00}\n", "the guesses are not sealed"},
		"answers too early":    {round + "    sealed: 2010-12-02 14:18\n    answers: {cost_per_case: 1.00, as_contracted: 0.00}\n", "before they are revealed"},
		"revealed, no answers": {round + "    sealed: 2010-12-02 14:18\n    revealed: by_case\n", "there are no answers"},
		"sealed some day":      {round + "    sealed: yesterday\n", `"yesterday" is not a date and time`},
		"half a penny":         {"decisions:\n  - {decision: A, saved: {as_contracted: 0.005, cost_per_case: 0.00}}\n", "not a whole number of pence"},
		"minus one for":        {"decisions:\n  - {decision: A, for: -1}\n", "outside 0 to 10000"},
	} {
		d, faults := file.ReadScenario("x.yaml", []byte(head+c.text))
		if d != nil || !strings.Contains(faults.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", what, faults, c.want)
		}
	}
	if d := mustReadScenario(t, []byte(head)); len(d.Agenda()) != len(file.UsualAgenda()) || len(d.Tables()) != 3 {
		t.Error("a file without a meeting has no usual agenda or tables")
	}
}

// Minutes say what was agreed, and nothing of how it was typed: what is corrected or
// taken back is not in them.
func TestMinutesAreDecisions(t *testing.T) {
	s := atTheMeeting(t)
	c := fewerENT(t, s)
	s.SetRedLine(file.RedLine{Target: c.Target, NotBelow: -40, Why: "too far"})
	s.SetRedLine(file.RedLine{Target: c.Target, NotBelow: -20, Why: "cancers hide there"})
	mustDo(t, s.AskGuesses(c))
	mustDo(t, s.Guess("Table 1", model.Given(4_000_000)))
	mustDo(t, s.Guess("Table 1", model.Given(41_000)))
	mustDo(t, s.Guess("Table 2", model.Optional{}))
	mustDo(t, s.Seal())
	if minutes := s.Minutes(); len(minutes) != 1 {
		t.Errorf("before the answer they are %+v", minutes)
	}
	mustDo(t, s.Reveal())
	mustDo(t, s.Reveal())
	mustDo(t, s.NameTable("Table 2", true))
	mustDo(t, s.Decide(file.Decision{What: "A slip", Changes: s.Document().Scenario.Changes}))
	mustDo(t, s.RemoveDecision(0))
	mustDo(t, s.Decide(file.Decision{What: "Ask first", Changes: s.Document().Scenario.Changes, Owner: "Dr Green", ByWhen: "31 December", For: 9, Against: 2, NotSure: 1, Dissent: "Too slow"}))
	answers := s.Document().Rounds[0].Answers
	needed := s.Projection().Needed(model.AsContracted)
	want := []string{
		"Agreed in the room: at most 20% fewer, because cancers hide there.",
		"Guessed: £41,000; don't know (Table 2). Paid by the case: " + answers.ByCase.Pence() + " saved. As contracted: ",
		"Decided: Ask first. Who sees to it: Dr Green. By when: 31 December. 9 for, 2 against, 1 not sure. Against it was said: Too slow.",
		"All that is decided and tied, together, as contracted: " + exactly(s.Projection().Terms[model.AsContracted].Saving) + ". Needed: " + needed.Short() + ".",
	}
	minutes := s.Minutes()
	if len(minutes) != len(want) || needed <= 0 {
		t.Fatalf("needed %s, minutes %+v", needed.Pence(), minutes)
	}
	for i := range want {
		if m := minutes[i]; !strings.Contains(m.Done, want[i]) || m.Time == "" {
			t.Errorf("minute %d is %+v, not %q", i, m, want[i])
		}
	}
	_, refusal := s.Freeze()
	mustDo(t, refusal)
	doc := s.Document()
	if frozen := doc.Frozen[0].Minutes; !slices.Equal(frozen, minutes) {
		t.Errorf("frozen: %+v", frozen)
	}
	if again := MinutesOf(s.Year(), doc); !slices.Equal(again, minutes) {
		t.Errorf("from the file: %+v", again)
	}
}

func TestTablesHaveNamesOfTheirOwn(t *testing.T) {
	for text, want := range map[string]int{"3": 3, "North, South": 2, "North, north": 0, "0": 0, "": 0, "99": 0, ",,": 0} {
		if names, why := number.ParseTables(text); len(names) != want || (why == "") != (want > 0) {
			t.Errorf("%q gives %q (%s)", text, names, why)
		}
	}
}

// What a meeting's file lacks is known while the wall that it is open on runs.
func TestWhatTheFileLacksIsKnown(t *testing.T) {
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "meeting.scenario.yaml")
	s := atTheMeeting(t)
	s.KeepJournal(dir)
	t.Cleanup(s.Close)
	mustDo(t, s.AddIdea(file.Idea{What: "Telephone advice"}))
	if _, err := s.Save("Meeting", path, false); err != nil {
		t.Fatal(err)
	}
	settle(s)
	if left, some := journal.Unsaved(dir, path); some {
		t.Errorf("all is saved, and it says %+v", left)
	}
	mustDo(t, s.AddIdea(file.Idea{What: "A clinic"}))
	settle(s)
	if left, some := journal.Unsaved(dir, path); !some || left.LastEdit.IsZero() {
		t.Errorf("an idea is not saved, and it says %v %v", left.LastEdit, some)
	}
	if _, some := journal.Unsaved(dir, path+"x"); some {
		t.Error("another file lacks it too")
	}
}

// What a round's answers are about is once in the scenario, plain or not, whatever has
// become of it since it was asked about.
func TestAnAnswerCountsItsChangeOnce(t *testing.T) {
	for _, asked := range []model.Change{
		{Target: model.Target{Referrals: "midshire-ent"}, Size: model.Size{Amount: -10}, Delivered: 1},
		{Target: model.Target{Referrals: "midshire-ent"}, Size: model.Size{Amount: -10}, Delivered: 0.5},
		{Target: model.Target{Referrals: "midshire-ent"}, Size: model.Size{Kind: model.PerWeek, Amount: -2}, Delivered: 1, FromWeek: 40},
	} {
		s := atTheMeeting(t)
		mustDo(t, s.AddChange(asked))
		mustDo(t, s.AskGuesses(asked))
		mustDo(t, s.Guess("North", model.Given(1000)))
		want := s.answers([]model.Change{asked})
		moved := asked
		moved.Size.Amount *= 1.5
		mustDo(t, s.ReplaceChange(0, moved))
		mustDo(t, s.Seal())
		mustDo(t, s.Reveal())
		mustDo(t, s.Reveal())
		round := s.Document().Rounds[0]
		if round.Answers != want {
			t.Errorf("%+v saves %+v, and once moved %+v", asked, want, round.Answers)
		}
		for _, edit := range []func() Refusal{
			func() Refusal { return s.AddChange(model.NewChange(asked.Target, model.Size{Amount: -1})) },
			s.ClearAll,
		} {
			mustDo(t, edit())
			sc, at := s.AsAsked(round)
			s.year.Project(&sc, s.trial)
			if got := s.trial.Changes[at].Saving; sc.Changes[at].Size != asked.Size || got[model.AllCostPerCase] != want.ByCase || got[model.AsContracted] != want.AsContracted {
				t.Errorf("as asked about, %+v saves %v, not %+v", sc.Changes[at], got, want)
			}
		}
	}
}

// A table that has not agreed to be named goes by its number wherever it stands in what is
// handed on: in guesses, and as who asked for something.
func TestATableIsNamedByOneRule(t *testing.T) {
	s := atTheMeeting(t)
	mustDo(t, s.SetMeeting(file.Meeting{Tables: []string{"North", "South"}}))
	mustDo(t, s.TakeWish(model.NewChange(model.Target{Referrals: "midshire-ent"}, model.Size{Amount: -10}), "North"))
	mustDo(t, s.AskGuesses(s.Document().Scenario.Changes...))
	mustDo(t, s.Guess("South", model.Given(1)))
	mustDo(t, s.Seal())
	mustDo(t, s.Reveal())
	mustDo(t, s.Reveal())
	mustDo(t, s.NameTable("South", true))
	mustDo(t, s.TakeWish(model.NewChange(model.Target{Referrals: "midshire-skin"}, model.Size{Amount: -5}), "South"))
	mustDo(t, s.Decide(file.Decision{What: "Both", Changes: s.Document().Scenario.Changes}))
	before := s.Document().Clone()
	handed, err := file.EncodeDocument(&[]file.Document{s.Document().ToHandOn()}[0])
	if err != nil {
		t.Fatal(err)
	}
	if text := string(handed); strings.Contains(text, "North") || strings.Count(text, "Table 1") < 4 || !strings.Contains(text, "asked_by: [South]") {
		t.Errorf("handed on:\n%s", text)
	}
	if !file.SameWork(before, s.Document()) {
		t.Error("the document itself is another")
	}
}
