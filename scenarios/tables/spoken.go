package tables

import (
	"slices"

	"fewer/scenarios/cell"
)

// spoken is what a heading is likely to hold that has one word of each list.
type spoken struct {
	Meaning
	words [][]string
}

// speaking are words of headings that are not known, by what a column with all of
// them is likely to hold. One word of each list is enough.
var speaking = []spoken{
	{PlannedCost, [][]string{ofPlans, ofMoney}},
	{PlannedActivity, [][]string{ofPlans, ofUnits}},
	{ActualCost, [][]string{ofActuals, ofMoney}},
	{ActualActivity, [][]string{ofActuals, ofUnits}},
	{PracticeCode, [][]string{{"PRACTICE", "SURGERY", "GP"}, {"CODE", "ID"}}},
	{PracticeName, [][]string{{"PRACTICE", "SURGERY"}}},
	{ListSize, [][]string{{"LIST", "REGISTERED"}}},
	{Referrals, [][]string{ofReferrals}},
	{CommissionerCode, [][]string{{"COMMISSIONER", "PURCHASER", "PAYER", "CCG", "ICB", "PCT"}}},
	{ProviderCode, [][]string{ofProviders, {"CODE", "ID"}}},
	{ProviderName, [][]string{ofProviders}},
	{FinancialYear, [][]string{{"FY", "FIN", "FINANCIAL", "FISCAL"}, {"FY", "YR", "YEAR"}}},
	{FunctionCode, [][]string{{"TREATMENT", "SPECIALTY", "SPEC", "TFC"}, {"CODE", "ID"}}},
	{Specialty, [][]string{{"SPECIALTY", "SPECIALITY", "SPEC", "TREATMENT", "DEPARTMENT", "DEPT", "SERVICE"}}},
	{POD, [][]string{{"POD", "DELIVERY", "SETTING"}}},
	{POD, [][]string{{"PATIENT", "ACTIVITY", "ADMISSION", "CONTACT", "CARE"}, {"TYPE", "CLASS", "KIND"}}},
	{EndDate, [][]string{{"DISCHARGE", "DISCHARGED", "END"}, {"DATE"}}},
	{StartDate, [][]string{{"ADMISSION", "ADMITTED", "START"}, {"DATE"}}},
	{Month, [][]string{{"MONTH", "MTH", "PERIOD"}}},
	{ActualCost, [][]string{ofMoney}},
	{ActualActivity, [][]string{ofUnits}},
}

// plainly are words that leave no doubt, though one of them be of another thing: a rate, the
// last.
var plainly = []spoken{
	{MarginalAbove, [][]string{{"RATE", "MARGINAL", "SHARE"}, {"ABOVE", "OVER"}}},
	{MarginalBelow, [][]string{{"RATE", "MARGINAL", "SHARE"}, {"BELOW", "UNDER"}}},
	{Ceiling, [][]string{{"CAP", "CEILING", "MAXIMUM"}}},
	{Floor, [][]string{{"COLLAR", "FLOOR", "MINIMUM"}}},
	{Terms, [][]string{{"CONTRACT", "PAYMENT"}, {"TYPE", "FORM", "TERMS"}}},
	{Value, [][]string{{"CONTRACT", "BLOCK"}, {"VALUE", "SUM"}}},
	{Each, [][]string{{"PER", "EACH"}, {"REFERRAL"}}},
	{FirstWeek, [][]string{{"FROM", "FIRST"}, {"WEEK"}}},
	{LastWeek, [][]string{{"TO", "LAST"}, {"WEEK"}}},
	{ListSize, [][]string{{"REGISTERED"}, {"PATIENTS", "POPULATION"}}},
}

var (
	ofProviders = []string{"PROVIDER", "TRUST", "HOSPITAL", "SITE", "SUPPLIER", "ORG", "ORGANISATION"}

	ofReferrals = []string{"REFERRALS", "REFERRED", "REFS"}

	ofPlans   = []string{"PLAN", "PLANNED", "INDICATIVE", "IAP", "CONTRACTED", "EXPECTED", "BUDGET", "TARGET"}
	ofActuals = []string{"ACTUAL", "ACTUALS", "ACT", "DONE", "DELIVERED", "BILLED", "CHARGED", "INVOICED"}
	ofMoney   = []string{"COST", "COSTS", "PRICE", "VALUE", "POUNDS", "GBP", "£", "SPEND", "CHARGE", "CHARGES", "CHARGED", "BILLED", "INVOICED", "AMOUNT", "FINANCE", "INCOME"}
	ofUnits   = []string{"ACTIVITY", "UNITS", "VOLUME", "VOLUMES", "VOL", "VOLS", "NUMBER", "NO", "QTY", "QUANTITY", "COUNT", "SPELLS", "ATTENDANCES", "ATTS", "CASES", "CONTACTS", "DONE", "DELIVERED"}

	// ofOthers are words of columns that hold something else: sums over months,
	// differences, rates.
	ofOthers = []string{"YTD", "CUMULATIVE", "CUM", "VARIANCE", "VAR", "DIFF", "DIFFERENCE", "ANNUAL", "FOT", "FORECAST", "FCST", "PROJECTED", "OUTTURN", "%", "PERCENT", "RATE", "TARIFF", "UNIT", "AVERAGE", "PREVIOUS", "PRIOR", "LAST", "COMMENT", "COMMENTS", "NOTES"}
)

// spokenOf is what the words of a heading speak of; "" for nothing that is read.
func spokenOf(heading string) Meaning {
	if m := plainlyOf(heading); m != "" {
		return m
	}
	if FiguresIn(heading).Other {
		return ""
	}
	return spokenBy(cell.Words(heading), speaking)
}

// plainlyOf is what words that leave no doubt say of a heading; "" where it has none.
func plainlyOf(heading string) Meaning { return spokenBy(cell.Words(heading), plainly) }

// spokenBy is the first of what words may speak of that they do.
func spokenBy(words []string, all []spoken) Meaning {
	for _, s := range all {
		if !slices.ContainsFunc(s.words, func(list []string) bool {
			return !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
		}) {
			return s.Meaning
		}
	}
	return ""
}
