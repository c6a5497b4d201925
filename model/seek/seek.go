// Package seek tries changes on top of a scenario: what one referral fewer saves
// and what holds it, what can still move, where terms cross, and what it would
// take to reach a deficit, with the linear programme that finds it.
//
// Begin with Question and Answer; search.go finds a plan, fewest.go the one with the fewest
// referrals, and docs/what-it-would-take.md says what is proven.
package seek

import (
	"math"
	"slices"

	"fewer/model"
	"fewer/model/figure"
)

// Mode is what a goal seek may move, and how.
type Mode int

// The modes.
const (
	InProportion Mode = iota // all levers by the same percent, each as far as it may go
	FewestSent               // each lever by itself, so that the fewest referrals are not sent
)

// Key names the mode on the command line.
func (m Mode) Key() string { return [...]string{"in-proportion", "fewest"}[m] }

// Words say the mode where it is chosen or named.
func (m Mode) Words() string {
	return [...]string{"all by the same percentage", "each by itself: the fewest referrals"}[m]
}

// Question asks what it would take to end the year with a deficit, on top of a
// scenario. Changes that the scenario has stay, but for the plain percentages
// of the levers, which are what is sought: they may go lower, never higher.
type Question struct {
	Scenario *model.Scenario
	Terms    model.Terms
	Deficit  model.Money    // at most; below zero a surplus
	Mode     Mode           // what may be moved how
	Targets  []model.Target // the levers; nil for all referral streams that can save anything
	Limits   []Limit
	NotBelow model.Optional // percent: the limit of every lever that Limits does not name
	Practice string         // the id of one, whose part of each stream alone may change; "" for all

	// FullYear asks about a full year, if kept up, in place of this one
	// (projection.md §7): its deficit, and what changes save in it.
	FullYear bool

	// written are the scenario's changes as they stand in it, of which the plan is
	// made; Scenario holds them as they act in the full year.
	written []model.Change
}

// Limit is the lowest percent to which a lever may go by all its changes
// together, over the remaining weeks: −20 is a fifth less.
type Limit struct {
	Target   model.Target
	NotBelow float64
}

// Outcome is the kind of answer.
type Outcome int

// The answers.
const (
	Reached     Outcome = iota // Exact reaches it
	AlreadyMet                 // nothing more is needed
	NotPossible                // Most is the most that can be done
	NoAnswer                   // Fault says what is wrong with the question
)

// Key names the answer in `fewer seek --json`.
func (o Outcome) Key() string {
	return [...]string{"reached", "already_met", "not_possible", "no_answer"}[o]
}

// Fault says what is wrong with a question, a sentence, or "" where it can be
// answered.
func Fault(p *model.Prepared, q *Question) string {
	targets := q.Targets
	if targets == nil {
		targets = q.streams(p)
	}
	s := seeker{p: p, q: q}
	return s.findLevers(targets)
}

// inFullYear is the question of a year that lies ahead, in which the scenario acts as
// a full year has it.
func (q *Question) inFullYear(p *model.Prepared) (*model.Prepared, *Question) {
	full := p.NewFullYear()
	full.Of(q.Scenario)
	ahead := *q
	ahead.Scenario, ahead.written = &full.Scenario, q.Scenario.Changes
	return full.Prepared, &ahead
}

// Solve answers what it would take. The same question has the same answer,
// and its work is bounded: on a large year the best that was found is given, and
// Proven says so.
func Solve(p *model.Prepared, q *Question) Answer {
	if q.FullYear {
		p, q = q.inFullYear(p)
	}
	s, fault := newSeeker(p, q)
	a := Answer{Terms: q.Terms, Goal: q.Deficit, Budget: p.Budget(), Common: q.Mode == InProportion, FullYear: q.FullYear}
	if fault != "" {
		a.Outcome, a.Fault = NoAnswer, fault
		return a
	}
	a.Start, a.Levers, a.LeftOut, a.Chosen = s.startDeficit, s.levers, s.leftOut, q.Targets != nil
	switch {
	case a.Start <= a.Goal:
		a.Outcome, a.Proven, a.Least = AlreadyMet, true, a.Start
		return a
	case q.Mode == InProportion:
		s.inProportion(&a)
	default:
		s.fewest(&a)
	}
	if a.Outcome == NotPossible {
		if a.Common {
			s.eachByItself(&a)
		}
		a.InTheWay = s.obstacles(&a)
		a.Limited = slices.ContainsFunc(a.InTheWay, func(o Obstacle) bool { return o.Kind == ObstacleLimits })
		a.Contracts = s.otherContracts(&a)
	}
	return a
}

// seeker is a question made ready: the scenario without the plain percentages
// of the levers, and how far each lever may go.
type seeker struct {
	p            *model.Prepared
	q            *Question
	t            *trial // on the scenario without the levers' plain percentages
	pr           *model.Projection
	levers       []Lever
	start, limit []float64 // percent
	stops        []Stop
	place        []int // of the lever's plain percentage in the scenario's changes, or −1
	startDeficit model.Money
	startNotSent []float64 // by each lever's plain percentage
	startLater   model.Money
	startSaving  []model.Money // by the changes of each lever's row, under the question's terms
	noSaving     []bool        // of each lever, whether it can save nothing
	leftOut      []Lever       // those that nobody chose and that can save nothing
}

// newSeeker makes a question ready, or says what is wrong with it.
func newSeeker(p *model.Prepared, q *Question) (*seeker, string) {
	if q.Targets != nil {
		return newSeekerOn(p, q, q.Targets)
	}
	s, fault := newSeekerOn(p, q, q.streams(p))
	if fault != "" {
		return nil, fault
	}
	return s.setAside()
}

// streams are the targets of all referral streams, or of those to which the practice
// refers.
func (q *Question) streams(p *model.Prepared) (targets []model.Target) {
	for _, l := range Levers(p, q.Practice) {
		if l.Stream >= 0 {
			targets = append(targets, l.Target)
		}
	}
	return targets
}

func newSeekerOn(p *model.Prepared, q *Question, targets []model.Target) (*seeker, string) {
	s := &seeker{p: p, q: q, pr: p.NewProjection()}
	if fault := s.findLevers(targets); fault != "" {
		return nil, fault
	}
	rest := model.Scenario{Proposals: q.Scenario.Proposals}
	for i, c := range q.Scenario.Changes {
		if slices.Contains(s.place, i) {
			if c.Costs == (model.Costs{}) {
				continue
			}
			c.Size.Amount = 0 // what it takes is spent at any percentage
		}
		rest.Changes = append(rest.Changes, c)
	}
	s.t = newTrial(p, &rest)
	for i := range s.levers {
		s.findLimit(i)
	}
	p.Project(q.Scenario, s.pr)
	for _, l := range s.levers {
		s.startSaving = append(s.startSaving, s.savedBy(l))
	}
	s.startDeficit, s.startLater = s.pr.Terms[q.Terms].Scenario.Deficit, s.pr.LandsAfterYearEnd
	for i := range s.levers {
		s.startNotSent = append(s.startNotSent, s.notSentAt(i, s.start[i]))
	}
	s.noSaving = s.idle()
	return s, ""
}

// findLevers finds the levers and the plain percentages that they have.
func (s *seeker) findLevers(targets []model.Target) string {
	y, q := s.p.Year(), s.q
	if len(targets) == 0 && q.Practice != "" {
		return y.PracticeName(q.Practice) + " refers nobody in this year, so that there is nothing that it could change."
	}
	if len(targets) == 0 {
		return "Nothing is chosen that could be changed: this year has no referral streams."
	}
	for i, target := range targets {
		l, ok := LeverFor(s.p, target)
		l = l.of(q.Practice)
		switch {
		case !ok:
			return "The year has no referral stream or line called " + y.TargetName(target) + "."
		case slices.Contains(targets[:i], target):
			return y.TargetName(target) + " is chosen twice."
		case l.InPounds() && q.Mode == FewestSent && len(targets) > 1:
			return y.TargetName(target) + " is counted in pounds, so the fewest referrals can't be sought with it." +
				" Choose it by itself, or move all in proportion."
		case q.Practice != "" && l.Stream < 0:
			return y.TargetName(target) + " is no referral stream, and of others no practice has a part."
		case l.share(s.p) == 0:
			return y.PracticeName(q.Practice) + " refers nobody to " + y.TargetName(target) + "."
		}
		place, start := s.plainPercent(l)
		s.levers, s.place, s.start = append(s.levers, l), append(s.place, place), append(s.start, start)
	}
	return ""
}

// plainPercent is the plain percentage that is the only change to a target, and
// where it stands; −1 where there is none, or where there are others too. What one
// practice moves alone stands beside what others do.
func (s *seeker) plainPercent(l Lever) (place int, percent float64) {
	place = -1
	for i, c := range s.q.Scenario.Changes {
		if c.Target != l.Target || l.Practice != "" && !slices.Equal(c.Practices, []string{l.Practice}) {
			continue
		}
		if l.Practice != "" {
			c.Practices = nil // plain, but for whose it is
		}
		temporary := s.q.written != nil && s.q.written[i].EndsEarly() // what it is in a full year it can't be made
		if place >= 0 || temporary || !c.IsPlain(s.p.Year()) || c.Size.Kind != model.Percent {
			return -1, 0
		}
		place, percent = i, c.Size.Amount
	}
	return place, percent
}

// findLimit finds how far lever i may go.
func (s *seeker) findLimit(i int) {
	l := s.levers[i]
	lowest, stop := -100.0, StoppedAtNothing
	if held := s.heldAt(l); held > lowest {
		lowest, stop = held, StoppedByProtection
	}
	limit, own := s.redLine(l.Target)
	if limit.Given && own && min(0, limit.Value) > lowest {
		lowest, stop = min(0, limit.Value), StoppedByRedLine
	}
	if limit.Given && !own {
		if at := s.percentFor(i, lowest, limit.Value); at > lowest {
			lowest, stop = at, StoppedByRedLine
		}
	}
	s.limit, s.stops = append(s.limit, min(lowest, s.start[i])), append(s.stops, stop)
}

// heldAt is the percentage at which a cut to the lever is stopped in every part
// of every week.
func (s *seeker) heldAt(l Lever) float64 {
	if l.Stream < 0 {
		return -100
	}
	k := kinkFinder{t: s.t, q: &path{levers: []Lever{l}, start: []float64{0}, length: math.Inf(1)}}
	k.addStops(0)
	furthest := 0.0
	for _, at := range k.at {
		furthest = max(furthest, at)
	}
	return max(-100, 0-figure.RoundTo(furthest, 9))
}

// redLine is the lowest percentage to which the row may go, or, where nothing limits
// the row and one practice is asked about, its own part.
func (s *seeker) redLine(t model.Target) (limit model.Optional, ofOwn bool) {
	for _, l := range s.q.Limits {
		if l.Target == t {
			return model.Given(l.NotBelow), false
		}
	}
	return s.q.NotBelow, s.q.Practice != ""
}

// percentFor is the lowest percentage, not below lowest, by which all changes
// to lever i together stay at or above notBelow percent of its remaining weeks.
func (s *seeker) percentFor(i int, lowest, notBelow float64) float64 {
	l := s.levers[i]
	already := 0.0
	others := false
	for k, c := range s.t.base.Changes {
		if c.Target == l.Target && c.Size.Amount != 0 {
			already += s.t.pr.Changes[k].NotSent
			others = true
		}
	}
	if !others && l.Practice == "" {
		return max(lowest, min(0, notBelow))
	}
	remaining := remainingOf(s.p, l.of("")) // a limit is of the whole row
	allowed := func(percent float64) bool {
		return -100*(already+s.notSentAt(i, percent)) >= (notBelow-1e-9)*remaining
	}
	low, high := lowest, s.start[i]
	switch {
	case allowed(low):
		return low
	case !allowed(high):
		return high
	}
	for range 60 {
		if middle := (low + high) / 2; allowed(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return min(s.start[i], figure.RoundTo(high+5e-10, 9))
}

// notSentAt is what lever i's plain percentage takes away.
func (s *seeker) notSentAt(i int, percent float64) float64 {
	if percent == 0 {
		return 0
	}
	return s.t.alone(s.levers[i].change(percent)).NotSent
}

// changesWith are all changes of the scenario with the levers at the percentages.
func (s *seeker) changesWith(percent []float64) []model.Change {
	return s.withLevers(s.q.Scenario.Changes, percent)
}

// withLevers are changes of the scenario with the levers at the percentages.
func (s *seeker) withLevers(of []model.Change, percent []float64) []model.Change {
	var changes []model.Change
	for i, c := range of {
		if k := slices.Index(s.place, i); k >= 0 {
			c.Size.Amount = percent[k]
			if percent[k] == 0 && c.Note == "" && c.Costs == (model.Costs{}) {
				continue
			}
		}
		changes = append(changes, c)
	}
	for k, l := range s.levers {
		if s.place[k] < 0 && percent[k] != 0 {
			changes = append(changes, l.change(percent[k]))
		}
	}
	return changes
}

// deficitWith projects the scenario with the levers at the percentages.
func (s *seeker) deficitWith(percent []float64) model.Money {
	s.p.Project(&model.Scenario{Changes: s.changesWith(percent), Proposals: s.q.Scenario.Proposals}, s.pr)
	return s.pr.Terms[s.q.Terms].Scenario.Deficit
}

// savedBy is what the changes of a lever's row save in the projection that was
// made last.
func (s *seeker) savedBy(l Lever) model.Money {
	if l.Stream >= 0 {
		return s.pr.Streams[l.Stream].Saving[s.q.Terms]
	}
	return s.pr.Lines[l.Line].Saving[s.q.Terms]
}

// plan is the plan with the levers at the percentages.
func (s *seeker) plan(percent []float64) Plan {
	plan := Plan{Found: true, Deficit: s.deficitWith(percent), Changes: s.changesWith(percent)}
	if s.q.written != nil {
		plan.Changes = s.withLevers(s.q.written, percent)
	}
	plan.Saving = s.startDeficit - plan.Deficit
	plan.Later = s.pr.LandsAfterYearEnd - s.startLater
	saving := make([]model.Money, len(s.levers)) // the next projection is another
	for i, l := range s.levers {
		saving[i] = s.savedBy(l) - s.startSaving[i]
	}
	for i, l := range s.levers {
		cut := Cut{Lever: l, FullYear: s.q.FullYear, From: s.start[i], Percent: percent[i], NotSent: s.notSentAt(i, percent[i]) - s.startNotSent[i]}
		cut.Saving, cut.Idle = saving[i], s.noSaving[i]
		if percent[i] <= s.limit[i] {
			cut.Stop = s.stops[i]
		}
		plan.NotSent += cut.NotSent
		plan.Cuts = append(plan.Cuts, cut)
	}
	return plan
}
