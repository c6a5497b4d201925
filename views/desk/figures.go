package desk

import (
	"strings"

	"fewer/model"
	"fewer/model/explain"
)

// FigureOf is the path of the figure that stands for a row: what its changes
// save under the terms in focus or, where it has none, the deficit.
func (d *Desk) FigureOf(t model.Target) string {
	if d.Mine() != nil {
		return explain.OwnPath("saving", d.Terms)
	}
	under := "terms." + d.Terms.Key() + "."
	pr, year := d.Projection(), d.Prepared()
	if i := year.StreamAt(t.Referrals); i >= 0 && pr.Streams[i].Changes > 0 {
		return under + "referrals." + t.Referrals + ".saving"
	}
	if i := year.LineAt(t.Line); i >= 0 && pr.Lines[i].Changes > 0 {
		return under + "lines." + t.Line + ".saving"
	}
	return under + "scenario.deficit"
}

// InFocus is the row that is selected on the workbench, if any.
func (d *Desk) InFocus() (t model.Target, ok bool) {
	if s, rows := d.Screens[0].(selecting); rows {
		return s.Selected()
	}
	return t, false
}

// RowsInFocus are what the selected row changes, several where it is a specialty, and what
// it is called; none where none is selected.
func (d *Desk) RowsInFocus() (rows []model.Target, name string) {
	if s, there := d.Screens[0].(selecting); there {
		return s.SelectedRows()
	}
	return nil, ""
}

// selecting is a screen on which a row can be selected.
type selecting interface {
	SelectedRows() (rows []model.Target, name string)
	// Selected is what the selected row changes; ok is false where none is.
	Selected() (t model.Target, ok bool)
}

// Explainer takes the scenario's figures apart as it stands.
func (d *Desk) Explainer() *explain.Explainer {
	doc := d.Session.Document()
	x := explain.New(d.Prepared(), &doc.Scenario)
	if p := d.Practice(); p != nil {
		x.Of(p.At)
	}
	return x
}

// UnderFocus is a path with the terms in focus in place of those that it has.
func (d *Desk) UnderFocus(path string) string {
	rest, found := strings.CutPrefix(path, "terms.")
	_, field, _ := strings.Cut(rest, ".")
	if !found || strings.HasPrefix(field, "saving_") {
		return path
	}
	return "terms." + d.Terms.Key() + "." + field
}
