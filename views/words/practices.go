package words

import (
	"fmt"
	"math"
	"slices"

	"fewer/model"
	"fewer/model/insight"
)

// Level is what practices that refer more could be brought down to.
type Level int

// The levels.
const (
	UpperLimit998 Level = iota
	UpperLimit95
	Median
)

// Key names the level in JSON.
func (l Level) Key() string { return [...]string{"to_upper_998", "to_upper_95", "to_median"}[l] }

// String says what would happen: "all above the median came to it".
func (l Level) String() string {
	return [...]string{
		"all above the upper 99.8% limit came to it", "all above the upper 95% limit came to it", "all above the median came to it",
	}[l]
}

// AtMost is what bringing the practices that refer most down to a level could
// save, alone and from now to 31 March.
type AtMost struct {
	Level     Level
	Changes   []model.Change
	Beyond    bool    // what a scenario asks already was deducted
	Practices int     // that are above it
	NotSent   float64 // referrals
	Saving    model.Money
}

// AtMostCaution is what has to be said wherever an AtMost is shown.
const AtMostCaution = "Nobody knows how many of these patients could have been seen otherwise, so this is the most that there is, not what will be had."

// NewAtMost projects the changes of a level under the terms, beyond what a
// scenario asks of the same practices already; its proposals are those that as
// proposed rests on.
func NewAtMost(p *model.Prepared, f *insight.Funnel, l Level, s *model.Scenario, t model.Terms) AtMost {
	m := AtMost{Level: l}
	if l == Median {
		m.Changes = f.ToMedian()
	} else {
		m.Changes = f.ToUpperLimit(l == UpperLimit95)
	}
	m.Changes, m.Beyond = f.Beyond(m.Changes, s)
	who := map[string]bool{}
	for _, c := range m.Changes {
		who[c.Practices[0]] = true
	}
	both := *s
	both.Changes = slices.Concat(s.Changes, m.Changes)
	pr := p.NewProjection()
	p.Project(&both, pr)
	m.Practices = len(who)
	for i := len(s.Changes); i < len(both.Changes); i++ {
		m.NotSent += pr.Changes[i].NotSent
		m.Saving += pr.Terms[t].ByChange[i]
	}
	return m
}

// Words says it in a sentence without its "if".
func (m *AtMost) Words() string {
	beyond := ""
	if m.Beyond {
		beyond = "beyond what is asked already, "
	}
	if m.Practices == 0 {
		return m.Level.String() + ": " + beyond + "there is none."
	}
	practices := "1 practice"
	if m.Practices > 1 {
		practices = fmt.Sprintf("%d practices", m.Practices)
	}
	return fmt.Sprintf("%s: %s%s, %s referrals fewer; saved: %s.", m.Level, beyond, practices, Count(m.NotSent), Saved(m.Saving))
}

// Taken says what was put into a scenario: "34 referrals fewer".
func (m *AtMost) Taken() string {
	taken := Count(m.NotSent) + " referrals fewer"
	if m.Beyond {
		taken += " beyond what was asked already"
	}
	return taken
}

// NotSent is how many referrals a projection leaves unsent by 31 March, and how many of
// these are sent after all by then.
func NotSent(pr *model.Projection) (n, sentBack float64) {
	for i := range pr.Streams {
		n, sentBack = n+pr.Streams[i].NotSent, sentBack+pr.Streams[i].SentBack
	}
	return n, sentBack
}

// FewerAndMore are the referrals that are seen to be fewer by 31 March, without those that
// are sent after all by then, and those of other streams that are more.
func FewerAndMore(pr *model.Projection) (fewer, more float64) {
	for i := range pr.Streams {
		n := Counted(pr.Streams[i].Fewer())
		fewer, more = fewer+max(0, n), more+max(0, -n)
	}
	return fewer, more
}

// TakenAlone says of what one practice's wishes save if nobody else changed anything
// that it is not its part of what all save together.
const TakenAlone = "Taken alone: what its wishes would save if nobody else changed anything. Contracts bend, so that this is another figure than its part of what all save together."

// RefersNobody says of a practice (its name) that nothing of it can be changed.
func RefersNobody(name string) string {
	return name + " refers nobody in this year, as far as the year file knows; by_practice: of the streams says who refers how many."
}

// MovedByPractice says of what the year-end depends on that only a practice's own part of
// it is listed, a clause.
func MovedByPractice(name string) string {
	return "By 10% fewer and more of what " + name + " alone refers; contracts, and how much of the plan happens, are everybody's"
}

// Orientation says what a practice's list would make of what is to be saved, a sentence
// or two; or why nothing can be said.
func Orientation(c *insight.PracticeCard) string {
	if c.NoList != "" {
		return c.NoList
	}
	listless := ""
	if c.Listless > 0 {
		listless = fmt.Sprintf(" %s no list size that can be right, and no part in this.", model.Numbered(c.Listless, "practice has", "practices have"))
	}
	if c.Over <= 0 {
		return "Nothing is to be saved as contracted, so that there is no share of it by list size." + listless
	}
	rounded := ""
	if c.Rounded {
		rounded = " by lists to the nearest thousand, as this copy has them"
	}
	return fmt.Sprintf("Its share by list size of the %s that is to be saved as contracted would be %s%s: for orientation, and no debt, since nobody knows from a list what its patients need.%s",
		c.Over.Short(), c.ByList.Short(), rounded, listless)
}

// NotByPeriod says of a practice that sent so many that its weeks or months are not
// known, and whether they would tell anything.
func NotByPeriod(name string, sent float64, over model.Elapsed) string {
	each := sent / float64(over.Number())
	said := fmt.Sprintf("%s sent %s in %s, about %s a %s; only that total is known, so that this is all practices together.",
		name, Count(sent), over, Decimals(each), over.Period())
	if each < 10 {
		said += " So few would differ by chance alone more than by anything else."
	}
	return said
}

// AskedOfOne says what one practice alone would have to save, and whether that is its
// share by list size.
func AskedOfOne(amount model.Money, byShare bool) string {
	asked := "Asked of it alone: " + amount.Short() + " less spent than now"
	if byShare {
		asked += ", its share by list size: for orientation, and no debt"
	}
	return asked + "."
}

// Shares say what part of the whole a practice is: by list, by referrals, by what they
// lead to.
func Shares(c *insight.PracticeCard) string {
	var parts []string
	add := func(share float64, of string) {
		parts = append(parts, fmt.Sprintf("%s of %s", sharePercent(share), of))
	}
	if c.ListShare > 0 {
		lists := "the patients on all lists"
		if c.Rounded {
			lists += ", to the nearest thousand here"
		}
		add(c.ListShare, lists)
	}
	if c.Of > 0 {
		add(c.Referrals/c.Of, AllReferrals)
	}
	if c.WholeCare > 0 {
		add(c.AllCare.Float()/c.WholeCare.Float(), "what they lead to at tariff")
	}
	if len(parts) == 0 {
		return ""
	}
	return "Of the whole: " + model.ListWords(parts) + "."
}

// sharePercent is a share to a tenth of a percent.
func sharePercent(share float64) string { return fmt.Sprintf("%.1f%%", 100*share) }

// PracticeRate says where a practice (an index in the year's practices) lies in
// a funnel, by the name that it goes by.
func PracticeRate(f *insight.Funnel, practice int, name string) string {
	q := f.Of(practice)
	if q == nil {
		return name + " is not among these referrals, or has no list size, and can't be compared."
	}
	if f.Judged {
		return fmt.Sprintf("%s: %s referrals, %s%% of all; %s, as the author of the file found.", name, Count(q.Count), percentOfAll(q.Share), q.Position.Words())
	}
	text := fmt.Sprintf("%s, %s patients: %s referrals, %s%% of all; %.1f for each 1,000 patients",
		name, model.Thousands(int64(q.List)), Count(q.Count), percentOfAll(q.Share), q.Rate)
	if f.Why == "" {
		text += ", " + q.Position.Words()
	}
	return text + "."
}

// percentOfAll is a share in percent with one decimal where it has one: a small practice
// has less than one in a hundred.
func percentOfAll(share float64) string { return model.NumberWords(math.Round(1000*share) / 10) }
