package fault

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of a file. They are far above what a commissioner's year needs (the
// largest tried is 2 MB) and keep a hostile file from filling the memory.
const (
	MaxBytes  = 16 << 20  // of a file
	maxValues = 2_000_000 // of a file, keys and values together
	maxDepth  = 32        // of lists and maps in each other
	MaxList   = 20_000    // of a list
	MaxText   = 2_000     // characters of a text
	MaxID     = 250       // characters of an id
	maxFaults = 1_000     // that are listed
)

// Source is the text of a file, made fit for YAML: valid UTF-8 without a
// byte-order mark and without control characters.
type Source struct {
	file   string
	Data   []byte
	starts []int // where each line begins; made when first asked for

	shown     int    // the line whose characters are at hand, from 1
	shownText []rune // a long one may have a thousand faults
}

// LineStarts are the offsets at which the lines begin.
func (s *Source) LineStarts() []int {
	if s.starts == nil {
		s.starts = []int{0}
		for i, b := range s.Data {
			if b == '\n' || b == '\r' && (i+1 == len(s.Data) || s.Data[i+1] != '\n') {
				s.starts = append(s.starts, i+1)
			}
		}
	}
	return s.starts
}

// Line gives line n (from 1) without its ending; "" where there is none.
func (s *Source) Line(n int) string {
	starts := s.LineStarts()
	if n < 1 || n > len(starts) {
		return ""
	}
	end := len(s.Data)
	if n < len(starts) {
		end = starts[n]
	}
	return strings.TrimRight(string(s.Data[starts[n-1]:end]), "\r\n")
}

// position turns a byte offset into line and column, both from 1.
func (s *Source) position(offset int) (line, column int) {
	offset = min(offset, len(s.Data))
	line = s.LineAt(offset)
	return line, utf8.RuneCount(s.Data[s.LineStarts()[line-1]:offset]) + 1
}

// LineAt is the line of an offset in bytes, from 1.
func (s *Source) LineAt(offset int) int {
	line, _ := slices.BinarySearch(s.LineStarts(), offset+1) // how many begin at or before it
	return line
}

// excerptWidth is the number of characters of a line that an excerpt shows.
const excerptWidth = 100

// excerpt is the line with a caret under the column. A long line is shown in
// part. Tabs stay tabs, and a wide character takes two columns, so that the
// caret stands where the eye expects it.
func (s *Source) excerpt(line, column int) string {
	if s.shown != line {
		s.shown, s.shownText = line, []rune(s.Line(line))
	}
	text := s.shownText
	from, to := 0, len(text)
	if len(text) > excerptWidth {
		from = max(0, min(column-1-excerptWidth/2, len(text)-excerptWidth))
		to = min(len(text), from+excerptWidth)
	}
	var shown, under strings.Builder
	shown.WriteString("    ")
	under.WriteString("    ")
	if from > 0 {
		shown.WriteString("…")
		under.WriteString(" ")
	}
	for i := from; i < to; i++ {
		r := text[i]
		shown.WriteRune(r)
		if i >= column-1 {
			continue
		}
		if r == '\t' {
			under.WriteRune(r)
		} else {
			under.WriteString(strings.Repeat(" ", cells(r)))
		}
	}
	if to < len(text) {
		shown.WriteString("…")
	}
	return strings.TrimRight(shown.String(), " ") + "\n" + under.String() + "^"
}

// cells is the number of columns that a character takes on a terminal.
func cells(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana),
		r >= 0x3000 && r <= 0x303E, r >= 0xFF01 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6,
		r >= 0x1F300 && r <= 0x1FAFF:
		return 2
	}
	return 1
}

// prepare makes a file's bytes into a source, with a fault for every line that
// is not plain UTF-8 text. It gives nil where nothing can be read at all.
func prepare(file string, data []byte) (*Source, Faults) {
	whole := func(what, hint string) Faults {
		return Faults{{File: file, Line: 1, Column: 1, What: what, Hint: hint}}
	}
	if len(data) > MaxBytes {
		return nil, Faults{TooLarge(file)}
	}
	if what, hint := otherFile(file, data); what != "" {
		return nil, whole(what, hint)
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return nil, whole(utf16Text, utf16Hint)
	case bytes.IndexByte(data, 0) >= 0:
		return nil, whole("this is not a text file", fromElse)
	}
	if n := values(data); n > maxValues {
		return nil, whole(fmt.Sprintf("the file holds more than %s values, the most that is read", Thousands(maxValues)), "leave out what is not a line of the budget, or add lines together")
	}
	s := &Source{file: file, Data: data}
	if isPlain(data) {
		return s, nil
	}
	return s, s.clean()
}

// TooLarge is the fault of a file above MaxBytes.
func TooLarge(file string) Fault {
	return Fault{
		File: file, What: fmt.Sprintf("the file is larger than %d MB, the most that is read", MaxBytes>>20),
		Hint: "a year file of a large PCT has 2 MB; is this the right file?",
	}
}

// values is at least the number of values that a YAML file can hold: each one is
// set off by one of these characters.
func values(data []byte) (n int) {
	for _, b := range data {
		switch b {
		case ',', ':', '\n', '\r', '[', '{', '?', '-':
			n++
		}
	}
	return n
}

// isPlain tells whether there is nothing to clean: valid UTF-8 without control
// characters. Nearly every file is, so it is quick.
func isPlain(data []byte) bool {
	if !utf8.Valid(data) {
		return false
	}
	for i, b := range data {
		switch {
		case b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 0x7F:
			return false
		case b == 0xC2 || b == 0xE2 || b == 0xEF: // with these begin the others that clean looks for
			if r, _ := utf8.DecodeRune(data[i:]); IsControl(r) || isOtherLineEnd(r) {
				return false
			}
		}
	}
	return true
}

// isOtherLineEnd tells the characters that YAML takes as the end of a line, while
// editors do not.
func isOtherLineEnd(r rune) bool { return r == 0x85 || r == 0x2028 || r == 0x2029 }

// clean replaces what YAML would refuse or a terminal obey, one character for
// one, so that columns stay, and says once for each line what it found there.
func (s *Source) clean() (faults Faults) {
	out := make([]byte, 0, len(s.Data)+64)
	line, column, said := 1, 1, 0
	var foreign, control Faults
	for i := 0; i < len(s.Data); {
		r, size := utf8.DecodeRune(s.Data[i:])
		raw := s.Data[i]
		i += size
		switch {
		case r == utf8.RuneError && size == 1:
			if said != line && len(foreign) <= maxFaults {
				foreign = append(foreign, Fault{
					File: s.file, Line: line, Column: column, What: notUTF8(raw),
					Hint: "save the file again with the encoding UTF-8 (in Notepad: Save As, Encoding)",
				})
				said = line
			}
			r = windows1252(raw)
		case IsControl(r):
			if said != line && len(control) <= maxFaults {
				control = append(control, Fault{
					File: s.file, Line: line, Column: column,
					What: fmt.Sprintf("a control character (U+%04X) stands here, which does not show", r),
					Hint: "delete it, and type the line anew if need be",
				})
				said = line
			}
			r = ' '
		case isOtherLineEnd(r):
			r = ' '
		}
		out = utf8.AppendRune(out, r)
		column++
		if r == '\n' || r == '\r' && (i == len(s.Data) || s.Data[i] != '\n') {
			line, column = line+1, 1
		}
	}
	s.Data = out
	for _, f := range append(foreign, control...) {
		f.Excerpt = s.excerpt(f.Line, f.Column)
		faults = append(faults, f)
	}
	return faults
}

func notUTF8(b byte) string {
	if r := windows1252(b); r != utf8.RuneError {
		return fmt.Sprintf("the text is not UTF-8: here stands a %c as Windows writes it (byte %X)", r, b)
	}
	return fmt.Sprintf("the text is not UTF-8 (byte %X)", b)
}

// windows1252 is the character that a byte from 80 up stands for in the code page
// of Windows in Western Europe.
func windows1252(b byte) rune {
	if b >= 0xA0 {
		return rune(b)
	}
	if b < 0x80 {
		return utf8.RuneError
	}
	return []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ")[b-0x80]
}

// IsControl tells the characters that command a terminal or turn text around.
func IsControl(r rune) bool {
	switch {
	case r == '\n' || r == '\r' || r == '\t' || r == 0x85:
		return false
	case unicode.IsControl(r):
		return true
	case turnsText(r):
		return true
	}
	return r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

// turnsText tells the characters that write text from right to left over what
// stands there: with one, x.yaml can look like lmay.x.
func turnsText(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// ShownName shows what a file's name, or text from a file, holds instead of having
// a terminal obey it: marks that turn the direction of writing as they are written
// in programs, control characters but line ends and tabs as �.
func ShownName(name string) string {
	if isPlain([]byte(name)) {
		return name
	}
	var b strings.Builder
	for _, r := range name {
		switch {
		case turnsText(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		case r != '\n' && r != '\t' && unicode.IsControl(r):
			b.WriteRune('�')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
