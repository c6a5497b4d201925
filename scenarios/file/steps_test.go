package file

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/scenariotest"
)

// besideWith is the year of broken/ with other terms for its clinic.
func besideWith(t *testing.T, terms string) []byte {
	t.Helper()
	const was = "[{terms: cost_per_case}]"
	data := scenariotest.ReadFile(t, "../broken/beside.yaml")
	if !bytes.Contains(data, []byte(was)) {
		t.Fatalf("the year of the folder has no %s", was)
	}
	return bytes.Replace(data, []byte(was), []byte("["+terms+"]"), 1)
}

func TestStepsOfAMarginalRateAreReadAndWritten(t *testing.T) {
	const steps = "{terms: cost_and_volume, marginal_above: [{to: 105%, rate: 70%}, {rate: 30%}], tolerance_above: 2%, marginal_below: [{to: 60_000, rate: 1}, {rate: 0.5}]}"
	y := mustReadYear(t, besideWith(t, steps))
	s := y.Providers[1].Contract[0]
	above := model.MarginalRates{{To: model.Limit{Kind: model.LimitOfPlan, Amount: 1.05}, Rate: 0.7}, {Rate: 0.3}}
	below := model.MarginalRates{{To: model.Limit{Kind: model.LimitInPounds, Amount: 60_000}, Rate: 1}, {Rate: 0.5}}
	if !reflect.DeepEqual(s.MarginalAbove, above) || !reflect.DeepEqual(s.MarginalBelow, below) {
		t.Fatalf("read as %+v and %+v", s.MarginalAbove, s.MarginalBelow)
	}
	data, err := EncodeYear(y)
	if err != nil || !bytes.Contains(data, []byte("marginal_above: [{to: 105%, rate: 70%}, {rate: 30%}]")) {
		t.Fatalf("written as %s (%v)", data, err)
	}
	back := mustReadYear(t, data)
	if !reflect.DeepEqual(back, y) || Fingerprint(back) != Fingerprint(y) {
		t.Error("it is read back otherwise than it was written")
	}
	if ok, why := valid(t, compiledSchema(t, fault.YearFile), data); !ok {
		t.Errorf("the schema refuses it: %v", why)
	}
}

// A rate is one step without an end: the same terms, and the same fingerprint.
// Another end of a step is another year.
func TestTheFingerprintKnowsSteps(t *testing.T) {
	of := func(terms string) string { return Fingerprint(mustReadYear(t, besideWith(t, terms))) }
	rate, step := of("{terms: cost_and_volume, marginal_above: 30%}"), of("{terms: cost_and_volume, marginal_above: [{rate: 30%}]}")
	if rate != step {
		t.Error("one step and its rate differ")
	}
	first := of("{terms: cost_and_volume, marginal_above: [{to: 105%, rate: 70%}, {rate: 30%}]}")
	if second := of("{terms: cost_and_volume, marginal_above: [{to: 106%, rate: 70%}, {rate: 30%}]}"); first == second || first == rate {
		t.Error("other steps have the same fingerprint")
	}
}

// A proposal may hold steps too, and what is wrong with them is said of its place.
func TestStepsOfAProposalAreChecked(t *testing.T) {
	const head = "fewer: scenario/1\nname: x\ncontracts:\n  - provider: valley\n    contract: [{terms: cost_and_volume, marginal_above: [{to: "
	check := func(to string) string {
		doc, faults := ReadScenario("x.yaml", []byte(head+to+", rate: 70%}, {rate: 30%}]}]\n"))
		if doc == nil {
			t.Fatal(faults)
		}
		var said []string
		for _, f := range append(faults, CheckScenario(doc, besideYear(t))...) {
			said = append(said, f.What)
		}
		return strings.Join(said, "; ")
	}
	if got := check("105%"); strings.Contains(got, "step") {
		t.Errorf("sound steps: %s", got)
	}
	if got := check("95%"); !strings.Contains(got, "the step ends at 95% of the baseline, which is not above where it begins") {
		t.Errorf("steps inwards: %s", got)
	}
}
