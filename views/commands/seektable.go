package commands

import (
	"fmt"
	"io"
	"strings"

	"fewer/model"
)

// seekShown is what it would take.
type seekShown struct {
	*insight
	answer model.SeekAnswer
}

func (r *seekShown) write(w io.Writer) {
	a := &r.answer
	r.writeTitle(w, "What it would take "+model.GoalWords(a.Goal)+",")
	fmt.Fprint(w, "\n", wrap(a.Headline(r.year), ""))
	switch a.Outcome {
	case model.SeekReached:
		r.writePlans(w)
	case model.SeekNotPossible:
		if other := a.ByItselfWords(r.year); other != "" {
			fmt.Fprint(w, wrap(other+" Ask for it with --"+model.FewestSent.Key()+".", ""))
		}
		for _, o := range a.InTheWay {
			fmt.Fprint(w, "  ", wrap(o.Words(), "  "))
		}
		for _, c := range a.Contracts {
			fmt.Fprint(w, "  ", wrap(c.Words(r.year), "  "))
		}
		if a.Most.Saving >= model.Pounds(1) {
			fmt.Fprint(w, "\n", wrap("At most, which ends the year "+a.Most.Deficit.OverBudget()+":", ""))
			r.writePlan(w, &a.Most, nil)
			r.writeNotes(w, &a.Most)
		}
	}
}

func (r *seekShown) writePlans(w io.Writer) {
	a := &r.answer
	fmt.Fprint(w, wrap(a.TenthsWords(), "  "))
	r.writePlan(w, &a.Exact, &a.Tenths)
	t := table{heading: []string{"", ""}}
	t.row("year-end, to the pound", over(a.Exact.Deficit))
	if a.Tenths.Found {
		t.row("year-end, in tenths", over(a.Tenths.Deficit))
	}
	t.row("at tariff after 31 March, in tenths", amount(a.Tenths.Later))
	t.write(w)
	r.writeNotes(w, &a.Exact)
}

// writeNotes says what the list of a plan's cuts leaves unsaid.
func (r *seekShown) writeNotes(w io.Writer, plan *model.SeekPlan) {
	fmt.Fprintln(w)
	for _, say := range r.answer.Notes(r.year, plan) {
		fmt.Fprint(w, wrap(say, "  "))
	}
}

// writePlan lists what a plan changes, what saves most first; beside it the same
// in tenths.
func (r *seekShown) writePlan(w io.Writer, plan, inTenths *model.SeekPlan) {
	t := table{heading: []string{"\nCHANGE", "to the\npound"}}
	if plan.Further() {
		t.heading = []string{"\nCHANGE", "now", "to the\npound"}
	}
	if inTenths != nil && inTenths.Found {
		t.heading = append(t.heading, "in\ntenths")
	}
	t.heading = append(t.heading, plan.FewerHeading(), "saves by\n31 March", "")
	saving, _ := plan.Listed()
	for _, i := range saving {
		c := plan.Cuts[i]
		cells := []string{c.Lever.Name(r.year)}
		if plan.Further() {
			cells = append(cells, percentCell(c.From, 2))
		}
		cells = append(cells, percentCell(c.Percent, 4))
		if inTenths != nil && inTenths.Found {
			cells = append(cells, percentCell(inTenths.Cuts[i].Percent, 2))
		}
		t.row(append(cells, model.CountWords(c.NotSent, 0), c.Saving.Whole(), strings.TrimPrefix(c.StopWords(), "at its "))...)
	}
	t.write(w)
}

// percentCell is a percentage in a column: "−23.4568%", "–" for none.
func percentCell(percent float64, decimals int) string {
	if percent == 0 {
		return "–"
	}
	return model.PercentShort(percent, decimals)
}

type cutReport struct {
	leverReport
	From    count  `json:"from_percent"`
	Percent count  `json:"percent"`
	NotSent count  `json:"not_sent"`
	Stopped string `json:"stopped_by,omitempty"`
}

type planReport struct {
	Deficit model.Money `json:"deficit"`
	Saving  model.Money `json:"saving"`
	Later   model.Money `json:"after_year_end"`
	NotSent count       `json:"not_sent"`
	Changes []cutReport `json:"changes"`
}

func (r *seekShown) planReport(p *model.SeekPlan) *planReport {
	if !p.Found {
		return nil
	}
	said := &planReport{Deficit: p.Deficit, Saving: p.Saving, Later: p.Later, NotSent: count(p.NotSent), Changes: []cutReport{}}
	for _, c := range p.Cuts {
		if c.Percent != c.From {
			said.Changes = append(said.Changes, cutReport{r.lever(c.Lever), count(c.From), count(c.Percent), count(c.NotSent), c.StopWords()})
		}
	}
	return said
}

type contractReport struct {
	Providers []string    `json:"providers"`
	Terms     model.Form  `json:"terms"`
	FromWeek  int         `json:"from_week"`
	Least     model.Money `json:"least_deficit"`
	Reaches   bool        `json:"reaches"`
}

// byItselfReport is what each stream by itself does where the same percentage on
// all does not.
type byItselfReport struct {
	Outcome  string      `json:"outcome"`
	Sentence string      `json:"sentence"`
	Proven   bool        `json:"proven"`
	Exact    *planReport `json:"exact"`
	Most     *planReport `json:"most"`
}

func (r *seekShown) byItself() *byItselfReport {
	b := r.answer.ByItself
	if b == nil {
		return nil
	}
	return &byItselfReport{b.Outcome.Key(), r.answer.ByItselfWords(r.year), b.Proven, r.planReport(&b.Exact), r.planReport(&b.Most)}
}

func (r *seekShown) report() any {
	a := &r.answer
	inTheWay := entries[model.Money]{}
	for _, o := range a.InTheWay {
		inTheWay.add(o.Kind.Key(), o.Money)
	}
	contracts := []contractReport{}
	for _, c := range a.Contracts {
		contracts = append(contracts, contractReport{c.Providers, model.CostPerCase, r.year.FirstRemainingWeek(), c.Least, c.Reaches})
	}
	return struct {
		preface
		Outcome   string               `json:"outcome"`
		Sentence  string               `json:"sentence"`
		Goal      model.Money          `json:"goal"`
		Start     model.Money          `json:"deficit_now"`
		Proven    bool                 `json:"proven"`
		Bound     count                `json:"at_least_not_sent"`
		Exact     *planReport          `json:"exact"`
		Tenths    *planReport          `json:"tenths"`
		Most      *planReport          `json:"most"`
		InTheWay  entries[model.Money] `json:"in_the_way"`
		Contracts []contractReport     `json:"contracts"`
		ByItself  *byItselfReport      `json:"each_by_itself,omitempty"`
	}{
		r.preface(), a.Outcome.Key(), a.Headline(r.year), a.Goal, a.Start, a.Proven, count(a.Bound),
		r.planReport(&a.Exact), r.planReport(&a.Tenths), r.planReport(&a.Most), inTheWay, contracts, r.byItself(),
	}
}
