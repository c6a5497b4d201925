package keeping

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/handout"
	"fewer/views/tui"
)

// AskExport asks what is to be passed on to others.
func (a *Keeper) AskExport() {
	file := func(ending string, names bool) func() tea.Cmd {
		return tui.Just(func() { a.askExportPath(ending, names) })
	}
	name := func(ending string, names bool) string { return filepath.Base(a.Session.ProposedExport(ending, !names)) }
	a.Show(&tui.Question{
		Title: "To pass on", Menu: true,
		Text: "What is to be written? The next step asks where to; until then nothing is. This scenario stays where it is.",
		Answers: []tui.Answer{
			{Key: "b", Does: "one file that opens by itself, with the year inside; practices go by letters: " + name(".yaml", false), Do: file(".yaml", false)},
			{Key: "n", Does: "the same, with the names of practices: " + name(".yaml", true), Do: file(".yaml", true)},
			{Key: "p", Does: "one page to read, as Markdown; practices go by letters: " + name(".md", false), Do: file(".md", false)},
		},
	})
}

// askExportPath asks where to, and proposes a place. The question stays open until
// the file is written, to say why it can't be.
func (a *Keeper) askExportPath(ending string, names bool) {
	p := &tui.Prompt{
		Title: "Where to?", Line: tui.Filled(a.Session.ProposedExport(ending, !names)),
		Text: "A name alone is in the folder of this scenario. Nothing is written over unasked.",
	}
	p.Take = func(path string) string {
		path = strings.Trim(strings.TrimSpace(path), `"'`)
		if path == "" {
			return "It needs a name."
		}
		return a.export(export{path: a.exportPath(path, ending), ending: ending, names: names, asked: p})
	}
	a.Show(p)
}

func (a *Keeper) askToReplace(e export) {
	a.Show(&tui.Question{
		Title: "There already", Text: filepath.Base(e.path) + " is there already, in " + filepath.Dir(e.path) + ".",
		Answers: []tui.Answer{{Key: "o", Does: "write over it", Do: tui.Just(func() {
			a.Close()
			e.over = true
			if why := a.export(e); why == stillWriting {
				a.Say(why)
			} else {
				a.Refuse(why)
			}
		})}},
		Esc: "leave it", Escape: func() { a.askExportPath(e.ending, e.names) },
	})
}

// exportPath is the full path for what was typed, with the ending that says what
// the file is.
func (a *Keeper) exportPath(path, ending string) string {
	if filepath.Base(path) == path {
		path = filepath.Join(a.Session.Folder(), path)
	}
	if !strings.EqualFold(filepath.Ext(path), ending) {
		path += ending
	}
	return path
}

// export is a file to pass on: where to, what it is, whether the names of practices
// are in it, and whether what is there may be replaced.
type export struct {
	path, ending string
	names, over  bool
	asked        tui.Overlay // the question that waits for it; nil for none
}

// exported tells how writing one went.
type exported struct {
	app *Keeper
	export
	warnings []string
	err      error
}

// stillWriting is said where a second file is asked for while one is written.
const stillWriting = "It is being written; wait a moment."

// export writes the file beside the keys, since a large year takes its time, and
// says that it does, or why it can't.
func (a *Keeper) export(e export) (why string) {
	if a.exporting {
		return stillWriting
	}
	if own := a.Session.Path(); own != "" && journal.SameFile(e.path, own) {
		return "That is the file of this scenario itself; give another name."
	}
	bundle := a.Session.Bundler(!e.names)
	from := a.Session.Files()
	a.exporting = true
	a.Beside = append(a.Beside, func() tea.Msg {
		doc, warnings := bundle()
		return exported{app: a, export: e, warnings: warnings, err: e.write(doc, from)}
	})
	return stillWriting
}

// write writes the file of a bundle.
func (e export) write(bundle file.Document, from []string) error {
	content, err := []byte(nil), error(nil)
	if e.ending == ".md" {
		content = []byte(handout.ToPassOn(bundle).Markdown())
	} else if content, err = file.EncodeDocument(&bundle); err != nil {
		return err
	}
	if dir := filepath.Dir(e.path); dir == scenarios.DocumentsDir() {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	return journal.WriteNew(e.path, content, e.over, from...)
}

// After says where the file is, or what stands in its way.
func (e exported) After() tea.Cmd {
	a := e.app
	a.exporting, a.Stale = false, true
	p, open := a.Over.(*tui.Prompt)
	open = open && tui.Overlay(p) == e.asked
	var there *journal.AlreadyThere
	switch {
	case errors.As(e.err, &there) && !there.YearFile:
		a.askToReplace(e.export)
	case e.err != nil && open:
		p.Why = e.err.Error()
	case e.err != nil:
		a.Fail(e.err.Error())
	default:
		if open {
			a.Close()
		}
		said := "Written: " + filepath.Base(e.path) + " in " + filepath.Dir(e.path)
		if len(e.warnings) > 0 {
			said = "Written, but look at it before you pass it on: " + strings.Join(e.warnings, " ")
		}
		a.Say(said + a.NotKept())
	}
	return nil
}
