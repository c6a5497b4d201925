package insight

import (
	"cmp"
	"math"
	"slices"

	"fewer/model"
	"fewer/model/figure"
)

// PracticeCard is where a practice stands in the year if nothing changes: what its
// patients cost beside the whole, and what its list would make of what is over budget.
type PracticeCard struct {
	Practice  int
	ListShare float64 // of the patients on all lists that can be right; 0 where its own can't, and NoList says why
	NoList    string
	Rounded   bool // the lists are to the nearest thousand, as where practices go by letters
	Listless  int  // other practices that have no such list, and are left out of the share
	Referrals float64
	Of        float64 // referrals in the year of all practices
	Care      []Care  // what its referrals of the year lead to, by specialty, the dearest first
	AllCare   model.Money
	WholeCare model.Money // the same of all practices
	ByList    model.Money // its share by list size of what is to be saved, as contracted: for orientation, no debt
	Over      model.Money // of how much
}

// Care is what a practice's referrals to a specialty lead to in the year, at tariff,
// whenever it comes. Emergencies come without a referral and are not in it.
type Care struct {
	Specialty string // "" where the streams name none
	Referrals float64
	Cost      model.Money
}

// CardOf makes a practice's card.
func CardOf(p *model.Prepared, practice int) PracticeCard {
	c := PracticeCard{Practice: practice, Over: p.DoNothing().Needed(model.AsContracted)}
	c.ListShare, c.Listless, c.NoList = ListShare(p, practice)
	c.Rounded = RoundedLists(p.Year())
	c.ByList = model.RoundPounds(c.Over.Float() * c.ListShare)
	for i := range p.Streams {
		share := ShareOf(p, i, practice)
		of := p.DoNothing().Streams[i].DoNothing
		c.Referrals, c.Of = c.Referrals+of*share, c.Of+of
	}
	for _, specialty := range Specialties(p) {
		own := Care{Specialty: specialty}
		for _, i := range StreamsOf(p, specialty) {
			own.Referrals += p.DoNothing().Streams[i].DoNothing * ShareOf(p, i, practice)
		}
		cost := func(share func(stream int) float64) model.Money {
			return model.RoundPounds(CareCost(p, specialty, func(i int) (referrals, each figure.F) {
				return figure.Plain(p.DoNothing().Streams[i].DoNothing * share(i)), LeadsTo(p, i, figure.F{})
			}).V)
		}
		own.Cost = cost(func(stream int) float64 { return ShareOf(p, stream, practice) })
		c.WholeCare += cost(func(int) float64 { return 1 })
		if own.Referrals > 0 {
			c.AllCare += own.Cost
			c.Care = append(c.Care, own)
		}
	}
	slices.SortStableFunc(c.Care, func(a, b Care) int { return cmp.Compare(b.Cost, a.Cost) })
	return c
}

// CareCost is what referrals to a specialty lead to, in pounds at tariff: of tells of a
// stream how many they are, and what each leads to.
func CareCost(p *model.Prepared, specialty string, of func(stream int) (referrals, each figure.F)) (sum figure.F) {
	for _, i := range StreamsOf(p, specialty) {
		referrals, each := of(i)
		sum = sum.Plus(referrals.Times(each).As(figure.OfMoney, p.Year().Referrals[i].Name))
	}
	return sum
}

// LeadsTo is what one referral of a stream leads to, in pounds at tariff; told where it is
// figure.Asked, and anything follows.
func LeadsTo(p *model.Prepared, stream int, asked figure.F) (sum figure.F) {
	for _, f := range p.Streams[stream].Flows {
		if !f.Instead {
			l := &p.Year().Lines[f.Line]
			units := asked.Beside(figure.OfNumber, "units for each referral", f.Each)
			sum = sum.Plus(l.Worth(units, p.Year().Provider(l.Provider)).As(figure.OfPrice, l.Name))
		}
	}
	return sum
}

// RoundedLists tells whether all list sizes are to the nearest thousand, as in what is
// handed on with practices by letters.
func RoundedLists(y *model.Year) bool {
	given := 0
	for i := range y.Practices {
		if list := y.Practices[i].ListSize; list.Given {
			given++
			if math.Mod(list.Value, 1000) != 0 {
				return false
			}
		}
	}
	return given >= FewestInFifth
}

// ListShare is a practice's share of the patients on all lists that can be right; 0
// where its own can't, and why. Listless is how many others' can't.
func ListShare(p *model.Prepared, practice int) (share float64, listless int, why string) {
	if practice == OtherPractices {
		return 0, 0, "What no practice has stands on no list."
	}
	y, all := p.Year(), 0.0
	own := &y.Practices[practice]
	for i := range y.Practices {
		switch of := &y.Practices[i]; {
		case SoundList(of.ListSize, p.Sent[of.ID]):
			all += of.ListSize.Value
		case i != practice:
			listless++
		}
	}
	switch {
	case !own.ListSize.Given || own.ListSize.Value <= 0:
		return 0, listless, own.Name + " has no list size in this year, so that nothing can be said by list."
	case !SoundList(own.ListSize, p.Sent[own.ID]):
		return 0, listless, own.Name + " has fewer patients on its list than referrals, which can't be right, so that nothing can be said by list."
	}
	return figure.Quotient(own.ListSize.Value, all), listless, ""
}
