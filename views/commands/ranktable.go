package commands

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"fewer/model"
)

// shown is an answer that can be written for people and for programs.
type shown interface {
	write(w io.Writer)
	report() any
}

// writeTitle says which year, which scenario and which terms.
func (q *insight) writeTitle(w io.Writer, what string) {
	fmt.Fprint(w, wrap(q.year.Title(), ""))
	if q.document != nil {
		fmt.Fprint(w, wrap("Scenario: "+q.scenario.Name, "  "))
	}
	fmt.Fprint(w, wrap(what+" "+q.terms.String()+".", ""))
}

// rankShown is the levers in the order that was asked for.
type rankShown struct {
	*insight
	rows []model.Ranked
	by   model.RankBy
}

func (r *rankShown) write(w io.Writer) {
	r.writeTitle(w, "What a referral fewer saves,")
	if len(r.rows) == 0 {
		fmt.Fprintln(w, "\nThe year has no referral streams. fewer rank --lines ranks what can be changed directly.")
		return
	}
	t := table{heading: []string{
		"\n\n\nSAVED, £", "one fewer,\nby 31\nMarch", "one fewer,\nwhen all\nhas come", "10% fewer,\nby 31\nMarch", "patients\nfor each\n£1,000",
	}}
	for i := range r.rows {
		row := &r.rows[i]
		per := "–"
		if n, ok := row.PatientsPerThousand(r.terms); ok {
			per = model.CountWords(n, 1)
		}
		t.row(row.Lever.Name(r.year), amount(row.One[r.terms]), amount(row.FullYear[r.terms]), amount(row.Tenth[r.terms]), per)
	}
	t.write(w)
	r.writeWhy(w)
}

// writeWhy gives each reason once, with those that it holds for.
func (r *rankShown) writeWhy(w io.Writer) {
	var reasons []string
	names := map[string][]string{}
	for i := range r.rows {
		row := &r.rows[i]
		holds := row.Holds[r.terms]
		if len(holds) == 0 || row.Tenth[r.terms] > 0 && holds[0].Kind != model.HeldAsReserve {
			continue
		}
		why := holds[0].Sentence(r.year)
		if !slices.Contains(reasons, why) {
			reasons = append(reasons, why)
		}
		names[why] = append(names[why], row.Lever.Name(r.year))
	}
	if len(reasons) > 0 {
		fmt.Fprintln(w, "\nWHY THE OTHERS SAVE NOTHING")
	}
	for _, why := range reasons {
		fmt.Fprint(w, wrap(why, "  "))
		fmt.Fprint(w, "    ", wrap(strings.Join(names[why], "; "), "    "))
	}
}

// tornadoShown is what moves the year-end most.
type tornadoShown struct {
	*insight
	bars []model.Swing
}

// barWidth is the width of the longest bar of a tornado, in cells.
const barWidth = 12

func (r *tornadoShown) write(w io.Writer) {
	r.writeTitle(w, "What moves the year-end most,")
	if len(r.bars) == 0 {
		fmt.Fprintln(w, "\nNothing that is changed moves it.")
		return
	}
	t := table{heading: []string{"\nYEAR-END", "", "best", "worst", "between"}}
	widest := r.bars[0].Width()
	for i := range r.bars {
		b := &r.bars[i]
		cells := max(1, int(b.Width().Float()/widest.Float()*barWidth+0.5))
		t.row(b.Name(r.year), strings.Repeat("█", cells)+strings.Repeat(" ", barWidth-cells),
			b.Low.Deficit.Over(), b.High.Deficit.Over(), b.Width().Short())
	}
	t.write(w)
	fmt.Fprint(w, "\n", wrap("Streams and lines by 10% fewer and more; contracts in each form; where there is a scenario, half of it "+
		"happening and all of it.", ""))
}

// movesShown is the money that can still move.
type movesShown struct {
	*insight
	moves model.Moves
	lines bool
}

func (r *movesShown) write(w io.Writer) {
	r.writeTitle(w, "Money that can still move before 31 March,")
	m := &r.moves
	fmt.Fprint(w, "\n", wrap(m.Headline(), ""))
	if m.Most.Saving >= model.Pounds(1) {
		fmt.Fprint(w, wrap(m.Meaning(r.year), "  "))
	}
	for _, text := range m.Why() {
		fmt.Fprint(w, wrap(text, "  "))
	}
	t := table{heading: []string{"\n\nAT MOST, £", "fewer\nreferrals", "released by\n31 March", "if all by\nthe case"}}
	for i := range m.Streams {
		r.row(&t, &m.Streams[i])
	}
	if len(m.Streams) > 0 {
		t.write(w)
	}
	if r.lines {
		t := table{heading: []string{"\n\nLINES CHANGED DIRECTLY, AT MOST, £", "fewer", "released by\n31 March", "if all by\nthe case"}}
		for i := range m.Direct {
			r.row(&t, &m.Direct[i])
		}
		t.write(w)
	}
	why := rankShown{insight: r.insight}
	for _, s := range m.Streams {
		row := model.Ranked{Lever: s.Lever}
		row.Tenth[r.terms], row.Holds[r.terms] = s.Released, s.Holds
		why.rows = append(why.rows, row)
	}
	why.writeWhy(w)
}

func (r *movesShown) row(t *table, m *model.Move) {
	t.row(m.Lever.Name(r.year), model.CountWords(m.NotSent, 0), amount(m.Released), amount(m.AtTariff))
}

// sweepShown is one lever from 40% fewer to 40% more.
type sweepShown struct {
	*insight
	sweep model.Sweep
}

func (r *sweepShown) write(w io.Writer) {
	name := r.sweep.Lever.Name(r.year)
	r.writeTitle(w, name+", from 40% fewer to 40% more; the year-end")
	paid := "\n\nPAID, £"
	if r.sweep.Lever.Provider >= 0 {
		paid = "\n\nPAID TO\n" + strings.ToUpper(r.year.Providers[r.sweep.Lever.Provider].Name) + ", £"
	}
	shownTerms := []model.Terms{model.AsContracted, model.AllBlock, model.AllCostPerCase}
	if r.terms == model.AsProposed {
		shownTerms = append(shownTerms, model.AsProposed)
	}
	t := table{heading: []string{paid}}
	for _, terms := range shownTerms {
		t.heading = append(t.heading, columnName(terms))
	}
	t.heading = append(t.heading, "year-end")
	for _, p := range r.sweep.Points {
		cells := []string{model.SizePercent(p.Percent)}
		for _, terms := range shownTerms {
			cells = append(cells, amount(p.Paid[terms]))
		}
		t.row(append(cells, p.Outturn[r.terms].Over())...)
	}
	t.write(w)
	fmt.Fprintln(w)
	for _, say := range r.sweep.FactsWords(r.year) {
		fmt.Fprint(w, wrap(say, "  "))
	}
}
