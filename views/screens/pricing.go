package screens

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/number"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/words"
	"fewer/views/workbench"
)

// bill is what an idea can change: money that is spent, or activity that a
// provider is paid for.
type bill struct {
	target model.Target
	name   string
	paid   string // who is paid for it, and how
	pounds bool   // whether it is a line without activity
}

// bills lists what an idea can change: first the money that no contract holds,
// then referrals, then each line of the contracts.
func (a *Set) bills() (list []bill) {
	p, y := a.Prepared(), a.Year
	paid := func(provider string) string {
		if i := p.ProviderAt(provider); i >= 0 {
			return y.Providers[i].Name + " is paid: " + words.Contract(p, i) + "."
		}
		return "No contract: what is spent is paid."
	}
	for i := range y.Lines {
		if l := &y.Lines[i]; l.WithoutActivity {
			t := model.Target{Line: l.ID}
			list = append(list, bill{t, y.TargetName(t), paid(l.Provider), true})
		}
	}
	for i := range y.Referrals {
		t := model.Target{Referrals: y.Referrals[i].ID}
		list = append(list, bill{t, "referrals, " + y.TargetName(t), paid(y.Referrals[i].Provider), false})
	}
	for i := range y.Lines {
		if l := &y.Lines[i]; !l.WithoutActivity {
			t := model.Target{Line: l.ID}
			each := model.RoundPounds(p.Lines[i].Unit).Pence() + " each at tariff. "
			list = append(list, bill{t, y.TargetName(t) + ", " + y.ProviderName(l.Provider), each + paid(l.Provider), false})
		}
	}
	return list
}

// NoIdeas says why no idea can be priced.
func (a *Set) NoIdeas() string {
	if len(a.Session.Document().Ideas) == 0 {
		return "No idea from the room is written down; R opens the room, and its step Ideas takes them"
	}
	return a.Session.Document().Withheld()
}

// ChooseIdea asks which idea is to be priced.
func (a *Set) ChooseIdea() {
	doc := a.Session.Document()
	var names []string
	for _, idea := range doc.Ideas {
		state := "not yet priced: "
		if len(doc.PricedBy(idea)) > 0 {
			state = "priced: "
		}
		names = append(names, state+handout.IdeaWords(idea))
	}
	a.Show(tui.NewChooser("Which idea is to be priced?", a.Texts(names), 0, func(i int) tea.Cmd {
		a.ChooseBill(i, nil)
		return nil
	}))
}

// ChooseBill asks what idea i changes, and then by how much.
func (a *Set) ChooseBill(i int, after func() tea.Cmd) {
	doc := a.Session.Document()
	bills, at := a.bills(), 0
	names := make([]string, len(bills))
	for n, b := range bills {
		names[n] = b.name
		for _, c := range doc.PricedBy(doc.Ideas[i]) {
			if doc.Scenario.Changes[c].Target == b.target {
				at = n
			}
		}
	}
	a.Show(tui.NewChooser("Whose bill does it change? Type a word or two.", a.Texts(names), at, func(n int) tea.Cmd {
		a.askPrice(i, bills[n], after)
		return nil
	}))
}

// askPrice asks what an idea saves or costs on a bill, and in which weeks.
func (a *Set) askPrice(i int, b bill, after func() tea.Cmd) {
	doc, y := a.Session.Document(), a.Year
	was := model.NewChange(b.target, model.Size{})
	for _, c := range doc.PricedBy(doc.Ideas[i]) {
		if doc.Scenario.Changes[c].Target == b.target {
			was = doc.Scenario.Changes[c]
		}
	}
	amount := tui.FormField{Label: "how many", Hint: "6w is six a week fewer, 10 is 10% fewer", Text: tui.Typed(workbench.TypedSize(was.Size))}
	if b.pounds {
		amount = tui.FormField{Label: "£ by 31 March", Hint: "e.g. 40k saved, +40k spent", Text: tui.Typed(typedPounds(a.Prepared(), was))}
	}
	from, to := weeksOf(y, was)
	a.Ask(&tui.Form{
		Title: b.name, Says: b.paid + " 0 takes the price back.", Draft: "price " + doc.Ideas[i].What + b.target.Referrals + b.target.Line, After: after,
		Fields: []tui.FormField{
			amount,
			{Label: "from week", Hint: "e.g. 40", Text: tui.Typed(strconv.Itoa(from))},
			{Label: "to week", Hint: "e.g. 52", Text: tui.Typed(strconv.Itoa(to))},
			{Label: "will happen", Hint: "how much of it is expected, e.g. 60%", Text: tui.Typed(model.PercentWords(was.Delivered)), Reads: sharedAs(1, " of it")},
		},
		Done: func(said []string) string {
			c, why := a.readPrice(b, said)
			if why != "" {
				return why
			}
			if refusal := a.Session.PriceIdea(i, c); refusal.Refused() {
				return refusal.Reason
			}
			a.Changed()
			a.Say(a.priceSaid(i))
			return ""
		},
	})
}

// priceSaid says what has just been done to an idea's price.
func (a *Set) priceSaid(i int) string {
	doc := a.Session.Document()
	if len(doc.PricedBy(doc.Ideas[i])) == 0 {
		return "Not priced any more: it is in no total. u takes that back."
	}
	return "Priced: it is in the totals now. u takes that back."
}

// readPrice makes a change of what was typed.
func (a *Set) readPrice(b bill, said []string) (c model.Change, why string) {
	y := a.Year
	c = model.NewChange(b.target, model.Size{})
	first := y.FirstRemainingWeek()
	if c.FromWeek, why = workbench.ParseWeek(said[1], y, 0, first); why != "" {
		return c, why
	}
	if c.ToWeek, why = workbench.ParseWeek(said[2], y, 0, model.WeeksInYear); why != "" {
		return c, why
	}
	from, to := weeksOf(y, c)
	if to < from {
		return c, words.LastBeforeFirst
	}
	if c.Delivered, why = workbench.ShareOr(said[3], 1); why != "" {
		return c, why
	}
	if !b.pounds {
		c.Size, why = a.Session.ParseSize(said[0], c)
		return c, why
	}
	text, sign := said[0], -1.0
	if rest, more := strings.CutPrefix(text, "+"); more {
		text, sign = rest, 1
	}
	pounds, why := number.ParsePounds(text)
	if pounds < 0 { // a minus is fewer, as everywhere
		pounds = -pounds
	}
	c.Size = scenarios.PoundsByYearEnd(sign*pounds, insight.WeeksActedOn(a.Prepared(), c))
	return c, why
}

// weeksOf are the first and the last week of a change.
func weeksOf(y *model.Year, c model.Change) (from, to int) {
	from, to = max(c.FromWeek, y.FirstRemainingWeek()), c.ToWeek
	if to == 0 {
		to = model.WeeksInYear
	}
	return from, to
}

// typedPounds writes what a change of so many pounds a week comes to by 31 March,
// as people type it: "40000", "+1250.50".
func typedPounds(p *model.Prepared, c model.Change) string {
	if c.Size.Amount == 0 || c.Size.Kind != model.PerWeek {
		return ""
	}
	total := model.RoundPounds(c.Size.Amount * insight.WeeksActedOn(p, c))
	sign := ""
	if total > 0 {
		sign = "+"
	}
	return sign + strings.TrimSuffix(strconv.FormatFloat(total.Abs().Float(), 'f', 2, 64), ".00")
}

// sharedAs reads back a field that holds a proportion.
func sharedAs(most float64, of string) func(text string) (string, bool) {
	return func(text string) (string, bool) {
		share, why := number.ParseShare(text, most)
		if why != "" {
			return why, true
		}
		return model.PercentWords(share) + of, false
	}
}
