// Package desk is what the screens of the app stand on: the stage of the kit, the open
// session, and how everybody looks at it: under which terms, by which forecast, and
// with which names. Begin with Desk.
package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/tui"
	"fewer/views/words"
)

// Desk is what screens stand on: the stage that shows them, the open session, and
// how everybody looks at it: under which terms, by which forecast, with which names.
type Desk struct {
	tui.Stage
	Session  *scenarios.Session
	Year     *model.Year // as it may be shown; see naming
	Terms    model.Terms // in focus
	Naming   naming
	Outlook  Outlook
	Sure     sureness
	yielding yielding
	whose    whose
	between  words.Between
}

// StepEnds makes what is done next a step of its own.
func (d *Desk) StepEnds() { d.Session.EndStep() }

// Changed brings every screen up to date. It is called after the scenario, the
// terms in focus or the theme have changed.
func (d *Desk) Changed() {
	if d.Terms == model.AsProposed && !d.Projection().Proposed {
		d.Terms = model.AsContracted
	}
	d.Sure.current = false
	for _, s := range d.Screens {
		s.Refresh()
	}
	d.Stale = true
}

// ShownTerms lists the terms that stand side by side.
func (d *Desk) ShownTerms() []model.Terms { return model.ShownTerms(d.Projection().Proposed) }

// Focus puts terms in focus.
func (d *Desk) Focus(t model.Terms) {
	d.Terms = t
	d.Changed()
}

// TurnTerms moves the focus to other terms.
func (d *Desk) TurnTerms(by int) {
	shown := d.ShownTerms()
	i := slices.Index(shown, d.Terms)
	d.Focus(shown[(i+by+len(shown))%len(shown)])
}

// Refused says what a red line, or anything else, stood in the way of. It tells
// whether anything did.
func (d *Desk) Refused(r scenarios.Refusal) bool {
	if r.Refused() {
		d.Refuse(r.Reason)
	}
	d.Changed()
	return r.Refused()
}

// TypedPath is the file that was typed: a name alone is in the scenario's folder.
func (d *Desk) TypedPath(text string) string {
	path := strings.Trim(strings.TrimSpace(text), `"'`)
	if path != "" && filepath.Base(path) == path {
		return filepath.Join(d.Session.Folder(), path)
	}
	return path
}

// TypedFile is the path of a file that is to be read: a bare name stands beside the
// scenario or, where there is none, in the folder that the program was started in.
func (d *Desk) TypedFile(text string) string {
	path := d.TypedPath(text)
	if _, err := os.Stat(path); err != nil {
		bare := filepath.Base(path)
		if _, here := os.Stat(bare); here == nil && filepath.Join(d.Session.Folder(), bare) == path {
			return bare
		}
	}
	return path
}
