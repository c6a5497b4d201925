// Package commands is the command line, one file a command. Everything that
// the terminal app decides can also be had here.
//
// Begin with all, the list of the commands; practices.go shows the usual shape of one: read
// the files, make the answer, print it.
package commands

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"fewer/scenarios/fault"
	"fewer/views/terminal"
	"fewer/views/words"
	"fewer/views/workshop"
)

// The exit statuses. Beside them, a program that a signal ends gives 128 and the
// signal's number.
const (
	done          = 0
	filesAtFault  = 1 // or the numbers in them
	typedWrongly  = 2
	atFaultItself = 70 // a fault of the program's own; EX_SOFTWARE in sysexits
)

// all are the commands in the order in which the help lists them. A new
// command is one file with a function that makes it, and one line here.
var all = []func() *cobra.Command{
	projectCommand,
	explainCommand,
	rankCommand,
	seekCommand,
	roomCommand,
	exportCommand,
	pictureCommand,
	checkCommand,
	compareCommand,
	mergeCommand,
	practicesCommand,
	billsCommand,
	importCommand,
	sampleCommand,
	schemaCommand,
	completionCommand,
}

// Main runs the command line and gives the exit status: 0 done; 1 the files or
// the numbers are at fault; 2 the command line is.
func Main(args []string, in io.Reader, out, errs io.Writer) (status int) {
	defer func() {
		if broke := recover(); broke != nil {
			status = sayItself(errs, broke, debug.Stack())
		}
	}()
	cmd := root()
	cmd.SetArgs(args)
	cmd.SetIn(in)
	out, written := watched(out)
	cmd.SetOut(out)
	cmd.SetErr(errs)
	if err := cmd.Execute(); err != nil {
		status = say(errs, err)
	}
	return written.status(errs, status)
}

// problem is an error, what can be done about it, and the exit status that it
// calls for.
type problem struct {
	message, hint string
	status        int
}

func (p *problem) Error() string { return p.message }

// wrongly is a problem with the command line.
func wrongly(hint, format string, args ...any) error {
	return &problem{message: fmt.Sprintf(format, args...), hint: hint, status: typedWrongly}
}

// faulty is a problem with the files or the numbers.
func faulty(hint, format string, args ...any) error {
	return &problem{message: fmt.Sprintf(format, args...), hint: hint, status: filesAtFault}
}

// errSaid ends a command with status 1 after it has said itself what is wrong.
var errSaid = errors.New("said already")

// say prints an error in a line or two and gives its exit status. What is not
// a problem of ours comes from cobra, and is then about the command line.
func say(errs io.Writer, err error) int {
	if errors.Is(err, errSaid) {
		return filesAtFault
	}
	var ended *terminal.Ended
	if errors.As(err, &ended) {
		return sayEnded(errs, ended)
	}
	var own *workshop.Fault
	if errors.As(err, &own) {
		return sayItself(errs, own.Value, own.Trace)
	}
	var inFile fault.Faults
	if errors.As(err, &inFile) {
		sayFaults(errs, inFile.Errors())
		return filesAtFault
	}
	var p *problem
	if !errors.As(err, &p) {
		p = &problem{message: err.Error(), hint: "fewer --help says what can be typed", status: typedWrongly}
	}
	fmt.Fprintf(errs, "error: %s\n", printable(p.message))
	if p.hint != "" {
		fmt.Fprintf(errs, "hint: %s\n", printable(p.hint))
	}
	return p.status
}

// sayEnded says why the app is gone, to whoever is still there, and gives the exit
// status that shells know.
func sayEnded(errs io.Writer, ended *terminal.Ended) int {
	fmt.Fprintln(errs, "Fewer was ended from outside. What you did is kept: type fewer again, and it offers to go on where you were.")
	return ended.Status()
}

// sayFaults lists the faults of files, the first few of them in full.
func sayFaults(errs io.Writer, faults fault.Faults) {
	const enough = 5
	for i, f := range faults {
		if i == enough {
			fmt.Fprintf(errs, "and %s more; fewer check lists them all\n", words.Plural(len(faults)-enough, "fault"))
			break
		}
		fmt.Fprintln(errs, printable(f.String()))
	}
}

// sayItself owns up to a fault of the program's own. The trace goes to a file,
// since it tells a person in a meeting nothing.
func sayItself(errs io.Writer, broke any, trace []byte) int {
	fmt.Fprintln(errs, "error: Fewer has stopped by a fault of its own, not yours. What you did is kept:")
	fmt.Fprintln(errs, "       type fewer again, and it offers to go on where you were.")
	path := filepath.Join(xdg.StateHome, "fewer", "fault.txt")
	text := fmt.Sprintf("fewer %s\n%v\n\n%s", version(), broke, trace)
	if os.MkdirAll(filepath.Dir(path), 0o700) == nil && os.WriteFile(path, []byte(text), 0o600) == nil {
		fmt.Fprintf(errs, "hint: what its makers need to mend it is in %s\n", path)
	}
	return atFaultItself
}

// printable shows control characters from a file or a file's name instead of
// sending them to the terminal.
func printable(s string) string { return fault.ShownName(s) }
