package scenarios

import (
	"math"
	"slices"
	"strings"

	"fewer/model"
)

// An idea from the room is priced by what it changes in the year: a line whose
// spending it lowers or raises, or units of a line or a stream that a provider is
// paid for. That is a change like any other, with the idea's words as its note:
// the totals, the file, the command line and other people's merges know it
// without knowing of ideas. An idea without such a change is not priced.

// PricedBy are the places in the scenario's changes that price an idea; none
// where it is not priced yet.
func (d Document) PricedBy(idea Idea) (at []int) {
	for i, c := range d.Scenario.Changes {
		if idea.prices(c) {
			at = append(at, i)
		}
	}
	return at
}

// prices tells whether a change is what an idea comes to. Merging writes the
// notes of several people one after the other.
func (i Idea) prices(c model.Change) bool {
	return i.What != "" && strings.Contains("; "+c.Note+"; ", "; "+i.What+"; ")
}

// pricesAnIdea tells whether a change prices any of the ideas.
func (d Document) pricesAnIdea(c model.Change) bool {
	return slices.ContainsFunc(d.Ideas, func(i Idea) bool { return i.prices(c) })
}

// PoundsByYearEnd is the size of a change that spends so many pounds more, or
// where minus less, over so many weeks (Prepared.WeeksActedOn), the same in each.
func PoundsByYearEnd(pounds, weeks float64) model.Size {
	if weeks == 0 {
		weeks = 1
	}
	return model.Size{Kind: model.PerWeek, Amount: pounds / weeks}
}

// PriceIdea prices idea i by a change, in place of the one by which it has been
// priced in the same row. A change of nothing takes that price back.
func (s *Session) PriceIdea(i int, c model.Change) Refusal {
	doc := s.Document()
	if i < 0 || i >= len(doc.Ideas) {
		return Refusal{Reason: "There is no such idea any more."}
	}
	idea, y := doc.Ideas[i], s.year.Year()
	c = cloneChange(c)
	c.Note = idea.What
	label := "Priced: " + idea.What + ", as " + ChangeLabel(y, c)
	if c.Size.Amount == 0 {
		label = "Not priced any more: " + idea.What + ", as " + TargetName(y, c.Target)
	}
	edit := func(d *Document) {
		changes := &d.Scenario.Changes
		at := slices.IndexFunc(*changes, func(o model.Change) bool { return o.Target == c.Target && o.Note == idea.What })
		switch {
		case at >= 0 && c.Size.Amount == 0:
			*changes = slices.Delete(*changes, at, at+1)
		case at >= 0:
			(*changes)[at] = c
		case c.Size.Amount != 0:
			*changes = append(*changes, c)
		}
	}
	if why := s.pricedInFull(c, edit); why != "" {
		return Refusal{Reason: why}
	}
	return s.Edit(label, "", edit)
}

// pricedInFull says where a line without activity has less left to spend than is
// to be saved on it: a saving in pounds that is cut short would be another than
// the one that was said aloud.
func (s *Session) pricedInFull(c model.Change, edit func(*Document)) (why string) {
	y := s.year.Year()
	line := s.year.LineAt(c.Target.Line)
	if line < 0 || !y.Lines[line].WithoutActivity || c.Size.Kind != model.PerWeek || c.Size.Amount >= 0 {
		return ""
	}
	doc := s.Document().Clone()
	edit(&doc)
	s.year.Project(&doc.Scenario, s.trial)
	asked := -c.Size.Amount * s.year.WeeksActedOn(c) * c.Delivered
	for i, o := range doc.Scenario.Changes {
		if sameChange(o, c) && s.trial.Changes[i].NotSent < asked-0.005 {
			return "No more than " + model.RoundPounds(math.Max(0, s.trial.Changes[i].NotSent)).Short() + " can be saved there in those weeks."
		}
	}
	return ""
}
