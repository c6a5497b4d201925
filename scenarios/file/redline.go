package file

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
)

// Reason says the red line as it was agreed: "Agreed in the room: at most
// 20% fewer, because …".
func (l RedLine) Reason() string {
	reason := "Agreed in the room: " + RedLineLabel(l)
	if l.Why == "" {
		return reason + "."
	}
	return reason + ", because " + l.Why
}

// BrokenWords says that a scenario goes below the red line: "ENT to Midshire
// General goes below a red line. Agreed in the room: …".
func (l RedLine) BrokenWords(y *model.Year) string {
	return l.Row(y) + " goes below a red line. " + l.Reason()
}

// RedLineOf is the red line for a row, the tightest where there are several. It
// tells whether there is one.
func (d Document) RedLineOf(target model.Target) (RedLine, bool) {
	found := false
	var tightest RedLine
	for _, l := range d.RedLines {
		if l.Target == target && (!found || l.NotBelow > tightest.NotBelow) {
			tightest, found = l, true
		}
	}
	return tightest, found
}

// RedLineLabel says a red line without its row: "at most 20% fewer".
func RedLineLabel(l RedLine) string {
	if l.NotBelow == 0 {
		return "no fewer than now"
	}
	size := strings.TrimPrefix(model.PercentWords(l.NotBelow/100), "−")
	if l.NotBelow > 0 {
		return "at least " + size + " more"
	}
	return "at most " + size + " fewer"
}

// Row is what a red line is about: its row, or whatever the year marks as urgent.
func (l RedLine) Row(y *model.Year) string {
	if l.Urgent {
		return Urgent
	}
	return y.TargetName(l.Target)
}

// Urgent is what a red line is about that protects what the year file marks so.
const Urgent = "what is marked urgent"

// MarkedUrgent are the streams of which a share is protected, as suspected cancer is.
func MarkedUrgent(y *model.Year) (streams []*model.ReferralStream) {
	for i := range y.Referrals {
		if s := &y.Referrals[i]; s.Protected > 0 {
			streams = append(streams, s)
		}
	}
	return streams
}

// Agreed are the red lines that were agreed at once: one, or those of several rows in
// the same words.
type Agreed []RedLine

// Agreed lists what was agreed, in the order of the red lines.
func (d Document) Agreed() (all []Agreed) {
	for _, l := range d.RedLines {
		same := func(a Agreed) bool {
			return l.Said != "" && !l.Urgent && a[0].Said == l.Said && a[0].NotBelow == l.NotBelow && a[0].Why == l.Why
		}
		if i := slices.IndexFunc(all, same); i >= 0 {
			all[i] = append(all[i], l)
		} else {
			all = append(all, Agreed{l})
		}
	}
	return all
}

// Words say what was agreed: "ENT to Midshire General: at most 20% fewer", and in the
// words that were used, where it was found by them.
func (a Agreed) Words(y *model.Year) string {
	rows := make([]string, len(a))
	for i, l := range a {
		rows[i] = l.Row(y)
	}
	said := ""
	if a[0].Said != "" {
		said = "“" + a[0].Said + "”: "
	}
	return said + model.ListWords(rows) + ": " + RedLineLabel(a[0])
}

// RedLine is a limit agreed in the room: it bounds what may be entered for its
// target, and changes no projection.
type RedLine struct {
	Target   model.Target // none where Urgent
	NotBelow float64      // percent: −20 lets nobody go below a fifth less
	Why      string
	Said     string // the words in which it was agreed, where those found it
	Urgent   bool   // what the year marks as urgent, which is never cut anyway
}

// Limits are the red lines as a search keeps to them.
func (d Document) Limits() (limits []seek.Limit) {
	for _, l := range d.RedLines {
		if l.Urgent {
			continue // no search cuts it
		}
		limits = append(limits, seek.Limit{Target: l.Target, NotBelow: l.NotBelow})
	}
	return limits
}

// BrokenRedLines lists the red lines that a document breaks on a year, as one
// may that was merged from several people's.
func BrokenRedLines(year *model.Prepared, doc Document) []RedLine {
	if len(doc.RedLines) == 0 {
		return nil
	}
	pr := year.NewProjection()
	year.Project(&doc.Scenario, pr)
	return BrokenLines(year, doc, pr)
}

// BrokenLines are the red lines of a document that its projection is beyond.
func BrokenLines(year *model.Prepared, doc Document, pr *model.Projection) (broken []RedLine) {
	for _, l := range doc.RedLines {
		if insight.NetChange(year, doc.Scenario, pr, l.Target) < l.NotBelow-RedLineSlack {
			broken = append(broken, l)
		}
	}
	return broken
}

// RedLineSlack is how far, in percent, the sum of a year's weeks may be from a
// round figure.
const RedLineSlack = 1e-6
