package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/natefinch/atomic"
	"gopkg.in/yaml.v3"
)

// Settings are what is remembered from one start to the next, and the keys that a
// person has chosen. The program writes the first file and never the second, which is
// a person's.
type Settings struct {
	Theme string              // the last theme chosen; "" for none
	Keys  map[string][]string // keys by the id of an action, in place of the usual ones

	// Practices are the ids of those that were looked at last, by the title of their year.
	Practices map[string]string

	File     string // where Theme is kept; "" to keep nothing
	KeysFile string // where Keys stand
}

// Where settings are kept, below the folders of the platform.
const (
	rememberedFile = "fewer/remembered.yaml" // state: {theme: dark}
	keysFile       = "fewer/keys.yaml"       // configuration: {undo: [u, ctrl+z]}
)

// ReadSettings reads what is remembered. What can't be read is left out; the error is
// that of the keys.
func ReadSettings() (s Settings, err error) {
	s.File, s.KeysFile = filepath.Join(xdg.StateHome, filepath.FromSlash(rememberedFile)), filepath.Join(xdg.ConfigHome, filepath.FromSlash(keysFile))
	var kept remembered
	if ReadYAML(s.File, &kept) == nil {
		s.Theme, s.Practices = kept.Theme, kept.Practices
	}
	if err = ReadYAML(s.KeysFile, &s.Keys); err != nil {
		s.Keys = nil
	}
	return s, err
}

// remembered is what is written for the next start.
type remembered struct {
	Theme     string            `yaml:"theme,omitempty"`
	Practices map[string]string `yaml:"practices,omitempty"`
}

// Keep remembers the settings for the next start, but for the keys.
func (s Settings) Keep() error {
	if err := os.MkdirAll(filepath.Dir(s.File), 0o755); err != nil {
		return err
	}
	content, err := yaml.Marshal(remembered{s.Theme, s.Practices})
	if err != nil {
		return err
	}
	return atomic.WriteFile(s.File, bytes.NewReader(content))
}

// ReadYAML reads a small file; where there is none, it leaves into as it is.
func ReadYAML(path string, into any) error {
	f, err := OpenRegular(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() > 1<<16 {
		return fmt.Errorf("%s is not a file of settings", path)
	}
	if err := yaml.NewDecoder(f).Decode(into); err != nil && !errors.Is(err, io.EOF) { // an empty file says nothing
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
