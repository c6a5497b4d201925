package main

// service is a line of activity that no stream of referrals leads to, or that
// patients have instead. Prices are examples.
type service struct {
	id, name, specialty, tfc, pod string
	price                         float64 // £ a unit
	perYear                       float64 // units to be expected in the year, about
	savings                       float64 // as in line
	how                           manner
}

// manner is how a service spreads over the year, and how it is reported.
type manner int

const (
	usual         manner = iota // as its point of delivery
	everyDay                    // weekends too
	busyInWinter                // weekends too, and more in winter
	alike                       // as much in every week
	total                       // reported as a total
	everyDayTotal               // weekends too, reported as a total
)

// services are what each provider does besides.
var services = map[string][]service{
	"midshire": {
		{"medicine-emergency", "Medical emergencies", "General medicine", "300", "non_elective", 2_150, 3_900, 0.08, usual},
		{"surgery-emergency", "Surgical emergencies", "General surgery", "100", "non_elective", 2_350, 1_310, 0, usual},
		{"fractures", "Fractures and falls", "Orthopaedics", "110", "non_elective", 3_900, 690, 0, usual},
		{"children-emergency", "Children's emergencies", "Paediatrics", "420", "non_elective", 1_150, 790, 0, usual},
		{"short-stay", "Short-stay emergencies", "General medicine", "300", "non_elective", 600, 2_600, 0, usual},
		{"ae-standard", "A&E standard", "A&E", "180", "accident_and_emergency", 87, 19_500, 0, usual},
		{"ae-high", "A&E high cost", "A&E", "180", "accident_and_emergency", 117, 9_200, 0, usual},
		{"critical-care", "Critical care bed days", "Critical care", "192", "critical_care", 1_250, 2_650, 0, usual},
		{"births", "Births", "Maternity", "501", "other", 1_850, 1_180, 0, everyDay},
		{"antenatal", "Antenatal clinics", "Maternity", "501", "follow_up", 98, 7_600, 0, usual},
		{"rehabilitation", "Rehabilitation bed days", "Older people", "314", "other", 212, 12_350, 0, everyDay},
		{"excess-days", "Excess bed days", "All specialties", "", "other", 226, 9_100, 0, everyDay},
		{"procedures", "Procedures in clinic", "All specialties", "", "outpatient_procedure", 136, 12_400, 0, usual},
		{"chemotherapy", "Chemotherapy day cases", "Cancer care", "370", "day_case", 410, 2_900, 0, usual},
		{"imaging", "Scans and X-rays for GPs", "Diagnostics", "812", "diagnostic", 74, 21_500, 0, usual},
		{"pathology", "Blood tests for GPs", "Diagnostics", "", "diagnostic", 3.10, 424_000, 0, usual},
	},
	"eastmoor": {
		{"medicine-emergency", "Medical emergencies", "General medicine", "300", "non_elective", 2_150, 9_700, 0.115, usual},
		{"cardiology-emergency", "Heart emergencies", "Cardiology", "320", "non_elective", 2_600, 2_050, 0, usual},
		{"surgery-emergency", "Surgical emergencies", "General surgery", "100", "non_elective", 2_350, 3_500, 0.05, usual},
		{"fractures", "Fractures and falls", "Orthopaedics", "110", "non_elective", 3_900, 2_050, 0, usual},
		{"children-emergency", "Children's emergencies", "Paediatrics", "420", "non_elective", 1_150, 2_500, 0, usual},
		{"gynaecology-emergency", "Gynaecology emergencies", "Gynaecology", "502", "non_elective", 1_250, 950, 0, usual},
		{"short-stay", "Short-stay emergencies", "General medicine", "300", "non_elective", 600, 6_900, 0.15, usual},
		{"births", "Births", "Maternity", "501", "other", 1_850, 4_320, 0, everyDay},
		{"antenatal", "Antenatal clinics", "Maternity", "501", "follow_up", 98, 27_500, 0, usual},
		{"ae-minor", "A&E minor", "A&E", "180", "accident_and_emergency", 59, 15_400, 0.15, usual},
		{"ae-standard", "A&E standard", "A&E", "180", "accident_and_emergency", 87, 34_600, 0.08, usual},
		{"ae-high", "A&E high cost", "A&E", "180", "accident_and_emergency", 117, 19_800, 0, usual},
		{"critical-care", "Critical care bed days", "Critical care", "192", "critical_care", 1_290, 7_300, 0, usual},
		{"cots", "Newborn care cot days", "Critical care", "422", "critical_care", 520, 4_100, 0, usual},
		{"stroke", "Stroke rehabilitation days", "Older people", "314", "other", 218, 13_600, 0, everyDay},
		{"excess-days", "Excess bed days", "All specialties", "", "other", 226, 18_800, 0, everyDay},
		{"procedures", "Procedures in clinic", "All specialties", "", "outpatient_procedure", 138, 27_500, 0, usual},
		{"therapy", "Therapy clinics", "All specialties", "650", "follow_up", 46, 31_000, 0, usual},
		{"radiotherapy", "Radiotherapy sessions", "Cancer care", "800", "other", 135, 20_500, 0, usual},
		{"chemotherapy", "Chemotherapy day cases", "Cancer care", "370", "day_case", 455, 10_900, 0, usual},
		{"imaging", "Scans and X-rays for GPs", "Diagnostics", "812", "diagnostic", 76, 54_000, 0, usual},
		{"pathology", "Blood tests for GPs", "Diagnostics", "", "diagnostic", 3.20, 1_120_000, 0, usual},
	},
	"valley": {
		{"ent-clinic", "ENT clinic", "ENT", "", "community", 58, 2_900, 0, usual},
		{"skin-clinic", "Skin clinic", "Dermatology", "", "community", 62, 4_100, 0, usual},
		{"msk-clinic", "Joint and muscle clinic", "Orthopaedics", "", "community", 54, 15_600, 0, usual},
		{"gynae-clinic", "Women's health clinic", "Gynaecology", "", "community", 66, 2_300, 0, usual},
		{"nursing", "District nursing visits", "Community", "", "community", 38, 412_000, 0, usual},
		{"health-visiting", "Health visiting", "Community", "", "community", 46, 121_000, 0, usual},
		{"therapy", "Therapists' visits", "Community", "", "community", 44, 188_000, 0, usual},
		{"podiatry", "Podiatry", "Community", "", "community", 32, 94_000, 0, usual},
		{"sexual-health", "Sexual health clinics", "Community", "", "community", 85, 31_000, 0, usual},
		{"beds", "Community hospital bed days", "Community", "", "community", 235, 42_500, 0, everyDay},
		{"minor-injuries", "Minor injuries unit", "A&E", "", "accident_and_emergency", 52, 46_000, 0, usual},
	},
	"mental-health": {
		{"beds", "Mental health bed days", "Mental health", "", "other", 292, 47_500, 0, everyDay},
		{"adults", "Adult community contacts", "Mental health", "", "community", 128, 158_000, 0, usual},
		{"older", "Older people's contacts", "Mental health", "", "community", 122, 66_000, 0, usual},
		{"children", "Child and family contacts", "Mental health", "", "community", 141, 38_000, 0, usual},
		{"crisis", "Crisis and home treatment visits", "Mental health", "", "community", 188, 23_500, 0, everyDay},
		{"talking", "Talking therapies", "Mental health", "", "community", 74, 51_000, 0, usual},
		{"learning-disability", "Learning disability placement days", "Learning disability", "", "other", 318, 38_700, 0, everyDayTotal},
	},
	"ambulance": {
		{"999", "999 responses", "Ambulance", "", "other", 186, 38_400, 0, busyInWinter},
		{"transport", "Patient transport journeys", "Ambulance", "", "other", 18, 62_000, 0, total},
	},
	"specialised": {
		{"heart", "Heart operations", "Specialised", "170", "elective", 9_800, 640, 0, usual},
		{"brain", "Neurosurgery", "Specialised", "150", "elective", 7_600, 560, 0, usual},
		{"dialysis", "Dialysis sessions", "Specialised", "361", "other", 152, 27_000, 0, alike},
		{"intensive", "Children's intensive care days", "Specialised", "192", "critical_care", 1_480, 3_500, 0, usual},
		{"transplants", "Transplants", "Specialised", "", "elective", 28_000, 165, 0, usual},
		{"secure", "Secure unit bed days", "Specialised", "", "other", 438, 14_300, 0, everyDay},
		{"outpatient", "Specialised outpatients", "Specialised", "", "other", 212, 17_300, 0, usual},
	},
	"primary-care": {
		{"gp", "GP consultations", "Primary care", "", "other", 24.60, 1_840_000, 0, usual},
		{"dental", "Dental units of activity", "Primary care", "", "other", 27, 562_000, 0, total},
		{"pharmacy", "Pharmacy items dispensed", "Primary care", "", "other", 1.72, 5_520_000, 0, usual},
		{"eyes", "Sight tests", "Primary care", "", "other", 23, 93_000, 0, total},
	},
}

// provide adds a provider's services.
func (y *year) provide(provider string) {
	for _, s := range services[provider] {
		l := line{
			id: provider + "-" + s.id, provider: provider, name: s.name, specialty: s.specialty, tfc: s.tfc, pod: s.pod,
			price: s.price, perYear: s.perYear, savings: s.savings, totalOnly: s.how == total || s.how == everyDayTotal,
		}
		switch s.how {
		case everyDay, everyDayTotal:
			l.rhythm, l.profile = steady, "calendar_days"
		case busyInWinter:
			l.rhythm, l.profile = emergency, "calendar_days"
		case alike:
			l.profile = "flat"
		}
		y.add(l)
	}
}
