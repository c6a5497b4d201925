package scenarios

import (
	"math"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/scenariotest"

	"pgregory.net/rapid"
)

func withRedLine(notBelow float64, why string) *Session {
	s := smallSession()
	s.SetRedLine(file.RedLine{Target: ent, NotBelow: notBelow, Why: why})
	return s
}

func TestARedLineHoldsTheSlider(t *testing.T) {
	s := withRedLine(-20, "two-week waits go through the same clinic")
	if r := s.SetPlain(ent, fewer(20)); r.Refused() {
		t.Fatalf("refused at the line itself: %s", r.Reason)
	}
	s.SetPlain(ent, fewer(19))
	want := Refusal{
		Reason:  "Agreed in the room: at most 20% fewer, because two-week waits go through the same clinic",
		Applied: true, Held: fewer(20), RedLine: s.Document().RedLines[0],
	}
	scenariotest.Equal(t, "refusal", s.SetPlain(ent, fewer(25)), want)
	want.Applied = false
	scenariotest.Equal(t, "refusal at the line", s.SetPlain(ent, fewer(21)), want)
	size, _ := s.PlainChange(ent)
	scenariotest.Equal(t, "held at", size, fewer(20))
	scenariotest.Equal(t, "labels", labels(s)[1:], []string{"ENT to Midshire General: at most 20% fewer", "ENT to Midshire General: 20% fewer"})
	if r := s.SetPlain(hips, fewer(90)); r.Refused() {
		t.Fatalf("another row is held: %s", r.Reason)
	}
}

func TestARedLineCountsAllChangesOfTheRow(t *testing.T) {
	s := withRedLine(-20, "")
	half := model.NewChange(ent, fewer(50))
	half.Practices = []string{"combe-lane"} // a fifth of the referrals
	if r := s.AddChange(half); r.Refused() {
		t.Fatal(r.Reason)
	}
	r := s.SetPlain(ent, fewer(30))
	if !r.Applied || math.Abs(s.NetChange(ent)+20) > 0.01 {
		t.Fatalf("net change %v after %+v", s.NetChange(ent), r)
	}
	scenariotest.Equal(t, "reason", r.Reason, "Agreed in the room: at most 20% fewer.")
	before := s.Document()
	r = s.AddChange(half)
	if !r.Refused() || r.Applied {
		t.Fatalf("at the line already, and yet: %+v", r)
	}
	scenariotest.Equal(t, "document", s.Document(), before)
	perWeek := model.NewChange(ent, model.Size{Kind: model.PerWeek, Amount: -40})
	s.Reset(ent)
	r = s.AddChange(perWeek)
	if !r.Applied || math.Abs(s.NetChange(ent)+20) > 0.1 || s.NetChange(ent) < -20-file.RedLineSlack {
		t.Fatalf("net change %v after %+v", s.NetChange(ent), r)
	}
}

func TestAMakeweightCannotBeTakenAway(t *testing.T) {
	s := withRedLine(-10, "")
	s.AddChange(model.NewChange(ent, model.Size{Amount: 10}))
	late := model.NewChange(ent, fewer(18))
	late.FromWeek, late.Practices = 37, nil
	s.AddChange(late)
	if r := s.RemoveChange(0); !r.Refused() || r.Applied {
		t.Fatalf("taken out: %+v, net %v", r, s.NetChange(ent))
	}
	r := s.SetPlain(ent, fewer(0))
	if !r.Applied || r.Held.Amount <= 0 || s.NetChange(ent) < -10-file.RedLineSlack {
		t.Fatalf("%+v, net %v", r, s.NetChange(ent))
	}
}

func TestWhatAFileBrokeCanOnlyBeMended(t *testing.T) {
	s := NewSession(model.Prepare(smallYear()), file.Document{
		Scenario: model.Scenario{Changes: []model.Change{model.NewChange(ent, fewer(30))}},
		RedLines: []file.RedLine{{Target: ent, NotBelow: -20}},
	})
	scenariotest.Equal(t, "broken", s.Broken(), s.Document().RedLines)
	if r := s.SetPlain(ent, fewer(28)); r.Refused() {
		t.Fatal(r.Reason)
	}
	s.EndStep()
	r := s.SetPlain(ent, fewer(29))
	scenariotest.Equal(t, "held where it is", r.Held, fewer(28))
	s.SetPlain(ent, fewer(10))
	scenariotest.Equal(t, "broken", len(s.Broken()), 0)
	s.RemoveRedLines(s.Document().Agreed()[0])
	if r := s.SetPlain(ent, fewer(29)); r.Refused() {
		t.Fatal(r.Reason)
	}
}

func TestNoEditGoesBelowARedLine(t *testing.T) {
	year := model.Prepare(smallYear())
	rapid.Check(t, func(t *rapid.T) {
		limit := float64(rapid.IntRange(-90, 0).Draw(t, "limit"))
		s := NewSession(year, file.Document{RedLines: []file.RedLine{{Target: ent, NotBelow: limit}}})
		t.Repeat(map[string]func(*rapid.T){
			"slide": func(t *rapid.T) {
				s.SetPlain(ent, model.Size{Kind: model.SizeKind(rapid.IntRange(0, 1).Draw(t, "kind")), Amount: rapid.Float64Range(-120, 40).Draw(t, "size")})
			},
			"add": func(t *rapid.T) {
				c := model.NewChange(ent, fewer(rapid.Float64Range(-20, 100).Draw(t, "percent")))
				c.FromWeek = rapid.IntRange(30, 52).Draw(t, "from")
				c.Practices = rapid.SampledFrom([][]string{nil, {"combe-lane"}, {"weir-side", "combe-lane"}}).Draw(t, "practices")
				s.AddChange(c)
			},
			"replace": func(t *rapid.T) {
				s.ReplaceChange(rapid.IntRange(0, 4).Draw(t, "change"), model.NewChange(ent, fewer(rapid.Float64Range(-20, 100).Draw(t, "percent"))))
			},
			"remove": func(t *rapid.T) { s.RemoveChange(rapid.IntRange(0, 4).Draw(t, "change")) },
			"reset":  func(*rapid.T) { s.Reset(ent) },
			"undo":   func(*rapid.T) { s.Undo() },
			"": func(t *rapid.T) {
				if net := s.NetChange(ent); net < limit-file.RedLineSlack {
					t.Fatalf("net change %v%%, red line %v%%", net, limit)
				}
			},
		})
	})
}
