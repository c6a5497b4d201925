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
	tui.FormField
	kind fieldKind
}

// fieldsAre what the lines of the form are called, and what may be typed into each.
var fieldsAre = map[fieldKind]tui.FormField{
	sizeField:      {Label: "by", Takes: "10 is 10% fewer, +10 more, 6w six a week fewer; empty takes the change out"},
	fromField:      {Label: "from week", Takes: "the first week that it is for, 1 to 52; empty is the first that is left"},
	toField:        {Label: "to week", Takes: "the last week that it is for; empty is week 52"},
	practicesField: {Label: "practices", Takes: "Enter chooses them; none chosen is all"},
	deliveredField: {Label: "will happen", Takes: "how much of it is expected to happen, such as 60%"},
	shareField:     {Label: "comes back", Takes: "how many of them are sent after all, later, such as 20%"},
	laterField:     {Label: "weeks later", Takes: "how many weeks later they come, such as 4 to 12"},
	onceField:      {Label: "costs £ once", Takes: "what it takes to begin with, in pounds; deducted from what it saves"},
	eachWeekField:  {Label: "costs £/week", Takes: "what it takes in each of its weeks, in pounds; deducted from what it saves"},
	noteField:      {Label: "note", Takes: "the reason, or anything else; in words"},
}

// makeFields fills the fields from a change.
func (form *ChangeForm) makeFields(c model.Change) (all []field) {
	y := form.app.Year
	add := func(kind fieldKind, text string) {
		f := field{fieldsAre[kind], kind}
		if kind == noteField {
			f.Text = tui.Words("")
		}
		f.Text.Set(text, true)
		switch kind {
		case practicesField:
			f.Turn = form.pickPractices
			f.Reads = func(string) (string, bool) { return desk.PracticesWords(form.app, &form.draft), false }
		case noteField:
		default:
			f.Reads = func(text string) (string, bool) { return form.explain(kind, text) }
		}
		all = append(all, f)
	}
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
	add(sizeField, TypedSize(c.Size))
	add(fromField, from)
	add(toField, to)
	if c.Target.Referrals != "" {
		add(practicesField, "")
	}
	add(deliveredField, model.PercentWords(c.Delivered))
	if c.Target.Referrals != "" {
		add(shareField, share)
		add(laterField, later)
	}
	add(onceField, typedPounds(c.Costs.Once))
	add(eachWeekField, typedPounds(c.Costs.PerWeek))
	add(noteField, c.Note)
	return all
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

// read puts what a field says into a change; why says in words what is wrong. A size may
// rest on what the others say.
func (form *ChangeForm) read(kind fieldKind, text string, c *model.Change) (why string) {
	a, y := form.app, form.app.Year
	switch kind {
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

func (f *field) read(form *ChangeForm, c *model.Change) (why string) {
	return form.read(f.kind, strings.TrimSpace(f.Text.String()), c)
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

// explain says in words what a field says, or what it may say.
func (form *ChangeForm) explain(kind fieldKind, text string) (said string, wrong bool) {
	y, c := form.app.Year, form.draft
	form.readWeeks(&c)
	if why := form.read(kind, text, &c); why != "" {
		return why, true
	}
	switch kind {
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
		if text == "" {
			return "18 to 26, if some come back", false
		}
		return c.ComesBack.Lag.Words(), false
	case onceField, eachWeekField:
		return form.paysBack(kind), false
	}
	return "", false
}

// paysBack says when a change as it is typed has paid for itself; where it takes
// nothing, what may be typed.
func (form *ChangeForm) paysBack(kind fieldKind) string {
	c := form.draft
	for i := range form.fields {
		if as := c; form.fields[i].read(form, &as) == "" {
			c = as
		}
	}
	if back := form.app.PaidBack(c); back.When != model.TakesNothing {
		return "paid for itself " + strings.TrimPrefix(words.PaidBackShort(&back), "not by 31 March; ") // a field has room for when only
	}
	if kind == onceField {
		return "4000: what it takes to begin with, in pounds"
	}
	return "350: what it takes in each of its weeks, in pounds"
}
