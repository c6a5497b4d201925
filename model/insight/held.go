package insight

import "fewer/model"

// Unheld is where a projection comes to more than money can hold to the penny.
type Unheld struct {
	Line     int // index in Year.Lines, or −1
	Provider int // index in Year.Providers, or −1
}

// UnheldOf tells whether any amount of the projection, or their sum, is more than
// money holds to the penny, so that it was held at that and adds up no longer. It
// names the line or the provider, where it is one of them.
func UnheldOf(pr *model.Projection) (at Unheld, beyond bool) {
	for i := range pr.Lines {
		for _, pounds := range pr.Lines[i].Value {
			if !(pounds < model.MostPounds && pounds > -model.MostPounds) { // also what is no number
				return Unheld{i, -1}, true
			}
		}
	}
	for i := range pr.Providers {
		for t := range pr.Providers[i].Paid {
			if p := &pr.Providers[i].Paid[t]; !held(p.DoNothing) || !held(p.Scenario) {
				return Unheld{-1, i}, true
			}
		}
	}
	for t := range pr.Terms {
		if r := &pr.Terms[t]; !held(r.DoNothing.Spend) || !held(r.Scenario.Spend) {
			return Unheld{-1, -1}, true
		}
	}
	return Unheld{-1, -1}, !held(pr.Budget) || !held(pr.LandsAfterYearEnd)
}

func held(m model.Money) bool { return m.Abs() < model.Pounds(model.MostPounds) }
