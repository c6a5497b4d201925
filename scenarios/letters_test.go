package scenarios

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/chance"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/scenarios/letters"
	"fewer/scenarios/scenariotest"
)

// A bundle by letters lists practices by letter, states the fingerprint of the year
// and holds that of its own content beside it.
func TestABundleIsInTheOrderOfItsLetters(t *testing.T) {
	y := smallYear()
	y.Name = "Backwards PCT"
	y.Practices[0].Code, y.Practices[0].Deprivation, y.Practices[1].Code = "M98765", 3, "M12345"
	path := letters.LettersPath(y)
	if err := os.WriteFile(path, []byte(`{"combe-lane": "AC", "weir-side": "K"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	c := model.NewChange(hips, fewer(20))
	c.Practices, c.AskedBy = []string{"combe-lane", "weir-side"}, []string{"Combe Lane", "weir side practice", "A. Person"}
	s := NewSession(model.Prepare(y), file.Document{Scenario: model.Scenario{Name: "x", Author: "combe-lane", Changes: []model.Change{c}}})
	doc, _ := s.Bundle(true)
	text := documentText(t, doc)
	scenariotest.Equal(t, "practices", []string{doc.Bundled.Practices[0].ID, doc.Bundled.Practices[1].ID}, []string{"practice-k", "practice-ac"})
	scenariotest.Equal(t, "counts", doc.Bundled.Referrals[0].ByPractice[0].Practice, "practice-k")
	scenariotest.Equal(t, "change", doc.Scenario.Changes[0].Practices, []string{"practice-k", "practice-ac"})
	scenariotest.Equal(t, "who asked", doc.Scenario.Changes[0].AskedBy, []string{"Practice AC", "Practice K", "A. Person"})
	scenariotest.Equal(t, "author", doc.Scenario.Author, "Practice AC")
	scenariotest.Equal(t, "the year's fingerprint is stated", doc.Year.Fingerprint, file.Fingerprint(y))
	scenariotest.Equal(t, "and that of the content", doc.Year.Lettered, file.Fingerprint(doc.Bundled))
	if doc.Year.Lettered == doc.Year.Fingerprint {
		t.Error("the order of the letters does not enter the fingerprint")
	}
	lacks(t, "the bundle", text, []string{"combe", "Combe", "weir", "Weir", "9_850", "9850", "4_120", "4120", "M98765", "M12345", "deprivation"})

	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	o, err := Open([]string{write("bundle.yaml", text)})
	if err != nil || len(o.Notes) > 0 {
		t.Fatalf("%v, notes %q", err, o.Notes)
	}
	there := o.NewSession()
	scenariotest.Equal(t, "result", there.Opening().Same(), true)
	scenariotest.Equal(t, "terms", there.Projection().Terms, s.Projection().Terms)
	again, _ := there.Bundle(true)
	scenariotest.Equal(t, "handed on again", again.Year, doc.Year)
	scenariotest.Equal(t, "its practices", again.Bundled.Practices, doc.Bundled.Practices)

	tampered := strings.Replace(text, "price: 100", "price: 101", 1)
	if tampered == text {
		t.Fatal("nothing to change")
	}
	o, err = Open([]string{write("tampered.yaml", tampered)})
	if err != nil || !strings.Contains(strings.Join(o.Notes, " "), "its figures differ") {
		t.Errorf("of figures that were changed it says %q (%v)", o.Notes, err)
	}
}

// What is handed on by letters says where its author found each practice, which
// rounded lists would not give.
func TestABundleCarriesItsAuthorsVerdicts(t *testing.T) {
	y, err := BuiltInYear()
	if err != nil {
		t.Fatal(err)
	}
	lettered := letters.LettersOf(y)
	doc, _ := letters.Bundle(file.Document{Scenario: model.Scenario{Name: "x"}}, y, true)
	back := mustReadScenario(t, []byte(documentText(t, doc)))
	here, there := model.Prepare(y), model.Prepare(back.Bundled)
	beyond := 0
	for stream := insight.AllStreams; stream < len(y.Referrals); stream++ {
		f, g := insight.FunnelOf(here, stream, true), insight.FunnelOf(there, stream, true)
		if f.Why != "" {
			continue
		}
		scenariotest.Equal(t, "judged", g.Judged, true)
		for _, q := range f.Practices {
			at := there.PracticeAt("practice-" + strings.ToLower(lettered.Of(y.Practices[q.Practice].ID)))
			own := g.Of(at)
			if own == nil || own.Position != q.Position || own.Rate != 0 {
				t.Fatalf("stream %d: found %+v, handed on as %+v", stream, q, own)
			}
			if q.Position != chance.WithinLimits {
				beyond++
			}
		}
	}
	if beyond == 0 {
		t.Error("no practice lies beyond a limit: nothing is tested")
	}
}

// A list size that can't be right is a warning, and is left out, in a bundle too.
func TestAListThatCannotBeRightIsLeftOut(t *testing.T) {
	for _, size := range []float64{0, 349} { // weir-side has sent more
		y := smallYear()
		y.Practices[1].ListSize = model.Given(size)
		doc, _ := letters.Bundle(file.Document{}, y, true)
		i := slices.IndexFunc(doc.Bundled.Practices, func(p model.Practice) bool { return p.ID == "practice-b" })
		scenariotest.Equal(t, "in the bundle", doc.Bundled.Practices[i].ListSize, model.Optional{})
		scenariotest.Equal(t, "compared", insight.FunnelOf(model.Prepare(y), insight.AllStreams, true).Of(1) == nil, true)
		content, err := file.EncodeYear(y)
		if err != nil {
			t.Fatal(err)
		}
		_, faults := file.ReadYear("year.yaml", content)
		said := ""
		for _, f := range faults {
			said += f.Headline() + "\n"
		}
		if !strings.Contains(said, "practices[1].list_size") || strings.Contains(said, "practices[0].list_size") {
			t.Errorf("of a list of %v it says %q", size, said)
		}
	}
}
