package commands

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"fewer/model/explain"
	"fewer/model/figure"
	"fewer/views/print"
)

// tree prints an explanation for people.
type tree struct {
	out   io.Writer
	width int
	depth int
	all   bool
}

// longSum is how many parts of a sum are written out unless all are asked for.
const longSum = 12

func (t tree) write(e *figure.Explanation, facts explain.Facts) {
	t.node(e, e.Result(), "", "", t.depth)
	fmt.Fprintln(t.out)
	for _, sentence := range facts.Sentences() {
		fmt.Fprint(t.out, print.Wrap(sentence, t.width, ""))
	}
}

// node prints one figure and its parts: its own row begins with branch, what is
// beneath it with indent.
func (t tree) node(e *figure.Explanation, value, branch, indent string, depth int) {
	parts := e.Parts()
	under := indent
	if depth > 0 && len(parts) > 0 {
		under += "│ "
	} else {
		under += "  "
	}
	t.row(printable(e.Label), value, branch, under)
	if from := e.From(); from != "" {
		t.text("= "+from, under)
	}
	if e.Note != "" {
		t.text(e.Note, under)
	}
	if depth <= 0 {
		return
	}
	shown := parts
	if len(parts) > longSum && !t.all {
		shown = parts[:longSum-2]
	}
	for i, part := range shown {
		if i == len(parts)-1 {
			t.node(part, part.Figure(), indent+"└ ", indent+"  ", depth-1)
		} else {
			t.node(part, part.Figure(), indent+"├ ", indent+"│ ", depth-1)
		}
	}
	if left := len(parts) - len(shown); left > 0 {
		fmt.Fprintf(t.out, "%s└ … and %d more parts; --all writes them out\n", indent, left)
	}
}

// row prints a label and, at the right edge, its figure.
func (t tree) row(label, value, branch, under string) {
	width := max(20, t.width-ansi.StringWidth(branch)-ansi.StringWidth(value)-2)
	lines := strings.Split(ansi.Wrap(label, width, ""), "\n")
	gap := t.width - ansi.StringWidth(branch) - ansi.StringWidth(lines[0]) - ansi.StringWidth(value)
	fmt.Fprintln(t.out, branch+lines[0]+strings.Repeat(" ", max(2, gap))+value)
	for _, line := range lines[1:] {
		fmt.Fprintln(t.out, under+line)
	}
}

func (t tree) text(s, indent string) {
	width := max(20, t.width-ansi.StringWidth(indent)-2)
	for _, line := range strings.Split(ansi.Wrap(printable(s), width, ""), "\n") {
		fmt.Fprintln(t.out, strings.TrimRight(indent+"  "+line, " "))
	}
}
