package workbook

import (
	"fmt"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/views/handout/workbook/cells"
)

// Who types −10% has typed −0.1: that is said beside it.
func TestLessThanOnePercentIsAskedAbout(t *testing.T) {
	m := mustBuild(t, "built in", bundled(bothYears(t)[0], model.Scenario{}))
	for typed, says := range map[float64]string{-0.1: "less than 1%", 0: "", -10: "", 1: ""} {
		percents := m.asWrittenPercents()
		percents[0] = typed
		m.typed(percents)
		m.book.Calculate()
		if c := m.whatIf.Cell(top, whatHint); c.Text != says {
			t.Errorf("beside %v stands %q", typed, c.Text)
		}
	}
}

// What each change adds to those before it follows what is typed. Where a later change of
// the same row is frozen in, it turns on which way that goes, and is told as written only;
// so is when a change has paid for itself.
func TestEachChangesOwnFollowsWhatIsTyped(t *testing.T) {
	y := bothYears(t)[0]
	ent, other := model.Target{Referrals: y.Referrals[0].ID}, model.Target{Referrals: y.Referrals[1].ID}
	first := modeltest.Percent(ent, -10)
	first.Costs = model.Costs{Once: 4000, PerWeek: 350}
	later := modeltest.Percent(ent, -5)
	later.FromWeek, later.ToWeek = 40, 45
	for name, c := range map[string]struct {
		changes []model.Change
		told    bool
	}{
		"two rows":         {[]model.Change{first, modeltest.Percent(other, -5)}, true},
		"frozen in before": {[]model.Change{later, first, modeltest.Percent(other, -5)}, true},
		"frozen in after, of a row that is typed": {[]model.Change{first, modeltest.Percent(other, -5), later}, false},
	} {
		m := mustBuild(t, name, bundled(y, model.Scenario{Changes: c.changes}))
		n := len(m.terms)
		own := func(row int) *cells.Cell { return m.changes.Cell(top+row, changeSaved+int(model.AllCostPerCase)) }
		back := func() *cells.Cell {
			return m.changes.Cell(top+len(c.changes)-1, changeSaved+2*n+int(model.AllCostPerCase))
		}
		if name == "two rows" {
			back = func() *cells.Cell { return m.changes.Cell(top, changeSaved+2*n+int(model.AllCostPerCase)) }
			if back().Text == "" {
				t.Errorf("%s: it does not say when the change has paid for itself", name)
			}
		}
		was := own(0).Number
		if len(m.ownFigures(m.pr, m.fullOf)) == 0 || was == 0 {
			t.Errorf("%s: nothing is told as written", name)
		}
		percents := m.asWrittenPercents()
		percents[1] = -8
		s := m.typed(percents)
		m.book.Calculate()
		full := m.p.NewFullYear()
		figures := m.ownFigures(modeltest.Projected(m.p, &s), full.Of(&s))
		if told := len(figures) > 0; told != c.told {
			t.Errorf("%s: what each change adds is told: %v", name, told)
			continue
		}
		if c.told {
			agree(t, name, figures, ownReading)
		} else if own(0).Text != outsideSays {
			t.Errorf("%s: what a change adds stands as %v %q", name, own(0).Number, own(0).Text)
		}
		if name == "two rows" && back().Text != outsideSays {
			t.Errorf("%s: when it has paid for itself stands as %q", name, back().Text)
		}
		if rest := m.changes.Cell(top+len(c.changes)+1, changeSaved); c.told && (rest.Text != "" || rest.Number != 0) {
			t.Errorf("%s: typed in other rows: %v %q", name, rest.Number, rest.Text)
		}
	}
}

// ownFigures are what each change of the scenario adds to those before it, where the
// workbook can tell it.
func (m *maker) ownFigures(pr *model.Projection, inFull model.FullYearResult) (list []figure) {
	if m.changes.Cell(controlRow, controlOwn).Number != 1 && len(m.steps) > 0 {
		return nil
	}
	for i := range m.steps {
		if !m.steps[i].firm && m.whatIf.Cell(controlRow, controlAs).Number != 1 {
			continue
		}
		own := func(col int, is model.Money) {
			list = append(list, figure{fmt.Sprint("own of change ", i+1), m.changes, top + i, col, is.Float(), true})
		}
		for _, t := range m.terms {
			own(changeSaved+int(t), pr.Changes[i].Saving[t])
			own(changeSaved+len(m.terms)+int(t), inFull.Terms[t].ByChange[i])
		}
		own(changeLands, pr.Changes[i].LandsAfterYearEnd)
	}
	return list
}
