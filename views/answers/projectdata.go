package answers

import (
	"fewer/model/explain"
	"fewer/scenarios/file"
)

// data is the projection for programs: its figures as the table of figures has them,
// between what they are of and what is to be looked at.
func (p *Projected) data() Object {
	var scenario *string // null without one
	warnings := []file.Warning{}
	if p.Document != nil {
		scenario, warnings = &p.Scenario.Name, file.Warnings(p.Document, p.Year)
	}
	o := Object{{"year", p.Year.Title()}, {"scenario", scenario}}
	x := explain.On(p.Projection)
	if p.Practice != nil {
		x.Of(p.Practice.At)
	}
	o = append(o, figures(x.Table())...)
	for i := range o {
		if of, is := o[i].Value.(Object); is && o[i].Name == "practice" {
			o[i].Value = p.Practice.with(of)
		}
	}
	return append(o, Field{"warnings", warnings})
}

// figures are the rows of an object of the table of figures.
func figures(of *explain.Figure) Object {
	o := Object{}
	for _, row := range of.Rows {
		switch {
		case row.Hidden:
		case row.List:
			list := []any{} // never null
			for _, f := range figures(row) {
				list = append(list, f.Value)
			}
			o = append(o, Field{row.Key, list})
		case row.Path == "":
			o = append(o, Field{row.Key, figures(row)})
		default:
			o = append(o, Field{row.Key, row.Value()})
		}
	}
	return o
}
