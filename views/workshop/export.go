package workshop

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/views/handout"
)

// askExport asks what is to be passed on to others.
func (a *App) askExport() {
	file := func(ending string, names bool) func() tea.Cmd {
		return just(func() { a.askExportPath(ending, names) })
	}
	name := func(ending string, names bool) string { return filepath.Base(a.session.ProposedExport(ending, !names)) }
	a.show(&question{
		app: a, title: "To pass on", menu: true,
		text: "What is to be written? The next step asks where to; until then nothing is. This scenario stays where it is.",
		answers: []answer{
			{"b", "one file that opens by itself, with the year inside; practices go by letters: " + name(".yaml", false), file(".yaml", false)},
			{"n", "the same, with the names of practices: " + name(".yaml", true), file(".yaml", true)},
			{"p", "one page to read, as Markdown; practices go by letters: " + name(".md", false), file(".md", false)},
		},
	})
}

// askExportPath asks where to, and proposes a place.
func (a *App) askExportPath(ending string, names bool) {
	a.show(&prompt{
		app: a, title: "Where to?", line: filled(a.session.ProposedExport(ending, !names)),
		text: "A name alone is in the folder of this scenario. Nothing is written over unasked.",
		take: func(path string) string {
			path = strings.Trim(strings.TrimSpace(path), `"'`)
			if path == "" {
				return "It needs a name."
			}
			path = a.exportPath(path, ending)
			why := a.export(path, ending, names, false)
			if why == errThere {
				a.askToReplace(path, ending, names)
				return ""
			}
			return why
		},
	})
}

// errThere is said where a file is there already.
const errThere = "That file is there already."

func (a *App) askToReplace(path, ending string, names bool) {
	a.show(&question{
		app: a, title: "There already", text: filepath.Base(path) + " is there already, in " + filepath.Dir(path) + ".",
		answers: []answer{{"o", "write over it", just(func() {
			if why := a.export(path, ending, names, true); why != "" {
				a.refuse(why)
			}
		})}},
		esc: "leave it", escape: func() { a.askExportPath(ending, names) },
	})
}

// exportPath is the full path for what was typed, with the ending that says what
// the file is.
func (a *App) exportPath(path, ending string) string {
	if filepath.Base(path) == path {
		path = filepath.Join(a.session.Folder(), path)
	}
	if !strings.EqualFold(filepath.Ext(path), ending) {
		path += ending
	}
	return path
}

// export writes the file, and says why it can't, or "".
func (a *App) export(path, ending string, names, over bool) (why string) {
	bundle, warnings := a.session.Bundle(!names)
	content, err := []byte(nil), error(nil)
	if ending == ".md" {
		content = []byte(handout.ToPassOn(bundle, a.minutesToPassOn(names)).Markdown())
	} else if content, err = scenarios.EncodeDocument(&bundle); err != nil {
		return err.Error()
	}
	if own := a.session.Path(); own != "" && scenarios.SameFile(path, own) {
		return "That is the file of this scenario itself; give another name."
	}
	if dir := filepath.Dir(path); dir == scenarios.DocumentsDir() {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err.Error()
		}
	}
	var there *scenarios.AlreadyThere
	if err := scenarios.WriteNew(path, content, over, a.session.Files()...); errors.As(err, &there) && !there.YearFile {
		return errThere
	} else if err != nil {
		return err.Error()
	}
	a.close()
	said := "Written: " + filepath.Base(path) + " in " + filepath.Dir(path)
	if len(warnings) > 0 {
		said = "Written, but look at it before you pass it on: " + strings.Join(warnings, " ")
	}
	a.say(said + a.notKept())
	return ""
}

// minutesToPassOn are the minutes, with letters for practices where their names
// are hidden.
func (a *App) minutesToPassOn(names bool) []scenarios.Minute {
	minutes := a.session.Minutes()
	if names {
		return minutes
	}
	hidden := scenarios.HideNames(a.session.Year().Year())
	for i := range minutes {
		minutes[i].Done = hidden.Text(minutes[i].Done)
	}
	return minutes
}
