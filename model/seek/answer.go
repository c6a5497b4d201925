package seek

import (
	"fewer/model"
)

// Answer is what it would take, or why it can't be done.
type Answer struct {
	Outcome Outcome
	Fault   string // with SeekNoAnswer, a sentence
	Terms   model.Terms
	Goal    model.Money // the deficit asked for
	Start   model.Money // the deficit of the scenario as it stands
	Budget  model.Money
	Common  bool // whether all levers were moved by the same percentage
	Limited bool // whether limits of the question, or red lines, hold something back

	FullYear bool // whether Goal, Start, and what plans save are a full year's

	// Levers are what the answer is of, and Chosen whether somebody chose them.
	Levers []Lever
	Chosen bool

	// LeftOut are the streams that no plan cuts, because that would save nothing
	// by 31 March under the terms; where levers were chosen, none is left out.
	LeftOut []Lever

	// Exact reaches the goal to the pound. Tenths reaches it in whole tenths of
	// a percent, but where a lever stands at its limit; not Found where none do.
	Exact, Tenths Plan

	// Most is the least deficit that can be reached; with SeekNotPossible.
	Most Plan

	// Proven tells that no plan within the limits does better: in proportion, by
	// a smaller percentage; otherwise, with fewer referrals not sent than Bound
	// says, or, where it is not possible, to a lower deficit than Least.
	Proven bool
	Bound  float64     // referrals not sent
	Least  model.Money // deficit

	// ByItself is the answer with each lever moved by itself, where that does better
	// than all by the same percentage; with SeekNotPossible. ByItselfUnknown tells
	// that it was not found to, but may.
	ByItself        *Answer
	ByItselfUnknown bool

	// Without is the answer with rows that were chosen cut no further than where each saves
	// most, where that takes less or saves more; nil where it does not, or none was chosen.
	Without *Answer

	InTheWay  []Obstacle // with SeekNotPossible, what keeps more from being saved
	Contracts []Contract // with SeekNotPossible, what other contracts would allow, the best first
}

// Spare is by how much the scenario as it stands ends below the goal; below
// zero it is what must be saved.
func (a *Answer) Spare() model.Money { return a.Goal - a.Start }

// Plan is a proposed scenario.
type Plan struct {
	Found   bool
	Changes []model.Change // all changes of the scenario, in place of those that it has
	Cuts    []Cut
	Deficit model.Money
	Saving  model.Money // beside the scenario as it stands
	NotSent float64     // referrals (units, pounds) not sent, beside the scenario as it stands
	Later   model.Money // what the same saves after 31 March, at this year's tariff
}

// percents are the sizes of the levers' plain changes.
func (p *Plan) percents() (all []float64) {
	for _, c := range p.Cuts {
		all = append(all, c.Percent)
	}
	return all
}

// Cut is what a plan does to one lever.
type Cut struct {
	Lever   Lever
	From    float64     // percent of its plain change in the scenario as it stands; 0 without one
	Percent float64     // percent of its plain change in the plan
	NotSent float64     // further referrals, units or pounds
	Saving  model.Money // further, by 31 March under the terms, beside the changes that stand before it
	Stop    Stop

	// Idle tells that the lever can save nothing by 31 March under the terms,
	// whatever else is cut; it is cut because it was chosen.
	Idle bool

	FullYear bool // whether Saving is a full year's
}

// Stop is what a lever has come up against.
type Stop int

// What stops a lever.
const (
	NotStopped Stop = iota
	StoppedAtNothing
	StoppedByProtection
	StoppedByRedLine
	StoppedByCost // more of it costs more than it saves
)

// ObstacleKind is what keeps money from being saved.
type ObstacleKind int

// The obstacles.
const (
	ObstacleLimits     ObstacleKind = iota // red lines and limits of this search
	ObstacleContract                       // not paid by the case
	ObstacleTime                           // falls after 31 March
	ObstacleProtection                     // protected shares
)

// Key names the obstacle in `fewer seek --json`.
func (k ObstacleKind) Key() string {
	return [...]string{"limits", "contract", "time", "protection"}[k]
}

// Obstacle is what would further be saved if one thing did not stand in the
// way: first without limits, then also if all were cost per case, then what of
// that falls after 31 March, then also without protection.
type Obstacle struct {
	Kind     ObstacleKind
	Money    model.Money
	FullYear bool // whether Money is a full year's
}

// Contract is what could be reached under another contract with a provider.
type Contract struct {
	Providers []string // ids
	Proposals []model.Proposal
	Least     model.Money // the least deficit that can then be reached
	Reaches   bool
	FullYear  bool // whether Least is a full year's
}
