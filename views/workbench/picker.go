package workbench

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/views/tui"
)

// pickPractices ticks some of the practices that refer to a stream. None is all.
func (f *ChangeForm) pickPractices() {
	d := f.app
	var ids, names []string
	if i := d.Session.Year().StreamAt(f.target.Referrals); i >= 0 {
		for _, c := range d.Year.Referrals[i].ByPractice {
			ids = append(ids, c.Practice)
		}
	}
	if d.NamesHidden() { // the order of the file is that of the names
		slices.SortStableFunc(ids, func(x, y string) int {
			x, y = d.PracticeName(x), d.PracticeName(y)
			return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
		})
	}
	for _, id := range ids {
		names = append(names, d.PracticeName(id))
	}
	ticked := func(i int) bool { return slices.Contains(f.draft.Practices, ids[i]) }
	var p *tui.Finder
	p = tui.NewChooser(pickTitle(f.draft.Practices), names, 0, func(turned int) tea.Cmd {
		var all []string // in the order of the stream
		for i, id := range ids {
			if ticked(i) != (i == turned) {
				all = append(all, id)
			}
		}
		f.draft.Practices, p.Title = all, pickTitle(all)
		return nil
	})
	p.Ticked, p.Hint = ticked, "none ticked is all of them; type to find one"
	d.Lay(p)
}

func pickTitle(ticked []string) string {
	if len(ticked) == 0 {
		return "Practices"
	}
	return "Practices: " + model.Thousands(int64(len(ticked))) + " ticked"
}
