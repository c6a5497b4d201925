package chance

import "slices"

// Found is where a practice lies among the others, as whoever had their list sizes
// found it: what is handed on by letters has this in place of rates.
type Found struct {
	All                                  FunnelPosition // in all referrals together
	Above998, Above95, Below95, Below998 []string       // ids of the streams in which it lies beyond a limit
}

// beyond are the lists of streams by their position, the outer limits first: a
// stream that a file has in two lies beyond the outer one.
func (f *Found) beyond() []streamsBeyond {
	return []streamsBeyond{
		{AboveUpper998, &f.Above998},
		{BelowLower998, &f.Below998},
		{AboveUpper95, &f.Above95},
		{BelowLower95, &f.Below95},
	}
}

type streamsBeyond struct {
	position FunnelPosition
	streams  *[]string
}

// Put notes a position in a stream (an id), or with "" in all together.
func (f *Found) Put(stream string, position FunnelPosition) {
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
func (f *Found) In(stream string) FunnelPosition {
	if stream == "" {
		return f.All
	}
	for _, b := range f.beyond() {
		if slices.Contains(*b.streams, stream) {
			return b.position
		}
	}
	return WithinLimits
}
