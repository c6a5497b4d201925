package screens

import (
	"reflect"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/seek"
	"fewer/scenarios/file"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
)

// Seek shows what it would take: a proposed scenario that can be looked
// at, taken or left; or that it is not possible, and why.
type Seek struct {
	app      *Set
	view     desk.SheetView
	question seek.Question
	Answer   seek.Answer
	asked    model.Scenario // what the answer is about, or is being reckoned about
	redLines []file.RedLine
	askedOf  model.Terms
	askedBy  *model.Prepared
	work     tui.Reckoning
	answered bool  // whether there is an answer yet
	cuts     []int // the rows: indexes in the plan's cuts, what saves most first
}

func newSeek(a *Set) *Seek {
	s := &Seek{app: a, view: desk.SheetView{Desk: a.Desk}, work: tui.Reckoning{App: &a.Stage}}
	s.view.Look = s.look
	return s
}

// Title names the screen in the table of keys.
func (s *Seek) Title() string { return "What it would take" }

// BelowHeadline is what an overlay may cover.
func (s *Seek) BelowHeadline() tui.Rect { return s.app.BelowList() }

// Refresh reckons again where the question is another.
func (s *Seek) Refresh() {
	doc := s.app.Session.Document()
	if s.askedOf != s.app.Terms || s.askedBy != s.app.Reckoned() || !reflect.DeepEqual(s.asked, doc.Scenario) || !reflect.DeepEqual(s.redLines, doc.RedLines) {
		s.solve()
	}
	s.show()
}

// solve has the answer sought for the scenario as it stands, within its red lines.
// On a large year it takes longer than a key may wait for.
func (s *Seek) solve() {
	doc := s.app.Session.Document()
	s.asked, s.redLines, s.askedOf, s.askedBy = doc.Scenario, doc.RedLines, s.app.Terms, s.app.Reckoned()
	q := s.question
	q.Scenario, q.Terms, q.Limits = &doc.Scenario, s.app.Terms, nil
	for _, l := range doc.RedLines {
		q.Limits = append(q.Limits, seek.Limit{Target: l.Target, NotBelow: s.limit(l.NotBelow)})
	}
	year := s.askedBy
	s.work.Ask(func() func() {
		answer := seek.Solve(year, &q)
		return func() { s.take(answer) }
	})
}

func (s *Seek) take(answer seek.Answer) {
	s.Answer, s.answered = answer, true
	s.show()
}

// show lists the plan on the screen, which Enter takes.
func (s *Seek) show() {
	if !s.answered {
		return
	}
	var rows answers.Sheet
	rows, s.cuts = answers.PlanOnScreen(&answers.Question{Year: s.app.Year}, &s.Answer)
	s.view.Marked = slices.IndexFunc(rows.Columns, func(c answers.Column) bool { return c.Key == "percent" })
	s.view.Show(rows)
}

// look marks the plan that reaches the aim, and keeps what stands beside it back.
func (s *Seek) look(r *answers.Row, column int) (tui.Role, bool) {
	switch c := &s.view.Sheet.Columns[column]; {
	case c.Key == "name":
		return tui.Strong, true
	case column == s.view.Marked && s.Answer.Outcome == seek.Reached:
		return tui.Knob, true
	case column == s.view.Marked+1 && c.Key == "":
		return tui.Muted, true
	}
	return tui.Plain, false
}

// limit is the tighter of a red line and the limit of the search.
func (s *Seek) limit(redLine float64) float64 {
	return max(redLine, s.question.NotBelow.Or(-100))
}

// shown is the plan on the screen.
func (s *Seek) shown() *seek.Plan { return answers.PlanToTake(&s.Answer) }

func (s *Seek) Actions() []tui.Action {
	all := append(s.view.Actions(),
		tui.Action{
			ID: "take-plan", Keys: []string{"enter"}, Short: "take it", Group: tui.Changing, Rank: 10,
			Help: "take the plan that is marked, in tenths of a percent where those reach it; undo takes it back", Off: s.nothingToTake, Do: tui.Just(func() { s.adopt(s.shown()) }),
		},
		tui.Action{
			ID: "take-exact", Keys: []string{"="}, Short: "to the pound", Group: tui.Changing, Rank: 20,
			Help: "take the plan that meets the aim to the pound", Off: s.notReached, Do: tui.Just(func() { s.adopt(&s.Answer.Exact) }),
		},
		tui.Action{
			ID: "take-most", Keys: []string{"T"}, Short: "take the most there is", Group: tui.Changing, Rank: 20,
			Help: "where it is not possible: take the most that can be had, which does not reach it", Off: s.noMost, Do: tui.Just(func() { s.adopt(&s.Answer.Most) }),
		},
		tui.Action{
			ID: "each-by-itself", Keys: []string{"k"}, Short: "each by itself", Group: tui.Looking, Rank: 15,
			Help: "where the same percentage on all does not reach it, but each by itself does: show that", Off: s.notByItself, Do: tui.Just(s.byItself),
		},
		tui.Action{
			ID: "ask-again", Keys: []string{"g"}, Short: "another question", Group: tui.Looking, Rank: 30,
			Help: "ask for something else", Do: tui.Just(func() { s.app.OpenSeekForm(s.single()) }),
		},
		s.view.Leave("leave-plan", "leave it", "leave the plan; nothing is changed"),
	)
	return append(all, pictures.Insights(s.app.Desk, func() string { return s.app.FigureOf(model.Target{}) })...)
}

// single is the one row that was asked about, if it was one.
func (s *Seek) single() model.Target {
	if len(s.question.Targets) == 1 {
		return s.question.Targets[0]
	}
	return model.Target{}
}

func (s *Seek) nothingToTake() string {
	switch {
	case s.work.Running:
		return "It is being reckoned; wait a moment"
	case s.Answer.Outcome == seek.AlreadyMet:
		return "Nothing more is needed, so there is nothing to take"
	case len(s.cuts) == 0:
		return "There is nothing to take"
	case s.Answer.Outcome == seek.NotPossible:
		return "It is not possible, so there is no plan to take; T takes the most that can be had"
	}
	return ""
}

func (s *Seek) noMost() string {
	switch {
	case s.work.Running || len(s.cuts) == 0:
		return s.nothingToTake()
	case s.Answer.Outcome != seek.NotPossible:
		return "The plan reaches it; Enter takes it"
	}
	return ""
}

func (s *Seek) notByItself() string {
	if s.work.Running {
		return s.nothingToTake()
	}
	if s.Answer.ByItself == nil {
		return "Each by itself does no better here than all by the same percentage"
	}
	return ""
}

// byItself asks the same with each row by itself.
func (s *Seek) byItself() {
	s.question.Mode, s.app.seeking.mode = seek.FewestSent, seek.FewestSent
	s.solve()
}

func (s *Seek) notReached() string {
	if s.work.Running {
		return s.nothingToTake()
	}
	if s.Answer.Outcome != seek.Reached {
		return "There is no plan that reaches it"
	}
	return ""
}

// adopt makes the plan the scenario, in one step.
func (s *Seek) adopt(plan *seek.Plan) {
	label := "What it would take " + seek.GoalWords(s.Answer.Goal, s.Answer.FullYear)
	if s.Answer.Outcome != seek.Reached {
		label = "The most that can still move"
	}
	label += ", " + s.Answer.Terms.String()
	if s.app.Switched() {
		label += ", " + s.app.Outlook.Method.AsIf()
	}
	changes := plan.Changes
	s.app.Session.EndStep()
	if s.app.Refused(s.app.Session.Edit(label, "", func(d *file.Document) { d.Scenario.Changes = changes })) {
		return
	}
	s.app.Back()
	s.app.Say("Taken; u takes it back: " + tui.LowerFirst(label))
}

func (s *Seek) Key(tea.KeyMsg) bool { return false }

func (s *Seek) Mouse(m tea.MouseMsg) bool { return s.view.Mouse(m) }

// says are the sentences above the plan.
func (s *Seek) says() []string {
	a := &s.Answer
	say := []string{a.Headline(s.app.Year)}
	if a.FullYear {
		say = append(say, words.IfKeptUp)
	}
	if other := a.ByItselfWords(s.app.Year); other != "" {
		say = append(say, other)
	}
	say = append(say, a.WhoIsCut(s.app.Year, s.shown())...)
	switch a.Outcome {
	case seek.Reached:
		say = append(say, a.TenthsWords())
		if later := a.Tenths.Later; a.Tenths.Found && later > 0 {
			say = append(say, words.Sentence(words.AfterYearEnd(later, true)))
		}
	case seek.NotPossible:
		for _, o := range a.InTheWay {
			say = append(say, o.Words())
		}
		for i, c := range a.Contracts {
			if i == 0 || c.Reaches { // where the best is not enough, the others need not be read
				say = append(say, c.Words(s.app.Year))
			}
		}
	}
	return append(say, a.WhatStops(s.shown())...)
}

// Chosen is the cut of the chosen row; nil where none is chosen.
func (s *Seek) Chosen() *seek.Cut {
	if s.view.Row() == nil {
		return nil
	}
	return &s.shown().Cuts[s.cuts[s.view.At()]]
}

// drawFoot says of the chosen row what it takes away and saves, and why it goes no
// further.
func (s *Seek) drawFoot(a tui.Area) {
	w, h := a.Size()
	c := s.Chosen()
	if c == nil || h == 0 {
		return
	}
	tui.DrawRule(a, s.app.Theme)
	for i, line := range tui.WholeSentences(c.Words(s.app.Year, s.Answer.Terms), w-4, h-1) {
		a.Text(2, i+1, tui.Plain, line)
	}
}

func (s *Seek) Draw(a tui.Area) {
	w, _ := a.Size()
	goal := strings.ToUpper(seek.GoalWords(s.question.Deficit, s.question.FullYear))
	rows := s.app.DrawList(a, tui.FirstThatFits(w-2, "WHAT IT WOULD TAKE "+goal+" · "+s.app.Terms.String(), "WHAT IT WOULD TAKE "+goal, "WHAT IT WOULD TAKE"))
	if s.work.Running {
		rows = tui.DrawReckoning(rows, s.answered)
		defer rows.Fade()
	}
	if s.answered {
		s.drawAnswer(rows)
	}
}

// drawAnswer draws what it would take, as last reckoned.
func (s *Seek) drawAnswer(rows tui.Area) {
	box := rows.Box
	most := box.H
	if len(s.cuts) > 0 {
		var foot tui.Rect
		foot, box = box.CutBottom(min(4, max(0, box.H-12)))
		s.drawFoot(rows.Part(foot))
		most = box.H - min(len(s.cuts)+3, max(4, box.H/3))
	}
	lines := tui.WholeSentences(s.says(), box.W-4, most)
	top, box := box.CutTop(len(lines))
	for i, line := range lines {
		rows.Part(top).Text(2, i, tui.Plain, line)
	}
	if len(s.cuts) == 0 {
		return
	}
	_, box = box.CutTop(1)
	s.view.Sheet.Columns[s.view.Sheet.Shown()[0]].Heading = s.planName(box.W)
	s.view.Draw(rows.Part(box))
}

// planName says which plan it is.
func (s *Seek) planName(w int) string {
	if s.Answer.Outcome == seek.Reached {
		return "the plan"
	}
	return tui.FirstThatFits(w-24, "at most "+s.Answer.Most.Deficit.Over(), "at most")
}
