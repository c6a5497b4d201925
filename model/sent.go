package model

import "strings"

// SentBy is how many referrals each practice (an id) sent in the weeks that are over.
func (y *Year) SentBy() map[string]float64 {
	sent := make(map[string]float64, len(y.Practices))
	for i := range y.Referrals {
		for _, c := range y.Referrals[i].ByPractice {
			sent[c.Practice] += c.Count
		}
	}
	return sent
}

// SoundList tells whether a list size can be right of a practice that sent so many
// referrals: it is given, above zero and not below them.
func SoundList(list Optional, sent float64) bool {
	return list.Given && list.Value > 0 && list.Value >= sent
}

// Words says how firm the counts of the elapsed weeks, or months, are, in a
// sentence.
func (d DataStatus) Words(over Elapsed) string {
	if !d.Stated {
		return "The year file does not say whether the counts of " + strings.ToLower(over.Named(1, over.Number())) + " are final."
	}
	return UpperFirst(d.Clause(over)) + "."
}

func (d DataStatus) Clause(over Elapsed) string {
	elapsed := over.Number()
	var parts []string
	add := func(first, last int, what string) {
		if last = min(last, elapsed); first <= last {
			verb := " are "
			if first == last {
				verb = " is "
			}
			parts = append(parts, strings.ToLower(over.Named(first, last))+verb+what)
		}
	}
	final := min(d.FrozenTo, elapsed)
	provisional := max(final, min(d.ProvisionalTo, elapsed))
	add(1, final, "final")
	add(final+1, provisional, "provisional")
	add(provisional+1, elapsed, "estimates")
	return ListWords(parts)
}

// Named names weeks or months: "Week 22", "Months 6 to 8".
func (e Elapsed) Named(first, last int) string {
	if e.Months > 0 {
		return PeriodsWords("Month", first, last)
	}
	return WeeksWords(first, last)
}

// DataOf is how firm the counts of a provider are: its own status, or else the
// year's.
func (y *Year) DataOf(provider string) DataStatus {
	if p := y.Provider(provider); p != nil && p.Data.Stated {
		return p.Data
	}
	return y.Data
}
