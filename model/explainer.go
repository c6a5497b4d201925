package model

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Explainer takes the figures of one scenario's projection apart. It keeps the
// year as it stands after each of the changes, so it is made once for a
// scenario and asked for many figures. It is for one reader at a time.
type Explainer struct {
	p      *Prepared
	s      Scenario
	stages []*Projection // after so many changes, once asked for
	known  map[figureKey]*Explanation
	sure   *TermsSpreads // once asked for
}

// figureKey names a figure that stands in many places of a tree, so that it is
// made once.
type figureKey struct {
	what    string
	a, b, c int
	s       span
	of      any // a pointer
}

func (x *Explainer) once(key figureKey, explain func() *Explanation) *Explanation {
	e := x.known[key]
	if e == nil {
		e = explain()
		x.known[key] = e
	}
	return e
}

// Explainer makes an explainer for a scenario, of which it keeps a copy.
func (p *Prepared) Explainer(s *Scenario) *Explainer {
	x := &Explainer{p: p, s: *s, stages: make([]*Projection, len(s.Changes)+1), known: map[figureKey]*Explanation{}}
	x.s.Changes = slices.Clone(s.Changes)
	for i := range x.s.Changes {
		x.s.Changes[i].Practices = slices.Clone(s.Changes[i].Practices)
	}
	x.s.Proposals = cloneProposals(s.Proposals)
	return x
}

// Explain takes a figure of the projection apart, named by its path as in
// `fewer project --json`. The scenario that was projected last must not have
// been changed since. Of a clone nothing can be explained.
func (pr *Projection) Explain(path string) (*Explanation, error) {
	if pr.space == nil {
		return nil, errors.New("this is a copy of a projection, which keeps no more than its figures")
	}
	return pr.space.p.Explainer(&pr.space.last).Explain(path)
}

// Projection is what is explained.
func (x *Explainer) Projection() *Projection { return x.stage(len(x.s.Changes)) }

// stage is the projection after the first n changes, under the same proposals.
func (x *Explainer) stage(n int) *Projection {
	if x.stages[n] == nil {
		s := x.s
		s.Changes = s.Changes[:n]
		x.stages[n] = x.p.NewProjection()
		x.p.Project(&s, x.stages[n])
	}
	return x.stages[n]
}

// Figures lists the paths of all figures that a projection can explain, in the
// order of `fewer project --json`.
func (p *Prepared) Figures(pr *Projection) []string {
	f := []string{"weeks_elapsed", "weeks_remaining", "budget", "target"}
	for _, t := range AllTerms {
		if t == AsProposed && !pr.Proposed {
			continue
		}
		for _, world := range []string{".do_nothing.", ".scenario."} {
			for _, field := range []string{"spend", "deficit", "deficit_p10", "deficit_p90", "chance_within_budget"} {
				f = append(f, "terms."+t.Key()+world+field)
			}
		}
		f = append(f, "terms."+t.Key()+".saving")
		for i := range pr.Changes {
			f = append(f, "terms."+t.Key()+".by_change."+strconv.Itoa(i))
		}
		if t == AsProposed {
			f = append(f, "terms.as_proposed.saving_against_contract", "terms.as_proposed.saving_from_terms")
		}
		f = p.rowFigures(f, t, pr)
	}
	f = append(f, "lands_after_year_end")
	for _, provider := range p.year.Providers {
		f = append(f, "providers."+provider.ID+".income_lost", "providers."+provider.ID+".cost_avoided")
		if pr.Proposed {
			f = append(f, "providers."+provider.ID+".income_lost_as_proposed")
		}
	}
	f = append(f, "system_saving")
	for i, line := range p.year.Lines {
		f = append(f, "lines."+line.ID+".budget")
		if p.lines[i].provider >= 0 {
			f = append(f, "lines."+line.ID+".plan")
		}
		f = append(f, "lines."+line.ID+".do_nothing", "lines."+line.ID+".scenario")
	}
	for _, stream := range p.year.Referrals {
		f = append(f, "referrals."+stream.ID+".do_nothing", "referrals."+stream.ID+".not_sent")
	}
	for i := range pr.Changes {
		f = append(f, "changes."+strconv.Itoa(i)+".not_sent", "changes."+strconv.Itoa(i)+".lands_after_year_end")
	}
	return f
}

// rowFigures adds what screens show beside each provider, stream and line that
// the scenario changes.
func (p *Prepared) rowFigures(f []string, t Terms, pr *Projection) []string {
	under := "terms." + t.Key() + "."
	for _, provider := range p.year.Providers {
		f = append(f, under+"providers."+provider.ID+".do_nothing", under+"providers."+provider.ID+".scenario")
	}
	for i, stream := range p.year.Referrals {
		if pr.Streams[i].Changes > 0 {
			f = append(f, under+"referrals."+stream.ID+".saving")
		}
	}
	for i, line := range p.year.Lines {
		if pr.Lines[i].Changes > 0 {
			f = append(f, under+"lines."+line.ID+".saving")
		}
	}
	return f
}

// Figures lists the paths of all figures that can be explained.
func (x *Explainer) Figures() []string { return x.p.Figures(x.Projection()) }

// Explain takes a figure apart, named by its path as in `fewer project --json`.
func (x *Explainer) Explain(path string) (*Explanation, error) {
	e := x.find(path)
	if e == nil {
		return nil, fmt.Errorf("there is no figure “%s”", path)
	}
	e.Path = path
	return e, nil
}

func (x *Explainer) find(path string) *Explanation {
	head, rest, _ := strings.Cut(path, ".")
	switch head {
	case "terms":
		key, field, _ := strings.Cut(rest, ".")
		for _, t := range AllTerms {
			if t.Key() == key && (t != AsProposed || x.Projection().Proposed) {
				return x.underTerms(t, field)
			}
		}
		return nil
	case "providers", "lines", "referrals", "changes":
		dot := strings.LastIndex(rest, ".")
		if dot < 0 {
			return nil
		}
		return x.ofRow(head, rest[:dot], rest[dot+1:])
	}
	if rest != "" || strings.HasSuffix(path, ".") {
		return nil
	}
	return x.ofYear(head)
}

func (x *Explainer) ofYear(field string) *Explanation {
	y := x.p.year
	switch field {
	case "weeks_elapsed":
		return stated(CountFigure, "Weeks that are over", float64(y.WeeksElapsed))
	case "weeks_remaining":
		return reckoned(CountFigure, "Weeks that can still change", Difference,
			stated(CountFigure, "weeks in the year", WeeksInYear), stated(CountFigure, "weeks that are over", float64(y.WeeksElapsed)))
	case "budget":
		return x.budget()
	case "target":
		return stated(MoneyFigure, "Deficit that is agreed", x.p.target.Float()).noted("As it stands in the year file; what it takes is reckoned from it.")
	case "lands_after_year_end":
		return x.lands(len(x.s.Changes))
	case "system_saving":
		return x.systemSaving()
	}
	return nil
}

func (x *Explainer) underTerms(t Terms, field string) *Explanation {
	n := len(x.s.Changes)
	if world, of, found := strings.Cut(field, "."); found && world == "do_nothing" {
		return x.outturn(t, 0, of)
	} else if found && world == "scenario" {
		return x.outturn(t, n, of)
	}
	switch field {
	case "saving":
		return x.saving(t)
	case "saving_against_contract", "saving_from_terms":
		if t != AsProposed {
			return nil
		}
		if field == "saving_from_terms" {
			n = 0
		}
		return x.savedByTerms(n)
	}
	row, rest, _ := strings.Cut(field, ".")
	if row == "by_change" {
		if i := x.changeAt(rest); i >= 0 {
			return x.savingOf(t, i)
		}
		return nil
	}
	dot := strings.LastIndex(rest, ".")
	if dot < 0 {
		return nil
	}
	return x.ofRowUnder(t, row, rest[:dot], rest[dot+1:])
}

func (x *Explainer) outturn(t Terms, n int, field string) *Explanation {
	switch field {
	case "spend":
		return x.spend(t, n)
	case "deficit":
		return x.deficit(t, n)
	case "deficit_p10", "deficit_p90", "chance_within_budget":
		return x.howSure(t, n, field)
	}
	return nil
}

func (x *Explainer) changeAt(text string) int {
	i, err := strconv.Atoi(text)
	if err != nil || i < 0 || i >= len(x.s.Changes) || strconv.Itoa(i) != text {
		return -1
	}
	return i
}

func (x *Explainer) ofRowUnder(t Terms, row, id, field string) *Explanation {
	switch row {
	case "providers":
		provider := x.p.ProviderAt(id)
		if provider < 0 {
			return nil
		}
		switch field {
		case "do_nothing":
			return x.providerPaid(t, provider, 0)
		case "scenario":
			return x.providerPaid(t, provider, len(x.s.Changes))
		}
	case "referrals":
		if i := x.p.StreamAt(id); i >= 0 && field == "saving" {
			return x.savingOfRow(t, Target{Referrals: id}, x.Projection().Streams[i].Saving[t])
		}
	case "lines":
		if i := x.p.LineAt(id); i >= 0 && field == "saving" {
			return x.savingOfRow(t, Target{Line: id}, x.Projection().Lines[i].Saving[t])
		}
	}
	return nil
}

func (x *Explainer) ofRow(row, id, field string) *Explanation {
	n := len(x.s.Changes)
	switch row {
	case "providers":
		switch provider := x.p.ProviderAt(id); {
		case provider >= 0 && field == "income_lost":
			return x.incomeLost(AsContracted, provider)
		case provider >= 0 && field == "income_lost_as_proposed" && x.Projection().Proposed:
			return x.incomeLost(AsProposed, provider)
		case provider >= 0 && field == "cost_avoided":
			return x.costAvoided(provider)
		}
	case "lines":
		line := x.p.LineAt(id)
		switch {
		case line >= 0 && field == "budget":
			return x.lineBudget(line)
		case line >= 0 && field == "plan" && x.p.lines[line].provider >= 0:
			return stated(CountFigure, x.p.year.Lines[line].Name+": plan for the year", x.p.year.Lines[line].Plan)
		case line >= 0 && field == "do_nothing":
			return x.units(line, wholeYear, 0)
		case line >= 0 && field == "scenario":
			return x.units(line, wholeYear, n)
		}
	case "referrals":
		switch stream := x.p.StreamAt(id); {
		case stream >= 0 && field == "do_nothing":
			return x.referrals(stream, wholeYear)
		case stream >= 0 && field == "not_sent":
			return x.notSent(stream)
		}
	case "changes":
		switch i := x.changeAt(id); {
		case i >= 0 && field == "not_sent":
			return x.taken(i)
		case i >= 0 && field == "lands_after_year_end":
			return x.landsOf(i)
		}
	}
	return nil
}
