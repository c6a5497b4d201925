package intake

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/file"
	"fewer/scenarios/gather"
	"fewer/scenarios/tally"
)

// expected is the truth of the sample, money in pence and plans in thousandths.
type expected struct {
	Lines []struct {
		Provider, Specialty string
		POD                 string
		Activity, Cost      []int64
		Plan                int64
		PlanCost            int64 `json:"plan_cost"`
	}
	Files map[string]struct {
		Rows        int
		Kinds       map[string]int
		Adjustments map[string]int64
		PassThrough map[string]map[string]int64 `json:"pass_through"`
		PassPlan    map[string]map[string]int64 `json:"pass_through_plan"`
		Control     map[string][]struct{ Activity, Lines int64 }
		Pence       int64
		Plan        int64
		PlanCost    int64 `json:"plan_cost"`
	}
	Referrals []struct {
		Provider, Specialty string
		Monthly             []float64
		ByPractice          map[string]float64 `json:"by_practice"`
	}
	Practices map[string]struct {
		Name     string
		ListSize float64 `json:"list_size"`
	}
}

func truth(t *testing.T) expected {
	t.Helper()
	b, err := os.ReadFile("sample/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var e expected
	if err := json.Unmarshal(b, &e); err != nil {
		t.Fatal(err)
	}
	return e
}

func sampleFiles(names ...string) []string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = filepath.Join("sample", n)
	}
	return all
}

// importOf imports files of the sample, and reads the year file back.
func importOf(t *testing.T, req gather.Request) (*Result, *model.Year) {
	t.Helper()
	r, err := Import(req)
	if err != nil {
		t.Fatal(err)
	}
	data, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	y, faults := file.ReadYear("my.year.yaml", data)
	if faults.Fatal() {
		t.Fatalf("the year file is at fault:\n%v", faults)
	}
	return r, y
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

func pence(v float64) int64 { return cell.AmountOf(v).Pence() }

// TestEachLayoutOfOneTruthGivesItsLines holds the lines, months and control totals
// of the sample's layouts against the truth that they were made of.
func TestEachLayoutOfOneTruthGivesItsLines(t *testing.T) {
	e := truth(t)
	for _, c := range []struct {
		monitoring string
		files      []string
		plans      bool
	}{
		{"slam.csv", []string{"slam.csv", "plan.csv", "contracts.csv", "practices.csv", "referrals.csv", "ratios.csv"}, true},
		{"slam.csv", []string{"referrals.csv", "plan.csv", "slam.csv"}, true},
		{"slam.xlsx", []string{"slam.xlsx"}, true},
		{"slam.xlsx", []string{"slam.xlsx", "plan.csv", "contracts.csv"}, true},
		{"plcm.csv", []string{"plcm.csv", "plan.csv"}, true},
		{"plcm.csv", []string{"plcm.csv"}, false},
	} {
		t.Run(strings.Join(c.files, " "), func(t *testing.T) {
			r, y := importOf(t, gather.Request{Files: sampleFiles(c.files...)})
			if r.Report.Difference != 0 || y.MonthsElapsed != 3 || y.FinancialYear != 2010 || r.Report.Commissioner != "5PA" {
				t.Errorf("the difference is %v, months %d of %s, commissioner %s", r.Report.Difference, y.MonthsElapsed, y.FinancialYear, r.Report.Commissioner)
			}
			for _, want := range e.Lines {
				holdLine(t, y, want.Provider, want.Specialty, want.POD, want.Activity, want.Cost)
				if l := lineOf(y, want.Provider, want.Specialty, want.POD); l != nil && c.plans && (cell.AmountOf(l.Plan) != cell.Amount(want.Plan*cell.Scale/1000) || pence(l.PlanCost.Value) != want.PlanCost) {
					t.Errorf("the plan of %s is %v, £%v, not %v", l.ID, l.Plan, l.PlanCost.Value, want)
				}
			}
			file := e.Files[c.monitoring]
			if got := pence(r.Report.Pounds); got != file.Pence {
				t.Errorf("pounds in the files are %d pence, not %d", got, file.Pence)
			}
			holdControl(t, r, c.monitoring, e)
			holdPasses(t, y, file.PassThrough, file.Adjustments)
			holdRows(t, r, e)
		})
	}
}

func holdLine(t *testing.T, y *model.Year, provider, specialty, pod string, activity, cost []int64) {
	t.Helper()
	l := lineOf(y, provider, specialty, pod)
	total := int64(0)
	for _, n := range activity {
		total += n
	}
	if l == nil {
		if total != 0 {
			t.Errorf("there is no line of %s %s %s", provider, specialty, pod)
		}
		return
	}
	for i := range activity {
		got := int64(0)
		if l.ActualCost != nil {
			got = pence(l.ActualCost.Monthly[i])
		}
		if l.Actual.Monthly[i] != float64(activity[i]) || got != cost[i] {
			t.Errorf("month %d of %s is %v for %d pence, not %d for %d", i+1, l.ID, l.Actual.Monthly[i], got, activity[i], cost[i])
		}
	}
}

func holdControl(t *testing.T, r *Result, file string, e expected) {
	t.Helper()
	for provider, months := range e.Files[file].Control {
		for i, want := range months {
			found := false
			for _, c := range r.Report.Control {
				if c.Provider == provider && c.Month == i+1 {
					found = true
					if pence(c.Pounds) != want.Lines || pence(c.InYear) != want.Lines || c.Activity != float64(want.Activity) || c.YearUnit != float64(want.Activity) {
						t.Errorf("the control of %s in month %d is %+v, not %+v", provider, i+1, c, want)
					}
				}
			}
			if !found {
				t.Errorf("there is no control of %s in month %d", provider, i+1)
			}
		}
	}
}

func holdPasses(t *testing.T, y *model.Year, passes map[string]map[string]int64, adjustments map[string]int64) {
	t.Helper()
	for code, kinds := range passes {
		want := adjustments[code]
		for _, p := range kinds {
			want += p
		}
		got := int64(0)
		for _, l := range y.Lines {
			if p := y.Provider(l.Provider); p != nil && p.Code == code && l.WithoutActivity {
				got += pence(l.Spent)
			}
		}
		if got != want {
			t.Errorf("%d pence pass through to %s, not %d", got, code, want)
		}
	}
}

// holdRows holds the rows by reason.
func holdRows(t *testing.T, r *Result, e expected) {
	t.Helper()
	words := map[string]string{"suppressed": tally.Suppressed, "plan": tally.Used, "England": tally.England}
	for _, f := range r.Report.Files {
		want, known := e.Files[f.File]
		if !known {
			continue
		}
		got := map[string]int{}
		for _, reason := range f.Reasons {
			got[reason.Reason] = reason.Rows
		}
		sum := 0
		for kind, rows := range want.Kinds {
			if word := words[kind]; word != "" {
				kind = word
			}
			sum += got[kind]
			if got[kind] != rows {
				t.Errorf("%s has %d rows of %s, not %d", f.File, got[kind], kind, rows)
			}
		}
		if f.Rows != want.Rows || sum != f.Rows {
			t.Errorf("%s has %d rows, of them %d with the expected reasons, not %d: %v", f.File, f.Rows, sum, want.Rows, got)
		}
	}
}

func TestReferralsPracticesAndReturns(t *testing.T) {
	e := truth(t)
	r, y := importOf(t, gather.Request{Files: sampleFiles("slam.csv", "plan.csv", "practices.csv", "referrals.csv", "mar.csv", "mrr.csv", "ratios.csv", "contracts.csv"), Commissioner: "5PA"})
	code := map[string]string{}
	for _, p := range y.Practices {
		code[p.ID] = p.Code
		if want := e.Practices[p.Code]; p.Name != want.Name || p.ListSize.Value != want.ListSize {
			t.Errorf("the practice %s is %s with %v patients, not %+v", p.Code, p.Name, p.ListSize.Value, want)
		}
	}
	if len(y.Practices) != 10 || len(y.Referrals) != len(e.Referrals) || y.Name != "NHS MADEUP" {
		t.Errorf("%s has %d practices and %d streams", y.Name, len(y.Practices), len(y.Referrals))
	}
	for _, want := range e.Referrals {
		for _, s := range y.Referrals {
			if y.Provider(s.Provider).Code != want.Provider || codes.SpecialtyOf(s.Specialty).Function != want.Specialty {
				continue
			}
			for i, n := range want.Monthly {
				if s.Actual.Monthly[i] != n {
					t.Errorf("%s has %v, not %v", s.ID, s.Actual.Monthly, want.Monthly)
					break
				}
			}
			for _, p := range s.ByPractice {
				if want.ByPractice[code[p.Practice]] != p.Count {
					t.Errorf("%s has %v of %s, not %v", s.ID, p.Count, p.Practice, want.ByPractice[code[p.Practice]])
				}
			}
			if len(s.ByPractice) != len(want.ByPractice) {
				t.Errorf("%s has %d practices, not %d", s.ID, len(s.ByPractice), len(want.ByPractice))
			}
		}
	}
	holdRows(t, r, e)
	made := map[string][3]float64{}
	for _, one := range r.Report.Returns {
		months := made[one.File+one.Provider]
		months[one.Month-1] = one.Made
		made[one.File+one.Provider] = months
	}
	if made["mar.csv"] != [3]float64{225, 223, 167} || made["mrr.csvRDG"] != [3]float64{107, 103, 88} || made["mrr.csvRGB"] != [3]float64{118, 120, 79} {
		t.Errorf("the returns say %v", made)
	}
	if p := y.Provider(lineOf(y, "RDG", "100", "day_case").Provider); p.MarketForcesFactor != 1.2265 || len(p.Contract) != 2 || p.Contract[0].Baseline.Value != 198977 || p.Contract[1].Form != model.CostPerCase {
		t.Errorf("the contract of Fenmoor is %+v", p)
	}
}
