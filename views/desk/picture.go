package desk

import "fewer/views/handout"

// Pictured is a screen that shows a picture which can be had as a file.
type Pictured interface {
	// Pictured is which picture is in view; ok is false where there is none.
	Pictured() (w handout.Wanted, ok bool)
}

// InView is which picture is in view, under the terms in focus; ok is false where there
// is none.
func (d *Desk) InView() (w handout.Wanted, ok bool) {
	if s, may := d.Screen().(Pictured); may {
		w, ok = s.Pictured()
	}
	w.Terms = d.Terms
	return w, ok
}
