package handout

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/samples"
)

func source(t *testing.T, doc scenarios.Document) Source {
	t.Helper()
	y, faults := scenarios.ReadYear(samples.YearName, samples.Year())
	if y == nil {
		t.Fatal(faults)
	}
	s := scenarios.NewSession(model.Prepare(y), doc)
	return Source{Prepared: s.Year(), Document: s.Document(), Projection: s.Projection(), Minutes: s.Minutes()}
}

func fewerENT() scenarios.Document {
	return scenarios.Document{Scenario: model.Scenario{
		Name:    "Joint *meeting* <b>",
		Changes: []model.Change{model.NewChange(model.Target{Referrals: "midshire-ent"}, model.Size{Amount: -10})},
	}}
}

func TestNothingIsToldWhileGuessesAreOpen(t *testing.T) {
	doc := fewerENT()
	doc.Rounds = []scenarios.Round{{
		Change:  doc.Scenario.Changes[0],
		Guesses: []scenarios.Guess{{Table: "North", Pounds: model.Given(41_000)}}, Sealed: "2010-12-02 14:18",
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
	doc.Rounds = []scenarios.Round{{
		Change: doc.Scenario.Changes[0], Sealed: "2010-12-02 14:18", Revealed: scenarios.RevealContract,
		Guesses: []scenarios.Guess{{Table: "North", Pounds: model.Given(41_000)}, {Table: "South", Named: true}, {Table: "East", Pounds: model.Given(-500), Named: true}},
		Answers: scenarios.Answers{ByCase: 929_086},
	}}
	page := New(source(t, doc)).Markdown()
	if want := "Guessed: −£500 (East); £41,000; don't know (South)."; !strings.Contains(page, want) {
		t.Errorf("the page does not say %q:\n%s", want, page)
	}
	if strings.Contains(page, "North,") || strings.Contains(page, "(North)") {
		t.Errorf("a table is named that has not agreed:\n%s", page)
	}
}

func TestWhatPeopleTypeStaysText(t *testing.T) {
	doc := fewerENT()
	doc.Decisions = []scenarios.Decision{{What: "# Ask [first](http://x)\x1b[2J", Owner: "_Dr_ Green"}}
	page := New(source(t, doc)).Markdown()
	for _, want := range []string{`# Joint \*meeting\* \<b\>`, `- \# Ask \[first\](http://x)`, `\_Dr\_ Green`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
	if strings.ContainsRune(page, '\x1b') {
		t.Error("the page commands a terminal")
	}
}
