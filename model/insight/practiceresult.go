package insight

import (
	"math"
	"slices"

	"fewer/model"
	"fewer/model/figure"
)

// OtherPractices stands, in the place of a practice's index, for what no practice has:
// the referrals that no practice is named for, and changes to lines.
const OtherPractices = -1

// PracticeResult is what of a scenario is one practice's (projection.md §9). All
// practices' and that of the others add up to the scenario, to the penny.
type PracticeResult struct {
	Practice          int // index in Year.Practices, or OtherPractices
	Saving            [model.TermsCount]model.Money
	LandsAfterYearEnd model.Money
	Changes           []model.ChangeResult // its part of each of the scenario's
	Streams           []model.StreamResult // its part of each of the year's
}

// ResultOf takes a practice's result out of a projection, whose scenario must not
// have been changed since. Of a clone it can't be taken.
func ResultOf(pr *model.Projection, practice int) PracticeResult {
	pr.ByPart()
	p, s := pr.Workspace().Prepared, &pr.Workspace().Last
	r := PracticeResult{Practice: practice, Streams: make([]model.StreamResult, len(pr.Streams)), Changes: make([]model.ChangeResult, len(pr.Changes))}
	for i := range pr.Streams {
		share := ShareOf(p, i, practice)
		r.Streams[i].DoNothing, r.Streams[i].Now = pr.Streams[i].DoNothing*share, pr.Streams[i].Now*share
		r.Streams[i].New = r.Streams[i].Now
	}
	for i := range s.Changes {
		own := partOfChange(p, &s.Changes[i], &pr.Changes[i], practice)
		r.Changes[i] = own
		r.LandsAfterYearEnd += own.LandsAfterYearEnd
		for t := range own.Saving {
			r.Saving[t] += own.Saving[t]
		}
		stream := p.StreamAt(s.Changes[i].Target.Referrals)
		if own.LeftOut != "" || s.Changes[i].Target.Line != "" || !Names(p, &s.Changes[i], practice) {
			continue
		}
		r.Streams[stream].Add(&own, p.Left)
	}
	return r
}

// PartAt is the part of a stream that is a practice's, or the other practices'; −1
// where none of it is.
func PartAt(p *model.Prepared, stream, practice int) int {
	if practice == OtherPractices {
		return len(p.Streams[stream].Shares) - 1
	}
	return p.PartOf(stream, p.Year().Practices[practice].ID)
}

// ShareOf is the proportion of a stream that is a practice's, or the other practices'.
func ShareOf(p *model.Prepared, stream, practice int) float64 {
	if part := PartAt(p, stream, practice); part >= 0 {
		return p.Streams[stream].Shares[part]
	}
	return 0
}

// Names tells whether a change acts on a part that is a practice's, or the other
// practices'.
func Names(p *model.Prepared, c *model.Change, practice int) bool {
	stream := p.StreamAt(c.Target.Referrals)
	if c.Target.Line != "" || stream < 0 {
		return practice == OtherPractices
	}
	return slices.Contains(p.PartsNamed(stream, c.Practices), PartAt(p, stream, practice))
}

// partOfChange is a practice's part of what a change does: of its money in the
// proportion of the referrals not sent, and where there are none, of the referrals.
func partOfChange(p *model.Prepared, c *model.Change, r *model.ChangeResult, practice int) model.ChangeResult {
	whole := *r
	whole.NotSentBy, whole.SentBackBy = nil, nil
	if c.Target.Line != "" || r.LeftOut != "" {
		if practice == OtherPractices {
			return whole
		}
		return model.ChangeResult{LeftOut: r.LeftOut}
	}
	stream := p.StreamAt(c.Target.Referrals)
	part, weights := PartAt(p, stream, practice), weightsOf(p, stream, c, r)
	divide := func(amount model.Money) model.Money {
		return apportioned(amount, weights, sentByParts(p, stream), part)
	}
	if part < 0 || weights[part] == 0 {
		return model.ChangeResult{}
	}
	own := whole
	own.NotSent, own.SentBack = r.NotSentBy[part], r.SentBackBy[part]
	own.Costs, own.LandsAfterYearEnd = divide(r.Costs), divide(r.LandsAfterYearEnd)
	for t := range own.Saving {
		own.Saving[t] = divide(r.Saving[t])
	}
	return own
}

// weightsOf are in what proportion the parts of its stream share what a change does,
// none of them below zero.
func weightsOf(p *model.Prepared, stream int, c *model.Change, r *model.ChangeResult) []float64 {
	weights, any := make([]float64, len(r.NotSentBy)), false
	for part, n := range r.NotSentBy { // all of one sign
		weights[part] = math.Abs(n)
		any = any || n != 0
	}
	if any {
		return weights
	}
	for _, part := range p.PartsNamed(stream, c.Practices) {
		weights[part] = shareOfNamed(p, stream, part, c)
	}
	return weights
}

// shareOfNamed is a part's share of those of its stream that a change names.
func shareOfNamed(p *model.Prepared, stream, part int, c *model.Change) float64 {
	parts := len(p.PartsNamed(stream, c.Practices))
	return model.ShareOfNamed(figure.Plain(p.Streams[stream].Shares[part]), figure.Plain(p.NamedShare(c)), parts).V
}

// sentByParts is what each part of a stream sent in all streams; of other practices 0.
func sentByParts(p *model.Prepared, stream int) []float64 {
	sent := make([]float64, len(p.Streams[stream].Shares))
	for part, by := range p.Year().Referrals[stream].ByPractice {
		sent[part] = p.Sent[by.Practice]
	}
	return sent
}

// apportioned is what one part has of an amount that is divided by weights, in pence by
// largest remainder. Of those that are alike the one with more in all comes first, for
// copies in which practices go by letters have them in another order; then the first.
func apportioned(amount model.Money, weights, inAll []float64, at int) model.Money {
	all := 0.0
	for _, w := range weights {
		all += w
	}
	pence := amount.Abs()
	if pence == 0 || weights[at] == 0 {
		return 0
	}
	exact := func(part int) (whole model.Money, rest float64) {
		q := math.Round(float64(pence)*(weights[part]/all)*1e6) / 1e6 // without binary fractions
		return model.Money(math.Floor(q)), q - math.Floor(q)
	}
	own, rest := exact(at)
	left := pence
	ahead := model.Money(0)
	for part := range weights {
		if weights[part] == 0 {
			continue
		}
		whole, r := exact(part)
		left -= whole
		if r > rest || r == rest && (inAll[part] > inAll[at] || inAll[part] == inAll[at] && part < at) {
			ahead++
		}
	}
	if ahead < left {
		own++
	}
	if amount < 0 {
		return -own
	}
	return own
}
