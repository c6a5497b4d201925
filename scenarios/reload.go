package scenarios

import (
	"cmp"
	"fmt"
	"slices"

	"fewer/model"
	"fewer/scenarios/journal"
)

// MoneyMove is an amount on one year and on another.
type MoneyMove struct{ Before, After model.Money }

// By is how much it moves: above zero is more.
func (m MoneyMove) By() model.Money { return m.After - m.Before }

// UnitsMove is a number of units, or of pounds where there is no activity, on
// one year and on another.
type UnitsMove struct{ Before, After float64 }

// YearMove tells what moves when a scenario is put on another year, such as the
// same year with a new month's figures.
type YearMove struct {
	Before, After string      // the years: "Northshire PCT 2010/11, 35 weeks over"
	Terms         []TermsMove // in the order of model.AllTerms; as proposed only where something is
	Rows          []RowMove   // the rows that the scenario changes, the largest move first
	Lines         []LineMove  // the lines that moved, the largest move first
	New, Gone     []string    // names of the lines and streams that only one of the years has
	LeftOut       []string    // changes that have no effect on the new year, and why
}

// TermsMove is what moves under one terms.
type TermsMove struct {
	Terms               model.Terms
	DoNothing, Scenario MoneyMove // deficits
	Saving              MoneyMove
}

// RowMove is what moves of a row that the scenario changes.
type RowMove struct {
	Target  model.Target
	Name    string
	NotSent UnitsMove                      // by week 52
	Saving  [len(model.AllTerms)]MoneyMove // by model.Terms
}

// LineMove is what moves of a line if nothing changes, over the year.
type LineMove struct {
	ID, Name string
	Units    UnitsMove
	Value    MoneyMove // at tariff; without activity, what is spent
	Budget   MoneyMove
}

// WhatMoves tells what would move if the session's scenario were put on another year.
func (s *Session) WhatMoves(after *model.Year) YearMove {
	return yearMove(s.year, model.Prepare(after), s.Document().Scenario)
}

// ReloadYear puts the scenario, with all its history, on another year, and tells
// what moves. It is no step, so that undo does not take it back; loading YearBefore
// does. The file of the scenario says the old year until it is saved again.
func (s *Session) ReloadYear(after *model.Year, origin journal.Origin) YearMove {
	before := s.year
	s.year = model.Prepare(after)
	s.projection, s.trial = s.year.NewProjection(), s.year.NewProjection()
	for _, m := range s.history.Moments {
		if m.Doc.Bundled != nil {
			m.Doc.Bundled = after
		}
	}
	s.yearBefore, s.fromBefore = before.Year(), s.origin
	s.origin, s.rebased, s.history.Merging = origin, true, false
	year := journal.YearFrom(after, origin)
	s.tell(journal.Entry{Kind: journal.EntryYear, Year: &year, Content: func() []byte { return journal.EncodeYear(after) }})
	s.refresh()
	return yearMove(before, s.year, s.Document().Scenario)
}

// YearBefore is the year that the scenario stood on before ReloadYear, and where
// it came from; it is forgotten when the session ends.
func (s *Session) YearBefore() (*model.Year, journal.Origin, bool) {
	return s.yearBefore, s.fromBefore, s.yearBefore != nil
}

// YearFileChanged tells whether the year file holds something else than when it
// was read.
func (s *Session) YearFileChanged() bool {
	w, there := s.YearWatch()
	return there && w.Changed()
}

func yearMove(before, after *model.Prepared, sc model.Scenario) YearMove {
	was, is := before.NewProjection(), after.NewProjection()
	before.Project(&sc, was)
	after.Project(&sc, is)
	move := YearMove{Before: YearTitle(before.Year()), After: YearTitle(after.Year())}
	for _, t := range model.AllTerms {
		if t == model.AsProposed && !is.Proposed && !was.Proposed {
			continue
		}
		w, i := &was.Terms[t], &is.Terms[t]
		move.Terms = append(move.Terms, TermsMove{
			Terms:     t,
			DoNothing: MoneyMove{w.DoNothing.Deficit, i.DoNothing.Deficit},
			Scenario:  MoneyMove{w.Scenario.Deficit, i.Scenario.Deficit},
			Saving:    MoneyMove{w.Saving, i.Saving},
		})
	}
	move.rows(before, after, was, is, sc)
	move.lines(before, after, was, is)
	move.names(before.Year(), after.Year())
	for n, c := range sc.Changes {
		if why := is.Changes[n].LeftOut; why != "" {
			move.LeftOut = append(move.LeftOut, before.Year().ChangeWords(c)+": "+why)
		}
	}
	return move
}

// YearTitle names a year and how much of it is over: "Northshire PCT 2010/11,
// 35 weeks over".
func YearTitle(y *model.Year) string {
	return fmt.Sprintf("%s, %s over", y.Title(), y.Elapsed())
}

func (m *YearMove) rows(before, after *model.Prepared, was, is *model.Projection, sc model.Scenario) {
	at := map[model.Target]int{}
	for n, c := range sc.Changes {
		i, seen := at[c.Target]
		if !seen {
			i, at[c.Target] = len(m.Rows), len(m.Rows)
			name := before.Year().TargetName(c.Target)
			if before.StreamAt(c.Target.Referrals) < 0 && before.LineAt(c.Target.Line) < 0 {
				name = after.Year().TargetName(c.Target)
			}
			m.Rows = append(m.Rows, RowMove{Target: c.Target, Name: name})
		}
		row := &m.Rows[i]
		row.NotSent.Before += was.Changes[n].NotSent
		row.NotSent.After += is.Changes[n].NotSent
		for _, t := range model.AllTerms {
			row.Saving[t].Before += was.Changes[n].Saving[t]
			row.Saving[t].After += is.Changes[n].Saving[t]
		}
	}
	slices.SortStableFunc(m.Rows, func(a, b RowMove) int { return cmp.Compare(b.largest(), a.largest()) })
}

// largest is the largest move of the row's saving under any terms.
func (r RowMove) largest() (largest model.Money) {
	for _, s := range r.Saving {
		largest = max(largest, s.By().Abs())
	}
	return largest
}

func (m *YearMove) lines(before, after *model.Prepared, was, is *model.Projection) {
	for i := range after.Year().Lines {
		l := &after.Year().Lines[i]
		j := before.LineAt(l.ID)
		if j < 0 {
			continue
		}
		move := LineMove{
			ID: l.ID, Name: after.Year().TargetName(model.Target{Line: l.ID}),
			Units:  UnitsMove{was.Lines[j].DoNothing, is.Lines[i].DoNothing},
			Value:  MoneyMove{lineValue(before, j, was), lineValue(after, i, is)},
			Budget: MoneyMove{was.Lines[j].Budget, is.Lines[i].Budget},
		}
		if move.Value.By() != 0 || move.Budget.By() != 0 || move.Units.Before != move.Units.After {
			m.Lines = append(m.Lines, move)
		}
	}
	slices.SortStableFunc(m.Lines, func(a, b LineMove) int { return cmp.Compare(b.Value.By().Abs(), a.Value.By().Abs()) })
}

// lineValue is a line's value at tariff over the year if nothing changes, or
// what is spent on it.
func lineValue(p *model.Prepared, line int, pr *model.Projection) model.Money {
	if p.Year().Lines[line].WithoutActivity {
		return model.RoundPounds(pr.Lines[line].DoNothing)
	}
	return model.RoundPounds(pr.Lines[line].Value[0])
}

func (m *YearMove) names(before, after *model.Year) {
	m.New, m.Gone = missingFrom(before, after), missingFrom(after, before)
}

// missingFrom names the lines and streams of a year that another lacks.
func missingFrom(other, y *model.Year) (names []string) {
	for i := range y.Lines {
		if id := y.Lines[i].ID; !slices.ContainsFunc(other.Lines, func(l model.Line) bool { return l.ID == id }) {
			names = append(names, y.TargetName(model.Target{Line: id}))
		}
	}
	for i := range y.Referrals {
		if id := y.Referrals[i].ID; !slices.ContainsFunc(other.Referrals, func(r model.ReferralStream) bool { return r.ID == id }) {
			names = append(names, y.TargetName(model.Target{Referrals: id}))
		}
	}
	return names
}
