package insight

import (
	"strings"

	"fewer/model"
)

// SoundList tells whether a list size can be right of a practice that sent so many
// referrals: it is given, above zero and not below them.
func SoundList(list model.Optional, sent float64) bool {
	return list.Given && list.Value > 0 && list.Value >= sent
}

// DataWords says how firm the counts of the elapsed weeks, or months, are, in a
// sentence.
func DataWords(d model.DataStatus, over model.Elapsed) string {
	if !d.Stated {
		return "The year file does not say whether the counts of " + strings.ToLower(Named(over, 1, over.Number())) + " are final."
	}
	return model.UpperFirst(DataClause(d, over)) + "."
}

// DataClause says which of the periods that are over are not final, as a clause; ""
// where all are.
func DataClause(d model.DataStatus, over model.Elapsed) string {
	elapsed := over.Number()
	var parts []string
	add := func(first, last int, what string) {
		if last = min(last, elapsed); first <= last {
			verb := " are "
			if first == last {
				verb = " is "
			}
			parts = append(parts, strings.ToLower(Named(over, first, last))+verb+what)
		}
	}
	final := min(d.FrozenTo, elapsed)
	provisional := max(final, min(d.ProvisionalTo, elapsed))
	add(1, final, "final")
	add(final+1, provisional, "provisional")
	add(provisional+1, elapsed, "estimates")
	return model.ListWords(parts)
}

// Named names weeks or months: "Week 22", "Months 6 to 8".
func Named(e model.Elapsed, first, last int) string {
	if e.Months > 0 {
		return PeriodsWords("Month", first, last)
	}
	return WeeksWords(first, last)
}

// DataOf is how firm the counts of a provider are: its own status, or else the
// year's.
func DataOf(y *model.Year, provider string) model.DataStatus {
	if p := y.Provider(provider); p != nil && p.Data.Stated {
		return p.Data
	}
	return y.Data
}
