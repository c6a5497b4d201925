package seek

import "fewer/model"

// Open is what can still change of each week of a stream or a line: nothing of
// weeks that are over, and of the cut week its remaining days. It is nil where
// the year has no such row.
func Open(p *model.Prepared, t model.Target) *model.Weights {
	var week model.Weights
	switch stream, line := p.StreamAt(t.Referrals), p.LineAt(t.Line); {
	case t.Referrals != "" && stream >= 0:
		for i := p.Elapsed; i < model.WeeksInYear; i++ {
			week[i] = p.Streams[stream].Open(i, p.Elapsed)
		}
	case t.Line != "" && line >= 0:
		for i := p.Elapsed; i < model.WeeksInYear; i++ {
			week[i] = p.Lines[line].Open(i, p.Elapsed)
		}
	default:
		return nil
	}
	return &week
}
