package modeltest

import (
	"flag"
	"os"
	"runtime/debug"
	"strconv"
	"testing"
)

// Main runs the tests of a package as Begin has them.
func Main(m *testing.M, checks int) {
	Begin(checks)
	os.Exit(m.Run())
}

// Begin parses the flags of tests that draw fewer values than rapid draws by itself,
// unless -rapid.checks says how many: .ci/run draws many. Tests have memory to spare, and
// collect it less often; what a benchmark measures is collected as in the program.
func Begin(checks int) {
	flag.Parse()
	if flag.Lookup("test.bench").Value.String() == "" {
		debug.SetGCPercent(400)
	}
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "rapid.checks" })
	if !said {
		flag.Set("rapid.checks", strconv.Itoa(checks))
	}
}
