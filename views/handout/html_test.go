package handout

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/color"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
	"fewer/views/contrasttest"
	"fewer/views/print"
)

func htmlOf(t testing.TB, s *Source, reader string) string {
	t.Helper()
	page, err := PageFor(s, reader)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := page.HTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// tag is a tag of a page with what it has.
type tag struct {
	name string
	has  map[string]string
}

// tags are the tags of a page in their order; it fails where they do not close as they
// open.
func tags(t *testing.T, page string) (all []tag) {
	t.Helper()
	sound := regexp.MustCompile(`<meta [^>]*>|<!DOCTYPE html>|(?s:<style>.*?</style>)`).ReplaceAllString(page, "")
	d := xml.NewDecoder(strings.NewReader(sound))
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			t.Fatalf("%v in\n%s", err, page)
		}
		if begin, ok := token.(xml.StartElement); ok {
			has := map[string]string{}
			for _, a := range begin.Attr {
				has[a.Name.Local] = a.Value
			}
			all = append(all, tag{begin.Name.Local, has})
		}
	}
}

// Every page opens by itself, can be heard as well as seen, and shows what people typed
// as they typed it.
func TestPagesCanBeReadByEverybody(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	doc := meeting(y)
	doc.Scenario.Name = "<script>alert(1)</script> | *x* `y` [z](javascript:alert(1))"
	doc.Decisions = []file.Decision{{What: "Ask <b>everybody</b>", Owner: "=HYPERLINK(\"http://x\")", Dissent: "أنف وأذن"}}
	for _, r := range Readers {
		s := sourceOn(y, doc)
		page := htmlOf(t, s, r.Name)
		if at := strings.Index(page, `<meta charset="utf-8">`); at < 0 || at > 900 {
			t.Errorf("%s: the signs that it is written in are told at %d", r.Name, at)
		}
		ids, level := map[string]bool{}, 0
		for _, g := range tags(t, page) {
			switch g.name {
			case "script", "link", "iframe", "img", "object", "a", "form", "b-everybody":
				t.Errorf("%s: it has a <%s>", r.Name, g.name)
			case "html":
				if g.has["lang"] != "en-GB" {
					t.Errorf("%s: its language is %q", r.Name, g.has["lang"])
				}
			case "h1", "h2", "h3":
				n := int(g.name[1] - '0')
				if n > level+1 || n == 1 && level > 0 {
					t.Errorf("%s: a heading of level %d follows one of %d", r.Name, n, level)
				}
				level = n
			case "th":
				if g.has["scope"] == "" {
					t.Errorf("%s: a heading of a table does not say what for", r.Name)
				}
			case "path", "text", "rect", "circle", "ellipse", "polygon", "polyline", "line":
				if g.has["fill"] == "" && g.has["stroke"] == "" { // a server may let no style through
					t.Errorf("%s: without a style <%s> has no colour: %v", r.Name, g.name, g.has)
				}
			case "svg":
				if g.has["role"] != "img" || g.has["aria-labelledby"] == "" {
					t.Errorf("%s: a picture has no name: %v", r.Name, g.has)
				}
			}
			if id := g.has["id"]; id != "" && ids[id] {
				t.Errorf("%s: the id %s stands twice", r.Name, id)
			} else {
				ids[id] = true
			}
			for name, value := range g.has {
				if name == "style" || strings.HasPrefix(name, "on") || name != "xmlns" && strings.Contains(value, "://") && name != "of" {
					t.Errorf("%s: <%s %s=%q>", r.Name, g.name, name, value)
				}
			}
		}
		if strings.Count(page, "<table") != strings.Count(page, "<caption") || strings.Count(page, "<svg") != strings.Count(page, "<desc") {
			t.Errorf("%s: a table has no caption, or a picture no sentence", r.Name)
		}
		if strings.Contains(page, "<script") || !strings.Contains(page, "&lt;script&gt;alert(1)") && r.Name != "practice" {
			t.Errorf("%s: what was typed is not shown as text", r.Name)
		}
		if outside := regexp.MustCompile(`(?:src|href|url\(|@import)[^;]{0,30}//`).FindString(page); outside != "" {
			t.Errorf("%s: it asks for %s", r.Name, outside)
		}
	}
	if page := htmlOf(t, sourceOn(y, doc), "everybody"); !strings.Contains(page, "\u2068أنف وأذن\u2069") {
		t.Error("what runs from right to left is not set apart")
	}
}

// Text on a page has 4.5:1 or more, and its lines 3:1 where they carry meaning, in the
// light, in the dark and on paper.
func TestPagesHaveContrast(t *testing.T) {
	themes := regexp.MustCompile(`:root \{([^}]*)\}`).FindAllStringSubmatch(print.PageStyle, -1)
	if len(themes) != 3 {
		t.Fatalf("the style has %d themes", len(themes))
	}
	for i, theme := range themes {
		name := []string{"light", "dark", "paper"}[i]
		colours := map[string]color.RGBA{}
		for _, c := range regexp.MustCompile(`--([a-z]+): #([0-9a-f]{6});`).FindAllStringSubmatch(theme[1], -1) {
			n, _ := strconv.ParseUint(c[2], 16, 32)
			colours[c[1]] = color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
		}
		for role, least := range map[string]float64{"ink": 7, "quiet": 4.5, "scenario": 4.5, "nothing": 4.5, "line": 1.5, "rule": 1.5} {
			c, given := colours[role]
			if ratio := contrasttest.Of(c, colours["paper"]); !given || ratio < least {
				t.Errorf("%s: %s has %.1f:1 on the page", name, role, ratio)
			}
		}
		if ratio := contrasttest.Of(colours["scenario"], colours["tint"]); ratio < 4.5 {
			t.Errorf("%s: the scenario has %.1f:1 on its range", name, ratio)
		}
	}
	for _, class := range []string{"ink", "quiet", "rule", "scenario", "nothing", "tint"} {
		if !strings.Contains(print.PageStyle, ".f-"+class) || !strings.Contains(print.PageStyle, ".s-"+class) {
			t.Errorf("the style has no colour for what is drawn as %s", class)
		}
	}
}

// HTML and Markdown print one content: what the one says the other says.
func TestBothWritersPrintOneContent(t *testing.T) {
	y := builtIn(t, samples.Northshire)
	for _, r := range Readers {
		s := sourceOn(y, meeting(y))
		page, err := PageFor(s, r.Name)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		page.text(&b)
		html, markdown := htmlOf(t, s, r.Name), page.Markdown()
		for _, said := range strings.Split(b.String(), "\n") {
			if said == "" {
				continue
			}
			if !strings.Contains(html, print.HTMLText(said)) {
				t.Errorf("%s: the page for a browser does not say %q", r.Name, said)
			}
			if plain := strings.NewReplacer("\\", "").Replace(markdown); !strings.Contains(plain, strings.ReplaceAll(said, "\\", "")) {
				t.Errorf("%s: the page in Markdown does not say %q", r.Name, said)
			}
		}
	}
}

// What a page lacks it says in a sentence: no scenario, no referrals, no practices, a
// proposal in mid-year, a year by month, open guesses.
func TestPagesOfLittleSaySo(t *testing.T) {
	bare := builtIn(t, samples.Northshire)
	bare.Practices, bare.Referrals = nil, nil
	whole := builtIn(t, samples.Northshire)
	proposed := meeting(whole)
	proposed.Scenario.Proposals = []model.Proposal{{Provider: "midshire", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}}
	open := meeting(whole)
	open.Rounds[0].Revealed, open.Rounds[0].Answers = file.RevealNothing, file.Answers{}
	byMonth := builtIn(t, samples.Fenmoor)
	for name, c := range map[string]struct {
		s    *Source
		says string
	}{
		"no scenario": {sourceOn(whole, file.Document{}), "There is no scenario: this is what comes if nothing changes."},
		"bare":        {sourceOn(bare, file.Document{Scenario: model.Scenario{Name: "Empty"}}), "The scenario changes no referrals or lines."},
		"proposed":    {sourceOn(whole, proposed), "Paid as proposed, £"},
		"open":        {sourceOn(whole, open), "Guesses are open about "},
		"by month":    {sourceOn(byMonth, meeting(byMonth)), "month 8 of 12"},
	} {
		for _, r := range Readers {
			page := htmlOf(t, c.s, r.Name)
			tags(t, page)
			if name == "open" && strings.Contains(page, c.s.Projection.Terms[model.AllCostPerCase].Saving.Pence()) {
				t.Errorf("%s: what is still guessed stands on it", r.Name)
			}
		}
		if page := htmlOf(t, c.s, "everybody"); !strings.Contains(page, c.says) {
			t.Errorf("%s: it does not say %q", name, c.says)
		}
	}
	bareSource := sourceOn(bare, file.Document{})
	bareSource.Practice = -1
	if page := htmlOf(t, bareSource, "practice"); !strings.Contains(page, "The year has no practices") {
		t.Error("a page of no practice does not say so")
	}
}
