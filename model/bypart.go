package model

import "fewer/model/figure"

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
			taken = share*of.took - besides*ShareOfNamed(figure.Plain(share), figure.Plain(named), s.partsNamed()).V
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

// partsNamed counts the parts that the change names that was applied last.
func (s *StreamSpace) partsNamed() (parts int) {
	for _, class := range s.ClassOf {
		if s.Classes[class].named {
			parts++
		}
	}
	return parts
}

// ShareOfNamed is a part's share of the parts that a change names, so many, which make up
// named of their stream: equal shares where they hold nothing.
func ShareOfNamed(share, named figure.F, parts int) figure.F {
	if named.V != 0 {
		return share.Over(named).As(figure.OfShare, "its share of those that it names")
	}
	return share.Beside(figure.OfNumber, "one practice", 1).Over(share.Beside(figure.OfNumber, "practices that it names", float64(parts))).
		As(figure.OfShare, "equal shares, since none of them refers")
}
