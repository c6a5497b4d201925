package commands

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
)

// run types a command line and gives its exit status and what it says.
func run(args ...string) (status int, out, errs string) {
	var o, e bytes.Buffer
	status = Main(args, strings.NewReader(""), &o, &e)
	return status, o.String(), e.String()
}

func TestControlCharactersAreShownNotSent(t *testing.T) {
	status, _, errs := run("esc\x1b[2Jape\u009b1m.yaml")
	if status != filesAtFault || strings.ContainsAny(errs, "\x1b\u009b") {
		t.Fatalf("status %d, %q", status, errs)
	}
	if !strings.Contains(errs, "esc�[2Jape�1m.yaml") {
		t.Fatalf("the name is not shown: %q", errs)
	}
}

func TestFaultOfItsOwnShowsNoTrace(t *testing.T) {
	state := t.TempDir()
	t.Cleanup(xdg.Reload) // once the variable is as it was
	t.Setenv("XDG_STATE_HOME", state)
	xdg.Reload()
	before := all
	t.Cleanup(func() { all = before })
	all = append(all, func() *cobra.Command {
		return &cobra.Command{Use: "stumble", Run: func(*cobra.Command, []string) { panic("a wire came loose") }}
	})
	status, _, errs := run("stumble")
	if status != atFaultItself {
		t.Fatalf("status %d", status)
	}
	if strings.Contains(errs, "goroutine") || strings.Contains(errs, ".go:") || strings.Contains(errs, "wire") {
		t.Fatalf("a trace on the screen: %s", errs)
	}
	if !strings.Contains(errs, "is kept") {
		t.Fatalf("it does not say that the work is kept: %s", errs)
	}
	written, err := os.ReadFile(filepath.Join(state, "fewer", "fault.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{"a wire came loose", "main_test.go"} {
		if !strings.Contains(string(written), wanted) {
			t.Errorf("fault.txt lacks %q", wanted)
		}
	}
}

// fullDisk takes so many bytes and no more.
type fullDisk struct{ left int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if len(p) > d.left {
		return d.left, syscall.ENOSPC
	}
	d.left -= len(p)
	return len(p), nil
}

// TestNoCommandHidesThatItsOutputIsLost runs each command with text on a disk that
// is full at once, and with -every-input on one that has room for a byte.
func TestNoCommandHidesThatItsOutputIsLost(t *testing.T) {
	t.Parallel()
	typed := map[string][]string{
		"explain": {"explain", "--list"},
		"seek":    {"seek", "--terms", "cost_per_case", "--to", "11.5m"}, "export": {"export", "--to", "FILE.md", "--over"},
		"check":   {"check", "../../scenarios/samples/starter.scenario.yaml"},
		"picture": {"picture", "bridge", "../../scenarios/samples/starter.scenario.yaml", "--to", "FILE.svg", "--over"},
		"compare": {"compare", "../../scenarios/samples/starter.scenario.yaml"},
		"merge":   {"merge", "../../scenarios/samples/starter.scenario.yaml", "../../scenarios/samples/starter.scenario.yaml", "--out", "FILE.yaml", "--over"},
		"import":  {"import", "../../scenarios/intake/sample/slam.csv", "../../scenarios/intake/sample/plan.csv", "--out", "FILE.yaml", "--over"},
		"bills":   {"bills", "../../scenarios/bills/testdata/lines.csv", "--year", "../../scenarios/bills/testdata/year.yaml"},
		"sample":  {"sample", "--out", "DIR"}, "schema": {"schema", "year"}, "completion": {"completion", "bash"},
	}
	for _, c := range root().Commands() {
		if c.Name() == "room" || c.Name() == "help" { // the room needs a terminal
			continue
		}
		args, there := typed[c.Name()]
		if !there {
			args = []string{c.Name()} // on the built-in year
		}
		losesNothing(t, args)
	}
	for _, args := range [][]string{{"--help"}, {"--version"}, {"project", "--help"}, {"help", "seek"}, {"project", "--json"}} {
		losesNothing(t, args)
	}
}

func losesNothing(t *testing.T, typed []string) {
	t.Helper()
	into := func() []string {
		args := slices.Clone(typed)
		for i, a := range args {
			args[i] = strings.Replace(strings.Replace(a, "FILE", filepath.Join(t.TempDir(), "new"), 1), "DIR", t.TempDir(), 1)
		}
		return args
	}
	whole, out, errs := run(into()...)
	if whole != 0 || out == "" {
		t.Fatalf("%v: status %d, %s", typed, whole, errs)
	}
	rooms := []int{0}
	if *everyInput {
		rooms = append(rooms, 1)
	}
	for _, room := range rooms {
		var said bytes.Buffer
		disk := &fullDisk{left: room}
		status := Main(into(), strings.NewReader(""), disk, &said)
		if status != filesAtFault || !strings.Contains(said.String(), "error: not all could be written to the output: there is no space left on the disk\n") {
			t.Errorf("%v with room for %d bytes: status %d, %q", typed, room, status, said.String())
		}
	}
}

func TestAReaderThatHasSeenEnoughIsToldNothing(t *testing.T) {
	var said bytes.Buffer
	read, write := io.Pipe()
	read.Close()
	if status := Main([]string{"project"}, strings.NewReader(""), write, &said); status != 141 || said.Len() > 0 {
		t.Errorf("status %d, %q", status, said.String())
	}
}
