package tables

import (
	"slices"

	"fewer/scenarios/cell"
)

// speaking are words of headings that are not known, by what a column with all of
// them is likely to hold. One word of each list is enough.
var speaking = []struct {
	Meaning
	words [][]string
}{
	{PlannedCost, [][]string{ofPlans, ofMoney}},
	{PlannedActivity, [][]string{ofPlans, ofUnits}},
	{ActualCost, [][]string{ofActuals, ofMoney}},
	{ActualActivity, [][]string{ofActuals, ofUnits}},
	{PracticeCode, [][]string{{"PRACTICE", "SURGERY", "GP"}, {"CODE", "ID"}}},
	{PracticeName, [][]string{{"PRACTICE", "SURGERY"}}},
	{ListSize, [][]string{{"LIST", "REGISTERED", "POPULATION"}}},
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
var plainly = []struct {
	Meaning
	words [][]string
}{
	{MarginalAbove, [][]string{{"RATE", "MARGINAL", "SHARE"}, {"ABOVE", "OVER"}}},
	{MarginalBelow, [][]string{{"RATE", "MARGINAL", "SHARE"}, {"BELOW", "UNDER"}}},
	{Ceiling, [][]string{{"CAP", "CEILING", "MAXIMUM"}}},
	{Floor, [][]string{{"COLLAR", "FLOOR", "MINIMUM"}}},
	{Terms, [][]string{{"CONTRACT", "PAYMENT"}, {"TYPE", "FORM", "TERMS"}}},
	{Value, [][]string{{"CONTRACT", "BLOCK"}, {"VALUE", "SUM"}}},
	{Each, [][]string{{"PER", "EACH"}, {"REFERRAL"}}},
	{FirstWeek, [][]string{{"FROM", "FIRST"}, {"WEEK"}}},
	{LastWeek, [][]string{{"TO", "LAST"}, {"WEEK"}}},
}

var (
	ofProviders = []string{"PROVIDER", "TRUST", "HOSPITAL", "SITE", "SUPPLIER", "ORG", "ORGANISATION"}

	ofReferrals = []string{"REFERRALS", "REFERRED", "REFS"}

	ofPlans   = []string{"PLAN", "PLANNED", "INDICATIVE", "IAP", "CONTRACTED", "EXPECTED", "BUDGET", "TARGET"}
	ofActuals = []string{"ACTUAL", "ACTUALS", "ACT", "DONE", "DELIVERED", "BILLED", "CHARGED", "INVOICED"}
	ofMoney   = []string{"COST", "COSTS", "PRICE", "VALUE", "POUNDS", "GBP", "£", "SPEND", "CHARGE", "CHARGES", "CHARGED", "BILLED", "INVOICED", "AMOUNT", "FINANCE", "INCOME"}
	ofUnits   = []string{"ACTIVITY", "UNITS", "VOLUME", "VOLUMES", "NUMBER", "NO", "QTY", "QUANTITY", "COUNT", "SPELLS", "ATTENDANCES", "ATTS", "CASES", "CONTACTS", "DONE", "DELIVERED"}

	// ofOthers are words of columns that hold something else: sums over months,
	// differences, rates.
	ofOthers = []string{"YTD", "CUMULATIVE", "CUM", "VARIANCE", "VAR", "DIFF", "DIFFERENCE", "ANNUAL", "FOT", "FORECAST", "FCST", "PROJECTED", "OUTTURN", "%", "PERCENT", "RATE", "TARIFF", "UNIT", "AVERAGE", "PREVIOUS", "PRIOR", "LAST", "COMMENT", "COMMENTS", "NOTES"}
)

// spokenOf is what the words of a heading speak of; "" for nothing that is read.
func spokenOf(heading string) Meaning {
	words := cell.Words(heading)
	speaks := func(of [][]string) bool {
		return !slices.ContainsFunc(of, func(list []string) bool {
			return !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
		})
	}
	for _, s := range plainly {
		if speaks(s.words) {
			return s.Meaning
		}
	}
	if FiguresIn(heading).Other {
		return ""
	}
	for _, s := range speaking {
		if speaks(s.words) {
			return s.Meaning
		}
	}
	return ""
}
