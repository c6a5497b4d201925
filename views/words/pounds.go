package words

import (
	"strconv"
	"strings"
	"unicode"

	"fewer/model"
)

// tellPounds tells of a line without activity, which no contract changes.
func (t *teller) tellPounds() {
	left := model.RoundPounds(t.held).Short()
	first := left + " of " + t.noun + " is still to be spent in " + t.weeks()
	if t.notSent != 0 {
		first += "; " + t.takenPounds()
	}
	t.say(first)
	switch {
	case t.line >= 0 && t.year.Lines[t.line].IsReserve():
		t.say("reserves are not money that can be saved: they are held against what is not known yet, and using them leaves nothing for it")
	case t.notSent == 0:
		t.say("no contract fixes it: what is not spent is saved, whatever the terms")
	default:
		t.say("no contract fixes it: the whole of it counts, whatever the terms")
	}
	t.tellLimits()
}

// takenPounds says what the changes take away of a line without activity.
func (t *teller) takenPounds() string {
	saved := t.saving(model.AsContracted)
	if len(t.changes) > 1 {
		less := " less"
		if saved < 0 {
			less = " more"
		}
		return strconv.Itoa(len(t.changes)) + " changes together are " + saved.Abs().Whole() + less
	}
	c := t.Scenario.Changes[t.changes[0]]
	return t.year.SizeWords(c.Target, c.Size) + " is " + saved.Abs().Whole()
}

// referrals names the referrals of a stream: "ENT referrals", "referrals for
// cataracts".
func referrals(name string) string {
	if strings.Contains(name, " and ") || strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ics") {
		return "referrals for " + name
	}
	return name + " referrals"
}

// inSentence is a name as it stands within a sentence: "hips and knees", but "ENT"
// and "GP prescribing".
func inSentence(name string) string {
	letters := []rune(name)
	if len(letters) > 1 && unicode.IsUpper(letters[0]) && unicode.IsLower(letters[1]) {
		letters[0] = unicode.ToLower(letters[0])
	}
	return string(letters)
}
