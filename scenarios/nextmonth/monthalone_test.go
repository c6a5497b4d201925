package nextmonth

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/file"
	"fewer/scenarios/gather"
	"fewer/scenarios/intake"
	"fewer/scenarios/scenariotest"
)

// theMonths are rows of monitoring and referrals of some months, as they come month by month:
// two providers, a line that is new in July, one that is not there in July, drugs, a month of
// reversals and an adjustment.
func theMonths(t *testing.T, months ...int) gather.Request {
	activity, referrals := strings.Builder{}, strings.Builder{}
	activity.WriteString(heads)
	referrals.WriteString(referralHeads)
	for _, m := range months {
		fmt.Fprintf(&activity, "%d,RXA,120,OPFA,%d,%d.25\n%d,RXA,120,DC,3,900\n%d,RXB,110,OPFA,7,700\n%d,RXA,,DRUGS,,%d.50\n", m, 10+m, 1000+m, m, m, m, 100*m)
		if m == 4 {
			fmt.Fprintf(&activity, "4,RXA,130,OPFA,5,500\n4,RXB,110,DC,-1,-90\n")
		} else {
			fmt.Fprintf(&activity, "%d,RXA,100,EL,2,4000\n%d,RXB,110,DC,6,600\n", m, m)
		}
		if m == 2 {
			activity.WriteString("2,RXA,120,EL,-2,-180\n13,RXA,120,OPFA,1,33\n")
		}
		fmt.Fprintf(&referrals, "P1,RXA,120,%d,%d\nP2,RXA,120,%d,4\n", m, 10+m, m)
	}
	return request(t, "a.csv", activity.String(), "r.csv", referrals.String())
}

// A file of one month alone comes to what the files of all months come to.
func TestAMonthAloneGoesOnFromTheYearFile(t *testing.T) {
	next, y, err := nextMonth(t, theMonths(t, 1, 2, 3), theMonths(t, 4))
	if err != nil {
		t.Fatal(err)
	}
	all, whole := importOf(t, theMonths(t, 1, 2, 3, 4))
	if y.MonthsElapsed != 4 || next.Report.Difference != 0 {
		t.Errorf("month %d, £%v apart", y.MonthsElapsed, next.Report.Difference)
	}
	for _, w := range whole.Lines {
		l := y.LineOf(model.Target{Line: w.ID})
		if l == nil {
			t.Errorf("%s is not there", w.ID)
			continue
		}
		if fmt.Sprint(l.Actual.Monthly, l.Spent) != fmt.Sprint(w.Actual.Monthly, w.Spent) || w.ActualCost != nil && fmt.Sprint(l.ActualCost.Monthly) != fmt.Sprint(w.ActualCost.Monthly) {
			t.Errorf("%s has %v, £%v; want %v, £%v", w.ID, l.Actual.Monthly, l.Spent, w.Actual.Monthly, w.Spent)
		}
	}
	if len(y.Lines) != len(whole.Lines) || fmt.Sprint(y.Referrals[0].Actual, y.Referrals[0].ByPractice) != fmt.Sprint(whole.Referrals[0].Actual, whole.Referrals[0].ByPractice) {
		t.Errorf("%d lines and %+v, want %d and %+v", len(y.Lines), y.Referrals[0], len(whole.Lines), whole.Referrals[0])
	}
	for i := range all.Year.Referrals[0].LeadsTo {
		if got, want := y.Referrals[0].LeadsTo[i].Line, whole.Referrals[0].LeadsTo[i].Line; got != want {
			t.Errorf("referrals lead to %s, want %s", got, want)
		}
	}
	if len(next.Report.Changes.Gone)+len(next.Report.Changes.Restated) > 0 {
		t.Errorf("gone %v, restated %v", next.Report.Changes.Gone, next.Report.Changes.Restated)
	}
	said := strings.Join(next.Report.Warnings, "\n")
	for _, never := range []string{"no file has anything of", "lack months", "no longer in the files", "no file has referrals"} {
		if strings.Contains(said, never) {
			t.Errorf("it warns %s", said)
		}
	}
	f := next.Report.Files[len(next.Report.Files)-1]
	if f.File != intake.TheYearFile || len(f.Notes) != 1 || !strings.Contains(f.Notes[0], "from July on: what it has of them to June stays") {
		t.Errorf("of the year file it says %+v", f)
	}
}

// A provider that the month's file lacks keeps what it had, one that is whole in it counts
// by its rows, and a month between is asked for.
func TestMonthsBetweenAreMissed(t *testing.T) {
	_, _, err := nextMonth(t, theMonths(t, 1, 2), theMonths(t, 4))
	if said := sayOf(err); !strings.Contains(said, "begin with July, and the year file ends with May: June is missing") {
		t.Errorf("June: %s", said)
	}
	one := request(t, "a.csv", heads+"4,RXA,120,OPFA,14,1004.25\n")
	before := request(t, "a.csv", heads+months(3, "RXA,120,OPFA,10,1000")+months(3, "RXB,110,DC,5,50"))
	next, y, err := nextMonth(t, before, one)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(y.Lines[0].Actual.Monthly, y.Lines[1].Actual.Monthly); got != "[10 10 10 14] [5 5 5 0]" || len(next.Report.Kept) != 1 {
		t.Errorf("%s; kept %+v", got, next.Report.Kept)
	}
	mixed := request(t, "a.csv", heads+"4,RXA,120,OPFA,14,1004.25\n"+months(4, "RXB,110,DC,6,60"))
	next, y, err = nextMonth(t, before, mixed)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(y.Lines[0].Actual.Monthly, y.Lines[1].Actual.Monthly); got != "[10 10 10 14] [6 6 6 6]" || next.Report.Difference != 0 {
		t.Errorf("%s, %v apart", got, next.Report.Difference)
	}
	_, _, err = nextMonth(t, before, request(t, "a.csv", heads+"3,RXA,120,OPFA,10,1000\n4,RXA,120,OPFA,14,1004.25\n"))
	if said := sayOf(err); !strings.Contains(said, "has April of RXA, of which the files have nothing") {
		t.Errorf("June and July: %s", said)
	}
}

// Of a new line the month's plan is that month's: the year's is reckoned from it alone.
func TestAMonthsPlanOfANewLine(t *testing.T) {
	planned := strings.TrimSuffix(heads, "\n") + ",Activity Plan,Price Plan\n"
	_, y, err := nextMonth(t, request(t, "a.csv", planned+months(3, "RXA,120,OPFA,10,1000,10,1000")), request(t, "a.csv", planned+"4,RXA,120,OPFA,9,900,10,1000\n4,RXA,120,DC,3,300,31,3100\n"))
	if err != nil {
		t.Fatal(err)
	}
	if l := y.LineOf(model.Target{Line: "rxa-ear-nose-and-throat-day-case"}); l == nil || cell.AmountOf(l.Plan) != 365*cell.Scale {
		t.Errorf("the new line is %+v", l)
	}
}

// A hospital or a practice that was written by hand without a code is known by its name when
// files have codes: nothing stands there twice, and ids stay.
func TestWhatWasWrittenWithoutACodeIsKnownByItsName(t *testing.T) {
	t.Parallel()
	const written = `fewer: year/1
name: T
financial_year: 2010/11
months_elapsed: 2
practices:
  - {id: mill, name: Mill Surgery, list_size: 9000}
  - {id: oak, name: Oak Practice, list_size: 8000}
providers:
  - id: alder
    name: Alder General Hospital
    contract: [{terms: block, value: 50000}]
lines:
  - {id: ent-first, name: ENT first attendances, provider: alder, specialty: ENT, pod: first_outpatient, price: 100, plan: 240, actual: {monthly: [20, 20]}}
referrals:
  - {id: ent, name: ENT, provider: alder, specialty: ENT, actual: {monthly: [30, 30]}, by_practice: {mill: 20, oak: 40}, leads_to: [{line: ent-first, each: 0.7, weeks: [2, 4]}]}
`
	known, faults := file.ReadYear("y.year.yaml", []byte(written))
	if faults.Fatal() {
		t.Fatal(faults)
	}
	req := request(t,
		"s.csv", "Month,Provider Code,Provider Name,TFC,POD,Actual Activity,Actual Cost\n1,RAA,Alder General Hospital,120,OPFA,21,2100\n2,RAA,Alder General Hospital,120,OPFA,21,2100\n3,RAA,Alder General Hospital,120,OPFA,21,2100\n",
		"p.csv", "Practice Code,Practice Name,List Size\nP1,Mill Surgery,9100\nP2,Oak Practice,8100\n",
		"r.csv", "Practice Code,Provider,TFC,Month,Referrals\nP1,RAA,120,1,10\nP1,RAA,120,2,10\nP1,RAA,120,3,10\nP2,RAA,120,1,21\nP2,RAA,120,2,21\nP2,RAA,120,3,21\n")
	req.Known = known
	made, err := intake.Import(req)
	if err != nil {
		t.Fatal(err)
	}
	path := scenariotest.File(t, "y.year.yaml", written)
	content, err := Over(made, path)
	if err != nil {
		t.Fatal(err)
	}
	y, faults := file.ReadYear("y.year.yaml", content)
	if faults.Fatal() {
		t.Fatal(faults)
	}
	if len(y.Providers) != 1 || y.Providers[0].ID != "alder" || y.Providers[0].Contract[0].Form != model.Block || len(y.Lines) != 1 || len(y.Practices) != 2 {
		t.Fatalf("%d providers, %d lines, %d practices:\n%s", len(y.Providers), len(y.Lines), len(y.Practices), content)
	}
	if l := y.Lines[0]; l.ID != "ent-first" || !slices.Equal(l.Actual.Monthly, []float64{21, 21, 21}) {
		t.Errorf("the line is %s, %v", l.ID, l.Actual.Monthly)
	}
	if s := y.Referrals[0]; len(s.ByPractice) != 2 || s.ByPractice[0] != (model.PracticeCount{Practice: "mill", Count: 30}) {
		t.Errorf("by practice: %v", s.ByPractice)
	}
}
