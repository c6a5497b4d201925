package journal

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

var procLockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

const (
	lockfileFailImmediately = 1
	lockfileExclusiveLock   = 2
	// lockedByte lies far behind what the file holds, so that others can still
	// read who has the lock.
	lockedByte = 1 << 30

	processQueryLimitedInformation = 0x1000
	stillActive                    = 259
)

// holdFile takes the system's own lock on an open file, which ends with the
// process however that ends. A file system without such locks grants it.
func holdFile(f *os.File) (held bool, err error) {
	at := syscall.Overlapped{Offset: lockedByte}
	ok, _, err := procLockFileEx.Call(f.Fd(), lockfileExclusiveLock|lockfileFailImmediately, 0, 1, 0, uintptr(unsafe.Pointer(&at)))
	switch {
	case ok != 0:
		return true, nil
	case errors.Is(err, errorLockViolation), errors.Is(err, syscall.ERROR_IO_PENDING):
		return false, nil
	case errors.Is(err, errors.ErrUnsupported):
		return true, errNoSystemLocks
	}
	return false, err
}

// ProcessLives tells whether a process of this machine is still there.
func ProcessLives(pid int) bool {
	h, err := syscall.OpenProcess(processQueryLimitedInformation, false, uint32(pid))
	if err != nil {
		return errors.Is(err, syscall.ERROR_ACCESS_DENIED)
	}
	defer syscall.CloseHandle(h)
	var code uint32
	return syscall.GetExitCodeProcess(h, &code) == nil && code == stillActive
}
