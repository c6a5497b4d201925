package cells

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"fewer/scenarios/pattern"
)

const (
	spreadsheetML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages      = "http://schemas.openxmlformats.org/package/2006/"
	types         = "application/vnd.openxmlformats-officedocument."
	header        = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// Bytes is the book as a file: the same bytes for the same book. It must have been
// calculated. It is an error where the format can't hold it.
func (b *Book) Bytes() ([]byte, error) {
	if err := b.Fault(); err != nil {
		return nil, err
	}
	w := &writer{book: b, shared: map[string]int{}}
	var parts []part
	for i, s := range b.Sheets {
		parts = append(parts, part{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), w.sheet(s)})
		parts = append(parts, chartParts(i, s)...)
	}
	parts = append([]part{
		{"[Content_Types].xml", []byte(w.contentTypes())},
		{"_rels/.rels", []byte(relations(
			relation{"officeDocument", "xl/workbook.xml"}, relation{"extended-properties", "docProps/app.xml"}, relation{"core", "docProps/core.xml"}))},
		{"docProps/app.xml", []byte(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Fewer</Application></Properties>`)},
		{"docProps/core.xml", []byte(`<cp:coreProperties xmlns:cp="` + packages + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escaped(b.Title) + `</dc:title></cp:coreProperties>`)},
		{"xl/workbook.xml", []byte(w.workbook())},
		{"xl/_rels/workbook.xml.rels", []byte(w.workbookRelations())},
		{"xl/styles.xml", []byte(stylesXML())},
		{"xl/sharedStrings.xml", w.sharedStrings()},
	}, parts...)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	// A tenth larger than the closest packing, and of ten thousand lines in half the time.
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, p := range parts {
		// The first day that the format has, whenever it is written: the same book has the same bytes.
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		for _, content := range [][]byte{[]byte(header), p.content} {
			if _, err := f.Write(content); err != nil {
				return nil, err
			}
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// part is one file within the file.
type part struct {
	name    string
	content []byte
}

type relation struct{ kind, target string }

// relations lists what a part stands in relation to.
func relations(list ...relation) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + packages + `relationships">`)
	for i, r := range list {
		kind := relationships + "/" + r.kind
		if r.kind == "core" {
			kind = packages + "relationships/metadata/core-properties"
		}
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i+1, kind, r.target)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// writer writes a book, collecting its texts.
type writer struct {
	book   *Book
	shared map[string]int
	texts  []string
	uses   int
}

func (w *writer) contentTypes() string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="` + packages + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	add := func(name, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, kind)
	}
	add("docProps/app.xml", types+"extended-properties+xml")
	add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	add("xl/workbook.xml", types+"spreadsheetml.sheet.main+xml")
	add("xl/styles.xml", types+"spreadsheetml.styles+xml")
	add("xl/sharedStrings.xml", types+"spreadsheetml.sharedStrings+xml")
	for i, s := range w.book.Sheets {
		add(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), types+"spreadsheetml.worksheet+xml")
		if len(s.Charts) > 0 {
			add(fmt.Sprintf("xl/drawings/drawing%d.xml", i+1), types+"drawing+xml")
		}
		for k := range s.Charts {
			add(chartName(i, k), types+"drawingml.chart+xml")
		}
	}
	b.WriteString(`</Types>`)
	return b.String()
}

func (w *writer) workbookRelations() string {
	var list []relation
	for i := range w.book.Sheets {
		list = append(list, relation{"worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)})
	}
	return relations(append(list, relation{"styles", "styles.xml"}, relation{"sharedStrings", "sharedStrings.xml"})...)
}

func (w *writer) workbook() string {
	var b strings.Builder
	b.WriteString(`<workbook xmlns="` + spreadsheetML + `" xmlns:r="` + relationships + `"><bookViews><workbookView activeTab="0"/></bookViews><sheets>`)
	for i, s := range w.book.Sheets {
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s.Name), i+1, i+1)
	}
	b.WriteString(`</sheets><definedNames>`)
	for i, s := range w.book.Sheets {
		if s.FreezeRows > 0 {
			fmt.Fprintf(&b, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$1:$%d</definedName>`, i, escaped(s.quoted()), s.FreezeRows)
		}
		if s.Rows() > 0 {
			fmt.Fprintf(&b, `<definedName name="_xlnm.Print_Area" localSheetId="%d">%s!$A$1:%s</definedName>`, i, escaped(s.quoted()), Fixed(s.lastRow(), s.lastColumn()))
		}
	}
	for _, n := range w.book.names {
		fmt.Fprintf(&b, `<definedName name="%s">%s!%s</definedName>`, n.text, escaped(n.sheet.quoted()), Fixed(n.row, n.col))
	}
	b.WriteString(`</definedNames><calcPr calcId="0"/></workbook>`)
	return b.String()
}

// lastRow is the last row that is printed: charts reach below what is written.
func (s *Sheet) lastRow() int {
	last := s.Rows() - 1
	for _, c := range s.Charts {
		last = max(last, c.Row+c.Height)
	}
	return last
}

// lastColumn is the last column that is printed.
func (s *Sheet) lastColumn() int {
	if s.PrintColumns > 0 {
		return s.PrintColumns - 1
	}
	return s.Columns() - 1
}

func (w *writer) sheet(s *Sheet) []byte {
	b := make([]byte, 0, 80*(10+s.Rows())*(1+s.Columns()))
	add := func(text string) { b = append(b, text...) }
	add(`<worksheet xmlns="` + spreadsheetML + `" xmlns:r="` + relationships + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	add(`<dimension ref="A1:` + At(max(0, s.Rows()-1), max(0, s.Columns()-1)) + `"/>`)
	add(`<sheetViews><sheetView showGridLines="0" workbookViewId="0"`)
	if s == w.book.Sheets[0] {
		add(` tabSelected="1"`)
	}
	add(`>` + s.pane() + `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`)
	if len(s.Widths) > 0 {
		add(`<cols>`)
		for i, width := range s.Widths {
			hidden := ""
			if slices.Contains(s.Hidden, i) {
				hidden = ` hidden="1"`
			}
			add(fmt.Sprintf(`<col min="%d" max="%d" width="%g"%s customWidth="1"/>`, i+1, i+1, width, hidden))
		}
		add(`</cols>`)
	}
	add(`<sheetData>`)
	for r := range s.rows {
		if len(s.rows[r]) == 0 {
			continue
		}
		add(`<row r="` + strconv.Itoa(r+1) + `"`)
		if h := s.heights[r]; h > 0 {
			add(fmt.Sprintf(` ht="%g" customHeight="1"`, h))
		}
		add(`>`)
		for c := range s.rows[r] {
			b = w.cell(b, r, c, &s.rows[r][c])
		}
		add(`</row>`)
	}
	add(`</sheetData>`)
	if len(s.merged) > 0 {
		add(fmt.Sprintf(`<mergeCells count="%d">`, len(s.merged)))
		for _, ref := range s.merged {
			add(`<mergeCell ref="` + ref + `"/>`)
		}
		add(`</mergeCells>`)
	}
	add(s.validations())
	add(`<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="`)
	if s.Landscape {
		add(`landscape`)
	} else {
		add(`portrait`)
	}
	add(`" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L` + escaped(footer(w.book.Title)) + `&amp;C&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`)
	if len(s.Breaks) > 0 {
		add(fmt.Sprintf(`<rowBreaks count="%d" manualBreakCount="%d">`, len(s.Breaks), len(s.Breaks)))
		for _, row := range s.Breaks {
			add(fmt.Sprintf(`<brk id="%d" max="16383" man="1"/>`, row))
		}
		add(`</rowBreaks>`)
	}
	if len(s.Charts) > 0 {
		add(`<drawing r:id="rId1"/>`)
	}
	add(`</worksheet>`)
	return b
}

// footer is a title as a footer holds it: its codes begin with an ampersand, and
// all of it has 255 characters at most.
func footer(title string) string {
	runes := []rune(title)
	return strings.ReplaceAll(string(runes[:min(len(runes), 80)]), "&", "&&")
}

// pane freezes the first rows and columns.
func (s *Sheet) pane() string {
	if s.FreezeRows == 0 && s.FreezeColumns == 0 {
		return ""
	}
	split, active := "", "bottomRight"
	if s.FreezeColumns > 0 {
		split += fmt.Sprintf(` xSplit="%d"`, s.FreezeColumns)
	} else {
		active = "bottomLeft"
	}
	if s.FreezeRows > 0 {
		split += fmt.Sprintf(` ySplit="%d"`, s.FreezeRows)
	} else {
		active = "topRight"
	}
	return fmt.Sprintf(`<pane%s topLeftCell="%s" activePane="%s" state="frozen"/>`, split, At(s.FreezeRows, s.FreezeColumns), active)
}

func (s *Sheet) validations() string {
	if len(s.Validations) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<dataValidations count="%d">`, len(s.Validations))
	for _, v := range s.Validations {
		fmt.Fprintf(&b, `<dataValidation type="decimal" operator="between" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="%s" error="%s" promptTitle="%s" prompt="%s" sqref="%s"><formula1>%s</formula1><formula2>%s</formula2></dataValidation>`,
			escaped(v.Title), escaped(v.Refusal), escaped(v.Title), escaped(v.Says), At(v.Row, v.Col), shortest(v.Least), shortest(v.Most))
	}
	b.WriteString(`</dataValidations>`)
	return b.String()
}

func shortest(n float64) string { return string(appendNumber(nil, n)) }

func appendNumber(b []byte, n float64) []byte {
	if n == 0 || math.IsNaN(n) || math.IsInf(n, 0) {
		return append(b, '0')
	}
	return strconv.AppendFloat(b, n, 'g', -1, 64)
}

// cell writes one cell.
func (w *writer) cell(b []byte, row, col int, c *Cell) []byte {
	if c.Kind == Empty && c.Formula == "" && c.Style == Normal {
		return b
	}
	b = append(b, `<c r="`...)
	b = append(b, letters(col)...)
	b = strconv.AppendInt(b, int64(row)+1, 10)
	b = append(b, '"')
	if c.Style != Normal {
		b = append(b, ` s="`...)
		b = strconv.AppendInt(b, int64(c.Style), 10)
		b = append(b, '"')
	}
	switch {
	case c.Kind == Text && c.Formula == "":
		b = append(b, ` t="s"><v>`...)
		b = strconv.AppendInt(b, int64(w.textAt(c.Text)), 10)
		return append(b, `</v></c>`...)
	case c.Kind == Text:
		b = append(b, ` t="str"`...)
	case c.Kind == Truth:
		b = append(b, ` t="b"`...)
	}
	b = append(b, '>')
	if c.Formula != "" {
		b = append(b, `<f>`...)
		b = append(b, escaped(c.Formula)...)
		b = append(b, `</f>`...)
	}
	switch c.Kind {
	case Text:
		b = append(b, `<v>`+escaped(c.Text)+`</v>`...)
	case Number, Truth:
		b = append(b, `<v>`...)
		b = appendNumber(b, c.Number)
		b = append(b, `</v>`...)
	}
	return append(b, `</c>`...)
}

func (w *writer) textAt(text string) int {
	w.uses++
	i, ok := w.shared[text]
	if !ok {
		i = len(w.texts)
		w.shared[text] = i
		w.texts = append(w.texts, text)
	}
	return i
}

// hexed is what a reader takes for the code of a character.
var hexed = pattern.Lazy(`_x[0-9A-Fa-f]{4}_`)

func (w *writer) sharedStrings() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<sst xmlns="`+spreadsheetML+`" count="%d" uniqueCount="%d">`, w.uses, len(w.texts))
	for _, text := range w.texts {
		if strings.Contains(text, "_x") {
			text = hexed().ReplaceAllStringFunc(text, func(code string) string { return "_x005F" + code })
		}
		b.WriteString(`<si><t xml:space="preserve">` + escaped(text) + `</t></si>`)
	}
	b.WriteString(`</sst>`)
	return b.Bytes()
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escaped(text string) string {
	if strings.ContainsAny(text, "&<>\"") {
		return escapes.Replace(text)
	}
	return text
}
