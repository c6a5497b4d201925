package workshop

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/answers"
	"fewer/views/desk"
	"fewer/views/tui"
)

// sheetView shows the table of any sheet: its rows can be chosen, sorted by any
// column and narrowed to those with the words that are typed. Screens with an answer
// hold one, and say what stands around it.
type sheetView struct {
	desk   *desk.Desk
	list   tui.List
	sheet  answers.Sheet
	rows   []int // of the sheet, those that are listed, in their order
	order  answers.Order
	filter string
	widths []int // what each column needs
	head   tui.Rect
	placed []placedColumn // as last drawn

	// look is the role of a cell where that is not plain from its column. Optional.
	look func(row *answers.Row, column int) (tui.Role, bool)
	// layout places the columns where room alone does not say how. Optional.
	layout func(width int) []placedColumn
	// marked is a column with a mark before its heading; 0 for none.
	marked int
}

// placedColumn is a column of a sheet with its place in a row.
type placedColumn struct{ column, x, w int }

// show lists the rows of another sheet. The chosen row stays chosen.
func (v *sheetView) show(s answers.Sheet) {
	at := v.at()
	v.sheet = s
	v.widths = make([]int, len(s.Columns))
	for _, k := range s.Shown() {
		for _, line := range strings.Split(s.Columns[k].Heading, "\n") {
			v.widths[k] = max(v.widths[k], tui.Width(line))
		}
		for i := range s.Rows {
			if k < len(s.Rows[i].Cells) {
				v.widths[k] = max(v.widths[k], tui.Width(s.Rows[i].Cells[k].Text)+2*s.Rows[i].Level)
			}
		}
	}
	v.arrange(at)
}

// arrange lists the rows that the filter leaves in their order, and chooses the one
// that is about a thing, if that is among them.
func (v *sheetView) arrange(at int) {
	v.rows = v.sheet.InOrder(v.order, v.filter)
	v.list.Resize(len(v.rows))
	v.choose(at)
}

// row is the chosen row, or nil where there is none.
func (v *sheetView) row() *answers.Row {
	if v.list.Chosen >= 0 && v.list.Chosen < len(v.rows) {
		return &v.sheet.Rows[v.rows[v.list.Chosen]]
	}
	return nil
}

// at is the thing that the chosen row is about, or −1.
func (v *sheetView) at() int {
	if r := v.row(); r != nil {
		return r.At
	}
	return -1
}

// figure is the path of the figure in the marked column of the chosen row; "" for none.
func (v *sheetView) figure() string {
	if r := v.row(); r != nil && v.marked < len(r.Cells) {
		return r.Cells[v.marked].Figure
	}
	return ""
}

// choose chooses the row that is about a thing, and tells whether it is listed.
func (v *sheetView) choose(at int) bool {
	i := slices.IndexFunc(v.rows, func(row int) bool { return at >= 0 && v.sheet.Rows[row].At == at })
	if i >= 0 {
		v.list.Move(i - v.list.Chosen)
	}
	return i >= 0
}

// Actions choose, sort and narrow the rows.
func (v *sheetView) Actions() []tui.Action {
	return append(v.list.Moves(),
		tui.Action{
			ID: "sort", Keys: []string{"Z"}, Short: "sort", Group: tui.Looking, Rank: 33,
			Help: "sort by the next column, and after the last as it was; a click on a heading sorts by it", Off: v.nothing, Do: tui.Just(v.sortNext),
		},
		tui.Action{
			ID: "turn-order", Keys: []string{"!"}, Group: tui.Looking,
			Help: "the rows the other way around", Off: v.unsorted, Do: tui.Just(func() { v.sortBy(answers.Order{By: v.order.By, Turned: !v.order.Turned}) }),
		},
		tui.Action{
			ID: "find-in-list", Keys: []string{"/"}, Short: "find", Group: tui.Looking, Rank: 34,
			Help: "only the rows with the words that are typed", Off: v.nothing, Do: tui.Just(func() { v.desk.Show(&sheetFilter{view: v, text: tui.Filled(v.filter)}) }),
		},
	)
}

// leave is the action that leaves the screen; where rows were looked for, it shows
// all of them again first.
func (v *sheetView) leave(id, short, help string, keys ...string) tui.Action {
	return tui.Action{ID: id, Keys: keys, Short: short, Group: tui.Looking, Rank: 25, Help: help, Do: tui.Just(func() {
		if v.filter != "" {
			v.find("")
			return
		}
		v.desk.Back()
	})}
}

// nothing says that there are no rows, or "".
func (v *sheetView) nothing() string {
	if len(v.sheet.Rows) == 0 {
		return "There is nothing in the list"
	}
	return ""
}

// unchosen says that no row is chosen, since none has the words that were typed, or "".
func (v *sheetView) unchosen() string {
	switch {
	case v.row() != nil || v.nothing() != "":
		return v.nothing()
	}
	return "No row has the words “" + v.filter + "”; Esc shows all rows"
}

func (v *sheetView) unsorted() string {
	if v.order.By == 0 {
		return "The rows stand as they were made; Z sorts them by a column"
	}
	return ""
}

func (v *sheetView) sortBy(o answers.Order) {
	v.order = o
	v.arrange(v.at())
}

// sortNext sorts by the column after the one that is sorted by.
func (v *sheetView) sortNext() {
	for k := v.order.By; k < len(v.sheet.Columns); k++ {
		if slices.ContainsFunc(v.placed, func(p placedColumn) bool { return p.column == k }) {
			v.sortBy(answers.Order{By: k + 1})
			return
		}
	}
	v.sortBy(answers.Order{})
}

func (v *sheetView) find(words string) {
	v.filter = words
	v.arrange(v.at())
}

// Mouse sorts by a heading, or does what it does in a list.
func (v *sheetView) Mouse(m tea.MouseMsg) bool {
	if m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft && v.head.Contains(m.X, m.Y) {
		for _, p := range v.placed {
			if x := m.X - v.head.X - p.x; x >= 0 && x < p.w {
				v.sortBy(v.order.Next(p.column))
				return true
			}
		}
	}
	return v.list.Mouse(m)
}

// Rows of headings and between columns.
const (
	headingLines = 2
	columnGap    = 2
)

// place says where the columns stand: the first has what the others leave, and they
// give way until it has enough.
func (v *sheetView) place(width int) []placedColumn {
	if v.layout != nil {
		return v.layout(width)
	}
	shown := slices.Clone(v.sheet.Shown())
	name := min(v.widths[shown[0]], max(16, width*2/5))
	room := func() int {
		left := width
		for _, k := range shown[1:] {
			left -= v.gap(k) + v.widths[k]
		}
		return left
	}
	for len(shown) > 2 && room() < name {
		sacrificed := len(shown) - 1
		for i := 1; i < len(shown); i++ {
			if v.sheet.Columns[shown[i]].Drop > v.sheet.Columns[shown[sacrificed]].Drop {
				sacrificed = i
			}
		}
		shown = slices.Delete(shown, sacrificed, sacrificed+1)
	}
	x := max(0, room())
	placed := []placedColumn{{shown[0], 0, x}}
	for _, k := range shown[1:] {
		x += v.gap(k)
		placed = append(placed, placedColumn{k, x, min(v.widths[k], max(0, width-x))})
		x += v.widths[k]
	}
	return placed
}

// gap is what parts a column from the one before it: words stand close to the figure
// that they say something of.
func (v *sheetView) gap(column int) int {
	if column == v.marked {
		return columnGap + 1
	}
	if v.sheet.Columns[column].Kind.IsFigure() {
		return columnGap
	}
	return 1
}

// Draw draws the headings and as many rows as there is room for.
func (v *sheetView) Draw(a tui.Area) {
	w, h := a.Size()
	if len(v.sheet.Columns) == 0 || h <= 0 || w < 4 {
		return
	}
	v.placed = v.place(w - 3)
	lines := v.headings(h < 6)
	head, rest := a.Box.CutTop(min(len(lines), h-1))
	_, v.head = head.CutLeft(2)
	v.drawHead(a.Part(v.head), lines)
	v.list.Draw(a.Part(rest), v.desk.Theme, func(line tui.Area, i int) { v.drawRow(line, &v.sheet.Rows[v.rows[i]]) })
}

// headings are the lines of the headings, which end on the last. In short each has its
// first only.
func (v *sheetView) headings(inShort bool) [][]string {
	deepest, parts := 1, make([][]string, len(v.placed))
	for i, p := range v.placed {
		text := v.desk.Text(v.sheet.Columns[p.column].Heading)
		if i == 0 && v.filter != "" {
			text = "“" + v.filter + "”"
		}
		for _, line := range strings.Split(text, "\n") {
			parts[i] = append(parts[i], tui.Wrap(line, max(1, p.w))...)
		}
		if inShort {
			parts[i] = parts[i][:min(1, len(parts[i]))]
		}
		if len(parts[i]) > headingLines {
			last := strings.Join(parts[i][headingLines-1:], " ")
			parts[i] = append(parts[i][:headingLines-1], tui.Fit(last, p.w))
		}
		deepest = max(deepest, len(parts[i]))
	}
	lines := make([][]string, deepest)
	for y := range lines {
		lines[y] = make([]string, len(parts))
		for i := range parts {
			if k := y - (deepest - len(parts[i])); k >= 0 {
				lines[y][i] = parts[i][k]
			}
		}
	}
	return lines
}

func (v *sheetView) drawHead(a tui.Area, lines [][]string) {
	for y, line := range lines {
		for i, text := range line {
			p := v.placed[i]
			role := tui.Muted
			if p.column == v.marked && v.marked > 0 {
				role = tui.Focus
			}
			v.put(a, y, p, role, text)
			if y < len(lines)-1 {
				continue
			}
			start, end := p.x, p.x+tui.Width(text)
			if v.toTheRight(p.column) {
				start, end = p.x+p.w-tui.Width(text), p.x+p.w
			}
			switch {
			case p.column == v.order.By-1 && v.toTheRight(p.column):
				a.Put(start-1, y, tui.Focus, v.sortMark())
			case p.column == v.order.By-1:
				a.Put(end, y, tui.Focus, v.sortMark())
			case role == tui.Focus && start > 1:
				a.Put(start-v.markRoom(), y, tui.Focus, v.desk.Theme.Glyphs.Select)
			}
		}
	}
}

// markRoom is how far before its heading a mark stands: where columns are placed by
// room alone there is a cell more for it.
func (v *sheetView) markRoom() int {
	if v.layout != nil {
		return 1
	}
	return 2
}

// sortMark says which way the rows are sorted.
func (v *sheetView) sortMark() rune {
	g := &v.desk.Theme.Glyphs
	down := v.sheet.Columns[v.order.By-1].Kind.IsFigure() != v.order.Turned
	switch {
	case v.desk.Theme.ASCII && down:
		return 'v'
	case v.desk.Theme.ASCII:
		return '^'
	case down:
		return g.Falls
	}
	return g.Rises
}

func (v *sheetView) toTheRight(column int) bool {
	return column != v.placed[0].column && v.sheet.Columns[column].Kind.IsFigure()
}

// put writes a text into its column.
func (v *sheetView) put(a tui.Area, y int, p placedColumn, role tui.Role, text string) {
	if v.toTheRight(p.column) {
		a.Right(p.x+p.w, y, role, tui.Fit(text, p.w))
		return
	}
	a.Cut(p.x, y, p.w, role, text)
}

func (v *sheetView) drawRow(a tui.Area, r *answers.Row) {
	for i, p := range v.placed {
		if p.column >= len(r.Cells) {
			continue
		}
		if i == 0 {
			p.x, p.w = p.x+2*r.Level, max(0, p.w-2*r.Level)
		}
		v.put(a, 0, p, v.role(r, p.column), v.desk.Text(r.Cells[p.column].Text))
	}
}

// role is how a cell looks: what is over or saved by its sign, what is said of a
// figure in the background.
func (v *sheetView) role(r *answers.Row, column int) tui.Role {
	if v.look != nil {
		if role, known := v.look(r, column); known {
			return role
		}
	}
	if m, ok := r.Cells[column].Value.(model.Money); ok {
		switch v.sheet.Columns[column].Kind {
		case answers.Deficit:
			return tui.DeficitRole(m)
		case answers.Saving:
			return desk.SavedRole(m)
		}
	}
	switch {
	case r.Total:
		return tui.Strong
	case column > 0 && (v.sheet.Columns[column].Kind == answers.Words || r.Cells[column].Value == nil):
		return tui.Muted
	}
	return tui.Plain
}

// sheetFilter are words that are being typed; the rows follow them.
type sheetFilter struct {
	view *sheetView
	text tui.Typing
}

// Key types, chooses, keeps what is typed, or lets it go.
func (f *sheetFilter) Key(k tea.KeyMsg) tea.Cmd {
	switch v := f.view; tui.KeyName(k) {
	case "esc":
		v.find("")
		v.desk.Close()
	case "enter":
		v.desk.Close()
	case "up":
		v.list.Move(-1)
	case "down":
		v.list.Move(1)
	default:
		if f.text.Key(k) {
			v.find(f.text.String())
		}
	}
	return nil
}

// Mouse keeps what is typed, and does what it does on the screen.
func (f *sheetFilter) Mouse(m tea.MouseMsg) {
	if m.Action == tea.MouseActionPress {
		f.view.desk.Close()
		f.view.Mouse(m)
	}
}

// Keys are what the footer says may be pressed.
func (f *sheetFilter) Keys() []tui.Hint {
	return []tui.Hint{{Key: "Enter", Does: "keep"}, {Key: "Esc", Does: "all rows"}}
}

// Draw draws what is typed over the heading of the screen, and how many rows it
// leaves.
func (f *sheetFilter) Draw(a tui.Area) {
	box, _ := f.view.desk.BelowList().CutTop(2)
	area := a.Part(box)
	area.Fill(tui.Plain, ' ')
	w, _ := area.Size()
	said := strconv.Itoa(len(f.view.rows)) + " of " + strconv.Itoa(len(f.view.sheet.Rows)) + " rows"
	x := area.Text(1, 1, tui.Strong, "Find: ")
	f.text.Draw(area, f.view.desk.Theme, x, 1, w-x-tui.Width(said)-4)
	area.Right(w-1, 1, tui.Muted, said)
}
