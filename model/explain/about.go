package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
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
	of, err := x.figure(path)
	if err != nil {
		return Facts{}, err
	}
	f := Facts{Figure: of.Label(), Source: strings.TrimSuffix(x.p.Year().Source, "."), Terms: of.terms}
	lines, streams := of.on()
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
		d := insight.DataOf(y, provider)
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
		return insight.DataWords(order[0], y.Elapsed())
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
		sentences = append(sentences, "At "+model.ListWords(names)+", "+insight.DataClause(d, y.Elapsed())+".")
	}
	return strings.Join(sentences, " ")
}

// forecasts says which forecasts made the remaining weeks of the rows, the
// commonest of several by how many.
func (x *Explainer) forecasts(lines, streams []int) (sentences []string) {
	count := map[string]int{}
	var order []string
	totals := 0
	add := func(f model.Forecast, onlyTotal bool) {
		words := insight.ForecastWords(x.p.Year(), f)
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
	ahead, over := insight.WeeksWords(x.p.Elapsed+1, model.WeeksInYear), "the weeks that are over"
	if x.p.Year().ByMonth() {
		ahead, over = insight.PeriodsWords("Month", x.p.Year().MonthsElapsed+1, model.MonthsInYear), "the months that are over"
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

// What figures rest on: nothing that is counted, all lines, a provider's, what one
// change acts on, or all changes.

func nothing() (lines, streams []int) { return nil, nil }

func (x *Explainer) allLines() (lines, streams []int) { return x.linesAt(-1)() }

func (x *Explainer) linesAt(provider int) func() (lines, streams []int) {
	return func() (lines, streams []int) {
		for line := range x.p.Lines {
			if q := &x.p.Lines[line]; provider < 0 || max(q.Provider, q.PassesTo) == provider {
				lines = append(lines, line)
			}
		}
		return lines, nil
	}
}

func (x *Explainer) change(i int) func() (lines, streams []int) {
	return func() (lines, streams []int) { return x.rowsOf(i) }
}

func (x *Explainer) allChanges() (lines, streams []int) { return x.rowsOfChanges(everyRow) }

// rowsOfChanges are the rows behind the changes to some.
func (x *Explainer) rowsOfChanges(these func(model.Target) bool) (lines, streams []int) {
	addTo := func(list *[]int, more []int) {
		for _, i := range more {
			if !slices.Contains(*list, i) {
				*list = append(*list, i)
			}
		}
	}
	for i, c := range x.s.Changes {
		if these(c.Target) {
			l, s := x.rowsOf(i)
			addTo(&lines, l)
			addTo(&streams, s)
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
	return x.p.LinesOf(x.s.Changes[i].Target), streams
}
