package scenarios

// What a disk says here.
const (
	noSpace        = errorDiskFull
	readOnlyMedium = errorWriteProtect
)
