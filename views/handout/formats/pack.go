package formats

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/answers"
	"fewer/views/handout"
)

// packed is a file of a pack.
type packed struct {
	name, about string
	content     []byte
}

// writePack writes all of it into one file, with a page of contents first.
func writePack(w io.Writer, p *Passed) error {
	files, err := p.packed()
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, f := range append([]packed{{name: "contents.html", content: nil}}, files...) {
		if f.name == "contents.html" {
			if f.content, err = p.contents(files); err != nil {
				return err
			}
		}
		// The first day that the format has, whenever it is written: the same pack has the same bytes.
		in, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := in.Write(f.content); err != nil {
			return err
		}
	}
	return z.Close()
}

func (p *Passed) packed() (files []packed, err error) {
	add := func(name, about string, write func(w io.Writer, p *Passed) error) error {
		content, err := Format{Write: write}.Bytes(p)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		files = append(files, packed{name, about, content})
		return nil
	}
	_, open := p.Bundle.OpenRound()
	for _, f := range All {
		if f.packed == "" || open && f.Ending == ".xlsx" { // it would answer the guesses
			continue
		}
		if err := add(f.packed, f.About, f.Write); err != nil {
			return nil, err
		}
	}
	for _, t := range answers.Tables {
		list := *p
		list.Table = t.Name
		if err := add("table-"+t.Name+".csv", "a table for a spreadsheet: "+t.About, func(w io.Writer, _ *Passed) error { return writeCSV(w, &list) }); err != nil {
			return nil, err
		}
	}
	if p.standsAlone() {
		if err := add("scenario.yaml", "the scenario alone, for those who have the year file", writeScenario); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// standsAlone tells whether the scenario can be opened beside the year file that others
// have: letters for practices mean nothing there.
func (p *Passed) standsAlone() bool {
	return p.Bundle.Names != file.NamesHidden ||
		!slices.ContainsFunc(p.Bundle.Scenario.Changes, func(c model.Change) bool { return len(c.Practices) > 0 })
}

func writeScenario(w io.Writer, p *Passed) error {
	alone := *p
	alone.Bundle.Bundled, alone.Bundle.Names = nil, ""
	return writeBundle(w, &alone)
}

// contents is a page that says what is in the pack.
func (p *Passed) contents(files []packed) ([]byte, error) {
	page := handout.Page{Title: "What is in this pack", Under: []string{p.Bundle.Scenario.Name, p.Bundle.Bundled.Title()}}
	section := handout.Section{Heading: "Files", Wide: true}
	for _, f := range files {
		section.Items = append(section.Items, handout.Item{Says: f.name, Notes: []string{model.UpperFirst(f.about) + "."}})
	}
	page.Sections = []handout.Section{section, {Heading: "Where to begin", Wide: true, Items: []handout.Item{
		{Says: "page.html opens in any browser, and prints on two sheets of paper."},
		{Says: "Every figure in these files is the same, to the penny."},
	}}}
	return Format{Write: func(w io.Writer, _ *Passed) error { return page.HTML(w) }}.Bytes(p)
}
