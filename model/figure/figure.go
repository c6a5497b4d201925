// Package figure is figures and arithmetic on them as projection.md means it: money in
// whole pence, and numbers that can say how they came about.
//
// A formula of the model is written once, on F. Run on plain numbers it computes; run on
// figures that are told of, it makes the Explanation of its result besides.
package figure

import "slices"

// Quotient is a/b, and zero where b is zero (projection.md §2).
func Quotient(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// F is a number in a formula, which may say how it came about. Of what comes of figures
// that do so, the explanation is made with it; of plain numbers nothing is.
type F struct {
	V   float64
	why *Explanation // nil of a plain number
}

// Plain is a number of which nobody asks how it came about.
func Plain(v float64) F { return F{V: v} }

// Asked asks the numbers that stand beside it in a formula to say what they are.
var Asked = State(OfNumber, "asked", 0).F()

// F is the explained figure in a formula.
func (e *Explanation) F() F { return F{e.Value, e} }

// Why is how the figure came about; nil of a plain number.
func (f F) Why() *Explanation { return f.why }

// Told tells whether it is said how the figure came about.
func (f F) Told() bool { return f.why != nil }

// Beside is a number that stands in a formula beside f: told, with words for it, where f is.
func (f F) Beside(kind Kind, label string, v float64) F {
	if f.why == nil {
		return F{V: v}
	}
	return State(kind, label, v).F()
}

// Plus is f + g.
func (f F) Plus(g F) F {
	if f.why != nil || g.why != nil {
		return tell(Sum, f, g)
	}
	f.V += g.V
	return f
}

// Minus is f − g.
func (f F) Minus(g F) F {
	if f.why != nil || g.why != nil {
		return tell(Difference, f, g)
	}
	f.V -= g.V
	return f
}

// Times is f × g.
func (f F) Times(g F) F {
	if f.why != nil || g.why != nil {
		return tell(Product, f, g)
	}
	f.V *= g.V
	return f
}

// Over is f ÷ g, and zero where g is zero.
func (f F) Over(g F) F {
	if f.why != nil || g.why != nil {
		return tell(Ratio, f, g)
	}
	return F{V: Quotient(f.V, g.V)}
}

// Percent is so many percent of f, told as a share of it by the label.
func (f F) Percent(kind Kind, label string, percent float64) F {
	v := f.V * percent / 100
	if f.why == nil {
		return F{V: v}
	}
	return f.Times(State(kind, label, percent/100).F()).worth(v)
}

// Part is f × part ÷ whole, reckoned in that order, and told as a share of f by the label.
func (f F) Part(part, whole F, label string) F {
	v := Quotient(f.V*part.V, whole.V)
	if f.why == nil {
		return F{V: v}
	}
	return f.Times(part.Over(whole).As(OfShare, label)).worth(v)
}

// worth puts right what binary fractions make of a told step.
func (f F) worth(v float64) F {
	f.V, f.why.Value = v, v
	return f
}

// AtMost is the smaller of f and g.
func (f F) AtMost(g F) F {
	if f.why != nil || g.why != nil {
		return tell(Smallest, f, g)
	}
	if g.V < f.V {
		return g
	}
	return f
}

// AtLeast is the larger of f and g.
func (f F) AtLeast(g F) F {
	if f.why != nil || g.why != nil {
		return tell(Largest, f, g)
	}
	if g.V > f.V {
		return g
	}
	return f
}

// tell makes the explanation of f and g put together. A plain number that makes no
// difference to the other is not spoken of; neither is a step without words of its own
// apart from the next of its kind.
func tell(op Operation, f, g F) F {
	v := op.Of(f.V, g.V)
	switch {
	case f.why == nil && g.why == nil:
		return Plain(v)
	case op == Product && (f == Plain(0) || g == Plain(0)):
		return Plain(0)
	case op == Product && f == Plain(1) || op == Sum && f == Plain(0):
		return g
	case (op == Product || op == Ratio) && g == Plain(1) || (op == Sum || op == Difference) && g == Plain(0):
		return f
	}
	parts := slices.Concat(f.inside(op, op == Difference), g.inside(op, false))
	return Explain(parts[0].Kind, "", v, op, func() []*Explanation { return parts }).F()
}

// inside are the parts that f gives to an operation: its own, where it is a step of the same
// without words of its own and nothing else would come of them.
func (f F) inside(op Operation, alike bool) []*Explanation {
	switch {
	case f.why == nil:
		return []*Explanation{State(OfNumber, "", f.V)}
	case f.why.Label == "" && f.why.Op == op && (alike || op == Sum || op == Product):
		return f.why.build()
	}
	return []*Explanation{f.why}
}

// As names what came of a formula; a figure that has a name already, in this place.
func (f F) As(kind Kind, label string) F {
	if f.why == nil {
		return f
	}
	return f.named(kind, label)
}

func (f F) named(kind Kind, label string) F {
	if label == "" {
		return f
	}
	named := f.why.Named(label)
	if f.why.Label == "" {
		named.Kind, named.origin = kind, nil
	}
	return named.F()
}

// Counting says what the figure counts, in the plural.
func (f F) Counting(unit string) F {
	if f.why == nil {
		return f
	}
	return f.why.Counting(unit).F()
}

// OrElse names what has no name yet.
func (f F) OrElse(kind Kind, label string) F {
	if f.why == nil || f.why.Label != "" {
		return f
	}
	return f.As(kind, label)
}

// Step is the figure as a step of its own by a name, also where it has one already.
func (f F) Step(kind Kind, label string) F {
	if f.why == nil {
		return f
	}
	return f.Explained(kind, label).F()
}

// Explained is what a formula came to, by a name: a step of its own where it has one
// already.
func (f F) Explained(kind Kind, label string) *Explanation {
	switch {
	case f.why == nil:
		return State(kind, label, f.V)
	case f.why.Label == "":
		return f.named(kind, label).why
	}
	return Reckon(kind, label, Sum, f.why)
}
