package scenarios

import "syscall"

// What a disk says here.
const (
	noSpace        = syscall.Errno(112)
	readOnlyMedium = syscall.Errno(19)
)
