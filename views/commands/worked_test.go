package commands

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// examples are the worked cases.
const examples = "../../model/testdata/examples"

// workedCases are the files of each case: what project is given, and what it
// must say.
var workedCases = []struct{ year, scenario, says string }{
	{weekly, "", "0-do-nothing.json"},
	{weekly, "1-send-less.scenario.yaml", "1-send-less.json"},
	{weekly, "2-everything.scenario.yaml", "2-everything.json"},
	{weekly, "3-send-more.scenario.yaml", "3-send-more.json"},
	{byMonth, "4-costs.scenario.yaml", "4-costs.json"},
	{byMonth, "5-kept-up.scenario.yaml", "5-kept-up.json"},
	{byMonth, "6-other-terms.scenario.yaml", "6-other-terms.json"},
	{byMonth, "7-cut-week.scenario.yaml", "7-cut-week.json"},
}

// The years of the worked cases.
const (
	weekly  = "locality.year.yaml"
	byMonth = "district.year.yaml"
)

func workedArgs(year, scenario string) []string {
	args := []string{"project", "--json", filepath.Join(examples, year)}
	if scenario != "" {
		args = append(args, filepath.Join(examples, scenario))
	}
	return args
}

// projected holds what project has said of the arguments of projectJSON.
var projected sync.Map

// projectJSON runs project and gives its standard output; several tests ask the same.
func projectJSON(t *testing.T, args ...string) string {
	t.Helper()
	key := strings.Join(args, "\x00")
	if out, ran := projected.Load(key); ran {
		return out.(string)
	}
	status, out, errs := run(args...)
	if status != done {
		t.Fatalf("%v: exit status %d: %s", args, status, errs)
	}
	projected.Store(key, out)
	return out
}

func decode(t *testing.T, text string) (v any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestProjectSaysTheWorkedCases(t *testing.T) {
	t.Parallel()
	for _, c := range workedCases {
		t.Run(c.says, func(t *testing.T) {
			got := decode(t, projectJSON(t, workedArgs(c.year, c.scenario)...))
			want, err := os.ReadFile(filepath.Join(examples, c.says))
			if err != nil {
				t.Fatal(err)
			}
			agree(t, "", got, decode(t, string(want)))
			spreadAgrees(t, got, decode(t, string(want)))
		})
	}
}

// spreadAgrees holds the percentiles beside the standard deviation of the
// worked case, within a hundredth of it: a normal's lie 1.2816 of it away.
func spreadAgrees(t *testing.T, got, want any) {
	t.Helper()
	sd := numberAt(t, want, "sd_cost_per_case")
	deficit := numberAt(t, want, "terms", "cost_per_case", "do_nothing", "deficit")
	for key, off := range map[string]float64{"deficit_p10": -1.2816, "deficit_p90": 1.2816} {
		p := numberAt(t, got, "terms", "cost_per_case", "do_nothing", key)
		if math.Abs(p-(deficit+off*sd)) > 0.01*sd {
			t.Errorf("%s under cost per case is %.2f, want %.2f", key, p, deficit+off*sd)
		}
	}
	if chance := numberAt(t, got, "terms", "block", "do_nothing", "chance_within_budget"); chance != 0 {
		t.Errorf("over budget for certain under block, and a chance of %v to be within it", chance)
	}
	if chance := numberAt(t, got, "terms", "cost_per_case", "do_nothing", "chance_within_budget"); math.Abs(chance-0.5*math.Erfc(deficit/sd/math.Sqrt2)) > 0.005 {
		t.Errorf("the chance of ending within budget under cost per case is %v", chance)
	}
}

// number follows a path into decoded JSON.
func numberAt(t *testing.T, v any, path ...string) float64 {
	t.Helper()
	for _, key := range path {
		object, ok := v.(map[string]any)
		if !ok {
			t.Fatalf("no %q in %v", key, v)
		}
		v = object[key]
	}
	n, ok := v.(json.Number)
	if !ok {
		t.Fatalf("%v is no number but %v", path, v)
	}
	f, err := n.Float64()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// agree holds what is worked out beside what is said: money to the penny,
// counts within a millionth.
func agree(t *testing.T, path string, got, want any) {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		got, ok := got.(map[string]any)
		if !ok {
			t.Errorf("%s is no object", path)
			return
		}
		for key, w := range want {
			if key == "sd_cost_per_case" { // stands in the cases only
				continue
			}
			g, ok := got[key]
			if !ok {
				t.Errorf("%s.%s is missing", path, key)
				continue
			}
			agree(t, path+"."+key, g, w)
		}
	case []any:
		got, ok := got.([]any)
		if !ok || len(got) != len(want) {
			t.Errorf("%s has other entries: %v, want %v", path, got, want)
			return
		}
		for i := range want {
			agree(t, fmt.Sprintf("%s[%d]", path, i), got[i], want[i])
		}
	case json.Number:
		g, ok := got.(json.Number)
		if !ok {
			t.Errorf("%s is %v, not a number", path, got)
			return
		}
		x, _ := g.Float64()
		y, _ := want.Float64()
		isCount := strings.HasPrefix(path, ".referrals.") || strings.HasPrefix(path, ".lines.") && strings.Count(path, ".") == 3 && !strings.HasSuffix(path, ".budget")
		if isCount && math.Abs(x-y) > 1e-6 || !isCount && math.Round(x*100) != math.Round(y*100) {
			t.Errorf("%s is %s, want %s", path, g, want)
		}
	default:
		if got != want {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
	}
}

// TestProjectJSONKeepsItsOrder holds the order of the keys as specified.
func TestProjectJSONKeepsItsOrder(t *testing.T) {
	t.Parallel()
	out := projectJSON(t, workedArgs(weekly, "2-everything.scenario.yaml")...)
	var order []string
	for _, m := range regexp.MustCompile(`(?m)^  "(\w+)":`).FindAllStringSubmatch(out, -1) {
		order = append(order, m[1])
	}
	want := "year scenario weeks_elapsed weeks_remaining days_remaining budget target terms costs lands_after_year_end providers system_saving lines other_lines referrals warnings"
	if got := strings.Join(order, " "); got != want {
		t.Errorf("the keys stand in the order\n%s, want\n%s", got, want)
	}
	within := regexp.MustCompile(`(?s)"as_proposed".*"do_nothing".*"spend".*"deficit".*"scenario".*"saving".*"by_change".*"saving_against_contract".*"saving_from_terms"`)
	if !within.MatchString(out) {
		t.Error("the keys of as_proposed stand in another order")
	}
	lines := regexp.MustCompile(`(?s)"midshire-ent-first".*"midshire-ent-follow-up".*"midshire-ent-day-case".*"midshire-emergency".*"northgate-hips".*"valley-clinic"`)
	if !lines.MatchString(out) {
		t.Error("the lines do not stand in the order of the year file")
	}
	if strings.Contains(out[strings.Index(out, `"lines"`):strings.Index(out, `"other_lines"`)], `"prescribing"`) {
		t.Error("a line without activity stands among the lines")
	}
	money := regexp.MustCompile(`"(?:spend|deficit|saving|budget|income_lost|system_saving)": (\S+?),?\n`)
	for _, m := range money.FindAllStringSubmatch(out, -1) {
		if !regexp.MustCompile(`^-?\d+\.\d\d$`).MatchString(m[1]) {
			t.Errorf("money without two decimals: %s", m[0])
		}
	}
}

func TestProjectJSONForOneAndForSeveral(t *testing.T) {
	t.Parallel()
	year := filepath.Join(examples, "locality.year.yaml")
	one, two := filepath.Join(examples, "1-send-less.scenario.yaml"), filepath.Join(examples, "2-everything.scenario.yaml")
	list, ok := decode(t, projectJSON(t, "project", "--json", year, one, two)).([]any)
	if !ok || len(list) != 2 {
		t.Fatalf("not a list of two: %v", list)
	}
	agree(t, "", list[1], decode(t, projectJSON(t, "project", "--json", year, two)))
	swapped := projectJSON(t, "project", "--json", one, year, two)
	if swapped != projectJSON(t, "project", "--json", year, one, two) {
		t.Error("the order of year and scenarios on the command line matters")
	}
	if alone := decode(t, projectJSON(t, "project", "--json", year)).(map[string]any); alone["scenario"] != nil {
		t.Errorf("scenario without one is %v, not null", alone["scenario"])
	}
}
