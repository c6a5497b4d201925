package workshop

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/scenarios"
	"fewer/views/handout"
	"fewer/views/tui"
)

// wall is the app as the room sees it.
type wall struct{ app *App }

func (w wall) Session() *scenarios.Session { return w.app.session }

func (w wall) Shown() handout.Source {
	return handout.Source{Prepared: w.app.prepared(), Document: w.app.session.Document(), Projection: w.app.projection()}
}

func (w wall) Filed() *model.Prepared { return w.app.filed() }

func (w wall) Text(said string) string { return w.app.Text(said) }

func (w wall) Outlook(room int) string {
	if !w.app.switched() {
		return ""
	}
	return w.app.outlookMark(room)
}

func (w wall) ForRecord() string { return w.app.forRecord() }

func (w wall) Theme() *tui.Theme { return w.app.Theme }

func (w wall) Size() (int, int) { return w.app.W, w.app.H }

func (w wall) Say(what string) { w.app.Say(what) }

func (w wall) Refuse(why string) { w.app.Refuse(why) }

func (w wall) Changed() { w.app.Changed() }

func (w wall) Rebind() { w.app.Bind() }

func (w wall) Show(o tui.Overlay) {
	if f, ok := o.(*tui.Form); ok {
		w.app.Ask(f)
		return
	}
	w.app.Show(o)
}

func (w wall) Close() { w.app.Close() }

func (w wall) Leave() { w.app.Back() }

func (w wall) Drafts() map[string][]string { return w.app.Drafts }

func (w wall) Slide(row model.Target, to func(model.Size) model.Size) { w.app.slide(row, to) }

func (w wall) Price(idea int, after func() tea.Cmd) { w.app.chooseBill(idea, after) }

func (w wall) Why(path, whose string, of func() *explain.Explainer) {
	if of == nil {
		openWhy(&w.app.desk, path)
		return
	}
	openWhyOf(&w.app.desk, path, subject{whose, of})
}
