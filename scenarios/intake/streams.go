package intake

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"

	"fewer/model"
	"fewer/scenarios/amend"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/gather"
	"fewer/scenarios/samples"
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// makeReferrals makes a stream of each provider's specialty; where no referrals are
// given by specialty, of each provider in the referral return.
func (m *making) makeReferrals() error {
	keys := slices.SortedFunc(maps.Keys(m.Referrals), func(a, b gather.Stream) int {
		return cmp.Or(cmp.Compare(a.Provider, b.Provider), cmp.Compare(a.Specialty, b.Specialty))
	})
	if err := m.monthsOfReferrals(); err != nil {
		return err
	}
	m.leadingTo()
	if err := m.leadsElsewhere(); err != nil {
		return err
	}
	examples := false
	m.result.Referred = map[string]*[12]bool{}
	for code := range m.heldReferrals {
		for month := range m.Known.MonthsElapsed {
			gives(m.result.Referred, m.knownProvider(code).ID, month+1)
		}
	}
	for _, k := range keys {
		from := m.Referrals[k]
		m.unreferred += from.LeaveOut(tally.OutsideYear, func(p gather.Period) bool { return !m.Within(p) })
		m.unreferred += from.LeaveOut(tally.AfterMonth, func(p gather.Period) bool { return p.Month > m.elapsed })
		if m.providers[k.Provider] == "" {
			m.unreferred += from.LeaveOut(tally.NoActivity, func(gather.Period) bool { return true })
			m.warn("referrals for %s to %s were left out: no file has activity of that provider", k.Specialty, m.providerName(k.Provider))
			continue
		}
		s := m.newStream(k.Provider, k.Specialty)
		counts := make([]float64, m.elapsed)
		unknown := 0
		for p, v := range from.Months {
			if p.Month <= m.elapsed && m.Within(p) {
				if v%cell.Scale != 0 {
					return &tables.Fault{Place: tables.Place{File: "the files"}, What: fmt.Sprintf("referrals for %s to %s come to %v in %s: a count is whole", k.Specialty, m.providerName(k.Provider), v.Float(), cell.MonthName(p.Month)), Hint: "look for shares of a referral"}
				}
				counts[p.Month-1] += v.Float()
				gives(m.result.Referred, s.Provider, p.Month)
			}
		}
		for p, n := range from.Unknown {
			if p.Month <= m.elapsed && m.Within(p) {
				unknown += n
			}
		}
		s.Actual = model.MonthlyCounts(counts)
		s.ByPractice = m.byPractice(from)
		if unknown > 0 {
			m.result.Notes[s.ID] = append(m.result.Notes[s.ID], fmt.Sprintf("not all of them: %d counts are not known and were left out", unknown))
		}
		examples = m.leadsTo(&s, k) || examples
		m.result.Year.Referrals = append(m.result.Year.Referrals, s)
	}
	if len(keys) == 0 {
		m.returnStreams()
	}
	m.sayOfNothing()
	m.absentReferrals()
	if missing := m.LacksWeeks(m.elapsed, m.heldDays()); len(missing) > 0 {
		m.warn("no week of referrals has %s: none are counted there. Give those weeks too, or read all of it to an earlier month", tables.CutTo(model.ListWords(missing), 300))
	}
	if examples {
		m.warn(amend.Examples + " are those of the built-in year: replace them, or name your own with --ratios")
	}
	return nil
}

// newStream is a stream with its id and name.
func (m *making) newStream(provider, specialty string) model.ReferralStream {
	id := m.providers[provider]
	s := model.ReferralStream{Provider: id, Specialty: specialty, Name: specialty + " to " + m.providerName(provider)}
	if k := m.there.streamsOf[gather.Stream{Provider: id, Specialty: specialty}]; k != nil {
		s.ID = k.ID
	}
	if s.ID == "" {
		s.ID = m.free(id + "-" + codes.Slug(specialty))
	} else {
		m.ids[s.ID] = true
	}
	return s
}

// monthsOfReferrals refuses referrals that stop before the activity does: a month
// that is not there is not known, and must not count as none.
func (m *making) monthsOfReferrals() error {
	if len(m.Referrals) == 0 {
		return nil
	}
	last := 0
	for _, s := range m.Referrals {
		for p := range s.Months {
			if m.Within(p) {
				last = max(last, p.Month)
			}
		}
	}
	if last == 0 {
		return &tables.Fault{Place: tables.Place{File: "the referrals"}, What: "none of them lies in " + m.result.Year.FinancialYear.String(), Hint: "say the year with --year"}
	}
	if last < m.elapsed {
		return &tables.Fault{Place: tables.Place{File: "the referrals"}, What: fmt.Sprintf("they end with %s, and the activity with %s", cell.MonthName(last), cell.MonthName(m.elapsed)), Hint: fmt.Sprintf("read all of it to one month with --month %d, or leave the referrals out", last)}
	}
	return nil
}

// byPractice is the referrals of each practice in the months that are over.
func (m *making) byPractice(s *gather.Referrals) []model.PracticeCount {
	var all []model.PracticeCount
	for _, p := range m.result.Year.Practices {
		sum := cell.Amount(0)
		for at, v := range s.Practices[p.Code] {
			if at.Month <= m.elapsed && m.Within(at) {
				sum += v
			}
		}
		if sum > 0 {
			all = append(all, model.PracticeCount{Practice: p.ID, Count: sum.Float()})
		}
	}
	return all
}

// leadsTo gives a stream its ratios: those that were given, else its own firsts for
// each referral and the built-in year's as examples; it tells whether there are any
// of those.
func (m *making) leadsTo(s *model.ReferralStream, k gather.Stream) (examples bool) {
	flows, instead := m.givenRatios(k)
	there := m.there.streams[s.ID]
	if there != nil {
		joining := flows
		if len(m.Ratios) == 0 {
			one := model.ReferralStream{ID: s.ID, Provider: s.Provider, Actual: s.Actual}
			m.examples(&one, k)
			joining = one.LeadsTo
		}
		m.result.Joins[s.ID] = slices.DeleteFunc(slices.Clone(joining), func(f model.Flow) bool {
			return m.there.lines[f.Line] != nil
		})
	}
	switch {
	case len(m.Ratios) > 0:
		s.LeadsTo, s.Instead = flows, instead
		return false
	case there != nil:
		s.LeadsTo, s.Instead = m.toLines(there.LeadsTo), m.toLines(there.Instead)
		return false
	}
	for _, note := range m.examples(s, k) {
		m.result.Notes[s.ID] = append(m.result.Notes[s.ID], note)
		examples = true
	}
	return examples
}

// sayOfNothing warns of streams from which nothing follows, though ratios were given: no
// cut of them would save anything.
func (m *making) sayOfNothing() {
	var names []string
	for i := range m.result.Year.Referrals {
		if s := &m.result.Year.Referrals[i]; len(m.Ratios) > 0 && len(s.LeadsTo) == 0 {
			names = append(names, s.Name)
		}
	}
	if len(names) > 0 {
		m.warn("no ratio fits the referrals of %s: nothing follows from them, and fewer would save nothing. Look whether the ratios name their specialties and points of delivery as the monitoring does", tables.CutTo(model.ListWords(names), 400))
	}
}

// examples gives a stream its own firsts for each referral, and the built-in year's
// ratios, and says of each line what of it is an example.
func (m *making) examples(s *model.ReferralStream, k gather.Stream) (said []string) {
	done := s.Actual.Total
	for _, l := range m.leading[k] {
		f, known := builtInRatios()[ratioOf{k.Specialty, l.POD}]
		if l.POD == model.FirstOutpatient && done > 0 && l.Actual.Total > 0 {
			own := model.Flow{Line: l.ID, Each: math.Round(l.Actual.Total/done*100) / 100, Lag: model.Lag{First: 2, Last: 8}}
			if known {
				own.Lag, own.Backfill = f.Lag, f.Backfill
			}
			s.LeadsTo = append(s.LeadsTo, own)
			said = append(said, l.ID+": its own firsts for each referral to date; its weeks are "+amend.Example)
			continue
		}
		if known {
			f.Line = l.ID
			s.LeadsTo = append(s.LeadsTo, f)
			said = append(said, l.ID+": ratio and weeks are "+amend.Example)
		}
	}
	return said
}

// toLines are flows to lines of which there is activity: one that the files no longer
// have stays in the year file as it is there.
func (m *making) toLines(flows []model.Flow) []model.Flow {
	return slices.DeleteFunc(slices.Clone(flows), func(f model.Flow) bool {
		l := m.lineMade(f.Line)
		return l == nil || l.WithoutActivity
	})
}

// heldDays is how many days of the year have referrals that stay as they are.
func (m *making) heldDays() int {
	if len(m.heldReferrals) == 0 {
		return 0
	}
	return m.Year.DaysToMonth(m.Known.MonthsElapsed)
}

// absentReferrals warns of months without referrals to anybody, where others have some.
func (m *making) absentReferrals() {
	if absent := m.absentIn(m.result.Referred, func(int) bool { return true }); len(m.result.Referred) > 0 && len(absent) > 0 {
		m.warn("no file has referrals of %s: none are counted there. Give those months' files too, all in one command", model.ListWords(absent))
	}
}

// leadingTo finds to which lines each stream may lead, and by which ratios.
func (m *making) leadingTo() {
	m.leading, m.ratios = map[gather.Stream][]*model.Line{}, map[string][]*gather.Ratio{}
	for _, g := range m.all {
		if l := m.lineMade(m.lines[g]); l != nil && !l.WithoutActivity {
			of := gather.Stream{Provider: g.Provider, Specialty: g.Specialty.Name}
			m.leading[of] = append(m.leading[of], l)
		}
	}
	for i := range m.Ratios {
		r := &m.Ratios[i]
		m.ratios[r.Specialty.Name] = append(m.ratios[r.Specialty.Name], r)
	}
}

// givenRatios are a stream's flows by the ratios that were given; those for a
// provider go before those for all.
func (m *making) givenRatios(k gather.Stream) (leads, instead []model.Flow) {
	given := map[model.PointOfDelivery]*gather.Ratio{}
	for _, r := range m.ratios[k.Specialty] {
		if best := given[r.POD]; r.Provider == k.Provider || r.Provider == "" && (best == nil || best.Provider == "") {
			given[r.POD] = r
		}
	}
	for _, l := range m.leading[k] {
		r := given[l.POD]
		switch {
		case r == nil || r.Elsewhere != "":
		case r.Instead:
			instead = append(instead, model.Flow{Line: l.ID, Each: r.Each, Lag: r.Lag})
		default:
			leads = append(leads, model.Flow{Line: l.ID, Each: r.Each, Lag: r.Lag, Backfill: r.Backfill})
		}
	}
	for _, r := range m.ratios[k.Specialty] {
		if r.Elsewhere != "" && (r.Provider == k.Provider || r.Provider == "") {
			instead = append(instead, model.Flow{Line: m.elsewhere[r], Each: r.Each, Lag: r.Lag})
		}
	}
	return leads, instead
}

// leadsElsewhere finds the lines that ratios lead to elsewhere: one with that id, or that
// provider's. It refuses one that leads where nothing is.
func (m *making) leadsElsewhere() error {
	m.elsewhere = map[*gather.Ratio]string{}
	named := map[string][]string{} // providers by code and by name
	for _, code := range slices.Sorted(maps.Keys(m.providers)) {
		for _, name := range []string{codes.PlainName(code), codes.PlainName(m.providerName(code))} {
			named[name] = append(named[name], code)
		}
	}
	for _, rs := range m.ratios {
		for _, r := range rs {
			if r.Elsewhere == "" {
				continue
			}
			if m.lineMade(r.Elsewhere) != nil {
				m.elsewhere[r] = r.Elsewhere
				continue
			}
			for _, code := range named[codes.PlainName(r.Elsewhere)] {
				if id := m.lines[gather.Group{Provider: code, Specialty: r.Specialty, POD: r.POD}]; id != "" {
					m.elsewhere[r] = id
				}
			}
		}
	}
	for i := range m.Ratios {
		if r := &m.Ratios[i]; r.Elsewhere != "" && m.elsewhere[r] == "" {
			return &tables.Fault{
				Place: r.At, What: fmt.Sprintf("%q is no provider with %s %s, and no line", r.Elsewhere, r.Specialty.Name, codes.PODWords[r.POD]),
				Hint: "write yes where it comes about at the same provider, or the provider or line where it does",
			}
		}
	}
	return nil
}

// ratioOf is what a ratio of the built-in year is for.
type ratioOf struct {
	specialty string
	pod       model.PointOfDelivery
}

// builtInRatios are those of the built-in year, of two the first.
var builtInRatios = sync.OnceValue(func() map[ratioOf]model.Flow {
	all := map[ratioOf]model.Flow{}
	built, err := samples.Northshire.AsRead()
	if err != nil {
		return all
	}
	pods := map[string]model.PointOfDelivery{}
	for _, l := range built.Year.Lines {
		pods[l.ID] = l.POD
	}
	for _, s := range built.Year.Referrals {
		for _, f := range s.LeadsTo {
			of := ratioOf{codes.SpecialtyOf(s.Specialty).Name, pods[f.Line]}
			if _, there := all[of]; !there {
				all[of] = f
			}
		}
	}
	return all
})

// returnStreams makes a stream of all specialties for each provider of a referral
// return; its firsts for each referral are its own. The activity return has no
// providers: of it only a sole one's stream can be made.
func (m *making) returnStreams() {
	made := map[string][]float64{}
	known := map[string]int{}
	sole := ""
	if len(m.result.Year.Providers) == 1 {
		sole = m.result.Year.Providers[0].Code
	}
	named := slices.ContainsFunc(m.Returns, func(r gather.Return) bool { return r.Provider != "" })
	has := map[string]map[int]bool{}
	for _, r := range m.Returns {
		provider := cmp.Or(r.Provider, sole)
		if r.Provider == "" && named {
			continue // the same referrals, of all providers together
		}
		if m.providers[provider] == "" || r.Month > m.elapsed || !r.MadeKnown || !m.Within(r.Period) {
			continue
		}
		if made[provider] == nil {
			made[provider] = make([]float64, m.elapsed)
		}
		if has[provider] == nil {
			has[provider] = map[int]bool{}
		}
		if !has[provider][r.Month] {
			known[provider]++
		}
		has[provider][r.Month] = true
		made[provider][r.Month-1] += r.Made.Float()
	}
	for _, provider := range slices.Sorted(maps.Keys(made)) {
		if known[provider] < m.elapsed {
			m.warn("the returns do not have all months of %s: no referrals are made of them", m.providerName(provider))
			continue
		}
		s := m.newStream(provider, "All specialties")
		s.Actual = model.MonthlyCounts(made[provider])
		for _, l := range m.result.Year.Lines {
			if l.Provider == s.Provider && l.POD == model.FirstOutpatient && !l.WithoutActivity && s.Actual.Total > 0 && l.Actual.Total > 0 {
				s.LeadsTo = append(s.LeadsTo, model.Flow{Line: l.ID, Each: math.Round(l.Actual.Total/s.Actual.Total*10000) / 10000, Lag: model.Lag{First: 2, Last: 8}})
			}
		}
		m.result.Notes[s.ID] = append(m.result.Notes[s.ID], "its own firsts for each referral to date; the weeks are "+amend.Example)
		m.result.Year.Referrals = append(m.result.Year.Referrals, s)
	}
}
