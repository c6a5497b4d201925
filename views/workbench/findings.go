package workbench

import "fewer/views/tui"

// findings are the actions by which the workbench says how sure the figures are,
// and who refers how much.
func (w *Bench) findings() []tui.Action {
	return []tui.Action{
		{
			ID: "range", Keys: []string{"r"}, Short: "how sure", Group: tui.Looking, Rank: 66,
			Help: "how sure the year-end is under each terms, in 8 of 10 such years; the same key hides it", Do: tui.Just(w.app.ToggleRange),
		},
		{
			ID: "methods", Keys: []string{"f"}, Group: tui.Looking,
			Help: "forecast methods side by side; put every screen on another of them, or back on the year file's", Do: tui.Just(w.to.Methods),
		},
		{
			ID: "practices", Keys: []string{"p"}, Group: tui.Looking,
			Help: "practices' referrals for each 1,000 patients, with the limits of chance", Do: tui.Just(func() { w.to.Practices(-1) }),
		},
		{
			ID: "over-time", Keys: []string{"x"}, Group: tui.Looking, Off: w.noRow,
			Help: "the selected row week by week, with the limits of ordinary variation", Do: tui.Just(func() { w.app.Open(newOverTime(w)) }),
		},
	}
}
