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
	"fewer/scenarios/tally"
)

// mended imports a month, changes the year file as a person would, and brings it up to date.
func mended(t *testing.T, first, next gather.Request, by ...string) (*intake.Result, *model.Year) {
	t.Helper()
	r, err := intake.Import(first)
	if err != nil {
		t.Fatal(err)
	}
	data, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(by); i += 2 {
		if !strings.Contains(string(data), by[i]) {
			t.Fatalf("it has no %q:\n%s", by[i], data)
		}
	}
	path := filepath.Join(t.TempDir(), "my.year.yaml")
	if err := os.WriteFile(path, []byte(strings.NewReplacer(by...).Replace(string(data))), 0o600); err != nil {
		t.Fatal(err)
	}
	known, faults := file.ReadYear(path, []byte(strings.NewReplacer(by...).Replace(string(data))))
	if faults.Fatal() {
		t.Fatal(faults)
	}
	next.Known = known
	if r, err = intake.Import(next); err != nil {
		t.Fatal(err)
	}
	content, err := Over(r, path)
	if err != nil {
		t.Fatal(err)
	}
	y, faults := file.ReadYear(path, content)
	if faults.Fatal() {
		t.Fatal(faults)
	}
	if r.Report.Difference != 0 {
		t.Errorf("a difference of %v", r.Report.Difference)
	}
	return r, y
}

const yearsPlan = "Provider Code,TFC,POD,Activity Plan,Price Plan\nRXA,120,OPFA,120,12000\nRXA,130,EL,60,60000\n"

// A line of the plan on which nothing is done any more takes its price from its plan.
func TestALineOfThePlanThatIsRecoded(t *testing.T) {
	_, y := mended(t,
		request(t, "a.csv", heads+"1,RXA,120,OPFA,10,1000\n1,RXA,130,EL,5,5000\n", "p.csv", yearsPlan),
		request(t, "a.csv", heads+"1,RXA,120,OPFA,10,1000\n2,RXA,120,OPFA,10,1000\n", "p.csv", yearsPlan))
	l := lineOf(y, "RXA", "130", "elective")
	if l == nil || l.Price != 1000 || l.Plan != 60 || l.Actual.Total != 0 || l.ActualCost.Total != 0 || len(l.Actual.Monthly) != 2 {
		t.Errorf("the line is %+v", l)
	}
}

// A budget that no file gives stays, and is asked for only until it is written.
func TestABudgetByHandStays(t *testing.T) {
	drugs := "1,RXA,,DRUG,,500\n"
	r, y := mended(t,
		request(t, "a.csv", heads+"1,RXA,120,OPFA,10,1000\n"+drugs, "p.csv", yearsPlan),
		request(t, "a.csv", heads+"1,RXA,120,OPFA,10,1000\n2,RXA,120,OPFA,10,1000\n"+drugs, "p.csv", yearsPlan), "budget: 0", "budget: 9_000")
	if l := y.LineOf(model.Target{Line: "rxa-drugs"}); l == nil || l.Budget.Value != 9000 || l.Spent != 500 {
		t.Errorf("the drugs are %+v", l)
	}
	if said := strings.Join(r.Report.Warnings, "\n"); strings.Contains(said, "Its budget is £0.00") {
		t.Error(said)
	}
}

// Of a line that is gone a plan by hand stays; one that was reckoned by days goes with what
// was done.
func TestAPlanByHandStaysOnALineThatIsGone(t *testing.T) {
	first := request(t, "a.csv", heads+"1,RXA,120,OPFA,10,1000\n1,RXA,130,EL,5,5000\n")
	next := request(t, "a.csv", heads+"1,RXA,120,OPFA,10,1000\n2,RXA,120,OPFA,10,1000\n")
	for plan, c := range map[string]struct {
		by   []string
		want float64
	}{
		"by hand": {[]string{"plan: 60.8333", "plan: 77"}, 77},
		"by days": {nil, 0},
	} {
		_, y := mended(t, first, next, c.by...)
		if l := lineOf(y, "RXA", "130", "elective"); l.Plan != c.want {
			t.Errorf("%s: the plan is %v", plan, l.Plan)
		}
	}
}

// The new month alone, without a provider's activity or one of its lines: what is there
// stays, its referrals go on, and what stays stands beside the control totals.
func TestTheNewMonthAloneWithoutAllOfIt(t *testing.T) {
	first := request(t, "a.csv", twoMonths+"1,RXA,130,EL,5,500\n2,RXA,130,EL,5,500\n1,RXB,120,OPFA,4,400\n2,RXB,120,OPFA,4,400\n",
		"r.csv", referralHeads+",RXA,120,1,7\n,RXA,120,2,8\n,RXB,120,1,3\n,RXB,120,2,4\n")
	r, y := mended(t, first, request(t, "a.csv", heads+"3,RXA,120,OPFA,10,1000\n", "r.csv", referralHeads+",RXA,120,3,9\n,RXB,120,3,5\n"))
	if got := fmt.Sprint(y.Referrals[0].Actual.Monthly, y.Referrals[1].Actual.Monthly); got != "[7 8 9] [3 4 5]" {
		t.Errorf("the referrals are %s", got)
	}
	if got := fmt.Sprint(lineOf(y, "RXA", "130", "elective").Actual.Monthly, lineOf(y, "RXB", "120", "first_outpatient").Actual.Monthly); got != "[5 5 0] [4 4 0]" {
		t.Errorf("the lines are %s", got)
	}
	kept := []tally.Kept{{Provider: "rxa", Activity: 10, Pounds: 1000}, {Provider: "rxb", Activity: 8, Pounds: 800}}
	if fmt.Sprint(r.Report.Kept) != fmt.Sprint(kept) {
		t.Errorf("kept are %v", r.Report.Kept)
	}
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "nothing is counted on them after it: rxa-ophthalmology-elective (10 units, £1,000.00)") {
		t.Error(said)
	}
}

// A plan or contracts alone bring nothing up to date, and it is said what does.
func TestAPlanOrContractsAloneAreRefused(t *testing.T) {
	_, known := importOf(t, request(t, "a.csv", twoMonths))
	for name, c := range map[string]struct{ file, what string }{
		"a plan":    {yearsPlan, "a.csv: it holds a plan, and no file holds anything of what was done"},
		"contracts": {"Provider,Terms,Pods,Value\nRXA,block,,300000\n", "they hold no activity or cost of any month"},
	} {
		next := request(t, "a.csv", c.file)
		next.Known = known
		_, err := intake.Import(next)
		if said := sayOf(err); !strings.Contains(said, c.what) || !strings.Contains(said, "give the monitoring of all months to date, or of the new month, in the same command: a plan or contracts alone bring nothing up to date") {
			t.Errorf("%s: %s", name, said)
		}
	}
}
