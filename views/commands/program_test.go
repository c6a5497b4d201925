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
	"strconv"

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

// program is the one that does a script's commands.
type program struct {
	orders  *json.Encoder
	answers *json.Decoder
}

// startProgram puts the program where a script finds it, and starts one to take orders.
func startProgram(env *testscript.Env) error {
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
	if *apart {
		return nil
	}
	cmd := exec.Command(own)
	cmd.Env = append(env.Vars, takesOrders+"=1")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	env.Defer(func() {
		in.Close()
		cmd.Wait()
	})
	env.Values[program{}] = &program{json.NewEncoder(in), json.NewDecoder(out)}
	return nil
}

// fewer does a command of the program, and holds whether it succeeds.
func fewer(ts *testscript.TestScript, neg bool, args []string) {
	if status := exited(ts, append([]string{"fewer"}, args...)); (status == "0") == neg {
		ts.Fatalf("exit status %s", status)
	}
}

// exited runs a program and gives its exit status.
func exited(ts *testscript.TestScript, args []string) string {
	p, _ := ts.Value(program{}).(*program)
	if p == nil || args[0] != "fewer" {
		if err := ts.Exec(args[0], args[1:]...); err != nil {
			return exitStatus(err)
		}
		return "0"
	}
	var d done
	ts.Check(p.orders.Encode(order{ts.MkAbs("."), args[1:]}))
	ts.Check(p.answers.Decode(&d))
	io.WriteString(ts.Stdout(), d.Out)
	io.WriteString(ts.Stderr(), d.Errs)
	return strconv.Itoa(d.Status)
}
