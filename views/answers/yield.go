package answers

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
	"fewer/views/words"
)

// Yields is what the scenario and each of its changes bring: by 31 March, after it
// and in a full year, after what they take.
func (q *Question) Yields() *model.Yields {
	if q.yields == nil {
		if q.full == nil {
			q.full = q.Prepared.NewFullYear()
		}
		yields := q.full.Yields(q.Scenario, q.Projection())
		q.yields = &yields
	}
	return q.yields
}

// KeptUp sets side by side what the scenario saves by 31 March, what falls after it,
// and what it would save in a full year, under each terms and after what it takes.
func KeptUp(q *Question) Sheet {
	y, proposed := q.Yields(), q.proposed()
	s := Sheet{Whole: true, Columns: []Column{
		{Key: "terms", Heading: "SAVED, £"},
		{Key: "saving", Heading: "by 31 March", Kind: Saving},
		{Key: "after_year_end", Heading: "after it,\nat tariff", Kind: Saving},
		{Key: "full_year", Heading: "in a full year,\nif kept up", Kind: Saving},
	}}
	for _, t := range model.ShownTerms(proposed) {
		of, path := &y.Whole[t], "terms."+t.Key()+"."
		s.row(0, t.String(), Amount(of.Saving).figure(path+"saving"), Amount(of.After).figure("lands_after_year_end"), Amount(of.FullYear).figure(path+"full_year.saving"))
	}
	whole := &y.Whole[model.AsContracted]
	if whole.Costs != 0 || whole.FullCosts != 0 {
		s.Notes = append(s.Notes, Said(2, "After what the changes take: "+whole.Costs.Pence()+" by 31 March, "+whole.FullCosts.Pence()+" in a full year.")...)
	}
	s.Notes = append(s.Notes, Said(2, words.IfKeptUp)...)
	return s.withTemporary(q, y)
}

// withTemporary says which changes do nothing in a full year.
func (s Sheet) withTemporary(q *Question, y *model.Yields) Sheet {
	var names []string
	for i := range y.Changes {
		if y.Changes[i][q.Terms].Temporary && !q.Scenario.Changes[i].Off {
			names = append(names, changeName(i))
		}
	}
	if len(names) > 0 {
		s.Notes = append(s.Notes, Said(2, model.UpperFirst(model.ListWords(names))+" "+model.OneOrMore(len(names), "ends", "end")+
			" before week 52, and "+model.OneOrMore(len(names), "does", "do")+" nothing in a full year.")...)
	}
	return s
}

func (q *Question) proposed() bool {
	return q.Projection().Proposed
}

// Investments lists the changes that take something, what brings most for each pound
// first: what they take, what they save before it, and when they have paid for
// themselves.
func Investments(q *Question) *Answer {
	sheet := InvestmentSheet(q, false)
	a := &Answer{
		Head:   q.head("What the changes take, and what it brings,"),
		Sheets: []Sheet{sheet},
		Data:   given(q.preface().with(Field{"investments", &sheet})),
	}
	if len(sheet.Rows) == 0 {
		none := NoInvestments
		if q.Practice != nil {
			none = strings.Replace(none, "No change", "No change of "+q.Practice.Name, 1)
		}
		a.Sheets = []Sheet{{Sentences: Said(0, none)}}
	}
	return a
}

// takesSheets is InvestmentSheet without those that are off, where a change takes anything.
func takesSheets(q *Question) []Sheet {
	if takes := InvestmentSheet(q, false); len(takes.Rows) > 0 {
		return []Sheet{takes}
	}
	return nil
}

// NoInvestments is said where no change takes anything.
const NoInvestments = "No change says what it takes: give it costs, in the app in its form, in the file as costs: {once: 4_000, per_week: 350}."

// changeAt is a change's place in the scenario: from 0 for programs, which have it beside
// the list of changes; a list for a spreadsheet has the change's name.
type changeAt int

// changeName is what a change is called in tables that do not say it in words.
func changeName(i int) string { return "change " + strconv.Itoa(i+1) }

// investment is a change that takes something.
type investment struct {
	at     int // in the scenario
	change *model.Change
	*model.Yield
	back  *[model.TermsCount]model.PaidBack
	share float64 // proportion of what it takes that is asked about
}

// investments are the changes that take something, what brings most for each pound
// by 31 March first and, of those that bring the same, in a full year; of a practice that is
// asked about its part of each that names it. Those that are off stand last, or are left
// out.
func (q *Question) investments(offToo bool) (all []investment) {
	y := q.Yields()
	for i := range y.Changes {
		of := &y.Changes[i][q.Terms]
		if of.PaidBack.When == model.TakesNothing && !(offToo && q.Scenario.Changes[i].Off && q.Scenario.Changes[i].Costs != (model.Costs{})) {
			continue
		}
		v := investment{at: i, change: &q.Scenario.Changes[i], back: y.PaidBackOf(i)}
		if q.Practice == nil || insight.Names(q.Prepared, v.change, q.Practice.At) {
			v.Yield, v.share = q.YieldOf(i)
			all = append(all, v)
		}
	}
	slices.SortStableFunc(all, func(a, b investment) int {
		x, _ := a.Return()
		z, _ := b.Return()
		u, _ := a.FullReturn()
		v, _ := b.FullReturn()
		return cmp.Or(cmp.Compare(z, x), cmp.Compare(v, u))
	})
	return all
}

// own is what of the scenario is the practice's that is asked about, by 31 March and in a
// full year.
func (q *Question) own() (now, kept *insight.PracticeResult) {
	if q.ownNow == nil {
		q.Yields()
		now := insight.ResultOf(q.Projection(), q.Practice.At)
		q.full.Of(q.Scenario)
		kept := insight.ResultOf(q.full.Projection(), q.Practice.At)
		q.ownNow, q.ownKept = &now, &kept
	}
	return q.ownNow, q.ownKept
}

// YieldOfAll is what the scenario brings under the terms or, of a practice that is asked
// about, its part.
func (q *Question) YieldOfAll() model.Yield {
	if q.Practice == nil {
		return q.Yields().Whole[q.Terms]
	}
	now, kept := q.own()
	y := model.Yield{Saving: now.Saving[q.Terms], After: now.LandsAfterYearEnd, FullYear: kept.Saving[q.Terms]}
	for i := range now.Changes {
		y.Costs, y.FullCosts = y.Costs+now.Changes[i].Costs, y.FullCosts+kept.Changes[i].Costs
	}
	return y
}

// YieldOf is what a change brings or, of a practice that is asked about, its part of that,
// and its share of what the change takes.
func (q *Question) YieldOf(i int) (*model.Yield, float64) {
	whole := &q.Yields().Changes[i][q.Terms]
	if q.Practice == nil {
		return whole, 1
	}
	ownNow, ownKept := q.own()
	now, kept := &ownNow.Changes[i], &ownKept.Changes[i]
	own := model.Yield{
		Saving: now.Saving[q.Terms], After: now.LandsAfterYearEnd, FullYear: kept.Saving[q.Terms],
		Costs: now.Costs, FullCosts: kept.Costs, Temporary: whole.Temporary, PaidBack: whole.PaidBack,
	}
	share := figure.Quotient(own.Costs.Float(), whole.Costs.Float())
	own.Once = model.RoundPounds(whole.Once.Float() * share)
	return &own, share
}

// perPound is what each pound brings, a figure with a path.
func perPound(path string) func(pounds float64, ok bool) Cell {
	return func(pounds float64, ok bool) Cell {
		if !ok {
			return None("–")
		}
		return Cell{Text: strings.Replace(fmt.Sprintf("%.2f", pounds), "-", "−", 1), Value: pounds, Figure: path}
	}
}

// inPounds is an amount to the pound under a heading that says pounds.
func inPounds(m model.Money) Cell {
	return Cell{Text: strings.Replace(m.Whole(), "£", "", 1), Value: m}
}

// weeksOrNone are weeks for programs, nothing where there are none.
func weeksOrNone(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// InvestmentSheet is the table of Investments; where those that are off stand in it too,
// they can be switched on again.
func InvestmentSheet(q *Question, offToo bool) Sheet {
	rows, heading := q.investments(offToo), "WHAT IT TAKES, £"
	if q.Practice != nil {
		heading = "ITS PART TAKES, £"
	}
	path := func(v investment, of string) string {
		if v.share != 1 {
			return "" // that of the whole change may differ by the pence
		}
		return fmt.Sprintf("terms.%s.paid_back.%d.%s", q.Terms.Key(), v.at, of)
	}
	place := col("change", "", Words, func(v investment) Cell { return Cell{Text: changeName(v.at), Value: changeAt(v.at)} })
	place.Hidden = true
	s := table(rows,
		place,
		col("name", heading, Words, func(v investment) Cell {
			name := q.Year.TargetName(v.change.Target)
			return Cell{Text: strconv.Itoa(v.at+1) + "  " + name, Value: name}
		}),
		col("contract", "contract", Words, func(v investment) Cell {
			return Text(words.FormsOf(q.Prepared, q.Scenario, v.change.Target, q.Terms))
		}).dropped(1),
		data("once", func(v investment) any { return v.Once }),
		data("per_week", func(v investment) any { return model.RoundPounds(v.change.Costs.PerWeek * v.share) }),
		col("costs", "takes by\n31 March", Pounds, func(v investment) Cell { return inPounds(v.Costs) }).dropped(2),
		data("saved_before_costs", func(v investment) any { return v.Saving + v.Costs }),
		col("return", "£1 brings\nby March", Number, func(v investment) Cell { return perPound(path(v, "return"))(v.Return()) }),
		col("full_year_return", "£1, first\nfull year", Number, func(v investment) Cell { return perPound(path(v, "full_year_return"))(v.FullReturn()) }),
		data("saving", func(v investment) any { return v.Saving }),
		data("full_year", func(v investment) any { return v.FullYear }),
		col("paid_back", "paid back\nafter", Words, func(v investment) Cell {
			if v.change.Off {
				return Text("off")
			}
			return Cell{Text: words.PaidBackBriefly(&v.PaidBack), Value: v.PaidBack.When.Key(), Figure: path(v, "full_year_each_week")}
		}),
		data("weeks", func(v investment) any { return weeksOrNone(v.PaidBack.Weeks) }),
		data("full_year_weeks", func(v investment) any {
			return weeksOrNone(v.PaidBack.InFullYear)
		}),
	)
	proposed := q.proposed()
	for i, v := range rows {
		s.Rows[i].At = v.at
		if v.change.Off {
			continue
		}
		text := fmt.Sprintf("%d  %s. %s", v.at+1, q.Year.ChangeWords(*v.change), model.UpperFirst(words.TakesWords(v.Yield, v.change.Costs.PerWeek*v.share)))
		for _, said := range words.PaysBack(v.back, q.Terms, proposed) {
			text += ". " + strings.TrimSuffix(said, ".")
		}
		s.Notes = append(s.Notes, Sentence{Text: text + ".", Indent: 2, Hang: 3})
	}
	if len(rows) > 0 {
		s.Notes = append(s.Notes, Said(0, "For each £1 that it takes so much is saved: by 31 March, and in a first full year, in which it takes too what it takes once. "+words.IfKeptUp)...)
	}
	return s
}

// Unseen says of a saving that nobody will see it in the total; "" where it is large
// enough, or where there is no chance in the total under the terms.
func Unseen(q *Question, spreads *insight.TermsSpreads) string {
	pr := q.Projection()
	return words.Unseen(pr.Terms[q.Terms].Saving, &spreads[q.Terms].DoNothing, words.SeenByYearEnd(words.FewerAndMore(pr)))
}
