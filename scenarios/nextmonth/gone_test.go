package nextmonth

import (
	"fmt"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/intake"
	"fewer/scenarios/scenariotest"
)

// months are rows of one line, the same in each month to the last.
func months(last int, row string) string {
	var b strings.Builder
	for m := range last {
		fmt.Fprintf(&b, "%d,%s\n", m+1, row)
	}
	return b.String()
}

// totals are a year's units, and its pounds with what passes through.
func totals(y *model.Year) (units, pounds float64) {
	for _, l := range y.Lines {
		units += l.Actual.Total
		pounds += l.Spent
		if l.ActualCost != nil {
			pounds += l.ActualCost.Total
		}
	}
	return units, pounds
}

// What the files no longer have of a provider is not counted beside what they have: the
// year file comes to what they come to, and no more.
func TestNextMonthComesToWhatTheFilesComeTo(t *testing.T) {
	tariffs := strings.Replace(heads, "\n", ",HRG\n", 1)
	plan := "Provider Code,TFC,POD,Annual activity plan,Annual cost plan\n"
	for _, c := range []struct {
		name          string
		first, then   []string
		byFirst       bool
		units, pounds float64
		said          string
	}{
		{
			"a specialty under another code",
			[]string{"a.csv", heads + months(3, "RAA,110,DC,10,1000")},
			[]string{"a.csv", heads + months(4, "RAA,111,DC,10,1000")},
			false, 40, 4000, "raa-trauma-and-orthopaedics-day-case (30 units, £3,000.00)",
		},
		{
			"money that passes through, month 13 and a reversal",
			[]string{"a.csv", heads + months(3, "RAA,110,DC,10,1000") + "2,RAA,,DRUG,,500\n1,RAA,120,DC,-5,-400\n13,RAA,110,DC,,777\n"},
			[]string{"a.csv", heads + months(4, "RAA,110,DC,10,1000")},
			false, 40, 4000, "raa-one-off (£377.00)",
		},
		{"lines by tariff code, as they were made", []string{"a.csv", tariffs + months(3, "RAA,110,DC,10,1000,AA1") + months(3, "RAA,110,DC,10,1000,AA2")}, []string{"a.csv", tariffs + months(4, "RAA,110,DC,10,1000,AA1") + months(4, "RAA,110,DC,10,1000,AA2")}, true, 80, 8000, ""},
		{
			"a line that the plan no longer has",
			[]string{"a.csv", heads + months(3, "RAA,110,DC,10,1000") + months(3, "RAA,130,DC,5,500"), "p.csv", plan + "RAA,110,DC,120,12000\nRAA,130,DC,60,6000\n"},
			[]string{"a.csv", heads + months(4, "RAA,110,DC,10,1000"), "p.csv", plan + "RAA,110,DC,132,13200\n"},
			false, 40, 4000, "raa-ophthalmology-day-case (15 units, £1,500.00)",
		},
	} {
		first := request(t, c.first...)
		first.ByTariff = c.byFirst
		next, y, err := nextMonth(t, first, request(t, c.then...))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if units, pounds := totals(y); units != c.units || pounds != c.pounds || next.Report.Difference != 0 || next.Report.InYear != c.pounds {
			t.Errorf("%s: %v units and £%v; the report says £%v, difference %v", c.name, units, pounds, next.Report.InYear, next.Report.Difference)
		}
		if said := strings.Join(next.Report.Warnings, "\n"); !strings.Contains(said, c.said) {
			t.Errorf("%s: it warns %s", c.name, said)
		}
		planned := 0.0
		for _, l := range y.Lines {
			planned += l.PlanCost.Value
		}
		if made := next.Report.Plan; made.From != "" && planned != made.Pounds {
			t.Errorf("%s: £%v are planned, and £%v in the files", c.name, planned, made.Pounds)
		}
	}
}

// A provider that the files do not have stays and is said; the same under another code
// is refused, and lines by tariff code beside others are.
func TestWhatWouldCountTwiceIsRefused(t *testing.T) {
	two := request(t, "a.csv", heads+months(3, "RAA,110,DC,10,1000")+months(3, "RBB,110,DC,7,700"))
	next, y, err := nextMonth(t, two, request(t, "a.csv", heads+months(4, "RAA,110,DC,10,1000")))
	if err != nil {
		t.Fatal(err)
	}
	if units, _ := totals(y); units != 61 || len(next.Report.Kept) != 1 || next.Report.Kept[0].Words() != "21 units, £2,100.00" || next.Report.Difference != 0 {
		t.Errorf("%v units, kept are %v", units, next.Report.Kept)
	}
	_, _, err = nextMonth(t, two, request(t, "a.csv", heads+months(4, "RAA,110,DC,10,1000")+months(4, "RNN,110,DC,7,700")))
	if said := sayOf(err); !strings.Contains(said, "RBB is gone from the files, and RNN, which is new, has the same units and pounds of each month to June") {
		t.Errorf("a new code: %s", said)
	}
	by := request(t, "a.csv", strings.Replace(heads, "\n", ",HRG\n", 1)+months(4, "RAA,110,DC,10,1000,AA1"))
	by.ByTariff = true
	_, _, err = nextMonth(t, request(t, "a.csv", heads+months(3, "RAA,110,DC,10,1000")), by)
	if said := sayOf(err); !strings.Contains(said, "its lines are not by tariff code") {
		t.Errorf("by tariff code: %s", said)
	}
}

// What stands in for something is said until it is given, and then given.
func TestWhatStandsInIsSaidUntilItIsGiven(t *testing.T) {
	made, _ := importOf(t, request(t, "a.csv", heads+months(3, "RAA,110,DC,10,1000")))
	data, err := made.Encode()
	if err != nil {
		t.Fatal(err)
	}
	own := "  - {id: prescribing, name: GP prescribing, budget: 1000000, spent: 250000}\n"
	over := func(content []byte, files ...string) (*intake.Result, *model.Year, []byte) {
		path := scenariotest.File(t, "y.yaml", string(content))
		known, faults := file.ReadYear(path, content)
		if faults.Fatal() {
			t.Fatal(faults)
		}
		then := request(t, files...)
		then.Known = known
		next, err := intake.Import(then)
		if err != nil {
			t.Fatal(err)
		}
		if content, err = Over(next, path); err != nil {
			t.Fatal(err)
		}
		y, faults := file.ReadYear(path, content)
		if faults.Fatal() {
			t.Fatal(faults)
		}
		return next, y, content
	}
	next, _, content := over(append(data, own...), "a.csv", heads+months(4, "RAA,110,DC,10,1000"))
	_, _, again := over(content, "a.csv", heads+months(5, "RAA,110,DC,10,1000"))
	for _, content := range [][]byte{content, again} {
		for _, said := range []string{"# WARNING: no contract was given for RAA", "# WARNING: no file names the commissioner", "# WARNING: the plan of lines that were there is one that was reckoned by days", "prescribing (£250,000.00)"} {
			if !strings.Contains(string(content), said) {
				t.Errorf("%q is not said in\n%.900s", said, content)
			}
		}
	}
	if len(next.Report.Changes.Gone) > 0 {
		t.Errorf("gone are %v", next.Report.Changes.Gone)
	}
	_, y, content := over(again, "a.csv", heads+months(6, "RAA,110,DC,10,1000"), "c.csv", "Provider,Name,Terms,Value\nRAA,Alder,block,10000\n")
	if p := y.Providers[0]; p.Name != "Alder" || p.Contract[0].Form != model.Block || p.Contract[0].Value.Value != 10000 {
		t.Errorf("the provider is %+v", p)
	}
	if strings.Contains(string(content), "no contract was given") {
		t.Errorf("a contract that was given is missed:\n%.900s", content)
	}
	_, _, content = over(again, "a.csv", heads+months(6, "RAA,110,DC,10,1000"), "c.csv", "Provider,Name,Terms,Value\nRAA,Alder,PbR,\n")
	if strings.Contains(string(content), "no contract was given") {
		t.Errorf("what was agreed is what stood in, and is missed:\n%.900s", content)
	}
}

// A schedule of a line that is gone stays, and so does the line.
func TestAScheduleOfALineThatIsGoneStays(t *testing.T) {
	contracts := "Provider,Terms,Pods,Value\nRAA,cost_per_case,NEL,\nRAA,block,,5000\n"
	_, y, err := nextMonth(t, request(t, "a.csv", heads+months(3, "RAA,110,DC,10,1000")+"1,RAA,110,NEL,2,900\n", "c.csv", contracts), request(t, "a.csv", heads+months(4, "RAA,110,DC,10,1000")))
	if err != nil {
		t.Fatal(err)
	}
	if units, _ := totals(y); len(y.Lines) != 2 || len(y.Providers[0].Contract) != 2 || units != 40 {
		t.Errorf("%d lines, %d schedules, %v units", len(y.Lines), len(y.Providers[0].Contract), units)
	}
}

// Referrals lead to a line that is new, where what leads to others are examples; where
// ratios are a person's own it is said that nothing leads to it.
func TestReferralsLeadToNewLines(t *testing.T) {
	first := request(t, "a.csv", heads+months(3, "RAA,120,OPFA,10,1000"), "r.csv", referralHeads+referralsTo(3))
	then := []string{"a.csv", heads + months(4, "RAA,120,OPFA,10,1000") + "4,RAA,120,DC,3,900\n", "r.csv", referralHeads + referralsTo(4)}
	next, y, err := nextMonth(t, first, request(t, then...))
	if err != nil {
		t.Fatal(err)
	}
	if s := y.Referrals[0]; len(s.LeadsTo) != 2 || s.LeadsTo[1].Line != "raa-ear-nose-and-throat-day-case" || s.LeadsTo[1].Each != 0.16 {
		t.Errorf("the stream leads to %+v", s.LeadsTo)
	}
	if said := strings.Join(next.Report.Warnings, "\n"); !strings.Contains(said, "referrals lead to new lines now") {
		t.Errorf("it warns %s", said)
	}
	made, _ := importOf(t, first)
	data, _ := made.Encode()
	var own strings.Builder
	for line := range strings.Lines(string(data)) {
		if !strings.Contains(line, "EXAMPLE") {
			own.WriteString(line)
		}
	}
	path := scenariotest.File(t, "y.yaml", own.String())
	known, _ := file.ReadYear(path, []byte(own.String()))
	req := request(t, then...)
	req.Known = known
	r, err := intake.Import(req)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Over(r, path); err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "no referrals lead to new lines: raa-ear-nose-and-throat-day-case") {
		t.Errorf("it warns %s", said)
	}
}

// referralsTo are referrals of one specialty, the same in each month to the last.
func referralsTo(last int) string {
	var b strings.Builder
	for m := range last {
		fmt.Fprintf(&b, ",RAA,120,%d,12\n", m+1)
	}
	return b.String()
}
