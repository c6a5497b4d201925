package model

import "fewer/model/figure"

// Terms is a set of terms for every contract, under which the year is projected.
type Terms int

// The terms that stand side by side (projection.md §3).
const (
	AsContracted   Terms = iota // the contracts in the year file
	AllBlock                    // every schedule a block, at planned value where it is none yet
	AllCostPerCase              // every schedule cost per case, without floor or ceiling
	AsProposed                  // as contracted, but for the scenario's proposals
	TermsCount
)

// AllTerms lists the terms in the order in which they are shown.
var AllTerms = [TermsCount]Terms{AsContracted, AllBlock, AllCostPerCase, AsProposed}

// ShownTerms are the terms that stand side by side: as proposed only where the
// scenario proposes something.
func ShownTerms(proposed bool) []Terms {
	if proposed {
		return AllTerms[:]
	}
	return AllTerms[:AsProposed]
}

// Key is the name of the terms in `fewer project --json`.
func (t Terms) Key() string {
	return [TermsCount]string{"as_contracted", "block", "cost_per_case", "as_proposed"}[t]
}

// String is the name of the terms on a screen.
func (t Terms) String() string {
	return [TermsCount]string{"as contracted", "if all were block", "if all were cost per case", "as proposed"}[t]
}

// Projection is the projected year, if nothing changes and in a scenario, under
// every terms side by side: plain data with every figure that a view shows.
// It is made by Prepared.Project, which may use it again for the next scenario;
// what must outlive that is to be copied with Clone.
type Projection struct {
	Budget   Money
	Target   Money // the deficit that is agreed
	Proposed bool  // whether the scenario proposes terms; without, AsProposed is as contracted
	Terms    [TermsCount]TermsResult

	SavingAgainstContract Money // as contracted if nothing changes − as proposed in the scenario
	SavingFromTerms       Money // as contracted if nothing changes − as proposed if nothing changes
	LandsAfterYearEnd     Money // saved after week 52, at this year's tariff
	Costs                 Money // what the changes take, part of the scenario's spending under every terms

	Changes   []ChangeResult   // as the scenario's
	Providers []ProviderResult // as the year's
	Schedules []ScheduleResult // as Prepared.Schedules
	Lines     []LineResult     // as the year's
	Streams   []StreamResult   // as the year's referrals

	// SystemSaving is what all bodies together spend less: the costs that
	// providers avoid, and what is saved on lines without activity, less what the
	// changes cost. Terms move
	// money between bodies, so it is the same under every terms.
	SystemSaving Money

	ProposalsLeftOut []string // for each of the scenario's proposals why it has no effect, else ""

	space *Workspace
}

// Workspace is what the projection was made in, which has its weeks; nil in a Clone.
func (pr *Projection) Workspace() *Workspace { return pr.space }

// TermsResult is the whole year under one terms.
type TermsResult struct {
	DoNothing, Scenario Outturn
	Saving              Money   // of the changes, under the same terms
	ByChange            []Money // what each change adds to those before it
}

// DeficitsToThePound are the deficits if nothing changes and in the scenario to
// the pound, as they stand over the saving: rounded so that the one less the
// saving to the pound is the other, which may put the second a pound from where
// it would be rounded by itself.
func (r *TermsResult) DeficitsToThePound() (nothing, scenario Money) {
	return r.DoNothing.Deficit.ToThePound(), r.Shown(r.Scenario.Deficit)
}

// Shown is a deficit to the pound as it stands wherever pounds are shown: that of doing
// nothing less what is saved, each to the pound. Two views of one deficit say the same.
func (r *TermsResult) Shown(deficit Money) Money {
	nothing := r.DoNothing.Deficit
	return nothing.ToThePound() - (nothing - deficit).ToThePound()
}

// ToFind is what the scenario still lacks under the terms to end on the target;
// below zero it saves more than is needed.
func (pr *Projection) ToFind(t Terms) Money { return pr.Terms[t].Scenario.Deficit - pr.Target }

// Needed is what must be saved under the terms to end on the target.
func (pr *Projection) Needed(t Terms) Money { return pr.Terms[t].DoNothing.Deficit - pr.Target }

// Outturn is the projected result of the year. A deficit below zero is a surplus.
type Outturn struct{ Spend, Deficit Money }

// end reckons how a year ends whose spending stands.
func (o *Outturn) end(budget Money) {
	o.Deficit = RoundPounds(Deficit(figure.Plain(o.Spend.Float()), figure.Plain(budget.Float())).V)
}

// Deficit is what is spent beyond the budget.
func Deficit(spend, budget figure.F) figure.F { return spend.Minus(budget) }

// ChangeResult is what one change adds to those before it.
type ChangeResult struct {
	Saving            [TermsCount]Money // after the change's costs
	Costs             Money
	LandsAfterYearEnd Money
	NotSent           float64   // referrals, or units or pounds of a line changed directly, by week 52
	NotSentBy         []float64 // of a stream, by its parts as Shares; nil unless ByPart asked for them
	SentBack          float64   // of those not sent, the referrals that are sent after all by week 52
	SentBackBy        []float64 // as NotSentBy
	CutShort          bool      // not all that it asks is possible; StoppedBy says why
	MoreThanAll       bool      // in some week it asks for more than there is
	LeftOut           string    // why it has no effect: it names what the year lacks, is SwitchedOff, all over, or finds nothing; else ""
	BelowZero         bool      // some weeks of the line are credits, in which it does nothing
}

// StreamResult is one referral stream.
type StreamResult struct {
	DoNothing float64 // referrals in the year
	NotSent   float64 // referrals that the changes take away; what comes back later is not deducted
	SentBack  float64 // of those, what is sent after all by week 52
	Now, New  float64 // referrals a week: the mean of the remaining weeks, if nothing changes and in the scenario
	Saving    [TermsCount]Money
	Changes   int // how many changes of the scenario act on it
}

// Add books a change on the stream, in which so many weeks' weight remains.
func (r *StreamResult) Add(c *ChangeResult, left float64) {
	r.Changes++
	r.NotSent += c.NotSent
	r.SentBack += c.SentBack
	r.New = r.Now - r.Fewer()/left
	for t := range r.Saving {
		r.Saving[t] += c.Saving[t]
	}
}

// Fewer is how many referrals fewer are seen by week 52.
func (r *StreamResult) Fewer() float64 { return r.NotSent - r.SentBack }

// LineResult is one line; where it has no activity, units are pounds.
type LineResult struct {
	Plan                float64           // units in the year
	DoNothing, Scenario float64           // units in the year
	Now, New            float64           // units a week: the mean of the remaining weeks
	Saving              [TermsCount]Money // of the changes made to the line directly
	Changes             int               // how many changes act on it directly
	Budget              Money
	Value               [2]float64 // pounds at tariff over the year: if nothing changes, in the scenario
}

// ProviderResult is one provider: its contract, and the money that passes through
// to it beside that.
type ProviderResult struct {
	Budget      Money
	Paid        [TermsCount]Paid
	IncomeLost  Money // as contracted; as proposed it is Paid[AsProposed].Lost()
	CostAvoided Money
}

// Paid is a payment if nothing changes and in the scenario.
type Paid struct{ DoNothing, Scenario Money }

// Lost is what is paid less in the scenario.
func (p Paid) Lost() Money { return p.DoNothing - p.Scenario }

// ScheduleResult is one schedule of the contracts in force.
type ScheduleResult struct {
	Planned float64          // P: pounds at tariff
	Value   [2]float64       // V: pounds at tariff, if nothing changes and in the scenario
	Paid    [AsProposed]Paid // what a proposal pays stands with the provider
}
