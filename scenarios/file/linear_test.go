package file

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/scenariotest"
)

// hostile are files with very many faults or keys, which people make by mistake
// with a script, or to harm.
func hostile(n int) map[string]string {
	year := "fewer: year/1\nname: Much\nfinancial_year: 2010/11\nweeks_elapsed: 35\n"
	rows := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(format, "#", fmt.Sprint(i)))
		}
		return b.String()
	}
	lines := min(n/8, fault.MaxList)
	return map[string]string{
		"unknown keys":             year + rows(n, "key#: 1\n"),
		"unknown keys on one line": "{fewer: year/1, " + rows(n, "key#: 1, ") + "name: Much}",
		"nearly known keys":        year + rows(n, "weeks_elapse: #\n"),
		"commas in one number":     year + "practices: [{id: a, list_size: 1" + strings.Repeat(",250", n) + "}]\n",
		"keys before many lines":   year + rows(n/2, "key#: 1\n") + "lines:\n" + rows(lines, "  - {id: l#, name: L, provider: none, pod: elective, price: 1, plan: 1, actual: 1}\n"),
		"lines of unknown providers": year + "providers:\n" + rows(lines/16, "  - {id: hospital-#, name: H, contract: [{terms: block}]}\n") +
			"lines:\n" + rows(lines, "  - {id: l#, name: L, provider: hospitel-x#, pod: elective, price: 1, plan: 1, actual: 1}\n"),
		"lines that no schedule covers": year + "providers: [{id: h, name: H, contract: [{terms: block, covers: {pods: [critical_care]}}]}]\n" +
			"lines:\n" + rows(lines, "  - {id: l#, name: L, provider: h, pod: elective, price: 1, plan: 1, actual: 1}\n"),
		"one id for all":   year + "lines:\n" + rows(lines, "  - {id: l, name: L, budget: 1, spent: 1}\n"),
		"bytes of Windows": strings.ReplaceAll(year, "Much", strings.Repeat("\xa3\x80", n)),
	}
}

// TestManyFaultsTakeNoMoreThanTwiceForTwice reads files with very many faults,
// and the same with twice as many: what that takes grows no faster than the
// file. BenchmarkManyFaults tells the time.
func TestManyFaultsTakeNoMoreThanTwiceForTwice(t *testing.T) {
	const n = 6_000
	twice := hostile(2 * n)
	for name, text := range hostile(n) {
		once := allocated(func() { readHostile(t, name, text) })
		both := allocated(func() { readHostile(t, name, twice[name]) })
		if both > 5*once/2+1<<20 {
			t.Errorf("%s: %d bytes are allocated, and %d for a file twice as long", name, once, both)
		}
	}
}

func readHostile(tb testing.TB, name, text string) {
	_, faults := ReadYear("x.yaml", []byte(text))
	if !faults.Fatal() || len(faults) > 2*1_001 {
		tb.Errorf("%s: %d faults", name, len(faults))
	}
}

// allocated is how many bytes a function allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// BenchmarkManyFaults reads files with very many faults beside their YAML alone,
// at two sizes: the time for each value stays the same.
func BenchmarkManyFaults(b *testing.B) {
	for _, n := range []int{40_000, 80_000} {
		for name, text := range hostile(n) {
			b.Run(fmt.Sprintf("%s/%d/YAML alone", name, n), func(b *testing.B) {
				for b.Loop() {
					fault.Open("x.yaml", []byte(text), fault.YearFormat)
				}
			})
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					readHostile(b, name, text)
				}
			})
		}
	}
}

// A limit on warnings is a warning, and hides no fault; one on what a year lacks
// stops no projection.
func TestMoreThanAreListedIsNoMoreThanTheyAre(t *testing.T) {
	var b strings.Builder
	b.WriteString("fewer: scenario/1\nname: Too late\nchanges:\n")
	for range 1_500 {
		b.WriteString("  - {line: prescribing, percent: -1, to_week: 30}\n")
	}
	doc, faults := ReadScenario("late.yaml", []byte(b.String()))
	if doc == nil {
		t.Fatal(faults)
	}
	year, faults := ReadYear("y.yaml", []byte("fewer: year/1\nname: Y\nfinancial_year: 2010/11\nweeks_elapsed: 35\nlines: [{id: prescribing, name: GP, budget: 1000, spent: 700}]\n"))
	if year == nil {
		t.Fatal(faults)
	}
	faults = CheckScenario(doc, year)
	if faults.Fatal() || len(faults) != 1_001 {
		t.Fatalf("%d faults, the last: %v", len(faults), faults[len(faults)-1])
	}
	scenariotest.Equal(t, "the last", faults[1_000].Headline(), "late.yaml: warning: there are more than 1,000 warnings; the rest are not listed")

	for i := range doc.Scenario.Changes {
		doc.Scenario.Changes[i].Target = model.Target{Line: fmt.Sprint("gone-", i)}
	}
	doc.Scenario.Changes[1_499].Target = model.Target{Line: "prescribing"}
	faults = CheckScenario(doc, year)
	scenariotest.Equal(t, "left out", []int{len(faults.Missing()), len(faults.Warnings())}, []int{1_000 + 1, 1_000 + 1})
}
