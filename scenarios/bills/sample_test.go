package bills_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/bills"
	"fewer/scenarios/file"
)

func sample(name string) string { return filepath.Join("testdata", name) }

func sampleYear(t testing.TB) *model.Prepared {
	t.Helper()
	data, err := os.ReadFile(sample("year.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	y, faults := file.ReadYear("year.yaml", data)
	if faults.Fatal() {
		t.Fatal(faults)
	}
	return model.Prepare(y)
}

func reference(t testing.TB) *bills.Reference {
	t.Helper()
	r := &bills.Reference{}
	for _, err := range []error{
		r.ReadTariff(sample("tariff_apc.csv")), r.ReadTariff(sample("tariff_op.csv")), r.ReadPractices(sample("practices.csv")), r.ReadContract(sample("contract.csv")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func checkSample(t testing.TB, asked bills.Asked) *bills.Result {
	t.Helper()
	bill, err := bills.Read([]string{sample("lines.csv")}, bills.Options{})
	if err != nil {
		t.Fatal(err)
	}
	asked.Prepared = sampleYear(t)
	return bills.Check(bill, reference(t), asked)
}

// ruleNames are the rules as expected.csv calls them.
var ruleNames = map[bills.Rule]string{
	bills.WrongCommissioner: "wrong commissioner", bills.OutsideTheYear: "outside the year", bills.Duplicate: "duplicate",
	bills.OutpatientDuringStay: "outpatient during a stay", bills.Readmission: "readmission", bills.FollowUpAsFirst: "follow-up billed as first",
	bills.ProcedureAsDayCase: "procedure billed as day case", bills.Price: "price",
}

// TestTheSampleIsFoundToThePenny holds every finding of the sample, and nothing
// else: line, evidence, rule, explanation, pounds and month.
func TestTheSampleIsFoundToThePenny(t *testing.T) {
	f, err := os.Open(sample("expected.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, r := range records[1:] {
		want = append(want, fmt.Sprint(r[:6]))
	}
	result := checkSample(t, bills.Asked{})
	add := func(found []bills.Finding, rule func(bills.Rule) string) {
		for _, f := range found {
			got = append(got, fmt.Sprint([]string{f.Line, f.Pair, rule(f.Rule), f.Explanation, f.Overcharge.Decimal(), f.Month}))
		}
	}
	add(result.Found, func(r bills.Rule) string { return ruleNames[r] })
	add(result.Under, func(bills.Rule) string { return "billed too little" })
	byLine := func(a, b string) int {
		var i, j int
		fmt.Sscanf(a, "[%d", &i)
		fmt.Sscanf(b, "[%d", &j)
		return i - j
	}
	slices.SortFunc(got, byLine)
	slices.SortFunc(want, byLine)
	if !slices.Equal(got, want) {
		t.Errorf("found\n%q\nnot\n%q", got, want)
	}
	if result.Lines != 162 || result.Billed.Decimal() != "270895.42" || result.NotPriced != 1 || result.Ours != "5PH" || result.Unchecked != 0 {
		t.Errorf("%d lines of %s to %s, %d without a price, %d unchecked", result.Lines, result.Billed.Decimal(), result.Ours, result.NotPriced, result.Unchecked)
	}
	if len(result.Off)+len(result.Notes) > 0 {
		t.Errorf("said: %v %v", result.Off, result.Notes)
	}
}

// TestTheSampleAddsUp holds the sums of expected.json.
func TestTheSampleAddsUp(t *testing.T) {
	var want struct {
		Found      struct{ Pounds float64 }
		ByProvider map[string]struct {
			Lines  int
			Pounds float64
		} `json:"by_provider"`
		Open float64 `json:"open_with_frozen_to_5"`
	}
	data, err := os.ReadFile(sample("expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	same := func(what string, got model.Money, pounds float64) {
		t.Helper()
		if w := strconv.FormatFloat(pounds, 'f', 2, 64); got.Decimal() != w {
			t.Errorf("%s: %s, not %s", what, got.Decimal(), w)
		}
	}
	result := checkSample(t, bills.Asked{})
	same("found", result.Total().Pounds, want.Found.Pounds)
	same("open", result.Total().Open, want.Found.Pounds)
	for _, p := range result.ByProvider() {
		same(p.Provider, p.Pounds, want.ByProvider[p.Provider].Pounds)
		if p.Lines != want.ByProvider[p.Provider].Lines {
			t.Errorf("%s: %d lines, not %d", p.Provider, p.Lines, want.ByProvider[p.Provider].Lines)
		}
	}
	same("open with months to August frozen", checkSample(t, bills.Asked{FrozenTo: 5}).Total().Open, want.Open)
	soon := checkSample(t, bills.Asked{Readmission: 14})
	var lines []string
	for _, f := range soon.Found {
		if f.Rule == bills.Readmission {
			lines = append(lines, f.Line+" "+f.Overcharge.Decimal())
		}
	}
	if !slices.Equal(lines, []string{"125 9774.47"}) {
		t.Errorf("readmissions within 14 days: %v", lines)
	}
}

// TestWhatBeingRightIsWorth holds the sample's three contracts: a block saves
// nothing, cost per case all of it, and 50% above a baseline half.
func TestWhatBeingRightIsWorth(t *testing.T) {
	result := checkSample(t, bills.Asked{})
	want := []insight.Worth{{0, 0, 7311_27}, {4985_66, 0, 4985_66}, {8545_39, 0, 17090_79}} // half of 17,090.79, by how V is rounded
	if !slices.Equal(result.Worth, want) {
		t.Errorf("%v, not %v", result.Worth, want)
	}
	if saved := result.Saved(); saved != (insight.Worth{13531_05, 0, 29387_72}) {
		t.Errorf("saved %v", saved)
	}
	if closed := checkSample(t, bills.Asked{FrozenTo: 5}).Saved(); closed[model.AsContracted] != 1086_16+157_24 {
		t.Errorf("with months to August frozen, saved %v", closed)
	}
}
