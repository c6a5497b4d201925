package intake

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/gather"
	"fewer/scenarios/mapping"
	"fewer/scenarios/scenariotest"
)

// withParts is the head of monitoring with practices and tariff codes.
const withParts = "Financial Year,Month,Provider Code,Provider Name,TFC,Specialty Name,POD,Practice Code,HRG,Basis,Actual Activity,Actual Cost\n"

// What a cell says of its row counts in whichever column it stands: totals of practices or
// tariff codes, sums to date, errors in place of keys, all of something beside a code.
func TestWhatIsNoRowOfActivityIsLeftOut(t *testing.T) {
	t.Parallel()
	const rows = "2010/11,1,RXX,X,100,Gen,DC,P1,AA1,In month,2,20\n2010/11,1,RXX,X,120,ENT,DC,P2,AA2,In month,3,30\n"
	for what, row := range map[string]string{
		"a total of practices":      "2010/11,1,RXX,X,100,Gen,DC,Total,,In month,5,50\n",
		"all practices":             "2010/11,1,RXX,X,100,Gen,DC,All practices,,In month,5,50\n",
		"a total of tariff codes":   "2010/11,1,RXX,X,100,Gen,DC,P1,Total,In month,5,50\n",
		"all tariff codes":          "2010/11,1,RXX,X,100,Gen,DC,P1,All HRGs,In month,5,50\n",
		"a sum to date":             "2010/11,1,RXX,X,100,Gen,DC,P1,AA1,Year to date,9,90\n",
		"a total in another column": "2010/11,1,RXX,X,100,Gen,DC,P1,AA1,Grand total,5,50\n",
		"all beside a code":         "2010/11,1,RXX,X,000,All,DC,,,In month,5,50\n",
		"an error for a provider":   "2010/11,1,#N/A,,100,Gen,DC,P1,AA1,In month,5,50\n",
		"a blank that says so":      "2010/11,1,RXX,X,(blank),,DC,P1,AA1,In month,5,50\n",
	} {
		r, err := Import(gather.Request{Files: []string{scenariotest.File(t, "a.csv", withParts+rows+row)}})
		if err != nil || r.Report.Pounds != 50 || r.Report.Difference != 0 || len(r.Report.Files[0].Reasons) != 2 {
			t.Errorf("%s: %v %+v", what, err, r)
		}
	}
	for what, row := range map[string]string{
		"all that is left":       "2010/11,1,RXX,X,All other specialties,,DC,P1,AA1,In month,5,50\n",
		"a firm":                 "2010/11,1,TCL,Total Care Ltd,100,Gen,DC,P1,AA1,In month,5,50\n",
		"a practice of the name": "2010/11,1,RXX,X,100,Gen,DC,Total Health Practice,AA1,In month,5,50\n",
	} {
		r, err := Import(gather.Request{Files: []string{scenariotest.File(t, "a.csv", withParts+rows+row)}})
		if err != nil || r.Report.Pounds != 100 {
			t.Errorf("%s: %v %+v", what, err, r)
		}
	}
}

// A file that is named twice, or whose months another of the same name has too, would
// count twice.
func TestNothingCountsTwice(t *testing.T) {
	t.Parallel()
	april := head + "2010/11,1,RXX,100,OPFA,1,5\n"
	a, b := scenariotest.File(t, "slam.csv", april), scenariotest.File(t, "slam.csv", april+"2010/11,2,RXX,100,OPFA,1,5\n")
	for says, files := range map[string][]string{
		"is named twice, or holds the same": {a, a},
		"April of General Surgery first attendances at RXX is in " + a + " too: it would count twice": {a, b},
	} {
		if _, err := Import(gather.Request{Files: files}); !strings.Contains(sayOf(err), says) {
			t.Errorf("not %q: %v", says, err)
		}
	}
}

// Names beside codes that the national list lacks are what lines are called, in all files;
// practices that are named are those of the list.
func TestNamesStandForCodesAndCodesForNames(t *testing.T) {
	t.Parallel()
	monitoring := scenariotest.File(t, "a.csv", "Financial Year,Month,Provider Code,TFC,Specialty Name,POD,Actual Activity,Actual Cost\n2010/11,1,RXX,X01,Voice clinic,OPFA,2,20\n2010/11,1,RXX,X02,Dermatology,OPFA,3,30\n")
	plan := scenariotest.File(t, "plan.csv", "Financial Year,Month,Provider Code,TFC,POD,CONTRACT MONITORING PLANNED ACTIVITY,CONTRACT MONITORING PLANNED PRICE\n2010/11,1,RXX,X01,OPFA,24,240\n2010/11,1,RXX,330,OPFA,36,360\n")
	practices := scenariotest.File(t, "practices.csv", "Practice Code,Practice Name,List Size\nP1,Mill Lane Surgery,7000.5\nENG,England,1\n")
	referrals := scenariotest.File(t, "referrals.csv", "Practice Name,Provider Code,TFC,Month,Referrals\nMill Lane Surgery,RXX,X01,1,4\n")
	r, y := importOf(t, gather.Request{Files: []string{monitoring, plan, practices, referrals}})
	if len(y.Lines) != 2 || y.Lines[0].Plan == 0 || y.Lines[1].Plan == 0 || lineOf(y, "RXX", "330", "first_outpatient") == nil {
		t.Errorf("%+v", y.Lines)
	}
	if len(y.Practices) != 1 || y.Practices[0].ListSize != model.Given(7001) || len(y.Referrals) != 1 || len(y.Referrals[0].ByPractice) != 1 {
		t.Errorf("%+v %+v %+v", y.Practices, y.Referrals, r.Report.Warnings)
	}
}

// Two rows of a referral return for one provider and month are added up.
func TestRowsOfAReturnAreAddedUp(t *testing.T) {
	t.Parallel()
	mrr := "Financial Year,Periodname,Commissioner Org Code,Provider Org Code,Op Gprefsmade M\n2010/11,April,5XX,RXX,52\n2010/11,April,5XX,RXX,8\n"
	_, y := importOf(t, gather.Request{Files: []string{scenariotest.File(t, "a.csv", head+"2010/11,1,RXX,100,OPFA,1,5\n"), scenariotest.File(t, "mrr.csv", mrr)}})
	if len(y.Referrals) != 1 || y.Referrals[0].Actual.Total != 60 {
		t.Errorf("%+v", y.Referrals)
	}
}

// mapOf is the map that files ask for, as it is written.
func mapOf(t *testing.T, files []string) *mapping.Map {
	t.Helper()
	_, err := Import(gather.Request{Files: files})
	var n *mapping.NotUnderstood
	if !errors.As(err, &n) {
		t.Fatal(err)
	}
	m, err := mapping.Read(scenariotest.File(t, "my.map.yaml", string(n.Text(nil))))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A value of a contract is no plan of the year, by whichever name.
func TestAContractsValueIsGuessed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	contracts := filepath.Join(dir, "contracts.csv")
	if err := os.WriteFile(contracts, []byte("Provider code;Contract type;Annual value;POD;MFF\nRXX;Block;300,000;OPFA;1.04\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	files := []string{scenariotest.File(t, "a.csv", head+"2010/11,1,RXX,100,OPFA,1,5\n"), contracts}
	m := mapOf(t, files)
	_, y := importOf(t, gather.Request{Files: files, Map: m})
	if s := y.Providers[0].Contract[0]; s.Form != model.Block || s.Value != model.Given(300_000) {
		t.Errorf("%+v", s)
	}
}

// What would be added up, or forecast at nothing, without being that is refused or said.
func TestFiguresThatAreOthersAreSaid(t *testing.T) {
	t.Parallel()
	const source = "Financial Year,Month,Provider Code,TFC,POD,Source,Actual Activity,Actual Cost\n2010/11,1,RXX,100,DC,Actual,2,20\n2010/11,1,RXX,100,DC,Forecast,9,90\n"
	const measures = "Financial Year,Month,Provider Code,TFC,POD,Measure,Value\n2010/11,1,RXX,100,DC,Actual Activity,2\n2010/11,1,RXX,100,DC,Actual Cost,20\n2010/11,1,RXX,100,DC,Variance,7\n"
	const april = head + "2010/11,1,RXX,100,DC,2,20\n"
	const plan = "Financial Year,Month,Provider Code,TFC,POD,CONTRACT MONITORING PLANNED ACTIVITY,CONTRACT MONITORING PLANNED PRICE\n2010/11,1,RXX,100,DC,2,20\n"
	rising := head
	for _, pod := range []string{"DC", "EL", "OPFA"} {
		for month, n := range []int{10, 21, 29, 42, 50} {
			rising += fmt.Sprintf("2010/11,%d,RXX,100,%s,%d,%d0\n", month+1, pod, n, n)
		}
	}
	toDate := "Financial Year,Month,Provider Code,TFC,POD,Actual Activity,Actual Cost,Activity Plan,Price Plan\n"
	for month := 1; month <= 12; month++ {
		toDate += fmt.Sprintf("2010/11,%d,RXX,100,DC,%s,10,100\n", month, map[bool]string{true: "9,90", false: ","}[month < 5])
		if month < 5 {
			toDate += fmt.Sprintf("2010/11,%d,RYY,100,DC,9,90,10,100\n", month)
		}
	}
	file := func(content string) string { return scenariotest.File(t, "a.csv", content) }
	for says, files := range map[string][]string{
		`column F: "Flex" is neither plan nor actual`:                                                      {file(source + "2010/11,2,RXX,100,DC,Flex,1,10\n")},
		`column F: two measures hold the actual activity: "2009/10 Actual Activity" and "Actual Activity"`: {file(measures + "2010/11,1,RXX,100,DC,2009/10 Actual Activity,7\n")},
		`by "All costs in £000s" its pounds are in thousands`:                                              {file("All costs in £000s,,,,,,\n" + april)},
		`two columns hold the actual cost: G "Actual Cost" (20) and H "Total Cost" (22)`:                   {file(strings.TrimSpace(head) + ",Total Cost\n2010/11,1,RXX,100,DC,2,20,22\n")},
		`"RYY" is no provider with General Surgery day cases, and no line`:                                 {file(april), scenariotest.File(t, "r.csv", "Specialty,Provider,POD,Each,First week,Last week,Instead\n100,RXX,DC,0.9,2,6,RYY\n"), scenariotest.File(t, "referrals.csv", "Provider,TFC,Month,Referrals\nRXX,100,1,3\n")},
	} {
		if _, err := Import(gather.Request{Files: files}); !strings.Contains(sayOf(err), says) {
			t.Errorf("not %q: %v", says, err)
		}
	}
	for says, files := range map[string][]string{
		"only rise from month to month, as sums to date do: General Surgery first attendances at RXX has 10 in April and 50 in August": {file(rising)},
		"no file has anything done at RYY, of which the plan has £50.00":                                                               {file(april), scenariotest.File(t, "p.csv", plan+"2010/11,1,RYY,100,DC,5,50\n")},
		"lines with a plan and no activity to date: 1, with a plan of £70.00 in all":                                                   {file(april), scenariotest.File(t, "p.csv", plan+"2010/11,1,RXX,100,EL,1,70\n")},
		"ends with July for General Surgery day cases at RYY, as a plan to date does":                                                  {file(toDate)},
	} {
		r, err := Import(gather.Request{Files: files})
		if err != nil {
			t.Errorf("%s: %v", says, err)
		} else if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, says) {
			t.Errorf("not %q: %s", says, said)
		}
	}
	for what, content := range map[string]string{"a forecast": source, "a variance": measures, "money ahead": april + "2010/11,1,RXX,,DRUG,,5\n2010/11,2,RXX,,DRUG,,5\n"} {
		r, err := Import(gather.Request{Files: []string{file(content)}})
		if err != nil || r.Report.Activity != 2 || r.Report.MonthsElapsed != 1 {
			t.Errorf("%s: %v %+v", what, err, r)
		}
	}
	_, y := importOf(t, gather.Request{Files: []string{file(toDate)}})
	if l := lineOf(y, "RYY", "100", "day_case"); l.Plan < 119 || l.Plan > 120 {
		t.Errorf("the plan to date is reckoned as %v", l.Plan)
	}
}
