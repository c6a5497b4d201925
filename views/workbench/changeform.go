package workbench

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/words"
)

// ChangeForm edits all that the changes of one row can have. Above stand the
// row's changes in their order and a place for another; below the fields of the
// one that is chosen.
type ChangeForm struct {
	app    *desk.Desk
	target model.Target
	at     []int // the row's changes: indexes in the scenario's
	chosen int   // index in at; len(at) for a new one
	draft  model.Change
	fields []field
	cursor int // line: first the changes and the new one, then the fields
	top    int
	more   int // rows of the field under the cursor, after its first
}

func (w *Bench) openForm() { openForm(w.app, w.Target(), -1) }

// OpenChange opens the form of change i of the scenario, from any screen.
func (w *Bench) OpenChange(i int) {
	openForm(w.app, w.app.Session.Document().Scenario.Changes[i].Target, i)
}

// openForm opens the form of a row, on a change of the scenario, or on its first
// where that is −1.
func openForm(d *desk.Desk, target model.Target, change int) {
	f := &ChangeForm{app: d, target: target}
	f.list()
	f.choose(max(0, slices.Index(f.at, change)))
	if len(f.at) < 2 || change >= 0 {
		f.cursor = len(f.at) + 1 // straight to the size
	}
	f.takeUp(d.Drafts[f.draftName()])
	delete(d.Drafts, f.draftName()) // who leaves the form now leaves it
	d.Session.EndStep()
	d.Show(f)
}

// list finds the row's changes; of one practice those that name it alone.
func (f *ChangeForm) list() {
	f.at = f.app.Session.OwnChanges(f.target)
}

// choose fills the fields with a change, or with a new one after the last.
func (f *ChangeForm) choose(i int) {
	f.chosen = max(0, min(i, len(f.at)))
	f.draft = model.NewChange(f.target, model.Size{})
	if id := f.app.PracticeID(); id != "" && f.target.Line == "" {
		f.draft.Practices = []string{id}
	}
	if f.chosen < len(f.at) {
		f.draft = f.app.Session.Document().Scenario.Changes[f.at[f.chosen]]
		f.draft.Practices = slices.Clone(f.draft.Practices)
	}
	f.fields = f.makeFields(f.draft)
	f.cursor = f.chosen
}

// draftName is the name under which what is half typed is kept.
func (f *ChangeForm) draftName() string { return "change " + f.target.Referrals + f.target.Line }

// HalfTyped is what the form says so far, where it is edited: which of the row's changes,
// for which practices, and its fields.
func (f *ChangeForm) HalfTyped() (draft string, said []string) {
	if !f.edited() {
		return "", nil
	}
	said = []string{strconv.Itoa(f.chosen), strings.Join(f.draft.Practices, " ")}
	for i := range f.fields {
		said = append(said, f.fields[i].Text.String())
	}
	return f.draftName(), said
}

// takeUp goes on with what was half typed, where the row is still what it was.
func (f *ChangeForm) takeUp(said []string) {
	if len(said) < 2 {
		return
	}
	chosen, err := strconv.Atoi(said[0])
	if err != nil || chosen < 0 || chosen > len(f.at) || len(said)-2 != len(f.fields) {
		return
	}
	f.choose(chosen)
	f.draft.Practices = strings.Fields(said[1])
	for i := range f.fields {
		if text := said[i+2]; text != f.fields[i].Text.String() {
			f.fields[i].Text.Set(text, false)
			f.cursor = len(f.at) + 1 + i
		}
	}
}

// onField is the field under the cursor, or nil on the list of changes.
func (f *ChangeForm) onField() *field {
	if i := f.cursor - len(f.at) - 1; i >= 0 && i < len(f.fields) {
		return &f.fields[i]
	}
	return nil
}

func (f *ChangeForm) Key(k tea.KeyMsg) tea.Cmd {
	on := f.onField()
	switch name := tui.KeyName(k); {
	case name == "esc":
		f.app.Close()
	case on != nil && on.Text.RowKey(k):
	case tui.FieldsAway(name) != 0:
		f.move(tui.FieldsAway(name))
	case name == "enter" && on != nil && on.Turn != nil:
		on.Turn()
	case name == "enter" && on == nil:
		f.move(len(f.at) + 1 - f.cursor)
	case name == "enter":
		if f.keep() {
			f.app.Close()
		}
	case (name == "delete" || name == "backspace") && on == nil:
		f.remove()
	case on != nil:
		on.Key(k)
	}
	return nil
}

// move takes the cursor up or down. Going to another of the row's changes keeps
// what was edited in this one.
func (f *ChangeForm) move(by int) {
	to := max(0, min(f.cursor+by, len(f.at)+len(f.fields)))
	if to <= len(f.at) && to != f.chosen && by < 0 && f.onField() != nil {
		to = f.chosen // from the fields up to the change they belong to
	}
	if to <= len(f.at) && to != f.chosen {
		if f.edited() && !f.keep() {
			return
		}
		f.choose(to)
	}
	f.cursor = to
}

// edited tells whether the fields say something else than the change did.
func (f *ChangeForm) edited() bool {
	was := model.NewChange(f.target, model.Size{})
	if f.chosen < len(f.at) {
		was = f.app.Session.Document().Scenario.Changes[f.at[f.chosen]]
	}
	if !slices.Equal(was.Practices, f.draft.Practices) {
		return true
	}
	for i, fresh := range f.makeFields(was) {
		if fresh.Text.String() != f.fields[i].Text.String() {
			return true
		}
	}
	return false
}

// keep puts the change into the scenario, and tells whether it could. Where it
// could not, the cursor stands on the field at fault.
func (f *ChangeForm) keep() bool {
	c := f.draft
	f.readWeeks(&c)
	for i := range f.fields {
		if why := f.fields[i].read(f, &c); why != "" {
			f.cursor = len(f.at) + 1 + i
			f.app.Refuse(tui.UpperFirst(why))
			return false
		}
	}
	switch {
	case c.Size.Amount == 0 && f.chosen < len(f.at):
		f.remove()
		return true
	case c.Size.Amount == 0:
		return true
	case f.chosen < len(f.at):
		if f.edited() {
			return !f.app.Refused(f.app.Session.ReplaceChange(f.at[f.chosen], c))
		}
		return true
	}
	refused := f.app.Refused(f.app.Session.AddChange(c))
	f.list()
	return !refused
}

// readWeeks puts the weeks that are typed into a change, where they can be read: a
// size may rest on them.
func (f *ChangeForm) readWeeks(c *model.Change) {
	for i := range f.fields {
		if f.fields[i].weeks {
			as := *c
			if f.fields[i].read(f, &as) == "" {
				*c = as
			}
		}
	}
}

// remove takes the chosen change away.
func (f *ChangeForm) remove() {
	if f.chosen >= len(f.at) {
		f.app.Refuse("There is no change here to take away")
		return
	}
	if !f.app.Refused(f.app.Session.RemoveChange(f.at[f.chosen])) {
		f.list()
		f.choose(min(f.chosen, max(0, len(f.at)-1)))
	}
}

func (f *ChangeForm) Mouse(m tea.MouseMsg) {
	switch {
	case m.Button == tea.MouseButtonWheelUp:
		f.move(-1)
	case m.Button == tea.MouseButtonWheelDown:
		f.move(1)
	case m.Button == tea.MouseButtonLeft && m.Action == tea.MouseActionPress:
		_, rows := f.boxes()
		if rows.Contains(m.X, m.Y) {
			if line := f.lineAt(m.Y - rows.Y + f.top); line >= 0 {
				f.move(line - f.cursor)
			}
		}
	}
}

func (f *ChangeForm) Keys() []tui.Hint {
	switch on := f.onField(); {
	case on == nil && f.chosen < len(f.at):
		return []tui.Hint{{Key: "↑↓", Does: "move"}, {Key: "Delete", Does: "take it out"}, {Key: "Enter", Does: "edit"}, {Key: "Esc", Does: "leave"}}
	case on == nil:
		return []tui.Hint{{Key: "↑↓", Does: "move"}, {Key: "Enter", Does: "edit"}, {Key: "Esc", Does: "leave"}}
	case on.Turn != nil:
		return on.Hints("choose practices", "leave", true)[1:]
	default:
		return on.Hints("keep it", "leave it", true)
	}
}

// boxes are the form's border and the rows within it.
func (f *ChangeForm) boxes() (border, rows tui.Rect) {
	f.more = 0
	if on := f.onField(); on != nil {
		f.more = on.Text.Rows(min(78, f.app.OverlayBox().W)-4-typedFrom) - 1
	}
	height := f.height() + 2
	if f.narrow() {
		height += 2
	}
	border = f.app.OverlayBox().Middle(78, height)
	rows = tui.NewRect(border.X+2, border.Y+1, border.W-4, border.H-2)
	if f.narrow() {
		_, rows = rows.CutBottom(2)
	}
	return border, rows
}

// narrow tells whether the words about a field stand below all fields, for want
// of room beside each.
func (f *ChangeForm) narrow() bool { return f.app.W < 76 }

// height is how many rows the form has: the changes, the new one, a space, the fields, of
// which the last, the note, takes as many rows as its words need.
func (f *ChangeForm) height() int { return len(f.at) + 2 + len(f.fields) + f.more }

// lineAt is the place of the cursor for a row of the form, or −1 for the space.
func (f *ChangeForm) lineAt(row int) int {
	switch {
	case row <= len(f.at):
		return row
	case row == len(f.at)+1 || row >= f.height():
		return -1
	}
	return min(row-1, len(f.at)+len(f.fields))
}

func (f *ChangeForm) Draw(a tui.Area) {
	border, rows := f.boxes()
	if a.Box.W-border.W < 4 && a.Box.H-border.H < 4 {
		a.Fill(tui.Plain, ' ') // no odd line of what lies beneath
	}
	inner := a.Part(border).Frame(f.app.Theme, tui.Line, f.app.Year.TargetName(f.target))
	area := a.Part(rows)
	_, h := area.Size()
	cursorRow := f.cursor
	if f.cursor > len(f.at) {
		cursorRow++
	}
	f.top = max(0, min(max(f.top, cursorRow+f.more-h+1), cursorRow, f.height()-h))
	for y, before := 0, -1; y < h; y++ {
		if line := f.lineAt(y + f.top); line >= 0 && line != before {
			f.drawLine(area, y, line)
			before = line
		}
	}
	f.drawYield(a.Part(border), f.drawMore(a.Part(border), f.height()-f.top-h))
	if on := f.onField(); on != nil && f.narrow() && on.Turn == nil {
		said, role := on.Read()
		w, bottom := inner.Size()
		for i, line := range tui.Wrap(said, w) {
			inner.Text(0, bottom-2+i, role, line)
		}
	}
}

// drawYield says on the lower border what the chosen change brings: by 31 March, after it
// and in a full year, after what it takes. Of one that is edited it says so of what it was;
// taken is what of the border is.
func (f *ChangeForm) drawYield(border tui.Area, taken int) {
	w, h := border.Size()
	if f.chosen >= len(f.at) {
		return
	}
	y := &f.app.Yields().Changes[f.at[f.chosen]][f.app.Terms]
	was := ""
	if f.edited() {
		was = "as it was: "
	}
	room := w - 6 - taken - len(was)
	if said := tui.FirstThatFits(room, words.ThreeFigures(y)...); tui.Width(said) <= room {
		border.Text(2, h-1, tui.Muted, " "+was+said+" ")
	}
}

// drawMore says on the border how many rows are out of sight, and gives the width that it
// takes of the lower one.
func (f *ChangeForm) drawMore(border tui.Area, below int) (taken int) {
	w, h := border.Size()
	more := " more"
	if f.narrow() && f.chosen < len(f.at) { // the figures of the chosen change stand beside it
		more = ""
	}
	if f.top > 0 {
		border.Right(w-2, 0, tui.Muted, " "+strconv.Itoa(f.top)+" more above ")
	}
	if below > 0 {
		said := " " + strconv.Itoa(below) + more + " below "
		border.Right(w-2, h-1, tui.Muted, said)
		taken = tui.Width(said)
	}
	return taken
}

// typedFrom is where in a field what is typed begins.
const typedFrom = 15

func (f *ChangeForm) drawLine(a tui.Area, y, line int) {
	w, _ := a.Size()
	if line > len(f.at) {
		f.fields[line-len(f.at)-1].Draw(a, &f.app.Stage, y, typedFrom, 1+f.more, line == f.cursor, !f.narrow())
		return
	}
	if line == f.cursor {
		a.Put(0, y, tui.Knob, f.app.Theme.Glyphs.Select)
		defer a.Mark(y)
	}
	role := tui.Plain
	if line == f.chosen {
		role = tui.Strong
	}
	if line == len(f.at) {
		said := "another change to the same row"
		if len(f.at) == 0 {
			said = "a new change"
		}
		a.Cut(2, y, w-2, role, said)
		return
	}
	c := f.app.Session.Document().Scenario.Changes[f.at[line]]
	saved := f.app.Projection().Changes[f.at[line]].Saving[f.app.Terms]
	figure := desk.SavedPhrase(saved)
	a.Right(w, y, desk.SavedRole(saved), figure)
	a.Cut(2, y, w-4-tui.Width(figure), role, strconv.Itoa(line+1)+". "+f.app.Text(words.ChangeAndWho(f.app.Year, c)))
}

func (f *ChangeForm) Help() []tui.HelpLine {
	var fields []tui.HelpLine
	for i := range f.fields {
		fields = append(fields, tui.HelpLine{Key: f.fields[i].Label, Text: f.fields[i].Takes})
	}
	return tui.FieldHelp(fields, f.Keys())
}

func (f *ChangeForm) Writing() bool {
	on := f.onField()
	return on != nil && on.says == nil && on.Text.String() != ""
}
