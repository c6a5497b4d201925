package file

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/number"
)

// anyText draws text as people type and paste it, and worse.
func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[A-Za-z][A-Za-z0-9 &'(),.:;#%@!*?{}\[\]<>|"\\/=+_-]{0,30}`),
		rapid.SampledFrom([]string{
			"yes", "no", "null", "~", "2010-12-02", "012", "1_000", "30%", "0x1F", ".nan", "- x", "? x", "a: b", "a #b", "'", `"`, `\`,
			"東京 診療所", "Café 🩺", "x\ty", "two\nlines", " spaces ", "…", "£5", "|", ">", "---", "...", "[a", "{a", "a,b", "*a", "&a", "!a", "<<", "=",
		}),
		rapid.StringN(1, 20, -1),
	).Filter(func(s string) bool { return fault.OneLine(fault.Printable(s)) != "" })
}

// asRead is how text is read that was written.
func asRead(s string) string { return fault.OneLine(fault.Printable(s)) }

func anyAmount(least, most float64) *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Map(rapid.IntRange(int(least), int(most)), func(n int) float64 { return float64(n) }),
		rapid.Map(rapid.IntRange(int(least*100), int(most*100)), func(n int) float64 { return float64(n) / 100 }),
		rapid.Float64Range(least, most),
	)
}

func anyShare() *rapid.Generator[float64] {
	return rapid.OneOf(rapid.Map(rapid.IntRange(0, 1000), func(n int) float64 { return float64(n) / 1000 }), rapid.Float64Range(0, 1))
}

func anyLag(t *rapid.T) model.Lag {
	first := rapid.IntRange(0, number.MaxLag).Draw(t, "first")
	return model.Lag{First: first, Last: rapid.IntRange(first, number.MaxLag).Draw(t, "last")}
}

func anyChange(t *rapid.T) model.Change {
	target := model.Target{Referrals: asRead(anyText().Draw(t, "stream"))}
	if rapid.Bool().Draw(t, "line") {
		target = model.Target{Line: asRead(anyText().Draw(t, "line"))}
	}
	c := model.NewChange(target, model.Size{Kind: model.SizeKind(rapid.IntRange(0, 1).Draw(t, "size")), Amount: anyAmount(-1000, 1000).Draw(t, "amount")})
	c.FromWeek = rapid.IntRange(0, model.WeeksInYear).Draw(t, "from")
	if rapid.Bool().Draw(t, "ends") {
		c.ToWeek = rapid.IntRange(max(1, c.FromWeek), model.WeeksInYear).Draw(t, "to")
	}
	c.Delivered = anyShare().Draw(t, "delivered")
	if target.Line == "" {
		c.Practices = rapid.SliceOfNDistinct(rapid.Map(anyText(), asRead), 0, 3, func(s string) string { return s }).Draw(t, "practices")
		if rapid.Bool().Draw(t, "comes back") {
			c.ComesBack = model.ComesBack{Share: anyShare().Draw(t, "share"), Lag: anyLag(t)}
		}
	}
	if rapid.Bool().Draw(t, "note") {
		c.Note = asRead(anyText().Draw(t, "note"))
	}
	return c
}

func anyOptional(t *rapid.T, of *rapid.Generator[float64], name string) model.Optional {
	if rapid.Bool().Draw(t, name+" given") {
		return model.Given(of.Draw(t, name))
	}
	return model.Optional{}
}

func anySchedule(t *rapid.T) model.Schedule {
	s := model.Schedule{Form: rapid.SampledFrom(model.Forms).Draw(t, "form")}
	pounds := anyAmount(0, 1e8)
	switch s.Form {
	case model.Block:
		s.Value = anyOptional(t, pounds, "value")
	case model.CostPerCase:
		s.Floor, s.Ceiling = anyLimits(t)
	case model.CostAndVolume:
		s.Baseline, s.MarginalAbove, s.ToleranceBelow = anyOptional(t, pounds, "baseline"), anyRates(t), anyOptional(t, anyShare(), "below")
	case model.Blended:
		s.Variable = model.Given(anyShare().Draw(t, "variable"))
		s.MeasuredByLine = rapid.Bool().Draw(t, "by line")
	}
	if rapid.Bool().Draw(t, "covers") {
		s.Covers.PODs = []model.PointOfDelivery{rapid.SampledFrom(model.PointsOfDelivery).Draw(t, "pod")}
		s.Covers.Specialties = []string{asRead(anyText().Draw(t, "specialty"))}
	}
	return s
}

// anyRates draws marginal rates: none, one, or steps that end in percent or pounds.
func anyRates(t *rapid.T) (rates model.MarginalRates) {
	steps := rapid.IntRange(0, 3).Draw(t, "steps")
	for i := range steps {
		r := model.MarginalRate{Rate: anyShare().Draw(t, "rate")}
		if i+1 < steps {
			r.To, _ = anyLimits(t)
		}
		rates = append(rates, r)
	}
	return rates
}

// anyLimits draws a floor and a ceiling above it.
func anyLimits(t *rapid.T) (floor, ceiling model.Limit) {
	if rapid.Bool().Draw(t, "percent") {
		floor = model.Limit{Kind: model.LimitOfPlan, Amount: anyShare().Draw(t, "floor")}
		return floor, model.Limit{Kind: model.LimitOfPlan, Amount: 1 + anyShare().Draw(t, "ceiling")}
	}
	floor = model.Limit{Kind: model.LimitInPounds, Amount: anyAmount(11, 1e6).Draw(t, "floor")}
	return floor, model.Limit{Kind: model.LimitInPounds, Amount: anyAmount(1e6, 1e8).Draw(t, "ceiling")}
}

// TestWhateverIsSavedIsOpenedAgain saves scenarios of any kind.
func TestWhateverIsSavedIsOpenedAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var d Document
		d.Scenario.Name = asRead(anyText().Draw(t, "name"))
		d.Scenario.Author = asRead(anyText().Draw(t, "author"))
		d.Scenario.Changes = rapid.SliceOfN(rapid.Custom(anyChange), 0, 3).Draw(t, "changes")
		for i := range rapid.IntRange(0, 2).Draw(t, "proposals") {
			d.Scenario.Proposals = append(d.Scenario.Proposals, model.Proposal{
				Provider: asRead(anyText().Draw(t, "provider")) + strconv.Itoa(i), FromWeek: rapid.IntRange(0, model.WeeksInYear).Draw(t, "week"),
				Contract: rapid.SliceOfN(rapid.Custom(anySchedule), 1, 3).Draw(t, "contract"),
			})
		}
		data, err := EncodeDocument(&d)
		if err != nil {
			t.Fatal(err)
		}
		back, faults := ReadScenario("x.yaml", data)
		if back == nil || !SameWork(*back, d) {
			t.Fatalf("read back as %+v, %v from\n%s", back, faults, data)
		}
	})
}

// TestNumbersAreWrittenAsTheyAreRead takes numbers of every size through a file.
func TestNumbersAreWrittenAsTheyAreRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.OneOf(rapid.Float64Range(0, number.MaxPounds), anyAmount(0, 1000), rapid.Map(rapid.IntRange(0, 1e6), func(n int) float64 { return float64(n) / 1000 })).Draw(t, "amount")
		share := rapid.OneOf(rapid.Float64Range(0, 2), anyShare()).Draw(t, "share")
		for value, k := range map[float64]kind[float64]{amount: pounds, share: rate} {
			n := k.write(value)
			in := &fault.Input{}
			if got, ok := k.read(in, &fault.Place{Node: n}); !ok || got != value {
				t.Fatalf("%v is written %s and read %v, %v", value, n.Value, got, in.Finish())
			}
		}
	})
}

func TestATextThatIsNothingIsLeftOut(t *testing.T) {
	d := Document{Scenario: model.Scenario{Name: "x", Changes: []model.Change{model.NewChange(model.Target{Line: "a"}, model.Size{Amount: -1})}}}
	d.Scenario.Changes[0].Note = " \t\n\x1b"
	data, err := EncodeDocument(&d)
	if err != nil || strings.Contains(string(data), "note") {
		t.Errorf("%v\n%s", err, data)
	}
}

func TestAmountsThatCouldBeReadInTwoWaysAreWrittenClearly(t *testing.T) {
	for value, want := range map[float64]string{63.125: "63.1250", 63: "63", 1250.125: "1250.125", 41_000_000: "41_000_000", -12_500.5: "-12_500.5"} {
		if got := anyPounds.write(value).Value; got != want {
			t.Errorf("%v is written %s, not %s", value, got, want)
		}
	}
	if reflect.DeepEqual(pounds.write(0), pounds.write(1)) {
		t.Error("all amounts are written alike")
	}
}
