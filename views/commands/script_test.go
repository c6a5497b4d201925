package commands_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
	"github.com/rogpeppe/go-internal/testscript"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/modeltest"
	"fewer/scenarios"
	"fewer/scenarios/letters"
	"fewer/views/commands"
)

func TestMain(m *testing.M) {
	if name := filepath.Base(os.Args[0]); strings.TrimSuffix(name, ".exe") == "fewer" {
		os.Exit(commands.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	if os.Getenv(takesOrders) != "" {
		modeltest.Begin(100)
		takeOrders()
	}
	home, err := os.MkdirTemp("", "fewer-test") // what is kept by whoever runs the tests is left alone
	if err != nil {
		panic(err)
	}
	os.Setenv("XDG_STATE_HOME", filepath.Join(home, "state"))
	os.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	xdg.Reload()
	// What runs side by side here waits for other programs most of the time.
	if err := flag.Set("test.parallel", "8"); err != nil {
		panic(err)
	}
	modeltest.Begin(100)
	after := func() {}
	if !*apart && beforeTests != nil {
		after = beforeTests()
	}
	status := m.Run()
	endPrograms()
	os.RemoveAll(home)
	after()
	os.Exit(status)
}

// beforeTests is what is done first where programs can be told by their names.
var beforeTests func() (after func())

// TestScripts types the commands as people do, and reads what they say.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("USERPROFILE", home)
			env.Setenv("XDG_STATE_HOME", filepath.Join(home, "state"))
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
			env.Setenv("XDG_DOCUMENTS_DIR", filepath.Join(home, "Documents"))
			env.Setenv("TURNED", "x\u202elmay.exe") // a name that turns the direction of writing
			if err := placeProgram(env); err != nil {
				return err
			}
			return keepLetters(filepath.Join(home, "state"))
		},
		// Exit statuses are part of what the commands promise.
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "fewer": fewer},
	})
}

// status runs a program and holds its exit status: status 2 fewer --foo.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N program [argument…]")
	}
	if got := exited(ts, args[1:]); got != args[0] {
		ts.Fatalf("exit status %s, not %s", got, args[0])
	}
}

// keepLetters keeps tables of letters in a state folder, so that the scripts know
// who has which: practices have them in the order of their files.
func keepLetters(state string) error {
	built, err := scenarios.BuiltInYear()
	if err != nil {
		return err
	}
	small := &model.Year{Name: "Small PCT", Practices: []model.Practice{{ID: "combe-lane"}, {ID: "weir-side"}}}
	for _, y := range []*model.Year{built, small} {
		table := map[string]string{}
		for i, p := range y.Practices {
			table[p.ID] = insight.PracticeLetters(i)
		}
		content, err := json.Marshal(table)
		if err != nil {
			return err
		}
		path := filepath.Join(state, "fewer", "letters", filepath.Base(letters.LettersPath(y)))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
	}
	return nil
}
