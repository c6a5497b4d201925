package handout

import (
	_ "embed" // the page
	"fmt"
	"html/template"
	"io"
	"sync"

	"fewer/model"
	"fewer/views/answers"
	"fewer/views/print"
)

//go:embed page.html
var pageHTML string

// parsed is the page as a template. It is read when the first page is written.
var parsed = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"text":  func(s string) template.HTML { return template.HTML(print.HTMLText(s)) },
		"style": func() template.CSS { return template.CSS(print.PageStyle) },
		"upper": model.UpperFirst,
	}).Parse(pageHTML))
})

// What a template takes of a section: its tables and pictures are written already.
type (
	htmlPage struct {
		Page
		Blocks []htmlBlock
	}
	htmlBlock struct {
		Columns  bool // on paper they stand in two columns
		Sections []htmlSection
	}
	htmlSection struct {
		Section
		ID     string
		Left   map[int]bool // items that stand on a screen only
		Says   string       // what is left out on paper; "" for nothing
		Drawn  []htmlPicture
		Tables []htmlTable
	}
	htmlPicture struct {
		Title    string
		SVG      template.HTML
		OnScreen bool // and not on paper
	}
	htmlTable struct {
		Title string
		HTML  template.HTML
	}
)

// onPaper is what of a table stands on a screen only.
func onPaper(s *answers.Sheet, most int) print.OnScreen {
	left := leftOutRows(s, most)
	rows := 0
	for r := range s.Rows {
		rows += map[bool]int{false: 1}[s.Rows[r].Total]
	}
	return print.OnScreen{
		Row: func(i int) bool { return left[i] }, Note: func(i int) bool { return noteLeftOut(s, left, i) },
		Says: leftOutWords(len(left), rows),
	}
}

// HTML writes the page as one file: no script, and nothing from elsewhere.
func (p *Page) HTML(w io.Writer) error {
	page := htmlPage{Page: *p}
	pictures := 0
	for i, s := range p.Sections {
		section := htmlSection{Section: s, ID: fmt.Sprintf("section-%d", i+1), Left: s.leftOut()}
		many := 0
		for _, item := range s.Items {
			many += map[bool]int{true: 1}[item.OneOfMany]
		}
		section.Says = leftOutWords(len(section.Left), many)
		for k, drawn := range s.Pictures {
			pictures++ // ids are the page's only ones
			section.Drawn = append(section.Drawn, htmlPicture{drawn.Title, template.HTML(drawn.Inline(fmt.Sprintf("picture-%d", pictures))), k >= len(s.Pictures)-s.picturesLeft()})
		}
		for k := range s.Sheets {
			caption := s.Heading
			if s.Sheets[k].Title != "" {
				caption = s.Sheets[k].Title
			}
			section.Tables = append(section.Tables, htmlTable{s.Sheets[k].Title, template.HTML(print.HTMLSheet(&s.Sheets[k], caption, onPaper(&s.Sheets[k], s.OnPaper)))})
		}
		if last := len(page.Blocks) - 1; last < 0 || page.Blocks[last].Columns == s.Wide {
			page.Blocks = append(page.Blocks, htmlBlock{Columns: !s.Wide})
		}
		last := &page.Blocks[len(page.Blocks)-1]
		last.Sections = append(last.Sections, section)
	}
	return parsed().Execute(w, page)
}
