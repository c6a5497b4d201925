package workshop

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fewer/model"
	"fewer/views/workshop/paint"
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
	noteField
)

// field is one line of the form.
type field struct {
	kind fieldKind
	text typing
}

var fieldLabels = map[fieldKind]string{
	sizeField: "by", fromField: "from week", toField: "to week", practicesField: "practices",
	deliveredField: "will happen", shareField: "comes back", laterField: "weeks later", noteField: "note",
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
		{sizeField, typed(typedSize(c.Size))},
		{fromField, typed(from)},
		{toField, typed(to)},
	}
	if c.Target.Referrals != "" {
		all = append(all, field{kind: practicesField})
	}
	all = append(all, field{deliveredField, typed(model.PercentWords(c.Delivered))})
	if c.Target.Referrals != "" {
		all = append(all, field{shareField, typed(share)}, field{laterField, typed(later)})
	}
	return append(all, field{noteField, typed(c.Note)})
}

// typedSize writes a size as people type it: "10", "+10", "6w".
func typedSize(s model.Size) string {
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

// read puts what the field says into a change; why says in words what is wrong.
func (f *field) read(y *model.Year, c *model.Change) (why string) {
	text := strings.TrimSpace(f.text.String())
	switch f.kind {
	case sizeField:
		if text == "" {
			c.Size = model.Size{}
			return ""
		}
		c.Size, why = parseSize(text, c.Target.Referrals == "" && poundsLine(y, c.Target))
	case fromField:
		c.FromWeek, why = parseWeek(text, y, c.FromWeek, y.FirstRemainingWeek())
	case toField:
		c.ToWeek, why = parseWeek(text, y, c.ToWeek, model.WeeksInYear)
		if why == "" && c.ToWeek > 0 && c.ToWeek < max(c.FromWeek, y.FirstRemainingWeek()) {
			why = "the last week is before the first"
		}
	case deliveredField:
		c.Delivered, why = parseShare(text, 1)
	case shareField:
		c.ComesBack.Share, why = parseShare(text, 0)
	case laterField:
		c.ComesBack.Lag, why = parseLag(text, c.ComesBack.Share > 0)
	case noteField:
		c.Note = text
	}
	return why
}

// poundsLine tells whether a target is a line without activity.
func poundsLine(y *model.Year, t model.Target) bool {
	for i := range y.Lines {
		if y.Lines[i].ID == t.Line {
			return y.Lines[i].WithoutActivity
		}
	}
	return false
}

// parseWeek reads a week that is still to come; nothing, or the usual week, is
// what the file says where it says so.
func parseWeek(text string, y *model.Year, was, usual int) (week int, why string) {
	first := y.FirstRemainingWeek()
	n, err := strconv.Atoi(text)
	switch {
	case text == "" || n == usual:
		if was != usual {
			was = 0
		}
		return was, ""
	case err != nil || n < first || n > model.WeeksInYear:
		return 0, "type a week, " + strconv.Itoa(first) + " to 52; nothing means week " + strconv.Itoa(usual)
	}
	return n, ""
}

// parseShare reads a percentage: "60%" or "60".
func parseShare(text string, usual float64) (share float64, why string) {
	if text == "" {
		return usual, ""
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(text, "%")), 64)
	if err != nil || !(n >= 0 && n <= 100) {
		return usual, "type a percentage from 0 to 100"
	}
	return n / 100, ""
}

// parseLag reads "18 to 26", "18-26" or "18".
func parseLag(text string, needed bool) (lag model.Lag, why string) {
	if text == "" && !needed {
		return lag, ""
	}
	text = strings.NewReplacer("to", "-", "–", "-", " ", "").Replace(text)
	first, last, two := strings.Cut(text, "-")
	if !two {
		last = first
	}
	var errs [2]error
	lag.First, errs[0] = strconv.Atoi(first)
	lag.Last, errs[1] = strconv.Atoi(last)
	if errs[0] != nil || errs[1] != nil || lag.First < 0 || lag.Last < lag.First || lag.Last > 520 {
		return model.Lag{}, "type how many weeks later, such as 18 to 26"
	}
	return lag, ""
}

// explain says in words what the field says, or what it may say.
func (f *field) explain(y *model.Year, draft *model.Change) (said string, wrong bool) {
	c := *draft
	if why := f.read(y, &c); why != "" {
		return why, true
	}
	switch f.kind {
	case sizeField:
		if c.Size.Amount == 0 {
			return "10 is 10% fewer, +10 more, 6w 6 a week fewer", false
		}
		return y.SizeWords(c.Target, c.Size), false
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
		return "of what was agreed is expected to happen", false
	case shareField:
		if c.ComesBack.Share == 0 {
			return "none: 40% if two in five are sent after all", false
		}
		return "of those not sent are sent after all", false
	case laterField:
		if text := strings.TrimSpace(f.text.String()); text == "" {
			return "18 to 26, if some come back", false
		}
		return c.ComesBack.Lag.Words(), false
	case practicesField:
		return "Enter chooses practices", false
	}
	return "", false
}

// said is what the field explains, and in which role.
func (f *field) said(y *model.Year, draft *model.Change) (string, paint.Role) {
	said, wrong := f.explain(y, draft)
	if wrong {
		return said, paint.Fault
	}
	return said, paint.Muted
}

// draw draws the field on row y of the form, with the place of the next letter
// where it is being typed in.
func (f *field) draw(a paint.Area, form *changeForm, y int, typing bool) {
	w, _ := a.Size()
	const label = 15
	a.Cut(2, y, label-3, paint.Muted, fieldLabels[f.kind])
	room := 12
	switch {
	case f.kind == practicesField:
		a.Cut(label, y, w-label, paint.Plain, practicesWords(form.app, &form.draft))
		return
	case f.kind == noteField || form.narrow():
		room = w - label
	}
	if typing {
		f.text.draw(a, form.app.theme, label, y, room)
	} else {
		a.Cut(label, y, room, paint.Field, form.app.text(f.text.String()))
	}
	if !form.narrow() {
		said, role := f.said(form.app.year, &form.draft)
		a.Cut(label+room+1, y, w-label-room-1, role, said)
	}
}

// practicesWords says which practices a change is for.
func practicesWords(a *App, c *model.Change) string {
	if len(c.Practices) == 0 {
		return "all"
	}
	names := make([]string, len(c.Practices))
	for i, id := range c.Practices {
		names[i] = a.practiceName(id)
	}
	return model.ListWords(names)
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
