package codes

import (
	"slices"
	"strings"

	"fewer/model"
)

// PODWords are points of delivery as lines are named.
var PODWords = map[model.PointOfDelivery]string{
	model.FirstOutpatient: "first attendances", model.FollowUp: "follow-ups", model.OutpatientProcedure: "outpatient procedures",
	model.DayCase: "day cases", model.Elective: "elective inpatients", model.NonElective: "emergency admissions",
	model.AccidentAndEmergency: "A&E attendances", model.CriticalCare: "critical care", model.Diagnostic: "diagnostics",
	model.Community: "community contacts", model.OtherDelivery: "other activity",
}

// PODIDs are points of delivery in ids.
var PODIDs = map[model.PointOfDelivery]string{
	model.FirstOutpatient: "first", model.FollowUp: "follow-up", model.OutpatientProcedure: "outpatient-procedure",
	model.DayCase: "day-case", model.Elective: "elective", model.NonElective: "emergency",
	model.AccidentAndEmergency: "a-and-e", model.CriticalCare: "critical-care", model.Diagnostic: "diagnostic",
	model.Community: "community", model.OtherDelivery: "other",
}

// Slug makes an id in plain words of a name.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(strings.NewReplacer("’", "", "'", "", "&", " and ").Replace(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}

// ShortName is a provider's name without what all of them have.
func ShortName(name string) string {
	drop := []string{"nhs", "foundation", "trust", "hospital", "hospitals", "infirmary", "the", "university", "teaching", "of", "and", "healthcare", "group", "plc", "ltd", "limited"}
	var kept []string
	for _, w := range strings.Split(Slug(name), "-") {
		if !slices.Contains(drop, w) {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept[:min(3, len(kept))], "-")
}
