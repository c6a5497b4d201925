package workbench

import (
	"strconv"
	"strings"

	"fewer/model"
	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/words"
)

// drawTable shows the rows that the filter leaves, grouped by provider; the head
// of the first group in sight always stands.
func (w *Bench) drawTable(a tui.Area, g *geometry) {
	_, h := a.Size()
	if h == 0 {
		return
	}
	w.drawColumnTitles(a, g)
	w.scroll(h - 1)
	for y := 1; y < h; y++ {
		i := w.top + y - 1
		if i >= len(w.Items) {
			break
		}
		it := w.Items[i]
		if y == 1 || it.Row < 0 {
			w.drawHead(a, y, it, &g.Columns)
			continue
		}
		w.drawRow(a, y, &w.Rows[it.Row], &g.Columns, it.Row == w.Chosen)
	}
}

// scroll brings the selected row into sight, within n lines. The first line is
// kept for the head of a group.
func (w *Bench) scroll(n int) {
	at := 0
	for i, it := range w.Items {
		if it.Row >= 0 && it.Row == w.Chosen {
			at = i
		}
	}
	w.top = max(w.top, at-n+1)
	w.top = min(w.top, max(0, at-1))
	w.top = max(0, min(w.top, len(w.Items)-n))
}

// rowAt is the row in a line of the table, as it was last drawn.
func (w *Bench) rowAt(line int) (row int, ok bool) {
	i := w.top + line - 1
	if line < 1 || i >= len(w.Items) {
		return -1, false
	}
	row = w.Items[i].Row
	if line == 1 {
		row = w.headRow(w.Items[i].group)
	}
	return row, row >= 0
}

// headRow is the row that is the head of its group, where it is listed; −1 for none.
func (w *Bench) headRow(group int) int {
	for _, it := range w.Items {
		if it.group == group && it.Row >= 0 && w.groups[group].byRow && !w.Rows[it.Row].under {
			return it.Row
		}
	}
	return -1
}

// drawHead draws the head of a group: its name, or the row that stands for it.
func (w *Bench) drawHead(a tui.Area, y int, it item, c *columns) {
	if row := w.headRow(it.group); row >= 0 {
		w.drawRow(a, y, &w.Rows[row], c, row == w.Chosen)
		return
	}
	w.drawGroup(a, y, it.group)
}

func (w *Bench) drawColumnTitles(a tui.Area, g *geometry) {
	c := &g.Columns
	title := "A WEEK"
	if w.bySpecialty {
		title = "BY SPECIALTY"
	}
	if w.filter != "" {
		title = "“" + w.filter + "”"
	}
	a.Cut(c.name.X-1, 0, c.name.W, tui.Muted, title)
	a.Right(c.now.end(), 0, tui.Muted, "now")
	a.Cut(c.Slider.X, 0, c.Slider.W, tui.Muted, sliderTitle(w.app.Theme, c.Slider.W))
	a.Right(c.change.end(), 0, tui.Muted, "change")
	a.Right(c.new.end(), 0, tui.Muted, "new")
	a.Right(c.fewer.end(), 0, tui.Muted, "fewer")
	if len(c.saved) == 1 {
		a.Right(c.saved[0].end(), 0, tui.Focus, "saved")
		return
	}
	for i, t := range w.app.ShownTerms() {
		if i < len(c.saved) {
			role := tui.Muted
			if t == w.app.Terms {
				role = tui.Focus
			}
			a.Right(c.saved[i].end(), 0, role, words.TermsInBrief(t))
		}
	}
}

// sliderTitle says which way is which.
func sliderTitle(t *tui.Theme, w int) string {
	left, right := "←", "→"
	if t.ASCII {
		left, right = "<", ">"
	}
	for _, space := range []string{" ", ""} {
		fewer, more := left+space+"fewer", "more"+space+right
		if gap := w - tui.Width(fewer) - tui.Width(more); gap > 0 {
			return fewer + strings.Repeat(" ", gap) + more
		}
	}
	return ""
}

func (w *Bench) drawGroup(a tui.Area, y, index int) {
	width, _ := a.Size()
	g := &w.groups[index]
	x := a.Text(1, y, tui.Group, tui.Fit(g.name, width-2))
	if g.contract != "" {
		room := width - x - 1
		a.Cut(x, y, room, tui.Muted, tui.FirstThatFits(room, " · "+g.contract, " · "+inBrief(g.contract)))
	}
}

// figures are what the table says of one row.
type figures struct {
	now, fresh, change, fewer string
	percent                   float64 // of the knob
	saving                    [len(model.AllTerms)]model.Money
	changes                   int
}

// figuresOf reads a row's figures from the projection.
func (w *Bench) figuresOf(r *row) (f figures) {
	pr := w.app.Projection()
	now, fresh, gone, pounds := 0.0, 0.0, 0.0, false
	own := w.app.Mine()
	if r.stream >= 0 || r.each != "" {
		s := w.streamOf(r)
		now, fresh, gone, f.saving, f.changes = s.Now, s.New, s.NotSent, s.Saving, s.Changes
	} else {
		l := &pr.Lines[r.line]
		pounds = w.app.Year.Lines[r.line].WithoutActivity
		now, fresh, f.saving, f.changes = l.Now, l.New, l.Saving, l.Changes
		gone = l.DoNothing - l.Scenario
	}
	if pounds {
		f.now, f.fresh = model.RoundPounds(now).Short(), model.RoundPounds(fresh).Short()
	} else {
		f.now, f.fresh = words.Apart(now, fresh)
		if own != nil {
			f.now, f.fresh = words.ApartSmall(now, fresh)
		}
		if tui.Width(f.fresh) > freshWidth {
			f.now, _ = words.Apart(now, now)
			f.fresh, _ = words.Apart(fresh, fresh)
		}
	}
	switch {
	case f.changes == 0 && gone == 0 || pounds:
	case gone < 0:
		f.fewer = words.Count(gone) + " more"
	default:
		f.fewer = words.Count(gone)
	}
	if r.none {
		return figures{now: "–", change: "none"}
	}
	if f.changes == 0 {
		return f
	}
	if r.each != "" {
		w.sizeOfEach(r, &f)
		return f
	}
	f.percent = w.app.Session.NetChange(r.Target)
	if own != nil {
		f.percent = -100 * gone / (now * w.app.Prepared().Left)
	}
	if size, plain := w.app.Session.PlainChange(r.Target); plain && f.changes == 1 {
		f.change = SizeFigure(w.app.Year, r.Target, size)
		if size.Kind == model.Percent {
			f.percent = size.Amount
		}
	} else if c, all := w.ofAll(r.Target); all && f.changes == 1 { // what comes back was among all
		f.change, f.percent = SizeFigure(w.app.Year, r.Target, c.Size), c.Size.Amount
	} else {
		f.change = w.manyInBrief(f.changes)
	}
	return f
}

// manyInBrief says of a row what moves it beside one plain change of its own.
func (w *Bench) manyInBrief(changes int) string {
	switch {
	case changes != 1:
		return tui.FirstThatFits(9, strconv.Itoa(changes)+" changes", strconv.Itoa(changes)+" items")
	case w.app.Mine() != nil:
		return "of all"
	}
	return "in part"
}

// ofAll is the only change of a row that has an effect, and whether it asks a percentage of
// all who are still to come, of whom some may be sent after all.
func (w *Bench) ofAll(t model.Target) (c model.Change, all bool) {
	for _, i := range w.app.Session.OwnChanges(t) {
		if one := w.app.Session.Document().Scenario.Changes[i]; !one.Off {
			c = one
		}
	}
	plain := c
	plain.ComesBack = model.ComesBack{}
	return c, c.Target == t && c.Size.Kind == model.Percent && plain.IsPlain(w.app.Year)
}

// SizeFigure says a size as briefly as a column needs: "10% fewer", "6 fewer",
// "−12.5%", "−12.5/wk".
func SizeFigure(y *model.Year, t model.Target, size model.Size) string {
	short := strings.Replace(y.SizeWords(t, size), " a week", "", 1)
	amount, _, _ := strings.Cut(short, " ")
	sign := "−"
	if size.Amount > 0 {
		sign = "+"
	}
	if size.Kind == model.PerWeek {
		return tui.FirstThatFits(9, short, sign+amount+"/wk", sign+amount)
	}
	return tui.FirstThatFits(9, short, sign+amount)
}

func (w *Bench) drawRow(a tui.Area, y int, r *row, c *columns, selected bool) {
	f := w.figuresOf(r)
	nameRole := tui.Plain
	if selected {
		nameRole = tui.Strong
		a.Put(c.name.X-1, y, tui.Knob, w.app.Theme.Glyphs.Select)
	}
	indent := 1
	switch {
	case r.under:
		indent = 2
	case w.groups[r.group].byRow:
		indent, nameRole = 0, tui.Group
	}
	a.Cut(c.name.X+indent, y, c.name.W-indent, nameRole, r.Name)
	a.Right(c.now.end(), y, tui.Plain, f.now)
	drawSlider(a, w.app.Theme, c.Slider.X, y, c.Slider.W, f.percent)
	a.Right(c.change.end(), y, tui.Strong, tui.Fit(f.change, c.change.W))
	a.Right(c.new.end(), y, tui.Plain, f.fresh)
	a.Right(c.fewer.end(), y, tui.Plain, tui.FirstThatFits(c.fewer.W, f.fewer, words.LessOf(f.fewer)))
	for i, saved := range c.saved {
		t := w.app.Terms
		if shown := w.app.ShownTerms(); len(c.saved) > 1 && i < len(shown) {
			t = shown[i]
		}
		if f.changes > 0 {
			a.Right(saved.end(), y, desk.SavedRole(f.saving[t]), tui.FirstThatFits(saved.W, words.InSaved(f.saving[t])...))
		}
	}
	if selected {
		a.Mark(y)
	}
}

// position says which of the rows is selected: "3 of 106".
func (w *Bench) position() string {
	at, count := 0, 0
	for _, it := range w.Items {
		if it.Row >= 0 {
			count++
			if it.Row == w.Chosen {
				at = count
			}
		}
	}
	return strconv.Itoa(at) + " of " + strconv.Itoa(count)
}

// drawPosition says on the rule under the table which row is selected, where not
// all are in sight.
func (w *Bench) drawPosition(a tui.Area) {
	width, _ := a.Size()
	if w.Chosen >= 0 && !w.chart {
		row := " row " + w.position() + " "
		a.Right(width-3, 0, tui.Muted, row)
		if w.onlyChanged {
			w.drawChangedSum(a, width-6-tui.Width(row))
		}
	}
}

// drawSmallRow shows the selected row on two lines.
func (w *Bench) drawSmallRow(a tui.Area, g *geometry) {
	width, h := a.Size()
	if h == 0 || w.Chosen < 0 {
		return
	}
	r := &w.Rows[w.Chosen]
	where := w.position()
	a.Right(width-1, 0, tui.Muted, where)
	a.Put(1, 0, tui.Knob, w.app.Theme.Glyphs.Select)
	room := width - 5 - tui.Width(where)
	group := &w.groups[r.group]
	x := a.Text(3, 0, tui.Strong, tui.Fit(r.Name, room))
	if left := room - (x - 3) - 2; left > 3 && group.name != r.Name {
		a.Cut(x+2, 0, left, tui.Muted, tui.FirstThatFits(left, group.name+", "+group.contract, group.name+", "+inBrief(group.contract), group.name))
	}
	f := w.figuresOf(r)
	a.Text(3, 1, tui.Plain, f.now+" a week")
	drawSlider(a, w.app.Theme, g.Columns.Slider.X, 1, g.Columns.Slider.W, f.percent)
	end := g.Columns.Slider.end() + 1
	said := f.change
	if f.fewer != "" && !strings.HasSuffix(f.fewer, "more") {
		said = f.change + ", " + f.fewer + " fewer"
	} else if f.fewer != "" {
		said = f.change + ", " + f.fewer
	}
	a.Cut(end, 1, width-end-1, tui.Strong, tui.FirstThatFits(width-end-1, said, f.change))
}

// inBrief is a contract without its figures: "block", "cost per case and others".
func inBrief(contract string) string {
	first, _, more := strings.Cut(contract, "; ")
	for _, detail := range []string{" of £", ", "} {
		first, _, _ = strings.Cut(first, detail)
	}
	if more {
		first += " and others"
	}
	return first
}
