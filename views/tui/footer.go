package tui

import (
	"slices"
	"strings"
)

// Say shows what has just happened, until the next key.
func (s *Stage) Say(what string) { s.Notice, s.fault, s.Stale = s.Host.Text(what), false, true }

// Refuse says why something could not be done, until the next key.
func (s *Stage) Refuse(why string) { s.Notice, s.fault, s.Stale = s.Host.Text(why), true, true }

// Fail says what has failed beside the keys, as on the disk. What was said to have
// failed before, and nobody has answered yet, stays.
func (s *Stage) Fail(why string) {
	switch before := s.Notice; {
	case before == "" || !s.fault || strings.Contains(s.Host.Text(why), before):
		s.Refuse(why)
	case !strings.Contains(before, s.Host.Text(why)):
		s.Refuse(strings.TrimSuffix(before, ".") + ". " + why)
	}
}

// Tell says what has come about beside the keys; what has failed stays.
func (s *Stage) Tell(what string) {
	if s.Notice != "" && s.fault && !strings.HasPrefix(s.Notice, "Your edits are not on the disk") {
		s.Refuse(strings.TrimSuffix(s.Notice, ".") + ". " + what)
		return
	}
	s.Say(what)
}

// footer lists the keys that work now, the most useful first.
func (s *Stage) footer() []Hint {
	if s.Over != nil {
		return s.Over.Keys()
	}
	var ranked []*Action
	for i := range s.Table {
		if s.Table[i].Rank > 0 {
			ranked = append(ranked, &s.Table[i])
		}
	}
	slices.SortStableFunc(ranked, func(x, y *Action) int { return x.Rank - y.Rank })
	return Hints(ranked)
}

// Hints are those of the actions that work now and have a place in the footer; keys
// beside each other that say the same stand as one: ← and →.
func Hints(actions []*Action) (hints []Hint) {
	for _, act := range actions {
		if act.Rank == 0 || len(act.Keys) == 0 || !act.Available() {
			continue
		}
		if n := len(hints); n > 0 && hints[n-1].Does == act.Said() {
			hints[n-1].Key += KeyLabel(act.Keys[0])
			continue
		}
		hints = append(hints, Hint{KeyLabel(act.Keys[0]), act.Said()})
	}
	return hints
}

// DrawFooter draws the last row: what has just happened, or else the keys that
// work now. The last hint is kept where not all fit.
func (s *Stage) DrawFooter(area Area) {
	w, _ := area.Size()
	area.Fill(Plain, ' ')
	if s.Notice != "" {
		area.Cut(1, 0, w-2, s.noticeRole(), s.Notice)
		return
	}
	hints := s.footer()
	if len(hints) == 0 {
		return
	}
	last := hints[len(hints)-1]
	room := w - 2 - Width(last.Key) - Width(last.Does) - 1
	x := 1
	for i, h := range hints {
		width := Width(h.Key) + 1 + Width(h.Does)
		if i < len(hints)-1 && x+width+2 > room+1 {
			continue
		}
		x = area.Text(x, 0, Key, h.Key) + 1
		x = area.Text(x, 0, Plain, h.Does) + 2
	}
}

func (s *Stage) noticeRole() Role {
	if s.fault {
		return Fault
	}
	return Notice
}

// DrawLongNotice draws a notice that is too long for the footer over the rows
// above it too, until the next key.
func (s *Stage) DrawLongNotice(area Area) {
	lines := Wrap(s.Notice, s.W-2)
	if len(lines) < 2 {
		return
	}
	rows := min(len(lines), 4, s.H/4)
	lines[rows-1] = strings.Join(lines[rows-1:], " ")
	foot, _ := NewRect(0, 0, s.W, s.H).CutBottom(rows)
	part := area.Part(foot)
	part.Fill(Plain, ' ')
	for y, line := range lines[:rows] {
		part.Cut(1, y, s.W-2, s.noticeRole(), line)
	}
}
