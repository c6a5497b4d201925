package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/scenarios"
	"fewer/views/handout"
	"fewer/views/pictures"
)

// onWall is the app as the room sees it.
type onWall struct{ app *App }

func (w onWall) Session() *scenarios.Session { return w.app.Session }

func (w onWall) Shown() handout.Source {
	return handout.Source{Prepared: w.app.Prepared(), Document: w.app.Session.Document(), Projection: w.app.Projection()}
}

func (w onWall) Filed() *model.Prepared { return w.app.Filed() }

func (w onWall) Text(said string) string { return w.app.Text(said) }

func (w onWall) Outlook(room int) string {
	if !w.app.Switched() {
		return ""
	}
	return w.app.OutlookMark(room)
}

func (w onWall) Leave() { w.app.leaveRoom() }

func (w onWall) ForRecord() string { return w.app.ForRecord() }

func (w onWall) Changed() { w.app.Changed() }

func (w onWall) Slide(row model.Target, to func(model.Size) model.Size) { w.app.Slide(row, to) }

func (w onWall) SlideEach(rows []model.Target, to func(percent float64) float64) {
	w.app.SlideEach(rows, to)
}

func (w onWall) Price(idea int, after func() tea.Cmd) { w.app.screens.ChooseBill(idea, after) }

func (w onWall) Await(wait func(done <-chan struct{}) tea.Msg) bool { return w.app.keep.Await(wait) }

func (w onWall) Why(path, whose string, of func() *explain.Explainer) {
	pictures.OpenOnWall(&w.app.Desk, path, &pictures.Subject{Whose: whose, Explainer: of})
}
