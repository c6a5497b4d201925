package intake

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/gather"
	"fewer/scenarios/mapping"
	"fewer/scenarios/scenariotest"
	"fewer/scenarios/tables"
)

const head = "Financial Year,Reporting Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n"

// TestBadInputIsRefusedWithItsPlace imports what must not become a year, and asks
// for the sentence that says why.
func TestBadInputIsRefusedWithItsPlace(t *testing.T) {
	for what, c := range map[string]struct {
		content string
		says    string
	}{
		"a decimal comma":       {strings.ReplaceAll(head, ",", ";") + strings.Repeat("2010/11;1;RXX;100;OPFA;1;-21.419,06\n", 20), `a.csv, row 2, column G: "-21.419,06" is not a number`},
		"a double sign":         {head + "2010/11,1,RXX,100,OPFA,1,-(5)\n", `row 2, column G: "-(5)" is not a number`},
		"no month":              {head + "2010/11,Smarch,RXX,100,OPFA,1,5\n", `row 2, column B: "Smarch" is not a month`},
		"no year":               {"Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n1,RXX,100,OPFA,1,5\n", "which financial year"},
		"a point of delivery":   {head + "2010/11,1,RXX,100,Wibble,1,5\n", "row 2, column E: these points of delivery are not known: Wibble"},
		"two commissioners":     {"Commissioner Code," + head + "5PA,2010/11,1,RXX,100,OPFA,1,5\n5QX,2010/11,1,RXX,100,OPFA,1,5\n", "several commissioners: 5PA, 5QX"},
		"shares of a unit":      {head + "2010/11,1,RXX,100,OPFA,1.5,5\n", "comes to 1.5 units"},
		"columns not known":     {"Alpha,Beta\n1,2\n", "none of its columns is known"},
		"two columns as one":    {"Price Actual," + head + "9,2010/11,1,RXX,100,OPFA,1,5\n", `two columns hold the actual cost: A "Price Actual" (9) and H "Actual Cost" (5)`},
		"a plan and no actuals": {"Financial Year,Month,Provider Code,TFC,POD,Planned Activity,Planned Cost\n2010/11,1,RXX,100,OPFA,1,5\n", "a.csv: it holds a plan, and no file holds anything of what was done"},
		"a header only":         {head, "a.csv: has a header and no rows under it"},
		"nothing":               {"", "a.csv: is empty"},
		"a long row":            {head + "2010/11,1,RXX,100,OPFA,1,5,7,8\n", "a.csv, row 2, column H: the row has 9 cells, and the header 7"},
		"an open quote":         {head + "2010/11,1,RXX,100,OPFA,1,5\n2010/11,1,\"RXX,100,OPFA,1,5\n2010/11,1,RYY,100,\"OPFA\",1,5\n", "a.csv, row 3, column C: a quotation mark"},
		"no such day":           {head + "2010/11,31/02/2010,RXX,100,OPFA,1,5\n", `a.csv, row 2, column B: "31/02/2010" is not a month`},
		"nothing known":         {head + "2010/11,1,RXX,100,OPFA,*,5\n,,,,,1,5\n", "a.csv: none of its rows can be used: 1 not known (first in row 2) and 1 blank keys (first in row 3)"},
		"a year that is over":   {head + "2010/11,12,RXX,100,OPFA,1,5\n", "all twelve months are over"},
	} {
		_, err := Import(gather.Request{Files: []string{scenariotest.File(t, "a.csv", c.content)}})
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("of %s it says %v", what, err)
		}
	}
}

// TestMapIsObeyed fills in the map that was written, and imports with it.
func TestMapIsObeyed(t *testing.T) {
	path := scenariotest.File(t, "a.csv", "FY,When,Trust,Func,Kind,How many,Paid,NHS Number\n2010/11,1,RXX,100,Wibble,2,5,999\n")
	_, err := Import(gather.Request{Files: []string{path}})
	var n *mapping.NotUnderstood
	if !errors.As(err, &n) {
		t.Fatal(err)
	}
	text := string(n.Text(nil))
	if !strings.Contains(text, "# E: Wibble") || strings.Contains(text, "999") {
		t.Errorf("the map is\n%s", text)
	}
	m, err := mapping.Read(scenariotest.File(t, "my.map.yaml", "fewer: import-map/1\ncolumns:\n  FY: financial year\n  When: month\n  Trust: provider\n  Func: treatment function code\n  Kind: point of delivery\n  How many: actual activity\n  Paid: actual cost\npoints_of_delivery:\n  Wibble: day_case\n"))
	if err != nil {
		t.Fatal(err)
	}
	_, y := importOf(t, gather.Request{Files: []string{path}, Map: m})
	if l := lineOf(y, "RXX", "100", "day_case"); l == nil || l.Actual.Total != 2 || l.ActualCost.Total != 5 {
		t.Errorf("the line is %+v", l)
	}
}

// A plan whose columns alone have names that are not known is asked about: left out
// without a word, the year would have none.
func TestAPlanOfUnknownNameIsAskedAbout(t *testing.T) {
	content, err := os.ReadFile("sample/slam.csv")
	if err != nil {
		t.Fatal(err)
	}
	const units, pounds = "Activity Plan", "Price Plan"
	if !strings.Contains(string(content), units) || !strings.Contains(string(content), pounds) {
		t.Fatal("the sample is headed otherwise")
	}
	content = []byte(strings.NewReplacer(units, "Indicative Units", pounds, "IAP Value (£)").Replace(string(content)))
	path := filepath.Join(t.TempDir(), "slam.csv")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Import(gather.Request{Files: []string{path}})
	var asked *mapping.NotUnderstood
	if !errors.As(err, &asked) {
		t.Fatalf("%v", err)
	}
	for _, says := range []string{`"Indicative Units" in column `, "seems to be the planned activity", `"IAP Value (£)"`, "seems to be the planned cost", "slam.csv"} {
		if !strings.Contains(err.Error(), says) {
			t.Errorf("it lacks %q: %v", says, err)
		}
	}
	if text := string(asked.Text(nil)); !strings.Contains(text, `"Indicative Units": planned activity # a guess`) {
		t.Error(text)
	}
	m := (*mapping.Map)(nil).Answered(mapping.Question{Of: "Indicative Units"}, "planned activity").Answered(mapping.Question{Of: "IAP Value (£)"}, "planned cost")
	renamed, _ := importOf(t, gather.Request{Files: []string{path}, Map: m})
	plain, _ := importOf(t, gather.Request{Files: []string{"sample/slam.csv"}})
	if renamed.Report.Difference != 0 || !slices.EqualFunc(renamed.Year.Lines, plain.Year.Lines, func(a, b model.Line) bool { return a.ID == b.ID && a.Plan == b.Plan && a.PlanCost == b.PlanCost }) {
		t.Error("the plan is another under another name")
	}
	if _, err := Import(gather.Request{Files: []string{path}, Map: m.Answered(mapping.Question{Of: "IAP Value (£)"}, mapping.NotUsed)}); err != nil {
		t.Errorf("what is not used is asked again: %v", err)
	}
}

// What an own layout holds is guessed by values and by words, and what it lacks is said.
func TestAnOwnLayoutIsGuessedAndWhatItLacksIsSaid(t *testing.T) {
	imported := func(content string) error {
		path := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Import(gather.Request{Files: []string{path}, Year: 2025})
		return err
	}
	var asked *mapping.NotUnderstood
	err := imported("Where;What for;How;When;Units;Bill\nRXX;ENT;First OP;Apr-25;3;300\nRXX;Urology;Day case;May-25;4;400\n")
	if !errors.As(err, &asked) {
		t.Fatal(err)
	}
	text := string(asked.Text(nil))
	for _, says := range []string{`"What for": specialty # a guess`, `"How": point of delivery # a guess`, `"When": month # a guess`, `"Units": actual activity # a guess`, "\"Where\":   #"} {
		if !strings.Contains(text, says) {
			t.Errorf("it lacks %q:\n%s", says, text)
		}
	}
	err = imported("Provider,TFC,Month,Actual Cost\nRXX,100,1,5\n")
	if err == nil || !strings.Contains(err.Error(), "it is nearest to monitoring by line, and lacks the point of delivery") {
		t.Error(err)
	}
	for _, months := range []string{"April 2025 to August 2025", "Month 5 2025/26 year to date"} {
		err = imported("Monitoring,,,,\nPeriod: " + months + ",,,,\nProvider,TFC,POD,Actual Activity,Actual Cost\nRXX,100,OPFA,1,5\n")
		if err == nil || !strings.Contains(err.Error(), `a.csv, row 2: the title "Period: `+months+`" is of several months`) {
			t.Error(err)
		}
	}
	err = imported("Provider,TFC,POD,Actual Activity,Actual Cost\nRXX,100,OPFA,1,5\n")
	if err == nil || !strings.Contains(err.Error(), "it is nearest to monitoring by line, and lacks the month") {
		t.Error(err)
	}
	err = imported("Month 5 2025/26,,,,,\nProvider,TFC,POD,When,Actual Activity,Actual Cost\nRXX,100,OPFA,Apr-25,1,5\n")
	if err == nil || !strings.Contains(err.Error(), "by headings that are not known: \"When\"") {
		t.Error(err)
	}
	if err = imported("Monitoring,,,,\nPeriod: April 2025,,,,\nProvider,TFC,POD,Actual Activity,Actual Cost\nRXX,100,OPFA,1,5\n"); err != nil {
		t.Error(err)
	}
	err = imported("Provider,TFC,POD,Apr-25,May-25 Cost\nRXX,100,OPFA,1,5\n")
	if err == nil || !strings.Contains(err.Error(), "a.csv, row 1, column D: its months stand side by side, and nothing says whether they are activity or cost") {
		t.Error(err)
	}
	err = imported(head + "2010/11,1,RXX,100,Emergency adms,1,5\n")
	if !errors.As(err, &asked) || !strings.Contains(string(asked.Text(nil)), `"Emergency adms": non_elective # a guess`) {
		t.Error(err)
	}
}

// What a table of contracts says of money is read with its place or not at all: a rate
// of 130 was taken for thirteen thousand percent, and a factor that is no number for none.
func TestContractsAreRefusedWithTheirPlace(t *testing.T) {
	const columns = "provider,name,terms,pods,value,baseline,marginal_above,marginal_below,ceiling,floor,market_forces_factor\n"
	slam := scenariotest.File(t, "a.csv", head+"2010/11,1,RXX,110,OPFA,5,500\n")
	imported := func(row string) (*Result, error) {
		return Import(gather.Request{Files: []string{slam, scenariotest.File(t, "c.csv", columns+row+"\n")}})
	}
	for row, says := range map[string]string{
		"RXX,X,cost and volume,,,,130,,,,":   `c.csv, row 2, column G: "130" is not a share`,
		"RXX,X,cost and volume,,,,,-5%,,,":   `column H: "-5%" is not a share`,
		"RXX,X,cost per case,,,,,,1.05,,":    `column I: "1.05" may be pounds or a share of plan`,
		"RXX,X,cost per case,,,,,,95%,105%,": "column J: the floor is above the ceiling",
		"RXX,X,cost per case,,,,,,,,abc":     `column K: "abc" is not a market forces factor`,
		"RXX,X,block,,-5,,,,,,":              `column E: "-5" is not an amount that can be paid`,
		"RXX,X,blended,,,,,,,,":              "column G: a blended contract needs its variable share",
		"RXX,X,blended,,,,75%,50%,,,":        "column G: a blended contract has one variable share",
	} {
		if _, err := imported(row); !strings.Contains(sayOf(err), says) {
			t.Errorf("%s: %v", row, err)
		}
	}
	r, err := imported("RXX,X,blended,,,,75%,,,,1.04")
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Year.Providers[0].Contract[0]; s.Form != model.Blended || s.Variable != model.Given(0.75) || r.Year.Providers[0].MarketForcesFactor != 1.04 {
		t.Errorf("%+v", r.Year.Providers[0])
	}
}

// Several files with headings that are not known are asked about in one map.
func TestOneMapServesAllFiles(t *testing.T) {
	files := []string{
		scenariotest.File(t, "acct.csv", "Trust;Dept;Type of contact;Mth;No. done;£ charged\nRXX;ENT;New OP;Apr-25;3;300\nRXX;ENT;New OP;May-25;4;400\n"),
		scenariotest.File(t, "gp.csv", "Surgery ID;Surgery;Registered population\nB83001;Mill Lane;8250\n"),
	}
	_, err := Import(gather.Request{Files: files})
	var asked *mapping.NotUnderstood
	if !errors.As(err, &asked) || len(asked.More) != 1 || !strings.Contains(asked.Says(), "acct.csv, row 1") || !strings.Contains(asked.Says(), "gp.csv, row 1") {
		t.Fatal(err)
	}
	path := scenariotest.File(t, "my.map.yaml", string(asked.Text(nil)))
	learnt, err := mapping.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Import(gather.Request{Files: files, Map: learnt})
	if err != nil || len(r.Year.Practices) != 1 || r.Report.Pounds != 700 {
		t.Errorf("by the guesses alone: %v", err)
	}
}

// A map that is asked for again keeps what stood beside its headings, and an A&E is no
// first attendance.
func TestAMapThatIsWrittenAgainKeepsItsValues(t *testing.T) {
	t.Parallel()
	path := scenariotest.File(t, "a.csv", "Fin Yr,Mth,Trust,TFC,Kind,Done,Paid\n2010/11,1,RXX,100,A&E att,2,5\n2010/11,1,RXX,100,Wibble,2,5\n")
	_, err := Import(gather.Request{Files: []string{path}})
	var n *mapping.NotUnderstood
	if !errors.As(err, &n) {
		t.Fatal(err)
	}
	text := string(n.Text(nil))
	if !strings.Contains(text, `"Fin Yr": financial year # a guess  # A: 2010/11`) {
		t.Error(text)
	}
	text = strings.NewReplacer(`"Kind":`, `"Kind": point of delivery`, `"Paid":`, `"Paid": actual cost`).Replace(text)
	m, err := mapping.Read(scenariotest.File(t, "my.map.yaml", text))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Import(gather.Request{Files: []string{path}, Map: m})
	if !errors.As(err, &n) {
		t.Fatal(err)
	}
	again := string(n.Text(m))
	for _, says := range []string{`"Fin Yr": financial year  # A: 2010/11`, `"Trust": provider's code  # C: RXX`, `"A&E att": accident_and_emergency # a guess`, "\"Wibble\": \n"} {
		if !strings.Contains(again, says) {
			t.Errorf("it lacks %q:\n%s", says, again)
		}
	}
	if open := n.Questions(m); len(open) != 2 || open[1].Guess != "" {
		t.Errorf("%+v", open)
	}
}

// A file that is no table, is larger than any, or holds months that another has is refused
// with a sentence, in little time.
func TestFilesThatAreNoneAreRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	sparse := scenariotest.File(t, "sparse.csv", head)
	if err := os.Truncate(sparse, 1<<26); err != nil {
		t.Fatal(err)
	}
	month := func(name, m string) string {
		return scenariotest.File(t, name, head+"2010/11,"+m+",RXX,100,OPFA,1,5\n2010/11,2,RXX,100,OPFA,1,5\n")
	}
	for says, files := range map[string][]string{
		filepath.Base(dir) + ": is a folder, not a file":                                                      {dir},
		"gone.csv: there is no such file":                                                                     {filepath.Join(dir, "gone.csv")},
		"sparse.csv, row 2: the line is longer than 4 MB":                                                     {sparse},
		"b.csv, row 3: May of General Surgery first attendances at RXX is in a.csv too: it would count twice": {month("a.csv", "1"), month("b.csv", "3")},
	} {
		if _, err := Import(gather.Request{Files: files}); !strings.Contains(sayOf(err), says) {
			t.Errorf("not %q: %v", says, err)
		}
	}
}

// Rows by patient are counted wherever they are passed: one unit each, by day of discharge
// or by a month that stands beside them.
func TestRowsByPatientAreUnits(t *testing.T) {
	t.Parallel()
	for _, content := range []string{
		"Provider Code,TFC,POD,Patient,Start Date,End Date,Total Cost\nRXX,100,DC,P1,2010-04-03,2010-04-03,50\nRXX,100,DC,P2,2010-03-30,2010-04-01,500\n",
		"Provider Code,TFC,POD,Patient,Admission,End Date,Actual Cost\nRXX,100,DC,P1,2010-04-03,2010-04-03,50\nRXX,100,DC,P2,2010-03-30,2010-04-01,500\n",
		head[:strings.Index(head, "Actual Activity")] + "NHS Number,Actual Cost\n2010/11,1,RXX,100,DC,999,50\n2010/11,1,RXX,100,DC,998,500\n",
	} {
		r, y := importOf(t, gather.Request{Files: []string{scenariotest.File(t, "a.csv", content)}})
		if l := lineOf(y, "RXX", "100", "day_case"); l == nil || l.Actual.Total != 2 || l.ActualCost.Total != 550 || r.Report.Files[0].Layout != tables.ByPatient {
			t.Errorf("%s: %+v", content, l)
		}
	}
}
