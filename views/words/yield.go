package words

import (
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/insight"
)

// IfKeptUp is what has to be said wherever the saving of a full year is shown.
const IfKeptUp = "In a full year, if kept up: at this year's prices and contracts. It is no forecast of next year, whose contracts are not signed yet."

// ByCaseFirst is what has to be said of a bridge to a scenario where not all is paid by
// the case.
const ByCaseFirst = "Each change at the price by the case; then what the contracts make of it"

// ThreeFigures says what is brought by 31 March, after it, and in a full year, after
// what it takes; a clause, the longest wording first.
func ThreeFigures(y *model.Yield) []string {
	later := lessBeside(y, y.After)
	after := later + " at tariff after it"
	full, long, net := fullYearWords(y)
	brief := ""
	if net != "" {
		brief = "net "
	}
	saved, by := savedBriefly(y.Saving), " saved by 31 March, "
	if y.Saving < 0 {
		by = " spent by 31 March, "
	}
	return []string{
		net + saved + by + after + ", " + long,
		net + saved + by + after + ", " + full,
		brief + saved + " by March · " + later + " later · " + savedBriefly(y.FullYear) + " a year",
		saved + " · " + later + " later · " + savedBriefly(y.FullYear) + " a year",
		inFigures(y.Saving) + BySign(y.Saving, " saved", "", " saved") + " · " + inFigures(y.After) + " later · " + inFigures(y.FullYear) + " a year",
	}
}

// lessBeside is an amount after what is more spent by 31 March: said without a word beside
// "more", it would be taken for more too.
func lessBeside(y *model.Yield, m model.Money) string {
	if m <= 0 || y.Saving >= 0 {
		return savedBriefly(m)
	}
	return savedBriefly(m) + " less"
}

// FiguresAfter are the three figures after sentences of the same row. Where those have
// said that nothing is saved under the terms, that is not said again.
func FiguresAfter(said []string, y *model.Yield, t model.Terms) []string {
	nothing := model.UpperFirst(savesNothing(t))
	if y.Saving != 0 || !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, nothing) }) {
		return ThreeFigures(y)
	}
	full, long, net := fullYearWords(y)
	after, later := "", ""
	if y.After != 0 {
		after, later = savedBriefly(y.After)+" at tariff after 31 March, ", savedBriefly(y.After)+" later · "
		if y.After > 0 { // as the headline says it: where nothing is saved, an amount alone is neither less nor more
			after = savedBriefly(y.After) + " less care at tariff after 31 March, "
		}
	}
	return []string{net + after + long, net + after + full, later + savedBriefly(y.FullYear) + " a year"}
}

// fullYearWords says what is brought in a full year, without and with what that rests
// on, and that it is what is left of it; "" where it takes nothing.
func fullYearWords(y *model.Yield) (full, long, net string) {
	full = lessBeside(y, y.FullYear) + " in a full year"
	long = full + " if kept up"
	if y.Temporary {
		full = "nothing in a full year: it ends before week 52"
		long = full
	}
	if y.Costs != 0 || y.FullCosts != 0 {
		net = "net of what it takes, "
	}
	return full, long, net
}

// inFigures is a saving in the fewest words, £0 for nothing: "£38,600 more".
func inFigures(m model.Money) string {
	if m == 0 {
		return m.Short()
	}
	return savedBriefly(m)
}

// Kept says what is saved in a full year: a clause that begins with when.
func Kept(full model.Money) string {
	return "kept up for a full year it " + BySign(full, "saves "+Saved(full), "costs "+full.Abs().Whole()+" more", "saves nothing")
}

// TakesWords says what changes take: "it takes £4,000 once
// and £350 a week, £9,950 by 31 March"; "" where nothing.
func TakesWords(y *model.Yield, each float64) string {
	var parts []string
	if y.Once != 0 {
		parts = append(parts, y.Once.OrPence()+" once")
	}
	if each == 0 && y.Once == y.Costs && y.Once != 0 {
		return "it takes " + y.Once.OrPence() + " once"
	}
	if each != 0 {
		parts = append(parts, model.RoundPounds(each).OrPence()+" a week")
	}
	if len(parts) == 0 {
		return ""
	}
	return "it takes " + model.ListWords(parts) + ", " + y.Costs.Whole() + " by 31 March"
}

// PaidBackShort says when a change has paid for itself, as a clause under the terms
// that are spoken of: "after 9 weeks", "not by 31 March; in week 7 of a full year",
// "never"; "" where it takes nothing.
func PaidBackShort(b *model.PaidBack) string {
	switch b.When {
	case model.ByYearEnd:
		return "after " + Plural(b.Weeks, "week")
	case model.OnlyInFullYear:
		return "not by 31 March; in week " + model.Thousands(int64(max(1, b.InFullYear))) + " of a full year"
	case model.NeverPaidBack:
		return "never"
	}
	return ""
}

// PaidBackBriefly is PaidBackShort for a narrow column headed by "after": "9 weeks",
// "week 7, full year", "never".
func PaidBackBriefly(b *model.PaidBack) string {
	switch b.When {
	case model.ByYearEnd:
		return Plural(b.Weeks, "week")
	case model.OnlyInFullYear:
		return "week " + model.Thousands(int64(max(1, b.InFullYear))) + ", full year"
	}
	return PaidBackShort(b)
}

// PaysBack says when a change has paid for itself under the terms, and under which
// contract that would differ, in a sentence or two; nothing where it takes nothing.
func PaysBack(back *[model.TermsCount]model.PaidBack, t model.Terms, proposed bool) (said []string) {
	b := &back[t]
	switch b.When {
	case model.TakesNothing:
		return nil
	case model.ByYearEnd:
		said = append(said, "It has paid for itself after "+Plural(b.Weeks, "week")+", by the end of week "+strconv.Itoa(b.Week)+", "+t.String()+".")
	case model.OnlyInFullYear:
		said = append(said, "It has not paid for itself by 31 March; kept up, it has "+fullYearWeek(b.InFullYear)+", "+t.String()+".")
	default:
		said = append(said, "It never pays for itself "+underThisContract(t)+".")
	}
	var others []string
	for _, other := range model.ShownTerms(proposed) {
		if o := &back[other]; o.When != b.When || o.Week != b.Week || o.InFullYear != b.InFullYear {
			others = append(others, other.String()+" "+PaidBackShort(o))
		}
	}
	if len(others) > 0 {
		said = append(said, model.UpperFirst(strings.Join(others, "; "))+".")
	}
	return said
}

// underThisContract says of a change that it is the contract's doing.
func underThisContract(t model.Terms) string {
	switch t {
	case model.AsContracted:
		return "under this contract"
	case model.AsProposed:
		return "under this contract, as proposed"
	}
	return t.String()
}

// fullYearWeek says in which week of a full year: in the first where nothing is to be
// begun with.
func fullYearWeek(n int) string {
	if n > model.WeeksInYear {
		return "only after " + model.Thousands(int64(n)) + " weeks"
	}
	return "in week " + strconv.Itoa(max(1, n)) + " of a full year"
}

// noiseShare is the share of the range of 8 in 10 years below which a saving is lost
// in it.
const noiseShare = 10

// lostInNoise tells whether a saving is smaller than a tenth of the range in which the
// year-end lies by chance in 8 of 10 such years if nothing changes.
func lostInNoise(saving model.Money, nothing *insight.Spread) bool {
	wide := nothing.P90 - nothing.P10
	return saving != 0 && wide > 0 && noiseShare*saving.Abs() < wide
}

// Unseen says that nobody will see a saving in the total, and what would be seen: a
// sentence, or "" where the saving is large enough or there is no chance in the total.
// Seen is what would be seen; "" where nothing is known.
func Unseen(saving model.Money, nothing *insight.Spread, seen string) string {
	if !lostInNoise(saving, nothing) {
		return ""
	}
	what := saving.Abs().Short()
	if saving < 0 {
		what += " more spent"
	}
	said := "Nobody will see " + what + " in the total, which lies anywhere within " + (nothing.P90 - nothing.P10).Short() + " by chance"
	if seen != "" {
		said += "; what would be seen is " + seen
	}
	return said + "."
}

// SeenByYearEnd says what of changes would be seen in referrals: "34 fewer referrals by
// 31 March"; "" where none are sent or not sent for them.
func SeenByYearEnd(fewer, more float64) string {
	var seen []string
	if fewer > 0 {
		seen = append(seen, Count(fewer)+" fewer referrals")
	}
	if more > 0 {
		seen = append(seen, Count(more)+" more referrals")
	}
	if len(seen) == 0 {
		return ""
	}
	return model.ListWords(seen) + " by 31 March"
}

// SeenOfRow says what of a row would be seen each week: "12 ENT referrals a week in
// place of 14"; "" where the row has no change, or is money.
func SeenOfRow(a About) string {
	t := newTeller(a)
	if t == nil {
		return ""
	}
	switch {
	case t.stream >= 0 && t.notSent != 0:
		r := &t.Projection.Streams[t.stream]
		if Counted(r.Fewer()) == 0 {
			return ""
		}
		return seenEachWeek(r.Now, r.New, t.noun)
	case t.line >= 0 && t.notSent != 0 && !t.year.Lines[t.line].WithoutActivity:
		r := &t.Projection.Lines[t.line]
		return seenEachWeek(r.Now, r.New, t.noun)
	}
	return ""
}

func seenEachWeek(now, then float64, noun string) string {
	if noun == "" {
		noun = "of them"
	}
	return Decimals(then) + " " + noun + " a week in place of " + Decimals(now)
}

// FormsOf says by which forms of contract a row is paid under the terms: "block",
// "cost per case and block"; "no contract" for what is under none.
func FormsOf(p *model.Prepared, s *model.Scenario, target model.Target, t model.Terms) string {
	return formsOf(p, s, target, t, func(of *model.Schedule) string { return of.Form.Words() })
}

// formsOf is FormsOf with each schedule said in a way.
func formsOf(p *model.Prepared, s *model.Scenario, target model.Target, t model.Terms, said func(*model.Schedule) string) string {
	var forms []string
	add := func(of *model.Schedule) {
		if form := said(of); !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	for _, i := range insight.SchedulesOf(p, target) {
		in := p.Schedules()[i]
		switch t {
		case model.AllBlock:
			add(&model.Schedule{Form: model.Block})
			continue
		case model.AllCostPerCase:
			add(&model.Schedule{Form: model.CostPerCase})
			continue
		case model.AsProposed:
			if proposal := proposedFor(p, s, in.Provider); proposal != nil {
				for k := range proposal.Contract {
					add(&proposal.Contract[k])
				}
				continue
			}
		}
		add(in.Schedule)
	}
	if len(forms) == 0 {
		return "no contract"
	}
	return model.ListWords(forms)
}

// proposedFor is what a scenario proposes for a provider; nil for nothing.
func proposedFor(p *model.Prepared, s *model.Scenario, provider int) *model.Proposal {
	for i := range s.Proposals {
		if p.ProviderAt(s.Proposals[i].Provider) == provider {
			return &s.Proposals[i]
		}
	}
	return nil
}
