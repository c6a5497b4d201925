package meeting

import (
	"math"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/file"
	"fewer/scenarios/number"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// offer is a kind of terms that can be proposed.
type offer int

// The offers, in the order in which the arrows go through them.
const (
	asItIs offer = iota
	offerBlock
	offerByCase
	offerVolume
	offerSettlement
	offers
)

// offered are the terms of the offers, with figures to begin with; a settlement's is the
// sum that is expected.
var offered = [offers]model.Schedule{
	offerBlock: {Form: model.Block}, offerByCase: {Form: model.CostPerCase}, offerSettlement: {Form: model.Block},
	offerVolume: {Form: model.CostAndVolume, MarginalAbove: model.AtRate(0.5), MarginalBelow: model.AtRate(0.5)},
}

// contracts proposes other terms, provider by provider, beside the contract as it
// is, with the same scenario under both.
type contracts struct {
	plain
	place int // of the provider in the year
}

func (r *contracts) figure() string {
	if r.projection().Proposed {
		return "terms.as_proposed.saving_against_contract"
	}
	return "terms.as_contracted.scenario.deficit"
}

func (r *contracts) keys() []tui.Action {
	turn := func(by int) func() tea.Cmd { return tui.Just(func() { r.turnOffer(by) }) }
	choose := func(by int) func() tea.Cmd {
		return tui.Just(func() {
			r.place = min(max(0, r.place+by), len(r.year().Providers)-1)
			r.session().EndStep()
		})
	}
	later := func(by int) func() tea.Cmd { return tui.Just(func() { r.moveStart(by) }) }
	return []tui.Action{
		{ID: "previous-offer", Keys: []string{"left"}, Short: "terms", Rank: 1, Help: "propose the kind of terms before", Do: turn(-1)},
		{ID: "next-offer", Keys: []string{"right"}, Short: "terms", Rank: 1, Help: "propose the next kind of terms", Do: turn(1)},
		{ID: "terms-in-figures", Keys: []string{"enter"}, Short: "figures", Rank: 2, Help: "type the amounts and shares of the proposal, and its first week", Off: r.noProposal, Do: tui.Just(r.typeTerms)},
		{ID: "later", Keys: []string{"+"}, Short: "week", Rank: 3, Help: "the proposal begins a week later", Off: r.noStart, Do: later(1)},
		{ID: "earlier", Keys: []string{"-"}, Short: "week", Rank: 3, Help: "the proposal begins a week earlier", Off: r.noStart, Do: later(-1)},
		{ID: "provider-up", Keys: []string{"up"}, Help: "the provider above", Do: choose(-1)},
		{ID: "provider-down", Keys: []string{"down"}, Help: "the provider below", Do: choose(1)},
	}
}

// enter begins with the provider of the row that the meeting is about.
func (r *contracts) enter() {
	if i := insight.MainSchedule(r.prepared(), r.at.Row); i >= 0 {
		r.place = r.prepared().Schedules()[i].Provider
	}
}

func (r *contracts) provider() *model.Provider {
	return &r.year().Providers[min(r.place, len(r.year().Providers)-1)]
}

// proposed is what is proposed for the provider, and which kind of offer it is.
func (r *contracts) proposed() (model.Proposal, offer) {
	if len(r.year().Providers) == 0 {
		return model.Proposal{}, asItIs
	}
	q, ok := r.session().Proposal(r.provider().ID)
	if !ok || len(q.Contract) == 0 {
		return q, asItIs
	}
	kind := offer(slices.IndexFunc(offered[:], func(s model.Schedule) bool { return s.Form == q.Contract[0].Form }))
	switch {
	case kind < 0:
		return q, offerVolume
	case kind == offerBlock && q.Contract[0].Value.Given && q.Start() == 1:
		return q, offerSettlement
	}
	return q, kind
}

func (r *contracts) noProposal() string {
	if _, kind := r.proposed(); kind == asItIs {
		return "Nothing is proposed here yet; → proposes other terms"
	}
	return ""
}

func (r *contracts) noStart() string {
	if _, kind := r.proposed(); kind == offerSettlement {
		return "A settlement is for the whole year"
	}
	return r.noProposal()
}

// turnOffer proposes the next kind of terms, from the week that was chosen.
func (r *contracts) turnOffer(by int) {
	if len(r.year().Providers) == 0 {
		return
	}
	q, kind := r.proposed()
	kind = (kind + offer(by) + offers) % offers
	from := q.FromWeek
	if from <= 1 {
		from = r.year().FirstRemainingWeek()
	}
	if kind == asItIs {
		r.refused(r.session().RemoveProposal(r.provider().ID))
		return
	}
	s := offered[kind]
	if kind == offerSettlement {
		s.Value = model.Given(math.Round(r.prepared().DoNothing().Providers[r.place].Paid[model.AsContracted].DoNothing.Float()))
	}
	r.propose(model.Proposal{Provider: r.provider().ID, FromWeek: from, Contract: []model.Schedule{s}}, kind)
}

func (r *contracts) propose(q model.Proposal, kind offer) {
	if kind == offerSettlement {
		q.FromWeek = 1
	}
	r.refused(r.session().TryProposal(q))
}

// moveStart moves the first week of the proposal.
func (r *contracts) moveStart(by int) {
	q, kind := r.proposed()
	q.FromWeek = min(max(1, q.Start()+by), model.WeeksInYear)
	if kind == offerBlock && q.FromWeek == 1 && q.Contract[0].Value.Given {
		q.FromWeek = 2 // a block with an amount from week 1 is a settlement
	}
	r.propose(q, kind)
}

// typeTerms asks for the figures of the proposal: those that its form of contract has.
func (r *contracts) typeTerms() {
	q, kind := r.proposed()
	s := q.Contract[0]
	var fields []tui.FormField
	var take []func(string) string
	if kind != offerSettlement {
		fields = append(fields, tui.FormField{Label: "from week", Text: tui.Typed(strconv.Itoa(q.Start()))})
		take = append(take, func(text string) string {
			n, ok := number.ParseWhole(text, 1, model.WeeksInYear)
			if !ok {
				return "a week from 1 to 52"
			}
			q.FromWeek = n
			return ""
		})
	}
	for _, k := range file.AskedKeys(&s) {
		if kind == offerSettlement {
			k.Label = "settled at £"
		}
		fields = append(fields, tui.FormField{Label: k.Label, Hint: k.Hint, Text: tui.Typed(k.Text), Reads: k.Says})
		take = append(take, k.Take)
	}
	r.ask(&tui.Form{Title: r.provider().Name + ": proposed", Draft: "terms " + q.Provider + strconv.Itoa(int(kind)), Fields: fields, Done: func(said []string) string {
		for i, text := range said {
			if why := take[i](text); why != "" {
				return fields[i].Label + ": " + why
			}
		}
		if kind == offerSettlement && !s.Value.Given {
			return "a settlement needs its amount"
		}
		q.Contract = append([]model.Schedule{s}, q.Contract[1:]...)
		r.propose(q, kind)
		return ""
	}})
}

func (r *contracts) draw(out *wall.Writer) {
	if len(r.year().Providers) == 0 {
		out.Para(tui.Plain, "The year has no contracts.")
		return
	}
	q, kind := r.proposed()
	p, pr := r.provider(), r.projection()
	out.Line(tui.Strong, p.Name+"  ("+model.Thousands(int64(r.place+1))+" of "+model.Thousands(int64(len(r.year().Providers)))+")")
	out.Para(tui.Plain, "The contract says: "+words.Contract(r.prepared(), r.place)+".")
	if kind == asItIs {
		out.Skip()
		out.Para(tui.Strong, "Nothing else is proposed. What if it were another?")
		if !pr.Proposed {
			return
		}
	} else {
		out.Para(tui.Focus, "Proposed: "+r.offerWords(q, kind)+".")
		out.Para(tui.Strong, "Needs the hospital's agreement.")
	}
	if why := r.proposalFault(p.ID); why != "" {
		out.Para(tui.Fault, "It has no effect: "+why+".")
		return
	}
	out.Skip()
	if out.Roomy() && pr.Proposed && !r.withheld() {
		saved := pr.SavingAgainstContract
		out.FigureOf(out.ScaleFor(1, 9), tui.Focus, saved.Abs().Short(), words.BySign(saved, "saved against the contracts that there are, by what we do and the terms together", "more than under the contracts that there are, by what we do and the terms together", "saved against the contracts that there are"))
		out.Skip()
	}
	wall.DrawContracts(out, pr, r.withheld())
	if says := insight.ByCaseWords(pr, r.year(), model.AsProposed); kind == offerByCase && !r.withheld() && out.Left() >= out.Rows(says) {
		out.Para(tui.Strong, says)
	}
	if kind != asItIs {
		for _, line := range words.CountsFor(r.prepared(), q) {
			if out.Left() >= out.Rows(line) {
				out.Para(tui.Plain, line)
			}
		}
	}
}

// offerWords says a proposal in full.
func (r *contracts) offerWords(q model.Proposal, kind offer) string {
	var terms []string
	for i := range q.Contract {
		terms = append(terms, q.Contract[i].Words())
	}
	said := model.ListWords(terms)
	switch {
	case kind == offerSettlement:
		return "a year-end settlement of " + model.RoundPounds(q.Contract[0].Value.Value).Whole() + ", whatever is done"
	case q.Start() == 1:
		return said + ", as if signed in April"
	}
	return said + ", from week " + strconv.Itoa(q.Start())
}

func (r *contracts) proposalFault(provider string) string {
	for i, q := range r.doc().Scenario.Proposals {
		if left := r.projection().ProposalsLeftOut; q.Provider == provider && i < len(left) {
			return left[i]
		}
	}
	return ""
}
