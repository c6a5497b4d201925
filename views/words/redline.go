package words

import (
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
)

// UrgentFound says what of the year is marked urgent.
func UrgentFound(y *model.Year) string {
	var shares []string
	least, most := 1.0, 0.0
	for _, s := range file.MarkedUrgent(y) {
		shares = append(shares, model.PercentWords(s.Protected)+" of "+s.Name)
		least, most = min(least, s.Protected), max(most, s.Protected)
	}
	switch n := len(shares); {
	case n == 0:
		return "the year file marks nothing as urgent, so that nothing holds this: protected: 9% in a stream does"
	case n > 4: // they are listed below
		return "held by the year file in " + strconv.Itoa(n) + " rows, from " + model.PercentWords(least) + " to " + model.PercentWords(most) + " of their patients"
	}
	return "held by the year file: " + model.ListWords(shares)
}

// said in a red line without saying what it is about.
var unsaid = strings.Fields("no not never any none fewer less cut cuts cutting touch referral referrals patient patients we will do keep protect at most than")

// MeantByRedLine are the words of a red line that say what it is about: of “no cancer referrals”,
// cancer.
func MeantByRedLine(text string) string {
	about := slices.DeleteFunc(strings.Fields(strings.ToLower(text)), func(w string) bool { return slices.Contains(unsaid, w) })
	if len(about) == 0 {
		return text
	}
	return strings.Join(about, " ")
}
