package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/scenarios"
	"fewer/views/handout"
	"fewer/views/pictures"
)

// wall is the app as the room sees it.
type wall struct{ app *App }

func (w wall) Session() *scenarios.Session { return w.app.Session }

func (w wall) Shown() handout.Source {
	return handout.Source{Prepared: w.app.Prepared(), Document: w.app.Session.Document(), Projection: w.app.Projection()}
}

func (w wall) Filed() *model.Prepared { return w.app.Filed() }

func (w wall) Text(said string) string { return w.app.Text(said) }

func (w wall) Outlook(room int) string {
	if !w.app.Switched() {
		return ""
	}
	return w.app.OutlookMark(room)
}

func (w wall) ForRecord() string { return w.app.ForRecord() }

func (w wall) Changed() { w.app.Changed() }

func (w wall) Slide(row model.Target, to func(model.Size) model.Size) { w.app.Slide(row, to) }

func (w wall) Price(idea int, after func() tea.Cmd) { w.app.screens.ChooseBill(idea, after) }

func (w wall) Await(wait func(done <-chan struct{}) tea.Msg) bool { return w.app.keep.Await(wait) }

func (w wall) Why(path, whose string, of func() *explain.Explainer) {
	pictures.OpenOnWall(&w.app.Desk, path, &pictures.Subject{Whose: whose, Explainer: of})
}
