package scenarios

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/letters"
	"fewer/scenarios/scenariotest"
)

func meetingWithNames() *Session {
	c := model.NewChange(hips, fewer(20))
	c.Practices, c.Note = []string{"weir-side"}, "Weir Side Practice tries it first; the others follow Combe Lane later"
	return NewSession(model.Prepare(smallYear()), file.Document{
		Scenario: model.Scenario{Name: "2010-12-02 Joint meeting", Author: "Combe Lane Surgery", Changes: []model.Change{c}},
		RedLines: []file.RedLine{{Target: ent, NotBelow: -20, Why: "agreed with Weir Side Practice"}},
	})
}

func TestABundleOpensElsewhereWithTheSameFigures(t *testing.T) {
	for _, hide := range []bool{false, true} {
		s := meetingWithNames()
		doc, _ := s.Bundle(hide)
		path := filepath.Join(t.TempDir(), "bundle.yaml")
		if err := journal.WriteNew(path, []byte(documentText(t, doc)), false); err != nil {
			t.Fatal(err)
		}
		o, err := Open([]string{path})
		if err != nil || len(o.Notes) > 0 {
			t.Fatalf("%v, notes %q", err, o.Notes)
		}
		there := o.NewSession()
		if !there.Opening().Same() {
			t.Fatal(there.Opening())
		}
		scenariotest.Equal(t, "terms", there.Projection().Terms, s.Projection().Terms)
		scenariotest.Equal(t, "fingerprint", file.Fingerprint(o.Year), file.Fingerprint(smallYear()))
		scenariotest.Equal(t, "says whether names are in it", o.Scenarios[0].Document.Names == file.NamesHidden, hide)
		if err := journal.WriteNew(path, nil, false); err == nil {
			t.Fatal("overwritten unasked")
		}
	}
}

func TestHiddenPracticesAreNowhereInTheFile(t *testing.T) {
	doc, warnings := meetingWithNames().Bundle(true)
	text := documentText(t, doc)
	for _, name := range []string{"Combe Lane Surgery", "combe-lane", "Weir Side", "weir-side", "9850", "9_850", "4120"} {
		if strings.Contains(text, name) {
			t.Errorf("%q is in the file:\n%s", name, text)
		}
	}
	scenariotest.Equal(t, "change", doc.Scenario.Changes[0].Practices, []string{"practice-b"})
	scenariotest.Equal(t, "note", doc.Scenario.Changes[0].Note, "Practice B tries it first; the others follow Practice A later")
	scenariotest.Equal(t, "author", doc.Scenario.Author, "Practice A")
	scenariotest.Equal(t, "red line", doc.RedLines[0].Why, "agreed with Practice B")
	for i := range doc.Bundled.Practices {
		doc.Bundled.Practices[i].Found = nil // TestABundleCarriesItsAuthorsVerdicts
	}
	scenariotest.Equal(t, "year", doc.Bundled.Practices, []model.Practice{
		{ID: "practice-a", Name: "Practice A", ListSize: model.Given(10_000)},
		{ID: "practice-b", Name: "Practice B", ListSize: model.Given(4_000)},
	})
	scenariotest.Equal(t, "counts", doc.Bundled.Referrals[0].ByPractice[1], model.PracticeCount{Practice: "practice-b", Count: 350})
	if len(warnings) > 0 {
		t.Errorf("a name without its kind is lettered, and yet: %q", warnings)
	}
	short := meetingWithNames().forFile()
	short.Scenario.Changes[0].Note = "COMBE LANE, not Combe Laneham; Combe goes first"
	short.RedLines[0].Why = "said at Combe"
	hidden, warnings := letters.Bundle(short, smallYear(), true)
	scenariotest.Equal(t, "note", hidden.Scenario.Changes[0].Note, "Practice A, not Combe Laneham; Combe goes first")
	scenariotest.Equal(t, "warnings", warnings, []string{"“Combe Lane Surgery” may still be recognised in changes, note.", "“Combe Lane Surgery” may still be recognised in red_lines, why."})

	y := smallYear()
	y.Practices[1].Name = "Weirbridge Medical Centre"
	y.Source = "Month 8, checked at Weirbridge"
	_, warnings = letters.Bundle(meetingWithNames().forFile(), y, true)
	scenariotest.Equal(t, "warnings", warnings, []string{"“Weirbridge Medical Centre” may still be recognised in the year, source."})
	scenariotest.Equal(t, "the session's year", smallYear().Practices[0].ID, "combe-lane")
}

// A bundle with hidden names is made of copies: what is open keeps its names.
func TestHidingLeavesTheYearAsItIs(t *testing.T) {
	y := smallYear()
	y.Source = "Month 8, checked by Weir Side Practice"
	y.Referrals[0].Name = "ENT of Weir Side Practice"
	was := file.Fingerprint(y)
	doc, _ := letters.Bundle(file.Document{}, y, true)
	scenariotest.Equal(t, "hidden", doc.Bundled.Referrals[0].Name, "ENT of Practice B")
	scenariotest.Equal(t, "own name", y.Referrals[0].Name, "ENT of Weir Side Practice")
	scenariotest.Equal(t, "own source", y.Source, "Month 8, checked by Weir Side Practice")

	h := letters.HideNames(y)
	scenariotest.Equal(t, "on the screen", h.Year().PracticeName("weir-side"), "Practice B")
	scenariotest.Equal(t, "a stream on the screen", h.Year().Referrals[0].Name, "ENT of Practice B")
	scenariotest.Equal(t, "counts by id", h.Year().Referrals[0].ByPractice, y.Referrals[0].ByPractice)
	scenariotest.Equal(t, "text", h.Text("agreed with Combe Lane Surgery"), "agreed with Practice A")
	scenariotest.Equal(t, "own practice", y.PracticeName("weir-side"), "Weir Side Practice")
	scenariotest.Equal(t, "figures", []string{file.Fingerprint(h.Year()), file.Fingerprint(y)}, []string{was, was})
}

// Whatever a practice comes to have in a later version, nothing of it stands beside its
// letter: not in a bundle, not on a screen.
func TestALetterHasNothingElseOfThePractice(t *testing.T) {
	y := smallYear()
	own := &y.Practices[0]
	id, list := own.ID, own.ListSize
	scenariotest.Fill(reflect.ValueOf(own).Elem(), new(int))
	own.ID, own.ListSize, own.Found = id, list, nil
	doc, _ := letters.Bundle(file.Document{}, y, true)
	for where, in := range map[string]model.Practice{"bundle": doc.Bundled.Practices[0], "screen": letters.HideNames(y).Year().Practices[0]} {
		if in.Name != "Practice A" {
			t.Errorf("%s: it has the name %q", where, in.Name)
		}
		in.ID, in.Name = "", ""
		if said := fmt.Sprintf("%+v", in); strings.Contains(said, "text ") {
			t.Errorf("%s: beside its letter stands what is told of a practice: %s", where, said)
		}
	}
}

func TestAFailedExportSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "no such folder", "x.yaml")
	err := journal.WriteNew(path, []byte("x"), false)
	if err == nil || !strings.Contains(err.Error(), "there is no such folder") {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Fatal("it was written")
	}
}

// What a scenario is called, and whose it is, is what people read first; they write
// it short.
func TestATitleNamesNoPractice(t *testing.T) {
	y := smallYear()
	y.Practices[0].Code = "M85001"
	y.Practices[1].Name = "Weirbridge Medical Centre"
	for title, want := range map[string]string{
		"Combe Lane Surgery asks":          "Practice A asks",
		"COMBE LANE SURGERY, 2nd":          "Practice A, 2nd",
		"Combe Lane’s plan":                "Practice A’s plan",
		"combe and Weirbridge, m85001":     "Practice A and Practice B, Practice A",
		"Weirbridge":                       "Practice B",
		"Catacombe is another word":        "Catacombe is another word",
		"2010-12-02 Joint meeting, ENT":    "2010-12-02 Joint meeting, ENT",
		"combe-lane (by its id), 10 fewer": "Practice A (by its id), 10 fewer",
	} {
		doc := file.Document{Scenario: model.Scenario{Name: title, Author: title}}
		bundle, warnings := letters.Bundle(doc, y, true)
		scenariotest.Equal(t, title, []string{bundle.Scenario.Name, bundle.Scenario.Author}, []string{want, want})
		if want != "Catacombe is another word" {
			scenariotest.Equal(t, title, warnings, []string(nil))
		}
		s := NewSession(model.Prepare(y), doc, WithOrigin(journal.Origin{Folder: t.TempDir()}), WithClock(func() time.Time { return time.Date(2010, 12, 2, 0, 0, 0, 0, time.UTC) }))
		hidden, named := filepath.Base(s.ProposedExport(".yaml", true)), filepath.Base(s.ProposedExport(".yaml", false))
		if letters.WordIn(hidden, "combe", 0) >= 0 || strings.Contains(hidden, "Weirbridge") || hidden == named {
			t.Errorf("the files are called %q and %q", hidden, named)
		}
	}
	// Whole names go wherever they stand; a hospital keeps its name.
	y.Providers[0].Name = "Weirbridge Hospital"
	doc, _ := letters.Bundle(file.Document{Scenario: model.Scenario{Name: "Weirbridge Hospital and combe", Changes: []model.Change{{Target: ent, Note: "as combe lane surgery asked"}}}}, y, true)
	scenariotest.Equal(t, "a hospital", doc.Scenario.Name, "Weirbridge Hospital and Practice A")
	scenariotest.Equal(t, "a note", doc.Scenario.Changes[0].Note, "as Practice A asked")
}
