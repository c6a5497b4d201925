// Package beside sets scenarios beside each other: what each has in a row, what they
// come to, and one that takes the wishes of all.
package beside

import (
	"cmp"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/deep"
	"fewer/model/insight"
	"fewer/scenarios/fault"
	"fewer/scenarios/file"
)

// PartKey is a part of a row about which people ask: that of some practices, or
// the whole row.
type PartKey struct {
	RowKey
	Practices string // their ids in order, with spaces between them; "" for the whole row
}

// Pick says what is taken where people ask for different things in a part. The
// zero value takes nothing yet.
type Pick struct {
	From string // whose wish, by the name of the contribution
	Sum  bool   // all of them, added up
}

// Made tells whether anything was picked.
func (p Pick) Made() bool { return p != Pick{} }

// Choices say who wins where scenarios ask for different things. The names are
// those of the contributions.
type Choices struct {
	Prefer []string          // who win wherever they have a wish, the first before the next
	Add    bool              // add up what is left
	ByPart map[PartKey]Pick  // in that part, over Prefer and Add
	ByRow  map[RowKey]string // who wins in all parts of a row, over Prefer and Add
}

// Merged is several people's scenarios in one.
type Merged struct {
	Document  file.Document
	Parts     []Part   // what anybody asked for, row by row
	Untouched []RowKey // streams of the year that nobody touched
}

// Open are the parts in which people ask for different things and nobody chose.
func (m *Merged) Open() (open []Part) {
	for _, p := range m.Parts {
		if p.Differs && !p.Chosen.Made() {
			open = append(open, p)
		}
	}
	return open
}

// Part is a part of a row with everybody who asks for something in it.
type Part struct {
	Key     PartKey
	Name    string
	Asks    []Asked // from the one that takes least away to the one that takes most
	Differs bool    // whether they ask for different things; then nothing is taken until somebody chose
	Chosen  Pick    // what was chosen where they differ
}

// MaySum tells whether what is asked can be added up: changes can.
func (p *Part) MaySum() bool { return p.Key.Kind == ChangeRow }

// Asked is what one scenario asks in a part of a row.
type Asked struct {
	From  string
	Words string  // "10% fewer"
	Net   float64 // percent of what the row's remaining weeks hold: −10 is a tenth less
}

// Merge puts several people's scenarios into one. Wishes for the referrals of
// different practices are all taken, and so is what several ask alike; where they
// ask for different things of the same practice, or one for all practices and
// another for some, only people settle it. Each change says who asked for it.
// What is switched off is no wish: it is kept, switched off. Notes, ideas and
// decisions of all are kept; of meetings, the first that any scenario has.
func Merge(year *model.Prepared, all []Contribution, choices Choices) Merged {
	y := year.Year()
	merged := Merged{}
	if len(all) > 0 {
		merged.Document.Year = all[0].Document.Year
	}
	merged.Document.Year = merged.Document.Year.On(y)
	g := merger{year: year, pr: year.NewProjection(), choices: choices}
	keys := rowKeys(all)
	for _, k := range keys {
		var value rowValue
		for _, part := range g.parts(all, k) {
			shown, taken := g.settle(part)
			value.add(taken)
			if len(shown.Asks) > 0 {
				merged.Parts = append(merged.Parts, shown)
			}
		}
		value.changes = append(value.changes, switchedOff(all, k)...)
		setRow(&merged.Document, k, value)
	}
	gather(&merged.Document, all)
	for i := range y.Referrals {
		k := RowKey{Kind: ChangeRow, Target: model.Target{Referrals: y.Referrals[i].ID}}
		if !slices.ContainsFunc(merged.Parts, func(p Part) bool { return p.Key.RowKey == k }) {
			merged.Untouched = append(merged.Untouched, k)
		}
	}
	return merged
}

// merger merges row by row.
type merger struct {
	year    *model.Prepared
	pr      *model.Projection
	choices Choices
}

// wish is what one scenario asks in a part of a row.
type wish struct {
	from  string
	value rowValue
}

// partWishes are everybody's wishes in a part of a row.
type partWishes struct {
	key    PartKey
	wishes []wish
}

// parts splits a row by who asks: practices about which the same people ask are
// one part. Where somebody asks for all practices, the row is one part.
func (g *merger) parts(all []Contribution, k RowKey) []partWishes {
	whole := partWishes{key: PartKey{RowKey: k}}
	split := true
	for _, c := range all {
		v := rowOf(c.Document, k).wishes()
		if !v.touched() {
			continue
		}
		c.SignChanges(v.changes)
		for i := range v.changes {
			split = split && len(v.changes[i].Practices) > 0
		}
		split = split && k.Kind == ChangeRow
		whole.wishes = append(whole.wishes, wish{c.From, v})
	}
	if !split || len(whole.wishes) < 2 {
		return []partWishes{whole}
	}
	return g.split(whole)
}

// split splits the wishes of a row in which each names practices.
func (g *merger) split(whole partWishes) (parts []partWishes) {
	var order []string
	askers := map[string][]int{} // from a practice to the wishes that name it
	for i, w := range whole.wishes {
		for _, c := range w.value.changes {
			for _, p := range c.Practices {
				if askers[p] == nil {
					order = append(order, p)
				}
				if !slices.Contains(askers[p], i) {
					askers[p] = append(askers[p], i)
				}
			}
		}
	}
	for _, p := range order {
		if askers[p] == nil {
			continue // in an earlier part
		}
		who := askers[p]
		var practices []string
		for _, q := range order {
			if askers[q] != nil && slices.Equal(askers[q], who) {
				practices = append(practices, q)
			}
		}
		for _, q := range practices {
			askers[q] = nil
		}
		part := partWishes{key: PartKey{whole.key.RowKey, strings.Join(slices.Sorted(slices.Values(practices)), " ")}}
		for _, i := range who {
			w := whole.wishes[i]
			part.wishes = append(part.wishes, wish{w.from, rowValue{changes: g.of(w.value.changes, practices)}})
		}
		parts = append(parts, part)
	}
	return parts
}

// of gives what changes ask of some practices.
func (g *merger) of(changes []model.Change, practices []string) (own []model.Change) {
	for _, c := range changes {
		var named []string
		for _, p := range c.Practices {
			if slices.Contains(practices, p) {
				named = append(named, p)
			}
		}
		switch {
		case len(named) == 0:
			continue
		case len(named) < len(c.Practices) && c.Size.Kind == model.PerWeek:
			amount := 0.0
			for _, p := range named {
				for _, part := range insight.ForPractice(g.year, &model.Scenario{Changes: []model.Change{c}}, p).Changes {
					amount += part.Size.Amount
				}
			}
			c.Size.Amount = amount
		}
		c = deep.Clone(c)
		c.Practices = named
		own = append(own, c)
	}
	return own
}

// settle gives a part as it is shown, and what of it is taken.
func (g *merger) settle(part partWishes) (shown Part, taken rowValue) {
	y := g.year.Year()
	shown = Part{Key: part.key, Name: part.key.name(y)}
	for i, w := range part.wishes {
		shown.Asks = append(shown.Asks, Asked{w.from, w.value.words(part.key.RowKey, y), g.net(part.key.RowKey, w.value)})
		switch {
		case i == 0:
			taken = w.value
		case w.value.asks(taken, y):
			taken.join(w.value)
		default:
			shown.Differs = true
		}
	}
	slices.SortStableFunc(shown.Asks, func(a, b Asked) int { return cmp.Compare(b.Net, a.Net) })
	if !shown.Differs {
		return shown, taken
	}
	taken = rowValue{}
	shown.Chosen = g.pick(&shown)
	for _, w := range part.wishes {
		if shown.Chosen.Sum || shown.Chosen.From == w.from {
			taken.add(w.value)
		}
	}
	return shown, taken
}

// pick is what the choices say about a part; the zero value where they say nothing.
func (g *merger) pick(p *Part) Pick {
	asks := func(name string) bool {
		return name != "" && slices.ContainsFunc(p.Asks, func(a Asked) bool { return a.From == name })
	}
	if chosen := g.choices.ByPart[p.Key]; chosen.Sum && p.MaySum() || asks(chosen.From) {
		return chosen
	}
	for _, name := range append([]string{g.choices.ByRow[p.Key.RowKey]}, g.choices.Prefer...) {
		if asks(name) {
			return Pick{From: name}
		}
	}
	return Pick{Sum: g.choices.Add && p.MaySum()}
}

// net is how much a value asks of a row, in percent of its remaining weeks; of a
// red line, its limit.
func (g *merger) net(k RowKey, v rowValue) float64 {
	switch {
	case k.Kind == ChangeRow:
		alone := model.Scenario{Changes: v.changes}
		g.year.Project(&alone, g.pr)
		return insight.NetChange(g.year, alone, g.pr, k.Target)
	case v.redLine != nil:
		return v.redLine.NotBelow
	}
	return 0
}

// Words names the row as people may type it: the id of what it is about.
func (k RowKey) Words() string {
	switch k.Kind {
	case ProposalRow:
		return "contract " + k.Provider
	case RedLineRow:
		return "red line " + k.Target.Referrals + k.Target.Line
	}
	return k.Target.Referrals + k.Target.Line
}

// Words names the part as people may type it: "midshire-ent/combe-lane".
func (k PartKey) Words() string {
	if k.Practices == "" {
		return k.RowKey.Words()
	}
	return k.RowKey.Words() + "/" + strings.ReplaceAll(k.Practices, " ", ",")
}

// name is the name of the part on a screen: "ENT to Midshire General, Combe Lane
// Surgery".
func (k PartKey) name(y *model.Year) string {
	name := k.Name(y)
	switch practices := strings.Fields(k.Practices); {
	case len(practices) == 1:
		name += ", " + y.PracticeName(practices[0])
	case len(practices) > 1:
		name += ", " + fault.Plural(len(practices), "practice")
	}
	return name
}

// askedBy are those who asked for the changes, each once.
func (v rowValue) askedBy() (names []string) {
	for _, c := range v.changes {
		for _, name := range c.AskedBy {
			names = Union(names, name)
		}
	}
	return names
}

// wishes is the value without what is switched off.
func (v rowValue) wishes() rowValue {
	v.changes = slices.DeleteFunc(slices.Clone(v.changes), func(c model.Change) bool { return c.Off })
	return v
}

// switchedOff are the changes of a row that somebody keeps switched off, each once.
func switchedOff(all []Contribution, k RowKey) (off []model.Change) {
	for _, c := range all {
		changes := rowOf(c.Document, k).changes
		c.SignChanges(changes)
		for _, change := range changes {
			if change.Off {
				off = Union(off, change)
			}
		}
	}
	return off
}

// add adds what else is taken in a row.
func (v *rowValue) add(other rowValue) {
	v.changes = append(v.changes, deep.Clone(other.changes)...)
	if other.proposal != nil {
		v.proposal = other.proposal
	}
	if other.redLine != nil {
		v.redLine = other.redLine
	}
}

// join adds the notes, and the names of those who asked, of a value that asks the
// same.
func (v *rowValue) join(other rowValue) {
	note := func(to *string, note string) {
		switch {
		case note == "" || strings.Contains(*to, note):
		case *to == "":
			*to = note
		default:
			*to += "; " + note
		}
	}
	for i := range v.changes {
		c, same := &v.changes[i], &other.changes[i]
		note(&c.Note, same.Note)
		for _, name := range same.AskedBy {
			c.AskedBy = Union(c.AskedBy, name)
		}
	}
	if v.redLine != nil {
		note(&v.redLine.Why, other.redLine.Why)
	}
}

// namesInTitle is how many scenarios the name of a merged one lists.
const namesInTitle = 4

// gather takes into a merged document what nobody can disagree about: its name,
// and what meetings left.
func gather(d *file.Document, all []Contribution) {
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.From
		from := c.Document.Clone()
		if deep.Same(d.Meeting, file.Meeting{}) {
			d.Meeting = from.Meeting
		}
		if len(d.OwnAgenda) == 0 {
			d.OwnAgenda = from.OwnAgenda
		}
		for _, r := range from.Rounds {
			if r.Revealed == file.RevealContract { // an open round belongs to the room in which it is
				d.Rounds = Union(d.Rounds, r)
			}
		}
		for _, idea := range from.Ideas {
			d.Ideas = Union(d.Ideas, idea)
		}
		for _, plan := range from.Groups {
			d.Groups = Union(d.Groups, plan)
		}
		for _, decision := range from.Decisions {
			d.Decisions = Union(d.Decisions, decision)
		}
		for _, frozen := range from.Frozen {
			d.Frozen = Union(d.Frozen, frozen)
		}
	}
	d.Scenario.Name = "Merged from " + model.ListWords(names)
	if len(all) > namesInTitle {
		d.Scenario.Name = "Merged from " + fault.Plural(len(all), "scenario")
	}
}

// Union appends what is not there yet.
func Union[T any](list []T, item T) []T {
	for i := range list {
		if deep.Same(list[i], item) {
			return list
		}
	}
	return append(list, item)
}
