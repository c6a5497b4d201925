package bills_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fewer/scenarios/bills"
	"fewer/scenarios/tables"
)

// FuzzRead reads anything as a bill and as each reference table: it is read and
// checked, or is an *intake.Fault with a sentence, and nothing panics.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"lines.csv", "tariff_apc.csv", "tariff_op.csv", "practices.csv", "contract.csv"} {
		data, err := os.ReadFile(sample(name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 1500)])
	}
	f.Add([]byte(heading + "\n=1+1,A,F,5PH,RBA,100,NEL,CZ05Y,2010-05-09,2010-05-01,-3,,OP_SETTING,(1.00)\n,A,,,RBA,,nel,,40000,40001,1e3,,,1E9\n"))
	year := sampleYear(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "file.csv")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r := &bills.Reference{}
		b, err := bills.Read([]string{path}, bills.Options{})
		for _, err := range []error{err, r.ReadTariff(path), r.ReadPractices(path), r.ReadContract(path)} {
			var fault *tables.Fault
			if err != nil && (!errors.As(err, &fault) || fault.What == "") {
				t.Fatalf("%T: %v", err, err)
			}
		}
		if b == nil {
			return
		}
		result := bills.Check(b, r, bills.Asked{Prepared: year})
		if len(result.Found) > result.Lines {
			t.Fatalf("%d lines, %d found", result.Lines, len(result.Found))
		}
	})
}
