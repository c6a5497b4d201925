package main

// spending is a line without activity. Its comment may have several lines.
type spending struct {
	id, name, comment string
	budget, spent     int64 // £
	forecast          string
}

// spendings are what is paid by use or by decision. The reserve's budget is
// what is left once every other line has its own.
var spendings = []spending{
	{"prescribing", "GP prescribing", "paid by the item: a switch of medicine saves at once, whatever hospitals are paid", 56_000_000, 38_416_200, ""},
	{"high-cost-drugs", "High-cost drugs and devices", "passed on by the hospitals at what they cost, outside every contract above", 14_200_000, 10_522_700, ""},
	{"continuing-care", "Continuing care placements", "the finance team knows of packages that begin in January, hence an amount", 13_600_000, 9_748_200, "{amount: 15_370_000}"},
	{"nursing-care", "Funded nursing care", "", 3_400_000, 2_301_900, ""},
	{"individual-requests", "Individual funding requests", "decided by a panel, patient by patient", 900_000, 611_400, ""},
	{"grants", "Grants to voluntary groups", "", 1_250_000, 839_000, "plan"},
	{"investments", "New schemes not yet begun", "a decision: what is not begun is not spent", 3_100_000, 702_500, "{amount: 2_350_000}"},
	{"running-costs", "Running costs", "pay and premises of the PCT itself", 8_300_000, 5_468_000, "{amount: 8_120_000}"},
	{"reserve", "Contingency reserve (set aside, not a saving)", "for what nobody could foresee. What is left of it already lessens the deficit, so it can't be saved again.\nIts budget is what is left of the 557_000_000 when every other line has its own", 0, 486_000, "{amount: 1_050_000}"},
}
