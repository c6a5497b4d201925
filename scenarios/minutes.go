package scenarios

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fewer/model"
)

// MinutesOf are the minutes of a document's meeting: red lines, what the tables were
// asked and what the answer was, what was decided, and what that comes to against what
// is needed. They follow from the document as it stands, so that nothing that was
// corrected or taken back is in them. The time of a red line is that in a frozen copy,
// or empty. While guesses are open nothing is said of money that they are about.
func MinutesOf(year *model.Prepared, d Document) []Minute { return minutesOf(year, d, nil) }

// minutesOf is MinutesOf with the times at which red lines were agreed, by what the
// minutes say of them.
func minutesOf(year *model.Prepared, d Document, agreed map[string]string) (minutes []Minute) {
	y := year.Year()
	add := func(time string, said ...string) {
		said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
		minutes = append(minutes, Minute{time, strings.Join(said, " ")})
	}
	for _, l := range d.RedLines {
		said := redLineMinute(y, l)
		add(firstNamed(agreed[said], d.keptTime(said)), said)
	}
	for _, r := range d.Rounds {
		if r.Revealed == RevealContract {
			add(r.Sealed, "Asked what this saves by 31 March: "+y.ChangeWords(r.Change)+".", r.AnsweredWords(),
				"Paid by the case: "+exactly(r.Answers.ByCase)+". As contracted: "+exactly(r.Answers.AsContracted)+".")
		}
	}
	for _, dec := range d.Decisions {
		against := ""
		if dec.Dissent != "" {
			against = "Against it was said: " + stopped(dec.Dissent)
		}
		add(dec.Time, "Decided: "+stopped(dec.What), dec.OwnedWords(), dec.VoteWords(), against)
	}
	slices.SortStableFunc(minutes, func(a, b Minute) int { return cmp.Compare(a.Time, b.Time) })
	if _, withheld := d.OpenRound(); len(d.Decisions) > 0 && !withheld {
		pr := year.NewProjection()
		saved := d.decidedSaving(year, pr).AsContracted
		year.Project(&d.Scenario, pr)
		add(minutes[len(minutes)-1].Time, d.DecidedWords(exactly(saved), pr.Needed(model.AsContracted)))
	}
	return minutes
}

func redLineMinute(y *model.Year, l RedLine) string {
	return stopped(TargetName(y, l.Target) + ". " + l.Reason())
}

// keptTime is when a frozen copy's minutes say that something was done; "" where none
// does.
func (d Document) keptTime(done string) string {
	for _, f := range d.Frozen {
		for _, m := range f.Minutes {
			if m.Done == done {
				return m.Time
			}
		}
	}
	return ""
}

// Minutes are MinutesOf the session's document, as they go into a frozen copy: each
// has its time.
func (s *Session) Minutes() []Minute {
	y := s.year.Year()
	agreed := map[string]string{}
	for m := s.history.present; m != nil; m = m.parent { // back to where each came about
		for _, l := range m.doc.RedLines {
			agreed[redLineMinute(y, l)] = Stamp(m.Time)
		}
	}
	for said := range agreed {
		if kept := s.history.moments[0].doc.keptTime(said); kept != "" {
			agreed[said] = kept
		}
	}
	return minutesOf(s.year, s.Document(), agreed)
}

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
	return "Who sees to it: " + firstNamed(d.Owner, "nobody yet") + ". By when: " + firstNamed(d.ByWhen, "no date yet") + "."
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

// exactly says a saving to the penny, with its verb.
func exactly(m model.Money) string {
	switch {
	case m == 0:
		return "nothing saved"
	case m < 0:
		return m.Abs().Pence() + " more spent"
	}
	return m.Pence() + " saved"
}

func firstNamed(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// stopped ends what people wrote with a stop, where it has none.
func stopped(s string) string {
	if s = strings.TrimSpace(s); s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, ".”") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
