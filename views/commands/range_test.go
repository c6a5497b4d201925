package commands

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestProjectSaysHowSureTheWorkedCasesAre holds that the deficit under cost per
// case strays as the worked cases say, and under block not at all.
func TestProjectSaysHowSureTheWorkedCasesAre(t *testing.T) {
	t.Parallel()
	type outturn struct {
		Deficit float64
		P10     float64  `json:"deficit_p10"`
		P90     float64  `json:"deficit_p90"`
		Chance  *float64 `json:"chance_within_budget"`
	}
	type said struct {
		Terms map[string]struct {
			Nothing  outturn `json:"do_nothing"`
			Scenario outturn `json:"scenario"`
		}
		SD float64 `json:"sd_cost_per_case"`
	}
	for _, c := range workedCases {
		var got, want said
		worked, err := os.ReadFile(filepath.Join(examples, c.says))
		if err != nil {
			t.Fatal(err)
		}
		for text, into := range map[string]*said{projectJSON(t, workedArgs(c.year, c.scenario)...): &got, string(worked): &want} {
			if err := json.Unmarshal([]byte(text), into); err != nil {
				t.Fatal(err)
			}
		}
		byCase := got.Terms["cost_per_case"]
		for _, of := range []outturn{byCase.Nothing, byCase.Scenario} {
			const z = 1.2815515655446004
			near, chanceNear := 0.01, 1e-6
			if c.year == byMonth { // where a normal would reach below what is done, it is cut there
				near, chanceNear = want.SD/1000, 1e-4
			}
			if math.Abs(of.P10-(of.Deficit-z*want.SD)) > near || math.Abs(of.P90-(of.Deficit+z*want.SD)) > near {
				t.Errorf("%s: %+v, want %.2f to either side", c.says, of, z*want.SD)
			}
			if chance := 0.5 * math.Erfc(of.Deficit/want.SD/math.Sqrt2); math.Abs(*of.Chance-chance) > chanceNear {
				t.Errorf("%s: chance %v, want %v", c.says, *of.Chance, chance)
			}
		}
		if block := got.Terms["block"].Nothing; block.P10 != block.Deficit || block.P90 != block.Deficit || *block.Chance != 0 {
			t.Errorf("%s: a block strays: %+v", c.says, block)
		}
	}
}

func TestProjectSaysTheRangeInWords(t *testing.T) {
	t.Parallel()
	year, scenario := filepath.Join(examples, "locality.year.yaml"), filepath.Join(examples, "2-everything.scenario.yaml")
	plain := strings.Join(strings.Fields(projectJSON(t, "project", year, scenario)), " ")
	if strings.Contains(plain, "in 8 of 10") {
		t.Error("the range stands there unasked")
	}
	out := strings.Join(strings.Fields(projectJSON(t, "project", "--range", year, scenario)), " ")
	for _, want := range []string{
		"as contracted, if nothing changes: in 8 of 10 such years between £46,000 under and £62,000 over budget; within budget in 28 of 100",
		"if all were block: certain: £136,900 over budget, whatever is still to come",
		"A block has no spread: that is what it buys.",
		"The true range is wider",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
}
