package workshop

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/seek"
)

// The chart names the values that its lines come to, each in the row where the
// line ends, and the sentence of the year goes with the row as it stands.
func TestTheBlockChartNamesItsEnds(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "block is for", "enter")
	s, _ := seek.SweepOf(d.app.Prepared(), &model.Scenario{}, ent, "")
	low, high := s.Points[0].More(model.AllCostPerCase), s.Points[len(s.Points)-1].More(model.AllCostPerCase)
	ends := map[string]bool{low.Short(): false, "+" + high.Short(): true} // whether it is at the right
	rows := strings.Split(d.screenText(), "\n")
	for label, right := range ends {
		found := false
		for _, row := range rows {
			_, line, named := strings.Cut(row, label)
			line = strings.TrimSpace(line)
			found = found || named && (right && strings.HasSuffix(line, "c") || !right && strings.HasPrefix(line, "c"))
		}
		if !found {
			t.Errorf("no row begins with %s and holds that end of the line:\n%s", label, d.screenText())
		}
	}
	d.sees("Over the year, as it is now, Midshire General costs £")
	for _, size := range []string{"5% more", "10% more", "15% more"} {
		d.press("right")
		d.sees("Over the year, with " + size + ", Midshire General costs £")
	}
}

// Where first attendances are on a block and operations by the case, the wall of
// the block goes by what most of the row is paid by, as the sweep does.
func TestTheBlockStepGoesByTheMainContract(t *testing.T) {
	y := testYear()
	y.Providers[0].Contract = []model.Schedule{
		{Form: model.Block, Covers: model.Covers{PODs: []model.PointOfDelivery{model.FirstOutpatient}}},
		{Form: model.CostPerCase},
	}
	d := newDriver(t, y, fewerENT(), "plain", 80, 24)
	d.press("R", "j", "block is for", "enter", "space")
	paid := d.app.Projection().Schedules[1]
	d.sees("What this contract is for", "What Midshire General is paid", "The hospital is paid for what it does: fewer patients cost less",
		model.RoundPounds(paid.Value[0]).Millions()+" at tariff, paid "+paid.Paid[model.AsContracted].DoNothing.Millions())
	if strings.Contains(d.screenText(), "For that sum") {
		t.Errorf("it speaks of a block:\n%s", d.screenText())
	}
}

// What is drawn of a contract that is measured by line is what it pays: one line
// above its ceiling and one below do not make up for each other.
func TestThePictureOfAContractByLineIsWhatItPays(t *testing.T) {
	y := testYear()
	y.Providers[0].Contract = []model.Schedule{{Form: model.CostPerCase, MeasuredByLine: true, Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1}}}
	y.Lines[0].Plan, y.Lines[1].Plan = 1000, 2000
	d := newDriver(t, y, fewerENT(), "plain", 80, 24)
	d.press("R", "j", "block is for", "enter", "space")
	pr := d.app.Projection()
	result := pr.Schedules[0]
	paid, alone := result.Paid[model.AsContracted].DoNothing, min(result.Value[0], result.Planned)
	if model.RoundPounds(alone)-paid < model.Pounds(100_000) {
		t.Fatalf("as one curve %v, by line %s: the year shows nothing", alone, paid.Pence())
	}
	d.sees("F forecast if nothing changes: worth "+model.RoundPounds(result.Value[0]).Millions()+" at tariff, paid "+paid.Millions(),
		"P plan: worth "+model.RoundPounds(result.Planned).Millions()+" at tariff, paid "+model.RoundPounds(result.Planned).Millions())
}
