package scenarios

import (
	"fmt"
	"slices"

	"fewer/model"
)

// CheckScenario gives what is wrong with a scenario beside its year, with places
// in the file where the document was read from one. Faults with MissingInYear
// are about what the scenario names and the year lacks: Applicable leaves those
// changes out.
func CheckScenario(doc *Document, y *model.Year) Faults {
	in, root := &input{}, &place{}
	if doc.origin != nil {
		in.source, root = doc.origin.source, doc.origin.root
	}
	c := scenarioCheck{input: in, root: root, doc: doc, year: y, streams: map[string]*model.ReferralStream{}, lines: map[string]bool{}}
	for i := range y.Referrals {
		c.streams[y.Referrals[i].ID] = &y.Referrals[i]
	}
	for i := range y.Lines {
		c.lines[y.Lines[i].ID] = true
	}
	c.checkReference()
	for i := range doc.Scenario.Changes {
		c.checkChange(root.at("changes", i), &doc.Scenario.Changes[i])
	}
	for i := range doc.Scenario.Proposals {
		c.checkProposal(root.at("contracts", i), &doc.Scenario.Proposals[i])
	}
	for i, l := range doc.RedLines {
		c.checkTarget(root.at("red_lines", i), l.Target)
	}
	year := model.Prepare(y)
	c.checkHeld(year)
	c.checkRedLines(year)
	return in.finish()
}

type scenarioCheck struct {
	*input
	root *place
	doc  *Document
	year *model.Year

	streams map[string]*model.ReferralStream // of the year, by id
	lines   map[string]bool
}

// checkReference warns where the scenario was made for another year, and says in
// what that differs.
func (c *scenarioCheck) checkReference() {
	ref, at := c.doc.Year, c.root.at("year")
	var differs []string
	if ref.Name != "" && ref.Name != c.year.Name {
		differs = append(differs, fmt.Sprintf("its name is %s instead of %s", quote(c.year.Name), quote(ref.Name)))
	}
	if ref.FinancialYear != 0 && ref.FinancialYear != c.year.FinancialYear {
		differs = append(differs, fmt.Sprintf("it is %s instead of %s", c.year.FinancialYear, ref.FinancialYear))
	}
	if ref.Elapsed() != (model.Elapsed{}) && ref.Elapsed() != c.year.Elapsed() {
		differs = append(differs, fmt.Sprintf("%s are over instead of %s", c.year.Elapsed(), besideOf(ref.Elapsed(), c.year.Elapsed())))
	}
	same := ref.Fingerprint == "" || ref.agrees(c.year)
	if same && (ref.Fingerprint != "" || len(differs) == 0) {
		return // names do not enter the fingerprint: the year is the same under another name
	}
	if len(differs) == 0 {
		differs = []string{"its figures differ"}
		if ref.Name != "" && ref.FinancialYear != 0 && ref.Elapsed() != (model.Elapsed{}) {
			differs[0] += ", though name, year and weeks are the same"
		}
	}
	c.warn(at, "the scenario is projected on the year that is open; its savings may differ from those it was saved with",
		"the scenario is made for another year file than this: %s", model.ListWords(differs))
}

// besideOf is how much is over beside another amount of the same: its number
// alone where both are in the same periods.
func besideOf(e, beside model.Elapsed) string {
	if e.Period() == beside.Period() {
		return itoa(e.Number())
	}
	return e.String()
}

// checkTarget reports a target that the year lacks, and tells whether it has it.
func (c *scenarioCheck) checkTarget(at *place, t model.Target) bool {
	switch {
	case t.Referrals != "" && c.streams[t.Referrals] == nil:
		c.reference(c.missing, at.at("referrals"), t.Referrals, "a referral stream", idsOf(c.year, streamIDs))
		return false
	case t.Line != "" && !c.lines[t.Line]:
		c.reference(c.missing, at.at("line"), t.Line, "a line", idsOf(c.year, lineIDs))
		return false
	}
	return true
}

func (c *scenarioCheck) checkChange(at *place, ch *model.Change) {
	if c.checkTarget(at, ch.Target) && ch.Target.Referrals != "" {
		c.checkPractices(at.at("practices"), ch)
	}
	last, named := model.WeeksInYear, "from_week"
	if ch.ToWeek != 0 {
		last, named = ch.ToWeek, "to_week"
	}
	if last <= c.year.WeeksElapsed {
		c.warn(at.at(named), fmt.Sprintf("weeks from %d on can still change", c.year.FirstRemainingWeek()), "the change lies wholly in weeks that are over: it does nothing")
	}
}

// checkPractices reports practices whose referrals to the stream are not known.
func (c *scenarioCheck) checkPractices(at *place, ch *model.Change) {
	s := c.streams[ch.Target.Referrals]
	known := ids(s.ByPractice, func(p *model.PracticeCount) string { return p.Practice })
	for i, p := range ch.Practices {
		switch {
		case slices.Contains(known, p):
		case slices.Contains(practiceIDs(c.year), p):
			hint := "name practices that are: " + model.ListWords(known)
			if len(known) == 0 || len(known) > 12 {
				hint = "leave practices out, or add the practice to by_practice in the year file"
			}
			c.missing(at.at(i), hint, "the practice %s is not in by_practice of %s", quote(p), quote(s.ID))
		default:
			c.reference(c.missing, at.at(i), p, "a practice", func() []string { return known })
		}
	}
}

func (c *scenarioCheck) checkProposal(at *place, p *model.Proposal) {
	i := slices.IndexFunc(c.year.Providers, func(x model.Provider) bool { return x.ID == p.Provider })
	if i < 0 {
		c.reference(c.missing, at.at("provider"), p.Provider, "a provider", idsOf(c.year, providerIDs))
		return
	}
	checkContract(contractCheck{input: c.input, at: at.at("contract"), year: c.year, provider: &c.year.Providers[i], contract: p.Contract, complete: true, missing: c.missing})
}

// checkRedLines warns of red lines that the changes go below.
func (c *scenarioCheck) checkRedLines(year *model.Prepared) {
	if len(c.doc.RedLines) == 0 {
		return
	}
	broken := BrokenRedLines(year, *c.doc)
	for i, l := range c.doc.RedLines {
		if slices.Contains(broken, l) {
			c.warn(c.root.at("red_lines", i), l.Reason(), "the changes go below this red line")
		}
	}
}
