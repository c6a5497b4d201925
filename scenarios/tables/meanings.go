package tables

import (
	"slices"
	"strings"

	"fewer/scenarios/cell"
)

// What the columns of monitoring files hold. The words are those of sentences:
// "two columns hold the actual cost".
const (
	Month            Meaning = "month"
	FinancialYear    Meaning = "financial year"
	Period           Meaning = "period"
	ProviderCode     Meaning = "provider's code"
	Provider         Meaning = "provider"
	ProviderName     Meaning = "provider's name"
	CommissionerCode Meaning = "commissioner's code"
	CommissionerName Meaning = "commissioner's name"
	FunctionCode     Meaning = "treatment function code"
	SpecialtyCode    Meaning = "specialty's code"
	Specialty        Meaning = "specialty"
	SpecialtyName    Meaning = "specialty's name"
	NationalPOD      Meaning = "national point of delivery code"
	PODCode          Meaning = "point of delivery code"
	POD              Meaning = "point of delivery"
	LocalPOD         Meaning = "local point of delivery"
	TariffCode       Meaning = "tariff code"
	ActualActivity   Meaning = "actual activity"
	ActualCost       Meaning = "actual cost"
	TotalCost        Meaning = "total cost"
	PlannedActivity  Meaning = "planned activity"
	PlannedCost      Meaning = "planned cost"
	YearsActivity    Meaning = "year's planned activity"
	YearsCost        Meaning = "year's planned cost"
	SourceOfFigures  Meaning = "source (plan or actual)"
	Measure          Meaning = "measure (activity or cost, plan or actual)"
	Activity         Meaning = "activity, of plan or actual"
	Price            Meaning = "price, of plan or actual"
	StartDate        Meaning = "start date"
	EndDate          Meaning = "end date"
	Patient          Meaning = "patient"
	PracticeCode     Meaning = "practice code"
	PracticeName     Meaning = "practice's name"
	ListSize         Meaning = "list size"
	Referrals        Meaning = "referrals"
	Week             Meaning = "week"
	MadeAll          Meaning = "GP referrals made, all specialties"
	MadeGA           Meaning = "GP referrals made, general and acute"
	SeenAll          Meaning = "GP referrals seen, all specialties"
	FirstsGA         Meaning = "first outpatient attendances"
	Terms            Meaning = "terms"
	Pods             Meaning = "points of delivery covered"
	Value            Meaning = "value"
	Baseline         Meaning = "baseline"
	MarginalAbove    Meaning = "marginal rate above"
	MarginalBelow    Meaning = "marginal rate below"
	Ceiling          Meaning = "ceiling"
	Floor            Meaning = "floor"
	MarketForces     Meaning = "market forces factor"
	Each             Meaning = "units for each referral"
	FirstWeek        Meaning = "first week"
	LastWeek         Meaning = "last week"
	Backfill         Meaning = "backfill"
	InsteadOf        Meaning = "instead"
	Name             Meaning = "name"
)

// National are the headings known without a question: those of the national data
// sets and the usual ones of local extracts.
var National = []Synonyms{
	{Month, []string{"REPORTING MONTH", "FINANCIAL MONTH", "MONTH", "MONTH NUMBER", "ACTIVITY MONTH"}},
	{FinancialYear, []string{"FINANCIAL YEAR", "YEAR"}},
	{Period, []string{"PERIOD", "PERIODNAME", "PERIOD NAME"}},
	{ProviderCode, []string{"PROVIDER CODE", "ORGANISATION IDENTIFIER (CODE OF PROVIDER)", "ORGANISATION CODE (CODE OF PROVIDER)", "PROVIDER ORG CODE"}},
	{Provider, []string{"PROVIDER"}},
	{ProviderName, []string{"PROVIDER NAME", "PROVIDER ORG NAME"}},
	{CommissionerCode, []string{"COMMISSIONER CODE", "ORGANISATION IDENTIFIER (CODE OF COMMISSIONER)", "ORGANISATION CODE (CODE OF COMMISSIONER)", "COMMISSIONER ORG CODE", "COMMISSIONER", "ORG CODE"}},
	{CommissionerName, []string{"COMMISSIONER NAME", "COMMISSIONER ORG NAME", "ORG NAME"}},
	{FunctionCode, []string{"TREATMENT FUNCTION CODE", "TFC", "ACTIVITY TREATMENT FUNCTION CODE", "TREATMENT FUNCTION"}},
	{SpecialtyCode, []string{"SPECIALTY CODE"}},
	{Specialty, []string{"SPECIALTY"}},
	{SpecialtyName, []string{"SPECIALTY NAME", "TREATMENT FUNCTION NAME"}},
	{NationalPOD, []string{"NATIONAL POD CODE", "NATIONAL POD"}},
	{PODCode, []string{"POINT OF DELIVERY CODE", "POD CODE"}},
	{POD, []string{"POD", "POINT OF DELIVERY"}},
	{LocalPOD, []string{"LOCAL POD"}},
	{TariffCode, []string{"TARIFF CODE", "HRG", "HRG CODE"}},
	{ActualActivity, []string{"ACTUAL ACTIVITY", "ACTIVITY ACTUAL", "CONTRACT MONITORING ACTUAL ACTIVITY"}},
	{ActualCost, []string{"ACTUAL COST", "PRICE ACTUAL", "CONTRACT MONITORING ACTUAL PRICE", "COST ACTUAL", "ACTUAL PRICE"}},
	{TotalCost, []string{"TOTAL COST"}},
	{PlannedActivity, []string{"ACTIVITY PLAN", "CONTRACT MONITORING PLANNED ACTIVITY", "PLANNED ACTIVITY", "PLAN ACTIVITY"}},
	{PlannedCost, []string{"PRICE PLAN", "COST PLAN", "CONTRACT MONITORING PLANNED PRICE", "PLANNED PRICE", "PLAN PRICE", "PLANNED COST", "PLAN COST"}},
	{YearsActivity, ofTheYear("ACTIVITY")},
	{YearsCost, ofTheYear("COST", "PRICE", "VALUE", "FINANCE")},
	{SourceOfFigures, []string{"SOURCE"}},
	{Measure, []string{"MEASURE", "METRIC", "MEASURE NAME", "MEASURE TYPE", "ACTIVITY OR COST", "ACTIVITY/COST", "ACTIVITY / COST", "ACTIVITY/FINANCE", "ACTIVITY OR FINANCE"}},
	{StartDate, []string{"START DATE"}},
	{EndDate, []string{"END DATE"}},
	{Patient, []string{"PATIENT PSEUDO ID", "PATIENT", "NHS NUMBER", "PATIENT ID", "PSEUDONYM"}},
	{PracticeCode, []string{"PRACTICE CODE", "GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION)", "GENERAL MEDICAL PRACTICE (PATIENT REGISTRATION)", "GP PRACTICE CODE"}},
	{PracticeName, []string{"PRACTICE NAME", "PRACTICE"}},
	{ListSize, []string{"LIST SIZE", "REGISTERED PATIENTS", "REGISTERED LIST", "PATIENTS REGISTERED"}},
	{Referrals, []string{"REFERRALS", "GP REFERRALS"}},
	{Week, []string{"WEEK", "WEEK NUMBER", "WEEK NO", "WK", "WK NO", "FINANCIAL WEEK", "WEEK ENDING", "WEEK ENDING DATE", "W/E", "W/E DATE", "WEEK COMMENCING", "WEEK COMMENCING DATE", "W/C", "WEEK BEGINNING", "WEEK STARTING"}},
	{MadeAll, []string{"GP REFERRALS MADE (ALL SPECIALTIES)", "OP GPREFSMADE M"}},
	{MadeGA, []string{"GP REFERRALS MADE (G&A)", "OP GPREFSMADE GA M"}},
	{SeenAll, []string{"GP REFERRALS SEEN (ALL SPECIALTIES)", "OP GPREFSSEEN M"}},
	{FirstsGA, []string{"ALL 1ST OUTPATIENT ATTENDANCES (G&A)", "OP 1STATT GA M", "FIRST OUTPATIENT SEEN"}},
	{Terms, []string{"TERMS"}},
	{Pods, []string{"PODS", "POINTS OF DELIVERY"}},
	{Value, []string{"VALUE"}},
	{Baseline, []string{"BASELINE"}},
	{MarginalAbove, []string{"MARGINAL ABOVE"}},
	{MarginalBelow, []string{"MARGINAL BELOW"}},
	{Ceiling, []string{"CEILING"}},
	{Floor, []string{"FLOOR"}},
	{MarketForces, []string{"MARKET FORCES FACTOR", "MFF"}},
	{Each, []string{"EACH"}},
	{FirstWeek, []string{"FIRST WEEK"}},
	{LastWeek, []string{"LAST WEEK"}},
	{Backfill, []string{"BACKFILL"}},
	{InsteadOf, []string{"INSTEAD"}},
	{Name, []string{"NAME"}},
}

// ofTheYear are headings of the whole year's plan: "Annual activity plan".
func ofTheYear(figures ...string) (all []string) {
	for _, year := range []string{"ANNUAL", "FULL YEAR", "YEAR", "WHOLE YEAR"} {
		for _, f := range figures {
			all = append(all, year+" "+f+" PLAN", year+" PLAN "+f, year+" PLANNED "+f, f+" "+year+" PLAN")
		}
	}
	return all
}

// What says who, for what, how and when, the surest first.
var (
	Providers   = []Meaning{ProviderCode, Provider, ProviderName}
	Specialties = []Meaning{FunctionCode, SpecialtyCode, Specialty, SpecialtyName}
	Deliveries  = []Meaning{NationalPOD, PODCode, POD, LocalPOD}
	Months      = []Meaning{Month, Period}
)

// HeadingsOf are the national headings of some meanings.
func HeadingsOf(meanings ...Meaning) (all []string) {
	for _, s := range National {
		if slices.Contains(meanings, s.Meaning) {
			all = append(all, s.Headings...)
		}
	}
	return all
}

// First is the first of these meanings that has a column, from 0; -1 without one.
func (c Columns) First(meanings ...Meaning) int {
	for _, m := range meanings {
		if i, there := c[m]; there {
			return i
		}
	}
	return -1
}

// OfPatients tells headings whose values no file of ours may hold.
func OfPatients(heading string) bool {
	if plainlyOf(heading) == ListSize {
		return false
	}
	for _, w := range []string{"PATIENT", "PSEUDO", "NHS NUMBER", "NHS NO", "BIRTH", "DOB", "POSTCODE", "SURNAME", "FORENAME", "HOSPITAL NUMBER", "SPELL"} {
		if strings.Contains(strings.ReplaceAll(cell.Plain(heading), "SPELLS", ""), w) { // spells are counted, one of them is somebody's
			return true
		}
	}
	return false
}

// IsNationalPlan tells a heading that only plans have.
func IsNationalPlan(heading string) bool {
	return strings.HasPrefix(cell.Plain(heading), "CONTRACT MONITORING PLANNED")
}

// Quoted is a text in the quotation marks of YAML.
func Quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(cell.Clean(s)) + `"`
}

// CutTo is a text cut to so many characters.
func CutTo(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
