package gather

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// alls is of how many of its keys a cell says that it is for all of them.
func (k *Key) alls() (n int) {
	for _, key := range []string{k.Provider, k.Specialty.Name} {
		if tables.IsAll(key) {
			n++
		}
	}
	return n
}

// leaveOutAlls takes out what a file has for all specialties or providers where it has
// them one by one too: those are totals, and would count twice.
func (r *rowReader) leaveOutAlls() {
	beside := func(k Key) Key {
		return Key{Group{POD: k.POD, Passes: k.Passes, Tariff: k.Tariff}, k.Period}
	}
	alls := slices.Collect(maps.Keys(r.Cells))
	alls = slices.DeleteFunc(alls, func(k Key) bool { return k.alls() == 0 })
	if len(alls) == 0 {
		return
	}
	parts := map[Key][]Key{}
	for k := range r.Cells {
		parts[beside(k)] = append(parts[beside(k)], k)
	}
	slices.SortFunc(alls, func(a, b Key) int {
		return cmp.Or(cmp.Compare(a.alls(), b.alls()), cmp.Compare(r.Cells[a].First, r.Cells[b].First))
	})
	for _, all := range alls {
		total, sum, found := r.Cells[all], Sums{}, false
		for _, k := range parts[beside(all)] {
			s := r.Cells[k]
			if s == nil || k.alls() >= all.alls() || k.Provider != all.Provider && !tables.IsAll(all.Provider) || k.Specialty != all.Specialty && !tables.IsAll(all.Specialty.Name) {
				continue
			}
			sum.Add(s)
			found = true
		}
		if !found {
			continue
		}
		r.LeaveOut(all, total, tally.Total)
		if apart := tables.ApartWords(total.Cost, sum.Cost, true); !tables.Shown(total.Cost, max(total.Cost-sum.Cost, sum.Cost-total.Cost)) && len(r.Apart) < mostApart {
			at := tables.Place{File: r.Report.File, Sheet: r.Report.Sheet, Row: total.First}
			r.Apart = append(r.Apart, fmt.Sprintf("%s: it is for all of them together, and was left out as a total: %s", at, apart))
		}
	}
}
