// Package formats is the table of the formats in which a scenario is passed on: each is
// one row, and the command, the app, the completion of the shell and the pages of help
// are made of it.
//
// Begin with All. What each writes comes from the same answers as the screens.
package formats

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/answers"
	"fewer/views/charts"
	"fewer/views/drawing"
	"fewer/views/handout"
	"fewer/views/handout/workbook"
	"fewer/views/print"
)

// Passed is what is passed on: a bundle, in which practices go by letters or by their
// names, and what of it is wanted.
type Passed struct {
	Bundle   file.Document  // with its year inside
	Alone    bool           // the year alone, without a scenario
	Version  string         // of the program
	Reader   string         // for whom a page is; "" for anyone
	Times    bool           // whether minutes say when things were done
	Own      *file.Document // the bundle with exact figures, for a practice's own page by letters; nil where the bundle has them
	MayTell  bool           // whether a text may still tell which practice is meant, as a warning said
	Practice string         // whose page it is, by the name that it has in the bundle
	Table    string         // which table a list is; "" for the changes
	Picture  handout.Wanted
	Progress func(done float64) // is told how much is done, from 0 to 1; nil where nobody asks
	Said     string             // what is to be said of what was written, where the file has no place for it; "" for nothing

	source *handout.Source
}

// Format is a format in which a scenario is passed on.
type Format struct {
	Ending string // of the file's name, which decides the format
	Key    string // in the app; "" where only its ending asks for it there
	Brief  string // what is written, in a few words
	About  string // and in more
	packed string // what its file is called in the pack; "" where it is not in it
	of     asking
	Write  func(w io.Writer, p *Passed) error
}

// asking is what may be asked of a format besides the scenario.
type asking uint8

const (
	forNothing asking = iota
	forReader         // for whom: it is a page
	forMinutes        // minutes, and no other page
	forTable          // which table
)

// All are the formats, what most want first.
var All = []Format{
	{".html", "p", "a page for a browser and paper", "a page for a browser and for paper, with tables and pictures", "page.html", forReader, writeHTML},
	{".md", "m", "the page as plain text", "the same page as plain text, in Markdown", "page.md", forReader, writeMarkdown},
	{".xlsx", "x", "a workbook that is alive", "a workbook whose figures follow the percentages that one types in it", "workbook.xlsx", forMinutes, writeWorkbook},
	{".yaml", "b", "one file that opens by itself", "one file that opens by itself in this program, with the year inside", "bundle.yaml", forNothing, writeBundle},
	{".csv", "c", "a table for a spreadsheet", "one table for a spreadsheet", "", forTable, writeCSV}, // in the pack is each of them
	{".json", "", "figures for other programs", "the figures for other programs", "figures.json", forNothing, writeJSON},
	{".svg", "", "a picture, sharp at any size", "the picture from doing nothing to this scenario, sharp at any size", "", forNothing, writeSVG},
	{".png", "g", "a picture for letters and slides", "the same picture for letters and slides", "picture.png", forNothing, writePNG},
}

func init() {
	// The pack is made of the others, so it can't stand in their own list.
	All = append(All, Format{".zip", "z", "all of it in one file", "all of it in one file, with a page of contents, for a mail to everybody", "", forReader, writePack})
}

// Unknown is the fault that no format has an ending.
type Unknown struct{ Name string }

func (e *Unknown) Error() string {
	return fmt.Sprintf("the ending of %s says nothing about what is to be written", e.Name)
}

// Hint lists the endings that there are.
func (*Unknown) Hint() string { return "end the name in " + EndingWords() }

// EndingWords lists the endings: ".html, .md or .yaml".
func EndingWords() string { return endingsOf(func(Format) bool { return true }) }

// endingsOf lists the endings of some of the formats.
func endingsOf(these func(Format) bool) string {
	var endings []string
	for _, f := range All {
		if these(f) {
			endings = append(endings, f.Ending)
		}
	}
	last := len(endings) - 1
	if last == 0 {
		return endings[0]
	}
	return strings.Join(endings[:last], ", ") + " or " + endings[last]
}

// Of is the format of a file by the ending of its name. It is an error where there is
// none.
func Of(name string) (Format, error) {
	ending := strings.ToLower(filepath.Ext(name))
	if ending == ".yml" {
		ending = ".yaml"
	}
	if i := slices.IndexFunc(All, func(f Format) bool { return f.Ending == ending }); i >= 0 {
		return All[i], nil
	}
	return Format{}, &Unknown{name}
}

// NoPlaceFor says which of what was asked for a format has no place for, and what to do
// instead; "" where it has for all.
func (f Format) NoPlaceFor(p *Passed) (what, instead string) {
	those := func(a asking) string { return endingsOf(func(f Format) bool { return f.of == a }) }
	switch {
	case p.Reader != "" && f.of != forReader && (f.of != forMinutes || p.Reader != handout.OfMinutes):
		return "--for is of a page, and " + f.Ending + " is none for " + p.Reader, "end the name in " + those(forReader) + "; minutes may be " + those(forMinutes) + " too"
	case p.Table != "" && f.of != forTable:
		return "--table is of a list, and " + f.Ending + " is none", "end the name in " + those(forTable)
	}
	return "", ""
}

// Bytes is the file of a format.
func (f Format) Bytes(p *Passed) ([]byte, error) {
	var b bytes.Buffer
	err := f.Write(&b, p)
	return b.Bytes(), err
}

// from is what pages and pictures are made from, projected once for all of them.
func (p *Passed) from() *handout.Source {
	if p.source == nil {
		p.source = p.sourceOf(p.Bundle)
	}
	return p.source
}

func (p *Passed) sourceOf(bundle file.Document) *handout.Source {
	s := handout.SourceOf(bundle)
	s.Times, s.MayTell = p.Times, p.MayTell
	s.Practice = slices.IndexFunc(bundle.Bundled.Practices, func(of model.Practice) bool { return of.Name == p.Practice })
	return s
}

func (p *Passed) page() (handout.Page, error) {
	reader := p.Reader
	if reader == "" {
		reader = handout.Readers[0].Name
	}
	if reader == handout.OfPractice && p.Own != nil {
		return handout.PageFor(p.sourceOf(*p.Own), reader)
	}
	return handout.PageFor(p.from(), reader)
}

func writeHTML(w io.Writer, p *Passed) error {
	page, err := p.page()
	if err != nil {
		return err
	}
	return page.HTML(w)
}

func writeMarkdown(w io.Writer, p *Passed) error {
	page, err := p.page()
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, page.Markdown())
	return err
}

func writeBundle(w io.Writer, p *Passed) error {
	bundle := p.Bundle
	if bundle.Scenario.Name == "" {
		bundle.Scenario.Name = "If nothing changes"
	}
	content, err := file.EncodeDocument(&bundle)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

func writeWorkbook(w io.Writer, p *Passed) error {
	if p.Reader == handout.OfMinutes {
		content, err := workbook.Minutes(p.from())
		if err != nil {
			return err
		}
		_, err = w.Write(content)
		return err
	}
	content, err := workbook.Write(workbook.Source{Document: p.Bundle, Version: p.Version, Progress: p.Progress})
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

// figures are what the answers to other programs are made from.
func (p *Passed) figures() *answers.Projected {
	s := p.from()
	doc := &p.Bundle
	if p.Alone {
		doc = nil
	}
	return &answers.Projected{Question: answers.NewQuestion(s.Prepared, doc, model.AsContracted), Projection: s.Projection}
}

func writeJSON(w io.Writer, p *Passed) error {
	return print.JSON(w, answers.Project(p.figures(), false).Data())
}

// mark says to spreadsheets that a list is in UTF-8: without it some take a £ for two
// other signs.
const mark = "\ufeff"

func writeCSV(w io.Writer, p *Passed) error {
	table, empty, err := answers.TableOf(p.figures(), p.Table)
	if err != nil {
		return err
	}
	if empty != "" {
		p.Said = "the table has no rows: " + empty
	}
	if _, err := io.WriteString(w, mark); err != nil {
		return err
	}
	return print.CSV(w, &answers.Answer{Sheets: []answers.Sheet{table}})
}

func (p *Passed) picture() (*drawing.Picture, error) {
	w := p.Picture
	if w.Picture == "" {
		w.Picture = handout.Pictures[0].Name
	}
	if _, open := p.Bundle.OpenRound(); open {
		return charts.Without("What this scenario saves", "Guesses are open: what it saves is drawn when they are answered.", charts.Wide), nil
	}
	return handout.DrawAlone(p.from(), w)
}

func writeSVG(w io.Writer, p *Passed) error {
	drawn, err := p.picture()
	if err != nil {
		return err
	}
	return drawn.SVG(w)
}

func writePNG(w io.Writer, p *Passed) error {
	drawn, err := p.picture()
	if err != nil {
		return err
	}
	return drawn.PNG(w)
}
