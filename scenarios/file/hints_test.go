package file

import (
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"fewer/scenarios/fault"
	"fewer/scenarios/number"
)

// suggested are the numbers that a hint gives to be written.
var suggested = regexp.MustCompile(`-?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?: ?%)?`)

// oddNumbers draws numbers as people, spreadsheets and other programs write them.
func oddNumbers() *rapid.Generator[string] {
	digits := rapid.OneOf(
		rapid.StringMatching(`[0-9]{1,4}`), rapid.StringMatching(`[1-9][0-9]{0,2}(,[0-9]{3}){1,3}`), rapid.StringMatching(`[1-9][0-9]{0,2}(\.[0-9]{3}){1,2}`),
		rapid.StringMatching(`[0-9]{0,3}[.,][0-9]{1,4}`), rapid.StringMatching(`0[0-9]{1,3}(\.[0-9]{1,3})?`), rapid.StringMatching(`[0-9]{5,24}`),
		rapid.StringMatching(`[1-9](\.[0-9])?e[+]?[0-9]{1,2}`), rapid.StringMatching(`[0-9]{1,3}[' _][0-9]{3}`),
	)
	return rapid.Custom(func(t *rapid.T) string {
		of := rapid.SampledFrom[[]string]
		return of([]string{"", "", "", "-", "£", "(", "<", "+", "'", "= "}).Draw(t, "before") + digits.Draw(t, "digits") +
			of([]string{"", "", "", "%", " per cent", "-", ")", "k", "m", "bn", "p", " p", "'", "*", " pounds"}).Draw(t, "behind")
	})
}

// What a hint says to write is read where it is written: in every kind of figure,
// for every number that is refused.
func TestNoHintSuggestsWhatIsRefusedNext(t *testing.T) {
	kinds := map[string]kind[float64]{
		"pounds": pounds, "pounds, also below zero": anyPounds, "a price": unitPrice, "units": units, "a count": count, "percent": percentNumber,
		"a week": perWeek, "a factor": factor, "per referral": perReferral, "a share": share, "a rate": rate,
	}
	holds := func(t interface {
		Errorf(string, ...any)
		Helper()
	}, text string,
	) {
		t.Helper()
		for name, k := range kinds {
			for _, f := range faultsIn(k, text) {
				if f.Warning {
					continue
				}
				for _, number := range suggested.FindAllString(f.Hint, -1) {
					if again := faultsIn(k, number); again.Fatal() {
						t.Errorf("%s: %q: the hint %q suggests %s, of which it is said: %v", name, text, f.Hint, number, again)
					}
				}
			}
		}
	}
	for _, text := range []string{
		"1e30", "1e12", "1,5", "12,50", "63.000", "£63.000", "'063.000'", "012.5", "-012", "'-5'", "'12.5'", "(100)", "10-", "*", "<5", "58p", "999999999999999",
		"150 per cent", "(30)%", "-30%", "1e30%", "1,500", "63.500", "0_5", "'1e3'", "2,5k", ".5", "1.250.000,75",
	} {
		holds(t, text)
	}
	rapid.Check(t, func(t *rapid.T) { holds(t, oddNumbers().Draw(t, "number")) })
}

// faultsIn are the faults of a value of a kind, as it stands in a file.
func faultsIn(k kind[float64], text string) fault.Faults {
	in := &fault.Input{}
	k.read(in, &fault.Place{Node: plainOrQuoted(text)})
	return in.Finish()
}

// A hidden number is not known, whatever it is of.
func TestAHiddenNumberIsSaidToBeUnknown(t *testing.T) {
	for name, k := range map[string]kind[float64]{"pounds": pounds, "a price": unitPrice, "a count": count} {
		for _, text := range []string{"<5", "*", "**", "≤ 7", ".."} {
			if got := faultsIn(k, text).Error(); !strings.Contains(got, "hides a small number: it is not known") {
				t.Errorf("%s: %q: %s", name, text, got)
			}
		}
	}
}

// plainOrQuoted is a value of a file: text where it stands in quotation marks.
func plainOrQuoted(text string) *yaml.Node {
	if len(text) > 1 && text[0] == '\'' && text[len(text)-1] == '\'' {
		return &yaml.Node{Kind: yaml.ScalarNode, Value: strings.Trim(text, "'"), Style: yaml.SingleQuotedStyle}
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: text}
}

// reading are the two readings of a number that is refused for having two, and which
// of them are to be typed.
var reading = regexp.MustCompile(`reads in two ways(?::|, .*:) type (\S+?)(?:, or (\S+))?$`)

// What a typed field says to type is taken when it is typed there.
func TestNoTypedFieldSuggestsWhatIsRefusedNext(t *testing.T) {
	fields := map[string]func(string) string{
		"a size":        func(s string) string { _, why := number.ParseSize(s, number.SizeOf{Now: 46.8}); return why },
		"a size a week": func(s string) string { _, why := number.ParseSize(s+"w", number.SizeOf{Now: 46.8}); return why },
		"a size in pounds": func(s string) string {
			_, why := number.ParseSize(s+"w", number.SizeOf{Pounds: true, Now: 9e6})
			return why
		},
		"more":         func(s string) string { _, why := number.ParseSize("+"+s, number.SizeOf{Now: 46.8}); return why },
		"so many left": func(s string) string { _, why := number.ParseSize("to "+s, number.SizeOf{Now: 46.8}); return why },
		"percent":      func(s string) string { _, why := number.ParsePercent(s); return why },
		"a proportion": func(s string) string { _, why := number.ParseShare(s, 1); return why },
		"of tariff":    func(s string) string { _, why := number.ParseShare(s, 2); return why },
	}
	holds := func(t interface{ Errorf(string, ...any) }, text string) (refused int) {
		for name, why := range fields {
			m := reading.FindStringSubmatch(why(text))
			if m == nil {
				continue
			}
			refused++
			for _, again := range m[1:] {
				if again == "" {
					continue
				}
				if next := why(again); next != "" {
					t.Errorf("%s: %q: %q, and %s is refused next: %s", name, text, why(text), again, next)
				}
			}
		}
		return refused
	}
	for text, want := range map[string]int{"1,500": 7, "1,234": 7, "0,500": 0, "1,5": 0, "0,5": 0, "12,5": 0} {
		if got := holds(t, text); got != want {
			t.Errorf("%q is refused for two readings in %d fields, not %d", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) { holds(t, oddNumbers().Draw(t, "number")) })
}
