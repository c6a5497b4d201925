package number

import (
	"math"
	"strings"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/pattern"
)

// misread is why a typed number can't be taken.
type misread int

const (
	taken misread = iota
	noNumber
	twoWays
	notWhole
	tooMuch
)

// typed reads a number as people type one: "40000", "0,5", "-63,000", "40k". Where
// it reads in two ways, these are given as they would be typed.
func (f Figure) typed(text string) (v float64, bad misread, ways [2]string) {
	text = strings.TrimSpace(text)
	u := understand(text)
	if u.digits == "" || u.pence || strings.Contains(text, "_") && !setApart().MatchString(text) || strings.ContainsAny(text, "€$\"") || exponent().MatchString(text) {
		return 0, noNumber, ways
	}
	_, decimals, _ := strings.Cut(u.digits, ".")
	switch {
	case u.comma == thousandsOrPoint && f.Thousands != poundsDoubt && !f.whole:
		return 0, twoWays, [2]string{u.digits, withPoint(strings.Replace(plainly.Replace(text), ",", ".", 1))}
	case u.comma == decimalComma && f.Thousands == poundsDoubt && len(decimals) > 2 && !strings.HasPrefix(u.digits, "0."):
		return 0, noNumber, ways
	case !u.scaled && u.comma == noComma && !f.whole && f.Thousands.ambiguous(u.digits):
		return 0, twoWays, [2]string{withPoint(u.digits), strings.Replace(u.digits, ".", "", 1)}
	}
	v, ok := Parse(u.digits)
	switch {
	case !ok:
		return 0, noNumber, ways
	case f.whole && v != math.Trunc(v):
		return v, notWhole, ways
	case math.Abs(v) > f.Most:
		return v, tooMuch, ways
	}
	return v + 0, taken, ways // the sum makes −0 a plain 0
}

// setApart are between thousands, as in the files.
var setApart = pattern.Lazy(`^[^_]*\d{1,3}(_\d{3})+\D*(\.\d+)?\D*$`)

// SizeOf is what a typed size is of.
type SizeOf struct {
	Pounds bool    // whether it is counted in pounds
	Now    float64 // what a week holds before it, for “to 17”; 0 where that can't be said
}

const (
	MostFewer   = 100  // percent
	mostMore    = 1000 // percent
	sizeExample = "10, +10 or 6w"
)

var (
	weekly   = pattern.Lazy(`\s*(?:(?:a|per|each|every)\s+week|/\s*week|/\s*w|pw|w)$`)
	aimedAt  = pattern.Lazy(`^(?:=\s*|to\s+)`)
	partOf   = pattern.Lazy(`^(.*\d[^\s/]*)\s*(?:/|\s(?:out\s+of|of|instead\s+of|in\s+place\s+of)\s)\s*(\S.*)$`)
	moreLess = pattern.Lazy(`\s+(more|fewer|less)$`)
)

// ParseSize reads a size as people type one: "10" is 10% fewer, "+10" more, "0.5"
// half a percent fewer, "6w" six a week fewer; "17 of 20" and "17/20" 15% fewer;
// "to 17" and "=17" so many a week that 17 are left. why says in words what is
// wrong with anything else.
func ParseSize(typed string, of SizeOf) (size model.Size, why string) {
	s := strings.ToLower(strings.Join(strings.Fields(plainSigns.Replace(typed)), " "))
	if s == "" {
		return size, "type a number: 10 is 10% fewer, +10 more, 6w six a week fewer"
	}
	if m := aimedAt().FindString(s); m != "" {
		return sizeTo(s[len(m):], typed, of)
	}
	sign := 0.0
	if m := moreLess().FindStringSubmatch(s); m != nil {
		s, sign = strings.TrimSuffix(s, m[0]), -1
		if m[1] == "more" {
			sign = 1
		}
	}
	if m := partOf().FindStringSubmatch(s); m != nil && !weekly().MatchString(s) && sign == 0 {
		return sizeOfParts(m[1], m[2], typed)
	}
	if m := weekly().FindString(s); m != "" {
		s, size.Kind = strings.TrimSuffix(s, m), model.PerWeek
	}
	if sign == 0 {
		sign = -1
		if strings.HasPrefix(s, "+") {
			s, sign = s[1:], 1
			if strings.HasPrefix(s, "-") {
				return size, notANumber(typed)
			}
		}
	}
	amount, why := sizeAmount(s, typed, size.Kind, of)
	if why != "" {
		return size, why
	}
	return bounded(model.Size{Kind: size.Kind, Amount: sign * math.Abs(amount)})
}

// plainSigns keeps the signs of money, which say something of a size.
var plainSigns = strings.NewReplacer("\u00A0", " ", "\u202F", " ", "−", "-", "–", "-")

// sizeAmount reads the number of a size.
func sizeAmount(s, typed string, kind model.SizeKind, of SizeOf) (v float64, why string) {
	f, inPounds := PercentFigure, of.Pounds
	switch {
	case kind == model.PerWeek && inPounds:
		f = AnyPoundsFigure
	case kind == model.PerWeek:
		f = PerWeekFigure
	}
	percent := InWords().MatchString(s)
	if percent && kind == model.PerWeek || strings.Contains(s, "£") && (percent || !inPounds) {
		return 0, notANumber(typed)
	}
	if strings.Contains(s, "£") && kind == model.Percent {
		return 0, "pounds are given a week: type " + s + " a week"
	}
	v, bad, ways := f.typed(InWords().ReplaceAllString(s, ""))
	switch bad {
	case taken:
		return v, ""
	case twoWays:
		return 0, inTwoWays(typed, s, ways, func(typed string) bool { _, why := ParseSize(typed, of); return why == "" })
	case tooMuch:
		return 0, "that is more than can be meant"
	}
	return 0, notANumber(typed)
}

func notANumber(typed string) string {
	return "“" + fault.Shorten(strings.TrimSpace(typed)) + "” is not a number: type " + sizeExample
}

// someNumber is the number in what is typed.
var someNumber = pattern.Lazy(`[-−–]?\d[\d.,]*`)

// signBefore stands before a number and changes what it means, so that it is to be
// typed again with it.
var signBefore = pattern.Lazy(`^\s*[+=]\s*$`)

// inTwoWays refuses a number, which stands in a part of what is typed, with both of
// its readings, and names to be typed those that are taken there.
func inTwoWays(typed, part string, ways [2]string, taken func(typed string) bool) string {
	said := "“" + fault.Shorten(strings.TrimSpace(typed)) + "” reads in two ways"
	stands := someNumber().FindString(part)
	first, second := taken(strings.Replace(typed, stands, ways[0], 1)), taken(strings.Replace(typed, stands, ways[1], 1))
	if before, _, _ := strings.Cut(typed, stands); signBefore().MatchString(before) {
		sign := strings.TrimSpace(before)
		ways[0], ways[1] = sign+ways[0], sign+ways[1]
	}
	switch {
	case first && second:
		return said + ": type " + ways[0] + ", or " + ways[1]
	case first:
		return said + ", as " + ways[0] + " and as " + ways[1] + ", which is too much: type " + ways[0]
	case second:
		return said + ", as " + ways[0] + ", which is too much, and as " + ways[1] + ": type " + ways[1]
	}
	return said + ", as " + ways[0] + " and as " + ways[1] + ", and neither can be meant"
}

// bounded refuses a size that nobody can mean.
func bounded(size model.Size) (model.Size, string) {
	switch {
	case size.Kind == model.Percent && size.Amount < -MostFewer:
		return size, "no more than 100% can be taken away"
	case size.Kind == model.Percent && size.Amount > mostMore || math.Abs(size.Amount) > maxUnits:
		return size, "that is more than can be meant"
	}
	size.Amount += 0
	return size, ""
}

// sizeOfParts reads “17 of 20”: 15% fewer.
func sizeOfParts(left, all, typed string) (model.Size, string) {
	a, whyA := sizeAmount(left, typed, model.PerWeek, SizeOf{})
	b, whyB := sizeAmount(all, typed, model.PerWeek, SizeOf{})
	switch {
	case whyA != "":
		return model.Size{}, whyA
	case whyB != "":
		return model.Size{}, whyB
	case a < 0 || b <= 0 || strings.HasPrefix(left, "+"):
		return model.Size{}, notANumber(typed) + ", or 17 of 20"
	}
	return bounded(model.Size{Kind: model.Percent, Amount: toHundredths((a/b - 1) * 100)})
}

// sizeTo reads “to 17”: so many a week that 17 are left, and “to 90%”: 10% fewer.
func sizeTo(s, typed string, of SizeOf) (model.Size, string) {
	if InWords().MatchString(s) {
		v, why := sizeAmount(s, typed, model.Percent, SizeOf{Now: of.Now})
		if why == "" && v < 0 {
			why = notANumber(typed)
		}
		if why != "" {
			return model.Size{}, why
		}
		return bounded(model.Size{Kind: model.Percent, Amount: toHundredths(v - 100)})
	}
	v, why := sizeAmount(weekly().ReplaceAllString(s, ""), typed, model.PerWeek, of)
	switch {
	case why != "":
		return model.Size{}, why
	case v < 0:
		return model.Size{}, "no less than nothing can be left: type to 0, or 100 for 100% fewer"
	case !(of.Now > 0):
		return model.Size{}, "how many come a week is not known here: type " + sizeExample
	}
	return bounded(model.Size{Kind: model.PerWeek, Amount: toHundredths(v - of.Now)})
}

// toHundredths keeps a size that was reckoned from others as short as people type.
func toHundredths(v float64) float64 { return math.Round(v*100)/100 + 0 }

// ParsePercent reads a number of percent with or without its sign: "-20", "20%",
// "0,5". It is not bounded.
func ParsePercent(typed string) (percent float64, why string) {
	percent, bad, ways := PercentFigure.typed(InWords().ReplaceAllString(strings.ToLower(strings.TrimSpace(typed)), ""))
	switch bad {
	case taken:
		return percent, ""
	case twoWays:
		return 0, inTwoWays(typed, typed, ways, func(typed string) bool { _, why := ParsePercent(typed); return why == "" })
	}
	return 0, "“" + fault.Shorten(strings.TrimSpace(typed)) + "” is not a number of percent"
}

// ParseShare reads a proportion: "60%", "0.6", "60", "3 of 5". Above 1 a bare number
// is a percentage; at or below 1 it is the proportion itself, as in the files. most
// is the largest that is taken.
func ParseShare(typed string, most float64) (share float64, why string) {
	s := strings.ToLower(strings.Join(strings.Fields(plainSigns.Replace(typed)), " "))
	upTo := strings.TrimSuffix(PercentText(most), "%")
	wrong := "type a percentage from 0 to " + upTo + ", such as 60%, or 0.6"
	if m := partOf().FindStringSubmatch(s); m != nil {
		a, badA, _ := UnitsFigure.typed(m[1])
		b, badB, _ := UnitsFigure.typed(m[2])
		if badA != taken || badB != taken || a < 0 || b <= 0 || a/b > most {
			return 0, wrong
		}
		return a / b, ""
	}
	bare := InWords().ReplaceAllString(s, "")
	v, bad, ways := PercentFigure.typed(bare)
	switch {
	case bad == twoWays:
		return 0, inTwoWays(typed, typed, ways, func(typed string) bool { _, why := ParseShare(typed, most); return why == "" })
	case bad != taken:
		return 0, wrong
	case bare != s || v > 1:
		v = hundredths(understand(bare).digits)
	}
	if v < 0 || v > most {
		return 0, wrong
	}
	return v, ""
}

// ParseWhole reads a whole number within bounds, and tells whether it is one.
func ParseWhole(typed string, least, most int) (n int, ok bool) {
	v, bad, _ := CountFigure.typed(typed)
	if bad != taken || v < float64(least) || v > float64(most) {
		return 0, false
	}
	return int(v), true
}

var betweenWeeks = pattern.Lazy(`^(\d+)\s*(?:-|–|to|bis)\s*(\d+)$`)

// ParseLag reads how many weeks later: "18 to 26", "18-26", "18" for 18 exactly.
// It tells whether it is that.
func ParseLag(typed string) (lag model.Lag, ok bool) {
	s := strings.TrimSpace(strings.TrimSuffix(strings.ToLower(strings.TrimSpace(typed)), "weeks"))
	first, last := s, s
	if m := betweenWeeks().FindStringSubmatch(s); m != nil {
		first, last = m[1], m[2]
	}
	a, okA := ParseWhole(first, 0, MaxLag)
	b, okB := ParseWhole(last, 0, MaxLag)
	if !okA || !okB || b < a {
		return model.Lag{}, false
	}
	return model.Lag{First: a, Last: b}, true
}

// ParseGuess reads a guess as people type one: "40000", "£63,000", "40k", "0.2m",
// "nothing", "don't know", "?". The reason says what is wrong with anything else,
// without repeating it, as a guess is not to be seen.
func ParseGuess(typed string) (guess model.Optional, reason string) {
	const hint = "Type pounds, or ? for don't know"
	text := strings.ToLower(strings.TrimSpace(typed))
	switch strings.ReplaceAll(text, "’", "'") {
	case "?", "don't know", "dont know", "dk":
		return model.Optional{}, ""
	case "":
		return model.Optional{}, "Nothing is typed. " + hint
	}
	v, reason := parsePounds(text)
	if reason != "" {
		return model.Optional{}, reason + " " + hint
	}
	return model.Given(v), ""
}

// ParsePounds reads an amount as people type one: "2000000", "£2.5m", "-63,000",
// "40k", "nothing". The reason says what is wrong with anything else.
func ParsePounds(typed string) (pounds float64, reason string) {
	const hint = "Type pounds, such as 40000, 40k, 2.5m or -0.2m."
	text := strings.ToLower(strings.TrimSpace(typed))
	if text == "" {
		return 0, "Nothing is typed yet. " + hint
	}
	if pounds, reason = parsePounds(text); reason != "" {
		return 0, reason + " " + hint
	}
	return pounds, ""
}

// parsePounds reads an amount that is in small letters and not empty. The reason
// never repeats it.
func parsePounds(text string) (pounds float64, reason string) {
	if text == "nothing" || text == "none" {
		return 0, ""
	}
	v, bad, _ := AnyPoundsFigure.typed(text)
	switch bad {
	case taken:
		return v, ""
	case twoWays:
		return 0, "Type it without the point, which reads in two ways."
	case tooMuch:
		return 0, "That is too much."
	}
	return 0, "No number."
}
