package answers

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/views/words"
)

// RankedOf ranks the levers on top of a scenario or, of one practice (an id), its part of
// each stream: what its rows bring for each pound is of its part of the changes, to the
// penny as everywhere.
func RankedOf(p *model.Prepared, s *model.Scenario, practice string) []seek.Ranked {
	rows := seek.Rank(p, s, practice)
	if practice == "" {
		return rows
	}
	pr := p.NewProjection()
	p.Project(s, pr)
	own := insight.ResultOf(pr, p.PracticeAt(practice)).Changes
	for k := range rows {
		for t := range rows[k].Return {
			var y model.Yield
			for i := range own {
				if s.Changes[i].Target == rows[k].Lever.Target {
					y.Saving, y.Costs = y.Saving+own[i].Saving[t], y.Costs+own[i].Costs
				}
			}
			each, ok := y.Return()
			rows[k].Return[t] = model.Optional{Value: each, Given: ok}
		}
	}
	return rows
}

// Rank says what a referral fewer saves. The rows are in the order that was asked
// for.
func Rank(q *Question, rows []seek.Ranked, by seek.RankBy) *Answer {
	sheet := rankSheet(q, rows, by)
	a := &Answer{
		Head:   q.head("What a referral fewer saves,"),
		Sheets: append([]Sheet{sheet}, whyNothing(q, rows)...),
		Data:   given(q.preface().with(Field{"by", by.Key()}, Field{"levers", &sheet})),
	}
	if q.Practice != nil {
		a.Sheets = append(a.Sheets, noneReferred(q))
	}
	if len(rows) == 0 {
		a.Sheets[0] = Sheet{Sentences: Said(0, "The year has no referral streams. fewer rank --lines ranks what can be changed directly.")}
	}
	return a
}

// rankSheet has, for people, what all that follows brings in the column that gives way
// where another order is asked for.
func rankSheet(q *Question, rows []seek.Ranked, by seek.RankBy) Sheet {
	t := q.Terms
	columns := append(leverColumns(q.Year, "SAVED, £", func(r *seek.Ranked) seek.Lever { return r.Lever }),
		data("remaining", func(r *seek.Ranked) any { return r.Remaining }),
		col("one_fewer", "one fewer,\nby 31\nMarch", Saving, func(r *seek.Ranked) Cell { return Amount(r.One[t]) }),
		data("one_fewer_not_sent", func(r *seek.Ranked) any { return r.OneNotSent }),
		col("one_fewer_when_all_has_come", "one fewer,\nwhen all\nhas come", Saving, func(r *seek.Ranked) Cell { return Amount(r.FullYear[t]) }).
			only(by != seek.ByTenthInFull && by != seek.ByReturn),
		col("tenth_fewer", "10% fewer,\nby 31\nMarch", Saving, func(r *seek.Ranked) Cell { return Amount(r.Tenth[t]) }),
		data("tenth_fewer_not_sent", func(r *seek.Ranked) any { return r.TenthNotSent }),
		data("tenth_fewer_after_year_end", func(r *seek.Ranked) any { return r.TenthLater }),
		patientsColumn("patients\nfor each\n£1,000", t),
		col("tenth_fewer_full_year", "10% fewer,\nin a full\nyear", Saving, func(r *seek.Ranked) Cell { return Amount(r.TenthInFull[t]) }).only(by == seek.ByTenthInFull),
		col("return", "for each\n£1 that\nit takes", Number, func(r *seek.Ranked) Cell { return perPound("")(r.Return[t].Value, r.Return[t].Given) }).only(by == seek.ByReturn),
		data("reasons", func(r *seek.Ranked) any { return holds(q.Year, r.Holds[t]) }),
	)
	return table(pointers(rows), columns...)
}

// RankShown is a ranking on a screen, in short; beside what comes by 31 March the figure
// that the order goes by, where that is another.
func RankShown(q *Question, rows []seek.Ranked, by seek.RankBy) Sheet {
	t := q.Terms
	last := col("", "when all\nhas come", Saving, func(r *seek.Ranked) Cell { return Rounded(r.FullYear[t]) })
	switch by {
	case seek.ByTenthInFull:
		last = col("", "10%, full\nyear", Saving, func(r *seek.Ranked) Cell { return InShort(r.TenthInFull[t]) })
	case seek.ByReturn:
		last = col("", "for £1 it\ntakes", Number, func(r *seek.Ranked) Cell { return perPound("")(r.Return[t].Value, r.Return[t].Given) })
	}
	return table(pointers(rows),
		col("name", "", Words, func(r *seek.Ranked) Cell { return Text(r.Lever.Name(q.Year)) }),
		col("", "one fewer\nsaves", Saving, func(r *seek.Ranked) Cell { return Rounded(r.One[t]) }),
		col("", "10% fewer\nsaves", Saving, func(r *seek.Ranked) Cell { return InShort(r.Tenth[t]) }),
		patientsColumn("patients\nfor £1,000", t), last)
}

// patientsColumn is how many patients it takes to save £1,000.
func patientsColumn(heading string, t model.Terms) of[*seek.Ranked] {
	return col("patients_for_1000", heading, Number, func(r *seek.Ranked) Cell {
		if n, ok := r.PatientsPerThousand(t); ok {
			return Count(n, 1)
		}
		return None("–")
	})
}

// pointers are the places of a list, so that its rows need not be copied.
func pointers[R any](rows []R) []*R {
	all := make([]*R, len(rows))
	for i := range rows {
		all[i] = &rows[i]
	}
	return all
}

// holds are the reasons why less is saved than at tariff, for programs.
func holds(y *model.Year, holds []seek.Hold) []Object {
	list := []Object{}
	for _, h := range holds {
		o := Object{{"reason", h.Kind.Key()}}
		if h.Provider >= 0 {
			o = append(o, Field{"provider", y.Providers[h.Provider].ID})
		}
		list = append(list, append(o,
			Field{"freed", h.Freed}, // by a tenth fewer, at tariff
			Field{"saved", h.Saved}, Field{"must_first_go", h.Away}, Field{"sentence", h.Sentence(y)}))
	}
	return list
}

// whyNothing gives each reason once, with those that it holds for.
func whyNothing(q *Question, rows []seek.Ranked) []Sheet {
	var reasons []string
	names := map[string][]string{}
	for i := range rows {
		row := &rows[i]
		holds := row.Holds[q.Terms]
		if len(holds) == 0 || row.Tenth[q.Terms] > 0 && holds[0].Kind != seek.HeldAsReserve {
			continue
		}
		why := holds[0].Sentence(q.Year)
		if !slices.Contains(reasons, why) {
			reasons = append(reasons, why)
		}
		names[why] = append(names[why], row.Lever.Name(q.Year))
	}
	if len(reasons) == 0 {
		return nil
	}
	s := Sheet{Title: "WHY THE OTHERS SAVE NOTHING"}
	for _, why := range reasons {
		s.Sentences = append(s.Sentences, Sentence{Text: why, Hang: 2}, Sentence{Text: strings.Join(names[why], "; "), Indent: 4})
	}
	return []Sheet{s}
}

// barWidth is the width of the longest bar of a tornado, in cells.
const barWidth = 12

// Tornado says what moves the year-end most.
func Tornado(q *Question, bars []seek.Swing) *Answer {
	var widest model.Money
	if len(bars) > 0 {
		widest = bars[0].Width()
	}
	sheet := table(pointers(bars),
		data("kind", func(b *seek.Swing) any { return b.Kind.Key() }),
		col("name", "YEAR-END", Words, func(b *seek.Swing) Cell { return Text(b.Name(q.Year)) }),
		data("id", func(b *seek.Swing) any { return swingID(q.Year, b) }).without(),
		col("", "", Picture, func(b *seek.Swing) Cell {
			cells := max(1, int(b.Width().Float()/widest.Float()*barWidth+0.5))
			return Cell{Text: strings.Repeat("█", cells) + strings.Repeat(" ", barWidth-cells), Value: b.Width()}
		}),
		col("best", "best", Deficit, func(b *seek.Swing) Cell { return q.overOf(b, b.Low) }),
		data("best_at", func(b *seek.Swing) any { return b.EndWords(b.Low) }),
		col("worst", "worst", Deficit, func(b *seek.Swing) Cell { return q.overOf(b, b.High) }),
		data("worst_at", func(b *seek.Swing) any { return b.EndWords(b.High) }),
		col("", "between", Pounds, func(b *seek.Swing) Cell { return InShort(b.Width()) }),
	)
	a := &Answer{
		Head:   q.head("What moves the year-end most,"),
		Sheets: []Sheet{{Sentences: Said(0, "Nothing that is changed moves it.")}},
		Data:   given(q.preface().with(Field{"bars", &sheet})),
	}
	said := "Streams and lines by 10% fewer and more; contracts in each form; where there is a scenario, half of it happening and all of it."
	if q.Practice != nil {
		said = words.MovedByPractice(q.Practice.Name) + "."
	}
	if len(bars) > 0 {
		a.Sheets = []Sheet{sheet, {Notes: Said(0, said)}}
	}
	return a
}

// TornadoShown is on a screen what moves the year-end most, with room for the bars.
func TornadoShown(q *Question, bars []seek.Swing) Sheet {
	return table(pointers(bars),
		col("name", "", Words, func(b *seek.Swing) Cell { return Text(b.Name(q.Year)) }),
		col("", "", Picture, func(*seek.Swing) Cell { return Cell{} }),
		col("", "between\nthem", Pounds, func(b *seek.Swing) Cell { return InShort(b.Width()) }))
}

// overOf is an end of a bar in short; of one practice, which moves little of the whole, to
// the pound where that would not tell it from the other.
func (q *Question) overOf(b *seek.Swing, end seek.SwingEnd) Cell {
	if q.Practice == nil {
		return Over(end.Deficit)
	}
	return Cell{Text: b.Over(end), Value: end.Deficit}
}

// swingID is the id of the stream, line or provider that moves the year-end.
func swingID(y *model.Year, b *seek.Swing) string {
	switch b.Kind {
	case seek.SwingLever:
		return b.Lever.Target.Referrals + b.Lever.Target.Line
	case seek.SwingContract:
		return y.Providers[b.Provider].ID
	}
	return ""
}
