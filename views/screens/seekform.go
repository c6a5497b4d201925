package screens

import (
	"math"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/seek"
	"fewer/scenarios/number"
	"fewer/views/answers"
	"fewer/views/tui"
	"fewer/views/words"
)

// seeking is what was last asked of a goal seek, and which rows are marked for it.
type seeking struct {
	marks    []model.Target
	aim, low string // as they were typed
	mode     seek.Mode
	fullYear bool // whether a full year was asked about, in place of this one
	which    whichRows
}

// whichRows are the rows that a search may change.
type whichRows int

const (
	allStreams whichRows = iota
	markedRows
	selectedRow
)

// mark marks a row, or takes the mark away.
func (s *seeking) mark(t model.Target) {
	for i, m := range s.marks {
		if m == t {
			s.marks = append(s.marks[:i:i], s.marks[i+1:]...)
			return
		}
	}
	s.marks = append(s.marks, t)
}

func (s *seeking) marked(t model.Target) bool {
	for _, m := range s.marks {
		if m == t && t != (model.Target{}) {
			return true
		}
	}
	return false
}

// SeekForm asks what is to be reached, by what, and within which limits.
type SeekForm struct {
	app      *Set
	selected model.Target // the row that was chosen; the zero value for none
	aim, low tui.Typing
	cursor   int
	why      string
}

// The lines of the form.
const (
	aimLine = iota
	whichLine
	modeLine
	lowLine
	yearLine
	seekLines
)

// OpenSeekForm asks what is sought, on a row where one is chosen.
func (a *Set) OpenSeekForm(selected model.Target) {
	s := &a.seeking
	if len(s.marks) > 0 && s.which == allStreams {
		s.which = markedRows
	}
	if len(s.marks) == 0 && s.which == markedRows || selected == (model.Target{}) && s.which == selectedRow {
		s.which = allStreams
	}
	a.Show(&SeekForm{app: a, selected: selected, aim: tui.Filled(s.aim), low: tui.Filled(s.low)})
}

func (f *SeekForm) Key(k tea.KeyMsg) tea.Cmd {
	s := &f.app.seeking
	f.why = ""
	switch name := tui.KeyName(k); {
	case name == "esc":
		f.app.Close()
	case name == "up" || name == "shift+tab":
		f.cursor = max(0, f.cursor-1)
	case name == "down" || name == "tab":
		f.cursor = min(seekLines-1, f.cursor+1)
	case name == "enter":
		f.seek()
	case f.cursor == whichLine && (name == "space" || name == "right" || name == "left"):
		s.which = f.nextWhich(s.which)
	case f.cursor == yearLine && (name == "space" || name == "right" || name == "left"):
		s.fullYear = !s.fullYear
	case f.cursor == modeLine && (name == "space" || name == "right" || name == "left"):
		s.mode = 1 - s.mode
	case f.cursor == aimLine:
		f.aim.Key(k)
	case f.cursor == lowLine:
		f.low.Key(k)
	}
	return nil
}

// nextWhich goes on to the next choice that there is.
func (f *SeekForm) nextWhich(now whichRows) whichRows {
	for range 3 {
		now = (now + 1) % 3
		if now == markedRows && len(f.app.seeking.marks) == 0 || now == selectedRow && f.selected == (model.Target{}) {
			continue
		}
		break
	}
	return now
}

// Question makes the question of what was typed; why says what is wrong with it.
func (f *SeekForm) Question() (q seek.Question, why string) {
	s := &f.app.seeking
	q = seek.Question{Terms: f.app.Terms, Mode: s.mode, Deficit: model.RoundPounds(f.app.Year.Target), Practice: f.app.PracticeID(), FullYear: s.fullYear}
	if q.Practice != "" && strings.TrimSpace(f.aim.String()) == "" {
		if q.FullYear {
			return q, "Type the deficit that a full year is to end with: a practice's share is of this year's."
		}
		if q.Deficit, why = f.shareGoal(); why != "" {
			return q, why + " Type the deficit that the year is to end with."
		}
	}
	if text := strings.TrimSpace(f.aim.String()); text != "" {
		pounds, reason := number.ParsePounds(text)
		if reason != "" {
			return q, reason
		}
		q.Deficit = model.RoundPounds(pounds)
	}
	if text := strings.TrimSpace(f.low.String()); text != "" {
		percent, reason := number.ParsePercent(text)
		if percent = math.Abs(percent); reason != "" || percent > 100 {
			return q, "Type how much less at most each may be: 20 is a fifth. Nothing leaves only red lines and protection."
		}
		q.NotBelow = model.Given(0 - percent)
	}
	switch s.which {
	case markedRows:
		q.Targets = append([]model.Target{}, s.marks...)
	case selectedRow:
		q.Targets = []model.Target{f.selected}
	}
	return q, ""
}

// shareGoal is the year-end once the practice that is looked at has saved its share by
// list size of what is to be saved; or why there is none.
func (f *SeekForm) shareGoal() (model.Money, string) {
	doc := f.app.Session.Document()
	return answers.ShareGoal(answers.NewQuestion(f.app.Reckoned(), &doc, f.app.Terms).Of(f.app.Practice()))
}

// seek asks, and shows the answer on a screen of its own.
func (f *SeekForm) seek() {
	q, why := f.Question()
	if why != "" {
		f.why = why
		return
	}
	s := &f.app.seeking
	s.aim, s.low = f.aim.String(), f.low.String()
	doc := f.app.Session.Document()
	asked := q
	asked.Scenario = &doc.Scenario
	if fault := seek.Fault(f.app.Reckoned(), &asked); fault != "" {
		f.why = fault
		return
	}
	screen := newSeek(f.app)
	screen.question = q
	f.app.Close()
	if _, open := f.app.Screen().(*Seek); open { // another question in place of the last
		f.app.Screens = f.app.Screens[:len(f.app.Screens)-1]
	}
	f.app.Open(screen)
}

func (f *SeekForm) Mouse(m tea.MouseMsg) {
	if m.Button == tea.MouseButtonWheelUp {
		f.cursor = max(0, f.cursor-1)
	} else if m.Button == tea.MouseButtonWheelDown {
		f.cursor = min(seekLines-1, f.cursor+1)
	}
}

func (f *SeekForm) Keys() []tui.Hint {
	if f.cursor == whichLine || f.cursor == modeLine || f.cursor == yearLine {
		return []tui.Hint{{Key: "Space", Does: "another"}, {Key: "↑↓", Does: "move"}, {Key: "Enter", Does: "seek it"}, {Key: "Esc", Does: "leave"}}
	}
	if f.typingAt(f.cursor).Filled {
		return append(append([]tui.Hint{{Key: "Enter", Does: "seek it"}}, tui.FilledHints...), tui.Hint{Key: "Esc", Does: "leave"})
	}
	return []tui.Hint{{Key: "↑↓", Does: "move"}, {Key: "Enter", Does: "seek it"}, {Key: "Esc", Does: "leave"}}
}

// lines are what the form's lines say: a label, and what stands beside it.
func (f *SeekForm) lines() [seekLines][2]string {
	s := &f.app.seeking
	aim := seek.GoalWords(model.RoundPounds(f.app.Year.Target), false)
	if q, why := f.Question(); why == "" {
		aim = seek.GoalWords(q.Deficit, false)
	}
	if f.app.PracticeID() != "" && strings.TrimSpace(f.aim.String()) == "" {
		aim = "to save its share by list size"
	}
	year := "this year, to 31 March"
	if s.fullYear {
		year = "a full year, if kept up"
	}
	which := [...]string{"all streams that can save", strconv.Itoa(len(s.marks)) + " marked rows", f.app.Year.TargetName(f.selected)}[s.which]
	if len(s.marks) == 1 && s.which == markedRows {
		which = f.app.Year.TargetName(s.marks[0])
	}
	low := "no limit but red lines and protection"
	if f.app.W < 60 {
		low = "as far as allowed"
	}
	if text := strings.TrimSpace(f.low.String()); text != "" {
		low = "% fewer at most, for each"
		if percent, reason := number.ParsePercent(text); reason == "" {
			low = model.PercentWords(math.Abs(percent)/100) + " fewer at most, for each"
		}
	}
	return [seekLines][2]string{{"deficit", aim}, {"by changing", which}, {"how", s.mode.Words()}, {"no more than", low}, {"in", year}}
}

func (f *SeekForm) Draw(a tui.Area) {
	width := min(76, a.Box.W)
	said, role := "The deficit to end with: 2m, -500000 for a surplus; nothing is what the year has agreed.", tui.Muted
	if p := f.app.Practice(); p != nil {
		said = "What " + p.Name + " alone would have to do. Nothing typed asks for its share by list size: for orientation, and no debt. Or type a deficit of the whole year."
	}
	switch {
	case f.why != "":
		said, role = f.why, tui.Fault
	case f.cursor == whichLine:
		said = "In “where” (l), Space marks the rows that may change."
	case f.cursor == yearLine:
		said = words.IfKeptUp
	case f.cursor == modeLine:
		said = "In proportion is easier to agree; each by itself finds the fewest referrals."
	case f.cursor == lowLine:
		said = "20: no row goes below a fifth less, all its changes together."
	}
	notes := tui.Wrap(said, width-6)
	inner := a.Part(a.Box.Middle(width, seekLines+len(notes)+3)).Frame(f.app.Theme, tui.Line, "What it would take, "+f.app.Terms.String())
	w, _ := inner.Size()
	const label = 14
	for i, line := range f.lines() {
		if i == f.cursor {
			inner.Put(0, i, tui.Knob, f.app.Theme.Glyphs.Select)
			defer inner.Mark(i)
		}
		inner.Cut(2, i, label-2, tui.Muted, line[0])
		x := label + 2
		if text := f.typingAt(i); text != nil {
			const room = 12
			if i == f.cursor {
				text.Draw(inner, f.app.Theme, x, i, room)
			} else {
				inner.Cut(x, i, room, tui.Field, text.String())
			}
			x += room + 1
		}
		inner.Cut(x, i, w-x, tui.Plain, line[1])
	}
	for i, line := range notes {
		inner.Text(2, seekLines+1+i, role, line)
	}
}

// typingAt is what is typed in a line of the form; nil in a line that is chosen.
func (f *SeekForm) typingAt(line int) *tui.Typing {
	switch line {
	case aimLine:
		return &f.aim
	case lowLine:
		return &f.low
	}
	return nil
}

func (f *SeekForm) Help() []tui.HelpLine {
	return tui.FieldHelp([]tui.HelpLine{
		{Key: "deficit", Text: "the deficit to end with: 2m, -500000 for a surplus; empty is what the year has agreed"},
		{Key: "by changing", Text: "Space goes through all streams, the marked rows and the selected row"},
		{Key: "how", Text: "in proportion, or each by itself, which finds the fewest referrals"},
		{Key: "no more than", Text: "how much less at most each may be: 20 is a fifth; empty leaves only red lines and protection"},
		{Key: "in", Text: "Space turns from this year to a full year, if kept up, and back"},
	}, f.Keys())
}

func (f *SeekForm) Writing() bool {
	on := f.typingAt(f.cursor)
	return on != nil && on.String() != "" && !on.Filled
}
