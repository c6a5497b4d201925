package file

import (
	"fewer/model"
	"fewer/model/seek"
)

// Reason says the red line as it was agreed: "Agreed in the room: not below
// −20%, because …".
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
	return y.TargetName(l.Target) + " goes below a red line. " + l.Reason()
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

// RedLineLabel says a red line without its row: "not below −20%".
func RedLineLabel(l RedLine) string {
	if l.NotBelow == 0 {
		return "no fewer than now"
	}
	words := model.PercentWords(l.NotBelow / 100)
	if l.NotBelow > 0 {
		words = "+" + words
	}
	return "not below " + words
}

// RedLine is a limit agreed in the room: it bounds what may be entered for its
// target, and changes no projection.
type RedLine struct {
	Target   model.Target
	NotBelow float64 // percent: −20 lets nobody go below a fifth less
	Why      string
}

// Limits are the red lines as a search keeps to them.
func (d Document) Limits() (limits []seek.Limit) {
	for _, l := range d.RedLines {
		limits = append(limits, seek.Limit{Target: l.Target, NotBelow: l.NotBelow})
	}
	return limits
}

// NetChange is NetChange of a scenario whose projection is pr.
func NetChange(year *model.Prepared, sc model.Scenario, pr *model.Projection, target model.Target) float64 {
	taken := 0.0
	for i, c := range sc.Changes {
		if c.Target == target {
			taken += pr.Changes[i].NotSent
		}
	}
	remaining := RemainingUnits(year, target)
	if taken == 0 || remaining <= 0 {
		return 0
	}
	return -100 * taken / remaining
}

// RemainingUnits is what a row's remaining weeks hold if nothing changes: units,
// or pounds where the line is without activity.
func RemainingUnits(year *model.Prepared, target model.Target) (sum float64) {
	weeks := seek.Open(year, target)
	if weeks == nil {
		return 0
	}
	for _, units := range weeks {
		sum += units
	}
	return sum
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
		if NetChange(year, doc.Scenario, pr, l.Target) < l.NotBelow-RedLineSlack {
			broken = append(broken, l)
		}
	}
	return broken
}

// RedLineSlack is how far, in percent, the sum of a year's weeks may be from a
// round figure.
const RedLineSlack = 1e-6
