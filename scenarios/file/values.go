package file

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/number"
)

// The kinds of number in the files.
var (
	pounds        = numeric(number.PoundsFigure)
	anyPounds     = numeric(number.AnyPoundsFigure)
	unitPrice     = numeric(number.Figure{Noun: "an amount", Example: "112.50", Thousands: number.RoundDoubt, Most: number.MaxPounds})
	units         = numeric(number.UnitsFigure)
	count         = numeric(number.CountFigure)
	factor        = numeric(number.Figure{Noun: "a number", Example: "1.0412", Most: number.MaxNumber})
	perReferral   = numeric(number.Figure{Noun: "a number", Example: "0.91", Most: number.MaxNumber})
	percentNumber = numeric(number.PercentFigure)
	perWeek       = numeric(number.PerWeekFigure)
)

// numeric is the kind of value that a figure is.
func numeric(f number.Figure) kind[float64] {
	return kind[float64]{read: f.Read, write: f.Write, schema: f.Describe(), facts: exactly}
}

// text is one line of text. Line ends and tabs in it become spaces.
func text(most int) kind[string] {
	return kind[string]{
		read: func(in *fault.Input, at *fault.Place) (string, bool) {
			if at.Node.Kind != yaml.ScalarNode {
				in.WrongShape(at, "text", "put text with a colon, a comma or brackets in quotation marks")
				return "", false
			}
			s := fault.OneLine(at.Node.Value)
			if i := strings.IndexFunc(s, fault.IsControl); i >= 0 {
				r, _ := utf8.DecodeRuneInString(s[i:])
				in.Fault(at, "delete it", "the text has a control character (U+%04X) in it", r)
				return "", false
			}
			if s == "" {
				in.Fault(at, "write a value, or leave the key out", "the text is empty")
				return "", false
			}
			if n := utf8.RuneCountInString(s); n > most {
				in.Fault(at, "say it in fewer words", "the text has %s characters, more than the %s that are read", fault.Thousands(n), fault.Thousands(most))
				return "", false
			}
			return s, true
		},
		write: func(s string) *yaml.Node {
			if s = fault.OneLine(fault.Printable(s)); s != "" {
				return textNode(s)
			}
			return nil
		},
		schema: schema{"type": []string{"string", "number", "boolean"}, "minLength": 1, "maxLength": most},
		facts:  asItIs[string],
	}
}

var (
	words = text(fault.MaxText)
	id    = text(fault.MaxID)
)

// plainNode is a value that is written as it is.
func plainNode(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: s} }

// flowList is a list, empty as yet, that is written in brackets; flowMap a map.
func flowList() *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Style: yaml.FlowStyle}
}

func flowMap() *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Style: yaml.FlowStyle}
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
		read: func(in *fault.Input, at *fault.Place) (V, bool) {
			if at.Node.Kind == yaml.ScalarNode {
				if i := slices.Index(all, at.Node.Value); i >= 0 {
					return known[i], true
				}
				if near := fault.Nearest(at.Node.Value, all); near != "" {
					in.Fault(at, "write "+near, "%s is not %s; did you mean `%s`?", fault.Quote(at.Node.Value), noun, near)
					return "", false
				}
			}
			in.WrongShape(at, noun, "write one of "+strings.Join(all, ", "))
			return "", false
		},
		write:  func(v V) *yaml.Node { return textNode(string(v)) },
		schema: schema{"enum": all},
		facts:  asItIs[V],
	}
}

// named is one of some values that go by names.
func named[V comparable](noun string, names []string, values ...V) kind[V] {
	k := oneOf(noun, names)
	name := func(v V) string { return names[slices.Index(values, v)] }
	return kind[V]{
		read: func(in *fault.Input, at *fault.Place) (V, bool) {
			is, ok := k.read(in, at)
			return values[max(0, slices.Index(names, is))], ok
		},
		write:  func(v V) *yaml.Node { return textNode(name(v)) },
		schema: k.schema,
		facts:  func(v *V, _ *yearParts) (any, bool) { return name(*v), true },
	}
}

// whole is a whole number within bounds.
func whole(noun string, least, most int) kind[int] {
	hint := fmt.Sprintf("write a whole number from %d to %d", least, most)
	return kind[int]{
		read: func(in *fault.Input, at *fault.Place) (int, bool) {
			n := at.Node
			if n.Kind != yaml.ScalarNode {
				in.WrongShape(at, noun, hint)
				return 0, false
			}
			v, ok := number.Parse(n.Value)
			switch {
			case !ok && n.Tag == "!!timestamp":
				in.Fault(at, hint, "%s is a date, not %s", fault.Quote(n.Value), noun)
			case !ok:
				in.Fault(at, hint, "%s is not %s", fault.Quote(n.Value), noun)
			case number.IsQuoted(n):
				in.Fault(at, "write "+n.Value+" without quotation marks", "%s is in quotation marks, which makes it text, not %s", fault.Quote(n.Value), noun)
			case number.Octal(n.Value):
				in.Fault(at, "write "+number.WithoutZeros(n.Value), "%s begins with a zero, which some programs read as another number", fault.Quote(n.Value))
			case v != math.Trunc(v):
				in.Fault(at, hint, "%s is not a whole number", n.Value)
			case v < float64(least) || v > float64(most):
				in.Fault(at, hint, "%s is not %s: it is outside %d to %d", n.Value, noun, least, most)
			default:
				return int(v), true
			}
			return 0, false
		},
		write:  func(v int) *yaml.Node { return plainNode(strconv.Itoa(v)) },
		schema: schema{"type": "integer", "minimum": least, "maximum": most},
		facts:  asItIs[int],
	}
}

// optional is a number that may be left out.
func optional(k kind[float64]) kind[model.Optional] {
	return kind[model.Optional]{
		read: func(in *fault.Input, at *fault.Place) (model.Optional, bool) {
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
		facts:  func(o *model.Optional, _ *yearParts) (any, bool) { return exact(o.Value), o.Given },
	}
}

// orZero is an optional number that counts as 0 where it is left out.
func orZero(k kind[float64]) kind[model.Optional] {
	o := optional(k)
	o.facts = func(o *model.Optional, _ *yearParts) (any, bool) { return exact(o.Value), true }
	return o
}

// proportion is written 30% or 0.3. With most it is at most the whole.
func proportion(most float64) kind[float64] {
	return kind[float64]{
		read: func(in *fault.Input, at *fault.Place) (float64, bool) {
			n := at.Node
			if n.Kind != yaml.ScalarNode {
				in.WrongShape(at, "a proportion", "write 30% or 0.3")
				return 0, false
			}
			v, ok := number.Percentage(n.Value)
			if !ok {
				if v, ok = bareProportion(in, at, most); !ok {
					return 0, false
				}
			}
			switch {
			case v < 0:
				in.Fault(at, "write a proportion from 0% up", "%s is below zero", n.Value)
			case v > most:
				in.Fault(at, "write at most "+number.PercentText(most), "%s is more than %s", n.Value, number.PercentText(most))
			default:
				return v, true
			}
			return 0, false
		},
		write:  number.PercentNode,
		schema: schema{"anyOf": []schema{{"type": "number", "minimum": 0, "maximum": 1}, percentSchema(most)}},
		facts:  exactly,
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

// bareProportion reads a proportion without a percent sign.
func bareProportion(in *fault.Input, at *fault.Place, most float64) (float64, bool) {
	n := at.Node
	v, ok := number.Parse(n.Value)
	switch {
	case !ok:
		hint := "write 30% or 0.3"
		digits, largest, behind := number.InWords().ReplaceAllString(strings.TrimSpace(n.Value), ""), 1.0, ""
		if digits != n.Value {
			largest, behind = 100*most, "%"
		}
		taken := func(written string) bool {
			v, ok := number.Parse(written)
			return ok && v >= 0 && v <= largest && !number.Octal(written)
		}
		if ways := number.Meant(strings.ReplaceAll(digits, ",", "."), behind, taken); ways != "" {
			hint = "write " + ways
		}
		in.Fault(at, hint, "%s is not a proportion", fault.Quote(n.Value))
	case v < 0:
		in.Fault(at, "write a proportion from 0% up", "%s is below zero", n.Value)
	case v > 1 && v > 100*most:
		in.Fault(at, "write a number from 0 to 1", "%s is more than 1, the whole", n.Value)
	case v > 1:
		in.Fault(at, "write "+number.WithoutZeros(n.Value)+"% if a percentage is meant, or a number from 0 to 1", "%s is more than 1, the whole", n.Value)
	case number.Octal(n.Value):
		in.Fault(at, "write "+number.WithoutZeros(n.Value), "%s begins with a zero, which some programs read as another number", fault.Quote(n.Value))
	case number.IsQuoted(n):
		in.Fault(at, "write "+n.Value+" without quotation marks", "%s is in quotation marks, which makes it text, not a proportion", fault.Quote(n.Value))
	default:
		return v, true
	}
	return 0, false
}

var (
	share = proportion(1)
	rate  = proportion(number.MaxNumber)
)

var (
	limit   = limitOf("the planned value") // a floor or a ceiling
	stepEnd = limitOf("the baseline")      // of a marginal rate
)

// limitOf is pounds, or a percentage of something.
func limitOf(of string) kind[model.Limit] {
	return kind[model.Limit]{
		read: func(in *fault.Input, at *fault.Place) (model.Limit, bool) {
			if at.Node.Kind == yaml.ScalarNode {
				if v, ok := number.Percentage(at.Node.Value); ok {
					if v < 0 {
						in.Fault(at, "write a percentage of "+of+", such as 103%", "%s is below zero", at.Node.Value)
					}
					return model.Limit{Kind: model.LimitOfPlan, Amount: v}, v >= 0
				}
				if v, ok := number.Parse(at.Node.Value); ok && v >= 0 && v <= 10 && !number.IsQuoted(at.Node) && !number.Octal(at.Node.Value) {
					hint := "write " + number.PercentText(v) + " for a percentage of " + of + "; pounds are the amount for the whole year, such as 1_700_000"
					in.Fault(at, hint, "%s is neither a percentage nor a likely amount of pounds: which is meant?", at.Node.Value)
					return model.Limit{}, false
				}
			}
			v, ok := pounds.read(in, at)
			return model.Limit{Kind: model.LimitInPounds, Amount: v}, ok
		},
		write: func(l model.Limit) *yaml.Node {
			switch l.Kind {
			case model.LimitOfPlan:
				return number.PercentNode(l.Amount)
			case model.LimitInPounds:
				return pounds.write(l.Amount)
			}
			return nil
		},
		schema: schema{"anyOf": []schema{
			{"type": "number", "exclusiveMinimum": 10},
			{"type": "string", "pattern": `^[+]?[0-9]+(_[0-9]+)+(\.[0-9]+)?$`},
			percentSchema(number.MaxNumber),
		}},
		facts: func(l *model.Limit, _ *yearParts) (any, bool) { return limitFacts(*l), true },
	}
}

// week is a week of the financial year.
var week = whole("a week of the year", 1, model.WeeksInYear)

// exactWeeks is a lag of so many weeks exactly, written as a bare number.
var exactWeeks = whole("a number of weeks", 0, number.MaxLag)

// lag is written [3, 7]; a bare 8 is eight weeks exactly.
var lag = kind[model.Lag]{
	read: func(in *fault.Input, at *fault.Place) (model.Lag, bool) {
		const noun, hint = "two numbers of weeks, the first and the last", "write [3, 7] for 3 to 7 weeks later, or [4, 4] for 4 weeks later"
		if at.Node.Kind == yaml.ScalarNode {
			if _, ok := number.Parse(at.Node.Value); ok {
				weeks, ok := exactWeeks.read(in, at)
				return model.Lag{First: weeks, Last: weeks}, ok
			}
		}
		if at.Node.Kind != yaml.SequenceNode {
			in.WrongShape(at, noun, hint)
			return model.Lag{}, false
		}
		if len(at.Node.Content) != 2 {
			in.Fault(at, hint, "this takes %s, not %d of them", noun, len(at.Node.Content))
			return model.Lag{}, false
		}
		ends, ok := listOf(noun, exactWeeks).read(in, at)
		if !ok {
			return model.Lag{}, false
		}
		if ends[0] > ends[1] {
			in.Fault(at, fmt.Sprintf("write [%d, %d]", ends[1], ends[0]), "the first of the two weeks is later than the last")
			return model.Lag{}, false
		}
		return model.Lag{First: ends[0], Last: ends[1]}, true
	},
	write: func(l model.Lag) *yaml.Node {
		n := flowList()
		for _, end := range []int{l.First, l.Last} {
			n.Content = append(n.Content, plainNode(strconv.Itoa(end)))
		}
		return n
	},
	schema: schema{"anyOf": []schema{
		exactWeeks.schema,
		{"type": "array", "minItems": 2, "maxItems": 2, "items": exactWeeks.schema},
	}},
}
