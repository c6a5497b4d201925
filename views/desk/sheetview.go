package desk

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/answers"
	"fewer/views/tui"
)

// SheetView shows the table of any sheet: its rows can be chosen, sorted by any
// column and narrowed to those with the words that are typed. Screens with an answer
// hold one, and say what stands around it.
type SheetView struct {
	Desk *Desk
	sorting
	list   tui.List
	Sheet  answers.Sheet
	rows   []int // of the sheet, those that are listed, in their order
	widths []int // what each column needs
	head   tui.Rect
	placed []PlacedColumn // as last drawn

	// Look is the role of a cell where that is not plain from its column. Optional.
	Look func(row *answers.Row, column int) (tui.Role, bool)
	// Layout places the columns where room alone does not say how. Optional.
	Layout func(width int) []PlacedColumn
	// Picture draws the cell of a row that is a picture. Optional.
	Picture func(a tui.Area, row *answers.Row)
	// Close puts figures close together, where names are long.
	Close bool
	// Marked is a column with a mark before its heading; 0 for none.
	Marked int
}

// PlacedColumn is a column of a sheet with its place in a row.
type PlacedColumn struct{ Column, X, W int }

// Show lists the rows of another sheet. The chosen row stays chosen.
func (v *SheetView) Show(s answers.Sheet) {
	at := v.At()
	v.Sheet = s
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

// Begin lists nothing, and what is shown next from its first row, as it was made.
func (v *SheetView) Begin() {
	v.Sheet, v.rows, v.list = answers.Sheet{}, nil, tui.List{}
	v.Order, v.filter = answers.Order{}, ""
}

// arrange lists the rows that the filter leaves in their order, and chooses the one
// that is about a thing, if that is among them.
func (v *SheetView) arrange(at int) {
	v.rows = v.Sheet.InOrder(v.Order, v.filter)
	v.list.Resize(len(v.rows))
	v.Choose(at)
}

// Row is the chosen row, or nil where there is none.
func (v *SheetView) Row() *answers.Row {
	if v.list.Chosen >= 0 && v.list.Chosen < len(v.rows) {
		return &v.Sheet.Rows[v.rows[v.list.Chosen]]
	}
	return nil
}

// At is the thing that the chosen row is about, or −1.
func (v *SheetView) At() int {
	if r := v.Row(); r != nil {
		return r.At
	}
	return -1
}

// Figure is the path of the figure in the marked column of the chosen row; "" for none.
func (v *SheetView) Figure() string {
	if r := v.Row(); r != nil && v.Marked < len(r.Cells) {
		return r.Cells[v.Marked].Figure
	}
	return ""
}

// Choose chooses the row that is about a thing, and tells whether it is listed.
func (v *SheetView) Choose(at int) bool {
	i := slices.IndexFunc(v.rows, func(row int) bool { return at >= 0 && v.Sheet.Rows[row].At == at })
	if i >= 0 {
		v.list.Move(i - v.list.Chosen)
	}
	return i >= 0
}

// Actions choose, sort and narrow the rows.
func (v *SheetView) Actions() []tui.Action { return v.actions(v.Desk, v) }

// Leave is the action that leaves the screen; where rows were looked for, it shows
// all of them again first.
func (v *SheetView) Leave(id, short, help string, more ...string) tui.Action {
	return v.leave(v.Desk, v, id, short, help, more)
}

func (v *SheetView) moves() *tui.List { return &v.list }

func (v *SheetView) counted() (left, of int) { return len(v.rows), len(v.Sheet.Rows) }

// Unchosen says that no row is chosen, since none has the words that were typed, or "".
func (v *SheetView) Unchosen() string {
	switch {
	case v.Row() != nil || nothing(v) != "":
		return nothing(v)
	}
	return "No row has the words “" + v.filter + "”; Esc shows all rows"
}

func (v *SheetView) sortBy(o answers.Order) {
	v.Order = o
	v.arrange(v.At())
}

// sortNext sorts by the column after the one that is sorted by.
func (v *SheetView) sortNext() {
	for k := v.Order.By; k < len(v.Sheet.Columns); k++ {
		if v.Sheet.Columns[k].Kind != answers.Picture && slices.ContainsFunc(v.placed, func(p PlacedColumn) bool { return p.Column == k }) {
			v.sortBy(answers.Order{By: k + 1})
			return
		}
	}
	v.sortBy(answers.Order{})
}

func (v *SheetView) find(words string) {
	v.filter = words
	v.arrange(v.At())
}

// Mouse sorts by a heading, or does what it does in a list.
func (v *SheetView) Mouse(m tea.MouseMsg) bool {
	if m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft && v.head.Contains(m.X, m.Y) {
		for _, p := range v.placed {
			if x := m.X - v.head.X - p.X; x >= 0 && x < p.W {
				v.sortBy(v.Order.Next(p.Column))
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
func (v *SheetView) place(width int) []PlacedColumn {
	if v.Layout != nil {
		return v.Layout(width)
	}
	shown, widths := slices.Clone(v.Sheet.Shown()), slices.Clone(v.widths)
	name := min(widths[shown[0]], max(16, width*2/5))
	room := func() int {
		left := width
		for _, k := range shown[1:] {
			left -= v.gap(k) + widths[k]
		}
		return left
	}
	squeeze := func(fewest int) { // words are cut rather than that a figure goes
		for _, k := range v.widest(shown[1:], widths) {
			widths[k] -= max(0, min(name-room(), widths[k]-fewest))
		}
	}
	squeeze(enoughWords)
	for len(shown) > 2 && room() < name {
		sacrificed := len(shown) - 1
		if shown[sacrificed] == v.Marked && v.Marked > 0 {
			sacrificed--
		}
		for i := 1; i < len(shown); i++ {
			if v.Sheet.Columns[shown[i]].Drop > v.Sheet.Columns[shown[sacrificed]].Drop {
				sacrificed = i
			}
		}
		if v.Sheet.Columns[shown[sacrificed]].Drop == 0 {
			if squeeze(fewestWords); room() >= name {
				break
			}
		}
		shown = slices.Delete(shown, sacrificed, sacrificed+1)
	}
	for _, k := range v.widest(shown[1:], widths) { // what is left over goes back to them
		widths[k] += max(0, min(room()-name, v.widths[k]-widths[k]))
	}
	x := max(0, room())
	placed := []PlacedColumn{{shown[0], 0, x}}
	for _, k := range shown[1:] {
		x += v.gap(k)
		placed = append(placed, PlacedColumn{k, x, min(widths[k], max(0, width-x))})
		x += widths[k]
	}
	return placed
}

// How far words beside the first column give way: before another column goes, and at most.
const (
	enoughWords = 22
	fewestWords = 10
)

// widest are the columns of words, the widest first.
func (v *SheetView) widest(shown, widths []int) []int {
	all := slices.DeleteFunc(slices.Clone(shown), func(k int) bool { return v.Sheet.Columns[k].Kind != answers.Words })
	slices.SortStableFunc(all, func(a, b int) int { return widths[b] - widths[a] })
	return all
}

// gap is what parts a column from the one before it: words stand close to the figure
// that they say something of.
func (v *SheetView) gap(column int) int {
	if column == v.Marked {
		return columnGap + 1
	}
	if v.Sheet.Columns[column].Kind.IsFigure() && !v.Close {
		return columnGap
	}
	return 1
}

// Draw draws the headings and as many rows as there is room for.
func (v *SheetView) Draw(a tui.Area) {
	w, h := a.Size()
	if len(v.Sheet.Columns) == 0 || h <= 0 || w < 4 {
		return
	}
	v.placed = v.place(w - 3)
	lines := v.headings(h < 6)
	head, rest := a.Box.CutTop(min(len(lines), h-1))
	_, v.head = head.CutLeft(2)
	v.drawHead(a.Part(v.head), lines)
	v.list.Draw(a.Part(rest), v.Desk.Theme, func(line tui.Area, i int) { v.drawRow(line, &v.Sheet.Rows[v.rows[i]]) })
}

// DrawWhole draws the same, and below it what the chosen row says in a column that has no
// room for it.
func (v *SheetView) DrawWhole(a tui.Area, column int) {
	w, h := a.Size()
	i := -1
	if r := v.Row(); r != nil && w > 4 {
		v.placed = v.place(w - 3)
		i = slices.IndexFunc(v.placed, func(p PlacedColumn) bool { return p.Column == column })
		if i >= 0 && tui.Width(v.Desk.Text(r.Cells[column].Text)) <= v.room(r, i).W {
			i = -1
		}
	}
	if i < 0 {
		v.Draw(a)
		return
	}
	lines := tui.Wrap(v.Desk.Text(v.Row().Cells[column].Text), w-2)
	foot, rest := a.Box.CutBottom(min(len(lines), h/3))
	for y, line := range lines {
		a.Part(foot).Text(1, y, tui.Plain, line)
	}
	v.Draw(a.Part(rest))
}

// headings are the lines of the headings, which end on the last. In short each has its
// first only.
func (v *SheetView) headings(inShort bool) [][]string {
	deepest, parts := 1, make([][]string, len(v.placed))
	names := max(0, slices.IndexFunc(v.placed, func(p PlacedColumn) bool { return p.W > 5 }))
	for i, p := range v.placed {
		text := v.Desk.Text(v.Sheet.Columns[p.Column].Heading)
		if i == names && v.filter != "" {
			text = "“" + v.filter + "”"
		}
		for _, line := range strings.Split(text, "\n") {
			parts[i] = append(parts[i], tui.Wrap(line, max(1, p.W))...)
		}
		if inShort {
			parts[i] = parts[i][:min(1, len(parts[i]))]
		}
		if len(parts[i]) > headingLines {
			last := strings.Join(parts[i][headingLines-1:], " ")
			parts[i] = append(parts[i][:headingLines-1], tui.Fit(last, p.W))
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

func (v *SheetView) drawHead(a tui.Area, lines [][]string) {
	for y, line := range lines {
		for i, text := range line {
			p := v.placed[i]
			role := tui.Muted
			if p.Column == v.Marked && v.Marked > 0 {
				role = tui.Focus
			}
			v.put(a, y, p, role, text)
			if y < len(lines)-1 {
				continue
			}
			start, end := p.X, p.X+tui.Width(text)
			if v.toTheRight(p.Column) {
				start, end = p.X+p.W-tui.Width(text), p.X+p.W
			}
			switch {
			case p.Column == v.Order.By-1 && v.toTheRight(p.Column):
				a.Put(start-1, y, tui.Focus, v.mark(v.Desk.Theme, v.Sheet.Columns[v.Order.By-1].Kind))
			case p.Column == v.Order.By-1:
				a.Put(end, y, tui.Focus, v.mark(v.Desk.Theme, v.Sheet.Columns[v.Order.By-1].Kind))
			case role == tui.Focus && start > 1:
				a.Put(start-v.markRoom(), y, tui.Focus, v.Desk.Theme.Glyphs.Select)
			}
		}
	}
}

// markRoom is how far before its heading a mark stands: where columns are placed by
// room alone there is a cell more for it.
func (v *SheetView) markRoom() int {
	if v.Layout != nil {
		return 1
	}
	return 2
}

func (v *SheetView) toTheRight(column int) bool {
	return column != v.placed[0].Column && v.Sheet.Columns[column].Kind.IsFigure()
}

// put writes a text into its column.
func (v *SheetView) put(a tui.Area, y int, p PlacedColumn, role tui.Role, text string) {
	if v.toTheRight(p.Column) {
		a.Right(p.X+p.W, y, role, tui.Fit(text, p.W))
		return
	}
	a.Cut(p.X, y, p.W, role, text)
}

// room is where a cell of a row stands: words have that of empty cells beside them too.
func (v *SheetView) room(r *answers.Row, i int) PlacedColumn {
	p := v.placed[i]
	if i == 0 {
		p.X, p.W = p.X+2*r.Level, max(0, p.W-2*r.Level)
	}
	for _, next := range v.placed[i+1:] {
		if v.toTheRight(p.Column) || next.Column >= len(r.Cells) || r.Cells[next.Column].Text != "" || v.Sheet.Columns[next.Column].Kind == answers.Picture {
			break
		}
		p.W = max(p.W, next.X+next.W-p.X)
	}
	return p
}

func (v *SheetView) drawRow(a tui.Area, r *answers.Row) {
	for i, p := range v.placed {
		if p.Column >= len(r.Cells) || i > 0 && r.Cells[p.Column].Text == "" && v.Sheet.Columns[p.Column].Kind != answers.Picture {
			continue
		}
		p = v.room(r, i)
		if v.Picture != nil && v.Sheet.Columns[p.Column].Kind == answers.Picture {
			_, box := a.Box.CutLeft(p.X)
			box, _ = box.CutLeft(p.W)
			v.Picture(a.Part(box), r)
			continue
		}
		v.put(a, 0, p, v.role(r, p.Column), v.Desk.Text(r.Cells[p.Column].Text))
	}
}

// role is how a cell looks: what is over or saved by its sign, what is said of a
// figure in the background.
func (v *SheetView) role(r *answers.Row, column int) tui.Role {
	if v.Look != nil {
		if role, known := v.Look(r, column); known {
			return role
		}
	}
	if m, ok := r.Cells[column].Value.(model.Money); ok {
		switch v.Sheet.Columns[column].Kind {
		case answers.Deficit:
			return tui.DeficitRole(m)
		case answers.Saving:
			return SavedRole(m)
		}
	}
	switch {
	case r.Total:
		return tui.Strong
	case column > 0 && (v.Sheet.Columns[column].Kind == answers.Words || r.Cells[column].Value == nil):
		return tui.Muted
	}
	return tui.Plain
}
