// Package number reads numbers as people write them into files and as they type
// them, and says where one can be read in two ways.
//
// Begin with Figure, a kind of number and how it may be written.
package number

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/pattern"
)

// The largest figures that are read, so that each can be held to the penny; their
// products and sums are looked at by checkHeld.
const (
	MaxPounds = model.MostPounds
	maxUnits  = 1_000_000_000
	MaxNumber = 1_000_000
)

// numeral is a number as it is written: 4_200, -17.5, 8.6e-05. An exponent below
// zero is what programs write for small numbers; one above zero is refused, since
// a spreadsheet that writes it has cut digits off.
var numeral = pattern.Lazy(`^[-+]?(\d+(_\d+)*(\.\d+)?|\.\d+)([eE]-\d{1,2})?$`)

// Parse reads digits with an optional sign, decimals, underscores and an
// exponent below zero, and nothing else that YAML or Go would take for a number.
func Parse(s string) (float64, bool) {
	if n := len(s); n > 0 && n < 10 && fault.IsDigits(s) {
		v := 0
		for _, d := range []byte(s) {
			v = v*10 + int(d-'0')
		}
		return float64(v), true
	}
	if len(s) > 400 || !numeral().MatchString(s) {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	return v, err == nil
}

// Percentage reads 30% as 0.3, shifting the point in the text, so that 7% is the
// same number as 0.07.
func Percentage(s string) (float64, bool) {
	digits, found := strings.CutSuffix(s, "%")
	digits = strings.TrimRight(digits, " ")
	if _, ok := Parse(digits); !found || !ok {
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

// Figure describes one kind of number: what it is called and what it may be.
type Figure struct {
	Noun     string // "an amount"
	Example  string
	Negative bool // whether it may be below zero
	whole    bool
	units    bool // whether it counts patients, whose small numbers are hidden in returns
	// Thousands tells which numbers with three decimals may be meant as thousands.
	Thousands thousandsDoubt
	Most      float64
}

// Describe is what a JSON Schema says of the figure. To YAML 1.2, which editors
// read, a number with underscores is text.
func (f Figure) Describe() map[string]any {
	plain, sign := map[string]any{"type": "number", "maximum": f.Most}, "[-+]?"
	if f.whole {
		plain["type"] = "integer"
	}
	if !f.Negative {
		plain["minimum"], sign = 0, "[+]?"
	}
	return map[string]any{"anyOf": []map[string]any{plain, {"type": "string", "pattern": "^" + sign + `[0-9]+(_[0-9]+)+(\.[0-9]+)?$`}}}
}

// Read reads the number at a place of a file, and reports what is wrong with it.
func (f Figure) Read(in *fault.Input, at *fault.Place) (float64, bool) {
	n := at.Node
	if n.Kind != yaml.ScalarNode {
		in.WrongShape(at, f.Noun, "write a number such as "+f.Example)
		return 0, false
	}
	v, ok := Parse(n.Value)
	switch {
	case !ok:
		f.notNumber(in, at)
	case v < 0 && !f.Negative:
		in.Fault(at, "write a number from 0 up", "%s is below zero", n.Value)
	case math.Abs(v) > f.Most:
		f.tooMuch(in, at, n.Value)
	case f.whole && v != math.Trunc(v) && !f.Thousands.ambiguous(WithoutZeros(n.Value)):
		in.Fault(at, "write a whole number", "%s is not a whole number", n.Value)
	case Octal(n.Value):
		in.Fault(at, "write "+f.say(WithoutZeros(n.Value)), "%s begins with a zero, which some programs read as another number", fault.Quote(n.Value))
	case f.Thousands.ambiguous(n.Value):
		in.Fault(at, "write "+f.say(n.Value), "%s can be read in two ways, with a decimal point or with thousands", fault.Quote(n.Value))
	case IsQuoted(n):
		in.Fault(at, "write "+n.Value+" without quotation marks", "%s is in quotation marks, which makes it text, not %s", fault.Quote(n.Value), f.Noun)
	default:
		return v, true
	}
	return 0, false
}

// takes tells whether a number is read as it stands.
func (f Figure) takes(number string) bool {
	v, ok := Parse(number)
	return ok && !Octal(number) && !f.Thousands.ambiguous(number) && (v >= 0 || f.Negative) &&
		(v == math.Trunc(v) || !f.whole) && math.Abs(v) <= f.Most
}

// say says how to write a number that may be ambiguous, so that it is read.
func (f Figure) say(number string) string {
	ways := []way{{number, ""}}
	if f.Thousands.ambiguous(number) {
		ways = []way{{withPoint(number), ""}, {strings.Replace(number, ".", "_", 1), ""}}
		if f.takes(ways[0].number) && f.takes(ways[1].number) {
			return ways[0].number + ", or " + ways[1].number
		}
	}
	return cmp.Or(inWays(ways, "", f.takes), "a number such as "+f.Example)
}

// tooMuch reports a number that is larger than any that is read.
func (f Figure) tooMuch(in *fault.Input, at *fault.Place, number string) {
	in.Fault(at, "are there digits too many?", "%s is more than %s, the most that is read", number, fault.Thousands(int(f.Most)))
}

// Write gives a number in its shortest form, in which it cannot be read in two ways.
func (f Figure) Write(v float64) *yaml.Node {
	n := numberNode(v)
	if f.Thousands.ambiguous(n.Value) {
		n.Value += "0"
	}
	return n
}

// notNumber reports text where a number belongs, with what was probably meant.
func (f Figure) notNumber(in *fault.Input, at *fault.Place) {
	raw := at.Node.Value
	if before, _, found := strings.Cut(raw, "#"); found && before != "" {
		in.Fault(at, "a comment begins with a space and #", "%s is not %s", fault.Quote(raw), f.Noun)
		return
	}
	if suppressed().MatchString(strings.TrimSpace(raw)) {
		hint := fault.SuppressedHint
		if !f.units {
			hint = "ask for the one that was agreed, and write it, such as " + f.Example
		}
		in.Fault(at, hint, "%s hides a small number: it is not known", fault.Quote(raw))
		return
	}
	digits := raw
	if without, found := strings.CutSuffix(raw, "%"); found && f.Noun == percentNoun {
		digits = without
	}
	if strings.HasPrefix(understand(digits).digits, "-") && !f.Negative {
		in.Fault(at, "write a number from 0 up", "%s is below zero, as accounts write it", fault.Quote(raw))
		return
	}
	if ways := waysToWrite(digits); len(ways) > 0 {
		number, said := ways[0].number, inWays(ways, "", f.takes)
		v, _ := Parse(number)
		switch {
		case math.Abs(v) > f.Most:
			f.tooMuch(in, at, fault.Quote(raw))
			return
		case f.Thousands.ambiguous(number):
			said = f.say(number)
		case f.whole && v != math.Trunc(v) && said == "":
			said = "a whole number"
		}
		in.Fault(at, "write "+cmp.Or(said, f.say(number)), "%s is not %s", fault.Quote(raw), f.Noun)
		return
	}
	if at.Node.Tag == "!!timestamp" {
		in.Fault(at, "write a number such as "+f.Example, "%s is a date, not %s", fault.Quote(raw), f.Noun)
		return
	}
	in.Fault(at, "write a number such as "+f.Example, "%s is not %s", fault.Quote(raw), f.Noun)
}

// Octal tells numbers such as 012, which YAML 1.1 reads as 10.
func Octal(s string) bool {
	s = strings.TrimLeft(s, "+-")
	return len(s) > 1 && s[0] == '0' && (s[1] == '_' || s[1] >= '0' && s[1] <= '9')
}

// WithoutZeros is a number as it is written without zeros and a plus before it.
func WithoutZeros(s string) string {
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
	RoundDoubt                        // a price or a plan may, but nobody ends it with a needless 0
	poundsDoubt                       // an amount never has: there are no tenths of a penny
)

var threeDecimals = pattern.Lazy(`^[-+]?[1-9]\d{0,2}\.\d{3}$`)

func (d thousandsDoubt) ambiguous(s string) bool {
	return d != noDoubt && threeDecimals().MatchString(s) && (d == poundsDoubt || strings.HasSuffix(s, "0"))
}

// withPoint writes an ambiguous number so that its point is a decimal point.
func withPoint(s string) string {
	v, _ := strconv.ParseFloat(s, 64)
	if plain := Shortest(v); !threeDecimals().MatchString(plain) {
		return plain
	}
	return s + "0"
}

// Shortest is a number in its shortest form, without an exponent.
func Shortest(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// IsQuoted tells whether a value stands in quotation marks, or in a block of text.
func IsQuoted(n *yaml.Node) bool {
	return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// numberNode writes a number in its shortest form, the thousands set apart from
// ten thousand up.
func numberNode(v float64) *yaml.Node {
	s := Shortest(v + 0) // the sum makes −0 a plain 0
	if math.Abs(v) >= 10_000 {
		s = fault.Underscored(s)
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: s}
}

// PercentNode writes a proportion as 30%.
func PercentNode(v float64) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: PercentText(v)}
}

// PercentText writes a proportion as 30%, shifting the point in the text.
func PercentText(v float64) string {
	whole, decimals, _ := strings.Cut(Shortest(v), ".")
	for len(decimals) < 2 {
		decimals += "0"
	}
	digits := WithoutZeros(whole + decimals[:2])
	if rest := strings.TrimRight(decimals[2:], "0"); rest != "" {
		digits += "." + rest
	}
	return digits + "%"
}

// percentNoun is how a size in percent is called; there, a percent sign is only
// one sign too many.
const percentNoun = "a number of percent"

// InWords is a percent sign or what people write for it.
var InWords = pattern.Lazy(`\s*(%|pc|p\.c\.|per ?cent)$`)

// MaxLag is the longest lag, in weeks: five years.
const MaxLag = 260

// The figures of the files that are also typed.
var (
	PoundsFigure    = Figure{Noun: "an amount", Example: "1250 or 1_250", Thousands: poundsDoubt, Most: MaxPounds}
	AnyPoundsFigure = Figure{Noun: "an amount", Example: "-250_000", Negative: true, Thousands: poundsDoubt, Most: MaxPounds}
	UnitsFigure     = Figure{Noun: "a number of units", Example: "4200", units: true, Thousands: RoundDoubt, Most: maxUnits}
	CountFigure     = Figure{Noun: "a count", Example: "82", whole: true, units: true, Thousands: RoundDoubt, Most: maxUnits}
	PercentFigure   = Figure{Noun: percentNoun, Example: "-10", Negative: true, Most: MaxNumber}
	PerWeekFigure   = Figure{Noun: "a number", Example: "-6", Negative: true, Thousands: RoundDoubt, Most: MaxPounds}
)

// People reads how many people are meant, 0 where nothing is typed, or says what to type.
func People(text string) (n int, why string) {
	if strings.TrimSpace(text) == "" {
		return 0, ""
	}
	n, ok := ParseWhole(text, 0, 10_000)
	if !ok {
		return 0, "type how many people, such as 9"
	}
	return n, ""
}
