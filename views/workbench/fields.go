package workbench

import (
	"cmp"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/number"
	"fewer/views/desk"
	"fewer/views/tui"
	"fewer/views/words"
)

// changeField is what the form of a change asks: all that is said of a field of it.
type changeField struct {
	tui.FormField      // what it is called, and what may be typed
	streams       bool // asked of referrals only
	weeks         bool // of which weeks a change is for: the size may rest on it
	turn          func(*ChangeForm)
	typed         func(*model.Year, *model.Change) string                     // as one would type it
	take          func(form *ChangeForm, text string, c *model.Change) string // puts it into the change, or says why not; nil where it is not typed
	says          func(form *ChangeForm, text string, c *model.Change) string // it in words, or what may be typed; nil of free text
}

// changeFields are the fields in their order; a new one is a row here.
func changeFields() []changeField {
	return []changeField{
		{
			FormField: tui.FormField{Label: "by", Takes: "10 is 10% fewer, +10 more, 6w six a week fewer; empty takes the change out"},
			typed:     func(_ *model.Year, c *model.Change) string { return TypedSize(c.Size) },
			take:      takeSize, says: sizeSays,
		},
		{
			FormField: tui.FormField{Label: "from week", Takes: "the first week that it is for, 1 to 52; empty is the first that is left"}, weeks: true,
			typed: func(y *model.Year, c *model.Change) string {
				return weekUnless(c.FromWeek > y.FirstRemainingWeek(), c.FromWeek)
			},
			take: func(form *ChangeForm, text string, c *model.Change) (why string) {
				y := form.app.Year
				c.FromWeek, why = ParseWeek(text, y, c.FromWeek, y.FirstRemainingWeek())
				return why
			},
			says: func(form *ChangeForm, _ string, c *model.Change) string {
				y := form.app.Year
				week := max(c.FromWeek, y.FirstRemainingWeek())
				return "week " + strconv.Itoa(week) + " begins on " + y.FinancialYear.WeekStart(week).Format("2 January")
			},
		},
		{
			FormField: tui.FormField{Label: "to week", Takes: "the last week that it is for; empty is week 52"}, weeks: true,
			typed: func(_ *model.Year, c *model.Change) string {
				return weekUnless(c.ToWeek > 0 && c.ToWeek < model.WeeksInYear, c.ToWeek)
			},
			take: takeLastWeek,
			says: func(form *ChangeForm, _ string, c *model.Change) string {
				week := cmp.Or(c.ToWeek, model.WeeksInYear)
				return "week " + strconv.Itoa(week) + " ends on " + form.app.Year.FinancialYear.WeekEnd(week).Format("2 January")
			},
		},
		{
			FormField: tui.FormField{Label: "practices", Takes: "Enter chooses them; none chosen is all"}, streams: true,
			turn: (*ChangeForm).pickPractices,
			says: func(form *ChangeForm, _ string, c *model.Change) string { return desk.PracticesWords(form.app, c) },
		},
		{
			FormField: tui.FormField{Label: "will happen", Takes: "how much of it is expected to happen, such as 60%"},
			typed:     func(_ *model.Year, c *model.Change) string { return model.PercentWords(c.Delivered) },
			take: func(_ *ChangeForm, text string, c *model.Change) (why string) {
				c.Delivered, why = ShareOr(text, 1)
				return why
			},
			says: func(_ *ChangeForm, _ string, c *model.Change) string {
				return model.PercentWords(c.Delivered) + " of what was agreed is expected to happen"
			},
		},
		{
			FormField: tui.FormField{Label: "comes back", Takes: "how many of them are sent after all, later, such as 20%"}, streams: true,
			typed: func(_ *model.Year, c *model.Change) string {
				if c.ComesBack.Share <= 0 {
					return ""
				}
				return model.PercentWords(c.ComesBack.Share)
			},
			take: func(_ *ChangeForm, text string, c *model.Change) (why string) {
				c.ComesBack.Share, why = ShareOr(text, 0)
				return why
			},
			says: func(_ *ChangeForm, _ string, c *model.Change) string {
				if c.ComesBack.Share == 0 {
					return "none: 40% if two in five are sent after all"
				}
				if !c.Returns() {
					return "more are sent, so nobody comes back"
				}
				return model.PercentWords(c.ComesBack.Share) + " of those not sent are sent after all"
			},
		},
		{
			FormField: tui.FormField{Label: "weeks later", Takes: "how many weeks later they come, such as 4 to 12"}, streams: true,
			typed: func(_ *model.Year, c *model.Change) string {
				if c.ComesBack.Share <= 0 {
					return ""
				}
				return strconv.Itoa(c.ComesBack.Lag.First) + " to " + strconv.Itoa(c.ComesBack.Lag.Last)
			},
			take: func(_ *ChangeForm, text string, c *model.Change) (why string) {
				c.ComesBack.Lag, why = parseLag(text, c.ComesBack.Share > 0)
				return why
			},
			says: func(_ *ChangeForm, text string, c *model.Change) string {
				if text == "" {
					return "18 to 26, if some come back"
				}
				return c.ComesBack.Lag.Words()
			},
		},
		costsField("costs £ once", "what it takes to begin with, in pounds", "4000", " once", func(c *model.Change) *float64 { return &c.Costs.Once }),
		costsField("costs £/week", "what it takes in each of its weeks, in pounds", "350", " a week", func(c *model.Change) *float64 { return &c.Costs.PerWeek }),
		{
			FormField: tui.FormField{Label: "note", Text: tui.Words(""), Takes: "the reason, or anything else; in words"},
			typed:     func(_ *model.Year, c *model.Change) string { return c.Note },
			take: func(_ *ChangeForm, text string, c *model.Change) string {
				c.Note = text
				return ""
			},
		},
	}
}

// costsField asks for a part of what a change takes, and says what was read, and when that
// is paid back.
func costsField(label, what, example, when string, of func(*model.Change) *float64) changeField {
	return changeField{
		FormField: tui.FormField{Label: label, Takes: what + "; deducted from what it saves"},
		typed:     func(_ *model.Year, c *model.Change) string { return typedPounds(*of(c)) },
		take: func(_ *ChangeForm, text string, c *model.Change) (why string) {
			*of(c), why = poundsTaken(text)
			return why
		},
		says: func(form *ChangeForm, _ string, c *model.Change) string {
			if *of(c) == 0 {
				return cmp.Or(form.paysBack(), example+": "+what)
			}
			return model.RoundPounds(*of(c)).OrPence() + when + "; " + form.paysBack()
		},
	}
}

// field is a field of the form, and what is typed into it.
type field struct{ changeField }

// makeFields fills the fields from a change.
func (form *ChangeForm) makeFields(c model.Change) (all []field) {
	for _, of := range changeFields() {
		if of.streams && c.Target.Referrals == "" {
			continue
		}
		f := field{of}
		text := ""
		if of.typed != nil {
			text = of.typed(form.app.Year, &c)
		}
		f.Text.Set(text, true)
		if of.turn != nil {
			f.Turn = func() { of.turn(form) }
		}
		if of.says != nil {
			f.Reads = func(text string) (string, bool) { return form.explain(&of, text) }
		}
		all = append(all, f)
	}
	return all
}

// weekUnless is a week as it is typed, where it is to be.
func weekUnless(given bool, week int) string {
	if !given {
		return ""
	}
	return strconv.Itoa(week)
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

// takeSize reads a size, which may rest on what the others say.
func takeSize(form *ChangeForm, text string, c *model.Change) (why string) {
	if text == "" {
		c.Size = model.Size{}
		return ""
	}
	c.Size, why = form.app.Session.ParseSize(text, *c)
	return why
}

func sizeSays(form *ChangeForm, _ string, c *model.Change) string {
	if c.Size.Amount == 0 {
		return "10 is 10% fewer, +10 more, 6w 6 a week fewer"
	}
	said := form.app.Year.SizeWords(c.Target, c.Size)
	at := -1
	if form.chosen < len(form.at) {
		at = form.at[form.chosen]
	}
	if form.app.Session.Tried(at, *c).CutShort {
		said += ", not all of it possible"
	}
	return said
}

func takeLastWeek(form *ChangeForm, text string, c *model.Change) (why string) {
	y := form.app.Year
	c.ToWeek, why = ParseWeek(text, y, c.ToWeek, model.WeeksInYear)
	if why == "" && c.ToWeek > 0 && c.ToWeek < max(c.FromWeek, y.FirstRemainingWeek()) {
		why = words.LastBeforeFirst
	}
	return why
}

// read puts what a field says into a change; why says in words what is wrong.
func (f *field) read(form *ChangeForm, c *model.Change) (why string) {
	if f.take == nil {
		return ""
	}
	return f.take(form, strings.TrimSpace(f.Text.String()), c)
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
func (form *ChangeForm) explain(of *changeField, text string) (said string, wrong bool) {
	c := form.draft
	form.readWeeks(&c)
	if of.take != nil {
		if why := of.take(form, text, &c); why != "" {
			return why, true
		}
	}
	return of.says(form, text, &c), false
}

// paysBack says when a change as it is typed has paid for itself; "" where it takes
// nothing.
func (form *ChangeForm) paysBack() string {
	c := form.draft
	for i := range form.fields {
		if as := c; form.fields[i].read(form, &as) == "" {
			c = as
		}
	}
	back := form.app.PaidBack(c)
	if back.When == model.TakesNothing {
		return ""
	}
	return "paid for itself " + strings.TrimPrefix(words.PaidBackShort(&back), "not by 31 March; ") // a field has room for when only
}
