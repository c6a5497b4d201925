package model

// ByPart has every further projection into pr keep what each part of a stream does
// not send of each change, and projects the last scenario again where it did not yet.
// The scenario must not have been changed since.
func (pr *Projection) ByPart() {
	if w := pr.space; !w.byPart {
		w.byPart = true
		last := w.Last
		w.Prepared.Project(&last, pr)
	}
}

// partsTaken is what each part of a stream does not send of the change that was
// applied last, and what of it that part sends after all by week 52: named is the share of all parts that the change names, and besides
// what it adds in weeks in which they hold nothing.
func (w *Workspace) partsTaken(stream int, named, besides float64) (notSent, back []float64) {
	s, shares := &w.Streams[stream], w.Prepared.Streams[stream].Shares
	first := len(w.byParts)
	for part, share := range shares {
		taken := 0.0
		if of := &s.Classes[s.ClassOf[part]]; of.named {
			taken = share*of.took - besides*w.shareOfNamed(stream, share, named)
		}
		w.byParts = append(w.byParts, taken)
	}
	middle := len(w.byParts)
	for part, share := range shares {
		of := &s.Classes[s.ClassOf[part]]
		w.byParts = append(w.byParts, share*of.back)
	}
	past := len(w.byParts)
	return w.byParts[first:middle:middle], w.byParts[middle:past:past]
}

// shareOfNamed is a part's share of what is asked of the parts that a change names:
// equal shares where they hold nothing.
func (w *Workspace) shareOfNamed(stream int, share, named float64) float64 {
	if named > 0 {
		return share / named
	}
	s, parts := &w.Streams[stream], 0.0
	for _, class := range s.ClassOf {
		if s.Classes[class].named {
			parts++
		}
	}
	return 1 / parts
}
