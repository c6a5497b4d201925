package meeting

import (
	"strings"

	"fewer/scenarios"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// readBack is the page that people take home, as it is handed on, to be read aloud.
type readBack struct {
	plain
	spreads scenarios.Kept[*insight.TermsSpreads] // how sure the year-end on the page is
}

func (r *readBack) fills() bool { return true }

func (r *readBack) written() bool { return true }

func (r *readBack) figure() string { return "terms.as_contracted.scenario.deficit" }

func (r *readBack) keys() []tui.Action {
	return append([]tui.Action{r.freezing("freeze-page", 1)}, r.arrows()...)
}

func (r *readBack) entries() int {
	width, _ := r.wallSize()
	return len(r.lines(min(width, wall.TextWidth)))
}

func (r *readBack) draw(out *wall.Writer) {
	if out.Kept != nil {
		r.keep(out)
	}
	r.drawHeadline(out)
	lines := r.lines(min(out.Wide(), wall.TextWidth))
	r.at.List = min(r.at.List, max(0, len(lines)-out.Left()))
	for _, line := range lines[r.at.List:] {
		if out.Left() > 0 {
			out.Cut(0, out.Y, out.Wide(), line.role, out.Shown(line.text))
			out.Y++
		}
	}
}

// headline is how large the year-end stands above the first lines of the page, and how
// many rows that takes: on a tall wall only, and not while money is withheld.
func (r *readBack) headline(out *wall.Writer) (scale, rows int) {
	if _, h := out.Size(); h < wall.Tall || r.at.List > 0 || r.withheld() {
		return 0, 0
	}
	scale = out.ScaleFor(1, 24)
	return scale, tui.BigFigureHeight(scale) + 1
}

func (r *readBack) drawHeadline(out *wall.Writer) {
	if scale, rows := r.headline(out); rows > 0 {
		deficit := r.session().Projection().Terms[model.AsContracted].Scenario.Deficit
		out.FigureOf(scale, tui.Focus, deficit.Abs().Short(), words.OverWord(deficit)+" on 31 March, with what this scenario holds")
		out.Y = rows
	}
}

// keep keeps the whole page as text.
func (r *readBack) keep(out *wall.Writer) {
	page := r.page()
	out.Keep(wall.Said{Text: page.Title, Role: tui.Strong})
	for _, line := range page.Under {
		out.Keep(wall.Said{Text: line})
	}
	for _, s := range page.Sections {
		out.Keep(wall.Said{Text: s.Heading, Role: tui.Group})
		for _, item := range s.Items {
			out.Keep(wall.Said{Text: item.Says, Role: tui.Strong})
			for _, note := range item.Notes {
				out.Keep(wall.Said{Text: note, Level: 1})
			}
		}
	}
}

func (r *readBack) page() handout.Page {
	return handout.New(handout.Source{
		Prepared: r.host.Filed(), Document: r.doc().ToHandOn(), Projection: r.session().Projection(), Spreads: r.sureness(),
	}).Aloud()
}

// advance scrolls by what is on the wall, until the end of the page.
func (r *readBack) advance() bool {
	width, rows := r.wallSize()
	_, above := r.headline(&wall.Writer{Area: tui.Area{Box: tui.NewRect(0, 0, width, rows)}})
	rows = max(1, rows)
	if end := r.entries() + above - rows; r.at.List < end {
		r.at.List = max(1, min(r.at.List+rows-above, r.entries()-rows))
		return true
	}
	return false
}

func (r *readBack) retreat() bool {
	_, rows := r.wallSize()
	above := r.at.List > 0
	r.at.List = max(0, r.at.List-max(1, rows))
	return above
}

// sureness is reckoned once for each edit: the page is made for every frame.
func (r *readBack) sureness() *insight.TermsSpreads {
	return r.spreads.Of(r.prepared(), r.session().Edition(), func(*model.Prepared) *insight.TermsSpreads {
		spreads := insight.NewSpreads(r.host.Filed(), insight.SpreadSeed).Of(r.session().Projection())
		return &spreads
	})
}

// pageLine is a line of the page on the wall.
type pageLine struct {
	role tui.Role
	text string
}

func (r *readBack) lines(width int) (lines []pageLine) {
	page := r.page()
	add := func(role tui.Role, indent int, mark, text string) {
		for i, line := range tui.Wrap(r.host.Text(text), max(8, width-indent-2)) {
			start := strings.Repeat(" ", indent)
			if i == 0 {
				start += mark
			} else {
				start += "  "
			}
			lines = append(lines, pageLine{role, start + line})
		}
	}
	add(tui.Strong, 0, "", page.Title)
	for _, line := range page.Under {
		add(tui.Plain, 0, "", line)
	}
	for _, s := range page.Sections {
		lines = append(lines, pageLine{})
		add(tui.Strong, 0, "", strings.ToUpper(s.Heading))
		for _, item := range s.Items {
			add(tui.Strong, 0, "· ", item.Says)
			for _, note := range item.Notes {
				add(tui.Plain, 2, "", note)
			}
		}
	}
	return lines
}
