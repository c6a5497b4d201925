package model

import "slices"

// Found is where a practice lies among the others, as whoever had their list sizes
// found it: what is handed on by letters has this in place of rates.
type Found struct {
	All                                  FunnelPosition // in all referrals together
	Above998, Above95, Below95, Below998 []string       // ids of the streams in which it lies beyond a limit
}

// lists are the streams of each position beyond a limit.
func (f *Found) lists() map[FunnelPosition]*[]string {
	return map[FunnelPosition]*[]string{
		AboveUpper998: &f.Above998, AboveUpper95: &f.Above95, BelowLower95: &f.Below95, BelowLower998: &f.Below998,
	}
}

// Put notes a position in a stream (an id), or with "" in all together.
func (f *Found) Put(stream string, position FunnelPosition) {
	if stream == "" {
		f.All = position
		return
	}
	if list := f.lists()[position]; list != nil {
		*list = append(*list, stream)
	}
}

// In is the position in a stream (an id), or with "" in all together.
func (f *Found) In(stream string) FunnelPosition {
	if stream == "" {
		return f.All
	}
	for position, list := range f.lists() {
		if slices.Contains(*list, stream) {
			return position
		}
	}
	return WithinLimits
}

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

// FunnelPosition is where a practice lies.
type FunnelPosition int

// The positions.
const (
	WithinLimits FunnelPosition = iota
	AboveUpper95
	AboveUpper998
	BelowLower95
	BelowLower998
)

// Words says where a practice lies: "above the 99.8% limit".
func (f FunnelPosition) Words() string {
	return [...]string{
		"within the limits", "above the 95% limit", "above the 99.8% limit", "below the 95% limit", "below the 99.8% limit",
	}[f]
}

// Short is Words for a column: "above 99.8%"; "" within the limits.
func (f FunnelPosition) Short() string {
	return [...]string{"", "above 95%", "above 99.8%", "below 95%", "below 99.8%"}[f]
}
