package screens

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/chance"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/pictures"
	"fewer/views/tui"
	"fewer/views/words"
	"fewer/views/workbench"
)

// Practices sets the practices' referral rates side by side: a list, the highest
// first, and a funnel with the limits within which they would lie by chance and
// by what their patients differ.
type Practices struct {
	app    *Set
	bench  *workbench.Bench
	View   desk.SheetView
	stream int // in Year.Referrals, or model.AllStreams
	chance bool
	chart  bool // whether the funnel stands in place of the list, where there is no room for both

	funnel *insight.Funnel
	of     funnelOf
	rates  []insight.PracticeRate // the highest first
	own    []string               // what there is to say of the chosen practice
	ownOf  int                    // which that is, −1 for none
	bears  []string               // who bears the scenario, by fifth of deprivation
	curves insight.FunnelCurves
}

// funnelOf is what a funnel was reckoned of; edits of the scenario leave it alone.
type funnelOf struct {
	year   *model.Prepared
	stream int
	chance bool
}

func newPractices(a *Set, w *workbench.Bench) *Practices {
	p := &Practices{app: a, bench: w, View: desk.SheetView{Desk: a.Desk}, stream: insight.AllStreams, ownOf: -1}
	p.View.Look = p.role
	return p
}

// Refresh reckons the limits again where they are others.
func (p *Practices) Refresh() {
	p.ownOf = -1
	bears := insight.BearingOf(p.app.Projection())
	p.bears = words.BearsInBrief(&bears)
	of := funnelOf{p.app.Reckoned(), p.stream, p.chance}
	if p.funnel != nil && p.of == of {
		p.show()
		return
	}
	p.of, p.funnel = of, insight.FunnelOf(of.year, p.stream, !p.chance)
	p.rates, p.curves = answers.ByRate(p.funnel), p.funnel.Curves()
	p.show()
}

// show lists the practices, as they are called now.
func (p *Practices) show() {
	p.View.Show(answers.PracticeSheet(&answers.PracticeRates{
		Funnel: p.funnel, Called: func(practice int) (id, name string) { return p.label(practice), p.label(practice) },
	}))
}

// role is how a cell of the list looks.
func (p *Practices) role(r *answers.Row, column int) (tui.Role, bool) {
	switch p.View.Sheet.Columns[column].Key {
	case "per_1000":
		return tui.Strong, true
	case "position":
		if q := p.rate(r.At); q != nil {
			return positionRole(q.Position), true
		}
	}
	return tui.Plain, column == 0
}

// rate is that of a practice, or nil.
func (p *Practices) rate(practice int) *insight.PracticeRate {
	if i := slices.IndexFunc(p.rates, func(q insight.PracticeRate) bool { return q.Practice == practice }); i >= 0 {
		return &p.rates[i]
	}
	return nil
}

// BelowHeadline is what an overlay may cover.
func (p *Practices) BelowHeadline() tui.Rect { return p.app.BelowList() }

func (p *Practices) Actions() []tui.Action {
	turn := func(by int) func() tea.Cmd { return tui.Just(func() { p.turn(by) }) }
	return append(append(p.View.Actions(), pictures.WhyDeficit(p.app.Desk)),
		tui.Action{ID: "stream-before", Keys: []string{"left"}, Short: "referrals", Group: tui.Looking, Rank: 10, Help: "the stream of referrals before this one, or all together", Do: turn(-1)},
		tui.Action{ID: "stream-after", Keys: []string{"right"}, Short: "referrals", Group: tui.Looking, Rank: 10, Help: "the next stream of referrals", Do: turn(1)},
		tui.Action{
			ID: "stream-of-row", Keys: []string{"space"}, Group: tui.Looking,
			Help: "the row that is selected on the workbench, or all referrals together", Off: p.noRow, Do: tui.Just(p.rowOrAll),
		},
		tui.Action{
			ID: "at-most", Keys: []string{"enter"}, Short: "at most", Group: tui.Changing, Rank: 15,
			Help: "what could be had at most, if the practices that refer most came down; and to take it", Off: p.noLimits, Do: tui.Just(p.askAtMost),
		},
		tui.Action{
			ID: "chance-only", Keys: []string{"k"}, Short: "limits", Group: tui.Looking, Rank: 30,
			Help: "limits for chance alone, or for patients who differ as well", Off: p.noLimits, Do: tui.Just(func() {
				p.chance = !p.chance
				p.Refresh()
			}),
		},
		tui.Action{
			ID: "funnel", Keys: []string{"c"}, Short: "chart", Group: tui.Looking, Rank: 35,
			Help: "the funnel in place of the list; on large windows both are there", Off: p.noChart, Do: tui.Just(func() { p.chart = !p.chart }),
		},
		p.View.Leave("leave-practices", "back", "back", "p"),
	)
}

// choose selects a practice (an index in the year's), where it can be compared.
func (p *Practices) choose(practice int) {
	if !p.View.Choose(practice) {
		p.app.Refuse(words.PracticeRate(p.funnel, practice, p.label(practice)))
	}
}

// known lists the streams whose practices are known.
func (p *Practices) known() (streams []int) {
	for i := range p.app.Year.Referrals {
		if len(p.app.Year.Referrals[i].ByPractice) > 0 {
			streams = append(streams, i)
		}
	}
	return streams
}

// turn goes on to another stream; all together stands before the first.
func (p *Practices) turn(by int) {
	all := append([]int{insight.AllStreams}, p.known()...)
	at := max(0, slices.Index(all, p.stream))
	p.stream = all[(at+by+len(all))%len(all)]
	p.Refresh()
}

func (p *Practices) noRow() string {
	if p.bench.Chosen < 0 || p.bench.Target().Referrals == "" {
		return "The row that is selected on the workbench has no referrals"
	}
	return ""
}

func (p *Practices) rowOrAll() {
	row := p.app.Reckoned().StreamAt(p.bench.Target().Referrals)
	if p.stream == row {
		row = insight.AllStreams
	}
	p.stream = row
	p.Refresh()
}

func (p *Practices) noLimits() string {
	if p.funnel != nil {
		return p.funnel.Why
	}
	return ""
}

func (p *Practices) noChart() string {
	if why := p.noLimits(); why != "" {
		return why
	}
	if p.both() {
		return words.ChartShown
	}
	return ""
}

// both tells whether there is room for the list and the funnel.
func (p *Practices) both() bool { return p.app.W >= 76 }

// Lettered tells whether practices go by letters here: until somebody asks for
// their names, for rates beside names are soon taken for marks.
func (p *Practices) Lettered() bool { return !p.app.Naming.Chosen || p.app.Naming.Hide }

// label is what a practice (an index in the year's) is called here.
func (p *Practices) label(practice int) string {
	if own := p.app.Practice(); p.Lettered() && (own == nil || own.At != practice) {
		return "Practice " + p.app.Letters(practice)
	}
	return p.app.PracticeName(p.app.Year.Practices[practice].ID)
}

// what names the referrals that are compared, as the year does.
func (p *Practices) what(year *model.Year) string {
	if p.stream == insight.AllStreams {
		return words.AllReferrals
	}
	return year.Referrals[p.stream].Name
}

// askAtMost says what could be had at most, and takes it where asked to.
func (p *Practices) askAtMost() {
	q := &tui.Question{
		Title: "At most, from now to 31 March, " + p.app.Terms.String(), Esc: "leave it",
		Text: words.AtMostCaution,
	}
	asked := p.app.Session.Document().Scenario
	asked.Changes = notFromFunnel(asked.Changes)
	for i, key := range []string{"9", "5", "m"} {
		m := words.NewAtMost(p.app.Reckoned(), p.funnel, words.Level(i), &asked, p.app.Terms)
		q.Answers = append(q.Answers, tui.Answer{Key: key, Does: "if " + m.Words(), Do: func() tea.Cmd {
			p.take(&m)
			return nil
		}})
	}
	p.app.Show(q)
}

// take puts the changes into the scenario, in place of any that were taken here
// before.
func (p *Practices) take(m *words.AtMost) {
	if len(m.Changes) == 0 {
		p.app.Refuse("There is none: nothing is changed")
		return
	}
	label := "At most, if " + m.Level.String() + ": " + p.what(p.app.Reckoned().Year())
	p.app.Session.EndStep()
	refused := p.app.Refused(p.app.Session.Edit(label, "", func(d *file.Document) {
		d.Scenario.Changes = append(notFromFunnel(d.Scenario.Changes), m.Changes...)
	}))
	if !refused {
		p.app.Say("Taken, as the most that there is: " + m.Taken() + "; u takes it back")
	}
}

// notFromFunnel are the changes that were not taken here.
func notFromFunnel(changes []model.Change) []model.Change {
	return slices.DeleteFunc(slices.Clone(changes), func(c model.Change) bool { return insight.FromFunnel(&c) })
}

// said is what there is to say: of the chosen practice, and of the limits.
func (p *Practices) said() []string {
	if len(p.rates) == 0 {
		return append([]string{p.funnel.Words()}, p.funnel.Notes...)
	}
	switch q := p.rate(p.View.At()); {
	case q == nil:
		p.own, p.ownOf = nil, -1
	case p.ownOf != q.Practice:
		p.own, p.ownOf = p.ownWords(q.Practice), q.Practice
	}
	if p.funnel.Why != "" {
		return slices.Concat([]string{p.funnel.Why}, p.own, p.bears, p.funnel.Notes)
	}
	return slices.Concat(p.own, p.bears, []string{p.funnel.Words()}, p.funnel.Notes)
}

// ownWords says where a practice lies, and what its part of the scenario does.
func (p *Practices) ownWords(practice int) []string {
	said := []string{words.PracticeRate(p.funnel, practice, p.label(practice))}
	own := insight.ResultOf(p.app.Projection(), practice)
	none, notSent, saving, changes := "The scenario changes none of its referrals.", 0.0, own.Saving[p.app.Terms], 0
	for i := range own.Streams {
		if of := &own.Streams[i]; p.stream == insight.AllStreams || p.stream == i {
			notSent, changes = notSent+of.NotSent, changes+of.Changes
		}
	}
	if p.stream != insight.AllStreams {
		none, saving = "The scenario changes none of these referrals for it.", own.Streams[p.stream].Saving[p.app.Terms]
	}
	if changes == 0 {
		return append(said, none)
	}
	return append(said, fmt.Sprintf("Its part of the scenario: %s referrals not sent, %s %s.", words.Count(notSent), desk.SavedPhrase(saving), p.app.Terms))
}

func (p *Practices) heading(w int) string {
	limits := " · limits: chance and patients"
	if !p.funnel.Adjusted {
		limits = " · limits: chance only"
	}
	if p.funnel.Why != "" {
		limits = ""
	}
	what := p.what(p.app.Year)
	weeks := ", " + p.app.Year.Elapsed().String()
	return tui.FirstThatFits(w, "PRACTICES · "+what+weeks+limits, "PRACTICES · "+what+limits, what+limits, what)
}

func (p *Practices) Draw(a tui.Area) {
	area := p.app.DrawList(a, p.heading(a.Box.W-2))
	w, h := area.Size()
	said := p.said()
	if len(p.rates) == 0 {
		tui.DrawSentences(area, 1, said)
		return
	}
	most := max(3, h/2-1)
	if p.chart && !p.both() {
		most = max(2, h/3)
	}
	lines := len(tui.WholeSentences(said, w-4, most))
	foot, rest := area.Box.CutBottom(min(lines+1, max(0, h-4)))
	tui.DrawSentences(area.Part(foot), 1, said)
	switch {
	case p.funnel.Why != "":
		p.View.Draw(area.Part(rest))
	case p.both():
		width := 38
		if !p.Lettered() && w >= 100 {
			width = 50
		}
		left, right := rest.CutLeft(width)
		p.View.Draw(area.Part(left))
		p.drawFunnel(area.Part(right))
	case p.chart:
		p.drawFunnel(area.Part(rest))
	default:
		p.View.Draw(area.Part(rest))
	}
}

// positionRole keeps to the roles of text: to refer more is not to be at fault.
func positionRole(f chance.FunnelPosition) tui.Role {
	if f == chance.WithinLimits {
		return tui.Muted
	}
	return tui.Strong
}

func (p *Practices) Key(tea.KeyMsg) bool { return false }

func (p *Practices) Mouse(m tea.MouseMsg) bool { return p.View.Mouse(m) }
