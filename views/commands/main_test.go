package commands

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
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
	t.Setenv("XDG_STATE_HOME", state)
	xdg.Reload()
	t.Cleanup(xdg.Reload)
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
