package answers

import (
	"fmt"
	"strconv"
	"strings"

	"fewer/model"
)

// Changes lists every change on one page: who asked for it, how large it is and in
// which weeks, how much of it is expected to happen, what it saves and what it takes.
// Rows are about the changes, in the order of the file.
func Changes(q *Question) Sheet {
	y := q.Yields()
	pr := q.Projection()
	of := func(get func(*model.Yield) model.Money, figure string) func(int) Cell {
		return func(i int) Cell {
			m := get(&y.Changes[i][q.Terms])
			return Cell{Text: inPounds(m).Text, Value: m, Figure: fmt.Sprintf(figure, q.Terms.Key(), i)}
		}
	}
	rows := make([]int, len(q.Scenario.Changes))
	for i := range rows {
		rows[i] = i
	}
	change := func(i int) *model.Change { return &q.Scenario.Changes[i] }
	s := table(rows,
		col("change", "CHANGE", Words, func(i int) Cell { return Text(q.Year.TargetName(change(i).Target)) }),
		col("size", "by", Words, func(i int) Cell { return Text(changeInBrief(q.Year, change(i))) }),
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
			m := y.Changes[i][q.Terms].Costs
			return Cell{Text: inPounds(m).Text, Value: m}
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
	if whole := y.Whole[q.Terms]; len(rows) > 1 {
		under := "terms." + q.Terms.Key() + "."
		s.total("all changes", Text(""), Text(""), Text(""), None(""),
			Cell{Text: inPounds(whole.Saving).Text, Value: whole.Saving, Figure: under + "saving"},
			Cell{Text: inPounds(whole.FullYear).Text, Value: whole.FullYear, Figure: under + "full_year.saving"},
			Cell{Text: inPounds(whole.Costs).Text, Value: whole.Costs, Figure: "costs"}, Text(""))
	}
	return s
}

// changeInBrief is a change's size and for which practice it is, or for how many.
func changeInBrief(y *model.Year, c *model.Change) string {
	said := y.SizeWords(c.Target, c.Size)
	switch len(c.Practices) {
	case 0:
		return said
	case 1:
		return said + ", " + y.PracticeName(c.Practices[0])
	}
	return said + ", " + strconv.Itoa(len(c.Practices)) + " practices"
}
