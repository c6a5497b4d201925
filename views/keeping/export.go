package keeping

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/letters"
	"fewer/views/handout"
	"fewer/views/handout/formats"
	"fewer/views/tui"
	"fewer/views/words"
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
			if len(a.Year.Practices) > 0 {
				q.Answers = append(q.Answers, tui.Answer{Key: "o", Does: "one practice's own page", Do: tui.Just(a.askWhosePage)})
			}
		case ".yaml":
			add("n", "the same, with the names of practices", export{ending: f.Ending, names: true})
		}
	}
	if p := a.Practice(); p != nil {
		q.Answers = append([]tui.Answer{
			{Key: "1", Does: "what " + p.Name + " asks alone, signed: a facilitator's merge adds it", Do: tui.Just(func() { a.askOwnPath(true) })},
			{Key: "2", Does: "the same, unsigned", Do: tui.Just(func() { a.askOwnPath(false) })},
		}, q.Answers...)
	}
	a.Show(q)
}

// askWhosePage asks whose own page it is to be, unless one practice is looked at.
func (a *Keeper) askWhosePage() {
	ask := func(practice int) {
		a.askExportPath(export{ending: ".html", reader: "practice", practice: a.Session.Year().Year().Practices[practice].ID})
	}
	if p := a.Practice(); p != nil {
		ask(p.At)
		return
	}
	a.ChoosePractice("Whose page?", func(practice int) tea.Cmd { ask(practice); return nil })
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

// askOwnPath asks where the own file of the practice that is looked at goes: its wishes,
// and nothing of others.
func (a *Keeper) askOwnPath(signed bool) {
	own := a.Session.OwnDocument(signed)
	if len(own.Scenario.Changes) == 0 {
		a.Refuse(a.Practice().Name + " asks nothing alone yet: ← on a row is fewer")
		return
	}
	a.askPath(export{ending: ".scenario.yaml", own: &own}, a.Session.ProposedOwn(&own))
}

// askExportPath asks where to, and proposes a place.
func (a *Keeper) askExportPath(e export) {
	a.askPath(e, a.Session.ProposedExport(e.ending, !e.names))
}

// askPath asks where to. The question stays open until the file is written, to say why
// it can't be.
func (a *Keeper) askPath(e export, proposed string) {
	says := "A name alone is in the folder of this scenario; another ending writes another format. Nothing is written over unasked."
	var f *tui.Form
	f = a.AskLine("Where to?", says, tui.Filled(proposed), func(path string) string {
		if path = a.TypedPath(path); path == "" {
			return words.ItNeedsAName
		}
		if _, err := formats.Of(path); err != nil {
			path += e.ending // which says what the file is
		}
		e.path, e.asked = path, f
		return a.export(e)
	})
}

func (a *Keeper) askToReplace(e export) {
	a.Show(&tui.Question{
		Title: "There already", Text: words.IsThereIn(e.path),
		Answers: []tui.Answer{{Key: "o", Does: "write over it", Do: tui.Just(func() {
			a.Close()
			e.over = true
			if why := a.export(e); why == stillWriting {
				a.Say(why)
			} else {
				a.Refuse(why)
			}
		})}},
		Esc: "leave it", Escape: func() { a.askPath(e, e.path) },
	})
}

// export is a file to pass on: where to, what it is, for whom, whether the names of
// practices are in it, and whether what is there may be replaced.
type export struct {
	path, ending, reader string
	picture              handout.Wanted
	practice             string // the id of the one whose page it is; "" for none
	names, over          bool
	own                  *file.Document // a practice's own file; nil for all of the scenario
	asked                *tui.Form      // the question that waits for it; nil for none
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
	if a.exporting != nil {
		return stillWriting
	}
	if own := a.Session.Path(); own != "" && journal.SameFile(e.path, own) {
		return "That is the file of this scenario itself; give another name."
	}
	bundle, bundleNamed, year := a.Session.Bundler(!e.names), a.Session.Bundler(false), a.Session.Year()
	from, version := a.Session.Files(), a.Version
	w := &writing{app: a, asked: e.asked}
	a.exporting = w
	a.Beside = append(a.Beside, func() tea.Msg {
		doc, warnings := bundle()
		passed := &formats.Passed{Bundle: doc, Version: version, Reader: e.reader, Picture: e.picture, MayTell: len(warnings) > 0, Progress: w.done}
		if e.practice != "" {
			passed.Practice = letters.Called(year.Year(), year.PracticeAt(e.practice), !e.names)
			if !e.names {
				named, _ := bundleNamed()
				passed.Own = letters.Own(named)
			}
		}
		err := e.write(passed, from)
		if passed.Said != "" {
			warnings = append(warnings, model.UpperFirst(passed.Said)+".")
		}
		return exported{app: a, export: e, warnings: warnings, err: err}
	}, w.look())
	return stillWriting
}

// write writes the file.
func (e export) write(passed *formats.Passed, from []string) error {
	if e.own != nil {
		content, err := file.EncodeDocument(e.own)
		if err != nil {
			return err
		}
		return e.put(content, from)
	}
	format, err := formats.Of(e.path)
	if err != nil {
		return err
	}
	content, err := format.Bytes(passed)
	if err != nil {
		return err
	}
	return e.put(content, from)
}

// put writes what the file has.
func (e export) put(content []byte, from []string) error {
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
	a.exporting, a.Stale = nil, true
	open := e.asked != nil && a.Over == tui.Overlay(e.asked)
	var there *journal.AlreadyThere
	switch {
	case errors.As(e.err, &there) && !there.YearFile:
		a.askToReplace(e.export)
	case e.err != nil && open:
		e.asked.Why = e.err.Error()
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
		if e.picture.Picture != "" && a.PracticeID() != "" {
			said += ". It is of all practices together"
		}
		a.Say(said + a.NotKept())
	}
	return nil
}
