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
