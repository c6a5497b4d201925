package model

import (
	"cmp"
	"slices"

	"fewer/model/payment"
)

// Form is the kind of terms that a schedule has.
type Form string

// The forms of projection.md §3.
const (
	Block         Form = "block"
	CostPerCase   Form = "cost_per_case"
	CostAndVolume Form = "cost_and_volume"
	Blended       Form = "blended"
)

// formOfContract is all that a form is.
type formOfContract struct {
	Form
	variable bool   // the one share that it pays, above as below, has to be stated
	paid     string // what activity under it is, where not "on a contract by" its name
	shape    func(*Schedule) payment.Shape
}

// forms are the forms of contract in the order of projection.md: what the terms of each
// come to.
var forms = []formOfContract{
	{Form: Block, paid: "on a block", shape: func(s *Schedule) payment.Shape {
		return payment.Shape{Fixed: agreed(agreedValue, s.Value, payment.AsPlanned), Base: payment.AsPlanned, Above: atRate(0), Below: atRate(0)}
	}},
	{Form: CostPerCase, paid: "paid by the case", shape: func(*Schedule) payment.Shape {
		return payment.Shape{Fixed: payment.AsPlanned, Base: payment.AsPlanned, Above: atRate(1), Below: atRate(1), Named: true}
	}},
	{Form: CostAndVolume, shape: func(s *Schedule) payment.Shape {
		h := aroundBaseline(s)
		h.Above = rungs(1+s.ToleranceAbove.Value, s.MarginalAbove)
		h.Below = rungs(1-s.ToleranceBelow.Value, s.MarginalBelow)
		return h
	}},
	{Form: Blended, variable: true, shape: func(s *Schedule) payment.Shape {
		h := aroundBaseline(s)
		h.Above, h.Below = atRate(s.Variable.Value), atRate(s.Variable.Value)
		return h
	}},
}

// Forms lists the forms, and VariableForms those whose variable share has to be stated.
var Forms, VariableForms = func() (all, variable []Form) {
	for _, f := range forms {
		if all = append(all, f.Form); f.variable {
			variable = append(variable, f.Form)
		}
	}
	return all, variable
}()

func (f Form) row() *formOfContract {
	return &forms[max(0, slices.IndexFunc(forms, func(row formOfContract) bool { return row.Form == f }))]
}

// Paid says how activity under the form is paid for: "on a block", "paid by the case".
func (f Form) Paid() string {
	return cmp.Or(f.row().paid, "on a contract by "+f.Words())
}

func agreed(name string, amount Optional, standIn payment.Quantity) payment.Quantity {
	if amount.Given {
		return payment.Quantity{Of: payment.InPounds, N: amount.Value, Name: name}
	}
	return standIn
}

func limitOf(name string, l Limit, of payment.Measure) payment.Quantity {
	switch l.Kind {
	case LimitInPounds:
		return payment.Quantity{Of: payment.InPounds, N: l.Amount, Name: name}
	case LimitOfPlan:
		return payment.Quantity{Of: of, N: l.Amount}
	}
	return payment.Quantity{}
}

const (
	agreedValue = "agreed value"
	baseline    = "baseline"
)

func aroundBaseline(s *Schedule) payment.Shape {
	base := agreed(baseline, s.Baseline, payment.AsPlanned)
	return payment.Shape{Fixed: agreed(agreedValue, s.Value, base), Base: base}
}

func atRate(rate float64) []payment.Rung { return []payment.Rung{{Rate: rate}} }

// rungs are the steps outwards from an edge, before which nothing moves.
func rungs(edge float64, steps MarginalRates) (list []payment.Rung) {
	if edge != 1 {
		list = append(list, payment.Rung{To: payment.Quantity{Of: payment.OfBase, N: edge}})
	}
	if len(steps) == 0 {
		return append(list, payment.Rung{Rate: 1})
	}
	for _, s := range steps {
		list = append(list, payment.Rung{To: limitOf("end of the step", s.To, payment.OfBase), Rate: s.Rate})
	}
	return list
}

// Shape is what the schedule's terms come to. One whose form is at fault is
// never projected, but what else is wrong with it is looked for all the same.
func (s *Schedule) Shape() *payment.Shape {
	h := s.Form.row().shape(s)
	h.Floor, h.Ceiling = limitOf("floor", s.Floor, payment.OfPlan), limitOf("ceiling", s.Ceiling, payment.OfPlan)
	return &h
}

// PaysOneSum tells terms under which the same is paid whatever is done; amount is
// that sum for a full year, where the terms state it.
func (s *Schedule) PaysOneSum() (amount Optional, ok bool) {
	h := s.Shape()
	return Optional{h.Fixed.N, h.Fixed.Of == payment.InPounds}, h.Everywhere(0)
}
