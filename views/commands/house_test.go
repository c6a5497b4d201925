package commands_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// house is the top of the repository, seen from this package.
const house = "../.."

// source is one Go file of the repository.
type source struct {
	path    string // from the top of the repository, with slashes
	room    string // main, model, scenarios or views
	test    bool
	file    *ast.File
	imports []string
}

// sources gives every Go file of the repository; all tests that ask share them.
func sources(t *testing.T) []source {
	t.Helper()
	all, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("only %d Go files found from %s", len(all), house)
	}
	return all
}

// parsed parses every Go file of the repository, once.
var parsed = sync.OnceValues(func() (all []source, err error) {
	err = filepath.WalkDir(house, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != house && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(path) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(house, path)
		if err != nil {
			return err
		}
		s := source{path: filepath.ToSlash(rel), test: strings.HasSuffix(path, "_test.go"), file: file, room: "main"}
		if room, _, inRoom := strings.Cut(s.path, "/"); inRoom {
			s.room = room
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, imported)
		}
		all = append(all, s)
		return nil
	})
	return all, err
})

// TestImportsGoOneWay holds main → views → scenarios → model.
func TestImportsGoOneWay(t *testing.T) {
	t.Parallel()
	below := map[string][]string{
		"main":      {"views"},
		"views":     {"views", "scenarios", "model"},
		"scenarios": {"scenarios", "model"},
		"model":     {"model"},
	}
	for _, s := range sources(t) {
		allowed, known := below[s.room]
		if !known {
			t.Errorf("%s: the house has no room %q", s.path, s.room)
			continue
		}
		for _, imported := range s.imports {
			rest, ours := strings.CutPrefix(imported, "fewer/")
			if !ours {
				continue
			}
			room, _, _ := strings.Cut(rest, "/")
			if !slices.Contains(allowed, room) {
				t.Errorf("%s imports %s; from %s only %v may be imported", s.path, imported, s.room, allowed)
			}
		}
	}
}

// TestModelsRoomsGoOneWay holds explain → insight → seek → model → chance, payment → figure, holiday.
func TestModelsRoomsGoOneWay(t *testing.T) {
	t.Parallel()
	order := []string{"fewer/model/holiday", "fewer/model/deep", "fewer/model/simplex", "fewer/model/figure", "fewer/model/payment", "fewer/model/chance", "fewer/model", "fewer/model/seek", "fewer/model/insight", "fewer/model/whatif", "fewer/model/explain"}
	for _, s := range sources(t) {
		if s.room != "model" || s.test || strings.HasPrefix(s.path, "model/modeltest/") {
			continue
		}
		own := slices.Index(order, "fewer/"+path.Dir(s.path))
		if own < 0 {
			t.Errorf("%s: the model has no room %q", s.path, path.Dir(s.path))
		}
		for _, imported := range s.imports {
			if strings.HasPrefix(imported, "fewer/") && !slices.Contains(order[:max(own, 0)], imported) {
				t.Errorf("%s imports %s", s.path, imported)
			}
		}
	}
}

// TestViewsRoomsGoOneWay holds commands → workshop → meeting, screens → workbench → handout → print → answers
// → tui, words. Those at the end know nothing of the screens, and the room nothing of
// the app around it.
func TestViewsRoomsGoOneWay(t *testing.T) {
	t.Parallel()
	order := []string{
		"fewer/views/answerless",
		"fewer/views/words",
		"fewer/views/terminal",
		"fewer/views/tui",
		"fewer/views/wall",
		"fewer/views/plans",
		"fewer/views/answers",
		"fewer/views/print",
		"fewer/views/drawing",
		"fewer/views/charts",
		"fewer/views/handout",
		"fewer/views/handout/workbook/cells",
		"fewer/views/handout/workbook",
		"fewer/views/handout/formats",
		"fewer/views/desk",
		"fewer/views/pictures",
		"fewer/views/workbench",
		"fewer/views/screens",
		"fewer/views/notes",
		"fewer/views/guests",
		"fewer/views/meeting",
		"fewer/views/keeping",
		"fewer/views/workshop",
	}
	for _, s := range sources(t) {
		own := slices.Index(order, "fewer/"+path.Dir(s.path))
		if own < 0 || s.test {
			continue
		}
		for _, imported := range s.imports {
			if strings.HasPrefix(imported, "fewer/views/") && !slices.Contains(order[:own], imported) {
				t.Errorf("%s imports %s", s.path, imported)
			}
		}
	}
}

// TestRoomsOfScenariosImportOneWay holds the arrows inside scenarios: its rooms know
// nothing of the session, and each only those before it.
func TestRoomsOfScenariosImportOneWay(t *testing.T) {
	t.Parallel()
	order := []string{"scenariotest", "pattern", "samples", "fault", "cell", "tables", "number", "check", "file", "amend", "codes", "mapping", "tally", "gather", "intake", "nextmonth", "bills", "journal", "letters", "beside"}
	found := 0
	for _, s := range sources(t) {
		room, _, within := strings.Cut(strings.TrimPrefix(s.path, "scenarios/"), "/")
		at := slices.Index(order, room)
		if s.room != "scenarios" || s.test || !within || at < 0 || strings.HasPrefix(s.path, "scenarios/samples/generate/") {
			continue
		}
		found++
		for _, imported := range s.imports {
			if other, ours := strings.CutPrefix(imported, "fewer/scenarios"); ours && !slices.Contains(order[:at], strings.TrimPrefix(other, "/")) {
				t.Errorf("%s imports %s; %s knows only %v", s.path, imported, room, order[:at])
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d files found in the rooms of scenarios", found)
	}
}

// TestModelIsPure holds that the model reads no file, screen, clock, chance or
// network, so that the same input gives the same projection everywhere.
func TestModelIsPure(t *testing.T) {
	t.Parallel()
	outside := []string{
		"os", "io/fs", "io/ioutil", "path/filepath", "embed", "net", "syscall", "math/rand", "crypto/rand", "log",
		"github.com/charmbracelet", "github.com/adrg", "github.com/spf13", "github.com/fsnotify", "github.com/natefinch",
		"golang.org/x/sys", "golang.org/x/term",
	}
	clock := []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
	for _, s := range sources(t) {
		if s.room != "model" || s.test || strings.HasPrefix(s.path, "model/modeltest/") {
			continue
		}
		for _, imported := range s.imports {
			for _, banned := range outside {
				if imported == banned || strings.HasPrefix(imported, banned+"/") {
					t.Errorf("%s imports %s", s.path, imported)
				}
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if call, ok := n.(*ast.SelectorExpr); ok {
				if pkg, ok := call.X.(*ast.Ident); ok && pkg.Name == "time" && slices.Contains(clock, call.Sel.Name) {
					t.Errorf("%s asks the clock: time.%s", s.path, call.Sel.Name)
				}
			}
			return true
		})
	}
}

// TestTopLevelIsAsDrawn keeps the house's front door tidy.
func TestTopLevelIsAsDrawn(t *testing.T) {
	entries, err := os.ReadDir(house)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !slices.Contains([]string{"model", "scenarios", "views", "docs", "dist"}, e.Name()) {
			t.Errorf("unexpected folder %s", e.Name())
		}
		if filepath.Ext(e.Name()) == ".go" && e.Name() != "main.go" {
			t.Errorf("unexpected file %s: main.go stands alone at the top", e.Name())
		}
	}
}

// TestCaseChangesByLetters: what changes the case of the first byte of a text breaks
// a text that begins with a longer letter, such as a pound sign.
func TestCaseChangesByLetters(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || f.Sel.Name != "ToUpper" && f.Sel.Name != "ToLower" {
				return true
			}
			if _, cut := call.Args[0].(*ast.SliceExpr); cut && !s.test {
				t.Errorf("%s: strings.%s of a part of a text that is cut by bytes", s.path, f.Sel.Name)
			}
			return true
		})
	}
}

// Patterns are compiled when they are first asked for: that each of them is one is held here.
func TestEveryPatternIsOne(t *testing.T) {
	t.Parallel()
	found := 0
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || f.Sel.Name != "Lazy" {
				return true
			}
			if literal, ok := call.Args[0].(*ast.BasicLit); ok { // what is put together of several has tests of its own
				found++
				text, err := strconv.Unquote(literal.Value)
				if err == nil {
					_, err = regexp.Compile(text)
				}
				if err != nil {
					t.Errorf("%s: %v", s.path, err)
				}
			}
			return true
		})
	}
	if found < 50 {
		t.Errorf("only %d patterns found", found)
	}
}
