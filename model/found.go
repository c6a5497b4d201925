package model

import (
	"slices"

	"fewer/model/chance"
)

// Found is where a practice lies among the others, as whoever had their list sizes
// found it: what is handed on by letters has this in place of rates.
type Found struct {
	All                                  chance.FunnelPosition // in all referrals together
	Above998, Above95, Below95, Below998 []string              // ids of the streams in which it lies beyond a limit
}

// lists are the streams of each position beyond a limit.
func (f *Found) lists() map[chance.FunnelPosition]*[]string {
	return map[chance.FunnelPosition]*[]string{
		chance.AboveUpper998: &f.Above998, chance.AboveUpper95: &f.Above95, chance.BelowLower95: &f.Below95, chance.BelowLower998: &f.Below998,
	}
}

// Put notes a position in a stream (an id), or with "" in all together.
func (f *Found) Put(stream string, position chance.FunnelPosition) {
	if stream == "" {
		f.All = position
		return
	}
	if list := f.lists()[position]; list != nil {
		*list = append(*list, stream)
	}
}

// In is the position in a stream (an id), or with "" in all together.
func (f *Found) In(stream string) chance.FunnelPosition {
	if stream == "" {
		return f.All
	}
	for position, list := range f.lists() {
		if slices.Contains(*list, stream) {
			return position
		}
	}
	return chance.WithinLimits
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
