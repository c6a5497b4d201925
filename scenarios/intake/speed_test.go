package intake

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"fewer/scenarios/gather"
	"fewer/scenarios/scenariotest"
)

var (
	extraHeadings = func() (all []string) {
		for i := range 19 {
			all = append(all, fmt.Sprintf("Extra %d", i))
		}
		return all
	}()
	speedHeadings = append([]string{
		"Financial Year", "Reporting Month", "Provider Code", "TFC", "POD Code", "HRG", "Practice Code", "Activity Actual", "Price Actual", "Activity Plan", "Price Plan",
	}, extraHeadings...)
	extraCells = strings.Split("local,12345,abcdefgh,detail,N,Y,0,,,text,more text,2010-04-01,zz,q,a,b,c,d,end of the row", ",")
)

// speedRow is row i of a made-up extract of thirty columns.
func speedRow(r *rand.Rand, i int) []string {
	functions, pods := [...]string{"100", "101", "110", "120", "130", "301", "320", "330", "502"}, [...]string{"OPFA", "OPFUP", "DC", "EL", "NEL", "OPPROC"}
	return append([]string{
		"201011", fmt.Sprintf("2010%02d", 1+i%8), fmt.Sprintf("R%02d", r.IntN(8)), functions[r.IntN(9)], pods[r.IntN(6)], fmt.Sprintf("AB%02dC", i%50), fmt.Sprintf("F8%04d", i%60),
		"1", fmt.Sprintf("%d.%02d", 50+i%2000, i%100), "1.1", fmt.Sprintf("%d.50", i%1000),
	}, extraCells...)
}

// BenchmarkImportOfAMillionRows writes a file of a million rows of thirty columns and
// imports it; at most 3 s and 400 MB are wanted, and less than half of what Python's csv
// module takes in the same run, for the same sums by provider, treatment function, point
// of delivery and month.
func BenchmarkImportOfAMillionRows(b *testing.B) {
	path := filepath.Join(b.TempDir(), "million.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	fmt.Fprintln(w, strings.Join(speedHeadings, ","))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 1_000_000 {
		fmt.Fprintln(w, strings.Join(speedRow(r, i), ","))
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	f.Close()
	took := importRows(b, path, 1_000_000)
	python := pythonSums(b, path)
	if python == 0 {
		b.Log("python3 is not here: its csv module is not compared with")
		return
	}
	b.ReportMetric(python.Seconds(), "s/python")
	b.ReportMetric(took.Seconds()/python.Seconds(), "of-python")
	if took > python/2 {
		b.Errorf("%v is more than half of the %v that Python's csv module takes", took, python)
	}
}

// importRows imports a file, and gives how long once takes; beside it the most memory
// that was held is reported.
func importRows(b *testing.B, path string, rows int) time.Duration {
	b.ResetTimer()
	most := mostMemory(func() {
		for b.Loop() {
			result, err := Import(gather.Request{Files: []string{path}})
			if err != nil {
				b.Fatal(err)
			}
			if result.Report.Difference != 0 || result.Report.Files[0].Rows != rows {
				b.Fatalf("%d rows, and a difference of %v", result.Report.Files[0].Rows, result.Report.Difference)
			}
		}
	})
	b.ReportMetric(float64(most)/1e6, "MB/most")
	if most > 400e6 {
		b.Errorf("%d MB were held, more than 400", most/1e6)
	}
	return b.Elapsed() / time.Duration(max(1, b.N))
}

// mostMemory is the most that the program had from the system while do ran, but for
// what lay free.
func mostMemory(do func()) (most uint64) {
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		held := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		for {
			metrics.Read(held)
			most = max(most, held[0].Value.Uint64()-held[1].Value.Uint64())
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	do()
	close(done)
	<-stopped
	return most
}

// pythonSums is how long Python takes for the same sums; nothing where it is not here.
func pythonSums(b *testing.B, path string) time.Duration {
	python, err := exec.LookPath("python3")
	if err != nil {
		return 0
	}
	const sums = `
import csv, sys, collections
sums = collections.defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
with open(sys.argv[1], newline='') as f:
    rows = csv.reader(f)
    next(rows)
    for r in rows:
        s = sums[r[2], r[3], r[4], r[1]]
        s[0] += float(r[7]); s[1] += float(r[8]); s[2] += float(r[9]); s[3] += float(r[10])
print(len(sums))
`
	began := time.Now()
	if out, err := exec.Command(python, "-c", sums, path).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return time.Since(began)
}

// BenchmarkImportOfAWorkbook imports a workbook of 100,000 rows of thirty columns, with
// its texts in the table that sheets share; at most 8 s are wanted.
func BenchmarkImportOfAWorkbook(b *testing.B) {
	shared, texts := map[string]int{}, strings.Builder{}
	var sheet strings.Builder
	row := func(cells []string, numbers bool) {
		sheet.WriteString("<row>")
		for i, c := range cells {
			switch at, there := shared[c]; {
			case c == "":
				sheet.WriteString("<c/>")
			case numbers && i >= 7 && i <= 10:
				sheet.WriteString("<c><v>" + c + "</v></c>")
			default:
				if !there {
					at = len(shared)
					shared[c] = at
					texts.WriteString("<si><t>" + c + "</t></si>")
				}
				fmt.Fprintf(&sheet, `<c t="s"><v>%d</v></c>`, at)
			}
		}
		sheet.WriteString("</row>")
	}
	row(speedHeadings, false)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 100_000 {
		row(speedRow(r, i), true)
	}
	path := scenariotest.Workbook(b, "rows.xlsx", map[string]string{
		"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + sheet.String() + "</sheetData></worksheet>",
		"xl/sharedStrings.xml":     "<sst>" + texts.String() + "</sst>",
	})
	sheet.Reset()
	runtime.GC()
	importRows(b, path, 100_000)
}
