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
	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// Faults by which a figure came in wrong, as the smallest files that show them.

const heads = "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n"

// request is one of files by name and content, for 2010/11.
func request(t *testing.T, files ...string) gather.Request {
	t.Helper()
	req := gather.Request{Year: 2010}
	for i := 0; i+1 < len(files); i += 2 {
		req.Files = append(req.Files, scenariotest.File(t, files[i], files[i+1]))
	}
	return req
}

// A cost of tenths of a penny below a thousand is written so that it is read again.
func TestCostsWithThreeDecimalsAreWrittenReadably(t *testing.T) {
	_, y := importOf(t, request(t, "x.csv", heads+"1,RXA,120,OPFA,1,120.125\n2,RXA,120,OPFA,1,10\n"))
	if got := y.Lines[0].ActualCost.Monthly; got[0] != 120.125 || got[1] != 10 {
		t.Errorf("the costs are %v", got)
	}
}

// Rows add up with all their decimals, and are rounded once: by line and month, a plan once
// for the year.
func TestDecimalsAreRoundedOnceTheyAreAdded(t *testing.T) {
	rows := strings.Repeat("1,RXA,120,OPFA,1,12.345678901234\n", 3000)
	plan := strings.Builder{}
	for month := 1; month <= 12; month++ {
		plan.WriteString(strings.Repeat(fmt.Sprintf("%d,RXA,120,OPFA,0.083333333333,10.416666666\n", month), 1000))
	}
	r, y := importOf(t, request(t, "x.csv", heads+rows, "plan.csv", "Month,Provider Code,TFC,POD,Plan Activity,Plan Cost\n"+plan.String()))
	l := y.Lines[0]
	if got := l.ActualCost.Monthly[0]; got != 37037.0367 || r.Report.Difference != 0 {
		t.Errorf("April cost %v, difference %v", got, r.Report.Difference)
	}
	if l.Plan != 1000 || l.PlanCost.Value != 125000 {
		t.Errorf("the plan is %v, £%v", l.Plan, l.PlanCost.Value)
	}
	// Totals of such rows, to the penny or with a spreadsheet's dust, are totals of them.
	for _, total := range []string{"37037.04", "37037.0367", "37037.03670370204", "37037"} {
		r, _ := importOf(t, request(t, "x.csv", heads+rows+"Total,RXA,,,3000,"+total+"\n"))
		if len(r.Report.Files[0].Notes) > 0 && strings.Contains(strings.Join(r.Report.Files[0].Notes, "\n"), "apart") {
			t.Errorf("a total of %s: %q", total, r.Report.Files[0].Notes)
		}
	}
}

// Sums that nobody could add any more are refused, with the row.
func TestMoreThanIsAddedUpIsRefused(t *testing.T) {
	_, err := Import(request(t, "x.csv", heads+strings.Repeat("1,RXA,120,OPFA,1,80000000000\n", 2)))
	if err == nil || !strings.Contains(err.Error(), "row 3") || !strings.Contains(err.Error(), "the most that is added up") {
		t.Errorf("%v", err)
	}
}

const twoMonths = heads + "1,RXA,120,OPFA,10,1000\n2,RXA,120,OPFA,10,1000\n"

const referralHeads = "Practice Code,Provider,TFC,Month,Referrals\n"

// Rows for all of a key are totals where its parts are there too, and count where not.
func TestRowsForAllCountOnceOnly(t *testing.T) {
	r, y := importOf(t, request(t, "all.csv", twoMonths+"1,RXA,All specialties,OPFA,10,1000\n2,RXA,All,OPFA,10,1000\n1,All Providers,120,OPFA,10,1000\n2,Sum of RXA,120,OPFA,10,1000\n"))
	if len(y.Lines) != 1 || r.Report.Activity != 20 || r.Report.Pounds != 2000 {
		t.Errorf("%d lines with %v units and £%v", len(y.Lines), r.Report.Activity, r.Report.Pounds)
	}
	if said := strings.Join(r.Report.Warnings, "\n"); strings.Contains(said, "apart") {
		t.Errorf("it warns: %s", said)
	}
	r, _ = importOf(t, request(t, "all.csv", twoMonths+"1,RXA,All specialties,OPFA,10,1004\n"))
	if said := strings.Join(r.Report.Warnings, "\n"); r.Report.Pounds != 2000 || !strings.Contains(said, "£4.00 apart") || !strings.Contains(said, "row 4") {
		t.Errorf("£%v; it warns: %s", r.Report.Pounds, said)
	}
	r, y = importOf(t, request(t, "all.csv", heads+"1,RXA,All specialties,AANDE,10,1000\n2,Total Care Ltd,120,OPFA,5,100\n1,Total,120,OPFA,5,100\n"))
	if len(y.Lines) != 2 || r.Report.Activity != 15 {
		t.Errorf("%d lines with %v units", len(y.Lines), r.Report.Activity)
	}
}

// Referrals count once: neither a total among practices nor a provider's second name
// takes or adds any, and those of later months are said to be left out.
func TestReferralsCountOnce(t *testing.T) {
	named := strings.NewReplacer("Provider Code", "Provider Code,Provider Name", ",RXA,", ",RXA,Northfield General,").Replace(twoMonths)
	for _, c := range []struct {
		content string
		want    float64
		left    string
	}{
		{"E82001,RXA,120,1,7\nE82001,RXA,120,2,7\nTotal,RXA,120,1,7\nAll practices,RXA,120,2,7\n", 14, tally.Total},
		{",Northfield General,120,1,7\n,Northfield General,120,2,7\n,RXA,120,1,9\n,RXA,120,2,9\n", 32, ""},
		{",RXA,120,1,9\n,RXA,120,2,9\n,Northfield General,120,1,7\n,Northfield General,120,2,7\n", 32, ""},
		{"E82001,RXA,120,1,7\nE82001,RXA,120,2,7\nE82001,RXA,120,3,7\n", 14, tally.AfterMonth},
		{"E82001,RXA,120,1,7\nE82001,RXA,120,2,7\nE82001,RXC,120,2,7\n", 14, tally.NoActivity},
		{"E82001,RXA,All specialties,1,7\nE82001,RXA,All specialties,2,7\n", 14, ""},
	} {
		r, y := importOf(t, request(t, "a.csv", named, "r.csv", referralHeads+c.content))
		if len(y.Referrals) != 1 || y.Referrals[0].Actual.Total != c.want || r.Report.Referrals != c.want || r.Report.ReferralsInYear != c.want || r.Report.Difference != 0 {
			t.Errorf("%s%d streams, %v referrals; the report has %v and %v", c.content, len(y.Referrals), y.Referrals[0].Actual.Total, r.Report.Referrals, r.Report.ReferralsInYear)
		}
		reasons := r.Report.Files[1].Reasons
		if left := slices.ContainsFunc(reasons, func(one tally.Reason) bool { return one.Reason == c.left }); c.left != "" && !left || c.left == "" && len(reasons) != 1 {
			t.Errorf("%sthe rows count as %+v", c.content, reasons)
		}
	}
}

// A quarter is no month, by whichever of its months it would be read.
func TestQuartersAreRefused(t *testing.T) {
	for _, quarter := range []string{"Apr-Jun", "July to September 2010", "April - June 2010", "July - Sept 2010"} {
		_, err := Import(request(t, "q.csv", heads+quarter+",RXA,120,OPFA,30,3000\n"))
		if !strings.Contains(sayOf(err), "is not a month") {
			t.Errorf("%s: %s", quarter, sayOf(err))
		}
	}
	if _, err := Import(request(t, "q.csv", "Provider Code,TFC,POD,Apr-Jun Activity,Jul-Sep Activity\nRXA,120,OPFA,1,2\n")); err == nil {
		t.Error("quarters side by side are read as months")
	}
}

// A key that a formula has not come to names nobody: its row is not known.
func TestKeysWithoutResultsAreNotKnown(t *testing.T) {
	path := sheet1(t, xmlHead+xmlRow(`r="2"`, "2010/11", "#1", "RXX", "100", "OPFA", "#3", "#5.5")+
		`<row r="3"><c t="inlineStr"><is><t>2010/11</t></is></c><c><v>1</v></c><c><f>A1</f></c><c><v>100</v></c><c t="inlineStr"><is><t>OPFA</t></is></c><c><v>2</v></c><c><v>7</v></c></row>`)
	r, y := importOf(t, gather.Request{Files: []string{path}})
	if len(y.Providers) != 1 || r.Report.Activity != 3 {
		t.Errorf("the providers are %+v, with %v units", y.Providers, r.Report.Activity)
	}
	if reasons := r.Report.Files[0].Reasons; len(reasons) != 2 || reasons[1].Reason != tally.Suppressed || reasons[1].First != 3 || reasons[1].Pounds != 7 {
		t.Errorf("the rows count as %+v", reasons)
	}
}

// A provider that lacks a month which others have is named.
func TestAProviderWithoutAMonthIsNamed(t *testing.T) {
	r, _ := importOf(t, request(t, "a.csv", twoMonths+"3,RXA,120,OPFA,11,1100\n1,RXB,130,OPFA,5,500\n2,RXB,130,OPFA,5,500\n"))
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "RXB (June)") {
		t.Errorf("it warns: %s", said)
	}
}

// The whole year's plan on each row counts once, and is not taken for a month's.
func TestTheYearsPlanOnEachRowCountsOnce(t *testing.T) {
	annual := strings.NewReplacer("Actual Cost", "Actual Cost,Annual Activity Plan,Annual Cost Plan", ",10,1000", ",10,1000,120,12000").Replace(twoMonths)
	wide := "Provider Code,TFC,POD,Apr-10 Activity,Apr-10 Cost,May-10 Activity,May-10 Cost,YTD Activity,%s\nRXA,120,OPFA,10,1000,10,1000,20,120,12000\n"
	for name, files := range map[string][]string{
		"on each row":              {"a.csv", annual},
		"beside months, annual":    {"a.csv", strings.Replace(wide, "%s", "Annual Plan Activity,Annual Plan Cost", 1)},
		"beside months, of none":   {"a.csv", strings.Replace(wide, "%s", "Activity Plan,Price Plan", 1)},
		"a plan without months":    {"a.csv", twoMonths, "p.csv", "Provider Code,TFC,POD,Activity Plan,Price Plan\nRXA,120,OPFA,120,12000\n"},
		"the same, called annual":  {"a.csv", twoMonths, "p.csv", "Provider Code,TFC,POD,Annual Activity Plan,Annual Price Plan\nRXA,120,OPFA,120,12000\n"},
		"a plan of its own beside": {"a.csv", strings.ReplaceAll(annual, "120,12000", "9,9"), "p.csv", "Provider Code,TFC,POD,Activity Plan,Price Plan\nRXA,120,OPFA,120,12000\n"},
	} {
		r, y := importOf(t, request(t, files...))
		if len(y.Lines) != 1 || y.Lines[0].Plan != 120 || y.Lines[0].PlanCost.Value != 12000 || r.Report.Plan.From == "" {
			t.Errorf("%s: the plan is %+v, the line's %v and %v", name, r.Report.Plan, y.Lines[0].Plan, y.Lines[0].PlanCost)
		}
		if said := strings.Join(r.Report.Files[0].Notes, "\n"); strings.HasPrefix(name, "beside") && !strings.Contains(said, `not used: "YTD Activity" (H)`) {
			t.Errorf("%s: it says %s", name, said)
		}
	}
	_, err := Import(request(t, "a.csv", strings.NewReplacer("Annual Activity Plan", "Activity Plan", "Annual Cost Plan", "Price Plan").Replace(annual)))
	if said := sayOf(err); !strings.Contains(said, "12 times what was done") {
		t.Errorf("under another heading: %s", said)
	}
	_, err = Import(request(t, "a.csv", strings.Replace(annual, "120,12000", "130,13000", 1)))
	if said := sayOf(err); !strings.Contains(said, "130 units") {
		t.Errorf("where rows differ: %s", said)
	}
}

// Of a workbook all sheets count that are shown and make a layout; the others are named.
func TestAllSheetsOfAWorkbookAreRead(t *testing.T) {
	row := func(month, units string) string {
		return xmlRow(`r="2"`, "2010/11", "#"+month, "RXX", "100", "OPFA", "#"+units, "#5")
	}
	sheets := func(rows ...string) string {
		parts := map[string]string{}
		list, rels := "", ""
		for i, r := range rows {
			n := string(rune('1' + i))
			list += `<sheet name="S` + n + `" sheetId="` + n + `" r:id="rId` + n + `"/>`
			rels += `<Relationship Id="rId` + n + `" Type="t" Target="worksheets/sheet` + n + `.xml"/>`
			parts["xl/worksheets/sheet"+n+".xml"] = `<worksheet><sheetData>` + r + `</sheetData></worksheet>`
		}
		parts["xl/workbook.xml"] = `<workbook xmlns:r="r"><sheets>` + list + `</sheets></workbook>`
		parts["xl/_rels/workbook.xml.rels"] = `<Relationships>` + rels + `</Relationships>`
		return scenariotest.Workbook(t, "a.xlsx", parts)
	}
	path := sheets(xmlHead+row("1", "3"), xmlHead+row("2", "4"), xmlRow(`r="1"`, "Notes", "By")+xmlRow(`r="2"`, "a", "b"))
	r, y := importOf(t, gather.Request{Files: []string{path}})
	if got := monthsOf(y, "RXX"); len(got) != 2 || got[0] != 3 || got[1] != 4 || len(r.Report.Files) != 2 {
		t.Errorf("the months are %v, of %d sheets", got, len(r.Report.Files))
	}
	if said := strings.Join(r.Report.Files[0].Notes, "\n"); !strings.Contains(said, "S3") {
		t.Errorf("it says %s", said)
	}
	if _, y = importOf(t, gather.Request{Files: []string{path}, Sheet: "S1"}); len(monthsOf(y, "RXX")) != 1 {
		t.Error("--sheet reads more than its sheet")
	}
	if _, err := Import(gather.Request{Files: []string{sheets(xmlHead+row("1", "3"), xmlHead+row("1", "3"))}}); !strings.Contains(sayOf(err), "S1") {
		t.Errorf("a sheet twice: %s", sayOf(err))
	}
}

// What is left out is said with its pounds, and what a plan lacks.
func TestWhatIsLeftOutIsSaidWithItsPounds(t *testing.T) {
	r, _ := importOf(t, request(t, "a.csv", twoMonths+",,,,8,800\n1,,120,OPFA,7,700\n1,RXB,120,OPFA,1,10\n",
		"p.csv", "Provider Code,TFC,POD,Activity Plan,Price Plan\nRXA,120,OPFA,120,12000\n"))
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "£1,500.00 of theirs") || !strings.Contains(said, "has nothing of RXB") {
		t.Errorf("it warns: %s", said)
	}
}

// A provider has one market forces factor, and a practice one list.
func TestTwoValuesOfOneThingAreRefused(t *testing.T) {
	_, err := Import(request(t, "a.csv", twoMonths, "c.csv", "Provider,Terms,Pods,Market forces factor\nRXA,cost per case,NEL,1\nRXA,cost per case,OPFA,1.1\n"))
	if said := sayOf(err); !strings.Contains(said, "1.1 here, and 1 in row 2") {
		t.Errorf("two factors: %s", said)
	}
	_, err = Import(request(t, "a.csv", twoMonths, "p.csv", "Practice Code,Practice Name,List Size\nE82001,A,100\nE82001,A,200\n"))
	if said := sayOf(err); !strings.Contains(said, "200 patients here, and 100") {
		t.Errorf("two lists: %s", said)
	}
}

// In a list of contracts money is what they pay, and of a file whose kind was said it is
// said what it lacks of that.
func TestContractsAreAskedAsContracts(t *testing.T) {
	req := request(t, "a.csv", twoMonths, "c.csv", "Provider,Contract type,Contract value,Baseline,Marginal above\nRXA,block,3000000,,\n")
	req.Kinds = map[string]tables.Layout{req.Files[1]: tables.ContractList}
	_, err := Import(req)
	var n *mapping.NotUnderstood
	if !errors.As(err, &n) {
		t.Fatal(err)
	}
	guessed := map[string]string{}
	for _, q := range n.Questions(nil) {
		guessed[q.Of] = q.Guess
	}
	if guessed["Contract value"] != "value" || guessed["Contract type"] != "terms" || strings.Contains(n.What, "month") {
		t.Errorf("the guesses are %v; it says %s", guessed, n.What)
	}
}

// Files without any pounds, or without any count, of what was done are said to be so.
func TestFilesWithoutPoundsOrWithoutCountsAreSaid(t *testing.T) {
	for content, says := range map[string]string{
		"Month,Provider Code,TFC,POD,Actual Activity\n1,RXA,100,DC,10\n":                  "all of it counts as £0.00",
		"Month,Provider Code,TFC,POD,Actual Cost\n1,RXA,100,DC,1000\n":                    "it is money without units",
		"Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n1,RXA,100,DC,10,1000\n": "",
	} {
		r, _ := importOf(t, request(t, "m.csv", content))
		said := strings.Join(r.Report.Warnings, "\n")
		if says != "" && !strings.Contains(said, says) || says == "" && strings.Contains(said, "no file ") && !strings.Contains(said, "no file has the year's plan") {
			t.Errorf("it warns: %s\nand not: %s", said, says)
		}
	}
}

// What is to date by its own heading is refused, whatever a map says it is.
func TestSumsToDateAreNoMonthsOwn(t *testing.T) {
	req := request(t, "m.csv", "Provider Code,TFC,POD,Month,YTD Actual Activity,YTD Actual Cost\nRXA,100,OPFA,1,39,9764.19\nRXA,100,OPFA,2,78,19528.25\n")
	req.Map = &mapping.Map{Cols: map[string]string{"YTD Actual Activity": "actual activity", "YTD Actual Cost": "actual cost"}}
	_, err := Import(req)
	if said := sayOf(err); !strings.Contains(said, `"YTD Actual Activity" holds sums to date`) || !strings.Contains(said, "row 1") {
		t.Errorf("%s", said)
	}
}

// A code in small letters is the same provider, or practice, as in capitals.
func TestCodesInSmallLettersAreTheSame(t *testing.T) {
	r, y := importOf(t, request(t, "a.csv", heads+"1,RXA,120,OPFA,10,1000\n2,rxa,120,OPFA,10,1000\n",
		"r.csv", referralHeads+"E82001,RXA,120,1,4\ne82001,rxa,120,2,5\n"))
	if len(y.Providers) != 1 || len(y.Lines) != 1 || len(y.Practices) != 1 || r.Report.Referrals != 9 {
		t.Errorf("%d providers, %d lines, %d practices, %v referrals", len(y.Providers), len(y.Lines), len(y.Practices), r.Report.Referrals)
	}
}

// Under a heading that seems to be of words, numbers are what they may be: activity under
// Activity, and no code under Tariff.
func TestNumbersAreNoMeasureAndNoCode(t *testing.T) {
	_, err := Import(request(t, "m.csv", "Provider Code,TFC,POD,Month,Activity,Tariff,MFF,Cost\nRXA,100,EL,1,10,100,1.05,1050\n"))
	var n *mapping.NotUnderstood
	if !errors.As(err, &n) {
		t.Fatal(err)
	}
	guessed := map[string]string{}
	for _, q := range n.Headings(&mapping.Map{}) {
		guessed[q.Of] = q.Guess
	}
	if guessed["Activity"] != "actual activity" || guessed["Tariff"] != mapping.NotUsed || guessed["Cost"] != "actual cost" {
		t.Errorf("the guesses are %v", guessed)
	}
}

// A hospital's own extract says above its header whose it is, and of which month.
func TestAProviderIsReadFromTheTitle(t *testing.T) {
	const rows = "TFC,POD,Actual Activity,Actual Cost\n100,DC,10,1000\n120,DC,5,700\n"
	for title, want := range map[string][2]string{
		"Provider: RAA Alder General Hospital\nPeriod: April 2010\n\n": {"RAA", "Alder General Hospital"},
		"Trust - Alder General Hospital\nMonth 1 2010/11\n\n":          {"Alder General Hospital", "Alder General Hospital"},
		"Provider:,RXA\nMonth 1 2010/11\n\n":                           {"RXA", "RXA"},
	} {
		r, y := importOf(t, request(t, "m.csv", title+rows))
		if len(y.Providers) != 1 || y.Providers[0].Name != want[1] || r.Report.Pounds != 1700 || r.Report.Control[0].Provider != want[0] {
			t.Errorf("%q: %+v, £%v of %+v", title, y.Providers, r.Report.Pounds, r.Report.Control)
		}
	}
	_, y := importOf(t, request(t, "m.csv", "Provider: RAA Alder General Hospital\n\nTFC,POD,Actual Activity Apr-10,Actual Activity May-10,Actual Cost Apr-10,Actual Cost May-10\n100,DC,10,11,1000,1100\n"))
	if len(y.Providers) != 1 || y.Providers[0].Code != "RAA" || y.Lines[0].Actual.Monthly[1] != 11 {
		t.Errorf("side by side: %+v %+v", y.Providers, y.Lines)
	}
	if _, err := Import(request(t, "m.csv", "Provider: RAA Alder\nProvider: RBB Beech\nPeriod: April 2010\n\n"+rows)); err == nil {
		t.Error("of two providers above a header one is taken")
	}
}

// The commissioner is called as the files call it.
func TestTheCommissionersNameIsRead(t *testing.T) {
	r, y := importOf(t, request(t, "a.csv", "Commissioner Code,Commissioner Name,Provider Code,TFC,POD,Month,Actual Activity,Actual Cost\n5XX,Midshire PCT,RAA,100,DC,1,10,1000\n"))
	if said := strings.Join(r.Report.Warnings, "\n"); y.Name != "Midshire PCT" || strings.Contains(said, "names the commissioner") {
		t.Errorf("it is called %q; it warns: %s", y.Name, said)
	}
}

// Ratios that fit no line leave referrals from which nothing follows: that is said.
func TestRatiosThatFitNothingAreSaid(t *testing.T) {
	const ratios = "Specialty,Provider,POD,Each,First week,Last week\n"
	for row, fits := range map[string]bool{"120,RXA,OPFA,0.9,2,6\n": true, "120,RXA,EL,0.2,2,6\n": false} {
		r, y := importOf(t, request(t, "a.csv", twoMonths, "r.csv", referralHeads+"E82001,RXA,120,1,4\nE82001,RXA,120,2,5\n", "ratios.csv", ratios+row))
		said := strings.Join(r.Report.Warnings, "\n")
		if (len(y.Referrals[0].LeadsTo) == 1) != fits || strings.Contains(said, "no ratio fits the referrals of "+y.Referrals[0].Name) == fits {
			t.Errorf("%s: %+v; it warns: %s", row, y.Referrals[0].LeadsTo, said)
		}
	}
}

// A line that costs less than nothing in all is named: the rest of its year is priced at none.
func TestLinesBelowZeroInAllAreNamed(t *testing.T) {
	r, _ := importOf(t, request(t, "a.csv", heads+"1,RXA,120,OPFA,10,1000\n1,RXA,100,EL,5,-200\n2,RXA,100,EL,5,100\n"))
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "the pounds of General Surgery") || !strings.Contains(said, "at RXA are below zero in all") {
		t.Errorf("it warns: %s", said)
	}
}

// What passes through and the year's plan has nothing of has no budget: that is said.
func TestWhatPassesThroughWithoutAPlanIsSaid(t *testing.T) {
	plan := "Month,Provider Code,TFC,POD,Planned Activity,Planned Cost\n"
	for month := 1; month <= 12; month++ {
		plan += fmt.Sprintf("%d,RXA,120,OPFA,10,1000\n", month)
	}
	r, _ := importOf(t, request(t, "a.csv", twoMonths+"1,RXA,,DRUG,,500\n", "p.csv", plan))
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "the plan has nothing for what passes through: ") || !strings.Contains(said, "at RXA, £500.00 to date") {
		t.Errorf("it warns: %s", said)
	}
}
