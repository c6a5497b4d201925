package desk

import (
	"slices"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/tui"
)

// Outlook is the forecast by which every screen looks ahead: as the year file
// says, until another method is chosen beside the others. It is a way to look,
// as the terms in focus are: no step to undo, and nothing of it is in a file.
type Outlook struct {
	Method     insight.ForecastMethod
	of         *model.Prepared // the session's year that the rest is made of
	methods    *insight.Methods
	projection *model.Projection
	by         *model.Prepared // whose projection it is
	edition    int             // of the session, likewise
}

// Forecasts are the session's year with its own forecasts, and every other way to
// forecast it.
func (d *Desk) Forecasts() *insight.Methods {
	o := &d.Outlook
	if of := d.Session.Year(); o.of != of {
		o.of, o.methods = of, insight.NewMethods(of)
		if by, _ := o.methods.By(o.Method); by == nil {
			o.Method = insight.AsForecast
		}
	}
	return o.methods
}

// Reckoned is the session's year by the forecast method in use. Screens take
// their figures from it.
func (d *Desk) Reckoned() *model.Prepared {
	by, _ := d.Forecasts().By(d.Outlook.Method)
	return by
}

// Switched tells whether the forecast is another than the year file's own.
func (d *Desk) Switched() bool { return d.Outlook.Method != insight.AsForecast }

// Projection is the scenario's as it stands, by the forecast method in use.
func (d *Desk) Projection() *model.Projection {
	if !d.Switched() {
		return d.Session.Projection()
	}
	o, by := &d.Outlook, d.Reckoned()
	if !d.Switched() { // the year has become one that can't be forecast so
		return d.Session.Projection()
	}
	if o.by != by {
		o.by, o.projection, o.edition = by, by.NewProjection(), -1
	}
	if edition := d.Session.Edition(); o.edition != edition {
		doc := d.Session.Document()
		by.Project(&doc.Scenario, o.projection)
		o.edition = edition
	}
	return o.projection
}

// LookAhead puts every screen on a forecast method. It tells whether that can be.
func (d *Desk) LookAhead(m insight.ForecastMethod) bool {
	if by, why := d.Forecasts().By(m); by == nil {
		d.Refuse("Not possible: " + why)
		return false
	}
	d.Outlook.Method = m
	d.NameYear()
	d.Changed()
	return true
}

// AsFiled goes back to the year file's own forecasts, and says so.
func (d *Desk) AsFiled() {
	d.LookAhead(insight.AsForecast)
	d.Say("The forecast is as the year file says again, on every screen")
}

// ForRecord goes back to the year file's own forecasts where something is about
// to be written down for good, and says so; the sentence is for those who say more.
func (d *Desk) ForRecord() (said string) {
	if d.Switched() {
		d.LookAhead(insight.AsForecast)
		said = "What is written down goes by the year file's own forecasts, so every screen does again"
		d.Say(said)
	}
	return said
}

// NotKept says of what has been written that it goes by the year file's own
// forecasts; "" where every screen does too.
func (d *Desk) NotKept() string {
	if !d.Switched() {
		return ""
	}
	return " Its figures go by the year file's own forecasts, not " + d.Outlook.Method.AsIf()
}

// BackKey is the key that goes back to the year file's own forecasts.
func (d *Desk) BackKey() string { return d.KeyOf("as-filed") }

// KeyOf is the first key of an action that can be done from here, by its id; "" for none.
func (d *Desk) KeyOf(id string) string {
	i := slices.IndexFunc(d.Table, func(b tui.Action) bool { return b.ID == id })
	if i < 0 || len(d.Table[i].Keys) == 0 {
		return ""
	}
	return tui.KeyLabel(d.Table[i].Keys[0])
}

// OutlookMark says which forecast is in use, in as many words as there is room for.
func (d *Desk) OutlookMark(room int) string {
	m, key := d.Outlook.Method, d.BackKey()
	goBack, back := "", ""
	if key != "" {
		goBack, back = " · "+key+" goes back", " · "+key+" back"
	}
	chosen := string(d.Theme.Glyphs.Select)
	return tui.FirstThatFits(room, chosen+"FORECAST "+m.AsIf()+goBack, chosen+"FORECAST "+m.AsIf()+back, chosen+"FORECAST: "+m.InShort()+back, chosen+m.InShort()+back, chosen+m.InShort())
}

// drawOutlook marks a row with the forecast that is in use, in the place of a
// title: it is not to be overlooked that the figures are not the year file's. It
// gives the width that it took.
func (d *Desk) drawOutlook(row tui.Area, room int) int {
	mark := d.OutlookMark(room)
	row.Cut(1, 0, room, tui.Over, mark)
	row.Mark(0)
	return tui.Width(mark)
}

// drawOutlookTitle is the title where the forecast is another than the year
// file's: the mark of that first, then whether all is saved, then the year.
func (d *Desk) drawOutlookTitle(row tui.Area) {
	width, _ := row.Size()
	_, state := d.savedState()
	room := width - 3
	if state != "" {
		row.Right(width-1, 0, tui.Muted, state)
		room -= tui.Width(state) + 2
	}
	x := d.drawOutlook(row, room) + 3
	for _, title := range []string{d.Year.Title() + " · " + d.weeksLeft(), d.Year.Name + " · " + d.weeksLeft(), d.weeksLeft(), d.Year.Name} {
		if x+tui.Width(title) <= room {
			row.Text(x+1, 0, tui.Strong, title)
			return
		}
	}
}
