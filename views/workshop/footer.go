package workshop

import (
	"slices"
	"strings"

	"fewer/views/tui"
)

// say shows what has just happened, until the next key.
func (s *stage) say(what string) { s.notice, s.fault, s.stale = s.host.Text(what), false, true }

// refuse says why something could not be done, until the next key.
func (s *stage) refuse(why string) { s.notice, s.fault, s.stale = s.host.Text(why), true, true }

// fail says what has failed beside the keys, as on the disk. What was said to have
// failed before, and nobody has answered yet, stays.
func (s *stage) fail(why string) {
	switch before := s.notice; {
	case before == "" || !s.fault || strings.Contains(s.host.Text(why), before):
		s.refuse(why)
	case !strings.Contains(before, s.host.Text(why)):
		s.refuse(strings.TrimSuffix(before, ".") + ". " + why)
	}
}

// tell says what has come about beside the keys; what has failed stays.
func (s *stage) tell(what string) {
	if s.notice != "" && s.fault && !strings.HasPrefix(s.notice, "Your edits are not on the disk") {
		s.refuse(strings.TrimSuffix(s.notice, ".") + ". " + what)
		return
	}
	s.say(what)
}

// footer lists the keys that work now, the most useful first.
func (s *stage) footer() (hints []hint) {
	if s.over != nil {
		return s.over.Keys()
	}
	type ranked struct {
		rank int
		hint
	}
	var all []ranked
	for i := range s.table {
		act := &s.table[i]
		if act.rank > 0 && len(act.keys) > 0 && act.available() {
			all = append(all, ranked{act.rank, hint{keyLabel(act.keys[0]), act.short}})
		}
	}
	slices.SortStableFunc(all, func(x, y ranked) int { return x.rank - y.rank })
	for _, r := range all {
		if n := len(hints); n > 0 && hints[n-1].does == r.does { // ← and → as one
			hints[n-1].key += r.key
			continue
		}
		hints = append(hints, r.hint)
	}
	return hints
}

// drawFooter draws the last row: what has just happened, or else the keys that
// work now. The last hint is kept where not all fit.
func (s *stage) drawFooter(area tui.Area) {
	w, _ := area.Size()
	area.Fill(tui.Plain, ' ')
	if s.notice != "" {
		area.Cut(1, 0, w-2, s.noticeRole(), s.notice)
		return
	}
	hints := s.footer()
	if len(hints) == 0 {
		return
	}
	last := hints[len(hints)-1]
	room := w - 2 - tui.Width(last.key) - tui.Width(last.does) - 1
	x := 1
	for i, h := range hints {
		width := tui.Width(h.key) + 1 + tui.Width(h.does)
		if i < len(hints)-1 && x+width+2 > room+1 {
			continue
		}
		x = area.Text(x, 0, tui.Key, h.key) + 1
		x = area.Text(x, 0, tui.Plain, h.does) + 2
	}
}

func (s *stage) noticeRole() tui.Role {
	if s.fault {
		return tui.Fault
	}
	return tui.Notice
}

// drawLongNotice draws a notice that is too long for the footer over the rows
// above it too, until the next key.
func (s *stage) drawLongNotice(area tui.Area) {
	lines := tui.Wrap(s.notice, s.w-2)
	if len(lines) < 2 {
		return
	}
	rows := min(len(lines), 4, s.h/4)
	lines[rows-1] = strings.Join(lines[rows-1:], " ")
	foot, _ := tui.NewRect(0, 0, s.w, s.h).CutBottom(rows)
	part := area.Part(foot)
	part.Fill(tui.Plain, ' ')
	for y, line := range lines[:rows] {
		part.Cut(1, y, s.w-2, s.noticeRole(), line)
	}
}
