package nextmonth

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/gather"
	"fewer/scenarios/intake"
	"fewer/scenarios/scenariotest"
)

// importOf imports files, and reads the year file back.
func importOf(t *testing.T, req gather.Request) (*intake.Result, *model.Year) {
	t.Helper()
	r, err := intake.Import(req)
	if err != nil {
		t.Fatal(err)
	}
	data, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	y, faults := file.ReadYear("my.year.yaml", data)
	if faults.Fatal() {
		t.Fatal(faults)
	}
	return r, y
}

func sampleFiles(names ...string) []string {
	for i, n := range names {
		names[i] = filepath.Join("../intake/sample", n)
	}
	return names
}

func lineOf(y *model.Year, provider, specialty, pod string) *model.Line {
	for i := range y.Lines {
		l := &y.Lines[i]
		if p := y.Provider(l.Provider); p != nil && p.Code == provider && l.TreatmentFunction == specialty && string(l.POD) == pod {
			return l
		}
	}
	return nil
}

const heads = "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n"

const twoMonths = heads + "1,RXA,120,OPFA,10,1000\n2,RXA,120,OPFA,10,1000\n"

const referralHeads = "Practice Code,Provider,TFC,Month,Referrals\n"

// request is one of files by name and content, for 2010/11.
func request(t *testing.T, files ...string) gather.Request {
	t.Helper()
	req := gather.Request{Year: 2010}
	for i := 0; i+1 < len(files); i += 2 {
		req.Files = append(req.Files, scenariotest.File(t, files[i], files[i+1]))
	}
	return req
}

func sayOf(err error) string {
	if err == nil {
		return "nothing"
	}
	return err.Error()
}

// monthFour is the sample's monitoring one month on: April's first row restated by a
// unit, and a row of July for each of two lines, one of them new.
func monthFour(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../intake/sample/slam.csv")
	if err != nil {
		t.Fatal(err)
	}
	s := strings.Replace(string(b), "-,V81008,201011,100%,201001,170.84,CZ22X,170.84,1.000,502", "-,V81008,201011,100%,201001,341.68,CZ22X,170.84,2.000,502", 1)
	s = strings.Replace(s, ",,,,,\"109,797.72\"", "-,V81008,201011,100%,201004,500.00,X,250.00,2.000,100,RDG,DC,-,5PA\n-,V81008,201011,100%,201004,90.00,X,90.00,1.000,320,RDG,OPFA,-,5PA\n,,,,,\"109,797.72\"", 1)
	return scenariotest.File(t, "slam4.csv", s)
}

func TestNextMonthKeepsWhatWasMendedByHand(t *testing.T) {
	files := sampleFiles("slam.csv", "plan.csv", "contracts.csv")
	r, _ := importOf(t, gather.Request{Files: files})
	data, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	// mended by hand: a comment, a contract, a name, and a count of one line
	text := strings.NewReplacer(
		"fewer: year/1", "fewer: year/1\n\n# our own words",
		"name: Dermatology day cases\n    provider: fenmoor", "name: Skin day cases # as the trust calls them\n    provider: fenmoor",
		"baseline: 198_977", "baseline: 200_000",
		"actual: {monthly: [6, 1, 2]}", "actual: {monthly: [6, 1, 3]}   # counted by hand",
	).Replace(string(data))
	path := filepath.Join(t.TempDir(), "my.year.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	known, faults := file.ReadYear(path, []byte(text))
	if faults.Fatal() {
		t.Fatal(faults)
	}
	next, err := intake.Import(gather.Request{Files: append([]string{monthFour(t)}, files[1]), Known: known})
	if err != nil {
		t.Fatal(err)
	}
	content, err := Over(next, path)
	if err != nil {
		t.Fatal(err)
	}
	y, faults := file.ReadYear(path, content)
	if faults.Fatal() || y.MonthsElapsed != 4 {
		t.Fatalf("month %d, %v\n%s", y.MonthsElapsed, faults, content)
	}
	if !strings.HasPrefix(string(content), "# Made by fewer import: Imported to month 4 from ") || strings.Count(string(content), "Imported to month") != 2 {
		t.Errorf("its first lines and its source are not of this import:\n%.300s", content)
	}
	for _, kept := range []string{"\n# our own words\n", "name: Skin day cases # as the trust calls them", "baseline: 200_000", "# counted by hand", "months_elapsed: 4"} {
		if !strings.Contains(string(content), kept) {
			t.Errorf("%q is gone from\n%s", kept, content)
		}
	}
	if l := lineOf(y, "RDG", "100", "day_case"); l.Actual.Monthly[3] != 2 || l.ActualCost.Monthly[3] != 500 {
		t.Errorf("July of the day cases is %+v", l.Actual)
	}
	if l := lineOf(y, "RDG", "320", "first_outpatient"); l == nil || l.Actual.Total != 1 {
		t.Errorf("the new line is %+v", l)
	}
	c := next.Report.Changes
	if len(c.New) != 1 || c.New[0] != "fenmoor-cardiology-first" || len(c.Gone) != 0 {
		t.Errorf("new are %v, gone %v", c.New, c.Gone)
	}
	if all := strings.Join(c.Restated, "\n"); !strings.Contains(all, "st-brides-gynaecology-outpatient-procedure, April: units 4, was 3") {
		t.Errorf("restated are %s", all)
	}
	if all := strings.Join(c.ByHand, "\n"); !strings.Contains(all, "fenmoor-dermatology-follow-up: was 9 units") || len(c.ByHand) != 1 {
		t.Errorf("by hand are %s", all)
	}
}

// A file of one month alone would set the months before it to nothing.
func TestAMonthAloneDoesNotEmptyThoseBeforeIt(t *testing.T) {
	heading := "PROVIDER CODE,TREATMENT FUNCTION CODE,NATIONAL POD CODE,FINANCIAL MONTH,ACTUAL ACTIVITY,ACTUAL COST\n"
	april := scenariotest.File(t, "apr.csv", heading+"RDG,100,DC,1,10,5000\nRDG,320,OPFA,1,20,2000\n")
	may := scenariotest.File(t, "may.csv", heading+"RDG,100,DC,2,11,5500\nRDG,320,OPFA,2,0,0\n")
	ask := gather.Request{Files: []string{april}, Year: model.FinancialYear(2026)}
	first, err := intake.Import(ask)
	if err != nil {
		t.Fatal(err)
	}
	content, err := first.Encode()
	if err != nil {
		t.Fatal(err)
	}
	path := scenariotest.File(t, "my.year.yaml", string(content))
	known, faults := file.ReadYear(path, content)
	if faults.Fatal() {
		t.Fatal(faults)
	}
	ask.Known, ask.Files = known, []string{may}
	alone, err := intake.Import(ask)
	if err != nil {
		t.Fatal(err)
	}
	if content, err = Over(alone, path); err != nil {
		t.Fatal(err)
	}
	if y, _ := file.ReadYear(path, content); fmt.Sprint(y.Lines[0].Actual.Monthly, y.Lines[1].Actual.Monthly) != "[20 0] [10 11]" || alone.Report.Difference != 0 {
		t.Errorf("the lines are %v and %v", y.Lines[0].Actual, y.Lines[1].Actual)
	}
	if said := strings.Join(alone.Report.Warnings, "\n"); strings.Contains(said, "no file has anything of April") || !strings.Contains(said, "lines that were there keep theirs") {
		t.Errorf("it warns %s", said)
	}
	ask.Files = []string{april, may}
	both, err := intake.Import(ask)
	if err != nil {
		t.Fatal(err)
	}
	content, err = Over(both, path)
	if err != nil {
		t.Fatal(err)
	}
	y, _ := file.ReadYear(path, content)
	if l := lineOf(y, "RDG", "100", "day_case"); l.Actual.Monthly[0] != 10 || l.Actual.Monthly[1] != 11 {
		t.Errorf("the day cases are %v", l.Actual.Monthly)
	}
	if said := strings.Join(both.Report.Warnings, "\n"); strings.Contains(said, "no file has anything") {
		t.Errorf("it warns %s", said)
	}
}

// A plan of some months is said to be taken for the year's.
func TestAPlanOfSomeMonthsIsSaid(t *testing.T) {
	done := scenariotest.File(t, "done.csv", "PROVIDER CODE,TREATMENT FUNCTION CODE,NATIONAL POD CODE,FINANCIAL MONTH,ACTUAL ACTIVITY,ACTUAL COST\nRDG,100,DC,1,10,5000\n")
	heading := "ORGANISATION IDENTIFIER (CODE OF PROVIDER),TREATMENT FUNCTION CODE,POINT OF DELIVERY CODE,FINANCIAL MONTH,CONTRACT MONITORING PLANNED ACTIVITY,CONTRACT MONITORING PLANNED PRICE\n"
	plan := scenariotest.File(t, "plan.csv", heading+"RDG,100,DC,1,10,5000\nRDG,100,DC,2,10,5000\nRDG,100,DC,3,10,5000\n")
	r, err := intake.Import(gather.Request{Files: []string{done, plan}, Year: model.FinancialYear(2026)})
	if err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "the plan in plan.csv has 3 months, April to June: it is taken as the whole year's") {
		t.Errorf("it warns %s", said)
	}
}

// nextMonth imports files over the year that others made.
func nextMonth(t *testing.T, first, then gather.Request) (*intake.Result, *model.Year, error) {
	t.Helper()
	made, y := importOf(t, first)
	data, err := made.Encode()
	if err != nil {
		t.Fatal(err)
	}
	path := scenariotest.File(t, "y.yaml", string(data))
	then.Known = y
	next, err := intake.Import(then)
	if err != nil {
		return nil, nil, err
	}
	content, err := Over(next, path)
	if err != nil {
		return next, nil, err
	}
	brought, faults := file.ReadYear(path, content)
	if faults.Fatal() {
		t.Fatal(faults)
	}
	return next, brought, nil
}

// What the files lack is neither lost nor set to nothing: earlier referrals, later
// months, and a line that referrals lead to.
func TestNextMonthLosesNothing(t *testing.T) {
	four := request(t, "a.csv", twoMonths+"1,RXB,130,OPFA,5,500\n2,RXB,130,OPFA,5,500\n", "r.csv", referralHeads+",RXA,120,1,7\n,RXA,120,2,8\n,RXB,130,1,3\n,RXB,130,2,3\n")
	three := twoMonths + "3,RXA,120,OPFA,11,1100\n"
	both := three + "1,RXB,130,OPFA,5,500\n2,RXB,130,OPFA,5,500\n3,RXB,130,OPFA,5,500\n"
	_, june, err := nextMonth(t, four, request(t, "a.csv", both, "r.csv", referralHeads+",RXA,120,3,9\n,RXB,130,3,3\n"))
	if err != nil || fmt.Sprint(june.Referrals[0].Actual.Monthly, june.Referrals[1].Actual.Monthly) != "[7 8 9] [3 3 3]" {
		t.Errorf("the referrals of June only: %v, %+v", err, june)
	}
	_, _, err = nextMonth(t, four, request(t, "a.csv", both, "r.csv", referralHeads+",RXA,120,2,8\n,RXA,120,3,9\n,RXB,130,3,3\n"))
	if said := sayOf(err); !strings.Contains(said, "has referrals in April") {
		t.Errorf("the referrals of May and June: %s", said)
	}
	_, _, err = nextMonth(t, four, request(t, "a.csv", both))
	if said := sayOf(err); !strings.Contains(said, "has referrals to May") {
		t.Errorf("no referrals: %s", said)
	}
	_, _, err = nextMonth(t, four, request(t, "a.csv", heads+"1,RXA,120,OPFA,10,1000\n", "r.csv", referralHeads+",RXA,120,1,7\n"))
	if said := sayOf(err); !strings.Contains(said, "has 2 months") {
		t.Errorf("a month fewer: %s", said)
	}
	next, y, err := nextMonth(t, four, request(t, "a.csv", three, "r.csv", referralHeads+",RXA,120,1,7\n,RXA,120,2,8\n,RXA,120,3,9\n,RXB,130,1,3\n,RXB,130,2,3\n,RXB,130,3,3\n"))
	if err != nil {
		t.Fatal(err)
	}
	if gone := next.Report.Changes.Gone; len(y.Lines) != 2 || fmt.Sprint(gone) != "[rxb-ophthalmology-first]" || fmt.Sprint(y.Referrals[1].Actual.Monthly) != "[3 3 3]" {
		t.Errorf("%d lines, gone are %v, and the referrals are %v", len(y.Lines), gone, y.Referrals[1].Actual.Monthly)
	}
}

// Ratios that the files have otherwise are said, and stay as the year file has them.
func TestRatiosThatDifferAreSaid(t *testing.T) {
	of := func(each string) gather.Request {
		return request(t, "a.csv", twoMonths, "r.csv", referralHeads+",RXA,120,1,12\n,RXA,120,2,12\n", "k.csv", "TFC,POD,Each,First week,Last week\n120,OPFA,"+each+",3,7\n")
	}
	for each, differs := range map[string]bool{"0.8": false, "0.9": true} {
		next, y, err := nextMonth(t, of("0.8"), of(each))
		if err != nil {
			t.Fatal(err)
		}
		said := strings.Join(next.Report.Warnings, "\n")
		if got := y.Referrals[0].LeadsTo[0].Each; got != 0.8 || strings.Contains(said, "what rxa-ear-nose-and-throat leads to is another in the files than in the year file, where it stays") != differs {
			t.Errorf("%s: each is %v, and it warns %s", each, got, said)
		}
	}
}

// A plan, a contract or a ratio that the files have otherwise is said: the plan is given
// anew, the others stay.
func TestWhatDiffersFromTheYearFileIsSaid(t *testing.T) {
	plan := "Provider Code,TFC,POD,Activity Plan,Price Plan\nRXA,120,OPFA,%,12000\n"
	contract := "Provider,Terms,Pods,Value\nRXA,block,,%\n"
	of := func(units, value string) gather.Request {
		return request(t, "a.csv", twoMonths, "p.csv", strings.Replace(plan, "%", units, 1), "c.csv", strings.Replace(contract, "%", value, 1))
	}
	next, y, err := nextMonth(t, of("999", "300000"), of("120", "400000"))
	if err != nil {
		t.Fatal(err)
	}
	if y.Lines[0].Plan != 120 || y.Providers[0].Contract[0].Value.Value != 300000 {
		t.Errorf("the plan is %v, the contract %+v", y.Lines[0].Plan, y.Providers[0].Contract)
	}
	if said := strings.Join(next.Report.Changes.Restated, "\n"); !strings.Contains(said, "plan 120, was 999") {
		t.Errorf("restated: %s", said)
	}
	if said := strings.Join(next.Report.Warnings, "\n"); !strings.Contains(said, "the contract of RXA is another") {
		t.Errorf("it warns: %s", said)
	}
}
