package figure

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Money is an amount in whole pence. Sums of Money are exact.
type Money int64

// Pounds makes whole pounds into Money.
func Pounds(pounds int64) Money { return Money(pounds * 100) }

// MostPounds is the largest amount, in pounds, that is held to the penny. Whatever
// may come to more is refused where it is read.
const MostPounds = 90_000_000_000

// RoundPounds rounds an amount in pounds to the nearest penny, halves away
// from zero, after rounding it to six decimals of a pound by the same rule,
// which keeps binary fractions out (projection.md, "Rounding"). What is not a
// number counts as nothing, and amounts beyond ±£90bn are held there.
func RoundPounds(pounds float64) Money {
	const limit = MostPounds
	switch {
	case math.IsNaN(pounds):
		return 0
	case pounds > limit:
		pounds = limit
	case pounds < -limit:
		pounds = -limit
	}
	millionths := int64(math.Round(pounds * 1e6))
	if millionths < 0 {
		return Money((millionths - 5000) / 10000)
	}
	return Money((millionths + 5000) / 10000)
}

// Float gives the amount in pounds, for charts and ratios, never for sums.
func (m Money) Float() float64 { return float64(m) / 100 }

// Abs is the amount without its sign.
func (m Money) Abs() Money {
	if m < 0 {
		return -m
	}
	return m
}

// Decimal is the amount in pounds with two decimals and no sign of currency,
// as in JSON and in formulas: "-1234.50".
func (m Money) Decimal() string {
	sign := ""
	if m < 0 {
		sign = "-"
	}
	a := m.Abs()
	pence := int64(a % 100)
	s := sign + strconv.FormatInt(int64(a/100), 10) + "."
	if pence < 10 {
		s += "0"
	}
	return s + strconv.FormatInt(pence, 10)
}

// MarshalJSON writes the amount in pounds with two decimals.
func (m Money) MarshalJSON() ([]byte, error) { return []byte(m.Decimal()), nil }

// UnmarshalJSON reads an amount as MarshalJSON writes it. It is an error where
// the amount is no whole number of pence.
func (m *Money) UnmarshalJSON(text []byte) error {
	s, minus := strings.CutPrefix(string(text), "-")
	pounds, pence, dot := strings.Cut(s, ".")
	if !dot || len(pence) != 2 {
		return fmt.Errorf("%s is not an amount in pounds and pence", text)
	}
	n, err := strconv.ParseUint(pounds+pence, 10, 62)
	if err != nil {
		return fmt.Errorf("%s is not an amount in pounds and pence", text)
	}
	*m = Money(n)
	if minus {
		*m = -*m
	}
	return nil
}

// Pence is the amount to the penny: "£1,234,567.89", "−£5.00".
func (m Money) Pence() string {
	a := m.Abs()
	d := a.Decimal()
	return m.minus() + "£" + Thousands(int64(a/100)) + d[len(d)-3:]
}

// ToThePound is the amount rounded to the nearest pound, halves away from zero.
func (m Money) ToThePound() Money {
	pounds := (m.Abs() + 50) / 100 * 100
	if m < 0 {
		return -pounds
	}
	return pounds
}

// Whole is the amount to the nearest pound: "£1,234,568", "−£5".
func (m Money) Whole() string {
	pounds := int64((m.Abs() + 50) / 100)
	if pounds == 0 {
		return "£0"
	}
	return m.minus() + "£" + Thousands(pounds)
}

// Deducted says of a saving that the amount, which a change takes, is deducted; "" of
// nothing.
func (m Money) Deducted() string {
	if m == 0 {
		return ""
	}
	return ", after the " + m.OrPence() + " that it takes"
}

// OrPence is the amount with pence where it has any: "£5,000", "£5,000.40".
func (m Money) OrPence() string {
	if m%100 == 0 {
		return m.Whole()
	}
	return m.Pence()
}

// Short is the amount as it is said aloud: "£9.2m", "£88,200", "£540", "£1.2bn".
// Amounts from £1m up are given to a tenth of a million, from £10,000 up to the
// nearest hundred, others to the pound.
func (m Money) Short() string {
	a := m.Abs()
	switch {
	case a >= Pounds(999_950_000):
		return m.minus() + "£" + tenths(a, Pounds(100_000_000)) + "bn"
	case a >= Pounds(999_950):
		return m.minus() + "£" + tenths(a, Pounds(100_000)) + "m"
	case a >= Pounds(10_000):
		hundreds := int64((a + 5000) / 10000)
		return m.minus() + "£" + Thousands(hundreds*100)
	}
	return m.Whole()
}

// Millions is the amount in millions of pounds with two decimals: "£9.24m".
func (m Money) Millions() string {
	return m.millions(2)
}

// millions is the amount in millions of pounds with so many decimals, one or more.
func (m Money) millions(decimals int) string {
	rounded := m.Abs().rounded(millionth(decimals))
	if rounded == 0 {
		m = 0
	}
	part := strconv.FormatInt(int64(rounded%Pounds(1_000_000)/millionth(decimals)), 10)
	return m.minus() + "£" + Thousands(int64(rounded/Pounds(1_000_000))) + "." + strings.Repeat("0", decimals-len(part)) + part + "m"
}

// millionth is the last digit of millions with so many decimals.
func millionth(decimals int) Money {
	unit := Pounds(1_000_000)
	for range decimals {
		unit /= 10
	}
	return unit
}

// rounded is an amount that is not below zero to the nearest of a unit, halves up.
func (m Money) rounded(unit Money) Money { return (m + unit/2) / unit * unit }

// shortUnit is what Short rounds to.
func (m Money) shortUnit() Money {
	switch a := m.Abs(); {
	case a >= Pounds(999_950_000):
		return Pounds(100_000_000)
	case a >= Pounds(999_950):
		return Pounds(100_000)
	case a >= Pounds(10_000):
		return Pounds(100)
	}
	return Pounds(1)
}

// Apart is how amounts that stand beside each other are written: as Short writes them
// where that keeps the steps between them, else in millions with as many decimals as do,
// at most three, else to the pound.
func Apart(all []Money) func(Money) string {
	sorted := slices.Clone(all)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	step := Money(math.MaxInt64)
	for i := 1; i < len(sorted); i++ {
		step = min(step, sorted[i]-sorted[i-1])
	}
	keeps := func(unit func(Money) Money) bool {
		return !slices.ContainsFunc(sorted, func(m Money) bool {
			m = m.Abs()
			return (m.rounded(unit(m)) - m).Abs() > step/10
		})
	}
	if keeps(Money.shortUnit) {
		return Money.Short
	}
	for decimals := 2; decimals <= 3; decimals++ {
		unit := func(m Money) Money { return min(m.shortUnit(), millionth(decimals)) }
		if keeps(unit) {
			return func(m Money) string {
				if m.shortUnit() <= millionth(decimals) {
					return m.Short()
				}
				return m.millions(decimals)
			}
		}
	}
	return Money.Whole
}

// OverBudget says a deficit in words: "£9.2m over budget", "£310,000 under
// budget", "on budget".
func (m Money) OverBudget() string {
	over := m.Over()
	if over == "on budget" {
		return over
	}
	return over + " budget"
}

// Over is OverBudget without its last word, for columns that say "budget" once:
// "£9.2m over", "£310,000 under", "on budget".
func (m Money) Over() string { return m.overAs(m.Abs().Short()) }

// OverToThePound is Over to the pound, where a small change is to be seen in a
// large figure: "£9,182,945 over", "£310,000 under", "on budget".
func (m Money) OverToThePound() string { return m.overAs(m.Abs().Whole()) }

// OverToThePenny is OverBudget to the penny: "£9,182,944.57 over budget".
func (m Money) OverToThePenny() string {
	if m == 0 {
		return "on budget"
	}
	side := " over budget"
	if m < 0 {
		side = " under budget"
	}
	return m.Abs().Pence() + side
}

// OverAsGiven is OverBudget of an amount that somebody gave, of which nothing is rounded
// away: "£2.25m over budget", "£1,234,567.80 under budget".
func (m Money) OverAsGiven() string {
	a := m.Abs()
	amount := a.OrPence()
	switch {
	case a%a.shortUnit() == 0:
		amount = a.Short()
	case a%millionth(2) == 0:
		amount = a.millions(2)
	case a%millionth(3) == 0:
		amount = a.millions(3)
	}
	if over := m.overAs(amount); over != "on budget" {
		return over + " budget"
	}
	return "on budget"
}

// OverInMillions is Over in millions with two decimals, where there is no room
// for pounds: "£9.18m over", "£310,000 under", "on budget".
func (m Money) OverInMillions() string {
	if m.Abs() < Pounds(999_950) {
		return m.Over()
	}
	return m.overAs(m.Abs().Millions())
}

// overAs says on which side of the budget an amount lies that is written so.
func (m Money) overAs(amount string) string {
	switch {
	case m.Whole() == "£0":
		return "on budget"
	case m > 0:
		return amount + " over"
	}
	return amount + " under"
}

// Saved says a saving in words: "£88,200", "nothing", "£1,300 more spent".
func (m Money) Saved() string {
	switch {
	case m == 0:
		return "nothing"
	case m < 0:
		return m.Abs().Short() + " more spent"
	}
	return m.Short()
}

func (m Money) minus() string {
	if m < 0 {
		return "−"
	}
	return ""
}

// tenths prints a in units of ten times step, to one decimal.
func tenths(a, step Money) string {
	n := int64((a + step/2) / step)
	return Thousands(n/10) + "." + strconv.FormatInt(n%10, 10)
}

// Thousands writes a whole number with commas: 1234567 as "1,234,567".
func Thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}
