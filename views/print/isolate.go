package print

import (
	"strings"
	"unicode"
)

// What sets text apart from its neighbours' direction: it begins with the direction
// of its own first letter, and ends.
const (
	firstStrong = "\u2068"
	popIsolate  = "\u2069"
)

// Isolate sets runs of text that is written from right to left apart. Without it, a
// number that follows such a name is drawn on the name's other side: of "NAME, 10%
// fewer" a reader sees "10 ,NAME% fewer". A run reaches from its first letter to its
// last one before a letter of the other direction.
func Isolate(s string) string {
	if !strings.ContainsFunc(s, fromRight) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		begin := strings.IndexFunc(s, fromRight)
		if begin < 0 {
			break
		}
		end := begin
		for i, r := range s[begin:] {
			if fromRight(r) {
				end = begin + i + len(string(r))
			} else if fromLeft(r) {
				break
			}
		}
		b.WriteString(s[:begin] + firstStrong + s[begin:end] + popIsolate)
		s = s[end:]
	}
	return b.String() + s
}

// fromRight tells the letters of the scripts that run from right to left.
func fromRight(r rune) bool {
	return r > 0x590 && unicode.IsLetter(r) && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana,
		unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya, unicode.Mende_Kikakui, unicode.Yezidi)
}

func fromLeft(r rune) bool { return unicode.IsLetter(r) && !fromRight(r) }
