package scenarios

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
)

// TargetName is the name of the stream or line that a change acts on; where the
// year has none, its id in quotation marks.
func TargetName(y *model.Year, t model.Target) string {
	for i := range y.Referrals {
		if r := &y.Referrals[i]; t.Referrals != "" && r.ID == t.Referrals {
			return r.Name
		}
	}
	if l := lineOf(y, t); l != nil {
		if provider := providerName(y, l.Provider); l.Provider != "" && !strings.Contains(l.Name, provider) {
			return l.Name + ", " + provider
		}
		return l.Name
	}
	return "“" + t.Referrals + t.Line + "”"
}

func lineOf(y *model.Year, t model.Target) *model.Line {
	for i := range y.Lines {
		if t.Line != "" && y.Lines[i].ID == t.Line {
			return &y.Lines[i]
		}
	}
	return nil
}

func providerName(y *model.Year, id string) string {
	for i := range y.Providers {
		if y.Providers[i].ID == id {
			return y.Providers[i].Name
		}
	}
	return "“" + id + "”"
}

func practiceName(y *model.Year, id string) string {
	for i := range y.Practices {
		if y.Practices[i].ID == id {
			return y.Practices[i].Name
		}
	}
	return "“" + id + "”"
}

// SizeLabel says what is asked of a row: "ENT to Midshire General: 10% fewer",
// "GP prescribing: £6,000 a week less".
func SizeLabel(y *model.Year, t model.Target, size model.Size) string {
	return TargetName(y, t) + ": " + SizeWords(y, t, size)
}

// SizeWords says a size in words: "10% fewer", "6 a week more", "no change".
func SizeWords(y *model.Year, t model.Target, size model.Size) string {
	pounds := false
	if l := lineOf(y, t); l != nil {
		pounds = l.WithoutActivity
	}
	fewer := "fewer"
	if pounds {
		fewer = "less"
	}
	words := number(math.Abs(size.Amount)) + "%"
	if size.Kind == model.PerWeek {
		words = number(math.Abs(size.Amount)) + " a week"
		if pounds {
			words = "£" + words
		}
	}
	switch {
	case size.Amount == 0:
		return "no change"
	case size.Amount > 0:
		return words + " more"
	}
	return words + " " + fewer
}

// ChangeLabel says the whole change: its row, its size, and what is unusual
// about it.
func ChangeLabel(y *model.Year, c model.Change) string {
	label := SizeLabel(y, c.Target, c.Size)
	if n := len(c.Practices); n > 3 {
		label += ", " + strconv.Itoa(n) + " practices"
	} else if n > 0 {
		names := make([]string, n)
		for i, id := range c.Practices {
			names[i] = practiceName(y, id)
		}
		label += ", " + list(names)
	}
	from, to := max(c.FromWeek, y.FirstRemainingWeek()), c.ToWeek
	if to == 0 {
		to = model.WeeksInYear
	}
	switch late := from > y.FirstRemainingWeek(); {
	case from == to:
		label += ", week " + strconv.Itoa(from)
	case late && to < model.WeeksInYear:
		label += ", weeks " + strconv.Itoa(from) + " to " + strconv.Itoa(to)
	case late:
		label += ", from week " + strconv.Itoa(from)
	case to < model.WeeksInYear:
		label += ", to week " + strconv.Itoa(to)
	}
	if c.Delivered != 1 {
		label += ", " + percent(c.Delivered) + " of it expected to happen"
	}
	if c.ComesBack.Share != 0 {
		label += ", " + percent(c.ComesBack.Share) + " sent after all " + lagWords(c.ComesBack.Lag)
	}
	return label
}

func lagWords(l model.Lag) string {
	switch {
	case l.First == 1 && l.Last == 1:
		return "1 week later"
	case l.First == l.Last:
		return strconv.Itoa(l.First) + " weeks later"
	}
	return strconv.Itoa(l.First) + " to " + strconv.Itoa(l.Last) + " weeks later"
}

// ProposalLabel says which terms are proposed: "Northgate Centre: block and
// cost per case proposed from week 40".
func ProposalLabel(y *model.Year, p model.Proposal) string {
	var forms []string
	for _, schedule := range p.Contract {
		if name := formName(schedule.Form); !slices.Contains(forms, name) {
			forms = append(forms, name)
		}
	}
	label := providerName(y, p.Provider) + ": " + list(forms) + " proposed"
	if p.Start() > 1 {
		label += " from week " + strconv.Itoa(p.Start())
	}
	return label
}

func formName(f model.Form) string { return strings.ReplaceAll(string(f), "_", " ") }

// RedLineLabel says a red line without its row: "not below −20%".
func RedLineLabel(l RedLine) string {
	if l.NotBelow == 0 {
		return "no fewer than now"
	}
	return "not below " + signed(l.NotBelow) + "%"
}

// percent writes a proportion as a percentage: 0.6 is "60%".
func percent(proportion float64) string {
	return number(math.Round(proportion*1e8)/1e6) + "%"
}

// signed writes a number with its sign: "−20", "+5", "0".
func signed(n float64) string {
	switch {
	case n < 0:
		return "−" + number(-n)
	case n > 0:
		return "+" + number(n)
	}
	return "0"
}

// number writes a number that is not below zero with its decimals and commas:
// "12.5", "1,200".
func number(n float64) string {
	whole, decimals, _ := strings.Cut(strconv.FormatFloat(n, 'f', -1, 64), ".")
	if i, err := strconv.ParseInt(whole, 10, 64); err == nil {
		whole = model.Thousands(i)
	}
	if decimals != "" {
		return whole + "." + decimals
	}
	return whole
}

// list joins names as they are said: "A", "A and B", "A, B and C".
func list(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
