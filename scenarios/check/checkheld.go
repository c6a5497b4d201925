package check

import (
	"fewer/model"
	"fewer/model/insight"
)

// MostHeld is the most that money holds to the penny, in words.
var MostHeld = model.Pounds(model.MostPounds).Whole()

// DigitsTooMany is the hint where an amount is more than money holds.
const DigitsTooMany = "are there digits too many?"

// checkHeld reports a year whose figures, each sound by itself, come to amounts that
// money does not hold to the penny: products, sums of lines and what is projected.
func (c *yearCheck) checkHeld() {
	if c.Errors > 0 || c.Held {
		return
	}
	p := Prepared(c.year)
	pr := p.NewProjection()
	p.Project(&model.Scenario{}, pr)
	at, beyond := insight.UnheldOf(pr)
	if !beyond {
		return
	}
	switch {
	case at.Line >= 0:
		c.Fault(c.root.At("lines", at.Line), DigitsTooMany+" Look at its price, counts and profile", "the line comes to more than %s over the year, the most that is reckoned with", MostHeld)
	case at.Provider >= 0:
		c.Fault(c.root.At("providers", at.Provider), DigitsTooMany+" Look at its contract, and at the prices and plans of its lines", "its lines come to more than %s over the year, the most that is reckoned with", MostHeld)
	default:
		c.Fault(c.root.At("lines"), DigitsTooMany, "the lines come to more than %s together, the most that is reckoned with", MostHeld)
	}
}
