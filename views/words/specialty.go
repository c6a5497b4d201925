package words

import (
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/insight"
)

// SpecialtySentences say of the referrals of one specialty what their changes do, and
// how much of it each contract releases under the terms, the most important first.
func SpecialtySentences(p *model.Prepared, sc *model.Scenario, pr *model.Projection, s *insight.Specialty, t model.Terms) []string {
	y := p.Year()
	sum := s.Together(pr)
	tell := &teller{About: About{Prepared: p, Scenario: sc, Projection: pr, Terms: t}, year: y}
	weeks := tell.weeks() + " " + verb(y.DaysRemaining()/7, "holds", "hold") + " " + Count(sum.Now*p.Left) + " " + referrals(inSentence(s.Name))
	where := ", to " + strconv.Itoa(len(s.Streams)) + verb(len(s.Streams), " hospital", " hospitals")
	if sum.NotSent == 0 {
		tell.say(weeks, where)
		return tell.said
	}
	tell.say(weeks, where, "; ", Count(sum.NotSent), " patients ", moreOrFewer(sum.NotSent))
	var released []string
	for _, i := range s.Streams {
		r := &pr.Streams[i]
		if r.Changes == 0 {
			continue
		}
		released = append(released, releases(p, i, r.Saving[t], r.Saving[model.AllCostPerCase]))
	}
	tell.say(t.String(), " ", strings.Join(released, "; "))
	return tell.said
}

// releases says how much of what a stream's changes come to at tariff its contract
// releases: "Midshire General releases nothing of £10,540".
func releases(p *model.Prepared, stream int, saving, tariff model.Money) string {
	r := &p.Year().Referrals[stream]
	who := r.Name
	if provider := p.ProviderAt(r.Provider); provider >= 0 {
		who = p.Year().Providers[provider].Name
	}
	switch {
	case saving < 0:
		return who + " costs " + saving.Abs().Whole() + " more"
	case tariff <= 0:
		return who + " releases " + Saved(saving)
	case saving == tariff:
		return who + " releases all of " + tariff.Whole()
	}
	return who + " releases " + Saved(saving) + " of " + tariff.Whole()
}
