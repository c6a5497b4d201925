package words

import (
	"path/filepath"

	"fewer/model"
)

// What is said in more than one place, by a screen, a page or a command.
const (
	NothingChanged    = "Nothing is changed yet"
	ChartShown        = "The chart is shown already"
	NoWorkNoCurve     = "No work is forecast under this contract, so there is no curve to draw"
	DifferInNothing   = "They differ in nothing."
	PaidForMoreOrLess = "what is paid for more and less work"
	AllReferrals      = "all referrals"
	BeyondOrdinary    = "more than ordinary variation"
	EightOfTen        = "8 of 10 such years"
	LastBeforeFirst   = "the last week is before the first"
	HowToWriteMonths  = "write 1 (April) to 12 (March), or a month such as August"
	EveryChange       = "every change on one page: who asked, how large, when, what it saves and takes; the same key goes back"
	EachPoundBrings   = "the changes that take something, by what each pound of it brings"
	ItNeedsAName      = "It needs a name."
)

// BarsCut says where bars begin that do not begin at nothing.
func BarsCut(from string) string { return "the bars are cut: they begin at " + from + ", not at £0" }

// IsThereIn says that there is a file already, and where.
func IsThereIn(path string) string {
	return filepath.Base(path) + " is there already, in " + filepath.Dir(path) + "."
}

// NotByMonth says of a file that no month can be added to it.
func NotByMonth(path string) string {
	return path + " is no year file by month: it can't be brought up to date"
}

// termsOver are the names of terms over a column, the longest wording first.
var termsOver = [model.TermsCount][]string{
	model.AsContracted:   {"as contracted", "contracted"},
	model.AllBlock:       {"if all block", "block"},
	model.AllCostPerCase: {"if all cost per case", "if cost per case", "cost per case", "per case"},
	model.AsProposed:     {"as proposed", "proposed"},
}

// TermsOver are the names of terms over a column, the longest wording first.
func TermsOver(t model.Terms) []string { return termsOver[t] }

// TermsInBrief is the name of terms over a narrow column: "per case".
func TermsInBrief(t model.Terms) string { return termsOver[t][len(termsOver[t])-1] }
