package words

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
)

// nine is a year in which nine practices of 5,000 patients refer: eight of them 70 times,
// the ninth 140 times. Eight practices' rate is 14 for each 1,000 patients.
func nine() *model.Prepared {
	y := oneProvider(model.Schedule{Form: model.CostPerCase}, 105_000)
	for _, id := range strings.Split("a b c d e f g h i", " ") {
		count := 70.0
		if id == "i" {
			count = 140
		}
		y.Practices = append(y.Practices, model.Practice{ID: id, Name: "Practice " + strings.ToUpper(id), ListSize: model.Given(5_000)})
		y.Referrals[0].ByPractice = append(y.Referrals[0].ByPractice, model.PracticeCount{Practice: id, Count: count})
	}
	y.Practices = append(y.Practices, model.Practice{ID: "new", Name: "New Surgery"})
	return model.Prepare(y)
}

// To the median the ninth would refer half as often: 70 fewer in 35 weeks are 34 in 17,
// of whose visits 15 in 17 fall before 31 March: £3,000.
func TestWhatThereIsAtMost(t *testing.T) {
	p := nine()
	f := insight.FunnelOf(p, insight.AllStreams, false)
	m := NewAtMost(p, f, Median, &model.Scenario{}, model.AsContracted)
	if got, want := m.Words(), "all above the median came to it: 1 practice, 34 referrals fewer; saved: £3,000."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := m.Taken(), "34 referrals fewer"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}

	half := percent(skin, -25)
	half.Practices = []string{"i"}
	asked := model.Scenario{Changes: []model.Change{half}}
	m = NewAtMost(p, f, Median, &asked, model.AsContracted)
	if got, want := m.Words(), "all above the median came to it: beyond what is asked already, 1 practice, 17 referrals fewer; saved: £1,500."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := m.Taken(), "17 referrals fewer beyond what was asked already"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}

	half.Size.Amount = -60 // further down than the median
	m = NewAtMost(p, f, Median, &model.Scenario{Changes: []model.Change{half}}, model.AsContracted)
	if got, want := m.Words(), "all above the median came to it: beyond what is asked already, there is none."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if upper := NewAtMost(p, f, UpperLimit998, &model.Scenario{}, model.AsContracted); upper.NotSent <= 0 || upper.NotSent >= 34 || upper.Level.Key() != "to_upper_998" {
		t.Errorf("to the upper limit: %+v", upper)
	}
	if outer, inner := NewAtMost(p, f, UpperLimit998, &model.Scenario{}, model.AsContracted), NewAtMost(p, f, UpperLimit95, &model.Scenario{}, model.AsContracted); outer.NotSent >= inner.NotSent {
		t.Errorf("the outer limit brings %.1f down, the inner %.1f", outer.NotSent, inner.NotSent)
	}
}

func TestWhereAPracticeLies(t *testing.T) {
	p := nine()
	f := insight.FunnelOf(p, insight.AllStreams, false)
	if got, want := PracticeRate(f, 8, "Practice I"), "Practice I, 5,000 patients: 140 referrals, 20% of all; 28.0 for each 1,000 patients, above the 99.8% limit."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := PracticeRate(f, 9, "New Surgery"), "New Surgery is not among these referrals, or has no list size, and can't be compared."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}

	// Of one nobody can say what is ordinary, so no place is named.
	y := p.Year()
	few := *y
	few.Practices = y.Practices[:1]
	few.Referrals = []model.ReferralStream{y.Referrals[0]}
	few.Referrals[0].ByPractice = y.Referrals[0].ByPractice[:1]
	alone := insight.FunnelOf(model.Prepare(&few), insight.AllStreams, false)
	if got, want := PracticeRate(alone, 0, "Practice A"), "Practice A, 5,000 patients: 70 referrals, 10% of all; 14.0 for each 1,000 patients."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	sc := model.Scenario{Changes: []model.Change{percent(skin, -10)}}
	pr := p.NewProjection()
	p.Project(&sc, pr)
	if got, _ := NotSent(pr); got < 33.99 || got > 34.01 {
		t.Errorf("%.3f referrals are not sent, of 340 a tenth", got)
	}
}

// Where lists are to the nearest thousand, it is said beside what rests on them.
func TestRoundedListsAreSaid(t *testing.T) {
	p := nine()
	card := insight.CardOf(p, 0)
	if said := Orientation(&card) + Shares(&card); strings.Contains(said, "nearest thousand") != card.Rounded {
		t.Errorf("rounded %v, and it says %q", card.Rounded, said)
	}
	for i := range p.Year().Practices {
		p.Year().Practices[i].ListSize = model.Given(float64(1000 * (40 + i)))
	}
	card = insight.CardOf(p, 0)
	if said := Shares(&card); !card.Rounded || !strings.Contains(said, "of the patients on all lists, to the nearest thousand here") {
		t.Errorf("rounded %v, and it says %q", card.Rounded, said)
	}
	card.Over, card.ByList = 100_000, 10_000
	if said := Orientation(&card); !strings.Contains(said, "£100 by lists to the nearest thousand") {
		t.Error(said)
	}
}

// What is more spent is no saving that nobody will see.
func TestWhatNobodyWillSee(t *testing.T) {
	wide := &insight.Spread{P10: 0, P90: 1_000_000_00}
	for saving, want := range map[model.Money]string{428_00: "Nobody will see £428 in the total", -428_00: "Nobody will see £428 more spent in the total"} {
		if said := Unseen(saving, wide, ""); !strings.HasPrefix(said, want) {
			t.Error(said)
		}
	}
}

func TestTheSystemSavesLessWhatChangesTake(t *testing.T) {
	for _, c := range []struct {
		saving, costs model.Money
		want          string
	}{
		{100, 0, "The system saves £1.00: the costs that providers avoid and what is saved on lines without activity. The rest moves between public bodies."},
		{-100, 300, "The system spends £1.00 more: the costs that providers avoid and what is saved on lines without activity, less the £3.00 that the changes take. The rest moves between public bodies."},
	} {
		if said := SystemSaves(c.saving, c.costs); said != c.want {
			t.Error(said)
		}
	}
}
