package bills

import (
	"cmp"
	"slices"

	"fewer/model"
)

// Rule is what can be wrong with a line.
type Rule uint8

// The rules, in their order: the first that fits has the line.
const (
	WrongCommissioner Rule = iota
	OutsideTheYear
	Duplicate
	OutpatientDuringStay
	Readmission
	FollowUpAsFirst
	ProcedureAsDayCase
	Price

	noRule
)

// Rules lists them in their order.
var Rules = []Rule{WrongCommissioner, OutsideTheYear, Duplicate, OutpatientDuringStay, Readmission, FollowUpAsFirst, ProcedureAsDayCase, Price}

// String is the rule's name in JSON and tables.
func (r Rule) String() string {
	return [...]string{
		"wrong_commissioner", "outside_year", "duplicate", "outpatient_during_stay", "readmission",
		"follow_up_as_first", "procedure_as_day_case", "price", "",
	}[r]
}

// Words is the rule as people say it.
func (r Rule) Words() string {
	return [...]string{
		"wrong commissioner", "outside the year", "duplicate", "outpatient during a stay", "readmission (query)",
		"follow-up billed as first", "procedure billed as day case", "price", "",
	}[r]
}

// Contestable explains an attendance on a stay's first or last day.
const Contestable = "on the first or last day of the stay: contestable"

// mark is what has been found of a line.
type mark struct {
	rule        Rule
	reversed    bool  // with another line of the opposite amount it comes to nothing
	contestable bool  // of an attendance during a stay
	pair        int32 // index of the evidence, −1 for none
}

// group is what one patient had from one provider.
type group struct {
	*checking
	lines []int32 // by first day, last day, and all else that twins have in common
}

// groups looks at each patient's lines with each provider.
func (c *checking) groups() {
	b := c.bill
	order := make([]int32, 0, len(b.lines))
	past := make([]int32, len(b.patients.list)+1)
	for i := range b.lines {
		past[b.lines[i].patient+1]++
	}
	for i := 1; i < len(past); i++ {
		past[i] += past[i-1]
	}
	order = order[:len(b.lines)]
	next := slices.Clone(past)
	for i := range b.lines {
		p := b.lines[i].patient
		order[next[p]] = int32(i)
		next[p]++
	}
	for p := 1; p < len(b.patients.list); p++ { // 0: whose it is is not known
		own := order[past[p]:past[p+1]]
		slices.SortFunc(own, c.inOrder)
		for len(own) > 0 {
			n := 1
			for n < len(own) && b.lines[own[n]].provider == b.lines[own[0]].provider {
				n++
			}
			if b.lines[own[0]].provider != 0 {
				(&group{c, own[:n]}).check()
			}
			own = own[n:]
		}
	}
}

// inOrder sorts a patient's lines so that a provider's stand together, and twins
// side by side in the order of the file.
func (c *checking) inOrder(i, j int32) int {
	a, b := &c.bill.lines[i], &c.bill.lines[j]
	return cmp.Or(
		cmp.Compare(a.provider, b.provider), cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.function, b.function),
		cmp.Compare(a.pod, b.pod), cmp.Compare(a.tariff, b.tariff), cmp.Compare(i, j))
}

// twins tells lines that agree in all that makes a duplicate. They are of one
// patient and provider.
func twins(a, b *line) bool {
	return a.start == b.start && a.end == b.end && a.function == b.function && a.pod == b.pod && a.tariff == b.tariff &&
		a.start != NoDay && a.end != NoDay
}

func (g *group) check() {
	if len(g.lines) < 2 {
		return
	}
	g.duplicates()
	if g.on[OutpatientDuringStay] {
		g.duringStays()
	}
	if g.on[Readmission] {
		g.readmissions()
	}
	if g.on[FollowUpAsFirst] {
		g.furtherFirsts()
	}
}

func (g *group) line(i int32) *line { return &g.bill.lines[i] }

// find marks a line, unless an earlier rule has it.
func (g *group) find(i int32, rule Rule, pair int32) {
	if m := &g.marks[i]; m.rule == noRule && g.line(i).costKnown && g.line(i).billed >= 0 {
		m.rule, m.pair = rule, pair
	}
}

// duplicates finds runs of twins. A line and another that takes it back come to
// nothing together, and neither is a twin of a third.
func (g *group) duplicates() {
	for from := 0; from < len(g.lines); {
		to := from + 1
		for to < len(g.lines) && twins(g.line(g.lines[from]), g.line(g.lines[to])) {
			to++
		}
		if to-from > 1 {
			g.reverse(g.lines[from:to])
			if g.on[Duplicate] {
				g.duplicatesAmong(g.lines[from:to])
			}
		}
		from = to
	}
}

// reverse takes out what was taken back: amounts below zero with the line of the
// same amount.
func (g *group) reverse(run []int32) {
	for _, i := range run {
		if g.line(i).billed >= 0 || g.marks[i].reversed {
			continue
		}
		for _, j := range run {
			if g.line(j).billed == -g.line(i).billed && !g.marks[j].reversed {
				g.marks[i].reversed, g.marks[j].reversed = true, true
				break
			}
		}
	}
}

// duplicatesAmong finds the twins after the first. One that is not to be paid for
// anyway, since it is another's or of another year, is no first.
func (g *group) duplicatesAmong(run []int32) {
	first := int32(-1)
	for _, i := range run {
		switch {
		case g.marks[i].reversed || g.line(i).billed < 0 || g.marks[i].rule < Duplicate:
		case first < 0:
			first = i
		default:
			g.find(i, Duplicate, first)
		}
	}
}

// evidence tells a line that may speak against another: it happened, and is not
// the twin of a line that says the same.
func (g *group) evidence(i int32) bool {
	return !g.marks[i].reversed && g.marks[i].rule != Duplicate && g.line(i).billed >= 0
}

// longStay is how many nights a stay has during which an attendance is part of it.
const longStay = 2

// duringStays finds attendances on a day of a longer stay. Lines are in the order
// of their first days, so that of the stays begun the one that ends last decides.
func (g *group) duringStays() {
	within, edge := int32(-1), int32(-1) // of stays begun before the day, and on it or before
	later := func(a, b int32) bool { return a < 0 || g.line(b).end > g.line(a).end }
	next, before := 0, 0
	take := func(at *int, until Day, into *int32) {
		for ; *at < len(g.lines) && g.line(g.lines[*at]).start <= until; *at++ {
			i := g.lines[*at]
			l := g.line(i)
			if (l.kind == electiveKind || l.kind == emergencyKind) && l.dated() && l.nights() >= longStay && g.evidence(i) && later(*into, i) {
				*into = i
			}
		}
	}
	for _, i := range g.lines {
		l := g.line(i)
		if !l.kind.outpatient() || l.start == NoDay || g.marks[i].reversed {
			continue
		}
		day := l.start
		take(&before, day-1, &within)
		take(&next, day, &edge)
		switch {
		case within >= 0 && g.line(within).end > day:
			g.find(i, OutpatientDuringStay, within)
		case edge >= 0 && g.line(edge).end >= day:
			g.find(i, OutpatientDuringStay, edge)
			g.marks[i].contestable = g.marks[i].rule == OutpatientDuringStay
		}
	}
}

// readmissions finds emergencies soon after a discharge, of which the last before
// it is named.
func (g *group) readmissions() {
	discharges := slices.DeleteFunc(slices.Clone(g.lines), func(i int32) bool {
		l := g.line(i)
		return !l.kind.inpatient() || !l.dated() || !g.evidence(i)
	})
	if len(discharges) == 0 {
		return
	}
	slices.SortStableFunc(discharges, func(i, j int32) int { return cmp.Compare(g.line(i).end, g.line(j).end) })
	for _, i := range g.lines {
		l := g.line(i)
		if l.kind != emergencyKind || !l.dated() || g.marks[i].reversed {
			continue
		}
		at, _ := slices.BinarySearchFunc(discharges, l.start, func(d int32, day Day) int { return cmp.Compare(g.line(d).end, day) })
		if at > 0 && l.start-g.line(discharges[at-1]).end <= Day(g.readmission) {
			g.find(i, Readmission, discharges[at-1])
		}
	}
}

// monthsOfAFirst is within how many months of a first attendance another in the
// same specialty is a follow-up.
const monthsOfAFirst = 6

// furtherFirsts finds first attendances after another first on the same referral
// or, where one of the two has no referral id, in the same specialty within some
// months.
func (g *group) furtherFirsts() {
	firsts := slices.DeleteFunc(slices.Clone(g.lines), func(i int32) bool {
		l := g.line(i)
		return l.kind != firstKind || l.start == NoDay || !g.evidence(i) || g.billedTwice(i)
	})
	if len(firsts) < 2 {
		return
	}
	slices.SortFunc(firsts, func(i, j int32) int { return cmp.Or(cmp.Compare(g.line(i).start, g.line(j).start), cmp.Compare(i, j)) })
	type last struct{ any, withoutID int32 }
	byReferral, byFunction := map[name]int32{}, map[name]last{}
	for _, i := range firsts {
		l := g.line(i)
		seen, there := byFunction[l.function]
		if !there {
			seen = last{-1, -1}
		}
		pair := seen.any
		if l.referral != 0 {
			pair = seen.withoutID
		}
		if pair >= 0 && (l.start > g.line(pair).start.addMonths(monthsOfAFirst) || l.function == 0) {
			pair = -1
		}
		if first, same := byReferral[l.referral]; same && l.referral != 0 {
			pair = first
		}
		if pair >= 0 && g.followUpPriced(l) {
			g.find(i, FollowUpAsFirst, pair)
		}
		seen.any = i
		if l.referral == 0 {
			seen.withoutID = i
		} else if _, same := byReferral[l.referral]; !same {
			byReferral[l.referral] = i
		}
		byFunction[l.function] = seen
	}
}

// billedTwice tells a line that is not ours to pay, and stands on the bill a second time as
// ours: the two are one attendance, and neither follows the other.
func (g *group) billedTwice(i int32) bool {
	return g.marks[i].rule < Duplicate && slices.ContainsFunc(g.lines, func(j int32) bool {
		return g.marks[j].rule == noRule && g.evidence(j) && twins(g.line(i), g.line(j))
	})
}

// followUpPriced tells whether it is known what a line costs as a follow-up.
func (g *group) followUpPriced(l *line) bool {
	_, found := g.prices.priceOf(l, followUpKind)
	return found == priced
}

// expected is what a found line should have cost.
func (c *checking) expected(l *line, rule Rule) model.Money {
	as := l.kind
	switch rule {
	case FollowUpAsFirst:
		as = followUpKind
	case ProcedureAsDayCase:
		as = procedureKind
	case Price:
	default:
		return 0
	}
	p, _ := c.prices.priceOf(l, as)
	return p.pounds()
}
