package intake

import (
	"errors"
	"strings"
	"testing"

	"fewer/scenarios/gather"
	"fewer/scenarios/scenariotest"
	"fewer/scenarios/tally"
)

const unspecified5 = "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n" +
	"M1,RAA,100,DC,10,5000\nM1,RAA,,AE,900,90000\nM1,RAA,,CC,9,9000\nM1,RAA,,NEL,50,75000\nM2,RAA,100,DC,10,5000\nM2,RAA,,AE,900,90000\n"

// Where most of the pounds would be left out it is asked; what is left out stands beside
// what counts, so that both are what the files hold.
func TestMostOfAFileIsNotLeftOutUnasked(t *testing.T) {
	req := gather.Request{Files: []string{scenariotest.File(t, "ae.csv", unspecified5)}, Year: 2010}
	_, err := Import(req)
	var most *gather.MostLeftOut
	if !errors.As(err, &most) {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "the fault", most.Error(), `ae.csv, row 3: 4 rows do not say all of provider, specialty, point of delivery and month, and £264,000.00 of theirs would be left out, beside £10,000.00 that counts in 2 rows
hint: write the treatment function, which is 180 of A&E attendances (Emergency Medicine) and 192 of critical care (Intensive Care Medicine); of others ask the provider for it; where a blank repeats the row above it, or a row of its own names them, fill it in. Or add --leave-out-blanks, to go on without those rows`)
	req.LeaveOutBlanks = true
	r, err := Import(req)
	if err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "left out", r.Report.LeftOut, []tally.LeftOut{{Reason: tally.BlankKeys, Activity: 1859, Pounds: 264_000}})
	scenariotest.Equal(t, "what counts", [3]float64{r.Report.Pounds, r.Report.InYear, r.Report.Difference}, [3]float64{10_000, 10_000, 0})
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "Without a treatment function are emergency admissions (1 row, £75,000.00), A&E attendances (2 rows, £180,000.00) and critical care (1 row, £9,000.00)") {
		t.Error(said)
	}
}

// What is left out of months side by side counts as it is read, activity and cost.
func TestWhatIsLeftOutOfMonthsSideBySide(t *testing.T) {
	r, err := Import(gather.Request{Year: 2010, Files: []string{scenariotest.File(t, "a.csv",
		"Provider Code,TFC,POD,Apr-10 Activity,Apr-10 Cost,May-10 Activity,May-10 Cost\nRAA,100,DC,1,100,2,200\nRAA,110,DC,1,100,2,*\n,110,EL,3,50.25,4,60\n")}})
	if err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "left out", r.Report.LeftOut, []tally.LeftOut{
		{Reason: tally.Suppressed, Activity: 2}, {Reason: tally.BlankKeys, Activity: 7, Pounds: 110.25},
	})
}

func TestRowsAlikeInEveryCellAreSaid(t *testing.T) {
	const heads = "Month,Provider Code,TFC,POD,HRG,Actual Activity,Actual Cost\n"
	for name, c := range map[string]struct{ rows, said string }{
		"twice":                   {"1,RAA,100,DC,FZ18,10,5000\n1,RAA,100,DC,FZ18,10,5000\n1,RAA,100,DC,FZ18,12,6000\n", "rows of a.csv are the same in every cell as rows above them: 1, the first in row 3, as row 2, with £5,000.00"},
		"but for a cell":          {"1,RAA,100,DC,FZ18,10,5000\n1,RAA,100,DC,FZ19,10,5000\n", ""},
		"of one unit, as a visit": {"1,RAA,100,DC,FZ18,1,500\n1,RAA,100,DC,FZ18,1,500\n", ""},
	} {
		r, err := Import(gather.Request{Year: 2010, Files: []string{scenariotest.File(t, "a.csv", heads+c.rows)}})
		if err != nil {
			t.Fatal(name, err)
		}
		said := strings.Join(r.Report.Warnings, "\n")
		if strings.Contains(said, "the same in every cell") != (c.said != "") || !strings.Contains(said, c.said) {
			t.Errorf("%s: %s", name, said)
		}
	}
}

func TestTwoProvidersOfOneNameAreToldApart(t *testing.T) {
	r, err := Import(gather.Request{Year: 2010, Files: []string{scenariotest.File(t, "a.csv",
		"Month,Provider Code,Provider Name,TFC,POD,Actual Activity,Actual Cost\n1,RAA,Alder,100,DC,10,5000\n1,RAB,Alder,100,DC,11,5500\n")}})
	if err != nil {
		t.Fatal(err)
	}
	scenariotest.Equal(t, "names", [2]string{r.Year.Providers[0].Name, r.Year.Providers[1].Name}, [2]string{"Alder (RAA)", "Alder (RAB)"})
	if said := strings.Join(r.Report.Warnings, "\n"); !strings.Contains(said, "Alder is the name of 2 providers, RAA and RAB") || !strings.Contains(said, "no contract was given for Alder (RAA), Alder (RAB)") {
		t.Error(said)
	}
}

func TestAPointThatMayPartThousandsIsRefused(t *testing.T) {
	rows := func(costs ...string) string {
		text := "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n"
		for i, c := range costs {
			text += string(rune('1'+i)) + ",RAA,100,DC,10,\"" + c + "\"\n"
		}
		return text
	}
	for name, c := range map[string]struct {
		costs  []string
		fault  string
		pounds float64
	}{
		"beside pence":                  {[]string{"5.000", "600,000.00"}, `"5.000" can be read in two ways`, 0},
		"three decimals everywhere":     {[]string{"5.000", "6.000"}, "", 11},
		"three decimals that are none":  {[]string{"5.000", "6.125"}, "", 11.125},
		"three decimals, one over 1000": {[]string{"5.000", "1000.000"}, "", 1005},
	} {
		r, err := Import(gather.Request{Year: 2010, Files: []string{scenariotest.File(t, "a.csv", rows(c.costs...))}})
		switch {
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), "a.csv, row 2, column F: "+c.fault)), c.fault == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.fault == "":
			scenariotest.Equal(t, name, r.Report.Pounds, c.pounds)
		}
	}
}
