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

// beyond are the lists of streams by their position, the outer limits first: a
// stream that a file has in two lies beyond the outer one.
func (f *Found) beyond() []streamsBeyond {
	return []streamsBeyond{
		{chance.AboveUpper998, &f.Above998},
		{chance.BelowLower998, &f.Below998},
		{chance.AboveUpper95, &f.Above95},
		{chance.BelowLower95, &f.Below95},
	}
}

type streamsBeyond struct {
	position chance.FunnelPosition
	streams  *[]string
}

// Put notes a position in a stream (an id), or with "" in all together.
func (f *Found) Put(stream string, position chance.FunnelPosition) {
	if stream == "" {
		f.All = position
		return
	}
	for _, b := range f.beyond() {
		if b.position == position {
			*b.streams = append(*b.streams, stream)
		}
	}
}

// In is the position in a stream (an id), or with "" in all together.
func (f *Found) In(stream string) chance.FunnelPosition {
	if stream == "" {
		return f.All
	}
	for _, b := range f.beyond() {
		if slices.Contains(*b.streams, stream) {
			return b.position
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
