package workshop

// findings are the actions by which the workbench says how sure the figures are,
// and who refers how much.
func (w *workbench) findings() []action {
	return []action{
		{
			id: "range", keys: []string{"r"}, short: "how sure", group: looking, rank: 66,
			help: "how sure the year-end is under each terms, in 8 of 10 such years; the same key hides it", do: just(w.app.toggleRange),
		},
	}
}
