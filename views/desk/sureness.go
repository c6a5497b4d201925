package desk

import (
	"fewer/model"
	"fewer/model/insight"
)

// sureness is how sure the year-end is, for the screens that show it where it is
// asked for. It is reckoned only then, and once for each edit.
type sureness struct {
	Shown   bool
	year    *model.Prepared
	Reckon  *insight.Spreads
	now     insight.TermsSpreads
	current bool // whether now is that of the scenario as it stands
}

// Spreads is how sure the year-end is under each terms.
func (d *Desk) Spreads() *insight.TermsSpreads {
	s := &d.Sure
	if year := d.Reckoned(); s.year != year {
		s.year, s.Reckon, s.current = year, insight.NewSpreads(year, insight.SpreadSeed), false
	}
	if !s.current {
		s.now, s.current = s.Reckon.Of(d.Projection()), true
	}
	return &s.now
}

// ToggleRange shows how sure the year-end is, or hides it.
func (d *Desk) ToggleRange() {
	d.Sure.Shown = !d.Sure.Shown
	d.Changed()
}
