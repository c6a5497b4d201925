package explain

import (
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
)

// Step is one bar of a bridge.
type Step struct {
	Label  string
	Brief  string      // Label where there is little room; may be empty
	Path   string      // of the figure that explains the bar; may be empty
	Note   string      // may be empty
	Amount model.Money // what the bar adds, or, where it stands by itself, comes to
	Stands bool        // the bar starts from nothing: where the bridge begins and where it ends
	Held   bool        // asked for, but not released by the contract
	Parts  []Step      // what the amount is made of; may be empty
}

// Bridge is a way from one figure to another in steps that add up exactly: the
// first bar stands, the last stands, and those between lead from one to the
// other.
type Bridge []Step

// OutturnBridge leads from the budget to what is spent if nothing changes, under
// the terms: what each provider is paid beyond the budgets of its lines, what
// lines without activity cost beyond theirs, and what the year's budget leaves
// of those of its lines.
func (x *Explainer) OutturnBridge(t model.Terms) Bridge {
	pr := x.stage(0)
	b := Bridge{{Label: "Budget for the year", Path: "budget", Amount: x.p.Budget(), Stands: true}}
	var lines model.Money
	var others []Step
	for i := range x.p.Lines {
		q := &x.p.Lines[i]
		lines += q.Budget
		if max(q.Provider, q.PassesTo) >= 0 {
			continue
		}
		l := &x.p.Year().Lines[i]
		others = append(others, Step{
			Label: l.Name, Path: LinePath(l) + "do_nothing", Amount: q.Spend - q.Budget,
			Note: "Costs " + q.Spend.Pence() + " for a budget of " + q.Budget.Pence() + ".",
		})
	}
	if beyond := lines - x.p.Budget(); beyond != 0 {
		label := "lines' budgets beyond it"
		if beyond < 0 {
			label = "of it, in no line"
		}
		b = append(b, Step{
			Label: label, Path: "budget", Amount: beyond,
			Note: "The budgets of the lines come to " + lines.Pence() + ".",
		})
	}
	for i, provider := range x.p.Year().Providers {
		paid, budget := pr.Providers[i].Paid[t].Scenario, pr.Providers[i].Budget
		b = append(b, Step{
			Label: provider.Name, Path: "terms." + t.Key() + ".providers." + provider.ID + ".do_nothing", Amount: paid - budget,
			Note: "Paid " + paid.Pence() + " for a budget of " + budget.Pence() + ".",
		})
	}
	b = append(b, others...)
	return append(b, Step{
		Label: "Spending if nothing changes", Path: "terms." + t.Key() + ".do_nothing.spend",
		Amount: pr.Terms[t].Scenario.Spend, Stands: true,
	})
}

// ScenarioBridge leads from what is spent if nothing changes to what is spent in
// the scenario: what each change would save if every contract paid by the case;
// then what the changes take, and what of it the contracts do not release; then what they charge less than by
// the case. The last two stand apart, since a sum of both would say neither. As
// proposed, it begins with what is spent as contracted.
func (x *Explainer) ScenarioBridge(t model.Terms) Bridge {
	pr := x.Projection()
	from := t
	if t == model.AsProposed {
		from = model.AsContracted
	}
	before := "Spending if nothing changes"
	if from != t {
		before += ", " + from.String()
	}
	b := Bridge{{Label: before, Path: "terms." + from.Key() + ".do_nothing.spend", Amount: pr.Terms[from].DoNothing.Spend, Stands: true}}
	if t == model.AsProposed && pr.Proposed {
		b = append(b, Step{Label: "the proposed terms alone", Path: "terms.as_proposed.saving_from_terms", Amount: -pr.SavingFromTerms})
	}
	b = append(b, x.steps(t, pr.Changes, "terms."+t.Key()+".saving", func(i int) string { return "terms.cost_per_case.by_change." + strconv.Itoa(i) })...)
	return append(b, Step{
		Label: "Spending in the scenario", Path: "terms." + t.Key() + ".scenario.spend",
		Amount: pr.Terms[t].Scenario.Spend, Stands: true, Note: x.beyondThisYear(t),
	})
}

// OwnBridge leads, in the same steps, from nothing to what of the scenario is the
// practice's, with what it saves in a full year.
func (x *Explainer) OwnBridge(t model.Terms, practice int) Bridge {
	own := x.own(practice)
	b := Bridge{{Label: "Without its part", Stands: true}}
	b = append(b, x.steps(t, own.Changes, OwnPath("saving", t), func(i int) string {
		if !insight.Names(x.p, &x.s.Changes[i], practice) {
			return ""
		}
		return OwnPath("saving", model.AllCostPerCase)
	})...)
	return append(b, Step{
		Label: "With its part of the scenario", Path: OwnPath("saving", t), Amount: -own.Saving[t], Stands: true,
		Note: yieldWords(own.Saving[t], own.LandsAfterYearEnd, x.full().own(practice).Saving[t], 0),
	})
}

// steps are those of a bridge between its ends, of what changes do: as a whole, or of
// what of them is one practice's. byCase is the path of what a change saves by the case,
// "" of one that is none of it.
func (x *Explainer) steps(t model.Terms, results []model.ChangeResult, saving string, byCase func(i int) string) (b Bridge) {
	pr, costs := x.Projection(), model.Money(0)
	held := Step{
		Label: "asked for, but not released by the contract", Brief: "asked, not released by the contract", Path: saving, Held: true,
		Note: "What changes would save by the case, beyond what they save " + t.String() + ".",
	}
	beyond := Step{Label: "saved beyond the price by the case", Path: saving, Note: beyondWords(pr, x.p.Year(), t)}
	for i := range results {
		label, r := x.p.Year().ChangeWords(x.s.Changes[i]), &results[i]
		if byCase(i) == "" {
			continue
		}
		atTariff, kept := r.Saving[model.AllCostPerCase], r.Saving[t]
		costs += r.Costs
		step := Step{Label: label, Path: byCase(i), Amount: -atTariff - r.Costs, Note: "As if every case were paid at tariff."}
		switch part := (Step{Label: label, Amount: atTariff - kept}); {
		case part.Amount > 0:
			held.add(part)
		case part.Amount < 0:
			beyond.add(part)
		}
		switch {
		case kept == atTariff:
		case kept < 0:
			step.Note += " " + model.UpperFirst(t.String()) + " it costs " + kept.Abs().Pence() + " more."
		default:
			step.Note += " " + model.UpperFirst(t.String()) + " it saves " + kept.Pence() + "."
		}
		b = append(b, step)
	}
	if costs != 0 {
		b = append(b, Step{Label: "what the changes take", Path: "costs", Amount: costs})
	}
	for _, step := range []Step{held, beyond} {
		if len(step.Parts) > 0 {
			b = append(b, step)
		}
	}
	return b
}

// beyondThisYear says what of the changes falls after the year, and what they save in
// a full one, after what they take; "" without changes.
func (x *Explainer) beyondThisYear(t model.Terms) string {
	if len(x.s.Changes) == 0 {
		return ""
	}
	pr := x.Projection()
	return yieldWords(pr.Terms[t].Saving, pr.LandsAfterYearEnd, x.full().Projection().Terms[t].Saving, pr.Costs)
}

// yieldWords say what changes save by 31 March, after it and in a full year, after what
// they take.
func yieldWords(saving, after, full, costs model.Money) string {
	said := "The changes save " + saving.Saved() + " by 31 March, " + after.Saved() + " at tariff after it, and " + full.Saved() + " in a full year, if kept up"
	if costs != 0 {
		said += ", after the " + costs.Short() + " that they take"
	}
	return said + "."
}

func (s *Step) add(part Step) {
	s.Amount += part.Amount
	s.Parts = append(s.Parts, part)
}

// beyondWords says what it is that the contracts charge less for than the price
// by the case: who would be paid more by the case for what comes there instead,
// or on top, and is not.
func beyondWords(pr *model.Projection, y *model.Year, t model.Terms) string {
	var who []string
	for i := range pr.Providers {
		byCase := pr.Providers[i].Paid[model.AllCostPerCase]
		if -byCase.Lost() > max(0, -pr.Providers[i].Paid[t].Lost()) {
			who = append(who, y.Providers[i].Name)
		}
	}
	if len(who) == 0 {
		return "The contracts charge less than the price by the case for what is seen elsewhere, or comes on top."
	}
	return "What is seen elsewhere, or comes on top, is not paid for by the case: it is inside the contract of " + model.ListWords(who) + "."
}

// Levels are where spending stands after each bar, in pence.
func (b Bridge) Levels() []model.Money {
	levels := make([]model.Money, len(b))
	for i, step := range b {
		levels[i] = step.Amount
		if !step.Stands {
			levels[i] += levels[i-1]
		}
	}
	return levels
}

// Span is between which levels the bars are drawn. Bars that stand by themselves are
// cut off where the steps between are small beside them, and begin at low.
func (b Bridge) Span() (low, high model.Money) {
	levels := b.Levels()
	if len(levels) == 0 {
		return 0, 0
	}
	low, high = slices.Min(levels), slices.Max(levels)
	low -= (high - low) / 6
	if low < (high-low)/4 {
		low = min(0, low) // the whole bars have room
	}
	return low, high
}

// AtMost is the bridge in at most so many bars: the smallest steps between are one.
func (b Bridge) AtMost(bars int) Bridge {
	if len(b) <= bars || bars < 4 {
		return b
	}
	between := slices.DeleteFunc(slices.Clone(b[1:len(b)-1]), func(s Step) bool { return s.Amount == 0 })
	if len(between)+2 <= bars { // what is switched off, and what saves nothing, is no step of its own
		return slices.Concat(b[:1], between, b[len(b)-1:])
	}
	size := func(s Step) model.Money { return s.Amount.Abs() }
	sizes := make([]model.Money, len(between))
	for i, s := range between {
		sizes[i] = size(s)
	}
	slices.Sort(sizes)
	smallest := sizes[len(sizes)-(bars-3)]
	short, left := Bridge{b[0]}, bars-3
	others, names := Step{}, []string(nil)
	for _, s := range between {
		if size(s) >= smallest && left > 0 {
			short, left = append(short, s), left-1
			continue
		}
		others.add(s)
		names = append(names, s.Label)
	}
	if others.Label = model.ListWords(names); len(names) > 2 {
		others.Label = strconv.Itoa(len(names)) + " smaller steps, such as " + names[0]
	}
	return append(short, others, b[len(b)-1])
}

// Words says a bar to the penny.
func (s Step) Words() string {
	switch {
	case s.Stands:
		return s.Amount.Pence()
	case s.Amount > 0:
		return s.Amount.Pence() + " more spent"
	case s.Amount < 0:
		return s.Amount.Abs().Pence() + " less spent"
	}
	return "nothing"
}

// Said is how the bars say their amounts beside each other, in a narrow column: "£557.0m",
// "+£9.2m", "−£10,540"; of the two ends as many digits as tell them apart.
func (b Bridge) Said() func(Step) string {
	if len(b) == 0 {
		return func(s Step) string { return s.Amount.Short() }
	}
	ends := figure.Apart([]model.Money{b[0].Amount, b[len(b)-1].Amount})
	return func(s Step) string {
		switch {
		case s.Stands:
			return ends(s.Amount)
		case s.Amount > 0:
			return "+" + s.Amount.Short()
		}
		return s.Amount.Short()
	}
}

// BeginsAt says where bars begin that are cut off at the left; "" where they are not.
func (b Bridge) BeginsAt() string {
	switch low, high := b.Span(); {
	case low <= 0:
		return ""
	case low.Short() == high.Short():
		return low.Whole()
	default:
		return low.Short()
	}
}
