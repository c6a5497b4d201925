package workshop

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/natefinch/atomic"
	"gopkg.in/yaml.v3"

	"fewer/scenarios/journal"
)

// settings are what the app remembers from one start to the next, and the keys
// that a person has chosen. The program writes the first file and never the
// second, which is a person's.
type settings struct {
	Theme string              // the last theme chosen; "" for none
	Keys  map[string][]string // keys by the id of an action, in place of the usual ones

	fault string // what was wrong with the files, in words; "" for nothing
	file  string // where Theme is kept; "" to keep nothing
}

// settingsSaved tells how keeping a setting went.
type settingsSaved struct{ err error }

// Where settings are kept, below the folders of the platform.
const (
	rememberedFile = "fewer/remembered.yaml" // state: {theme: dark}
	keysFile       = "fewer/keys.yaml"       // configuration: {undo: [u, ctrl+z]}
)

// readSettings reads what is remembered. What can't be read is left out, and
// said; the app starts all the same.
func readSettings() (s settings) {
	s.file = filepath.Join(xdg.StateHome, filepath.FromSlash(rememberedFile))
	var remembered struct {
		Theme string `yaml:"theme"`
	}
	if err := readYAML(s.file, &remembered); err == nil {
		s.Theme = remembered.Theme
	}
	keys := filepath.Join(xdg.ConfigHome, filepath.FromSlash(keysFile))
	if err := readYAML(keys, &s.Keys); err != nil {
		s.Keys, s.fault = nil, "The keys of one's own are not used: "+err.Error()
	}
	s.checkKeys(keys)
	return s
}

// checkKeys leaves out keys that are for no action.
func (s *settings) checkKeys(file string) {
	known := knownActions()
	for id := range s.Keys {
		if !slices.Contains(known, id) {
			s.fault = fmt.Sprintf("%s: there is no action %q; there are %s", file, id, strings.Join(known, ", "))
			delete(s.Keys, id)
		}
	}
}

// readYAML reads a small file; where there is none, it leaves into as it is.
func readYAML(file string, into any) error {
	f, err := journal.OpenRegular(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() > 1<<16 {
		return fmt.Errorf("%s is not a file of settings", file)
	}
	if err := yaml.NewDecoder(f).Decode(into); err != nil && !errors.Is(err, io.EOF) { // an empty file says nothing
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// keepTheme remembers a theme for the next start.
func (s *settings) keepTheme(theme string) tea.Cmd {
	file := s.file
	if file == "" {
		return nil
	}
	return func() tea.Msg {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return settingsSaved{err}
		}
		return settingsSaved{atomic.WriteFile(file, strings.NewReader("theme: "+theme+"\n"))}
	}
}
