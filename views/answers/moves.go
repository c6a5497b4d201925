package answers

import (
	"strings"

	"fewer/model"
	"fewer/model/seek"
)

// StillMoves says how much money can still move, by referrals and, where lines are
// asked for too, by lines that are changed directly.
func StillMoves(q *Question, m *seek.Moves, lines bool) *Answer {
	said := Sheet{Sentences: Said(0, m.Headline())}
	if m.Most.Saving >= model.Pounds(1) {
		said.Sentences = append(said.Sentences, Said(2, m.Meaning(q.Year))...)
	}
	said.Sentences = append(said.Sentences, Said(2, m.Why()...)...)
	streams, direct := moveSheet(q, "AT MOST, £", "fewer\nreferrals", m.Streams),
		moveSheet(q, "LINES CHANGED DIRECTLY, AT MOST, £", "fewer", m.Direct)
	a := &Answer{
		Head: q.head("Money that can still move before 31 March,"), Sheets: []Sheet{said},
		Data: given(q.preface().with(
			Field{"contracts", m.Contracts}, Field{"spent_to_date", m.Spent}, Field{"can_still_move", m.Most.Saving}, Field{"proven", m.Proven},
			Field{"by_the_case", m.AtTariff}, Field{"held_by_contracts", m.Held}, Field{"after_year_end", m.Later},
			Field{"saved_by_weeks_of_waiting", append([]model.Money{}, m.Waiting...)},
			Field{"referrals", &streams}, Field{"lines", &direct})),
	}
	if len(m.Streams) > 0 {
		a.Sheets = append(a.Sheets, streams)
	}
	if lines {
		a.Sheets = append(a.Sheets, direct)
	}
	why := make([]seek.Ranked, len(m.Streams))
	for i, s := range m.Streams {
		why[i].Lever, why[i].Tenth[q.Terms], why[i].Holds[q.Terms] = s.Lever, s.Released, s.Holds
	}
	a.Sheets = append(a.Sheets, whyNothing(q, why)...)
	return a
}

func moveSheet(q *Question, heading, fewer string, moves []seek.Move) Sheet {
	columns := append(leverColumns(q.Year, heading, func(m *seek.Move) seek.Lever { return m.Lever }),
		fewerColumns(q.Year, fewer, 0, func(m *seek.Move) (model.Target, float64) { return m.Lever.Target, m.NotSent })...)
	return table(pointers(moves), append(columns,
		col("released", "released by\n31 March", Saving, func(m *seek.Move) Cell { return Amount(m.Released) }),
		col("by_the_case", "if all by\nthe case", Saving, func(m *seek.Move) Cell { return Amount(m.AtTariff) }),
		data("after_year_end", func(m *seek.Move) any { return m.Later }),
		data("reasons", func(m *seek.Move) any { return holds(q.Year, m.Holds) }),
	)...)
}

// MovesShown is on a screen the money that can still move, in short.
func MovesShown(q *Question, moves []seek.Move) Sheet {
	return table(pointers(moves),
		col("name", "", Words, func(m *seek.Move) Cell { return Text(m.Lever.Name(q.Year)) }),
		col("", "released\nat most", Saving, func(m *seek.Move) Cell { return InShort(m.Released) }),
		col("", "if all by\nthe case", Saving, func(m *seek.Move) Cell { return InShort(m.AtTariff) }),
		col("", "fewer", Number, func(m *seek.Move) Cell { return Count(m.NotSent, 0) }),
		col("", "after\n31 March", Pounds, func(m *seek.Move) Cell { return InShort(m.Later) }))
}

// Sweep says what is paid for one lever from 40% fewer to 40% more.
func Sweep(q *Question, w *seek.Sweep) *Answer {
	name := w.Lever.Name(q.Year)
	paid := "PAID, £"
	if w.Lever.Provider >= 0 {
		paid = "PAID TO\n" + strings.ToUpper(q.Year.Providers[w.Lever.Provider].Name) + ", £"
	}
	own := q.Practice != nil && w.Lever.Practice != "" // of whose part all that is paid says little
	if own {
		paid = "ITS PART SAVES BY\n31 MARCH, £"
	}
	columns := []of[*seek.SweepPoint]{
		col("percent", paid, Number, func(p *seek.SweepPoint) Cell { return Cell{Text: seek.SizePercent(p.Percent), Value: p.Percent} }),
		data("not_sent", func(p *seek.SweepPoint) any { return p.NotSent }),
	}
	for _, terms := range model.AllTerms {
		c := col("paid."+terms.Key(), termsHeading(terms), Pounds, func(p *seek.SweepPoint) Cell { return Amount(p.Paid[terms]) })
		c.Hidden = own || terms == model.AsProposed && q.Terms != model.AsProposed
		columns = append(columns, c)
	}
	for _, terms := range model.AllTerms {
		c := col("deficit."+terms.Key(), "year-end", Deficit, func(p *seek.SweepPoint) Cell { return Over(p.Outturn[terms]) })
		c.Hidden = own || terms != q.Terms
		columns = append(columns, c)
	}
	var kept []of[*seek.SweepPoint]
	for _, terms := range model.AllTerms {
		saves := col("saving."+terms.Key(), termsHeading(terms), Saving, func(p *seek.SweepPoint) Cell { return Amount(p.Saving[terms]) })
		saves.Hidden = !own || terms == model.AsProposed && q.Terms != model.AsProposed
		full := col("full_year."+terms.Key(), termsHeading(terms)+",\nfull year", Saving, func(p *seek.SweepPoint) Cell { return Amount(p.FullYear[terms]) })
		full.Hidden = !own || terms != q.Terms
		columns, kept = append(columns, saves), append(kept, full)
	}
	columns = append(columns, kept...)
	sheet := table(pointers(w.Points), columns...)
	facts := []string{}
	for _, f := range w.Facts {
		facts = append(facts, f.Words(q.Year, w.Lever))
	}
	said := w.FactsWords(q.Year)
	for i := range w.Points {
		if costs := w.Points[i].Costs; costs != 0 {
			said = append(said, "At every size but none after the "+costs.Pence()+" that the change takes.")
			break
		}
	}
	about := "; the year-end"
	if own {
		about = ","
	}
	return &Answer{
		Head:   q.head(name + ", from 40% fewer to 40% more" + about),
		Sheets: []Sheet{sheet, {Notes: Said(2, said...)}},
		Data: given(q.preface().with(leverFields(q.Year, w.Lever)...).with(
			Field{"now", w.Now}, Field{"points", &sheet}, Field{"facts", facts})),
	}
}

// termsHeading breaks the name of the terms for the head of a narrow column.
func termsHeading(t model.Terms) string {
	return strings.Replace(strings.Replace(t.String(), "if all were ", "if all were\n", 1), "as ", "as\n", 1)
}
