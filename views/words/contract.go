// Package words says in plain English what several views say alike: what a
// contract pays for, and why a change saves what it saves. Its figures come from
// the projection; it computes none.
//
// Begin with Sentences, what stands below a row, and About, what it is told from.
package words

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
)

// Contract says on one line how a provider (an index in the year's providers) is
// paid: "block of £61.2m", "cost per case; emergencies: 30% marginal rate above
// £51.7m".
func Contract(p *model.Prepared, provider int) string {
	var general, special []string
	for i, s := range p.Schedules() {
		if s.Provider != provider {
			continue
		}
		terms := schedule(p, i)
		if covers := covered(p, s.Schedule); covers != "" {
			special = append(special, covers+": "+terms)
		} else {
			general = append(general, terms)
		}
	}
	return strings.Join(append(general, special...), "; ")
}

// ProposedTerms says in full what a proposal would pay a provider, amounts to the pound: what
// a board signs. It is a sentence and a space after it, or "" where the name of the form says all.
func ProposedTerms(p *model.Prepared, q *model.Proposal) string {
	all, more := make([]string, len(q.Contract)), len(q.Contract) > 1
	for i := range q.Contract {
		s := &q.Contract[i]
		all[i] = s.Words()
		more = more || all[i] != s.Form.Words()
		amounts := []float64{s.Value.Value, s.Baseline.Value}
		for _, l := range []model.Limit{s.Floor, s.Ceiling} {
			if l.Kind == model.LimitInPounds {
				amounts = append(amounts, l.Amount)
			}
		}
		for _, pounds := range amounts {
			if m := model.RoundPounds(pounds); m != 0 {
				all[i] = strings.ReplaceAll(all[i], m.Short(), m.Whole())
			}
		}
		if covers := covered(p, s); covers != "" {
			all[i] = covers + ": " + all[i]
		}
	}
	if !more {
		return ""
	}
	return "The terms: " + strings.Join(all, "; ") + ". "
}

// covered says which lines a schedule is for, or "" where it is for all.
func covered(p *model.Prepared, s *model.Schedule) string {
	var parts []string
	for _, pod := range s.Covers.PODs {
		if pod == model.NonElective {
			parts = append(parts, "emergencies")
			continue
		}
		parts = append(parts, pod.Words())
	}
	parts = append(parts, s.Covers.Specialties...)
	for _, id := range s.Covers.Lines {
		if i := p.LineAt(id); i >= 0 {
			parts = append(parts, p.Year().Lines[i].Name)
		}
	}
	if len(parts) > 2 {
		parts = append(parts[:1], "others")
	}
	return model.ListWords(parts)
}

// schedule says how a schedule (an index in Prepared.Schedules) pays. A block is
// named by its sum, whether the file gives it or the plan does, and the commonest
// cost and volume by its rate.
func schedule(p *model.Prepared, i int) string {
	s := p.Schedules()[i].Schedule
	if sum, ok := s.PaysOneSum(); ok && !sum.Given && !s.MeasuredByLine {
		return s.Form.Words() + " of " + p.DoNothing().Schedules[i].Paid[model.AsContracted].DoNothing.Short()
	}
	below, _ := s.MarginalBelow.Single(1)
	if len(s.MarginalAbove) == 1 && below == 1 && s.Baseline.Given &&
		s.ToleranceAbove.Value == 0 && s.Ceiling.Kind == model.NoLimit && s.Floor.Kind == model.NoLimit {
		return model.PercentWords(s.MarginalAbove[0].Rate) + " marginal rate above " + pounds(s.Baseline.Value)
	}
	return s.Words()
}

// pounds says an edge of a payment curve.
func pounds(amount float64) string { return model.RoundPounds(amount).Short() }

// WithoutProvider shortens a name that ends in its provider's, as stands
// beneath it: "ENT to Royal Midshire" at Royal Midshire Hospitals is "ENT".
func WithoutProvider(name, provider string) string {
	i := strings.LastIndex(name, " to ")
	if i <= 0 {
		return name
	}
	_, to, _ := strings.Cut(name[i:], " to ")
	if to != "" && strings.HasPrefix(strings.ToLower(provider), strings.ToLower(to)) {
		return name[:i]
	}
	return name
}

// Saved says a saving exactly: "£98,740", "nothing", "£1,300 more spent", and to
// the penny where it is less than a pound.
func Saved(m model.Money) string {
	exact := m.Abs().Whole()
	if m.Abs() < 50 {
		exact = m.Abs().Pence()
	}
	switch {
	case m == 0:
		return "nothing"
	case m < 0:
		return exact + " more spent"
	}
	return exact
}

// Plural is a count of things: "1 line", "2 lines".
func Plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Count says a number of patients or units: "1,137", "4.5", "0.03", "0".
func Count(n float64) string { return figure.Count(n) }

// Counted is a number as Count says it, for a sum of such to be that of what is said.
func Counted(n float64) float64 {
	if whole := math.Floor(math.Abs(n) + 0.5); whole >= 10 {
		return math.Copysign(whole, n)
	}
	return math.Round(10*n) / 10
}

// Decimals says a number with one decimal, or, where that would make it 0, with as
// many as it takes: "12.3", "0.2", "0.03", "0.0".
func Decimals(n float64) string { return figure.Decimals(n) }

// ApartSmall is Apart for the few that one practice sends: at least two decimals below
// 10, and of what is the same as many as show that there is something.
func ApartSmall(a, b float64) (string, string) {
	if first, second := Apart(a, b); max(math.Abs(a), math.Abs(b)) >= 10 || strings.Index(first, ".") < len(first)-2 {
		return first, second
	}
	places := max(2, len(Decimals(min(a, b)))-2)
	return strconv.FormatFloat(a, 'f', places, 64), strconv.FormatFloat(b, 'f', places, 64)
}

// Apart says two numbers, each with as many decimals as it takes to tell them
// apart, and at least with one: "46.82" and "46.78". Numbers from 1,000 up have
// none where they can do without.
func Apart(a, b float64) (string, string) {
	for places := 0; ; places++ {
		said := func(n float64) string {
			if places == 0 {
				return model.Thousands(int64(math.Round(n)))
			}
			return figure.CountWords(n, places)
		}
		if places == 0 && min(math.Abs(a), math.Abs(b)) < 1000 {
			continue
		}
		if x, y := said(a), said(b); x != y || math.Abs(a-b) < 1e-6 || places == 6 {
			return x, y
		}
	}
}

// CountsFor say what an amount for a full year counts for from the first week of a
// proposal, a sentence each.
func CountsFor(p *model.Prepared, q model.Proposal) (said []string) {
	shares := insight.CountsFor(p, q)
	for i, s := range q.Contract {
		for _, amount := range []model.Optional{s.Value, s.Baseline} {
			if amount.Given && i < len(shares) && q.Start() > 1 {
				line := model.RoundPounds(amount.Value).Short() + " for a full year counts for " +
					model.RoundPounds(amount.Value*shares[i]).Short() + " from week " + strconv.Itoa(q.Start()) + "."
				if !slices.Contains(said, line) {
					said = append(said, line)
				}
			}
		}
	}
	if q.Start() > 1 && len(said) == 0 {
		said = append(said, "It is reckoned afresh from week "+strconv.Itoa(q.Start())+", on the plan for those weeks.")
	}
	return said
}
