package meeting

import (
	"math"
	"strconv"

	"fewer/scenarios"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// delivery shows what is left where only a part of what is agreed happens, and then how
// sure the year-end is, in counts. It changes nothing.
type delivery struct {
	plain
	parts scenarios.Kept[map[int]delivered] // by how much less happens, as in the stand
}

// delivered is the scenario of which only a part happens.
type delivered struct {
	pr     *model.Projection
	spread insight.Spread // of its year-end, as contracted
}

// Steps of doubt, in percent.
const (
	doubtStep = 5  // of the arrows
	doubtNext = 25 // of Space
	doubtMost = 50 // half of it
)

func (r *delivery) pieces() int { return 2 }

func (r *delivery) money() bool { return true }

func (r *delivery) figure() string { return "terms.as_contracted.saving" }

func (r *delivery) enter() { r.at.Doubt = 0 }

func (r *delivery) keys() []tui.Action {
	by := func(percent int) func() {
		return func() { r.at.Doubt = min(max(0, r.at.Doubt+percent), doubtMost) }
	}
	return []tui.Action{
		{ID: "less-happens", Keys: []string{"left"}, Short: "less, more happens", Rank: 1, Help: "5% less of what is agreed happens, down to half; changes nothing", Do: tui.Just(by(doubtStep))},
		{ID: "more-happens", Keys: []string{"right"}, Short: "less, more happens", Rank: 1, Help: "5% more of what is agreed happens, up to all; changes nothing", Do: tui.Just(by(-doubtStep))},
	}
}

// advance goes by quarters to half, before the range is shown.
func (r *delivery) advance() bool {
	if r.at.Piece > 0 || r.at.Doubt >= doubtMost || len(r.doc().Scenario.Changes) == 0 {
		return false
	}
	r.at.Doubt = min(r.at.Doubt-r.at.Doubt%doubtNext+doubtNext, doubtMost)
	return true
}

// part is the scenario delivered in part, once for each edit.
func (r *delivery) part() delivered {
	parts := r.parts.Of(r.prepared(), r.session().Edition(), func(*model.Prepared) map[int]delivered { return map[int]delivered{} })
	part, known := parts[r.at.Doubt]
	if !known {
		year, doc := r.prepared(), r.doc()
		part.pr = year.NewProjection()
		less := seek.DeliveredInPart(&doc.Scenario, float64(100-r.at.Doubt)/100)
		year.Project(&less, part.pr)
		part.spread = insight.NewSpreads(year, insight.SpreadSeed).Of(part.pr)[model.AsContracted].Scenario
		parts[r.at.Doubt] = part
	}
	return part
}

func (r *delivery) draw(out *wall.Writer) {
	if len(r.doc().Scenario.Changes) == 0 {
		out.Para(tui.Plain, words.NothingChanged+".")
		return
	}
	part, share := r.part(), "all"
	if r.at.Doubt > 0 {
		share = strconv.Itoa(100-r.at.Doubt) + "%"
	}
	out.Para(tui.Strong, "If "+share+" of what is agreed happens")
	out.Skip()
	if r.at.Piece > 0 {
		r.drawRange(out, &part.spread)
		return
	}
	saved := part.pr.Terms[model.AsContracted].Saving
	out.Figure(tui.Focus, saved.Abs().Whole(), words.BySign(saved, "saved", "more spent", "saved")+" by 31 March, as contracted")
	out.Skip()
	gone, back := words.NotSent(part.pr)
	if all, _ := words.NotSent(r.projection()); all > 0 {
		fewer := words.Count(gone) + " patients fewer"
		if after := words.SentAfterAll(gone, back); after != "" {
			fewer += " by 31 March" + after
		}
		out.Para(tui.Strong, fewer+", of "+words.Count(all)+" if all of it happens.")
	}
	out.Para(tui.Strong, "Paid by the case: "+words.SavingWords(part.pr.Terms[model.AllCostPerCase].Saving)+".")
	out.Para(tui.Plain, "If all of it happens, as contracted: "+words.SavingWords(r.projection().Terms[model.AsContracted].Saving)+".")
}

// drawRange says in counts how sure the year-end then is.
func (r *delivery) drawRange(out *wall.Writer, spread *insight.Spread) {
	if p := spread.ChanceWithinBudget; !spread.Certain && p >= 0.01 && p <= 0.99 {
		out.Figure(tui.Focus, strconv.Itoa(int(math.Round(100*p))), "of 100 such years end within budget")
		out.Skip()
	}
	out.Para(tui.Strong, words.Sentence(spread.Words()))
	for _, note := range insight.SpreadNotes(r.prepared(), model.AsContracted, *spread) {
		if out.Left() > out.Rows(note) {
			out.Para(tui.Plain, note)
		}
	}
}
