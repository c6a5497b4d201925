package insight

import (
	"slices"

	"fewer/model"
)

// PracticeLetters are letters in their order: A to Z, then AA, AB and so on.
func PracticeLetters(i int) string {
	letters := ""
	for n := i + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters
}

// ForPractice is the part of a scenario that concerns one practice (an id):
// changes to referrals that name it or all practices, and of these only its
// own part, of what they take too. What all of it saves is not the sum of what the practices' parts
// save alone, where a payment curve bends.
func ForPractice(p *model.Prepared, s *model.Scenario, id string) model.Scenario {
	own := model.Scenario{Name: s.Name, Author: s.Author, Proposals: s.Proposals}
	for _, c := range s.Changes {
		stream := p.StreamAt(c.Target.Referrals)
		if c.Target.Line != "" || stream < 0 || c.Off {
			continue
		}
		part := p.PartOf(stream, id)
		if part < 0 || len(c.Practices) > 0 && !slices.Contains(c.Practices, id) || p.ChangeFault(&c) != "" {
			continue
		}
		share := shareOfNamed(p, stream, part, &c)
		if c.Size.Kind == model.PerWeek {
			c.Size.Amount *= share
		}
		c.Costs.Once, c.Costs.PerWeek = c.Costs.Once*share, c.Costs.PerWeek*share
		c.Practices = []string{id}
		own.Changes = append(own.Changes, c)
	}
	return own
}
