package scenarios

import (
	"math"
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/scenarios/number"
)

// Streams are the year's as the scenario stands: all of each, or the part of the practice
// that is looked at.
func (s *Session) Streams() []model.StreamResult {
	if s.practice == "" {
		return s.projection.Streams
	}
	return insight.ResultOf(s.projection, s.year.PracticeAt(s.practice)).Streams
}

// together is what the rows of a specialty come to as one.
func (s *Session) together(rows []model.Target) model.StreamResult {
	return insight.Together(s.Streams(), s.streamsOf(rows))
}

func (s *Session) streamsOf(rows []model.Target) []int {
	streams := make([]int, len(rows))
	for k, t := range rows {
		streams[k] = s.year.StreamAt(t.Referrals)
	}
	return streams
}

// AtEach says that something is the same for each of the rows of a specialty.
func (s *Session) AtEach(rows []model.Target) string {
	return insight.AtEach(s.year.Year(), s.streamsOf(rows))
}

// Beside says what a size that is typed for rows is beside, after that size: " at each of 2
// hospitals, beside 1 change"; "" where a row has no other.
func (s *Session) Beside(rows ...model.Target) (said string) {
	if len(rows) > 1 {
		said = " " + s.AtEach(rows)
	}
	changes, others := s.Document().Scenario.Changes, 0
	for _, t := range rows {
		typed, _, _ := s.Slider(t)
		if typed < 0 {
			typed = s.plainIndex(changes, t)
		}
		for _, i := range s.OwnChanges(t) {
			if i != typed && !changes[i].Off {
				others++
			}
		}
	}
	if others > 0 {
		said += ", beside " + model.Numbered(others, "change", "changes")
	}
	return said
}

// rowsName is the name of a row, or of several rows of one specialty.
func (s *Session) rowsName(rows []model.Target) string {
	if len(rows) == 1 {
		return s.year.Year().TargetName(rows[0])
	}
	return insight.WhereverTheyGo(s.year.Year().Referrals[s.year.StreamAt(rows[0].Referrals)].Specialty)
}

// PercentOfEach is the percentage that each of the rows of a specialty has as its plain
// change; where they differ, from the one that asks for the fewest to the one that asks
// for the most, so much a week as the nearest whole percent. It tells whether each has the
// same, and no other change.
func (s *Session) PercentOfEach(rows []model.Target) (fewest, most float64, same bool) {
	same = true
	streams := s.Streams()
	for k, t := range rows {
		of := &streams[s.year.StreamAt(t.Referrals)]
		size, _ := s.PlainChange(t)
		at := s.plainIndex(s.Document().Scenario.Changes, t)
		percent := size.Amount
		if size.Kind != model.Percent {
			plain := model.StreamResult{Now: of.Now}
			if at >= 0 {
				plain.NotSent = s.projection.Changes[at].NotSent
			}
			percent = math.Round(insight.NetPercent(s.year, &plain))
		}
		if k == 0 {
			fewest, most = percent, percent
		}
		fewest, most = min(fewest, percent), max(most, percent)
		plain := min(1, at+1)
		same = same && len(s.OwnChanges(t)) == plain && of.Changes <= plain && size.Kind == model.Percent && fewest == most
	}
	return fewest, most, same
}

// SetEach gives each of the rows of a specialty the same percentage as its plain change,
// in one step, as far as the red lines of each allow: one row's line holds no other. The
// refusal says which line held, and that all else was done. Steps that follow each other
// are one.
func (s *Session) SetEach(rows []model.Target, percent float64) Refusal {
	doc := s.Document().Clone()
	var refusal Refusal
	for _, row := range rows {
		if s.NotIts(row) != "" {
			continue
		}
		with, broken := s.withPercent(doc, row, percent)
		if broken != nil && refusal.Reason == "" {
			refusal = refuse(*broken)
		}
		doc = with
	}
	size := model.Size{Kind: model.Percent, Amount: percent}
	if refusal.Refused() {
		refusal.Applied, refusal.Held = !file.SameWork(doc, s.Document()), size
	}
	name := s.rowsName(rows)
	label := name + ", " + s.year.Year().SizeWords(model.Target{}, size) + " " + s.AtEach(rows) + s.ofPractice()
	if done := s.commit(label, "each "+name+s.practice, doc); done.Refused() {
		return done
	}
	return refusal
}

// withPercent is a document in which a row's plain change is a percentage, or as much of
// it as a red line leaves; and that line.
func (s *Session) withPercent(doc file.Document, row model.Target, percent float64) (file.Document, *file.RedLine) {
	at, highest := s.plainIndex(doc.Scenario.Changes, row), 0.0
	if at >= 0 && doc.Scenario.Changes[at].Size.Kind == model.Percent {
		highest = max(0, doc.Scenario.Changes[at].Size.Amount)
	}
	to := func(amount float64) file.Document {
		d := doc
		d.Scenario.Changes = slices.Clone(doc.Scenario.Changes)
		setPlain(&d, at, s.plainChange(row, model.Size{Kind: model.Percent, Amount: amount}))
		return d
	}
	with := to(percent)
	broken := s.breaks(with)
	if broken == nil {
		return with, nil
	}
	amount, ok := lowestAllowed(percent, highest, func(amount float64) bool { return s.breaks(to(amount)) == nil })
	if !ok {
		return doc, broken
	}
	return to(amount), broken
}

// ParseEach reads a size that is typed for the rows of a specialty: one percentage on each,
// also where it is typed as so many a week of all of them.
func (s *Session) ParseEach(typed string, rows []model.Target) (percent float64, why string) {
	sum := s.together(rows)
	size, why := number.ParseSize(typed, number.SizeOf{Now: sum.Now})
	switch {
	case why != "" || size.Kind == model.Percent:
		return size.Amount, why
	case sum.Now == 0:
		return 0, "none is referred here; type a percentage: 10 is 10% fewer"
	}
	return min(max(-100, math.Round(10000*size.Amount/sum.Now)/100), 1000), ""
}

// ClearAll takes every change away, as one step; where one practice is looked at, all that
// it asks alone. What is proposed and the red lines stay.
func (s *Session) ClearAll() Refusal {
	return s.Edit(model.OneOrMore(s.ToClear(), "The one change", "All "+strconv.Itoa(s.ToClear())+" changes")+" taken out"+s.ofPractice(), "", func(d *file.Document) {
		d.Scenario.Changes = slices.DeleteFunc(d.Scenario.Changes, s.cleared)
	})
}

// ToClear is how many changes ClearAll takes away.
func (s *Session) ToClear() (n int) {
	for _, c := range s.Document().Scenario.Changes {
		if s.cleared(c) {
			n++
		}
	}
	return n
}

func (s *Session) cleared(c model.Change) bool { return s.practice == "" || asksAlone(s.practice, c) }

// SwitchOff keeps change i in its place without effect, or has it act again.
func (s *Session) SwitchOff(i int, off bool) Refusal {
	changes := s.Document().Scenario.Changes
	if i < 0 || i >= len(changes) {
		return Refusal{Reason: "There is no such change any more."}
	}
	c := changes[i]
	c.Off = false
	how := "Switched off, and kept: "
	if !off {
		how = "Switched on again: "
	}
	return s.Edit(how+s.year.Year().ChangeWords(c), "switch "+strconv.Itoa(i), func(d *file.Document) { d.Scenario.Changes[i].Off = off })
}
