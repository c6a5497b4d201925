package file

import "fewer/model/deep"

// Clone is a copy that shares nothing which an edit could change. The year
// inside a bundle is shared: nothing edits it.
func (d Document) Clone() Document {
	bundled := d.Bundled
	d.Bundled = nil
	d = deep.Clone(d)
	d.Bundled = bundled
	return d
}

// SameWork tells whether two documents hold the same work of people: all but
// which year they are for and the result, which are written when they are saved,
// the year inside, and where they were read.
func SameWork(a, b Document) bool {
	for _, d := range []*Document{&a, &b} {
		d.Year, d.Result, d.Bundled, d.origin = YearReference{}, nil, nil, nil
	}
	return deep.Same(a, b)
}
