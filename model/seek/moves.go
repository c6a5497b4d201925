package seek

import (
	"cmp"
	"slices"
	"strconv"

	"fewer/model"
)

// Moves is the money that can still move before 31 March by referrals that are
// not sent, on top of a scenario and under one terms.
type Moves struct {
	Terms     model.Terms
	Over      model.Elapsed // how much of the year is over
	Contracts model.Money   // paid under contracts in the year
	Spent     model.Money   // what of it they have cost in the time that is over
	Others    model.Money   // the year's spending on lines without activity

	// Most is the most that can be saved by all streams together, and the plan
	// that saves it; Proven tells that no other saves more.
	Most   Plan
	Proven bool

	// Why the rest can't: sending nobody who is not protected would take AtTariff
	// off the contracts by 31 March if all were cost per case, of which the
	// contracts hold Held; Later falls after 31 March.
	AtTariff, Held, Later model.Money

	Streams []Move // those that can move most first
	Direct  []Move // lines that can be changed directly, likewise

	// Waiting[k] is what the plan of Most saves if it begins k weeks later than
	// the first remaining week; what a week of waiting costs is the step between.
	Waiting []model.Money
	cut     bool // whether the first remaining week is over in part
}

// FirstWeek is what the first week of waiting costs, the first whole one.
func (m *Moves) FirstWeek() model.Money { return firstWeek(m.Waiting, m.cut) }

// FirstWeekWords names it: "first week", "first whole week".
func (m *Moves) FirstWeekWords() string { return "first " + oneOf(m.cut, "whole week", "week") }

// firstWeek is the step from what is saved if all begins in the first week to a week
// later; of a week that is cut only some days can be waited away, so it does not count.
func firstWeek(saved []model.Money, cut bool) model.Money {
	first := 0
	if cut {
		first = 1
	}
	if len(saved) < first+2 {
		return 0
	}
	return saved[first] - saved[first+1]
}

// Move is the most that one lever can release: a cut of everything in it that
// is not protected, from the first remaining week.
type Move struct {
	Lever    Lever
	NotSent  float64     // referrals, units or pounds
	Released model.Money // by 31 March under the terms; below zero where it costs more
	AtTariff model.Money // the same if all were cost per case
	Later    model.Money // what falls after 31 March, at this year's tariff
	Holds    []Hold      // why a tenth of it saves less than it is worth, the weightiest first
}

// StillMove reckons the money that can still move, by what one practice (an id) refers; ""
// stands for all practices.
func StillMove(p *model.Prepared, s *model.Scenario, terms model.Terms, practice string) Moves {
	t := newTrial(p, s)
	m := Moves{Terms: terms, Over: p.Year().Elapsed(), cut: p.Year().CutWeek() > 0}
	for _, paid := range t.w.Paid[terms] { // what passes through to a provider is beside its contract
		m.Contracts += paid
	}
	m.Others = t.spend(terms) - m.Contracts
	m.Spent = spentOnContracts(p, t, terms)
	for _, l := range Levers(p, practice) {
		move := t.release(l, terms)
		if l.Stream >= 0 {
			m.Streams = append(m.Streams, move)
		} else {
			m.Direct = append(m.Direct, move)
		}
	}
	byReleased := func(a, b Move) int { return cmp.Compare(b.Released, a.Released) }
	slices.SortStableFunc(m.Streams, byReleased)
	slices.SortStableFunc(m.Direct, byReleased)
	if len(m.Streams) == 0 {
		m.Proven = true
		return m
	}
	mostByReferrals(p, &m, s, practice)
	return m
}

// spentOnContracts is what the contracts have cost in the weeks that are over.
func spentOnContracts(p *model.Prepared, t *trial, terms model.Terms) (sum model.Money) {
	accounts := t.w.Regime(terms).Accounts
	for i := range accounts {
		sum += p.PayTo(&accounts[i], model.ToDate, p.NothingWeeks)
	}
	return sum
}

// release cuts all of a lever.
func (t *trial) release(l Lever, terms model.Terms) Move {
	shifts := t.shifts(terms, t.p.LinesOf(l.Target))
	all := t.alone(l.change(-100))
	tenth := t.apply(l.change(-10))
	t.moved(shifts)
	t.undo()
	return Move{
		Lever: l, NotSent: all.NotSent, Released: all.Saving[terms], AtTariff: all.Saving[model.AllCostPerCase],
		Later: all.LandsAfterYearEnd, Holds: t.heldBy(l, tenth, tenth.Saving[terms], shifts),
	}
}

// mostByReferrals seeks the most that all streams release together, and what
// the rest is held by.
func mostByReferrals(p *model.Prepared, m *Moves, s *model.Scenario, practice string) {
	seeker, fault := newSeeker(p, &Question{Scenario: s, Terms: m.Terms, Mode: FewestSent, Practice: practice})
	if fault != "" {
		return
	}
	percent, _, proven := seeker.mostSaving(seeker.draw())
	m.Most, m.Proven = seeker.plan(seeker.fromStart(percent)), proven
	byCase, fault := newSeeker(p, &Question{Scenario: s, Terms: model.AllCostPerCase, Mode: FewestSent, Practice: practice})
	if fault == "" {
		percent, _, _ := byCase.mostSaving(byCase.draw())
		plan := byCase.plan(byCase.fromStart(percent))
		m.AtTariff, m.Later = plan.Saving, plan.Later
		m.Held = max(0, m.AtTariff-m.Most.Saving)
	}
	m.Waiting = waiting(p, seeker, m.Most, m.Terms)
}

// waiting projects a plan again, begun one week later each time: what it adds to
// the scenario as it stands is put off, what the scenario has already is not.
func waiting(p *model.Prepared, s *seeker, plan Plan, terms model.Terms) []model.Money {
	t := newTrial(p, s.q.Scenario)
	var saved []model.Money
	for week := p.Year().FirstRemainingWeek(); week <= model.WeeksInYear; week++ {
		var changes []model.Change
		for _, c := range plan.Cuts {
			if c.Percent == c.From {
				continue
			}
			change := c.Lever.change(c.Percent - c.From)
			change.FromWeek = week
			changes = append(changes, change)
		}
		saved = append(saved, t.alone(changes...).Saving[terms])
	}
	return append(saved, 0)
}

// Headline says how much can still move, in a sentence or two.
func (m *Moves) Headline() string {
	found := "at most "
	if !m.Proven {
		found = "as far as the search has found, "
	}
	if m.Most.Saving < model.Pounds(1) {
		return "Of the " + m.Contracts.Short() + " in contracts, nothing can still move by referrals " + m.Terms.String() + "."
	}
	return "Of the " + m.Contracts.Short() + " in contracts, " + found + m.Most.Saving.Short() + " can still move by referrals " +
		m.Terms.String() + ". The " + m.FirstWeekWords() + " of waiting costs " + m.FirstWeek().Short() + " of it."
}

// Meaning says what is counted as money that can still move. A goal seek keeps
// within red lines and the scenario; this does not.
func (m *Moves) Meaning(y *model.Year) string {
	return "That is what would be saved by 31 March if from " + firstDay(y) +
		" on only protected patients were referred, wherever fewer saves anything. Red lines that were agreed are not counted: within them it is less."
}

// firstDay names the first time that can still change: "week 36", "1 December".
func firstDay(y *model.Year) string {
	if y.ByMonth() {
		return model.DayMonth(y.OverTo().AddDate(0, 0, 1))
	}
	return "week " + strconv.Itoa(y.FirstRemainingWeek())
}

// Why says where the rest of the money is, a sentence for each part.
func (m *Moves) Why() []string {
	say := []string{m.Spent.Short() + " was spent in the " + m.Over.Period() + "s that are over."}
	if m.Held > 0 {
		say = append(say, heldByContracts(m.Held))
	}
	if m.Later > 0 {
		say = append(say, fallsLater(m.Later))
	}
	return append(say, "The rest is for patients who are protected, referred already, or come without a referral.")
}
