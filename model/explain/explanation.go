// Package explain says how each figure of a projection came about, from the
// figures of the year file on, and what the year rests on.
//
// Begin with Explanation, a node of a tree, and Explain, which finds the figure of a path;
// the table of figures is in table.go, and each kind of figure has a file that takes it apart.
package explain

import (
	"strings"

	"fewer/model"
	"fewer/model/figure"
)

// Explanation is one figure and how it follows from its parts: a node of a tree
// that goes down to counts and prices. Its parts are made when they are asked
// for, since a large year has very many. It is for one reader at a time.
type Explanation struct {
	Path  string // of the figure in `fewer project --json`, where it is one
	Label string // the figure in words
	Note  string // what the arithmetic alone does not say; may be empty
	Kind  FigureKind
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

// FigureKind tells what a figure measures, and so how it is shown.
type FigureKind int

// The kinds of figure.
const (
	MoneyFigure      FigureKind = iota // pounds
	PriceFigure                        // pounds for one unit
	CountFigure                        // units, referrals, weeks; a fraction of one in a projected week
	FewerFigure                        // units or referrals fewer; below zero, more
	ShareFigure                        // a proportion, shown in percent
	FewerShareFigure                   // a proportion fewer; below zero, more
	NumberFigure                       // a plain number, such as a market forces factor
)

// Key is the name of the kind in JSON.
func (k FigureKind) Key() string {
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
	Quotient             // the first part ÷ the second
	Smallest             // of the parts
	Largest              // of the parts
)

// Key is the name of the operation in JSON.
func (o Operation) Key() string {
	return [...]string{"stated", "sum", "difference", "product", "quotient", "smallest", "largest"}[o]
}

// of does the operation on values; there is at least one.
func (o Operation) of(values []float64) float64 {
	x := values[0]
	for _, v := range values[1:] {
		switch o {
		case Sum:
			x += v
		case Difference:
			x -= v
		case Product:
			x *= v
		case Quotient:
			x = figure.Quotient(x, v)
		case Smallest:
			x = min(x, v)
		case Largest:
			x = max(x, v)
		}
	}
	return x
}

// stated is a figure without parts.
func stated(kind FigureKind, label string, value float64) *Explanation {
	return &Explanation{Label: label, Kind: kind, Value: value}
}

// explained is a figure of the model with what it follows from.
func explained(kind FigureKind, label string, value float64, op Operation, build func() []*Explanation) *Explanation {
	return &Explanation{Label: label, Kind: kind, Value: value, Op: op, build: build}
}

// reckoned is a step on the way that the model does not keep: its value is what
// the operation makes of the parts.
func reckoned(kind FigureKind, label string, op Operation, parts ...*Explanation) *Explanation {
	values := make([]float64, len(parts))
	for i, part := range parts {
		values[i] = part.Value
	}
	return explained(kind, label, op.of(values), op, func() []*Explanation { return parts })
}

// amount is a figure of money that is whole pence.
func amount(label string, m model.Money, op Operation, build func() []*Explanation) *Explanation {
	return explained(MoneyFigure, label, m.Float(), op, build).penny()
}

// penny rounds the figure to the penny.
func (e *Explanation) penny() *Explanation {
	e.ToPenny = e.Op != Stated
	e.Value = model.RoundPounds(e.Value).Float()
	return e
}

// copied is the same figure, to be shown in another place or by another name.
func (e *Explanation) copied() *Explanation {
	c := *e
	c.built, c.parts, c.taken = false, nil, false
	if c.origin == nil {
		c.origin = e
	}
	return &c
}

func (e *Explanation) named(label string) *Explanation {
	c := e.copied()
	c.Label = label
	return c
}

func (e *Explanation) noted(note string) *Explanation {
	c := e.copied()
	c.Note = note
	return c
}

func (e *Explanation) counting(unit string) *Explanation {
	c := e.copied()
	c.Unit = unit
	return c
}

// money is the figure in whole pence.
func (e *Explanation) money() model.Money { return model.RoundPounds(e.Value) }

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
		e.Note = strings.TrimSpace(model.UpperFirst(part.Label) + ". " + e.Note)
	}
	return part.build()
}

// asPart is the explanation as part of one figure: where another has it as a
// part too, a copy, since how it is shown depends on the parts beside it.
func (e *Explanation) asPart() *Explanation {
	if e.taken {
		e = e.copied()
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
	if e.Kind == MoneyFigure && (e.Op == Sum || e.Op == Difference) {
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
		if decimal(e.scaled(e.Op.of(shown)), result) == decimal(e.scaled(e.Value), result) {
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
	result := asWritten(e.Value, e.resultDecimals())
	sum := e.Op.of(shown)
	if asWritten(sum, e.resultDecimals()) == result {
		return
	}
	left := asWritten(result-sum, most)
	if e.Op == Difference {
		left = -left
	}
	rounding := stated(MoneyFigure, "rounding", left).noted("The parts are shown rounded.")
	rounding.ShownOnly = true
	e.parts = append(e.parts, rounding)
}

// shown is the figure as it is shown, as a number.
func (e *Explanation) shown() float64 {
	d := e.shownDecimals()
	if e.Kind == ShareFigure || e.Kind == FewerShareFigure {
		d += 2
	}
	return asWritten(e.Value, d)
}
