package workbook

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fewer/views/handout/workbook/cells"
)

// On paper every sheet is one page of A4 wide, with its heads on each page, and no figure
// is too wide for its column.
func TestSheetsOnPaper(t *testing.T) {
	if *soffice == 0 {
		t.Skip("not asked for: -soffice 4")
	}
	for _, needed := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(needed); err != nil {
			t.Skip(needed + " is not installed here: no sheet is printed")
		}
	}
	of := subjects(t)[1]
	content, err := mustBuild(t, of.name, of.doc).book.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	book := filepath.Join(dir, "book.xlsx")
	if err := os.WriteFile(book, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("soffice", "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir, book).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	text, err := exec.Command("pdftotext", "-layout", filepath.Join(dir, "book.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for i, page := range strings.Split(strings.TrimSuffix(string(text), "\f"), "\f") {
		if strings.Contains(page, "###") {
			t.Errorf("page %d: a figure is too wide for its column\n%s", i+1, page)
		}
		if !strings.Contains(page, "Workbook less program") {
			t.Errorf("page %d has no heads\n%.300s", i+1, page)
		}
		if strings.Contains(page, "Lines: units × price × factor") {
			lines++
		}
	}
	if want := (len(of.doc.Bundled.Lines) + 99) / 100; lines < want {
		t.Errorf("the lines stand on %d pages", lines)
	}
}

// A defined name is reckoned with as its cell is, whichever sheet it is on; one that there
// is not is a fault, and never written.
func TestNamesAreReckonedWith(t *testing.T) {
	b := cells.New("x")
	one, two := b.Add("One"), b.Add("What if")
	one.Put(0, 0, -12.5, cells.Typed)
	if name := b.Define("percent_a-b", one, 0, 0); name != "percent_a_b" {
		t.Error(name)
	}
	two.Work(0, 0, cells.Money, "percent_a_b*2+'One'!A1")
	b.Calculate()
	if c := two.Cell(0, 0); c.Kind != cells.Number || c.Number != -37.5 || b.Fault() != nil {
		t.Errorf("%+v, %v", c, b.Fault())
	}
	two.Work(1, 0, cells.Money, "percent_gone*2")
	b.Calculate()
	if err := b.Fault(); err == nil || !strings.Contains(err.Error(), "#NAME?") {
		t.Errorf("a name that there is not: %v", err)
	}
}
