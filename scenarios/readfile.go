package scenarios

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// ReadFile reads a file's bytes, up to the size that is read at all. What stands
// in the way (no such file, a folder, no permission, too large a file) is said
// in a sentence, as one fault.
func ReadFile(path string) ([]byte, Faults) {
	fault := func(what, hint string) Faults { return Faults{{File: path, What: what, Hint: hint}} }
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault("there is no such file", "check the name and the folder; `fewer sample` writes files to start from")
	case errors.Is(err, fs.ErrPermission):
		return nil, fault("you may not read it", "ask its owner to let you, or for a copy")
	case err != nil:
		return nil, fault("the file cannot be opened: "+reason(err), "")
	case info.IsDir():
		return nil, fault("it is a folder, not a file", "name a file in it")
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0:
		return nil, fault("it is a device, not a file", "name a year or scenario file")
	case info.Size() > maxBytes:
		return nil, Faults{tooLarge(path)}
	}
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return nil, fault("you may not read it", "ask its owner to let you, or for a copy")
		}
		return nil, fault("the file cannot be opened: "+reason(err), "")
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1)) // it may grow while it is read
	switch {
	case err != nil:
		return nil, fault("the file cannot be read: "+reason(err), "")
	case len(data) > maxBytes:
		return nil, Faults{tooLarge(path)}
	}
	return data, nil
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
