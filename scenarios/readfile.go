package scenarios

import (
	"errors"
	"io"
	"io/fs"
)

// ReadFile reads a file's bytes, up to the size that is read at all. What stands
// in the way (no such file, a folder, no permission, too large a file) is said
// in a sentence, as one fault.
func ReadFile(path string) ([]byte, Faults) {
	fault := func(what, hint string) Faults { return Faults{{File: path, What: what, Hint: hint}} }
	f, err := OpenRegular(path)
	var other *notAFile
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault("there is no such file", "check the name and the folder; `fewer sample` writes files to start from")
	case errors.Is(err, fs.ErrPermission):
		return nil, fault("you may not read it", "ask its owner to let you, or for a copy")
	case errors.As(err, &other):
		return nil, fault(other.Error(), insteadOf[other.what])
	case err != nil:
		return nil, fault("the file cannot be opened: "+reason(err), "")
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > maxBytes {
		return nil, Faults{tooLarge(path)}
	}
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1)) // it may grow while it is read
	switch {
	case err != nil:
		return nil, fault("the file cannot be read: "+reason(err), "")
	case len(data) > maxBytes:
		return nil, Faults{tooLarge(path)}
	}
	return data, nil
}

// insteadOf says what to name where something else than a file was named.
var insteadOf = map[string]string{
	aFolder: "name a file in it",
	aPipe:   "write what comes out of it into a file first, and name that",
	aDevice: "name a year or scenario file",
}

// reason is an error of the file system without the operation and the path, which
// are said already.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
