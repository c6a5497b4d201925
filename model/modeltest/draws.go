package modeltest

import (
	"flag"
	"os"
	"strconv"
	"testing"
)

// Main runs the tests of a package with fewer drawn values than rapid draws by itself,
// unless -rapid.checks says how many: .ci/run draws many.
func Main(m *testing.M, checks int) {
	flag.Parse()
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "rapid.checks" })
	if !said {
		flag.Set("rapid.checks", strconv.Itoa(checks))
	}
	os.Exit(m.Run())
}
