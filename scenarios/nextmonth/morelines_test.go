package nextmonth

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/amend"
	"fewer/scenarios/file"
)

// TestMoreLinesFitTheFile writes credits as the lines of a file stand, and reads the
// file with them at its end.
func TestMoreLinesFitTheFile(t *testing.T) {
	const head = "fewer: year/1\nname: N\nfinancial_year: 2010/11\nmonths_elapsed: 8\nproviders:\n  - {id: p, name: P, contract: [{terms: block}]}\nlines:\n"
	const line = "- {id: p-challenges, name: All, provider: p, pod: other, price: 1, plan: 5, actual: 5}\n"
	credit := model.Line{ID: "p-challenges", Name: "Challenges", WithoutActivity: true, Provider: "p", Budget: model.Given(0), Spent: -12.34, Forecast: model.Forecast{Kind: model.NothingMore}}
	for _, indent := range []string{"", "  ", "    "} {
		content := []byte(head + indent + line)
		y, faults := file.ReadYear("", content)
		if faults.Fatal() {
			t.Fatal(faults)
		}
		more, err := amend.MoreLines(y, content, []model.Line{credit})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(more), indent+"- id: p-challenges-2\n") {
			t.Errorf("indented by %d:\n%s", len(indent), more)
		}
		with, faults := file.ReadYear("", append(content, more...))
		if faults.Fatal() {
			t.Fatalf("%v\n%s", faults, more)
		}
		got := with.Lines[1]
		if got.Spent != -12.34 || got.Provider != "p" || got.Forecast.Kind != model.NothingMore || got.Budget != model.Given(0) {
			t.Errorf("read back as %+v", got)
		}
	}
}
