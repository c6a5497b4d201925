package bills

import (
	"slices"
	"sync"

	"fewer/scenarios/tables"
)

// Column is what a column of a bill or of a reference table holds.
type Column = tables.Meaning

// The columns of a bill that monitoring by sums has not, and those of reference tables.
const (
	LineNumber  Column = "line number"
	Stay        Column = "length of stay"
	ReferralID  Column = "referral id"
	CareSetting Column = "care setting note"

	electivePrice    Column = "price of an elective stay"
	dayCasePrice     Column = "price of a day case"
	combinedPrice    Column = "price of an elective stay or a day case"
	emergencyPrice   Column = "price of a non-elective stay"
	procedurePrice   Column = "price of an outpatient procedure"
	electiveTrim     Column = "trim point of elective stays"
	emergencyTrim    Column = "trim point of non-elective stays"
	excessDayPrice   Column = "price of an excess bed day"
	shortStay        Column = "short-stay multiplier"
	firstPrice       Column = "price of a first attendance"
	followUpPrice    Column = "price of a follow-up"
	discount         Column = "agreed discount"
	discountPercent  Column = "agreed discount in percent"
	practiceOfTable  Column = "practice"
	commissionerOf   Column = "commissioner"
	providerOfTable  Column = "provider"
	functionOfTable  Column = "treatment function"
	marketForcesOf   Column = "market forces factor"
	tariffCodeOfLine        = tables.TariffCode
)

// headings makes a table of synonyms when it is first asked for: who opens no bill does
// not wait for it.
func headings(synonyms ...tables.Synonyms) func() *tables.Names {
	return sync.OnceValue(func() *tables.Names { return tables.NewNames(synonyms...) })
}

// billNames are the headings of bills: those that any monitoring file may have, and
// those of lines.
var billNames = headings(append(slices.Clone(tables.National), []tables.Synonyms{
	{Meaning: LineNumber, Headings: []string{
		"LINE", "LINE NUMBER", "LINE NO", "LINE ID", "RECORD NUMBER", "RECORD ID", "ROW ID", "ROW NUMBER", "UNIQUE ID", "UNIQUE RECORD ID",
		"INVOICE LINE", "INVOICE LINE NUMBER",
	}},
	{Meaning: tables.Patient, Headings: []string{
		"PATIENT PSEUDONYM", "PSEUDO ID", "PSEUDO NHS NUMBER", "PSEUDONYMISED NHS NUMBER", "PSEUDONYMISED PATIENT ID", "PATIENT PSEUDO NUMBER",
		"LOCAL PATIENT IDENTIFIER", "LOCAL PATIENT IDENTIFIER (EXTENDED)", "PATIENT IDENTIFIER", "PSEUDONYMISED ID", "PATIENT REF",
	}},
	{Meaning: tables.PracticeCode, Headings: []string{"PRACTICE", "GP PRACTICE", "REGISTERED PRACTICE", "REGISTERED PRACTICE CODE", "PRACTICE CODE OF REGISTRATION"}},
	{Meaning: tables.StartDate, Headings: []string{
		"ADMISSION DATE", "START DATE (HOSPITAL PROVIDER SPELL)", "ACTIVITY START DATE", "SPELL START DATE", "STARTDATE",
		"START DATE (ACTIVITY)", "APPOINTMENT DATE", "ATTENDANCE DATE", "DATE OF ADMISSION", "ADMITTED",
	}},
	{Meaning: tables.EndDate, Headings: []string{
		"DISCHARGE DATE", "DISCHARGE DATE (HOSPITAL PROVIDER SPELL)", "ACTIVITY END DATE", "SPELL END DATE", "ENDDATE", "END DATE (ACTIVITY)",
		"DATE OF DISCHARGE", "DISCHARGED",
	}},
	{Meaning: Stay, Headings: []string{
		"LENGTH OF STAY", "LOS", "SPELL LENGTH OF STAY", "LENGTH OF STAY (DAYS)", "SPELL LOS", "LENGTH OF STAY (ADJUSTED)", "DAYS", "BED DAYS", "NIGHTS", "STAY",
	}},
	{Meaning: ReferralID, Headings: []string{
		"REFERRAL ID", "REFERRAL IDENTIFIER", "REFERRAL", "REFERRAL NUMBER", "REFERRAL NO", "UNIQUE BOOKING REFERENCE NUMBER", "UBRN",
		"UNIQUE BOOKING REFERENCE NUMBER (CONVERTED)", "PATHWAY ID", "PATIENT PATHWAY IDENTIFIER", "REFERRAL REF",
	}},
	{Meaning: CareSetting, Headings: []string{
		"CARE SETTING NOTE", "CARE SETTING", "SETTING", "SETTING NOTE", "SETTING OF CARE", "CARE SETTING FLAG", "SETTING FLAG", "NOTE", "NOTES",
	}},
	{Meaning: tables.TotalCost, Headings: []string{"COST", "TOTAL PRICE", "TOTAL", "AMOUNT", "CHARGE", "TOTAL CHARGE", "BILLED", "PRICE CHARGED", "NET COST", "TOTAL COST (£)", "COST (£)"}},
	{Meaning: tariffCodeOfLine, Headings: []string{"SPELL HRG", "HRG CODE (SPELL)", "CURRENCY CODE", "CORE HRG", "HRG4", "HRG (SPELL)"}},
	{Meaning: tables.ProviderCode, Headings: []string{"PROVIDER ID", "ORG CODE PROVIDER", "TRUST CODE", "TRUST", "HOSPITAL", "HOSPITAL CODE"}},
	{Meaning: tables.CommissionerCode, Headings: []string{"CCG CODE", "PCT CODE", "PCT", "CCG", "PURCHASER CODE", "PURCHASER", "RESPONSIBLE COMMISSIONER", "RESPONSIBLE COMMISSIONER CODE", "BILLED COMMISSIONER"}},
	{Meaning: tables.FunctionCode, Headings: []string{"TFC CODE", "TREATMENT FUNCTION CODE (ACTIVITY)", "MAIN SPECIALTY CODE"}},
}...)...)

// tariffNames are the headings of tariffs, of stays and of attendances.
var tariffNames = headings([]tables.Synonyms{
	{Meaning: tariffCodeOfLine, Headings: []string{"HRG CODE", "HRG", "TARIFF CODE", "CODE", "CURRENCY CODE", "HRG4", "HRG4 CODE"}},
	{Meaning: electivePrice, Headings: []string{
		"ELECTIVE SPELL", "ELECTIVE", "ELECTIVE PRICE", "ELECTIVE TARIFF", "ELECTIVE SPELL TARIFF", "ELECTIVE SPELL TARIFF (£)", "ELECTIVE SPELL PRICE", "EL",
		"ELECTIVE INPATIENT", "ORDINARY ELECTIVE SPELL TARIFF", "ORDINARY ELECTIVE",
	}},
	{Meaning: dayCasePrice, Headings: []string{"DAYCASE", "DAY CASE", "DAY CASE PRICE", "DAYCASE PRICE", "DAY CASE TARIFF", "DAYCASE TARIFF", "DAY CASE SPELL TARIFF", "DAY CASE SPELL TARIFF (£)", "DAYCASE SPELL TARIFF (£)", "DC", "DAY CASE SPELL"}},
	{Meaning: combinedPrice, Headings: []string{"COMBINED DAYCASE / ELECTIVE TARIFF (£)", "COMBINED DAY CASE / ELECTIVE TARIFF (£)", "COMBINED DAY CASE / ORDINARY ELECTIVE SPELL TARIFF (£)", "COMBINED DAYCASE/ELECTIVE TARIFF", "COMBINED DAY CASE / ELECTIVE TARIFF"}},
	{Meaning: emergencyPrice, Headings: []string{
		"NONELECTIVE SPELL", "NON ELECTIVE SPELL", "NON-ELECTIVE SPELL", "NONELECTIVE", "NON-ELECTIVE", "NON ELECTIVE", "NON-ELECTIVE SPELL TARIFF", "NON-ELECTIVE SPELL TARIFF (£)",
		"NON-ELECTIVE PRICE", "NON-ELECTIVE TARIFF", "NON ELECTIVE PRICE", "NON ELECTIVE TARIFF", "NONELECTIVE PRICE", "EMERGENCY", "NEL", "EMERGENCY SPELL",
	}},
	{Meaning: procedurePrice, Headings: []string{"OUTPATIENT PROCEDURE", "OUTPATIENT PROCEDURE PRICE", "OUTPATIENT PROCEDURE TARIFF", "OUTPATIENT PROCEDURE TARIFF (£)", "OPPROC", "OP PROCEDURE", "OP PROC"}},
	{Meaning: electiveTrim, Headings: []string{
		"TRIM ELECTIVE DAYS", "ELECTIVE TRIM POINT", "TRIM POINT ELECTIVE", "ELECTIVE LONG STAY TRIMPOINT", "ELECTIVE LONG STAY TRIM POINT (DAYS)", "TRIM ELECTIVE", "ELECTIVE TRIMPOINT", "ELECTIVE LONG STAY TRIMPOINT (DAYS)", "ORDINARY ELECTIVE LONG STAY TRIMPOINT (DAYS)",
		"ORDINARY ELECTIVE LONG STAY TRIM POINT (DAYS)", "ELECTIVE TRIM", "ELECTIVE TRIM DAYS",
	}},
	{Meaning: emergencyTrim, Headings: []string{
		"TRIM NONELECTIVE DAYS", "TRIM NON ELECTIVE DAYS", "TRIM NON-ELECTIVE DAYS", "NON-ELECTIVE TRIM POINT", "TRIM POINT NON-ELECTIVE", "NON-ELECTIVE LONG STAY TRIMPOINT",
		"NON-ELECTIVE LONG STAY TRIM POINT (DAYS)", "NON-ELECTIVE LONG STAY TRIMPOINT (DAYS)", "TRIM NONELECTIVE", "NONELECTIVE TRIM POINT", "NON ELECTIVE TRIM POINT", "NON-ELECTIVE TRIMPOINT", "NON-ELECTIVE TRIM", "NON-ELECTIVE TRIM DAYS",
	}},
	{Meaning: excessDayPrice, Headings: []string{
		"EXCESS BED DAY", "EXCESS BED DAY PRICE", "PER DAY LONG STAY PAYMENT", "PER DAY LONG STAY PAYMENT (FOR DAYS EXCEEDING TRIMPOINT)", "PER DAY LONG STAY PAYMENT (FOR DAYS EXCEEDING TRIMPOINT) (£)",
		"PER DAY LONG STAY PAYMENT (FOR DAYS EXCEEDING TRIM POINT) (£)", "EXCESS DAY", "EXCESS DAY PRICE", "EXCESS BED DAY TARIFF", "XBD", "PRICE OF AN EXCESS DAY",
	}},
	{Meaning: shortStay, Headings: []string{
		"SHORT STAY EMERGENCY MULTIPLIER", "SHORT STAY MULTIPLIER", "SHORT-STAY MULTIPLIER", "SHORT-STAY EMERGENCY MULTIPLIER", "SHORT STAY EMERGENCY",
		"% APPLIED IN CALCULATION OF REDUCED SHORT STAY EMERGENCY TARIFF", "REDUCED SHORT STAY EMERGENCY TARIFF %", "SHORT STAY",
	}},
	{Meaning: tables.FunctionCode, Headings: append(tables.HeadingsOf(tables.FunctionCode, tables.SpecialtyCode), "FUNCTION")},
	{Meaning: firstPrice, Headings: []string{"FIRST", "FIRST ATTENDANCE", "FIRST PRICE", "FIRST ATTENDANCE PRICE", "FIRST ATTENDANCE TARIFF", "FIRST TARIFF", "OPFA", "FIRST ATTENDANCE SINGLE PROFESSIONAL", "FIRST OUTPATIENT"}},
	{Meaning: followUpPrice, Headings: []string{
		"FOLLOWUP", "FOLLOW UP", "FOLLOW-UP", "FOLLOW UP PRICE", "FOLLOW-UP PRICE", "FOLLOW UP ATTENDANCE", "FOLLOW-UP ATTENDANCE", "FOLLOW-UP ATTENDANCE PRICE", "FOLLOW UP TARIFF",
		"FOLLOW-UP TARIFF", "FOLLOW UP ATTENDANCE PRICE", "FOLLOWUP PRICE", "OPFUP", "FOLLOW UP ATTENDANCE SINGLE PROFESSIONAL",
	}},
}...)

// practiceNames are the headings of a table of practices with their commissioner.
var practiceNames = headings([]tables.Synonyms{
	{Meaning: practiceOfTable, Headings: append(tables.HeadingsOf(tables.PracticeCode), "PRACTICE", "GP PRACTICE", "ORGANISATION CODE", "CODE")},
	{Meaning: commissionerOf, Headings: []string{
		"COMMISSIONER", "COMMISSIONER CODE", "ORGANISATION IDENTIFIER (CODE OF COMMISSIONER)", "ORGANISATION CODE (CODE OF COMMISSIONER)", "PCT", "PCT CODE", "CCG", "CCG CODE", "PARENT ORGANISATION CODE",
	}},
}...)

// contractNames are the headings of a table of discounts and market forces factors.
var contractNames = headings([]tables.Synonyms{
	{Meaning: providerOfTable, Headings: tables.HeadingsOf(tables.Providers...)},
	{Meaning: functionOfTable, Headings: tables.HeadingsOf(tables.Specialties...)},
	{Meaning: marketForcesOf, Headings: append(tables.HeadingsOf(tables.MarketForces), "MARKET FORCES")},
	{Meaning: discountPercent, Headings: []string{"AGREED DISCOUNT PCT", "DISCOUNT PCT", "DISCOUNT PERCENT", "AGREED DISCOUNT PERCENT", "DISCOUNT %", "AGREED DISCOUNT %", "DISCOUNT (%)", "AGREED DISCOUNT (%)"}},
	{Meaning: discount, Headings: []string{"DISCOUNT", "AGREED DISCOUNT"}},
}...)
