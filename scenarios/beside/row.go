package beside

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/model/deep"
	"fewer/scenarios/file"
)

// RowKind is what a row of a scenario holds.
type RowKind int

// The kinds, in the order in which they are merged.
const (
	ChangeRow   RowKind = iota // the changes of a stream or line
	ProposalRow                // the terms proposed for a provider
	RedLineRow                 // the red line of a stream or line
)

// RowKey is what a row is about, the same in every scenario.
type RowKey struct {
	Kind     RowKind
	Target   model.Target // of changes and red lines
	Provider string       // of proposals
}

// Name is the name of the row on a screen.
func (k RowKey) Name(y *model.Year) string {
	switch k.Kind {
	case ProposalRow:
		return "contract, " + y.ProviderName(k.Provider)
	case RedLineRow:
		return "red line, " + file.RedLine{Target: k.Target, Urgent: k.Target == (model.Target{})}.Row(y)
	}
	return y.TargetName(k.Target)
}

// rowValue is what a scenario has in a row; all empty where it has nothing.
type rowValue struct {
	changes  []model.Change
	proposal *model.Proposal
	redLine  *file.RedLine
}

func (v rowValue) touched() bool {
	return len(v.changes) > 0 || v.proposal != nil || v.redLine != nil
}

// rowOf gives what a document has in a row.
func rowOf(d file.Document, k RowKey) (v rowValue) {
	switch k.Kind {
	case ChangeRow:
		for _, c := range d.Scenario.Changes {
			if c.Target == k.Target {
				v.changes = append(v.changes, deep.Clone(c))
			}
		}
	case ProposalRow:
		if i := slices.IndexFunc(d.Scenario.Proposals, func(p model.Proposal) bool { return p.Provider == k.Provider }); i >= 0 {
			p := d.Scenario.Proposals[i]
			p.Contract = deep.Clone(p.Contract)
			v.proposal = &p
		}
	case RedLineRow:
		if l, ok := d.RedLineOf(k.Target); ok {
			v.redLine = &l
		}
	}
	return v
}

// setRow puts a value into a row of a document: the changes in the place of the
// first that were there, or at the end.
func setRow(d *file.Document, k RowKey, v rowValue) {
	switch k.Kind {
	case ChangeRow:
		here := func(c model.Change) bool { return c.Target == k.Target }
		at := slices.IndexFunc(d.Scenario.Changes, here)
		d.Scenario.Changes = slices.DeleteFunc(d.Scenario.Changes, here)
		if at < 0 {
			at = len(d.Scenario.Changes)
		}
		d.Scenario.Changes = slices.Insert(d.Scenario.Changes, at, deep.Clone(v.changes)...)
	case ProposalRow:
		d.Scenario.Proposals = slices.DeleteFunc(d.Scenario.Proposals, func(p model.Proposal) bool { return p.Provider == k.Provider })
		if v.proposal != nil {
			d.Scenario.Proposals = append(d.Scenario.Proposals, *v.proposal)
		}
	case RedLineRow:
		d.RedLines = slices.DeleteFunc(d.RedLines, func(l file.RedLine) bool { return l.Target == k.Target })
		if v.redLine != nil {
			d.RedLines = append(d.RedLines, *v.redLine)
		}
	}
}

// rowKeys lists the rows that any of the documents has, those of the first
// document first, changes before proposals before red lines.
func rowKeys(all []Contribution) (keys []RowKey) {
	add := func(k RowKey) {
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	for _, c := range all {
		for _, change := range c.Document.Scenario.Changes {
			add(RowKey{Kind: ChangeRow, Target: change.Target})
		}
		for _, p := range c.Document.Scenario.Proposals {
			add(RowKey{Kind: ProposalRow, Provider: p.Provider})
		}
		for _, l := range c.Document.RedLines {
			add(RowKey{Kind: RedLineRow, Target: l.Target})
		}
	}
	slices.SortStableFunc(keys, func(a, b RowKey) int { return int(a.Kind) - int(b.Kind) })
	return keys
}

// asks tells whether two scenarios ask the same in a row: what is only noted
// beside it does not matter, nor who asked, what is switched off, and how the
// usual is written.
func (v rowValue) asks(other rowValue, y *model.Year) bool {
	a, b := v.plain(y), other.plain(y)
	return deep.Same(a, b)
}

// plain is the value without notes, with what is usual left out.
func (v rowValue) plain(y *model.Year) rowValue {
	changes := deep.Clone(v.wishes().changes)
	for i := range changes {
		c := &changes[i]
		c.Note, c.AskedBy = "", nil
		if c.FromWeek <= y.FirstRemainingWeek() {
			c.FromWeek = 0
		}
		if c.ToWeek == model.WeeksInYear {
			c.ToWeek = 0
		}
		slices.Sort(c.Practices)
	}
	v.changes = changes
	if v.proposal != nil {
		p := *v.proposal
		p.FromWeek = p.Start()
		v.proposal = &p
	}
	if v.redLine != nil {
		l := *v.redLine
		l.Why, l.Said = "", ""
		v.redLine = &l
	}
	return v
}

// words say the value without naming its row; "" where there is nothing.
func (v rowValue) words(k RowKey, y *model.Year) string {
	var parts []string
	for _, c := range v.changes {
		parts = append(parts, y.ChangeWordsAlone(c))
	}
	if v.proposal != nil {
		for i := range v.proposal.Contract {
			parts = append(parts, v.proposal.Contract[i].Words())
		}
		if start := v.proposal.Start(); start > 1 {
			parts[len(parts)-1] += ", from week " + strconv.Itoa(start)
		}
	}
	if v.redLine != nil {
		parts = append(parts, file.RedLineLabel(*v.redLine))
	}
	return strings.Join(parts, "; ")
}

// LastChanged is the stream or line of the first changes, or else of the first red line,
// that two documents do not have in common. It tells whether there is one.
func LastChanged(was, is file.Document) (target model.Target, there bool) {
	for _, k := range rowKeys([]Contribution{{Document: is}, {Document: was}}) {
		if k.Kind != ProposalRow && !reflect.DeepEqual(rowOf(was, k), rowOf(is, k)) {
			return k.Target, true
		}
	}
	return model.Target{}, false
}

// Copy makes a row of a document what it is in another scenario, also where it is
// nothing there.
func (c Contribution) Copy(to *file.Document, k RowKey) {
	v := rowOf(c.Document, k)
	c.SignChanges(v.changes)
	setRow(to, k, v)
}
