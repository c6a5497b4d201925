package answers

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/seek"
	"fewer/views/words"
)

// Seek says what it would take.
func Seek(q *Question, answer *seek.Answer) *Answer {
	r := seeking{q, answer}
	head := q.head("What it would take " + seek.GoalWords(answer.Goal, answer.FullYear) + ",")
	if q.Practice != nil {
		head = append(head, Said(0, words.AskedOfOne(answer.Start-answer.Goal, q.Practice.ByShare))...)
	}
	return &Answer{Head: head, Sheets: r.sheets(), Data: func() any { return r.data() }}
}

// seeking is a question with what it would take.
type seeking struct {
	*Question
	*seek.Answer
}

func (r *seeking) sheets() []Sheet {
	said := Sheet{Sentences: Said(0, r.Headline(r.Year))}
	switch r.Outcome {
	case seek.Reached:
		return r.plans(said)
	case seek.NotPossible:
		if other := r.ByItselfWords(r.Year); other != "" {
			said.Sentences = append(said.Sentences, Said(0, other+" Ask for it with --"+seek.FewestSent.Key()+".")...)
		}
		for _, o := range r.InTheWay {
			said.Sentences = append(said.Sentences, Sentence{Text: o.Words(), Indent: 2})
		}
		for _, c := range r.Contracts {
			said.Sentences = append(said.Sentences, Sentence{Text: c.Words(r.Year), Indent: 2})
		}
		if r.Most.Saving >= model.Pounds(1) {
			most := planSheet(r.Question, &r.Most, nil)
			most.Sentences = Said(0, "At most, which ends "+r.year()+" "+r.Most.Deficit.OverBudget()+":")
			return []Sheet{said, most, r.notes(&r.Most)}
		}
	}
	return []Sheet{said}
}

// year is the year that ends as a plan says.
func (r *seeking) year() string {
	if r.FullYear {
		return "a full year"
	}
	return "the year"
}

func (r *seeking) plans(said Sheet) []Sheet {
	plan := planSheet(r.Question, &r.Exact, &r.Tenths)
	plan.Sentences = append(said.Sentences, Said(2, r.TenthsWords())...)
	ends := Sheet{Columns: []Column{{Key: "figure"}, {Key: "pounds", Kind: Deficit}}}
	ends.row(0, "year-end, to the pound", OverToPenny(r.Exact.Deficit))
	if r.Tenths.Found {
		ends.row(0, "year-end, in tenths", OverToPenny(r.Tenths.Deficit))
	}
	if r.FullYear {
		ends.Notes = Said(2, words.IfKeptUp)
	} else {
		ends.row(0, "at tariff after 31 March, in tenths", Amount(r.Tenths.Later))
	}
	return []Sheet{plan, ends, r.notes(&r.Exact)}
}

// PlanToTake is the plan that is taken: in tenths, where tenths reach the aim. Where
// nothing reaches it, it is the most.
func PlanToTake(a *seek.Answer) *seek.Plan {
	switch {
	case a.Outcome != seek.Reached:
		return &a.Most
	case a.Tenths.Found:
		return &a.Tenths
	}
	return &a.Exact
}

// notes say what the list of a plan's cuts leaves unsaid.
func (r *seeking) notes(plan *seek.Plan) Sheet {
	return Sheet{Notes: Said(2, r.Notes(r.Year, plan)...)}
}

// planColumn is a plan with the heading of its percentages, and their decimals.
type planColumn struct {
	*seek.Plan
	heading  string
	decimals int
}

// planSheet lists what a plan changes, what saves most first; beside it the same in
// tenths.
func planSheet(q *Question, plan, tenths *seek.Plan) Sheet {
	saving, _ := plan.Listed()
	s := cutSheet(q, planColumn{plan, "to the\npound", 4}, nil, saving)
	if tenths != nil && tenths.Found {
		s = cutSheet(q, planColumn{plan, "to the\npound", 4}, &planColumn{tenths, "in\ntenths", 2}, saving)
	}
	return s
}

// PlanOnScreen lists the plan that is taken, what saves most first, and then what
// saves nothing; beside it the one that meets the aim to the pound. The places of the
// rows' cuts in the plan are given too.
func PlanOnScreen(q *Question, a *seek.Answer) (s Sheet, cuts []int) {
	plan := PlanToTake(a)
	saving, idle := plan.Listed()
	cuts = append(saving, idle...)
	for k, c := range a.Exact.Cuts { // what only the exact plan moves
		if c.Percent != c.From && !slices.Contains(cuts, k) {
			cuts = append(cuts, k)
		}
	}
	switch {
	case a.Outcome != seek.Reached:
		return cutSheet(q, planColumn{plan, "at most", 3}, nil, cuts), cuts
	case a.Tenths.Found:
		return cutSheet(q, planColumn{plan, "in tenths", 3}, &planColumn{&a.Exact, "to the £", 3}, cuts), cuts
	}
	return cutSheet(q, planColumn{plan, "to the £", 3}, nil, cuts), cuts
}

func cutSheet(q *Question, plan planColumn, beside *planColumn, cuts []int) Sheet {
	cut := func(of func(c *seek.Cut) Cell) func(int) Cell {
		return func(i int) Cell { return of(&plan.Cuts[i]) }
	}
	from := col("from_percent", "now", Number, cut(func(c *seek.Cut) Cell { return percentCell(c.From, 2) })).dropped(3)
	from.Hidden = !plan.Further()
	saves := "saves by\n31 March"
	if slices.ContainsFunc(plan.Cuts, func(c seek.Cut) bool { return c.FullYear }) {
		saves = "saves in\na full year"
	}
	most := 0.0
	for _, i := range cuts {
		most = max(most, plan.Cuts[i].NotSent)
	}
	columns := append(leverColumns(q.Year, "CHANGE", func(i int) seek.Lever { return plan.Cuts[i].Lever }),
		from, col("percent", plan.heading, Number, cut(func(c *seek.Cut) Cell { return percentCell(c.Percent, plan.decimals) })))
	if beside != nil {
		columns = append(columns, col("", beside.heading, Number, func(i int) Cell { return percentCell(beside.Cuts[i].Percent, beside.decimals) }).dropped(4))
	}
	columns = append(columns, fewerColumns(q.Year, plan.FewerHeading(), figure.CountDecimals(most), func(i int) (model.Target, float64) {
		return plan.Cuts[i].Lever.Target, plan.Cuts[i].NotSent
	})...)
	return table(cuts, append(columns,
		col("", saves, Saving, cut(func(c *seek.Cut) Cell { return Rounded(c.Saving) })).dropped(5),
		col("stopped_by", "", Words, cut(func(c *seek.Cut) Cell {
			return Cell{Text: strings.TrimPrefix(c.StopWords(), "at its "), Value: c.StopWords()}
		})).without().dropped(2),
	)...)
}

// percentCell is a percentage in a column: "−23.4568%", "–" for none.
func percentCell(percent float64, decimals int) Cell {
	c := Cell{Text: "–", Value: percent}
	if percent != 0 {
		c.Text = percentShort(percent, decimals)
	}
	return c
}

// planData is a plan for programs, or nothing.
func planData(q *Question, p *seek.Plan) any {
	if !p.Found {
		return nil
	}
	var moved []int
	for i, c := range p.Cuts {
		if c.Percent != c.From {
			moved = append(moved, i)
		}
	}
	changes := cutSheet(q, planColumn{Plan: p}, nil, moved)
	return Object{
		{"deficit", p.Deficit}, {"saving", p.Saving}, {"after_year_end", p.Later}, {"not_sent", p.NotSent}, {"changes", &changes},
	}
}

func (r *seeking) data() Object {
	inTheWay, contracts := Object{}, []Object{}
	for _, o := range r.InTheWay {
		inTheWay = append(inTheWay, Field{o.Kind.Key(), o.Money})
	}
	for _, c := range r.Contracts {
		contracts = append(contracts, Object{
			{"providers", c.Providers},
			{"terms", model.CostPerCase},
			{"from_week", r.Year.FirstRemainingWeek()},
			{"least_deficit", c.Least},
			{"reaches", c.Reaches},
		})
	}
	o := r.preface()
	if r.FullYear {
		o = append(o, Field{"full_year", true}) // every figure below is a full year's
	}
	o = o.with(
		Field{"outcome", r.Outcome.Key()}, Field{"sentence", r.Headline(r.Year)}, Field{"goal", r.Goal}, Field{"deficit_now", r.Start},
		Field{"proven", r.Proven}, Field{"at_least_not_sent", r.Bound},
		Field{"exact", planData(r.Question, &r.Exact)}, Field{"tenths", planData(r.Question, &r.Tenths)}, Field{"most", planData(r.Question, &r.Most)},
		Field{"in_the_way", inTheWay}, Field{"contracts", contracts})
	if b := r.ByItself; b != nil { // what each stream by itself does where the same percentage on all does not
		o = o.with(Field{"each_by_itself", Object{
			{"outcome", b.Outcome.Key()},
			{"sentence", r.ByItselfWords(r.Year)},
			{"proven", b.Proven},
			{"exact", planData(r.Question, &b.Exact)},
			{"most", planData(r.Question, &b.Most)},
		}})
	}
	return o
}

// percentShort is a percentage of a change in a column, with its sign and at
// most so many decimals: "−23.4568%", "+5%".
func percentShort(percent float64, decimals int) string {
	rounded := figure.RoundTo(percent, decimals)
	if rounded > 0 {
		return "+" + model.NumberWords(rounded) + "%"
	}
	return model.NumberWords(rounded) + "%"
}
