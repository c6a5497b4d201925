package explain

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
)

func TestAboutAFigureSaysWhereItComesFrom(t *testing.T) {
	y := modeltest.Locality()
	y.Data = model.DataStatus{Stated: true, FrozenTo: 22, ProvisionalTo: 31}
	y.Source = "Month 8 report."
	p := model.Prepare(y)
	s := modeltest.WorkedScenarios()[2]
	x := New(p, &s)
	for path, want := range map[string]string{
		"lines.midshire-ent-first.scenario":      "Source: Month 8 report. Weeks 1 to 22 are final, weeks 23 to 31 are provisional and weeks 32 to 35 are estimates. Weeks 36 to 52 go on at the rate of the weeks that are over.",
		"lines.midshire-ent-day-case.do_nothing": "Source: Month 8 report. Weeks 1 to 22 are final, weeks 23 to 31 are provisional and weeks 32 to 35 are estimates. Weeks 36 to 52 go on at the rate of the last 8 weeks.",
		"budget":                                 "Source: Month 8 report.",
		"terms.as_contracted.by_change.2":        "Source: Month 8 report. Weeks 1 to 22 are final, weeks 23 to 31 are provisional and weeks 32 to 35 are estimates. Weeks 36 to 52 go on at the rate of the weeks that are over. Reckoned by the contracts in the year file.",
		"providers.northgate.income_lost":        "Source: Month 8 report. Weeks 1 to 22 are final, weeks 23 to 31 are provisional and weeks 32 to 35 are estimates. Weeks 36 to 52 go on at the rate of the weeks that are over. Reckoned by the contracts in the year file.",
	} {
		facts, err := x.About(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(facts.Sentences(), " "); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", path, got, want)
		}
	}
	for _, f := range x.Figures() {
		if _, err := x.About(f.Path); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
	if _, err := x.About("lines.nothing.scenario"); err == nil {
		t.Error("there is no such line")
	}
}
