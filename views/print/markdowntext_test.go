package print

import "testing"

func TestNothingTypedIsAliveInMarkdown(t *testing.T) {
	for typed, want := range map[string]string{
		"see https://example.org/a_b":   `see https\://example.org/a\_b`,
		"see www.example.org":           `see www\.example.org`,
		"see WWW.example.org.":          `see WWW\.example.org.`,
		"mailto:a@example.org":          "mailto\\:a\\@\u2060example.org",
		"ask a@example.org":             "ask a\\@\u2060example.org",
		"&lt;b&gt; &#60; AT&T":          `\&lt;b\&gt; \&\#60; AT\&T`,
		"1. first":                      `1\. first`,
		"12) first":                     `12\) first`,
		"item 1. first, at 14:18":       `item 1. first, at 14:18`,
		"=== or ---":                    `\=== or ---`,
		"    code":                      `code`,
		"Plan #":                        `Plan \#`,
		"costs $5 and $6 :smile:":       `costs \$5 and \$6 \:smile:`,
		"As contracted: £5.00 saved.":   `As contracted: £5.00 saved.`,
		"a\u2028# b":                    `a \# b`,
		"<script>alert(1)</script>":     `\<script\>alert(1)\</script\>`,
		"![x](javascript:alert(1)) `x`": "!\\[x\\](javascript\\:alert(1)) \\`x\\`",
	} {
		if got := MarkdownText(typed); got != want {
			t.Errorf("%q is %q, not %q", typed, got, want)
		}
	}
}

func TestTextFromRightToLeftIsSetApart(t *testing.T) {
	for said, want := range map[string]string{
		"أنف وأذن: 10% fewer, saves £5": "\u2068أنف وأذن\u2069: 10% fewer, saves £5",
		"10% fewer, أنف 10 وأذن":        "10% fewer, \u2068أنف 10 وأذن\u2069",
		"ENT, שלום (2) and אב, 3":       "ENT, \u2068שלום\u2069 (2) and \u2068אב\u2069, 3",
		"café naïve, 10% fewer":         "café naïve, 10% fewer",
	} {
		if got := Isolate(said); got != want {
			t.Errorf("%q is %q, not %q", said, got, want)
		}
	}
}
