package answers

import (
	"fmt"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/insight"
)

// Changes lists every change on one page: who asked for it, how large it is and in
// which weeks, how much of it is expected to happen, what it saves and what it takes; of a
// practice its part of those that concern it. Rows are about the changes, in the order of
// the file.
func Changes(q *Question) Sheet {
	pr := q.Projection()
	of := func(get func(*model.Yield) model.Money, figure string) func(int) Cell {
		return func(i int) Cell {
			y, _ := q.YieldOf(i)
			m := get(y)
			return Cell{Text: inPounds(m).Text, Value: m, Figure: q.figureOfAll(fmt.Sprintf(figure, q.Terms.Key(), i))}
		}
	}
	change := func(i int) *model.Change { return &q.Scenario.Changes[i] }
	rows, heading := []int{}, "CHANGE"
	for i := range q.Scenario.Changes {
		if q.Practice == nil || insight.Names(q.Prepared, change(i), q.Practice.At) {
			rows = append(rows, i)
		}
	}
	if q.Practice != nil {
		heading = "ITS PART OF"
	}
	s := table(rows,
		col("change", heading, Words, func(i int) Cell { return Text(q.Year.TargetName(change(i).Target)) }),
		col("size", "by", Words, func(i int) Cell { return Text(q.changeInBrief(change(i))) }),
		col("asked_by", "asked by", Words, func(i int) Cell { return Text(strings.Join(change(i).AskedBy, ", ")) }).dropped(5),
		col("weeks", "weeks", Words, func(i int) Cell {
			from, to := q.Prepared.ChangeWeeks(change(i))
			if from >= to {
				return Text("over")
			}
			return Text(fmt.Sprintf("%d–%d", from+1, to))
		}).dropped(3),
		col("delivered", "will\nhappen", Number, func(i int) Cell {
			return Cell{Text: model.PercentWords(change(i).Delivered), Value: change(i).Delivered}
		}).dropped(4),
		col("saving", "saves by\n31 March", Saving, of(func(y *model.Yield) model.Money { return y.Saving }, "terms.%s.by_change.%d")),
		col("full_year", "in a full\nyear", Saving, of(func(y *model.Yield) model.Money { return y.FullYear }, "terms.%s.full_year.by_change.%d")).dropped(6),
		col("costs", "takes by\n31 March", Pounds, func(i int) Cell {
			y, _ := q.YieldOf(i)
			return inPounds(y.Costs)
		}).dropped(2),
		col("state", "", Words, func(i int) Cell {
			switch {
			case change(i).Off:
				return Text("off")
			case pr.Changes[i].LeftOut != "":
				return Text("left out")
			}
			return Text("")
		}),
	)
	if len(rows) > 1 {
		under, whole := "terms."+q.Terms.Key()+".", q.YieldOfAll()
		saving, full := inPounds(whole.Saving), inPounds(whole.FullYear)
		saving.Figure, full.Figure = under+"saving", under+"full_year.saving"
		all := "all changes"
		if q.Practice != nil {
			saving.Figure, full.Figure, all = explain.OwnPath("saving", q.Terms), explain.OwnPath("full_year", q.Terms), "its part of all"
		}
		s.total(all, Text(""), Text(""), Text(""), None(""), saving, full,
			Cell{Text: inPounds(whole.Costs).Text, Value: whole.Costs, Figure: q.figureOfAll("costs")}, Text(""))
	}
	return s
}

// figureOfAll is the path of a figure that is all practices'; "" where one's part stands in
// its place.
func (q *Question) figureOfAll(path string) string {
	if q.Practice != nil {
		return ""
	}
	return path
}

// changeInBrief is a change's size and for which practice it is, or for how many.
func (q *Question) changeInBrief(c *model.Change) string {
	said := q.Year.SizeWords(c.Target, c.Size)
	switch len(c.Practices) {
	case 0:
		if q.Practice != nil && c.Target.Line == "" {
			said += ", all practices"
		}
		return said
	case 1:
		if q.Practice != nil {
			return said + ", its own"
		}
		return said + ", " + q.Year.PracticeName(c.Practices[0])
	}
	return said + ", " + strconv.Itoa(len(c.Practices)) + " practices"
}
