package commands_test

import (
	"errors"
	"os/exec"
	"strconv"
)

// exitStatus is the status with which a program ended, or what else went wrong.
func exitStatus(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return strconv.Itoa(exit.ExitCode())
	}
	return err.Error()
}
