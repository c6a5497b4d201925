package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fewer/scenarios/gather"
	"fewer/scenarios/mapping"
	"fewer/scenarios/scenariotest"
)

// aprilAndMay is monitoring of April and May 2010.
const aprilAndMay = head + "2010/11,1,RXX,100,OPFA,10,500\n2010/11,2,RXX,100,OPFA,10,500\n"

// referred imports two months of monitoring and referrals beside them.
func referred(t *testing.T, referrals string, req gather.Request) (*Result, error) {
	t.Helper()
	req.Files = []string{scenariotest.File(t, "a.csv", aprilAndMay), scenariotest.File(t, "referrals.csv", referrals)}
	return Import(req)
}

// Referrals by week are put into months, whole and none lost, by whatever a week goes:
// its number, the day on which it ends or begins.
func TestReferralsByWeekAreSpreadOverMonths(t *testing.T) {
	t.Parallel()
	numbers := func(name string) (rows string) {
		for w := range 9 { // week 5 is 29 April to 5 May: 2 of its 4 working days are in April; week 9 ends on 2 June
			rows += fmt.Sprintf("RXX,100,%s,%d,7\n", strings.ReplaceAll(name, "#", fmt.Sprint(w+1)), w+1)
		}
		return rows
	}
	days := func(first int) (rows string) { // Mondays or Sundays to 6 June
		for w := range 10 {
			day := first + 7*w
			month := 4
			for _, n := range []int{30, 31} {
				if day > n {
					day, month = day-n, month+1
				}
			}
			rows += fmt.Sprintf("RXX,100,%02d/%02d/2010,%d,7\n", day, month, w+1)
		}
		return rows
	}
	for what, c := range map[string]struct {
		list  string
		want  []float64
		notes []string
	}{
		"by number":             {"Provider Code,TFC,Week,Id,Referrals\n" + numbers("#"), []float64{4*7 + 4, 3 + 3*7 + 4}, []string{"week 1 is 1 to 7 April 2010", "3 referrals of its weeks that lie partly outside the months to May do not count"}},
		"by number, named":      {"Provider Code,TFC,Week No,Id,Referrals\n" + numbers("2010/11 Wk #"), []float64{32, 28}, []string{"week 1 is 1 to 7 April 2010"}},
		"by the last day":       {"Provider Code,TFC,Week Ending,Id,Referrals\n" + days(4), []float64{2 + 3*7 + 7, 28}, []string{"goes by the day on which each ends"}},
		"by the first, unsaid":  {"Provider Code,TFC,Week,Id,Referrals\n" + days(5), []float64{28, 28}, []string{"goes by the day on which each begins"}},
		"by practice, one each": {"Practice Code,Provider Code,TFC,Week,Id,Referrals\nP1,RXX,100,5,,1\nP2,RXX,100,5,,1\nP3,RXX,100,5,,1\nP4,RXX,100,5,,1\n" + strings.ReplaceAll(strings.ReplaceAll(numbers("#"), "RXX", "P5,RXX"), ",7\n", ",0\n"), []float64{2, 2}, nil},
	} {
		r, err := referred(t, c.list, gather.Request{})
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		s := r.Year.Referrals[0].Actual
		if r.Report.Difference != 0 || r.Report.Referrals != r.Report.ReferralsInYear || r.Report.Referrals != s.Total {
			t.Errorf("%s: the control totals differ: %+v", what, r.Report)
		}
		if !slices.Equal(s.Monthly, c.want) {
			t.Errorf("%s: %v, not %v", what, s.Monthly, c.want)
		}
		for _, note := range c.notes {
			if notes := strings.Join(r.Report.Files[1].Notes, "\n"); !strings.Contains(notes, note) {
				t.Errorf("%s: %s", what, notes)
			}
		}
	}
}

// Weeks that are not there are not known: they are refused, or said where only some days
// are lacking, and what is no week of the year has its place.
func TestWeeksThatAreNotThereAreSaid(t *testing.T) {
	t.Parallel()
	list := func(weeks ...int) string {
		rows := "Provider Code,TFC,Week,Referrals\n"
		for _, w := range weeks {
			rows += fmt.Sprintf("RXX,100,%d,7\n", w)
		}
		return rows
	}
	for says, c := range map[string]string{
		"its weeks begin with number 14, in July if week 1 is 1 to 7 April; they may be those of the calendar year": list(14, 15, 16, 17, 18, 19, 20, 21, 22),
		`referrals.csv, row 3, column C: "53" is not a week of the financial year`:                                  list(1, 53),
		"hint: write the number of a week from 1 to 52, or the day on which it ends, such as 2010-11-28":            "Provider Code,TFC,Week,Referrals\nRXX,100,soon,7\n",
		"they end with April, and the activity with May":                                                            list(1, 2, 3, 4),
	} {
		if _, err := referred(t, c, gather.Request{}); !strings.Contains(sayOf(err), says) {
			t.Errorf("not %q: %v", says, err)
		}
	}
	for says, weeks := range map[string][]int{
		"no week of referrals has 27 to 31 May: none are counted there":               {1, 2, 3, 4, 5, 6, 7, 8},
		"no week of referrals has 15 to 21 April: none are counted there":             {1, 2, 4, 5, 6, 7, 8, 9},
		"no week of referrals has 1 to 14 April and 22 to 28 April: none are counted": {3, 5, 6, 7, 8, 9},
	} {
		r, err := referred(t, list(weeks...), gather.Request{})
		if err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, says) {
			t.Errorf("not %q: %s", says, said)
		}
	}
}

// Months that stand side by side in a list of referrals are the same as a row for each.
func TestReferralsSideBySideAreReadAsRows(t *testing.T) {
	t.Parallel()
	for what, list := range map[string]string{
		"by the file's name": "Practice Code,Provider Code,TFC,Apr-10,May-10,Total\nP1,RXX,100,3,4,7\nP2,RXX,100,2,,2\nTotal,,,5,4,9\n",
		"by the headings":    "Practice Code,Provider Code,TFC,Apr-10 Referrals,May-10 Referrals,YTD Referrals\nP1,RXX,100,3,4,7\nP2,RXX,100,2,,2\n",
		"over them":          ",,,GP referrals,\nPractice Code,Provider Code,TFC,Apr-10,May-10\nP1,RXX,100,3,4\nP2,RXX,100,2,\n",
		"all practices too":  "Practice Code,Provider Code,TFC,M1,M2\nP1,RXX,100,3,4\nP2,RXX,100,2,\nAll practices,RXX,100,5,4\n",
	} {
		r, err := referred(t, list, gather.Request{})
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		s := r.Year.Referrals[0]
		if !slices.Equal(s.Actual.Monthly, []float64{5, 4}) || len(s.ByPractice) != 2 || s.ByPractice[0].Count != 7 || r.Report.Difference != 0 {
			t.Errorf("%s: %+v", what, s)
		}
	}
	_, err := referred(t, "Practice Code,Provider Code,TFC,Apr-10 Referrals,Apr-10 Refs,May-10 Referrals\nP1,RXX,100,3,4,7\n", gather.Request{})
	if !strings.Contains(sayOf(err), `two columns hold the referrals: D "Apr-10 Referrals" (3) and E "Apr-10 Refs" (4)`) {
		t.Error(err)
	}
}

// Where nothing says that months hold referrals it is asked, with that as the guess.
func TestMonthsThatMayBeReferralsAreAskedAbout(t *testing.T) {
	t.Parallel()
	files := []string{scenariotest.File(t, "a.csv", aprilAndMay), scenariotest.File(t, "gp.csv", "Practice Code,Provider Code,TFC,Apr-10,May-10,Total\nP1,RXX,100,3,4,7\n")}
	_, err := Import(gather.Request{Files: files})
	var n *mapping.NotUnderstood
	if !errors.As(err, &n) || !strings.Contains(n.Says(), "lacks the point of delivery, unless its months hold referrals") {
		t.Fatal(err)
	}
	text := string(n.Text(nil))
	if !strings.Contains(text, `"months side by side": referrals # a guess`) || !strings.Contains(text, `"Total": not used # a guess`) {
		t.Error(text)
	}
	m, err := mapping.Read(scenariotest.File(t, "my.map.yaml", text))
	if err != nil {
		t.Fatal(err)
	}
	_, y := importOf(t, gather.Request{Files: files, Map: m})
	if len(y.Referrals) != 1 || y.Referrals[0].Actual.Total != 7 {
		t.Errorf("%+v", y.Referrals)
	}
}
