package workshop

import (
	"math"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/scenarios/number"
	"fewer/views/tui"
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
		{Id: "previous-offer", Keys: []string{"left"}, Short: "terms", Rank: 1, Help: "propose the kind of terms before", Do: turn(-1)},
		{Id: "next-offer", Keys: []string{"right"}, Short: "terms", Rank: 1, Help: "propose the next kind of terms", Do: turn(1)},
		{Id: "terms-in-figures", Keys: []string{"enter"}, Short: "figures", Rank: 2, Help: "type the amounts and shares of the proposal, and its first week", Off: r.noProposal, Do: tui.Just(r.typeTerms)},
		{Id: "later", Keys: []string{"+"}, Short: "week", Rank: 3, Help: "the proposal begins a week later", Off: r.noStart, Do: later(1)},
		{Id: "earlier", Keys: []string{"-"}, Short: "week", Rank: 3, Help: "the proposal begins a week earlier", Off: r.noStart, Do: later(-1)},
		{Id: "provider-up", Keys: []string{"up"}, Help: "the provider above", Do: choose(-1)},
		{Id: "provider-down", Keys: []string{"down"}, Help: "the provider below", Do: choose(1)},
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
	switch s := q.Contract[0]; {
	case s.Form == model.CostPerCase:
		return q, offerByCase
	case s.Form == model.CostAndVolume, s.Form == model.Blended:
		return q, offerVolume
	case s.Value.Given && q.Start() == 1:
		return q, offerSettlement
	}
	return q, offerBlock
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
	r.propose(model.Proposal{Provider: r.provider().ID, FromWeek: from, Contract: r.offered(kind)}, kind)
}

func (r *contracts) propose(q model.Proposal, kind offer) {
	if kind == offerSettlement {
		q.FromWeek = 1
	}
	r.refused(r.session().TryProposal(q))
}

// offered is an offer with figures to begin with.
func (r *contracts) offered(kind offer) []model.Schedule {
	switch kind {
	case offerByCase:
		return []model.Schedule{{Form: model.CostPerCase}}
	case offerVolume:
		return []model.Schedule{{Form: model.CostAndVolume, MarginalAbove: model.AtRate(0.5), MarginalBelow: model.AtRate(0.5)}}
	case offerSettlement:
		paid := r.prepared().DoNothing().Providers[r.place].Paid[model.AsContracted].DoNothing
		return []model.Schedule{{Form: model.Block, Value: model.Given(math.Round(paid.Float()))}}
	}
	return []model.Schedule{{Form: model.Block}}
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

// typeTerms asks for the figures of the proposal.
func (r *contracts) typeTerms() {
	q, kind := r.proposed()
	s := q.Contract[0]
	amount := func(o model.Optional) tui.Typing {
		if !o.Given {
			return tui.Typing{}
		}
		return tui.Typed(strconv.FormatFloat(o.Value, 'f', -1, 64))
	}
	share := func(o model.Optional, standIn float64) tui.Typing {
		return tui.Typed(model.PercentWords(o.Or(standIn)))
	}
	var fields []tui.FormField
	var read []func(string) string
	week := func() {
		fields = append(fields, tui.FormField{Label: "from week", Text: tui.Typed(strconv.Itoa(q.Start()))})
		read = append(read, func(text string) string {
			n, ok := number.ParseWhole(text, 1, model.WeeksInYear)
			if !ok {
				return "a week from 1 to 52"
			}
			q.FromWeek = n
			return ""
		})
	}
	pounds := func(label string, into *model.Optional) {
		fields = append(fields, tui.FormField{Label: label, Hint: "for a full year; empty for what is planned", Text: amount(*into)})
		read = append(read, func(text string) (why string) { *into, why = fullYear(text); return why })
	}
	marginal := func(label string, into *model.MarginalRates) {
		single, ok := into.Single(1)
		if !ok {
			return // steps stay as the file has them
		}
		fields = append(fields, tui.FormField{Label: label, Text: share(model.Given(single), 1), Reads: sharedAs(mostOfTariff, " of tariff")})
		read = append(read, func(text string) string {
			said, why := shareOf(text)
			*into = model.AtRate(said.Or(1))
			return why
		})
	}
	switch kind {
	case offerSettlement:
		pounds("settled at £", &s.Value)
	case offerBlock:
		week()
		pounds("£ for a full year", &s.Value)
	case offerVolume:
		week()
		pounds("baseline £", &s.Baseline)
		marginal("above it", &s.MarginalAbove)
		marginal("below it", &s.MarginalBelow)
	default:
		week()
	}
	r.ask(&tui.Form{Title: r.provider().Name + ": proposed", Draft: "terms " + q.Provider + strconv.Itoa(int(kind)), Fields: fields, Done: func(said []string) string {
		for i, text := range said {
			if why := read[i](text); why != "" {
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

// fullYear reads an amount for a full year; nothing is what is planned.
func fullYear(text string) (model.Optional, string) {
	if strings.TrimSpace(text) == "" {
		return model.Optional{}, ""
	}
	amount, why := number.ParsePounds(text)
	switch {
	case why != "":
		return model.Optional{}, "that is no amount; 61.2m, 61200000 and 61,200,000 are"
	case amount < 0:
		return model.Optional{}, "an amount from nothing up"
	}
	return model.Given(amount), ""
}

// mostOfTariff is the largest share of tariff that is proposed in a room.
const mostOfTariff = 2

// shareOf reads a share of tariff: "30", "30%".
func shareOf(text string) (model.Optional, string) {
	share, why := number.ParseShare(text, mostOfTariff)
	if why != "" {
		return model.Optional{}, "a share of tariff, such as 30%: " + why
	}
	return model.Given(share), ""
}

func (r *contracts) draw(out *writer) {
	if len(r.year().Providers) == 0 {
		out.para(tui.Plain, "The year has no contracts.")
		return
	}
	q, kind := r.proposed()
	p, pr := r.provider(), r.projection()
	out.line(tui.Strong, p.Name+"  ("+countOf(r.place+1)+" of "+countOf(len(r.year().Providers))+")")
	out.para(tui.Plain, "The contract says: "+words.Contract(r.prepared(), r.place)+".")
	if kind == asItIs {
		out.skip()
		out.para(tui.Strong, "Nothing else is proposed. What if it were another?")
		if !pr.Proposed {
			return
		}
	} else {
		out.para(tui.Focus, "Proposed: "+r.offerWords(q, kind)+".")
		out.para(tui.Strong, "Needs the hospital's agreement.")
	}
	if why := r.proposalFault(p.ID); why != "" {
		out.para(tui.Fault, "It has no effect: "+why+".")
		return
	}
	out.skip()
	r.drawBothContracts(out, pr)
	if says := insight.ByCaseWords(pr, r.year(), model.AsProposed); kind == offerByCase && !r.withheld() && out.left() >= out.rows(says) {
		out.para(tui.Strong, says)
	}
	if kind != asItIs {
		for _, line := range r.countsWords(q) {
			if out.left() >= out.rows(line) {
				out.para(tui.Plain, line)
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

// drawBothContracts shows the year as contracted and as proposed, side by side.
// While guesses are open only what no change of ours moves is shown.
func (r *contracts) drawBothContracts(out *writer, pr *model.Projection) {
	first, nothing := 24, "if nothing changes"
	if out.wide() < 54 {
		first, nothing = 17, "no changes made"
	}
	each := (out.wide() - first) / 2
	row := func(role tui.Role, label string, a, b string) {
		if out.left() <= 0 {
			return
		}
		out.Cut(0, out.y, first-1, tui.Plain, label)
		out.Cut(first, out.y, each, role, a)
		out.Cut(first+each, out.y, each, role, b)
		out.y++
	}
	contracted, proposed := &pr.Terms[model.AsContracted], &pr.Terms[model.AsProposed]
	row(tui.Muted, "on 31 March", "as contracted", "as proposed")
	row(tui.Strong, nothing, contracted.DoNothing.Deficit.Over(), proposed.DoNothing.Deficit.Over())
	if !r.withheld() {
		row(tui.Strong, "with what we do", contracted.Scenario.Deficit.Over(), proposed.Scenario.Deficit.Over())
		row(tui.Strong, "what we do saves", words.Saved(contracted.Saving), words.Saved(proposed.Saving))
	}
	row(tui.Strong, "the terms alone", "", words.TermsSave(pr.SavingFromTerms))
}

// countsWords say what an amount for a full year counts for from the first week
// of the proposal.
func (r *contracts) countsWords(q model.Proposal) (said []string) {
	shares := seek.CountsFor(r.prepared(), q)
	for i, s := range q.Contract {
		for _, amount := range []model.Optional{s.Value, s.Baseline} {
			if amount.Given && i < len(shares) && q.Start() > 1 {
				line := model.RoundPounds(amount.Value).Short() + " for a full year counts for " +
					model.RoundPounds(amount.Value*shares[i]).Short() + " from week " + strconv.Itoa(q.Start()) + "."
				if !slices.Contains(said, line) {
					said = append(said, line)
				}
			}
		}
	}
	if q.Start() > 1 && len(said) == 0 {
		said = append(said, "It is reckoned afresh from week "+strconv.Itoa(q.Start())+", on the plan for those weeks.")
	}
	return said
}
