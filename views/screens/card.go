package screens

import (
	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
)

// card shows where one practice stands.
type card struct {
	app *Set
	desk.AnswerList
	answer *answers.Answer
}

// OpenCard shows the card of the practice that is looked at, or goes back from it.
func (a *Set) OpenCard() {
	if _, here := a.Screen().(*card); here {
		a.Back()
		return
	}
	a.Open(&card{app: a, AnswerList: desk.AnswerList{Desk: a.Desk}})
}

// Title names the screen in the table of keys.
func (c *card) Title() string { return "A practice's card" }

// Refresh makes the card of the scenario as it stands; nobody's where all practices are
// looked at.
func (c *card) Refresh() {
	practice := c.app.Practice()
	if practice == nil {
		c.answer = &answers.Answer{Sheets: []answers.Sheet{{Sentences: answers.Said(0, "All practices are looked at: there is no card of them.")}}}
		c.Show(c.answer)
		return
	}
	doc := c.app.Session.Document()
	c.answer = answers.PracticeCard(answers.NewQuestion(c.app.Prepared(), &doc, c.app.Terms).Of(practice))
	c.answer.Head = nil
	c.Show(c.answer)
}

func (c *card) Actions() []tui.Action {
	return append(append(c.TableActions(),
		c.Leave("leave-card", "back", "back")),
		pictures.Insights(c.app.Desk, c.figure)...)
}

// figure is the figure in the line that is chosen, or what the practice saves.
func (c *card) figure() string {
	if sheet, row := c.Chosen(); row >= 0 && sheet < len(c.answer.Sheets) {
		for _, cell := range c.answer.Sheets[sheet].Rows[row].Cells {
			if cell.Figure != "" {
				return cell.Figure
			}
		}
	}
	return c.app.FigureOf(model.Target{})
}

func (c *card) BelowHeadline() tui.Rect { return c.app.BelowList() }

func (c *card) Draw(a tui.Area) {
	heading := "WHERE IT STANDS"
	if p := c.app.Practice(); p != nil {
		heading = p.Name + ": WHERE IT STANDS"
	}
	c.AnswerList.Draw(c.app.DrawList(a, heading))
}

func (c *card) Key(tea.KeyMsg) bool { return false }
