package fault

import (
	"bytes"
	"io"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"fewer/scenarios/pattern"
)

// syntaxPlace is where the YAML library gave up: how far it had read, and the
// line that it names, which is where the unfinished thing began.
type syntaxPlace struct {
	source       *Source
	line, column int
	stated       int
	named        string // the name in the library's message, if there is one
	end          bool   // all was read
}

// settleWithin is the size of a file, in bytes, in which the line of a fault is
// sought by reading it in part.
const settleWithin = 2 << 20

// settle moves the place back to the line that is to blame: the library reads a
// few lines ahead. It is the first up to which the file fails with the same
// problem, whatever follows.
func (p *syntaxPlace) settle(problem string) {
	if len(p.source.Data) > settleWithin {
		return
	}
	first := p.line
	for lines := 0; first > 1 && lines < 4; first-- {
		if text := strings.TrimSpace(p.source.Line(first)); text != "" && text[0] != '#' {
			lines++
		}
	}
	found := first + sort.Search(p.line-first, func(i int) bool { return p.source.failsBy(first+i, problem) })
	if found < p.line {
		p.line, p.column = found, utf8.RuneCountInString(p.source.Line(found))+1
	}
}

// failsBy tells whether the file fails with the problem by the end of a line,
// whatever may follow it.
func (s *Source) failsBy(line int, problem string) bool {
	end := len(s.Data)
	if starts := s.LineStarts(); line < len(starts) {
		end = starts[line]
	}
	for _, follows := range []string{"", "x: y\n", "]", "}"} {
		decoder := yaml.NewDecoder(io.MultiReader(bytes.NewReader(s.Data[:end]), strings.NewReader(follows)))
		var err error
		for err == nil {
			err = Decode(decoder, new(yaml.Node))
		}
		if !strings.HasSuffix(err.Error(), problem) {
			return false
		}
	}
	return true
}

// toStart moves the place to the first character of its line; a line on which
// nothing stands gives way to the last one before it that has something.
func (p *syntaxPlace) toStart() {
	for p.line > 1 && strings.TrimSpace(p.source.Line(p.line)) == "" {
		p.line--
	}
	text := p.source.Line(p.line)
	p.column = 1 + utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeftFunc(text, unicode.IsSpace))
}

// toLast moves the place to where the text stands for the last time on its line
// before the place itself, and tells whether it does.
func (p *syntaxPlace) toLast(text string) bool {
	runes := []rune(p.source.Line(p.line))
	before := string(runes[:min(len(runes), p.column)])
	i := strings.LastIndex(before, text)
	if i < 0 {
		return false
	}
	p.column = utf8.RuneCountInString(before[:i]) + 1
	return true
}

// bracketsWithin is how many lines before a place an open bracket is sought.
const bracketsWithin = 100

// toUnclosed moves the place to the first bracket before its line that is still
// open there, and gives that bracket; or "" where there is none.
func (p *syntaxPlace) toUnclosed() string {
	type open struct {
		line, column int
		bracket      rune
	}
	var stack []open
	for line := max(1, p.line-bracketsWithin); line < p.line; line++ {
		before := []rune(p.source.Line(line))
		for i, r := range before {
			switch {
			case r == '#' && (i == 0 || strings.ContainsRune(" \t[{,", before[i-1])):
				before = nil // a comment
			case (r == '[' || r == '{') && (len(stack) > 0 || i == 0 || strings.ContainsRune(" \t[{,", before[i-1])):
				stack = append(stack, open{line, i + 1, r})
			case (r == ']' || r == '}') && len(stack) > 0:
				stack = stack[:len(stack)-1]
			}
			if before == nil {
				break
			}
		}
	}
	if len(stack) == 0 {
		return ""
	}
	p.line, p.column = stack[0].line, stack[0].column
	return string(stack[0].bracket)
}

// secondColon finds a value inside brackets that has a colon in it.
var secondColon = pattern.Lazy(`[{,]\s*["']?[^\s:,{}\[\]"']+["']?\s*:\s+[^\s"'\[{,}\]#][^,}\]#]*?(:)(?:\s|$)`)

// toSecondColon moves the place to the second colon of a value inside brackets on
// its line, and tells whether there is one.
func (p *syntaxPlace) toSecondColon() bool {
	text := p.source.Line(p.line)
	m := secondColon().FindStringSubmatchIndex(text)
	if m == nil {
		return false
	}
	p.column = utf8.RuneCountInString(text[:m[2]]) + 1
	return true
}

// star is a value that is only stars.
var star = pattern.Lazy(`(?:^|[\s\[{,:])(\*+)\s*(?:$|[,\]}#])`)

// toSuppressed moves the place to a star on its line that stands in place of a
// number, and tells whether there is one.
func (p *syntaxPlace) toSuppressed() bool {
	text := p.source.Line(p.line)
	m := star().FindStringSubmatchIndex(text)
	if m == nil {
		return false
	}
	p.column = utf8.RuneCountInString(text[:m[2]]) + 1
	return true
}

// toStartIfAfter moves a place beyond the end of its line to the line's start.
func (p *syntaxPlace) toStartIfAfter() {
	if p.end || p.column > utf8.RuneCountInString(p.source.Line(p.line)) {
		p.toStart()
	}
}

// toQuote moves the place to the quotation mark that begins a value on its line.
func (p *syntaxPlace) toQuote() bool {
	runes := []rune(p.source.Line(p.line))
	for i := len(runes) - 1; i >= 0; i-- {
		if (runes[i] == '"' || runes[i] == '\'') && (i == 0 || strings.ContainsRune(" \t[{,:", runes[i-1])) {
			p.column = i + 1
			return true
		}
	}
	return false
}

// openQuote is a value that begins with a quotation mark and does not end with one.
var openQuote = pattern.Lazy(`(?:^|[\s:\[{,])(?:"[^"]*|'[^']*)$`)

// toOpenQuote moves the place to a quotation mark on an earlier line that is closed
// only on the line of the place, and tells whether there is one.
func (p *syntaxPlace) toOpenQuote() bool {
	for line := p.line - 1; line >= max(1, p.line-bracketsWithin); line-- {
		text := strings.TrimRight(p.source.Line(line), " \t")
		m := openQuote().FindStringIndex(text)
		if m == nil {
			continue
		}
		mark := m[0] + strings.IndexAny(text[m[0]:], `"'`)
		if strings.Contains(p.source.Line(p.line), text[mark:mark+1]) {
			p.line, p.column = line, utf8.RuneCountInString(text[:mark])+1
			return true
		}
	}
	return false
}

// nothing is a comma or an end of brackets where a value belongs.
var nothing = pattern.Lazy(`(?:[\[{,]\s*|:\s+)([,\]}])`)

// toEmpty moves the place to where a value is missing on its line, and tells
// whether there is such a place.
func (p *syntaxPlace) toEmpty() bool {
	m := nothing().FindStringSubmatchIndex(p.source.Line(p.line))
	if m == nil {
		return false
	}
	p.column = utf8.RuneCountInString(p.source.Line(p.line)[:m[2]]) + 1
	return true
}
