package scenarios

import (
	"errors"
	"syscall"
)

// Codes of Windows that package syscall has no names for.
const (
	errorWriteProtect         = syscall.Errno(19)
	errorSharingViolation     = syscall.Errno(32)
	errorLockViolation        = syscall.Errno(33)
	errorHandleDiskFull       = syscall.Errno(39)
	errorDiskFull             = syscall.Errno(112)
	errorInvalidName          = syscall.Errno(123)
	errorFilenameExceedsLimit = syscall.Errno(206)
)

func isNoSpace(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

func isReadOnlyMedium(err error) bool { return errors.Is(err, errorWriteProtect) }

// isInUse tells that another program keeps the file.
func isInUse(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation)
}

func isNameTooLong(err error) bool {
	return errors.Is(err, errorInvalidName) || errors.Is(err, errorFilenameExceedsLimit)
}

func isUnsupported(error) bool { return false }
