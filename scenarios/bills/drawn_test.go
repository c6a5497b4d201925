package bills_test

import (
	"flag"
	"fmt"
	"math/big"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"fewer/scenarios/bills"
)

var drawn = flag.Int("bills-drawn", 8, "how many drawn bills are checked")

// drawnLine is a line as it was drawn, before it is written down.
type drawnLine struct {
	patient, practice, commissioner, provider, function, pod, code, referral, note string
	start, end                                                                     time.Time
	stay                                                                           int
	pence                                                                          int64
}

var (
	drawnFactors   = map[string]string{"RBA": "1.2035", "RFF": "1.1478", "RBE": "1.1139"}
	drawnDiscounts = map[string]string{"RFF 130": "7.5", "RFF 320": "7.5", "RBE 110": "5", "RBE 502": "2.5"}
	// elective, day case, non-elective, in outpatients, both trim points, excess day, multiplier
	drawnStays = map[string][8]string{
		"BZ02Z": {"6201", "3601", "8775", "857", "12", "45", "243", "0.7"}, "BZ19Z": {"6189", "2672", "9016", "", "5", "45", "250", "0.45"},
		"BZ24G": {"2932", "1034", "3479", "431", "5", "14", "418", ""}, "CZ05Y": {"1027", "447", "1273", "151", "8", "30", "370", "0.7"},
	}
	drawnAttendances = map[string][2]string{"100": {"210", "107"}, "110": {"113", "69"}, "130": {"197", "115"}, "320": {"118", "72"}}
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// exact is a price in pence by exact fractions, rounded as projection.md says: to
// six decimals of a pound, then to the penny, halves up.
func exact(l *drawnLine, pod string) (pence int64, ok bool) {
	pounds := new(big.Rat)
	if pod == "OPFA" || pod == "OPFUP" {
		p, known := drawnAttendances[l.function]
		if !known {
			return 0, false
		}
		pounds = rat(p[map[string]int{"OPFA": 0, "OPFUP": 1}[pod]])
	} else {
		p, known := drawnStays[l.code]
		column := map[string]int{"EL": 0, "DC": 1, "NEL": 2, "OPPROC": 3}[pod]
		if !known || p[column] == "" {
			return 0, false
		}
		pounds = rat(p[column])
		if trim := map[string]int{"EL": 4, "NEL": 5}[pod]; trim > 0 {
			days := new(big.Rat).Sub(big.NewRat(int64(l.stay), 1), rat(p[trim]))
			if days.Sign() > 0 {
				pounds.Add(pounds, days.Mul(days, rat(p[6])))
			}
		}
		if pod == "NEL" && l.stay < 2 && p[7] != "" {
			pounds.Mul(pounds, rat(p[7]))
		}
	}
	pounds.Mul(pounds, rat(drawnFactors[l.provider]))
	if d, agreed := drawnDiscounts[l.provider+" "+l.function]; agreed {
		pounds.Mul(pounds, new(big.Rat).Sub(big.NewRat(1, 1), new(big.Rat).Quo(rat(d), big.NewRat(100, 1))))
	}
	half := func(r *big.Rat, scale int64) *big.Int {
		r = new(big.Rat).Mul(r, big.NewRat(scale, 1))
		r.Add(r, big.NewRat(1, 2))
		return new(big.Int).Quo(r.Num(), r.Denom())
	}
	millionths := new(big.Rat).SetFrac(half(pounds, 1_000_000), big.NewInt(1_000_000))
	return half(millionths, 100).Int64(), true
}

// slowly reckons what is wrong with a bill line by line against every other line, in
// the words of docs/bills.md and nothing else.
func slowly(lines []*drawnLine) (found []string) {
	first, last := date(2010, 4, 1), date(2011, 3, 31)
	rule := make([]string, len(lines))
	days := func(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }
	same := func(a, b *drawnLine) bool { return a.patient == b.patient && a.provider == b.provider }
	inpatient := func(l *drawnLine) bool { return l.pod == "EL" || l.pod == "NEL" || l.pod == "DC" }
	for i, l := range lines { // the rules that later ones rest on
		ours := l.commissioner == "5PH"
		if strings.HasPrefix(l.practice, "F860") {
			ours = true
		} else if strings.HasPrefix(l.practice, "F950") {
			ours = false
		}
		switch {
		case !ours:
			rule[i] = "wrong_commissioner"
		case l.end.Before(first) || l.end.After(last):
			rule[i] = "outside_year"
		}
	}
	for i, l := range lines {
		for j := 0; j < i && rule[i] == ""; j++ {
			k := lines[j]
			if same(l, k) && l.function == k.function && l.pod == k.pod && l.code == k.code && l.start.Equal(k.start) && l.end.Equal(k.end) &&
				rule[j] != "wrong_commissioner" && rule[j] != "outside_year" {
				rule[i] = "duplicate"
			}
		}
	}
	for i, l := range lines {
		over := l.pence
		for j, k := range lines {
			if i == j || !same(l, k) || rule[j] == "duplicate" {
				continue
			}
			if strings.HasPrefix(l.pod, "OP") && (k.pod == "EL" || k.pod == "NEL") && days(k.start, k.end) >= 2 &&
				!l.start.Before(k.start) && !l.start.After(k.end) && rule[i] == "" {
				rule[i] = "outpatient_during_stay"
			}
		}
		for j, k := range lines {
			if i == j || !same(l, k) || rule[j] == "duplicate" || rule[i] != "" {
				continue
			}
			if gap := days(k.end, l.start); l.pod == "NEL" && inpatient(k) && gap >= 1 && gap <= 30 {
				rule[i] = "readmission"
			}
		}
		followUp, priced := exact(l, "OPFUP")
		for j, k := range lines {
			earlier := k.start.Before(l.start) || k.start.Equal(l.start) && j < i
			if l.pod != "OPFA" || k.pod != "OPFA" || !earlier || !same(l, k) || rule[j] == "duplicate" || rule[i] != "" || !priced || l.pence <= followUp {
				continue
			}
			further := l.referral == k.referral
			if l.referral == "" || k.referral == "" {
				further = l.function == k.function && !l.start.After(inSixMonths(k.start))
			}
			if further {
				rule[i], over = "follow_up_as_first", l.pence-followUp
			}
		}
		if clinic, known := exact(l, "OPPROC"); rule[i] == "" && l.pod == "DC" && l.note != "" && known && l.pence > clinic {
			rule[i], over = "procedure_as_day_case", l.pence-clinic
		}
		if right, known := exact(l, l.pod); rule[i] == "" && known && right != l.pence {
			rule[i], over = "price", l.pence-right
		}
		if rule[i] != "" {
			found = append(found, fmt.Sprintf("%d %s %d", i+1, rule[i], over))
		}
	}
	return found
}

// inSixMonths is the same day six months later, or the last of that month.
func inSixMonths(t time.Time) time.Time {
	later := date(t.Year(), int(t.Month())+6, t.Day())
	for later.Day() != t.Day() && later.Day() < 4 {
		later = later.AddDate(0, 0, -1)
	}
	return later
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// drawBill draws lines so close together that every rule and every near miss comes
// up: few patients, few days, twins with one field changed, prices right or a little
// wrong.
func drawBill(rnd *rand.Rand) (lines []*drawnLine) {
	pick := func(of ...string) string { return of[rnd.Intn(len(of))] }
	for range 30 {
		l := &drawnLine{
			patient: pick("A", "B", "C", "D"), practice: pick("F86001", "F86001", "F86002", "F95001", "F99999"), commissioner: pick("5PH", "5PH", "5PH", "5PH", "5PE"),
			provider: pick("RBA", "RFF", "RBE"), function: pick("100", "110", "130", "320"), pod: pick("EL", "NEL", "DC", "OPFA", "OPFA", "OPFUP", "OPPROC"),
			referral: pick("", "", "R1", "R2"), start: date(2010, 3, 20).AddDate(0, 0, rnd.Intn(80)),
		}
		if rnd.Intn(4) == 0 {
			l.start = l.start.AddDate(0, 6, rnd.Intn(3)-1)
		}
		l.end = l.start
		if l.pod != "OPFA" && l.pod != "OPFUP" {
			l.code = pick("BZ02Z", "BZ19Z", "BZ24G", "CZ05Y", "ZZ99Z")
		}
		if l.pod == "EL" || l.pod == "NEL" {
			l.stay = rnd.Intn(7)
			if rnd.Intn(4) == 0 {
				l.stay += 40
			}
			l.end = l.start.AddDate(0, 0, l.stay)
		}
		if l.pod == "DC" && rnd.Intn(3) == 0 {
			l.note = "OP_SETTING"
		}
		l.pence, _ = exact(l, l.pod)
		if l.pence == 0 {
			l.pence = 50_000
		}
		if rnd.Intn(5) == 0 {
			l.pence += int64(rnd.Intn(2000)) - 300
		}
		lines = append(lines, l)
		for rnd.Intn(4) == 0 {
			twin := *l
			switch rnd.Intn(8) {
			case 0:
				twin.patient = "E"
			case 1:
				twin.provider = "RBA"
			case 2:
				twin.function = "100"
			case 3:
				twin.start, twin.end = twin.start.AddDate(0, 0, 1), twin.end.AddDate(0, 0, 1)
			}
			lines = append(lines, &twin)
		}
	}
	for _, l := range lines {
		l.pence = max(1, l.pence)
	}
	rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	return lines
}

// TestDrawnBillsAgainstASlowReckoning holds drawn bills, in which every rule is met
// hundreds of times, against a reckoning that shares nothing with the program: every
// error found, nothing else, the same pence.
func TestDrawnBillsAgainstASlowReckoning(t *testing.T) {
	year, tables, met := sampleYear(t), reference(t), map[string]int{}
	for seed := range int64(*drawn) {
		lines := drawBill(rand.New(rand.NewSource(seed)))
		var rows []string
		for i, l := range lines {
			rows = append(rows, fmt.Sprintf("%d,%s,%s,%s,%s,%s,%s,%s,%s,%s,%d,%s,%s,%d.%02d", i+1, l.patient, l.practice, l.commissioner, l.provider, l.function, l.pod, l.code,
				l.start.Format("2006-01-02"), l.end.Format("2006-01-02"), l.stay, l.referral, l.note, l.pence/100, l.pence%100))
		}
		result := bills.Check(bill(t, heading, rows...), tables, bills.Asked{Prepared: year, Commissioner: "5PH"})
		var got []string
		for _, f := range slices.Concat(result.Found, result.Under) {
			got = append(got, fmt.Sprintf("%s %s %d", f.Line, f.Rule, f.Overcharge))
		}
		want := slowly(lines)
		for _, w := range want {
			met[strings.Fields(w)[1]]++
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: found\n%q\nnot\n%q\n%s", seed, got, want, strings.Join(rows, "\n"))
		}
	}
	for _, rule := range bills.Rules {
		if met[rule.String()] < *drawn/3 {
			t.Errorf("%s was met %d times only", rule, met[rule.String()])
		}
	}
}
