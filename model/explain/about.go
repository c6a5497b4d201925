package explain

import (
	"cmp"
	"fewer/model"
	"fmt"
	"slices"
	"strings"
)

// Facts say where a figure comes from, in sentences.
type Facts struct {
	Figure   string   // what it is
	Source   string   // of the year's figures, as the year file says; "" where it says nothing
	Counts   string   // how firm the counts behind the figure are; "" where it rests on none
	Forecast []string // what made the weeks that are still to come; none where it rests on none
	Terms    string   // by which contracts it is reckoned; "" where contracts do not matter
}

// Sentences are all facts, a sentence each.
func (f Facts) Sentences() []string {
	s := []string{"Source: " + f.Source + "."}
	if f.Source == "" {
		s[0] = "The year file names no source."
	}
	for _, sentence := range append([]string{f.Counts}, append(f.Forecast, f.Terms)...) {
		if sentence != "" {
			s = append(s, sentence)
		}
	}
	return s
}

// About tells where a figure comes from, named by its path as in `fewer project
// --json`.
func (x *Explainer) About(path string) (Facts, error) {
	e, err := x.Explain(path)
	if err != nil {
		return Facts{}, err
	}
	f := Facts{Figure: e.Label, Source: strings.TrimSuffix(x.p.Year().Source, "."), Terms: x.termsWords(path)}
	lines, streams := x.restsOnRows(path)
	if len(lines)+len(streams) > 0 {
		f.Counts = x.firmness(lines, streams)
		f.Forecast = x.forecasts(lines, streams)
	}
	return f, nil
}

// firmness says how firm the counts behind a figure are, provider by provider
// where they differ.
func (x *Explainer) firmness(lines, streams []int) string {
	y := x.p.Year()
	byStatus := map[model.DataStatus][]string{}
	var order []model.DataStatus
	add := func(provider string) {
		d := y.DataOf(provider)
		if byStatus[d] == nil {
			order = append(order, d)
		}
		if provider != "" && !slices.Contains(byStatus[d], provider) {
			byStatus[d] = append(byStatus[d], provider)
		}
	}
	for _, i := range streams {
		add(y.Referrals[i].Provider)
	}
	for _, i := range lines {
		add(y.Lines[i].Provider)
	}
	order = slices.Compact(order)
	slices.SortStableFunc(order, func(a, b model.DataStatus) int { return cmp.Compare(b.FrozenTo, a.FrozenTo) })
	order = slices.Compact(order)
	if len(order) == 1 {
		return order[0].Words(y.Elapsed())
	}
	var sentences []string
	for _, d := range order {
		var names []string
		for _, id := range byStatus[d] {
			names = append(names, y.ProviderName(id))
		}
		if !d.Stated || len(names) == 0 {
			continue
		}
		sentences = append(sentences, "At "+model.ListWords(names)+", "+d.Clause(y.Elapsed())+".")
	}
	return strings.Join(sentences, " ")
}

// termsWords says by which contracts a figure is reckoned.
func (x *Explainer) termsWords(path string) string {
	switch {
	case strings.HasPrefix(path, "terms.block."):
		return "Reckoned as if every contract were a block: one that is stays as it is written, any other pays its planned value."
	case strings.HasPrefix(path, "terms.cost_per_case."):
		return "Reckoned as if every contract paid each case at tariff, without floor or ceiling."
	case strings.HasPrefix(path, "terms.as_proposed."), strings.HasSuffix(path, "_as_proposed"):
		return "Reckoned by the contracts in the year file, but for the terms that the scenario proposes."
	case strings.HasPrefix(path, "terms.as_contracted."), strings.HasSuffix(path, ".income_lost"):
		return "Reckoned by the contracts in the year file."
	case strings.HasSuffix(path, "lands_after_year_end"):
		return "Reckoned at this year's tariff, whatever next year's contracts will pay."
	}
	return ""
}

// restsOnRows are the lines and streams whose weeks a figure rests on.
func (x *Explainer) restsOnRows(path string) (lines, streams []int) {
	parts := strings.Split(path, ".")
	switch head, last := parts[0], parts[len(parts)-1]; {
	case head == "budget", head == "target", strings.HasPrefix(head, "weeks_"), strings.HasPrefix(head, "months_"), strings.HasPrefix(head, "days_"), head == "costs", last == "budget", last == "plan":
		return nil, nil
	case head == "lines", head == "other_lines":
		for i := range x.p.Year().Lines {
			if strings.HasPrefix(path, LinePath(&x.p.Year().Lines[i])) {
				lines = append(lines, i)
			}
		}
		return lines, nil
	case head == "referrals":
		return nil, []int{x.p.StreamAt(strings.TrimSuffix(strings.TrimPrefix(path, "referrals."), "."+last))}
	case head == "changes":
		return x.rowsOf(x.changeAt(parts[1]))
	case head == "terms" && (parts[2] == "by_change" || parts[2] == "full_year" && parts[3] == "by_change"):
		return x.rowsOf(x.changeAt(last))
	case head == "terms" && (parts[2] == "referrals" || parts[2] == "lines"):
		return x.rowsOfChanges(model.Target{
			Referrals: rowID(path, parts, "referrals"), Line: rowID(path, parts, "lines"),
		})
	case last == "saving", last == "lands_after_year_end", last == "system_saving":
		return x.rowsOfChanges(model.Target{})
	}
	provider := -1
	if id := rowID(path, parts, "providers"); id != "" {
		provider = x.p.ProviderAt(id)
	}
	for line := range x.p.Lines {
		if provider < 0 || max(x.p.Lines[line].Provider, x.p.Lines[line].PassesTo) == provider {
			lines = append(lines, line)
		}
	}
	return lines, nil
}

// rowID is the id in a path such as terms.T.ROWS.ID.FIELD or ROWS.ID.FIELD.
func rowID(path string, parts []string, rows string) string {
	_, rest, found := strings.Cut("."+path, "."+rows+".")
	if !found {
		return ""
	}
	return strings.TrimSuffix(rest, "."+parts[len(parts)-1])
}

// rowsOfChanges are the rows behind all changes, or those of one target.
func (x *Explainer) rowsOfChanges(of model.Target) (lines, streams []int) {
	seen := map[[2]int]bool{}
	for i, c := range x.s.Changes {
		if of != (model.Target{}) && c.Target != of {
			continue
		}
		l, s := x.rowsOf(i)
		for _, line := range l {
			if !seen[[2]int{0, line}] {
				seen[[2]int{0, line}] = true
				lines = append(lines, line)
			}
		}
		for _, stream := range s {
			if !seen[[2]int{1, stream}] {
				seen[[2]int{1, stream}] = true
				streams = append(streams, stream)
			}
		}
	}
	return lines, streams
}

// rowsOf are the rows behind one change.
func (x *Explainer) rowsOf(i int) (lines, streams []int) {
	if x.Projection().Changes[i].LeftOut != "" {
		return nil, nil
	}
	if c := &x.s.Changes[i]; c.Target.Line == "" {
		streams = []int{x.p.StreamAt(c.Target.Referrals)}
	}
	return x.linesOf(i), streams
}

// forecasts says which forecasts made the remaining weeks of the rows, the
// commonest of several by how many.
func (x *Explainer) forecasts(lines, streams []int) (sentences []string) {
	count := map[string]int{}
	var order []string
	totals := 0
	add := func(f model.Forecast, onlyTotal bool) {
		words := x.p.Year().ForecastWords(f)
		if count[words] == 0 {
			order = append(order, words)
		}
		count[words]++
		if onlyTotal {
			totals++
		}
	}
	for _, i := range streams {
		add(x.p.Year().Referrals[i].Forecast, x.p.Year().Referrals[i].Actual.Each() == nil)
	}
	for _, i := range lines {
		add(x.p.Year().Lines[i].Forecast, x.p.Year().Lines[i].Actual.Each() == nil)
	}
	ahead, over := model.WeeksWords(x.p.Elapsed+1, model.WeeksInYear), "the weeks that are over"
	if x.p.Year().ByMonth() {
		ahead, over = model.PeriodsWords("Month", x.p.Year().MonthsElapsed+1, model.MonthsInYear), "the months that are over"
	}
	all := len(lines) + len(streams)
	for _, words := range order {
		if len(order) == 1 {
			sentences = append(sentences, ahead+" "+words+".")
			break
		}
		sentences = append(sentences, fmt.Sprintf("For %d of the %d rows behind it, %s %s.", count[words], all, strings.ToLower(ahead), words))
	}
	if totals == all && all == 1 {
		sentences = append(sentences, "Of "+over+" only the total is known, and is spread by the profile.")
	} else if totals > 0 {
		sentences = append(sentences, fmt.Sprintf("For %d of them only the total of "+over+" is known.", totals))
	}
	return sentences
}
