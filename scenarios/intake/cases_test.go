package intake

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios/gather"
	"fewer/scenarios/scenariotest"
	"fewer/scenarios/tables"
)

// The faults that other programs had on reading tables, as the smallest files that
// show them.

// sheet1 is a workbook of one sheet with these rows as they stand in its XML.
func sheet1(t testing.TB, rows string, rest ...string) string {
	t.Helper()
	return scenariotest.Workbook(t, "a.xlsx", map[string]string{
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + rows + `</sheetData>` + strings.Join(rest, "") + `</worksheet>`,
	})
}

// xmlRow is a row of a sheet: texts, and numbers after a "#".
func xmlRow(attributes string, cells ...string) string {
	var b strings.Builder
	b.WriteString("<row " + attributes + ">")
	for _, c := range cells {
		if number, ok := strings.CutPrefix(c, "#"); ok {
			b.WriteString("<c><v>" + number + "</v></c>")
			continue
		}
		b.WriteString(`<c t="inlineStr"><is><t>` + c + "</t></is></c>")
	}
	return b.String() + "</row>"
}

var xmlHead = xmlRow(`r="1"`, "Financial Year", "Month", "Provider Code", "TFC", "POD", "Actual Activity", "Actual Cost")

func monthsOf(y *model.Year, provider string) []float64 {
	if l := lineOf(y, provider, "100", "first_outpatient"); l != nil {
		return l.Actual.Monthly
	}
	return nil
}

func sayOf(err error) string {
	if err == nil {
		return "nothing"
	}
	return err.Error()
}

// Codes that look like numbers stay text, and two that a spreadsheet would read as
// one number stay two.
func TestCodesThatLookLikeNumbersStayText(t *testing.T) {
	content := "Financial Year,Month,Provider Code,TFC,POD,Tariff Code,Actual Activity,Actual Cost\n"
	for _, code := range []string{"1E05", "E12", "00100", "100000"} {
		content += "2010/11,1,RXX,0110,OPFA," + code + ",1,5\n"
	}
	content += "2010/11,1,RXX,110.0,OPFA,E12,1,5\n"
	_, y := importOf(t, gather.Request{Files: []string{scenariotest.File(t, "a.csv", content)}, ByTariff: true})
	if len(y.Lines) != 4 {
		t.Fatalf("%d lines, want one for each of four tariff codes: %+v", len(y.Lines), y.Lines)
	}
	for _, l := range y.Lines {
		if l.TreatmentFunction != "110" {
			t.Errorf("%s is of the treatment function %s", l.ID, l.TreatmentFunction)
		}
	}
}

// A date is the day that it says, on whichever side of the earth the program runs.
func TestDatesOfAWorkbookAreTheSameInEveryTimeZone(t *testing.T) {
	defer func(was *time.Location) { time.Local = was }(time.Local)
	for _, zone := range []string{"Europe/London", "Atlantic/Azores", "Australia/Sydney"} {
		at, err := time.LoadLocation(zone)
		if err != nil {
			t.Skipf("the zone %s is not known on this machine", zone)
		}
		time.Local = at
		path := sheet1(t, xmlRow(`r="1"`, "Provider Code", "TFC", "POD", "Start Date", "End Date", "Total Cost")+
			xmlRow(`r="2"`, "RXX", "100", "OPFA", "#40272", "#40273", "#5")+ // 5 April 2010, shown month first by format 14
			xmlRow(`r="3"`, "RXX", "100", "OPFA", "#40512.9999999998", "#40512.9999999998", "#7")) // 1 December 2010
		_, y := importOf(t, gather.Request{Files: []string{path}})
		if got := monthsOf(y, "RXX"); len(got) != 9 || got[0] != 1 || got[8] != 1 {
			t.Errorf("%s: the months are %v", zone, got)
		}
	}
}

// A file of which every date lies in another year says so, and by which days the
// workbook counts.
func TestDatesByTheOtherDaySystemAreSaid(t *testing.T) {
	path := scenariotest.Workbook(t, "a.xlsx", map[string]string{
		"xl/workbook.xml":          `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + xmlRow(`r="1"`, "Provider Code", "TFC", "POD", "End Date", "Total Cost") + xmlRow(`r="2"`, "RXX", "100", "OPFA", "#40269", "#5") + `</sheetData></worksheet>`,
	})
	_, err := Import(gather.Request{Files: []string{path}, Year: 2010})
	if err == nil || !strings.Contains(err.Error(), "1904") {
		t.Errorf("it says %v", err)
	}
}

// A sheet in strict XML, or with its texts after it, is read.
func TestStrictWorkbooksAreRead(t *testing.T) {
	strict := strings.NewReplacer("<worksheet>", `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">`)
	path := scenariotest.Workbook(t, "a.xlsx", map[string]string{
		"_rels/.rels":              `<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":          `<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/worksheets/sheet1.xml": strict.Replace(`<worksheet><sheetData>` + xmlHead + xmlRow(`r="2"`, "2010/11", "#1", "RXX", "100", "OPFA", "#3", "#5.5") + `</sheetData></worksheet>`),
	})
	r, y := importOf(t, gather.Request{Files: []string{path}})
	if got := monthsOf(y, "RXX"); len(got) != 1 || got[0] != 3 || r.Report.Pounds != 5.5 {
		t.Errorf("the months are %v with £%v", got, r.Report.Pounds)
	}
}

// A cost that a formula has not yet come to is not known: the row is left out,
// with its place, and nothing of it is taken as nothing.
func TestFormulasWithoutAResultAreNotKnown(t *testing.T) {
	for _, cell := range []string{"<c><f>1+1</f></c>", "<c><f>1+1</f><v></v></c>", `<c t="e"><f>A1</f><v>#REF!</v></c>`} {
		row := strings.Replace(xmlRow(`r="2"`, "2010/11", "#1", "RXX", "100", "OPFA", "#3", "#0"), "<c><v>0</v></c>", cell, 1)
		r, y := importOf(t, gather.Request{Files: []string{sheet1(t, xmlHead+row+xmlRow(`r="3"`, "2010/11", "#1", "RXX", "100", "OPFA", "#2", "#9"))}})
		if got := monthsOf(y, "RXX"); len(got) != 1 || got[0] != 2 || r.Report.Pounds != 9 {
			t.Errorf("%s: the months are %v with £%v", cell, got, r.Report.Pounds)
		}
		if said := r.Report.Files[0].Reasons; len(said) != 2 || said[0].First != 2 || said[0].Rows != 1 {
			t.Errorf("%s: the rows are counted as %+v", cell, said)
		}
	}
}

// Rows that a filter hides count, and their number is said; hidden sheets are not
// chosen.
func TestHiddenRowsCountAndAreSaid(t *testing.T) {
	rows := xmlHead
	for i := range 10 {
		hidden := ""
		if i > 1 {
			hidden = ` hidden="1"`
		}
		rows += xmlRow(`r="`+string(rune('0'+(i+2)/10))+string(rune('0'+(i+2)%10))+`"`+hidden, "2010/11", "#1", "RXX", "100", "OPFA", "#1", "#5")
	}
	r, y := importOf(t, gather.Request{Files: []string{sheet1(t, rows, `<cols><col min="4" max="4" hidden="1"/></cols>`)}})
	if got := monthsOf(y, "RXX"); len(got) != 1 || got[0] != 10 {
		t.Errorf("the months are %v", got)
	}
	if notes := strings.Join(r.Report.Files[0].Notes, "\n"); !strings.Contains(notes, "8 of them are hidden in the sheet") {
		t.Errorf("the notes are %q", notes)
	}
}

// Within a merged area the value is that of its first cell.
func TestMergedProvidersAreFilledDown(t *testing.T) {
	row := func(n, provider string) string {
		return `<row r="` + n + `"><c r="A` + n + `" t="str"><v>2010/11</v></c><c r="B` + n + `"><v>1</v></c>` + provider + `<c r="D` + n + `" t="str"><v>100</v></c><c r="E` + n + `" t="str"><v>OPFA</v></c><c r="F` + n + `"><v>1</v></c><c r="G` + n + `"><v>5</v></c></row>`
	}
	path := sheet1(t, xmlHead+row("2", `<c r="C2" t="str"><v>RXX</v></c>`)+row("3", "")+row("4", ""), `<mergeCells><mergeCell ref="C2:C4"/></mergeCells>`)
	r, y := importOf(t, gather.Request{Files: []string{path}})
	if got := monthsOf(y, "RXX"); len(got) != 1 || got[0] != 3 || r.Report.Pounds != 15 {
		t.Errorf("the months are %v with £%v", got, r.Report.Pounds)
	}
	if notes := strings.Join(r.Report.Files[0].Notes, "\n"); !strings.Contains(notes, "merged") {
		t.Errorf("that cells are merged is not said: %q", notes)
	}
}

// Totals are left out by their reason, and a row that is the sum of others in a
// column that is not used is noted.
func TestTotalsAreNotAddedToTheirParts(t *testing.T) {
	content := "Group," + head +
		"a,2010/11,1,RXX,100,OPFA,2,10\na,2010/11,1,RXX,110,OPFA,3,20\n" +
		"Subtotal,,,,,,5,30\n" +
		",2010/11,1,RXX Total,,,5,30\n,,,Grand Total,,,5,30\n"
	r, _ := importOf(t, gather.Request{Files: []string{scenariotest.File(t, "a.csv", content)}})
	if r.Report.Pounds != 30 || r.Report.Activity != 5 || r.Report.Difference != 0 {
		t.Errorf("£%v and %v units", r.Report.Pounds, r.Report.Activity)
	}
	left := 0
	for _, reason := range r.Report.Files[0].Reasons {
		if !reason.IsUsed() {
			left += reason.Rows
		}
	}
	if left != 3 {
		t.Errorf("%d rows are left out: %+v", left, r.Report.Files[0].Reasons)
	}
	// A subtotal with its keys filled in looks like any row: a note says that it equals a sum.
	content = "Group," + head +
		"a,2010/11,1,RXX,100,OPFA,2,10.25\na,2010/11,1,RXX,100,OPFA,3,20.50\na,2010/11,1,RXX,100,OPFA,4,30.75\n" +
		"all,2010/11,1,RXX,100,OPFA,9,61.50\n"
	r, _ = importOf(t, gather.Request{Files: []string{scenariotest.File(t, "b.csv", content)}})
	if notes := strings.Join(r.Report.Files[0].Notes, "\n"); !strings.Contains(notes, "row 5") {
		t.Errorf("that row 5 is the sum of rows 2 to 4 is not noted: %q", notes)
	}
}

// Rows shorter and longer than the header.
func TestRowsOfAnotherWidth(t *testing.T) {
	_, err := Import(gather.Request{Files: []string{scenariotest.File(t, "a.csv", head+"2010/11,1,RXX,100,OPFA,1,5\n2010/11,1,RXX,100,OPFA,1,1,234.50\n")}})
	var f *tables.Fault
	var all gather.Faults
	if !errors.As(err, &f) && !errors.As(err, &all) {
		t.Fatalf("a row with a field too many: %v", sayOf(err))
	}
	if !strings.Contains(err.Error(), "row 3") {
		t.Errorf("it says %v", err)
	}
	r, err := Import(gather.Request{Files: []string{scenariotest.File(t, "b.csv", head+"2010/11,1,RXX,100,OPFA,1,5\n2010/11,1,RXX\n")}})
	if err == nil && r.Report.Pounds != 5 {
		t.Errorf("£%v", r.Report.Pounds)
	}
	if err != nil && !strings.Contains(err.Error(), "row 3") {
		t.Errorf("it says %v", err)
	}
}

// Two providers of one name stay two, and faults stand in the order of columns.
func TestTwoProvidersOfOneNameStayTwo(t *testing.T) {
	for range 20 {
		r, _ := importOf(t, gather.Request{Files: []string{
			scenariotest.File(t, "a.csv", strings.Replace(head, "Provider Code,", "Provider Code,Provider Name,", 1)+"2010/11,1,RXX,St Bride's,100,OPFA,2,10\n2010/11,1,RYY,St Bride's,100,OPFA,3,20\n"),
			scenariotest.File(t, "b.csv", strings.Replace(head, "Provider Code", "Provider Name", 1)+"2010/11,2,St Bride's,100,OPFA,4,30\n"),
		}})
		if providers := len(r.Year.Providers); providers != 3 {
			t.Fatalf("%d providers: the one that is a name only was taken as another", providers)
		}
	}
}
