package desk

import (
	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/letters"
)

// naming is how practices go on the screen: by their names, or by letters. The
// choice is nobody's until somebody makes it; until then the projector theme
// hides names, for whoever else is in the room.
type naming struct {
	Chosen, Hide bool
	hidden       *letters.NameHiding // nil where names are shown
	shown        string              // the practice that goes by its name all the same
	prepared     *model.Prepared     // the year as it may be shown, by the forecast method in use
	filed        *model.Prepared     // the same with the year file's own forecasts; nil until it is asked for
	of           *model.Prepared     // the year that it was made of

	letters   *letters.Letters // of the practices of lettersOf; nil until they are asked for
	lettersOf *model.Prepared
}

// NamesHidden tells whether practices go by letters on the screen.
func (d *Desk) NamesHidden() bool {
	if d.Naming.Chosen {
		return d.Naming.Hide
	}
	return d.ThemeName == "projector"
}

// NameYear makes the year as it may be shown. It is called after the session,
// its year, the forecast method, the theme or the choice have changed.
func (d *Desk) NameYear() {
	of := d.Reckoned()
	n := &d.Naming
	if n.of == of && (n.hidden != nil) == d.NamesHidden() && (n.hidden == nil || n.shown == d.Session.Practice()) {
		return
	}
	n.of, n.prepared, n.filed, n.hidden = of, of, nil, nil
	if d.NamesHidden() {
		n.hidden, n.shown = letters.HideNames(of.Year(), d.shownByName()...), d.Session.Practice()
		n.prepared = model.Prepare(n.hidden.Year())
	}
	d.Year = n.prepared.Year()
	for _, s := range d.Screens {
		if s, ok := s.(interface{ ListRows() }); ok {
			s.ListRows()
		}
	}
}

// Letters stand for a practice (an index in the year's).
func (d *Desk) Letters(practice int) string {
	n := &d.Naming
	if n.lettersOf != n.of {
		n.letters, n.lettersOf = letters.LettersOf(n.of.Year()), n.of
	}
	return n.letters.Of(n.of.Year().Practices[practice].ID)
}

// Prepared is the year as it may be shown: screens take words from it. Its
// figures, ids and places are those of reckoned.
func (d *Desk) Prepared() *model.Prepared { return d.Naming.prepared }

// Filed is the year as it may be shown, with the forecasts of its file, for what
// is written down.
func (d *Desk) Filed() *model.Prepared {
	n := &d.Naming
	switch {
	case !d.Switched():
		return n.prepared
	case n.filed == nil:
		n.filed = d.Shown(d.Session.Year())
	}
	return n.filed
}

// Shown is a year as it may be shown. Where names are hidden it is prepared anew.
func (d *Desk) Shown(year *model.Prepared) *model.Prepared {
	if d.Naming.hidden == nil {
		return year
	}
	return model.Prepare(letters.HideNames(year.Year(), d.shownByName()...).Year())
}

// shownByName are the practices that go by their names where others go by letters: the
// one that is looked at.
func (d *Desk) shownByName() []string {
	if id := d.Session.Practice(); id != "" {
		return []string{id}
	}
	return nil
}

// PracticeName is the name by which a practice (an id) goes on the screen.
func (d *Desk) PracticeName(id string) string { return d.Year.PracticeName(id) }

// Text is what people wrote, or a file's name, as it may be shown.
func (d *Desk) Text(s string) string {
	s = fault.ShownName(s)
	if d.Naming.hidden == nil {
		return s
	}
	return d.Naming.hidden.Text(s)
}

// Texts are several of them.
func (d *Desk) Texts(all []string) []string {
	shown := make([]string, len(all))
	for i, s := range all {
		shown[i] = d.Text(s)
	}
	return shown
}
