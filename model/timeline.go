package model

import "slices"

// Timeline is the remaining weeks of one referral stream, or of all that the
// scenario changes: which referrals are not sent, and when what follows from
// them would have come.
type Timeline struct {
	Kinds []PointOfDelivery // in the order of PointsOfDelivery, those that anything follows in
	Weeks []TimelineWeek    // the remaining weeks, the first one first
	After TimelineWeek      // all that falls after 31 March
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

// Timeline lays out the weeks that remain for a stream (an index in the year's
// referrals), or, below zero, for all changes. The scenario that was projected
// last must not have been changed since. Of a clone it is empty.
func (pr *Projection) Timeline(stream int) Timeline {
	w := pr.space
	if w == nil {
		return Timeline{}
	}
	p := w.p
	streams := []int{stream}
	if stream < 0 {
		streams = w.touchedStreams
	}
	t := Timeline{Kinds: p.kinds(w, stream, streams)}
	for i := p.elapsed; i < WeeksInYear; i++ {
		t.Weeks = append(t.Weeks, w.timelineWeek(i, &t, stream, streams))
	}
	t.After = w.timelineWeek(WeeksInYear, &t, stream, streams)
	for _, kind := range t.Kinds {
		t.Saves = append(t.Saves, p.saves(w, kind, stream, streams))
	}
	return t
}

// kinds are the points of delivery that the streams lead to, and, where all is
// asked for, those of lines that are changed directly.
func (p *Prepared) kinds(w *workspace, stream int, streams []int) (kinds []PointOfDelivery) {
	met := map[PointOfDelivery]bool{}
	for _, s := range streams {
		for _, f := range p.streams[s].flows {
			met[p.year.Lines[f.line].POD] = true
		}
	}
	if stream < 0 {
		for _, line := range w.touchedLines {
			if p.lines[line].provider >= 0 {
				met[p.year.Lines[line].POD] = true
			}
		}
	}
	for _, kind := range PointsOfDelivery {
		if met[kind] {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// timelineWeek is week index i, or, at 52, all that falls after the year.
func (w *workspace) timelineWeek(i int, t *Timeline, stream int, streams []int) TimelineWeek {
	p := w.p
	week := TimelineWeek{Week: i + 1, Fewer: make([]float64, len(t.Kinds))}
	if i < WeeksInYear {
		over := 0
		if i == p.elapsed {
			over = p.year.DaysElapsed() - 7*i
		}
		week.Days, week.Holidays = p.year.FinancialYear.weekDays(i+1, over)
	}
	add := func(line int, fewer float64) {
		if kind := slices.Index(t.Kinds, p.year.Lines[line].POD); kind >= 0 && p.lines[line].provider >= 0 {
			week.Fewer[kind] += fewer
			week.Value += fewer * p.lines[line].unit
		}
	}
	for _, s := range streams {
		space := &w.streams[s]
		if !space.touched {
			continue
		}
		for k, f := range p.streams[s].flows {
			if in := &w.inflows[s][k]; i < WeeksInYear {
				add(f.line, -in.week[i])
			} else {
				add(f.line, -in.after)
			}
		}
		if i < WeeksInYear {
			week.NotSent -= space.net[i]
			week.SentBack += space.back[i]
		} else {
			week.SentBack += space.backAfter
		}
	}
	if stream < 0 && i < WeeksInYear {
		for _, line := range w.touchedLines {
			add(line, -w.lines[line].direct[i])
		}
	}
	return week
}

// weekDays counts the working days and the bank holidays of week w without its
// first days that are over.
func (y FinancialYear) weekDays(w, over int) (days, holidays int) {
	day := y.WeekStart(w).AddDate(0, 0, over)
	for range y.days(w) - over {
		switch weekday := int(day.Weekday()); {
		case IsBankHoliday(day):
			holidays++
		case weekday >= 1 && weekday <= 5:
			days++
		}
		day = day.AddDate(0, 0, 1)
	}
	return days, holidays
}

// saves tells which of the remaining weeks still count for a kind of activity.
func (p *Prepared) saves(w *workspace, kind PointOfDelivery, stream int, streams []int) []bool {
	counts := make([]bool, WeeksInYear-p.elapsed)
	const tiny = 1e-12 // what is brought and what is saved may cancel but for binary fractions
	for i := range counts {
		for _, s := range streams {
			counts[i] = counts[i] || p.unitsSaved(s, kind, p.elapsed+i) > tiny
		}
	}
	if stream < 0 {
		for _, line := range w.touchedLines {
			for i := range counts { // a line's own units fall in the week itself
				counts[i] = counts[i] || p.year.Lines[line].POD == kind && p.lines[line].provider >= 0
			}
		}
	}
	return counts
}

// unitsSaved is how many units of a kind a referral that is not sent in week index
// i saves by the year's end, net of what is done instead.
func (p *Prepared) unitsSaved(stream int, kind PointOfDelivery, i int) (units float64) {
	for k := range p.streams[stream].flows {
		f := &p.streams[stream].flows[k]
		if p.year.Lines[f.line].POD != kind || p.lines[f.line].provider < 0 {
			continue
		}
		ofFewer, _ := f.follows()
		inYear := max(0, min(f.last, WeeksInYear-1-i)-f.first+1)
		units += f.each * ofFewer * float64(inYear) / float64(f.last-f.first+1)
	}
	return units
}

// Waiting is what a scenario saves, under each terms, if changes start so many
// weeks later.
type Waiting [][termsCount]Money

// Costs is what so many weeks of waiting cost: what is saved less than now. Of
// more weeks than there are it is what all of them cost.
func (w Waiting) Costs(weeks int, t Terms) Money {
	if len(w) == 0 {
		return 0
	}
	return w[0][t] - w[min(weeks, len(w)-1)][t]
}

// Waiting is what the scenario saves, under each terms, if the changes to a
// stream (or, below zero, all changes) start so many weeks later: the first one
// is the scenario as it stands, and in the last nothing is left of the changes.
// It is empty where there are none. The scenario that was projected last must
// not have been changed since; of a clone it is empty.
func (pr *Projection) Waiting(stream int) (saved Waiting) {
	if pr.space == nil {
		return nil
	}
	p := pr.space.p
	late := pr.space.last
	late.Changes = slices.Clone(late.Changes)
	var shifted []*Change
	for i := range late.Changes {
		if c := &late.Changes[i]; stream < 0 || c.Target.Referrals == p.year.Referrals[stream].ID {
			shifted = append(shifted, c)
		}
	}
	if len(shifted) == 0 {
		return nil
	}
	then := p.NewProjection()
	for range WeeksInYear - p.elapsed + 1 {
		p.Project(&late, then)
		var now [termsCount]Money
		for t := range now {
			now[t] = then.Terms[t].Saving
		}
		saved = append(saved, now)
		for _, c := range shifted {
			c.FromWeek = max(c.FromWeek, p.elapsed+1) + 1
		}
	}
	return saved
}
