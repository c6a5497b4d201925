package insight

import (
	"fewer/model"
	"fewer/model/figure"
)

// Specialty is the referrals of one specialty, to whichever hospital they go.
type Specialty struct {
	Name    string
	Streams []int // indexes in Year.Referrals, in the order of the file
}

// BySpecialty are the specialties of a year's referral streams, in the order in which
// the file first names them. A stream without a specialty goes by its own name.
func BySpecialty(y *model.Year) (all []Specialty) {
	at := map[string]int{}
	for i := range y.Referrals {
		name := y.Referrals[i].Specialty
		if name == "" {
			name = y.Referrals[i].Name
		}
		k, known := at[name]
		if !known {
			k = len(all)
			at[name] = k
			all = append(all, Specialty{Name: name})
		}
		all[k].Streams = append(all[k].Streams, i)
	}
	return all
}

// Targets are what changes to its streams act on.
func (s *Specialty) Targets(y *model.Year) []model.Target {
	targets := make([]model.Target, len(s.Streams))
	for k, i := range s.Streams {
		targets[k] = model.Target{Referrals: y.Referrals[i].ID}
	}
	return targets
}

// Together is its streams as one.
func (s *Specialty) Together(pr *model.Projection) (sum model.StreamResult) {
	for _, i := range s.Streams {
		r := &pr.Streams[i]
		sum.DoNothing, sum.NotSent = sum.DoNothing+r.DoNothing, sum.NotSent+r.NotSent
		sum.Now, sum.New = sum.Now+r.Now, sum.New+r.New
		sum.Changes += r.Changes
		for t := range sum.Saving {
			sum.Saving[t] += r.Saving[t]
		}
	}
	return sum
}

// Percent is the percentage that its streams have as plain changes, each the same; false
// where they differ, or some have others too.
func (s *Specialty) Percent(y *model.Year, changes []model.Change) (percent float64, same bool) {
	for k, i := range s.Streams {
		own, n := 0.0, 0
		for c := range changes {
			if changes[c].Target.Referrals != y.Referrals[i].ID {
				continue
			}
			n++
			if n > 1 || !changes[c].IsPlain(y) || changes[c].Size.Kind != model.Percent {
				return 0, false
			}
			own = changes[c].Size.Amount
		}
		if k > 0 && own != percent {
			return 0, false
		}
		percent = own
	}
	return percent, true
}

// NetPercent is the sum of its changes, in percent of what the weeks that are left hold.
func (s *Specialty) NetPercent(p *model.Prepared, pr *model.Projection) float64 {
	sum := s.Together(pr)
	return -100 * figure.Quotient(sum.NotSent, sum.Now*p.Left)
}
