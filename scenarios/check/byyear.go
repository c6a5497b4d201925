package check

import (
	"sync"

	"fewer/model"
)

// ByYear keeps what was reckoned of the years last asked about: of a large one it
// takes tens of milliseconds, and opening, checking, saving and handing on ask again
// and again. A year that was read is never changed.
type ByYear[T any] struct {
	sync.Mutex
	latest [4]struct { // more than a session compares at a time
		year *model.Year
		is   T
	}
}

// Of is what is known of the year, reckoned where it is not known yet.
func (b *ByYear[T]) Of(y *model.Year, reckon func(*model.Year) T) T {
	b.Lock()
	defer b.Unlock()
	for i := range b.latest {
		if b.latest[i].year == y {
			return b.latest[i].is
		}
	}
	is := reckon(y)
	copy(b.latest[1:], b.latest[:])
	b.latest[0].year, b.latest[0].is = y, is
	return is
}

var prepared ByYear[*model.Prepared]

// Prepared is model.Prepare of a year that was read.
func Prepared(y *model.Year) *model.Prepared { return prepared.Of(y, model.Prepare) }
