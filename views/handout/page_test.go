package handout

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/print"
	"fewer/views/words"
)

func source(t *testing.T, doc file.Document) Source {
	t.Helper()
	y, err := scenarios.BuiltInYear()
	if err != nil {
		t.Fatal(err)
	}
	s := scenarios.NewSession(model.Prepare(y), doc)
	return Source{Prepared: s.Year(), Document: s.Document(), Projection: s.Projection()}
}

func fewerENT() file.Document {
	return file.Document{Scenario: model.Scenario{
		Name:    "Joint *meeting* <b>",
		Changes: []model.Change{model.NewChange(model.Target{Referrals: "midshire-ent"}, model.Size{Amount: -10})},
	}}
}

func TestNothingIsToldWhileGuessesAreOpen(t *testing.T) {
	doc := fewerENT()
	doc.Rounds = []file.Round{{
		Change:  doc.Scenario.Changes[0],
		Guesses: []file.Guess{{Table: "North", Pounds: model.Given(41_000)}}, Sealed: "2010-12-02 14:18",
	}}
	s := source(t, doc)
	page := New(s).Markdown()
	for _, secret := range []string{"41,000", s.Projection.Terms[model.AllCostPerCase].Saving.Whole(), "saved"} {
		if strings.Contains(page, secret) {
			t.Errorf("the page tells %q:\n%s", secret, page)
		}
	}
}

func TestOnlyTablesThatAgreeAreNamed(t *testing.T) {
	doc := fewerENT()
	doc.Rounds = []file.Round{{
		Change: doc.Scenario.Changes[0], Sealed: "2010-12-02 14:18", Revealed: file.RevealContract,
		Guesses: []file.Guess{{Table: "North", Pounds: model.Given(41_000)}, {Table: "South", Named: true}, {Table: "East", Pounds: model.Given(-500), Named: true}},
		Answers: file.Answers{ByCase: 929_086},
	}}
	page := New(source(t, doc)).Markdown()
	if want := "−£500 (East); £41,000; don't know (South)"; !strings.Contains(page, want) {
		t.Errorf("the page does not say %q:\n%s", want, page)
	}
	if strings.Contains(page, "North,") || strings.Contains(page, "(North)") {
		t.Errorf("a table is named that has not agreed:\n%s", page)
	}
}

func TestWhatPeopleTypeStaysText(t *testing.T) {
	doc := fewerENT()
	doc.Decisions = []file.Decision{{What: "# Ask [first](http://x)\x1b[2J", Owner: "_Dr_ Green"}}
	page := New(source(t, doc)).Markdown()
	for _, want := range []string{`# Joint \*meeting\* \<b\>`, `- \# Ask \[first\](http\://x)`, `\_Dr\_ Green`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
	if strings.ContainsRune(page, '\x1b') {
		t.Error("the page commands a terminal")
	}
}

// Text from right to left is set apart in the page.
func TestTextFromRightToLeftIsSetApart(t *testing.T) {
	y, err := scenarios.BuiltInYear()
	if err != nil {
		t.Fatal(err)
	}
	y.Referrals[model.Prepare(y).StreamAt("midshire-ent")].Name = "أنف وأذن"
	s := scenarios.NewSession(model.Prepare(y), fewerENT())
	page := New(Source{Prepared: s.Year(), Document: s.Document(), Projection: s.Projection()}).Markdown()
	if want := "- \u2068أنف وأذن\u2069: 10% fewer."; !strings.Contains(page, want) {
		t.Errorf("the page does not say %q:\n%s", want, page)
	}
}

// The page says of each change how many patients it is, what it saves to the penny and
// why that is all; how sure the year-end is; and what each provider is paid.
func TestThePageSaysWhyAndToThePenny(t *testing.T) {
	doc := fewerENT()
	doc.Scenario.Changes = append(doc.Scenario.Changes, model.NewChange(model.Target{Referrals: "eastmoor-ent"}, model.Size{Amount: -10}))
	s := source(t, doc)
	page := New(s).Markdown()
	pr, spreads := s.Projection, insight.NewSpreads(s.Prepared, insight.SpreadSeed).Of(s.Projection)
	contracted := pr.Terms[model.AsContracted]
	for _, want := range []string{
		"113 patients fewer. By 31 March, as contracted: nothing saved. If all were paid by the case: £9,291.31 saved.",
		"The contract says: Midshire General is paid £61.2m whether they come or not.",
		"80 patients fewer. By 31 March, as contracted: £7,829.00 saved. If all were paid by the case: £6,669.49 saved.",
		"as contracted: " + pr.Changes[1].Saving[model.AsContracted].Pence() + " saved.",
		"We then end on 31 March " + contracted.Scenario.Deficit.Pence() + " over budget.",
		"To the penny: " + contracted.DoNothing.Deficit.Pence() + " over budget.",
		print.MarkdownText(words.Sentence(spreads[model.AsContracted].Scenario.Words())),
		print.MarkdownText(words.Sentence(spreads[model.AsContracted].DoNothing.Words())),
		"Midshire General: " + pr.Providers[0].Paid[model.AsContracted].Scenario.Pence() + ", the same as if nothing changes.",
		insight.PaidUnder(pr, model.AsContracted).Lost().Pence() + " less than if nothing changes.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
}
