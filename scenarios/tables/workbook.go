package tables

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// maxUnpacked is how large the parts of a workbook may be in all once unpacked.
// They are read as they are unpacked and never written anywhere.
var maxUnpacked int64 = 512 << 20

// book is a workbook whose parts are unpacked in memory as they are read. The
// package excelize is not used for it: its rows do not tell a number from a text,
// nor a formula without a result from a blank cell, and to know which cells are
// merged it holds the whole sheet.
type book struct {
	file      string
	zip       *zip.ReadCloser
	left      int64 // that may still be unpacked
	sheets    []sheet
	strings   []string
	percent   []bool // by a cell's style: whether it is shown in percent
	dates1904 bool
}

type sheet struct {
	name   string
	part   string
	hidden bool
}

// openBook opens a workbook and lists its sheets.
func openBook(name, file string) (*book, error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, &Fault{Place: Place{File: file}, What: "is damaged, and cannot be opened as a workbook", Hint: "open it in Excel and save it again as Excel Workbook (.xlsx) or as CSV"}
	}
	b := &book{file: file, zip: z, left: maxUnpacked}
	if err := b.list(); err != nil {
		z.Close()
		return nil, err
	}
	return b, nil
}

func (b *book) fault(what, hint string) error {
	return &Fault{Place: Place{File: b.file}, What: what, Hint: hint}
}

const saveAgain = "open it in Excel and save it as Excel Workbook (.xlsx) or as CSV"

// part is a part of the workbook by its name; nil where there is none.
func (b *book) part(name string) *zip.File {
	name = strings.TrimPrefix(name, "/")
	for _, f := range b.zip.File {
		if strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), name) {
			return f
		}
	}
	return nil
}

// open unpacks a part, and counts what it comes to: a small file may hold gigabytes.
func (b *book) open(f *zip.File) (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, b.fault("is damaged: "+f.Name+" in it cannot be unpacked", saveAgain)
	}
	return &limited{ReadCloser: r, book: b}, nil
}

type limited struct {
	io.ReadCloser
	book *book
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	l.book.left -= int64(n)
	if l.book.left < 0 {
		return 0, l.book.fault("is larger than 512 MB once unpacked", "save its sheet as CSV, which may be of any size")
	}
	return n, err
}

// list reads which sheets there are, and where.
func (b *book) list() error {
	if b.part("xl/workbook.bin") != nil {
		return b.fault("is an Excel binary workbook (.xlsb)", saveAgain)
	}
	main := "xl/workbook.xml"
	b.walk("_rels/.rels", func(x *xmlReader) {
		if x.is("Relationship") && bytes.HasSuffix(x.attribute("Type"), []byte("/officeDocument")) {
			main = strings.TrimPrefix(string(x.attribute("Target")), "/")
		}
	})
	if b.part(main) == nil {
		if b.part("content.xml") != nil {
			return b.fault("is an OpenDocument spreadsheet (.ods)", "save it as Excel Workbook (.xlsx) or as CSV")
		}
		return b.fault("is a compressed folder, not a workbook", "unpack it first")
	}
	targets := map[string]string{}
	rels := path.Join(path.Dir(main), "_rels", path.Base(main)+".rels")
	if err := b.walk(rels, func(x *xmlReader) {
		if x.is("Relationship") {
			target := string(x.attribute("Target"))
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(main), target)
			}
			targets[string(x.attribute("Id"))] = target
			for _, kind := range []string{"sharedStrings", "styles"} {
				if bytes.HasSuffix(x.attribute("Type"), []byte("/"+kind)) {
					targets[kind] = target
				}
			}
		}
	}); err != nil {
		return err
	}
	if err := b.walk(main, func(x *xmlReader) {
		switch {
		case x.is("sheet"):
			state := string(x.attribute("state"))
			b.sheets = append(b.sheets, sheet{
				name:   string(appendText(nil, x.attribute("name"))),
				part:   targets[string(x.attribute("id"))],
				hidden: state == "hidden" || state == "veryHidden",
			})
		case x.is("workbookPr"):
			v := string(x.attribute("date1904"))
			b.dates1904 = v == "1" || v == "true"
		}
	}); err != nil {
		return err
	}
	b.sheets = slices.DeleteFunc(b.sheets, func(s sheet) bool { return b.part(s.part) == nil })
	if len(b.sheets) == 0 {
		return b.fault("has no sheet that can be read", saveAgain)
	}
	if err := b.readStyles(targets["styles"]); err != nil {
		return err
	}
	return b.readStrings(targets["sharedStrings"])
}

// walk goes through the tags of a small part. A part that is not there has none.
func (b *book) walk(name string, tag func(*xmlReader)) error {
	f := b.part(name)
	if f == nil {
		return nil
	}
	r, err := b.open(f)
	if err != nil {
		return err
	}
	defer r.Close()
	x := newXML(r)
	for {
		switch err := x.next(); {
		case err == io.EOF:
			return nil
		case err != nil:
			return b.damaged(f.Name, err)
		}
		tag(x)
	}
}

func (b *book) damaged(part string, err error) error {
	if f, ok := err.(*Fault); ok {
		return f
	}
	return b.fault("is damaged: "+part+" in it breaks off or cannot be read", saveAgain)
}

// readStyles finds the styles of cells that are shown in percent, whose stored number is a
// hundredth of it.
func (b *book) readStyles(part string) error {
	const whole, withDecimals = 9, 10 // the built-in formats in percent
	formats, cells := map[int]bool{whole: true, withDecimals: true}, false
	return b.walk(part, func(x *xmlReader) {
		switch {
		case x.is("numFmt"):
			formats[number(x.attribute("numFmtId"))] = bytes.ContainsRune(x.attribute("formatCode"), '%')
		case x.closes("cellXfs"):
			cells = false
		case x.is("cellXfs"):
			cells = true
		case x.is("xf") && cells:
			b.percent = append(b.percent, formats[number(x.attribute("numFmtId"))])
		}
	})
}

// readStrings reads the texts that cells refer to by number.
func (b *book) readStrings(part string) error {
	var one []byte
	in, phonetic := false, false
	return b.walk(part, func(x *xmlReader) {
		switch {
		case x.is("si"):
			one, in = one[:0], true
			if x.solo {
				b.strings = append(b.strings, "")
			}
		case x.closes("si"):
			b.strings = append(b.strings, string(one))
			in = false
		case x.is("rPh"):
			phonetic = !x.solo
		case x.closes("rPh"):
			phonetic = false
		case x.closes("t") && in && !phonetic && !x.solo:
			one = append(one, x.text...)
		}
	})
}

// openWorkbook opens the sheet that was asked for, or else the one whose header is
// known best. Hidden sheets are taken only where they are asked for.
func (t *Table) openWorkbook(name string, o Options) error {
	b, err := openBook(name, t.File)
	if err != nil {
		return err
	}
	t.Dates1904 = b.dates1904
	chosen, others, err := b.choose(o)
	if err != nil {
		b.zip.Close()
		return err
	}
	for _, s := range b.sheets {
		if !s.hidden {
			t.Sheets = append(t.Sheets, s.name)
		} else if s != chosen {
			t.HiddenSheets = append(t.HiddenSheets, s.name)
		}
	}
	t.Sheet, t.OtherSheets = chosen.name, others
	rows, err := b.rows(chosen, o)
	if err != nil {
		b.zip.Close()
		return err
	}
	t.rows = rows
	return t.findHeader(o.Names)
}

// choose is the sheet to be read, and names the others that are shown and hold anything.
func (b *book) choose(o Options) (best sheet, others []string, err error) {
	var shown []string
	for _, s := range b.sheets {
		if !s.hidden {
			shown = append(shown, s.name)
		}
		if o.Sheet != "" && strings.EqualFold(strings.TrimSpace(s.name), strings.TrimSpace(o.Sheet)) {
			return s, nil, nil
		}
	}
	if o.Sheet != "" {
		return sheet{}, nil, b.fault(fmt.Sprintf("has no sheet %q; its sheets are %s", o.Sheet, strings.Join(shown, ", ")), "name one of them with --sheet")
	}
	most := score{known: -1}
	for _, s := range b.sheets {
		if s.hidden {
			continue
		}
		known, err := b.knownIn(s, o.Names)
		if err != nil {
			return sheet{}, nil, err
		}
		if known.known >= 0 {
			others = append(others, s.name)
		}
		if known.above(most) {
			best, most = s, known
		}
	}
	switch {
	case most.known < 0 && len(shown) > 0:
		return sheet{}, nil, b.fault("has nothing in the sheets that are shown: "+strings.Join(shown, ", "), "name a hidden one with --sheet, or export it again")
	case most.known < 0:
		return sheet{}, nil, b.fault("has hidden sheets only", "name the one you mean with --sheet")
	}
	return best, slices.DeleteFunc(others, func(name string) bool { return name == best.name }), nil
}

// knownIn is how many names are known in the best line of a sheet's top.
func (b *book) knownIn(s sheet, names *Names) (score, error) {
	left := b.left
	defer func() { b.left = left }() // it is unpacked again where it is chosen
	rows, err := b.rows(s, Options{})
	if err != nil {
		return score{}, err
	}
	defer rows.part.Close()
	var top []Row
	for len(top) < headerWithin {
		r, err := rows.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return score{}, err
		}
		top = append(top, r.clone())
	}
	if at, _, header := bestHeader(top, names); at >= 0 {
		return names.score(header), nil
	}
	return score{known: -1}, nil
}
