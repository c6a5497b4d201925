package scenarios

import (
	"testing"

	"fewer/model"

	"pgregory.net/rapid"
)

// contribution is a scenario with an author, plain changes by percent fewer, and
// what edit adds to it.
func contribution(author string, percents map[model.Target]float64, edit func(*Document)) Document {
	d := Document{Scenario: model.Scenario{Name: author + "'s", Author: author}}
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

func threeSurgeries() []Contribution {
	return Contributions([]Document{
		contribution("Combe Lane", map[model.Target]float64{ent: 10, hips: 5}, func(d *Document) {
			d.Scenario.Changes[0].Note = "advice line"
			d.Scenario.Proposals = []model.Proposal{{Provider: "midshire", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}}
		}),
		contribution("Weir Side", map[model.Target]float64{ent: 10, hips: 20}, func(d *Document) {
			d.Scenario.Changes[0].FromWeek, d.Scenario.Changes[0].Note = 36, "from April too"
		}),
		contribution("Sandpit Hill", map[model.Target]float64{hips: 10}, nil),
	})
}

func TestScenariosSideBySide(t *testing.T) {
	year := model.Prepare(smallYear())
	all := threeSurgeries()
	c := Compare(year, all)
	mustEqual(t, "names", c.Names, []string{"Combe Lane", "Weir Side", "Sandpit Hill"})
	var rows [][]string
	for _, r := range c.Rows {
		row := []string{r.Name}
		for _, cell := range r.Cells {
			row = append(row, cell.Words)
		}
		rows = append(rows, row)
	}
	mustEqual(t, "rows", rows, [][]string{
		{"Hips and knees to Northgate Centre", "5% fewer", "20% fewer", "10% fewer"},
		{"ENT to Midshire General", "10% fewer", "10% fewer", ""},
		{"contract, Midshire General", "cost per case, from week 40", "", ""},
	})
	for i, total := range c.Totals {
		s := NewSession(year, all[i].Document)
		for _, terms := range model.AllTerms {
			sum := model.Money(0)
			for _, r := range c.Rows {
				if r.Key.Kind == ChangeRow {
					sum += r.Cells[i].Saving[terms]
				}
			}
			mustEqual(t, c.Names[i]+" "+terms.String(), sum, total.Terms[terms].Saving)
			mustEqual(t, "deficit", total.Terms[terms].Deficit, s.Projection().Terms[terms].Scenario.Deficit)
		}
	}
	s := NewSession(year, Document{})
	mustEqual(t, "if nothing changes", c.DoNothing[model.AllBlock], s.Projection().Terms[model.AllBlock].DoNothing)
	mustEqual(t, "of none", Compare(year, nil).DoNothing, c.DoNothing)

	alike := Compare(year, []Contribution{all[0], {"again", all[0].Document}})
	mustEqual(t, "alike", []int{len(alike.Rows), alike.Alike}, []int{0, 3})
}

func TestNamesInAComparison(t *testing.T) {
	names := func(docs ...Document) (names []string) {
		for _, c := range Contributions(docs) {
			names = append(names, c.From)
		}
		return names
	}
	doc := func(name, author string) Document {
		return Document{Scenario: model.Scenario{Name: name, Author: author}}
	}
	mustEqual(t, "authors", names(doc("Plan", "A"), doc("Plan", "B")), []string{"A", "B"})
	mustEqual(t, "one author", names(doc("Plan", "A"), doc("Other", "A")), []string{"Plan", "Other"})
	mustEqual(t, "one name", names(doc("Plan", "A"), doc("Plan", "A"), doc("", "")), []string{"Plan", "Plan (2)", "scenario 3"})
}

func TestMergingShowsConflictsAndAveragesNothing(t *testing.T) {
	year := model.Prepare(smallYear())
	all := threeSurgeries()
	doc, touches, conflicts := Merge(year, all, Choices{})
	want := model.NewChange(ent, fewer(10))
	want.Note = "advice line; from April too"
	mustEqual(t, "what all ask alike", doc.Scenario.Changes, []model.Change{want})
	mustEqual(t, "what only one asks", doc.Scenario.Proposals, all[0].Document.Scenario.Proposals)
	five, ten, twenty := Asked{"Combe Lane", "5% fewer", -5}, Asked{"Sandpit Hill", "10% fewer", -10}, Asked{"Weir Side", "20% fewer", -20}
	roundNets(touches, conflicts)
	hipsRow := RowKey{Kind: ChangeRow, Target: hips}
	mustEqual(t, "conflicts", conflicts, []Conflict{{
		Key: hipsRow, Name: "Hips and knees to Northgate Centre", Choices: []Asked{five, ten, twenty},
	}})
	mustEqual(t, "touches", []any{touches[0].Name, touches[0].By, touches[1]}, []any{
		"ENT to Midshire General",
		[]string{"Combe Lane", "Weir Side"},
		Touch{hipsRow, "Hips and knees to Northgate Centre", []string{"Combe Lane", "Sandpit Hill", "Weir Side"}, five, ten, twenty},
	})

	doc, _, conflicts = Merge(year, all, Choices{Prefer: "Weir Side"})
	mustEqual(t, "preferred", []any{conflicts[0].Chosen, doc.row(hipsRow).changes[0].Size}, []any{"Weir Side", fewer(20)})
	doc, _, conflicts = Merge(year, all, Choices{Prefer: "Weir Side", ByRow: map[RowKey]string{hipsRow: "Sandpit Hill"}})
	mustEqual(t, "chosen in the row", []any{conflicts[0].Chosen, doc.row(hipsRow).changes[0].Size}, []any{"Sandpit Hill", fewer(10)})
	mustEqual(t, "name", doc.Scenario.Name, "Merged from Combe Lane, Weir Side and Sandpit Hill")
	_, _, conflicts = Merge(year, all, Choices{Prefer: "nobody"})
	mustEqual(t, "an unknown name wins nothing", conflicts[0].Chosen, "")

	_, touches, _ = Merge(year, nil, Choices{})
	mustEqual(t, "streams that nobody touched", []int{len(touches), len(touches[0].By)}, []int{2, 0})
}

func roundNets(touches []Touch, conflicts []Conflict) {
	round := func(a *Asked) { a.Net = model.RoundPounds(a.Net).Float() }
	for i := range touches {
		round(&touches[i].Lowest)
		round(&touches[i].Middle)
		round(&touches[i].Highest)
	}
	for _, c := range conflicts {
		for i := range c.Choices {
			round(&c.Choices[i])
		}
	}
}

func TestWhatMeetingsLeftIsKept(t *testing.T) {
	idea, decision := Idea{What: "advice line", Time: "2010-12-02T14:00:00Z"}, Decision{What: "ENT", Owner: "Combe Lane"}
	leave := func(d *Document) { d.Ideas, d.Decisions = []Idea{idea}, []Decision{decision} }
	all := Contributions([]Document{
		contribution("A", nil, leave), contribution("B", nil, leave),
		contribution("C", nil, func(d *Document) {
			d.Ideas = []Idea{{What: "clinic"}}
			d.RedLines = []RedLine{{Target: ent, NotBelow: -20, Why: "urgent"}}
		}),
	})
	doc, _, conflicts := Merge(model.Prepare(smallYear()), all, Choices{})
	mustEqual(t, "ideas", doc.Ideas, []Idea{idea, {What: "clinic"}})
	mustEqual(t, "decisions", doc.Decisions, []Decision{decision})
	mustEqual(t, "red lines", doc.RedLines, all[2].Document.RedLines)
	mustEqual(t, "conflicts", len(conflicts), 0)
}

func TestCopyingARow(t *testing.T) {
	all := threeSurgeries()
	s := smallSession()
	s.SetPlain(ent, fewer(3))
	s.SetPlain(hips, fewer(1))
	s.CopyRow(all[0], RowKey{Kind: ChangeRow, Target: ent})
	s.CopyRow(all[0], RowKey{Kind: ProposalRow, Provider: "midshire"})
	s.CopyRow(all[2], RowKey{Kind: ChangeRow, Target: prescribing})
	mustEqual(t, "changes", s.Document().Scenario.Changes, []model.Change{all[0].Document.Scenario.Changes[0], model.NewChange(hips, fewer(1))})
	mustEqual(t, "labels", labels(s)[3:], []string{"ENT to Midshire General: as in “Combe Lane”", "contract, Midshire General: as in “Combe Lane”"})
	s.CopyRow(all[2], RowKey{Kind: ChangeRow, Target: ent})
	mustEqual(t, "nothing there", len(s.Document().Scenario.Changes), 1)
	s.SetRedLine(RedLine{Target: hips, NotBelow: -10})
	if r := s.CopyRow(all[1], RowKey{Kind: ChangeRow, Target: hips}); !r.Refused() || r.Applied {
		t.Fatalf("copied over a red line: %+v", r)
	}
}

// TestMergingGivesWhatPeopleAsked merges any scenarios: each row is that of
// somebody, word for word, or nobody's; and a scenario merged with itself is
// itself.
func TestMergingGivesWhatPeopleAsked(t *testing.T) {
	year := model.Prepare(smallYear())
	rapid.Check(t, func(t *rapid.T) {
		var docs []Document
		for range rapid.IntRange(1, 5).Draw(t, "scenarios") {
			percents := map[model.Target]float64{}
			for _, target := range []model.Target{ent, hips, prescribing} {
				if p := rapid.IntRange(0, 3).Draw(t, "percent"); p > 0 {
					percents[target] = float64(p)
				}
			}
			docs = append(docs, contribution("", percents, nil))
		}
		all := Contributions(docs)
		doc, touches, conflicts := Merge(year, all, Choices{})
		for _, touch := range touches {
			sizes := map[model.Size]bool{}
			for _, c := range all {
				for _, change := range c.Document.row(touch.Key).changes {
					sizes[change.Size] = true
				}
			}
			got := doc.row(touch.Key).changes
			switch {
			case len(sizes) == 1 && (len(got) != 1 || !sizes[got[0].Size]):
				t.Fatalf("%s: all ask %v, merged %v", touch.Name, sizes, got)
			case len(sizes) != 1 && len(got) != 0:
				t.Fatalf("%s: asked %v, merged %v", touch.Name, sizes, got)
			}
			if touch.Lowest.Net < touch.Middle.Net || touch.Middle.Net < touch.Highest.Net {
				t.Fatalf("%s: %+v", touch.Name, touch)
			}
		}
		for _, c := range conflicts {
			if len(c.Choices) < 2 || c.Chosen != "" {
				t.Fatalf("%+v", c)
			}
		}
		itself, _, none := Merge(year, []Contribution{all[0], all[0]}, Choices{})
		mustEqual(t, "merged with itself", itself.Scenario.Changes, all[0].Document.Scenario.Changes)
		mustEqual(t, "conflicts", len(none), 0)
	})
}
