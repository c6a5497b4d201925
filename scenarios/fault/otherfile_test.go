package fault

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"fewer/scenarios/scenariotest"
)

func zipOf(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// wideText is text as UTF-16 with its mark, the low byte first or the high one.
func wideText(s string, lowFirst bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune("\uFEFF" + s)) {
		high, low := byte(u>>8), byte(u)
		if lowFirst {
			high, low = low, high
		}
		b.WriteString(string([]byte{high, low}))
	}
	return b.String()
}

func oldDocument(part string) string {
	return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 500) + wideText(part, true)[2:]
}

const monitoring = "Provider,Specialty,Plan,Actual\nRXX,ENT,4200,2851\nRXX,\"T&O, spine\",100,90\nRYY,Dermatology,900,£812\n"

func TestATableOrWorkbookIsCalledThat(t *testing.T) {
	with := func(separator string) string {
		return strings.NewReplacer(",", separator, "T&O,", "T&O,").Replace(monitoring)
	}
	titled := "Monitoring report\nMonth 8: not yet final\n\n" + monitoring
	for _, c := range []struct{ name, content, what, hint string }{
		{"a.csv", monitoring, tableWhat, tableHint},
		{"a.txt", with(";"), tableWhat, tableHint},
		{"a.yaml", with("\t"), tableWhat, tableHint},
		{"a.year.yaml", with("|"), tableWhat, tableHint},
		{"titled.csv", titled, tableWhat, tableHint},
		{"crlf.csv", strings.ReplaceAll(monitoring, "\n", "\r\n"), tableWhat, tableHint},
		{"mark.csv", "\uFEFF" + monitoring, tableWhat, tableHint},
		{"windows.csv", strings.ReplaceAll(monitoring, "£", "\xa3"), tableWhat, tableHint},
		{"wide.csv", wideText(with("\t"), true), tableWhat, tableHint},
		{"wide.txt", wideText(with(";"), false), tableWhat, tableHint},
		{"long.csv", strings.Repeat("RXX;OPFA;-21.419,06\n", 4_000) + "RXX;OPFA;7,1", tableWhat, tableHint},
		{"header.csv", "Provider,Plan,Actual", tableWhat, tableHint},
		{"one.csv", "Provider\nRXX\nRYY\n", tableWhat, tableHint},
		{"page.xls", "<html><body><table><tr><td>RXX</td></tr></table></body></html>", "this is a web page (HTML) under the name of a workbook, " + ownFile, saveWorkbook + tableHint},
		{"page.xlsx", "\r\n<TABLE border=1><tr><td>a: b</td></tr></TABLE>", "this is a web page (HTML) under the name of a workbook, " + ownFile, saveWorkbook + tableHint},
		{"page.yaml", "<!DOCTYPE html>\n<html><p>fewer, please</p></html>", "this is a web page (HTML), " + ownFile, ownPage + saveWorkbook + tableHint},
		{"2003.xls", "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>", "this is a workbook in the XML of Excel 2003, " + ownFile, saveWorkbook + tableHint},
		{"x.xml", "<?xml version=\"1.0\"?><feed/>", "this is a file of XML, " + ownFile, fromElse},
		{"a.xlsx", zipOf(t, "[Content_Types].xml", "xl/workbook.xml"), "this is a workbook, " + ownFile, tableHint},
		{"b.xlsx", zipOf(t, "[Content_Types].xml", "xl/workbook.bin"), "this is a binary workbook of Excel (.xlsb), " + ownFile, saveWorkbook + tableHint},
		{"c.docx", zipOf(t, "word/document.xml"), "this is a document, " + ownFile, fromElse},
		{"d.xlsx", zipOf(t, "meeting.yaml"), "this is a compressed file (zip), " + ownFile, "take the files out of it first, and name one of those"},
		{"e.xlsx", oldDocument("EncryptedPackage"), "this is a workbook or document that a password locks, " + ownFile, "open it in Excel with the password, and save it without one as Excel Workbook (.xlsx); " + tableHint},
		{"f.xls", oldDocument("Workbook"), "this is a workbook of an older Excel (.xls), or another old document, " + ownFile, saveWorkbook + tableHint},
		{"g.doc", oldDocument("WordDocument"), "this is a document of an older Word (.doc), " + ownFile, fromElse},
		{"h.yaml", "%PDF-1.7\n", "this is a PDF, " + ownFile, "figures can't be read out of it; ask for them as a workbook or as CSV"},
	} {
		want := Fault{File: c.name, Line: 1, Column: 1, What: c.what, Hint: c.hint}
		faults := readAs(YearFormat, c.name, c.content)
		scenariotest.Equal(t, c.name, faults, Faults{want})
		faults = readAs(ScenarioFormat, c.name, c.content)
		scenariotest.Equal(t, c.name+" as a scenario", faults, Faults{want})
	}
}

// What somebody meant to be a year or scenario file is read as one, however broken.
func TestABrokenYearFileIsNoTable(t *testing.T) {
	for name, content := range map[string]string{
		"without its first line": "name: Y\nfinancial_year: 2010/11\nweeks_elapsed: 35\nlines:\n" + strings.Repeat("  - {id: a, name: b, budget: 1, spent: 2}\n", 20),
		"a list of rows":         strings.Repeat("- {id: a, name: b, budget: 1, spent: 2}\n", 20),
		"rows of counts":         "fewer: year/1\nlines:\n- actual: [\n" + strings.Repeat("1, 2, 3, 4,\n", 50),
		"a sentence":             "Dear all, please find the figures below.\n",
		"two sentences":          "Dear all, please find the figures below.\nThey are from month eight.\n",
		"wide":                   wideText("fewer: year/1\nname: Y\n", true),
	} {
		faults := readAs(YearFormat, "x.yaml", content)
		if len(faults) == 0 || strings.Contains(faults[0].What, "this is a ") {
			t.Errorf("%s: %v", name, faults)
		}
	}
	faults := readAs(YearFormat, "x.yaml", wideText("fewer: year/1\nname: Y\n", false))
	scenariotest.Equal(t, "UTF-16", faults[0].What, utf16Text)
	files, err := filepath.Glob("../broken/*.yaml")
	if err != nil || len(files) < 50 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if what, _ := otherFile(file, data); err != nil || what == tableWhat && !strings.HasPrefix(filepath.ToSlash(file), "../broken/file-table") {
			t.Errorf("%s: %s", file, what)
		}
	}
}

// readAs gives what is wrong with a file before its keys are read.
func readAs(format, name, content string) Faults {
	in, _ := Open(name, []byte(content), format)
	return in.Finish()
}

func TestTablesAreToldFromYearFiles(t *testing.T) {
	for text, want := range map[string]bool{
		"line,price\nENT,3\n": true, "a\tb\tc\r\nENT: x\t1\t2\r\n": true, "\"ENT, first\";3\nb;4\n": true, "Northshire\nline|price\nENT|3\nHips|4\n": true,
		"name: a, b\nlines: c, d\n": false, "fewer: year/1\nname: A, B\n": false, "- {id: a, name: b}\n- {id: c, name: d}\n": false, "only words\n": false, "": false,
	} {
		if got := isTable([]byte(text)); got != want {
			t.Errorf("%q is a table: %v", text, got)
		}
	}
}
