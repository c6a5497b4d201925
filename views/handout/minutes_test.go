package handout

import (
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
)

// minutesOf are the minutes of a document as they are read aloud.
func minutesOf(t *testing.T, doc file.Document, times bool) Page {
	t.Helper()
	s := source(t, doc)
	s.Times = times
	return New(s).Aloud()
}

// meetingHeld is a meeting in which something was asked, planned and decided.
func meetingHeld() file.Document {
	doc := fewerENT()
	c := doc.Scenario.Changes[0]
	doc.Meeting = file.Meeting{Place: "Town Hall", Date: "2010-12-02", Tables: []string{"North", "South"}}
	doc.RedLines = []file.RedLine{{Urgent: true, Said: "no cancer referrals", Why: "two-week waits"}}
	doc.Rounds = []file.Round{{
		Change: c, Guesses: []file.Guess{{Table: "North", Pounds: model.Given(90_000)}, {Pounds: model.Given(41_000)}, {}},
		Sealed: "2010-12-02 14:18", Revealed: file.RevealContract, Answers: file.Answers{ByCase: 929_131},
	}}
	doc.Groups = []file.GroupPlan{{Name: "Combe group", Changes: doc.Scenario.Changes, Saved: file.DecisionSaving{ByCase: 929_131}}}
	doc.Decisions = []file.Decision{
		{What: "Advice line first", Changes: doc.Scenario.Changes, Owner: "Dr Green", ByWhen: "31 December", For: 9, Against: 2, NotSure: 1, Dissent: "Too slow", Time: "2010-12-02 15:30"},
		{What: "Meet again"},
	}
	return doc
}

// The minutes hold what a meeting leaves, and times only where they are asked for.
func TestMinutesNeedNoPen(t *testing.T) {
	p := minutesOf(t, meetingHeld(), false)
	says(t, p, "Who was there", "2 tables: North and South.")
	says(t, p, "What was asked, and what came of it", "+ Guessed, £: £41,000; £90,000; don't know.", "+ Saved if paid by the case, £: 9,291.31.", "+ Saved as contracted, £: 0.00.")
	says(t, p, "What we will not touch", "“no cancer referrals”: what is marked urgent: no fewer than now.", "+ Because two-week waits.")
	says(t, p, "What the groups planned", "Combe group.", "+ Saved if paid by the case, £: 9,291.31.")
	says(t, p, "What was decided", "Advice line first.", "+ Who sees to it: Dr Green. By when: 31 December.", "+ 9 for, 2 against, 1 not sure.", "+ Against it was said: Too slow.", "Meet again.")
	says(t, p, "What will be looked at when", "31 December.", "+ What: Advice line first.", "+ Who: Dr Green.")
	lines := strings.Join(section(t, p, "What it comes to"), "\n")
	for _, want := range []string{"saved as contracted", "By 31 March, £: ", "In a full year, if kept up, £: ", "needed, as contracted", "still to be found"} {
		if !strings.Contains(lines, want) {
			t.Errorf("the sum does not say %q:\n%s", want, lines)
		}
	}
	all := p.Markdown()
	if strings.Contains(all, "14:18") || strings.Contains(all, "15:30") {
		t.Errorf("times are in the minutes:\n%s", all)
	}
	if timed := minutesOf(t, meetingHeld(), true).Markdown(); !strings.Contains(timed, "14:18") || !strings.Contains(timed, "15:30") {
		t.Errorf("times were asked for:\n%s", timed)
	}
	people := meetingHeld()
	people.Meeting.People = []string{"Dr Green"}
	says(t, minutesOf(t, people, false), "Who was there", "Named: Dr Green.")
}

// Where the year ends better than was agreed no sum below nothing is said to be needed.
func TestMinutesSayThatNothingIsNeeded(t *testing.T) {
	s := source(t, meetingHeld())
	s.Projection.Target = model.Pounds(1_000_000_000)
	lines := strings.Join(section(t, New(s).Aloud(), "What it comes to"), "\n")
	if !strings.Contains(lines, "Nothing is needed by 31 March: as contracted the year ends £") || strings.Contains(lines, "−") {
		t.Errorf("the sum says:\n%s", lines)
	}
}

// Nobody is said to have been there where the file does not say it: the usual tables are
// there only once a question was put to them.
func TestMinutesOfNoMeetingSayNobodyWasThere(t *testing.T) {
	plan := fewerENT()
	says(t, minutesOf(t, plan, false), "Who was there", "The file holds nothing of a meeting.")
	plan.Scenario.Name = ""
	if title := minutesOf(t, plan, false).Title; strings.Contains(title, "meeting") {
		t.Errorf("of no meeting: %q", title)
	}
	plan.Meeting.Place = "Town Hall"
	says(t, minutesOf(t, plan, false), "Who was there", "The file does not say who was there.")
	asked := meetingHeld()
	asked.Meeting.Tables = nil
	says(t, minutesOf(t, asked, false), "Who was there", "3 tables: Table 1, Table 2 and Table 3.")
}

// A decision or a group's plan that was written by hand says what it saves, though its file
// does not; what is noted stands as it was shown.
func TestWhatIsTiedSavesWhatItSavesWithoutBeingNoted(t *testing.T) {
	doc := meetingHeld()
	s := source(t, doc)
	doc.Groups[0].Saved = file.DecisionSaving{}
	doc.Decisions[0].Changes = []model.Change{eastmoorENT()}
	saves := scenarios.DecidedSaving(doc, s.Prepared, s.Prepared.NewProjection())
	if saves.AsContracted == 0 {
		t.Fatal("the case is none: it saves nothing")
	}
	p := minutesOf(t, doc, false)
	says(t, p, "What the groups planned", "+ Saved if paid by the case, £: 9,291.31.")
	says(t, p, "What was decided", "+ By 31 March, as contracted: "+saves.AsContracted.Pence()+" saved. If all were paid by the case: "+saves.ByCase.Pence()+" saved.",
		"+ Tied to no change: it counts for no money.")
	doc.Decisions[0].Saved.ByCase = 100
	says(t, minutesOf(t, doc, false), "What was decided", "+ By 31 March, as contracted: nothing saved. If all were paid by the case: £1.00 saved.")
}

// Where the plan went on after a decision, what April is looked at for is what was decided,
// and the minutes say that the scenario is another.
func TestMinutesLookInAprilAtWhatWasDecided(t *testing.T) {
	april := func(doc file.Document) string {
		lines := section(t, minutesOf(t, doc, false), "What will be looked at when")
		at := slices.Index(lines, "April.")
		if at < 0 {
			t.Fatalf("nothing is looked at in April: %q", lines)
		}
		return lines[at+1]
	}
	doc := meetingHeld()
	before := april(doc)
	lines := func() string { return strings.Join(section(t, minutesOf(t, doc, false), "What it comes to"), "\n") }
	if says := lines(); strings.Contains(says, "no longer") {
		t.Errorf("the scenario is what was decided: %s", says)
	}
	doc.Scenario.Changes = slices.Clone(doc.Scenario.Changes)
	doc.Scenario.Changes[0].Size.Amount = -1
	if after := april(doc); after != before {
		t.Errorf("April is looked at for %q, which was not decided: that was %q", after, before)
	}
	if says := lines(); !strings.Contains(says, "Decided, and no longer so in the scenario: ENT to ") {
		t.Errorf("the sum says:\n%s", says)
	}
}

// While guesses are open the minutes say nothing of what is saved.
func TestMinutesWithholdWhatIsGuessed(t *testing.T) {
	doc := meetingHeld()
	doc.Rounds[0].Revealed, doc.Rounds[0].Answers = file.RevealNothing, file.Answers{}
	if all := minutesOf(t, doc, true).Markdown(); strings.Contains(all, "9,291") || strings.Contains(all, "saved") {
		t.Errorf("money is told while the tables guess:\n%s", all)
	}
}
