package scenarios

import "fewer/model"

// Kept is what is reckoned once for each edit of a session and each year.
type Kept[T any] struct {
	year    *model.Prepared
	edition int
	value   T
}

// Of is what is kept, reckoned anew where the year or the session's edition is another.
func (k *Kept[T]) Of(year *model.Prepared, edition int, reckon func(year *model.Prepared) T) T {
	if k.year != year || k.edition != edition {
		k.value = reckon(year)
		k.year, k.edition = year, edition
	}
	return k.value
}
