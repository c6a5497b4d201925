package commands_test

import (
	"flag"
	"go/doc"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// The house in docs/architecture.md lists every room that there is, with what its package
// comment says it is for, and no other.
func TestTheHouseListsItsRooms(t *testing.T) {
	t.Parallel()
	says := map[string]string{}
	for _, s := range sources(t) {
		if s.test || s.room == "main" {
			continue
		}
		says[path.Dir(s.path)] += s.file.Doc.Text()
	}
	rooms := make([]string, 0, len(says))
	for room := range says {
		rooms = append(rooms, room)
	}
	slices.Sort(rooms)
	var list strings.Builder
	list.WriteString("## All rooms\n\n| room | what it is for |\n|---|---|\n")
	for _, room := range rooms {
		said := new(doc.Package).Synopsis(says[room])
		_, what, named := strings.Cut(said, " "+path.Base(room)+" ")
		if !named {
			t.Errorf("the comment of package %s does not begin with its name: %q", room, said)
		}
		list.WriteString("| `" + room + "` | " + strings.ReplaceAll(what, "|", `\|`) + " |\n")
	}
	list.WriteString("\n")
	file := house + "/docs/architecture.md"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, after, listed := strings.Cut(string(page), "## All rooms\n")
	_, after, next := strings.Cut(after, "\n## ")
	if !listed || !next {
		t.Fatalf("%s has no list of all rooms with another heading after it", file)
	}
	want := before + list.String() + "## " + after
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if want != string(page) {
		t.Errorf("%s lists other rooms than there are: go test ./views/commands -run ListsItsRooms -update writes the list anew", file)
	}
}
