package scenarios

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"fewer/model"
)

// The kinds of number in the files, and in what people type.
var (
	poundsFigure    = figure{noun: "an amount", example: "1250 or 1_250", thousands: poundsDoubt, most: maxPounds}
	anyPoundsFigure = figure{noun: "an amount", example: "-250_000", negative: true, thousands: poundsDoubt, most: maxPounds}
	unitsFigure     = figure{noun: "a number of units", example: "4200", units: true, thousands: roundDoubt, most: maxUnits}
	countFigure     = figure{noun: "a count", example: "82", whole: true, units: true, thousands: roundDoubt, most: maxUnits}
	percentFigure   = figure{noun: percentNoun, example: "-10", negative: true, most: maxNumber}
	perWeekFigure   = figure{noun: "a number", example: "-6", negative: true, thousands: roundDoubt, most: maxPounds}

	pounds        = poundsFigure.kind()
	anyPounds     = anyPoundsFigure.kind()
	unitPrice     = figure{noun: "an amount", example: "112.50", thousands: roundDoubt, most: maxPounds}.kind()
	units         = unitsFigure.kind()
	count         = countFigure.kind()
	factor        = figure{noun: "a number", example: "1.0412", most: maxNumber}.kind()
	perReferral   = figure{noun: "a number", example: "0.91", most: maxNumber}.kind()
	percentNumber = percentFigure.kind()
	perWeek       = perWeekFigure.kind()
)

// percentNoun is how a size in percent is called; there, a percent sign is only
// one sign too many.
const percentNoun = "a number of percent"

// wrongShape reports a list where a value belongs, and the like.
func (in *input) wrongShape(at *place, noun, hint string) {
	switch at.node.Kind {
	case yaml.MappingNode:
		in.fault(at, hint, "this takes %s, not keys and values", noun)
	case yaml.SequenceNode:
		in.fault(at, hint, "this takes %s, not a list", noun)
	case yaml.ScalarNode:
		in.fault(at, hint, "%s is not %s", quote(at.node.Value), noun)
	}
}

// text is one line of text. Line ends and tabs in it become spaces.
func text(most int) kind[string] {
	return kind[string]{
		read: func(in *input, at *place) (string, bool) {
			if at.node.Kind != yaml.ScalarNode {
				in.wrongShape(at, "text", "put text with a colon, a comma or brackets in quotation marks")
				return "", false
			}
			s := oneLine(at.node.Value)
			if i := strings.IndexFunc(s, isControl); i >= 0 {
				r, _ := utf8.DecodeRuneInString(s[i:])
				in.fault(at, "delete it", "the text has a control character (U+%04X) in it", r)
				return "", false
			}
			if s == "" {
				in.fault(at, "write a value, or leave the key out", "the text is empty")
				return "", false
			}
			if n := utf8.RuneCountInString(s); n > most {
				in.fault(at, "say it in fewer words", "the text has %s characters, more than the %s that are read", thousands(n), thousands(most))
				return "", false
			}
			return s, true
		},
		write: func(s string) *yaml.Node {
			if s = oneLine(printable(s)); s != "" {
				return textNode(s)
			}
			return nil
		},
		schema: schema{"type": []string{"string", "number", "boolean"}, "minLength": 1, "maxLength": most},
	}
}

var (
	words = text(maxText)
	id    = text(maxID)
)

// oneLine makes white space single spaces and drops characters that do not show.
func oneLine(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] > ' ' && s[i] < utf8.RuneSelf || s[i] == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' '
	}
	if plain {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r) && r != '\u200C' && r != '\u200D' && !isControl(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func textNode(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
}

// oneOf is a word from a list.
func oneOf[V ~string](noun string, known []V) kind[V] {
	all := make([]string, len(known))
	for i, k := range known {
		all[i] = string(k)
	}
	return kind[V]{
		read: func(in *input, at *place) (V, bool) {
			if at.node.Kind == yaml.ScalarNode {
				if i := slices.Index(all, at.node.Value); i >= 0 {
					return known[i], true
				}
				if near := nearest(at.node.Value, all); near != "" {
					in.fault(at, "write "+near, "%s is not %s; did you mean `%s`?", quote(at.node.Value), noun, near)
					return "", false
				}
			}
			in.wrongShape(at, noun, "write one of "+strings.Join(all, ", "))
			return "", false
		},
		write:  func(v V) *yaml.Node { return textNode(string(v)) },
		schema: schema{"enum": all},
	}
}

// whole is a whole number within bounds.
func whole(noun string, least, most int) kind[int] {
	hint := fmt.Sprintf("write a whole number from %d to %d", least, most)
	return kind[int]{
		read: func(in *input, at *place) (int, bool) {
			n := at.node
			if n.Kind != yaml.ScalarNode {
				in.wrongShape(at, noun, hint)
				return 0, false
			}
			v, ok := parseNumber(n.Value)
			switch {
			case !ok && n.Tag == "!!timestamp":
				in.fault(at, hint, "%s is a date, not %s", quote(n.Value), noun)
			case !ok:
				in.fault(at, hint, "%s is not %s", quote(n.Value), noun)
			case isQuoted(n):
				in.fault(at, "write "+n.Value+" without quotation marks", "%s is in quotation marks, which makes it text, not %s", quote(n.Value), noun)
			case octal(n.Value):
				in.fault(at, "write "+withoutZeros(n.Value), "%s begins with a zero, which some programs read as another number", quote(n.Value))
			case v != math.Trunc(v):
				in.fault(at, hint, "%s is not a whole number", n.Value)
			case v < float64(least) || v > float64(most):
				in.fault(at, hint, "%s is not %s: it is outside %d to %d", n.Value, noun, least, most)
			default:
				return int(v), true
			}
			return 0, false
		},
		write:  func(v int) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: itoa(v)} },
		schema: schema{"type": "integer", "minimum": least, "maximum": most},
	}
}

// optional is a number that may be left out.
func optional(k kind[float64]) kind[model.Optional] {
	return kind[model.Optional]{
		read: func(in *input, at *place) (model.Optional, bool) {
			v, ok := k.read(in, at)
			return model.Optional{Value: v, Given: ok}, ok
		},
		write: func(o model.Optional) *yaml.Node {
			if !o.Given {
				return nil
			}
			return k.write(o.Value)
		},
		schema: k.schema,
	}
}

// proportion is written 30% or 0.3. With most it is at most the whole.
func proportion(most float64) kind[float64] {
	return kind[float64]{
		read: func(in *input, at *place) (float64, bool) {
			n := at.node
			if n.Kind != yaml.ScalarNode {
				in.wrongShape(at, "a proportion", "write 30% or 0.3")
				return 0, false
			}
			v, ok := percentage(n.Value)
			if !ok {
				if v, ok = bareProportion(in, at); !ok {
					return 0, false
				}
			}
			switch {
			case v < 0:
				in.fault(at, "write a proportion from 0% up", "%s is below zero", n.Value)
			case v > most:
				in.fault(at, "write at most "+percentText(most), "%s is more than %s", n.Value, percentText(most))
			default:
				return v, true
			}
			return 0, false
		},
		write:  percentNode,
		schema: schema{"anyOf": []schema{{"type": "number", "minimum": 0, "maximum": 1}, percentSchema(most)}},
	}
}

// percentSchema is a percentage with its sign, which is text to YAML.
func percentSchema(most float64) schema {
	digits := `[0-9]+(_[0-9]+)*(\.[0-9]+)?`
	if most == 1 {
		digits = `100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?`
	}
	return schema{"type": "string", "pattern": `^[+]?(` + digits + `|\.[0-9]+) *%$`}
}

// inWords is a percent sign or what people write for it.
var inWords = regexp.MustCompile(`\s*(%|pc|p\.c\.|per ?cent)$`)

// bareProportion reads a proportion without a percent sign.
func bareProportion(in *input, at *place) (float64, bool) {
	n := at.node
	v, ok := parseNumber(n.Value)
	switch {
	case !ok:
		hint := "write 30% or 0.3"
		digits := inWords.ReplaceAllString(strings.TrimSpace(n.Value), "")
		if ways := meant(strings.ReplaceAll(digits, ",", ".")); ways != "" && digits != n.Value {
			hint = "write " + ways + "%"
		} else if ways != "" {
			hint = "write " + ways
		}
		in.fault(at, hint, "%s is not a proportion", quote(n.Value))
	case isQuoted(n):
		in.fault(at, "write "+n.Value+" without quotation marks", "%s is in quotation marks, which makes it text, not a proportion", quote(n.Value))
	case octal(n.Value):
		in.fault(at, "write "+withoutZeros(n.Value), "%s begins with a zero, which some programs read as another number", quote(n.Value))
	case v > 1:
		in.fault(at, "write "+n.Value+"% if a percentage is meant, or a number from 0 to 1", "%s is more than 1, the whole", n.Value)
	default:
		return v, true
	}
	return 0, false
}

var (
	share = proportion(1)
	rate  = proportion(maxNumber)
)

var (
	limit   = limitOf("the planned value") // a floor or a ceiling
	stepEnd = limitOf("the baseline")      // of a marginal rate
)

// limitOf is pounds, or a percentage of something.
func limitOf(of string) kind[model.Limit] {
	return kind[model.Limit]{
		read: func(in *input, at *place) (model.Limit, bool) {
			if at.node.Kind == yaml.ScalarNode {
				if v, ok := percentage(at.node.Value); ok {
					if v < 0 {
						in.fault(at, "write a percentage of "+of+", such as 103%", "%s is below zero", at.node.Value)
					}
					return model.Limit{Kind: model.LimitOfPlan, Amount: v}, v >= 0
				}
				if v, ok := parseNumber(at.node.Value); ok && v >= 0 && v <= 10 && !isQuoted(at.node) && !octal(at.node.Value) {
					hint := "write " + percentText(v) + " for a percentage of " + of + "; pounds are the amount for the whole year, such as 1_700_000"
					in.fault(at, hint, "%s is neither a percentage nor a likely amount of pounds: which is meant?", at.node.Value)
					return model.Limit{}, false
				}
			}
			v, ok := pounds.read(in, at)
			return model.Limit{Kind: model.LimitInPounds, Amount: v}, ok
		},
		write: func(l model.Limit) *yaml.Node {
			switch l.Kind {
			case model.LimitOfPlan:
				return percentNode(l.Amount)
			case model.LimitInPounds:
				return pounds.write(l.Amount)
			}
			return nil
		},
		schema: schema{"anyOf": []schema{
			{"type": "number", "exclusiveMinimum": 10},
			{"type": "string", "pattern": `^[+]?[0-9]+(_[0-9]+)+(\.[0-9]+)?$`},
			percentSchema(maxNumber),
		}},
	}
}

// week is a week of the financial year.
var week = whole("a week of the year", 1, model.WeeksInYear)

// maxLag is the longest lag, in weeks: five years.
const maxLag = 260

// exactWeeks is a lag of so many weeks exactly, written as a bare number.
var exactWeeks = whole("a number of weeks", 0, maxLag)

// lag is written [3, 7]; a bare 8 is eight weeks exactly.
var lag = kind[model.Lag]{
	read: func(in *input, at *place) (model.Lag, bool) {
		const noun, hint = "two numbers of weeks, the first and the last", "write [3, 7] for 3 to 7 weeks later, or [4, 4] for 4 weeks later"
		if at.node.Kind == yaml.ScalarNode {
			if _, ok := parseNumber(at.node.Value); ok {
				weeks, ok := exactWeeks.read(in, at)
				return model.Lag{First: weeks, Last: weeks}, ok
			}
		}
		if at.node.Kind != yaml.SequenceNode {
			in.wrongShape(at, noun, hint)
			return model.Lag{}, false
		}
		if len(at.node.Content) != 2 {
			in.fault(at, hint, "this takes %s, not %d of them", noun, len(at.node.Content))
			return model.Lag{}, false
		}
		ends, ok := listOf(noun, exactWeeks).read(in, at)
		if !ok {
			return model.Lag{}, false
		}
		if ends[0] > ends[1] {
			in.fault(at, fmt.Sprintf("write [%d, %d]", ends[1], ends[0]), "the first of the two weeks is later than the last")
			return model.Lag{}, false
		}
		return model.Lag{First: ends[0], Last: ends[1]}, true
	},
	write: func(l model.Lag) *yaml.Node {
		n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Style: yaml.FlowStyle}
		for _, end := range []int{l.First, l.Last} {
			n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: itoa(end)})
		}
		return n
	},
	schema: schema{"anyOf": []schema{
		exactWeeks.schema,
		{"type": "array", "minItems": 2, "maxItems": 2, "items": exactWeeks.schema},
	}},
}
