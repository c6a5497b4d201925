package scenarios

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// The largest figures that are read, so that every sum can be held to the penny.
const (
	maxPounds = 90_000_000_000
	maxUnits  = 1_000_000_000
	maxNumber = 1_000_000
)

// numeral is a number as it is written: 4_200, -17.5, 30%.
var numeral = regexp.MustCompile(`^[-+]?(\d+(_\d+)*(\.\d+)?|\.\d+)$`)

// parseNumber reads digits with an optional sign, decimals and underscores, and
// nothing else that YAML or Go would take for a number.
func parseNumber(s string) (float64, bool) {
	if n := len(s); n > 0 && n < 10 && isDigits(s) {
		v := 0
		for _, d := range []byte(s) {
			v = v*10 + int(d-'0')
		}
		return float64(v), true
	}
	if len(s) > 400 || !numeral.MatchString(s) {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	return v, err == nil
}

// percentage reads 30% as 0.3, shifting the point in the text, so that 7% is the
// same number as 0.07.
func percentage(s string) (float64, bool) {
	digits, found := strings.CutSuffix(s, "%")
	digits = strings.TrimRight(digits, " ")
	if _, ok := parseNumber(digits); !found || !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(digits, "_", "")+"e-2", 64)
	return v, err == nil
}

// figure describes one kind of number: what it is called and what it may be.
type figure struct {
	noun     string // "an amount"
	example  string
	negative bool // whether it may be below zero
	whole    bool
	// thousands tells which numbers with three decimals may be meant as thousands.
	thousands thousandsDoubt
	most      float64
}

// kind is the kind of value that the figure is.
func (f figure) kind() kind[float64] {
	return kind[float64]{read: f.read, write: f.write, schema: f.describe()}
}

// describe is what a JSON Schema says of the figure. To YAML 1.2, which editors
// read, a number with underscores is text.
func (f figure) describe() schema {
	plain, sign := schema{"type": "number", "maximum": f.most}, "[-+]?"
	if f.whole {
		plain["type"] = "integer"
	}
	if !f.negative {
		plain["minimum"], sign = 0, "[+]?"
	}
	return schema{"anyOf": []schema{plain, {"type": "string", "pattern": "^" + sign + `[0-9]+(_[0-9]+)+(\.[0-9]+)?$`}}}
}

func (f figure) read(in *input, at *place) (float64, bool) {
	n := at.node
	if n.Kind != yaml.ScalarNode {
		in.wrongShape(at, f.noun, "write a number such as "+f.example)
		return 0, false
	}
	v, ok := parseNumber(n.Value)
	switch {
	case !ok:
		in.notNumber(at, f.noun, f.example)
	case isQuoted(n):
		in.fault(at, "write "+n.Value+" without quotation marks", "%s is in quotation marks, which makes it text, not %s", quote(n.Value), f.noun)
	case octal(n.Value):
		in.fault(at, "write "+withoutZeros(n.Value), "%s begins with a zero, which some programs read as another number", quote(n.Value))
	case f.thousands.ambiguous(n.Value):
		in.fault(at, "write "+withPoint(n.Value)+", or "+strings.Replace(n.Value, ".", "_", 1), "%s can be read in two ways, with a decimal point or with thousands", quote(n.Value))
	case v < 0 && !f.negative:
		in.fault(at, "write a number from 0 up", "%s is below zero", n.Value)
	case f.whole && v != math.Trunc(v):
		in.fault(at, "write a whole number", "%s is not a whole number", n.Value)
	case math.Abs(v) > f.most:
		in.fault(at, "are there digits too many?", "%s is more than %s, the most that is read", n.Value, thousands(int(f.most)))
	default:
		return v, true
	}
	return 0, false
}

// write gives a number in its shortest form, in which it cannot be read in two ways.
func (f figure) write(v float64) *yaml.Node {
	n := numberNode(v)
	if f.thousands.ambiguous(n.Value) {
		n.Value += "0"
	}
	return n
}

// notNumber reports text where a number belongs, with what was probably meant.
func (in *input) notNumber(at *place, noun, example string) {
	raw := at.node.Value
	if before, _, found := strings.Cut(raw, "#"); found && before != "" {
		in.fault(at, "a comment begins with a space and #", "%s is not %s", quote(raw), noun)
		return
	}
	if digits, found := strings.CutSuffix(raw, "%"); found && noun == percentNoun {
		raw = digits
	}
	if ways := meant(raw); ways != "" {
		in.fault(at, "write "+ways, "%s is not %s", quote(at.node.Value), noun)
		return
	}
	if at.node.Tag == "!!timestamp" {
		in.fault(at, "write a number such as "+example, "%s is a date, not %s", quote(raw), noun)
		return
	}
	in.fault(at, "write a number such as "+example, "%s is not %s", quote(raw), noun)
}

var (
	grouped     = regexp.MustCompile(`^-?\d{1,3}([,' ]\d{3})+(\.\d+)?$`)
	continental = regexp.MustCompile(`^-?\d{1,3}(\.\d{3})+(,\d+)?$`)
	commaPoint  = regexp.MustCompile(`^-?\d+,\d{1,2}$`)
	exponent    = regexp.MustCompile(`^-?\d+(\.\d+)?[eE][+]?\d{1,2}$`)
	pence       = regexp.MustCompile(`^-?\d+ ?p$`)
	suffixed    = regexp.MustCompile(`^(-?\d+(?:\.\d+)?) ?(k|K|m|M|bn|thousand|million|billion)$`)
)

// meant says what to write for a number that is written as people write numbers:
// "1250 or 1_250" for "£1,250". It is empty where nothing can be guessed.
func meant(raw string) string {
	s := strings.TrimSpace(raw)
	s = strings.NewReplacer("\u00A0", " ", "\u202F", " ", "−", "-", "–", "-", "’", "'", "£", "", "€", "", "$", "", "\"", "").Replace(s)
	if inside, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inside, ")") {
		s = "-" + strings.TrimSuffix(inside, ")") // as accountants write what is below zero
	}
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimSpace(s), " pounds"), " ._-")
	s = strings.ReplaceAll(s, "- ", "-")
	switch {
	case grouped.MatchString(s):
		s = strings.NewReplacer(",", "", "'", "", " ", "").Replace(s)
	case continental.MatchString(s):
		s = strings.NewReplacer(".", "", ",", ".").Replace(s)
	case commaPoint.MatchString(s):
		return strings.Replace(s, ",", ".", 1) + ", or " + strings.Replace(s, ",", "", 1) + " if the comma marks thousands"
	case exponent.MatchString(s):
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return ""
		}
		s = shortest(v)
	case pence.MatchString(s):
		v, err := strconv.ParseFloat(strings.TrimRight(s, "p "), 64)
		if err != nil {
			return ""
		}
		return strconv.FormatFloat(v/100, 'f', 2, 64) + " for pounds"
	case suffixed.MatchString(s):
		m := suffixed.FindStringSubmatch(s)
		v, err := strconv.ParseFloat(m[1]+map[byte]string{'k': "e3", 't': "e3", 'm': "e6", 'b': "e9"}[strings.ToLower(m[2])[0]], 64)
		if err != nil {
			return ""
		}
		s = shortest(v)
	}
	if _, ok := parseNumber(s); !ok {
		return ""
	}
	s = withoutZeros(s)
	if u := underscored(s); u != s {
		return s + " or " + u
	}
	return s
}

// underscored sets the thousands of a number apart: 1_250.
func underscored(s string) string {
	s = strings.ReplaceAll(s, "_", "")
	whole, decimals, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "_" + whole[i:]
	}
	if decimals != "" {
		decimals = "." + decimals
	}
	return sign + whole + decimals
}

// octal tells numbers such as 012, which YAML 1.1 reads as 10.
func octal(s string) bool {
	s = strings.TrimLeft(s, "+-")
	return len(s) > 1 && s[0] == '0' && s[1] != '.'
}

func withoutZeros(s string) string {
	sign := ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = strings.TrimPrefix(s[:1], "+"), s[1:]
	}
	s = strings.TrimLeft(s, "0_")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	return sign + s
}

// thousandsDoubt tells which numbers such as 63.000 are refused, since they may be
// sixty-three, or 63 thousand as on the Continent.
type thousandsDoubt int

const (
	noDoubt     thousandsDoubt = iota // a factor may well have three decimals
	roundDoubt                        // a price or a plan may, but nobody ends it with a needless 0
	poundsDoubt                       // an amount never has: there are no tenths of a penny
)

var threeDecimals = regexp.MustCompile(`^[-+]?[1-9]\d{0,2}\.\d{3}$`)

func (d thousandsDoubt) ambiguous(s string) bool {
	return d != noDoubt && threeDecimals.MatchString(s) && (d == poundsDoubt || strings.HasSuffix(s, "0"))
}

// withPoint writes an ambiguous number so that its point is a decimal point.
func withPoint(s string) string {
	v, _ := strconv.ParseFloat(s, 64)
	if plain := shortest(v); !threeDecimals.MatchString(plain) {
		return plain
	}
	return s + "0"
}

// shortest is a number in its shortest form, without an exponent.
func shortest(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func isQuoted(n *yaml.Node) bool {
	return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// numberNode writes a number in its shortest form, the thousands set apart from
// ten thousand up.
func numberNode(v float64) *yaml.Node {
	s := shortest(v + 0) // the sum makes −0 a plain 0
	if math.Abs(v) >= 10_000 {
		s = underscored(s)
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: s}
}

// percentNode writes a proportion as 30%.
func percentNode(v float64) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: percentText(v)}
}

// percentText writes a proportion as 30%, shifting the point in the text.
func percentText(v float64) string {
	whole, decimals, _ := strings.Cut(shortest(v), ".")
	for len(decimals) < 2 {
		decimals += "0"
	}
	digits := withoutZeros(whole + decimals[:2])
	if rest := strings.TrimRight(decimals[2:], "0"); rest != "" {
		digits += "." + rest
	}
	return digits + "%"
}
