package fault

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fewer/scenarios/pattern"
)

// explain says in plain words what is wrong, and moves the place to where a
// person should look.
func (p *syntaxPlace) explain(problem string) (what, hint string) {
	text := p.source.Line(p.line)
	indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	if tab := strings.IndexByte(indent, '\t'); tab >= 0 {
		p.column = tab + 1
		return "the line is indented with a tab; YAML takes spaces only", "replace the tab with spaces, as many as the line above has"
	}
	for line := p.line; line >= max(1, p.line-1); line-- {
		if before, _, found := strings.Cut(p.source.Line(line), "\u00A0"); found {
			p.line, p.column = line, utf8.RuneCountInString(before)+1
			return "a no-break space (U+00A0) stands here, which is no space to YAML", "type an ordinary space instead"
		}
	}
	for _, e := range syntaxExplanations {
		if strings.Contains(problem, e.problem) {
			return e.explain(p)
		}
	}
	p.toStart()
	return "the file cannot be read as YAML: " + problem, "compare the line and the one above it with a file that `fewer sample` writes"
}

var syntaxExplanations = []struct {
	problem string
	explain func(p *syntaxPlace) (what, hint string)
}{
	{"mapping values are not allowed", func(p *syntaxPlace) (string, string) {
		if !p.toLast(":") {
			p.toStart()
		}
		if before := string([]rune(p.source.Line(p.line))[:p.column-1]); !strings.Contains(before, ": ") {
			p.toStart()
			return "the line is indented further than those above it, or the line above is unfinished", "begin the line exactly under the key above it"
		}
		return "a second colon on the line", "put text that has a colon in it in quotes: name: \"GP: first visits\""
	}},
	{"could not find expected ':'", func(p *syntaxPlace) (string, string) {
		p.line = max(p.stated, 1)
		p.toStart()
		return "a key without its colon", "write key: value, with a space after the colon"
	}},
	{"did not find expected key", misplacedKey},
	{"did not find expected '-' indicator", misplacedKey},
	{"block sequence entries are not allowed", func(p *syntaxPlace) (string, string) {
		if !p.toLast("-") {
			p.toStart()
		}
		return "a list item (-) cannot stand here", "begin it on a line of its own, under the key and indented"
	}},
	{"expected ',' or ']'", func(p *syntaxPlace) (string, string) {
		return p.unclosed("a comma or the closing ] is missing before this")
	}},
	{"expected ',' or '}'", func(p *syntaxPlace) (string, string) {
		return p.unclosed("a comma or the closing } is missing before this")
	}},
	{"did not find expected node content", func(p *syntaxPlace) (string, string) {
		const missing = "a value is missing here, or a comma is one too many"
		if p.toEmpty() {
			return missing, "write the value, or delete the comma or bracket"
		}
		return p.unclosed(missing)
	}},
	{"found unexpected end of stream", func(p *syntaxPlace) (string, string) {
		p.line = max(p.stated, 1)
		p.toStart()
		if !p.toQuote() {
			return "the file ends in the middle of a value", "close every quotation mark"
		}
		return "a quotation mark is opened here and never closed", "close it, or leave it out"
	}},
	{"found character that cannot start any token", func(p *syntaxPlace) (string, string) {
		runes := []rune(p.source.Line(p.line))
		for i := min(len(runes), p.column) - 1; i >= 0; i-- {
			if strings.ContainsRune("@`%\t", runes[i]) {
				p.column = i + 1
				if runes[i] == '\t' {
					return "a tab stands here; YAML takes spaces only", "replace the tab with spaces"
				}
				return fmt.Sprintf("a value cannot begin with %c", runes[i]), "put the text in quotes"
			}
		}
		p.toStart()
		return "a value cannot begin like this", "put the text in quotes"
	}},
	{"tab character", func(p *syntaxPlace) (string, string) {
		if !p.toLast("\t") {
			p.toStart()
		}
		return "a tab stands here; YAML takes spaces only", "replace the tab with spaces"
	}},
	{"unknown escape character", func(p *syntaxPlace) (string, string) {
		p.toLast(`\`)
		return `a backslash in double quotes begins a special character, and this is none`, `write \\ for a backslash, or use single quotes`
	}},
	{"unknown anchor", func(p *syntaxPlace) (string, string) {
		if p.toSuppressed() {
			return starHides, SuppressedHint
		}
		for p.line > 1 && !p.toLast("*"+p.named) {
			p.line--
			p.column = utf8.RuneCountInString(p.source.Line(p.line))
		}
		return "text that begins with * is an alias to YAML, and aliases are not read here", "put the text in quotes"
	}},
	{"alphabetic or numeric character", func(p *syntaxPlace) (string, string) {
		if p.toSuppressed() {
			return starHides, SuppressedHint
		}
		if !p.toLast("*") && !p.toLast("&") {
			p.toStart()
		}
		return "text that begins with * or & means something else to YAML", "put the text in quotes"
	}},
	{"<document start>", func(p *syntaxPlace) (string, string) {
		for line := p.line; line > max(0, p.line-5); line-- {
			if strings.TrimSpace(p.source.Line(line)) == "..." {
				p.line, p.column = line, 1
				return "this line ends the file, and more stands after it", "delete the line"
			}
		}
		p.toStart()
		return "the file's keys ended before this line", "begin every key of the file in the first column"
	}},
	{"max depth", func(p *syntaxPlace) (string, string) {
		return fmt.Sprintf("lists and maps stand more than %d deep in each other", maxDepth), "no value of a year or scenario file lies so deep; was a bracket left open?"
	}},
}

// trailing finds what follows a value in quotes or brackets on the same line.
var trailing = pattern.Lazy(`^(\s*(?:- )?[^\s:]+:\s+(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\})\s*)([^\s#,:].*)$`)

// dash begins an entry of a list, and should be followed by a space.
var dash = pattern.Lazy(`^\s*-[A-Za-z]`)

func misplacedKey(p *syntaxPlace) (what, hint string) {
	if stopped := p.line; p.toOpenQuote() {
		return fmt.Sprintf("a quotation mark is opened here and closed only on line %d", stopped), "close it on the same line, or leave it out"
	}
	for line := p.line; line >= max(1, p.line-2); line-- {
		if m := trailing().FindStringSubmatch(p.source.Line(line)); m != nil {
			p.line, p.column = line, utf8.RuneCountInString(m[1])+1
			return "something follows a closing quotation mark or bracket", "put the whole of the text in quotes"
		}
	}
	p.toStart()
	if dash().MatchString(p.source.Line(p.line)) {
		return "a space is missing after the -", "write - and a space before the first key of an entry"
	}
	return "the line does not fit those above it: its indentation differs", "begin the line exactly under the key or the - that it belongs to"
}

// starHides is said of a star in place of a count.
const starHides = "the * hides a small number: it is not known"

// unclosed explains a list or map in brackets in which a comma, a value or its end
// is missing. Where the bracket was opened on an earlier line, that is the place.
func (p *syntaxPlace) unclosed(otherwise string) (what, hint string) {
	hint = "put a comma between entries, and close every [ with ] and every { with }; text with a comma or bracket in it goes in quotes"
	stopped := p.line
	if p.toSecondColon() {
		return "a second colon in this value", "put text that has a colon in it in quotes: name: \"GP: first visits\""
	}
	if open := p.toUnclosed(); open != "" {
		return fmt.Sprintf("the %s opened here is not closed, or a comma is missing in it before line %d", open, stopped), hint
	}
	p.toStartIfAfter()
	return otherwise, hint
}

// SuppressedHint is what to do where returns hide a small number of people.
const SuppressedHint = "leave it out, or give the total in which it is"
