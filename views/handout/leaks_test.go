package handout

import (
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/letters"
)

// What is handed on by letters tells no practice, whichever the format, and no guess
// before the reveal.
func TestThePageTellsNoPracticeAndNoGuess(t *testing.T) {
	xdg.StateHome = t.TempDir() // the letters of whoever runs the tests are left alone
	year, err := scenarios.BuiltInYear()
	if err != nil {
		t.Fatal(err)
	}
	var changes []model.Change
	for _, p := range year.Practices[:3] {
		c := model.NewChange(model.Target{Referrals: "midshire-ent"}, model.Size{Amount: -10})
		c.Practices, c.AskedBy = []string{p.ID}, []string{p.Name}
		changes = append(changes, c)
	}
	doc := file.Document{Scenario: model.Scenario{Name: "Ours", Author: year.Practices[4].Name, Changes: changes}}
	doc.Rounds = []file.Round{{Change: changes[0], Guesses: []file.Guess{{Table: "Westgate", Pounds: model.Given(777_123)}}, Sealed: "2010-12-02 14:18"}}
	for _, revealed := range []file.Reveal{file.RevealNothing, file.RevealContract} {
		doc.Rounds[0].Revealed = revealed
		doc.Year = file.ReferenceTo(year)
		bundle, _ := letters.Bundle(doc, year, true)
		written, err := file.EncodeDocument(&bundle)
		if err != nil {
			t.Fatal(err)
		}
		page := New(*SourceOf(bundle)).Markdown()
		for what, text := range map[string]string{"page": page, "bundle": string(written)} {
			for _, p := range year.Practices {
				if strings.Contains(text, p.Name) || strings.Contains(text, p.ID) {
					t.Errorf("the %s tells of %s", what, p.Name)
				}
			}
			if strings.Contains(text, "Westgate") {
				t.Errorf("the %s names a table that has not agreed", what)
			}
			if revealed == file.RevealNothing && (strings.Contains(text, "777123") || strings.Contains(text, "777,123")) {
				t.Errorf("the %s tells a guess", what)
			}
		}
		if revealed == file.RevealContract {
			fingerprint := strings.TrimPrefix(file.Fingerprint(year), "sha256:")[:4]
			for _, says := range []string{"Who asked for what", "by " + letters.LettersOf(year).Name(year.Practices[4].ID), "Fingerprint of the figures: " + fingerprint, "£777,123"} {
				if !strings.Contains(page, says) {
					t.Errorf("the page does not say %q:\n%s", says, page)
				}
			}
		}
	}
}
