package commands

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
	"fewer/views/answers"
	"fewer/views/handout"
	"fewer/views/handout/formats"
)

var everyInput = flag.Bool("every-input", false, "hand on every year that lacks something, or whose names do their worst, in every format, table and picture, and explain every figure of each worked case, else of two; run each command on a disk with room for a byte, too; write each format both new and over another file on a full disk")

// oddYear is a year that lacks something, or whose names do their worst, with a scenario
// or none, and what a file of an ending then says.
type oddYear struct {
	year     *model.Year
	scenario *model.Scenario
	says     map[string]string
}

// worst are names that break what is written carelessly.
var worst = []string{
	strings.Repeat("Long name ", 30), "أنف وأذن وحنجرة", "ENT 👍 👨‍👩‍👧", "<script>alert(1)</script>", `=HYPERLINK("http://x")`,
	"a | b * c ` d [x](javascript:1)", "-5", "@SUM(A1)",
}

func oddYears(t *testing.T) map[string]oddYear {
	t.Helper()
	built := func(b *samples.BuiltIn) *model.Year {
		read, err := b.AsRead()
		if err != nil {
			t.Fatal(err)
		}
		y := read.Year
		y.Referrals, y.Lines = slices.Clone(y.Referrals), slices.Clone(y.Lines)
		y.Practices, y.Providers = slices.Clone(y.Practices), slices.Clone(y.Providers)
		return &y
	}
	cut := func(target model.Target) *model.Scenario {
		return &model.Scenario{Name: "One change", Changes: []model.Change{modeltest.Percent(target, -5)}}
	}
	all := map[string]oddYear{}
	all["nothing"] = oddYear{
		&model.Year{Name: "Nothing", FinancialYear: 2010, WeeksElapsed: 35, Lines: []model.Line{{ID: "a", Name: "A", WithoutActivity: true, Budget: model.Given(100), Spent: 50}}},
		nil,
		map[string]string{".html": "There is no scenario", ".md": "There is no scenario", ".xlsx": "The year names no practices."},
	}
	y := built(samples.Northshire)
	y.Referrals = nil
	all["no referrals"] = oddYear{y, cut(model.Target{Line: y.Lines[0].ID}), map[string]string{"funnel.svg": "The year has no referrals."}}
	y = built(samples.Northshire)
	y.Practices = nil
	for i := range y.Referrals {
		y.Referrals[i].ByPractice = nil
	}
	all["no practices"] = oddYear{y, cut(model.Target{Referrals: y.Referrals[0].ID}), map[string]string{".xlsx": "The year names no practices.", "funnel.svg": "It is not known which practices"}}
	y = built(samples.Northshire)
	proposed := cut(model.Target{Referrals: y.Referrals[0].ID})
	proposed.Proposals = []model.Proposal{{Provider: y.Providers[0].ID, FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}}
	all["proposed in mid-year"] = oddYear{y, proposed, map[string]string{".html": "from week 40", ".md": "from week 40", ".xlsx": "As proposed", ".json": "as_proposed"}}
	y = built(samples.Fenmoor)
	all["by month"] = oddYear{y, cut(model.Target{Referrals: y.Referrals[0].ID}), map[string]string{".html": "month 8 of 12", ".md": "month 8 of 12", ".xlsx": "month 8 of 12"}}
	y = built(samples.Northshire)
	s := &model.Scenario{Name: worst[3] + worst[5], Author: "Dr " + worst[1]}
	for i := range y.Practices {
		y.Practices[i].Name = worst[(i+1)%len(worst)] + string(rune('A'+i%26)) + string(rune('a'+i/26))
	}
	for i := range y.Referrals {
		y.Referrals[i].Name = worst[i%len(worst)]
		if i < len(worst) {
			c := modeltest.Percent(model.Target{Referrals: y.Referrals[i].ID}, -float64(i+1))
			c.Note = worst[i]
			if i == 2 {
				c.Practices = []string{y.Practices[0].ID}
			}
			s.Changes = append(s.Changes, c)
		}
	}
	for i := range y.Lines {
		y.Lines[i].Name = worst[(i+2)%len(worst)]
	}
	for i := range y.Providers {
		y.Providers[i].Name = worst[i%len(worst)] + " H"
	}
	all["names"] = oddYear{y, s, map[string]string{".html": "&lt;script&gt;alert(1)", ".xlsx": "=HYPERLINK(&quot;http://x&quot;)"}}
	return all
}

// Whatever a year lacks and whatever things are called in it, every format is written,
// stays valid, and says in a sentence what there is not.
func TestEveryFormatOfOddYears(t *testing.T) {
	t.Parallel()
	for name, odd := range oddYears(t) {
		if !*everyInput && name != "nothing" && name != "names" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			args, handed := writeOdd(t, dir, odd), 0
			hand := func(to string, typed ...string) {
				t.Helper()
				if handed++; handed%2 == 0 && name == "names" && !*everyInput { // one writer has all tables, one all pictures
					return
				}
				path := filepath.Join(dir, to)
				status, out, errs := run(slices.Concat(typed, args, []string{"--to", path})...)
				content, err := os.ReadFile(path)
				if status != 0 || err != nil || !strings.HasPrefix(out, "written: ") {
					t.Errorf("%s: status %d: %s%s", to, status, out, errs)
					return
				}
				if what := unsound(to, content); what != "" {
					t.Errorf("%s: %s", to, what)
				}
				for ending, says := range odd.says {
					if strings.HasSuffix(to, ending) && to != "minutes.html" && !strings.Contains(asText(to, content), says) {
						t.Errorf("%s does not say %q", to, says)
					}
				}
				if rows := strings.Count(string(content), "\n"); strings.HasSuffix(to, ".csv") && rows < 2 && !strings.Contains(errs, "note: the table has no rows: ") {
					t.Errorf("%s has no rows, and it is not said: %s", to, errs)
				}
			}
			for _, f := range formats.All {
				if f.Ending != ".zip" || *everyInput { // it is made of the others
					handed = 0 // each format of each year
					hand("all"+f.Ending, "export")
				}
			}
			for _, table := range answers.TableNames() {
				hand(table+".csv", "export", "--table", table)
			}
			for _, reader := range handout.ReaderNames() {
				if reader != "practice" {
					hand(reader+".html", "export", "--for", reader)
				}
			}
			for _, p := range handout.Pictures {
				if p.NeedsID == "" {
					hand(p.Name+".svg", "picture", p.Name)
				}
			}
		})
	}
}

func writeOdd(t *testing.T, dir string, odd oddYear) (args []string) {
	t.Helper()
	write := func(name string, content []byte, err error) {
		path := filepath.Join(dir, name)
		if err == nil {
			err = os.WriteFile(path, content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	content, err := file.EncodeYear(odd.year)
	write("odd.year.yaml", content, err)
	if odd.scenario != nil {
		content, err := file.EncodeDocument(&file.Document{Scenario: *odd.scenario, Year: file.ReferenceTo(odd.year)})
		write("odd.scenario.yaml", content, err)
	}
	return args
}

// asText is what a file says: of a workbook, its texts.
func asText(name string, content []byte) string {
	if !strings.HasSuffix(name, ".xlsx") {
		return string(content)
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return err.Error()
	}
	f, err := z.Open("xl/sharedStrings.xml")
	if err != nil {
		return err.Error()
	}
	text, _ := io.ReadAll(f) // what is cut short lacks what is looked for
	return string(text)
}

// unsound tells what is wrong with a file for its ending; "" for nothing.
func unsound(name string, content []byte) string {
	var err error
	switch ext := filepath.Ext(name); ext {
	case ".html":
		if text := string(content); strings.Contains(text, "<script") || !strings.HasSuffix(text, "</html>\n") {
			return "a script, or no end"
		}
	case ".md":
		if alive := strings.NewReplacer(`\<`, "", `\[`, "", `\]`, "").Replace(string(content)); strings.Contains(alive, "<script") || strings.Contains(alive, "](javascript") {
			return "markup in a name is alive"
		}
	case ".json":
		if !json.Valid(content) {
			return "it is no JSON"
		}
	case ".csv":
		_, err = csv.NewReader(bytes.NewReader(content)).ReadAll()
	case ".svg":
		for d := xml.NewDecoder(bytes.NewReader(content)); err == nil; {
			_, err = d.Token()
		}
		if errors.Is(err, io.EOF) {
			err = nil
		}
	case ".png":
		_, err = png.Decode(bytes.NewReader(content))
	case ".yaml":
		if doc, faults := file.ReadScenario(name, content); doc == nil || doc.Bundled == nil {
			err = faults
		}
	case ".zip", ".xlsx":
		err = unsoundArchive(content)
	default:
		return "nobody looks at " + ext
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

// unsoundArchive opens every file of an archive, and looks at its date.
func unsoundArchive(content []byte) error {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		if f.Modified.Year() != 1980 || f.Modified.Month() != 1 || f.Modified.Day() != 1 {
			return errors.New(f.Name + " is dated " + f.Modified.String())
		}
		r, err := f.Open()
		if err != nil {
			return err
		}
		inside, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if what := unsound(f.Name, inside); what != "" && !strings.HasPrefix(what, "nobody") && !strings.HasPrefix(f.Name, "scenario") {
			return errors.New(f.Name + ": " + what)
		}
	}
	return nil
}
