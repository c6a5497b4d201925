package commands

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fewer/views/tui"
	"fewer/views/words"
)

var update = flag.Bool("update", false, "write docs/commands.md and docs/words.md anew")

// docs is the folder of the pages, seen from this package.
const docs = "../../docs"

// Pages that are made of the program's own tables are as the program would make them
// today; go test ./views/commands -run Documented -update writes them anew.
func TestCommandsAndWordsAreDocumented(t *testing.T) {
	for name, page := range map[string]string{"commands.md": commandsPage(t), "words.md": wordsPage()} {
		file := filepath.Join(docs, name)
		if *update {
			if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != page {
			t.Errorf("%s is not the program's (%v): go test ./views/commands -run Documented -update writes it anew", file, err)
		}
	}
}

// commandsPage lists the commands, and then what each says of itself.
func commandsPage(t *testing.T) string {
	cmd := root()
	var table, helps strings.Builder
	table.WriteString("| command | does |\n|---|---|\n")
	row := func(use, does string) {
		table.WriteString("| `" + strings.ReplaceAll(use, "|", `\|`) + "` | " + does + " |\n")
	}
	row(cmd.Use, "opens the app; without files, on the built-in year")
	for _, c := range cmd.Commands() {
		if !c.IsAvailableCommand() {
			continue
		}
		row(cmd.Name()+" "+c.Use, c.Short)
		helps.WriteString("\n## " + cmd.Name() + " " + c.Name() + "\n\n```text\n" + helpOf(t, c.Name()) + "```\n")
	}
	return `# The commands

This page is made of what the program says of itself with ` + "`--help`" + `.

` + table.String() + `
The order of files does not matter. ` + "`--theme " + strings.Join(tui.Themes, "|") + "`" + ` sets the
colours of the app, and is remembered; ` + "`NO_COLOR`" + ` does without. A terminal without UTF-8
(by its locale, or a vt100) begins in the plain theme and is sent typed characters only.

The exit status is 0 when all is done, 1 when files or figures are at fault, 2 when the
command line is, and 128 and its number when a signal ended the app.
` + helps.String()
}

// helpOf is what a command prints with --help.
func helpOf(t *testing.T, command string) string {
	t.Helper()
	cmd := root()
	var out bytes.Buffer
	cmd.SetOut(&out)
	cmd.SetArgs([]string{command, "--help"})
	if err := cmd.Execute(); err != nil || out.Len() == 0 {
		t.Fatalf("%s --help: %v, %q", command, err, out.String())
	}
	return out.String()
}

func wordsPage() string {
	var b strings.Builder
	b.WriteString("# What the words mean\n\n`z` shows these in the app, and `:` finds each by its name.\n\n| word | what it means |\n|---|---|\n")
	for _, term := range words.Glossary() {
		b.WriteString("| **" + term.Word + "**")
		if term.Also != "" {
			b.WriteString(" (" + term.Also + ")")
		}
		b.WriteString(" | " + term.Means + " |\n")
	}
	return b.String()
}

// What the pages point at is there: files, and headings in them.
func TestLinksInThePagesLead(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(docs, "*.md"))
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d pages (%v)", len(pages), err)
	}
	link := regexp.MustCompile(`\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"`)
	followed := 0
	for _, page := range append(pages, filepath.Join(docs, "..", "README.md")) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			to := m[1] + m[2]
			if strings.Contains(to, "://") {
				continue
			}
			file, heading, _ := strings.Cut(to, "#")
			target := page
			if file != "" {
				target = filepath.Join(filepath.Dir(page), file)
			}
			body, err := os.ReadFile(target)
			if info, errStat := os.Stat(target); err != nil && (errStat != nil || !info.IsDir()) {
				t.Errorf("%s points at %s, which is not there", page, to)
				continue
			}
			if heading != "" && !headings(string(body))[heading] {
				t.Errorf("%s points at the heading #%s of %s, which has none of that name", page, heading, target)
			}
			followed++
		}
	}
	if followed < 20 {
		t.Errorf("only %d links were followed", followed)
	}
}

// Files and folders that the pages name are there, and so are the packages whose tests
// they say to run.
func TestPathsInThePagesExist(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(docs, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	path := regexp.MustCompile(`(?:\./|\b)((?:model|scenarios|views|docs)(?:/[A-Za-z0-9_-]+)+(?:\.[a-z]+)*)`)
	found := 0
	for _, page := range append(pages, filepath.Join(docs, "..", "README.md")) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range path.FindAllStringSubmatch(string(text), -1) {
			found++
			if _, err := os.Stat(filepath.Join(docs, "..", m[1])); err != nil {
				t.Errorf("%s names %s, which is not there", page, m[1])
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d paths were found", found)
	}
}

// Tests that the pages and .ci/run name are where they say: go test runs none, and is
// content, where a name fits nothing.
func TestTestsThatAreNamedExist(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(docs, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile(`go test ((?:\./\S+ )+)[^\n]*?(?:-run|-fuzz|-bench) '?"?([^'"\s]+)`)
	named := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark)\w+)`)
	found := 0
	for _, page := range append(pages, filepath.Join(docs, "..", ".ci", "run"), filepath.Join(docs, "..", ".ci", "wine")) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range command.FindAllStringSubmatch(string(text), -1) {
			if m[2] == "^$" || m[2] == "XXX" {
				continue
			}
			found++
			names, err := regexp.Compile(m[2])
			if err != nil {
				t.Errorf("%s: %q: %v", page, m[0], err)
				continue
			}
			for _, folder := range strings.Fields(m[1]) {
				files, _ := filepath.Glob(filepath.Join(docs, "..", folder, "*_test.go"))
				fits := false
				for _, file := range files {
					code, err := os.ReadFile(file)
					if err != nil {
						t.Fatal(err)
					}
					for _, f := range named.FindAllStringSubmatch(string(code), -1) {
						fits = fits || names.MatchString(f[1])
					}
				}
				if !fits {
					t.Errorf("%s says %q, and in %s is no test of that name", page, m[0], folder)
				}
			}
		}
	}
	if found < 8 {
		t.Errorf("only %d commands were found", found)
	}
}

// headings are the anchors of a page's headings.
func headings(page string) map[string]bool {
	all := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(page, -1) {
		plain := regexp.MustCompile(`[^\p{L}\p{N} -]`).ReplaceAllString(strings.ToLower(m[1]), "")
		all[strings.ReplaceAll(plain, " ", "-")] = true
	}
	return all
}

// A README that a GP reads to the end is short.
func TestTheREADMEIsShort(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(docs, "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(string(text), "\n"); lines > 220 {
		t.Errorf("README.md has %d lines; 220 are enough. The deep parts stand in docs/", lines)
	}
}

// What docs/examples says is typed, and what it says comes of it, in a copy of the
// folder; go test ./views/commands -run Examples -update writes it anew.
func TestExamplesAreAsTheySay(t *testing.T) {
	folder, err := filepath.Abs(filepath.Join(docs, "examples"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(folder, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	copied := t.TempDir()
	if err := os.CopyFS(copied, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(copied)
	typed := 0
	now := regexp.MustCompile("(?s)```console\n\\$ fewer ([^\n]+)\n.*?```\n").ReplaceAllStringFunc(string(page), func(block string) string {
		line, _, _ := strings.Cut(strings.TrimPrefix(block, "```console\n"), "\n")
		var out, errs bytes.Buffer
		if status := Main(strings.Fields(line)[2:], strings.NewReader(""), &out, &errs); status != done || errs.Len() > 0 {
			t.Errorf("%s: exit status %d\n%s", line, status, errs.String())
		}
		typed++
		return "```console\n" + line + "\n" + out.String() + "```\n"
	})
	if typed < 4 {
		t.Errorf("only %d commands were typed", typed)
	}
	if *update {
		if err := os.WriteFile(filepath.Join(folder, "README.md"), []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if now != string(page) {
		t.Errorf("docs/examples/README.md is not what comes of it today: go test ./views/commands -run Examples -update writes it anew. It would be:\n%s", now)
	}
}
