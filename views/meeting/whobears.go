package meeting

import (
	"fmt"
	"math"
	"strconv"

	"fewer/scenarios"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// whoBears shows who gives it up: by fifth of deprivation, and then what each side says
// of it, with what is urgent and protected.
type whoBears struct {
	reading
	bearing scenarios.Kept[insight.Bearing]
}

func (r *whoBears) pieces() int { return 2 }

func (r *whoBears) money() bool { return true }

func (r *whoBears) draw(out *wall.Writer) {
	switch {
	case len(r.doc().Scenario.Changes) == 0:
		out.Para(tui.Plain, words.NothingChanged+".")
	case r.at.Piece == 0:
		r.drawFifths(out)
	default:
		out.Para(tui.Strong, "What each side says of it")
		out.Skip()
		r.read(out, r.givenUp())
	}
}

// drawFifths shows what each fifth of deprivation gives up.
func (r *whoBears) drawFifths(out *wall.Writer) {
	b := r.bearing.Of(r.prepared(), r.session().Edition(), func(year *model.Prepared) insight.Bearing {
		doc, pr := r.doc(), year.NewProjection()
		year.Project(&doc.Scenario, pr)
		return insight.BearingOf(pr)
	})
	if gone, back := words.NotSent(r.projection()); b.Why != "" {
		out.Figure(tui.Focus, words.Count(math.Abs(gone)), "patients "+words.FewerOrMore(-gone)+" are referred by 31 March"+words.SentAfterAll(gone, back))
		out.Skip()
		out.Para(tui.Strong, b.Why)
		return
	}
	said := words.WhoBears(&b)
	if patients, notSent, ok := b.MostDeprived(); ok {
		out.FigureOf(out.ScaleFor(1, 10), tui.Focus, strconv.Itoa(int(math.Round(100*notSent))),
			fmt.Sprintf("%% of the referrals not sent are of the most deprived fifth, with %.0f%% of the patients", 100*patients))
		out.Skip()
	}
	out.Para(tui.Strong, "Referrals not sent by 31 March, for each 1,000 patients:")
	for k := range b.Fifths {
		if f := &b.Fifths[k]; f.Shown() {
			out.Para(tui.Plain, words.FifthName(k)+": "+words.Decimals(f.NotSentRate())+", of "+words.Decimals(f.Rate())+" sent in the time that is over")
		}
	}
	out.Para(tui.Plain, "these together: "+words.Decimals(b.All.NotSentRate()))
	for _, line := range append([]string{said}, words.BearingNotes(&b)...) {
		if line != "" && out.Left() >= out.Rows(line) {
			out.Para(tui.Plain, line)
		}
	}
}

// givenUp says of each row that is changed how many patients it is, how many are
// protected, and what each side says of them.
func (r *whoBears) givenUp() (items []wall.Entry) {
	for _, t := range r.changedRows() {
		gone, back, _ := r.notSent(t)
		item := wall.Entry{Says: r.year().TargetName(t) + ": " + words.Taken(r.year(), t, gone) + words.SentAfterAll(gone, back), Role: tui.Strong}
		if share := r.year().Protected(t); share > 0 {
			item.Notes = append(item.Notes, model.PercentWords(share)+" are urgent and protected: none of them is among these")
		}
		for _, said := range r.saidOf(t) {
			item.Notes = append(item.Notes, said.Side+": “"+said.Says+"”")
		}
		items = append(items, item)
	}
	return items
}
