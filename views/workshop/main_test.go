package workshop

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"

	"fewer/model/insight"
	"fewer/model/modeltest"
	"fewer/scenarios"
	"fewer/scenarios/letters"
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
	fixLetters()
	modeltest.Begin(40)
	if err := flag.Set("test.parallel", "4"); err != nil { // some wait for the disk
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(home)
	os.Exit(code)
}

// fixLetters keeps a table of letters, so that the tests know who has which: those
// of testYear are A and B, and the built-in year's others follow in its order.
func fixLetters() {
	table := map[string]string{"combe-lane": "A", "weir-side": "B"}
	year, err := scenarios.BuiltInYear()
	if err != nil {
		panic(err)
	}
	for _, p := range year.Practices {
		if table[p.ID] == "" {
			table[p.ID] = insight.PracticeLetters(len(table))
		}
	}
	content, err := json.Marshal(table)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(letters.LettersPath(year)), 0o700)
	}
	if err == nil {
		err = os.WriteFile(letters.LettersPath(year), content, 0o600)
	}
	if err != nil {
		panic(err)
	}
}
