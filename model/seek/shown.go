package seek

import (
	"cmp"
	"fmt"
	"slices"

	"fewer/model"
	"fewer/model/figure"
)

// Listed are the plan's cuts in the order in which they are read, as indexes:
// what saves most comes first. Cuts that save nothing by themselves or with any
// other are apart, and what the plan leaves as it is is in neither list.
func (p *Plan) Listed() (saving, idle []int) {
	for i := range p.Cuts {
		switch c := &p.Cuts[i]; {
		case c.Percent == c.From:
		case c.Idle:
			idle = append(idle, i)
		default:
			saving = append(saving, i)
		}
	}
	slices.SortStableFunc(saving, func(a, b int) int { return cmp.Compare(p.Cuts[b].Saving, p.Cuts[a].Saving) })
	return saving, idle
}

// Further tells whether the plan goes on from changes that the scenario has.
func (p *Plan) Further() bool {
	return slices.ContainsFunc(p.Cuts, func(c Cut) bool { return c.From != 0 && c.Percent != c.From })
}

// FewerHeading heads the column of what is not sent.
func (p *Plan) FewerHeading() string {
	if p.Further() {
		return "further"
	}
	return "fewer"
}

// Notes say all that the list of a plan's cuts leaves unsaid, a sentence each.
func (a *Answer) Notes(y *model.Year, p *Plan) []string {
	return append(a.WhoIsCut(y, p), a.WhatStops(p)...)
}

// WhoIsCut says what is counted, which streams the list of a plan leaves out, and
// which it has although they save nothing.
func (a *Answer) WhoIsCut(y *model.Year, p *Plan) (say []string) {
	saving, idle := p.Listed()
	if p.Further() {
		say = append(say, "Further patients are counted, beside those that this scenario's own changes take away already.")
	}
	if n := len(a.LeftOut); n > 0 && len(saving) > 0 {
		say = append(say, fmt.Sprintf("%s left alone, as fewer would save nothing %s %s: %s.",
			model.Numbered(n, "stream is", "streams are"), byWhen(a.FullYear), a.Terms, a.whose(y, a.LeftOut)))
	}
	if alone := p.stopped(true); len(alone) > 0 {
		say = append(say, fmt.Sprintf("%s left alone: fewer would cost more than %s %s %s.",
			listed(y, alone), model.OneOrMore(len(alone), "it saves", "they save"), byWhen(a.FullYear), a.Terms))
	}
	if b := a.Without; b != nil {
		levers := slices.Concat(b.Exact.stopped(true), b.Exact.stopped(false), b.Most.stopped(true), b.Most.stopped(false))
		say = append(say, listed(y, levers)+" cut further, as asked, than saves most: what is done instead costs more. With less of it: "+b.Headline(y))
	}
	if n := len(idle); n > 0 {
		var levers []Lever
		for _, i := range idle {
			levers = append(levers, p.Cuts[i].Lever)
		}
		say = append(say, fmt.Sprintf("%s cut as well, as asked, and %s nothing %s %s: %s.",
			listed(y, levers), model.OneOrMore(n, "saves", "save"), byWhen(a.FullYear), a.Terms, a.whose(y, levers)))
	}
	return say
}

// stopped are the levers that go no further because more would cost more than it saves:
// those that stay as they are, or those that are cut.
func (p *Plan) stopped(alone bool) (levers []Lever) {
	for _, c := range p.Cuts {
		if c.Stop == StoppedByCost && (c.Percent == c.From) == alone {
			levers = append(levers, c.Lever)
		}
	}
	return levers
}

// WhatStops says what the words mean that stand beside cuts which go no further.
func (a *Answer) WhatStops(p *Plan) (say []string) {
	saving, _ := p.Listed()
	stopped := map[Stop]bool{}
	for _, i := range saving {
		stopped[p.Cuts[i].Stop] = true
	}
	if stopped[StoppedByProtection] {
		say = append(say, "Protected: the rest are suspected cancer and other urgent referrals, which may never be cut.")
	}
	if stopped[StoppedByRedLine] {
		say = append(say, "At its limit: a red line that was agreed, or the limit that was typed, lets it go no further.")
	}
	if stopped[StoppedByCost] {
		say = append(say, "At its best: still fewer would cost more than they save, by what is done instead.")
	}
	if stopped[StoppedAtNothing] {
		say = append(say, "None left: nobody would be referred there any more.")
	}
	return say
}

// listed names a few levers, or says how many they are: "ENT to Midshire General is".
func listed(y *model.Year, levers []Lever) string {
	if len(levers) > 3 {
		return model.Numbered(len(levers), "row is", "rows are")
	}
	var names []string
	for _, l := range levers {
		names = append(names, l.Name(y))
	}
	return model.ListWords(names) + " " + model.OneOrMore(len(names), "is", "are")
}

// whose says why fewer save nothing with the providers to which levers lead:
// "Midshire General is paid by block, whoever comes".
func (a *Answer) whose(y *model.Year, levers []Lever) string {
	var names []string
	fixed := true
	for _, l := range levers {
		if l.Provider < 0 {
			fixed = false
			continue
		}
		q := &y.Providers[l.Provider]
		if !slices.Contains(names, q.Name) {
			names = append(names, q.Name)
		}
		fixed = fixed && (a.Terms == model.AllBlock || a.Terms == model.AsContracted && allBlock(q.Contract))
	}
	const most = 3
	if n := len(names) - most; n > 1 {
		names = append(names[:most:most], fmt.Sprintf("%d more", n))
	}
	switch {
	case len(names) == 0:
		return "nothing is paid for them by the case"
	case fixed:
		return model.ListWords(names) + " " + model.OneOrMore(len(names), "is", "are") + " paid by block, whoever comes"
	}
	return "what " + model.ListWords(names) + " " + model.OneOrMore(len(names), "is", "are") + " paid does not fall with them"
}

func allBlock(contract []model.Schedule) bool {
	return !slices.ContainsFunc(contract, func(s model.Schedule) bool {
		_, one := s.PaysOneSum()
		return !one
	})
}

// StopWords says what a lever has come up against; empty where nothing.
func (c Cut) StopWords() string {
	switch c.Stop {
	case StoppedByProtection:
		return "protected"
	case StoppedByRedLine:
		return "at its limit"
	case StoppedByCost:
		return "at its best"
	case StoppedAtNothing:
		return "none left"
	}
	return ""
}

// Words says the cut in sentences: what it takes away and saves, and why it goes
// no further.
func (c Cut) Words(y *model.Year, t model.Terms) []string {
	what := figure.Count(c.NotSent) + " fewer"
	if c.Lever.InPounds() {
		what = model.RoundPounds(c.NotSent).Short() + " less"
	}
	if c.From != 0 {
		what += " than in this scenario"
	}
	say, when := c.Lever.Name(y)+": "+what, " "+byWhen(c.FullYear)+" "
	switch {
	case c.Idle:
		say += ", which saves nothing" + when + t.String() + "."
	case c.Saving == 0:
		say += ", which saves only together with the others."
	case c.Saving > 0:
		say += ", which saves " + c.Saving.Short() + when + t.String() + "."
	default:
		say += ", which costs " + c.Saving.Abs().Short() + " more" + when + t.String() + "."
	}
	switch c.Stop {
	case StoppedByProtection:
		return []string{say, "The rest is protected: suspected cancer and other urgent referrals may never be cut."}
	case StoppedByRedLine:
		return []string{say, "A red line or the limit that was typed lets it go no further."}
	case StoppedByCost:
		return []string{say, "Still fewer would cost more than they save."}
	case StoppedAtNothing:
		return []string{say, "Nobody would be referred any more."}
	}
	return []string{say}
}
