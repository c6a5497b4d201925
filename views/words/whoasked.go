package words

import (
	"math"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/beside"
)

// AskedRow says a row of a scenario with who asked for what in it: the sum, and a
// line for each who asked.
type AskedRow struct {
	Sum    string
	Wishes []string
}

// WhoAsked says who asked for what in a scenario, row by row, with the sum of each
// row and, last, of all of them where there are several.
func WhoAsked(year *model.Prepared, sc model.Scenario, pr *model.Projection) (said []AskedRow) {
	y := year.Year()
	rows := beside.WhoAsked(year, sc, pr)
	var total [len(model.AllTerms)]model.Money
	wishes := 0
	for _, r := range rows {
		row := AskedRow{Sum: y.TargetName(r.Target) + ": " + askedSize(y, r) + ", " + askedSaving(r.Saving)}
		for _, w := range r.Wishes {
			row.Wishes = append(row.Wishes, wishWords(y, w))
		}
		for t := range total {
			total[t] += r.Saving[t]
		}
		wishes += len(r.Standing())
		said = append(said, row)
	}
	if len(rows) > 1 {
		said = append(said, AskedRow{Sum: "Together, " + strconv.Itoa(wishes) + " wishes: " + askedSaving(total)})
	}
	return said
}

// ChangeAndWho says a change without its row, and who asked for it.
func ChangeAndWho(y *model.Year, c model.Change) string {
	said := y.ChangeWordsAlone(c)
	if by := AskedBy(c); by != "" {
		said += ", " + by
	}
	return said
}

// AskedBy says who asked for a change: "asked by Combe Lane Surgery"; "" where it
// is not known.
func AskedBy(c model.Change) string {
	if len(c.AskedBy) == 0 {
		return ""
	}
	return "asked by " + model.ListWords(c.AskedBy)
}

func askedSize(y *model.Year, r beside.AskedRow) string {
	standing := r.Standing()
	if len(standing) == 1 {
		return y.ChangeWordsAlone(standing[0].Change)
	}
	if len(standing) == 0 {
		return "all of it switched off"
	}
	share := Decimals(math.Abs(r.Net)) + "% "
	return strconv.Itoa(len(standing)) + " wishes, in all " + share + FewerOrMore(r.Net) + ", " + notSentWords(y, r.Target, r.NotSent)
}

// FewerOrMore says of a net change which it is: "fewer", "more".
func FewerOrMore(net float64) string {
	if net > 0 {
		return "more"
	}
	return "fewer"
}

// Taken says how much of a row a change takes away by 31 March: "114 patients
// fewer", "£6,000 less".
func Taken(y *model.Year, t model.Target, notSent float64) string {
	return strings.Replace(notSentWords(y, t, notSent), " referral", " patient", 1)
}

// TakenByYearEnd says how much of a row is taken away by 31 March, and how many of those
// patients are sent after all by then.
func TakenByYearEnd(y *model.Year, t model.Target, notSent, sentBack float64) string {
	return Taken(y, t, notSent) + " by 31 March" + SentAfterAll(notSent, sentBack)
}

// SentAfterAll says of patients who are taken away by 31 March how many of them are sent
// after all by then, as the end of a clause; "" for nobody.
func SentAfterAll(notSent, sentBack float64) string {
	switch {
	case Counted(sentBack) == 0:
		return ""
	case Counted(sentBack) == Counted(notSent):
		return ", all of them sent after all by then"
	}
	return ", " + Count(sentBack) + " of them sent after all by then"
}

// notSentWords says how much is not done: "114 referrals fewer", "£6,000 less".
func notSentWords(y *model.Year, t model.Target, notSent float64) string {
	what, direction := " units ", "fewer"
	if t.Referrals != "" {
		what = " referrals "
	}
	if notSent < 0 {
		direction = "more"
	}
	for i := range y.Lines {
		if l := &y.Lines[i]; l.ID == t.Line && l.WithoutActivity {
			if direction == "fewer" {
				direction = "less"
			}
			return model.RoundPounds(math.Abs(notSent)).Whole() + " " + direction
		}
	}
	count := Count(notSent)
	if count == "1" {
		what = strings.TrimSuffix(what, "s ") + " "
	}
	return count + what + direction
}

// askedSaving says both figures: "£106 saved as contracted, £204 if all were paid
// by the case".
func askedSaving(saving [len(model.AllTerms)]model.Money) string {
	contracted, byCase := saving[model.AsContracted], saving[model.AllCostPerCase]
	said := SavingWords(contracted)
	if byCase == contracted {
		return said + " as contracted and if all were paid by the case"
	}
	return said + " as contracted, " + Saved(byCase) + " if all were paid by the case"
}

// wishWords says one wish. Where somebody asks for a change to their own
// referrals, their name stands once.
func wishWords(y *model.Year, w beside.Wish) string {
	c := w.Change
	own := len(w.By) == 1 && len(c.Practices) == 1 && y.PracticeName(c.Practices[0]) == w.By[0]
	if own {
		c.Practices = nil
	}
	said := model.ListWords(w.By) + ": " + y.ChangeWordsAlone(c)
	if own {
		said += ", of its own"
	}
	if c.Off {
		return said
	}
	if w.LeftOut != "" {
		return said + "; it has no effect: " + w.LeftOut
	}
	return said + "; " + notSentWords(y, c.Target, w.NotSent) + ", " + askedSaving(w.Saving)
}
