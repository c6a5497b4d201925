package words

import (
	"testing"

	"fewer/model"
)

// What is switched off is no wish; a share is never 0.0% of something, and one is
// not plural.
func TestWhatIsAskedCountsWhatStands(t *testing.T) {
	y := oneProvider(model.Schedule{Form: model.CostPerCase}, 105_000)
	p := model.Prepare(y)
	asked := func(by string, off bool, size float64) model.Change {
		c := percent(skin, size)
		c.AskedBy, c.Off = []string{by}, off
		return c
	}
	say := func(changes ...model.Change) AskedRow {
		t.Helper()
		sc := model.Scenario{Changes: changes}
		pr := p.NewProjection()
		p.Project(&sc, pr)
		rows := WhoAsked(p, sc, pr)
		if len(rows) != 1 || len(rows[0].Wishes) != len(changes) {
			t.Fatalf("%+v", rows)
		}
		return rows[0]
	}
	row := say(asked("Combe", false, -0.5), asked("Weir", true, -50))
	if got, want := row.Sum, "Dermatology to Northgate Centre: 0.5% fewer, £150 saved as contracted and if all were paid by the case"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := row.Wishes[1], "Weir: 50% fewer, switched off"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	row = say(asked("Combe", false, -0.01), asked("Weir", false, -0.01), asked("Sandpit", true, -50))
	if got, want := row.Sum, "Dermatology to Northgate Centre: 2 wishes, in all 0.02% fewer, 0.1 referrals fewer, £6 saved as contracted and if all were paid by the case"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := notSentWords(y, skin, 1), "1 referral fewer"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Those who are sent after all are not fewer.
func TestWhoIsSentAfterAll(t *testing.T) {
	for _, c := range []struct {
		notSent, back float64
		want          string
	}{
		{100, 0, ""}, {100, 99.8, ", all of them sent after all by then"}, {100, 40, ", 40 of them sent after all by then"},
	} {
		if got := SentAfterAll(c.notSent, c.back); got != c.want {
			t.Errorf("of %v, %v: %q, not %q", c.notSent, c.back, got, c.want)
		}
	}
}
