package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"fewer/scenarios/file"
)

// homes gives the test folders of its own for settings.
func homes(t *testing.T) (state, config string) {
	t.Helper()
	state, config = t.TempDir(), t.TempDir()
	home, documents, before, kept := xdg.Home, xdg.UserDirs.Documents, xdg.StateHome, xdg.ConfigHome
	t.Cleanup(func() {
		xdg.Home, xdg.UserDirs.Documents, xdg.StateHome, xdg.ConfigHome = home, documents, before, kept
	})
	t.Setenv("XDG_STATE_HOME", state)
	t.Setenv("XDG_CONFIG_HOME", config)
	xdg.Reload()
	return state, config
}

func TestTheThemeIsRemembered(t *testing.T) {
	homes(t)
	d := newDriver(t, testYear(), file.Document{}, "auto", 80, 24)
	d.app.settings = readSettings()
	d.press("t", "t")
	d.sees("Theme: dark")
	if got := readSettings(); got.Theme != "dark" || got.fault != "" {
		t.Errorf("what is remembered is %+v", got)
	}
}

func TestAThemeThatCannotBeKeptIsSaid(t *testing.T) {
	state, _ := homes(t)
	if err := os.WriteFile(filepath.Join(state, "fewer"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, testYear(), file.Document{}, "auto", 80, 24)
	d.app.settings = readSettings()
	d.press("t")
	d.sees("The setting could not be kept")
}

func TestKeysFileFaultsAreSaid(t *testing.T) {
	_, config := homes(t)
	file := filepath.Join(config, "fewer", "keys.yaml")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	for content, want := range map[string]string{
		"undo: [u, ctrl+z]\n": "",
		"":                    "",
		"undoo: [x]\n":        `there is no action "undoo"`,
		"undo: {a: b}\n":      "The keys of one's own are not used",
		"undo: [":             "The keys of one's own are not used",
	} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		got := readSettings()
		if !strings.Contains(got.fault, want) || want == "" && got.fault != "" {
			t.Errorf("%q: %q, want %q", content, got.fault, want)
		}
		if content == "undo: [u, ctrl+z]\n" && len(got.Keys["undo"]) != 2 {
			t.Errorf("the keys are %v", got.Keys)
		}
	}
}
