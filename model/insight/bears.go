package insight

import (
	"fewer/model"
	"fewer/model/figure"
)

// Fifths are how many parts deprivation is told in, the first the most deprived.
const Fifths = 5

// FewestInFifth is from how many practices on a fifth is shown, so that none can be told.
const FewestInFifth = 3

// Fifth is what the practices whose patients live in one fifth of the country's
// places by deprivation send, and do not send in a scenario. Rates are referrals for
// each 1,000 registered patients.
type Fifth struct {
	Practices int
	Patients  float64
	Sent      float64   // referrals in the time that is over
	NotSent   float64   // by 31 March
	GivenUp   float64   // not sent, of streams to which a practice sends fewer: what others send more makes up for none of it
	ByStream  []float64 // not sent, as the year's referrals
}

// Shown tells whether so many practices are in it that none can be told.
func (f *Fifth) Shown() bool { return f.Practices >= FewestInFifth }

// Rate is referrals in the time that is over for each 1,000 patients.
func (f *Fifth) Rate() float64 { return f.perThousand(f.Sent) }

// NotSentRate is referrals not sent by 31 March for each 1,000 patients.
func (f *Fifth) NotSentRate() float64 { return f.perThousand(f.NotSent) }

// Bearing is who bears a scenario: its referrals not sent, by fifth of deprivation.
type Bearing struct {
	Fifths  [Fifths]Fifth // the most deprived first
	All     Fifth         // those that are shown together
	LeftOut int           // practices without deprivation or a sound list size
	Hidden  int           // fifths with some practices, but too few to be shown
	Rounded bool          // the lists are to the nearest thousand
	Why     string        // why there is nothing to show, a sentence; "" where there is
}

// PracticesOf are the practices of a fifth (0 the most deprived), as indexes in the
// year's: those with a list size that can be right.
func PracticesOf(p *model.Prepared, fifth int) (practices []int) {
	for i := range p.Year().Practices {
		q := &p.Year().Practices[i]
		if q.Fifth() == fifth+1 && SoundList(q.ListSize, p.Sent[q.ID]) {
			practices = append(practices, i)
		}
	}
	return practices
}

// BearingOf says who bears the scenario that was projected last into pr, which must
// not be a clone.
func BearingOf(pr *model.Projection) (b Bearing) {
	pr.ByPart()
	p, s := pr.Workspace().Prepared, &pr.Workspace().Last
	y := p.Year()
	placed := 0
	b.All.ByStream = make([]float64, len(y.Referrals))
	for k := range b.Fifths {
		f := &b.Fifths[k]
		f.ByStream = make([]float64, len(y.Referrals))
		for _, practice := range PracticesOf(p, k) {
			f.add(p, s, pr, practice)
		}
		placed += f.Practices
		switch {
		case f.Shown():
			b.All.together(f)
		case f.Practices > 0:
			b.Hidden++
		}
	}
	b.LeftOut, b.Rounded = len(y.Practices)-placed, RoundedLists(y)
	switch {
	case len(y.Practices) == 0:
		b.Why = "It is not known which practices the referrals came from."
	case placed == 0:
		b.Why = "The year file does not say how deprived the practices' patients are: give each practice its national decile, deprivation: 1 (most deprived) to 10."
	case b.All.Practices == 0:
		b.Why = "No fifth of deprivation has three practices or more, so none is shown."
	}
	return b
}

// add counts a practice among its fifth.
func (f *Fifth) add(p *model.Prepared, s *model.Scenario, pr *model.Projection, practice int) {
	q := &p.Year().Practices[practice]
	f.Practices++
	f.Patients += q.ListSize.Value
	f.Sent += p.Sent[q.ID]
	own := make([]float64, len(f.ByStream))
	for i := range s.Changes {
		r := &pr.Changes[i]
		if r.LeftOut != "" || s.Changes[i].Target.Line != "" {
			continue
		}
		stream := p.StreamAt(s.Changes[i].Target.Referrals)
		if part := PartAt(p, stream, practice); part >= 0 {
			f.NotSent += r.NotSentBy[part]
			own[stream] += r.NotSentBy[part]
		}
	}
	for stream, n := range own {
		f.ByStream[stream] += n
		f.GivenUp += max(0, n)
	}
}

// together adds a fifth to others.
func (f *Fifth) together(g *Fifth) {
	f.Practices += g.Practices
	f.Patients, f.Sent, f.NotSent, f.GivenUp = f.Patients+g.Patients, f.Sent+g.Sent, f.NotSent+g.NotSent, f.GivenUp+g.GivenUp
	for i := range g.ByStream {
		f.ByStream[i] += g.ByStream[i]
	}
}

// GivenUpRate is what is given up for each 1,000 patients.
func (f *Fifth) GivenUpRate() float64 { return f.perThousand(f.GivenUp) }

func (f *Fifth) perThousand(n float64) float64 {
	return PerThousand(figure.Plain(n), figure.Plain(f.Patients)).V
}

// PerThousand is a number for each 1,000 patients.
func PerThousand(n, patients figure.F) figure.F {
	return n.Over(patients.Over(patients.Beside(figure.OfNumber, "a thousand", 1000)).As(figure.OfNumber, "thousands of patients"))
}

// MostDeprived is the share of the patients whose practices are shown that is in the
// most deprived fifth, and its share of what is given up; false where that is not
// shown, or nothing is given up.
func (b *Bearing) MostDeprived() (patients, givenUp float64, ok bool) {
	f := &b.Fifths[0]
	if !f.Shown() || b.All.GivenUp <= 0 || b.All.Practices == f.Practices {
		return 0, 0, false
	}
	return f.Patients / b.All.Patients, f.GivenUp / b.All.GivenUp, true
}
