package words

import (
	"fewer/model"
	"fewer/model/insight"
)

// Waiting says what waiting costs under the terms.
func Waiting(w insight.Waiting, t model.Terms) string {
	if len(w.Saved) == 0 {
		return "Nothing is changed here, so nothing falls in these weeks. A change on the workbench shows when it would count."
	}
	one, four := w.Costs(1, t), w.Costs(4, t)
	whole := ""
	if w.Cut {
		whole = "whole "
	}
	text := "Starting a " + whole + "week later costs nothing, " + t.String() + "."
	if one != 0 {
		text = "Waiting costs: one " + whole + "week " + one.Short()
		if len(w.Saved) > 5 {
			text += ", four " + whole + "weeks " + four.Short()
		}
		text += ", " + t.String() + "."
	}
	if t != model.AllCostPerCase {
		if byCase := w.Costs(1, model.AllCostPerCase); byCase != one {
			text += " Paid by the case, one " + whole + "week " + byCase.Short() + "."
		}
	}
	return text
}
