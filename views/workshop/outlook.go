package workshop

import (
	"slices"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/tui"
)

// outlook is the forecast by which every screen looks ahead: as the year file
// says, until another method is chosen beside the others. It is a way to look,
// as the terms in focus are: no step to undo, and nothing of it is in a file.
type outlook struct {
	method     insight.ForecastMethod
	of         *model.Prepared // the session's year that the rest is made of
	methods    *insight.Methods
	projection *model.Projection
	by         *model.Prepared // whose projection it is
	edition    int             // of the session, likewise
}

// forecasts are the session's year with its own forecasts, and every other way to
// forecast it.
func (d *desk) forecasts() *insight.Methods {
	o := &d.outlook
	if of := d.session.Year(); o.of != of {
		o.of, o.methods = of, insight.NewMethods(of)
		if by, _ := o.methods.By(o.method); by == nil {
			o.method = insight.AsForecast
		}
	}
	return o.methods
}

// reckoned is the session's year by the forecast method in use. Screens take
// their figures from it.
func (d *desk) reckoned() *model.Prepared {
	by, _ := d.forecasts().By(d.outlook.method)
	return by
}

// switched tells whether the forecast is another than the year file's own.
func (d *desk) switched() bool { return d.outlook.method != insight.AsForecast }

// projection is the scenario's as it stands, by the forecast method in use.
func (d *desk) projection() *model.Projection {
	if !d.switched() {
		return d.session.Projection()
	}
	o, by := &d.outlook, d.reckoned()
	if !d.switched() { // the year has become one that can't be forecast so
		return d.session.Projection()
	}
	if o.by != by {
		o.by, o.projection, o.edition = by, by.NewProjection(), -1
	}
	if edition := d.session.Edition(); o.edition != edition {
		doc := d.session.Document()
		by.Project(&doc.Scenario, o.projection)
		o.edition = edition
	}
	return o.projection
}

// lookAhead puts every screen on a forecast method. It tells whether that can be.
func (d *desk) lookAhead(m insight.ForecastMethod) bool {
	if by, why := d.forecasts().By(m); by == nil {
		d.Refuse("Not possible: " + why)
		return false
	}
	d.outlook.method = m
	d.nameYear()
	d.Changed()
	return true
}

// forRecord goes back to the year file's own forecasts where something is about
// to be written down for good, and says so; the sentence is for those who say more.
func (d *desk) forRecord() (said string) {
	if d.switched() {
		d.lookAhead(insight.AsForecast)
		said = "What is written down goes by the year file's own forecasts, so every screen does again"
		d.Say(said)
	}
	return said
}

// notKept says of what has been written that it goes by the year file's own
// forecasts; "" where every screen does too.
func (d *desk) notKept() string {
	if !d.switched() {
		return ""
	}
	return " Its figures go by the year file's own forecasts, not " + d.outlook.method.AsIf()
}

// backKey is the key that goes back to the year file's own forecasts.
func (d *desk) backKey() string {
	i := slices.IndexFunc(d.Table, func(b tui.Action) bool { return b.Id == "as-filed" })
	if i < 0 || len(d.Table[i].Keys) == 0 {
		return ""
	}
	return tui.KeyLabel(d.Table[i].Keys[0])
}

// outlookMark says which forecast is in use, in as many words as there is room for.
func (d *desk) outlookMark(room int) string {
	m, key := d.outlook.method, d.backKey()
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
func (d *desk) drawOutlook(row tui.Area, room int) int {
	mark := d.outlookMark(room)
	row.Cut(1, 0, room, tui.Over, mark)
	row.Mark(0)
	return tui.Width(mark)
}

// drawOutlookTitle is the title where the forecast is another than the year
// file's: the mark of that first, then whether all is saved, then the year.
func (d *desk) drawOutlookTitle(row tui.Area) {
	width, _ := row.Size()
	_, state := d.savedState()
	room := width - 3
	if state != "" {
		row.Right(width-1, 0, tui.Muted, state)
		room -= tui.Width(state) + 2
	}
	x := d.drawOutlook(row, room) + 3
	for _, title := range []string{d.year.Title() + " · " + d.weeksLeft(), d.year.Name + " · " + d.weeksLeft(), d.weeksLeft(), d.year.Name} {
		if x+tui.Width(title) <= room {
			row.Text(x+1, 0, tui.Strong, title)
			return
		}
	}
}
