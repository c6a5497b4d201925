package file

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fewer/model"
)

// AnsweredWords say what the tables of a round guessed, from the lowest to the
// highest. A table is named only where it agreed.
func (r Round) AnsweredWords() string {
	var said []string
	for _, g := range SortedGuesses(r) {
		words := "don't know"
		if g.Pounds.Given {
			words = model.RoundPounds(g.Pounds.Value).Whole()
		}
		if g.Named && g.Table != "" {
			words += " (" + g.Table + ")"
		}
		said = append(said, words)
	}
	if len(said) == 0 {
		return "No table guessed."
	}
	return "Guessed: " + strings.Join(said, "; ") + "."
}

// OwnedWords says who sees to a decision, and by when.
func (d Decision) OwnedWords() string {
	return "Who sees to it: " + cmp.Or(d.Owner, "nobody yet") + ". By when: " + cmp.Or(d.ByWhen, "no date yet") + "."
}

// VoteWords says how many were for a decision; "" where nobody was counted.
func (d Decision) VoteWords() string {
	if d.For+d.Against+d.NotSure == 0 {
		return ""
	}
	return fmt.Sprintf("%d for, %d against, %d not sure.", d.For, d.Against, d.NotSure)
}

// DecidedWords says what the decisions come to, which is said in words already,
// against what is needed.
func (d Document) DecidedWords(saved string, needed model.Money) string {
	said := "All that is decided and tied, together, as contracted: " + saved + "."
	if !slices.ContainsFunc(d.Decisions, Decision.Tied) {
		said = "No decision is tied to a change: none counts for money."
	}
	if needed > 0 {
		said += " Needed: " + needed.Short() + "."
	}
	return said
}

// Stopped ends what people wrote with a stop, where it has none.
func Stopped(s string) string {
	if s = strings.TrimSpace(s); s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, ".”") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
