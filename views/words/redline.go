package words

import (
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/insight"
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

// RedLineFigure is how far a red line lets go, and of what: "10", "% fewer Dermatology to
// Eastmoor Foundation at most".
func RedLineFigure(p *model.Prepared, a file.Agreed) (limit, beside string) {
	y := p.Year()
	if a[0].Urgent {
		return "0", "fewer of " + a[0].Row(y)
	}
	of := a[0].Row(y)
	if len(a) > 1 {
		of = insight.WhereverTheyGo(specialtyOf(p, a[0].Target)) + ","
	}
	return model.NumberWords(max(0, -a[0].NotBelow)), "% fewer " + of + " at most"
}

// MayAgree is what a red line may be about, as it is offered.
type MayAgree struct {
	Name  string
	Lines file.Agreed
	Short string // what was agreed, where nothing was typed; "" where the row says it
}

// MayBeAgreed lists what a red line may be about: what is marked urgent, which the words
// used for it are to find before a specialty of that name, then each row, and each
// specialty of several rows.
func MayBeAgreed(p *model.Prepared, targets []model.Target) (all []MayAgree) {
	y := p.Year()
	urgent := MayAgree{Name: file.Urgent + ": suspected cancer, two-week waits", Lines: file.Agreed{{Urgent: true}}, Short: "nothing urgent"}
	held := len(file.MarkedUrgent(y)) > 0
	if held {
		all = append(all, urgent)
	}
	var specialties []string
	rows := map[string]file.Agreed{}
	for _, t := range targets {
		line := file.RedLine{Target: t}
		all = append(all, MayAgree{Name: y.TargetName(t), Lines: file.Agreed{line}})
		if s := specialtyOf(p, t); s != "" {
			if rows[s] == nil {
				specialties = append(specialties, s)
			}
			rows[s] = append(rows[s], line)
		}
	}
	for _, s := range specialties {
		if n := len(rows[s]); n > 1 {
			all = append(all, MayAgree{Name: "all of " + s + " (" + strconv.Itoa(n) + " rows)", Lines: rows[s], Short: "all of " + s})
		}
	}
	if !held {
		all = append(all, urgent)
	}
	return all
}

// specialtyOf is that of a row; "" for none.
func specialtyOf(p *model.Prepared, t model.Target) string {
	if i := p.StreamAt(t.Referrals); i >= 0 {
		return p.Year().Referrals[i].Specialty
	}
	if i := p.LineAt(t.Line); i >= 0 {
		return p.Year().Lines[i].Specialty
	}
	return ""
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
