package scenarios

import (
	"math"
	"slices"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
)

// Refusal says why an edit was not done, or not in full. The zero value is an
// edit that was done as asked.
type Refusal struct {
	Reason  string       // in words; "" where nothing was refused
	Applied bool         // whether something was changed all the same, as far as the red line allows
	Held    model.Size   // the size at which the edit is held; zero where it was refused whole
	RedLine file.RedLine // that stood in the way; zero where it was something else
}

// Refused tells whether anything was refused.
func (r Refusal) Refused() bool { return r.Reason != "" }

func refuse(line file.RedLine) Refusal { return Refusal{Reason: line.Reason(), RedLine: line} }

// SetRedLine enters a red line agreed in the room, in place of any for the same
// row. What has been entered already stays as it is.
func (s *Session) SetRedLine(l file.RedLine) { s.AgreeRedLines(file.Agreed{l}) }

// AgreeRedLines is SetRedLine of several rows at once, as one step.
func (s *Session) AgreeRedLines(lines file.Agreed) {
	doc := s.Document().Clone()
	doc.RedLines = slices.DeleteFunc(doc.RedLines, func(o file.RedLine) bool {
		return slices.ContainsFunc(lines, func(l file.RedLine) bool { return l.Target == o.Target })
	})
	doc.RedLines = append(doc.RedLines, lines...)
	s.commit(lines.Words(s.year.Year()), "", doc)
}

// RemoveRedLines takes what was agreed at once away.
func (s *Session) RemoveRedLines(lines file.Agreed) {
	doc := s.Document().Clone()
	doc.RedLines = slices.DeleteFunc(doc.RedLines, func(o file.RedLine) bool { return slices.Contains(lines, o) })
	what := lines[0].Row(s.year.Year())
	if len(lines) > 1 {
		what = lines[0].Said
	}
	s.commit(what+": no red line any more", "", doc)
}

// NetChange is the sum of a row's changes, in percent of what its remaining
// weeks hold if nothing changes: −20 is a fifth less. What comes back is not
// deducted.
func (s *Session) NetChange(target model.Target) float64 {
	return s.netChange(s.Document().Scenario, s.projection, target)
}

func (s *Session) netChange(sc model.Scenario, pr *model.Projection, target model.Target) float64 {
	return insight.NetChange(s.year, sc, pr, target)
}

// Broken lists the red lines that the document breaks as it stands, as a file
// may that was written elsewhere.
func (s *Session) Broken() []file.RedLine {
	return file.BrokenLines(s.year, s.Document(), s.projection)
}

// breaks gives a red line that a document would break more than the present one
// does; nil if it breaks none.
func (s *Session) breaks(doc file.Document) *file.RedLine {
	if len(doc.RedLines) == 0 {
		return nil
	}
	s.year.Project(&doc.Scenario, s.trial)
	present := s.Document().Scenario
	for i := range doc.RedLines {
		l := &doc.RedLines[i]
		limit := min(l.NotBelow, s.netChange(present, s.projection, l.Target))
		if s.netChange(doc.Scenario, s.trial, l.Target) < limit-file.RedLineSlack {
			return l
		}
	}
	return nil
}

// editWithin does an edit that has a size, and where a red line stands in the
// way, does it with the size that reaches the line. highest is the size, not
// below zero, that is tried last. change makes the edit and gives its label.
func (s *Session) editWithin(size model.Size, highest float64, merge string,
	change func(*file.Document, model.Size) string,
) Refusal {
	if math.IsNaN(size.Amount) || math.IsInf(size.Amount, 0) {
		return Refusal{Reason: "That is not a number."}
	}
	attempt := func(amount float64) (file.Document, string) {
		doc := s.Document().Clone()
		label := change(&doc, model.Size{Kind: size.Kind, Amount: amount})
		return doc, label
	}
	doc, label := attempt(size.Amount)
	broken := s.breaks(doc)
	if broken == nil {
		return s.commit(label, merge, doc)
	}
	refusal := refuse(*broken)
	amount, ok := lowestAllowed(size.Amount, highest, func(amount float64) bool {
		doc, _ := attempt(amount)
		return s.breaks(doc) == nil
	})
	if !ok {
		return refusal
	}
	doc, label = attempt(amount)
	refusal.Applied, refusal.Held = !file.SameWork(doc, s.Document()), model.Size{Kind: size.Kind, Amount: amount}
	s.commit(label, merge, doc)
	return refusal
}

// lowestAllowed is the lowest amount from asked up to highest, in hundredths,
// that is allowed. It tells whether there is one. What is allowed stays allowed
// higher up.
func lowestAllowed(asked, highest float64, allowed func(float64) bool) (float64, bool) {
	low, high := math.Floor(asked*100), math.Ceil(highest*100)
	if !allowed(high / 100) {
		return 0, false
	}
	for high-low > 1 {
		middle := math.Floor((low + high) / 2)
		if allowed(middle / 100) {
			high = middle
		} else {
			low = middle
		}
	}
	return high / 100, true
}
