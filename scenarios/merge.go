package scenarios

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"fewer/model"
)

// Choices say who wins where scenarios ask for different things in a row. The
// names are those of the contributions.
type Choices struct {
	Prefer string            // wins wherever it has something in the row; "" for nobody
	ByRow  map[RowKey]string // wins in that row, also over Prefer
}

// Touch tells who touched a row, and what was asked there. A row that nobody
// touched has nobody in By.
type Touch struct {
	Key     RowKey
	Name    string
	By      []string
	Lowest  Asked // the one that takes least away
	Middle  Asked // where the number is even, that of the two which takes less away
	Highest Asked // the one that takes most away
}

// Asked is what one scenario asks in a row.
type Asked struct {
	From  string
	Words string  // "10% fewer"
	Net   float64 // percent of what the row's remaining weeks hold: −10 is a tenth less
}

// Conflict is a row in which scenarios ask for different things. Nothing of it
// is in the merged scenario unless someone chose.
type Conflict struct {
	Key     RowKey
	Name    string
	Choices []Asked
	Chosen  string // who won; "" while nobody has chosen
}

// Merge puts several people's scenarios into one. What only some touched, and
// what all who touched it ask alike, is taken; where they differ it is a
// conflict, which only people settle. Touches are of every stream of the year,
// and of every other row that anybody touched. Notes, ideas and decisions of all
// are kept; of meetings, the first that any scenario has.
func Merge(year *model.Prepared, all []Contribution, choices Choices) (Document, []Touch, []Conflict) {
	y := year.Year()
	merged := Document{Year: ReferenceTo(y)}
	var conflicts []Conflict
	keys := rowKeys(all)
	asked := askedIn(year, all, keys)
	for _, k := range keys {
		value, alike := agreed(all, k, y)
		if alike {
			merged.setRow(k, value)
			continue
		}
		c := Conflict{Key: k, Name: k.Name(y), Choices: asked[k]}
		if from, ok := choices.winner(all, k); ok {
			c.Chosen = from.From
			merged.setRow(k, from.Document.row(k))
		}
		conflicts = append(conflicts, c)
	}
	merged.gather(all)
	return merged, touches(y, keys, asked), conflicts
}

// agreed gives what those who touched a row ask, where they ask the same, with
// the notes of all.
func agreed(all []Contribution, k RowKey, y *model.Year) (value rowValue, alike bool) {
	for _, c := range all {
		v := c.Document.row(k)
		switch {
		case !v.touched():
		case !value.touched():
			value = v
		case !v.asks(value, y):
			return rowValue{}, false
		default:
			value.addNotes(v)
		}
	}
	return value, true
}

// addNotes adds the notes of a value that asks the same.
func (v rowValue) addNotes(other rowValue) {
	add := func(to *string, note string) {
		switch {
		case note == "" || strings.Contains(*to, note):
		case *to == "":
			*to = note
		default:
			*to += "; " + note
		}
	}
	for i := range v.changes {
		add(&v.changes[i].Note, other.changes[i].Note)
	}
	if v.redLine != nil {
		add(&v.redLine.Why, other.redLine.Why)
	}
}

func (c Choices) winner(all []Contribution, k RowKey) (Contribution, bool) {
	for _, name := range []string{c.ByRow[k], c.Prefer} {
		for _, from := range all {
			if name != "" && from.From == name && from.Document.row(k).touched() {
				return from, true
			}
		}
	}
	return Contribution{}, false
}

// askedIn gives what is asked in each row, from the one that takes least away
// to the one that takes most.
func askedIn(year *model.Prepared, all []Contribution, keys []RowKey) map[RowKey][]Asked {
	asked := map[RowKey][]Asked{}
	pr := year.NewProjection()
	for _, c := range all {
		year.Project(&c.Document.Scenario, pr)
		for k, cell := range cellsOf(year, c.Document, keys, pr) {
			if cell.Touched {
				asked[k] = append(asked[k], Asked{c.From, cell.Words, cell.Net})
			}
		}
	}
	for _, list := range asked {
		slices.SortStableFunc(list, func(a, b Asked) int { return cmp.Compare(b.Net, a.Net) })
	}
	return asked
}

func touches(y *model.Year, keys []RowKey, asked map[RowKey][]Asked) (list []Touch) {
	streams := make([]RowKey, len(y.Referrals))
	for i := range y.Referrals {
		streams[i] = RowKey{Kind: ChangeRow, Target: model.Target{Referrals: y.Referrals[i].ID}}
	}
	others := slices.DeleteFunc(slices.Clone(keys), func(k RowKey) bool { return slices.Contains(streams, k) })
	for _, k := range slices.Concat(streams, others) {
		t := Touch{Key: k, Name: k.Name(y)}
		if of := asked[k]; len(of) > 0 {
			t.Lowest, t.Middle, t.Highest = of[0], of[(len(of)-1)/2], of[len(of)-1]
			for _, a := range of {
				t.By = append(t.By, a.From)
			}
		}
		list = append(list, t)
	}
	return list
}

// gather takes into a merged document what is in no conflict: its name, and
// what meetings left.
func (d *Document) gather(all []Contribution) {
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.From
		from := c.Document.Clone()
		if same(reflect.ValueOf(&d.Meeting).Elem(), reflect.ValueOf(&Meeting{}).Elem()) {
			d.Meeting = from.Meeting
		}
		if len(d.OwnAgenda) == 0 {
			d.OwnAgenda = from.OwnAgenda
		}
		for _, r := range from.Rounds {
			if r.Revealed == RevealContract { // an open round belongs to the room in which it is
				d.Rounds = union(d.Rounds, r)
			}
		}
		for _, idea := range from.Ideas {
			d.Ideas = union(d.Ideas, idea)
		}
		for _, decision := range from.Decisions {
			d.Decisions = union(d.Decisions, decision)
		}
		for _, frozen := range from.Frozen {
			d.Frozen = union(d.Frozen, frozen)
		}
	}
	d.Scenario.Name = "Merged from " + model.ListWords(names)
}

// union appends what is not there yet.
func union[T any](list []T, item T) []T {
	for i := range list {
		if same(reflect.ValueOf(&list[i]).Elem(), reflect.ValueOf(&item).Elem()) {
			return list
		}
	}
	return append(list, item)
}
