package seek

import (
	"cmp"
	"slices"
	"strings"

	"fewer/model"
)

// SwingKind is a kind of thing that the year-end depends on.
type SwingKind int

// The kinds.
const (
	SwingLever    SwingKind = iota // a stream or line, a tenth fewer or more
	SwingDelivery                  // how much of what is agreed happens
	SwingContract                  // the form of a provider's contract
)

// Key names the kind in `fewer rank --tornado --json`.
func (k SwingKind) Key() string { return [...]string{"lever", "delivery", "contract"}[k] }

// Swing is a bar of the tornado: how far the year-end moves with one thing.
type Swing struct {
	Kind      SwingKind
	Lever     Lever // with SwingLever
	Provider  int   // with SwingContract, index in Year.Providers
	Low, High SwingEnd
}

// SwingEnd is one end of a bar.
type SwingEnd struct {
	Deficit   model.Money
	Percent   float64     // with SwingLever, the change
	Delivered float64     // with SwingDelivery, the proportion of what is planned
	Terms     model.Terms // with SwingContract, the terms of the provider
}

// Width is how far the year-end moves.
func (s *Swing) Width() model.Money { return s.High.Deficit - s.Low.Deficit }

// HalfDelivered is the share of what is planned that the tornado takes for the
// bad end of delivery.
const HalfDelivered = 0.5

// Tornado lists what moves the year-end most, on top of a scenario and under the
// terms, the longest bar first: each lever by a tenth fewer and more, half of
// what is agreed being delivered, and each provider's contract in each form.
// What moves nothing is left out. Of a practice (an id) it is its part of each stream that
// moves, without contracts and delivery, which are everybody's; "" stands for all practices.
func Tornado(p *model.Prepared, s *model.Scenario, terms model.Terms, practice string) []Swing {
	t := newTrial(p, s)
	var list []Swing
	add := func(swing Swing, ends ...SwingEnd) {
		swing.Low, swing.High = ends[0], ends[0]
		for _, e := range ends[1:] {
			if e.Deficit < swing.Low.Deficit {
				swing.Low = e
			}
			if e.Deficit > swing.High.Deficit {
				swing.High = e
			}
		}
		if swing.Width() > 0 {
			list = append(list, swing)
		}
	}
	now := t.deficit(terms)
	for _, l := range Levers(p, practice) {
		add(Swing{Kind: SwingLever, Lever: l, Provider: -1}, t.swingEnd(l, terms, -10), SwingEnd{Deficit: now}, t.swingEnd(l, terms, 10))
	}
	if len(s.Changes) > 0 && practice == "" {
		half := SwingEnd{Deficit: deficitDelivered(p, s, terms, HalfDelivered), Delivered: HalfDelivered}
		add(Swing{Kind: SwingDelivery, Provider: -1}, SwingEnd{Deficit: now, Delivered: 1}, half)
	}
	for i := range p.Year().Providers {
		if practice != "" {
			break
		}
		paid := &t.pr.Providers[i].Paid
		var ends []SwingEnd
		for _, other := range model.AllTerms {
			if other != model.AsProposed || t.w.Plan.Any {
				ends = append(ends, SwingEnd{Deficit: now - paid[terms].Scenario + paid[other].Scenario, Terms: other})
			}
		}
		add(Swing{Kind: SwingContract, Provider: i}, ends...)
	}
	slices.SortStableFunc(list, func(a, b Swing) int { return cmp.Compare(b.Width(), a.Width()) })
	return list
}

func (t *trial) swingEnd(l Lever, terms model.Terms, percent float64) SwingEnd {
	defer t.undo()
	t.apply(l.change(percent))
	return SwingEnd{Deficit: t.deficit(terms), Percent: percent}
}

// deficitDelivered projects the scenario with every change delivered only in part.
func deficitDelivered(p *model.Prepared, s *model.Scenario, terms model.Terms, part float64) model.Money {
	less := DeliveredInPart(s, part)
	pr := p.NewProjection()
	p.Project(&less, pr)
	return pr.Terms[terms].Scenario.Deficit
}

// DeliveredInPart is a scenario of whose changes only a proportion happens, of what each
// says itself.
func DeliveredInPart(s *model.Scenario, part float64) model.Scenario {
	less := model.Scenario{Proposals: s.Proposals, Changes: slices.Clone(s.Changes)}
	for i := range less.Changes {
		less.Changes[i].Delivered *= part
	}
	return less
}

// Over says how the year ends at an end of the bar: "£9.0m over"; to the pound where that
// would read the same at both.
func (s *Swing) Over(e SwingEnd) string {
	if s.Low.Deficit.Over() == s.High.Deficit.Over() {
		return e.Deficit.OverToThePound()
	}
	return e.Deficit.Over()
}

// Name says what the bar is.
func (s *Swing) Name(y *model.Year) string {
	switch s.Kind {
	case SwingDelivery:
		return "how much of the plan happens"
	case SwingContract:
		return "contract with " + y.Providers[s.Provider].Name
	}
	return s.Lever.Name(y)
}

// EndWords says what stands at an end of the bar: "10% fewer", "block", "as planned".
func (s *Swing) EndWords(e SwingEnd) string {
	switch s.Kind {
	case SwingDelivery:
		if e.Delivered == 1 {
			return "as planned"
		}
		return model.PercentWords(e.Delivered) + " of it"
	case SwingContract:
		return [model.TermsCount]string{"as contracted", "block", "cost per case", "as proposed"}[e.Terms]
	}
	if s.Lever.InPounds() {
		return strings.Replace(SizePercent(e.Percent), "fewer", "less", 1)
	}
	return SizePercent(e.Percent)
}
