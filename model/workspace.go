package model

import (
	"fmt"
	"reflect"

	"fewer/model/deep"
)

// Workspace is what Project needs while it works, kept from one projection to
// the next so that an edit allocates nothing that grows with the year.
type Workspace struct {
	Prepared *Prepared
	Last     Scenario // the scenario that was projected last, as the caller holds it
	Lines    []LineSpace
	Streams  []StreamSpace
	Inflows  [][]InflowSpace // by stream, by flow

	TouchedLines   []int // in the order in which they were first touched
	TouchedStreams []int

	Plan      proposalPlan
	Paid      [TermsCount][]Money // by account
	Stamp     [TermsCount][]int   // the change that last reached the account, plus one
	dirty     [TermsCount][]int
	WeeksOf   LineWeeks
	lostValue []float64 // pounds at tariff, by provider
	splitInto []int     // the class that a class was split into, −1 for none
	Change    int       // the change that is being applied, plus one
	byPart    bool      // whether what each part does not send is kept; see ByPart
	byParts   []float64 // what parts do not send, and send after all, of all changes, one after the other
}

// LineSpace is a line in the scenario, valid where touched.
type LineSpace struct {
	Touched bool
	Direct  Weights // units a week by which direct changes move it
	to      Running
	After   float64 // units in weeks 53 and later
	spend   Money   // without activity: the year's spending
}

// StreamSpace is a stream in the scenario, valid where touched.
type StreamSpace struct {
	Touched   bool
	Net       Weights // net change of each week, what comes back left out
	Back      Weights // what comes back in each week
	BackAfter float64 // what comes back after week 52
	Classes   []Class
	ClassOf   []int // of each part: practices as ByPractice, then the other practices
}

// Class is the parts of a stream that the same changes act on. Since every
// part of a week is in proportion to its share, all parts of a class change by
// the same amount for each unit of share.
type Class struct {
	named  bool // by the change that is being applied
	share  float64
	took   float64 // by the change that is being applied, for each unit of share
	back   float64 // of that, what is sent after all by week 52
	Change Weights // for each unit of share
}

// InflowSpace is what a stream's changes bring a line.
type InflowSpace struct {
	Week  Weights
	After float64
}

// proposalPlan is the accounts as proposed, kept while the proposals stay the same.
type proposalPlan struct {
	proposals []Proposal // those it was made for
	leftOut   []string
	Any       bool
	regime    *Regime // as contracted, where nothing is proposed
}

// NewProjection makes room for projections of the year; it is the projection if
// nothing changes.
func (p *Prepared) NewProjection() *Projection {
	pr := p.nothing.Clone()
	w := &Workspace{Prepared: p, lostValue: make([]float64, len(p.year.Providers))}
	w.Lines = make([]LineSpace, len(p.Lines))
	w.Streams = make([]StreamSpace, len(p.Streams))
	for i := range p.Streams {
		w.Inflows = append(w.Inflows, make([]InflowSpace, len(p.Streams[i].Flows)))
	}
	w.WeeksOf = func(line int) *Running {
		if w.Lines[line].Touched {
			return &w.Lines[line].to
		}
		return &p.Lines[line].To
	}
	for t := range p.Regimes {
		w.Paid[t] = make([]Money, len(p.Regimes[t].Accounts))
		w.Stamp[t] = make([]int, len(p.Regimes[t].Accounts))
	}
	pr.space = w
	p.Project(&Scenario{}, pr)
	return pr
}

// Clone copies the figures, so that they outlive the next projection into pr.
func (pr *Projection) Clone() *Projection {
	c := *pr
	c.space = nil
	c = deep.Clone(c)
	return &c
}

// planFor makes the plan for the proposals, unless it stands already.
func (w *Workspace) planFor(proposals []Proposal) *proposalPlan {
	plan := &w.Plan
	if plan.regime != nil && sameProposals(plan.proposals, proposals) {
		return plan
	}
	*plan = proposalPlan{proposals: deep.Clone(proposals)}
	p := w.Prepared
	start := make([]int, len(p.year.Providers)) // 0: nothing proposed
	contract := make([][]Schedule, len(p.year.Providers))
	for i := range plan.proposals {
		why := p.ProposalFault(&plan.proposals[i], start)
		plan.leftOut = append(plan.leftOut, why)
		if why == "" {
			provider := p.ProviderAt(plan.proposals[i].Provider)
			start[provider], contract[provider] = plan.proposals[i].Start(), plan.proposals[i].Contract
			plan.Any = true
		}
	}
	plan.regime = &p.Regimes[AsContracted]
	if plan.Any {
		plan.regime = p.regimeFrom(start, contract)
	}
	w.Paid[AsProposed] = make([]Money, len(plan.regime.Accounts))
	w.Stamp[AsProposed] = make([]int, len(plan.regime.Accounts))
	return plan
}

// regimeFrom makes the accounts where each provider's contract in force is
// followed by another from a week on; week 0 is never.
func (p *Prepared) regimeFrom(start []int, contract [][]Schedule) *Regime {
	g := &Regime{}
	for _, s := range p.schedules {
		switch from := start[s.Provider]; from {
		case 0:
			p.open(g, s.Provider, *s.Schedule, s.Lines, 0, WeeksInYear)
		case 1:
		default:
			p.open(g, s.Provider, *s.Schedule, s.Lines, 0, from-1)
		}
	}
	for provider, from := range start {
		if from == 0 {
			continue
		}
		covered := p.CoveredBy(provider, contract[provider])
		for si, s := range contract[provider] {
			p.open(g, provider, s, covered[si], from-1, WeeksInYear)
		}
	}
	p.settleNothing(g)
	return g
}

// ProposalFault tells why a proposal can't be projected in this year, or "".
func (p *Prepared) ProposalFault(q *Proposal, start []int) string {
	provider := p.ProviderAt(q.Provider)
	switch {
	case provider < 0:
		return fmt.Sprintf("the year has no provider “%s”", q.Provider)
	case start[provider] != 0:
		return fmt.Sprintf("there are two proposals for “%s”", q.Provider)
	case q.FromWeek > WeeksInYear:
		return fmt.Sprintf("week %d is not in the year", q.FromWeek)
	}
	for i := range q.Contract {
		for _, line := range q.Contract[i].Covers.Lines {
			if p.LineAt(line) < 0 {
				return fmt.Sprintf("the year has no line “%s”", line)
			}
		}
	}
	covered := p.CoveredBy(provider, q.Contract)
	count := 0
	for i := range covered {
		if len(covered[i]) == 0 {
			return fmt.Sprintf("schedule %d proposed for “%s” has no line in this year", i+1, q.Provider)
		}
		count += len(covered[i])
	}
	for i := range p.Lines {
		if p.Lines[i].Provider == provider {
			count--
		}
	}
	if count != 0 {
		return fmt.Sprintf("the contract proposed for “%s” leaves a line without a schedule", q.Provider)
	}
	return ""
}

func sameProposals(a, b []Proposal) bool {
	return len(a) == len(b) && (len(a) == 0 || reflect.DeepEqual(a, b))
}
