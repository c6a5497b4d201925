package beside

import (
	"slices"

	"fewer/model"
)

// AskedRow is a row of a scenario with who asked for what in it, and the sum.
type AskedRow struct {
	Target  model.Target
	Wishes  []Wish
	Net     float64 // percent of what the row's remaining weeks hold
	NotSent float64 // referrals, or units or pounds of a line
	Saving  [len(model.AllTerms)]model.Money
}

// Standing are the wishes of a row that are not switched off: those that count.
func (r *AskedRow) Standing() (standing []Wish) {
	for _, w := range r.Wishes {
		if !w.Change.Off {
			standing = append(standing, w)
		}
	}
	return standing
}

// Wish is a change that somebody asked for.
type Wish struct {
	By      []string
	Change  model.Change
	NotSent float64
	Saving  [len(model.AllTerms)]model.Money // what it adds to those before it
	LeftOut string                           // why it has no effect; "" where it has one
}

// WhoAsked lists the changes of a scenario of which it is known who asked for
// them, row by row in the order of the scenario. pr is the scenario's projection.
func WhoAsked(year *model.Prepared, sc model.Scenario, pr *model.Projection) (rows []AskedRow) {
	for i, c := range sc.Changes {
		if len(c.AskedBy) == 0 {
			continue
		}
		at := slices.IndexFunc(rows, func(r AskedRow) bool { return r.Target == c.Target })
		if at < 0 {
			at, rows = len(rows), append(rows, AskedRow{Target: c.Target})
		}
		row, result := &rows[at], &pr.Changes[i]
		row.Wishes = append(row.Wishes, Wish{c.AskedBy, c, result.NotSent, result.Saving, result.LeftOut})
		row.NotSent += result.NotSent
		for t := range row.Saving {
			row.Saving[t] += result.Saving[t]
		}
	}
	for i := range rows {
		if units := year.Remaining(rows[i].Target); units > 0 && rows[i].NotSent != 0 {
			rows[i].Net = -100 * rows[i].NotSent / units
		}
	}
	return rows
}
