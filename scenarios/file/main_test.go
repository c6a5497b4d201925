package file

import (
	"flag"
	"os"
	"testing"
)

// TestMain draws fewer values than rapid does by itself, unless -rapid.checks says how
// many: .ci/run draws many.
func TestMain(m *testing.M) {
	flag.Parse()
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "rapid.checks" })
	if !said {
		flag.Set("rapid.checks", "20")
	}
	os.Exit(m.Run())
}
