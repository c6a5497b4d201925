package cell

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Amount is a decimal of a pound or of a unit, in parts of which Scale make one: so fine
// that a million cells with all the decimals of a spreadsheet add up to the penny.
type Amount int64

// Scale is how many make one, and Most the pounds or units above which none is read: a sum
// of them would not be known any more.
const (
	Scale = 100_000_000
	Most  = 90_000_000_000
)

// What a sum of cells is rounded to once, before it is written to a year file: to
// ten-thousandths of a unit and millionths of a pound, which a file's numbers hold exactly.
const (
	finestUnit  = Scale / 10_000
	finestPound = Scale / 1_000_000
)

// Float is the amount in whole pounds or units.
func (a Amount) Float() float64 { return float64(a) / Scale }

// Units is an amount of units as a year file has it.
func (a Amount) Units() Amount { return a.to(finestUnit) }

// Pounds is an amount of pounds as a year file has it.
func (a Amount) Pounds() Amount { return a.to(finestPound) }

// to rounds to a multiple of a step, halves away from zero.
func (a Amount) to(step Amount) Amount {
	if a < 0 {
		return -(-a).to(step)
	}
	return (a + step/2) / step * step
}

// Share is the whole ten-thousandths of so many parts of an amount.
func (a Amount) Share(parts, of int) Amount {
	return a / finestUnit * Amount(parts) / Amount(of) * finestUnit
}

// AmountOf is an amount of a year file, which Units or Pounds wrote.
func AmountOf(v float64) Amount {
	if v < 0 {
		return -AmountOf(-v)
	}
	return Amount(v*(Scale/finestPound)+0.5) * finestPound
}

// Pence is the amount of pounds in pence, halves away from zero.
func (a Amount) Pence() int64 {
	if a < 0 {
		return -(-a).Pence()
	}
	return int64(a+Scale/200) / (Scale / 100)
}

// Read is how a cell with a number was read.
type Read int

// What a cell may be: a number, none at all (blank or a dash), not known (* or <5,
// or a formula without its result), or no number.
const (
	Number Read = iota
	None
	NotKnown
	NoNumber
)

// ParseAmount reads £1,234.50, (1,234.50), 1,234.50-, a dash and blanks as none,
// and * and <5 as not known. A comma where no thousands end is no number: it may be
// a decimal comma.
func ParseAmount(s string) (Amount, Read) {
	s = Trim(s)
	if s == "" || s == "-" || s == "–" || s == "—" {
		return 0, None
	}
	if v, ok := plainAmount(s); ok {
		return v, Number
	}
	switch s[0] {
	case '*', '<', '>', '#', '~':
		return 0, NotKnown
	}
	switch strings.ToLower(s) {
	case "n/a", "na", "x", "c", "suppressed", "not known", "unknown", "..", "≤5":
		return 0, NotKnown
	}
	below := 0
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		below++
		s = Trim(s[1 : len(s)-1])
	}
	s, below = sign(s, below)
	if rest, pound := strings.CutPrefix(s, "£"); pound {
		s = Trim(rest)
		if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
			below++
			s = Trim(s[1 : len(s)-1])
		}
		s, below = sign(s, below)
	}
	if below > 1 || s == "" {
		if s == "" || s == "-" {
			return 0, None
		}
		return 0, NoNumber
	}
	s, ok := withoutThousands(s)
	if !ok || s == "" || s[0] == '-' || s[0] == '+' {
		return 0, NoNumber
	}
	v, ok := plainAmount(s)
	if !ok {
		return 0, NoNumber
	}
	if below == 1 {
		v = -v
	}
	return v, Number
}

// WhyNoNumber says what is wrong with a cell that ParseAmount does not read, and what to
// write instead.
func WhyNoNumber(s string) (what, hint string) {
	if v, err := strconv.ParseFloat(strings.NewReplacer(",", "", "£", "", "(", "", ")", "", " ", "").Replace(s), 64); err == nil && math.Abs(v) > Most {
		return fmt.Sprintf("%q is more than 90,000,000,000, the most that is read", Clean(s)), "look whether it is in pence, or is another column's"
	}
	return fmt.Sprintf("%q is not a number", Clean(s)), "write it as 1234.56 or 1,234.56"
}

// sign takes a minus off either end.
func sign(s string, below int) (string, int) {
	for _, minus := range []string{"-", "−"} {
		if rest, found := strings.CutPrefix(s, minus); found {
			return Trim(rest), below + 1
		}
		if rest, found := strings.CutSuffix(s, minus); found {
			return Trim(rest), below + 1
		}
	}
	return s, below
}

// withoutThousands takes out commas where each begins three digits.
func withoutThousands(s string) (string, bool) {
	if !strings.Contains(s, ",") {
		return s, true
	}
	whole, rest, _ := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if i == 0 && (len(g) < 1 || len(g) > 3) || i > 0 && len(g) != 3 || strings.Trim(g, "0123456789") != "" {
			return "", false
		}
	}
	if strings.Contains(rest, ",") {
		return "", false
	}
	return strings.ReplaceAll(s, ",", ""), true
}

// plainAmount reads -1234.5 and, of a workbook, 1.2E-3. Most numbers are so.
func plainAmount(s string) (Amount, bool) {
	i, below := 0, false
	if s[0] == '-' {
		i, below = 1, true
	}
	var v int64
	digits := 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		v = v*10 + int64(s[i]-'0')
		if v > Most {
			return 0, false
		}
		digits++
	}
	v *= Scale
	if i < len(s) && s[i] == '.' {
		at := int64(Scale / 10)
		for i++; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			d := int64(s[i] - '0')
			digits++
			if at > 0 {
				v += d * at
			} else if at == 0 && d >= 5 {
				v++
			}
			if at > 0 {
				at /= 10
			} else {
				at = -1
			}
		}
	}
	if digits == 0 {
		return 0, false
	}
	if i < len(s) {
		if s[i] != 'E' && s[i] != 'e' {
			return 0, false
		}
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || math.Abs(f) > Most {
			return 0, false
		}
		return Amount(math.Round(f * Scale)), true
	}
	if below {
		v = -v
	}
	return Amount(v), true
}

// ParseRate reads 30%, 0.3 and 1 as shares of one.
func ParseRate(s string) (float64, Read) {
	s = Trim(s)
	percent := strings.HasSuffix(s, "%")
	v, how := ParseAmount(strings.TrimSuffix(s, "%"))
	if percent {
		return v.Float() / 100, how
	}
	return v.Float(), how
}

// Organisation is the code of a provider or a practice as it is compared: in capitals
// where it stands in small letters only. A name stays as it is.
func Organisation(s string) string {
	s = Code(s)
	if n := len(s); n < 3 || n > 6 {
		return s
	}
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return s
		}
	}
	return strings.ToUpper(s)
}

// Code is a code as it is compared: without spaces at its ends, and 110.0, as
// spreadsheets make of it, as 110.
func Code(s string) string {
	s = Trim(s)
	if whole, zeros, found := strings.Cut(s, "."); found && whole != "" && strings.Trim(zeros, "0") == "" && strings.Trim(whole, "0123456789") == "" {
		return whole
	}
	return s
}
