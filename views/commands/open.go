package commands

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fewer/scenarios/gather"
	"fewer/scenarios/journal"
	"fewer/views/guests"
	"fewer/views/terminal"
	"fewer/views/tui"
	"fewer/views/workshop"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// openAppFor opens the terminal app on the files of the command line, with one practice
// looked at, where one is named.
func openAppFor(cmd *cobra.Command, args []string, theme, practice string) error {
	return openAppOf(cmd, args, theme, workshop.StartWorkbench, nil, "", practice)
}

// openAppWith opens it with files that are to be imported first, or nil, and lets guests
// in at an address, or "".
func openAppWith(cmd *cobra.Command, args []string, theme string, start workshop.Start, files *gather.Request, guestsAt string) error {
	return openAppOf(cmd, args, theme, start, files, guestsAt, "")
}

func openAppOf(cmd *cobra.Command, args []string, theme string, start workshop.Start, files *gather.Request, guestsAt, practice string) error {
	if err := workshop.CheckTheme(theme); err != nil {
		return wrongly("fewer --help lists the switches", "%s", err)
	}
	newFile := ""
	if start != workshop.StartWorkbench {
		args, newFile = withoutNew(args)
	}
	if len(args) > 0 && !isFile(args[0]) && filepath.Base(args[0]) == args[0] && filepath.Ext(args[0]) == "" {
		return noSuchFile(cmd, args[0])
	}
	o, err := openFiles(cmd, args)
	if err != nil {
		return err
	}
	if len(o.Scenarios) > 1 {
		return wrongly("fewer project sets several scenarios one after the other",
			"the app opens one scenario, not %d", len(o.Scenarios))
	}
	if practice != "" {
		at, err := mayLookAt(o.Year, practice)
		if err != nil {
			return err
		}
		practice = o.Year.Practices[at].ID
	}
	if err := needsTerminal(cmd); err != nil {
		return err
	}
	var server *guests.Server
	joining := ""
	if guestsAt != "" {
		if server, joining, err = guests.Start(guestsAt, guests.Options{Rand: rand.Reader, Now: time.Now, Limits: guests.Usual()}); err != nil {
			return wrongly("fewer room --guests finds the address by itself; --guests=127.0.0.1 is for this computer alone", "%s", err)
		}
		defer server.Close()
	}
	left, notices := journal.Recover(journal.StateDir(), time.Now())
	session := o.NewSession()
	session.KeepJournal(journal.StateDir())
	notices = append(o.Notes, notices...)
	if result := session.Opening(); result.Stated {
		notices = append([]string{result.String()}, notices...)
	}
	if frozen := session.OpenedFrozen(); frozen != "" {
		notices = append([]string{frozen}, notices...)
	}
	if holder, held := session.OpenElsewhere(); held {
		notices = append([]string{"Also open " + holder.String() + ". Save under another name."}, notices...)
	}
	for i := range notices {
		notices[i] = printable(notices[i])
	}
	if newFile != "" {
		notices = append([]string{filepath.Base(newFile) + " is not there yet: s saves the meeting there, in " + filepath.Dir(newFile)}, notices...)
	}
	if joining != "" {
		notices = append([]string{joining}, notices...)
	}
	asked := ""
	if len(o.Scenarios) == 1 {
		asked = printable(filepath.Base(o.Scenarios[0].Path))
	} else if o.Origin.YearPath != "" {
		asked = printable(filepath.Base(o.Origin.YearPath))
	}
	if err := workshop.Run(context.Background(), workshop.Options{Session: session, Theme: theme, Left: left, Asked: asked, NewFile: newFile, Notices: notices, Start: start, Import: files, Guests: server, Practice: practice, Version: version()}); err != nil {
		return appFault(err)
	}
	return nil
}

// withoutNew takes out the scenario file that a meeting is to be saved in and that
// is not there yet: a meeting is prepared before there is one.
func withoutNew(args []string) (there []string, newFile string) {
	for _, arg := range args {
		_, err := os.Stat(arg)
		if newFile == "" && errors.Is(err, os.ErrNotExist) && strings.HasSuffix(arg, ".scenario.yaml") {
			if full, err := filepath.Abs(arg); err == nil {
				newFile = full
				continue
			}
		}
		there = append(there, arg)
	}
	return there, newFile
}

// needsTerminal says what to do where there is no terminal.
func needsTerminal(cmd *cobra.Command) error {
	if isTerminal(cmd.InOrStdin()) && isTerminal(cmd.OutOrStdout()) {
		if kind := os.Getenv("TERM"); !tui.CanPaint(kind) {
			return wrongly("open another terminal window, or type fewer project for the figures as text",
				"the app paints a whole screen, and this terminal (TERM=%s) says that it can't be painted on", kind)
		}
		return nil
	}
	return wrongly("type fewer in a terminal window; in a script, fewer project (and --json) gives the figures",
		"the app needs a terminal for its keys and its screen, and there is none here")
}

// appFault says why the app could not run to its end. Its own faults, and what
// ended it from outside, are told as those of any command.
func appFault(err error) error {
	var fault *workshop.Fault
	if errors.As(err, &fault) {
		return fault
	}
	var ended *terminal.Ended
	if errors.As(err, &ended) {
		return ended
	}
	return faulty("try another terminal, or fewer project for the figures", "the app can't use this terminal: %s", err)
}

func isFile(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// isTerminal tells whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}
