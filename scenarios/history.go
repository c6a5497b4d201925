package scenarios

import (
	"fewer/scenarios/file"
	"slices"
	"time"
)

// Step is one stage of the work, as the minutes of the meeting would have it.
type Step struct {
	Label    string    // what was done, in words: "ENT to Midshire General: 10% fewer"
	Time     time.Time // when, the last time where several edits make one step
	Bookmark string    // the name that people gave to the stage; "" for none
	Aside    bool      // undone, after which something else was done
}

// moment is a stage with the document as it then was. Documents in moments are
// never changed.
type moment struct {
	Step
	id     int // given out in order, never twice in a session
	doc    file.Document
	merge  string
	parent *moment // nil for the first
	redo   *moment // where redo goes from here; nil where nothing was undone
}

// history is a tree of moments, so that what was undone before something else
// was done can still be reached.
type history struct {
	moments []*moment // in order of time
	present *moment
	nextID  int
	merging bool // whether an edit may still be merged into the present
}

// add makes a document the present, as what follows from it so far.
func (h *history) add(step Step, merge string, doc file.Document) *moment {
	m := &moment{Step: step, id: h.nextID, doc: doc, merge: merge, parent: h.present}
	h.nextID++
	if h.present != nil {
		h.present.redo = m
	}
	h.moments = append(h.moments, m)
	h.present, h.merging = m, true
	return m
}

// mergeable tells whether an edit with that key is part of the present step.
func (h *history) mergeable(merge string) bool {
	m := h.present
	return h.merging && merge != "" && m.merge == merge && m.parent != nil && m.redo == nil && m.Bookmark == ""
}

// drop takes back the newest moment, which is the present and came to nothing.
func (h *history) drop() {
	m := h.present
	h.moments = h.moments[:len(h.moments)-1]
	h.present, h.merging = m.parent, false
	m.parent.redo = nil
}

// goTo makes m the present; redo then leads along the way that m is on.
func (h *history) goTo(m *moment) {
	for child := m; child.parent != nil; child = child.parent {
		child.parent.redo = child
	}
	h.present, h.merging = m, false
}

// at finds a moment by id; nil where there is none.
func (h *history) at(id int) *moment {
	i, found := slices.BinarySearchFunc(h.moments, id, func(m *moment, id int) int { return m.id - id })
	if !found {
		return nil
	}
	return h.moments[i]
}

// line marks the moments on the way from the first through the present to the
// last that redo leads to.
func (h *history) line() map[*moment]bool {
	on := make(map[*moment]bool, len(h.moments))
	for m := h.present; m != nil; m = m.parent {
		on[m] = true
	}
	for m := h.present.redo; m != nil; m = m.redo {
		on[m] = true
	}
	return on
}

// steps lists the moments as steps, in order of time.
func (h *history) steps() []Step {
	on := h.line()
	steps := make([]Step, len(h.moments))
	for i, m := range h.moments {
		steps[i] = m.Step
		steps[i].Aside = !on[m]
	}
	return steps
}

// prune forgets moments until the limit is kept, and gives the forgotten ids.
func (h *history) prune(limit int) (forgotten []int) {
	for len(h.moments) > limit {
		m := h.dispensable()
		if m == nil {
			return forgotten
		}
		forgotten = append(forgotten, m.id)
		h.forget(m)
	}
	return forgotten
}

// dispensable is the oldest moment without a bookmark that was undone and left,
// else the oldest without one, else the oldest; never the present.
func (h *history) dispensable() *moment {
	on := h.line()
	var plain, oldest *moment
	for _, m := range h.moments {
		if m == h.present {
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

// forget takes a moment out of the tree; those that followed it follow the one
// before it.
func (h *history) forget(m *moment) {
	h.moments = slices.DeleteFunc(h.moments, func(o *moment) bool { return o == m })
	for _, o := range h.moments {
		if o.parent == m {
			o.parent = m.parent
		}
		if o.redo == m {
			o.redo = m.redo
		}
	}
}

// copy is the same history with moments of its own. Documents are shared.
func (h *history) copy() history {
	twin := make(map[*moment]*moment, len(h.moments))
	for _, m := range h.moments {
		t := *m
		twin[m] = &t
	}
	c := history{present: twin[h.present], nextID: h.nextID}
	for _, m := range h.moments {
		t := twin[m]
		t.parent, t.redo = twin[m.parent], twin[m.redo]
		c.moments = append(c.moments, t)
	}
	return c
}
