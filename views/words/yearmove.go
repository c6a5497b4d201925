package words

import (
	"strings"

	"fewer/model"
	"fewer/scenarios"
)

// MoveLine is one line of what moves when a scenario is put on another year: a
// heading, a sentence, or figures on the one year and on the other.
type MoveLine struct {
	Heading, Sentence bool
	Label             string
	Before, After, By string
	Moves             scenarios.MoneyMove // the same as amounts
}

// ItsBudget is the line that a line's budget moves on, a part of what stands above it.
const ItsBudget = "its budget"

// YearMoves says what moves under the terms in focus, and the year-end under all.
func YearMoves(m scenarios.YearMove, focus model.Terms) (lines []MoveLine) {
	heading := func(label string) { lines = append(lines, MoveLine{Heading: true, Label: label}) }
	sentences := func(label string, all []string) {
		if len(all) == 0 {
			return
		}
		heading(label)
		for _, s := range all {
			lines = append(lines, MoveLine{Sentence: true, Label: s})
		}
	}
	for _, t := range m.Terms {
		heading("ON 31 MARCH, " + strings.ToUpper(t.Terms.String()))
		lines = append(lines,
			deficits("if nothing changes", t.DoNothing),
			deficits("with this scenario", t.Scenario),
			savings("saved", t.Saving))
	}
	if len(m.Rows) > 0 {
		heading("ROW BY ROW, SAVED " + strings.ToUpper(focus.String()))
	}
	for _, r := range m.Rows {
		lines = append(lines, savings(r.Name, r.Saving[focus]))
	}
	sentences("WITHOUT EFFECT ON THE NEW FIGURES", m.LeftOut)
	sentences("ONLY IN THE NEW FILE", m.New)
	sentences("NOT IN THE NEW FILE ANY MORE", m.Gone)
	if len(m.Lines) > 0 {
		heading("LINES, AT TARIFF, IF NOTHING CHANGES")
	}
	for _, l := range m.Lines {
		lines = append(lines, worths(l.Name, l.Value))
		if l.Budget.By() != 0 {
			lines = append(lines, worths(ItsBudget, l.Budget))
		}
	}
	return lines
}

func deficits(label string, m scenarios.MoneyMove) MoveLine {
	return MoveLine{Label: label, Before: m.Before.Over(), After: m.After.Over(), By: moved(m.By()), Moves: m}
}

func worths(label string, m scenarios.MoneyMove) MoveLine {
	return MoveLine{Label: label, Before: m.Before.Short(), After: m.After.Short(), By: moved(m.By()), Moves: m}
}

func savings(label string, m scenarios.MoneyMove) MoveLine {
	return MoveLine{Label: label, Before: savedBriefly(m.Before), After: savedBriefly(m.After), By: moved(m.By()), Moves: m}
}

// moved says by how much an amount moves: "+£1,300", "–" for not at all.
func moved(by model.Money) string {
	switch {
	case by == 0:
		return "–"
	case by > 0:
		return "+" + by.Whole()
	}
	return by.Whole()
}
