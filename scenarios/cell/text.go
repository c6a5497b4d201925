// Package cell reads what stands in a cell of other people's tables: texts as they are
// compared, amounts, months, weeks and days.
//
// Begin with ParseAmount and ParseMonth.
package cell

import (
	"strings"
	"unicode"
)

// Plain is a heading as it is compared: in capitals, underscores, no-break spaces
// and line breaks as spaces, one space only, no byte-order mark and no punctuation
// at its end.
func Plain(heading string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r == '\ufeff' || r == '\u200b':
			return -1
		case r == '_' || unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		}
		return unicode.ToUpper(r)
	}, heading)
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimRight(s, " .:;,*?!-–")
	return s
}

// Trim takes spaces off both ends, no-break ones too. Most cells have none.
func Trim(s string) string {
	if s == "" {
		return s
	}
	if a, b := s[0], s[len(s)-1]; a > ' ' && a < 0x7f && b > ' ' && b < 0x7f {
		return s
	}
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' || r == '\u200b'
	})
}

// Clean makes one line of a text from a file, without control characters.
func Clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r == '\ufeff' || r == '\u200b':
			return -1
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)), " ")
}

// Words are the words of a heading in capitals; £ and % are words.
func Words(heading string) []string {
	return strings.FieldsFunc(strings.NewReplacer("£", " £ ", "%", " % ").Replace(Plain(heading)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '£' && r != '%'
	})
}
