package journal

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
	errorNoData               = syscall.Errno(232)
	errorInvalidName          = syscall.Errno(123)
	errorFilenameExceedsLimit = syscall.Errno(206)
)

// withoutWaiting is nothing there: opening waits for nobody.
const withoutWaiting = 0

func isNoSpace(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

func isReadOnlyMedium(err error) bool { return errors.Is(err, errorWriteProtect) }

// IsInUse tells that another program keeps the file.
func IsInUse(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation)
}

func isNameTooLong(err error) bool {
	return errors.Is(err, errorInvalidName) || errors.Is(err, errorFilenameExceedsLimit)
}

func isUnsupported(error) bool { return false }

func isClosedPipe(err error) bool {
	return errors.Is(err, syscall.ERROR_BROKEN_PIPE) || errors.Is(err, errorNoData)
}
