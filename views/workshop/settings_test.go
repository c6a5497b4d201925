package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"fewer/scenarios"
)

// homes gives the test folders of its own for settings.
func homes(t *testing.T) (state, config string) {
	t.Helper()
	state, config = t.TempDir(), t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	t.Setenv("XDG_CONFIG_HOME", config)
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	return state, config
}

func TestTheThemeIsRemembered(t *testing.T) {
	homes(t)
	d := newDriver(t, testYear(), scenarios.Document{}, "auto", 80, 24)
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
	d := newDriver(t, testYear(), scenarios.Document{}, "auto", 80, 24)
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

// docs/keys.md is made of the actions; go test ./views/workshop -update writes it.
func TestTheKeysAreDocumented(t *testing.T) {
	page := `# The keys

This page is made of the program's own table, from which the help page (` + "`?`" + `) and
the palette (` + "`:`" + `) are made too.

` + KeyTable() + `
Besides, digits type a value for the selected row: ` + "`10`" + ` is 10% fewer, ` + "`+10`" + ` more,
` + "`6w`" + ` six a week fewer, ` + "`0.5`" + ` half a percent fewer, ` + "`17 of 20`" + ` or ` + "`17/20`" + ` 15% fewer,
` + "`=17`" + ` so many fewer that 17 a week are left. It is repeated in words before Enter sets it.
A ` + "`0`" + ` clears the row at once; a point or comma typed next makes a size of it.

## Other keys

A file ` + "`fewer/keys.yaml`" + ` in the folder for settings (on Linux ` + "`~/.config`" + `, on macOS
` + "`~/Library/Application Support`" + `, on Windows ` + "`%LOCALAPPDATA%`" + `) gives actions other
keys by their ids. What it does not name keeps its key.

` + "```yaml" + `
undo: [u, ctrl+z]
save: [ctrl+s]
` + "```" + `
`
	file := filepath.Join("..", "..", "docs", "keys.md")
	if *update {
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != page {
		t.Error("docs/keys.md is not up to date: go test ./views/workshop -update")
	}
}
