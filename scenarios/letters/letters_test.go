package letters

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/samples"
	"fewer/scenarios/scenariotest"
)

// backwards draws the last first.
func backwards(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = n - 1 - i
	}
	return all
}

// kept are the letters of a year in a folder.
func kept(dir string, y *model.Year, draw func(n int) []int) *Letters {
	return lettersKept(journal.OSDisk{}, filepath.Join(dir, lettersFile(y.Name)), y, draw)
}

func TestLettersAreDrawnOnceAndKept(t *testing.T) {
	dir := t.TempDir()
	y := &model.Year{Name: "Kept PCT", Practices: []model.Practice{{ID: "a-first"}, {ID: "b-second"}}}
	l := kept(dir, y, backwards)
	scenariotest.Equal(t, "by lot, not by the order of the file", []string{l.Of("a-first"), l.Of("b-second"), l.Of("nobody")}, []string{"Z", "Y", "?"})
	path := filepath.Join(dir, lettersFile(y.Name))
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" { // which knows no such modes
		t.Fatalf("kept as %v (%v)", info, err)
	}
	forget := func() {
		tables.Lock()
		delete(tables.of, path)
		tables.Unlock()
	}
	forget() // as another program
	next := &model.Year{Name: "Kept PCT", Practices: []model.Practice{{ID: "0-new"}, {ID: "b-second"}}}
	l = kept(dir, next, backwards)
	scenariotest.Equal(t, "a practice that closed leaves its letters unused", []string{l.Of("0-new"), l.Of("b-second"), l.Of("a-first")}, []string{"X", "Y", "Z"})
	forget()
	l = kept(dir, y, func(int) []int { panic("drawn again") })
	scenariotest.Equal(t, "the same again", l.Of("a-first"), "Z")
	other := kept(dir, &model.Year{Name: "Other PCT", Practices: y.Practices}, func(n int) []int { return backwards(n)[n-2:] })
	scenariotest.Equal(t, "each commissioner has its own", other.Of("a-first"), "B")

	seen := map[string]bool{}
	many := &model.Year{Name: "Many"}
	for i := range 60 {
		many.Practices = append(many.Practices, model.Practice{ID: string(rune('a'+i%26)) + strings.Repeat("x", i)})
	}
	l = kept(filepath.Join(dir, "nowhere", "\x00"), many, backwards) // a folder that takes nothing
	for _, p := range many.Practices {
		seen[l.Of(p.ID)] = true
	}
	scenariotest.Equal(t, "no two share letters", len(seen), 60)
	scenariotest.Equal(t, "the same while the program runs", kept(filepath.Join(dir, "nowhere", "\x00"), many, nil).Of("axx"), l.Of("axx"))
}

// What is handed on by letters has the fifth of deprivation where three practices or
// more are in it, and never the decile; the fingerprint stays.
func TestTheFifthIsHandedOnNotTheDecile(t *testing.T) {
	read, err := samples.Northshire.AsRead()
	if err != nil {
		t.Fatal(err)
	}
	y, before := &read.Year, read.Fingerprint
	for i := range y.Practices {
		y.Practices[i].Deprivation = 3
	}
	y.Practices[0].Deprivation, y.Practices[1].Deprivation = 9, 10
	if file.Fingerprint(y) != before {
		t.Error("deprivation moves the fingerprint")
	}
	doc, _ := Bundle(file.Document{Year: file.ReferenceTo(y)}, y, true)
	fifths := map[int]int{}
	for _, p := range doc.Bundled.Practices {
		if p.Deprivation != 0 {
			t.Errorf("%s has its decile", p.Name)
		}
		fifths[p.Fifth()]++
	}
	if fifths[2] != len(y.Practices)-2 || fifths[5] != 0 || fifths[0] != 2 {
		t.Errorf("fifths %v", fifths)
	}
}

// Practices that the year lacks stay apart from each other, and are the same wherever they
// stand, so that what names two of them can be written and read.
func TestUnknownPracticesStayApart(t *testing.T) {
	read, err := samples.Northshire.AsRead()
	if err != nil {
		t.Fatal(err)
	}
	y := &read.Year
	change := func(practices ...string) model.Change {
		c := model.NewChange(model.Target{Referrals: y.Referrals[0].ID}, model.Size{Amount: -10})
		c.Practices = practices
		return c
	}
	doc := file.Document{Year: file.ReferenceTo(y), Groups: []file.GroupPlan{{Name: "Gamma", Changes: []model.Change{change("gone-two")}}}}
	doc.Scenario.Name = "Asked of practices of another year"
	doc.Scenario.Changes = []model.Change{change("gone-one", "gone-two", y.Practices[0].ID)}
	hidden, _ := Bundle(doc, y, true)
	own := hiddenID(LettersOf(y).Of(y.Practices[0].ID))
	scenariotest.Equal(t, "of the change", hidden.Scenario.Changes[0].Practices, []string{own, "practice-unknown", "practice-unknown-2"})
	scenariotest.Equal(t, "of the group's plan", hidden.Groups[0].Changes[0].Practices, []string{"practice-unknown-2"})
	if _, err := file.EncodeDocument(&hidden); err != nil {
		t.Error(err)
	}
}

// A word that stands in the name of one practice alone is warned of where it stands with a
// capital; one that several share, or that everybody knows, or that is only a word, is not.
func TestAPartOfANameIsWarnedOf(t *testing.T) {
	y := &model.Year{Name: "Parts PCT", Providers: []model.Provider{{Name: "Weir Hospital"}}, Practices: []model.Practice{
		{ID: "p1", Name: `O'Hara & Partners "The Mill"`}, {ID: "p2", Name: "Green Weir Surgery"}, {ID: "p3", Name: "Green Oak Surgery"},
	}}
	for note, want := range map[string]bool{
		"Dr O'Hara begins": true, "ask the Mill": true, "we mill about": false, "millions": false, "Weir stays": false, "Green for all": false, "": false,
	} {
		h := NewHiding(y)
		doc := file.Document{Scenario: model.Scenario{Changes: []model.Change{{Note: note}}}}
		h.look(reflect.ValueOf(&doc).Elem(), "")
		if (len(h.warnings) > 0) != want {
			t.Errorf("%q: %q", note, h.warnings)
		}
	}
}
