package words

import (
	"slices"

	"fewer/model"
	"fewer/model/insight"
)

// SpecialtySentences say of the referrals of one specialty, wherever they go, what their
// changes do, and how much of it each contract releases under the terms. Percent is what
// each of its streams has as its only change; each is false where they differ.
func SpecialtySentences(a About, specialty string, percent float64, each bool) []string {
	t := &teller{About: a, year: a.Prepared.Year()}
	streams := a.streamsOf(specialty)
	sum := insight.Together(a.Projection.Streams, streams)
	noun := referrals(inSentence(specialty))
	if a.Whose != "" {
		noun += " of " + a.Whose
	}
	held := t.weeks() + " " + verb(t.year.DaysRemaining()/7, "holds", "hold") + " " + Count(sum.Now*a.Prepared.Left) + " " + noun
	if sum.Changes == 0 {
		var where []string
		for _, i := range streams {
			where = append(where, t.hospital(i)+" "+Count(a.Projection.Streams[i].Now*a.Prepared.Left))
		}
		t.say(held, ": ", model.ListWords(where))
		return t.said
	}
	taken := "; " + verb(sum.Changes, "the change is ", "the changes are ") + Count(sum.NotSent) + " patients " + moreOrFewer(sum.NotSent)
	if each {
		taken = "; " + t.year.SizeWords(model.Target{}, model.Size{Kind: model.Percent, Amount: percent}) + " " + insight.AtEach(t.year, streams) + " is " + Count(sum.NotSent) + " patients"
	}
	t.say(held, taken)
	return append(t.said, SpecialtyReleases(a, specialty))
}

// streamsOf are a specialty's streams that have referrals, or a change.
func (a About) streamsOf(specialty string) []int {
	return slices.DeleteFunc(insight.StreamsOf(a.Prepared, specialty), func(i int) bool {
		r := &a.Projection.Streams[i]
		return r.Now == 0 && r.Changes == 0
	})
}

// SpecialtyReleases says how much of what a specialty's changes are worth at tariff each
// contract releases.
func SpecialtyReleases(a About, specialty string) string {
	t := &teller{About: a, year: a.Prepared.Year()}
	var releases []string
	all, allTariff := model.Money(0), model.Money(0)
	for _, i := range a.streamsOf(specialty) {
		if a.Projection.Streams[i].Changes == 0 {
			continue
		}
		saved, tariff := t.released(i, a.Terms), t.released(i, model.AllCostPerCase)
		all, allTariff = all+saved, allTariff+tariff
		releases = append(releases, t.hospital(i)+" "+releasedOf(saved, tariff))
	}
	t.say(a.Terms.String(), " ", BySign(all, "that saves "+Saved(all), "that costs "+all.Abs().Whole()+" more", "that saves nothing"), ofTariff(all, allTariff), ": ", model.ListWords(releases))
	return t.said[0]
}

// hospital names where a stream goes, with the form by which it is paid there: "Royal
// Midshire (block)".
func (t *teller) hospital(stream int) string {
	r := &t.year.Referrals[stream]
	name := r.Name
	if provider := t.Prepared.ProviderAt(r.Provider); provider >= 0 {
		name = t.year.Providers[provider].Name
	}
	return name + " (" + formsOf(t.Prepared, t.Scenario, model.Target{Referrals: r.ID}, t.Terms, limited) + ")"
}

// released is what a stream's changes save under the terms before what they take, which
// no contract pays.
func (t *teller) released(stream int, terms model.Terms) model.Money {
	saved := t.Projection.Streams[stream].Saving[terms]
	for i := range t.Scenario.Changes {
		if t.Scenario.Changes[i].Target.Referrals == t.year.Referrals[stream].ID {
			saved += t.Projection.Changes[i].Costs
		}
	}
	return saved
}

// releasedOf says how much of an amount at tariff a contract releases: "nothing of
// £10,540", "all of £8,000".
func releasedOf(saved, tariff model.Money) string {
	switch {
	case saved < 0:
		return saved.Abs().Whole() + " more"
	case saved == tariff && saved != 0:
		return "all of " + Saved(tariff)
	}
	return Saved(saved) + ofTariff(saved, tariff)
}

// ofTariff sets what is saved beside what it would be at tariff, where it is less.
func ofTariff(saved, tariff model.Money) string {
	if tariff <= 0 || saved >= tariff { // more where what they need elsewhere is under a block
		return ""
	}
	return " of " + Saved(tariff)
}

// limited says a schedule by its form, and in full where a floor or a ceiling holds what it
// pays.
func limited(s *model.Schedule) string {
	if s.Floor.Kind == model.NoLimit && s.Ceiling.Kind == model.NoLimit {
		return s.Form.Words()
	}
	return s.Words()
}
