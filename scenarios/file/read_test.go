package file

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/samples"
	"fewer/scenarios/scenariotest"
)

const examples = "../../model/testdata/examples"

func mustReadYear(t *testing.T, data []byte) *model.Year {
	t.Helper()
	y, faults := ReadYear("year.yaml", data)
	if y == nil {
		t.Fatalf("the year is not read:\n%v", faults)
	}
	return y
}

func mustReadScenario(t *testing.T, data []byte) *Document {
	t.Helper()
	d, faults := ReadScenario("scenario.yaml", data)
	if d == nil {
		t.Fatalf("the scenario is not read:\n%v", faults)
	}
	return d
}

// TestWorkedCases reads the worked cases and projects them: what is read is what
// the files mean.
func TestWorkedCases(t *testing.T) {
	y := mustReadYear(t, scenariotest.ReadFile(t, filepath.Join(examples, "locality.year.yaml")))
	prepared := model.Prepare(y)
	for _, name := range []string{"0-do-nothing", "1-send-less", "2-everything", "3-send-more"} {
		t.Run(name, func(t *testing.T) {
			scenario := model.Scenario{}
			if file := filepath.Join(examples, name+".scenario.yaml"); name != "0-do-nothing" {
				d := mustReadScenario(t, scenariotest.ReadFile(t, file))
				if faults := CheckScenario(d, y); len(faults) > 0 {
					t.Errorf("faults beside the year:\n%v", faults)
				}
				scenario = d.Scenario
			}
			projection := prepared.NewProjection()
			prepared.Project(&scenario, projection)
			var want struct {
				Terms map[string]struct {
					Scenario struct{ Spend, Deficit json.Number }
					Saving   json.Number
				}
				Lands json.Number `json:"lands_after_year_end"`
			}
			if err := json.Unmarshal(scenariotest.ReadFile(t, filepath.Join(examples, name+".json")), &want); err != nil {
				t.Fatal(err)
			}
			for _, terms := range model.AllTerms {
				w, ok := want.Terms[terms.Key()]
				if !ok {
					continue
				}
				got := projection.Terms[terms]
				sameMoney(t, terms.Key()+" spend", got.Scenario.Spend, w.Scenario.Spend)
				sameMoney(t, terms.Key()+" deficit", got.Scenario.Deficit, w.Scenario.Deficit)
				sameMoney(t, terms.Key()+" saving", got.Saving, w.Saving)
			}
			sameMoney(t, "lands after year end", projection.LandsAfterYearEnd, want.Lands)
		})
	}
}

func sameMoney(t *testing.T, what string, got model.Money, want json.Number) {
	t.Helper()
	if pounds, err := want.Float64(); err != nil || model.RoundPounds(pounds) != got {
		t.Errorf("%s is %s, not %s", what, got.Decimal(), want)
	}
}

// TestSamplesHaveNoFaults reads everything that is built in.
func TestSamplesHaveNoFaults(t *testing.T) {
	for _, built := range samples.All() {
		y := mustReadYear(t, built.Year())
		for _, sample := range built.Scenarios() {
			if faults := CheckScenario(mustReadScenario(t, sample.Bytes), y); len(faults) > 0 {
				t.Errorf("%s:\n%v", sample.Name, faults)
			}
		}
	}
}

func TestFaultShowsPlaceCaretAndHint(t *testing.T) {
	data := strings.Join([]string{
		"fewer: year/1", "name: A", "financial_year: 2010/11", "weeks_elapsed: 35", "lines:",
		"  - id: x", "    name: X", `    budget: "1,250"`, "    spent: 10", "",
	}, "\n")
	_, faults := ReadYear("year.yaml", []byte(data))
	want := `year.yaml:8:13: lines[0].budget: "1,250" is not an amount
        budget: "1,250"
                ^
hint: write 1250 or 1_250`
	if got := faults.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestKindIsSaidByTheFirstKey(t *testing.T) {
	for data, want := range map[string]fault.FileKind{
		"fewer: year/1\n": fault.YearFile,
		"\xEF\xBB\xBF# comment\r\n\r\nfewer: scenario/1 # a scenario\r\n": fault.ScenarioFile,
		"---\n\"fewer\": \"year/1\"\nname: [":                             fault.YearFile,
		`{"fewer": "scenario/1", "name": "x"}`:                            fault.ScenarioFile,
		"{\n  \"fewer\": \"year/1\"\n}":                                   fault.YearFile,
		"name: x\nfewer: year/1\n":                                        fault.YearFile,
		"name: x\nyear:\n  file:\n    fewer: year/1\n":                    fault.UnknownFile,
		"# fewer: year/1\nname: x\n":                                      fault.UnknownFile,
		"":                                                                fault.UnknownFile,
	} {
		if got := fault.Kind([]byte(data)); got != want {
			t.Errorf("%q is kind %d, not %d", data, got, want)
		}
	}
}

func TestFingerprintIsOfTheFiguresOnly(t *testing.T) {
	text := string(scenariotest.ReadFile(t, filepath.Join(examples, "locality.year.yaml")))
	want := Fingerprint(mustReadYear(t, []byte(text)))
	change := func(pairs ...string) string {
		t.Helper()
		changed := strings.NewReplacer(pairs...).Replace(text)
		if changed == text {
			t.Fatalf("%q does not stand in the file", pairs)
		}
		return Fingerprint(mustReadYear(t, []byte(changed)))
	}
	for what, got := range map[string]string{
		"comments":             change("# A small year", "# A tiny year"),
		"names":                change("Millbrook locality", "Elsewhere", "Combe Lane Surgery", "Practice A", "ENT follow-ups", "Follow-ups"),
		"source":               change("source: Worked example", "source: Someone said so"),
		"order of keys":        change("    price: 61\n    plan: 3200\n", "    plan: 3200\n    price: 61\n"),
		"form of numbers":      change("3_900_000", "3900000.00", "104%", "104.0%", "protected: 9%", "protected: 0.09"),
		"explicit defaults":    change("    price: 5300\n", "    price: 5300\n    forecast: run_rate\n", "    name: Northgate Treatment Centre\n", "    name: Northgate Treatment Centre\n    market_forces_factor: 1\n    marginal_cost: 30%\n"),
		"default budget":       change("    price: 58\n", "    price: 58\n    budget: 69_600\n"),
		"default baseline":     change("{terms: cost_and_volume, tolerance_above", "{terms: cost_and_volume, baseline: 69_600, tolerance_above"),
		"list sizes":           change("list_size: 9850", "list_size: 10_000"),
		"letters of practices": change("combe-lane", "a", "weir-side", "b", "sandpit-hill", "c"),
		"consequences":         change("    protected: 9%\n", "    protected: 9%\n    consequences: [{side: GPs, says: They wait, by: A panel}]\n"),
		"order of by_practice": change("{combe-lane: 902, weir-side: 611, sandpit-hill: 790}", "{sandpit-hill: 790, combe-lane: 902, weir-side: 611}"),
	} {
		if got != want {
			t.Errorf("%s change the fingerprint", what)
		}
	}
	for what, got := range map[string]string{
		"a price":        change("price: 61", "price: 62"),
		"a count":        change("[52, 61", "[53, 61"),
		"a form":         change("{terms: block}", "{terms: cost_per_case}"),
		"a limit":        change("ceiling: 104%", "ceiling: 105%"),
		"a baseline":     change("3_900_000", "3_900_001"),
		"a profile":      change("profile: flat", "profile: working_days"),
		"a forecast":     change("recent: 8", "recent: 9"),
		"a practice":     change("combe-lane: 902", "combe-lane: 903"),
		"a lag":          change("weeks: [3, 7]", "weeks: [3, 8]"),
		"backfill":       change("backfill: 30%", "backfill: 31%"),
		"weeks elapsed":  Fingerprint(func() *model.Year { y := *mustReadYear(t, []byte(text)); y.WeeksElapsed = 34; return &y }()),
		"spending":       change("2_805_300.45", "2_805_300.46"),
		"year":           change("2010/11", "2011/12"),
		"a provider's":   change("1.0412", "1.0413"),
		"practices swap": change("id: combe-lane", "id: weir-side", "id: weir-side", "id: combe-lane"),
	} {
		if got == want {
			t.Errorf("%s does not change the fingerprint", what)
		}
	}
}
