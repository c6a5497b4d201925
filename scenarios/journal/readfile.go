package journal

import (
	"errors"
	"io"
	"io/fs"

	"fewer/scenarios/fault"
)

// ReadFile reads a file's bytes, up to the size that is read at all. What stands
// in the way (no such file, a folder, no permission, too large a file) is said
// in a sentence, as one fault.
func ReadFile(path string) ([]byte, fault.Faults) {
	wrong := func(what, hint string) fault.Faults { return fault.Faults{{File: path, What: what, Hint: hint}} }
	f, err := OpenRegular(path)
	var other *NotAFile
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, wrong("there is no such file", "check the name and the folder; `fewer sample` writes files to start from")
	case errors.Is(err, fs.ErrPermission):
		return nil, wrong("you may not read it", "ask its owner to let you, or for a copy")
	case errors.As(err, &other):
		return nil, wrong(other.Error(), insteadOf[other.what])
	case err != nil:
		return nil, wrong("the file cannot be opened: "+reason(err), "")
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > fault.MaxBytes {
		return nil, fault.Faults{fault.TooLarge(path)}
	}
	data, err := io.ReadAll(io.LimitReader(f, fault.MaxBytes+1)) // it may grow while it is read
	switch {
	case err != nil:
		return nil, wrong("the file cannot be read: "+reason(err), "")
	case len(data) > fault.MaxBytes:
		return nil, fault.Faults{fault.TooLarge(path)}
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
