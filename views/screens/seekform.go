package screens

import (
	"math"
	"strconv"

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

// seekForm asks what is to be reached, by what, and within which limits.
type seekForm struct {
	app      *Set
	selected model.Target // the row that was chosen; the zero value for none
	form     *tui.Form
}

// The lines of the form.
const (
	aimLine = iota
	whichLine
	modeLine
	lowLine
	yearLine
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
	f := &seekForm{app: a, selected: selected}
	f.form = &tui.Form{
		Title: "What it would take, " + a.Terms.String(), Does: "seek it", AtOnce: true, Done: f.seek,
		Says: "The deficit to end with: 2m, -500000 for a surplus; nothing is what the year has agreed.",
		Fields: []tui.FormField{
			aimLine: {
				Label: "deficit", Text: tui.Filled(s.aim), Reads: f.aimSays,
				Takes: "the deficit to end with: 2m, -500000 for a surplus; empty is what the year has agreed",
			},
			whichLine: {
				Label: "by changing", Turn: func() { s.which = f.nextWhich(s.which) }, Reads: f.whichSays, About: "In “where” (l), Space marks the rows that may change.",
				Takes: "Space goes through all streams, the marked rows and the selected row",
			},
			modeLine: {
				Label: "how", Turn: func() { s.mode = 1 - s.mode }, Reads: func(string) (string, bool) { return s.mode.Words(), false },
				About: "In proportion is easier to agree; each by itself finds the fewest referrals.",
				Takes: "in proportion, or each by itself, which finds the fewest referrals",
			},
			lowLine: {
				Label: "no more than", Text: tui.Filled(s.low), Reads: f.lowSays, About: "20: no row goes below a fifth less, all its changes together.",
				Takes: "how much less at most each may be: 20 is a fifth; empty leaves only red lines and protection",
			},
			yearLine: {
				Label: "in", Turn: func() { s.fullYear = !s.fullYear }, Reads: f.yearSays, About: words.IfKeptUp,
				Takes: "Space turns from this year to a full year, if kept up, and back",
			},
		},
	}
	if p := a.Practice(); p != nil {
		f.form.Says = "What " + p.Name + " alone would have to do. Nothing typed asks for its share by list size: for orientation, and no debt. Or type a deficit of the whole year."
	}
	a.Show(f.form)
}

// nextWhich goes on to the next choice that there is.
func (f *seekForm) nextWhich(now whichRows) whichRows {
	for range 3 {
		now = (now + 1) % 3
		if now == markedRows && len(f.app.seeking.marks) == 0 || now == selectedRow && f.selected == (model.Target{}) {
			continue
		}
		break
	}
	return now
}

// question makes the question of what was typed; why says what is wrong with it.
func (f *seekForm) question() (q seek.Question, why string) {
	s := &f.app.seeking
	q = seek.Question{Terms: f.app.Terms, Mode: s.mode, Deficit: model.RoundPounds(f.app.Year.Target), Practice: f.app.PracticeID(), FullYear: s.fullYear}
	if q.Practice != "" && f.form.Said()[aimLine] == "" {
		if q.FullYear {
			return q, "Type the deficit that a full year is to end with: a practice's share is of this year's."
		}
		if q.Deficit, why = f.shareGoal(); why != "" {
			return q, why + " Type the deficit that the year is to end with."
		}
	}
	if text := f.form.Said()[aimLine]; text != "" {
		pounds, reason := number.ParsePounds(text)
		if reason != "" {
			return q, reason
		}
		q.Deficit = model.RoundPounds(pounds)
	}
	if text := f.form.Said()[lowLine]; text != "" {
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
func (f *seekForm) shareGoal() (model.Money, string) {
	doc := f.app.Session.Document()
	return answers.ShareGoal(answers.NewQuestion(f.app.Reckoned(), &doc, f.app.Terms).Of(f.app.Practice()))
}

// seek asks, and shows the answer on a screen of its own; or says what is wrong.
func (f *seekForm) seek(said []string) (why string) {
	q, why := f.question()
	if why != "" {
		return why
	}
	s := &f.app.seeking
	s.aim, s.low = said[aimLine], said[lowLine]
	doc := f.app.Session.Document()
	asked := q
	asked.Scenario = &doc.Scenario
	if fault := seek.Fault(f.app.Reckoned(), &asked); fault != "" {
		return fault
	}
	screen := newSeek(f.app)
	screen.question = q
	f.app.Close()
	if _, open := f.app.Screen().(*Seek); open { // another question in place of the last
		f.app.Screens = f.app.Screens[:len(f.app.Screens)-1]
	}
	f.app.Open(screen)
	return ""
}

// What stands beside the lines of the form.

func (f *seekForm) aimSays(typed string) (string, bool) {
	if f.app.PracticeID() != "" && typed == "" {
		return "to save its share by list size", false
	}
	if q, why := f.question(); why == "" {
		return seek.GoalWords(q.Deficit, false), false
	}
	return seek.GoalWords(model.RoundPounds(f.app.Year.Target), false), false
}

func (f *seekForm) whichSays(string) (string, bool) {
	s := &f.app.seeking
	if len(s.marks) == 1 && s.which == markedRows {
		return f.app.Year.TargetName(s.marks[0]), false
	}
	return [...]string{"all streams that can save", strconv.Itoa(len(s.marks)) + " marked rows", f.app.Year.TargetName(f.selected)}[s.which], false
}

func (f *seekForm) lowSays(typed string) (string, bool) {
	percent, reason := number.ParsePercent(typed)
	switch {
	case typed == "" && f.app.W < 60:
		return "as far as allowed", false
	case typed == "":
		return "no limit but red lines and protection", false
	case reason != "":
		return "% fewer at most, for each", false
	}
	return model.PercentWords(math.Abs(percent)/100) + " fewer at most, for each", false
}

func (f *seekForm) yearSays(string) (string, bool) {
	if f.app.seeking.fullYear {
		return "a full year, if kept up", false
	}
	return "this year, to 31 March", false
}
