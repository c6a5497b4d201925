package model

// ConsequencesOf is what the year file says that fewer of a row means for patients.
func (y *Year) ConsequencesOf(t Target) []Consequence {
	for i := range y.Referrals {
		if t.Referrals != "" && y.Referrals[i].ID == t.Referrals {
			return y.Referrals[i].Consequences
		}
	}
	if l := y.LineOf(t); l != nil {
		return l.Consequences
	}
	return nil
}
