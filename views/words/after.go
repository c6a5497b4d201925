package words

import "fewer/model"

// AfterYearEnd says what falls after the year's end, at this year's tariff, and
// that nobody knows yet who keeps or pays it; a clause for the middle of a
// sentence, or "" where there is nothing. Nothing of it may be called saved.
func AfterYearEnd(lands model.Money) string {
	switch {
	case lands > 0:
		return "after 31 March a further " + lands.Short() + " at tariff: next year's contract says who keeps it"
	case lands < 0:
		return "after 31 March it costs " + lands.Abs().Short() + " more at tariff: next year's contract says who pays it"
	}
	return ""
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
			amount + " at tariff, only after 31 March: next year's contract says who keeps it",
			amount + " less care at tariff, but only after 31 March", amount + " at tariff falls after 31 March", "then " + amount + " at tariff",
		}
	case lands < 0:
		return []string{AfterYearEnd(lands), amount + " more at tariff after 31 March", "then " + amount + " more"}
	}
	return nil
}

// Sentence begins a clause with a capital and ends it with a full stop.
func Sentence(clause string) string {
	t := &teller{}
	t.say(clause)
	return t.said[0]
}
