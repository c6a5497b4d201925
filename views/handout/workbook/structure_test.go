package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	slashed "path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/file"
	"fewer/views/handout/workbook/cells"
)

// hostile is a year whose names and ids do their worst, with a scenario.
func hostile() file.Document {
	y := modeltest.Locality()
	names := []string{
		`=HYPERLINK("http://x")`, "@SUM(A1)", "+1", "-5", strings.Repeat("n", 300), "أنف وأذن", "family 👨‍👩‍👧 of three",
		"bell\a and _x0041_ and <b>&\"'", "tab\tand\nline", "\x1b[31mred", "Q1", "'", strings.Repeat("👍", 20_000),
	}
	rename := func(i int, name *string) { *name = names[i%len(names)] }
	for i := range y.Practices {
		rename(i, &y.Practices[i].Name)
	}
	for i := range y.Providers {
		rename(i+3, &y.Providers[i].Name)
	}
	ids := map[string]string{}
	for i, id := range []string{"ent1", "r1c1", "a-b", "a_b", "A_B", strings.Repeat("x", 250) + "1", strings.Repeat("x", 250) + "2", "é-é", "c"} {
		if i < len(y.Lines) {
			ids[y.Lines[i].ID] = id
			y.Lines[i].ID = id
			rename(i, &y.Lines[i].Name)
		}
	}
	flows := func(list []model.Flow) {
		for i := range list {
			list[i].Line = ids[list[i].Line]
		}
	}
	for i := range y.Referrals {
		rename(i+5, &y.Referrals[i].Name)
		flows(y.Referrals[i].LeadsTo)
		flows(y.Referrals[i].Instead)
	}
	y.Providers[0].Name, y.Providers[1].Name = strings.Repeat("provider ", 5)+"A", strings.ToUpper(strings.Repeat("provider ", 5)+"B")
	y.Name, y.Source = names[7], names[12]
	c := modeltest.Percent(model.Target{Referrals: y.Referrals[0].ID}, -10)
	c.Note, c.AskedBy = "@SUM(A1)", []string{names[0]}
	s := model.Scenario{Name: names[0], Author: names[4], Changes: []model.Change{c}}
	return file.Document{Scenario: s, Year: file.ReferenceTo(y), Bundled: y}
}

// bare are years that lack what others have.
func bare() map[string]file.Document {
	of := func(y *model.Year, changes ...model.Change) file.Document {
		return file.Document{Scenario: model.Scenario{Changes: changes}, Year: file.ReferenceTo(y), Bundled: y}
	}
	noReferrals := modeltest.Locality()
	noReferrals.Referrals = nil
	noPractices := modeltest.Locality()
	noPractices.Practices = nil
	for i := range noPractices.Referrals {
		noPractices.Referrals[i].ByPractice = nil
	}
	nothing := &model.Year{Name: "Nothing", FinancialYear: 2010, WeeksElapsed: 35}
	costs := &model.Year{Name: "Costs", FinancialYear: 2010, WeeksElapsed: 35, Lines: []model.Line{{ID: "a", Name: "A", WithoutActivity: true, Budget: model.Given(100), Spent: 50}}}
	unknown := modeltest.Percent(model.Target{Referrals: "gone"}, -10)
	off := modeltest.Percent(model.Target{Line: "prescribing"}, -10)
	off.Off, off.Costs = true, model.Costs{Once: 100}
	return map[string]file.Document{
		"no scenario": of(modeltest.Locality()), "no referrals": of(noReferrals), "no practices": of(noPractices), "nothing": of(nothing), "costs only": of(costs),
		"a change to what is not there, and one that is off": of(modeltest.Locality(), unknown, off),
	}
}

// elementOrder is the order in which the schema wants what stands in a worksheet.
var elementOrder = []string{
	"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells", "dataValidations", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "drawing",
}

// The file keeps what the format asks, whatever people call things, so that it opens
// without being repaired.
func TestTheFormatIsKept(t *testing.T) {
	docs := bare()
	docs["hostile names"] = hostile()
	for _, of := range subjects(t)[1:3] {
		docs[of.name] = of.doc
	}
	for name, doc := range docs {
		m := mustBuild(t, name, doc)
		content, err := m.book.Bytes()
		if err != nil {
			t.Fatal(name, err)
		}
		agree(t, name, m.figuresOf(m.scenario), ownReading)
		checkFormat(t, name, content)
		again, err := mustBuild(t, name, doc).book.Bytes()
		if err != nil || !bytes.Equal(content, again) {
			t.Errorf("%s: written twice, it is not the same (%v)", name, err)
		}
	}
}

func checkFormat(t *testing.T, name string, content []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(name, err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := parts[f.Name]; twice {
			t.Errorf("%s: %s is there twice", name, f.Name)
		}
		parts[f.Name] = string(text)
	}
	for part, text := range parts {
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %s: %v", name, part, err)
			}
		}
		if strings.HasSuffix(part, ".rels") {
			checkTargets(t, name, part, text, parts)
		} else if part != "[Content_Types].xml" && !strings.Contains(parts["[Content_Types].xml"], `PartName="/`+part+`"`) {
			t.Errorf("%s: %s has no type", name, part)
		}
		if strings.Contains(part, "external") || strings.Contains(part, "vba") || strings.Contains(text, "TargetMode") || strings.Contains(text, "_xlfn") {
			t.Errorf("%s: %s has a link, a macro or a newer function", name, part)
		}
		if strings.HasPrefix(part, "xl/worksheets/sheet") {
			checkWorksheet(t, name+": "+part, text)
		}
	}
	checkNames(t, name, parts["xl/workbook.xml"])
	checkTexts(t, name, parts["xl/sharedStrings.xml"])
}

func checkTargets(t *testing.T, name, part, text string, parts map[string]string) {
	t.Helper()
	from := slashed.Dir(slashed.Dir(part))
	for _, target := range regexp.MustCompile(`Target="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if _, ok := parts[slashed.Join(from, target[1])]; !ok {
			t.Errorf("%s: %s leads to %s, which is not there", name, part, target[1])
		}
	}
}

var (
	functionName = regexp.MustCompile(`[A-Z][A-Z0-9.]*\(`)
	cellPattern  = regexp.MustCompile(`<c r="([A-Z]+)([0-9]+)"[^>]*>(?:<f>([^<]*)</f>)?(<v>)?`)
)

func checkWorksheet(t *testing.T, name, text string) {
	t.Helper()
	at := -1
	d := xml.NewDecoder(strings.NewReader(text))
	depth := 0
	for {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth == 2 {
				i := slices.Index(elementOrder, e.Name.Local)
				if i <= at {
					t.Errorf("%s: %s stands in the wrong place", name, e.Name.Local)
				}
				at = i
			}
		case xml.EndElement:
			depth--
		}
	}
	if !strings.Contains(text, `fitToPage="1"`) || !strings.Contains(text, `fitToWidth="1" fitToHeight="0"`) || !strings.Contains(text, `paperSize="9"`) {
		t.Errorf("%s: not one page of A4 wide", name)
	}
	for _, c := range cellPattern.FindAllStringSubmatch(text, -1) {
		formula := c[3]
		if formula == "" {
			continue
		}
		if c[4] == "" {
			t.Errorf("%s: %s%s: =%s has no figure beside it", name, c[1], c[2], formula)
		}
		for _, f := range functionName.FindAllString(formula, -1) {
			if !slices.Contains([]string{"SUM(", "ROUND(", "IF(", "AND(", "MIN(", "MAX(", "ABS(", "N(", "IFERROR("}, f) {
				t.Errorf("%s: %s in =%s", name, f, formula)
			}
		}
		if bare := regexp.MustCompile(`[A-Za-z0-9_]!`).FindString(formula); bare != "" {
			t.Errorf("%s: a sheet's name is not quoted in =%s", name, formula)
		}
		if strings.Contains(formula, "SUM(ROUND(") || len(formula) > 8192 || strings.Count(formula, ",") > 250 {
			t.Errorf("%s: =%s", name, formula)
		}
	}
	for _, v := range regexp.MustCompile(`(?:prompt|error)="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if len(utf16.Encode([]rune(v[1]))) > 255 {
			t.Errorf("%s: a sentence of %d characters", name, len(v[1]))
		}
	}
}

// sheetNames are the names of the sheets, whatever the year.
const sheetNames = "Year-end, What if, Providers, Contracts, Lines, Changes, Practices, Full year, Pathways, One by one, Steps, In order, Rates, Words, Sources, Checks"

func checkNames(t *testing.T, name, text string) {
	t.Helper()
	var book struct {
		Sheet []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
		Name []struct {
			Name  string `xml:"name,attr"`
			Sheet string `xml:"localSheetId,attr"`
			Is    string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	if err := xml.Unmarshal([]byte(text), &book); err != nil {
		t.Fatal(name, err)
	}
	var sheets []string
	for _, s := range book.Sheet {
		sheets = append(sheets, s.Name)
	}
	if got := strings.Join(sheets, ", "); got != sheetNames { // never made of what people typed
		t.Errorf("%s: the sheets are called %s", name, got)
	}
	legal := regexp.MustCompile(`^(_xlnm\.Print_(Titles|Area)|[A-Za-z]+_[A-Za-z0-9_]*|check)$`)
	one := regexp.MustCompile(`^'[^']+'!\$[A-Z]+\$[0-9]+$`)
	area := regexp.MustCompile(`^'[^']+'!(\$1:\$[0-9]+|\$A\$1:\$[A-Z]+\$[0-9]+)$`)
	seen := map[string]bool{}
	for _, n := range book.Name {
		key := strings.ToUpper(n.Name) + n.Sheet
		if seen[key] || !legal.MatchString(n.Name) || len(n.Name) > 255 {
			t.Errorf("%s: the name %q", name, n.Name)
		}
		seen[key] = true
		if !one.MatchString(n.Is) && !(n.Sheet != "" && area.MatchString(n.Is)) {
			t.Errorf("%s: the name %q is of %s", name, n.Name, n.Is)
		}
	}
	for _, want := range []string{"CHECK", "DEFICIT_AS_CONTRACTED", "DEFICIT_BLOCK", "SAVING_COST_PER_CASE", "FULL_YEAR_SAVING_AS_CONTRACTED"} {
		if !seen[want] {
			t.Errorf("%s: no name %s", name, want)
		}
	}
}

func checkTexts(t *testing.T, name, text string) {
	t.Helper()
	var all struct {
		Unique int      `xml:"uniqueCount,attr"`
		T      []string `xml:"si>t"`
	}
	if err := xml.Unmarshal([]byte(text), &all); err != nil {
		t.Fatal(name, err)
	}
	if all.Unique != len(all.T) {
		t.Errorf("%s: %d texts, said to be %d", name, len(all.T), all.Unique)
	}
	seen := map[string]bool{}
	for _, s := range all.T {
		if seen[s] || len(utf16.Encode([]rune(s))) > 32767 || strings.ContainsAny(s, "\a\x1b") {
			t.Errorf("%s: the text %.40q", name, s)
		}
		seen[s] = true
	}
}

// Names that begin like formulas are texts, as they were typed, and a negative amount
// stays a number.
func TestNamesAreTexts(t *testing.T) {
	m := mustBuild(t, "hostile", hostile())
	if c := m.lines.Cell(m.lineRow[0], lineName); c.Formula != "" || c.Text != `=HYPERLINK("http://x")` {
		t.Errorf("%+v", c)
	}
	content, err := m.book.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	read := readCells(t, content)
	if said := read["Lines"][cells.At(m.lineRow[1], lineName)]; said != "@SUM(A1)" {
		t.Errorf("%q", said)
	}
	if said := read["Changes"][cells.At(top, changeNote)]; said != "@SUM(A1)" {
		t.Errorf("%q", said)
	}
	if !strings.Contains(readPart(t, content, "xl/sharedStrings.xml"), "_x005F_x0041_") {
		t.Error("what looks like a code of a character would be read as one")
	}
	called := map[string]bool{}
	for i := range m.rows {
		called[m.whatIf.Cell(top+i, whatCalled).Text] = true
	}
	for _, want := range []string{"percent_ent1", "percent_r1c1", "percent_a_b", "percent_a_b_2", "percent_A_B_3"} {
		if !called[want] {
			t.Errorf("no cell is called %s: %v", want, called)
		}
	}
}

func readPart(t *testing.T, content []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A text or an error that is pasted into a yellow cell past its validation is no percentage:
// no figure is given, and none is a fault; an emptied cell is no change.
func TestATextOrAnErrorInAYellowCellGivesNoFigure(t *testing.T) {
	m := mustBuild(t, "built in", bundled(bothYears(t)[0], model.Scenario{}))
	typed := m.whatIf.Cell(top, whatTyped)
	for _, text := range []string{"ten", "-10%", "", "#N/A", "#DIV/0!"} {
		typed.Kind, typed.Text = cells.Text, text
		if strings.HasPrefix(text, "#") {
			typed.Kind = cells.Fault
		}
		m.book.Calculate()
		for _, name := range []string{"check", "deficit_as_contracted", "saving_block", "full_year_saving_cost_per_case"} {
			if c := m.book.Value(name); c.Kind != cells.Text || c.Text != outsideSays {
				t.Errorf("of “%s” %s says %v %q", text, name, c.Number, c.Text)
			}
		}
		if within := m.book.Value("within_limits"); within.Kind != cells.Number || within.Number != 0 {
			t.Errorf("“%s” can be reckoned: %+v", text, within)
		}
		typed.Kind = cells.Text // the error itself is no formula's
		if err := m.book.Fault(); err != nil {
			t.Error(err)
		}
	}
	typed.Kind = cells.Empty
	m.book.Calculate()
	if c := m.book.Value("check"); c.Kind != cells.Number || c.Number != 0 {
		t.Errorf("an emptied cell: the check says %v %q", c.Number, c.Text)
	}
}

// Beyond its limits, and where rows together use up a line's room, the workbook gives
// no figure.
func TestBeyondTheLimitsNoFigureIsGiven(t *testing.T) {
	y := bothYears(t)[0]
	m := mustBuild(t, "built in", bundled(y, model.Scenario{}))
	silent := func(what string, percents []float64) {
		t.Helper()
		scenario := m.typed(percents)
		m.book.Calculate()
		for _, name := range []string{"check", "deficit_as_contracted", "saving_cost_per_case", "full_year_saving_block", "lands_after_year_end"} {
			if c := m.book.Value(name); c.Kind != cells.Text || c.Text != "open the program" {
				t.Errorf("%s: %s says %v %q", what, name, c.Number, c.Text)
			}
		}
		for _, f := range m.figuresOf(&scenario) {
			c := f.sheet.Cell(f.row, f.col)
			wrong := math.Abs(c.Number-f.is) > 0.0049
			if c.Kind != cells.Text && wrong || c.Kind == cells.Fault {
				t.Errorf("%s: %s (%s, %s) says %v %q; the program %v", what, f.what, f.sheet.Name, cells.At(f.row, f.col), c.Number, c.Text, f.is)
			}
		}
		if err := m.book.Fault(); err != nil {
			t.Error(err)
		}
		for _, s := range m.book.Sheets {
			if c := s.Cell(controlRow, 1); c.Text != "open the program" {
				t.Errorf("%s: the check of %s says %v %q", what, s.Name, c.Number, c.Text)
			}
		}
	}
	limits, all := make([]float64, len(m.rows)), make([]float64, len(m.rows))
	limits[0] = m.rows[0].Least - 1
	silent("beyond a limit", limits)
	for i := range m.rows {
		all[i] = m.rows[i].Least
	}
	silent("everything at its least", all)
	if !m.crowded(all) {
		t.Error("no line's room is used up")
	}
	m.typed(make([]float64, len(m.rows)))
	m.book.Calculate()
	if c := m.book.Value("check"); c.Kind != cells.Number || c.Number != 0 {
		t.Errorf("typed back, the check says %v %q", c.Number, c.Text)
	}
}

func TestNoWorkbookWhileGuessesAreOpen(t *testing.T) {
	doc := hostile()
	doc.Rounds = []file.Round{{Change: doc.Scenario.Changes[0], Revealed: file.RevealNothing}}
	if content, err := Write(Source{Document: doc}); err == nil || content != nil || !strings.Contains(err.Error(), "guesses are open") {
		t.Errorf("%d bytes, %v", len(content), err)
	}
}

// A formula that comes to nothing is found before the file is written.
func TestAFaultyFormulaIsNeverWritten(t *testing.T) {
	for _, formula := range []string{"1/0", "NONE+1", "SUM(1", "'Nowhere'!A1", "A1", "XLOOKUP(1,2)", "\"a\"+1"} {
		b := cells.New("x")
		b.Add("S").Work(0, 0, cells.Normal, formula)
		b.Calculate()
		if content, err := b.Bytes(); err == nil {
			t.Errorf("=%s is written in %d bytes", formula, len(content))
		}
	}
}

// What is rounded goes by the digits that a spreadsheet goes by.
func TestRounding(t *testing.T) {
	for _, c := range []struct {
		n        float64
		decimals int
		is       float64
	}{{1.005, 2, 1.01}, {-1.005, 2, -1.01}, {0.125, 2, 0.13}, {2.5, 0, 3}, {564090070.305, 2, 564090070.31}, {1e-9, 2, 0}, {123.4549999, 2, 123.45}} {
		if got := cells.Round(c.n, c.decimals); got != c.is {
			t.Errorf("%v to %d decimals is %v, want %v", c.n, c.decimals, got, c.is)
		}
	}
	b := cells.New("x")
	s := b.Add("S")
	for i, formula := range []string{"1+2*3", "-2*-3", "(1+2)*3", "IF(1>2,3,4)", "MAX(1,MIN(5,3))", "\"a\"&1", "7-2-1", "8/4/2", "IF(AND(1=1,2<>3),1,0)"} {
		s.Work(i, 0, cells.Normal, formula)
	}
	b.Calculate()
	var said []string
	for i := range s.Rows() {
		c := s.Cell(i, 0)
		said = append(said, fmt.Sprint(c.Number, c.Text))
	}
	if got := strings.Join(said, " "); got != "7 6 9 4 3 0a1 4 1 1" {
		t.Error(got)
	}
}

// By letters a workbook tells no practice, whatever people wrote.
func TestByLettersNoPracticeIsNamed(t *testing.T) {
	y := bothYears(t)[0]
	c := modeltest.Percent(model.Target{Referrals: y.Referrals[0].ID}, -10)
	c.Practices = []string{y.Referrals[0].ByPractice[0].Practice}
	c.AskedBy, c.Note = []string{y.Practices[3].Name}, "as "+y.Practices[4].Name+" said"
	content, err := Write(Source{Document: bundled(y, model.Scenario{Name: "Ours", Author: y.Practices[5].Name, Changes: []model.Change{c}})})
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, f := range z.File {
		all += readPart(t, content, f.Name)
	}
	for _, p := range y.Practices {
		if strings.Contains(all, p.Name) || strings.Contains(all, p.ID) {
			t.Errorf("the workbook tells of %s", p.Name)
		}
	}
	if !strings.Contains(all, "Practice A") {
		t.Error("no practice goes by its letter")
	}
}
