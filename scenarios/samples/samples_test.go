package samples_test

import (
	"reflect"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
)

func readYear(t *testing.T) *model.Year { return read(t, samples.Northshire) }

func read(t *testing.T, b *samples.BuiltIn) *model.Year {
	t.Helper()
	y, faults := file.ReadYear(b.YearName, b.Year())
	if y == nil {
		t.Fatal(faults)
	}
	return y
}

func project(t *testing.T, y *model.Year, s *model.Scenario) *model.Projection {
	t.Helper()
	p := model.Prepare(y)
	pr := p.NewProjection()
	p.Project(s, pr)
	return pr
}

// change is so many percent of a stream, from now to 31 March.
func change(stream string, percent float64) model.Change {
	return model.NewChange(model.Target{Referrals: stream}, model.Size{Kind: model.Percent, Amount: percent})
}

func readScenario(t *testing.T, s samples.Sample) *file.Document {
	t.Helper()
	d, faults := file.ReadScenario(s.Name, s.Bytes)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return d
}

// The program starts on what the reader made of the file when it was generated.
func TestTheYearsAsReadAreWhatTheReaderGives(t *testing.T) {
	for _, b := range samples.All() {
		built, err := b.AsRead()
		if err != nil {
			t.Fatal(err)
		}
		y := read(t, b)
		if !reflect.DeepEqual(&built.Year, y) || built.Fingerprint != file.Fingerprint(y) {
			t.Errorf("%s: the two differ; run go generate ./scenarios/samples", b.Key)
		}
	}
}

func TestTheYearsHaveNoFaultAndSayThatTheLatestCountsAreNotFinal(t *testing.T) {
	for _, b := range samples.All() {
		_, faults := file.ReadYear(b.YearName, b.Year())
		if len(faults) != 1 || !faults[0].Warning || faults[0].Path != "data" {
			t.Errorf("%s: want one warning, of counts that are not final; have\n%v", b.Key, faults)
		}
	}
}

func TestTheYearIsOfAnAveragePCT(t *testing.T) {
	y := readYear(t)
	people := 0.0
	for _, p := range y.Practices {
		people += p.ListSize.Value
	}
	if len(y.Practices) != 52 || people < 343_000 || people > 347_000 {
		t.Errorf("%d practices with %.0f people", len(y.Practices), people)
	}
	if y.WeeksElapsed != 35 || y.WeeksRemaining() != 17 {
		t.Errorf("%d weeks over and %d left, want 35 and 17", y.WeeksElapsed, y.WeeksRemaining())
	}
	if b := model.Prepare(y).Budget(); b != model.Pounds(557_000_000) {
		t.Errorf("budget %s", b.Whole())
	}
	// England's 222 GP referrals a year for each 1,000 people.
	referrals := 0.0
	for _, s := range y.Referrals {
		referrals += s.Actual.Total / float64(y.WeeksElapsed)
	}
	if referrals < 1_400 || referrals > 1_550 {
		t.Errorf("%.0f referrals a week, want about 1,470", referrals)
	}
}

// The treatment function codes of the eleven specialties that GPs mostly refer to.
var eleven = []string{"100", "101", "110", "120", "130", "301", "320", "330", "410", "420", "502"}

func TestEverySpecialtyHasClinicsAndTreatmentsAtBothHospitals(t *testing.T) {
	type of struct{ provider, code string }
	has := map[of]map[model.PointOfDelivery]bool{}
	for _, l := range readYear(t).Lines {
		key := of{l.Provider, l.TreatmentFunction}
		if has[key] == nil {
			has[key] = map[model.PointOfDelivery]bool{}
		}
		has[key][l.POD] = true
	}
	for _, hospital := range []string{"midshire", "eastmoor"} {
		for _, code := range eleven {
			pods := has[of{hospital, code}]
			treated := pods[model.DayCase] || pods[model.Elective] || pods[model.OutpatientProcedure]
			if !pods[model.FirstOutpatient] || !pods[model.FollowUp] || !treated {
				t.Errorf("%s, treatment function %s: has %v", hospital, code, pods)
			}
		}
	}
}

func TestTheDeficitIsAsTheMeetingKnowsIt(t *testing.T) {
	pr := model.Prepare(readYear(t)).DoNothing()
	for terms, want := range map[model.Terms]string{
		model.AsContracted:   "£9.2m over budget",
		model.AllBlock:       "£7.1m over budget",
		model.AllCostPerCase: "£11.9m over budget",
	} {
		if got := pr.Terms[terms].DoNothing.Deficit.OverBudget(); got != want {
			t.Errorf("%s: %s, want %s", terms, got, want)
		}
	}
}

// The comment at the head of the year file says where the deficit comes from.
func TestTheDeficitComesFromWhereTheFileSays(t *testing.T) {
	y := readYear(t)
	pr := model.Prepare(y).DoNothing()
	over := map[string]model.Money{}
	for i, l := range y.Lines {
		if l.WithoutActivity {
			over[l.ID] += model.RoundPounds(pr.Lines[i].DoNothing) - pr.Lines[i].Budget
		} else {
			over[l.Provider] -= pr.Lines[i].Budget
		}
	}
	for i, p := range y.Providers {
		over[p.ID] += pr.Providers[i].Paid[model.AsContracted].DoNothing
	}
	text := string(samples.Northshire.Year())
	for what, ids := range map[string][]string{
		"Hospitals and their drugs run about %s above": {"midshire", "eastmoor", "northgate", "high-cost-drugs"},
		"prescribing and continuing care about %s;":    {"prescribing", "continuing-care"},
		"give back about %s.":                          {"reserve", "investments", "running-costs"},
	} {
		var sum model.Money
		for _, id := range ids {
			sum += over[id]
		}
		said := strings.Replace(what, "%s", sum.Abs().Millions(), 1)
		if !strings.Contains(strings.ReplaceAll(text, "\n# ", " "), said) {
			t.Errorf("the file should say %q", said)
		}
	}
}

func TestThreePressesOnTheFirstRowSaveByTheCaseOnly(t *testing.T) {
	y := readYear(t)
	first := y.Referrals[0]
	if first.Provider != y.Providers[0].ID || y.Providers[0].Contract[0].Form != model.Block {
		t.Fatalf("the first row is %s, which is not paid by a block", first.ID)
	}
	pr := project(t, y, &model.Scenario{Changes: []model.Change{change(first.ID, -3)}})
	if s := pr.Terms[model.AsContracted].Saving; s != 0 {
		t.Errorf("saves %s as contracted", s.Whole())
	}
	if s := pr.Terms[model.AllBlock].Saving; s != 0 {
		t.Errorf("saves %s if all were block", s.Whole())
	}
	if s := pr.Terms[model.AllCostPerCase].Saving; s < model.Pounds(1_000) {
		t.Errorf("saves only %s if all were cost per case", s.Whole())
	}
}

func TestFewerReferralsSaveByTheContractOfTheirHospital(t *testing.T) {
	y := readYear(t)
	for i, s := range y.Referrals {
		pr := project(t, y, &model.Scenario{Changes: []model.Change{change(s.ID, -10)}})
		if byCase := pr.Terms[model.AllCostPerCase].Saving; byCase <= 0 {
			t.Errorf("%s: ten percent fewer save %s by the case", s.ID, byCase.Whole())
		}
		saved := pr.Terms[model.AsContracted].Saving
		if s.Provider == "midshire" && saved > 0 || s.Provider != "midshire" && saved <= 0 {
			t.Errorf("%s: ten percent fewer (%.0f) save %s as contracted", s.ID, pr.Streams[i].NotSent, saved.Whole())
		}
	}
}

// An average PCT that sent a tenth fewer from December would have saved about
// £0.6m by 31 March at tariff.
func TestTenPercentFewerOfEverythingSavesWhatAPCTCouldHope(t *testing.T) {
	y := readYear(t)
	all := &model.Scenario{}
	for _, s := range y.Referrals {
		all.Changes = append(all.Changes, change(s.ID, -10))
	}
	saved := project(t, y, all).Terms[model.AllCostPerCase].Saving
	if saved < model.Pounds(450_000) || saved > model.Pounds(750_000) {
		t.Errorf("saves %s", saved.Whole())
	}
}

func TestScenariosAreOfTheirYearAndHaveNoFault(t *testing.T) {
	for _, b := range samples.All() {
		y := read(t, b)
		for _, s := range append(b.Scenarios(), b.Starter()) {
			d := readScenario(t, s)
			if faults := file.CheckScenario(d, y); len(faults) > 0 {
				t.Error(faults)
			}
			if d.Year.Fingerprint != file.Fingerprint(y) {
				t.Errorf("%s is of another year; run go generate ./scenarios/samples", s.Name)
			}
		}
	}
}

func TestScenariosTellTheirStory(t *testing.T) {
	y := readYear(t)
	list := samples.Northshire.Scenarios()
	projected := make([]*model.Projection, len(list))
	for i, s := range list {
		projected[i] = project(t, y, &readScenario(t, s).Scenario)
	}
	ent, moves, contract := projected[0], projected[1], projected[2]
	if s := ent.Terms[model.AsContracted].Saving; s != 0 {
		t.Errorf("fewer ENT and dermatology saves %s as contracted", s.Whole())
	}
	if s := ent.Terms[model.AllCostPerCase].Saving; s <= 0 {
		t.Errorf("fewer ENT and dermatology saves %s by the case", s.Whole())
	}
	for i, s := range moves.Terms[model.AsContracted].ByChange {
		if s <= 0 {
			t.Errorf("what can still move: change %d saves %s as contracted", i+1, s.Whole())
		}
	}
	if !contract.Proposed || contract.SavingFromTerms >= 0 || contract.Terms[model.AsProposed].Saving <= 0 {
		t.Errorf("by the case from January, the terms alone save %s and the changes %s; want a cost, and a saving",
			contract.SavingFromTerms.Whole(), contract.Terms[model.AsProposed].Saving.Whole())
	}
}

func TestBytesAreTheCallersOwn(t *testing.T) {
	samples.Northshire.Year()[0] = 'X'
	samples.Northshire.Starter().Bytes[0] = 'X'
	if samples.Northshire.Year()[0] == 'X' || samples.Northshire.Starter().Bytes[0] == 'X' {
		t.Error("a caller that writes to them changes them for the next")
	}
}
