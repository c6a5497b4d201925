package scenariotest

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// LargeLines is how many lines the year of a LargeExtract has.
const LargeLines = 25 * 40 * 10

// LargeExtract writes monitoring to a month, and the referrals beside it, of 25 providers
// with 40 specialties and ten points of delivery each: what a region would have, and ten
// times what the largest commissioner has.
func LargeExtract(t testing.TB, months int) (files []string) {
	t.Helper()
	functions := [...]int{
		100, 101, 103, 104, 105, 106, 107, 108, 110, 120, 130, 140, 150, 160, 170, 171, 180, 190, 191, 192,
		300, 301, 302, 303, 305, 307, 313, 314, 315, 320, 330, 340, 350, 361, 370, 400, 410, 420, 430, 502,
	}
	deliveries := [...]string{"OPFA", "OPFUP", "OPPROC", "DC", "EL", "NEL", "AE", "UNBACC", "DAIMG", "COMM"}
	write := func(name, head string, rows func(w *bufio.Writer)) {
		path := filepath.Join(t.TempDir(), name)
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		w := bufio.NewWriter(f)
		fmt.Fprintln(w, head)
		rows(w)
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	each := func(do func(provider string, function, month int)) {
		for p := range 25 {
			for _, function := range functions {
				for month := 1; month <= months; month++ {
					do(fmt.Sprintf("R%02d", p), function, month)
				}
			}
		}
	}
	write("monitoring.csv", "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost,Activity Plan,Price Plan", func(w *bufio.Writer) {
		each(func(provider string, function, month int) {
			for i, pod := range deliveries {
				units := 3 + (7*i+function+5*month)%11
				fmt.Fprintf(w, "%d,%s,%d,%s,%d,%d.25,%d,%d\n", month, provider, function, pod, units, units*(100+10*i), 8, 8*(100+10*i))
			}
		})
	})
	write("referrals.csv", "Provider,TFC,Month,Practice Code,Referrals", func(w *bufio.Writer) {
		each(func(provider string, function, month int) {
			fmt.Fprintf(w, "%s,%d,%d,F8%04d,%d\n", provider, function, month, function%60, 20+(function+month)%9)
		})
	})
	return files
}
