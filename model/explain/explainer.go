// Package explain says how each figure of a projection came about, from the
// figures of the year file on, and what the year rests on.
//
// Begin with Explainer.Explain, which finds the figure of a path, and figure.Explanation, a node of a
// tree; the table of figures is in table.go, and each kind of figure has a file that takes it apart.
package explain

import (
	"fewer/model"
	"fewer/model/deep"
	"fewer/model/figure"
	"fewer/model/insight"
)

// Explainer takes the figures of one scenario's projection apart. It keeps the
// year as it stands after each of the changes, so it is made once for a
// scenario and asked for many figures. It is for one reader at a time.
type Explainer struct {
	p      *model.Prepared
	s      model.Scenario
	stages []*model.Projection // after so many changes, once asked for
	known  map[figureKey]*figure.Explanation
	sure   *insight.TermsSpreads // once asked for

	streamTo map[int]*model.Running // of a stream, once asked for
	fullYear *model.FullYear        // once asked for
	inFull   *Explainer             // of the full year, once asked for
	base     *Explainer             // in a full year: of the year as it stands

	paid     []*[model.TermsCount]model.PaidBack // when each change has paid for itself, once asked for
	free     []*Explainer                        // of each change alone, as if it took nothing, once asked for
	practice *int                                // whose figures stand beside the whole's; nil for none
}

// figureKey names a figure that stands in many places of a tree, so that it is
// made once.
type figureKey struct {
	what    string
	a, b, c int
	s       span
	of      any // a pointer
}

func (x *Explainer) once(key figureKey, explain func() *figure.Explanation) *figure.Explanation {
	e := x.known[key]
	if e == nil {
		e = explain()
		x.known[key] = e
	}
	return e
}

// New makes an explainer for a scenario, of which it keeps a copy.
func New(p *model.Prepared, s *model.Scenario) *Explainer {
	x := &Explainer{p: p, s: deep.Clone(*s), stages: make([]*model.Projection, len(s.Changes)+1), known: map[figureKey]*figure.Explanation{}, streamTo: map[int]*model.Running{}}
	x.paid, x.free = make([]*[model.TermsCount]model.PaidBack, len(s.Changes)), make([]*Explainer, len(s.Changes))
	return x
}

// Of puts one practice's figures, by its index in the year's or insight.OtherPractices,
// beside those of the whole.
func (x *Explainer) Of(practice int) *Explainer {
	x.practice = &practice
	return x
}

// On makes an explainer of what was projected last into pr, which keeps its weeks, as no
// clone does. Nothing else may be projected into it while the explainer is asked.
func On(pr *model.Projection) *Explainer {
	x := New(pr.Workspace().Prepared, &pr.Workspace().Last)
	x.stages[len(x.s.Changes)] = pr
	return x
}

// Projection is what is explained.
func (x *Explainer) Projection() *model.Projection { return x.stage(len(x.s.Changes)) }

// stage is the projection after the first n changes, under the same proposals.
func (x *Explainer) stage(n int) *model.Projection {
	if x.stages[n] == nil {
		s := x.s
		s.Changes = s.Changes[:n]
		x.stages[n] = x.p.NewProjection()
		x.p.Project(&s, x.stages[n])
	}
	return x.stages[n]
}

// Explain takes a figure apart, named by its path as in `fewer project --json`.
func (x *Explainer) Explain(path string) (*figure.Explanation, error) {
	of, err := x.figure(path)
	if err != nil {
		return nil, err
	}
	e := of.explain().Copied() // as part of another figure it may be shown with more decimals
	e.Path = path
	return e, nil
}

// orNone are the parts of an amount, or the words for there being none.
func orNone(parts []*figure.Explanation, words string) []*figure.Explanation {
	if len(parts) == 0 {
		return []*figure.Explanation{figure.State(figure.OfMoney, words, 0)}
	}
	return parts
}
