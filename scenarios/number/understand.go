package number

import (
	"strconv"
	"strings"

	"fewer/scenarios/fault"
	"fewer/scenarios/pattern"
)

// madeOut is a number as people write it, as far as it can be made out. It is
// the one reading of numbers: files say from it what to write, and what is typed
// is taken by it.
type madeOut struct {
	digits string // as the files have it, "-1250.50"; "" where nothing can be made out
	comma  commaIs
	scaled bool // whether thousands or millions are said in letters
	pence  bool // whether the digits are pence
}

// commaIs tells what the comma in a number is.
type commaIs int

const (
	noComma          commaIs = iota
	thousandsComma           // 1,250,000 and 1,250.50: it can be nothing else
	decimalComma             // 0,5 and 12,50
	thousandsOrPoint         // 1,500: fifteen hundred, or one and a half
)

var (
	Grouped      = pattern.Lazy(`^-?[1-9]\d{0,2}([,' ]\d{3})+(\.\d+)?$`)
	oneComma     = pattern.Lazy(`^-?[1-9]\d{0,2},\d{3}$`)
	continental  = pattern.Lazy(`^-?[1-9]\d{0,2}(\.\d{3})+,\d+$|^-?[1-9]\d{0,2}(\.\d{3}){2,}$`)
	commaDecimal = pattern.Lazy(`^-?(\d*,\d{1,2}|\d*,\d{4,}|0?,\d{3}|(\d{4,}|0\d+),\d{3})$`)
	exponent     = pattern.Lazy(`^-?\d+(\.\d+)?[eE][+]?\d{1,2}$`)
	pence        = pattern.Lazy(`^-?\d+ ?p$`)
	suffixed     = pattern.Lazy(`^(-?[\d.,' ]*\d) ?(k|K|m|M|mn|bn|thousand|million|billion)$`)
)

// plainly writes the signs of a number as the files have them.
var plainly = strings.NewReplacer(
	"\u00A0", " ", "\u202F", " ", "−", "-", "–", "-", "’", "'", "£", "", "€", "", "$", "", "\"", "")

// understand makes out a number that is written as people write numbers: £1,250,
// (12), 10-, 0,5, 9.2m.
func understand(raw string) (u madeOut) {
	s := plainly.Replace(strings.TrimSpace(raw))
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), " pounds"))
	s = strings.TrimRight(strings.TrimSuffix(s, ".-"), "_") // 1250.- is no pence
	if minus, digits := belowZero(s); minus {
		s = "-" + digits
	}
	s = strings.TrimRight(s, " .")
	s = strings.ReplaceAll(s, "- ", "-")
	if m := suffixed().FindStringSubmatch(s); m != nil {
		u = understand(m[1])
		u.scaled = true
		e := map[byte]string{'k': "e3", 't': "e3", 'm': "e6", 'b': "e9"}[strings.ToLower(m[2])[0]]
		v, err := strconv.ParseFloat(u.digits+e, 64)
		if u.digits == "" || err != nil {
			return madeOut{}
		}
		u.digits = Shortest(v)
		return u
	}
	switch {
	case Grouped().MatchString(s):
		switch {
		case oneComma().MatchString(s):
			u.comma = thousandsOrPoint
		case strings.Contains(s, ","):
			u.comma = thousandsComma
		}
		s = strings.NewReplacer(",", "", "'", "", " ", "").Replace(s)
	case continental().MatchString(s):
		s = strings.NewReplacer(".", "", ",", ".").Replace(s)
	case commaDecimal().MatchString(s):
		s, u.comma = strings.Replace(s, ",", ".", 1), decimalComma
	case exponent().MatchString(s):
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return madeOut{}
		}
		s = Shortest(v)
	case pence().MatchString(s):
		s, u.pence = strings.TrimRight(s, "p "), true
	}
	if _, ok := Parse(s); !ok {
		return madeOut{}
	}
	u.digits = WithoutZeros(s)
	return u
}

// belowZero tells whether a number is written as accountants and their programs
// write what is below zero, (100) or 100-, and gives its digits.
func belowZero(s string) (minus bool, digits string) {
	if inside, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inside, ")") {
		return true, strings.TrimSpace(strings.TrimSuffix(inside, ")"))
	}
	if before, ok := strings.CutSuffix(s, "-"); ok && before != "" && !strings.HasPrefix(s, "-") {
		return true, strings.TrimSpace(before)
	}
	return false, s
}

// way is a way to write a number, and when it is meant.
type way struct{ number, when string }

// waysToWrite are what may be written for a number that is written as people write
// numbers: 1250 or 1_250 for "£1,250". There are none where nothing can be guessed.
func waysToWrite(raw string) []way {
	u := understand(raw)
	s := u.digits
	whole, decimals, _ := strings.Cut(s, ".")
	switch {
	case s == "":
		return nil
	case u.pence:
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return nil
		}
		return []way{{strconv.FormatFloat(v/100, 'f', 2, 64), " for pounds"}}
	case u.comma == decimalComma && len(decimals) <= 2 && strings.TrimLeft(whole, "-0") != "":
		return []way{{s, ""}, {whole + decimals, " if the comma marks thousands"}}
	}
	if set := fault.Underscored(s); set != s {
		return []way{{s, ""}, {set, ""}}
	}
	return []way{{s, ""}}
}

// Meant says what to write for a number that is written as people write numbers:
// "1250 or 1_250" for "£1,250", each with what stands behind it. It says no way that
// is not taken where it is written, and is empty where none is or nothing can be
// guessed.
func Meant(raw, behind string, taken func(number string) bool) string {
	return inWays(waysToWrite(raw), behind, taken)
}

func inWays(ways []way, behind string, taken func(number string) bool) string {
	said := ""
	for _, w := range ways {
		switch {
		case !taken(w.number):
			continue
		case said != "" && w.when != "":
			said += ", or "
		case said != "":
			said += " or "
		}
		said += w.number + behind + w.when
	}
	return said
}

// suppressed is what returns have in place of a small number of people.
var suppressed = pattern.Lazy(`^(?i:\*+|[<≤] ?\d+|\.\.+|suppressed)$`)
