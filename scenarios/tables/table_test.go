package tables

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/scenarios/scenariotest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// cellsOf reads a whole table as its rows joined by bars.
func cellsOf(t testing.TB, path string, o Options) (*Table, []string) {
	t.Helper()
	if o.Names == nil {
		o.Names = NewNames(National...)
	}
	table, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	var all []string
	for table.Next() {
		all = append(all, strings.Join(table.Row().Fields, "|"))
	}
	if err := table.Err(); err != nil {
		t.Fatal(err)
	}
	return table, all
}

func faultOf(t testing.TB, path string, o Options) *Fault {
	t.Helper()
	if o.Names == nil {
		o.Names = NewNames(National...)
	}
	table, err := Open(path, o)
	if err == nil {
		defer table.Close()
		for table.Next() {
		}
		err = table.Err()
	}
	var f *Fault
	if !errors.As(err, &f) {
		t.Fatalf("%s is read, or refused without a place: %v", filepath.Base(path), err)
	}
	if f.Hint == "" {
		t.Errorf("%v says not what to do", f)
	}
	return f
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("rows are\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDelimiterIsTheOneThatGivesMostLinesOneWidth(t *testing.T) {
	for content, want := range map[string]rune{
		"Provider;POD;Actual Cost\n" + strings.Repeat("RXX;OPFA;-21.419,06\n", 20) + "RXX;OPFA;7\n": ';',
		"RXX;St Mary, Acute, North;10\nRYY;Royal, X;11\nRZZ;Plain, Y, Z, W;12\n":                    ';',
		"a\tb, c\n1\tx, y, z\n2\tq\n":             '\t',
		"Practice Code|Practice\nV1|Five, Ways\n": '|',
		"Provider\nRXX\nRYY\n":                    ',',
	} {
		table, _ := cellsOf(t, scenariotest.File(t, "a.csv", content), Options{})
		if table.Delimiter != want {
			t.Errorf("%q is read by %q, not %q", content, table.Delimiter, want)
		}
	}
}

func TestHeaderIsFoundBelowATitle(t *testing.T) {
	path := scenariotest.File(t, "a.csv", "Report, made up\nPeriod: April 2010\n\n\n,,\n,,\n,,\n,,\nProvider_Code:,POD,\ufeffActual  Cost\nRXX,OPFA,1\nRXX,OPFA,2\nRXX,OPFA,3\n")
	table, rows := cellsOf(t, path, Options{})
	same(t, rows, "RXX|OPFA|1", "RXX|OPFA|2", "RXX|OPFA|3")
	if table.HeaderRow != 9 || strings.Join(table.Above, "/") != "Report made up/Period: April 2010" {
		t.Errorf("the header is row %d under %q", table.HeaderRow, table.Above)
	}
	columns, err := table.Columns(NewNames(National...))
	if err != nil || !columns.Has(ProviderCode, POD, ActualCost) {
		t.Errorf("the columns are %v, %v", columns, err)
	}
}

func TestQuotationMarkThatIsNotClosedIsNamed(t *testing.T) {
	for _, content := range []string{
		"Provider,POD,Actual Cost\nRXX,A,1\nRXX,\"St Mary's,1\nRYY,B,2\nRZZ,C\",3\n",
		"Provider,POD,Actual Cost\nRXX,A,1\nRXX,\"St Mary's,1\nRYY,B,2\nRZZ,\"C\",3\n",
		"Provider,POD,Actual Cost\nRXX,A,1\nRXX,\"St Mary's,1\nRYY,B\",2\n",
		"Provider,POD,Actual Cost\nRXX,A,1\nRXX,\"St Mary's,1\nRYY,B,2\n",
	} {
		f := faultOf(t, scenariotest.File(t, "a.csv", content), Options{})
		if f.Row != 3 || f.Column != 2 {
			t.Errorf("%q: the mark is said to open at %s", content, f.Place)
		}
	}
	_, rows := cellsOf(t, scenariotest.File(t, "a.csv", "Provider,POD,Actual Cost\nTV 27\" wide,\"a \"\"b\"\", c\",1\n\"The \"best\" one\",\"two\nlines\",2\n"), Options{})
	same(t, rows, `TV 27" wide|a "b", c|1`, "The \"best\" one|two\nlines|2")
}

func TestEncodings(t *testing.T) {
	plain := "Practice Code,Practice\nV1,St Bride’s £\n"
	w1252, _ := charmap.Windows1252.NewEncoder().String(plain)
	le, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(plain)
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(plain)
	for encoding, content := range map[string]string{"UTF-8": "\ufeff" + plain, "Windows-1252": w1252, "UTF-16": le, "UTF-16BE": be} {
		table, rows := cellsOf(t, scenariotest.File(t, "a.csv", content), Options{})
		same(t, rows, "V1|St Bride’s £")
		if table.Encoding != encoding || table.Header[0] != "Practice Code" {
			t.Errorf("%s is read as %s with the header %q", encoding, table.Encoding, table.Header)
		}
	}
}

func TestTwoColumnsOfOneMeaningAreBothNamed(t *testing.T) {
	table, err := Open(scenariotest.File(t, "a.csv", "Provider,Price Actual,POD,Actual Cost\nRXX,1.50,A,9.99\n"), Options{Names: NewNames(National...)})
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	_, err = table.Columns(NewNames(National...))
	want := `a.csv, row 1: two columns hold the actual cost: B "Price Actual" (1.50) and D "Actual Cost" (9.99)`
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("it says %v", err)
	}
}

func TestWorkbookIsReadRawAndByItsOwnRowNumbers(t *testing.T) {
	path := scenariotest.Workbook(t, "a.xlsx", map[string]string{
		"xl/workbook.xml": `<x:workbook xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="Old" state="hidden" r:id="rId2"/><x:sheet name="A &amp; B" r:id="rId1"/></x:sheets></x:workbook>`,
		"xl/worksheets/sheet1.xml": `<x:worksheet><x:sheetData>
			<x:row r="9"><x:c r="A9" t="s"><x:v>0</x:v></x:c><x:c r="B9" t="inlineStr"><x:is><x:t>END DATE</x:t></x:is></x:c><x:c r="C9" t="s"><x:v>1</x:v></x:c></x:row>
			<x:row r="10"><x:c r="A10" t="s"><x:v>2</x:v></x:c><x:c r="B10" s="14"><x:v>38807</x:v></x:c><x:c r="C10"><x:v>1.1000000000000001</x:v></x:c></x:row>
			<x:row r="12" hidden="1"><x:c r="B12"><x:v>40512.9999999998</x:v></x:c><x:c r="C12"><x:f>1+1</x:f></x:c></x:row>
			<x:row r="13"><x:c r="C13" t="e"><x:f>A1</x:f><x:v>#REF!</x:v></x:c></x:row>
			<x:row r="14"/></x:sheetData><x:mergeCells><x:mergeCell ref="A10:A12"/></x:mergeCells></x:worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet><sheetData><row><c t="inlineStr"><is><t>Provider</t></is></c><c t="inlineStr"><is><t>POD</t></is></c><c t="inlineStr"><is><t>TFC</t></is></c><c t="inlineStr"><is><t>Month</t></is></c></row></sheetData></worksheet>`,
		"xl/sharedStrings.xml":     `<sst><si><t>Provider</t></si><si><r><t>Actual </t></r><r><t>Cost</t></r></si><si><t>RXX &#163;</t></si></sst>`,
	})
	table, rows := cellsOf(t, path, Options{})
	same(t, rows, "RXX £|38807|1.1000000000000001", "||", "RXX £|40512.9999999998|"+NoResult, "||#REF!")
	if !table.Dates1904 || table.Sheet != "A & B" || table.HeaderRow != 9 || table.Hidden != 1 || table.Merged != 1 || strings.Join(table.HiddenSheets, " ") != "Old" {
		t.Errorf("the table is %+v", table)
	}
	if f := faultOf(t, path, Options{Sheet: "C"}); !strings.Contains(f.What, `has no sheet "C"; its sheets are A & B`) {
		t.Errorf("it says %v", f)
	}
}

func TestHeaderOfTwoLinesAndMergedAmounts(t *testing.T) {
	path := scenariotest.Workbook(t, "a.xlsx", map[string]string{
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData>
			<row r="1"><c r="A1" t="str"><v>Provider</v></c><c r="B1" t="str"><v>Actual</v></c></row>
			<row r="2"><c r="B2" t="str"><v>Activity</v></c><c r="C2" t="str"><v>Price</v></c></row>
			<row r="3"><c r="A3"><v>7</v></c><c r="B3"><v>5</v></c><c r="C3"><v>10</v></c></row>
			<row r="4"><c r="B4"><v>6</v></c></row></sheetData>
			<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="A3:A4"/><mergeCell ref="C3:C4"/></mergeCells></worksheet>`,
	})
	names := NewNames(National...)
	table, err := Open(path, Options{Names: names})
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	columns, err := table.Columns(names)
	if err != nil || !columns.Has(Provider, ActualActivity, ActualCost) {
		t.Fatalf("of %q the columns are %v, %v", table.Header, columns, err)
	}
}

// A locked workbook is said to be one, and no old one.
func TestALockedWorkbookIsNamed(t *testing.T) {
	locked := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 1000)
	for _, r := range "EncryptedPackage" {
		locked += string(r) + "\x00"
	}
	if f := faultOf(t, scenariotest.File(t, "a.xlsx", locked), Options{}); !strings.Contains(f.What, "password") || strings.Contains(f.What, "old") {
		t.Errorf("it says %v", f)
	}
}

func TestWhatIsNoTableIsNamed(t *testing.T) {
	whole := scenariotest.Workbook(t, "b.xlsx", map[string]string{"xl/workbook.bin": "x"})
	zipped := scenariotest.Workbook(t, "c.xlsx", map[string]string{"xl/workbook.xml": `<workbook/>`})
	for what, path := range map[string]string{
		"is a folder":            t.TempDir(),
		"there is no such file":  filepath.Join(t.TempDir(), "none.csv"),
		"is empty":               scenariotest.File(t, "a.csv", ""),
		"no rows under it":       scenariotest.File(t, "a.csv", "Provider,POD,Actual Cost\n\n,,\n"),
		"no line in it":          scenariotest.File(t, "a.csv", "\n\n,,\n"),
		"is an old Excel file":   scenariotest.File(t, "a.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"),
		"is a web page":          scenariotest.File(t, "a.xls", "<html><table><tr><td>a</td></tr></table></html>"),
		"is an Excel binary":     whole,
		"has no sheet that":      zipped,
		"is damaged":             scenariotest.File(t, "a.xlsx", "PK\x03\x04 and no more"),
		"bytes that no text has": scenariotest.File(t, "a.csv", "Provider,POD\nRXX,\x00\n"),
	} {
		if f := faultOf(t, path, Options{}); !strings.Contains(f.What, what) {
			t.Errorf("instead of %q it says %v", what, f)
		}
	}
}

func TestWorkbookWithABombInsideIsRefused(t *testing.T) {
	path := scenariotest.Workbook(t, "a.xlsx", map[string]string{
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c t="str"><v>Provider</v></c></row>` + strings.Repeat(" ", maxUnpackedInTest) + `</sheetData></worksheet>`,
	})
	defer func(limit int64) { maxUnpacked = limit }(maxUnpacked)
	maxUnpacked = maxUnpackedInTest
	if f := faultOf(t, path, Options{}); !strings.Contains(f.What, "once unpacked") {
		t.Errorf("it says %v", f)
	}
}

const maxUnpackedInTest = 4 << 20

func FuzzOpen(f *testing.F) {
	f.Add([]byte("Provider,POD,Actual Cost\nRXX,\"A\",1\n"))
	f.Add([]byte("\xff\xfeP\x00,\x00\n\x00"))
	if b, err := os.ReadFile(scenariotest.Workbook(f, "a.xlsx", map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Provider</v></c></row><row r="3"><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`})); err == nil {
		f.Add(b)
	}
	names := NewNames(National...)
	f.Fuzz(func(t *testing.T, content []byte) {
		table, err := Open(scenariotest.File(t, "a", string(content)), Options{Names: names})
		if err != nil {
			var fault *Fault
			if !errors.As(err, &fault) {
				t.Fatalf("refused without a place: %v", err)
			}
			return
		}
		defer table.Close()
		table.Columns(names)
		last := table.HeaderRow
		for table.Next() {
			if table.Row().Row <= last {
				t.Fatalf("row %d comes after row %d", table.Row().Row, last)
			}
			last = table.Row().Row
		}
	})
}
