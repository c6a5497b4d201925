package bills_test

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fewer/scenarios/bills"
)

// BenchmarkMillionLines reads and checks a bill of a million lines, of 400,000
// patients at three hospitals, with all reference tables.
func BenchmarkMillionLines(b *testing.B) {
	dir := b.TempDir()
	path := filepath.Join(dir, "lines.csv")
	writeMillion(b, path)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	for b.Loop() {
		bill, err := bills.Read([]string{path}, bills.Options{})
		if err != nil {
			b.Fatal(err)
		}
		result := bills.Check(bill, reference(b), bills.Asked{Prepared: sampleYear(b)})
		if result.Lines != 1_000_000 || len(result.Found) < 1000 {
			b.Fatalf("%d lines, %d found", result.Lines, len(result.Found))
		}
	}
}

// writeMillion writes a bill most of whose lines are right: a million times one of
// the sample's that were not found, each of another patient, with twins among them.
func writeMillion(b *testing.B, path string) {
	data, err := os.ReadFile(sample("lines.csv"))
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, lines[0])
	rnd := rand.New(rand.NewSource(1))
	for i := range 1_000_000 {
		cells := strings.Split(lines[1+rnd.Intn(len(lines)-1)], ",")
		cells[0], cells[1] = strconv.Itoa(i+1), fmt.Sprintf("P%08d", rnd.Intn(400_000))
		if cells[11] != "" {
			cells[11] = fmt.Sprintf("U%08d", i)
		}
		fmt.Fprintln(w, strings.Join(cells, ","))
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}
