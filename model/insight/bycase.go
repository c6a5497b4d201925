package insight

import (
	"cmp"
	"slices"

	"fewer/model"
)

// ByCaseWords says why the same changes save another amount where every contract
// is cost per case than under t: whom we would then pay more or less, and what for.
// It is empty where both come to the same.
func ByCaseWords(pr *model.Projection, y *model.Year, t model.Terms) string {
	if pr.Terms[t].Saving == pr.Terms[model.AllCostPerCase].Saving {
		return ""
	}
	type gap struct {
		provider int
		more     model.Money // what the provider is paid more where all are cost per case
	}
	var gaps []gap
	for i := range pr.Providers {
		paid := &pr.Providers[i].Paid
		// Pence are what rounding makes of the same payment.
		if more := paid[t].Lost() - paid[model.AllCostPerCase].Lost(); more.Whole() != "£0" {
			gaps = append(gaps, gap{i, more})
		}
	}
	if len(gaps) == 0 {
		return ""
	}
	slices.SortStableFunc(gaps, func(a, b gap) int { return cmp.Compare(b.more.Abs(), a.more.Abs()) })
	var said []string
	for _, g := range gaps {
		way := " more"
		if g.more < 0 {
			way = " less"
		}
		to := g.more.Abs().Whole() + way + " to " + y.Providers[g.provider].Name
		if line, only := movedLine(pr, y, g.provider); only {
			to += " (" + line + ")"
		}
		said = append(said, to)
	}
	result := "save "
	saving := pr.Terms[model.AllCostPerCase].Saving
	if saving < 0 {
		result = "cost "
	}
	return "If all were paid by the case it would " + result + saving.Abs().Whole() + ": we would pay " + model.ListWords(said) + "."
}

// movedLine is the name of the line of a provider that the scenario moves, where
// there is only one.
func movedLine(pr *model.Projection, y *model.Year, provider int) (name string, only bool) {
	for i := range pr.Lines {
		if l := &pr.Lines[i]; y.Lines[i].Provider != y.Providers[provider].ID || l.Value[0] == l.Value[1] {
			continue
		}
		if name != "" {
			return "", false
		}
		name = y.Lines[i].Name
	}
	return name, name != ""
}
