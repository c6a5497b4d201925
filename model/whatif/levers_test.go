package whatif

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fewer/model"
	"fewer/model/modeltest"
)

// setTo is the scenario with the levers at the percentages.
func (l *Levers) setTo(s *model.Scenario, percents []float64) model.Scenario {
	out := *s
	out.Changes = slices.Clone(s.Changes)
	for i := range l.Rows {
		row := &l.Rows[i]
		if row.Change >= 0 {
			out.Changes[row.Change].Size.Amount = percents[i]
		} else if percents[i] != 0 {
			out.Changes = append(out.Changes, model.NewChange(row.Target, model.Size{Kind: model.Percent, Amount: percents[i]}))
		}
	}
	return out
}

// What levers do to lines adds up to what the program projects, in the year, before
// terms proposed for the middle of it begin, after it and in a full year.
func TestLeversAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := modeltest.DrawYear(t)
		s := modeltest.DrawScenario(t, y)
		for i := range s.Changes { // some that may become levers
			if rapid.Bool().Draw(t, "plain") {
				s.Changes[i] = model.NewChange(s.Changes[i].Target, model.Size{Kind: model.Percent, Amount: rapid.Float64Range(-60, 20).Draw(t, "plain percent")})
			}
		}
		p := model.Prepare(y)
		full := p.NewFullYear()
		l := NewLevers(p, full, &s)
		percents := make([]float64, len(l.Rows))
		for i, row := range l.Rows {
			percents[i] = row.Percent
			if rapid.Bool().Draw(t, "set") {
				percents[i] = rapid.SampledFrom([]float64{row.Least, row.Least / 2, -1, 1, row.Most / 2, row.Most}).Draw(t, "to")
				percents[i] = max(row.Least, min(row.Most, percents[i]))
			}
		}
		if len(l.Crowded(func(i int) float64 { return percents[i] })) > 0 {
			for i, row := range l.Rows {
				percents[i] = row.Percent
			}
		}
		set := l.setTo(&s, percents)
		pr := modeltest.Projected(p, &set)
		full.Of(&set)
		ahead := modeltest.Projected(full.Prepared, &full.Scenario)
		after := 0.0
		for i := range y.Lines {
			year, before, later, whole := p.NothingWeeks(i)[52]+l.InYear.Units[i], p.NothingWeeks(i)[l.split[i]]+l.InYear.Before[i], l.InYear.After[i], full.Prepared.NothingWeeks(i)[52]+l.InFullYear.Units[i]
			for k := range l.Rows {
				by, side := sided(percents[k])
				for _, e := range l.Rows[k].Effects {
					if e.Line == i {
						year, before, later, whole = year+by*e.Year[side], before+by*e.Before[side], later+by*e.After[side], whole+by*e.FullYear[side]
					}
				}
			}
			after -= later * p.Lines[i].Unit
			near := func(what string, got, want float64) {
				if math.Abs(got-want) > 1e-7*(1+math.Abs(want)) {
					t.Fatalf("%s of %s: %v, the program has %v\n%+v\n%+v", what, y.Lines[i].ID, got, want, percents, l.Rows)
				}
			}
			near("units", year, pr.Lines[i].Scenario)
			near("units before", before, pr.Workspace().WeeksOf(i)[l.split[i]])
			near("units in a full year", whole, ahead.Lines[i].Scenario)
		}
		if math.Abs(after-pr.LandsAfterYearEnd.Float()) > 0.006 {
			t.Fatalf("after year end: %v, the program has %v", after, pr.LandsAfterYearEnd)
		}
	})
}
