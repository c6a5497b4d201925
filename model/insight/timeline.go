package insight

import (
	"fmt"
	"slices"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/holiday"
)

// Timeline is the remaining weeks of some rows, or of all that the scenario changes: which referrals are not sent, and when what follows from
// them would have come.
type Timeline struct {
	Kinds []model.PointOfDelivery // in the order of PointsOfDelivery, those that anything follows in
	Weeks []TimelineWeek          // the remaining weeks, the first one first
	After TimelineWeek            // all that falls after 31 March
	// Saves tells, for each kind, which of the remaining weeks still count: a
	// referral not sent in it, or a unit of a changed line, saves some of that kind
	// this year, and more than what is done instead brings.
	Saves [][]bool
}

// StillCount is how many of the remaining weeks still count for a kind (an index
// in Kinds).
func (t *Timeline) StillCount(kind int) (weeks int) {
	for _, saves := range t.Saves[kind] {
		if saves {
			weeks++
		}
	}
	return weeks
}

// CountWords say how many of the remaining weeks still count for a kind: "9 of 17 still
// count", "none saves".
func (t *Timeline) CountWords(kind int) string {
	n := t.StillCount(kind)
	if n == 0 {
		return "none saves"
	}
	return fmt.Sprintf("%d of %d still count", n, len(t.Weeks))
}

// TimelineWeek is one week of a timeline, or what falls after the year.
type TimelineWeek struct {
	Week     int       // 36 is the 36th of the year; 53 stands for all after it
	NotSent  float64   // referrals; below zero they are more
	SentBack float64   // referrals that come back after all
	Fewer    []float64 // units that would have come in this week, by Kinds; below zero they are more
	Value    float64   // pounds at tariff of these units
	Days     int       // working days
	Holidays int       // bank holidays
}

// touched are the rows that a timeline is of, as indexes.
type touched struct {
	p              *model.Prepared
	w              *model.Workspace
	streams, lines []int // of the lines, those that are changed themselves
}

// touchedOf are some rows, or with none all that the scenario changes.
func touchedOf(w *model.Workspace, rows []model.Target) touched {
	of := touched{w.Prepared, w, w.TouchedStreams, nil}
	for _, line := range w.TouchedLines { // also by what referrals lead to
		if slices.ContainsFunc(w.Lines[line].Direct[:], func(units float64) bool { return units != 0 }) {
			of.lines = append(of.lines, line)
		}
	}
	if len(rows) == 0 {
		return of
	}
	changed := of.lines
	of.streams, of.lines = nil, nil
	for _, t := range rows {
		if i := of.p.StreamAt(t.Referrals); i >= 0 {
			of.streams = append(of.streams, i)
		} else if i := of.p.LineAt(t.Line); slices.Contains(changed, i) {
			of.lines = append(of.lines, i)
		}
	}
	return of
}

// TimelineOf lays out the weeks that remain for some rows or, with none, for all changes.
// The scenario that was projected last must not have been changed since. Of a clone it is
// empty.
func TimelineOf(pr *model.Projection, rows ...model.Target) Timeline {
	w := pr.Workspace()
	if w == nil {
		return Timeline{}
	}
	of := touchedOf(w, rows)
	t := Timeline{Kinds: of.kinds()}
	first := of.p.Elapsed
	from := first
	if of.emptyDays(of.week(from, &t)) {
		from++
	}
	for i := from; i < model.WeeksInYear; i++ {
		t.Weeks = append(t.Weeks, of.week(i, &t))
	}
	t.After = of.week(model.WeeksInYear, &t)
	for _, kind := range t.Kinds {
		t.Saves = append(t.Saves, of.saves(kind)[from-first:])
	}
	return t
}

// emptyDays tells last days of a cut week that are no working ones, in which nothing is
// referred or done, nor changed.
func (of *touched) emptyDays(week TimelineWeek) bool {
	i := week.Week - 1
	moved := week.NotSent != 0 || week.SentBack != 0 || slices.ContainsFunc(week.Fewer, func(n float64) bool { return n != 0 })
	open := func(row *model.Row) bool { return row.Open(i, of.p.Elapsed) > 0 }
	return week.Days == 0 && !moved && !slices.ContainsFunc(of.streams, func(s int) bool { return open(&of.p.Streams[s].Row) }) &&
		!slices.ContainsFunc(of.lines, func(line int) bool { return open(&of.p.Lines[line].Row) })
}

// kinds are the points of delivery that the streams lead to, and those of the lines.
func (of *touched) kinds() (kinds []model.PointOfDelivery) {
	met := map[model.PointOfDelivery]bool{}
	for _, s := range of.streams {
		for _, f := range of.p.Streams[s].Flows {
			met[of.p.Year().Lines[f.Line].POD] = true
		}
	}
	for _, line := range of.lines {
		if of.p.Lines[line].Provider >= 0 {
			met[of.p.Year().Lines[line].POD] = true
		}
	}
	for _, kind := range model.PointsOfDelivery {
		if met[kind] {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// week is week index i, or, at 52, all that falls after the year.
func (of *touched) week(i int, t *Timeline) TimelineWeek {
	p, w := of.p, of.w
	week := TimelineWeek{Week: i + 1, Fewer: make([]float64, len(t.Kinds))}
	if i < model.WeeksInYear {
		over := 0
		if i == p.Elapsed {
			over = p.Year().DaysElapsed() - 7*i
		}
		week.Days, week.Holidays = weekDays(p.Year().FinancialYear, i+1, over)
	}
	add := func(line int, fewer float64) {
		if kind := slices.Index(t.Kinds, p.Year().Lines[line].POD); kind >= 0 && p.Lines[line].Provider >= 0 {
			week.Fewer[kind] += fewer
			week.Value += fewer * p.Lines[line].Unit
		}
	}
	for _, s := range of.streams {
		space := &w.Streams[s]
		if !space.Touched {
			continue
		}
		for k, f := range p.Streams[s].Flows {
			if in := &w.Inflows[s][k]; i < model.WeeksInYear {
				add(f.Line, -in.Week[i])
			} else {
				add(f.Line, -in.After)
			}
		}
		if i < model.WeeksInYear {
			week.NotSent -= space.Net[i]
			week.SentBack += space.Back[i]
		} else {
			week.SentBack += space.BackAfter
		}
	}
	if i < model.WeeksInYear {
		for _, line := range of.lines {
			add(line, -w.Lines[line].Direct[i])
		}
	}
	return week
}

// weekDays counts the working days and the bank holidays of week w without its
// first days that are over.
func weekDays(y model.FinancialYear, w, over int) (days, holidays int) {
	day := y.WeekStart(w).AddDate(0, 0, over)
	for range y.DaysOfWeek(w) - over {
		switch weekday := int(day.Weekday()); {
		case holiday.IsBankHoliday(day):
			holidays++
		case weekday >= 1 && weekday <= 5:
			days++
		}
		day = day.AddDate(0, 0, 1)
	}
	return days, holidays
}

// saves tells which of the remaining weeks still count for a kind of activity.
func (of *touched) saves(kind model.PointOfDelivery) []bool {
	p := of.p
	counts := make([]bool, model.WeeksInYear-p.Elapsed)
	const tiny = 1e-12 // what is brought and what is saved may cancel but for binary fractions
	for i := range counts {
		week := p.Elapsed + i
		for _, s := range of.streams {
			counts[i] = counts[i] || p.Streams[s].Open(week, p.Elapsed) > 0 && unitsSaved(p, s, kind, week) > tiny
		}
		for _, line := range of.lines { // a line's own units fall in the week itself
			counts[i] = counts[i] || p.Year().Lines[line].POD == kind && p.Lines[line].Provider >= 0 && p.Lines[line].Open(week, p.Elapsed) > 0
		}
	}
	return counts
}

// unitsSaved is how many units of a kind a referral that is not sent in week index
// i saves by the year's end, net of what is done instead.
func unitsSaved(p *model.Prepared, stream int, kind model.PointOfDelivery, i int) (units float64) {
	for k := range p.Streams[stream].Flows {
		f := &p.Streams[stream].Flows[k]
		if p.Year().Lines[f.Line].POD != kind || p.Lines[f.Line].Provider < 0 {
			continue
		}
		ofFewer, _ := f.Follows(figure.F{})
		units += ofFewer.V * f.Share(i, 0, model.WeeksInYear)
	}
	return units
}

// Waiting is what a scenario saves, under each terms, if changes start so many
// weeks later.
type Waiting struct {
	Saved [][model.TermsCount]model.Money
	Own   [][model.TermsCount]model.Money // of Saved, what the changes that wait save
	Cut   bool                            // whether the first week is over in part, and only its last days can be waited away
}

// Costs is what so many whole weeks of waiting cost: what is saved less than if
// changes start with the first of them. Of more weeks than there are it is what all of
// them cost.
func (w Waiting) Costs(weeks int, t model.Terms) model.Money {
	saved := w.whole(w.Saved)
	if len(saved) == 0 {
		return 0
	}
	return saved[0][t] - saved[min(weeks, len(saved)-1)][t]
}

// WeekWords name a week of waiting: "week", "whole week".
func (w Waiting) WeekWords() string {
	if w.Cut {
		return "whole week"
	}
	return "week"
}

// OwnWhole is Own if the changes start with the first whole week, a week later, and so on.
func (w Waiting) OwnWhole() [][model.TermsCount]model.Money { return w.whole(w.Own) }

func (w Waiting) whole(saved [][model.TermsCount]model.Money) [][model.TermsCount]model.Money {
	if w.Cut && len(saved) > 0 {
		return saved[1:]
	}
	return saved
}

// WaitingOf is what the scenario saves, under each terms, if the changes to some rows (or,
// with none, all changes) start so many weeks later: the first one is the scenario as it
// stands, and in the last nothing is left of the changes. It is empty where there are none.
// The scenario that was projected last must not have been changed since; of a clone it is
// empty.
func WaitingOf(pr *model.Projection, rows ...model.Target) (saved Waiting) {
	if pr.Workspace() == nil {
		return saved
	}
	p := pr.Workspace().Prepared
	late := pr.Workspace().Last
	late.Changes = slices.Clone(late.Changes)
	var shifted []int
	for i := range late.Changes {
		if len(rows) == 0 || slices.Contains(rows, late.Changes[i].Target) {
			shifted = append(shifted, i)
		}
	}
	if len(shifted) == 0 {
		return saved
	}
	saved.Cut = p.Year().CutWeek() > 0
	then := p.NewProjection()
	for range model.WeeksInYear - p.Elapsed + 1 {
		p.Project(&late, then)
		var now, own [model.TermsCount]model.Money
		for t := range now {
			now[t] = then.Terms[t].Saving
			for _, i := range shifted {
				own[t] += then.Changes[i].Saving[t]
			}
		}
		saved.Saved, saved.Own = append(saved.Saved, now), append(saved.Own, own)
		for _, i := range shifted {
			c := &late.Changes[i]
			c.FromWeek = max(c.FromWeek, p.Elapsed+1) + 1
		}
	}
	return saved
}
