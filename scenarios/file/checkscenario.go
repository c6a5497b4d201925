package file

import (
	"fmt"
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/check"
	"fewer/scenarios/fault"
)

// CheckScenario gives what is wrong with a scenario beside its year, with places
// in the file where the document was read from one. Faults with MissingInYear
// are about what the scenario names and the year lacks: Applicable leaves those
// changes out.
func CheckScenario(doc *Document, y *model.Year) fault.Faults {
	in, root := doc.places()
	c := scenarioCheck{Input: in, root: root, doc: doc, year: y, streams: map[string]*model.ReferralStream{}, lines: map[string]bool{}}
	for i := range y.Referrals {
		c.streams[y.Referrals[i].ID] = &y.Referrals[i]
	}
	for i := range y.Lines {
		c.lines[y.Lines[i].ID] = true
	}
	c.checkReference()
	for i := range doc.Scenario.Changes {
		c.checkChange(root.At("changes", i), &doc.Scenario.Changes[i])
	}
	for i := range doc.Scenario.Proposals {
		c.checkProposal(root.At("contracts", i), &doc.Scenario.Proposals[i])
	}
	for i, l := range doc.RedLines {
		c.checkTarget(root.At("red_lines", i), l.Target)
	}
	year := check.Prepared(y)
	c.checkHeld(year)
	c.checkIdle(year)
	c.checkRedLines(year)
	return in.Finish()
}

type scenarioCheck struct {
	*fault.Input
	root *fault.Place
	doc  *Document
	year *model.Year

	streams map[string]*model.ReferralStream // of the year, by id
	lines   map[string]bool
}

// checkReference warns where the scenario was made for another year, and says in
// what that differs.
func (c *scenarioCheck) checkReference() {
	ref, at := c.doc.Year, c.root.At("year")
	var differs []string
	if ref.Name != "" && ref.Name != c.year.Name {
		differs = append(differs, fmt.Sprintf("its name is %s instead of %s", fault.Quote(c.year.Name), fault.Quote(ref.Name)))
	}
	if ref.FinancialYear != 0 && ref.FinancialYear != c.year.FinancialYear {
		differs = append(differs, fmt.Sprintf("it is %s instead of %s", c.year.FinancialYear, ref.FinancialYear))
	}
	if ref.Elapsed() != (model.Elapsed{}) && ref.Elapsed() != c.year.Elapsed() {
		differs = append(differs, fmt.Sprintf("%s are over instead of %s", c.year.Elapsed(), BesideOf(ref.Elapsed(), c.year.Elapsed())))
	}
	same := ref.Fingerprint == "" || ref.Agrees(c.year)
	if same && (ref.Fingerprint != "" || len(differs) == 0) {
		return // names do not enter the fingerprint: the year is the same under another name
	}
	if len(differs) == 0 {
		differs = []string{"its figures differ"}
		if ref.Name != "" && ref.FinancialYear != 0 && ref.Elapsed() != (model.Elapsed{}) {
			differs[0] += ", though name, year and weeks are the same"
		}
	}
	c.Warn(at, "the scenario is projected on the year that is open; its savings may differ from those it was saved with",
		"the scenario is made for another year file than this: %s", model.ListWords(differs))
}

// BesideOf is how much is over beside another amount of the same: its number
// alone where both are in the same periods.
func BesideOf(e, beside model.Elapsed) string {
	if e.Period() == beside.Period() {
		return strconv.Itoa(e.Number())
	}
	return e.String()
}

// checkTarget reports a target that the year lacks, and tells whether it has it.
func (c *scenarioCheck) checkTarget(at *fault.Place, t model.Target) bool {
	switch {
	case t.Referrals != "" && c.streams[t.Referrals] == nil:
		c.Reference(c.Missing, at.At("referrals"), t.Referrals, "a referral stream", check.IDsOf(c.year, check.StreamIDs))
		return false
	case t.Line != "" && !c.lines[t.Line]:
		c.Reference(c.Missing, at.At("line"), t.Line, "a line", check.IDsOf(c.year, check.LineIDs))
		return false
	}
	return true
}

func (c *scenarioCheck) checkChange(at *fault.Place, ch *model.Change) {
	if c.checkTarget(at, ch.Target) && ch.Target.Referrals != "" {
		c.checkPractices(at.At("practices"), ch)
	}
	last, named := model.WeeksInYear, "from_week"
	if ch.ToWeek != 0 {
		last, named = ch.ToWeek, "to_week"
	}
	if last <= c.year.WeeksElapsed {
		nothing := "it does nothing"
		if ch.Costs != (model.Costs{}) {
			nothing += ", and takes nothing"
		}
		c.Warn(at.At(named), fmt.Sprintf("weeks from %d on can still change", c.year.FirstRemainingWeek()), "the change lies wholly in weeks that are over: %s", nothing)
	}
}

// checkIdle warns of changes that do nothing, or nothing in some of their weeks.
func (c *scenarioCheck) checkIdle(p *model.Prepared) {
	pr := p.NewProjection()
	p.Project(&c.doc.Scenario, pr)
	for i := range pr.Changes {
		r, ch, at := &pr.Changes[i], &c.doc.Scenario.Changes[i], c.root.At("changes", i)
		switch {
		case r.Idle():
			c.Warn(at, "leave the change out, or change another row", "the change has no effect: %s", r.LeftOut)
		case r.BelowZero:
			c.Warn(at, "only what is still to be spent can be less", "%s", model.CreditsUnmoved)
		}
		if ch.ComesBack.Share > 0 && ch.Size.Amount > 0 {
			c.Warn(at.At("comes_back"), "take comes_back out, or let the change send fewer", "more are sent, so nobody comes back: comes_back does nothing")
		}
	}
}

// checkPractices reports practices whose referrals to the stream are not known.
func (c *scenarioCheck) checkPractices(at *fault.Place, ch *model.Change) {
	s := c.streams[ch.Target.Referrals]
	known := check.IDs(s.ByPractice, func(p *model.PracticeCount) string { return p.Practice })
	for i, p := range ch.Practices {
		switch {
		case slices.Contains(known, p):
		case slices.Contains(check.PracticeIDs(c.year), p):
			hint := "name practices that are: " + model.ListWords(known)
			if len(known) == 0 || len(known) > 12 {
				hint = "leave practices out, or add the practice to by_practice in the year file"
			}
			c.Missing(at.At(i), hint, "the practice %s is not in by_practice of %s", fault.Quote(p), fault.Quote(s.ID))
		default:
			c.Reference(c.Missing, at.At(i), p, "a practice", func() []string { return known })
		}
	}
}

func (c *scenarioCheck) checkProposal(at *fault.Place, p *model.Proposal) {
	i := slices.IndexFunc(c.year.Providers, func(x model.Provider) bool { return x.ID == p.Provider })
	if i < 0 {
		c.Reference(c.Missing, at.At("provider"), p.Provider, "a provider", check.IDsOf(c.year, check.ProviderIDs))
		return
	}
	check.Contract{Input: c.Input, At: at.At("contract"), Year: c.year, Provider: &c.year.Providers[i], Contract: p.Contract, Complete: true, Missing: c.Missing}.Check()
}

// checkRedLines warns of red lines that the changes go below.
func (c *scenarioCheck) checkRedLines(year *model.Prepared) {
	if len(c.doc.RedLines) == 0 {
		return
	}
	broken := BrokenRedLines(year, *c.doc)
	for i, l := range c.doc.RedLines {
		if slices.Contains(broken, l) {
			c.Warn(c.root.At("red_lines", i), l.Reason(), "the changes go below this red line")
		}
	}
}

// checkHeld reports the first change, or else the proposals, with which a scenario
// comes to amounts that money does not hold to the penny.
func (c *scenarioCheck) checkHeld(p *model.Prepared) {
	pr, all := p.NewProjection(), c.doc.Scenario
	beyond := func(s model.Scenario) bool {
		p.Project(&s, pr)
		_, beyond := insight.UnheldOf(pr)
		return beyond
	}
	if !beyond(all) {
		return
	}
	for i := range all.Changes {
		if beyond(model.Scenario{Changes: all.Changes[:i+1]}) {
			c.Fault(c.root.At("changes", i), check.DigitsTooMany, "with this change the year comes to more than %s, the most that is reckoned with", check.MostHeld)
			return
		}
	}
	c.Fault(c.root.At("contracts"), check.DigitsTooMany, "as proposed the year comes to more than %s, the most that is reckoned with", check.MostHeld)
}
