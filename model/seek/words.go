package seek

import (
	"fmt"
	"math"
	"strings"

	"fewer/model"
	"fewer/model/figure"
)

// GoalWords says a deficit as an aim: "to break even", "to end no more than
// £2.0m over budget", "to end £1.0m under budget"; or the same of a full year.
func GoalWords(deficit model.Money, fullYear bool) string {
	goal := "to end " + deficit.OverAsGiven()
	switch {
	case deficit.Whole() == "£0":
		goal = "to break even"
	case deficit > 0:
		goal = "to end no more than " + deficit.OverAsGiven()
	}
	if fullYear {
		goal += " in a full year"
	}
	return goal
}

// goal says what was asked for.
func (a *Answer) goal() string { return GoalWords(a.Goal, a.FullYear) }

// byWhen says when a plan's savings have come.
func byWhen(fullYear bool) string {
	if fullYear {
		return "in a full year"
	}
	return "by 31 March"
}

// theYear is the year that ends with the deficit asked for.
func (a *Answer) theYear() string {
	if a.FullYear {
		return "such a year"
	}
	return "the year"
}

// Headline says the answer in a sentence or two.
func (a *Answer) Headline(y *model.Year) string {
	switch a.Outcome {
	case NoAnswer:
		return a.Fault
	case AlreadyMet:
		if spare := a.Spare(); spare >= model.Pounds(1) {
			return fmt.Sprintf("Nothing more is needed %s: %s ends %s, %s better than that.", a.goal(), a.theYear(), a.Start.OverBudget(), spare.Short())
		}
		return fmt.Sprintf("Nothing more is needed %s: that is how %s ends.", a.goal(), a.theYear())
	case NotPossible:
		return a.notPossible(y)
	}
	return a.reached(y)
}

func (a *Answer) notPossible(y *model.Year) string {
	need := -a.Spare()
	by := a.by(y)
	if !a.Proven {
		by += ", as far as the search has found"
	}
	switch {
	case a.Goal < -a.Budget:
		return fmt.Sprintf("Not possible: %s is more than all the money of the year. At most %s can still move%s.", need.Short(), a.Most.Saving.Short(), by)
	case a.Most.Saving < model.Pounds(1):
		return fmt.Sprintf("Not possible: it takes %s %s, and nothing of it can still move%s.", need.Short(), a.goal(), by)
	}
	return fmt.Sprintf("Not possible: at most %s of the %s that it takes %s can still move%s.", a.Most.Saving.Short(), need.Short(), a.goal(), by)
}

// by says what a sentence about the most is true of, where that is not everything
// that may be cut: " by S1 alone", " by the same percentage on all 3, within the limits".
func (a *Answer) by(y *model.Year) (by string) {
	switch n := len(a.Levers); {
	case n > 1 && (a.ByItself != nil || a.ByItselfUnknown || a.Without != nil):
		by = fmt.Sprintf(" by the same percentage on all %d", n)
	case !a.Chosen:
	case n == 1:
		by = " by " + a.Levers[0].Name(y) + " alone"
	default:
		by = fmt.Sprintf(" by these %d", n)
	}
	if a.Limited {
		by += " within the limits"
	}
	return by
}

// ByItselfWords name the mode that does what the same percentage on all can't, and
// what it takes in it, a sentence or two; empty where no other does better.
func (a *Answer) ByItselfWords(y *model.Year) string {
	if a.ByItself == nil {
		return ""
	}
	mode := "“" + FewestSent.Words() + "”"
	if a.ByItself.Outcome == Reached {
		return "Possible by " + mode + ". " + a.ByItself.Headline(y)
	}
	return fmt.Sprintf("By %s %s can move, which ends %s %s.", mode, a.ByItself.Most.Saving.Short(), a.theYear(), a.ByItself.Most.Deficit.OverBudget())
}

func (a *Answer) reached(y *model.Year) string {
	var moved []Cut
	same := true
	for _, c := range a.Exact.Cuts {
		if c.Percent != c.From {
			moved = append(moved, c)
			same = same && c.Percent == moved[0].Percent
		}
	}
	fewer := fewerWords(a.Exact.NotSent, a.Exact.Cuts)
	if len(moved) == 1 {
		c := moved[0]
		by := "fall by " + strings.TrimSuffix(SizePercent(c.Percent), " fewer")
		if c.From != 0 || c.Percent > 0 {
			by = "come to " + SizePercent(c.Percent)
		}
		return fmt.Sprintf("%s must %s %s: %s.", c.Lever.Name(y), by, a.goal(), fewer)
	}
	if a.Common {
		how := "all by the same percentage"
		if same {
			how = fmt.Sprintf("%s on each of %d", SizePercent(moved[0].Percent), len(moved))
		}
		return fmt.Sprintf("It takes %s %s: %s.", how, a.goal(), fewer)
	}
	if a.Proven {
		return fmt.Sprintf("It takes %s %s, on %d of %d. No plan within the limits does it with less.", fewer, a.goal(), len(moved), len(a.Exact.Cuts))
	}
	least := ""
	if a.Bound >= 1 {
		least = fmt.Sprintf(" Less than %s can't be enough.", model.Thousands(int64(math.Floor(a.Bound))))
	}
	return fmt.Sprintf("%s, on %d of %d, are enough %s: the best that was found.%s", fewer, len(moved), len(a.Exact.Cuts), a.goal(), least)
}

// fewerWords says how many are not sent: "1,218 fewer referrals".
func fewerWords(n float64, cuts []Cut) string {
	unit := ""
	for i, c := range cuts {
		if i > 0 && c.Lever.Unit() != unit {
			unit = ""
			break
		}
		unit = c.Lever.Unit()
	}
	switch unit {
	case "pound":
		return model.RoundPounds(n).Short() + " less"
	case "referral":
		return strings.TrimSuffix(figure.CountWords(n, figure.CountDecimals(n)), ".0") + " fewer referrals"
	case "unit":
		return strings.TrimSuffix(figure.CountWords(n, figure.CountDecimals(n)), ".0") + " fewer"
	}
	return "less of each"
}

// SizePercent says a percentage of a change with at most two decimals: "4.83%
// fewer", "10% more", "no change".
func SizePercent(percent float64) string {
	shown := math.Abs(figure.RoundTo(percent, 2))
	switch {
	case shown == 0 && percent != 0:
		shown = 0.01
	case shown == 0:
		return "no change"
	}
	if percent > 0 {
		return model.NumberWords(shown) + "% more"
	}
	return model.NumberWords(shown) + "% fewer"
}

// TenthsWords says the plan in tenths beside the exact one, as a sentence; empty
// where there is none.
func (a *Answer) TenthsWords() string {
	if a.Outcome != Reached {
		return ""
	}
	if !a.Tenths.Found {
		return "No plan in whole tenths of a percent was found that reaches it."
	}
	if spare := a.Goal - a.Tenths.Deficit; spare >= model.Pounds(1) {
		return fmt.Sprintf("In whole tenths of a percent it saves %s more than is needed.", spare.Short())
	}
	return "The same in whole tenths of a percent."
}

// Words says an obstacle as a sentence.
func (o Obstacle) Words() string {
	switch o.Kind {
	case ObstacleLimits:
		return fmt.Sprintf("Red lines and limits keep %s.", o.Money.Short())
	case ObstacleProtection:
		return fmt.Sprintf("Protected referrals, which may never be cut, keep %s %s.", o.Money.Short(), byWhen(o.FullYear))
	case ObstacleContract:
		return heldByContracts(o.Money)
	}
	return fallsLater(o.Money)
}

// heldByContracts and fallsLater are of every referral that may be cut, also of
// streams that save nothing as contracted: more than what a plan takes.
func heldByContracts(m model.Money) string {
	return "The contracts hold " + m.Short() + ": so much more would be saved if every referral that may be cut were, and all were paid by the case."
}

func fallsLater(m model.Money) string {
	return m.Short() + " of what every referral that may be cut brings falls after 31 March, at this year's prices."
}

// Words says what a contract would allow, as a sentence. It is a question for
// the provider, which must agree.
func (c Contract) Words(y *model.Year) string {
	names := make([]string, len(c.Providers))
	for i, id := range c.Providers {
		names[i] = y.ProviderName(id)
	}
	from := fmt.Sprintf("from week %d", y.FirstRemainingWeek())
	if c.FullYear {
		from = "for the whole of it"
	}
	if c.Reaches {
		return fmt.Sprintf("Possible if %s were paid by the case %s, which needs their agreement.", model.ListWords(names), from)
	}
	return fmt.Sprintf("If %s were paid by the case %s, at best %s: not enough either.", model.ListWords(names), from, c.Least.OverBudget())
}
