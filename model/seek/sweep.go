package seek

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/figure"
)

// How far and in what steps a sweep goes, in percent.
const (
	SweepReach = 40
	sweepStep  = 5
)

// Sweep is one lever from 40% fewer to 40% more, or as far as the scenario has
// it, in the place of its plain change, with what is paid under every terms.
// Between neighbouring points everything is straight. Of one practice's part there are no
// facts: which terms are the cheaper ones depends on what all refer.
type Sweep struct {
	Lever  Lever
	Now    float64 // percent at which the scenario has it
	Points []SweepPoint
	Facts  []SweepFact
}

// SweepPoint is the year at one size of the lever.
type SweepPoint struct {
	Percent float64
	NotSent float64                       // referrals, units or pounds; below zero more
	Paid    [model.TermsCount]model.Money // to the lever's provider; for a line without activity, what it costs
	Outturn [model.TermsCount]model.Money // deficit of the year
	Saving  [model.TermsCount]model.Money // beside the lever unchanged, all else as in the scenario; after Costs
	Costs   model.Money                   // what the scenario's change takes, at any size but none

	FullYear [model.TermsCount]model.Money // the same in a full year, if kept up (projection.md §7)

	shown [model.TermsCount]model.Money // Outturn as it stands wherever pounds are shown
}

// SweepFact compares two terms at one size of the lever.
type SweepFact struct {
	Percent        float64
	Cheaper, Other model.Terms
	By             model.Money // by which Cheaper costs less; nothing where the two cross
}

// SweepOf sweeps a lever on top of a scenario, of a stream one practice's (an id) part;
// "" stands for all practices. It tells whether the year has it.
func SweepOf(p *model.Prepared, s *model.Scenario, target model.Target, practice string) (Sweep, bool) {
	seeker, fault := newSeeker(p, &Question{Scenario: s, Targets: []model.Target{target}, Practice: practice})
	if fault != "" {
		return Sweep{}, false
	}
	var costs model.Costs
	if at := seeker.place[0]; at >= 0 && s.Changes[at].Costs != costs { // without a change nothing is taken
		free := model.Scenario{Proposals: s.Proposals, Changes: slices.Clone(s.Changes)}
		costs, free.Changes[at].Costs = s.Changes[at].Costs, costs
		seeker, _ = newSeeker(p, &Question{Scenario: &free, Targets: []model.Target{target}, Practice: practice})
	}
	t, l := seeker.t, seeker.levers[0]
	w := Sweep{Lever: l, Now: seeker.start[0]}
	low, high := min(-SweepReach, w.Now), max(SweepReach, w.Now)
	q := newPath([]Lever{l}, []float64{high}, []float64{low})
	percents := []float64{w.Now}
	for percent := -SweepReach; percent <= SweepReach; percent += sweepStep {
		percents = append(percents, float64(percent))
	}
	for _, terms := range model.AllTerms {
		kinks, _ := t.kinks(q, t.accounts(terms, p.LinesOf(l.Target)))
		for _, at := range kinks {
			percents = append(percents, figure.RoundTo(high-at, 8)) // no change is 0, and not almost
		}
	}
	slices.Sort(percents)
	percents = slices.CompactFunc(percents, func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })
	full := p.NewFullYear()
	full.Of(&t.base)
	kept := newTrial(full.Prepared, &full.Scenario)
	for _, percent := range percents {
		change := l.change(percent)
		if percent != 0 {
			change.Costs = costs
		}
		point := t.sweepPoint(l, change)
		point.FullYear = kept.alone(change).Saving
		w.Points = append(w.Points, point)
	}
	shown := model.AllTerms[:model.AsProposed]
	switch {
	case l.Practice != "":
		shown = nil
	case t.w.Plan.Any:
		shown = model.AllTerms[:]
	}
	for _, terms := range shown {
		if terms != model.AllCostPerCase && terms != model.AllBlock {
			w.Facts = append(w.Facts, w.compare(terms, model.AllCostPerCase)...)
		}
	}
	return w, true
}

func (t *trial) sweepPoint(l Lever, c model.Change) SweepPoint {
	defer t.undo()
	done := t.apply(c)
	point := SweepPoint{Percent: c.Size.Amount, NotSent: done.NotSent, Saving: done.Saving, Costs: done.Costs}
	for terms := range point.Paid {
		point.Outturn[terms] = t.deficit(model.Terms(terms))
		point.shown[terms] = t.pr.Terms[terms].Shown(point.Outturn[terms])
		if l.Provider >= 0 {
			point.Paid[terms] = t.pr.Providers[l.Provider].Paid[terms].Scenario
		} else {
			point.Paid[terms] = model.RoundPounds(t.w.WeeksOf(l.Line)[model.WeeksInYear])
		}
	}
	return point
}

// compare gives the facts about two terms: which is cheaper at both ends and as
// the scenario has it, and where they cross. Terms that pay the same throughout
// leave nothing to say.
func (w *Sweep) compare(a, b model.Terms) []SweepFact {
	gap := func(i int) model.Money { return w.Points[i].Paid[a] - w.Points[i].Paid[b] }
	var facts []SweepFact
	for i := range w.Points {
		here, last := gap(i), len(w.Points)-1
		if i > 0 {
			if before := gap(i - 1); (before < 0 && here > 0) || (before > 0 && here < 0) {
				share := before.Float() / (before - here).Float()
				percent := w.Points[i-1].Percent + share*(w.Points[i].Percent-w.Points[i-1].Percent)
				facts = append(facts, SweepFact{Percent: percent, Cheaper: a, Other: b})
			}
		}
		touches := here == 0 && i > 0 && i < last && (gap(i-1) != 0 || gap(i+1) != 0)
		switch {
		case !touches && (here == 0 || i != 0 && i != last && w.Points[i].Percent != w.Now):
		case here > 0:
			facts = append(facts, SweepFact{w.Points[i].Percent, b, a, here})
		default:
			facts = append(facts, SweepFact{w.Points[i].Percent, a, b, -here})
		}
	}
	return facts
}

// Words says the fact as a sentence: "With 40% more, Midshire General costs
// £310,000 less as contracted than if all were cost per case."
func (f SweepFact) Words(y *model.Year, l Lever) string {
	who := l.whose(y)
	with := "With " + SizePercent(figure.RoundTo(f.Percent, 1))
	if figure.RoundTo(f.Percent, 1) == 0 {
		with = "As it is now"
	}
	if f.By == 0 {
		return fmt.Sprintf("%s, %s costs the same %s and %s.", with, who, f.Cheaper, f.Other)
	}
	return fmt.Sprintf("%s, %s costs %s less %s than %s.", with, who, f.By.Short(), f.Cheaper, f.Other)
}

// FactsWords says all the facts. Where the same terms are the cheaper ones at
// several sizes, and nothing crosses between them, one sentence says all of them.
func (w *Sweep) FactsWords(y *model.Year) (say []string) {
	for i := 0; i < len(w.Facts); {
		n := 1
		for i+n < len(w.Facts) && w.Facts[i].alike(w.Facts[i+n]) {
			n++
		}
		if n == 1 {
			say = append(say, w.Facts[i].Words(y, w.Lever))
		} else {
			say = append(say, w.Facts[i].with(w.Facts[i+1:i+n], y, w.Lever))
		}
		i += n
	}
	return say
}

// alike tells whether two facts say the same but for their amounts.
func (f SweepFact) alike(g SweepFact) bool {
	return f.By > 0 && g.By > 0 && f.Cheaper == g.Cheaper && f.Other == g.Other
}

// with says several facts that are alike in one sentence: "Midshire General costs
// less as contracted than if all were cost per case: £1.0m with 40% fewer, £1.0m as
// it is now, £1.1m with 40% more."
func (f SweepFact) with(others []SweepFact, y *model.Year, l Lever) string {
	var sums []string
	for _, g := range append([]SweepFact{f}, others...) {
		size := "with " + SizePercent(figure.RoundTo(g.Percent, 1))
		if figure.RoundTo(g.Percent, 1) == 0 {
			size = "as it is now"
		}
		sums = append(sums, g.By.Short()+" "+size)
	}
	return fmt.Sprintf("%s costs less %s than %s: %s.", l.whose(y), f.Cheaper, f.Other, model.ListWords(sums))
}

// whose is who is paid for the lever: its provider, or the line itself where it is
// without activity.
func (l Lever) whose(y *model.Year) string {
	if l.Provider >= 0 {
		return y.Providers[l.Provider].Name
	}
	return l.Name(y)
}

// SavesWords says what point i saves by 31 March under the terms and, where that
// is another sum, if all were cost per case; "" where nothing is changed there.
func (w *Sweep) SavesWords(i int, t model.Terms) string {
	p := &w.Points[i]
	if p.Percent == 0 {
		return ""
	}
	of := func(m model.Money) string {
		switch {
		case m > 0:
			return "saves " + m.Short()
		case m < 0:
			return "costs " + m.Abs().Short() + " more"
		}
		return oneOf(p.Percent > 0, "costs nothing more", "saves nothing")
	}
	size := model.UpperFirst(SizePercent(figure.RoundTo(p.Percent, 1)))
	said := fmt.Sprintf("%s %s by 31 March %s", size, of(p.Saving[t]), t)
	if byCase := p.Saving[model.AllCostPerCase]; t != model.AllCostPerCase && byCase != p.Saving[t] {
		said += fmt.Sprintf(", and %s %s", of(byCase), model.AllCostPerCase)
	}
	return said + p.Costs.Deducted() + "."
}

func oneOf(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// PointWords says what point i is under the terms: how many fewer or more that
// is, what is paid, and how the year then ends.
func (w *Sweep) PointWords(y *model.Year, i int, t model.Terms) string {
	p := &w.Points[i]
	with := SizePercent(figure.RoundTo(p.Percent, 1))
	switch n := math.Abs(p.NotSent); {
	case p.Percent == 0:
		with = "No change"
	case w.Lever.InPounds():
		with += " (" + model.RoundPounds(n).Short() + ")"
	default:
		with += " (" + figure.Count(n) + ")"
	}
	with += ":"
	if w.Lever.Practice != "" {
		with = strings.Replace(with, ")", " of its own)", 1) + " for all practices together"
	}
	ends := p.shown[t].OverBudget()
	if first, last := &w.Points[0], &w.Points[len(w.Points)-1]; first.Outturn[t] != last.Outturn[t] && first.Outturn[t].Over() == last.Outturn[t].Over() {
		ends = p.shown[t].OverToThePound() + " budget" // it would read the same with every size
	}
	if w.Lever.Provider < 0 {
		return fmt.Sprintf("%s %s is spent, and the year ends %s %s.", with, p.Paid[t].Short(), ends, t)
	}
	return fmt.Sprintf("%s %s is paid %s, and the year ends %s %s.", with, y.Providers[w.Lever.Provider].Name, p.Paid[t].Millions(), ends, t)
}

// ContractSaves is what the contract saves at that size beside being paid by the
// case, of what is spent more or less than with the lever unchanged.
func (p SweepPoint) ContractSaves() model.Money {
	return p.Saving[model.AsContracted] - p.Saving[model.AllCostPerCase]
}

// More is what is spent more under the terms than with the lever unchanged;
// below zero it is less.
func (p SweepPoint) More(t model.Terms) model.Money { return -p.Saving[t] }

// Fact compares what is paid over the year under two terms at that size: which of
// them costs less, and by how much; the first where both cost the same.
func (p SweepPoint) Fact(a, b model.Terms) SweepFact {
	gap := p.Paid[a] - p.Paid[b]
	if gap > 0 {
		return SweepFact{p.Percent, b, a, gap}
	}
	return SweepFact{p.Percent, a, b, -gap}
}
