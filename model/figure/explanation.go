package figure

import "strings"

// Explanation is one figure and how it follows from its parts: a node of a tree
// that goes down to counts and prices. Its parts are made when they are asked
// for, since a large year has very many. It is for one reader at a time.
type Explanation struct {
	Path  string // of the figure in `fewer project --json`, where it is one
	Label string // the figure in words
	Note  string // what the arithmetic alone does not say; may be empty
	Kind  Kind
	Unit  string  // what is counted, in the plural, where the label does not say; may be empty
	Value float64 // pounds, units, or a proportion, as Kind says
	Op    Operation
	// ToPenny tells that what the operation gives is rounded to the penny.
	ToPenny bool
	// ShownOnly marks the part that makes up for parts shown to the penny. It is
	// no part of the arithmetic, which is done before they are rounded.
	ShownOnly bool

	build    func() []*Explanation
	built    bool
	parts    []*Explanation
	origin   *Explanation // what it is a copy of, if it is one
	taken    bool         // it is a part of something
	decimals int          // with which it is shown beside the other parts
}

// Kind tells what a figure measures, and so how it is shown.
type Kind int

// The kinds of figure.
const (
	OfMoney      Kind = iota // pounds
	OfPrice                  // pounds for one unit
	OfCount                  // units, referrals, weeks; a fraction of one in a projected week
	OfFewer                  // units or referrals fewer; below zero, more
	OfShare                  // a proportion, shown in percent
	OfFewerShare             // a proportion fewer; below zero, more
	OfNumber                 // a plain number, such as a market forces factor
)

// Key is the name of the kind in JSON.
func (k Kind) Key() string {
	return [...]string{"money", "price", "count", "fewer", "share", "fewer_share", "number"}[k]
}

// Operation is how a figure follows from its parts.
type Operation int

// The operations. A figure that is stated has no parts.
const (
	Stated     Operation = iota
	Sum                  // of the parts
	Difference           // the first part less the others
	Product              // of the parts
	Ratio                // the first part ÷ the second
	Smallest             // of the parts
	Largest              // of the parts
)

// Key is the name of the operation in JSON.
func (o Operation) Key() string {
	return [...]string{"stated", "sum", "difference", "product", "quotient", "smallest", "largest"}[o]
}

// Of does the operation on values; there is at least one.
func (o Operation) Of(values ...float64) float64 {
	x := values[0]
	for _, v := range values[1:] {
		switch o {
		case Sum:
			x += v
		case Difference:
			x -= v
		case Product:
			x *= v
		case Ratio:
			x = Quotient(x, v)
		case Smallest:
			x = min(x, v)
		case Largest:
			x = max(x, v)
		}
	}
	return x
}

// State is a figure without parts.
func State(kind Kind, label string, value float64) *Explanation {
	return &Explanation{Label: label, Kind: kind, Value: value}
}

// Explain is a figure of the model with what it follows from.
func Explain(kind Kind, label string, value float64, op Operation, build func() []*Explanation) *Explanation {
	return &Explanation{Label: label, Kind: kind, Value: value, Op: op, build: build}
}

// Reckon is a step on the way that the model does not keep: its value is what
// the operation makes of the parts.
func Reckon(kind Kind, label string, op Operation, parts ...*Explanation) *Explanation {
	values := make([]float64, len(parts))
	for i, part := range parts {
		values[i] = part.Value
	}
	return Explain(kind, label, op.Of(values...), op, func() []*Explanation { return parts })
}

// Amount is a figure of money that is whole pence.
func Amount(label string, m Money, op Operation, build func() []*Explanation) *Explanation {
	return Explain(OfMoney, label, m.Float(), op, build).Penny()
}

// Penny rounds the figure to the penny.
func (e *Explanation) Penny() *Explanation {
	e.ToPenny = e.Op != Stated
	e.Value = RoundPounds(e.Value).Float()
	return e
}

// Copied is the same figure, to be shown in another place or by another name.
func (e *Explanation) Copied() *Explanation {
	c := *e
	c.built, c.parts, c.taken = false, nil, false
	c.origin = e.Origin()
	return &c
}

// Origin is the figure that this one is a copy of: itself, where it is none.
func (e *Explanation) Origin() *Explanation {
	if e.origin != nil {
		return e.origin
	}
	return e
}

// Named is the same figure by another name.
func (e *Explanation) Named(label string) *Explanation {
	c := e.Copied()
	c.Label = label
	return c
}

// Noted is the same figure with another note.
func (e *Explanation) Noted(note string) *Explanation {
	c := e.Copied()
	c.Note = note
	return c
}

// Counting is the same figure with what it counts, in the plural.
func (e *Explanation) Counting(unit string) *Explanation {
	c := e.Copied()
	c.Unit = unit
	return c
}

// Money is the figure in whole pence.
func (e *Explanation) Money() Money { return RoundPounds(e.Value) }

// Opens tells whether the figure has parts.
func (e *Explanation) Opens() bool { return e.build != nil }

// Parts are what the figure follows from, in the order of the arithmetic; none
// where it is stated. Where amounts are shown to the penny and do not add up,
// the last part is the rounding.
func (e *Explanation) Parts() []*Explanation {
	if e.built || e.build == nil {
		return e.parts
	}
	e.built = true
	parts := e.build()
	for len(parts) == 1 && e.Op == Sum && parts[0].Opens() {
		parts = e.standIn(parts[0])
	}
	for _, part := range parts {
		e.parts = append(e.parts, part.asPart())
	}
	e.arrange()
	return e.parts
}

// standIn puts the only part of a sum in the sum's place, so that no step down
// says the same again. What the part is called goes into the note.
func (e *Explanation) standIn(part *Explanation) []*Explanation {
	e.Op, e.ToPenny = part.Op, e.ToPenny || part.ToPenny
	if part.Note != e.Note {
		e.Note = strings.TrimSpace(part.Note + " " + e.Note)
	}
	if !strings.Contains(e.Label, part.Label) {
		e.Note = strings.TrimSpace(UpperFirst(part.Label) + ". " + e.Note)
	}
	return part.build()
}

// asPart is the explanation as part of one figure: where another has it as a
// part too, a copy, since how it is shown depends on the parts beside it.
func (e *Explanation) asPart() *Explanation {
	if e.taken {
		e = e.Copied()
	}
	e.taken = true
	return e
}

// mostDecimals is as many as may be needed for the smallest figures.
const mostDecimals = 18

// arrange finds with how many decimals the parts must be shown for the
// arithmetic to come out as shown.
func (e *Explanation) arrange() {
	if len(e.parts) == 0 {
		return
	}
	if e.Kind == OfMoney && (e.Op == Sum || e.Op == Difference) {
		e.makeUp()
		return
	}
	shown := make([]float64, len(e.parts))
	result := e.resultDecimals()
	for d := 0; d <= mostDecimals; d++ {
		for i, part := range e.parts {
			part.decimals = d
			shown[i] = part.shown()
		}
		if decimal(e.scaled(e.Op.Of(shown...)), result) == decimal(e.scaled(e.Value), result) {
			return
		}
	}
}

// makeUp adds the part for rounding where amounts do not add up as shown.
func (e *Explanation) makeUp() {
	most := e.resultDecimals()
	shown := make([]float64, len(e.parts))
	for i, part := range e.parts {
		part.decimals = e.resultDecimals()
		shown[i] = part.shown()
		most = max(most, part.shownDecimals())
	}
	result := AsWritten(e.Value, e.resultDecimals())
	sum := e.Op.Of(shown...)
	if AsWritten(sum, e.resultDecimals()) == result {
		return
	}
	left := AsWritten(result-sum, most)
	if e.Op == Difference {
		left = -left
	}
	rounding := State(OfMoney, "rounding", left).Noted("The parts are shown rounded.")
	rounding.ShownOnly = true
	e.parts = append(e.parts, rounding)
}

// shown is the figure as it is shown, as a number.
func (e *Explanation) shown() float64 {
	d := e.shownDecimals()
	if e.Kind == OfShare || e.Kind == OfFewerShare {
		d += 2
	}
	return AsWritten(e.Value, d)
}
