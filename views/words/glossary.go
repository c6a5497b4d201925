package words

// Term is a word of the field, with what it means to somebody who has not met it.
type Term struct {
	Word  string
	Also  string // what else it is called; may be empty
	Means string // one or two sentences
}

// Glossary explains the words that the screens and the contracts use, in the
// order of the alphabet.
func Glossary() []Term {
	return []Term{
		{"as contracted", "", "By the contracts that are signed and in force, with what they fix and what they leave open."},
		{"backfill", "", "A place that one patient leaves free is taken by the next in the queue. The hospital is paid for that one instead, so less is saved."},
		{"blended payment", "aligned payment", "Part of it is a fixed sum, and a share of the price is added or taken off where there are more or fewer patients than planned."},
		{"block", "block contract", "A fixed sum for the year, whether more patients come or fewer. Fewer referrals save nothing, and more cost nothing."},
		{"cap", "ceiling; its opposite is a floor or collar", "The most that a contract pays. Above it more patients cost nothing more, and fewer save nothing until the bill comes below it."},
		{"comes back", "", "Patients who are not sent now, and are sent later after all: much of what is put off to April comes back then."},
		{"commissioner", "primary care trust, PCT; integrated care board, ICB", "Who pays for the care of the people of a district, and signs the contracts with hospitals."},
		{"cost and volume", "", "A sum for an agreed number of patients. Each one above it is paid at a part of the price; for each one below it a part may come back."},
		{"cost per case", "Payment by Results, PbR", "The hospital is paid the price of each patient whom it treats. No patient, no bill."},
		{"deficit", "over budget", "What the year's spending is above the budget. If it is below, that is a surplus."},
		{"marginal rate", "", "The part of the price that is paid above an agreed level. In 2010/11 it was 30% for emergencies above those of 2008/09, so one fewer saves only 30%."},
		{"market forces factor", "MFF", "What a hospital's prices are multiplied by, since staff and buildings cost more in some places: at 1.04 every price is 4% higher."},
		{"month 8 report", "", "The accounts from April to the end of November, the eighth month. They are ready in December, when 17 weeks are left."},
		{"outturn", "forecast outturn, FOT", "What the whole year comes to in the end. The forecast outturn is what it is heading for."},
		{"plan", "", "How many patients were agreed at the start of the year, and what they would cost."},
		{"point of delivery", "POD", "The kind of care that is counted and priced: a first attendance, a follow-up, a day case, a planned admission, an emergency, a visit to A&E."},
		{"run rate", "", "The pace so far. “If nothing changes” goes on at it until 31 March."},
		{"stream", "referral stream", "The referrals of one specialty to one hospital, with all that follows from them."},
		{"tariff", "", "The list of prices: so much for each kind of visit or operation, multiplied by the hospital's market forces factor."},
		{"year-end settlement", "year-end deal", "A sum that both sides agree for the whole year, for what is done and what is still to come. From then on it is a block."},
	}
}
