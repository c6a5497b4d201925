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
	"fewer/views/handout/formats"
	"fewer/views/tui"
)

// AskExport asks what is to be passed on to others.
func (a *Keeper) AskExport() {
	q := &tui.Question{
		Title: "To pass on; practices go by letters", Menu: true,
		Text: "What is to be written? The next step asks where to; until then nothing is.",
	}
	add := func(key, does string, e export) {
		q.Answers = append(q.Answers, tui.Answer{Key: key, Does: does, Do: tui.Just(func() { a.askExportPath(e) })})
	}
	for _, f := range formats.All {
		if f.Key == "" {
			continue
		}
		add(f.Key, f.Brief+", "+f.Ending, export{ending: f.Ending})
		switch f.Ending {
		case ".html":
			add("d", "the page for a board", export{ending: f.Ending, reader: "board"})
			add("i", "the minutes", export{ending: f.Ending, reader: "minutes"})
		case ".yaml":
			add("n", "the same, with the names of practices", export{ending: f.Ending, names: true})
		}
	}
	a.Show(q)
}

// AskPicture asks where to write the picture in view.
func (a *Keeper) AskPicture() {
	if w, ok := a.InView(); ok {
		a.askExportPath(export{ending: ".png", picture: w})
	}
}

// NoPicture says why there is no picture to write, or "".
func (a *Keeper) NoPicture() string {
	switch _, ok := a.InView(); {
	case !ok:
		return "There is no picture in view here"
	case a.Switched():
		return "Pictures are written of the forecast as the year file says; F goes back to it"
	}
	return ""
}

// askExportPath asks where to, and proposes a place. The question stays open until
// the file is written, to say why it can't be.
func (a *Keeper) askExportPath(e export) {
	p := &tui.Prompt{
		Title: "Where to?", Line: tui.Filled(a.Session.ProposedExport(e.ending, !e.names)),
		Text: "A name alone is in the folder of this scenario; another ending writes another format. Nothing is written over unasked.",
	}
	p.Take = func(path string) string {
		if path = a.TypedPath(path); path == "" {
			return "It needs a name."
		}
		if _, err := formats.Of(path); err != nil {
			path += e.ending // which says what the file is
		}
		e.path, e.asked = path, p
		return a.export(e)
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
		Esc: "leave it", Escape: func() { a.askExportPath(e) },
	})
}

// export is a file to pass on: where to, what it is, for whom, whether the names of
// practices are in it, and whether what is there may be replaced.
type export struct {
	path, ending, reader string
	picture              handout.Wanted
	names, over          bool
	asked                tui.Overlay // the question that waits for it; nil for none
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
	format, err := formats.Of(e.path)
	if err != nil {
		return err
	}
	content, err := format.Bytes(&formats.Passed{Bundle: bundle, Reader: e.reader, Picture: e.picture})
	if err != nil {
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
