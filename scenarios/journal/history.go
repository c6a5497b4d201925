package journal

import (
	"slices"
	"time"

	"fewer/scenarios/file"
)

// Step is one stage of the work, as the minutes of the meeting would have it.
type Step struct {
	Label    string    // what was done, in words: "ENT to Midshire General: 10% fewer"
	Time     time.Time // when, the last time where several edits make one step
	Bookmark string    // the name that people gave to the stage; "" for none
	Aside    bool      // undone, after which something else was done
}

// Moment is a stage with the document as it then was. Documents in moments are
// never changed.
type Moment struct {
	Step
	ID     int // given out in order, never twice in a session
	Doc    file.Document
	Merge  string
	Parent *Moment // nil for the first
	Redo   *Moment // where redo goes from here; nil where nothing was undone
}

// History is a tree of moments, so that what was undone before something else
// was done can still be reached.
type History struct {
	Moments []*Moment // in order of time
	Present *Moment
	nextID  int
	Merging bool // whether an edit may still be merged into the present
}

// Add makes a document the present, as what follows from it so far.
func (h *History) Add(step Step, merge string, doc file.Document) *Moment {
	m := &Moment{Step: step, ID: h.nextID, Doc: doc, Merge: merge, Parent: h.Present}
	h.nextID++
	if h.Present != nil {
		h.Present.Redo = m
	}
	h.Moments = append(h.Moments, m)
	h.Present, h.Merging = m, true
	return m
}

// Mergeable tells whether an edit with that key is part of the present step.
func (h *History) Mergeable(merge string) bool {
	m := h.Present
	return h.Merging && merge != "" && m.Merge == merge && m.Parent != nil && m.Redo == nil && m.Bookmark == ""
}

// Drop takes back the newest moment, which is the present and came to nothing.
func (h *History) Drop() {
	m := h.Present
	h.Moments = h.Moments[:len(h.Moments)-1]
	h.Present, h.Merging = m.Parent, false
	m.Parent.Redo = nil
}

// GoTo makes m the present; redo then leads along the way that m is on.
func (h *History) GoTo(m *Moment) {
	for child := m; child.Parent != nil; child = child.Parent {
		child.Parent.Redo = child
	}
	h.Present, h.Merging = m, false
}

// At finds a moment by id; nil where there is none.
func (h *History) At(id int) *Moment {
	i, found := slices.BinarySearchFunc(h.Moments, id, func(m *Moment, id int) int { return m.ID - id })
	if !found {
		return nil
	}
	return h.Moments[i]
}

// line marks the moments on the way from the first through the present to the
// last that redo leads to.
func (h *History) line() map[*Moment]bool {
	on := make(map[*Moment]bool, len(h.Moments))
	for m := h.Present; m != nil; m = m.Parent {
		on[m] = true
	}
	for m := h.Present.Redo; m != nil; m = m.Redo {
		on[m] = true
	}
	return on
}

// Steps lists the moments as steps, in order of time.
func (h *History) Steps() []Step {
	on := h.line()
	steps := make([]Step, len(h.Moments))
	for i, m := range h.Moments {
		steps[i] = m.Step
		steps[i].Aside = !on[m]
	}
	return steps
}

// Prune forgets moments until the limit is kept, and gives the forgotten ids.
func (h *History) Prune(limit int) (forgotten []int) {
	for len(h.Moments) > limit {
		m := h.dispensable()
		if m == nil {
			return forgotten
		}
		forgotten = append(forgotten, m.ID)
		h.Forget(m)
	}
	return forgotten
}

// dispensable is the oldest moment without a bookmark that was undone and left,
// else the oldest without one, else the oldest; never the present.
func (h *History) dispensable() *Moment {
	on := h.line()
	var plain, oldest *Moment
	for _, m := range h.Moments {
		if m == h.Present {
			continue
		}
		if m.Bookmark == "" && !on[m] {
			return m
		}
		if m.Bookmark == "" && plain == nil {
			plain = m
		}
		if oldest == nil {
			oldest = m
		}
	}
	if plain != nil {
		return plain
	}
	return oldest
}

// Forget takes a moment out of the tree; those that followed it follow the one
// before it.
func (h *History) Forget(m *Moment) {
	h.Moments = slices.DeleteFunc(h.Moments, func(o *Moment) bool { return o == m })
	for _, o := range h.Moments {
		if o.Parent == m {
			o.Parent = m.Parent
		}
		if o.Redo == m {
			o.Redo = m.Redo
		}
	}
}

// Copy is the same history with moments of its own. Documents are shared.
func (h *History) Copy() History {
	twin := make(map[*Moment]*Moment, len(h.Moments))
	for _, m := range h.Moments {
		t := *m
		twin[m] = &t
	}
	c := History{Present: twin[h.Present], nextID: h.nextID}
	for _, m := range h.Moments {
		t := twin[m]
		t.Parent, t.Redo = twin[m.Parent], twin[m.Redo]
		c.Moments = append(c.Moments, t)
	}
	return c
}
