package handout

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
	"fewer/views/charts"
	"fewer/views/drawing"
)

// builtIn is a year that is built in, for a test to change.
func builtIn(t testing.TB, b *samples.BuiltIn) *model.Year {
	t.Helper()
	y, faults := file.ReadYear(b.YearName, b.Year())
	if y == nil {
		t.Fatal(faults)
	}
	return y
}

// sourceOn is a document on a year.
func sourceOn(y *model.Year, doc file.Document) *Source {
	s := scenarios.NewSession(model.Prepare(y), doc)
	return &Source{Prepared: s.Year(), Document: s.Document(), Projection: s.Projection()}
}

// meeting is a document with something of everything that a picture shows.
func meeting(y *model.Year) file.Document {
	change := func(stream int, percent float64) model.Change {
		return model.NewChange(model.Target{Referrals: y.Referrals[stream].ID}, model.Size{Amount: percent})
	}
	doc := file.Document{Scenario: model.Scenario{Name: "Joint meeting", Changes: []model.Change{change(0, -10), change(len(y.Referrals)-1, -15), change(len(y.Referrals)/2, 20)}}}
	doc.Rounds = []file.Round{{
		Change: doc.Scenario.Changes[0], Sealed: "2010-12-02 14:18", Revealed: file.RevealContract, Answers: file.Answers{ByCase: 929_131},
		Guesses: []file.Guess{
			{Table: "North", Pounds: model.Given(40_000), Named: true},
			{Table: "South", Pounds: model.Given(38_000), Named: true},
			{Table: "East", Pounds: model.Given(41_000), Named: true},
			{Table: "West", Pounds: model.Given(9e6)},
			{Table: "Hill"},
		},
	}}
	return doc
}

// wanted are all pictures, of a stream in the middle where one is needed.
func wanted(y *model.Year) (all []Wanted) {
	for _, p := range Pictures {
		w := Wanted{Picture: p.Name}
		if p.NeedsID != "" && len(y.Referrals) > 0 {
			w.Of = y.Referrals[len(y.Referrals)/2].ID
		}
		all = append(all, w)
	}
	return all
}

// Every picture stays on its sheet, at both widths, by week and by month, whatever
// things are called: no name runs over its edge or over another one.
func TestEveryNameInAPictureHasRoom(t *testing.T) {
	strange := builtIn(t, samples.Northshire)
	for i := range strange.Referrals {
		strange.Referrals[i].Name = []string{"أنف وأذن", strings.Repeat("A very long name of a stream ", 11), "ENT 👍 → <b>", "=1+1"}[i%4]
	}
	for i := range strange.Practices {
		strange.Practices[i].Name = strings.Repeat("Practice of many doctors ", 12)
	}
	for i := range strange.Providers {
		strange.Providers[i].Name = []string{strings.Repeat("مستشفى ", 40), "H"}[i%2]
	}
	years := map[string]*model.Year{"built in": builtIn(t, samples.Northshire), "by month": builtIn(t, samples.Fenmoor), "strange": strange}
	for name, y := range years {
		s := sourceOn(y, meeting(y))
		for _, w := range wanted(y) {
			for _, width := range []float64{charts.Wide, charts.Narrow} {
				p, err := Draw(s, w, width)
				if err != nil {
					t.Fatalf("%s, %s: %v", name, w.Picture, err)
				}
				if p.Title == "" || p.Says == "" || p.Height <= 0 {
					t.Errorf("%s, %s: it has the title %q, says %q and is %v high", name, w.Picture, p.Title, p.Says, p.Height)
				}
				holdsNames(t, name+", "+w.Picture, p)
			}
		}
	}
}

func holdsNames(t *testing.T, name string, p *drawing.Picture) {
	t.Helper()
	labels := p.Labels()
	for i, l := range labels {
		from, to := l.Bounds()
		if from.X < -1 || to.X > p.Width+1 || from.Y < -2 || to.Y > p.Height+2 {
			t.Errorf("%s at width %v: %q runs over the edge: %v to %v of %v×%v", name, p.Width, l.Text, from, to, p.Width, p.Height)
		}
		for _, o := range labels[:i] {
			if a, b := o.Bounds(); a.X < to.X-1 && b.X > from.X+1 && a.Y < to.Y-1 && b.Y > from.Y+1 {
				t.Errorf("%s at width %v: %q runs over %q", name, p.Width, l.Text, o.Text)
			}
		}
	}
}

// What there is nothing to draw of says so, and is a picture all the same.
func TestAPictureWithoutDataSaysSo(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	y.Practices, y.Referrals = nil, nil
	s := sourceOn(y, file.Document{})
	for _, w := range []Wanted{{Picture: "weeks"}, {Picture: "funnel"}, {Picture: "answers"}, {Picture: "bridge"}, {Picture: "to-date"}, {Picture: "xmr", Of: y.Lines[0].ID}} {
		p, err := DrawAlone(s, w)
		if err != nil {
			t.Errorf("%s: %v", w.Picture, err)
			continue
		}
		var svg, png bytes.Buffer
		if err := errors.Join(p.SVG(&svg), p.PNG(&png)); err != nil || svg.Len() == 0 || png.Len() == 0 {
			t.Errorf("%s: %v", w.Picture, err)
		}
	}
	for picture, want := range map[string]string{"weeks": "Nothing is changed here", "answers": "No round of guesses has been answered"} {
		p, _ := Draw(s, Wanted{Picture: picture}, charts.Wide)
		if !strings.Contains(p.Says, want) || len(p.Labels()) == 0 {
			t.Errorf("%s says %q", picture, p.Says)
		}
	}
	var none *NoSuchID
	if _, err := Draw(s, Wanted{Picture: "sweep", Of: "nowhere"}, charts.Wide); !errors.As(err, &none) {
		t.Errorf("of what the year does not have: %v", err)
	}
}

// The amounts on a picture are those of the projection.
func TestPicturesHaveTheFiguresOfTheProjection(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	s := sourceOn(y, meeting(y))
	of := s.Projection.Terms[model.AsContracted]
	for picture, figures := range map[string][]string{
		"to-date": {of.DoNothing.Deficit.Over(), of.Scenario.Deficit.Over()},
		"bridge":  {of.DoNothing.Spend.Millions(), of.Scenario.Spend.Millions()}, // told apart
		"budget":  {s.Projection.Budget.Short(), of.DoNothing.Spend.Short()},
		"answers": {"£9,291 paid by the case", "£0 as contracted", "off the scale: £9.0m; 1 don't know"},
	} {
		p, err := Draw(s, Wanted{Picture: picture}, charts.Wide)
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, l := range p.Labels() {
			said += l.Text + "\n"
		}
		for _, figure := range figures {
			if !strings.Contains(said, figure) {
				t.Errorf("%s does not say %s:\n%s", picture, figure, said)
			}
		}
		if strings.Contains(said, "West") {
			t.Errorf("%s names a table that has not agreed", picture)
		}
	}
}

// A figure keeps its unit wherever it stands; what has too little room is a name.
func TestFiguresInPicturesAreWhole(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	s := sourceOn(y, meeting(y))
	for _, deficit := range []model.Money{-2_059_601, 2_059_601, -99_949_000, 123_456_789_00, -88_888_888_888} {
		for _, width := range []float64{charts.Narrow, charts.Wide} {
			of := &s.Projection.Terms[model.AsContracted]
			of.Scenario.Deficit = deficit
			shown := of.Shown(deficit).Over()
			p, err := Draw(s, Wanted{Picture: "to-date"}, width)
			if err != nil {
				t.Fatal(err)
			}
			said := false
			for _, l := range p.Labels() {
				said = said || l.Text == shown
				if from, to := l.Bounds(); from.X < 0 || to.X > p.Width {
					t.Errorf("%q runs over the edge", l.Text)
				}
			}
			if !said {
				t.Errorf("%.0f wide, nothing says %q", width, shown)
			}
		}
	}
	for _, l := range []string{"if nothing changes", "£1,234,567 under budget, as contracted"} {
		if label := (drawing.Label{Text: l, Size: 11}).FitWhole(drawing.TextWidth(l, 9, false)); label.Text != l || label.Whole != "" {
			t.Errorf("%q is cut to %q", l, label.Text)
		}
	}
}

// No two grid lines of the sweep have one label, and a bridge's ends differ where a scenario
// saves anything.
func TestAmountsInPicturesAreToldApart(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	s := sourceOn(y, meeting(y))
	for _, stream := range y.Referrals {
		p, err := Draw(s, Wanted{Picture: "sweep", Of: stream.ID}, charts.Wide)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, l := range p.Labels() {
			if strings.HasPrefix(l.Text, "£") && l.Anchor == drawing.End {
				if seen[l.Text] {
					t.Errorf("%s: %s stands at two heights", stream.ID, l.Text)
				}
				seen[l.Text] = true
			}
		}
	}
	doc := file.Document{}
	doc.Scenario.Changes = []model.Change{model.NewChange(model.Target{Referrals: "eastmoor-ent"}, model.Size{Amount: -10})}
	s = sourceOn(y, doc)
	p, err := Draw(s, Wanted{Picture: "bridge"}, charts.Wide)
	if err != nil {
		t.Fatal(err)
	}
	var ends []string
	for _, l := range p.Labels() {
		if l.Bold && strings.HasPrefix(l.Text, "£") {
			ends = append(ends, l.Text)
		}
	}
	if len(ends) != 2 || ends[0] == ends[1] {
		t.Errorf("from and to: %q", ends)
	}
}
