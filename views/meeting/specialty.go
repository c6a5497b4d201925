package meeting

import (
	"math"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// rows are those of the specialty that is on the wall; nil where one row is.
func (r *Room) rows() []model.Target {
	if r.at.Specialty == "" {
		return nil
	}
	return insight.TargetsOf(r.prepared(), r.at.Specialty)
}

// rowName names what is on the wall: a row, or a specialty wherever it goes.
func (r *Room) rowName() string {
	if r.at.Specialty != "" {
		return insight.WhereverTheyGo(r.at.Specialty)
	}
	return r.year().TargetName(r.at.Row)
}

// chooseRow offers every row that can be changed, and after them each specialty of
// several; of that the first row stands for it where only one can.
func (r *Room) chooseRow(title string, chosen func(row model.Target, specialty string) tea.Cmd) {
	rows := slices.Clone(r.targets)
	names := make([]string, len(rows))
	for i, t := range rows {
		names[i] = r.year().TargetName(t)
	}
	specialties := make([]string, len(rows))
	for _, s := range insight.OfSeveral(r.prepared()) {
		rows, specialties, names = append(rows, insight.TargetsOf(r.prepared(), s)[0]), append(specialties, s), append(names, insight.WhereverTheyGo(s))
	}
	r.stage.Show(tui.NewChooser(title, names, slices.Index(names, r.rowName()), func(i int) tea.Cmd { return chosen(rows[i], specialties[i]) }))
}

// drawSpecialty shows the size at each of a specialty's hospitals, and how many fewer
// that is at each; no money.
func (r *oneRow) drawSpecialty(out *wall.Writer) {
	p, pr := r.prepared(), r.projection()
	streams := insight.StreamsOf(p, r.at.Specialty)
	sum := insight.Together(pr.Streams, streams)
	percent, _, same := r.session().PercentOfEach(r.rows())
	where := insight.AtEach(r.year(), streams)
	switch done, stopped := words.Possible(p, r.doc().Scenario.Changes, pr, r.rows()...); {
	case stopped != "":
		percent, where = done, "in all: "+stopped
	case !same:
		percent, where = done, "in all"
	}
	beside := sizeWordsAfter(r.year().SizeWords(r.at.Row, model.Size{Amount: percent})) + " " + where
	out.Figure(tui.Focus, model.NumberWords(math.Abs(percent)), beside)
	out.Skip()
	before, then := words.Apart(sum.Now, sum.New)
	out.Para(tui.Strong, before+" referrals a week now, "+then+" then")
	if sum.NotSent != 0 {
		out.Para(tui.Strong, words.TakenByYearEnd(r.year(), r.at.Row, sum.NotSent, sum.SentBack))
	}
	for _, i := range streams {
		if s := &pr.Streams[i]; out.Left() > 1 {
			now, then := words.Apart(s.Now, s.New)
			out.Para(tui.Plain, p.Year().Referrals[i].Name+": "+now+" a week now, "+then+" then")
		}
	}
}
