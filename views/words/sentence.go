package words

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fewer/model"
	"fewer/model/insight"
)

// About is what a sentence is about: a row of the workbench, as it stands.
type About struct {
	Prepared   *model.Prepared
	Scenario   *model.Scenario
	Projection *model.Projection // of the scenario
	Target     model.Target
	Terms      model.Terms // in focus
	Between    *Between    // kept from one key to the next; nil for none
	Whose      string      // the practice whose part it is; "" for all of it
}

// InScenario is what a sentence is about in a scenario that is not projected yet, as
// contracted.
func InScenario(p *model.Prepared, sc *model.Scenario, t model.Target) About {
	pr := p.NewProjection()
	p.Project(sc, pr)
	return About{Prepared: p, Scenario: sc, Projection: pr, Target: t, Terms: model.AsContracted}
}

// OfPractice is what a sentence is about where only a practice's part is: own is taken out
// of the projection, by the year of.
func (a About) OfPractice(of *model.Prepared, own *insight.PracticeResult, name string) About {
	part, scenario := *a.Projection, model.Scenario{Proposals: a.Scenario.Proposals}
	part.Streams, part.Changes = own.Streams, nil
	for i := range a.Scenario.Changes {
		if c := &a.Scenario.Changes[i]; insight.Names(of, c, own.Practice) {
			scenario.Changes, part.Changes = append(scenario.Changes, *c), append(part.Changes, own.Changes[i])
		}
	}
	a.Scenario, a.Projection, a.Whose = &scenario, &part, name
	return a
}

// Sentences says what a row's change does and why, the most important first:
// how many patients it is, what they would have cost at tariff, and what the
// contract says. A view shows as many as it has room for.
func Sentences(a About) []string {
	t := newTeller(a)
	if t == nil {
		return nil
	}
	if t.line >= 0 && t.year.Lines[t.line].WithoutActivity {
		t.tellPounds()
	} else {
		t.tellActivity()
	}
	return t.said
}

// teller gathers the facts of one row and tells them.
type teller struct {
	About
	year         *model.Year
	stream, line int // one of them is an index, the other −1

	noun      string                        // what there is fewer of: "ENT referrals"
	held      float64                       // in the remaining weeks, if nothing changes
	saving    func(model.Terms) model.Money // before what its changes take, which no contract pays
	flows     []model.Flow                  // what a referral leads to, and what it leads to elsewhere
	schedules []int                         // that the row is paid by, the most important first
	changes   []int                         // indexes in Scenario.Changes
	notSent   float64
	takes     model.Money // what the changes take by 31 March
	lands     model.Money
	credits   bool                // in some weeks the line's pounds are credits
	cutShort  *model.ChangeResult // one of which not all is possible; nil for none
	leftOut   string
	comesBack bool
	before    *model.Projection // with the changes before those that are told of
	after     *model.Projection // with them too
	said      []string
}

func (t *teller) say(parts ...string) {
	letters := []rune(strings.Join(parts, "") + ".")
	letters[0] = unicode.ToUpper(letters[0])
	t.said = append(t.said, string(letters))
}

func (t *teller) readStream() {
	r, result := &t.year.Referrals[t.stream], &t.Projection.Streams[t.stream]
	t.noun = referrals(inSentence(WithoutProvider(r.Name, t.provider(t.Prepared.ProviderAt(r.Provider)))))
	if t.Whose != "" {
		t.noun += " of " + t.Whose
	}
	t.held = result.Now * t.Prepared.Left
	t.saving = func(terms model.Terms) model.Money { return result.Saving[terms] + t.takes }
	t.flows = slices.Concat(r.LeadsTo, r.Instead)
	moved := t.addSchedules(insight.SchedulesOf(t.Prepared, t.Target), true)
	if t.notSent >= 0 { // who is sent besides goes nowhere instead
		t.addSchedules(t.schedulesOf(r.Instead), moved) // what is needed elsewhere is told of where it makes a difference
	}
}

// schedulesOf are the schedules by which flows are paid, in their order.
func (t *teller) schedulesOf(flows []model.Flow) (schedules []int) {
	for _, f := range flows {
		schedules = append(schedules, t.Prepared.ScheduleOf(t.Prepared.LineAt(f.Line)))
	}
	return schedules
}

// addSchedules adds schedules that the row is paid by, all or only those that a
// change moves, and tells whether a change moves any.
func (t *teller) addSchedules(schedules []int, all bool) (moved bool) {
	for _, s := range schedules {
		if s < 0 || slices.Contains(t.schedules, s) || !all && t.unmoved(s) {
			continue
		}
		t.schedules = append(t.schedules, s)
		moved = moved || !t.unmoved(s)
	}
	return moved
}

func (t *teller) readLine() {
	l, result := &t.year.Lines[t.line], &t.Projection.Lines[t.line]
	t.noun = unitsOf(l)
	t.held = result.Now * t.Prepared.Left
	t.saving = func(terms model.Terms) model.Money { return result.Saving[terms] + t.takes }
	if s := t.Prepared.ScheduleOf(t.line); s >= 0 {
		t.schedules = []int{s}
	}
}

// unitsOf names what a line counts, where its name does not: "day cases".
func unitsOf(l *model.Line) string {
	switch {
	case l.WithoutActivity:
		return inSentence(l.Name)
	case l.POD == model.CriticalCare || l.POD == model.OtherDelivery:
		return "" // its name says it
	}
	return l.POD.Words()
}

func (t *teller) readChanges() {
	for i := range t.Scenario.Changes {
		c, result := &t.Scenario.Changes[i], &t.Projection.Changes[i]
		if c.Target != t.Target {
			continue
		}
		if result.LeftOut == "" {
			t.changes = append(t.changes, i)
		}
		t.notSent += result.NotSent
		t.takes += result.Costs
		t.lands += result.LandsAfterYearEnd
		if result.CutShort && (t.cutShort == nil || result.MoreThanAll) {
			t.cutShort = result
		}
		t.comesBack = t.comesBack || c.Returns()
		t.credits = t.credits || result.BelowZero
		if result.LeftOut != "" {
			t.leftOut = result.LeftOut
		}
	}
}

// tellActivity tells of a stream, or of a line that is paid by contract.
func (t *teller) tellActivity() {
	weeks := t.weeks() + " " + verb(t.year.DaysRemaining()/7, "holds", "hold")
	weeks += strings.TrimRight(" "+Count(t.held)+" "+t.noun, " ")
	if t.line >= 0 {
		weeks = t.year.Lines[t.line].Name + ": " + weeks
	}
	tariff, contracted := t.saving(model.AllCostPerCase), t.saving(model.AsContracted)
	if t.notSent == 0 {
		t.say(weeks)
		t.tellNoChange()
		return
	}
	t.say(weeks, "; ", t.taken())
	if t.fallsAfter() {
		t.tellFallsAfter()
		return
	}
	if t.Terms == model.AllCostPerCase {
		t.tellByTheCase(tariff)
		t.tellLimits()
		t.tellPathway()
		t.tellContract(tariff, contracted)
		t.tellLands()
		return
	}
	if t.Terms == model.AsContracted && tariff != 0 { // the terms in focus lead
		t.tellContract(tariff, contracted)
		t.tellTariff(tariff)
	} else {
		t.tellFocus()
		t.tellTariff(tariff)
		t.tellContract(tariff, contracted)
	}
	t.tellLimits()
	t.tellLands()
	t.tellPathway()
}

// weeks are those that can still change: "17 weeks".
func (t *teller) weeks() string {
	if t.year.ByMonth() {
		n := t.year.DaysRemaining()
		return strconv.Itoa(n) + verb(n, " day", " days")
	}
	n := t.year.WeeksRemaining()
	return strconv.Itoa(n) + verb(n, " week", " weeks")
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// taken says what the changes take away: "10% fewer is 114 patients".
func (t *teller) taken() string {
	what := " patients"
	if t.stream < 0 {
		what = " of them"
	}
	number := Count(t.notSent) + what
	if len(t.changes) > 1 {
		return strconv.Itoa(len(t.changes)) + " changes together are " + number + " " + moreOrFewer(t.notSent)
	}
	c := t.Scenario.Changes[t.changes[0]]
	size := t.year.SizeWords(c.Target, c.Size)
	if c.Delivered != 1 {
		return size + ", of which " + model.PercentWords(c.Delivered) + " is expected to happen, is " + number
	}
	if t.Whose != "" && c.Size.Kind == model.Percent {
		c.Practices = nil // of its part it is a percentage like any other
	}
	if c.ComesBack = (model.ComesBack{}); !c.IsPlain(t.year) { // what comes back was among all
		return "the change asks for " + size + " of some of them, which is " + number
	}
	return size + " is " + number
}

// TakenOut says that changes were taken out of the scenario of which some were switched off.
func TakenOut(all, off int) string {
	if all == 1 {
		return "A change that was switched off is taken out with all it says; u brings it back"
	}
	return model.Numbered(all, "change", "changes") + " are taken out, " + strconv.Itoa(off) + " of them switched off; u brings them back"
}

func moreOrFewer(notSent float64) string {
	if notSent < 0 {
		return "more"
	}
	return "fewer"
}

// tellTariff tells what the activity would have cost at tariff by 31 March.
func (t *teller) tellTariff(tariff model.Money) {
	theirs := "their visits"
	if t.stream < 0 {
		theirs = "they"
	}
	switch {
	case t.Terms == model.AsContracted && tariff != 0 && tariff == t.saving(model.AsContracted):
		// The contract's sentence says so.
	case tariff > 0 && t.elsewhere():
		t.say("paid by the case, that would save ", Saved(tariff), " by 31 March")
	case tariff > 0:
		t.say("by 31 March ", theirs, " would have cost ", Saved(tariff), " at tariff")
	case tariff < 0 && t.notSent < 0:
		t.say("by 31 March ", theirs, " cost ", tariff.Abs().Whole(), " at tariff")
	case tariff < 0:
		t.say("paid by the case, that would cost ", tariff.Abs().Whole(), " more by 31 March: what they need elsewhere costs more than what they no longer need")
	default:
		t.say("at tariff it makes no difference by 31 March")
	}
}

// fallsAfter tells that nothing of what follows is before 31 March, and some after it.
func (t *teller) fallsAfter() bool {
	return t.notSent != 0 && t.lands != 0 && t.saving(model.AllCostPerCase) == 0
}

// tellFallsAfter tells of that: no contract has a part in it.
func (t *teller) tellFallsAfter() {
	if t.Terms != model.AsContracted {
		t.tellFocus()
	}
	come := " would have come"
	if t.notSent < 0 {
		come = " comes"
	}
	t.say("none of their visits", come, " before 31 March")
	t.tellLimits()
	t.tellLands()
	t.tellPathway()
}

// elsewhere tells whether some of those who are not sent are seen elsewhere.
func (t *teller) elsewhere() bool {
	return t.stream >= 0 && t.notSent > 0 && len(t.year.Referrals[t.stream].Instead) > 0 // who is sent besides goes nowhere instead
}

// tellByTheCase tells the same where cost per case is in focus.
func (t *teller) tellByTheCase(tariff model.Money) {
	switch {
	case tariff > 0:
		t.say("paid by the case, that saves ", Saved(tariff), " by 31 March: no patient, no bill")
	case tariff < 0 && t.notSent < 0:
		t.say("paid by the case, that costs ", tariff.Abs().Whole(), " more by 31 March: each patient is billed")
	default:
		t.tellTariff(tariff)
	}
}

// tellContract tells what is saved as contracted, and why.
func (t *teller) tellContract(tariff, contracted model.Money) {
	reason := t.contractReason()
	switch {
	case contracted == tariff && contracted > 0 && t.Terms == model.AsContracted:
		t.say("as contracted it saves ", Saved(contracted), " by 31 March, the same as by the case: ", reason)
	case contracted == tariff && contracted < 0 && t.Terms == model.AsContracted:
		t.say("as contracted it costs ", Saved(contracted.Abs()), " more by 31 March, the same as by the case: ", reason)
	case contracted == tariff && contracted > 0:
		t.say("as contracted it saves the same: ", reason)
	case contracted == tariff && contracted < 0:
		t.say("as contracted it costs the same: ", reason)
	case contracted == 0 && t.notSent < 0:
		t.say("as contracted it costs nothing more: ", reason)
	case contracted == 0:
		t.say(savesNothing(model.AsContracted), reason)
	case contracted > 0:
		t.say("as contracted it saves ", Saved(contracted), ": ", reason)
	default:
		t.say("as contracted it costs ", Saved(contracted.Abs()), " more: ", reason)
	}
}

// savesNothing begins the sentence that says why nothing is saved under terms.
func savesNothing(t model.Terms) string { return t.String() + " it saves nothing: " }

// tellNoChange tells what a change would meet, where there is none.
func (t *teller) tellNoChange() {
	if t.leftOut != "" {
		t.say(t.leftOut)
	}
	if t.cutShort != nil {
		t.say("nothing of the change is possible: all of it is protected, or taken by changes before it")
	}
	if t.Terms != model.AsContracted {
		t.tellFocus()
	}
	switch {
	case len(t.schedules) == 0:
	case !slices.ContainsFunc(t.schedules, func(s int) bool { return !t.unmoved(s) }):
		t.say("fewer would save nothing as contracted: ", t.reasons())
	default:
		t.say("as contracted ", t.reasons())
	}
	t.tellPathway()
}

// reasons says how each contract that the row is paid by takes a change.
func (t *teller) reasons() string { return t.reasonsOf(t.schedules) }

func (t *teller) reasonsOf(schedules []int) string {
	var all []string
	for _, s := range schedules {
		if r := t.reason(s, t.oneOfSeveral(s, schedules)); !slices.Contains(all, r) {
			all = append(all, r)
		}
	}
	if len(all) > 2 {
		all = all[:2]
	}
	return strings.Join(all, "; ")
}

// tellFocus tells why the terms in focus give what they give, where they are not
// the contracts in force.
func (t *teller) tellFocus() {
	switch t.Terms {
	case model.AllBlock:
		t.say("if all were block each provider would be paid for its plan, whatever comes")
	case model.AllCostPerCase:
		t.say("paid by the case: no patient, no bill")
	case model.AsProposed:
		for _, s := range t.schedules {
			provider := t.Prepared.Schedules()[s].Provider
			for _, proposal := range t.Scenario.Proposals {
				if t.Prepared.ProviderAt(proposal.Provider) == provider {
					t.tellProposal(provider, &proposal)
					return
				}
			}
		}
		t.say("nothing else is proposed for this contract")
	}
}

func (t *teller) tellProposal(provider int, q *model.Proposal) {
	var forms []string
	for _, s := range q.Contract {
		if name := s.Form.Words(); !slices.Contains(forms, name) {
			forms = append(forms, name)
		}
	}
	from := ""
	if q.Start() > 1 {
		from = " from week " + strconv.Itoa(q.Start()) + ", reckoned afresh from there"
	}
	result := ""
	switch saved := t.saving(model.AsProposed); {
	case t.notSent == 0:
	case saved < 0:
		result = "it costs " + Saved(saved.Abs()) + " more: "
	default:
		result = "it saves " + Saved(saved) + ": "
	}
	t.say("as proposed ", result, t.provider(provider), " would be paid ", model.ListWords(forms), from)
}

func (t *teller) tellLands() {
	if t.lands != 0 {
		t.say(AfterYearEnd(t.lands, t.saving(t.Terms) > 0))
	}
}

func (t *teller) tellLimits() {
	if t.cutShort != nil {
		t.say("not all that was asked is possible: ", t.cutShort.StoppedBy(t.year.Protected(t.Target)))
	}
	if t.credits {
		t.say(model.CreditsUnmoved)
	}
	if t.comesBack {
		t.say("some of them are sent after all, later")
	}
}

// tellPathway tells what of the saving the hospital or another service takes.
func (t *teller) tellPathway() {
	if t.stream < 0 || t.notSent < 0 {
		return
	}
	r := &t.year.Referrals[t.stream]
	var parts []string
	if share := refilled(r.LeadsTo); share != "" {
		parts = append(parts, "the queue refills "+share+" of freed places")
	}
	if t.elsewhere() {
		l := &t.year.Lines[t.Prepared.LineAt(r.Instead[0].Line)]
		parts = append(parts, "some patients go to the "+inSentence(l.Name)+" instead")
	}
	if len(parts) > 0 {
		t.say(strings.Join(parts, "; "))
	}
}

// refilled says how much of what flows free is filled from the queue: "20%", "20%
// to 50%", "up to 30%", or "" for none.
func refilled(flows []model.Flow) string {
	if len(flows) == 0 {
		return ""
	}
	least, most := flows[0].Backfill, flows[0].Backfill
	for _, f := range flows {
		least, most = min(least, f.Backfill), max(most, f.Backfill)
	}
	switch {
	case most == 0:
		return ""
	case least == most:
		return model.PercentWords(most)
	case least == 0:
		return "up to " + model.PercentWords(most)
	}
	return model.PercentWords(least) + " to " + model.PercentWords(most)
}

func (t *teller) provider(i int) string {
	if i < 0 {
		return "the provider"
	}
	return t.year.Providers[i].Name
}
