package mapping

import (
	"maps"
	"slices"
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
)

// NotUnderstood is a file whose columns are not known well enough to be read, or
// whose points of delivery are not: a map file is to say what they mean.
type NotUnderstood struct {
	tables.Fault
	Table   *tables.Table
	Samples [][]string // of each column, five values
	PODs    []string   // spellings that are not known
	More    []*NotUnderstood

	Across  []tables.MonthColumn // months side by side of which it is asked what they hold
	None    bool                 // whether it is of no layout
	Several bool                 // other files ask the same
}

// Error says what is not understood, and where.
func (n *NotUnderstood) Error() string { return n.Fault.Error() }

// Says is what is not understood in all files, each with its place.
func (n *NotUnderstood) Says() string {
	said := n.Place.String() + ": " + n.What
	for _, m := range n.More {
		said += "; " + m.Place.String() + ": " + m.What
	}
	return said
}

// Question asks what a heading, or a point of delivery as a file spells it, means.
type Question struct {
	Of      string   // as the map has it
	Column  int      // of the table, from 0; −1 for a point of delivery
	Values  []string // up to five from the column, but none of patients
	Guess   string   // one of Choices; "" for none
	Sure    bool     // whether the guess is no guess
	Choices []string
}

// Questions are those that the map does not answer. Where it answers all whose
// meaning is not known, they are those of all other columns. known may be nil.
func (n *NotUnderstood) Questions(known *Map) (open []Question) {
	if known == nil {
		known = &Map{}
	}
	for _, p := range n.PODs {
		if known.PODs[p] == "" {
			open = append(open, Question{Of: p, Column: -1, Guess: codes.LikelyDelivery(p), Choices: codes.DeliveryNames()})
		}
	}
	if n.Table == nil {
		return open
	}
	all := slices.DeleteFunc(n.Headings(known), func(q Question) bool { return known.Cols[q.Of] != "" })
	unsure := slices.DeleteFunc(slices.Clone(all), func(q Question) bool { return q.Sure })
	if len(unsure) > 0 {
		return append(open, unsure...)
	}
	return append(open, all...)
}

// Headings asks of each column of the table what it means.
func (n *NotUnderstood) Headings(known *Map) (all []Question) {
	names := tables.NewNames(tables.National...)
	known.Teach(names)
	times := map[tables.Meaning]int{}
	for _, h := range n.Table.Header {
		times[names.Meaning(h)]++
	}
	choices := append([]string{NotUsed}, meanings()...)
	asked := false
	for i, h := range n.Table.Header {
		if h == "" {
			continue
		}
		if slices.ContainsFunc(n.Across, func(c tables.MonthColumn) bool { return c.Column == i }) {
			if !asked && slices.ContainsFunc(n.Across, func(c tables.MonthColumn) bool { return c.Meaning() == "" }) {
				all = append(all, n.ofMonths(i, choices))
			}
			asked = true
			continue
		}
		q := Question{Of: h, Column: i, Choices: choices}
		q.Guess, q.Sure = names.Guess(h)
		if !q.Sure && slices.Contains([]string{"TOTAL", "TOTALS", "GRAND TOTAL"}, cell.Plain(h)) {
			q.Guess = NotUsed
		}
		if times[names.Meaning(h)] > 1 && names.Meaning(h) != "" {
			q.Guess, q.Sure = "", false
		}
		if slices.ContainsFunc(n.Table.Header[:i], func(o string) bool { return cell.Plain(o) == cell.Plain(h) }) {
			q.Of = inColumn(h, i)
		}
		if i < len(n.Samples) && !q.Sure && !codes.Fits(tables.Meaning(q.Guess), n.Samples[i]) {
			q.Guess = string(codes.NamesOf(tables.Meaning(q.Guess)))
		}
		if i < len(n.Samples) && !tables.OfPatients(h) {
			q.Values = n.Samples[i]
			if !q.Sure && AreNumbers(q.Values) {
				q.Guess = numbersOf(tables.Meaning(q.Guess))
			}
			if q.Guess == "" {
				q.Guess = string(codes.HeldBy(q.Values))
			}
			if code, is := codes.CodesOf[tables.Meaning(q.Guess)]; is && !q.Sure && codes.AreCodes(q.Values, code) {
				q.Guess = string(code)
			}
		}
		all = append(all, q)
	}
	return onceEach(inPairs(ofMonitoring(ofContracts(all))))
}

// AreNumbers tells values that are numbers, all of them.
func AreNumbers(values []string) bool {
	return len(values) > 0 && !slices.ContainsFunc(values, func(v string) bool {
		_, how := cell.ParseAmount(v)
		return how != cell.Number
	})
}

// numbersOf is what numbers may be under a heading that seems to be of words: a measure
// that is called activity counts it, and a tariff in pounds is of no use.
func numbersOf(seems tables.Meaning) string {
	switch seems {
	case tables.Measure:
		return string(tables.ActualActivity)
	case tables.TariffCode:
		return NotUsed
	}
	return string(seems)
}

// ofContracts takes money in a list of contracts for what they pay, not what was billed.
func ofContracts(all []Question) []Question {
	terms := []string{string(tables.Terms), string(tables.Baseline), string(tables.MarginalAbove), string(tables.MarginalBelow), string(tables.MarketForces), string(tables.Ceiling), string(tables.Floor)}
	ofMonths := slices.ContainsFunc(all, func(q Question) bool {
		return q.Sure && slices.Contains(tables.Months, tables.Meaning(q.Guess))
	})
	if ofMonths || !slices.ContainsFunc(all, func(q Question) bool {
		return (q.Sure || q.Guess == string(tables.Terms)) && slices.Contains(terms, q.Guess)
	}) {
		return all
	}
	for i := range all {
		switch q := &all[i]; {
		case q.Sure:
		case strings.HasPrefix(cell.Plain(q.Of), "CONTRACT TYPE"), strings.HasPrefix(cell.Plain(q.Of), "CONTRACT FORM"):
			q.Guess = string(tables.Terms)
		case slices.Contains([]string{string(tables.ActualCost), string(tables.PlannedCost), string(tables.YearsCost), string(tables.TotalCost)}, q.Guess):
			q.Guess = string(tables.Value)
		}
	}
	return all
}

// ofMonitoring takes what is contracted, or a budget, for the plan, and a value for the cost,
// in a table that is no list of contracts.
func ofMonitoring(all []Question) []Question {
	has := func(m tables.Meaning) bool {
		return slices.ContainsFunc(all, func(q Question) bool { return q.Sure && q.Guess == string(m) })
	}
	ofMonths := slices.ContainsFunc(tables.Months, has)
	if !ofMonths || has(tables.Measure) || has(tables.Terms) {
		return all
	}
	for i := range all {
		q := &all[i]
		if !AreNumbers(q.Values) || q.Sure && q.Guess != string(tables.Value) {
			continue
		}
		f, contracted := tables.FiguresIn(q.Of), false
		for _, w := range cell.Words(q.Of) {
			contracted = contracted || w == "CONTRACT" || w == "BUDGET"
		}
		switch {
		case contracted && f.Units && !f.Actual && !f.Other:
			q.Guess = string(tables.PlannedActivity)
		case contracted && !f.Actual && !f.Other:
			q.Guess = string(tables.PlannedCost)
		case q.Guess == string(tables.Value):
			q.Guess, q.Sure = string(tables.ActualCost), false
		}
	}
	return all
}

// inPairs takes "Annual plan" beside "Annual plan £" for its units, and that for its pounds.
func inPairs(all []Question) []Question {
	units := map[tables.Meaning]tables.Meaning{tables.ActualCost: tables.ActualActivity, tables.PlannedCost: tables.PlannedActivity, tables.YearsCost: tables.YearsActivity}
	bare := func(of string) string { return cell.Plain(strings.NewReplacer("£", "", "(", "", ")", "").Replace(of)) }
	for i := range all {
		for j := range all {
			a, b := &all[i], &all[j]
			of, is := units[tables.Meaning(a.Guess)]
			if is && !a.Sure && !b.Sure && i != j && !strings.Contains(a.Of, "£") && strings.Contains(b.Of, "£") && bare(b.Of) == cell.Plain(a.Of) {
				a.Guess, b.Guess = string(of), a.Guess
			}
		}
	}
	return all
}

// onceEach takes back guesses that another column has for sure, and those that two have:
// neither may be guessed.
func onceEach(all []Question) []Question {
	times, sure := map[string]int{}, map[string]bool{}
	for _, q := range all {
		times[q.Guess]++
		sure[q.Guess] = sure[q.Guess] || q.Sure
	}
	for i := range all {
		switch q := &all[i]; {
		case q.Sure || q.Guess == "" || times[q.Guess] == 1:
		case sure[q.Guess]:
			q.Guess = NotUsed
		default:
			q.Guess = ""
		}
	}
	return all
}

// ofMonths asks what months that stand side by side hold, all in one.
func (n *NotUnderstood) ofMonths(column int, choices []string) Question {
	q := Question{Of: MonthsSideBySide, Column: column, Choices: choices}
	if n.Several || len(n.Table.Sheets) > 1 {
		q.Of = monthsIn(n.Table)
	}
	if column < len(n.Samples) {
		q.Values = n.Samples[column]
	}
	said := tables.FiguresIn(n.Table.Header[column])
	for _, above := range append(slices.Clone(n.Table.Above), n.Table.Sheet, n.Table.File) {
		said = said.With(tables.FiguresIn(above))
	}
	said.Other = false
	if q.Guess = string(said.Meaning()); q.Guess == "" && n.withoutPODs() {
		q.Guess = string(tables.Referrals)
	}
	return q
}

// withoutPODs tells a table of specialties in which nothing says of which point of delivery
// its rows are: so are referrals listed.
func (n *NotUnderstood) withoutPODs() bool {
	of := func(meanings []tables.Meaning) bool {
		names := tables.NewNames(tables.National...)
		return slices.ContainsFunc(n.Table.Header, func(h string) bool {
			m, _ := names.Guess(h)
			return slices.Contains(meanings, tables.Meaning(m))
		})
	}
	return of(tables.Specialties) && !of(tables.Deliveries)
}

// Answered is the map with the answer to a question. A map that is nil has none.
func (m *Map) Answered(q Question, means string) *Map {
	with := &Map{Format: mapFormat, Cols: map[string]string{}, PODs: map[string]string{}, beside: map[string]string{}}
	if m != nil {
		with.Files = m.Files
		maps.Copy(with.beside, m.beside)
		maps.Copy(with.Cols, m.Cols)
		maps.Copy(with.PODs, m.PODs)
	}
	if q.Column < 0 {
		with.PODs[q.Of] = means
	} else {
		with.Cols[q.Of] = means
		with.beside[q.Of] = q.beside()
	}
	return with
}

// Text is the map as a file.
func (m *Map) Text() []byte { return (&NotUnderstood{}).Text(m) }

// beside are values of the column, as they stand beside its heading in a map file.
func (q *Question) beside() string {
	if len(q.Values) == 0 {
		return ""
	}
	return "# " + tables.Letter(q.Column+1) + ": " + tables.CutTo(strings.Join(q.Values, " · "), 90)
}

// written is the guess as a map file has it.
func (q *Question) written() string {
	if q.Guess == "" || q.Sure {
		return q.Guess
	}
	return strings.Join([]string{q.Guess, "a guess"}, " # ")
}
