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
		if c.Target.Line == "" && slices.Equal(c.Practices, []string{practice}) {
			own.Changes = append(own.Changes, deep.Clone(c))
		}
	}
	return own
}
