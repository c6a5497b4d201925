package file

import "fewer/model"

// Agrees tells whether a scenario is made for the year: by fingerprint or,
// where a file written by hand has none, by all else that it says of its year.
func (r YearReference) Agrees(y *model.Year) bool {
	fingerprint := ""
	if r.Fingerprint != "" {
		fingerprint = fingerprintOf(y)
	}
	return r.Matches(ReferenceWith(y, fingerprint))
}

// Matches does the same with a full reference to the year.
func (r YearReference) Matches(year YearReference) bool {
	if r.Fingerprint != "" {
		return r.Fingerprint == year.Fingerprint || r.Lettered == year.Fingerprint
	}
	return r.Name == year.Name && r.FinancialYear == year.FinancialYear && r.Elapsed() == year.Elapsed()
}

// ReferenceTo says which year a scenario is made for.
func ReferenceTo(y *model.Year) YearReference {
	return ReferenceWith(y, fingerprintOf(y))
}

// On is the reference to a year of whoever goes on in a scenario with this one. Of
// a year that was received by letters it goes on to state the fingerprint of the
// year that it was made of.
func (r YearReference) On(y *model.Year) YearReference {
	on := ReferenceTo(y)
	if r.Lettered != "" && r.Lettered == on.Fingerprint {
		on.Fingerprint, on.Lettered = r.Fingerprint, r.Lettered
	}
	return on
}

// ReferenceWith says which year it is, where its fingerprint is known already.
func ReferenceWith(y *model.Year, fingerprint string) YearReference {
	over := y.Elapsed()
	return YearReference{Name: y.Name, FinancialYear: y.FinancialYear, WeeksElapsed: over.Weeks, MonthsElapsed: over.Months, Fingerprint: fingerprint}
}

// YearReference says which year a scenario is made for. The zero value says nothing.
type YearReference struct {
	Name          string
	FinancialYear model.FinancialYear
	WeeksElapsed  int    // 0 in a year by month, and where the file does not say
	MonthsElapsed int    `json:",omitempty"` // 0 in a year by week
	Fingerprint   string // "sha256:…", as Fingerprint gives it
	Lettered      string // that of the year in a bundle whose practices go by letters, and stand in their order; "" elsewhere
}

// Elapsed is how much of the year was over; of neither period any where the file
// does not say.
func (r YearReference) Elapsed() model.Elapsed {
	return model.Elapsed{Weeks: r.WeeksElapsed, Months: r.MonthsElapsed}
}
