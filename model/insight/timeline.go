package insight

import (
	"slices"

	"fewer/model"
	"fewer/model/holiday"
)

// Timeline is the remaining weeks of one referral stream, or of all that the
// scenario changes: which referrals are not sent, and when what follows from
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

// TimelineOf lays out the weeks that remain for a stream (an index in the year's
// referrals), or, below zero, for all changes. The scenario that was projected
// last must not have been changed since. Of a clone it is empty.
func TimelineOf(pr *model.Projection, stream int) Timeline {
	w := pr.Workspace()
	if w == nil {
		return Timeline{}
	}
	p := w.Prepared
	streams := []int{stream}
	if stream < 0 {
		streams = w.TouchedStreams
	}
	t := Timeline{Kinds: kinds(p, w, stream, streams)}
	from := p.Elapsed
	if emptyDays(p, w, timelineWeek(w, from, &t, stream, streams), stream, streams) {
		from++
	}
	for i := from; i < model.WeeksInYear; i++ {
		t.Weeks = append(t.Weeks, timelineWeek(w, i, &t, stream, streams))
	}
	t.After = timelineWeek(w, model.WeeksInYear, &t, stream, streams)
	for _, kind := range t.Kinds {
		t.Saves = append(t.Saves, saves(p, w, kind, stream, streams)[from-p.Elapsed:])
	}
	return t
}

// emptyDays tells last days of a cut week that are no working ones, in which nothing is
// referred or done, nor changed.
func emptyDays(p *model.Prepared, w *model.Workspace, week TimelineWeek, stream int, streams []int) bool {
	i := week.Week - 1
	moved := week.NotSent != 0 || week.SentBack != 0 || slices.ContainsFunc(week.Fewer, func(n float64) bool { return n != 0 })
	open := func(row *model.Row) bool { return row.Open(i, p.Elapsed) > 0 }
	return week.Days == 0 && !moved && !slices.ContainsFunc(streams, func(s int) bool { return open(&p.Streams[s].Row) }) &&
		(stream >= 0 || !slices.ContainsFunc(w.TouchedLines, func(line int) bool { return open(&p.Lines[line].Row) }))
}

// kinds are the points of delivery that the streams lead to, and, where all is
// asked for, those of lines that are changed directly.
func kinds(p *model.Prepared, w *model.Workspace, stream int, streams []int) (kinds []model.PointOfDelivery) {
	met := map[model.PointOfDelivery]bool{}
	for _, s := range streams {
		for _, f := range p.Streams[s].Flows {
			met[p.Year().Lines[f.Line].POD] = true
		}
	}
	if stream < 0 {
		for _, line := range w.TouchedLines {
			if p.Lines[line].Provider >= 0 {
				met[p.Year().Lines[line].POD] = true
			}
		}
	}
	for _, kind := range model.PointsOfDelivery {
		if met[kind] {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// timelineWeek is week index i, or, at 52, all that falls after the year.
func timelineWeek(w *model.Workspace, i int, t *Timeline, stream int, streams []int) TimelineWeek {
	p := w.Prepared
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
	for _, s := range streams {
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
	if stream < 0 && i < model.WeeksInYear {
		for _, line := range w.TouchedLines {
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
func saves(p *model.Prepared, w *model.Workspace, kind model.PointOfDelivery, stream int, streams []int) []bool {
	counts := make([]bool, model.WeeksInYear-p.Elapsed)
	const tiny = 1e-12 // what is brought and what is saved may cancel but for binary fractions
	for i := range counts {
		for _, s := range streams {
			refers := p.Streams[s].Open(p.Elapsed+i, p.Elapsed) > 0
			counts[i] = counts[i] || refers && unitsSaved(p, s, kind, p.Elapsed+i) > tiny
		}
	}
	if stream < 0 {
		for _, line := range w.TouchedLines {
			for i := range counts { // a line's own units fall in the week itself
				counts[i] = counts[i] || p.Year().Lines[line].POD == kind && p.Lines[line].Provider >= 0 && p.Lines[line].Open(p.Elapsed+i, p.Elapsed) > 0
			}
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
		ofFewer, _ := f.Follows()
		units += f.Each * ofFewer * float64(f.Landing(i, 0, model.WeeksInYear)) / float64(f.Weeks())
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

// WaitingOf is what the scenario saves, under each terms, if the changes to a
// stream (or, below zero, all changes) start so many weeks later: the first one
// is the scenario as it stands, and in the last nothing is left of the changes.
// It is empty where there are none. The scenario that was projected last must
// not have been changed since; of a clone it is empty.
func WaitingOf(pr *model.Projection, stream int) (saved Waiting) {
	if pr.Workspace() == nil {
		return saved
	}
	p := pr.Workspace().Prepared
	late := pr.Workspace().Last
	late.Changes = slices.Clone(late.Changes)
	var shifted []*model.Change
	for i := range late.Changes {
		if c := &late.Changes[i]; stream < 0 || c.Target.Referrals == p.Year().Referrals[stream].ID {
			shifted = append(shifted, c)
		}
	}
	if len(shifted) == 0 {
		return saved
	}
	saved.Cut = p.Year().CutWeek() > 0
	then := p.NewProjection()
	for range model.WeeksInYear - p.Elapsed + 1 {
		p.Project(&late, then)
		var now [model.TermsCount]model.Money
		for t := range now {
			now[t] = then.Terms[t].Saving
		}
		own := now
		if stream >= 0 {
			own = then.Streams[stream].Saving
		}
		saved.Saved, saved.Own = append(saved.Saved, now), append(saved.Own, own)
		for _, c := range shifted {
			c.FromWeek = max(c.FromWeek, p.Elapsed+1) + 1
		}
	}
	return saved
}
