package workshop

// findings are the actions by which the workbench says how sure the figures are,
// and who refers how much.
func (w *workbench) findings() []action {
	return []action{
		{
			id: "range", keys: []string{"r"}, short: "how sure", group: looking, rank: 66,
			help: "how sure the year-end is under each terms, in 8 of 10 such years; the same key hides it", do: just(w.app.toggleRange),
		},
		{
			id: "methods", keys: []string{"f"}, group: looking,
			help: "forecast methods side by side; put every screen on another of them, or back on the year file's", do: just(w.to.methods),
		},
		{
			id: "practices", keys: []string{"p"}, group: looking,
			help: "practices' referrals for each 1,000 patients, with the limits of chance", do: just(func() { w.to.practices(-1) }),
		},
		{
			id: "over-time", keys: []string{"x"}, group: looking, off: w.noRow,
			help: "the selected row week by week, with the limits of ordinary variation", do: just(func() { w.app.open(newOverTime(w)) }),
		},
	}
}
