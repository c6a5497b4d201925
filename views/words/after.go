package words

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"fewer/model"
)

// AfterYearEnd says what falls after the year's end, at this year's tariff, and
// that nobody knows yet who keeps or pays it; a clause for the middle of a
// sentence, or "" where there is nothing. Nothing of it may be called saved. So far tells
// whether anything is saved before.
func AfterYearEnd(lands model.Money, soFar bool) string {
	switch {
	case lands > 0 && !soFar:
		return "after 31 March " + lands.Short() + " at tariff: next year's contract says who keeps it"
	case lands > 0:
		return "after 31 March a further " + lands.Short() + " at tariff: next year's contract says who keeps it"
	case lands < 0:
		return "after 31 March it costs " + lands.Abs().Short() + " more at tariff: next year's contract says who pays it"
	}
	return ""
}

// ScenarioAfter is what of a scenario falls after the year's end, in a sentence; "" where
// nothing does.
func ScenarioAfter(pr *model.Projection, t model.Terms) string {
	if pr.LandsAfterYearEnd == 0 {
		return ""
	}
	return Sentence(AfterYearEnd(pr.LandsAfterYearEnd, pr.Terms[t].Saving > 0))
}

// AfterYearEndBriefly says the same in a line, the longest wording first; none
// where there is nothing. So far tells whether anything falls before.
func AfterYearEndBriefly(lands model.Money, soFar bool) []string {
	amount := lands.Abs().Short()
	switch {
	case lands > 0 && soFar:
		return []string{
			"a further " + amount + " at tariff after 31 March: next year's contract says who keeps it",
			"a further " + amount + " less care at tariff after 31 March", amount + " at tariff falls after 31 March", "then " + amount + " at tariff",
		}
	case lands > 0:
		return []string{
			amount + " at tariff after 31 March: next year's contract says who keeps it",
			amount + " less care at tariff after 31 March", amount + " at tariff falls after 31 March", "then " + amount + " at tariff",
		}
	case lands < 0:
		return []string{AfterYearEnd(lands, soFar), amount + " more at tariff after 31 March", "then " + amount + " more"}
	}
	return nil
}

// Landing is what one row's changes let fall after the year's end, at tariff.
type Landing struct {
	Target model.Target
	Amount model.Money
}

// LandingBeside is what lands most after the year's end, of a row other than those on:
// whose the amount after 31 March is, where it is not all of the row's own. It is
// zero where all of it is.
func LandingBeside(s *model.Scenario, pr *model.Projection, on ...model.Target) (most Landing) {
	by := map[model.Target]model.Money{}
	for i, c := range s.Changes {
		by[c.Target] += pr.Changes[i].LandsAfterYearEnd
	}
	for _, c := range s.Changes { // in the scenario's order
		if amount := by[c.Target]; !slices.Contains(on, c.Target) && amount.Abs() > most.Amount.Abs() {
			most = Landing{c.Target, amount}
		}
	}
	return most
}

// OfWhich says whose a part of the amount after the year's end is, the longest
// wording first: name is the row's in full, short as it stands in its table, or "" where that would
// not tell it from the selected one. So far
// tells whether anything falls before.
func (l Landing) OfWhich(lands model.Money, soFar bool, name, short string) []string {
	if l.Amount == 0 || lands == 0 {
		return nil
	}
	amount := lands.Abs().Short()
	total, part := amount+" at tariff after 31 March", l.Amount.Abs().Short()+" of it "
	further, who := "a further ", "keeps"
	switch {
	case lands < 0:
		amount += " more"
		total, further, who = amount+" at tariff after 31 March", "", "pays"
	case !soFar:
		total, further = amount+" at tariff, only after 31 March", ""
	}
	switch {
	case (l.Amount > 0) != (lands > 0): // of it would be untrue
		part = l.Amount.Abs().Short() + " less of "
		if l.Amount < 0 {
			part = l.Amount.Abs().Short() + " more of "
		}
	case l.Amount == lands:
		part = "all of it "
	case l.Amount.Abs() > lands.Abs(): // others take from it
		part = l.Amount.Abs().Short() + " from "
	}
	briefly := part + short
	if short == "" {
		briefly = l.Amount.Abs().Short() + " another row's"
	}
	return []string{
		further + total + ", " + part + name + ": next year's contract says who " + who + " it",
		further + total + ", " + part + name, total + ", " + part + name, total + ", " + briefly,
		amount + " after 31 March, " + briefly,
	}
}

// LowerFirst makes a sentence fit for the middle of another.
func LowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// Sentence begins a clause with a capital and ends it with a full stop.
func Sentence(clause string) string {
	t := &teller{}
	t.say(clause)
	return t.said[0]
}
