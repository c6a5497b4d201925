package handout

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
	"fewer/views/words"
)

// section is what stands under a heading: what is said, and after "+ " its notes.
func section(t *testing.T, p Page, heading string) (lines []string) {
	t.Helper()
	for _, s := range p.Sections {
		if s.Heading != heading {
			continue
		}
		for _, item := range s.Items {
			lines = append(lines, item.Says)
			for _, note := range item.Notes {
				lines = append(lines, "+ "+note)
			}
		}
		return lines
	}
	var all []string
	for _, s := range p.Sections {
		all = append(all, s.Heading)
	}
	t.Fatalf("the page has no section %q, but %q", heading, all)
	return nil
}

// says holds that every line stands in a section.
func says(t *testing.T, p Page, heading string, wanted ...string) {
	t.Helper()
	lines := section(t, p, heading)
	for _, want := range wanted {
		if !slices.Contains(lines, want) {
			t.Errorf("under %q nothing says %q:\n%s", heading, want, strings.Join(lines, "\n"))
		}
	}
}

func eastmoorENT() model.Change {
	return model.NewChange(model.Target{Referrals: "eastmoor-ent"}, model.Size{Amount: -10})
}

// A decision stands on the page with what it is tied to, both figures to the penny, the
// contract's word, who does it by when, the votes, and dissent in the words used; one
// that is tied to nothing counts for no money.
func TestDecisionsStandWithAllThatWasSaid(t *testing.T) {
	doc := fewerENT()
	doc.Decisions = []file.Decision{
		{
			What: "Advice line before ENT referrals", Changes: doc.Scenario.Changes, Why: "most are settled by a letter",
			Owner: "Dr Green", ByWhen: "10 January", For: 9, Against: 2, NotSure: 1, Dissent: "It moves the work to us",
			Saved: file.DecisionSaving{ByCase: 929_131},
		},
		{What: "Ask the hospital for its price list.", Owner: "Finance"},
		{
			What: "By the case from February", Proposals: []model.Proposal{{Provider: "midshire", FromWeek: 45, Contract: []model.Schedule{{Form: model.CostPerCase}}}},
			Saved: file.DecisionSaving{ByCase: 929_131, AsContracted: -50, AsProposed: 100_000},
		},
	}
	page := New(source(t, doc)).Aloud()
	says(t, page, "What was decided",
		"Advice line before ENT referrals.",
		"+ ENT to Midshire General: 10% fewer.",
		"+ By 31 March, as contracted: nothing saved. If all were paid by the case: £9,291.31 saved.",
		"+ Some go to the ENT clinic instead, which is on a block. The contract says: Midshire General is paid £61.2m whether they come or not.",
		"+ Why: most are settled by a letter.",
		"+ Against it was said: It moves the work to us.",
		"Ask the hospital for its price list.",
		"+ Tied to no change: it counts for no money.",
		"By the case from February.",
		"+ By 31 March, as contracted: £0.50 more spent. If all were paid by the case: £9,291.31 saved. With the terms proposed, against the contract: £1,000.00 saved.",
	)
	says(t, page, "What was decided",
		"+ Who sees to it: Dr Green. By when: 10 January.", "+ 9 for, 2 against, 1 not sure.",
		"+ Who sees to it: Finance. By when: no date yet.",
	)
	if decided := strings.Join(section(t, page, "What was decided"), "\n"); !strings.Contains(decided, "It needs the hospital's agreement.") {
		t.Errorf("of a proposal it does not say whose agreement it needs:\n%s", decided)
	}
	if got, want := SavedWords(source(t, doc).Prepared, doc.Decisions[0]), "By 31 March, as contracted: nothing saved. If all were paid by the case: £9,291 saved."; got != want {
		t.Errorf("on the wall: %q", got)
	}
}

// What is held together ends with the sum and with the year-end; what comes after 31 March
// is called saved by nobody.
func TestWhatTheScenarioHoldsAddsUp(t *testing.T) {
	doc := fewerENT()
	more := eastmoorENT()
	more.Size.Amount, more.Note = 10, "A clinic closes"
	gone := model.NewChange(model.Target{Referrals: "no-such-stream"}, model.Size{Amount: -5})
	doc.Scenario.Changes = append(doc.Scenario.Changes, more, gone)
	s := source(t, doc)
	page := New(s).Aloud()
	held := section(t, page, "What this scenario holds")
	contracted := s.Projection.Terms[model.AsContracted]
	if contracted.Saving >= 0 {
		t.Fatalf("more patients save %s", contracted.Saving.Pence())
	}
	says(t, page, "What this scenario holds",
		"+ A clinic closes.",
		"Together, as contracted: "+contracted.Saving.Abs().Pence()+" more spent. If all were paid by the case: "+s.Projection.Terms[model.AllCostPerCase].Saving.Abs().Pence()+" more spent.",
		"We then end on 31 March "+contracted.Scenario.Deficit.Pence()+" over budget.",
	)
	if !slices.ContainsFunc(held, func(l string) bool { return strings.HasPrefix(l, "+ It has no effect: ") }) {
		t.Errorf("nothing is said of a change without effect:\n%s", strings.Join(held, "\n"))
	}
	if last := held[len(held)-1]; !strings.Contains(last, "next year's contract says who") || strings.Contains(last, "saved") {
		t.Errorf("of what comes after 31 March: %q", last)
	}
	for i, l := range held {
		if l == "ENT to Eastmoor Foundation: 10% more." && strings.Contains(held[i+2], "instead") {
			t.Errorf("of patients who are sent besides it says that some go elsewhere instead: %q", held[i+2])
		}
	}
	paid := strings.Join(section(t, page, "What each is paid, as contracted"), "\n")
	for _, want := range []string{" more than if nothing changes.", "Cost that comes to it: £", "Lines without activity: ", "In all: "} {
		if !strings.Contains(paid, want) {
			t.Errorf("of what each is paid it does not say %q:\n%s", want, paid)
		}
	}
}

// What each is paid adds up to what is paid in all, with what the changes cost, and the
// change says what it takes. One whose weeks are over does nothing because of that, and
// nobody is asked to agree to it.
func TestWhatEachIsPaidAddsUpWithWhatTheChangesCost(t *testing.T) {
	doc := fewerENT()
	doc.Scenario.Changes[0].Costs = model.Costs{Once: 4000, PerWeek: 350}
	over := eastmoorENT()
	over.FromWeek, over.ToWeek = 10, 20
	doc.Scenario.Changes = append(doc.Scenario.Changes, over)
	s := source(t, doc)
	page := New(s).Aloud()
	says(t, page, "What this scenario holds", "+ It takes £4,000 once and £350 a week, £9,950 by 31 March, which no contract pays.", "+ It has no effect: all its weeks are over.")
	paid := section(t, page, "What each is paid, as contracted")
	sum := model.Money(0)
	for _, line := range paid {
		_, amount, of := strings.Cut(line, ": £")
		if amount, _, _ = strings.Cut(amount, ", "); !of || strings.HasPrefix(line, "+") {
			continue
		}
		pounds, err := strconv.ParseFloat(strings.TrimSuffix(strings.ReplaceAll(amount, ",", ""), "."), 64)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		if strings.HasPrefix(line, "In all") {
			if sum != model.RoundPounds(pounds) {
				t.Errorf("in all %s, and the parts come to %s:\n%s", amount, sum.Pence(), strings.Join(paid, "\n"))
			}
			sum = -1
			continue
		}
		sum += model.RoundPounds(pounds)
	}
	if sum != -1 {
		t.Errorf("nothing is said of all:\n%s", strings.Join(paid, "\n"))
	}
	board, err := PageFor(&s, "board")
	if err != nil {
		t.Fatal(err)
	}
	agree := board.Sections[slices.IndexFunc(board.Sections, func(s Section) bool { return len(s.Sheets) > 0 && s.Sheets[0].Columns[0].Heading == "Agree to" })]
	if rows := agree.Sheets[0].Rows; len(rows) != 1 || rows[0].At != 0 {
		t.Errorf("to be agreed to: %+v", rows)
	}
	says(t, board, agree.Heading, "+ ENT to Eastmoor Foundation: 10% fewer, to week 20: all its weeks are over.")
}

// Proposals, red lines and ideas have sections of their own; an idea that is priced is in
// the totals, and one that is not says so.
func TestWhatElseWasAgreed(t *testing.T) {
	doc := fewerENT()
	doc.Scenario.Changes[0].Note = "Advice line first"
	doc.Scenario.Proposals = []model.Proposal{
		{Provider: "midshire", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}},
		{Provider: "nobody", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}},
	}
	doc.RedLines = []file.RedLine{
		{Target: model.Target{Referrals: "midshire-ent"}, NotBelow: -20, Why: "children wait too long"},
		{Target: model.Target{Referrals: "eastmoor-ent"}},
	}
	doc.Ideas = []file.Idea{{What: "A nurse in the surgery", Where: "Combe Lane", Size: "two days"}, {What: "Fewer letters?"}, {What: "Advice line first"}}
	s := source(t, doc)
	page := New(s).Aloud()
	terms := section(t, page, "Contracts that would have to change")
	said := strings.Join(terms, "\n")
	settled := model.Proposal{Provider: "eastmoor", FromWeek: 45, Contract: []model.Schedule{{Form: model.Block, Value: model.Given(160_000_000), Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1.04}}}}
	if got := words.ProposedTerms(s.Prepared, &settled); got != "The terms: block of £160,000,000, fixed above 104% of plan. " {
		t.Errorf("what is to be signed is %q", got)
	}
	for _, want := range []string{"Midshire General", "+ This needs the hospital's agreement.", "+ It has no effect: ", "The terms alone: ", s.Projection.SavingAgainstContract.Abs().Pence()} {
		if !strings.Contains(said, want) {
			t.Errorf("of what is proposed it does not say %q:\n%s", want, said)
		}
	}
	says(t, page, "What we will not touch", "+ Because children wait too long.")
	if lines := section(t, page, "What we will not touch"); len(lines) != 3 || !strings.Contains(lines[0], "ENT") || !strings.Contains(lines[0], "20%") {
		t.Errorf("the red lines are %q", lines)
	}
	says(t, page, "Added in the room, not yet priced, in no total", "A nurse in the surgery, Combe Lane, two days.", "Fewer letters?")
	says(t, page, "Added in the room and priced: in the totals",
		"Advice line first.",
		"+ Priced as ENT to Midshire General: 10% fewer. As contracted: nothing saved. If all were paid by the case: £9,291 saved.",
	)
	open := s
	open.Document.Rounds = []file.Round{{Change: doc.Scenario.Changes[0], Guesses: []file.Guess{{Table: "North"}}}}
	if got := open.PriceWords(doc.Ideas[2]); len(got) != 1 || !strings.HasSuffix(got[0], "The money is withheld until the guesses are answered.") {
		t.Errorf("while guesses are open it says %q", got)
	}
	if got := s.PriceWords(doc.Ideas[0]); len(got) != 1 || got[0] != "Not yet priced: in no total." {
		t.Errorf("of an idea without a price it says %q", got)
	}
}

// How firm the counts are is said of the year, and of a provider that has its own dates.
func TestHowFirmTheCountsAre(t *testing.T) {
	y := *source(t, file.Document{}).Prepared.Year()
	for _, c := range []struct {
		data model.DataStatus
		want string
	}{
		{model.DataStatus{}, "The file does not say how firm the counts are."},
		{model.DataStatus{Stated: true, FrozenTo: 22, ProvisionalTo: 31}, "Counts are final to week 22 and provisional to week 31; after that they are estimates."},
		{model.DataStatus{Stated: true, FrozenTo: 22, ProvisionalTo: 35}, "Counts are final to week 22, and provisional after it."},
	} {
		y.Data = c.data
		if got := Sources(&y, file.YearReference{}); !slices.Contains(got, c.want) {
			t.Errorf("no line says %q: %q", c.want, got)
		}
	}
	y.Providers = slices.Clone(y.Providers)
	y.Providers[0].Data = model.DataStatus{Stated: true, FrozenTo: 20, ProvisionalTo: 35}
	if got, want := Sources(&y, file.YearReference{}), "At Midshire General they are final to week 20, and provisional after it."; !slices.Contains(got, want) {
		t.Errorf("no line says %q: %q", want, got)
	}
	if last := Sources(&y, file.YearReference{}); !strings.HasPrefix(last[len(last)-1], "Fingerprint of the figures: ") {
		t.Errorf("the last line is %q", last[len(last)-1])
	}
}

// Whose page it is, where and when, stands under its title; a scenario without a name
// is the meeting's, and practices go by letters or names as the page says.
func TestTheHeadOfThePage(t *testing.T) {
	doc := file.Document{Names: file.NamesHidden, Meeting: file.Meeting{Place: "Town Hall", Date: "2010-12-02"}}
	doc.Scenario.Author = "Combe Lane Surgery"
	page := New(source(t, doc)).Aloud()
	if page.Title != "Our meeting about Northshire PCT 2010/11" {
		t.Errorf("the title is %q", page.Title)
	}
	if !strings.HasPrefix(page.Under[0], "Town Hall, ") || page.Under[len(page.Under)-1] != "by Combe Lane Surgery" {
		t.Errorf("under it stands %q", page.Under)
	}
	says(t, page, "What the figures rest on", "Practices go by letters on this page.")
	doc.Names = file.NamesShown
	says(t, New(source(t, doc)).Aloud(), "What the figures rest on", "Practices go by their names on this page.")
	for _, s := range page.Sections {
		if s.Heading == "What this scenario holds" || s.Heading == "What was decided" {
			t.Errorf("a page without changes has a section %q: %v", s.Heading, s.Items)
		}
	}
}

// One practice's page has its part of each change that names it, and nothing of what others
// ask for; what is not its own is said to be of all.
func TestAPracticesPageIsItsOwn(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	change := func(percent float64, practices ...string) model.Change {
		c := model.NewChange(model.Target{Referrals: y.Referrals[0].ID}, model.Size{Amount: percent})
		c.Practices = practices
		return c
	}
	first, second := y.Practices[0].ID, y.Practices[1].ID
	doc := file.Document{Scenario: model.Scenario{Name: "Ours", Changes: []model.Change{change(-22, first), change(-31), change(-90, second)}}}
	s := sourceOn(y, doc)
	p, err := PageFor(s, OfPractice)
	if err != nil {
		t.Fatal(err)
	}
	own := insight.ResultOf(s.projected().Question.Projection(), 0)
	said := strings.Join(append(section(t, p, "What it means for its patients"), section(t, p, "Why it saves what it saves")...), "\n")
	for i := range 2 {
		if want := words.TakenByYearEnd(y, doc.Scenario.Changes[i].Target, own.Changes[i].NotSent, own.Changes[i].SentBack); !strings.Contains(said, want) {
			t.Errorf("of change %d nothing says %q:\n%s", i+1, want, said)
		}
	}
	if strings.Contains(p.Markdown(), "90%") || !strings.HasPrefix(p.Lead[0], "All practices together: if nothing changes") {
		t.Errorf("another's wish is on the page, or the whole is not called so:\n%s", p.Markdown())
	}
	now, then := words.Apart(own.Streams[0].Now, own.Streams[0].New)
	says(t, p, "What will tell whether it works: its own referrals", y.Referrals[0].Name+": "+now+" referrals a week now; "+then+" if it works.")
}
