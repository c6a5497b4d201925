package scenarios

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"fewer/model"
)

// The largest figures that are read, so that each can be held to the penny; their
// products and sums are looked at by checkHeld.
const (
	maxPounds = model.MostPounds
	maxUnits  = 1_000_000_000
	maxNumber = 1_000_000
)

// numeral is a number as it is written: 4_200, -17.5, 8.6e-05. An exponent below
// zero is what programs write for small numbers; one above zero is refused, since
// a spreadsheet that writes it has cut digits off.
var numeral = regexp.MustCompile(`^[-+]?(\d+(_\d+)*(\.\d+)?|\.\d+)([eE]-\d{1,2})?$`)

// parseNumber reads digits with an optional sign, decimals, underscores and an
// exponent below zero, and nothing else that YAML or Go would take for a number.
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
	return hundredths(digits), true
}

// hundredths is a number's hundredth part, its point shifted in the text.
func hundredths(digits string) float64 {
	digits, exponent, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(digits, "_", "")), "e")
	e, _ := strconv.Atoi(exponent) // "" is 0
	v, _ := strconv.ParseFloat(digits+"e"+strconv.Itoa(e-2), 64)
	return v
}

// figure describes one kind of number: what it is called and what it may be.
type figure struct {
	noun     string // "an amount"
	example  string
	negative bool // whether it may be below zero
	whole    bool
	units    bool // whether it counts patients, whose small numbers are hidden in returns
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
		f.notNumber(in, at)
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
func (f figure) notNumber(in *input, at *place) {
	raw := at.node.Value
	if before, _, found := strings.Cut(raw, "#"); found && before != "" {
		in.fault(at, "a comment begins with a space and #", "%s is not %s", quote(raw), f.noun)
		return
	}
	if f.units && suppressed.MatchString(strings.TrimSpace(raw)) {
		in.fault(at, suppressedHint, "%s hides a small number: it is not known", quote(raw))
		return
	}
	digits := raw
	if without, found := strings.CutSuffix(raw, "%"); found && f.noun == percentNoun {
		digits = without
	}
	if strings.HasPrefix(understand(digits).digits, "-") && !f.negative {
		in.fault(at, "write a number from 0 up", "%s is below zero, as accounts write it", quote(raw))
		return
	}
	if ways := meant(digits); ways != "" {
		in.fault(at, "write "+ways, "%s is not %s", quote(raw), f.noun)
		return
	}
	if at.node.Tag == "!!timestamp" {
		in.fault(at, "write a number such as "+f.example, "%s is a date, not %s", quote(raw), f.noun)
		return
	}
	in.fault(at, "write a number such as "+f.example, "%s is not %s", quote(raw), f.noun)
}

// suppressedHint is what to do where returns hide a small number of people.
const suppressedHint = "leave it out, or give the total in which it is"

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
	return len(s) > 1 && s[0] == '0' && (s[1] == '_' || s[1] >= '0' && s[1] <= '9')
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
