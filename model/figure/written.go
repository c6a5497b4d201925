package figure

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// resultDecimals is the number of decimals with which the figure is shown as
// what its parts come to. Beside its fellow parts it may need more; to ask for
// all of these again at each step down would end in endless decimals.
func (e *Explanation) resultDecimals() int {
	most := 4
	switch e.Kind {
	case OfMoney:
		most = 2
	case OfNumber:
		most = 6
	}
	return min(e.shownDecimals(), most)
}

// shownDecimals is the number of decimals with which the figure is shown as a
// part: as many as the arithmetic needs, and no more than it has.
func (e *Explanation) shownDecimals() int {
	least, has := 0, ownDecimals(e.scaled(e.Value))
	switch e.Kind {
	case OfMoney, OfPrice:
		least = 2
	case OfCount, OfFewer:
		least = min(1, has)
	}
	if e.Op == Stated && has <= 6 {
		return max(least, has)
	}
	return max(least, min(e.decimals, has))
}

// scaled is the number as it is written: shares in percent.
func (e *Explanation) scaled(v float64) float64 {
	if e.Kind == OfShare || e.Kind == OfFewerShare {
		return v * 100
	}
	return v
}

// ownDecimals counts the decimals of a number, binary fractions left out: up to
// 9 as on a pocket calculator, 12 where they go on, and more only where all of
// these are noughts.
func ownDecimals(v float64) int {
	noughts := 0
	if a := math.Abs(v); a > 0 && a < 0.1 {
		noughts = -int(math.Floor(math.Log10(a)))
	}
	has := 0
	for _, most := range []int{9, 12} {
		_, decimals, _ := strings.Cut(decimal(v, min(mostDecimals, most+noughts)), ".")
		if has = len(strings.TrimRight(decimals, "0")); has <= 6 {
			break
		}
	}
	return has
}

// decimal writes a number with so many decimals, halves away from zero once
// binary fractions are out: "-1234.50". There is no "-0".
func decimal(v float64, decimals int) string {
	const most = 1e12
	v = max(-most, min(most, v))
	scale := math.Pow10(decimals)
	if fine := math.Round(v * scale * 1e4); math.Abs(fine) < 1<<53 {
		v = math.Round(fine/1e4) / scale
	}
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// AsWritten is a number rounded as decimal writes it.
func AsWritten(v float64, decimals int) float64 {
	rounded, _ := strconv.ParseFloat(decimal(v, decimals), 64) // decimal writes nothing else
	return rounded
}

// written is a number with commas, so many decimals and a proper minus.
func written(v float64, decimals int) string { return Grouped(decimal(v, decimals)) }

// Grouped writes a number in digits with commas and a proper minus: "-1234.50" as
// "−1,234.50". Nothing has no minus.
func Grouped(digits string) string {
	minus := ""
	if s, below := strings.CutPrefix(digits, "-"); below {
		if digits = s; strings.Trim(s, "0.") != "" {
			minus = "−"
		}
	}
	whole, rest, found := strings.Cut(digits, ".")
	if n, err := strconv.ParseInt(whole, 10, 64); err == nil {
		whole = Thousands(n)
	}
	if found {
		whole += "." + rest
	}
	return minus + whole
}

// Figure is the figure as one of the parts of another: "£8,400.81", "72.0392
// fewer", "30%", "1.0412", with the decimals that a pocket calculator needs.
func (e *Explanation) Figure() string { return e.figure(e.shownDecimals()) }

// Result is the figure as what its parts come to.
func (e *Explanation) Result() string { return e.figure(e.resultDecimals()) }

func (e *Explanation) figure(d int) string {
	v := e.Value
	switch e.Kind {
	case OfMoney, OfPrice:
		s := written(math.Abs(v), d)
		if strings.HasPrefix(written(v, d), "−") {
			return "−£" + s
		}
		return "£" + s
	case OfShare:
		return written(v*100, d) + "%"
	case OfFewer:
		return written(math.Abs(v), d) + moreOrFewer(v)
	case OfFewerShare:
		return written(math.Abs(v)*100, d) + "%" + moreOrFewer(v)
	}
	if e.Unit != "" {
		return written(v, d) + " " + e.Unit
	}
	return written(v, d)
}

func moreOrFewer(v float64) string {
	if v < 0 {
		return " more"
	}
	return " fewer"
}

// Equation is how the figure follows from its parts, with the figures filled
// in: "72.0392 fewer × £112.00 × 1.0412 = £8,400.81"; "" where it is stated.
func (e *Explanation) Equation() string {
	from := e.From()
	if from == "" {
		return ""
	}
	return from + " = " + e.Result()
}

// SumOfNothing tells a sum of which every part is nothing.
func (e *Explanation) SumOfNothing() bool {
	return e.Op == Sum && !slices.ContainsFunc(e.Parts(), func(part *Explanation) bool { return part.Value != 0 })
}

// From is the left side of the equation, "" where the figure is stated or has
// one part that is the same, or where all parts are nothing and the note says why.
func (e *Explanation) From() string {
	parts := e.Parts()
	if e.Op == Stated || len(parts) == 0 || e.Op == Sum && len(parts) == 1 || e.Note != "" && e.SumOfNothing() {
		return ""
	}
	switch e.Op {
	case Product:
		return joinFigures(parts, " × ")
	case Ratio:
		return joinFigures(parts, " ÷ ")
	case Smallest:
		return "the " + lesserWord("smaller", "smallest", len(parts)) + " of " + joinFigures(parts, " and ")
	case Largest:
		return "the " + lesserWord("larger", "largest", len(parts)) + " of " + joinFigures(parts, " and ")
	}
	return e.added(parts)
}

func lesserWord(ofTwo, ofMore string, n int) string {
	if n == 2 {
		return ofTwo
	}
	return ofMore
}

func joinFigures(parts []*Explanation, by string) string {
	figures := make([]string, len(parts))
	for i, part := range parts {
		figures[i] = part.Figure()
	}
	return strings.Join(figures, by)
}

// mostTerms is how many terms of a sum an equation writes out.
const mostTerms = 6

// added writes a sum or difference, in the middle of a long one only how much
// is left out.
func (e *Explanation) added(parts []*Explanation) string {
	var b strings.Builder
	for i, part := range parts {
		if len(parts) > mostTerms && i == 2 {
			b.WriteString(" + …")
		}
		if len(parts) > mostTerms && i >= 2 && i < len(parts)-1 {
			continue
		}
		v := part.Value
		if e.Op == Difference && i > 0 {
			v = -v
		}
		sign := ""
		switch negative := strings.HasPrefix(written(v, part.shownDecimals()), "−"); {
		case i == 0 && negative:
			sign = "−"
		case negative:
			sign = " − "
		case i > 0:
			sign = " + "
		}
		b.WriteString(sign + strings.TrimPrefix(part.Figure(), "−"))
	}
	if len(parts) > mostTerms {
		b.WriteString(" (" + strconv.Itoa(len(parts)) + " parts)")
	}
	return b.String()
}

// UpperFirst begins a sentence.
func UpperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
