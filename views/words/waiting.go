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
	week := w.WeekWords()
	text := "Starting a " + week + " later costs nothing, " + t.String() + "."
	if one != 0 {
		text = "Waiting costs: one " + week + " " + one.Short()
		if len(w.Saved) > 5 {
			text += ", four " + week + "s " + four.Short()
		}
		text += ", " + t.String() + "."
	}
	if t != model.AllCostPerCase {
		if byCase := w.Costs(1, model.AllCostPerCase); byCase != one {
			text += " Paid by the case, one " + week + " " + byCase.Short() + "."
		}
	}
	return text
}
