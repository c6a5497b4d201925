package workshop

import (
	"fewer/model"
	"fewer/scenarios"
)

// naming is how practices go on the screen: by their names, or by letters. The
// choice is nobody's until somebody makes it; until then the projector theme
// hides names, for whoever else is in the room.
type naming struct {
	chosen, hide bool
	hidden       *scenarios.NameHiding // nil where names are shown
	prepared     *model.Prepared       // the year as it may be shown; the figures are the session's
	of           *model.Prepared       // the session's year that it was made of
}

// namesHidden tells whether practices go by letters on the screen.
func (a *App) namesHidden() bool {
	if a.naming.chosen {
		return a.naming.hide
	}
	return a.themeName == "projector"
}

// nameYear makes the year as it may be shown. It is called after the session,
// its year, the theme or the choice have changed.
func (a *App) nameYear() {
	of := a.session.Year()
	n := &a.naming
	if n.of == of && (n.hidden != nil) == a.namesHidden() {
		return
	}
	n.of, n.prepared, n.hidden = of, of, nil
	if a.namesHidden() {
		n.hidden = scenarios.HideNames(of.Year())
		n.prepared = model.Prepare(n.hidden.Year())
	}
	a.year = n.prepared.Year()
	for _, s := range a.screens {
		if s, ok := s.(interface{ listRows() }); ok {
			s.listRows()
		}
	}
}

// prepared is the session's year as it may be shown: screens take words from
// it. Its figures, ids and places are those of the session's.
func (a *App) prepared() *model.Prepared { return a.naming.prepared }

// practiceName is the name by which a practice (an id) goes on the screen.
func (a *App) practiceName(id string) string { return a.year.PracticeName(id) }

// text is what people wrote, as it may be shown.
func (a *App) text(s string) string {
	if a.naming.hidden == nil {
		return s
	}
	return a.naming.hidden.Text(s)
}

// texts are several of them.
func (a *App) texts(all []string) []string {
	shown := make([]string, len(all))
	for i, s := range all {
		shown[i] = a.text(s)
	}
	return shown
}

// turnNames hides the names of practices, or shows them.
func (a *App) turnNames() {
	a.naming.chosen, a.naming.hide = true, !a.namesHidden()
	a.nameYear()
	a.changed()
	if a.naming.hide {
		a.say("Practices go by letters on the screen; files keep their names")
		return
	}
	a.say("Practices go by their names")
}

func (a *App) turnNamesWords() string {
	if a.namesHidden() {
		return "show the names of practices"
	}
	return "hide the names of practices"
}

func (a *App) noPractices() string {
	if len(a.year.Practices) == 0 {
		return "The year file names no practices"
	}
	return ""
}
