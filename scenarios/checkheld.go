package scenarios

import (
	"fewer/model"
	"fewer/model/insight"
)

// mostHeld is the most that money holds to the penny, in words.
var mostHeld = model.Pounds(model.MostPounds).Whole()

const digitsTooMany = "are there digits too many?"

// checkHeld reports a year whose figures, each sound by itself, come to amounts that
// money does not hold to the penny: products, sums of lines and what is projected.
func (c *yearCheck) checkHeld() {
	if c.errors > 0 {
		return
	}
	p := model.Prepare(c.year)
	pr := p.NewProjection()
	p.Project(&model.Scenario{}, pr)
	at, beyond := insight.UnheldOf(pr)
	if !beyond {
		return
	}
	switch {
	case at.Line >= 0:
		c.fault(c.root.at("lines", at.Line), digitsTooMany+" Look at its price, counts and profile", "the line comes to more than %s over the year, the most that is reckoned with", mostHeld)
	case at.Provider >= 0:
		c.fault(c.root.at("providers", at.Provider), digitsTooMany+" Look at its contract, and at the prices and plans of its lines", "its lines come to more than %s over the year, the most that is reckoned with", mostHeld)
	default:
		c.fault(c.root.at("lines"), digitsTooMany, "the lines come to more than %s together, the most that is reckoned with", mostHeld)
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
			c.fault(c.root.at("changes", i), digitsTooMany, "with this change the year comes to more than %s, the most that is reckoned with", mostHeld)
			return
		}
	}
	c.fault(c.root.at("contracts"), digitsTooMany, "as proposed the year comes to more than %s, the most that is reckoned with", mostHeld)
}
