package file

import "fewer/model"

// Warning is what a person should know of a figure before trusting it: where in the
// scenario it comes from, and what there is to know.
type Warning struct {
	Where string `json:"where"` // "changes[0].referrals", counted from 0; "" for the scenario as a whole
	Says  string `json:"says"`  // without a full stop
}

// LeftOutWords follow what a scenario names and its year lacks.
const LeftOutWords = "; what names it is left out"

// Warnings are what was left out of a scenario's projection on a year, and why, and
// what else may not be meant. It is never nil.
func Warnings(doc *Document, y *model.Year) []Warning {
	all := []Warning{}
	for _, f := range CheckScenario(doc, y) {
		w := Warning{Where: f.Path, Says: f.What}
		if f.MissingInYear {
			w.Says += LeftOutWords
		}
		all = append(all, w)
	}
	return all
}
