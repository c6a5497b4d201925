package workshop

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"
)

// TestMain gives the tests folders of their own: they leave those of whoever runs
// them alone.
func TestMain(m *testing.M) {
	home, err := os.MkdirTemp("", "fewer-test")
	if err != nil {
		panic(err)
	}
	xdg.Home, xdg.UserDirs.Documents = home, filepath.Join(home, "Documents")
	xdg.StateHome, xdg.ConfigHome = filepath.Join(home, "state"), filepath.Join(home, "config")
	code := m.Run()
	os.RemoveAll(home)
	os.Exit(code)
}
