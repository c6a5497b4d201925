package workshop

import (
	"fewer/model"
	"fewer/model/insight"
)

// sureness is how sure the year-end is, for the screens that show it where it is
// asked for. It is reckoned only then, and once for each edit.
type sureness struct {
	shown   bool
	year    *model.Prepared
	reckon  *insight.Spreads
	now     insight.TermsSpreads
	current bool // whether now is that of the scenario as it stands
}

// spreads is how sure the year-end is under each terms.
func (d *desk) spreads() *insight.TermsSpreads {
	s := &d.sure
	if year := d.reckoned(); s.year != year {
		s.year, s.reckon, s.current = year, insight.NewSpreads(year, insight.SpreadSeed), false
	}
	if !s.current {
		s.now, s.current = s.reckon.Of(d.projection()), true
	}
	return &s.now
}

// toggleRange shows how sure the year-end is, or hides it.
func (d *desk) toggleRange() {
	d.sure.shown = !d.sure.shown
	d.Changed()
}
