package workbench

import (
	"fewer/model"
	"fewer/views/words"
)

// nudge moves the selected row's slider by so many percent, or units a week
// where its change is given a week.
func (w *Bench) nudge(by float64) {
	if w.Rows[w.Chosen].each != "" {
		w.app.SlideEach(w.targets(), func(percent float64) float64 { return percent + by })
		return
	}
	pounds := w.pounds()
	w.app.Slide(w.Target(), func(size model.Size) model.Size {
		step := by
		if size.Kind == model.PerWeek && pounds {
			step *= 100 // a pound a week is too small a step
		}
		size.Amount += step
		return withinReach(size)
	})
}

// pounds tells whether the selected row is counted in pounds.
func (w *Bench) pounds() bool {
	l := w.Rows[w.Chosen].line
	return l >= 0 && w.app.Year.Lines[l].WithoutActivity
}

// set gives the selected row's slider a size.
func (w *Bench) set(size model.Size) {
	if w.Rows[w.Chosen].each != "" {
		w.app.SlideEach(w.targets(), func(float64) float64 { return size.Amount })
		return
	}
	w.app.Slide(w.Target(), func(model.Size) model.Size { return withinReach(size) })
}

// withinReach holds a percentage to what can be meant.
func withinReach(size model.Size) model.Size {
	if size.Kind == model.Percent {
		size.Amount = max(-100, min(size.Amount, 1000))
	}
	return size
}

// setTyped gives the selected row's slider a size that was typed; afterNought where
// the typing began with the 0 that cleared the row.
func (w *Bench) setTyped(size model.Size, afterNought bool) {
	if afterNought {
		w.app.Session.TakeBackReset(w.targets()[0])
		w.app.Changed()
	}
	w.set(size)
}

// clear takes every change of the selected row away; of those that are switched off, which
// stand nowhere in the table, that is said.
func (w *Bench) clear() {
	off, all := 0, 0
	changes := w.app.Session.Document().Scenario.Changes
	for _, t := range w.targets() {
		for _, i := range w.app.Session.OwnChanges(t) {
			if all++; changes[i].Off {
				off++
			}
		}
	}
	if !w.app.Refused(w.app.Session.Reset(w.targets()...)) && off > 0 {
		w.app.Say(words.TakenOut(all, off))
	}
}

// nothingToRestore says why the row can't be put back to what is saved, or "".
func (w *Bench) nothingToRestore() string {
	if why := w.noRow(); why != "" {
		return why
	}
	if !w.app.Session.DiffersFromSaved(w.targets()...) {
		return "This row is as it was last saved; s saves the scenario"
	}
	return ""
}

// restore makes the selected row again what it was when the scenario was last
// read or saved.
func (w *Bench) restore() {
	if !w.app.Refused(w.app.Session.ResetToSaved(w.targets()...)) {
		w.app.Say("As last saved: " + w.rowName() + "; u takes that back, s saves")
	}
}
