package scenarios

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/scenarios/scenariotest"

	"pgregory.net/rapid"
)

// contribution is a scenario with an author, plain changes by percent fewer, and
// what edit adds to it.
func contribution(author string, percents map[model.Target]float64, edit func(*file.Document)) file.Document {
	d := file.Document{Scenario: model.Scenario{Name: author + "'s", Author: author}}
	for _, t := range []model.Target{ent, hips, prescribing} {
		if p, ok := percents[t]; ok {
			d.Scenario.Changes = append(d.Scenario.Changes, model.NewChange(t, fewer(p)))
		}
	}
	if edit != nil {
		edit(&d)
	}
	return d
}

func threeSurgeries() []beside.Contribution {
	return beside.Contributions([]file.Document{
		contribution("Combe Lane", map[model.Target]float64{ent: 10, hips: 5}, func(d *file.Document) {
			d.Scenario.Changes[0].Note = "advice line"
			d.Scenario.Proposals = []model.Proposal{{Provider: "midshire", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}}
		}),
		contribution("Weir Side", map[model.Target]float64{ent: 10, hips: 20}, func(d *file.Document) {
			d.Scenario.Changes[0].FromWeek, d.Scenario.Changes[0].Note = 36, "from April too"
		}),
		contribution("Sandpit Hill", map[model.Target]float64{hips: 10}, nil),
	}, nil)
}

func TestScenariosSideBySide(t *testing.T) {
	year := model.Prepare(smallYear())
	all := threeSurgeries()
	c := beside.Compare(year, all)
	scenariotest.Equal(t, "names", c.Names, []string{"Combe Lane", "Weir Side", "Sandpit Hill"})
	var rows [][]string
	for _, r := range c.Rows {
		row := []string{r.Name}
		for _, cell := range r.Cells {
			row = append(row, cell.Words)
		}
		rows = append(rows, row)
	}
	scenariotest.Equal(t, "rows", rows, [][]string{
		{"Hips and knees to Northgate Centre", "5% fewer", "20% fewer", "10% fewer"},
		{"ENT to Midshire General", "10% fewer", "10% fewer", ""},
		{"contract, Midshire General", "cost per case, from week 40", "", ""},
	})
	for i, total := range c.Totals {
		s := NewSession(year, all[i].Document)
		for _, terms := range model.AllTerms {
			sum := model.Money(0)
			for _, r := range c.Rows {
				if r.Key.Kind == beside.ChangeRow {
					sum += r.Cells[i].Saving[terms]
				}
			}
			scenariotest.Equal(t, c.Names[i]+" "+terms.String(), sum, total.Terms[terms].Saving)
			scenariotest.Equal(t, "deficit", total.Terms[terms].Deficit, s.Projection().Terms[terms].Scenario.Deficit)
		}
	}
	s := NewSession(year, file.Document{})
	scenariotest.Equal(t, "if nothing changes", c.DoNothing[model.AllBlock], s.Projection().Terms[model.AllBlock].DoNothing)
	scenariotest.Equal(t, "of none", beside.Compare(year, nil).DoNothing, c.DoNothing)

	alike := beside.Compare(year, []beside.Contribution{all[0], {From: "again", Document: all[0].Document}})
	scenariotest.Equal(t, "alike", []int{len(alike.Rows), alike.Alike}, []int{0, 3})
}

func TestNamesInAComparison(t *testing.T) {
	names := func(files []string, docs ...file.Document) (names []string) {
		for _, c := range beside.Contributions(docs, files) {
			names = append(names, c.From)
		}
		return names
	}
	doc := func(name, author string) file.Document {
		return file.Document{Scenario: model.Scenario{Name: name, Author: author}}
	}
	scenariotest.Equal(t, "authors", names(nil, doc("Plan", "A"), doc("Plan", "B")), []string{"A", "B"})
	scenariotest.Equal(t, "one author", names(nil, doc("Plan", "A"), doc("Other", "A"), doc("", "B")), []string{"A, Plan", "A, Other", "B"})
	scenariotest.Equal(t, "one name", names(nil, doc("Plan", "A"), doc("Plan", "A"), doc("", "")), []string{"A", "A (2)", "scenario 3"})
	scenariotest.Equal(t, "one name, two files", names([]string{"x/one.yaml", "x/two.yaml"}, doc("Plan", "A"), doc("Plan", "A")),
		[]string{"A, one.yaml", "A, two.yaml"})
	scenariotest.Equal(t, "a file alone", names([]string{"x/one.yaml", ""}, doc("", ""), doc("Plan", "")), []string{"one.yaml", "Plan"})

	all := beside.Contributions([]file.Document{doc("Plan", "A"), doc("Other", "A"), doc("Third", "B")}, []string{"one.yaml", "two.scenario.yaml", "three.yaml"})
	for name, want := range map[string]int{"A": 2, "a, plan": 1, "Other": 1, "two.scenario.yaml": 1, "two": 1, "B": 1, "C": 0, "": 0} {
		scenariotest.Equal(t, "called "+name, len(beside.Called(all, name)), want)
	}
}

// askedFor is a scenario of an author who asks for percents fewer hips of practices.
func askedFor(author string, percent float64, practices ...string) file.Document {
	c := model.NewChange(hips, fewer(percent))
	c.Practices = practices
	return file.Document{Scenario: model.Scenario{Author: author, Changes: []model.Change{c}}}
}

func signed(c model.Change, by ...string) model.Change {
	c.AskedBy = by
	return c
}

func TestWishesOfDifferentPracticesAddUp(t *testing.T) {
	year := model.Prepare(smallYear())
	all := beside.Contributions([]file.Document{askedFor("Combe", 10, "combe-lane"), askedFor("Weir", 20, "weir-side")}, nil)
	m := beside.Merge(year, all, beside.Choices{})
	scenariotest.Equal(t, "open", len(m.Open()), 0)
	scenariotest.Equal(t, "both are taken", m.Document.Scenario.Changes, []model.Change{
		signed(all[0].Document.Scenario.Changes[0], "Combe"), signed(all[1].Document.Scenario.Changes[0], "Weir"),
	})
	pr := year.NewProjection()
	year.Project(&m.Document.Scenario, pr)
	rows := beside.WhoAsked(year, m.Document.Scenario, pr)
	scenariotest.Equal(t, "rows", []int{len(rows), len(rows[0].Wishes)}, []int{1, 2})
	scenariotest.Equal(t, "the sum", rows[0].Saving, pr.Streams[1].Saving)

	text := documentText(t, m.Document)
	if !strings.Contains(text, "asked_by: [Combe]") {
		t.Fatalf("the file does not say who asked:\n%s", text)
	}
	again := beside.Merge(year, beside.Contributions([]file.Document{m.Document, askedFor("Other", 5, "weir-side")}, nil), beside.Choices{Add: true})
	scenariotest.Equal(t, "who asked first is kept", again.Document.Scenario.Changes[0].AskedBy, []string{"Combe"})
}

// Only the practice about which two ask is asked about; what else they ask is taken.
func TestOnlyTheSamePracticeIsAskedAbout(t *testing.T) {
	year := model.Prepare(smallYear())
	both := askedFor("Both", 10, "combe-lane", "weir-side")
	weekly := askedFor("Weekly", 0, "combe-lane", "weir-side")
	weekly.Scenario.Changes[0].Size = model.Size{Kind: model.PerWeek, Amount: -6}
	for _, asked := range []file.Document{both, weekly} {
		all := beside.Contributions([]file.Document{asked, askedFor("Weir", 20, "weir-side")}, nil)
		m := beside.Merge(year, all, beside.Choices{})
		scenariotest.Equal(t, "asked about", names(m.Open()), []string{"Hips and knees to Northgate Centre, Weir Side Practice"})
		scenariotest.Equal(t, "taken", m.Document.Scenario.Changes[0].Practices, []string{"combe-lane"})

		own := beside.Merge(year, all, beside.Choices{Prefer: []string{asked.Scenario.Author}})
		alone, split := year.NewProjection(), year.NewProjection()
		year.Project(&asked.Scenario, alone)
		year.Project(&own.Document.Scenario, split)
		if d := alone.Streams[1].NotSent - split.Streams[1].NotSent; d > 1e-9 || d < -1e-9 {
			t.Fatalf("split, the wish is %v referrals, not %v", split.Streams[1].NotSent, alone.Streams[1].NotSent)
		}
		part := own.Parts[1].Key
		scenariotest.Equal(t, "typed", part.Words(), "hips/weir-side")
		picked := beside.Merge(year, all, beside.Choices{ByPart: map[beside.PartKey]beside.Pick{part: {From: "Weir"}}, Prefer: []string{asked.Scenario.Author}})
		scenariotest.Equal(t, "picked in the part", picked.Document.Scenario.Changes[1].Size, fewer(20))
	}
	all := beside.Contributions([]file.Document{askedFor("All", 10), askedFor("Weir", 20, "weir-side"), askedFor("Combe", 5, "combe-lane")}, nil)
	m := beside.Merge(year, all, beside.Choices{})
	scenariotest.Equal(t, "all against one", names(m.Open()), []string{"Hips and knees to Northgate Centre"})
	scenariotest.Equal(t, "nothing is taken", len(m.Document.Scenario.Changes), 0)
	m = beside.Merge(year, all, beside.Choices{Add: true})
	scenariotest.Equal(t, "the sum", len(m.Document.Scenario.Changes), 3)
	pr, apart := year.NewProjection(), 0.0
	for _, c := range all {
		year.Project(&c.Document.Scenario, pr)
		apart += pr.Streams[1].NotSent
	}
	year.Project(&m.Document.Scenario, pr)
	if d := pr.Streams[1].NotSent - apart; d > 1e-9 || d < -1e-9 {
		t.Fatalf("added up they are %v, not %v", pr.Streams[1].NotSent, apart)
	}
}

func names(parts []beside.Part) (names []string) {
	for _, p := range parts {
		names = append(names, p.Name)
	}
	return names
}

// What is switched off is no wish, and is not lost.
func TestWhatIsSwitchedOffIsNoWish(t *testing.T) {
	year := model.Prepare(smallYear())
	off := askedFor("Combe", 10)
	off.Scenario.Changes[0].Off = true
	pr := year.NewProjection()
	year.Project(&off.Scenario, pr)
	scenariotest.Equal(t, "saving", pr.Terms[model.AllCostPerCase].ByChange, []model.Money{0})
	scenariotest.Equal(t, "words", year.Year().ChangeWordsAlone(off.Scenario.Changes[0]), "10% fewer, switched off")
	m := beside.Merge(year, beside.Contributions([]file.Document{off, askedFor("Weir", 20)}, nil), beside.Choices{})
	scenariotest.Equal(t, "open", len(m.Open()), 0)
	scenariotest.Equal(t, "changes", m.Document.Scenario.Changes, []model.Change{
		signed(model.NewChange(hips, fewer(20)), "Weir"), signed(off.Scenario.Changes[0], "Combe"),
	})
}

func TestMergingShowsConflictsAndAveragesNothing(t *testing.T) {
	year := model.Prepare(smallYear())
	all := threeSurgeries()
	m := beside.Merge(year, all, beside.Choices{})
	want := signed(model.NewChange(ent, fewer(10)), "Combe Lane", "Weir Side")
	want.Note = "advice line; from April too"
	scenariotest.Equal(t, "what all ask alike", m.Document.Scenario.Changes, []model.Change{want})
	scenariotest.Equal(t, "what only one asks", m.Document.Scenario.Proposals, all[0].Document.Scenario.Proposals)
	five, ten, twenty := beside.Asked{From: "Combe Lane", Words: "5% fewer", Net: -5}, beside.Asked{From: "Sandpit Hill", Words: "10% fewer", Net: -10}, beside.Asked{From: "Weir Side", Words: "20% fewer", Net: -20}
	for i := range m.Parts {
		for k := range m.Parts[i].Asks {
			a := &m.Parts[i].Asks[k]
			a.Net = model.RoundPounds(a.Net).Float()
		}
	}
	hipsRow := beside.RowKey{Kind: beside.ChangeRow, Target: hips}
	scenariotest.Equal(t, "open", m.Open(), []beside.Part{{
		Key: beside.PartKey{RowKey: hipsRow}, Name: "Hips and knees to Northgate Centre", Asks: []beside.Asked{five, ten, twenty}, Differs: true,
	}})
	scenariotest.Equal(t, "parts", names(m.Parts), []string{"ENT to Midshire General", "Hips and knees to Northgate Centre", "contract, Midshire General"})

	m = beside.Merge(year, all, beside.Choices{Prefer: []string{"Weir Side"}})
	scenariotest.Equal(t, "preferred", []any{len(m.Open()), changesOf(m.Document, hipsRow)[0].Size}, []any{0, fewer(20)})
	m = beside.Merge(year, all, beside.Choices{Prefer: []string{"Weir Side"}, ByRow: map[beside.RowKey]string{hipsRow: "Sandpit Hill"}})
	scenariotest.Equal(t, "chosen in the row", []any{m.Parts[1].Chosen, changesOf(m.Document, hipsRow)[0].Size}, []any{beside.Pick{From: "Sandpit Hill"}, fewer(10)})
	scenariotest.Equal(t, "name", m.Document.Scenario.Name, "Merged from Combe Lane, Weir Side and Sandpit Hill")
	m = beside.Merge(year, all, beside.Choices{Prefer: []string{"nobody"}})
	scenariotest.Equal(t, "an unknown name wins nothing", len(m.Open()), 1)

	scenariotest.Equal(t, "streams that nobody touched", len(beside.Merge(year, nil, beside.Choices{}).Untouched), 2)
}

func TestWhatMeetingsLeftIsKept(t *testing.T) {
	idea, decision := file.Idea{What: "advice line", Time: "2010-12-02T14:00:00Z"}, file.Decision{What: "ENT", Owner: "Combe Lane"}
	leave := func(d *file.Document) { d.Ideas, d.Decisions = []file.Idea{idea}, []file.Decision{decision} }
	all := beside.Contributions([]file.Document{
		contribution("A", nil, leave), contribution("B", nil, leave),
		contribution("C", nil, func(d *file.Document) {
			d.Ideas = []file.Idea{{What: "clinic"}}
			d.RedLines = []file.RedLine{{Target: ent, NotBelow: -20, Why: "urgent"}}
		}),
	}, nil)
	m := beside.Merge(model.Prepare(smallYear()), all, beside.Choices{})
	doc := m.Document
	scenariotest.Equal(t, "ideas", doc.Ideas, []file.Idea{idea, {What: "clinic"}})
	scenariotest.Equal(t, "decisions", doc.Decisions, []file.Decision{decision})
	scenariotest.Equal(t, "red lines", doc.RedLines, all[2].Document.RedLines)
	scenariotest.Equal(t, "open", len(m.Open()), 0)
}

func TestCopyingARow(t *testing.T) {
	all := threeSurgeries()
	s := smallSession()
	s.SetPlain(ent, fewer(3))
	s.SetPlain(hips, fewer(1))
	s.CopyRow(all[0], beside.RowKey{Kind: beside.ChangeRow, Target: ent})
	s.CopyRow(all[0], beside.RowKey{Kind: beside.ProposalRow, Provider: "midshire"})
	s.CopyRow(all[2], beside.RowKey{Kind: beside.ChangeRow, Target: prescribing})
	scenariotest.Equal(t, "changes", s.Document().Scenario.Changes, []model.Change{signed(all[0].Document.Scenario.Changes[0], "Combe Lane"), model.NewChange(hips, fewer(1))})
	scenariotest.Equal(t, "labels", labels(s)[3:], []string{"ENT to Midshire General: as in “Combe Lane”", "contract, Midshire General: as in “Combe Lane”"})
	s.CopyRow(all[2], beside.RowKey{Kind: beside.ChangeRow, Target: ent})
	scenariotest.Equal(t, "nothing there", len(s.Document().Scenario.Changes), 1)
	s.SetRedLine(file.RedLine{Target: hips, NotBelow: -10})
	if r := s.CopyRow(all[1], beside.RowKey{Kind: beside.ChangeRow, Target: hips}); !r.Refused() || r.Applied {
		t.Fatalf("copied over a red line: %+v", r)
	}
}

// TestMergingGivesWhatPeopleAsked merges any scenarios: each row is that of
// somebody, word for word, or nobody's; and a scenario merged with itself is
// itself.
func TestMergingGivesWhatPeopleAsked(t *testing.T) {
	year := model.Prepare(smallYear())
	rapid.Check(t, func(t *rapid.T) {
		var docs []file.Document
		for range rapid.IntRange(1, 5).Draw(t, "scenarios") {
			percents := map[model.Target]float64{}
			for _, target := range []model.Target{ent, hips, prescribing} {
				if p := rapid.IntRange(0, 3).Draw(t, "percent"); p > 0 {
					percents[target] = float64(p)
				}
			}
			docs = append(docs, contribution("", percents, nil))
		}
		all := beside.Contributions(docs, nil)
		m := beside.Merge(year, all, beside.Choices{})
		for _, part := range m.Parts {
			sizes := map[model.Size]bool{}
			for _, c := range all {
				for _, change := range changesOf(c.Document, part.Key.RowKey) {
					sizes[change.Size] = true
				}
			}
			got := changesOf(m.Document, part.Key.RowKey)
			switch {
			case part.Differs != (len(sizes) > 1):
				t.Fatalf("%s: asked %v, and they differ: %v", part.Name, sizes, part.Differs)
			case len(sizes) == 1 && (len(got) != 1 || !sizes[got[0].Size]):
				t.Fatalf("%s: all ask %v, merged %v", part.Name, sizes, got)
			case len(sizes) != 1 && len(got) != 0:
				t.Fatalf("%s: asked %v, merged %v", part.Name, sizes, got)
			}
			if !slices.IsSortedFunc(part.Asks, func(a, b beside.Asked) int { return cmp.Compare(b.Net, a.Net) }) {
				t.Fatalf("%s: %+v", part.Name, part)
			}
		}
		itself := beside.Merge(year, []beside.Contribution{all[0], all[0]}, beside.Choices{})
		want := all[0].Document.Clone().Scenario.Changes
		all[0].SignChanges(want)
		scenariotest.Equal(t, "merged with itself", itself.Document.Scenario.Changes, want)
		scenariotest.Equal(t, "open", len(itself.Open()), 0)
	})
}

// changesOf are the changes that a document has in a row.
func changesOf(d file.Document, k beside.RowKey) (changes []model.Change) {
	for _, c := range d.Scenario.Changes {
		if c.Target == k.Target {
			changes = append(changes, c)
		}
	}
	return changes
}
