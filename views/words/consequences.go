package words

import "fewer/model"

// ConsequencesOf is what the year file says that fewer of a row means for patients.
func ConsequencesOf(y *model.Year, t model.Target) []model.Consequence {
	if r := y.StreamOf(t); r != nil {
		return r.Consequences
	}
	if l := y.LineOf(t); l != nil {
		return l.Consequences
	}
	return nil
}
