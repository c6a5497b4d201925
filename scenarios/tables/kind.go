package tables

import (
	"bytes"
	"io"
)

// fileKind is what a file's first bytes say that it is.
type fileKind int

const (
	text fileKind = iota
	workbook
	oldWorkbook
	lockedWorkbook
	page
	pdf
	compressed
	xmlSheet
)

// notRead is what cannot be read, and what to save it as.
var notRead = map[fileKind]struct{ is, instead string }{
	oldWorkbook:    {"is an old Excel file (.xls)", "open it in Excel and save it as Excel Workbook (.xlsx) or as CSV"},
	lockedWorkbook: {"is a workbook with a password", "open it in Excel with its password and save a copy without one, or its sheet as CSV"},
	page:           {"is a web page, whatever its name", "open it in Excel and save it as Excel Workbook (.xlsx) or as CSV"},
	pdf:            {"is a PDF", "ask for the same table as an Excel workbook or as CSV"},
	compressed:     {"is compressed", "unpack it first"},
	xmlSheet:       {"is an Excel XML spreadsheet", "open it in Excel and save it as Excel Workbook (.xlsx) or as CSV"},
}

// kindOf tells a kind from the first bytes.
func kindOf(head []byte) fileKind {
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return workbook
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return oldWorkbook
	case bytes.HasPrefix(head, []byte("%PDF")):
		return pdf
	case bytes.HasPrefix(head, []byte("\x1f\x8b")), bytes.HasPrefix(head, []byte("7z\xbc\xaf")), bytes.HasPrefix(head, []byte("Rar!")):
		return compressed
	case bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<html")), bytes.HasPrefix(start, []byte("<table")):
		return page
	case bytes.HasPrefix(start, []byte("<?xml")):
		if bytes.Contains(start, []byte("<html")) {
			return page
		}
		return xmlSheet
	}
	return text
}

// encryptedPackage is the name, in UTF-16, of the stream in which Excel puts a
// workbook that it locks with a password: such a file begins as old ones do.
var encryptedPackage = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// locked tells whether a file that begins as an old workbook is a locked new one.
func locked(r io.Reader) bool {
	const step = 1 << 20
	b, kept := make([]byte, step+len(encryptedPackage)), 0
	for {
		n, err := io.ReadFull(r, b[kept:])
		if bytes.Contains(b[:kept+n], encryptedPackage) {
			return true
		}
		if err != nil {
			return false
		}
		kept = copy(b, b[kept+n-len(encryptedPackage):kept+n])
	}
}
