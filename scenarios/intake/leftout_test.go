package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fewer/scenarios/gather"
	"fewer/scenarios/tally"
)

// warned tells whether an import warns of something.
func warned(t *testing.T, req gather.Request, words string) bool {
	t.Helper()
	r, err := Import(req)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(strings.Join(r.Report.Warnings, "\n"), words)
}

// What is left out is said where somebody looks for it: with its pounds, and by the reason
// for which it is left out.
func TestWhatIsLeftOutIsWarnedOf(t *testing.T) {
	const (
		ratios = "Specialty,Provider,POD,Each,First week,Last week,Backfill,Instead\n120,,OPFA,0.9,2,6\n"
		byTwo  = heads + "1,RXA,120,OPFA,10,1000\n2,RXA,120,OPFA,10,1000\n3,RXA,120,OPFA,10,1000\n1,RXB,120,OPFA,10,1000\n2,RXB,120,OPFA,10,1000\n3,RXB,120,OPFA,10,1000\n"
	)
	outside := request(t, "x.csv", heads+"Apr-10,RXA,120,OPFA,10,1000\nMar-10,RXA,120,OPFA,7,700.50\n")
	r, err := Import(outside)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Report.Files[0].Lost(tally.OutsideYear).Pounds.Float(); got != 700.5 || !strings.Contains(r.Report.Warnings[len(r.Report.Warnings)-1]+strings.Join(r.Report.Warnings, "\n"), "rows of x.csv lie outside 2010/11, and £700.50 of theirs does not count") {
		t.Errorf("£%v lie outside the year; %q", got, r.Report.Warnings)
	}
	for _, test := range []struct {
		name string
		req  gather.Request
		says string
		not  string
	}{
		{
			"a month whose every row is not known", request(t, "x.csv", heads+"1,RXA,120,OPFA,*,1000\n2,RXA,120,OPFA,10,1000\n"),
			"every row of April was left out, since its activity or cost is not known", "no file has anything of April",
		},
		{
			"referrals to one provider that end early", request(t, "x.csv", byTwo, "r.csv", ratios, "referrals.csv", "Provider,Specialty,Month,Referrals\nRXA,120,1,50\nRXA,120,2,50\nRXA,120,3,50\nRXB,120,1,50\n"),
			"the files lack referrals of months in which others have some: RXB (May and June)", "months that others have:",
		},
		{
			"a title of another year",
			gather.Request{Year: 2011, Files: request(t, "x.csv", "Contract monitoring\nPeriod: April 2010 to June 2010\n\n"+byTwo).Files},
			"x.csv: what stands above its header names 2010/11, and its months name no year: they were read as those of 2011/12", "",
		},
		{
			"a title of this year", request(t, "x.csv", "Contract monitoring\nPeriod: April 2010 to June 2010\n\n"+byTwo),
			"", "what stands above its header",
		},
		{
			"a contract whose first row covers all", request(t, "x.csv", byTwo, "contracts.csv", "Provider,Terms,POD,Value\nRXA,Block,,120000\nRXA,PbR,OPFA,\n"),
			"rows above it cover all its lines. Put the row that covers less above the others", "no line falls under it",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !warned(t, test.req, test.says) || test.not != "" && warned(t, test.req, test.not) {
				r, _ := Import(test.req)
				t.Errorf("not %q, or %q:\n%s", test.says, test.not, strings.Join(r.Report.Warnings, "\n"))
			}
		})
	}
}

// Of two ratios of one specialty and point of delivery none is taken in silence; weeks are
// whole, and no more than a year file holds.
func TestRatiosThatSayTwoThingsAreRefused(t *testing.T) {
	for rows, says := range map[string]string{
		"120,,OPFA,0.9,2,6\n120,,OPFA,0.8,2,6\n": "0.8 for each referral here, and 0.9 in ratios.csv, row 2",
		"120,,OPFA,0.9,2.5,6\n":                  "the weeks are not a range",
		"120,,OPFA,0.9,2,300\n":                  "the weeks are not a range",
	} {
		_, err := Import(request(t, "x.csv", heads+"1,RXA,120,OPFA,10,1000\n", "ratios.csv", "Specialty,Provider,POD,Each,First week,Last week,Backfill,Instead\n"+rows))
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", rows, err)
		}
	}
	if _, err := Import(request(t, "x.csv", heads+"1,RXA,120,OPFA,10,1000\n", "ratios.csv", "Specialty,Provider,POD,Each,First week,Last week,Backfill,Instead\n120,,OPFA,0.9,2,6\n120,,OPFA,0.9,2,6\n120,,OPFUP,1,3,9\n")); err != nil {
		t.Errorf("the same twice, and another point of delivery: %v", err)
	}
}

// A code that a reporting tool wrote as ="0110", to keep its zeros, is that code.
func TestCodesThatAreKeptAsText(t *testing.T) {
	for _, quoted := range []string{`="0110"`, `"=""0110"""`} {
		_, y := importOf(t, request(t, "x.csv", heads+"1,=\"RXA\","+quoted+",OPFA,10,1000\n", "plan.csv", "Provider Code,TFC,POD,Plan Activity,Plan Cost\nRXA,0110,OPFA,120,12000\n"))
		if len(y.Lines) != 1 || y.Lines[0].Plan != 120 || y.Providers[0].Code != "RXA" {
			t.Errorf("%s: %+v", quoted, y.Lines)
		}
	}
}

// The year beside a month decides: what may be two months is refused with both, another
// year's rows are left out, and what is no year stops.
func TestTheYearBesideAMonthDecides(t *testing.T) {
	row := func(values ...string) (rows string) {
		for _, v := range values {
			rows += v + ",RXA,120,OPFA,10,1000\n"
		}
		return "Month,Year,Provider Code,TFC,POD,Actual Activity,Actual Cost\n" + rows
	}
	financial := func(values ...string) string { return strings.Replace(row(values...), "Year", "Financial Year", 1) }
	for _, test := range []struct {
		name, content, refused string
		months                 []float64
	}{
		{"by number beside one year", row("4,2010"), "\"4\" beside the year 2010 may be April 2010, or month 4 of 2010/11, July", nil},
		{"by name, over two years", row("April,2010", "May,2010", "January,2011", "January,2010"), "", []float64{10, 10, 0, 0, 0, 0, 0, 0, 0, 10}},
		{"by name, of either", row("January,2010", "May,2010"), "may be of the calendar, in two financial years", nil},
		{"financial years, as most write them", financial("1,09/10", "1,10/11", "2,2010/11"), "", []float64{10, 10}},
		{"a financial year by its first", financial("1,2009", "1,2010", "2,2010"), "", []float64{10, 10}},
		{"no year", financial("1,FY10"), "\"FY10\" is not a financial year", nil},
		{"no year beside a month that has its own", row("Apr-10,FY10"), "", []float64{10}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := Import(request(t, "x.csv", test.content))
			if test.refused != "" {
				if err == nil || !strings.Contains(err.Error(), test.refused) {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Year.Lines[0].Actual.Monthly; !slices.Equal(got, test.months) {
				t.Errorf("the months are %v, not %v", got, test.months)
			}
		})
	}
}

// A period that goes along with the months and is another is refused; the report's own is not.
func TestAPeriodBesideTheMonth(t *testing.T) {
	rows := func(periods ...string) string {
		all := "Period,Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n"
		for i, p := range periods {
			all += fmt.Sprintf("%s,%d,RXA,120,OPFA,10,1000\n", p, i+1)
		}
		return all
	}
	if _, err := Import(request(t, "x.csv", rows("Apr-10", "May-10"))); err != nil {
		t.Errorf("the same months: %v", err)
	}
	if _, err := Import(request(t, "x.csv", rows("2010/11 M02", "2010/11 M02"))); err != nil {
		t.Errorf("the report's period: %v", err)
	}
	if _, err := Import(request(t, "x.csv", rows("Jul-10", "Aug-10"))); err == nil || !strings.Contains(err.Error(), "name two months on each row: April and July") {
		t.Errorf("other months: %v", err)
	}
}

// Planned units without planned pounds make a budget of nothing, which is said.
func TestAPlanWithoutPoundsIsSaid(t *testing.T) {
	if !warned(t, request(t, "x.csv", "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost,Activity Plan\n1,RXA,120,OPFA,10,1000,9\n"), "lines with planned units and no planned pounds: 1, ") {
		t.Error("nothing is said")
	}
	if warned(t, request(t, "x.csv", heads+"1,RXA,120,OPFA,10,1000\n"), "no planned pounds") {
		t.Error("it is said where both are reckoned")
	}
}

// Where a national code is blank, the local one beside it decides, and a row is lost only where
// both are.
func TestALocalCodeStandsInForABlankOne(t *testing.T) {
	const rows = "Provider Code,National POD Code,Local POD,TFC,Specialty Code,Month,Actual Activity,Actual Cost\n" +
		"RXA,OPFA,WF,120,100,1,10,1000\nRXA,,OPFA,120,100,1,5,500\nRXA,DC,,,120,1,3,900\nRXA,,,120,100,1,7,700\n"
	r, y := importOf(t, request(t, "x.csv", rows))
	if first := lineOf(y, "RXA", "120", "first_outpatient"); first == nil || first.Actual.Total != 15 {
		t.Errorf("firsts are %+v", first)
	}
	if day := lineOf(y, "RXA", "120", "day_case"); day == nil || day.Actual.Total != 3 {
		t.Errorf("day cases are %+v", day)
	}
	if lost := r.Report.Files[0].Lost(tally.BlankKeys).Pounds.Float(); lost != 700 {
		t.Errorf("£%v are lost", lost)
	}
}

// A provider may stand as code and name in one cell, as a pivot table has it.
func TestAProviderByCodeAndName(t *testing.T) {
	const plan = "Provider Code,TFC,POD,Plan Activity,Plan Cost\nRAA,120,OPFA,120,12000\nRBB,120,OPFA,60,6000\n"
	for _, both := range [][2]string{{"RAA - Alder", "RBB - Birch"}, {"Alder (RAA)", "Birch (RBB)"}, {"RAA: Alder", "RBB: Birch"}} {
		_, y := importOf(t, request(t, "x.csv", "Month,Provider,TFC,POD,Actual Activity,Actual Cost\n1,"+both[0]+",120,OPFA,10,1000\n1,"+both[1]+",120,OPFA,5,500\n", "plan.csv", plan))
		if len(y.Providers) != 2 || y.Providers[0].Code != "RAA" || y.Providers[0].Name != "Alder" || len(y.Lines) != 2 || y.Lines[0].Plan != 120 {
			t.Errorf("%q: %+v, %d lines", both, y.Providers, len(y.Lines))
		}
	}
	_, y := importOf(t, request(t, "x.csv", "Month,Provider,TFC,POD,Actual Activity,Actual Cost\n1,NHS - Midshire,120,OPFA,10,1000\n1,St Anne (North),120,OPFA,5,500\n"))
	if len(y.Providers) != 2 || y.Providers[0].Name != "NHS - Midshire" || y.Providers[1].Name != "St Anne (North)" {
		t.Errorf("names alone: %+v", y.Providers)
	}
}

// What has no line, since no row of it is known, is named.
func TestWhatIsNotKnownAtAllIsNamed(t *testing.T) {
	req := request(t, "x.csv", heads+"1,RXA,120,OPFA,10,1000\n1,RXA,110,EL,*,500\n1,RXA,120,OPFA,<5,20\n")
	if !warned(t, req, "that have no line in this file: 1, of Trauma and Orthopaedics elective inpatients at RXA") {
		r, _ := Import(req)
		t.Errorf("%q", r.Report.Warnings)
	}
}

// Files that reach over two years say both, and which switch chooses.
func TestFilesOfTwoYearsSayBoth(t *testing.T) {
	rows := heads
	for _, month := range []string{"Apr-09", "Jan-10", "Feb-10", "Mar-10", "Apr-10", "May-10"} {
		rows += month + ",RXA,120,OPFA,10,1000\n"
	}
	req := request(t, "x.csv", rows)
	req.Year = 0
	if _, err := Import(req); err == nil || !strings.Contains(err.Error(), "the end of 2009/10, and months of 2010/11") || !strings.Contains(err.Error(), "--year 2010/11") {
		t.Errorf("%v", err)
	}
}

// A column of a contract that is not read may change what is paid, and is warned of.
func TestColumnsOfContractsThatAreNotReadAreWarnedOf(t *testing.T) {
	req := request(t, "x.csv", heads+"1,RXA,120,OPFA,10,1000\n", "contracts.csv", "Provider,Terms,Value,Tolerance above\nRXA,Block,120000,2%\n")
	if !warned(t, req, "contracts.csv: columns that were not used: \"Tolerance above\" (D). What they agree is not in the contracts") {
		r, _ := Import(req)
		t.Errorf("%q", r.Report.Warnings)
	}
}

// Where the year's plan is reckoned, a column that seems to hold it and was not read is named.
func TestAColumnOfThePlanThatIsNotReadIsNamed(t *testing.T) {
	req := request(t, "x.csv", "Provider Code,TFC,POD,Measure,Apr,May,Annual Plan\nRXA,120,OPFA,Activity,10,10,150\nRXA,120,OPFA,Cost,1000,1000,15000\n")
	if !warned(t, req, "it is reckoned by days") || !warned(t, req, "x.csv has columns that speak of a plan and were not read: \"Annual Plan\" (G)") {
		r, _ := Import(req)
		t.Errorf("%q", r.Report.Warnings)
	}
}
