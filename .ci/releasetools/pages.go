package main

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"path"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	renderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// pages are the README and what it leads to, as pages for a browser, with their
// pictures and the licence.
func pages() (all []file, err error) {
	licence, err := os.ReadFile("LICENSE")
	if err != nil {
		return nil, err
	}
	all = append(all, file{name: "LICENSE.txt", content: licence})
	sources := []file{}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		return nil, err
	}
	sources = append(sources, file{name: "README.md", content: readme})
	docs, err := read("docs", "docs/")
	if err != nil {
		return nil, err
	}
	there := map[string]bool{"README.md": true, "LICENSE": true}
	for _, f := range docs {
		there[f.name] = true
		if strings.HasSuffix(f.name, ".md") {
			sources = append(sources, f)
		} else {
			all = append(all, f)
		}
	}
	for _, f := range sources {
		page, err := page(f, there)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		all = append(all, file{name: strings.TrimSuffix(f.name, ".md") + ".html", content: page})
	}
	return all, nil
}

// page is a text as a page for a browser. Links lead to pages; those that lead to
// what is not given away are plain words.
func page(f file, there map[string]bool) ([]byte, error) {
	m := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()), goldmark.WithRendererOptions(renderer.WithUnsafe()))
	tree := m.Parser().Parse(text.NewReader(f.content))
	var dead []*ast.Link
	title := "Fewer"
	err := ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if h, is := n.(*ast.Heading); is && h.Level == 1 {
			title = string(h.Lines().Value(f.content))
		}
		if link, is := n.(*ast.Link); is {
			to, alive := leads(f.name, string(link.Destination), there)
			if link.Destination = []byte(to); !alive {
				dead = append(dead, link)
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return nil, err
	}
	for _, link := range dead {
		parent := link.Parent()
		for c := link.FirstChild(); c != nil; c = link.FirstChild() {
			parent.InsertBefore(parent, link, c)
		}
		parent.RemoveChild(parent, link)
	}
	var body bytes.Buffer
	if err := m.Renderer().Render(&body, f.content, tree); err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, pageAround, html.EscapeString(title), body.Bytes()), nil
}

// leads is where a link of a page leads among the pages, and whether it is there.
func leads(from, to string, there map[string]bool) (string, bool) {
	if strings.Contains(to, "://") || strings.HasPrefix(to, "#") || strings.HasPrefix(to, "mailto:") {
		return to, true
	}
	name, part, parted := strings.Cut(to, "#")
	target := path.Join(path.Dir(from), name)
	if !there[target] {
		return to, false
	}
	if target == "LICENSE" {
		name += ".txt"
	}
	name = strings.TrimSuffix(name, ".md") + strings.Repeat(".html", strings.Count(name[max(0, len(name)-3):], ".md"))
	if parted {
		name += "#" + part
	}
	return name, true
}

const pageAround = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
img, svg { max-width: 100%%; height: auto; }
pre { overflow-x: auto; padding: 0.7rem; background: rgba(128, 128, 128, 0.15); }
code { font-family: ui-monospace, monospace; font-size: 0.92em; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid rgba(128, 128, 128, 0.6); padding: 0.25rem 0.6rem; text-align: left; vertical-align: top; }
@media print { body { max-width: none; color: #000; background: #fff; } }
</style>
</head>
<body>
%s</body>
</html>
`
