package tui

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Fit cuts s to w cells, with an ellipsis in the last where it is longer. A name
// may be cut within a word. A figure never is, nor is it parted from what it
// counts or from the side on which it lies: there the cut falls before it. What stands two
// spaces after a number is only numbered by it.
func Fit(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if len(s) <= w || Width(s) <= w {
		return s
	}
	end := 0
	for n := 0; end < len(s); {
		_, width, size := nextCluster(s[end:])
		if n+width > w-1 {
			break
		}
		n += width
		end += size
	}
	return strings.TrimRight(s[:beforeFigure(s, end)], " ") + "…"
}

// beforeFigure is where to cut s, at end or before the figure that this would
// spoil, with the small words that lead to it.
func beforeFigure(s string, end int) int {
	for {
		start, word := wordBefore(s, end)
		rest, _, _ := strings.Cut(s[end:], " ")
		within := end > 0 && s[end-1] != ' ' && strings.Trim(rest, closing) != ""
		switch {
		case within && isFigure(s[start:]):
		case within:
			if start, word = wordBefore(s, start); !isFigure(word) || strings.HasPrefix(s[start+len(word):], "  ") || !belongs(word, wordFrom(s, start+len(word))) {
				return end
			}
		case !isFigure(word) || !belongs(word, wordFrom(s, end)):
			return end
		}
		end = start
		for {
			if start, word = wordBefore(s, end); !slices.Contains(leading, word) {
				break
			}
			end = start
		}
		end = len(strings.TrimRight(s[:end], " "))
		if end == 0 {
			return 0
		}
	}
}

// leading are the words and signs that mean nothing without the figure after them.
var leading = []string{"·", "–", "of", "to", "at", "by", "and", "about", "up", "from", "between"}

// sides are the words without which an amount says the contrary, or nothing.
var sides = []string{"more", "less", "fewer", "over", "under", "saved", "spent"}

// closing are the signs that may end a word without being part of it.
const closing = ".,;:)”"

// wordBefore is the word that ends at or before end, and where it starts.
func wordBefore(s string, end int) (start int, word string) {
	head := strings.TrimRight(s[:end], " ")
	start = strings.LastIndexByte(head, ' ') + 1
	return start, head[start:]
}

// wordFrom is the first word at or after start.
func wordFrom(s string, start int) string {
	word, _, _ := strings.Cut(strings.TrimLeft(s[start:], " "), " ")
	return word
}

// isFigure tells whether a text begins with a figure: "£51.2m", "−3%", "(17".
func isFigure(text string) bool {
	text = strings.TrimLeft(text, "(“£+−-±")
	return text != "" && text[0] >= '0' && text[0] <= '9'
}

// belongs tells whether a figure can't stand without the word after it: what a
// bare number counts, and the side on which an amount lies.
func belongs(figure, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(figure)
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case next == "" || strings.ContainsRune(closing, last) || strings.ContainsRune("·–(:;→", first):
		return false
	case slices.Contains(sides, strings.TrimRight(next, closing)):
		return true
	}
	return last >= '0' && last <= '9' && !strings.ContainsRune(figure, '£')
}

// WholeClauses is the longest beginning of a sentence that ends where a clause
// does and fits, with an ellipsis; "" where none does. It never ends in a figure's
// middle, whose comma no space follows.
func WholeClauses(sentence string, fits func(string) bool) string {
	for end := len(sentence); ; {
		at := -1
		for _, stop := range []string{"; ", ": ", ", "} {
			at = max(at, strings.LastIndex(sentence[:end], stop))
		}
		if at < 0 {
			return ""
		}
		if s := sentence[:at] + " …"; fits(s) {
			return s
		}
		end = at
	}
}
