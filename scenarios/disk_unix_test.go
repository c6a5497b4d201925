//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package scenarios

import "syscall"

// What a disk says here.
const (
	noSpace        = syscall.ENOSPC
	readOnlyMedium = syscall.EROFS
)
