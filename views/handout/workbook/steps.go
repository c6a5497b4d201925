package workbook

import (
	"math"
	"slices"

	"fewer/model"
)

// step is what a change of the scenario adds to those before it, line by line.
type step struct {
	change int
	lever  int // of maker.rows, whose typed percentage it follows; −1 for one that is frozen in
	moved  []moved
	firm   bool // so it adds whatever is typed, within the limits; else only as written
	rows        // on Steps
}

// moved is what a step brings to a line: units by 31 March, of them before proposed terms,
// after 31 March, and in a full year.
type moved struct {
	line                       int
	units, before, after, full float64
	path                       int // of maker.paths; −1 where the figures stand as they are
}

// weeksThen are the lines that changes reach, as they leave them.
type weeksThen map[int]struct {
	to    model.Running
	after float64
}

// prefixes project the first change, the first two and so on, in the year and in a full
// year.
func (m *maker) prefixes(changes, inFull []model.Change, each func(i int, year, full weeksThen)) {
	pr, fullPr := m.p.NewProjection(), m.full.Prepared.NewProjection()
	then := func(p *model.Prepared, pr *model.Projection, changes []model.Change) weeksThen {
		p.Project(&model.Scenario{Changes: changes}, pr)
		all, w := weeksThen{}, pr.Workspace()
		for _, line := range w.TouchedLines {
			of := all[line]
			of.to, of.after = *w.WeeksOf(line), w.Lines[line].After
			all[line] = of
		}
		return all
	}
	for i := range changes {
		each(i, then(m.p, pr, changes[:i+1]), then(m.full.Prepared, fullPr, inFull[:i+1]))
	}
}

// stepsOf are what each of the changes adds to those before it.
func (m *maker) stepsOf(changes, inFull []model.Change) (list [][]moved) {
	var year, full weeksThen
	m.prefixes(changes, inFull, func(_ int, nowYear, nowFull weeksThen) {
		lines := map[int]bool{}
		for line := range nowYear {
			lines[line] = true
		}
		for line := range nowFull {
			lines[line] = true
		}
		var own []moved
		for line := range lines {
			mv := moved{line: line, path: -1}
			was, is := to(m.p, year, line), to(m.p, nowYear, line)
			split := m.levers.SplitOf(line)
			mv.units, mv.before = is[model.WeeksInYear]-was[model.WeeksInYear], is[split]-was[split]
			mv.after = nowYear[line].after - year[line].after
			mv.full = to(m.full.Prepared, nowFull, line)[model.WeeksInYear] - to(m.full.Prepared, full, line)[model.WeeksInYear]
			if math.Abs(mv.units)+math.Abs(mv.before)+math.Abs(mv.after)+math.Abs(mv.full) > 1e-12 {
				own = append(own, mv)
			}
		}
		slices.SortFunc(own, func(a, b moved) int { return m.lineRow[a.line] - m.lineRow[b.line] })
		list = append(list, own)
		year, full = nowYear, nowFull
	})
	return list
}

// to is a line's running total as changes leave it.
func to(p *model.Prepared, then weeksThen, line int) *model.Running {
	if of, reached := then[line]; reached {
		return &of.to
	}
	return p.NothingWeeks(line)
}

// readySteps finds what each change adds to those before it, and which of that follows
// what is typed.
func (m *maker) readySteps() {
	inFull := slices.Clone(m.full.Scenario.Changes)
	written := m.stepsOf(m.scenario.Changes, inFull)
	frozenInFull := slices.Clone(inFull)
	leverOf := map[int]int{}
	for k := range m.rows {
		if at := m.rows[k].Change; at >= 0 {
			leverOf[at] = k
			frozenInFull[at].Size.Amount = 0
		}
	}
	frozen := m.stepsOf(m.levers.Frozen.Changes, frozenInFull)
	m.ownRoom = m.roomOf(m.levers.Frozen.Changes, frozenInFull)
	firmBefore, sound := true, true
	for i := range m.scenario.Changes {
		s := step{change: i, lever: -1, moved: frozen[i]}
		if k, typed := leverOf[i]; typed {
			s.lever, s.moved = k, m.byPaths(k)
		}
		sound = sound && m.sameSteps(s.moved, written[i])
		if !sound {
			s.lever, s.moved = -1, written[i]
		}
		firm := sound && !m.mixedLater(leverOf, i)
		s.firm = firm && firmBefore
		firmBefore = firm
		m.steps = append(m.steps, s)
	}
}

// byPaths is what a row brings to each line as the program wrote it.
func (m *maker) byPaths(lever int) (list []moved) {
	side, by := 1, m.rows[lever].Percent
	if by < 0 {
		side, by = 0, -by
	}
	for k, p := range m.paths {
		if p.lever == lever {
			list = append(list, moved{p.Line, by * p.Year[side], by * p.Before[side], by * p.After[side], by * p.FullYear[side], k})
		}
	}
	return list
}

// sameSteps tells whether two ways to reckon a step come to the same.
func (m *maker) sameSteps(a, b []moved) bool {
	off := map[int]moved{}
	for _, mv := range a {
		off[mv.line] = mv
	}
	for _, mv := range b {
		o := off[mv.line]
		off[mv.line] = moved{mv.line, o.units - mv.units, o.before - mv.before, o.after - mv.after, o.full - mv.full, 0}
	}
	for _, o := range off {
		if max(math.Abs(o.units), math.Abs(o.after), math.Abs(o.full)) > 1e-7 || m.levers.SplitOf(o.line) > 0 && math.Abs(o.before) > 1e-7 {
			return false
		}
	}
	return true
}

// mixedLater tells whether a frozen change of a row follows change i, and one that may be
// typed is among those before it: what the one adds then turns on which way the other
// goes.
func (m *maker) mixedLater(leverOf map[int]int, i int) bool {
	for j := i + 1; j < len(m.scenario.Changes); j++ {
		if _, typed := leverOf[j]; typed || m.pr.Changes[j].LeftOut != "" {
			continue
		}
		for at := range leverOf {
			if at <= i && m.scenario.Changes[at].Target == m.scenario.Changes[j].Target {
				return true
			}
		}
	}
	return false
}

// roomOf is, for lines to which frozen changes add, how much of a line's room may be used
// up before those that come first would have had less of it.
func (m *maker) roomOf(changes, inFull []model.Change) map[int][2]float64 {
	type weeks = map[int]*model.Weights
	adds := [2]weeks{{}, {}}
	var was, last [2]weeksThen
	m.prefixes(changes, inFull, func(_ int, year, full weeksThen) {
		for k, now := range [2]weeksThen{year, full} {
			p := [2]*model.Prepared{m.p, m.full.Prepared}[k]
			for line := range now {
				a, b := to(p, was[k], line), to(p, now, line)
				for w := range model.WeeksInYear {
					if more := (b[w+1] - b[w]) - (a[w+1] - a[w]); more > 1e-9 {
						if adds[k][line] == nil {
							adds[k][line] = &model.Weights{}
						}
						adds[k][line][w] += more
					}
				}
			}
			was[k], last[k] = now, now
		}
	})
	room := map[int][2]float64{}
	for k, p := range [2]*model.Prepared{m.p, m.full.Prepared} {
		for line, added := range adds[k] {
			q := &p.Lines[line]
			now := to(p, last[k], line)
			least := 1.0
			for w, more := range added {
				if slack := now[w+1] - now[w] - p.Least(q, w); more > 0 {
					least = min(least, max(0, 1-more/max(slack, 1e-9)))
				}
			}
			of, there := room[line]
			if !there {
				of = [2]float64{1, 1}
			}
			of[k] = least
			room[line] = of
		}
	}
	return room
}
