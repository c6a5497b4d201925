package bills

import (
	"math"

	"fewer/model"
)

// prices are the reference tables by the numbers that a bill's names have.
type prices struct {
	stays       []*stayPrice       // by tariff code
	attendances []*attendancePrice // by treatment function
	factor      []float64          // by provider; 0 where it is not known
	discount    map[[2]name]float64
	of          *Reference
}

// pricesFor looks up once what a bill's names mean in the reference tables.
func (r *Reference) pricesFor(b *Bill, who *providers) *prices {
	p := &prices{
		stays: make([]*stayPrice, len(b.tariffs.list)), attendances: make([]*attendancePrice, len(b.functions.list)),
		factor: make([]float64, len(b.providers.list)), discount: map[[2]name]float64{}, of: r,
	}
	for i, id := range b.tariffs.list {
		if s, known := r.stays[id]; known {
			p.stays[i] = &s
		}
	}
	for i, id := range b.functions.list {
		if a, known := r.attendances[id]; known {
			p.attendances[i] = &a
		}
	}
	for i := range p.factor {
		// 1 is also where a year says nothing, and then no bill can be held against it.
		if y := who.inYear[i]; y >= 0 && who.year.Providers[y].MarketForcesFactor != 1 {
			p.factor[i] = who.year.Providers[y].MarketForcesFactor
		}
	}
	for id, factor := range r.factors {
		if i := who.find(id); i > 0 {
			p.factor[i] = factor
		}
	}
	for d, share := range r.discounts {
		function := b.functions.find(d.function)
		if i := who.find(d.provider); i > 0 && (function > 0 || d.function == "") {
			p.discount[[2]name{i, function}] = share
		}
	}
	return p
}

// discountFor is the discount agreed with a provider for a specialty, or for all.
func (p *prices) discountFor(l *line) float64 {
	if len(p.discount) == 0 {
		return 0
	}
	if d, agreed := p.discount[[2]name{l.provider, l.function}]; agreed {
		return d
	}
	return p.discount[[2]name{l.provider, 0}]
}

// price is how a line's price comes about.
type price struct {
	tariff    float64 // pounds
	days      float64 // above the trim point
	excessDay float64 // pounds for each of them
	multiple  float64 // for a short stay; else 1
	factor    float64 // market forces
	discount  float64
}

// pounds is the price, to the penny.
func (p price) pounds() model.Money {
	return model.RoundPounds((p.tariff + p.days*p.excessDay) * p.multiple * p.factor * (1 - p.discount))
}

// asking is whether a line has a price, or why there is none.
type asking uint8

const (
	priced   asking = iota
	noSuch          // the tariff has no price for it
	cannotBe        // a table or a value is lacking that would tell
)

// priceOf is the price of a line taken as another kind of work, or as its own.
func (p *prices) priceOf(l *line, as kind) (price, asking) {
	q := price{multiple: 1, factor: p.factor[l.provider], discount: p.discountFor(l)}
	q.tariff = noPrice
	switch {
	case as == firstKind || as == followUpKind:
		if p.of.attendances == nil {
			return q, cannotBe
		}
		if a := p.attendances[l.function]; a != nil && as == firstKind {
			q.tariff = a.first
		} else if a != nil {
			q.tariff = a.followUp
		}
	case as != otherKind:
		if p.of.stays == nil {
			return q, cannotBe
		}
		if s := p.stays[l.tariff]; s != nil {
			if found := q.stay(s, l, as, p.of); found != priced {
				return q, found
			}
		}
	case p.of.stays == nil || p.of.attendances == nil:
		return q, cannotBe
	}
	switch {
	case q.tariff == noPrice:
		return q, noSuch
	case q.factor == 0:
		return q, cannotBe
	}
	return q, priced
}

// stay fills in what the tariff of stays says.
func (q *price) stay(s *stayPrice, l *line, as kind, of *Reference) asking {
	trim := float64(noPrice)
	switch as {
	case procedureKind:
		q.tariff = s.procedure
	case dayCaseKind:
		q.tariff = s.dayCase
	case electiveKind:
		q.tariff, trim = s.elective, s.electiveTrim
	default:
		q.tariff, trim = s.emergency, s.emergencyTrim
	}
	if q.tariff == noPrice || !as.withTrimPoint() {
		return priced
	}
	if l.stay < 0 || of.noTrim || as == emergencyKind && l.stay < 2 && of.noShort {
		return cannotBe
	}
	q.excessDay = max(0, s.excessDay)
	if trim != noPrice && float64(l.stay) > trim {
		if s.excessDay == noPrice {
			return noSuch
		}
		q.days = float64(l.stay) - trim
	}
	if as == emergencyKind && l.stay < 2 && s.shortStay != noPrice {
		q.multiple = s.shortStay
	}
	return priced
}

// The explanations of a wrong price, in the order in which they are tried.
const (
	DiscountMissing = "discount missing"
	NotReduced      = "short stay not reduced"
	ExcessDays      = "excess days"
	WrongPrice      = "price"
)

// explain says why a line was billed as it was. It holds within a penny.
func (p price) explain(billed model.Money) string {
	near := func(a, b model.Money) bool { return (a - b).Abs() <= 1 }
	if full := p; p.discount > 0 {
		full.discount = 0
		if near(billed, full.pounds()) {
			return DiscountMissing
		}
	}
	if full := p; p.multiple != 1 {
		full.multiple = 1
		if near(billed, full.pounds()) {
			return NotReduced
		}
	}
	day := p
	day.tariff, day.days = 0, 1
	if each := day.pounds(); each > 0 {
		exact := p.excessDay * p.multiple * p.factor * (1 - p.discount)
		whole := math.Round((billed - p.pounds()).Float() / exact)
		other := p
		other.days += whole
		if whole != 0 && other.days >= 0 && near(billed, other.pounds()) {
			return ExcessDays
		}
	}
	return WrongPrice
}
