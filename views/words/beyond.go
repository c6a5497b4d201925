package words

import (
	"slices"
	"strings"

	"fewer/model"
)

// reasonsBeyond says why a stream saves more than by the case: what is seen
// elsewhere is inside a block, so that what it would cost there stays saved.
func (t *teller) reasonsBeyond() string {
	r := &t.year.Referrals[t.stream]
	byTheCase := true
	var from []int
	for _, f := range r.LeadsTo {
		s := t.Prepared.ScheduleOf(t.Prepared.LineAt(f.Line))
		if s < 0 {
			continue
		}
		at := t.standing(s)
		rate, same := at.Rate()
		byTheCase = byTheCase && same && rate == 1
		from = append(from, s)
	}
	var lines []string
	in := -1
	for _, f := range r.Instead {
		line := t.Prepared.LineAt(f.Line)
		s := t.Prepared.ScheduleOf(line)
		if s < 0 || in >= 0 && s != in || slices.Contains(from, s) || !t.paysOneSum(s) {
			return t.reasons()
		}
		in = s
		lines = append(lines, inSentence(t.year.Lines[line].Name))
	}
	they := "what they would cost at the "
	if byTheCase {
		they = "the " + Saved(t.saving(model.AsContracted)-t.saving(model.AllCostPerCase)) + " that they would cost at the "
	}
	return t.reasonsOf(from) + ", and " + they + model.ListWords(lines) + " is inside " + possessive(t.provider(t.Prepared.Schedules()[in].Provider)) + " block"
}

func (t *teller) paysOneSum(schedule int) bool {
	_, ok := t.Prepared.Schedules()[schedule].Schedule.PaysOneSum()
	return ok
}

// possessive is a name with what shows that something is its own.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}
