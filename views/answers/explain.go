package answers

import (
	"fewer/model"
	"fewer/model/explain"
	"fewer/model/figure"
)

// Explained takes a figure apart, so many steps down: each part under what follows
// from it. For programs the parts are within their figure.
func Explained(e *figure.Explanation, facts explain.Facts, depth int) *Answer {
	s := Sheet{Columns: []Column{
		{Key: "figure", Heading: "FIGURE"},
		{Key: "value", Heading: "value", Kind: Number},
		{Key: "kind", Hidden: true},
		{Key: "equation", Heading: "how it follows"},
		{Key: "note", Heading: "note"},
	}, Notes: Said(0, facts.Sentences()...)}
	s.explained(e, e.Result(), 0, depth)
	return &Answer{Head: Said(0, e.Label), Sheets: []Sheet{s}, Data: func() any {
		o := explainedData(e, e.Result(), depth)
		if e.Path != "" {
			o = append(Object{{"figure", e.Path}}, o...)
		}
		if about := facts.Sentences(); len(about) > 0 {
			o = append(o, Field{"about", about})
		}
		return o
	}}
}

// explained adds a row for a figure, and rows for its parts.
func (s *Sheet) explained(e *figure.Explanation, shown string, level, depth int) {
	equation := e.Equation() // asks for the parts, and so comes first
	value := explainedValue(e)
	if e.Kind == figure.OfMoney {
		value = model.RoundPounds(e.Value)
	}
	s.row(level, e.Label, Cell{Text: shown, Value: value, Figure: e.Path}, Data(e.Kind.Key()), Text(equation), Text(e.Note))
	if level < depth {
		for _, part := range e.Parts() {
			s.explained(part, part.Figure(), level+1, depth)
		}
	}
}

// explainedValue is a number in pounds to the penny, or in what it counts.
func explainedValue(e *figure.Explanation) any {
	if e.ToPenny {
		return model.RoundPounds(e.Value)
	}
	return e.Value
}

func explainedData(e *figure.Explanation, shown string, depth int) Object {
	equation := e.Equation() // asks for the parts, and so comes first
	o := Object{{"label", e.Label}, {"value", explainedValue(e)}, {"kind", e.Kind.Key()}, {"shown", shown}, {"operation", e.Op.Key()}}
	for _, f := range []Field{{"to_penny", e.ToPenny}, {"shown_only", e.ShownOnly}, {"equation", equation}, {"note", e.Note}} {
		if f.Value != false && f.Value != "" {
			o = append(o, f)
		}
	}
	if parts := e.Parts(); depth > 0 && len(parts) > 0 {
		list := make([]Object, len(parts))
		for i, part := range parts {
			list[i] = explainedData(part, part.Figure(), depth-1)
		}
		o = append(o, Field{"parts", list})
	}
	return o
}
