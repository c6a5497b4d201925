package intake

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkImportOfAMillionRows writes a file of a million rows of thirty columns
// and imports it. Beside it, in Python: csv.reader with the same sums by provider,
// treatment function, point of delivery and month.
func BenchmarkImportOfAMillionRows(b *testing.B) {
	path := filepath.Join(b.TempDir(), "million.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	fmt.Fprint(w, "Financial Year,Reporting Month,Provider Code,TFC,POD Code,HRG,Practice Code,Activity Actual,Price Actual,Activity Plan,Price Plan")
	for i := range 19 {
		fmt.Fprintf(w, ",Extra %d", i)
	}
	fmt.Fprintln(w)
	r := rand.New(rand.NewPCG(1, 2))
	functions, pods := []string{"100", "101", "110", "120", "130", "301", "320", "330", "502"}, []string{"OPFA", "OPFUP", "DC", "EL", "NEL", "OPPROC"}
	for i := range 1_000_000 {
		fmt.Fprintf(w, "201011,2010%02d,R%02d,%s,%s,AB%02dC,F8%04d,1,%d.%02d,1.1,%d.50,local,12345,abcdefgh,detail,N,Y,0,,,text,more text,2010-04-01,zz,q,a,b,c,d,end of the row\n",
			1+i%8, r.IntN(8), functions[r.IntN(9)], pods[r.IntN(6)], i%50, i%60, 50+i%2000, i%100, i%1000)
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	f.Close()
	b.ResetTimer()
	for range b.N {
		result, err := Import(Request{Files: []string{path}})
		if err != nil {
			b.Fatal(err)
		}
		if result.Report.Difference != 0 || result.Report.Files[0].Rows != 1_000_000 {
			b.Fatalf("%d rows, and a difference of %v", result.Report.Files[0].Rows, result.Report.Difference)
		}
	}
}
