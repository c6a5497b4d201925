package commands_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/adrg/xdg"
	"github.com/rogpeppe/go-internal/testscript"

	"fewer/views/commands"
)

var apart = flag.Bool("apart", false, "build the program for what runs in a terminal, and give each command of a script a process of its own")

// takesOrders names the environment variable that makes the test program one that does
// the commands of a script, one after another: to start it anew for each takes longer
// than most of them.
const takesOrders = "FEWER_TEST_ORDERS"

// order is a command of a script, and done is what came of it.
type (
	order struct {
		Dir  string
		Env  []string
		Args []string
	}
	done struct {
		Out, Errs string
		Status    int
	}
)

func takeOrders() {
	var files [2]*os.File // as a shell would give them: no terminals
	for i := range files {
		file, err := os.CreateTemp("", "fewer-test")
		if err != nil {
			panic(err)
		}
		os.Remove(file.Name())
		files[i] = file
	}
	in, err := os.Open(os.DevNull)
	if err != nil {
		panic(err)
	}
	orders, answers := json.NewDecoder(bufio.NewReader(os.Stdin)), json.NewEncoder(os.Stdout)
	var o order
	for orders.Decode(&o) == nil {
		if err := os.Chdir(o.Dir); err != nil {
			panic(err)
		}
		os.Clearenv()
		for _, is := range o.Env {
			name, value, _ := strings.Cut(is, "=")
			os.Setenv(name, value)
		}
		xdg.Reload()
		d := done{Status: commands.Main(o.Args, in, files[0], files[1])}
		for i, to := range []*string{&d.Out, &d.Errs} {
			files[i].Seek(0, io.SeekStart)
			said, err := io.ReadAll(files[i])
			if err != nil {
				panic(err)
			}
			*to = string(said)
			files[i].Truncate(0)
			files[i].Seek(0, io.SeekStart)
		}
		if err := answers.Encode(d); err != nil {
			panic(err)
		}
		o = order{}
	}
	os.Exit(0)
}

// program is one that does commands of scripts, one at a time.
type program struct {
	orders  *json.Encoder
	answers *json.Decoder
}

// programs are those that wait for orders: of any script, as each order names the folder
// and the environment in which it is done.
var programs struct {
	sync.Mutex
	waiting []*program
	after   []func()
}

// endPrograms ends those that wait for orders.
func endPrograms() {
	for _, end := range programs.after {
		end()
	}
}

// started gives a program that waits for orders, and starts one where none does.
func started() (*program, error) {
	programs.Lock()
	defer programs.Unlock()
	if n := len(programs.waiting); n > 0 {
		p := programs.waiting[n-1]
		programs.waiting = programs.waiting[:n-1]
		return p, nil
	}
	own, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(own)
	cmd.Env = append(os.Environ(), takesOrders+"=1")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	programs.after = append(programs.after, func() {
		in.Close()
		cmd.Wait()
	})
	return &program{json.NewEncoder(in), json.NewDecoder(out)}, nil
}

// does has the program do a command, and lets it wait for the next.
func (p *program) does(o order) (d done, err error) {
	if err = p.orders.Encode(o); err == nil {
		err = p.answers.Decode(&d)
	}
	programs.Lock()
	defer programs.Unlock()
	programs.waiting = append(programs.waiting, p)
	return d, err
}

// placeProgram puts the program where a script finds it.
func placeProgram(env *testscript.Env) error {
	bin := filepath.Join(env.WorkDir, ".bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return err
	}
	own, err := os.Executable()
	if err != nil {
		return err
	}
	name := "fewer"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if err := os.Symlink(own, filepath.Join(bin, name)); err != nil {
		return err
	}
	env.Setenv("PATH", bin+string(os.PathListSeparator)+env.Getenv("PATH"))
	env.Values[environment{}] = slices.Clone(env.Vars)
	return nil
}

// environment is the key of what a script's commands are done in.
type environment struct{}

// fewer does a command of the program, and holds whether it succeeds.
func fewer(ts *testscript.TestScript, neg bool, args []string) {
	if status := exited(ts, append([]string{"fewer"}, args...)); (status == "0") == neg {
		ts.Fatalf("exit status %s", status)
	}
}

// exited runs a program and gives its exit status.
func exited(ts *testscript.TestScript, args []string) string {
	if *apart || args[0] != "fewer" {
		if err := ts.Exec(args[0], args[1:]...); err != nil {
			return exitStatus(err)
		}
		return "0"
	}
	p, err := started()
	ts.Check(err)
	d, err := p.does(order{ts.MkAbs("."), ts.Value(environment{}).([]string), args[1:]})
	ts.Check(err)
	io.WriteString(ts.Stdout(), d.Out)
	io.WriteString(ts.Stderr(), d.Errs)
	return strconv.Itoa(d.Status)
}
