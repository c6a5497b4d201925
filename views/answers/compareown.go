package answers

import (
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/beside"
)

// OwnFigures are one practice's in a scenario: of this year, and of a full one.
type OwnFigures struct{ Year, Full insight.PracticeResult }

// OwnFiguresOf are the practice's figures in a scenario.
func OwnFiguresOf(p *model.Prepared, s *model.Scenario, practice *Practice) (f OwnFigures) {
	pr, full := p.NewProjection(), p.NewFullYear()
	p.Project(s, pr)
	full.Of(s)
	return OwnFigures{insight.ResultOf(pr, practice.At), insight.ResultOf(full.Projection(), practice.At)}
}

// object is the practice with its figures for programs.
func (f *OwnFigures) object(p *Practice, proposed bool) Object {
	saving, full := Object{}, Object{}
	for _, t := range model.ShownTerms(proposed) {
		saving, full = append(saving, Field{t.Key(), f.Year.Saving[t]}), append(full, Field{t.Key(), f.Full.Saving[t]})
	}
	return append(p.object(), Field{"saving", saving.sorted()}, Field{"lands_after_year_end", f.Year.LandsAfterYearEnd}, Field{"full_year", full.sorted()})
}

// OnlyOf has the comparison list what differs in another, which has only the changes
// that concern the practice, with what is its part of their savings.
func (c *Compared) OnlyOf(own beside.Comparison) {
	c.Rows, c.Alike = own.Rows, own.Alike
	for i := range c.Rows {
		stream := -1
		for k := range c.Year.Referrals {
			if c.Year.Referrals[k].ID == c.Rows[i].Key.Target.Referrals && c.Rows[i].Key.Kind == beside.ChangeRow {
				stream = k
			}
		}
		for k := range c.Rows[i].Cells {
			if stream >= 0 {
				c.Rows[i].Cells[k].Saving = c.Own[k].Year.Streams[stream].Saving
			}
		}
	}
}

// own sets what is the practice's in each scenario side by side.
func (c *Compared) own() Sheet {
	s := Sheet{Title: "OF THIS, " + strings.ToUpper(c.Practice.Name), Columns: append(c.termsColumns("SAVED", Saving),
		Column{Key: "lands_after_year_end", Heading: "at tariff\nafter 31 March", Kind: Saving},
		Column{Key: "full_year", Heading: "in a full\nyear, as\ncontracted", Kind: Saving})}
	for i, total := range c.Totals {
		var cells []Cell
		for _, t := range model.ShownTerms(c.proposed()) {
			cells = append(cells, unlessProposed(t, total, Saved(c.Own[i].Year.Saving[t])))
		}
		s.row(0, letter(i), append(cells, Saved(c.Own[i].Year.LandsAfterYearEnd), Saved(c.Own[i].Full.Saving[model.AsContracted]))...)
		s.Rows[len(s.Rows)-1].Cells[0].Value = c.Names[i]
	}
	return s
}
