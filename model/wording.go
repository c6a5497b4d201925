package model

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"fewer/model/figure"
	"fewer/model/payment"
)

// Words is the name of the form: "cost and volume".
func (f Form) Words() string { return strings.ReplaceAll(string(f), "_", " ") }

// Words says the terms as people name them: "block of £61.2m", "cost per case,
// fixed above 104% of plan", "cost and volume, fixed inside 97% to 103% of
// plan, outside it at 50% of tariff".
func (s *Schedule) Words() string {
	words := s.Form.Words() + shapeWords(s.Shape())
	if s.MeasuredByLine {
		words += ", each line by itself"
	}
	return words + s.limitWords()
}

// shapeWords says what the terms do around their baseline.
func shapeWords(h *payment.Shape) string {
	switch {
	case h.Everywhere(0) && h.Fixed.Of == payment.InPounds:
		return " of " + quantityWords(h.Fixed)
	case h.Everywhere(0):
		return " at planned value"
	case h.Named:
		return ""
	}
	up, above := bandEdge(h.Above)
	down, below := bandEdge(h.Below)
	base, outside, over := quantityWords(h.Base), ", away from ", ", above "
	if up != 1 || down != 1 {
		inside := ", fixed inside " + PercentWords(down) + " to " + PercentWords(up) + " of " + base
		base, outside, over = "it", inside+", outside ", inside+", above "
	}
	if rate := above[0].Rate; len(above) == 1 && len(below) == 1 && rate == below[0].Rate {
		return outside + base + " at " + PercentWords(rate) + " of tariff"
	}
	return over + base + " at " + rungWords(above, " of tariff", " up to ") + ", below it at " + rungWords(below, "", " down to ")
}

// bandEdge is how far nothing moves, as a proportion of the baseline, and what
// follows.
func bandEdge(list []payment.Rung) (edge float64, rest []payment.Rung) {
	if first := list[0]; first.Rate == 0 && first.To.Of == payment.OfBase {
		return first.To.N, list[1:]
	}
	return 1, list
}

// rungWords says rates outwards: "70% of tariff up to 105% and 30% beyond".
func rungWords(list []payment.Rung, of, to string) string {
	var words []string
	for i, r := range list {
		say := PercentWords(r.Rate)
		if i == 0 {
			say += of
		}
		if r.To.Given() {
			say += to + quantityWords(r.To)
		} else if i > 0 {
			say += " beyond"
		}
		words = append(words, say)
	}
	return ListWords(words)
}

// quantityWords says a quantity: "£41.0m", "plan", "105%".
func quantityWords(q payment.Quantity) string {
	switch {
	case q.Of == payment.InPounds:
		return RoundPounds(q.N).Short()
	case q == payment.AsPlanned:
		return "plan"
	}
	return PercentWords(q.N)
}

func (s *Schedule) limitWords() string {
	switch floor, ceiling := s.Floor, s.Ceiling; {
	case floor.Kind == LimitOfPlan && ceiling.Kind == LimitOfPlan:
		return ", fixed outside " + PercentWords(floor.Amount) + " to " + ceiling.words()
	case floor.Kind != NoLimit && ceiling.Kind != NoLimit:
		return ", fixed outside " + floor.words() + " to " + ceiling.words()
	case ceiling.Kind != NoLimit:
		return ", fixed above " + ceiling.words()
	case floor.Kind != NoLimit:
		return ", fixed below " + floor.words()
	}
	return ""
}

func (l Limit) words() string {
	if l.Kind == LimitOfPlan {
		return PercentWords(l.Amount) + " of plan"
	}
	return RoundPounds(l.Amount).Short()
}

// StoppedBy says why not all that a change asks is possible, where its stream has a
// protected share: "9% are protected and never cut".
func (r *ChangeResult) StoppedBy(protected float64) string {
	switch {
	case r.MoreThanAll && protected > 0:
		return "at most all but the " + PercentWords(protected) + " that are protected can be taken away"
	case r.MoreThanAll:
		return "at most all of them can be taken away"
	case protected > 0:
		return PercentWords(protected) + " are protected and never cut"
	}
	return "other changes have taken part of it"
}

// StreamOf is the referral stream that a target names; nil where it names none of the year.
func (y *Year) StreamOf(t Target) *ReferralStream {
	return first(y.Referrals, func(r *ReferralStream) bool { return t.Referrals != "" && r.ID == t.Referrals })
}

// Protected is the share of what a target names that may never be cut.
func (y *Year) Protected(t Target) float64 {
	if r := y.StreamOf(t); r != nil {
		return r.Protected
	}
	return 0
}

// TargetName is the name of the stream or line that a change acts on; where the
// year has none, its id in quotation marks.
func (y *Year) TargetName(t Target) string {
	if r := y.StreamOf(t); r != nil {
		return r.Name
	}
	if l := y.LineOf(t); l != nil {
		return y.LineAtProvider(l)
	}
	return unknown(t.Referrals + t.Line)
}

// unknown is an id that the year lacks, in quotation marks.
func unknown(id string) string { return "“" + id + "”" }

// LineAtProvider is the name of a line with its provider's, where that is not in it.
func (y *Year) LineAtProvider(l *Line) string {
	if provider := y.ProviderName(l.Provider); l.Provider != "" && !strings.Contains(l.Name, provider) {
		return l.Name + ", " + provider
	}
	return l.Name
}

// LineOf is the line that a target names; nil where it names none of the year.
func (y *Year) LineOf(t Target) *Line {
	return first(y.Lines, func(l *Line) bool { return t.Line != "" && l.ID == t.Line })
}

// ProviderName is the name of the provider; where the year has none, the id in
// quotation marks.
func (y *Year) ProviderName(id string) string {
	if p := y.Provider(id); p != nil {
		return p.Name
	}
	return unknown(id)
}

// PracticeName is the name of the practice; where the year has none, the id in
// quotation marks.
func (y *Year) PracticeName(id string) string {
	if p := first(y.Practices, func(p *Practice) bool { return p.ID == id }); p != nil {
		return p.Name
	}
	return unknown(id)
}

// SizeWords says a size in words: "10% fewer", "6 a week more", "£6,000 a week
// less", "no change".
func (y *Year) SizeWords(t Target, size Size) string {
	l, fewer := y.LineOf(t), "fewer"
	pounds := l != nil && l.WithoutActivity
	if pounds {
		fewer = "less"
	}
	words := NumberWords(math.Abs(size.Amount)) + "%"
	if size.Kind == PerWeek {
		words = NumberWords(math.Abs(size.Amount)) + " a week"
		if pounds { // what comes to round pounds by 31 March may be no round sum a week
			words = "£" + NumberWords(math.Round(math.Abs(size.Amount)*100)/100) + " a week"
		}
	}
	switch {
	case size.Amount == 0:
		return "no change"
	case size.Amount > 0:
		return words + " more"
	}
	return words + " " + fewer
}

// ChangeWords says a whole change: what it acts on, its size, and what is
// unusual about it.
func (y *Year) ChangeWords(c Change) string {
	return y.TargetName(c.Target) + ": " + y.ChangeWordsAlone(c)
}

// ChangeWordsAlone is ChangeWords without what the change is to.
func (y *Year) ChangeWordsAlone(c Change) string {
	words := y.SizeWords(c.Target, c.Size)
	if n := len(c.Practices); n > 3 {
		words += ", " + strconv.Itoa(n) + " practices"
	} else if n > 0 {
		names := make([]string, n)
		for i, id := range c.Practices {
			names[i] = y.PracticeName(id)
		}
		words += ", " + ListWords(names)
	}
	from, to := max(c.FromWeek, y.FirstRemainingWeek()), c.ToWeek
	if to == 0 {
		to = WeeksInYear
	}
	switch late := from > y.FirstRemainingWeek(); {
	case from == to:
		words += ", week " + strconv.Itoa(from)
	case late && to < WeeksInYear:
		words += ", weeks " + strconv.Itoa(from) + " to " + strconv.Itoa(to)
	case late:
		words += ", from week " + strconv.Itoa(from)
	case to < WeeksInYear:
		words += ", to week " + strconv.Itoa(to)
	}
	if c.Delivered != 1 {
		words += ", " + PercentWords(c.Delivered) + " of it expected to happen"
	}
	if c.Returns() {
		words += ", " + PercentWords(c.ComesBack.Share) + " sent after all " + c.ComesBack.Lag.Words()
	}
	if c.Off {
		words += ", " + SwitchedOff
	}
	return words
}

// SwitchedOff is why a change without effect has none, where people switched it off.
const SwitchedOff = "switched off"

// Words says when something follows: "1 week later", "3 to 7 weeks later", "in
// the same week".
func (l Lag) Words() string {
	switch {
	case l.First == 0 && l.Last == 0:
		return "in the same week"
	case l.First == 1 && l.Last == 1:
		return "1 week later"
	case l.First == l.Last:
		return strconv.Itoa(l.First) + " weeks later"
	}
	return strconv.Itoa(l.First) + " to " + strconv.Itoa(l.Last) + " weeks later"
}

// Words says which terms are proposed: "Northgate Centre: block and cost per
// case proposed from week 40", "Midshire General: year-end settlement of £61.2m
// proposed".
func (p Proposal) Words(y *Year) string {
	if p.Start() == 1 && len(p.Contract) == 1 {
		if sum, ok := p.Contract[0].PaysOneSum(); ok && sum.Given {
			return y.ProviderName(p.Provider) + ": year-end settlement of " + RoundPounds(sum.Value).Short() + " proposed"
		}
	}
	var forms []string
	for _, schedule := range p.Contract {
		if name := schedule.Form.Words(); !slices.Contains(forms, name) {
			forms = append(forms, name)
		}
	}
	words := y.ProviderName(p.Provider) + ": " + ListWords(forms) + " proposed"
	if p.Start() > 1 {
		words += " from week " + strconv.Itoa(p.Start())
	}
	return words
}

// PercentWords writes a proportion as a percentage: 0.6 is "60%".
func PercentWords(proportion float64) string {
	return NumberWords(math.Round(proportion*1e8)/1e6) + "%"
}

// NumberWords writes a number with its decimals and commas: "12.5", "−1,200".
func NumberWords(n float64) string { return figure.Grouped(strconv.FormatFloat(n, 'f', -1, 64)) }

// ListWords joins names as they are said: "A", "A and B", "A, B and C".
func ListWords(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// Words says what the remaining weeks rest on: "go on at the rate of the weeks
// that are over".
func (f Forecast) Words() string {
	switch f.Kind {
	case RecentMonths:
		if f.Months == 1 {
			return "go on at the rate of the last month"
		}
		return "go on at the rate of the last " + strconv.Itoa(f.Months) + " months"
	case NothingMore:
		return "bring nothing more"
	case StraightLine:
		return "go on at the mean week so far"
	case RecentWeeks:
		if f.Weeks == 1 {
			return "go on at the rate of the last week"
		}
		return "go on at the rate of the last " + strconv.Itoa(f.Weeks) + " weeks"
	case OnPlan:
		return "go by the plan"
	case ForecastAmount:
		return "bring the year to the amount that is expected"
	}
	return "go on at the rate of the weeks that are over"
}

// WeekName names week w (1..52) with its dates: "week 39, 23 to 29 December".
func (y FinancialYear) WeekName(w int) string {
	return "week " + strconv.Itoa(w) + ", " + DaysWords(y.WeekStart(w), y.WeekEnd(w))
}

// DayMonth writes a day as "30 November".
func DayMonth(day time.Time) string { return day.Format("2 January") }

// Words names what is covered: "emergency admissions", "ENT"; "" where
// everything is, or all that other schedules leave.
func (c Covers) Words(y *Year) string {
	var words []string
	for _, pod := range c.PODs {
		words = append(words, pod.Words())
	}
	of := ListWords(c.Specialties)
	if len(words) > 0 && of != "" {
		of = ListWords(words) + " in " + of
	} else if len(words) > 0 {
		of = ListWords(words)
	}
	if len(c.Lines) == 0 {
		return of
	}
	if len(c.Lines) > 3 {
		return strconv.Itoa(len(c.Lines)) + " lines"
	}
	var names []string
	for _, id := range c.Lines {
		name := unknown(id)
		if l := y.LineOf(Target{Line: id}); l != nil {
			name = l.Name
		}
		names = append(names, name)
	}
	return ListWords(names)
}

// Numbered is a number with what it counts: "1 line has", "3 lines have".
func Numbered(n int, one, more string) string {
	return fmt.Sprintf("%d %s", n, OneOrMore(n, one, more))
}

// OneOrMore is the word for one thing or, for any other number, that for more.
func OneOrMore(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// DaysWords says from which day to which: "23 to 29 December", "30 August".
func DaysWords(first, last time.Time) string {
	switch {
	case first.Equal(last):
		return DayMonth(last)
	case first.Month() == last.Month():
		return strconv.Itoa(first.Day()) + " to " + DayMonth(last)
	}
	return DayMonth(first) + " to " + DayMonth(last)
}

// UpperFirst begins a sentence.
func UpperFirst(s string) string { return figure.UpperFirst(s) }
