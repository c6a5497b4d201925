package fault

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/pattern"

	"gopkg.in/yaml.v3"
)

// UnknownKey reports a key that the object does not have, and gives the nearest
// that it has, or "". A number that is cut in two by a comma looks like a key, too.
func (in *Input) UnknownKey(at *Place, name, value *yaml.Node, object string, known []string) (near string) {
	report := func(what, hint string) {
		in.Report(Fault{Line: name.Line, Column: name.Column, What: what, Hint: hint}, at)
	}
	if in.Enough() {
		report("unknown key `"+Shorten(name.Value)+"`", "")
		return ""
	}
	if cut := CutNumber(at.Node, name, value); cut != nil {
		hint := "write " + cut.digits
		if set := Underscored(cut.digits); set != cut.digits {
			hint += " or " + set
		}
		in.Fault(at.At(cut.key), hint, "%s is not an amount: inside { } a comma begins the next key", Quote(cut.written))
		return ""
	}
	if name.Value == "<<" {
		report("a merge key (<<) is not read here: every key is written out", "write the keys themselves")
		return ""
	}
	if near = Nearest(name.Value, known); near != "" {
		report("unknown key `"+Shorten(name.Value)+"`; did you mean `"+near+"`?", "write "+near+":")
		return near
	}
	report("unknown key `"+Shorten(name.Value)+"`", "the keys of "+object+" are "+strings.Join(known, ", "))
	return ""
}

// cut is a number that a comma cut into a value and one or more keys.
type cut struct{ key, written, digits string }

var (
	groupOfThousands = pattern.Lazy(`^\d{3}(\.\d+)?$`)
	decimals         = pattern.Lazy(`^\d+%?$`)
)

// CutNumber recognises {list_size: 9,850}, which YAML reads as 9 and a key 850, and
// {marginal_above: 0,3}.
func CutNumber(m, name, value *yaml.Node) *cut {
	if m.Style&yaml.FlowStyle == 0 || !IsEmpty(value) {
		return nil
	}
	return cutNumberAt(m, slices.Index(m.Content, name), 0)
}

// mostCommas is how many commas a number may have: there are no higher amounts.
const mostCommas = 8

// cutNumberAt does so for the key that stands at i in the content of the map, with
// so many commas after it.
func cutNumberAt(m *yaml.Node, i, commas int) *cut {
	if i < 2 || commas > mostCommas {
		return nil
	}
	name := m.Content[i]
	thousands := groupOfThousands().MatchString(name.Value)
	if !thousands && !decimals().MatchString(name.Value) {
		return nil
	}
	key, before := m.Content[i-2], m.Content[i-1]
	if IsEmpty(before) { // cut twice: 1,250,000
		c := cutNumberAt(m, i-2, commas+1)
		if c != nil {
			c.written, c.digits = c.written+","+name.Value, c.digits+name.Value
		}
		return c
	}
	if digits := strings.TrimLeft(before.Value, "-£"); !IsDigits(digits) || thousands && len(digits) > 3 {
		return nil
	}
	c := &cut{key.Value, before.Value + "," + name.Value, strings.ReplaceAll(before.Value, "£", "") + name.Value}
	if !thousands || before.Value == "0" {
		c.digits = before.Value + "." + name.Value
	}
	return c
}

// IsCut tells whether two entries of a list look like one number that a comma cut
// in two: 1,250.
func IsCut(a, b *yaml.Node) bool {
	return a.Kind == yaml.ScalarNode && b.Kind == yaml.ScalarNode && a.Line == b.Line && b.Column == a.Column+len(a.Value)+1 &&
		IsDigits(a.Value) && len(a.Value) <= 3 && IsDigits(b.Value) && len(b.Value) == 3
}

// CutCount is the first number in a list that a comma cut in two, where the list
// sets its other entries apart with spaces; or "".
func CutCount(n *yaml.Node) string {
	cut, apart := "", false
	for i := 1; i < len(n.Content); i++ {
		a, b := n.Content[i-1], n.Content[i]
		if IsCut(a, b) && cut == "" {
			cut = a.Value + "," + b.Value
		}
		apart = apart || a.Line != b.Line || b.Column > a.Column+len(a.Value)+1
	}
	if !apart {
		return ""
	}
	return cut
}

var underscores = strings.NewReplacer("-", "_", " ", "_")

// plain is a word without what people write one way or another.
func plain(s string) string { return underscores.Replace(strings.ToLower(strings.TrimSpace(s))) }

// Nearest is the known word that a person may have meant by one that is not
// known, or "".
func Nearest(word string, known []string) string {
	best, least := "", 3
	w := plain(word)
	if n := len([]rune(w)); n > 40 {
		return ""
	} else if n <= 5 {
		least = 2 // two letters of a short word make another one: tiers, terms
	}
	for _, k := range known {
		if d := distance(w, plain(k), least-1); d < least {
			best, least = k, d
		}
	}
	if best != "" || len(w) < 4 {
		return best
	}
	for _, k := range known {
		more, longer := strings.CutPrefix(w, plain(k))
		if len(k) >= 4 && (strings.HasPrefix(plain(k), w) || longer && more[0] != '_') { // price_actual is no price
			return k
		}
	}
	return ""
}

// distance is the number of letters to add, drop, change or swap with their
// neighbour to come from a to b, where that is no more than most; else more than
// most. Only what can lie within most of the diagonal is looked at, since a word
// may be held beside thousands.
func distance(a, b string, most int) int {
	var room [3][64]int
	x, y := []rune(a), []rune(b)
	before, last, now := room[0][:], room[1][:], room[2][:]
	if len(y)-len(x) > most || len(x)-len(y) > most || len(y) >= len(now) {
		return most + 1
	}
	for j := range last {
		last[j], before[j], now[j] = j, most+1, most+1
	}
	for i := 1; i <= len(x); i++ {
		from, to := max(1, i-most), min(len(y), i+most)
		now[from-1] = most + 1
		if from == 1 {
			now[0] = i
		}
		for j := from; j <= to; j++ {
			change := last[j-1]
			if x[i-1] != y[j-1] {
				change++
			}
			now[j] = min(last[j]+1, now[j-1]+1, change)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		if to < len(y) {
			now[to+1] = most + 1
		}
		before, last, now = last, now, before
	}
	return last[len(y)]
}

// IsDigits tells whether a text is digits only, and not empty.
func IsDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// Shorten is a value from a file as Quote shows it, without the quotation marks.
func Shorten(s string) string {
	q := Quote(s)
	return q[1 : len(q)-1]
}

// Reference reports the id of something that is not there.
func (in *Input) Reference(report func(*Place, string, string, ...any), at *Place, id, noun string, ids func() []string) {
	hint := "name " + noun + " that the year has"
	if in.Enough() {
		report(at, hint, "there is no %s %s", noun[2:], Quote(id))
		return
	}
	known := ids()
	if len(known) == 0 {
		hint = "the year has none"
	} else if near := Nearest(id, known); near != "" {
		report(at, "write "+near, "there is no %s %s; did you mean `%s`?", noun[2:], Quote(id), near)
		return
	} else if len(known) <= 12 {
		hint = "write one of " + model.ListWords(known)
	}
	report(at, hint, "there is no %s %s", noun[2:], Quote(id))
}

// Underscored sets the thousands of a number apart: 1_250.
func Underscored(s string) string {
	s = strings.ReplaceAll(s, "_", "")
	whole, decimals, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "_" + whole[i:]
	}
	if decimals != "" {
		decimals = "." + decimals
	}
	return sign + whole + decimals
}
