package intake

import (
	"bytes"
)

// fileKind is what a file's first bytes say that it is.
type fileKind int

const (
	text fileKind = iota
	workbook
	oldWorkbook
	page
	pdf
	compressed
	xmlSheet
)

// notRead is what cannot be read, and what to save it as.
var notRead = map[fileKind]struct{ is, instead string }{
	oldWorkbook: {"is an old Excel file (.xls), or one with a password", "open it in Excel and save it as Excel Workbook (.xlsx) without a password, or as CSV"},
	page:        {"is a web page, whatever its name", "open it in Excel and save it as Excel Workbook (.xlsx) or as CSV"},
	pdf:         {"is a PDF", "ask for the same table as an Excel workbook or as CSV"},
	compressed:  {"is compressed", "unpack it first"},
	xmlSheet:    {"is an Excel XML spreadsheet", "open it in Excel and save it as Excel Workbook (.xlsx) or as CSV"},
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
