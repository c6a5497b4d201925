package words

import "fewer/model"

// BySign is what is said of an amount above nothing, below nothing, or neither.
func BySign(m model.Money, above, below, nothing string) string {
	switch {
	case m > 0:
		return above
	case m < 0:
		return below
	}
	return nothing
}

// SavingWords says a saving exactly, with what it is: "£98,740 saved", "nothing
// saved", "£1,300 more spent".
func SavingWords(m model.Money) string {
	if m < 0 {
		return Saved(m)
	}
	return Saved(m) + " saved"
}

// MoreToPay says what is paid more or less than if nothing changes.
func MoreToPay(m model.Money) string {
	exact := m.Abs().Whole()
	return BySign(m, exact+" more to pay", exact+" less to pay", "nothing more or less to pay")
}

// IncomeLost says what a provider loses: "it is paid £1,300 less".
func IncomeLost(m model.Money) string {
	exact := m.Abs().Whole()
	return BySign(m, "it is paid "+exact+" less", "it is paid "+exact+" more", "it is paid the same")
}

// CostAvoided says what cost a provider no longer has.
func CostAvoided(m model.Money) string {
	exact := m.Abs().Whole()
	return BySign(m, "can avoid "+exact+" of cost", "has "+exact+" more cost", "can avoid no cost")
}

// SystemSaves says what all public bodies together spend less, and what that is made of.
func SystemSaves(saving, costs model.Money) string {
	of := "the costs that providers avoid and what is saved on lines without activity"
	if costs != 0 {
		of += ", less the " + costs.Pence() + " that the changes take"
	}
	return "The system " + BySign(saving, "saves "+saving.Pence(), "spends "+saving.Abs().Pence()+" more", "saves "+saving.Pence()) + ": " + of + ". The rest moves between public bodies."
}

// BetterThanAimed says by how much a year ends better than its aim, to the penny.
func BetterThanAimed(m model.Money) string {
	if m == 0 {
		return "as it should"
	}
	return m.Pence() + " better than it should"
}

// ToFind says what is still to be found, or is saved more than is needed.
func ToFind(m model.Money) string {
	return BySign(m, m.Short()+" "+FindSide(m), m.Abs().Short()+" "+FindSide(m), FindSide(m))
}

// FindSide is what ToFind says beside the amount.
func FindSide(m model.Money) string {
	return BySign(m, "still to be found", "more than needed", "exactly what is needed")
}

// TermsSave says what other terms save by themselves.
func TermsSave(m model.Money) string {
	if m.Whole() == "£0" {
		return "nothing"
	}
	return BySign(m, "save ", "cost ", "") + m.Abs().Short()
}

// OverWord says on which side of the budget a deficit lies.
func OverWord(deficit model.Money) string {
	if deficit.Over() == "on budget" {
		return "on budget"
	}
	return BySign(deficit, "over budget", "under budget", "under budget")
}
