package model

// Unheld is where a projection comes to more than money can hold to the penny.
type Unheld struct {
	Line     int // index in Year.Lines, or −1
	Provider int // index in Year.Providers, or −1
}

// Unheld tells whether any amount of the projection, or their sum, is more than
// money holds to the penny, so that it was held at that and adds up no longer. It
// names the line or the provider, where it is one of them.
func (pr *Projection) Unheld() (at Unheld, beyond bool) {
	for i := range pr.Lines {
		for _, pounds := range pr.Lines[i].Value {
			if !(pounds < MostPounds && pounds > -MostPounds) { // also what is no number
				return Unheld{i, -1}, true
			}
		}
	}
	for i := range pr.Providers {
		for t := range pr.Providers[i].Paid {
			if p := &pr.Providers[i].Paid[t]; !p.DoNothing.held() || !p.Scenario.held() {
				return Unheld{-1, i}, true
			}
		}
	}
	for t := range pr.Terms {
		if r := &pr.Terms[t]; !r.DoNothing.Spend.held() || !r.Scenario.Spend.held() {
			return Unheld{-1, -1}, true
		}
	}
	return Unheld{-1, -1}, !pr.Budget.held() || !pr.LandsAfterYearEnd.held()
}

func (m Money) held() bool { return m.Abs() < Pounds(MostPounds) }
