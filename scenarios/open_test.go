package scenarios

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/samples"
	"fewer/scenarios/scenariotest"
)

// writeFiles writes files to a folder of their own.
func writeFiles(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func yearText(t *testing.T, y *model.Year) string {
	t.Helper()
	text, err := file.EncodeYear(y)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func documentText(t *testing.T, d file.Document) string {
	t.Helper()
	text, err := file.EncodeDocument(&d)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// savedText is a scenario of 10% fewer for hips, as a session saves it.
func savedText(t *testing.T, y *model.Year) string {
	t.Helper()
	s := NewSession(model.Prepare(y), file.Document{Scenario: model.Scenario{Name: "Ten per cent", Author: "Combe Lane"}})
	s.SetPlain(hips, fewer(10))
	return documentText(t, s.forFile())
}

func TestTheYearOfAScenarioIsNeverGuessed(t *testing.T) {
	year, other := smallYear(), smallYear()
	other.Lines[0].Price++
	builtIn, err := BuiltInYear()
	if err != nil {
		t.Fatal(err)
	}
	onBuiltIn := documentText(t, file.Document{Scenario: model.Scenario{Name: "Mine"}, Year: file.ReferenceTo(builtIn)})
	bundle := file.Document{Scenario: model.Scenario{Name: "Received"}, Year: file.ReferenceTo(year), Bundled: year}
	for name, c := range map[string]struct {
		files map[string]string
		args  []string
		year  string // the fingerprint is that of: small, other, built in; or an error
		err   string
	}{
		"nothing":          {nil, nil, "built in", ""},
		"a year":           {map[string]string{"y.yaml": yearText(t, other)}, []string{"y.yaml"}, "other", ""},
		"built in":         {map[string]string{"s.yaml": onBuiltIn, "y.yaml": yearText(t, other)}, []string{"s.yaml"}, "built in", ""},
		"beside it":        {map[string]string{"s.yaml": savedText(t, year), "y.yml": yearText(t, year), "z.yaml": yearText(t, other), "n.txt": yearText(t, year)}, []string{"s.yaml"}, "small", ""},
		"two beside it":    {map[string]string{"s.yaml": savedText(t, year), "y.yaml": yearText(t, year), "z.yaml": yearText(t, year)}, []string{"s.yaml"}, "", "could be for DIR/y.yaml and DIR/z.yaml"},
		"another":          {map[string]string{"s.yaml": savedText(t, year), "y.yaml": yearText(t, other)}, []string{"s.yaml"}, "", "none beside it agrees"},
		"another is given": {map[string]string{"s.yaml": savedText(t, year), "y.yaml": yearText(t, other)}, []string{"y.yaml", "s.yaml"}, "other", ""},
		"other order":      {map[string]string{"s.yaml": savedText(t, year), "y.yaml": yearText(t, other)}, []string{"s.yaml", "y.yaml"}, "other", ""},
		"says nothing":     {map[string]string{"s.yaml": "fewer: scenario/1\nname: By hand\n", "y.yaml": yearText(t, year)}, []string{"s.yaml"}, "", "none beside it agrees"},
		"a bundle":         {map[string]string{"s.yaml": documentText(t, bundle), "y.yaml": yearText(t, other)}, []string{"s.yaml"}, "small", ""},
		"two years":        {map[string]string{"x.yaml": yearText(t, year), "y.yaml": yearText(t, year)}, []string{"x.yaml", "y.yaml"}, "", "are both year files"},
		"no such file":     {nil, []string{"x.yaml"}, "", "there is no such file"},
		"neither":          {map[string]string{"x.yaml": "hello: there\n"}, []string{"x.yaml"}, "", "not a year file"},
	} {
		dir := writeFiles(t, c.files)
		var args []string
		for _, a := range c.args {
			args = append(args, filepath.Join(dir, a))
		}
		o, err := Open(args)
		if c.err != "" {
			if err == nil || !strings.Contains(filepath.ToSlash(strings.ReplaceAll(err.Error(), dir, "DIR")), c.err) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := map[string]*model.Year{"small": year, "other": other, "built in": builtIn}[c.year]
		if file.Fingerprint(o.Year) != file.Fingerprint(want) {
			t.Errorf("%s: opened on another year, %s with price %v", name, o.Year.Name, o.Year.Lines[0].Price)
		}
		if o.Origin.BuiltIn != (c.year == "built in") {
			t.Errorf("%s: origin %+v", name, o.Origin)
		}
	}
}

func TestEverySampleOpensOnTheBuiltInYear(t *testing.T) {
	for _, sample := range append(samples.Northshire.Scenarios(), samples.Northshire.Starter()) {
		dir := writeFiles(t, map[string]string{sample.Name: string(sample.Bytes)})
		o, err := Open([]string{filepath.Join(dir, sample.Name)})
		if err != nil {
			t.Fatal(err)
		}
		if !o.Origin.BuiltIn {
			t.Errorf("%s: %+v", sample.Name, o.Origin)
		}
		s := o.NewSession()
		if c := s.Opening(); c.Stated && !c.Same() {
			t.Errorf("%s: %s", sample.Name, c)
		}
		s.Close()
	}
}

func TestAReceivedBundleIsOpenedAsMyOwnCopy(t *testing.T) {
	year := smallYear()
	meeting := NewSession(model.Prepare(year), file.Document{Scenario: model.Scenario{Name: "2010-12-02 Joint meeting", Author: "Joint meeting"}})
	meeting.SetPlain(hips, fewer(10))
	doc := meeting.forFile()
	doc.Bundled = year
	dir := writeFiles(t, map[string]string{"received.yaml": documentText(t, doc)})
	path := filepath.Join(dir, "received.yaml")
	before, _ := os.ReadFile(path)

	o, err := Open([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	s := o.NewSession(WithClock(tick()))
	if !s.Opening().Same() || s.Dirty() || s.Path() != "" {
		t.Fatalf("%s; unsaved %v; path %q", s.Opening(), s.Dirty(), s.Path())
	}
	received, ok := s.Received()
	scenariotest.Equal(t, "received", []any{ok, received.Scenario.Author, len(received.Scenario.Changes)}, []any{true, "Joint meeting", 1})
	s.SetPlain(hips, fewer(30))
	saved := mustSave(t, s, "")
	scenariotest.Equal(t, "own file", saved.Path, filepath.Join(dir, "2010-12-02 Joint meeting, my copy.yaml"))
	s.Close()
	after, _ := os.ReadFile(path)
	scenariotest.Equal(t, "the received file", string(after), string(before))

	// The own copy opens by itself, in its own file, wherever it is.
	o, err = Open([]string{saved.Path})
	if err != nil {
		t.Fatal(err)
	}
	s = o.NewSession(WithClock(tick()))
	if s.Path() != saved.Path || !s.Opening().Same() {
		t.Fatalf("path %q, %s", s.Path(), s.Opening())
	}
	received, ok = s.Received()
	scenariotest.Equal(t, "still at hand", []any{ok, received.Scenario.Name}, []any{true, "2010-12-02 Joint meeting"})

	// After a crash, the bundle is still one.
	state := filepath.Join(dir, "state")
	s.KeepJournal(state)
	s.SetPlain(ent, fewer(1))
	settle(s)
	abandon(s)
	s.file.lock.F.Close()
	again, err := Resume(onlyRecovery(t, state))
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	saved = mustSave(t, again, "")
	if d := readBack(t, saved.Path); d.Bundled == nil || file.Fingerprint(d.Bundled) != file.Fingerprint(year) || d.CopyOf != "2010-12-02 Joint meeting" {
		t.Fatalf("saved after a crash: %+v", d)
	}
}

func TestOpeningAFileThatIsOpen(t *testing.T) {
	year := smallYear()
	dir := writeFiles(t, map[string]string{"s.yaml": savedText(t, year), "y.yaml": yearText(t, year)})
	open := func() *Session {
		o, err := Open([]string{filepath.Join(dir, "s.yaml")})
		if err != nil {
			t.Fatal(err)
		}
		return o.NewSession()
	}
	first, second := open(), open()
	defer second.Close()
	if _, held := first.OpenElsewhere(); held {
		t.Fatal("the first program is told that another has the file")
	}
	if _, held := second.OpenElsewhere(); !held {
		t.Fatal("the second program is not told")
	}
	second.SetPlain(ent, fewer(1))
	_, err := second.Save("", "", false)
	var elsewhere *journal.OpenElsewhere
	if !errors.As(err, &elsewhere) {
		t.Fatal(err)
	}
	first.Close()
	mustSave(t, second, "")
}

func TestCheckingTheResult(t *testing.T) {
	year := smallYear()
	s := NewSession(model.Prepare(year), file.Document{})
	s.SetPlain(hips, fewer(10))
	doc := s.forFile()
	scenariotest.Equal(t, "same", CheckResult(doc, year, s.Projection()).String(), "Same result as when it was saved.")
	scenariotest.Equal(t, "none", CheckResult(file.Document{}, year, s.Projection()).String(), "The file does not say what its result was.")

	later := smallYear()
	later.WeeksElapsed, later.Lines[1].Actual = 36, model.TotalCount(3700)
	moved := NewSession(model.Prepare(later), doc)
	c := CheckResult(doc, later, moved.Projection())
	if c.Same() || !strings.Contains(c.String(), "It was saved on another year file than this, with 35 weeks over instead of 36.") {
		t.Fatal(c)
	}
	for _, d := range c.Differs {
		if d.What == "deficit as contracted" && (d.Was != s.Projection().Terms[model.AsContracted].Scenario.Deficit || d.Is != moved.Projection().Terms[model.AsContracted].Scenario.Deficit) {
			t.Fatalf("%+v", d)
		}
	}
	otherRules := doc.Clone()
	otherRules.Result.Rules = 7
	otherRules.Result.LandsAfterYearEnd++
	c = CheckResult(otherRules, year, s.Projection())
	if len(c.Differs) != 1 || !strings.Contains(c.String(), "version 7 of the rules of projection; this one has version 1.") {
		t.Fatal(c)
	}
	s.SetPlain(hips, fewer(11))
	c = CheckResult(doc, year, s.Projection())
	if c.Same() || !strings.Contains(c.String(), "changed after the result was written") {
		t.Fatal(c)
	}
	s.SetProposal(model.Proposal{Provider: "midshire", Contract: []model.Schedule{{Form: model.CostPerCase}}})
	c = CheckResult(doc, year, s.Projection())
	if !strings.Contains(c.String(), "no deficit as proposed to compare with") {
		t.Fatal(c)
	}
}

// What very many changes name and the year lacks stops no projection.
func TestMoreThanAreListedIsOpened(t *testing.T) {
	doc := &file.Document{Scenario: model.Scenario{Name: "Too late"}}
	for i := range 1_500 {
		doc.Scenario.Changes = append(doc.Scenario.Changes, model.NewChange(model.Target{Line: fmt.Sprint("gone-", i)}, model.Size{Amount: -1}))
	}
	o := &Opened{Year: smallYear()}
	if err := o.check(doc); err != nil {
		t.Errorf("it is not opened: %v", err)
	}
}
