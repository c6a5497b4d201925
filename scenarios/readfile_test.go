package scenarios

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fewer/scenarios/fault"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

func TestFilesThatCannotBeReadAreSaidInASentence(t *testing.T) {
	folder := t.TempDir()
	large := filepath.Join(folder, "large.yaml")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(1 << 30); err != nil { // a gigabyte that takes no room
		t.Fatal(err)
	}
	f.Close()
	cases := map[string]string{
		folder:                                "it is a folder, not a file",
		large:                                 "the file is larger than 16 MB, the most that is read",
		filepath.Join(folder, "missing.yaml"): "there is no such file",
		filepath.Join(large, "x.yaml"):        "",
	}
	if runtime.GOOS != "windows" {
		cases["/dev/zero"] = "it is a device, not a file"
		if os.Getuid() != 0 {
			closed := filepath.Join(folder, "closed.yaml")
			if err := os.WriteFile(closed, []byte("fewer: year/1\n"), 0o200); err != nil {
				t.Fatal(err)
			}
			cases[closed] = "you may not read it"
		}
	}
	for path, want := range cases {
		data, faults := journal.ReadFile(path)
		if data != nil || len(faults) != 1 || !faults.Fatal() || !strings.Contains(faults[0].What, want) || faults[0].File != path {
			t.Errorf("%s: %d bytes and %v", path, len(data), faults)
		}
	}
}

func TestAFileIsReadWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.yaml")
	if err := os.WriteFile(path, []byte("fewer: year/1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if data, faults := journal.ReadFile(path); string(data) != "fewer: year/1\n" || faults != nil {
		t.Errorf("%q, %v", data, faults)
	}
}

// TestHostileFilesAreRefusedWithinBounds gives the reader what would fill the
// memory or take for ever, and holds that the message names the bound.
func TestHostileFilesAreRefusedWithinBounds(t *testing.T) {
	t.Parallel()
	year := "fewer: year/1\nname: x\nfinancial_year: 2010/11\nweeks_elapsed: 4\n"
	for what, c := range map[string]struct{ data, want string }{
		"too large":           {strings.Repeat("#", fault.MaxBytes+1), "larger than 16 MB"},
		"too many values":     {year + "lines: [" + strings.Repeat("1,", 2_000_000) + "1]\n", "more than 2,000,000 values"},
		"too many lines":      {year + "lines:\n" + strings.Repeat("- {}\n", fault.MaxList+1), "the list has 20,001 entries, more than the 20,000 that are read"},
		"too many practices":  {year + "lines: []\nreferrals: [{by_practice: {" + strings.Repeat("a: 1, ", fault.MaxList+1) + "}}]\n", "more than the 20,000 that are read"},
		"too deep in lists":   {year + "lines: " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + "\n", "more than 32 deep"},
		"too deep for YAML":   {year + "lines: " + strings.Repeat("[", 1_000_000) + "\n", "more than 32 deep"},
		"too deep in maps":    {year + "lines: " + strings.Repeat("{a: ", 9000) + strings.Repeat("}", 9000) + "\n", "more than 32 deep"},
		"too deep in dashes":  {year + "lines:\n" + strings.Repeat("- ", 9000) + "\n", "more than 32 deep"},
		"too many faults":     {year + "lines:\n" + strings.Repeat("- {price: x}\n", 3000), "more than 1,000 faults"},
		"too long a text":     {year + "source: " + strings.Repeat("x ", 1_000_000) + "\nlines: []\n", "more than the 2,000 that are read"},
		"too long a number":   {year + "budget: " + strings.Repeat("1", 1_000_000) + "\nlines: []\n", "is not an amount"},
		"many comments":       {strings.Repeat("# comment\n", 400_000) + "fewer: year/2\n", "newer program"},
		"an unclosed quote":   {year + "source: \"" + strings.Repeat("x\n", 500_000), "never closed"},
		"a long broken line":  {year + strings.Repeat("x", 1_000_000) + "\n", "a key without its colon"},
		"many anchors":        {year + "lines: [" + strings.Repeat("&a x, ", 100_000) + "]\n", "20,000"},
		"many blank lines":    {strings.Repeat("\n", 1_000_000) + year, "lines is missing"},
		"many bytes of latin": {year + strings.Repeat("source: caf\xe9\n", 100_000), "not UTF-8"},
	} {
		began := time.Now()
		y, faults := file.ReadYear("x.yaml", []byte(c.data))
		if y != nil || !strings.Contains(faults.Error(), c.want) {
			t.Errorf("%s: %q is not said in %.600s", what, c.want, faults.Error())
		}
		if said := len(faults.Error()); said > 1_000_000 {
			t.Errorf("%s: the faults take %d characters", what, said)
		}
		t.Logf("%s: %d faults in %v", what, len(faults), time.Since(began))
	}
}
