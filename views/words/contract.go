// Package words says in plain English what several views say alike: what a
// contract pays for, and why a change saves what it saves. Its figures come from
// the projection; it computes none.
package words

import (
	"strconv"
	"strings"

	"fewer/model"
)

// Form is the name of a form of contract: "cost per case".
func Form(f model.Form) string { return strings.ReplaceAll(string(f), "_", " ") }

var pods = map[model.PointOfDelivery]string{
	model.FirstOutpatient:      "first attendances",
	model.FollowUp:             "follow-ups",
	model.OutpatientProcedure:  "procedures in clinic",
	model.DayCase:              "day cases",
	model.Elective:             "planned stays",
	model.NonElective:          "emergencies",
	model.AccidentAndEmergency: "A&E attendances",
	model.CriticalCare:         "critical care",
	model.Diagnostic:           "tests",
	model.Community:            "community visits",
	model.OtherDelivery:        "other activity",
}

// POD names a point of delivery as it is said, in the plural: "day cases".
func POD(p model.PointOfDelivery) string { return pods[p] }

// Contract says on one line how a provider (an index in the year's providers) is
// paid: "block £61.2m", "cost per case, frozen above 104% of plan". Schedules
// that have the same words stand together; the one for everything else comes first.
func Contract(p *model.Prepared, provider int) string {
	var general, special []string
	for i, s := range p.Schedules() {
		if s.Provider != provider {
			continue
		}
		terms := Schedule(p, i)
		if covers := covered(p, s.Schedule); covers != "" {
			special = append(special, covers+" "+terms)
		} else {
			general = append(general, terms)
		}
	}
	return strings.Join(append(general, special...), "; ")
}

// covered says which lines a schedule is for, or "" where it is for all.
func covered(p *model.Prepared, s *model.Schedule) string {
	var parts []string
	for _, pod := range s.Covers.PODs {
		parts = append(parts, POD(pod))
	}
	parts = append(parts, s.Covers.Specialties...)
	for _, id := range s.Covers.Lines {
		if i := p.LineAt(id); i >= 0 {
			parts = append(parts, p.Year().Lines[i].Name)
		}
	}
	if len(parts) > 2 {
		parts = append(parts[:1], "others")
	}
	return strings.Join(parts, " and ")
}

// Schedule says how a schedule (an index in Prepared.Schedules) pays.
func Schedule(p *model.Prepared, i int) string {
	s := p.Schedules()[i].Schedule
	curve := curveOf(p, i)
	var said string
	switch s.Form {
	case model.Block:
		said = "block " + p.DoNothing().Schedules[i].Paid[model.AsContracted].DoNothing.Short()
	case model.CostPerCase:
		said = "cost per case"
	case model.CostAndVolume:
		said = costAndVolume(s, &curve)
	case model.Blended:
		said = "blended, " + Percent(s.Variable.Value) + " of tariff above and below " + baseline(s, curve.UpperEdge)
	}
	said += limits(s)
	if s.MeasuredByLine {
		said += ", line by line"
	}
	return said
}

func costAndVolume(s *model.Schedule, c *model.Curve) string {
	rate := func(share float64) string {
		switch share {
		case 0:
			return "nothing"
		case 1:
			return "full tariff"
		}
		return Percent(share) + " of tariff"
	}
	b := baseline(s, c.UpperEdge)
	above, below := rate(c.Above), rate(c.Below)
	if s.ToleranceAbove.Value == 0 && s.ToleranceBelow.Value == 0 {
		if above == below {
			return "cost and volume, " + above + " above and below " + b
		}
		return "cost and volume, " + above + " above " + b + ", " + below + " below"
	}
	band := "fixed inside the band " + pounds(c.LowerEdge) + " to " + pounds(c.UpperEdge)
	if above == below {
		return band + ", " + above + " outside"
	}
	return band + ", " + above + " above, " + below + " below"
}

// baseline names what a schedule's payment starts from.
func baseline(s *model.Schedule, edge float64) string {
	if s.Baseline.Given {
		return pounds(edge)
	}
	return "plan"
}

// limits says where payment is frozen.
func limits(s *model.Schedule) string {
	limit := func(l model.Limit) string {
		if l.Kind == model.LimitOfPlan {
			return Percent(l.Amount) + " of plan"
		}
		return pounds(l.Amount)
	}
	floor, ceiling := s.Floor.Kind != model.NoLimit, s.Ceiling.Kind != model.NoLimit
	switch {
	case floor && ceiling:
		return ", fixed outside " + limit(s.Floor) + " to " + limit(s.Ceiling)
	case ceiling:
		return ", frozen above " + limit(s.Ceiling)
	case floor:
		return ", never below " + limit(s.Floor)
	}
	return ""
}

// curveOf is the payment curve of a schedule for the whole year.
func curveOf(p *model.Prepared, i int) model.Curve {
	return model.NewCurve(p.Schedules()[i].Schedule, p.DoNothing().Schedules[i].Planned, 1)
}

// Percent writes a proportion as a percentage: 0.3 is "30%", 1.045 is "104.5%".
func Percent(proportion float64) string {
	s := strconv.FormatFloat(proportion*100, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".") + "%"
}

// pounds says an edge of a payment curve.
func pounds(amount float64) string { return model.RoundPounds(amount).Short() }

// WithoutProvider shortens a name that ends in its provider's, as stands
// beneath it: "ENT to Royal Midshire" at Royal Midshire Hospitals is "ENT".
func WithoutProvider(name, provider string) string {
	i := strings.LastIndex(name, " to ")
	if i > 0 && len(name) > i+4 && strings.HasPrefix(strings.ToLower(provider), strings.ToLower(name[i+4:])) {
		return name[:i]
	}
	return name
}

// Saved says a saving exactly: "£98,740", "nothing", "£1,300 more spent", and to
// the penny where it is less than a pound.
func Saved(m model.Money) string {
	exact := m.Abs().Whole()
	if m.Abs() < 50 {
		exact = m.Abs().Pence()
	}
	switch {
	case m == 0:
		return "nothing"
	case m < 0:
		return exact + " more spent"
	}
	return exact
}

// Count says a number of patients or units: "1,137", "4.5", "0".
func Count(n float64) string {
	if n < 0 {
		n = -n
	}
	if whole := int64(n + 0.5); whole >= 10 || float64(whole) == n {
		return model.Thousands(whole)
	}
	return strings.TrimSuffix(strconv.FormatFloat(n, 'f', 1, 64), ".0")
}
