package keeping

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/cell"
	"fewer/scenarios/gather"
	"fewer/scenarios/intake"
	"fewer/scenarios/journal"
	"fewer/scenarios/mapping"
	"fewer/scenarios/nextmonth"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/words"

	tea "github.com/charmbracelet/bubbletea"
)

// importing makes a year of monitoring files, one question after another: the same as
// fewer import asks for by its switches. What was answered stands when one goes back.
// It holds sums only; of the rows of a file nothing is kept.
type importing struct {
	desk.AnswerList
	host      *Keeper
	request   gather.Request
	questions []importQuestion
	at        int // in questions; behind the last stands the preview
	choices   tui.List
	result    *intake.Result
	over      string // the year file that is brought up to date; "" for a new one
	monthly   bool   // whether the month was asked for
}

// importQuestion is a question with a list of answers.
type importQuestion struct {
	title   string
	said    []string
	choices []string
	chosen  int
	take    func(choice int)
	failed  bool // whether it says why nothing can be made
	unsaid  bool // whether its first choice is none
}

// importDraft is the name under which the files that were typed are kept.
const importDraft = "import"

// AskImport asks which files are to be imported.
func (a *Keeper) AskImport() {
	a.Ask(&tui.Form{
		Title: "A year of your own files", Draft: importDraft, Does: "read them",
		Says:   "Monitoring, plans, referrals, practices, contracts, ratios; CSV or Excel. Nothing is written before you have seen what would be.",
		Fields: []tui.FormField{{Label: "files", Hint: "with ; between them"}},
		Done: func(said []string) string {
			request := gather.Request{}
			for one := range strings.SplitSeq(said[0], ";") {
				if one = a.TypedFile(one); one != "" {
					request.Files = append(request.Files, one)
				}
			}
			if len(request.Files) == 0 {
				return "type where the files are"
			}
			a.StartImport(request)
			return ""
		},
	})
}

// StartImport reads files, and asks what is not clear.
func (a *Keeper) StartImport(request gather.Request) {
	m := &importing{AnswerList: desk.AnswerList{Desk: a.Desk}, host: a, request: request, monthly: request.Month > 0}
	a.Open(m)
	m.read()
}

// Title names the screen in the table of keys.
func (m *importing) Title() string { return "An import" }

func (m *importing) Refresh() {}

func (m *importing) BelowHeadline() tui.Rect { return m.Desk.BelowList() }

// asked is the question in view, or nil where the preview is.
func (m *importing) asked() *importQuestion {
	if m.at < len(m.questions) {
		return &m.questions[m.at]
	}
	return nil
}

func (m *importing) Actions() []tui.Action {
	moves := m.TableActions()
	if m.asked() != nil {
		moves = m.choices.Moves()
	}
	return append(moves,
		tui.Action{
			ID: "import-on", Keys: []string{"enter"}, Short: "go on", Group: tui.Looking, Rank: 10,
			Help: "take the marked answer, or write what is shown", Off: m.nothingYet, Do: tui.Just(m.goOn),
		},
		tui.Action{ID: "leave-import", Keys: []string{"esc"}, Short: "a step back", Group: tui.Looking, Rank: 25, Help: "back; what was answered stays", Do: tui.Just(m.goBack)},
	)
}

func (m *importing) nothingYet() string {
	if m.asked() == nil && m.result == nil {
		return "Nothing is read yet"
	}
	return ""
}

// read reads the files beside the keys, by what is answered so far.
func (m *importing) read() {
	request := m.request
	m.host.Work("Reading the files", m.leave, func(progress func(file string, read, size int64)) func() tea.Cmd {
		request.Progress = progress
		result, err := intake.Import(request)
		return tui.Just(func() { m.take(result, err) })
	})
}

// leave leaves the reading: to the question before it or, where there is none, for good.
func (m *importing) leave() {
	if len(m.questions) == 0 {
		m.Desk.Back()
		return
	}
	m.turn(len(m.questions) - 1)
}

// take brings what was read to the screen: the questions that are open, or what would
// be made.
func (m *importing) take(result *intake.Result, err error) {
	var unknown *mapping.NotUnderstood
	var several *gather.SeveralCommissioners
	var year *gather.WithoutYear
	var blanks *gather.MostLeftOut
	if n := len(m.questions); n > 0 && m.questions[n-1].failed {
		m.questions = m.questions[:n-1]
	}
	first := len(m.questions)
	switch {
	case errors.As(err, &unknown):
		for _, q := range unknown.Questions(m.request.Map) {
			m.askMeaning(unknown, q)
		}
	case errors.As(err, &several):
		m.ask("WHICH COMMISSIONER IS YOURS?", []string{tui.UpperFirst(several.What) + "."}, several.Codes, 0, func(i int) { m.request.Commissioner = several.Codes[i] })
	case errors.As(err, &year):
		m.askYear(year)
	case errors.As(err, &blanks):
		m.ask("MOST OF IT WOULD BE LEFT OUT", []string{blanks.Place.String() + ": " + blanks.What + ".", tui.UpperFirst(blanks.Remedy) + "."},
			[]string{"the files were mended: read them again", "leave those rows out, and go on"}, 0, func(i int) { m.request.LeaveOutBlanks = i == 1 })
	case err == nil && !m.monthly && result.Report.MonthsElapsed > 1:
		m.askMonth(result.Report.MonthsElapsed)
	}
	if len(m.questions) == first && err != nil {
		m.ask("IT CAN'T BE IMPORTED AS IT IS", m.whyNot(err), []string{"read the files again"}, 0, func(int) {})
		m.questions[first].failed = true
	}
	if len(m.questions) > first {
		m.turn(first)
		return
	}
	m.result = result
	m.Show(answers.ToImport(result))
	m.turn(len(m.questions))
}

// whyNot says why nothing can be made, and what can be done about it here: what commands say
// of switches and of a map file is no help on a screen that asks.
func (m *importing) whyNot(err error) []string {
	said := slices.DeleteFunc(strings.Split(err.Error(), "\n"), func(line string) bool {
		return strings.HasPrefix(line, "hint: ") && (strings.Contains(line, "map file") || strings.Contains(line, "--"))
	})
	for i := range said {
		if hint, is := strings.CutPrefix(said[i], "hint: "); is {
			said[i] = tui.UpperFirst(hint) + "."
		}
	}
	if len(m.questions) > 0 {
		said = append(said, "Esc goes back to what was answered, to answer otherwise.")
	}
	return append(said, "Where the files are wrong, mend them, and read them again.")
}

func (m *importing) ask(title string, said, choices []string, chosen int, take func(int)) {
	m.questions = append(m.questions, importQuestion{title: title, said: said, choices: choices, chosen: chosen, take: take})
}

// askMeaning asks what a heading or a point of delivery means, with what stands below it.
func (m *importing) askMeaning(of *mapping.NotUnderstood, q mapping.Question) {
	said := []string{of.Place.String() + ": " + of.What + "."}
	what := "“" + q.Of + "”"
	if len(q.Values) > 0 {
		said = append([]string{"Below it stand, for example: " + strings.Join(q.Values, " · ")}, said...)
	}
	choices := q.Choices
	if q.Column < 0 && q.Guess == "" { // none of them is likelier, and none may be taken unasked
		choices = append([]string{"choose what it is"}, choices...)
	}
	m.ask("WHAT IS "+what+"?", said, choices, max(0, slices.Index(choices, q.Guess)), func(i int) {
		m.request.Map = m.request.Map.Answered(q, choices[i])
	})
	m.questions[len(m.questions)-1].unsaid = len(choices) > len(q.Choices)
}

func (m *importing) askYear(w *gather.WithoutYear) {
	var years []string
	var of []model.FinancialYear
	now := model.FinancialYear(m.host.App.Now().AddDate(0, -3, 0).Year())
	for y := now + 1; y > now-25; y-- {
		years, of = append(years, y.String()), append(of, y)
	}
	m.ask("WHICH FINANCIAL YEAR?", []string{tui.UpperFirst(w.What) + "."}, years, 1, func(i int) { m.request.Year = of[i] })
}

func (m *importing) askMonth(elapsed int) {
	m.monthly = true
	var months []string
	for i := elapsed; i > 0; i-- {
		months = append(months, fmt.Sprintf("month %d, %s", i, cell.MonthName(i)))
	}
	months[0] += ", the last that the files have"
	m.ask("WHICH MONTH IS THE LAST THAT COUNTS?", []string{"Months after it are left out, as if they were not over."}, months, 0, func(i int) {
		m.request.Month = elapsed - i
	})
}

// turn shows a question, or behind the last what would be made.
func (m *importing) turn(at int) {
	m.at = at
	if q := m.asked(); q != nil {
		m.choices = tui.List{}
		m.choices.Resize(len(q.choices))
		m.choices.Move(q.chosen)
	}
	m.Desk.Bind()
	m.Desk.Stale = true
}

// goOn takes the answer, and reads again after the last; of the preview it asks where
// to write.
func (m *importing) goOn() {
	q := m.asked()
	if q == nil {
		m.askWhere()
		return
	}
	if q.unsaid && m.choices.Chosen == 0 {
		m.Desk.Refuse("Choose what it is among the lines below")
		return
	}
	q.chosen = m.choices.Chosen
	q.take(q.chosen)
	if next := m.at + 1; next < len(m.questions) && !m.questions[next].failed { // why it failed may be answered now
		m.turn(next)
		return
	}
	m.read()
}

// goBack shows the question before, or leaves the import.
func (m *importing) goBack() {
	if m.asked() == nil && m.ShowAll() {
		return
	}
	if m.at == 0 {
		m.Desk.Drafts[importDraft] = []string{strings.Join(m.request.Files, "; ")}
		m.Desk.Back()
		return
	}
	m.turn(m.at - 1)
}

// askWhere asks where the year file is to stand; one that is brought up to date stands.
func (m *importing) askWhere() {
	switch {
	case m.result.Report.Difference != 0:
		m.Desk.Refuse("The control totals differ: nothing can be written. Look at the rows of the months that differ")
		return
	case m.over != "":
		m.write(m.over)
		return
	}
	folder := filepath.Dir(m.request.Files[0])
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	m.Desk.AskLine("Where to?", "The year file is written there, and opened. Nothing is written over unasked.",
		tui.Filled(filepath.Join(folder, "my.year.yaml")), func(path string) string {
			if path = m.host.TypedPath(path); path == "" {
				return words.ItNeedsAName
			}
			if bare := filepath.Base(path); path == m.host.TypedPath(bare) { // a name alone stands beside the files
				path = filepath.Join(folder, bare)
			}
			if !strings.HasSuffix(path, ".yaml") {
				path += ".year.yaml"
			}
			if _, err := os.Stat(path); err == nil {
				m.askOver(path)
				return ""
			}
			m.Desk.Close()
			m.write(path)
			return ""
		})
}

// askOver asks whether a year file that is there is to be brought up to date.
func (m *importing) askOver(path string) {
	m.Desk.Show(&tui.Question{
		Title: "There already", Text: words.IsThereIn(path), Esc: "leave it", Escape: m.askWhere,
		Answers: []tui.Answer{{Key: "o", Does: "bring it up to date; what was mended by hand stays, and the old one is kept beside it", Do: tui.Just(func() {
			year, _, faults := scenarios.ReadAny(path)
			switch {
			case faults.Fatal():
				m.Desk.Refuse(faults.Errors()[0].Headline())
			case year == nil || !year.ByMonth():
				m.Desk.Refuse(words.NotByMonth(filepath.Base(path)))
			case m.request.Year != 0 && m.request.Year != year.FinancialYear:
				m.Desk.Refuse(fmt.Sprintf("%s is for %s, and the files were read as %s: give another name, or go back and say which year they are of", filepath.Base(path), year.FinancialYear, m.request.Year))
			default:
				m.over, m.request.Known, m.request.Year = path, year, cmp.Or(m.request.Year, year.FinancialYear)
				m.read()
			}
		})}},
	})
}

// write writes the year file, and what was answered of headings beside it, and opens
// the year.
func (m *importing) write(path string) {
	var content []byte
	var err error
	if m.over != "" {
		if content, err = nextmonth.Over(m.result, path); err == nil && m.result.Report.Difference != 0 {
			err = errors.New("the control totals differ: nothing was written")
		} else if err == nil {
			_, err = journal.ReplaceYear(path, content)
		}
	} else if content, err = m.result.Encode(); err == nil {
		err = journal.WriteNew(path, content, false, m.request.Files...)
	}
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\nhint: ")
		m.Desk.Refuse(first)
		return
	}
	said := "Written: " + filepath.Base(path) + " in " + filepath.Dir(path)
	if m.request.Map != nil {
		answered := strings.TrimSuffix(strings.TrimSuffix(path, ".yaml"), ".year") + ".map.yaml"
		if journal.WriteNew(answered, m.request.Map.Text(), false, m.request.Files...) == nil {
			said += ", and " + filepath.Base(answered) + " with what you said of headings, for next month's --map"
		}
	}
	opened, err := scenarios.Open([]string{path})
	if err != nil {
		m.Desk.Refuse(said + ". It can't be opened: " + err.Error())
		return
	}
	m.Desk.Beside = append(m.Desk.Beside, m.host.openInstead(opened, said))
}

func (m *importing) Draw(a tui.Area) {
	q := m.asked()
	switch {
	case q == nil && m.result == nil:
		m.Desk.DrawList(a, "AN IMPORT")
		return
	case q == nil:
		m.AnswerList.Draw(m.Desk.DrawList(a, fmt.Sprintf("WHAT WOULD BE MADE: difference %s; Enter asks where to", model.RoundPounds(m.result.Report.Difference).Pence())))
		return
	}
	rows := m.Desk.DrawList(a, m.Desk.Text(fmt.Sprintf("%d OF %d · %s", m.at+1, len(m.questions), q.title)))
	w, h := rows.Size()
	y := 0
	for _, said := range q.said {
		for _, line := range tui.Wrap(m.Desk.Text(said), w-3) {
			if y < max(2, h-7) {
				rows.Text(2, y, tui.Muted, line)
				y++
			}
		}
	}
	_, rest := rows.Box.CutTop(y + 1)
	m.choices.Draw(rows.Part(rest), m.Desk.Theme, func(line tui.Area, i int) {
		width, _ := line.Size()
		line.Cut(0, 0, width, tui.Plain, m.Desk.Text(q.choices[i]))
	})
}

func (m *importing) Key(tea.KeyMsg) bool { return false }

func (m *importing) Mouse(e tea.MouseMsg) bool {
	if m.asked() != nil {
		return m.choices.Mouse(e)
	}
	return m.AnswerList.Mouse(e)
}
