package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/scenariotest"
)

// monthFour is the sample's monitoring one month on: April's first row restated by a
// unit, and a row of July for each of two lines, one of them new.
func monthFour(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("sample/slam.csv")
	if err != nil {
		t.Fatal(err)
	}
	s := strings.Replace(string(b), "-,V81008,201011,100%,201001,170.84,CZ22X,170.84,1.000,502", "-,V81008,201011,100%,201001,341.68,CZ22X,170.84,2.000,502", 1)
	s = strings.Replace(s, ",,,,,\"109,797.72\"", "-,V81008,201011,100%,201004,500.00,X,250.00,2.000,100,RDG,DC,-,5PA\n-,V81008,201011,100%,201004,90.00,X,90.00,1.000,320,RDG,OPFA,-,5PA\n,,,,,\"109,797.72\"", 1)
	return scenariotest.File(t, "slam4.csv", s)
}

func TestNextMonthKeepsWhatWasMendedByHand(t *testing.T) {
	files := sampleFiles("slam.csv", "plan.csv", "contracts.csv")
	r, _ := importOf(t, Request{Files: files})
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
	next, err := Import(Request{Files: append([]string{monthFour(t)}, files[1]), Known: known})
	if err != nil {
		t.Fatal(err)
	}
	content, err := next.Over(path)
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
	ask := Request{Files: []string{april}, Year: model.FinancialYear(2026)}
	first, err := Import(ask)
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
	alone, err := Import(ask)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = alone.Over(path); err == nil || !strings.Contains(err.Error(), "has April of RDG, of which the files have nothing") || !strings.Contains(err.Error(), "all in one command") {
		t.Errorf("it says %v", err)
	}
	if said := strings.Join(alone.Report.Warnings, "\n"); !strings.Contains(said, "no file has anything of April") || !strings.Contains(said, "lines that were there keep theirs") {
		t.Errorf("it warns %s", said)
	}
	ask.Files = []string{april, may}
	both, err := Import(ask)
	if err != nil {
		t.Fatal(err)
	}
	content, err = both.Over(path)
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
	r, err := Import(Request{Files: []string{done, plan}, Year: model.FinancialYear(2026)})
	if err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "the plan in plan.csv has 3 months, April to June: it is taken as the whole year's") {
		t.Errorf("it warns %s", said)
	}
}
