package scenarios

import "fewer/model"

// TargetName is the name of the stream or line that a change acts on; where the
// year has none, its id in quotation marks.
func TargetName(y *model.Year, t model.Target) string { return y.TargetName(t) }

// SizeLabel says what is asked of a row: "ENT to Midshire General: 10% fewer",
// "GP prescribing: £6,000 a week less".
func SizeLabel(y *model.Year, t model.Target, size model.Size) string {
	return y.TargetName(t) + ": " + y.SizeWords(t, size)
}

// SizeWords says a size in words: "10% fewer", "6 a week more", "no change".
func SizeWords(y *model.Year, t model.Target, size model.Size) string { return y.SizeWords(t, size) }

// ChangeLabel says the whole change: its row, its size, and what is unusual
// about it.
func ChangeLabel(y *model.Year, c model.Change) string { return y.ChangeWords(c) }

// ProposalLabel says which terms are proposed: "Northgate Centre: block and
// cost per case proposed from week 40".
func ProposalLabel(y *model.Year, p model.Proposal) string { return p.Words(y) }
