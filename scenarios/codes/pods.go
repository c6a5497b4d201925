package codes

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/file"
)

// Delivery is what a point of delivery is to us: activity of a kind, or money that
// passes through to the provider without activity.
type Delivery struct {
	POD    model.PointOfDelivery
	Passes string // what the line is called; "" for activity
}

// What passes through, by its kinds. OneOff is no spelling: it is made of other rows.
const (
	adjustment    = "adjustment"
	block         = "block"
	cquin         = "cquin"
	devices       = "devices"
	drugs         = "drugs"
	excessBedDays = "excess_bed_days"
	OneOff        = "one_off" // month 13, and months of reversals
)

// PassKinds are the kinds of what passes through, in the order in which lines are listed.
var PassKinds = []string{adjustment, block, cquin, devices, drugs, excessBedDays, OneOff}

// PassNames are the kinds as lines are named.
var PassNames = map[string]string{
	adjustment: "Adjustments", block: "Block payments", cquin: "CQUIN", devices: "Devices", drugs: "High-cost drugs",
	excessBedDays: "Excess bed days", OneOff: "Month 13 and reversals",
}

// nationalPasses are the national codes whose money passes through.
var nationalPasses = map[string]string{
	"ADJUSTMENT": adjustment, "BLOCK": block, "CQUIN": cquin, "DEVICE": devices, "DRUG": drugs,
	"ELXBD": excessBedDays, "NELXBD": excessBedDays, "NELNEXBD": excessBedDays,
}

// localPODs are local spellings, in capitals without anything but letters and digits.
var localPODs = map[model.PointOfDelivery]string{
	model.FirstOutpatient:      "OPFIRST FIRSTOP OUTPATIENTFIRST FIRSTOUTPATIENT OUTPATIENTFIRSTATTENDANCE FIRSTOUTPATIENTATTENDANCE FIRSTATTENDANCE OPFIRSTATTENDANCE OPNEW NEWOP NEWOUTPATIENT OUTPATIENTNEW OP1 OP1ST 1STOP FIRSTATT OPFIRSTATT OPF NEWATTENDANCE FA",
	model.FollowUp:             "OPFOLLOWUP FOLLOWUPOP FOLLOWUP OUTPATIENTFOLLOWUP FOLLOWUPOUTPATIENT OUTPATIENTFOLLOWUPATTENDANCE FOLLOWUPATTENDANCE OUTPATIENTFU OPFU FUOP FUP OPFUPATTENDANCE OPREVIEW REVIEW OPSUBSEQUENT SUBSEQUENT FU",
	model.OutpatientProcedure:  "OPPROCEDURE OUTPATIENTPROCEDURE OPPROCEDURES OUTPATIENTPROCEDURES PROCEDUREOP OUTPATIENTPROC OPPROCS",
	model.DayCase:              "DAYCASE DAYCASES DAYCASESPELL ELECTIVEDAYCASE ELDC DCASE ELECTIVEDC",
	model.Elective:             "ELECTIVE ELECTIVES ELECTIVEINPATIENT ELECTIVEINPATIENTS ELECTIVESPELL ELECTIVEOVERNIGHT ELECTIVEORDINARY ORDINARYELECTIVE ELECTIVEIP ELIP INPATIENTELECTIVE ORDINARYADMISSION",
	model.NonElective:          "NONELECTIVE NONELECTIVES EMERGENCY EMERGENCIES NONEL NELIP NONELECTIVEINPATIENT EMERGENCYADMISSION EMERGENCYINPATIENT NONELECTIVESPELL NONELECTIVEEMERGENCY NONELECTIVENONEMERGENCY NELEM NELNONEM NELEMERGENCY EM EMERGENCYSPELL NELSD NONELECTIVESHORTSTAY",
	model.AccidentAndEmergency: "AANDE ACCIDENTEMERGENCY ACCIDENTANDEMERGENCY ED EMERGENCYDEPARTMENT AEATTENDANCE AEATTENDANCES AANDEATTENDANCE URGENTCARE",
	model.CriticalCare:         "CRITICALCARE ITU ICU HDU ADULTCRITICALCARE CC ACC NCC PCC NEONATALCRITICALCARE PAEDIATRICCRITICALCARE",
	model.Diagnostic:           "DIAGNOSTIC DIAGNOSTICS IMAGING DIAGNOSTICIMAGING DIRECTACCESS PATHOLOGY RADIOLOGY DIRECTACCESSPATHOLOGY DIRECTACCESSIMAGING UNBUNDLEDIMAGING",
	model.Community:            "COMMUNITY COMMUNITYCONTACT COMMUNITYSERVICES",
	model.OtherDelivery:        "OTHERDELIVERY OTHERACTIVITY",
}

// localPasses are local spellings of what passes through.
var localPasses = map[string]string{
	adjustment:    "ADJ ADJUSTMENTS CONTRACTADJUSTMENT FINANCIALADJUSTMENT OTHERADJUSTMENT",
	block:         "BLOCKPAYMENT BLOCKPAYMENTS BLOCKS BLOCKCONTRACT",
	cquin:         "CQUINS CQUINPAYMENT",
	devices:       "DEVICES HIGHCOSTDEVICE HIGHCOSTDEVICES PBRDEVICES EXCLUDEDDEVICES",
	drugs:         "DRUGS HIGHCOSTDRUG HIGHCOSTDRUGS PBRDRUGS EXCLUDEDDRUGS HCDRUGS HCD HCDS",
	excessBedDays: "XBD EXCESSBEDDAY EXCESSBEDDAYS ELECTIVEEXCESSBEDDAYS NONELECTIVEEXCESSBEDDAYS EXCESSBEDDAYSEL EXCESSBEDDAYSNEL ELEXCESSBEDDAYS NELEXCESSBEDDAYS ELECTIVEXBD NONELECTIVEXBD EMERGENCYEXCESSBEDDAYS",
}

var deliveries = sync.OnceValue(func() map[string]Delivery {
	all := map[string]Delivery{}
	for p, spellings := range localPODs {
		for _, s := range strings.Fields(spellings) {
			all[s] = Delivery{POD: p}
		}
	}
	for _, p := range model.PointsOfDelivery {
		all[Squash(string(p))] = Delivery{POD: p}
	}
	for kind, spellings := range localPasses {
		for _, s := range strings.Fields(spellings) {
			all[s] = Delivery{Passes: kind}
		}
	}
	for _, kind := range PassKinds {
		all[Squash(kind)] = Delivery{Passes: kind}
	}
	for code, kind := range nationalPasses {
		all[code] = Delivery{Passes: kind}
	}
	return all
})

// Squash leaves capitals and digits only.
func Squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, strings.ReplaceAll(s, "&", "and"))
}

// DeliveryOf reads a point of delivery: a national code, one of our names, or a
// local spelling.
func DeliveryOf(s string) (Delivery, bool) {
	if p := file.PODOfNational(s); p != "" && nationalPasses[strings.ToUpper(cell.Trim(s))] == "" {
		return Delivery{POD: p}, true
	}
	d, known := deliveries()[Squash(s)]
	return d, known
}

// deliveryWords are words of local spellings, by what they are likely to mean; the
// first that is found counts.
var deliveryWords = []struct {
	pod   model.PointOfDelivery
	words []string
}{
	{model.AccidentAndEmergency, []string{"aande", "emergencydep", "accident", "casualty", "minorinjur", "walkin", "urgent"}},
	{model.OutpatientProcedure, []string{"proc"}},
	{model.FollowUp, []string{"follow", "review", "subsequent"}},
	{model.FirstOutpatient, []string{"first", "new"}},
	{model.DayCase, []string{"day"}},
	{model.CriticalCare, []string{"critical", "intensive"}},
	{model.NonElective, []string{"emerg", "nonelective", "unplanned"}},
	{model.Elective, []string{"elective", "inpatient", "planned"}},
	{model.Diagnostic, []string{"diagnostic", "imaging", "scan", "radiology", "pathology"}},
	{model.Community, []string{"community", "home", "nurs"}},
}

// passWords are words of what is no activity, whatever else a spelling says; the first that
// is found counts.
var passWords = []struct {
	kind  string
	words []string
}{
	{excessBedDays, []string{"excess", "xbd", "beddays", "bedday"}},
	{adjustment, []string{"adjust", "threshold", "penalty", "penalties", "credit", "fine", "reconcil"}},
	{block, []string{"block"}},
	{cquin, []string{"cquin"}},
	{devices, []string{"device"}},
	{drugs, []string{"drug"}},
}

// LikelyDelivery guesses what a spelling that is not known means; "" for no guess.
func LikelyDelivery(text string) string {
	text = strings.ToLower(Squash(text))
	for _, p := range passWords {
		if p.kind == excessBedDays && strings.Contains(text, "critical") {
			continue // which is counted in bed days
		}
		if slices.ContainsFunc(p.words, func(w string) bool { return strings.Contains(text, w) }) {
			return p.kind
		}
	}
	for _, d := range deliveryWords {
		if slices.ContainsFunc(d.words, func(w string) bool { return strings.Contains(text, w) }) {
			return string(d.pod)
		}
	}
	return ""
}

// FunctionOf is the treatment function of all that a point of delivery counts; none where it
// may be of any.
func FunctionOf(pod model.PointOfDelivery) Specialty {
	switch pod {
	case model.AccidentAndEmergency:
		return SpecialtyOf("180")
	case model.CriticalCare:
		return SpecialtyOf("192")
	}
	return Specialty{}
}

// DeliveryNames are what a map file may call points of delivery.
func DeliveryNames() []string {
	var all []string
	for _, p := range model.PointsOfDelivery {
		all = append(all, string(p))
	}
	return append(all, slices.Clone(PassKinds[:len(PassKinds)-1])...)
}

// PointOfDelivery is what a national code, one of our names or a local spelling
// stands for; "" where it is not known, or is money without activity.
func PointOfDelivery(s string) model.PointOfDelivery {
	d, _ := DeliveryOf(s)
	return d.POD
}
