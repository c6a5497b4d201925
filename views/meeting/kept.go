package meeting

import "fewer/model"

// kept is what a step reckons once for each edit, and each year.
type kept[T any] struct {
	year    *model.Prepared
	edition int
	value   T
}

// of is what is kept, reckoned anew where the scenario or its year is another.
func (k *kept[T]) of(r *Room, reckon func(year *model.Prepared) T) T {
	if year, edition := r.prepared(), r.session().Edition(); k.year != year || k.edition != edition {
		k.value = reckon(year)
		k.year, k.edition = year, edition
	}
	return k.value
}
