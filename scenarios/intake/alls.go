package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"fewer/scenarios/tables"
	"fewer/scenarios/tally"
)

// alls is of how many of its keys a cell says that it is for all of them.
func (k *cellKey) alls() (n int) {
	for _, key := range []string{k.provider, k.specialty.Name} {
		if tables.IsAll(key) {
			n++
		}
	}
	return n
}

// leaveOutAlls takes out what a file has for all specialties or providers where it has
// them one by one too: those are totals, and would count twice.
func (r *rowReader) leaveOutAlls() {
	beside := func(k cellKey) cellKey {
		return cellKey{group{pod: k.pod, passes: k.passes, tariff: k.tariff}, k.period}
	}
	alls := slices.Collect(maps.Keys(r.cells))
	alls = slices.DeleteFunc(alls, func(k cellKey) bool { return k.alls() == 0 })
	if len(alls) == 0 {
		return
	}
	parts := map[cellKey][]cellKey{}
	for k := range r.cells {
		parts[beside(k)] = append(parts[beside(k)], k)
	}
	slices.SortFunc(alls, func(a, b cellKey) int {
		return cmp.Or(cmp.Compare(a.alls(), b.alls()), cmp.Compare(r.cells[a].first, r.cells[b].first))
	})
	for _, all := range alls {
		total, sum, found := r.cells[all], sums{}, false
		for _, k := range parts[beside(all)] {
			s := r.cells[k]
			if s == nil || k.alls() >= all.alls() || k.provider != all.provider && !tables.IsAll(all.provider) || k.specialty != all.specialty && !tables.IsAll(all.specialty.Name) {
				continue
			}
			sum.add(s)
			found = true
		}
		if !found {
			continue
		}
		r.leaveOut(all, total, tally.Total)
		if apart := tables.ApartWords(total.cost, sum.cost, true); total.cost != sum.cost && len(r.apart) < mostApart {
			at := tables.Place{File: r.report.File, Sheet: r.report.Sheet, Row: total.first}
			r.apart = append(r.apart, fmt.Sprintf("%s: it is for all of them together, and was left out as a total: %s", at, apart))
		}
	}
}
