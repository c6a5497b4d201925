package bills

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/codes"
	"fewer/scenarios/tables"
)

// Asked is what a bill is to be held against, beside the reference tables.
type Asked struct {
	Prepared     *model.Prepared // the year
	Commissioner string          // ours; "" for the commonest on the lines
	FrozenTo     int             // months (1 is April) whose lines are closed; 0 for none
	Readmission  int             // days after a discharge; 0 for the 30 that are usual
}

// UsualReadmission is within how many days of a discharge an emergency is queried.
const UsualReadmission = 30

// Finding is what is wrong with a line.
type Finding struct {
	File, Line       string // Line is its number on the bill, else its row
	PairFile, Pair   string // of the line that speaks against it; "" for none
	Rule             Rule
	Provider         string // as the bill names it
	InYear           int    // the provider's index in Year.Providers, −1 where the year has none
	Billed, Expected model.Money
	Overcharge       model.Money // below zero where too little was billed
	Explanation      string
	Month            string // of its last day: 2010-11; "" where that is not known
	Open             bool   // may still be challenged
	pod              model.PointOfDelivery
	function         string
	at, pairAt       int32 // in Bill.lines; −1 for none
}

// Off is a check that was not made, and why.
type Off struct {
	Rule Rule
	Why  string
}

// Result is what was found on a bill.
type Result struct {
	Lines     int
	Billed    model.Money
	Ours      string // commissioner; "" where it is not known
	Found     []Finding
	Under     []Finding // billed too little; no challenge
	NotPriced int       // lines whose code has no price
	Unchecked int       // lines whose price cannot be told, since something of them or of a table is lacking
	Reversed  int       // lines that come to nothing together with another
	Credits   int       // lines below zero that take no other line back
	Off       []Off
	Notes     []string
	Worth     []insight.Worth // of what is open, by provider of the year
	NotInYear model.Money     // of what is open, at providers or for work that the year does not have

	bill *Bill // to show a line beside its evidence
}

// checking is a bill that is being checked.
type checking struct {
	bill        *Bill
	year        *model.Year
	on          [noRule + 1]bool
	prices      *prices
	who         *providers
	marks       []mark
	readmission int
	ours        name
	nobody      bool                    // ours was named, and no line and no practice is its
	home        []name                  // of each practice: its commissioner; 0 where it is not known
	from, to    Day                     // the financial year
	delivery    []model.PointOfDelivery // by its name on the bill
	notPriced   int
	unchecked   int
}

// Check holds a bill against the rules. It changes neither bill nor tables.
func Check(b *Bill, r *Reference, a Asked) *Result {
	year := a.Prepared.Year()
	c := &checking{
		bill: b, year: year, who: whoIs(b, year), marks: make([]mark, len(b.lines)),
		readmission: cmp.Or(a.Readmission, UsualReadmission),
		from:        DayOf(year.FinancialYear.WeekStart(1)), to: DayOf(year.FinancialYear.WeekEnd(model.WeeksInYear)),
	}
	for i := range c.marks {
		c.marks[i] = mark{rule: noRule, pair: -1}
		b.lines[i].provider = c.who.same[b.lines[i].provider]
	}
	for _, text := range b.pods.list {
		c.delivery = append(c.delivery, codes.PointOfDelivery(text))
	}
	c.prices = r.pricesFor(b, c.who)
	c.findOurs(a.Commissioner)
	c.homes(r.practices)
	result := &Result{bill: b, Lines: len(b.lines), Ours: b.commissioners.list[c.ours], Notes: slices.Concat(b.Notes, r.notes, c.unknownDeliveries()), Off: c.switchOff(r)}
	c.ownLines()
	c.groups()
	c.byPrice()
	c.collect(result, a)
	return result
}

// providers tells which names on a bill are one provider, and who that is in the year.
type providers struct {
	year   *model.Year
	bill   *Bill
	same   []name // by name: the first name of the same provider
	inYear []int  // by name: index in Year.Providers, or −1
	index  map[string]int
	first  map[int]name
}

func whoIs(b *Bill, year *model.Year) *providers {
	w := &providers{year: year, bill: b, index: map[string]int{}, first: map[int]name{}}
	for _, key := range []func(*model.Provider) string{
		func(p *model.Provider) string { return p.Name }, func(p *model.Provider) string { return p.ID }, func(p *model.Provider) string { return p.Code },
	} { // a later key wins: a code is surer than a name
		for i := range year.Providers {
			if k := organisation(key(&year.Providers[i])); k != "" {
				w.index[k] = i
			}
		}
	}
	for i, text := range b.providers.list {
		y, known := w.index[text]
		if !known || i == 0 {
			w.same, w.inYear = append(w.same, name(i)), append(w.inYear, -1)
			continue
		}
		if _, there := w.first[y]; !there {
			w.first[y] = name(i)
		}
		w.same, w.inYear = append(w.same, w.first[y]), append(w.inYear, y)
	}
	return w
}

// find is a provider's name on the bill, by any of its names; 0 where it is not there.
func (w *providers) find(text string) name {
	if y, known := w.index[organisation(text)]; known {
		return w.first[y]
	}
	return w.bill.providers.find(text)
}

// findOurs finds the commissioner whose bill it is: the one that was named, else the
// commonest on the lines.
func (c *checking) findOurs(named string) {
	counts := make([]int, len(c.bill.commissioners.list))
	for i := range c.bill.lines {
		counts[c.bill.lines[i].commissioner]++
	}
	counts[0] = 0
	if named != "" {
		c.ours = c.bill.commissioners.get(named)
		c.nobody = int(c.ours) >= len(counts) || counts[c.ours] == 0
		return
	}
	for i, n := range counts {
		if n > counts[c.ours] {
			c.ours = name(i)
		}
	}
}

// homes finds the commissioner of each practice on the bill.
func (c *checking) homes(practices map[string]string) {
	c.home = make([]name, len(c.bill.practices.list))
	for i, id := range c.bill.practices.list {
		if of, known := practices[id]; known && i > 0 {
			c.home[i] = c.bill.commissioners.get(of)
		}
	}
	for _, of := range practices {
		c.nobody = c.nobody && organisation(of) != c.bill.commissioners.list[c.ours]
	}
}

// theirs lists the commissioners that the bill names, for one who mistyped ours.
func (c *checking) theirs() string {
	named := slices.DeleteFunc(slices.Clone(c.bill.commissioners.list), func(id string) bool { return id == "" || id == c.bill.commissioners.list[c.ours] })
	if len(named) == 0 {
		return "none is named on it"
	}
	const shown = 5
	more := ""
	if len(named) > shown {
		named, more = named[:shown], " and more"
	}
	return "those on it are " + strings.Join(named, ", ") + more
}

// needs are what each rule cannot do without.
var needs = [noRule][]Column{
	WrongCommissioner:    {tables.TotalCost},
	OutsideTheYear:       {tables.EndDate},
	Duplicate:            {tables.Patient, tables.Provider, tables.FunctionCode, tables.POD, tables.TariffCode, tables.StartDate, tables.EndDate},
	OutpatientDuringStay: {tables.Patient, tables.Provider, tables.POD, tables.StartDate, tables.EndDate},
	Readmission:          {tables.Patient, tables.Provider, tables.POD, tables.StartDate, tables.EndDate},
	FollowUpAsFirst:      {tables.Patient, tables.Provider, tables.POD, tables.FunctionCode, tables.StartDate},
	ProcedureAsDayCase:   {tables.Provider, tables.POD, tables.TariffCode, CareSetting},
	Price:                {tables.Provider, tables.POD},
}

// switchOff finds which checks cannot be made, or not all of them, and why.
func (c *checking) switchOff(r *Reference) (off []Off) {
	say := func(rule Rule, format string, args ...any) {
		off = append(off, Off{rule, fmt.Sprintf(format, args...)})
	}
	for _, rule := range Rules {
		var lacks []string
		for _, column := range needs[rule] {
			if !c.bill.has(column) {
				lacks = append(lacks, string(column))
			}
		}
		c.on[rule] = len(lacks) == 0
		if len(lacks) > 0 {
			say(rule, "the bill has no column of the %s", strings.Join(lacks, " and the "))
		}
	}
	stop := func(rule Rule, why string) {
		if c.on[rule] {
			c.on[rule] = false
			say(rule, "%s", why)
		}
	}
	byPractice := r.practices != nil && c.bill.has(tables.PracticeCode)
	switch {
	case c.ours == 0:
		stop(WrongCommissioner, "it is not known which commissioner is ours: say so with --commissioner")
	case c.nobody:
		stop(WrongCommissioner, fmt.Sprintf("no line of the bill and no practice is of %s (%s): look at what --commissioner says", c.bill.commissioners.list[c.ours], c.theirs()))
	case !byPractice && !c.bill.has(tables.CommissionerCode):
		stop(WrongCommissioner, "the bill has no column of the commissioner's code, nor of practices with a table of them (--practices)")
	case !byPractice:
		say(WrongCommissioner, "only by the commissioner on the lines: without --practices, and a column of practices, it is not known whose each practice is")
	}
	if r.attendances == nil {
		stop(FollowUpAsFirst, "there is no tariff of attendances (--tariff)")
	}
	if r.stays == nil {
		stop(ProcedureAsDayCase, "there is no tariff of stays (--tariff)")
	}
	switch {
	case r.stays == nil && r.attendances == nil:
		stop(Price, "there is no tariff (--tariff)")
	case !c.on[Price]:
	case r.stays == nil:
		say(Price, "only of attendances: there is no tariff of stays (--tariff)")
	case r.attendances == nil:
		say(Price, "only of stays and procedures: there is no tariff of attendances (--tariff)")
	}
	if c.on[Price] && r.stays != nil && !c.bill.has(tables.TariffCode) {
		say(Price, "only of attendances: the bill has no column of the tariff code")
	}
	if c.on[Price] && r.stays != nil && r.noTrim {
		say(Price, "not of stays: the tariff lacks trim points, or the price of an excess day")
	}
	if c.on[Price] && r.stays != nil && !r.noTrim && r.noShort {
		say(Price, "not of emergencies under two days: the tariff has no short-stay multiplier")
	}
	if c.on[Price] && r.discounts == nil {
		say(Price, "without discounts, and with the year's market forces factors: there is no table of them (--contract); what was billed too little is not looked for, since an agreed discount would look like it")
	}
	for i, text := range c.bill.providers.list {
		if i > 0 && c.on[Price] && c.who.same[i] == name(i) && c.prices.factor[i] == 0 {
			say(Price, "not at %s: its market forces factor is not known; write it into the table of them (--contract), 1 where it has none", text)
		}
	}
	return off
}

// unknownDeliveries says which points of delivery are not known: their lines are held
// against no rule that asks for one, nor against a price.
func (c *checking) unknownDeliveries() (notes []string) {
	lines := make([]int, len(c.bill.pods.list))
	for i := range c.bill.lines {
		lines[c.bill.lines[i].pod]++
	}
	for i, text := range c.bill.pods.list {
		if d, known := codes.DeliveryOf(text); i > 0 && lines[i] > 0 && !known && d.POD == "" {
			notes = append(notes, fmt.Sprintf("%s of the point of delivery %q, which is not known: no rule that asks for it is held against them, nor a price", linesOf(lines[i]), text))
		}
	}
	return notes
}

// ownLines looks at each line by itself.
func (c *checking) ownLines() {
	for i := range c.bill.lines {
		l, m := &c.bill.lines[i], &c.marks[i]
		switch {
		case !l.costKnown || l.billed < 0:
		case c.on[WrongCommissioner] && c.others(l):
			m.rule = WrongCommissioner
		case c.on[OutsideTheYear] && l.end != NoDay && (l.end < c.from || l.end > c.to):
			m.rule = OutsideTheYear
		}
	}
}

// others tells a line that is another commissioner's: by its practice or, where it
// is not known whose that is, by what the line says.
func (c *checking) others(l *line) bool {
	if home := c.home[l.practice]; home != 0 {
		return home != c.ours
	}
	return l.commissioner != 0 && l.commissioner != c.ours
}

// byPrice holds what no other rule has against the tariff.
func (c *checking) byPrice() {
	for i := range c.bill.lines {
		l, m := &c.bill.lines[i], &c.marks[i]
		if m.rule != noRule || m.reversed || !l.costKnown || l.billed < 0 {
			continue
		}
		rule, as := Price, l.kind
		if l.kind == dayCaseKind && l.inClinic && c.on[ProcedureAsDayCase] {
			if _, found := c.prices.priceOf(l, procedureKind); found == priced {
				rule, as = ProcedureAsDayCase, procedureKind // whatever was billed: the first rule that fits has the line
			}
		}
		if !c.on[rule] {
			continue
		}
		switch p, found := c.prices.priceOf(l, as); {
		case found == noSuch:
			c.notPriced++
		case found == cannotBe:
			c.unchecked++
		case p.pounds() != l.billed:
			m.rule = rule
		}
	}
}
