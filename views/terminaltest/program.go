//go:build unix

package terminaltest

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// program is a way to build the program, once in a test process.
type program struct {
	name, flags string // of the file, and for the linker

	once sync.Once
	path string
	err  error
}

var (
	fastProgram = &program{name: "fewer"}
	slowProgram = &program{name: "fewer-slow", flags: "-X fewer/scenarios/journal.heldBack=20ms"}
)

// Stands is the path of what stands for the program, "" for the program as it is built.
// With -slow after its name it is the one whose disk is slow.
var Stands string

// Binary builds the program, once in a test process, and gives its path.
func Binary(t testing.TB) string {
	t.Helper()
	return fastProgram.built(t)
}

// built is the path of the program. Each tested package has one place for it, so
// that test runs do not pile them up.
func (p *program) built(t testing.TB) string {
	t.Helper()
	if Stands != "" {
		return Stands + strings.TrimPrefix(p.name, "fewer")
	}
	p.once.Do(func() {
		here, err := os.Getwd()
		if err != nil {
			p.err = err
			return
		}
		folder := filepath.Join(os.TempDir(), fmt.Sprintf("fewer-test-%x", sha256.Sum256([]byte(here)))[:32])
		p.path = filepath.Join(folder, p.name)
		fresh := fmt.Sprintf("%s-%d", p.path, os.Getpid())
		if out, err := exec.Command("go", "build", "-ldflags", p.flags, "-o", fresh, "fewer").CombinedOutput(); err != nil {
			p.err = errors.New(string(out))
			return
		}
		p.err = os.Rename(fresh, p.path)
	})
	if p.err != nil {
		t.Fatalf("the program does not build: %v", p.err)
	}
	return p.path
}
