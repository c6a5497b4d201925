package scenarios

import (
	"cmp"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
)

// MinutesOf are the minutes of a document's meeting: red lines, what the tables were
// asked and what the answer was, what was decided, and what that comes to against what
// is needed. They follow from the document as it stands, so that nothing that was
// corrected or taken back is in them. The time of a red line is that in a frozen copy,
// or empty. While guesses are open nothing is said of money that they are about.
func MinutesOf(year *model.Prepared, d file.Document) []file.Minute { return minutesOf(year, d, nil) }

// minutesOf is MinutesOf with the times at which red lines were agreed, by what the
// minutes say of them.
func minutesOf(year *model.Prepared, d file.Document, agreed map[string]string) (minutes []file.Minute) {
	y := year.Year()
	add := func(time string, said ...string) {
		said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
		minutes = append(minutes, file.Minute{Time: time, Done: strings.Join(said, " ")})
	}
	for _, l := range d.Agreed() {
		said := redLineMinute(y, l)
		add(cmp.Or(agreed[said], keptTime(d, said)), said)
	}
	for _, r := range d.Rounds {
		if r.Revealed == file.RevealContract {
			add(r.Sealed, "Asked what this saves by 31 March: "+r.Words(y)+".", r.AnsweredWords(),
				"Paid by the case: "+exactly(r.Answers.ByCase)+". As contracted: "+exactly(r.Answers.AsContracted)+".")
		}
	}
	for _, dec := range d.Decisions {
		against := ""
		if dec.Dissent != "" {
			against = "Against it was said: " + file.Stopped(dec.Dissent)
		}
		add(dec.Time, "Decided: "+file.Stopped(dec.What), dec.OwnedWords(), dec.VoteWords(), against)
	}
	slices.SortStableFunc(minutes, func(a, b file.Minute) int { return cmp.Compare(a.Time, b.Time) })
	if _, withheld := d.OpenRound(); len(d.Decisions) > 0 && !withheld {
		pr := year.NewProjection()
		saved := DecidedSaving(d, year, pr).AsContracted
		year.Project(&d.Scenario, pr)
		add(minutes[len(minutes)-1].Time, d.DecidedWords(exactly(saved), pr.Needed(model.AsContracted)))
	}
	return minutes
}

func redLineMinute(y *model.Year, a file.Agreed) string {
	if len(a) == 1 && a[0].Said == "" {
		return file.Stopped(a[0].Row(y) + ". " + a[0].Reason())
	}
	said := "Agreed in the room: " + a.Words(y)
	if a[0].Why != "" {
		said += ", because " + a[0].Why
	}
	return file.Stopped(said)
}

// keptTime is when a frozen copy's minutes say that something was done; "" where none
// does.
func keptTime(d file.Document, done string) string {
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
func (s *Session) Minutes() []file.Minute {
	y := s.year.Year()
	agreed := map[string]string{}
	for m := s.history.Present; m != nil; m = m.Parent { // back to where each came about
		for _, l := range m.Doc.Agreed() {
			agreed[redLineMinute(y, l)] = file.Stamp(m.Time)
		}
	}
	for said := range agreed {
		if kept := keptTime(s.history.Moments[0].Doc, said); kept != "" {
			agreed[said] = kept
		}
	}
	return minutesOf(s.year, s.Document(), agreed)
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
