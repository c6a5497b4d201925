package formats

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/adrg/xdg"

	"fewer/model"
	"fewer/model/figure"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/letters"
	"fewer/scenarios/samples"
	"fewer/views/answers"
	"fewer/views/handout"
)

// passed is a meeting's scenario on a year that is built in, to pass on.
func passed(t testing.TB, b *samples.BuiltIn, names bool) (*Passed, *model.Year) {
	t.Helper()
	xdg.StateHome = t.TempDir() // the letters of whoever runs the tests are left alone
	y, faults := file.ReadYear(b.YearName, b.Year())
	if y == nil {
		t.Fatal(faults)
	}
	doc := file.Document{Scenario: model.Scenario{Name: "Joint meeting", Author: y.Practices[4].Name}}
	for i, p := range y.Practices[:3] {
		c := model.NewChange(model.Target{Referrals: y.Referrals[i].ID}, model.Size{Amount: -10})
		c.Practices, c.AskedBy, c.Note = []string{p.ID}, []string{p.Name}, "agreed with "+p.Name
		doc.Scenario.Changes = append(doc.Scenario.Changes, c)
	}
	whole := model.NewChange(model.Target{Referrals: y.Referrals[len(y.Referrals)-1].ID}, model.Size{Amount: -15})
	whole.Costs = model.Costs{Once: 4_000}
	doc.Scenario.Changes = append(doc.Scenario.Changes, whole)
	doc.Decisions = []file.Decision{{What: "Ask first, says " + y.Practices[5].Name, Changes: doc.Scenario.Changes[3:], Owner: y.Practices[6].Name}}
	doc.Rounds = []file.Round{{
		Change: whole, Sealed: "2010-12-02 14:18", Revealed: file.RevealContract, Answers: file.Answers{ByCase: 929_131},
		Guesses: []file.Guess{{Table: "Westgate", Pounds: model.Given(777_123)}, {Table: "Northgatetable", Pounds: model.Given(5_000), Named: true}},
	}}
	prepared := model.Prepare(y)
	pr := prepared.NewProjection()
	prepared.Project(&doc.Scenario, pr)
	doc.Year, doc.Result = file.ReferenceTo(y), scenarios.ResultOf(pr)
	bundle, _ := letters.Bundle(doc, y, !names)
	p := &Passed{Bundle: bundle, Version: "test"}
	p.Practice = bundle.Bundled.Practices[0].Name
	return p, y
}

// written is every file of every format, for every reader, of every table, and what is
// in the pack, by its name.
func written(t testing.TB, p *Passed) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	p.from() // once for all
	write := func(name string, f Format, p Passed) {
		content, err := f.Bytes(&p)
		if err != nil || len(content) == 0 {
			t.Fatalf("%s: %v, %d bytes", name, err, len(content))
		}
		all[name] = content
	}
	for _, f := range All {
		if _, open := p.Bundle.OpenRound(); open && f.Ending == ".xlsx" {
			if _, err := f.Bytes(p); err == nil || !strings.Contains(err.Error(), "guesses are open") {
				t.Errorf("a workbook while guesses are open: %v", err)
			}
			continue
		}
		write("all"+f.Ending, f, *p)
		switch f.Ending {
		case ".html", ".md":
			for _, r := range handout.ReaderNames() {
				of := *p
				of.Reader = r
				write(r+f.Ending, f, of)
			}
		case ".csv":
			for _, table := range answers.TableNames() {
				of := *p
				of.Table = table
				write(table+f.Ending, f, of)
			}
		case ".svg":
			for _, picture := range handout.Pictures {
				of := *p
				of.Picture = handout.Wanted{Picture: picture.Name}
				if picture.NeedsID != "" {
					of.Picture.Of = p.Bundle.Bundled.Referrals[0].ID
				}
				write(picture.Name+f.Ending, f, of)
			}
		case ".zip":
			z, err := zip.NewReader(bytes.NewReader(all["all.zip"]), int64(len(all["all.zip"])))
			if err != nil {
				t.Fatal(err)
			}
			for _, in := range z.File {
				r, err := in.Open()
				if err != nil {
					t.Fatal(err)
				}
				if all["zip/"+in.Name], err = io.ReadAll(r); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return all
}

// Nothing that is handed on by letters tells a practice, a table that has not agreed, or
// where it was written: in no format, nor in the pack.
func TestNoFormatTellsWhoIsMeant(t *testing.T) {
	p, y := passed(t, samples.Northshire, false)
	files := written(t, p)
	ids := map[string]bool{}
	for i := range y.Practices {
		ids[y.Practices[i].ID] = true
	}
	for name, content := range files {
		text := string(content)
		for i := range y.Practices {
			if of := &y.Practices[i]; strings.Contains(text, of.Name) {
				t.Errorf("%s tells of %s", name, of.Name)
			}
		}
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if ids[word] {
				t.Errorf("%s tells of %s", name, word)
			}
		}
		for _, secret := range []string{"Westgate", "/tmp/", "/home/", "/root/"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s tells %s", name, secret)
			}
		}
	}
	for _, name := range []string{"zip/contents.html", "zip/page.html", "zip/page.md", "zip/bundle.yaml", "zip/figures.json", "zip/table-lines.csv"} {
		if len(files[name]) == 0 {
			t.Errorf("the pack has no %s", name)
		}
		if name != "zip/contents.html" && !bytes.Contains(files["zip/contents.html"], []byte(strings.TrimPrefix(name, "zip/"))) {
			t.Errorf("its page of contents does not name %s", name)
		}
	}
	if len(files["zip/scenario.yaml"]) > 0 {
		t.Error("a scenario of lettered practices stands alone, where letters mean nothing")
	}
	again, _ := passed(t, samples.Northshire, true)
	named := written(t, again)
	for _, name := range []string{"room.html", "room.md", "all.yaml", "practices.csv", "zip/scenario.yaml", "funnel.svg"} {
		if !bytes.Contains(named[name], []byte(y.Practices[0].Name)) && name != "funnel.svg" {
			t.Errorf("%s does not name a practice where names are asked for", name)
		}
	}
}

// Every format has the figures of `project --json`, to the penny.
func TestEveryFormatHasTheSameFigures(t *testing.T) {
	for _, b := range samples.All() {
		p, _ := passed(t, b, false)
		files := written(t, p)
		var data struct {
			Terms map[string]struct {
				DoNothing struct{ Spend, Deficit model.Money } `json:"do_nothing"`
				Scenario  struct{ Spend, Deficit model.Money }
				Saving    model.Money
				ByChange  []model.Money `json:"by_change"`
			}
			Providers map[string]struct {
				Paid        map[string]struct{ Scenario model.Money }
				CostAvoided model.Money `json:"cost_avoided"`
			}
		}
		if err := json.Unmarshal(files["all.json"], &data); err != nil {
			t.Fatal(err)
		}
		contracted := data.Terms["as_contracted"]
		if contracted.Saving == 0 || len(data.Providers) == 0 {
			t.Fatalf("%s: the figures are empty: %+v", b.Key, data)
		}
		has := func(name, figure string) {
			if !strings.Contains(string(files[name]), figure) {
				t.Errorf("%s: %s does not say %s", b.Key, name, figure)
			}
		}
		pounds := func(m model.Money) string { return strings.Replace(m.Pence(), "£", "", 1) }
		for _, page := range []string{"room.html", "room.md", "board.html", "board.md", "zip/page.html"} {
			for key, terms := range data.Terms {
				has(page, terms.Scenario.Deficit.OverToThePenny())
				has(page, pounds(terms.Saving))
				for _, saved := range terms.ByChange {
					has(page, pounds(saved))
				}
				_ = key
			}
			for _, of := range data.Providers {
				has(page, pounds(of.Paid["as_contracted"].Scenario))
				has(page, pounds(of.CostAvoided))
			}
		}
		for _, of := range data.Providers {
			has("providers.csv", of.Paid["cost_per_case"].Scenario.Decimal())
		}
		for _, saved := range contracted.ByChange {
			has("changes.csv", saved.Decimal())
		}
		has("weeks.csv", contracted.Scenario.Spend.Decimal())
		book := figuresOfWorkbook(t, files["all.xlsx"])
		for key, terms := range data.Terms {
			for name, is := range map[string]model.Money{
				"deficit_" + key: terms.Scenario.Deficit, "deficit_if_nothing_changes_" + key: terms.DoNothing.Deficit, "saving_" + key: terms.Saving,
			} {
				if book[name] != is.Decimal() {
					t.Errorf("%s: %s is %s in the workbook, %s in the program", b.Key, name, book[name], is.Decimal())
				}
			}
			for i, saved := range terms.ByChange {
				if name := fmt.Sprintf("saving_of_change_%d_%s", i+1, key); book[name] != saved.Decimal() {
					t.Errorf("%s: %s is %s in the workbook, %s in the program", b.Key, name, book[name], saved.Decimal())
				}
			}
		}
		if book["check"] != "0.00" {
			t.Errorf("%s: the workbook's check says %s", b.Key, book["check"])
		}
		ends := []model.Money{contracted.DoNothing.Spend, contracted.Scenario.Spend}
		has("bridge.svg", figure.Apart(ends)(ends[1]))
		has("to-date.svg", contracted.Scenario.Deficit.Over())
	}
}

// figuresOfWorkbook are the figures of a workbook's named cells, as they stand beside their
// formulas, with two decimals.
func figuresOfWorkbook(t *testing.T, content []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	part := func(name string, into any) {
		text, err := fs.ReadFile(z, name)
		if err == nil {
			err = xml.Unmarshal(text, into)
		}
		if err != nil {
			t.Fatal(name, err)
		}
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
		Names []struct {
			Name string `xml:"name,attr"`
			At   string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	part("xl/workbook.xml", &book)
	cells := map[string]string{}
	for i, s := range book.Sheets {
		var sheet struct {
			Cells []struct {
				At string `xml:"r,attr"`
				V  string `xml:"v"`
			} `xml:"sheetData>row>c"`
		}
		part(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), &sheet)
		for _, c := range sheet.Cells {
			cells["'"+s.Name+"'!"+c.At] = c.V
		}
	}
	figures := map[string]string{}
	for _, n := range book.Names {
		if pounds, err := strconv.ParseFloat(cells[strings.ReplaceAll(n.At, "$", "")], 64); err == nil {
			figures[n.Name] = strconv.FormatFloat(pounds, 'f', 2, 64)
		}
	}
	return figures
}

// A list is in UTF-8 and says so, has plain numbers and dates, and no formula.
func TestListsAreForSpreadsheets(t *testing.T) {
	p, _ := passed(t, samples.Northshire, false)
	y := *p.Bundle.Bundled
	y.Lines = append([]model.Line(nil), y.Lines...)
	y.Lines[0].Name, y.Lines[1].Name, y.Lines[2].Name = `=HYPERLINK("http://x")`, "@SUM(A1)", "أنف 👍, “x”\t|"
	p.Bundle.Bundled = &y
	files := written(t, p)
	for _, table := range answers.TableNames() {
		text, marked := strings.CutPrefix(string(files[table+".csv"]), mark)
		if !marked {
			t.Errorf("%s does not say that it is in UTF-8", table)
		}
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Errorf("%s: %v, %d rows", table, err, len(rows))
			continue
		}
		for _, row := range rows[1:] {
			for k, cell := range row {
				if cell != "" && strings.ContainsRune("=@+", rune(cell[0])) {
					t.Errorf("%s: %s is a formula: %q", table, rows[0][k], cell)
				}
				if strings.ContainsAny(cell, "£\t") {
					t.Errorf("%s: %s is no plain number: %q", table, rows[0][k], cell)
				}
			}
		}
	}
	if weeks := string(files["weeks.csv"]); !strings.Contains(weeks, "\r\n36,2010-12-02,2010-12-08,") || strings.Count(weeks, "\r\n") != 53 {
		t.Errorf("the weeks are\n%s", weeks)
	}
}

// The pack has the same bytes each time, and pictures in it open.
func TestThePackIsSound(t *testing.T) {
	p, _ := passed(t, samples.Northshire, false)
	files := written(t, p)
	if again := written(t, &Passed{Bundle: p.Bundle, Practice: p.Practice, Version: p.Version}); !bytes.Equal(files["all.zip"], again["all.zip"]) {
		t.Error("the pack has other bytes a second time")
	}
	if _, err := png.Decode(bytes.NewReader(files["zip/picture.png"])); err != nil {
		t.Error(err)
	}
	for name, content := range files {
		if !strings.HasSuffix(name, ".svg") {
			continue
		}
		for d := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	if doc, faults := file.ReadScenario("bundle.yaml", files["zip/bundle.yaml"]); doc == nil || doc.Bundled == nil {
		t.Errorf("its bundle does not open: %v", faults)
	}
}

// The ending decides, and one that is none is told which there are.
func TestTheEndingDecides(t *testing.T) {
	for name, want := range map[string]string{"a.HTML": ".html", "b.yml": ".yaml", "c.d.csv": ".csv", "page.zip": ".zip"} {
		if f, err := Of(name); err != nil || f.Ending != want {
			t.Errorf("%s is %q, %v", name, f.Ending, err)
		}
	}
	keys := map[string]bool{"d": true, "i": true, "n": true} // in the app, beside these
	for _, f := range All {
		if keys[f.Key] || f.About == "" || f.Brief == "" {
			t.Errorf("%s: key %q, %q, %q", f.Ending, f.Key, f.Brief, f.About)
		}
		keys[f.Key] = f.Key != ""
	}
	var unknown *Unknown
	if _, err := Of("page.pdf"); !errors.As(err, &unknown) || !strings.Contains(unknown.Hint(), ".html, .md") {
		t.Errorf("page.pdf: %v", err)
	}
}

// While guesses are open no format but the file for this program holds what they are about.
func TestNoPageAnswersOpenGuesses(t *testing.T) {
	p, _ := passed(t, samples.Northshire, false)
	p.Bundle.Rounds[0].Revealed, p.Bundle.Rounds[0].Answers = file.RevealNothing, file.Answers{}
	s := handout.SourceOf(p.Bundle)
	secret := strings.Replace(s.Projection.Terms[model.AllCostPerCase].Saving.Pence(), "£", "", 1)
	for name, content := range written(t, p) {
		if (strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".md")) && strings.Contains(string(content), secret) || (strings.Contains(string(content), "777,123") || strings.Contains(string(content), "777123")) {
			t.Errorf("%s tells %s", name, secret)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	p, _ := passed(b, samples.Northshire, false)
	for b.Loop() {
		p.source = nil
		if _, err := All[0].Bytes(p); err != nil {
			b.Fatal(err)
		}
	}
}
