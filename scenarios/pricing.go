package scenarios

import (
	"math"
	"slices"

	"fewer/model"
	"fewer/model/deep"
	"fewer/model/insight"
	"fewer/scenarios/file"
)

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
	c = deep.Clone(c)
	c.Note = idea.What
	label := "Priced: " + idea.What + ", as " + y.ChangeWords(c)
	if c.Size.Amount == 0 {
		label = "Not priced any more: " + idea.What + ", as " + y.TargetName(c.Target)
	}
	edit := func(d *file.Document) {
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
func (s *Session) pricedInFull(c model.Change, edit func(*file.Document)) (why string) {
	y := s.year.Year()
	line := s.year.LineAt(c.Target.Line)
	if line < 0 || !y.Lines[line].WithoutActivity || c.Size.Kind != model.PerWeek || c.Size.Amount >= 0 {
		return ""
	}
	doc := s.Document().Clone()
	edit(&doc)
	s.year.Project(&doc.Scenario, s.trial)
	asked := -c.Size.Amount * insight.WeeksActedOn(s.year, c) * c.Delivered
	for i, o := range doc.Scenario.Changes {
		if deep.Same(o, c) && s.trial.Changes[i].NotSent < asked-0.005 {
			return "No more than " + model.RoundPounds(math.Max(0, s.trial.Changes[i].NotSent)).Short() + " can be saved there in those weeks."
		}
	}
	return ""
}
