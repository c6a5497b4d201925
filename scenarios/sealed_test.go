package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// guessing is a session in which three tables have guessed, and nothing is shown.
func guessing(t *testing.T) *Session {
	s := meetingSession(t)
	mustDo(t, s.SetMeeting(file.Meeting{Place: "Town Hall", Tables: []string{"Westgate", "Northside", "Low Mill"}}))
	mustDo(t, s.AskGuesses(s.Document().Scenario.Changes[0]))
	mustDo(t, s.Guess("Westgate", model.Given(777_123)))
	mustDo(t, s.Guess("Northside", model.Given(31_415)))
	mustDo(t, s.Guess("Low Mill", model.Optional{}))
	return s
}

var (
	guessesTyped = []string{"777_123", "777123", "777,123", "31_415", "31415", "31,415", "don't know"}
	tableNames   = []string{"Westgate", "Northside", "Low Mill"}
)

func lacks(t *testing.T, what, text string, not ...[]string) {
	t.Helper()
	for _, list := range not {
		for _, s := range list {
			if strings.Contains(text, s) {
				t.Errorf("%s holds %q:\n%s", what, s, text)
			}
		}
	}
}

// handedOn is every kind of file that leaves a session, by what it is.
func handedOn(t *testing.T, s *Session) map[string]string {
	t.Helper()
	files := map[string]string{}
	for what, hide := range map[string]bool{"bundle": false, "lettered bundle": true} {
		doc, _ := s.Bundle(hide)
		files[what] = documentText(t, doc)
	}
	frozen, refusal := s.Freeze()
	mustDo(t, refusal)
	content, err := os.ReadFile(frozen.Path)
	if err != nil {
		t.Fatal(err)
	}
	files["frozen copy"] = string(content)
	saved, err := s.Save("", filepath.Join(t.TempDir(), "meeting.yaml"), true)
	if err != nil {
		t.Fatal(err)
	}
	if content, err = os.ReadFile(saved.Path); err != nil {
		t.Fatal(err)
	}
	files["scenario file"] = string(content)
	return files
}

func TestNoFileHoldsAGuessBeforeTheReveal(t *testing.T) {
	for _, sealed := range []bool{false, true} {
		s := guessing(t)
		if sealed {
			mustDo(t, s.Seal())
		}
		for what, text := range handedOn(t, s) {
			lacks(t, what, text, guessesTyped)
			if what != "scenario file" { // one's own lists the tables of the meeting
				lacks(t, what, text, tableNames)
			}
		}
	}
	s := guessing(t)
	saved, err := s.Save("", filepath.Join(t.TempDir(), "meeting.yaml"), true)
	if err != nil || !strings.Contains(saved.Warning, "3 guesses stay on this computer until the answer is shown.") {
		t.Errorf("saving says %q (%v)", saved.Warning, err)
	}
	if n := s.Document().GuessesKept(); n != 3 {
		t.Errorf("%d guesses are kept after saving", n)
	}
}

// After the reveal guesses are in the files, from the lowest to the highest, with
// the names of the tables that agreed and of no other.
func TestTablesAreNamedOnlyWhereTheyAgree(t *testing.T) {
	s := guessing(t)
	mustDo(t, s.Seal())
	mustDo(t, s.Reveal())
	mustDo(t, s.NameTable("Northside", true))
	mustDo(t, s.NameTable("Low Mill", true))
	mustDo(t, s.NameTable("Low Mill", false))
	for what, text := range handedOn(t, s) {
		low, high := strings.Index(text, "guess: 31_415"), strings.Index(text, "guess: 777_123")
		if low < 0 || high < low {
			t.Errorf("%s: the guesses stand at %d and %d:\n%s", what, low, high, text)
		}
		if !strings.Contains(text, "table: Northside") {
			t.Errorf("%s does not name the table that agreed", what)
		}
		if what != "scenario file" {
			lacks(t, what, text, []string{"Westgate", "Low Mill"})
		}
		if strings.Contains(text, "table: Westgate") || strings.Contains(text, "Westgate has") {
			t.Errorf("%s names a table that has not agreed", what)
		}
		doc, faults := file.ReadScenario("", []byte(text))
		if faults.Fatal() || len(doc.Rounds[0].Guesses) != 3 {
			t.Errorf("%s is read as %+v (%v)", what, doc, faults)
		}
	}
}

// A file of an earlier version holds guesses and names; it is read, and what is
// written of it holds them no more.
func TestOlderFilesWithGuessesAreRead(t *testing.T) {
	const older = `fewer: scenario/1
name: Meeting
rounds:
  - change: {referrals: hips, percent: -10}
    guesses: [{table: Westgate, guess: 777_123}, {table: Northside, guess: don't know, named: true}]
    sealed: 2010-12-02 14:18
frozen:
  - time: 2010-12-02 15:40
    minutes: [{time: 2010-12-02 14:17, done: Westgate has written down its guess}]
`
	doc, faults := file.ReadScenario("", []byte(older))
	if faults.Fatal() || len(doc.Rounds[0].Guesses) != 2 {
		t.Fatalf("read: %+v (%v)", doc, faults)
	}
	lacks(t, "written again", documentText(t, *doc), guessesTyped, tableNames)
}

// Guesses that no file has outlive the program's end: the next start offers them.
func TestGuessesOutliveQuitting(t *testing.T) {
	s, dir := guessing(t), t.TempDir()
	s.KeepJournal(dir)
	if _, err := s.Save("", filepath.Join(t.TempDir(), "meeting.yaml"), true); err != nil {
		t.Fatal(err)
	}
	s.Close()
	found, _ := journal.Recover(dir, time.Now())
	if len(found) != 1 || !found[0].Unsaved || found[0].LetGo {
		t.Fatalf("after quitting there is %+v", found)
	}
}
