package workbench

import (
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/number"
	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/words"
)

// fieldKind is what a field of a change says.
type fieldKind int

const (
	sizeField fieldKind = iota
	fromField
	toField
	practicesField
	deliveredField
	shareField
	laterField
	onceField
	eachWeekField
	noteField
)

// field is one line of the form.
type field struct {
	kind fieldKind
	text tui.Typing
}

var fieldLabels = map[fieldKind]string{
	sizeField: "by", fromField: "from week", toField: "to week", practicesField: "practices",
	deliveredField: "will happen", shareField: "comes back", laterField: "weeks later",
	onceField: "costs £ once", eachWeekField: "costs £/week", noteField: "note",
}

// makeFields fills the fields from a change.
func makeFields(y *model.Year, c model.Change) []field {
	from, to, share, later := "", "", "", ""
	if c.FromWeek > y.FirstRemainingWeek() {
		from = strconv.Itoa(c.FromWeek)
	}
	if c.ToWeek > 0 && c.ToWeek < model.WeeksInYear {
		to = strconv.Itoa(c.ToWeek)
	}
	if b := c.ComesBack; b.Share > 0 {
		share = model.PercentWords(b.Share)
		later = strconv.Itoa(b.Lag.First) + " to " + strconv.Itoa(b.Lag.Last)
	}
	all := []field{
		{sizeField, tui.Filled(TypedSize(c.Size))},
		{fromField, tui.Filled(from)},
		{toField, tui.Filled(to)},
	}
	if c.Target.Referrals != "" {
		all = append(all, field{kind: practicesField})
	}
	all = append(all, field{deliveredField, tui.Filled(model.PercentWords(c.Delivered))})
	if c.Target.Referrals != "" {
		all = append(all, field{shareField, tui.Filled(share)}, field{laterField, tui.Filled(later)})
	}
	return append(all, field{onceField, tui.Filled(typedPounds(c.Costs.Once))}, field{eachWeekField, tui.Filled(typedPounds(c.Costs.PerWeek))},
		field{noteField, tui.Filled(c.Note)})
}

// typedPounds writes an amount as people type it; nothing for none.
func typedPounds(pounds float64) string {
	if pounds == 0 {
		return ""
	}
	return strconv.FormatFloat(pounds, 'f', -1, 64)
}

// poundsTaken reads what a change takes, in pounds; nothing is none.
func poundsTaken(text string) (pounds float64, why string) {
	if text == "" {
		return 0, ""
	}
	pounds, why = number.ParsePounds(text)
	if why == "" && pounds < 0 {
		return 0, "what it takes is not below zero"
	}
	return pounds, why
}

// TypedSize writes a size as people type it: "10", "+10", "6w".
func TypedSize(s model.Size) string {
	if s.Amount == 0 {
		return ""
	}
	text, amount := "", s.Amount
	if amount > 0 {
		text = "+"
	} else {
		amount = -amount
	}
	text += strconv.FormatFloat(amount, 'f', -1, 64)
	if s.Kind == model.PerWeek {
		text += "w"
	}
	return text
}

// read puts what the field says into a change; why says in words what is wrong. A
// size may rest on what the others say.
func (f *field) read(a *desk.Desk, c *model.Change) (why string) {
	y := a.Year
	text := strings.TrimSpace(f.text.String())
	switch f.kind {
	case sizeField:
		if text == "" {
			c.Size = model.Size{}
			return ""
		}
		c.Size, why = a.Session.ParseSize(text, *c)
	case fromField:
		c.FromWeek, why = ParseWeek(text, y, c.FromWeek, y.FirstRemainingWeek())
	case toField:
		c.ToWeek, why = ParseWeek(text, y, c.ToWeek, model.WeeksInYear)
		if why == "" && c.ToWeek > 0 && c.ToWeek < max(c.FromWeek, y.FirstRemainingWeek()) {
			why = "the last week is before the first"
		}
	case deliveredField:
		c.Delivered, why = ShareOr(text, 1)
	case shareField:
		c.ComesBack.Share, why = ShareOr(text, 0)
	case laterField:
		c.ComesBack.Lag, why = parseLag(text, c.ComesBack.Share > 0)
	case onceField:
		c.Costs.Once, why = poundsTaken(text)
	case eachWeekField:
		c.Costs.PerWeek, why = poundsTaken(text)
	case noteField:
		c.Note = text
	}
	return why
}

// ParseWeek reads a week that is still to come; nothing, or the usual week, is
// what the file says where it says so.
func ParseWeek(text string, y *model.Year, was, usual int) (week int, why string) {
	first := y.FirstRemainingWeek()
	n, ok := number.ParseWhole(text, first, model.WeeksInYear)
	switch {
	case text == "" || ok && n == usual:
		if was != usual {
			was = 0
		}
		return was, ""
	case !ok:
		return 0, "type a week, " + strconv.Itoa(first) + " to 52; nothing means week " + strconv.Itoa(usual)
	}
	return n, ""
}

// ShareOr reads a proportion; nothing is the usual one.
func ShareOr(text string, usual float64) (share float64, why string) {
	if text == "" {
		return usual, ""
	}
	return number.ParseShare(text, 1)
}

// parseLag reads how many weeks later; nothing is none, where none is needed.
func parseLag(text string, needed bool) (lag model.Lag, why string) {
	if text == "" && !needed {
		return lag, ""
	}
	lag, ok := number.ParseLag(text)
	if !ok {
		return lag, "type how many weeks later, such as 18 to 26"
	}
	return lag, ""
}

// explain says in words what the field says, or what it may say.
func (f *field) explain(form *ChangeForm) (said string, wrong bool) {
	y, c := form.app.Year, form.draft
	form.readWeeks(&c)
	if why := f.read(form.app, &c); why != "" {
		return why, true
	}
	switch f.kind {
	case sizeField:
		if c.Size.Amount == 0 {
			return "10 is 10% fewer, +10 more, 6w 6 a week fewer", false
		}
		said = y.SizeWords(c.Target, c.Size)
		at := -1
		if form.chosen < len(form.at) {
			at = form.at[form.chosen]
		}
		if form.app.Session.Tried(at, c).CutShort {
			said += ", not all of it possible"
		}
		return said, false
	case fromField:
		week := max(c.FromWeek, y.FirstRemainingWeek())
		return "week " + strconv.Itoa(week) + " begins on " + y.FinancialYear.WeekStart(week).Format("2 January"), false
	case toField:
		week := c.ToWeek
		if week == 0 {
			week = model.WeeksInYear
		}
		return "week " + strconv.Itoa(week) + " ends on " + y.FinancialYear.WeekEnd(week).Format("2 January"), false
	case deliveredField:
		return model.PercentWords(c.Delivered) + " of what was agreed is expected to happen", false
	case shareField:
		if c.ComesBack.Share == 0 {
			return "none: 40% if two in five are sent after all", false
		}
		return model.PercentWords(c.ComesBack.Share) + " of those not sent are sent after all", false
	case laterField:
		if text := strings.TrimSpace(f.text.String()); text == "" {
			return "18 to 26, if some come back", false
		}
		return c.ComesBack.Lag.Words(), false
	case practicesField:
		return "Enter chooses practices", false
	case onceField, eachWeekField:
		return form.paysBack(f.kind), false
	}
	return "", false
}

// paysBack says when a change as it is typed has paid for itself; where it takes
// nothing, what may be typed.
func (form *ChangeForm) paysBack(kind fieldKind) string {
	c := form.draft
	for i := range form.fields {
		if as := c; form.fields[i].read(form.app, &as) == "" {
			c = as
		}
	}
	if back := form.app.PaidBack(c); back.When != model.TakesNothing {
		return "paid for itself " + words.PaidBackShort(&back)
	}
	if kind == onceField {
		return "4000: what it takes to begin with, in pounds"
	}
	return "350: what it takes in each of its weeks, in pounds"
}

// said is what the field explains, and in which role.
func (f *field) said(form *ChangeForm) (string, tui.Role) {
	said, wrong := f.explain(form)
	if wrong {
		return said, tui.Fault
	}
	return said, tui.Muted
}

// Draw draws the field on row y of the form, with the place of the next letter
// where it is being typed in.
func (f *field) Draw(a tui.Area, form *ChangeForm, y int, typing bool) {
	w, _ := a.Size()
	const label = 15
	a.Cut(2, y, label-3, tui.Muted, fieldLabels[f.kind])
	room := 12
	switch {
	case f.kind == practicesField:
		a.Cut(label, y, w-label, tui.Plain, desk.PracticesWords(form.app, &form.draft))
		return
	case f.kind == noteField || form.narrow():
		room = w - label
	}
	if typing {
		f.text.Draw(a, form.app.Theme, label, y, room)
	} else {
		a.Cut(label, y, room, tui.Field, form.app.Text(f.text.String()))
	}
	if !form.narrow() {
		said, role := f.said(form)
		a.Cut(label+room+1, y, w-label-room-1, role, said)
	}
}
