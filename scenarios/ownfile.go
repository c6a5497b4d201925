package scenarios

import (
	"slices"

	"fewer/model"
	"fewer/model/deep"
)

// OwnWishes are the changes of a scenario that name one practice (an id) alone: what it
// asks for itself. Neither what others ask is in it nor what is asked of all.
func OwnWishes(s model.Scenario, practice string) model.Scenario {
	own := model.Scenario{Name: s.Name, Author: s.Author}
	for _, c := range s.Changes {
		if asksAlone(practice, c) {
			own.Changes = append(own.Changes, deep.Clone(c))
		}
	}
	return own
}

// asksAlone tells whether a change is a practice's own: no practice has a part of a line.
func asksAlone(practice string, c model.Change) bool {
	return c.Target.Line == "" && slices.Equal(c.Practices, []string{practice})
}
