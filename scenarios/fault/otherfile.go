package fault

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// ownFile is what is read here, for the sentences that say what a file is instead.
const ownFile = "not a year or scenario file"

// fromElse is what to open instead where there are no figures.
const fromElse = "open a year or scenario file, which ends in .yaml; `fewer sample` writes one"

// What is said of a year file in UTF-16.
const (
	utf16Text = "the text is saved as UTF-16, which some editors call Unicode"
	utf16Hint = "save the file again with the encoding UTF-8"
)

// saveWorkbook is how to come from something that a spreadsheet program reads to a
// workbook of today.
const saveWorkbook = "open it in Excel or LibreOffice and save it as Excel Workbook (.xlsx); "

// ownPage is what to do about a page that was handed on from here.
const ownPage = "a page that Fewer wrote is to be read in a browser: ask its sender for the scenario or year file (.yaml). A table of somebody else's: "

// otherFile says what a file is that is none of ours, and what to do instead: a
// workbook, a table, a web page. Where it may be ours, both are empty.
func otherFile(name string, data []byte) (what, hint string) {
	if what, hint = binaryFile(data); what != "" {
		return what, hint
	}
	wide := bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF"))
	text := startOf(data)
	if formatLine().MatchString(text) || strings.Contains(text, FormatKey+":") {
		return "", "" // whatever else is wrong with it, somebody meant it to be one
	}
	ending := strings.ToLower(filepath.Ext(name))
	switch mark := strings.ToLower(strings.TrimSpace(text)); {
	case strings.HasPrefix(mark, "<?xml") && strings.Contains(mark, "excel.sheet"):
		return "this is a workbook in the XML of Excel 2003, " + ownFile, saveWorkbook + tableHint
	case strings.HasPrefix(mark, "<"):
		return markup(mark, ending)
	}
	if isTable([]byte(text)) || ending == ".csv" || ending == ".tsv" {
		return tableWhat, tableHint
	}
	if wide {
		return utf16Text, utf16Hint
	}
	return "", ""
}

// binaryFile tells by their first bytes the files that are no text.
func binaryFile(data []byte) (what, hint string) {
	holds := func(part string) bool { return bytes.Contains(data, []byte(part)) }
	wide := func(s string) string { // as old documents write the names of their parts
		var b strings.Builder
		for _, r := range s {
			b.WriteString(string(r) + "\x00")
		}
		return b.String()
	}
	begins := func(mark string) bool { return bytes.HasPrefix(data, []byte(mark)) }
	switch {
	case begins("PK\x03\x04") && holds("xl/workbook.bin"):
		return "this is a binary workbook of Excel (.xlsb), " + ownFile, saveWorkbook + tableHint
	case begins("PK\x03\x04") && holds("xl/"), begins("PK\x03\x04") && holds("opendocument.spreadsheet"):
		return "this is a workbook, " + ownFile, tableHint
	case begins("PK\x03\x04") && (holds("word/") || holds("ppt/") || holds("opendocument")):
		return "this is a document, " + ownFile, fromElse
	case begins("PK\x03\x04"), begins("PK\x05\x06"), begins("\x1F\x8B"), begins("7z\xBC\xAF\x27\x1C"):
		return "this is a compressed file (zip), " + ownFile, "take the files out of it first, and name one of those"
	case begins("\xD0\xCF\x11\xE0") && holds(wide("EncryptedPackage")):
		return "this is a workbook or document that a password locks, " + ownFile, "open it in Excel with the password, and save it without one as Excel Workbook (.xlsx); " + tableHint
	case begins("\xD0\xCF\x11\xE0") && holds(wide("WordDocument")):
		return "this is a document of an older Word (.doc), " + ownFile, fromElse
	case begins("\xD0\xCF\x11\xE0"):
		return "this is a workbook of an older Excel (.xls), or another old document, " + ownFile, saveWorkbook + tableHint
	case begins("%PDF"):
		return "this is a PDF, " + ownFile, "figures can't be read out of it; ask for them as a workbook or as CSV"
	}
	return "", ""
}

// markup says what a file of tags is, which some systems give the name of a workbook.
func markup(text, ending string) (what, hint string) {
	isPage := strings.Contains(text, "<html") || strings.Contains(text, "<table") || strings.HasPrefix(text, "<!doctype html")
	switch {
	case !isPage:
		return "this is a file of XML, " + ownFile, fromElse
	case strings.HasPrefix(ending, ".xls"):
		return "this is a web page (HTML) under the name of a workbook, " + ownFile, saveWorkbook + tableHint
	}
	return "this is a web page (HTML), " + ownFile, ownPage + saveWorkbook + tableHint
}

// startSize is how many bytes of a file tell what it is.
const startSize = 16 << 10

// startOf is the beginning of a file as text, whether it is UTF-8, UTF-16 or, as
// Windows has it, one byte a character.
func startOf(data []byte) string {
	data = data[:min(len(data), startSize)]
	if low := bytes.HasPrefix(data, []byte("\xFF\xFE")); low || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		units := make([]uint16, 0, len(data)/2)
		for i := 2; i+1 < len(data); i += 2 {
			high, lower := data[i], data[i+1]
			if low {
				high, lower = lower, high
			}
			units = append(units, uint16(high)<<8|uint16(lower))
		}
		return string(utf16.Decode(units))
	}
	return string(bytes.ToValidUTF8(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), []byte(string(utf8.RuneError))))
}
