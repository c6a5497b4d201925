package insight

import (
	"fmt"
	"math"
	"slices"

	"fewer/model"
	"fewer/model/chance"
	"fewer/model/figure"
)

// Funnel sets practices' referral rates side by side with the limits within
// which they would lie by chance, the wider the smaller the list. Rates are
// referrals per 1,000 registered patients in the weeks that are over.
//
// The limits for chance alone are exact: a practice above the upper 95% limit
// has so many referrals that at the mean rate as many, or more, would come up
// less than once in 40 times (Poisson; Garwood, Biometrika 1936). Practices
// differ more than by chance, since their patients do. By default the limits
// allow for that: on the scale of √(observed/expected) a variance τ² between
// practices is added to that of chance (Spiegelhalter, Quality and Safety in
// Health Care 2005;14:347-51), estimated by the method of moments
// (DerSimonian and Laird, Controlled Clinical Trials 1986) from z-scores of
// which the most extreme tenth at either end is held back to the next one
// (winsorised), so that true outliers don't widen the limits that they are
// judged by.
type Funnel struct {
	Streams   []int // counted, as indexes in Year.Referrals
	Practices []PracticeRate
	Mean      float64 // rate of all of them together
	Median    float64 // of their rates
	Total     float64 // referrals of the streams, other practices' too

	Dispersion float64 // φ: mean square of the winsorised z-scores; 1 by chance alone
	Tau        float64 // standard deviation between practices of √(observed/expected), beyond chance
	Adjusted   bool    // whether the limits allow for Tau

	Judged bool // whether positions are those that the author of the file found, without rates

	LeftOut []int    // practices without a list size or not named, as indexes in Year.Practices
	Notes   []string // what is not compared and why, a sentence each; no practice is named
	Why     string   // why there are no limits, a sentence; "" where there are

	p *model.Prepared
}

// PracticeRate is one practice in a funnel.
type PracticeRate struct {
	Practice int     // index in Year.Practices
	Count    float64 // referrals in the weeks that are over
	List     float64 // registered patients
	Rate     float64 // per 1,000 of them
	Share    float64 // proportion of all referrals of the streams
	Limits   FunnelLimits
	Position chance.FunnelPosition
}

// FunnelLimits are rates per 1,000 patients that a practice of a list lies
// between, but for 1 in 20 and 1 in 500.
type FunnelLimits struct{ Lower998, Lower95, Upper95, Upper998 float64 }

// AllStreams asks Funnel for all referral streams together.
const AllStreams = -1

// FunnelOf compares practices' referrals to a stream (an index in Year.Referrals)
// or to AllStreams. Without adjust the limits are those of chance alone.
func FunnelOf(p *model.Prepared, stream int, adjust bool) *Funnel {
	f := &Funnel{p: p, Dispersion: 1}
	f.pickStreams(stream)
	if f.Why == "" && f.judge(stream) {
		return f
	}
	f.countReferrals()
	if f.Why != "" {
		return f
	}
	f.reckonRates()
	f.reckonDispersion()
	f.Adjusted = adjust && f.Tau > 0
	for i := range f.Practices {
		q := &f.Practices[i]
		q.Limits = f.LimitsAt(q.List)
		q.Position = q.Limits.position(q.Rate)
	}
	return f
}

// pickStreams picks the streams whose practices are known.
func (f *Funnel) pickStreams(stream int) {
	all := f.p.Year().Referrals
	if stream != AllStreams {
		all = all[stream : stream+1]
	}
	for i := range all {
		if len(all[i].ByPractice) > 0 {
			f.Streams = append(f.Streams, f.p.StreamAt(all[i].ID))
			f.Total += all[i].Actual.Total
		}
	}
	switch unknown := len(all) - len(f.Streams); {
	case len(all) == 0:
		f.Why = "The year has no referrals."
	case len(f.Streams) == 0 && stream != AllStreams:
		f.Why = "It is not known which practices these referrals came from."
	case len(f.Streams) == 0:
		f.Why = "It is not known which practices the referrals came from."
	case unknown > 0:
		f.Notes = append(f.Notes, fmt.Sprintf("%s left out: it is not known which practices their referrals came from.", model.Numbered(unknown, "stream is", "streams are")))
	}
}

// judge takes over where the author of a file by letters found its practices. It
// tells whether the file says that.
func (f *Funnel) judge(stream int) bool {
	id := ""
	if stream != AllStreams {
		id = f.p.Year().Referrals[stream].ID
	}
	for i := range f.p.Year().Practices {
		p := &f.p.Year().Practices[i]
		sent, named := 0.0, false
		for _, s := range f.Streams {
			if part := f.p.PartOf(s, p.ID); part >= 0 {
				sent, named = sent+f.p.Year().Referrals[s].ByPractice[part].Count, true
			}
		}
		switch {
		case p.Found != nil && named:
			f.Practices = append(f.Practices, PracticeRate{Practice: i, Count: sent, Share: figure.Quotient(sent, f.Total), Position: p.Found.In(id)})
		default:
			f.LeftOut = append(f.LeftOut, i)
		}
	}
	if f.Judged = len(f.Practices) > 0; !f.Judged {
		f.LeftOut = nil
		return false
	}
	f.Why = "The practices go by letters, and the file has no rates: beside each stands where its author found it."
	return true
}

// countReferrals adds up what each practice has sent, and leaves out those that
// can't be compared.
func (f *Funnel) countReferrals() {
	if f.Why != "" {
		return
	}
	sent, named := make([]float64, len(f.p.Year().Practices)), make([]int, len(f.p.Year().Practices))
	for _, stream := range f.Streams {
		for _, c := range f.p.Year().Referrals[stream].ByPractice {
			sent[f.p.PracticeAt(c.Practice)] += c.Count
			named[f.p.PracticeAt(c.Practice)]++
		}
	}
	all := f.p.Sent
	unnamed, partly, listless, unsound := 0, 0, 0, 0
	for i := range f.p.Year().Practices {
		list := f.p.Year().Practices[i].ListSize.Value
		switch {
		case named[i] == 0:
			unnamed++
			f.LeftOut = append(f.LeftOut, i)
			continue
		case list <= 0:
			listless++
			f.LeftOut = append(f.LeftOut, i)
			continue
		case !SoundList(f.p.Year().Practices[i].ListSize, all[f.p.Year().Practices[i].ID]):
			unsound++
			f.LeftOut = append(f.LeftOut, i)
			continue
		case named[i] < len(f.Streams):
			partly++
		}
		f.Practices = append(f.Practices, PracticeRate{
			Practice: i, Count: sent[i], List: list,
			Rate: 1000 * sent[i] / list, Share: figure.Quotient(sent[i], f.Total),
		})
	}
	f.note(listless, "practice has", "practices have", "no list size and", "is left out.", "are left out.")
	f.note(unsound, "practice has", "practices have", "fewer patients on its list than referrals, which can't be right, and", "is left out.", "are left out.")
	f.note(unnamed, "practice is", "practices are", "not named among these referrals and", "is left out.", "are left out.")
	f.note(partly, "practice is", "practices are", "not named in every stream, and", "counts as having sent none there.", "count as having sent none there.")
	switch total := f.sent(); {
	case len(f.Practices) == 0:
		f.Why = "No practice that these referrals came from has a list size."
	case len(f.Practices) == 1:
		f.Why = "Only one practice is known; there is none to compare it with."
	case total == 0:
		f.Why = "None of these practices has sent a referral in this time."
	}
}

func (f *Funnel) note(n int, one, more, between, ofOne, ofMore string) {
	if n > 0 {
		f.Notes = append(f.Notes, model.Numbered(n, one, more)+" "+between+" "+model.OneOrMore(n, ofOne, ofMore))
	}
}

func (f *Funnel) sent() (total float64) {
	for i := range f.Practices {
		total += f.Practices[i].Count
	}
	return total
}

func (f *Funnel) reckonRates() {
	patients := 0.0
	var rates []float64
	for i := range f.Practices {
		patients += f.Practices[i].List
		rates = append(rates, f.Practices[i].Rate)
	}
	f.Mean = 1000 * f.sent() / patients
	f.Median = chance.QuantileOf(rates, 0.5)
}

// From how many practices on it can be told how much they differ at all, and from
// how many on that can be relied on: a tenth held back at either end is then one.
const (
	fewestPractices    = 3
	roughBelowPractice = 10
)

// reckonDispersion finds how much more practices differ than by chance.
func (f *Funnel) reckonDispersion() {
	if len(f.Practices) < fewestPractices {
		return
	}
	var z, weights []float64
	for i := range f.Practices {
		expected := f.Mean * f.Practices[i].List / 1000
		z = append(z, 2*(math.Sqrt(f.Practices[i].Count)-math.Sqrt(expected)))
		weights = append(weights, 4*expected) // 1 over the variance of √(observed/expected)
	}
	chance.Winsorise(z, 0.1)
	var tau2 float64
	f.Dispersion, tau2 = chance.BetweenVariance(z, weights)
	f.Tau = math.Sqrt(tau2)
}

// LimitsAt are the limits for a practice of a list of so many patients, for
// drawing the funnel.
func (f *Funnel) LimitsAt(list float64) (l FunnelLimits) {
	expected := f.Mean * list / 1000
	if f.Why != "" || list <= 0 {
		return l
	}
	rate := func(count float64) float64 { return 1000 * count / list }
	low, high := f.countLimits(expected, 0.025)
	l.Lower95, l.Upper95 = rate(low), rate(high)
	low, high = f.countLimits(expected, 0.001)
	l.Lower998, l.Upper998 = rate(low), rate(high)
	return l
}

// countLimits are the counts beyond which lies no more than the tail, at
// either end. They are never closer than chance alone would have them.
func (f *Funnel) countLimits(expected, tail float64) (low, high float64) {
	low, high = chance.PoissonLower(expected, tail), chance.PoissonUpper(expected, tail)
	if f.Adjusted {
		away := -chance.NormalQuantile(tail) * math.Sqrt(1/(4*expected)+f.Tau*f.Tau)
		low = min(low, expected*math.Pow(max(0, 1-away), 2))
		high = max(high, expected*math.Pow(1+away, 2))
	}
	return low, high
}

func (l *FunnelLimits) position(rate float64) chance.FunnelPosition {
	switch {
	case rate > l.Upper998:
		return chance.AboveUpper998
	case rate > l.Upper95:
		return chance.AboveUpper95
	case rate < l.Lower998:
		return chance.BelowLower998
	case rate < l.Lower95:
		return chance.BelowLower95
	}
	return chance.WithinLimits
}

// Outside counts the practices that lie outside the 95% limits, those outside
// the 99.8% limits among them.
func (f *Funnel) Outside() (of95, of998 int) {
	for i := range f.Practices {
		switch f.Practices[i].Position {
		case chance.AboveUpper998, chance.BelowLower998:
			of998++
			of95++
		case chance.AboveUpper95, chance.BelowLower95:
			of95++
		}
	}
	return of95, of998
}

// Words says by which method the limits are drawn, and what to make of them; or
// why there are none.
func (f *Funnel) Words() string {
	const (
		inTwenty = " By chance 1 practice in 20 lies outside the 95% limits, and 1 in 500 outside the 99.8% limits."
		alone    = "The limits allow for chance alone (exact Poisson limits)"
	)
	n := len(f.Practices)
	_, outside := f.Outside()
	switch {
	case f.Why != "":
		return f.Why
	case n < fewestPractices:
		return fmt.Sprintf("%d practices are too few to tell whether they differ more than by chance: at least %d are needed, and %d before it can be relied on. ",
			n, fewestPractices, roughBelowPractice) + alone + "." + inTwenty
	case f.Adjusted:
		return "Practices differ " + f.beyondChance() + ", as their patients do." + f.rough() + " The limits allow for " +
			"chance and for that (random effects, after Spiegelhalter): only what stands out from it lies outside." + inTwenty
	case f.Tau > 0:
		return alone + ", not for patients who differ: practices differ " + f.beyondChance() + "." + f.rough() + inTwenty
	case outside > 0:
		return fmt.Sprintf("%s outside the 99.8%% limits; the others differ no more than by chance.", model.Numbered(outside, "practice lies", "practices lie")) + f.rough() + " " + alone + "." + inTwenty
	}
	return "Practices differ no more than by chance." + f.rough() + " " + alone + "." + inTwenty
}

// beyondChance says by how much more than by chance practices differ: Dispersion
// beside the 1 of chance alone, with as many decimals as tell the two apart.
func (f *Funnel) beyondChance() string {
	for places := 1; places <= 2; places++ {
		if unit := math.Pow(10, -float64(places)); f.Dispersion >= 1+unit/2 {
			return fmt.Sprintf("more than by chance (%.*f times the variance)", places, f.Dispersion)
		}
	}
	return "hardly more than by chance"
}

// rough says that a verdict rests on too few practices, where it does.
func (f *Funnel) rough() string {
	if n := len(f.Practices); n < roughBelowPractice {
		return fmt.Sprintf(" With %d practices that is rough; from %d on it can be relied on.", n, roughBelowPractice)
	}
	return ""
}

// Of is a practice (an index in Year.Practices) in the funnel, or nil.
func (f *Funnel) Of(practice int) *PracticeRate {
	i := slices.IndexFunc(f.Practices, func(q PracticeRate) bool { return q.Practice == practice })
	if i < 0 {
		return nil
	}
	return &f.Practices[i]
}
