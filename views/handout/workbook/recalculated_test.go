package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fewer/model"
	"fewer/model/modeltest"
	"fewer/scenarios/file"
	"fewer/views/handout/workbook/cells"
)

var soffice = flag.Int("soffice", 0, "recalculate with LibreOffice, where it is installed, this many drawn years besides those that are built in")

var sofficeSets = flag.Int("soffice-sets", 20, "how many sets of percentages are typed into each built-in year for that")

// figure is a cell that the program has a figure for.
type figure struct {
	what     string
	sheet    *cells.Sheet
	row, col int
	is       float64
	money    bool // to the penny; else to six decimals
}

// figures are what the program says of a scenario, and where the workbook says it.
func (m *maker) figuresOf(s *model.Scenario) (list []figure) {
	pr := modeltest.Projected(m.p, s)
	full := m.p.NewFullYear()
	inFull := full.Of(s)
	fullPr := modeltest.Projected(full.Prepared, &full.Scenario)
	pounds := func(what string, sheet *cells.Sheet, row, col int, is model.Money) {
		list = append(list, figure{what, sheet, row, col, is.Float(), true})
	}
	units := func(what string, sheet *cells.Sheet, row, col int, is float64) {
		list = append(list, figure{what, sheet, row, col, is, false})
	}
	named := func(name string, is model.Money) {
		sheet, row, col := m.book.Place(name)
		if sheet == nil {
			panic(name + " is not a name")
		}
		pounds(name, sheet, row, col, is)
	}
	for _, t := range m.terms {
		of := &pr.Terms[t]
		named("deficit_if_nothing_changes_"+t.Key(), of.DoNothing.Deficit)
		named("deficit_"+t.Key(), of.Scenario.Deficit)
		named("saving_"+t.Key(), of.Saving)
		named("full_year_saving_"+t.Key(), inFull.Terms[t].Saving)
		for i, a := range m.accounts[t] {
			pounds(fmt.Sprint("paid ", t, i), m.contracts, a.row, contractPaidNow, pr.Workspace().Paid[t][i])
			pounds(fmt.Sprint("paid if nothing changes ", t, i), m.contracts, a.row, contractPaidNothing, pr.Workspace().Regime(t).Nothing[i])
		}
		for i, a := range m.inFull(t) {
			pounds(fmt.Sprint("paid in a full year ", t, i), m.contracts, a.row, contractFullPaidNow, fullPr.Workspace().Paid[t][i])
		}
	}
	named("lands_after_year_end", pr.LandsAfterYearEnd)
	if m.proposed {
		named("saving_from_terms", pr.SavingFromTerms)
		named("saving_against_contract", pr.SavingAgainstContract)
	}
	for i := range m.y.Providers {
		of := &pr.Providers[i]
		pounds("paid to "+m.y.Providers[i].ID, m.providers, top+i, providerNow, of.Paid[model.AsContracted].Scenario)
		pounds("cost avoided by "+m.y.Providers[i].ID, m.providers, top+i, providerAvoided, of.CostAvoided)
	}
	pounds("system saving", m.providers, m.withoutRow+2, providerAvoided, pr.SystemSaving)
	for i := range m.y.Lines {
		of, id := &pr.Lines[i], m.y.Lines[i].ID
		units("units of "+id, m.lines, m.lineRow[i], lineNow, of.Scenario)
		units("units in a full year of "+id, m.lines, m.lineRow[i], lineFullNothing, fullPr.Lines[i].DoNothing)
		pounds("budget of "+id, m.lines, m.lineRow[i], lineBudget, of.Budget)
		if m.p.Lines[i].Provider >= 0 {
			units("value of "+id, m.lines, m.lineRow[i], lineValueNow, of.Value[1])
			units("value if nothing changes of "+id, m.lines, m.lineRow[i], lineValueNothing, of.Value[0])
		} else {
			pounds("spending on "+id, m.lines, m.lineRow[i], lineValueNow, model.RoundPounds(of.Scenario))
		}
	}
	list = append(list, m.ownFigures(pr, inFull)...)
	for i := range m.rows {
		row := &m.rows[i]
		at := row.Change
		percent := m.whatIf.Cell(top+i, whatTyped).Number
		if percent == 0 {
			continue
		}
		alone := m.levers.Frozen
		alone.Changes = slices.Clone(alone.Changes)
		if at >= 0 {
			alone.Changes[at].Size.Amount = percent
		} else {
			alone.Changes = append(alone.Changes, modeltest.Percent(row.Target, percent))
		}
		by := modeltest.Projected(m.p, &alone)
		for _, t := range m.terms {
			pounds("alone, "+idOf(row.Target), m.whatIf, top+i, whatSaved+int(t), m.frozen.Terms[t].Scenario.Spend-by.Terms[t].Scenario.Spend)
		}
	}
	return list
}

// typed types percentages into the yellow cells, and gives the scenario that means.
func (m *maker) typed(percents []float64) model.Scenario {
	s := *m.scenario
	s.Changes = slices.Clone(s.Changes)
	for i := range m.rows {
		row := &m.rows[i]
		m.whatIf.Cell(top+i, whatTyped).Number = percents[i]
		if row.Change >= 0 {
			s.Changes[row.Change].Size.Amount = percents[i]
		} else if percents[i] != 0 {
			s.Changes = append(s.Changes, modeltest.Percent(row.Target, percents[i]))
		}
	}
	return s
}

// asWrittenPercents are the percentages that the program wrote.
func (m *maker) asWrittenPercents() []float64 {
	percents := make([]float64, len(m.rows))
	for i := range m.rows {
		percents[i] = m.rows[i].Percent
	}
	return percents
}

// drawPercents draws set n of twenty: half of them on five rows or more, two at
// limits, one above zero. What rows together use up more room than there is, is
// halved until it fits.
func (m *maker) drawPercents(r *rand.Rand, n int) []float64 {
	percents := m.asWrittenPercents()
	several := 1 + r.IntN(4)
	if n%2 == 0 {
		several = 5 + r.IntN(8)
	}
	for range several {
		if len(m.rows) == 0 {
			break
		}
		i := r.IntN(len(m.rows))
		row := &m.rows[i]
		switch {
		case n == 3:
			percents[i] = row.Least
		case n == 4:
			percents[i] = row.Most
		case n == 5:
			percents[i] = math.Round(row.Most*r.Float64()*0.4*10) / 10
		case r.IntN(4) == 0:
			percents[i] = row.Most * math.Round(r.Float64()*20) / 100
		default:
			percents[i] = math.Round(row.Least*r.Float64()*0.4*1000) / 1000
		}
	}
	for m.crowded(percents) {
		for i := range percents {
			percents[i] /= 2
			if math.Abs(percents[i]) < 0.1 {
				percents[i] = 0
			}
		}
	}
	return percents
}

func (m *maker) crowded(percents []float64) bool {
	of := map[model.Target]float64{}
	for i := range m.rows {
		of[m.rows[i].Target] = percents[i]
	}
	return len(m.levers.Crowded(func(i int) float64 { return of[m.levers.Rows[i].Target] })) > 0
}

// agree fails where a cell, as read says it is, is not the program's figure.
func agree(t testing.TB, name string, figures []figure, read func(s *cells.Sheet, row, col int) (text string, n float64)) {
	t.Helper()
	wrong := 0
	for _, f := range figures {
		text, n := read(f.sheet, f.row, f.col)
		off := math.Abs(n - f.is)
		if text != "" || f.money && off > 0.0049 || !f.money && off > 1e-6*(1+math.Abs(f.is)/1e6) {
			if wrong++; wrong < 8 {
				t.Errorf("%s: %s (%s, %s): the workbook has %v %s, the program %v", name, f.what, f.sheet.Name, cells.At(f.row, f.col), n, text, f.is)
			}
		}
	}
	if len(figures) == 0 {
		t.Error("nothing was compared")
	}
}

// ownReading reads the cells as the package has calculated them.
func ownReading(s *cells.Sheet, row, col int) (text string, n float64) {
	c := s.Cell(row, col)
	return c.Text, c.Number
}

// subject is a year with a scenario.
type subject struct {
	name string
	doc  file.Document
}

// subjects are the built-in years, alone and with scenarios.
func subjects(t testing.TB) (list []subject) {
	for _, y := range bothYears(t) {
		list = append(list, subject{y.Name + " alone", bundled(y, model.Scenario{})})
		r, l := y.Referrals, y.Lines
		some := modeltest.Percent(model.Target{Referrals: r[1].ID}, -20)
		some.Practices, some.Delivered = []string{r[1].ByPractice[0].Practice, r[1].ByPractice[1].Practice}, 0.6
		hold := model.NewChange(model.Target{Referrals: r[2].ID}, model.Size{Kind: model.PerWeek, Amount: -3})
		hold.FromWeek, hold.ToWeek, hold.ComesBack = 38, 48, model.ComesBack{Share: 0.9, Lag: model.Lag{First: 2, Last: 20}}
		costly := modeltest.Percent(model.Target{Referrals: r[0].ID}, -10)
		costly.Costs = model.Costs{Once: 4000, PerWeek: 350}
		more := modeltest.Percent(model.Target{Referrals: r[1].ID}, 4)
		s := model.Scenario{Name: "Several", Changes: []model.Change{costly, some, hold, more, modeltest.Percent(model.Target{Line: l[len(l)-1].ID}, -3)}}
		list = append(list, subject{y.Name + " with changes", bundled(y, s)})
		s.Proposals = []model.Proposal{
			{Provider: y.Providers[0].ID, FromWeek: 42, Contract: []model.Schedule{{Form: model.CostAndVolume, MarginalAbove: model.MarginalRates{{Rate: 0.7, To: model.Limit{Kind: model.LimitOfPlan, Amount: 1.05}}, {Rate: 0.3}}, MarginalBelow: model.AtRate(0.5), Ceiling: model.Limit{Kind: model.LimitOfPlan, Amount: 1.1}}}},
			{Provider: y.Providers[1].ID, Contract: []model.Schedule{{Form: model.Blended, Variable: model.Given(0.75)}}},
		}
		list = append(list, subject{y.Name + " with terms proposed in mid-year", bundled(y, s)})
	}
	return list
}

// Every figure of the workbook is the program's to the penny, as written and with
// what is typed into it.
func TestEveryFigureIsTheProgramsAsTyped(t *testing.T) {
	for k, of := range subjects(t) {
		m := mustBuild(t, of.name, of.doc)
		agree(t, of.name+" as written", m.figuresOf(m.scenario), ownReading)
		r := rand.New(rand.NewPCG(uint64(k), 1))
		for n := range 3 {
			percents := m.drawPercents(r, n+3*(k%2))
			s := m.typed(percents)
			m.book.Calculate()
			name := fmt.Sprint(of.name, " typed ", n)
			agree(t, name, m.figuresOf(&s), ownReading)
			if c := m.book.Value("check"); c.Number != 0 || c.Text != "" {
				t.Errorf("%s: the check says %v %s", name, c.Number, c.Text)
			}
		}
	}
}

func TestEveryFigureOfDrawnYearsIsTheProgramsAsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := drawSubject(t)
		m, err := build(Source{Document: doc})
		if err != nil {
			agreeDrawn(t, "as written", m, m.scenario)
			t.Fatal(err)
		}
		agreeDrawn(t, "as written", m, m.scenario)
		s := m.typed(m.drawPercents(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 2)), rapid.IntRange(0, 19).Draw(t, "set")))
		m.book.Calculate()
		agreeDrawn(t, "as typed", m, &s)
	})
}

func agreeDrawn(t *rapid.T, name string, m *maker, s *model.Scenario) {
	for _, f := range m.figuresOf(s) {
		text, n := ownReading(f.sheet, f.row, f.col)
		if off := math.Abs(n - f.is); text != "" || f.money && off > 0.0049 || !f.money && off > 1e-6*(1+math.Abs(f.is)/1e6) {
			t.Fatalf("%s: %s (%s, %s): the workbook has %v %s, the program %v", name, f.what, f.sheet.Name, cells.At(f.row, f.col), n, text, f.is)
		}
	}
}

// drawSubject draws a year with a scenario, some of whose changes may be typed.
func drawSubject(t *rapid.T) file.Document {
	y := modeltest.DrawYear(t)
	modeltest.NameAll(y)
	s := modeltest.DrawScenario(t, y)
	for i := range s.Changes {
		if rapid.Bool().Draw(t, "plain") {
			s.Changes[i] = modeltest.Percent(s.Changes[i].Target, rapid.Float64Range(-60, 20).Draw(t, "plain percent"))
		}
	}
	return file.Document{Scenario: s, Year: file.ReferenceTo(y), Bundled: y}
}

// LibreOffice makes of every formula what the program says, as written and with
// twenty sets of percentages typed.
func TestLibreOfficeAgrees(t *testing.T) {
	if *soffice == 0 {
		t.Skip("not asked for: -soffice 30")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice is not installed here: nothing was recalculated")
	}
	all := subjects(t)
	example := rapid.Custom(drawSubject)
	for i := range *soffice {
		all = append(all, subject{fmt.Sprint("drawn ", i), example.Example(i)})
	}
	dir := t.TempDir()
	type written struct {
		name, path string
		figures    []figure
		content    []byte // as written; nil where something is typed
	}
	var list []written
	for k, of := range all {
		m := mustBuild(t, of.name, of.doc)
		r := rand.New(rand.NewPCG(uint64(k), 7))
		sets := *sofficeSets
		if k >= len(all)-*soffice {
			sets = min(2, sets)
		}
		for n := -1; n < sets; n++ {
			percents := m.asWrittenPercents()
			if n >= 0 {
				percents = m.drawPercents(r, n)
			}
			s := m.typed(percents)
			content, err := m.book.Bytes() // with the figures as written still beside the formulas
			if err != nil {
				t.Fatal(of.name, err)
			}
			path := filepath.Join(dir, fmt.Sprintf("%03d-%02d.xlsx", k, n+1))
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			m.book.Calculate() // which figures can be told turns on what was typed
			w := written{name: fmt.Sprint(of.name, " set ", n), path: path, figures: m.figuresOf(&s)}
			if n < 0 {
				w.content = content
			}
			list = append(list, w)
		}
	}
	out := recalculate(t, dir)
	compared := 0
	for _, w := range list {
		read := readWorkbook(t, filepath.Join(out, filepath.Base(w.path)))
		agree(t, w.name, w.figures, func(s *cells.Sheet, row, col int) (string, float64) {
			said := read[s.Name][cells.At(row, col)]
			n, err := strconv.ParseFloat(said, 64)
			if err != nil {
				return "“" + said + "”", 0
			}
			return "", n
		})
		if w.content != nil {
			everyCellAgrees(t, w.name, readCells(t, w.content), read)
		}
		if said := read["Year-end"]["B2"]; said != "0" {
			t.Errorf("%s: the check says %q", w.name, said)
		}
		compared += len(w.figures)
	}
	t.Logf("%d workbooks, %d figures", len(list), compared)
}

// everyCellAgrees fails where a figure that stands beside its formula is not what
// LibreOffice makes of it: a preview would show another.
func everyCellAgrees(t *testing.T, name string, ours, theirs map[string]map[string]string) {
	t.Helper()
	compared, wrong := 0, 0
	for sheet, cells := range ours {
		for at, said := range cells {
			n, err := strconv.ParseFloat(said, 64)
			if err != nil {
				continue
			}
			compared++
			m, err := strconv.ParseFloat(theirs[sheet][at], 64)
			if err != nil || math.Abs(m-n) > 1e-7*(1+math.Abs(n)) {
				if wrong++; wrong < 5 {
					t.Errorf("%s: %s %s is %s, LibreOffice has %q", name, sheet, at, said, theirs[sheet][at])
				}
			}
		}
	}
	if compared < 100 {
		t.Errorf("%s: only %d cells were compared", name, compared)
	}
}

// recalculate has LibreOffice read and write again every workbook of a folder, and
// gives the folder that they are in then.
func recalculate(t *testing.T, dir string) (out string) {
	t.Helper()
	profile := t.TempDir()
	settings := filepath.Join(profile, "user", "registrymodifications.xcu")
	if err := os.MkdirAll(filepath.Dir(settings), 0o700); err != nil {
		t.Fatal(err)
	}
	always := `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`
	if err := os.WriteFile(settings, []byte(always), 0o600); err != nil {
		t.Fatal(err)
	}
	out = t.TempDir()
	files, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	args := append([]string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "xlsx", "--outdir", out}, files...)
	if said, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	return out
}

// readWorkbook reads what the cells of a workbook hold, by sheet and cell.
func readWorkbook(t testing.TB, path string) map[string]map[string]string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return readCells(t, content)
}

func readCells(t testing.TB, content []byte) map[string]map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	decode := func(name string, into any) {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		text, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(text, into); err != nil {
			t.Fatal(name, err)
		}
	}
	var strs struct {
		Item []struct {
			T string   `xml:"t"`
			R []string `xml:"r>t"`
		} `xml:"si"`
	}
	decode("xl/sharedStrings.xml", &strs)
	var book struct {
		Sheet []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
	}
	decode("xl/workbook.xml", &book)
	all := map[string]map[string]string{}
	for i, s := range book.Sheet {
		var sheet struct {
			C []struct {
				R string `xml:"r,attr"`
				T string `xml:"t,attr"`
				V string `xml:"v"`
			} `xml:"sheetData>row>c"`
		}
		decode(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), &sheet)
		at := map[string]string{}
		for _, c := range sheet.C {
			if c.T == "s" {
				k, err := strconv.Atoi(c.V)
				if err != nil {
					t.Fatal(err)
				}
				c.V = strs.Item[k].T + strings.Join(strs.Item[k].R, "")
			}
			at[c.R] = c.V
		}
		all[s.Name] = at
	}
	return all
}
