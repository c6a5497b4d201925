package insight

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
)

// Specialties are those of the streams, in the order of the year, each once.
func Specialties(p *model.Prepared) (all []string) {
	for i := range p.Year().Referrals {
		if s := p.Year().Referrals[i].Specialty; !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// OfSeveral are the specialties by name that have several streams, and can be looked at
// as one.
func OfSeveral(p *model.Prepared) []string {
	return slices.DeleteFunc(Specialties(p), func(s string) bool { return s == "" || len(StreamsOf(p, s)) < 2 })
}

// StreamsOf are the streams of a specialty, as indexes in Year.Referrals.
func StreamsOf(p *model.Prepared, specialty string) (streams []int) {
	for i := range p.Year().Referrals {
		if p.Year().Referrals[i].Specialty == specialty {
			streams = append(streams, i)
		}
	}
	return streams
}

// SpecialtyKey is a specialty in the path of a figure.
func SpecialtyKey(specialty string) string {
	return cmp.Or(strings.ToLower(strings.Join(strings.FieldsFunc(specialty, func(r rune) bool { return r == ' ' || r == '.' || r == '/' }), "-")), "none")
}

// TargetsOf are what changes to the streams of a specialty act on.
func TargetsOf(p *model.Prepared, specialty string) (targets []model.Target) {
	for _, i := range StreamsOf(p, specialty) {
		targets = append(targets, model.Target{Referrals: p.Year().Referrals[i].ID})
	}
	return targets
}

// WhereverTheyGo names the referrals of a specialty to all hospitals.
func WhereverTheyGo(specialty string) string { return specialty + ", wherever they go" }

// AtEach says that something is the same for each of several streams: "at each of 3
// hospitals".
func AtEach(y *model.Year, streams []int) string {
	var providers []string
	for _, i := range streams {
		if id := y.Referrals[i].Provider; !slices.Contains(providers, id) {
			providers = append(providers, id)
		}
	}
	if len(providers) < len(streams) {
		return "in each of " + strconv.Itoa(len(streams)) + " rows"
	}
	return "at each of " + strconv.Itoa(len(streams)) + " hospitals"
}

// Together is what several streams (indexes) come to as one.
func Together(results []model.StreamResult, streams []int) (sum model.StreamResult) {
	for _, i := range streams {
		r := &results[i]
		sum.DoNothing, sum.NotSent, sum.SentBack = sum.DoNothing+r.DoNothing, sum.NotSent+r.NotSent, sum.SentBack+r.SentBack
		sum.Now, sum.New = sum.Now+r.Now, sum.New+r.New
		sum.Changes += r.Changes
		for t := range sum.Saving {
			sum.Saving[t] += r.Saving[t]
		}
	}
	return sum
}

// NetPercent is what a row's changes come to in the weeks that are left, in percent of
// what these hold: below zero where there are fewer.
func NetPercent(p *model.Prepared, r *model.StreamResult) float64 {
	return netPercent(r.NotSent, r.Now*p.Left)
}

// NetChange is what the changes of a scenario, whose projection is pr, come to on a row
// in the time that is left, in percent of what that holds: below zero where there is less.
func NetChange(p *model.Prepared, s model.Scenario, pr *model.Projection, target model.Target) float64 {
	taken := 0.0
	for i, c := range s.Changes {
		if c.Target == target {
			taken += pr.Changes[i].NotSent
		}
	}
	return netPercent(taken, p.Remaining(target))
}

func netPercent(taken, remaining float64) float64 {
	if taken == 0 || remaining <= 0 {
		return 0
	}
	return -100 * taken / remaining
}
