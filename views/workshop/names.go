package workshop

import (
	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/letters"
)

// naming is how practices go on the screen: by their names, or by letters. The
// choice is nobody's until somebody makes it; until then the projector theme
// hides names, for whoever else is in the room.
type naming struct {
	chosen, hide bool
	hidden       *letters.NameHiding // nil where names are shown
	prepared     *model.Prepared     // the year as it may be shown, by the forecast method in use
	filed        *model.Prepared     // the same with the year file's own forecasts; nil until it is asked for
	of           *model.Prepared     // the year that it was made of

	letters   *letters.Letters // of the practices of lettersOf; nil until they are asked for
	lettersOf *model.Prepared
}

// namesHidden tells whether practices go by letters on the screen.
func (d *desk) namesHidden() bool {
	if d.naming.chosen {
		return d.naming.hide
	}
	return d.ThemeName == "projector"
}

// nameYear makes the year as it may be shown. It is called after the session,
// its year, the forecast method, the theme or the choice have changed.
func (d *desk) nameYear() {
	of := d.reckoned()
	n := &d.naming
	if n.of == of && (n.hidden != nil) == d.namesHidden() {
		return
	}
	n.of, n.prepared, n.filed, n.hidden = of, of, nil, nil
	if d.namesHidden() {
		n.hidden = letters.HideNames(of.Year())
		n.prepared = model.Prepare(n.hidden.Year())
	}
	d.year = n.prepared.Year()
	for _, s := range d.Screens {
		if s, ok := s.(interface{ ListRows() }); ok {
			s.ListRows()
		}
	}
}

// letters stand for a practice (an index in the year's).
func (d *desk) letters(practice int) string {
	n := &d.naming
	if n.lettersOf != n.of {
		n.letters, n.lettersOf = letters.LettersOf(n.of.Year()), n.of
	}
	return n.letters.Of(n.of.Year().Practices[practice].ID)
}

// prepared is the year as it may be shown: screens take words from it. Its
// figures, ids and places are those of reckoned.
func (d *desk) prepared() *model.Prepared { return d.naming.prepared }

// filed is the year as it may be shown, with the forecasts of its file, for what
// is written down.
func (d *desk) filed() *model.Prepared {
	n := &d.naming
	switch {
	case !d.switched():
		return n.prepared
	case n.filed == nil:
		n.filed = d.shown(d.session.Year())
	}
	return n.filed
}

// shown is a year as it may be shown. Where names are hidden it is prepared anew.
func (d *desk) shown(year *model.Prepared) *model.Prepared {
	if d.naming.hidden == nil {
		return year
	}
	return model.Prepare(letters.HideNames(year.Year()).Year())
}

// practiceName is the name by which a practice (an id) goes on the screen.
func (d *desk) practiceName(id string) string { return d.year.PracticeName(id) }

// text is what people wrote, or a file's name, as it may be shown.
func (d *desk) Text(s string) string {
	s = fault.ShownName(s)
	if d.naming.hidden == nil {
		return s
	}
	return d.naming.hidden.Text(s)
}

// texts are several of them.
func (d *desk) texts(all []string) []string {
	shown := make([]string, len(all))
	for i, s := range all {
		shown[i] = d.Text(s)
	}
	return shown
}
