//go:build unix

package journal

import (
	"errors"
	"io/fs"
	"syscall"
)

// withoutWaiting opens a pipe at once, whether or not anyone writes to it.
const withoutWaiting = syscall.O_NONBLOCK

func isNoSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func isReadOnlyMedium(err error) bool { return errors.Is(err, syscall.EROFS) }

// IsInUse tells that another program keeps the file; never so on these systems.
func IsInUse(error) bool { return false }

func isNameTooLong(err error) bool { return errors.Is(err, syscall.ENAMETOOLONG) }

// isUnsupported tells that a file system can't do what was asked and has no need to.
func isUnsupported(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, fs.ErrPermission)
}

func isClosedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
